"""The treaty in the window: a provision with all that bears on it, the map of chapters, and the ways between them."""

from __future__ import annotations

from uuid import uuid4

from driving import Driver
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QStandardItem
from PySide6.QtTest import QAbstractItemModelTester, QTest
from test_accessible import nameless

from workbench.assessing.coverage import COLUMNS
from workbench.domain.change import ChangeSet, Create
from workbench.domain.provision import from_code
from workbench.domain.query import Among, OneOf
from workbench.domain.records import Issue, Position, Recommendation
from workbench.domain.types import Chosen, Parallel
from workbench.settings import TEXT_SIZE
from workbench.ui.forms.provisions import ProvisionsEditor
from workbench.ui.places import Place
from workbench.ui.treaty.coverage import CoverageMap
from workbench.ui.treaty.lens import LensView
from workbench.ui.treaty.page import TreatyPage

SPS = "Comité de Medidas Sanitarias y Fitosanitarias"


def page(driver: Driver) -> TreatyPage:
    found = driver.window.current_page()
    assert isinstance(found, TreatyPage)
    return found


def looked(driver: Driver, words: str) -> LensView:
    """The lens of a provision that was typed."""
    driver.command("go-treaty")
    view = page(driver).lens
    driver.retype(view.line, words)
    driver.keys("Return", view.line)
    return view


def mapped(driver: Driver) -> CoverageMap:
    driver.window.go(Place("treaty", "coverage"))
    driver.still()
    return page(driver).coverage


def branches(view: LensView) -> dict[str, QStandardItem]:
    model = view.tree.tree_model
    items = [model.item(row) for row in range(model.rowCount())]
    return {item.text().rsplit(" (", 1)[0]: item for item in items}


def titles(branch: QStandardItem) -> list[str]:
    return [branch.child(row).text().split("  ", 1)[-1] for row in range(branch.rowCount())]


def opened(driver: Driver, view: LensView, item: QStandardItem) -> None:
    """Goes to a line and presses Enter."""
    view.tree.setFocus()
    view.tree.setCurrentIndex(item.index())
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    driver.still()


def test_a_provision_in_any_spelling(driver: Driver) -> None:
    for words in ("9.17", "art. 9.17 T-MEC", "USMCA 9.17"):
        view = looked(driver, words)
        assert view.heading.text() == f"Art. 9.17 · {SPS}"
    QAbstractItemModelTester(view.tree.tree_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = branches(view)
    assert titles(found["Órganos"]) == [SPS]
    duty = found["Órganos"].child(0)
    assert duty.child(0).text().startswith("Reuniones: ") and "celebradas" in duty.child(0).text()
    assert any(duty.child(n).text().startswith("Mandato: ") for n in range(duty.rowCount()))
    assert "Se opone" in found["Posiciones"].child(0, 1).text()
    assert found["Posiciones"].child(0, 2).text() == "Medidas sanitarias y fitosanitarias"


def test_a_chapter_says_through_which_article_and_leads_to_it(driver: Driver) -> None:
    view = looked(driver, "capítulo 9")
    assert branches(view)["Órganos"].child(0, 2).text() == "por Art. 9.17"
    buttons = {b.text(): b for b in view.part_buttons()}
    assert list(buttons) == ["Art. 9.9 (3)", "Art. 9.17 (4)", "Art. 9.18 (2)", "Art. 9.19 (1)"]
    driver.click(buttons["Art. 9.17 (4)"])
    assert view.heading.text().startswith("Art. 9.17")
    driver.command("back")
    assert view.heading.text().startswith("Cap. 9")


def test_every_line_opens_its_record_and_a_branch_its_list(driver: Driver) -> None:
    view = looked(driver, "9.17")
    opened(driver, view, branches(view)["Preocupaciones"].child(0))
    assert driver.form().record.title.es == "Tiempos de espera de las autorizaciones mexicanas"  # type: ignore[union-attr]
    driver.command("back")
    opened(driver, view, branches(view)["Recomendaciones"])
    listed = driver.window.current_page()
    condition = listed.pane().view.conditions[0]  # type: ignore[union-attr]
    assert isinstance(condition, OneOf) and condition.name == "Recomendaciones · Art. 9.17"
    assert len(listed.pane().model.ids) == 3  # type: ignore[union-attr]


def test_estimates_never_look_like_what_was_said_and_what_is_reserved_stands_under_it(driver: Driver) -> None:
    view = looked(driver, "9.17")
    issue = view.shown.sections[2].uids[0]  # type: ignore[union-attr]
    actors = {r.acronym: r.uid for r in actors_of(driver)}  # type: ignore[attr-defined]
    common = {"on": Parallel("Reuniones"), "issue": issue, "actor": actors["CA"]}
    made = (
        Position(uid=str(uuid4()), **common, standing=Chosen("stated"), red_line=Parallel("Una reunión al año.")),
        Position(uid=str(uuid4()), **common, standing=Chosen("estimate")),
    )
    driver.window.bench.commit(ChangeSet(tuple(map(Create, made)), "posiciones"))
    QTest.qWait(80)
    driver.still()
    lines = {branches(view)["Posiciones"].child(n).index().siblingAtColumn(1).data(): n for n in range(3)}
    said, guessed = (next(n for words, n in lines.items() if "Canadá" in words and mark in words) for mark in MARKS)
    branch = branches(view)["Posiciones"]
    assert not branch.child(said).font().italic() and branch.child(said).icon().isNull()
    assert branch.child(guessed).font().italic() and not branch.child(guessed).icon().isNull()
    assert branch.child(said).foreground() != branch.child(guessed).foreground()
    assert branch.child(said).child(0).text() == "Línea roja: Una reunión al año."
    assert guessed == said + 1


MARKS = ("Expresada", "Estimación")


def actors_of(driver: Driver) -> list[object]:
    found: list[object] = []
    driver.window.jobs.read(lambda reader: list(reader.all("actor")), found.extend)
    driver.still()
    return found


def test_words_that_name_no_provision_say_so_beside_the_field(driver: Driver) -> None:
    view = looked(driver, "Cofepris")
    assert "no nombra ninguna disposición" in view.told.text() and view.line.property("wrong") == "true"
    assert view.heading.isHidden() and view.hint.isVisible()
    looked(driver, "21.4")
    assert view.line.property("wrong") == "false" and "Ningún registro trata de Art. 21.4" in view.hint.text()
    assert [b.text() for b in view.part_buttons()] == ["Cap. 21 (1)"]


def test_the_map_shows_gaps_and_opens_lists(driver: Driver) -> None:
    view = mapped(driver)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert cells(view, "Cap. 9") == ["1", "3", "1", "–", "2", "1", "2"]
    assert cells(view, "Cap. 14") == ["–"] * len(COLUMNS)
    view.lacking.setCurrentIndex(view.lacking.findData("position"))
    driver.still()
    assert row_of(view, "Cap. 14") >= 0 and row_of(view, "Cap. 9") < 0
    view.lacking.setCurrentIndex(0)
    driver.still()

    pressed(driver, view, "Cap. 9", 2 + COLUMNS.index("recommendation"))
    listed = driver.window.current_page()
    assert len(listed.pane().model.ids) == 3  # type: ignore[union-attr]
    view = mapped(driver)
    pressed(driver, view, "Cap. 14", 2 + COLUMNS.index("recommendation"))
    condition = listed.pane().view.conditions[0]  # type: ignore[union-attr]
    assert condition == Among("provisions", ("14",)) and not listed.pane().model.ids  # type: ignore[union-attr]
    view = mapped(driver)
    pressed(driver, view, "Cap. 14", 0)
    assert page(driver).lens.heading.text().startswith("Cap. 14 · Inversión")


def test_a_gap_closes_when_a_record_names_the_chapter(driver: Driver) -> None:
    view = mapped(driver)
    made = Recommendation(uid=str(uuid4()), title=Parallel("Invertir"), provisions=(from_code("14.3"),))
    driver.window.bench.commit(ChangeSet((Create(made),), "recomendación"))
    QTest.qWait(80)
    driver.still()
    assert cells(view, "Cap. 14")[1] == "1"


def cells(view: CoverageMap, name: str) -> list[str]:
    row = row_of(view, name)
    return [view.model.item(row, at).text() for at in range(2, view.model.columnCount())]


def row_of(view: CoverageMap, name: str) -> int:
    return next((n for n in range(view.model.rowCount()) if view.model.item(n, 0).text() == name), -1)


def pressed(driver: Driver, view: CoverageMap, name: str, column: int) -> None:
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(row_of(view, name), column, QModelIndex()))
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    driver.still()


def test_the_provisions_of_a_form_lead_to_their_lenses(driver: Driver) -> None:
    made = Issue(uid=str(uuid4()), title=Parallel("Plazos"), provisions=(from_code("9.17"), from_code("annex 4-B")))
    driver.window.bench.commit(ChangeSet((Create(made),), "tema"))
    driver.still()
    driver.window.go(Place("issues", "issue", made.uid))
    driver.still()
    editor = driver.form().rows["provisions"].editor
    assert isinstance(editor, ProvisionsEditor)
    menu = editor.menu()
    assert [a.text() for a in menu.actions()] == ["Art. 9.17", "Anexo 4-B"]
    menu.actions()[1].trigger()
    driver.still()
    assert page(driver).lens.heading.text() == "Anexo 4-B"
    menu.deleteLater()


def test_the_lens_is_there_again_in_another_size_of_text_and_everything_has_a_name(driver: Driver) -> None:
    looked(driver, "9.17")
    mapped(driver)
    driver.settings.set(TEXT_SIZE, 200)
    driver.window.rebuild()
    driver.still()
    assert nameless(QAccessible.queryAccessibleInterface(driver.window)) == []
    driver.window.go(Place("treaty", "lens"))
    driver.still()
    view = page(driver).lens
    assert view.heading.text().startswith("Art. 9.17") and view.tree.isColumnHidden(2)
    assert branches(view)["Posiciones"].child(0, 1).text().endswith(" · Medidas sanitarias y fitosanitarias")
    assert nameless(QAccessible.queryAccessibleInterface(driver.window)) == []
    assert page(driver).panes() == [view.line, view.tree]

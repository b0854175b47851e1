"""The evolution of positions in the window: its lines and alarms in words, where they lead, the ways there."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QStandardItem
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton
from test_accessible import nameless

from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Actor, Citation, Issue, Position, Source
from workbench.domain.types import Chosen, Parallel
from workbench.settings import TEXT_SIZE
from workbench.ui.evolution.view import EvolutionView
from workbench.ui.forms.history import HistoryDialog
from workbench.ui.matrix.page import IssuesPage
from workbench.ui.places import Place


def commit(driver: Driver, *edits: Create | Update) -> None:
    driver.window.bench.commit(ChangeSet(edits, "prueba"))
    driver.still()


@pytest.fixture
def positions(driver: Driver) -> list[Position]:
    """Two positions of one actor on an issue; the first moved, with a source."""
    issue = Issue(uid=str(uuid4()), title=Parallel("Tema movido"))
    actor = Actor(uid=str(uuid4()), title=Parallel("Actor que se mueve"))
    source = Source(uid=str(uuid4()), title="Acta de la ronda")
    made = [
        Position(uid=str(uuid4()), on=Parallel(on), issue=issue.uid, actor=actor.uid, target=Parallel("10 %"))
        for on in ("Cuota", "Plazo")
    ]
    everything = tuple(map(Create, (issue, actor, source, *made)))
    driver.window.bench.commit(ChangeSet(everything, "importado", kind="import"))
    cited = Citation(uid=str(uuid4()), record=made[0].uid, field="stance", source=source.uid)
    commit(driver, Update(made[0].uid, 1, {"target": Parallel("9 %"), "stance": Chosen("opposes")}), Create(cited))
    return made


def view(driver: Driver) -> EvolutionView:
    page = driver.window.current_page()
    assert isinstance(page, IssuesPage) and page.evolution.isVisible()
    return page.evolution


def looked(driver: Driver, uid: str) -> EvolutionView:
    driver.window.go(Place("issues", "evolution", uid))
    driver.still()
    return view(driver)


def texts(item: QStandardItem) -> list[str]:
    return [item.child(row, 0).text() for row in range(item.rowCount())]


def test_lines_tell_what_changed_and_alarms_stand_in_words(driver: Driver, positions: list[Position]) -> None:
    commit(driver, Update(positions[1].uid, 1, {"target": Parallel("8 %")}))
    shown = looked(driver, positions[0].issue)
    QAbstractItemModelTester(shown.tree.tree_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model = shown.tree.tree_model
    assert model.rowCount() == 2 and "Actor que se mueve · Plazo" in model.item(1, 0).text()
    assert shown.told.text().startswith("2 cambios, 1 alarma por resolver.")
    plazo = model.item(1, 0)
    last = plazo.rowCount() - 1
    assert plazo.child(last, 1).text() == "Objetivo de negociación: 10 % → 8 %"
    assert plazo.child(last, 2).text() == "Sin motivo ni fuente: Objetivo de negociación"
    assert not plazo.child(last, 2).icon().isNull()
    parts = texts(plazo.child(last, 0))
    assert parts[0].startswith("Sin motivo ni fuente") and parts[-1].startswith("Lo escribió")
    assert shown.tree.isExpanded(plazo.child(last, 0).index()), "what is wrong stands open"
    assert nameless(QAccessible.queryAccessibleInterface(shown)) == []


def test_a_line_opens_its_change_and_a_source_its_record(driver: Driver, positions: list[Position]) -> None:
    shown = looked(driver, positions[0].uid)
    branch = shown.tree.tree_model.item(0, 0)
    line = branch.child(branch.rowCount() - 1, 0)
    assert "Fuente: Acta de la ronda" in texts(line)
    pressed(driver, shown, line)
    dialog = shown.findChild(HistoryDialog)
    assert dialog is not None and dialog.table.rowCount() == 1
    dialog.reject()
    driver.still()
    pressed(driver, shown, line.child(texts(line).index("Fuente: Acta de la ronda"), 0))
    assert driver.form().type.name == "source"


def pressed(driver: Driver, shown: EvolutionView, item: QStandardItem) -> None:
    shown.tree.setFocus()
    shown.tree.expand(item.index().parent())
    shown.tree.setCurrentIndex(item.index())
    QTest.keyClick(shown.tree, Qt.Key.Key_Return)
    driver.still()


def test_it_is_reached_from_the_form_from_a_cell_and_by_its_key(driver: Driver, positions: list[Position]) -> None:
    driver.window.go(Place("issues", "position", positions[1].uid))
    driver.still()
    button = next(b for b in driver.form().header.findChildren(QToolButton) if b.accessibleName() == "Evolución")
    driver.click(button)
    assert view(driver).wanted == positions[1].uid
    driver.window.go(Place("issues", "matrix"))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, IssuesPage)
    driver.click(page.matrix.everybody)
    cell = next(
        page.matrix.model.item(row, column)
        for row in range(page.matrix.model.rowCount())
        for column in range(page.matrix.model.columnCount())
        if "Actor que se mueve · Tema movido" in page.matrix.model.item(row, column).accessibleText()
    )
    page.matrix.table.setCurrentIndex(cell.index())
    driver.command("evolution")
    assert len(view(driver).found) == 2, "both positions of the cell"
    driver.window.back()
    driver.still()
    action = next(a for a in page.matrix.table.actions() if isinstance(a, QAction) and a.text() == "Evolución")
    action.trigger()
    driver.still()
    assert len(view(driver).found) == 2


def test_another_is_chosen_above_and_a_change_shows_at_once(driver: Driver, positions: list[Position]) -> None:
    shown = looked(driver, "")
    assert "Elija una posición" in shown.told.text()
    driver.retype(shown.picker.line, "Tema movido")
    QTest.keyClick(shown.picker.line, Qt.Key.Key_Tab)
    driver.still()
    assert shown.wanted == positions[0].issue and len(shown.found) == 2
    commit(driver, Update(positions[1].uid, 1, {"target": Parallel("7 %")}))
    told = [s.new for one in shown.found for line in one.lines if line.kind == "move" for s in line.shifts]
    assert Parallel("7 %") in told


def test_the_why_of_a_move_is_a_field_of_the_form(driver: Driver, positions: list[Position]) -> None:
    commit(driver, Update(positions[1].uid, 1, {"target": Parallel("8 %")}))
    driver.window.go(Place("issues", "position", positions[1].uid))
    driver.still()
    line = driver.form().rows["reason"].editor.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    driver.retype(line, "Lo pidio la industria")
    driver.form().flush()
    driver.still()
    shown = looked(driver, positions[1].uid)
    assert "0 alarmas" in shown.told.text()
    branch = shown.tree.tree_model.item(0, 0)
    assert "Motivo: Lo pidio la industria" in texts(branch.child(branch.rowCount() - 1, 0))


def test_a_move_made_in_the_form_empties_the_reason_of_the_one_before(
    driver: Driver, positions: list[Position]
) -> None:
    commit(driver, Update(positions[1].uid, 1, {"reason": "Instrucción"}))
    driver.window.go(Place("issues", "position", positions[1].uid))
    driver.still()
    form = driver.form()
    line, target = form.rows["reason"].editor.findChild(QLineEdit), form.rows["target"].editor.findChild(QPlainTextEdit)
    assert isinstance(line, QLineEdit) and line.text() == "Instrucción" and isinstance(target, QPlainTextEdit)
    driver.retype(target, "5 %")
    form.flush()
    driver.still()
    assert line.text() == "" and form.record is not None
    driver.window.undo()
    driver.still()
    assert line.text() == "Instrucción", "one undo gives both back"


def test_of_very_many_positions_those_that_moved_are_shown(driver: Driver, positions: list[Position]) -> None:
    more = [replace(positions[0], uid=str(uuid4()), on=Parallel(f"Punto {n}")) for n in range(120)]
    commit(driver, *map(Create, more))
    commit(driver, Update(more[-1].uid, 1, {"target": Parallel("8 %")}))
    shown = looked(driver, positions[0].issue)
    assert len(shown.found) == 100 and "Se muestran 100 de 122 posiciones" in shown.told.text()
    assert {positions[0].uid, more[-1].uid} <= {one.position.uid for one in shown.found[:2]}


def test_it_is_there_again_in_another_size_of_text(driver: Driver, positions: list[Position]) -> None:
    looked(driver, positions[0].uid)
    driver.window.settings.set(TEXT_SIZE, 200)
    driver.window.rebuild()
    driver.still()
    assert view(driver).wanted == positions[0].uid and view(driver).found

"""The review of an import by keys alone: what is asked is answered when the person says so, not before."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QLabel
from test_import_story import flow, imports, written

from workbench.domain.records import Issue
from workbench.i18n import Language
from workbench.settings import LANGUAGE, TEXT_SIZE
from workbench.store.dossier import open_dossier
from workbench.ui.forms.editors import Combo
from workbench.ui.help import KeysDialog
from workbench.ui.widgets.text import Line

_STATUS = (("TEMA", "ESTATUS"), ("Vidrio", "Suspendidísimo"))
_DATES = (
    ("TEMA", "FECHA COMPROMISO"),
    ("Vidrio", "03/04/2027"),
    ("Papel", "05/06/2027"),
    ("Resina", "05/06/2027"),
)


def test_arrows_only_look_and_enter_answers(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "e.xlsx", *_STATUS))
    work = flow(driver)
    (card,) = work.questions.cards()
    combo = card.editor
    assert isinstance(combo, Combo) and combo.hasFocus()
    driver.keys("Down")
    driver.keys("Down")
    assert combo.currentIndex() == 2 and combo.hasFocus() and not work.waiting.answers and work.questions.cards()
    driver.keys("Esc")
    assert combo.currentIndex() == 0 and not card.is_answered
    driver.keys("Down")
    driver.keys("Tab")  # who goes elsewhere has answered nothing
    assert combo.currentIndex() == 0 and not work.waiting.answers and not combo.hasFocus()
    combo.setFocus()
    driver.keys("Down")
    driver.keys("Down")
    said = combo.currentData()
    driver.keys("Return")
    assert not work.questions.cards() and work.waiting.options.answers == {"Matriz!B2": said}
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_a_choice_is_made_in_the_open_list(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "e.xlsx", *_STATUS))
    work = flow(driver)
    combo = work.questions.cards()[0].editor
    assert isinstance(combo, Combo)
    driver.keys("Down")
    driver.keys("Alt+Down")
    assert combo.view().isVisible()
    driver.keys("Down", combo.view())
    said = combo.itemData(combo.view().currentIndex().row())
    assert not work.waiting.answers
    driver.keys("Return", combo.view())
    assert work.waiting.options.answers == {"Matriz!B2": said}
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_arrows_only_look_under_tables_too(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "e.xlsx", *_STATUS))
    work, tables = flow(driver), flow(driver).tables
    work.tabs.setCurrentWidget(tables)
    tables.type.setFocus()
    driver.keys("Down")
    assert tables.type.currentIndex() == 1 and not work.waiting.is_decided and not work.waiting.past
    driver.keys("Tab")
    assert tables.type.currentIndex() == 0 and not work.waiting.past
    tables.language.setFocus()
    driver.keys("Down")
    driver.keys("Return")
    assert work.waiting.options.language == tables.language.currentData() is not None
    head = tables.model.item(0)
    tables.tree.setFocus()
    tables.tree.setCurrentIndex(head.child(1, 1).index())
    driver.keys("F2")
    box = next(b for b in tables.tree.findChildren(QComboBox) if b.isVisible())
    before = len(work.waiting.past)
    driver.keys("Down", box)
    driver.keys("Down", box)
    assert box.isVisible() and len(work.waiting.past) == before
    driver.keys("Tab", box)
    driver.keys("Esc")
    assert len(work.waiting.past) == before
    tables.tree.setCurrentIndex(tables.model.item(0).child(1, 1).index())
    driver.keys("F2")
    box = next(b for b in tables.tree.findChildren(QComboBox) if b.isVisible())
    driver.keys("Down", box)
    said = box.currentData()
    driver.keys("Return", box)
    assert len(work.waiting.past) == before + 1 and work.waiting.options.columns == {"Matriz!B1": said}
    driver.answers.choices = [1]
    driver.click(work.discard)


@pytest.mark.parametrize("by_key", [True, False])
def test_it_is_another_record_is_said_by_enter_or_a_click(
    driver: Driver, review: Path, tmp_path: Path, by_key: bool
) -> None:
    words = "Comercio digital, transferencia de datos"
    driver.drop(written(tmp_path / "i.xlsx", ("TEMA", "ESTATUS"), (words, "Abierto")))
    work = flow(driver)
    (card,) = work.questions.cards()
    key, title = card.question.likely[0]
    assert key in title and "Comercio digital" in title and card.likely[0].text() == title
    assert isinstance(card.editor, Line) and card.editor.hasFocus() and card.likely[-1].text() == "Es otro registro"
    if by_key:
        driver.keys("Return")
    else:
        driver.click(card.likely[-1])
    assert not work.questions.cards()
    driver.click(work.commit)
    with open_dossier(review) as dossier:
        assert words in {r.title.es for r in dossier.reader.all("issue") if isinstance(r, Issue)}


def test_dates_of_a_column_are_asked_about_once(driver: Driver, review: Path, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "f.xlsx", *_DATES))
    work = flow(driver)
    (card,) = work.questions.cards()
    assert card.likely[0].text() == "Primero el día: 3 de abril de 2027, 5 de junio de 2027"
    assert card.likely[1].text() == "Primero el mes: 4 de marzo de 2027, 6 de mayo de 2027"
    assert card.likely[0].hasFocus() and "3 fechas" in card.question.message.es
    driver.keys("Tab")
    driver.keys("Space")
    driver.click(work.commit)
    assert _dates(review) == {"Vidrio": "2027-03-04", "Papel": "2027-05-06", "Resina": "2027-05-06"}


def test_a_date_of_a_column_is_decided_alone(driver: Driver, review: Path, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "f.xlsx", *_DATES))
    work = flow(driver)
    card = work.questions.cards()[0]
    driver.click(next(b for b in card.findChildren(type(card.empty)) if b.text() == "Una por una"))
    one, other = work.questions.cards()
    assert one.question.cells == ("Matriz!B2",) and other.question.cells == ("Matriz!B3", "Matriz!B4")
    driver.click(one.likely[0])
    assert one.is_answered and not other.is_answered
    driver.click(other.likely[1])
    driver.click(work.commit)
    assert _dates(review) == {"Vidrio": "2027-04-03", "Papel": "2027-05-06", "Resina": "2027-05-06"}


def _dates(review: Path) -> dict[str, str]:
    with open_dossier(review) as dossier:
        found = [r for r in dossier.reader.all("issue") if isinstance(r, Issue)]
    named = ("Vidrio", "Papel", "Resina")
    return {r.title.es: r.next_by.iso() for r in found if r.title.es in named and r.next_by is not None}


_LONG = "Mantener la norma oficial mexicana tal como está y pedir consulta previa antes de cualquier cambio de plazos"
_PLAN = (
    ("TEMA", "FECHA COMPROMISO", "POSICIÓN MX"),
    ("Vidrio", "3 de abril de 2027", _LONG),
    ("Papel", "5 de junio de 2027", "x"),
)


def _line_of(driver: Driver, title: str, label: str) -> QModelIndex:
    """The line of a field in the plan, at its first column, opened."""
    tree = flow(driver).review.tree
    model = tree.tree_model
    head = next(i for r in range(model.rowCount()) if title in (i := model.index(r, 0)).data())
    tree.expand(head)
    return next(i for r in range(model.rowCount(head)) if (i := model.index(r, 0, head)).data() == label)


def test_f2_corrects_a_line_wherever_one_stands_in_it(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "p.xlsx", *_PLAN))
    work, tree = flow(driver), flow(driver).review.tree
    work.tabs.setCurrentWidget(work.review)
    tree.setFocus()
    tree.setCurrentIndex(tree.tree_model.index(0, 0))
    driver.keys("F2")  # on a row it opens it and goes to the first cell that can be corrected
    assert tree.currentIndex().parent().isValid() and not isinstance(driver.focus(), Line)
    tree.setCurrentIndex(_line_of(driver, "Vidrio", "Fecha compromiso"))
    assert tree.currentIndex().column() == 0
    driver.keys("F2")
    editor = driver.focus()
    assert isinstance(editor, Line) and editor.text() == "3 de abril de 2027"
    driver.retype(editor, "4 de abril de 2027")
    driver.keys("Return")
    assert work.waiting.options.answers == {"Matriz!B2": "4 de abril de 2027"}
    work.tabs.setCurrentWidget(work.tables)
    work.tables.tree.setFocus()
    work.tables.tree.setCurrentIndex(work.tables.model.item(0).child(1, 0).index())
    driver.keys("F2")
    box = next(b for b in work.tables.tree.findChildren(QComboBox) if b.isVisible())
    assert box.height() >= work.tables.tree.visualRect(work.tables.tree.currentIndex()).height()
    driver.keys("Esc")
    driver.answers.choices = [1]
    driver.click(work.discard)


@pytest.mark.parametrize("size", [100, 200])
def test_the_field_in_a_line_shows_what_is_written_in_it(driver: Driver, tmp_path: Path, size: int) -> None:
    driver.settings.set(TEXT_SIZE, size)
    driver.window.rebuild()
    driver.still()
    driver.drop(written(tmp_path / "p.xlsx", *_PLAN))
    work, tree = flow(driver), flow(driver).review.tree
    work.tabs.setCurrentWidget(work.review)
    tree.setFocus()
    wide = []
    for title, label in (("Vidrio", "Fecha compromiso"), ("México", "Posición")):
        line = _line_of(driver, title, label)
        tree.setCurrentIndex(line)
        driver.keys("F2")
        editor = driver.focus()
        assert isinstance(editor, Line)
        assert editor.height() >= max(tree.visualRect(line).height(), editor.sizeHint().height())
        assert tree.viewport().rect().contains(editor.geometry())
        wide.append(editor.width())
        driver.keys("Esc")
    assert wide[1] > max(wide[0], tree.columnWidth(2)) and wide[1] >= tree.viewport().width() * 0.7
    driver.click(work.discard)


def test_what_is_written_by_hand_and_not_understood_is_refused(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "p.xlsx", *_PLAN))
    work, tree = flow(driver), flow(driver).review.tree
    work.tabs.setCurrentWidget(work.review)
    tree.setFocus()
    tree.setCurrentIndex(_line_of(driver, "Vidrio", "Fecha compromiso"))
    driver.keys("F2")
    editor = driver.focus()
    assert isinstance(editor, Line)
    driver.retype(editor, "99/99/2026")
    driver.keys("Return")
    assert "99/99/2026" in work.bar.text() and driver.focus() is editor and editor.text() == "99/99/2026"
    driver.keys("Esc")
    assert not work.bar.text()
    driver.keys("F2")
    driver.retype(driver.focus(), "99/99/2026")  # type: ignore[arg-type]
    work.review.finder.setFocus()  # going elsewhere leaves the cell what it was, and it is told
    driver.still()
    assert not work.waiting.past and "99/99/2026" in work.bar.text()
    driver.click(work.discard)


def test_an_answer_that_is_not_understood_is_refused_beside_its_question(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "f.xlsx", *_DATES[:2]))
    work = flow(driver)
    (card,) = work.questions.cards()
    line = card.editor
    assert isinstance(line, Line)
    driver.retype(line, "99/99/2026")
    driver.keys("Return")
    assert not card.is_answered and not work.waiting.answers and line.text() == "99/99/2026"
    assert any("99/99/2026" in w.text() for w in card.findChildren(QLabel) if w.isVisible())
    driver.retype(line, "9 de septiembre de 2026")
    driver.keys("Return")
    assert work.waiting.options.answers == {"Matriz!B2": "9 de septiembre de 2026"}
    driver.answers.choices = [1]
    driver.click(work.discard)


def test_what_was_decided_is_not_thrown_away_unasked(driver: Driver, tmp_path: Path) -> None:
    driver.drop(written(tmp_path / "e.xlsx", *_STATUS))
    work, page = flow(driver), imports(driver)
    driver.keys("Down")
    driver.keys("Return")
    before = len(driver.answers.asked)
    driver.answers.choices = [None, 0]
    driver.answers.save_next = [tmp_path / "decidido.json"]
    driver.click(work.discard)  # the person would rather stay
    assert page.flow() is work and "loses what you decided" in driver.answers.asked[before]
    driver.click(work.discard)  # or keeps what was decided
    assert page.flow() is None and "identified" in (tmp_path / "decidido.json").read_text("utf-8")
    driver.drop(tmp_path / "e.xlsx")
    asked = len(driver.answers.asked)
    driver.click(flow(driver).discard)  # nothing was decided, nobody is asked
    assert page.flow() is None and len(driver.answers.asked) == asked


@pytest.mark.parametrize(("language", "wanted"), [("es", "Supr"), ("en", "Del")])
def test_the_keys_of_the_review_are_listed(driver: Driver, language: Language, wanted: str) -> None:
    driver.settings.set(LANGUAGE, language)
    driver.window.rebuild()
    driver.still()
    driver.keys("F1", driver.window)
    dialog = driver.dialog(KeysDialog)
    assert isinstance(dialog, KeysDialog)
    table = dialog.table
    listed = [tuple(table.item(row, column).text() for column in range(3)) for row in range(table.rowCount())]
    assert {wanted, "Insert", "F2", "E", "D", "N"} <= {key for *_, key in listed}
    assert all(all(line[:2]) for line in listed)
    driver.keys("Escape", dialog)

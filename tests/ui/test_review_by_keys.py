"""The review of an import by keys alone: what is asked is answered when the person says so, not before."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtWidgets import QComboBox
from test_import_story import flow, written

from workbench.domain.records import Issue
from workbench.store.dossier import open_dossier
from workbench.ui.forms.editors import Combo
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

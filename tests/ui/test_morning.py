"""The morning of a negotiator, key by key: open, today, find the SPS issue, edit the Spanish ask, undo, redo."""

from __future__ import annotations

from pathlib import Path

from driving import Driver

from workbench.domain.records import ISSUE, Issue
from workbench.store.dossier import open_dossier
from workbench.ui.records.page import RecordsPage
from workbench.ui.today.page import TodayPage
from workbench.ui.widgets.text import Paragraphs


def issue(path: Path, uid: str) -> Issue:
    with open_dossier(path) as dossier:
        record = dossier.reader.get(uid)
        assert isinstance(record, Issue)
        return record


def test_the_morning_of_a_negotiator(driver: Driver, review: Path) -> None:
    window = driver.window
    today = window.current_page()
    assert isinstance(today, TodayPage)
    assert today.shown is not None and today.shown.milestones and today.shown.unverified
    assert today.cards["milestones"].number.text() == str(len(today.shown.milestones))

    # Find the SPS issue: to the issues by key, find as you type, down into the list.
    driver.keys("Ctrl+2")
    page = window.current_page()
    assert isinstance(page, RecordsPage)
    driver.keys("Ctrl+L")
    driver.type("fitosanitarias")
    driver.keys("Return")
    assert page.pane().model.rowCount() < 25 and page.pane().count.text().endswith("de 25")
    form = driver.form()
    assert isinstance(form.record, Issue)
    assert form.record.title.es == "Medidas sanitarias y fitosanitarias"

    # Edit what Mexico wants, in Spanish; the English one becomes the older wording.
    editor = form.rows["interest"].editor
    spanish, english = editor.texts["es"], editor.texts["en"]  # type: ignore[attr-defined]
    assert isinstance(spanish, Paragraphs)
    before = spanish.text()
    assert before and english.text()
    driver.retype(spanish, "Fechas del Comité acordadas antes de cada revisión.")
    driver.keys("Tab")
    assert issue(review, form.uid).interest.es == "Fechas del Comité acordadas antes de cada revisión."
    assert issue(review, form.uid).interest.older == ("en",)
    assert not form.has_work

    # One thought, one step: undo by key while the focus is in the text, then redo.
    key = form.record.key
    undo = window.actions_by_name["undo"]
    assert key in undo.text() and "Objetivo" in undo.text()
    spanish.setFocus()
    driver.keys("Ctrl+Z")
    assert issue(review, form.uid).interest.es == before
    assert spanish.text() == before
    assert issue(review, form.uid).interest.older == ()
    driver.keys("Ctrl+Shift+Z")
    assert issue(review, form.uid).interest.es == "Fechas del Comité acordadas antes de cada revisión."
    assert spanish.text() == "Fechas del Comité acordadas antes de cada revisión."

    # Back to where the morning began, and forward again.
    driver.keys("Alt+Left")
    assert isinstance(window.current_page(), TodayPage)
    driver.keys("Alt+Right")
    assert driver.form().uid == form.uid
    with open_dossier(review) as dossier:
        assert dossier.schema.type(ISSUE.name).key_of(3) == key
        assert [c.kind for c in dossier.reader.changes()] == ["redo", "undo", "edit", "load"]

"""The morning of a negotiator, key by key: open, today, find the SPS issue, edit the Spanish ask, undo, redo."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from driving import Driver
from PySide6.QtWidgets import QLabel

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import ISSUE, Commitment, Issue
from workbench.domain.types import Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier
from workbench.ui.records.page import RecordsPage
from workbench.ui.today import page
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
    issues = window.current_page()
    assert isinstance(issues, RecordsPage)
    driver.keys("Ctrl+L")
    driver.type("fitosanitarias")
    driver.keys("Return")
    assert issues.pane().model.rowCount() < 25 and issues.pane().count.text().endswith("de 25")
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


def test_a_commitment_is_overdue_the_morning_after_in_a_window_left_open(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(date):
        now = date(2027, 3, 31)

        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return cls.now

    monkeypatch.setattr(page, "date", Clock)
    promised = Commitment(uid=str(uuid4()), title=Parallel(es="Calendario"), due=from_iso("2027-03"))
    driver.window.bench.commit(ChangeSet((Create(promised),), "compromiso"))
    driver.still()
    today = driver.window.current_page()
    assert isinstance(today, TodayPage) and today.shown is not None
    assert promised.uid in {line.uid for line in today.shown.soon}
    assert promised.uid not in {line.uid for line in today.shown.overdue}
    Clock.now = date(2027, 4, 1)
    today.follow_day()
    driver.still()
    assert promised.uid in {line.uid for line in today.shown.overdue}
    assert "1 de abril de 2027" in [label.text() for label in today.findChildren(QLabel)]

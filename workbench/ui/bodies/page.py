"""The screen of bodies and meetings: what each body owes, its history, minutes, and the lists of its types."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from workbench.assessing.minutes import new_minutes
from workbench.domain.change import ChangeSet, Create
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.bodies.due import DUE, MeetingsDue
from workbench.ui.bodies.history import HISTORY, HistoryView
from workbench.ui.bodies.minutes import MINUTES, MinutesView
from workbench.ui.bodies.places import DUE_TAB, HISTORY_TAB, MINUTES_TAB, history_place, minutes_place
from workbench.ui.forms.record_form import RecordForm
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import Screen


class BodiesPage(RecordsPage):
    """Opens on the meetings due; bodies, meetings, commitments and concerns are lists like any other."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any]) -> None:
        super().__init__(bench, screen, kept)
        self.due, self.history, self.minutes = MeetingsDue(bench), HistoryView(bench), MinutesView(bench)
        self.due.opened.connect(self._open_history)
        self.history.went.connect(lambda uid: bench.go(history_place(uid)))
        self.history.begin.connect(self.begin_minutes)
        self._own = {DUE_TAB: self.due, HISTORY_TAB: self.history, MINUTES_TAB: self.minutes}
        for name, words in ((MINUTES_TAB, MINUTES), (HISTORY_TAB, HISTORY), (DUE_TAB, DUE)):
            self.add_view(name, words, self._own[name])
        self._show_view(DUE_TAB)
        self.history.uid = str(kept.get(HISTORY_TAB, ""))
        self._before = str(kept.get(MINUTES_TAB, ""))

    # ---- going

    def visit(self, place: Place) -> None:
        if place.type in self._screen.types:
            self._shown.show()
            super().visit(place)
            return
        self.flush()
        if place.type == HISTORY_TAB:
            self._show_view(HISTORY_TAB)
            self.history.look(place.uid)
        elif place.type == MINUTES_TAB:
            self._show_view(MINUTES_TAB)
            self.minutes.look(place.uid or self._before)
        else:
            self._show_view(DUE_TAB)
            self.due.ask()

    def _show_view(self, name: str) -> None:
        """A view has the whole width: no form stands beside it."""
        self._tabs[name].setChecked(True)
        self._lists.setCurrentWidget(self._own[name])
        self._shown.hide()

    def _open_history(self, uid: str) -> None:
        """A body's page as of the day that its figures were counted to."""
        self.history.day.setDate(self.due.day.date())
        self._bench.go(history_place(uid))

    def _form(self, name: str = "") -> RecordForm:
        name = name or self._type
        is_new = name not in self._forms
        form = super()._form(name)
        if is_new and name == "body":
            form.header.add_tool("landmark", _TO_HISTORY, lambda _: self._bench.go(history_place(form.uid)))
        if is_new and name == "meeting":
            form.header.add_tool("file-text", _TO_MINUTES, lambda _: self._bench.go(minutes_place(form.uid)))
        return form

    # ---- minutes

    def begin_minutes(self, body: str) -> None:
        """A new meeting of a body, held today, and its minutes; one step of undo."""
        if not self._bench.writable or not self.may_leave():
            return
        meeting = new_minutes(str(uuid4()), body, date.today())
        change = ChangeSet((Create(meeting),), self._bench.say(_BEGUN))
        self._bench.commit(change, lambda _: self._bench.go(minutes_place(meeting.uid)), owner=self)

    def begin(self) -> None:
        """A new record of the list that is shown; on a body's page its minutes."""
        if self._view() is self.history and self.history.uid:
            self.begin_minutes(self.history.uid)
            return
        if self._view() is not None:
            self._bench.go(Place(self._screen.key, self._type))
        super().begin()

    # ---- the screen as the window knows it

    def _view(self) -> QWidget | None:
        """The view that has the screen to itself; None where a list is shown."""
        shown = self._lists.currentWidget()
        return shown if shown in self._own.values() else None

    def flush(self) -> None:
        super().flush()
        self.minutes.form.flush()

    def unfinished(self) -> bool:
        return super().unfinished() or self.minutes.form.unfinished

    def drop(self) -> None:
        super().drop()
        self.minutes.form.drop()

    def keep(self, kept: dict[str, Any]) -> None:
        super().keep(kept)
        kept[HISTORY_TAB] = self.history.uid
        kept[MINUTES_TAB] = self.minutes.form.uid

    def form(self) -> RecordForm | None:
        view = self._view()
        if view is None:
            return super().form()
        return self.minutes.form if view is self.minutes and self.minutes.form.uid else None

    def focus(self) -> None:
        view = self._view()
        if view is None:
            super().focus()
        elif view is self.due:
            self.due.table.setFocus()
        elif view is self.history:
            self.history.picker.setFocus()
        else:
            self.minutes.focus()

    def current_uid(self) -> str:
        form = self.form()
        if self._view() is self.history:
            return self.history.uid
        return form.uid if form is not None else ""

    def panes(self) -> list[QWidget]:
        view = self._view()
        if view is None:
            return super().panes()
        if view is self.due:
            return [self.due.table]
        if view is self.history:
            return [self.history.picker.line, self.history.new]
        return [self.minutes.carry, *([self.minutes.agenda()] if self.minutes.form.body.is_built else [])]


_TO_HISTORY = Words("Historia", "History")
_TO_MINUTES = Words("Minuta", "Minutes")
_BEGUN = Words("Minuta nueva", "New minutes")

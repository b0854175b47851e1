"""The screen of the calendar: the agenda of all dates, and the list of milestones."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.ui.bench import Bench
from workbench.ui.calendar.agenda import AGENDA, Agenda
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import Screen

AGENDA_TAB = "agenda"


class CalendarPage(RecordsPage):
    """Opens on the agenda; milestones are a list like any other."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any]) -> None:
        super().__init__(bench, screen, kept, tabs=True)
        self.agenda = Agenda(bench)
        self.agenda.chosen.connect(self._went_to_date)
        self.add_view(AGENDA_TAB, AGENDA, self.agenda)
        self._show_agenda()

    def visit(self, place: Place) -> None:
        if place.type and place.type != AGENDA_TAB and place.type in self._screen.types and place.condition is not None:
            super().visit(place)
            return
        if place.type in self._screen.types and not place.uid:
            super().visit(place)
            return
        self._show_agenda()
        if place.uid:
            self.agenda.choose(place.uid)
            self.show_record(place.type, place.uid, place.field)
        elif self._tabs[AGENDA_TAB].isChecked() and not self.agenda.has_chosen:
            self._shown.setCurrentIndex(0)
        self.agenda.ask()

    def _show_agenda(self) -> None:
        self._tabs[AGENDA_TAB].setChecked(True)
        self._lists.setCurrentWidget(self.agenda)

    def _went_to_date(self, record_type: str, uid: str) -> None:
        if self.may_leave():
            self.show_record(record_type, uid)
            self.moved.emit(Place(self._screen.key, record_type, uid))

    def focus(self) -> None:
        if self._lists.currentWidget() is self.agenda:
            self.agenda.table.setFocus()
        else:
            super().focus()

    def panes(self) -> list[QWidget]:
        found = super().panes()
        return [self.agenda.table, *found[1:]] if self._lists.currentWidget() is self.agenda else found

"""The screen of the calendar: the agenda of all dates, the review cycles, and the list of milestones."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.ui.bench import Bench
from workbench.ui.calendar.agenda import AGENDA, Agenda
from workbench.ui.calendar.cycles import CYCLES, CyclesView
from workbench.ui.places import CYCLES_TAB, Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import Screen

AGENDA_TAB = "agenda"


class CalendarPage(RecordsPage):
    """Opens on the agenda; milestones are a list like any other. The cycles have the whole width."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any]) -> None:
        super().__init__(bench, screen, kept, tabs=True)
        self.agenda, self.cycles = Agenda(bench), CyclesView(bench)
        self.agenda.chosen.connect(self._went_to_date)
        self.agenda.counted.connect(lambda: bench.go(Place(screen.key, CYCLES_TAB)))
        self.add_view(CYCLES_TAB, CYCLES, self.cycles)
        self.add_view(AGENDA_TAB, AGENDA, self.agenda)
        self._show_view(AGENDA_TAB, self.agenda)

    def visit(self, place: Place) -> None:
        if place.type == CYCLES_TAB:
            self.flush()
            self._shown.hide()
            self._show_view(CYCLES_TAB, self.cycles)
            self.cycles.ask()
            return
        self._shown.show()
        if place.type in self._screen.types and (place.condition is not None or not place.uid):
            super().visit(place)
            return
        self._show_view(AGENDA_TAB, self.agenda)
        if place.uid:
            self.agenda.choose(place.uid)
            self.show_record(place.type, place.uid, place.field)
        elif self._tabs[AGENDA_TAB].isChecked() and not self.agenda.has_chosen:
            self._shown.setCurrentIndex(0)
        self.agenda.ask()

    def _show_view(self, tab: str, view: QWidget) -> None:
        self._tabs[tab].setChecked(True)
        self._lists.setCurrentWidget(view)

    def _went_to_date(self, record_type: str, uid: str) -> None:
        if self.may_leave():
            self.show_record(record_type, uid)
            self.moved.emit(Place(self._screen.key, record_type, uid))

    def begin(self) -> None:
        if self._is_cycles():
            self._bench.go(Place(self._screen.key, self._type))
        super().begin()

    def focus(self) -> None:
        if self._lists.currentWidget() is self.agenda:
            self.agenda.table.setFocus()
        elif self._is_cycles():
            self.cycles.tree.setFocus()
        else:
            super().focus()

    def _is_cycles(self) -> bool:
        return self._lists.currentWidget() is self.cycles

    def current_uid(self) -> str:
        return self.cycles.current_uid() if self._is_cycles() else super().current_uid()

    def panes(self) -> list[QWidget]:
        if self._is_cycles():
            return [self.cycles.tree]
        found = super().panes()
        return [self.agenda.table, *found[1:]] if self._lists.currentWidget() is self.agenda else found

"""The screen of bodies and meetings: what each body owes, and the lists of its types."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.ui.bench import Bench
from workbench.ui.bodies.due import DUE, MeetingsDue
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import Screen

DUE_TAB = "due"


class BodiesPage(RecordsPage):
    """Opens on the meetings due; bodies, meetings, commitments and concerns are lists like any other."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any]) -> None:
        super().__init__(bench, screen, kept)
        self.due = MeetingsDue(bench)
        self.add_view(DUE_TAB, DUE, self.due)
        self._show_due()

    def visit(self, place: Place) -> None:
        if place.type in self._screen.types:
            self._shown.show()
            super().visit(place)
            return
        self.flush()
        self._show_due()
        self.due.ask()

    def _show_due(self) -> None:
        """The line of time has the whole width: no form stands beside it."""
        self._tabs[DUE_TAB].setChecked(True)
        self._lists.setCurrentWidget(self.due)
        self._shown.hide()

    def focus(self) -> None:
        if self._lists.currentWidget() is self.due:
            self.due.table.setFocus()
        else:
            super().focus()

    def current_uid(self) -> str:
        return "" if self._lists.currentWidget() is self.due else super().current_uid()

    def panes(self) -> list[QWidget]:
        return [self.due.table] if self._lists.currentWidget() is self.due else super().panes()

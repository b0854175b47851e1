"""The screen of requests: their list, how they were counted over time, and the readout of a round."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.ui.bench import Bench
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.requests.over_time import OVER_TIME, OverTime
from workbench.ui.requests.readout import READOUT, ReadoutView
from workbench.ui.screens import Screen

OVER_TIME_TAB = "over-time"
READOUT_TAB = "readout"


class RequestsPage(RecordsPage):
    """Opens on the list; the views have tabs behind it and the whole width."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any]) -> None:
        super().__init__(bench, screen, kept, tabs=True)
        self.over_time = OverTime(bench, kept.get(OVER_TIME_TAB, "from"))
        self.readout = ReadoutView(bench, kept.get(READOUT_TAB, ""))
        self.add_view(OVER_TIME_TAB, OVER_TIME, self.over_time, first=False)
        self.add_view(READOUT_TAB, READOUT, self.readout, first=False)

    def visit(self, place: Place) -> None:
        if place.type not in (OVER_TIME_TAB, READOUT_TAB):
            self._shown.show()
            super().visit(place)
            return
        self.flush()
        self._tabs[place.type].setChecked(True)
        self._shown.hide()
        if place.type == OVER_TIME_TAB:
            self._lists.setCurrentWidget(self.over_time)
            self.over_time.ask()
        else:
            self._lists.setCurrentWidget(self.readout)
            self.readout.look(place.uid)

    def keep(self, kept: dict[str, Any]) -> None:
        super().keep(kept)
        kept[OVER_TIME_TAB] = self.over_time.grouped_by()
        kept[READOUT_TAB] = self.readout.wanted

    def _rows(self) -> QWidget | None:
        """What the view of the screen's own that is shown consists of; None for the list."""
        shown = self._lists.currentWidget()
        return self.over_time.table if shown is self.over_time else self.readout.tree if shown is self.readout else None

    def focus(self) -> None:
        rows = self._rows()
        if rows is not None:
            rows.setFocus()
        else:
            super().focus()

    def current_uid(self) -> str:
        rows = self._rows()
        return super().current_uid() if rows is None else self.readout.uid() if rows is self.readout.tree else ""

    def panes(self) -> list[QWidget]:
        rows = self._rows()
        return [rows] if rows is not None else super().panes()

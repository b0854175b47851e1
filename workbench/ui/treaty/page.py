"""The screen of the treaty: the lens, the map of what there is, and the list of provisions."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.ui.bench import Bench
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import Screen
from workbench.ui.treaty.coverage import COVERAGE, CoverageMap
from workbench.ui.treaty.lens import LENS, LensView
from workbench.ui.treaty.places import COVERAGE_TAB, LENS_TAB


class TreatyPage(RecordsPage):
    """Opens on the lens; provisions are a list like any other."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any]) -> None:
        super().__init__(bench, screen, kept, tabs=True)
        self.coverage, self.lens = CoverageMap(bench), LensView(bench)
        self.add_view(COVERAGE_TAB, COVERAGE, self.coverage)
        self.add_view(LENS_TAB, LENS, self.lens)
        self._show_view(LENS_TAB, self.lens)
        self._before = str(kept.get(LENS_TAB, ""))

    def visit(self, place: Place) -> None:
        if place.type in self._screen.types:
            self._shown.show()
            super().visit(place)
            return
        self.flush()
        if place.type == COVERAGE_TAB:
            self._show_view(COVERAGE_TAB, self.coverage)
            self.coverage.ask()
        else:
            self._show_view(LENS_TAB, self.lens)
            self.lens.look(place.words or self.lens.words or self._before)

    def keep(self, kept: dict[str, Any]) -> None:
        super().keep(kept)
        kept[LENS_TAB] = self.lens.words

    def _show_view(self, name: str, view: QWidget) -> None:
        """A view has the whole width: no form stands beside it."""
        self._tabs[name].setChecked(True)
        self._lists.setCurrentWidget(view)
        self._shown.hide()

    def _is_list(self) -> bool:
        return self._lists.currentWidget() not in (self.lens, self.coverage)

    def focus(self) -> None:
        if self._is_list():
            super().focus()
        elif self._lists.currentWidget() is self.coverage:
            self.coverage.table.setFocus()
        else:
            self.lens.line.setFocus()

    def current_uid(self) -> str:
        return super().current_uid() if self._is_list() else ""

    def panes(self) -> list[QWidget]:
        if self._is_list():
            return super().panes()
        if self._lists.currentWidget() is self.coverage:
            return [self.coverage.table]
        return [self.lens.line, self.lens.tree]

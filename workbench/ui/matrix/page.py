"""The screen of issues and positions: its lists, and the matrix of where everybody stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.ui.bench import Bench
from workbench.ui.matrix.view import MATRIX, MatrixView
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import Screen

MATRIX_TAB = "matrix"


class IssuesPage(RecordsPage):
    """Opens on the list of issues; the matrix has a tab behind those of the lists."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any]) -> None:
        super().__init__(bench, screen, kept)
        self.matrix = MatrixView(bench, kept.get(MATRIX_TAB, {}))
        self.add_view(MATRIX_TAB, MATRIX, self.matrix, first=False)

    def visit(self, place: Place) -> None:
        if place.type != MATRIX_TAB:
            self._shown.show()
            super().visit(place)
            return
        self.flush()
        self._tabs[MATRIX_TAB].setChecked(True)
        self._lists.setCurrentWidget(self.matrix)
        self._shown.hide()  # the matrix has the whole width
        self.matrix.ask()

    def keep(self, kept: dict[str, Any]) -> None:
        super().keep(kept)
        kept[MATRIX_TAB] = self.matrix.wanted()

    def _is_matrix(self) -> bool:
        return self._lists.currentWidget() is self.matrix

    def focus(self) -> None:
        if self._is_matrix():
            self.matrix.table.setFocus()
        else:
            super().focus()

    def current_uid(self) -> str:
        return "" if self._is_matrix() else super().current_uid()

    def panes(self) -> list[QWidget]:
        return [self.matrix.table] if self._is_matrix() else super().panes()

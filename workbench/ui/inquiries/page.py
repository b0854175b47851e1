"""The screen of inquiries: the board of packs, and the list of all questions."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QToolButton, QWidget

from workbench.ui.bench import Bench
from workbench.ui.inquiries.board import BOARD, BoardPane
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import Screen

BOARD_TAB = "board"


class InquiriesPage(RecordsPage):
    """Opens on the board; the questions are a list like any other."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any]) -> None:
        super().__init__(bench, screen, kept, tabs=True)
        self.board = BoardPane(bench, self._ask, self._write)
        self.board.chosen.connect(self._went_to_pack)
        self._lists.addWidget(self.board)
        tab = QToolButton()
        tab.setText(bench.say(BOARD))
        tab.setCheckable(True)
        tab.setProperty("look", "tab")
        tab.clicked.connect(lambda _: bench.go(Place(screen.key, BOARD_TAB)))
        self._add_tab(BOARD_TAB, tab, first=True)
        self._show_board()

    def visit(self, place: Place) -> None:
        if place.type in self._screen.types:
            super().visit(place)
            return
        self._show_board()
        self.board.ask()

    def _show_board(self) -> None:
        self._tabs[BOARD_TAB].setChecked(True)
        self._lists.setCurrentWidget(self.board)

    @property
    def on_board(self) -> bool:
        """Whether the board is shown, and not the list."""
        return self._lists.currentWidget() is self.board

    def _went_to_pack(self, uid: str) -> None:
        if self.may_leave():
            self.show_record(self._type, uid)

    def _ask(self) -> None:
        from workbench.ui.inquiries.asking import AskDialog

        self.flush()
        AskDialog(self._bench, None, self).open()

    def _write(self) -> None:
        from workbench.ui.inquiries.packs import PacksDialog

        self.flush()
        PacksDialog(self._bench, self).open()

    def focus(self) -> None:
        if not self.on_board:
            super().focus()
        elif self.board.table.isVisible():
            self.board.table.setFocus()
        else:
            self.board.asking.setFocus()

    def panes(self) -> list[QWidget]:
        found = super().panes()
        return [self.board.table, *found[1:]] if self.on_board else found

"""The screen of issues and positions: its lists, the matrix of where everybody stands, and how positions moved."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.domain.records import ISSUE, POSITION
from workbench.ui.bench import Bench
from workbench.ui.evolution.places import EVOLUTION_TAB, evolution_place
from workbench.ui.evolution.tree import EVOLUTION
from workbench.ui.evolution.view import EvolutionView
from workbench.ui.forms.record_form import RecordForm
from workbench.ui.matrix.view import MATRIX, MatrixView
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage
from workbench.ui.screens import Screen

MATRIX_TAB = "matrix"
_MOVING = (ISSUE.name, POSITION.name)


class IssuesPage(RecordsPage):
    """Opens on the list of issues; the matrix and the evolution have tabs behind those of the lists."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any]) -> None:
        super().__init__(bench, screen, kept)
        self.matrix = MatrixView(bench, kept.get(MATRIX_TAB, {}))
        self.add_view(MATRIX_TAB, MATRIX, self.matrix, first=False)
        self.evolution = EvolutionView(bench, kept.get(EVOLUTION_TAB, ""))
        self.add_view(EVOLUTION_TAB, EVOLUTION, self.evolution, first=False)

    def visit(self, place: Place) -> None:
        if place.type not in (MATRIX_TAB, EVOLUTION_TAB):
            self._shown.show()
            super().visit(place)
            return
        self.flush()
        self._tabs[place.type].setChecked(True)
        self._shown.hide()  # these have the whole width
        if place.type == MATRIX_TAB:
            self._lists.setCurrentWidget(self.matrix)
            self.matrix.ask()
        else:
            self._lists.setCurrentWidget(self.evolution)
            self.evolution.look(place.uid, place.words)

    def _form(self, name: str = "") -> RecordForm:
        name = name or self._type
        is_new = name not in self._forms
        form = super()._form(name)
        if is_new and name in _MOVING:
            form.header.add_tool("clock", EVOLUTION, lambda _: self._bench.go(evolution_place(form.uid)))
        return form

    def evolution_place(self) -> Place | None:
        """Where the moves of what the person is at are shown: a cell of the matrix, a position, an issue."""
        if self._own() is self.matrix:
            return self.matrix.evolution_place()
        uid = self.current_uid()
        return evolution_place(uid) if uid and self._type in _MOVING else None

    def keep(self, kept: dict[str, Any]) -> None:
        super().keep(kept)
        kept[MATRIX_TAB] = self.matrix.wanted()
        kept[EVOLUTION_TAB] = self.evolution.wanted

    def _own(self) -> MatrixView | EvolutionView | None:
        """The view of the screen's own that is shown; None for a list."""
        shown = self._lists.currentWidget()
        return shown if isinstance(shown, (MatrixView, EvolutionView)) else None

    def _rows(self) -> QWidget | None:
        own = self._own()
        return own.table if isinstance(own, MatrixView) else own.tree if own is not None else None

    def focus(self) -> None:
        rows = self._rows()
        if rows is not None:
            rows.setFocus()
        else:
            super().focus()

    def current_uid(self) -> str:
        own = self._own()
        return super().current_uid() if own is None else own.tree.uid() if isinstance(own, EvolutionView) else ""

    def panes(self) -> list[QWidget]:
        rows = self._rows()
        return [rows] if rows is not None else super().panes()

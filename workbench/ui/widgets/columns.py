"""Columns of a tree that share the room there is, whatever the size of its text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

_LEAST = 6  # letters of a column


class SharingTree(QTreeView):
    """A tree to read, whose columns are as wide as their shares of it."""

    def __init__(self, shares: Sequence[float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares = tuple(shares)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.header().setStretchLastSection(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room is shared anew."""
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Gives every column its share."""
        room, least = self.viewport().width(), _LEAST * self.fontMetrics().averageCharWidth()
        for column, share in enumerate(self._shares[: self.header().count()]):
            self.setColumnWidth(column, max(int(room * share), least))

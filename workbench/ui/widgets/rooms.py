"""Room for what a window of large text cannot hold at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def scrolled(whole: QWidget) -> QWidget:
    """A sheet that fills a widget, and is scrolled where it is taller."""
    rows, area, sheet = QVBoxLayout(whole), QScrollArea(), QWidget()
    rows.setContentsMargins(0, 0, 0, 0)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(sheet)
    rows.addWidget(area)
    return sheet

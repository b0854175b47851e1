"""Room for what a window of large text cannot hold at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

FRAME = 60  # pixels of a screen that a window's frame and a bar of tasks may take


def fit(window: QWidget, wide: int, tall: int) -> None:
    """Makes a window so large, and never larger than its screen."""
    room = window.screen().availableGeometry()
    window.setMaximumSize(room.width(), room.height())
    window.resize(min(wide, room.width() - FRAME), min(tall, room.height() - FRAME))


def scrolled(whole: QWidget) -> QWidget:
    """A sheet that fills a widget, and is scrolled where it is taller."""
    rows, area, sheet = QVBoxLayout(whole), QScrollArea(), QWidget()
    rows.setContentsMargins(0, 0, 0, 0)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(sheet)
    rows.addWidget(area)
    return sheet

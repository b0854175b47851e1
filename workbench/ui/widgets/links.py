"""A button that reads like a line of text and leads somewhere; what does not fit ends in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbench.i18n import clip
from workbench.ui.widgets.text import plain_caption, tip

_PADDING = 14  # pixels of the button that hold no words


class LinkButton(QPushButton):
    """One line of words; all of them stand in its tip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = clip(text, 300)
        self.setProperty("look", "link")
        self.setToolTip(tip(self._words))
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fit()

    def sizeHint(self) -> QSize:
        """As tall as a line; as wide as there is room."""
        return QSize(100, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as many words as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - _PADDING, 20)
        self.setText(plain_caption(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)))

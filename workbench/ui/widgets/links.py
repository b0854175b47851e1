"""A button that reads like a line of text and leads somewhere; what does not fit ends in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbench.i18n import clip
from workbench.ui.widgets.text import plain_caption, tip

_PADDING = 14  # pixels of the button that hold no words


class LinkButton(QPushButton):
    """Words in one line, or in as many as are allowed; all of them stand in its tip."""

    def __init__(self, text: str, parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._lines = lines
        self._words = clip(text, 300)
        self.setProperty("look", "link")
        self.setToolTip(tip(self._words))
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fit()

    def set_words(self, text: str) -> None:
        """Says other words."""
        self._words = clip(text, 300)
        self.setToolTip(tip(self._words))
        self.setAccessibleName(self._words)
        self._fit()

    def sizeHint(self) -> QSize:
        """As tall as its lines; as wide as there is room."""
        return QSize(100, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as many words as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, metrics = max(self.width() - _PADDING, 20), self.fontMetrics()
        lines: list[str] = []
        rest = self._words
        while len(lines) < self._lines - 1 and metrics.horizontalAdvance(rest) > room:
            fits = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
            cut = rest.rfind(" ", 0, len(fits))
            if cut <= 0:
                break
            lines.append(rest[:cut])
            rest = rest[cut:].lstrip()
        lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room))
        shown = plain_caption("\n".join(lines))
        if shown != self.text():
            self.setText(shown)
            self.updateGeometry()

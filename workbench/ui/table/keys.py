"""A line that is typed by keys alone: it tells of the keys that move, choose and lead on to whoever knows what for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from workbench.ui.widgets.text import Line

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}


class TypedLine(Line):
    """``stepped`` tells of the arrows up and down, ``entered`` of Enter, ``escaped`` of Escape; ``led_on`` is asked at
    Tab and says whether it did something with it: else the focus goes on.
    """

    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()

    def __init__(self, led_on: Callable[[], bool]) -> None:
        super().__init__()
        self._led_on = led_on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Types; the keys that choose are told."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leads on within the line, as long as there is somewhere to go in it."""
        return (forward and self._led_on()) or super().focusNextPrevChild(forward)

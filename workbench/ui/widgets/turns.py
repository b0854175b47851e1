"""Work of the window's own thread that is done in turns, so that nobody waits for it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

REST = object()
_TURN = 0.012  # seconds of work before the window gets its turn again


class Turns(QObject):
    """Takes the steps of one piece of work, as many a turn as it has time for; another one takes its place.

    A step that gives ``REST`` ends the turn: what it asked for takes its time once the window has its turn.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def do(self, steps: Iterator[object]) -> None:
        """Begins with the steps, in this turn."""
        self._steps = steps
        self._turn()

    def _turn(self) -> None:
        until, steps = time.perf_counter() + _TURN, self._steps
        for step in steps:
            if step is REST or time.perf_counter() >= until:
                self._timer.start()
                return

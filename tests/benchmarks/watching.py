"""For how long the thread of the window was kept from its events."""

from __future__ import annotations

import faulthandler
import sys
import threading
import time
from typing import IO

from PySide6.QtCore import Qt, QTimer

TICK = 0.005  # seconds
LIMIT = 0.1  # seconds that a person notices


class Watch:
    """A context in which a timer ticks on the window's thread; ``longest`` is its longest gap, ``over`` how
    many were over the limit. With ``stacks`` the stacks of all threads are written there in each of those."""

    def __init__(self, name: str, stacks: IO[str] | None = None) -> None:
        self.name, self._stacks = name, stacks
        self.longest, self.over = 0.0, 0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(TICK * 1000))
        self._timer.timeout.connect(self._tick)
        self._last = 0.0

    def __enter__(self) -> Watch:
        self._last = time.perf_counter()
        self._timer.start()
        self._arm()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        self._tick()
        if self._stacks is not None:
            faulthandler.cancel_dump_traceback_later()

    def _tick(self) -> None:
        now = time.perf_counter()
        gap, self._last = now - self._last, now
        self.longest = max(self.longest, gap)
        if gap > LIMIT:
            self.over += 1
            if self._stacks is not None:
                self._stacks.write(f"=== {self.name}: blocked for {gap * 1000:.0f} ms, by what stands above\n\n")
                self._stacks.flush()
        self._arm()

    def _arm(self) -> None:
        if self._stacks is not None:  # a watcher in C, which does not wait for the interpreter's lock
            faulthandler.dump_traceback_later(LIMIT * 0.8, repeat=True, file=self._stacks)


class Busy:
    """A context in which a loop of plain Python runs in a thread: the yardstick of a window that is kept waiting."""

    def __init__(self) -> None:
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Busy:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        n = 0
        while not self._end.is_set():
            n = (n * 31 + 7) % 1_000_003


def switch_interval() -> str:
    """After how long the interpreter lets another thread have its turn, in words."""
    return f"{sys.getswitchinterval() * 1000:g} ms"

"""For how long the thread of the window was kept from its events."""

from __future__ import annotations

import faulthandler
import gc
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

from PySide6.QtCore import Qt, QTimer

TICK = 0.005  # seconds
LIMIT = 0.1  # seconds that a person notices


class Watch:
    """A context in which a timer ticks on the window's thread.

    ``longest`` is its longest gap, ``own`` the most that the thread itself worked in one, ``over`` how many were over
    the limit, ``short`` the part of the time in which something waited for a core. With ``stacks`` the stacks of all
    threads are written there in each gap over the limit, and how long the garbage collector held everybody up.
    """

    def __init__(self, name: str, stacks: IO[str] | None = None) -> None:
        self.name, self._stacks = name, stacks
        self.longest, self.own, self.over, self.short = 0.0, 0.0, 0, 0.0
        self._begun, self._last, self._worked, self._waited, self._collecting = 0.0, 0.0, 0.0, 0.0, 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(TICK * 1000))
        self._timer.timeout.connect(self._tick)

    def __enter__(self) -> Watch:
        self._waited = waited_for_a_core()
        self._begun = self._last = time.perf_counter()
        self._worked = time.thread_time()
        if self._stacks is not None:
            gc.callbacks.append(self._collected)
        self._timer.start()
        self._arm()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        self._tick()
        self.short = (waited_for_a_core() - self._waited) / (self._last - self._begun)
        if self._stacks is not None:
            faulthandler.cancel_dump_traceback_later()
            gc.callbacks.remove(self._collected)

    def _tick(self) -> None:
        now = time.perf_counter()
        gap, self._last = now - self._last, now
        self.longest = max(self.longest, gap)
        worked = time.thread_time()
        self.own, self._worked = max(self.own, worked - self._worked), worked
        if gap > LIMIT:
            self.over += 1
            if self._stacks is not None:
                self._stacks.write(f"=== {self.name}: blocked for {gap * 1000:.0f} ms, by what stands above\n\n")
                self._stacks.flush()
        self._arm()

    def _collected(self, phase: str, _: dict[str, Any]) -> None:
        now = time.perf_counter()
        if phase == "start":
            self._collecting = now
        elif now - self._collecting > LIMIT / 2 and self._stacks is not None:
            name = threading.current_thread().name
            self._stacks.write(f"garbage was collected on {name} for {(now - self._collecting) * 1000:.0f} ms\n")

    def _arm(self) -> None:
        if self._stacks is not None:  # a watcher in C, which does not wait for the interpreter's lock
            faulthandler.dump_traceback_later(LIMIT * 0.8, repeat=True, file=self._stacks)


def waited_for_a_core() -> float:
    """The seconds since the machine's start in which something waited for a core; 0 where nobody counts."""
    try:
        return int(Path("/proc/pressure/cpu").read_text().split("total=")[1].split()[0]) / 1e6
    except (OSError, IndexError):
        return 0.0


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

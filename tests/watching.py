"""Watches how long the window's thread keeps anybody waiting, and who runs SQL on which thread."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from workbench.store import dossier as dossiers

LIMIT = 0.1  # seconds that the window's thread may keep a person waiting
_TICK = 5  # milliseconds
_IDLE = """
import sys, threading, time
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set())).start()
worst, last = 0.0, time.perf_counter()
print("on", flush=True)
while not stop.is_set():
    time.sleep(0.005)
    now = time.perf_counter()
    worst, last = max(worst, now - last), now
print(worst)
"""


class Watch:
    """The longest wait between two ticks of a timer of the window's thread; ``stall`` is the machine's own share."""

    def __init__(self) -> None:
        self.worst = 0.0
        self.stall = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst, self._last = max(self.worst, now - self._last), now

    def stop(self) -> None:
        """No more ticks."""
        self._tick()
        self._timer.stop()


@contextmanager
def watched() -> Iterator[Watch]:
    """A watch over what happens inside.

    A process that does nothing but sleep notes how long the machine itself kept everybody waiting meanwhile.
    """
    idle = subprocess.Popen([sys.executable, "-c", _IDLE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert idle.stdout is not None
    idle.stdout.readline()
    watch = Watch()
    try:
        yield watch
    finally:
        watch.stop()
        out, _ = idle.communicate()
        watch.stall = float(out)


def guard_threads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes every statement that runs on another thread than its connection's, or on the window's by its own code."""
    found: list[str] = []
    connect = dossiers.connect

    def guarded(path: Any, **options: Any) -> Any:
        database = connect(path, **options)
        home = threading.get_ident()
        if home == threading.main_thread().ident and _is_windows_code():
            found.append(f"opened on the window's thread: {path}")

        def trace(statement: str) -> None:
            if threading.get_ident() != home:
                found.append(statement)

        database.conn.set_trace_callback(trace)
        return database

    monkeypatch.setattr(dossiers, "connect", guarded)
    return found


def _is_windows_code() -> bool:
    frame = sys._getframe(2)
    while frame is not None:
        if "/workbench/ui/" in frame.f_code.co_filename.replace("\\", "/"):
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False

"""Watches how long the window's thread keeps anybody waiting, and who runs SQL on which thread."""

from __future__ import annotations

import os
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
    """The longest wait between two ticks of a timer of the window's thread, without the time in which that thread
    could have gone on and other programs had all cores; ``stall`` is how long the machine kept an idle process waiting.
    """

    def __init__(self) -> None:
        self.worst = 0.0
        self.stall = 0.0
        self._queue = _Queue()
        self._last, self._queued = time.perf_counter(), self._queue.seconds()
        self._timer = QTimer()
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now, queued = time.perf_counter(), self._queue.seconds()
        self.worst = max(self.worst, now - self._last - (queued - self._queued))
        self._last, self._queued = now, queued

    def stop(self) -> None:
        """No more ticks."""
        self._tick()
        self._timer.stop()
        self._queue.close()


class _Queue:
    """For how long this thread has waited for a core; the file stays open, since opening it would take its time."""

    def __init__(self) -> None:
        try:
            self._file = os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)
        except OSError:  # a system that does not tell
            self._file = -1

    def seconds(self) -> float:
        """The seconds so far."""
        return int(os.pread(self._file, 100, 0).split()[1]) / 1e9 if self._file >= 0 else 0.0

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


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

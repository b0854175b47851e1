"""The table of ratios, and how the numbers in it are taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
_NAME = 62


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds that a piece of work takes, and what it gives."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def best(work: Callable[[], Any], times: int = 5) -> float:
    """The seconds of the fastest of some runs."""
    return min(timed(work)[0] for _ in range(times))


def middle(work: Callable[[], Any], times: int = 5) -> float:
    """The seconds of the run in the middle, after one that warms up."""
    work()
    return statistics.median(timed(work)[0] for _ in range(times))


def head() -> None:
    """The first line of the table."""
    print(f"{'':<{_NAME}} {'program':>11} {'yardstick':>11} {'ratio':>8}", flush=True)


def line(name: str, ours: float, yardstick: float | None = None, note: str = "") -> None:
    """A line of the table, of seconds."""
    _put(name, _seconds(ours), None if yardstick is None else (_seconds(yardstick), ours / yardstick), note)


def megabytes(name: str, ours: float, yardstick: float | None = None) -> None:
    """A line of the table, of bytes."""
    shown = f"{ours / 1e6:.0f} MB"
    _put(name, shown, None if yardstick is None else (f"{yardstick / 1e6:.0f} MB", ours / yardstick), "")


def _put(name: str, ours: str, beside: tuple[str, float] | None, note: str) -> None:
    text = f"{name:<{_NAME}} {ours:>11}"
    if beside is not None:
        text += f" {beside[0]:>11} {beside[1]:7.1f}x"
    print(f"{text}  {note}".rstrip(), flush=True)


def _seconds(value: float) -> str:
    return f"{value * 1000:.2f} ms" if value < 0.1 else f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"

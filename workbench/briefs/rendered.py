"""What came of writing a paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rendered:
    """Pages (0 where the program that opens the file makes them), what was left out to fit, unprintable characters."""

    pages: int
    cut: tuple[str, ...]
    unprintable: tuple[str, ...]

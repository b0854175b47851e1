"""What came of writing a paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """Where a page tells of a record: a rectangle in points from the upper left corner of the page, and its words.

    Pages are counted from 1; ``of`` is the uid of the record.
    """

    page: int
    of: str
    left: float
    top: float
    width: float
    height: float
    words: str


@dataclass(frozen=True)
class Rendered:
    """Pages (0 where the program that opens the file makes them), what was left out to fit, unprintable characters,
    and where the pages tell of which records (nothing where the program that opens the file makes them).
    """

    pages: int
    cut: tuple[str, ...]
    unprintable: tuple[str, ...]
    spots: tuple[Spot, ...] = ()

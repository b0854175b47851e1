"""Rows that go back to their sender, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.sheet import Raw


@dataclass(frozen=True)
class RowBack:
    """One row: its cells from left to right, and what is wrong, by the number of the cell from 0; -1 for the row."""

    cells: Sequence[Raw]
    wrong: Mapping[int, Sequence[str]]


@dataclass(frozen=True)
class SheetBack:
    """The rows of one sheet under the rows of its header."""

    name: str
    headers: Sequence[Sequence[Raw]]
    rows: Sequence[RowBack]

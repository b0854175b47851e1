"""Rows that go back to their sender, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from workbench.domain.sheet import Box, Raw


class Kind(Enum):
    """What a row is: above a header, a part of one, or one that is to be corrected."""

    ABOVE = "above"
    HEADER = "header"
    ROW = "row"


@dataclass(frozen=True)
class LineBack:
    """One row: its cells from left to right, what is wrong, by the number of the cell from 0, -1 for the row, and the
    sender's own comments.
    """

    kind: Kind
    cells: Sequence[Raw]
    wrong: Mapping[int, Sequence[str]] = field(default_factory=dict)
    comments: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetBack:
    """The rows of one sheet in their order; ``merges`` by their places in it."""

    name: str
    lines: Sequence[LineBack]
    merges: Sequence[Box] = ()

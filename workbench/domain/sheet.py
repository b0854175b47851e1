"""A sheet as it came: raw values with their places, before anybody asks what they mean."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from workbench.domain.problem import Problem, Severity
from workbench.i18n import Words, fold

# What people write where they have nothing to write, folded; marks alone (``---``) fold to "".
# fmt: off
_NOTHING = frozenset((
    "n d", "nd", "n a", "na", "s d", "sd", "s f", "s n", "s plazo", "s fecha", "s dato", "tbd", "tba",
    "tbc", "sin fecha", "sin plazo", "sin dato", "sin datos", "", "no disponible", "no aplica",
    "por definir", "por confirmar", "por determinar", "a definir", "pendiente", "pendientes", "pending",
    "not available", "not applicable", "no date", "no data", "to be defined", "to be determined",
    "to be confirmed", "unknown", "se desconoce", "non disponible", "sans objet", "sans date",
    "a determiner", "a confirmer", "en attente",
))
# fmt: on
_LONGEST_NOTHING = 40


@dataclass(frozen=True)
class ErrorCell:
    """A cell whose formula ended in an error, such as ``#N/A``."""

    code: str

    def __str__(self) -> str:
        return self.code


def cell_error(cell: ErrorCell) -> Problem:
    """What is to be said of a cell whose formula ended in an error: its row stays out."""
    message = Words("La fórmula de la celda dio el error {code}.", "The cell's formula gave the error {code}.")
    return Problem("cell-error", message.fill(code=cell.code), Severity.BLOCKING)


def says_nothing(text: str) -> bool:
    """Whether the text stands for an empty cell: blanks, ``n.d.``, ``N/A``, ``---``, ``s/plazo``, ``TBD``."""
    return len(text) <= _LONGEST_NOTHING and fold(text) in _NOTHING


class Exact(str):
    """A number of a cell as a text of ours, with its unit: its point is that of decimals, whoever sent the sheet."""

    __slots__ = ()


Raw = str | int | float | bool | datetime | date | time | ErrorCell | None


@dataclass(frozen=True)
class Box:
    """A rectangle of cells, rows and columns 1-based, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Declared:
    """What the file itself says to be a table: names in the first row of a box, records below.

    A table has ``totals`` rows at its end that are none of the records; a filter (``loose``) was drawn over rows that
    may have become more since, and over some of the columns only.
    """

    box: Box
    totals: int = 0
    loose: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``rows[0][0]`` is the cell A1: rows and columns never shift.

    Row tuples may be shorter than the sheet is wide; what is missing is empty. Places are
    1-based (row, column). ``uncomputed`` are formula cells that carry no cached value. ``from_1904`` tells that its
    workbook counts days from 1904 on.
    """

    name: str
    rows: tuple[tuple[Raw, ...], ...]
    hidden: bool = False
    merges: tuple[Box, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    from_1904: bool = False
    declared: tuple[Declared, ...] = ()

    def at(self, row: int, column: int) -> Raw:
        """The raw value at a 1-based place; None where there is nothing."""
        if not 0 < row <= len(self.rows):
            return None
        cells = self.rows[row - 1]
        return cells[column - 1] if 0 < column <= len(cells) else None

    def merge_at(self, row: int, column: int) -> Box | None:
        """The merge that begins in a column and spans a row, wherever further up it begins; None where none does."""
        boxes = self._merges_from.get(column, [])
        at = bisect_right(boxes, row, key=lambda box: box.top) - 1
        return boxes[at] if at >= 0 and boxes[at].bottom >= row else None

    @functools.cached_property
    def _merges_from(self) -> Mapping[int, Sequence[Box]]:
        """The merges by the column in which they begin, from top to bottom: a long sheet may have thousands."""
        found: dict[int, list[Box]] = {}
        for box in sorted(self.merges, key=lambda box: box.top):
            found.setdefault(box.left, []).append(box)
        return found


@dataclass(frozen=True)
class Workbook:
    """A file as it came: its name, its SHA-256 and its sheets; remarks name what was not followed."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[Problem, ...] = ()


@functools.lru_cache(maxsize=20_000)
def column_letters(column: int) -> str:
    """The letters of a 1-based column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The 1-based column of its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    """The address of a 1-based place: (14, 4) is D14."""
    return f"{column_letters(column)}{row}"

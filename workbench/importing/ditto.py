"""Ditto marks: a cell that only says that it repeats the one above. What it repeats is asked about, never guessed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import Schema
from workbench.domain.sheet import Raw, Sheet, address
from workbench.domain.types import ParallelText, Prose, Text, plain
from workbench.i18n import Words, clip, fold, squash
from workbench.importing.layout_rows import is_filled
from workbench.importing.mapping import ColumnMapping
from workbench.importing.mapping_words import STATEMENT

_LONGEST = 20  # letters, and less
_MARK = re.compile(r"[-–—\s]*(?:(?:[\"“”„‟″〃]|['‘’´`,′]{2})[-–—\s]*){1,3}")
_REPEATS = frozenset(("idem", "id", "ditto", "do", "same", "same as above", "igual", "igual que arriba", "lo mismo"))


def is_ditto(raw: Raw) -> bool:
    """Whether a cell holds ditto marks and nothing else."""
    if not isinstance(raw, str) or len(raw) >= _LONGEST or raw[:1].isalnum():
        return False  # nearly every cell
    return _MARK.fullmatch(raw) is not None


def repeats(words: str) -> bool:
    """Whether words only say that another cell is repeated: what they mean in one row they do not in the next."""
    return is_ditto(words) or fold(words) in _REPEATS


def means_above(raw: Raw, column: ColumnMapping, schema: Schema) -> bool:
    """Whether a cell repeats the one above by marks that would else say nothing; in texts they stay as they stand."""
    if not is_ditto(raw):
        return False
    record_type = schema.type(column.record_type)
    declared = record_type.by_name.get(column.field)
    if declared is None:
        return False
    is_text = isinstance(declared.type, (Text, Prose, ParallelText))
    return not is_text or column.field in (record_type.title, STATEMENT)


def with_marks(sheet: Sheet, rows: Iterable[int], columns: Iterable[int]) -> frozenset[int]:
    """The columns in which any cell holds ditto marks: most sheets have none, and need not be asked cell by cell."""
    cells = [sheet.rows[row - 1] for row in rows]
    told = ((c, {row[c - 1] for row in cells if len(row) >= c}) for c in columns)
    return frozenset(c for c, raws in told if any(map(is_ditto, raws)))


class Above:
    """What the cells with ditto marks of a table repeat; ``rows`` are those of data, asked about from the top."""

    def __init__(self, sheet: Sheet, rows: Sequence[int]) -> None:
        self._sheet, self._rows = sheet, rows
        self._last: dict[int, tuple[int, int]] = {}  # by column the row that was asked about last, and what it repeats

    def asked(self, row: int, column: int) -> Problem:
        """The question whether a cell says what the nearest one above it says that says anything."""
        above = self._nearest(row, column)
        self._last[column] = row, above
        if not above:
            return Problem("ditto", _NOTHING_ABOVE, Severity.QUESTION)
        words = squash(plain(self._sheet.at(above, column)))
        told = {"mark": squash(plain(self._sheet.at(row, column))), "words": clip(words)}
        message = _ABOVE.fill(cell=address(above, column), **told)
        return Problem("ditto", message, Severity.QUESTION, (words,))

    def _nearest(self, row: int, column: int) -> int:
        """The row of that cell, 0 where there is none: no further up than the last one that was looked for."""
        before, of_before = self._last.get(column, (0, 0))
        for at in range(bisect_left(self._rows, row) - 1, -1, -1):
            if self._rows[at] <= before:
                return of_before
            raw = self._sheet.at(self._rows[at], column)
            if is_filled(raw) and not repeats(squash(plain(raw))):
                return self._rows[at]
        return 0


_ABOVE = Words(
    "La celda sólo trae el signo {mark}, que repite la de arriba: ¿es «{words}», como {cell}?",
    "The cell only has the mark {mark}, which repeats the one above: is it “{words}”, as in {cell}?",
)
_NOTHING_ABOVE = Words(
    "La celda sólo trae un signo que repite la de arriba, y arriba no hay nada.",
    "The cell only has a mark that repeats the one above, and above there is nothing.",
)

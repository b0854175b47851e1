"""Ditto marks: a cell that only says that it repeats the one above. What it repeats is asked about, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import Schema
from workbench.domain.sheet import Raw, Sheet, address
from workbench.domain.types import ParallelText, Prose, Text, plain
from workbench.i18n import Words, clip, fold, squash
from workbench.importing.layout_rows import is_filled
from workbench.importing.mapping import ColumnMapping
from workbench.importing.mapping_words import STATEMENT

_MARK = re.compile(r"[-–—\s]*(?:(?:[\"“”„‟″〃]|['‘’´`,′]{2})[-–—\s]*){1,3}")
_REPEATS = frozenset(("idem", "id", "ditto", "do", "same", "same as above", "igual", "igual que arriba", "lo mismo"))


def is_ditto(raw: Raw) -> bool:
    """Whether a cell holds ditto marks and nothing else."""
    return isinstance(raw, str) and len(raw) < 20 and _MARK.fullmatch(raw) is not None


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


def asked_above(sheet: Sheet, row: int, column: ColumnMapping, rows: Sequence[int]) -> Problem:
    """The question whether a cell with ditto marks says what the nearest one above it says; ``rows`` are those of
    data.
    """
    for above in reversed([r for r in rows if r < row]):
        raw = sheet.at(above, column.column)
        words = squash(plain(raw))
        if is_filled(raw) and not repeats(words):
            told = {"mark": squash(plain(sheet.at(row, column.column))), "words": clip(words)}
            message = _ABOVE.fill(cell=address(above, column.column), **told)
            return Problem("ditto", message, Severity.QUESTION, (words,))
    return Problem("ditto", _NOTHING_ABOVE, Severity.QUESTION)


_ABOVE = Words(
    "La celda sólo trae el signo {mark}, que repite la de arriba: ¿es «{words}», como {cell}?",
    "The cell only has the mark {mark}, which repeats the one above: is it “{words}”, as in {cell}?",
)
_NOTHING_ABOVE = Words(
    "La celda sólo trae un signo que repite la de arriba, y arriba no hay nada.",
    "The cell only has a mark that repeats the one above, and above there is nothing.",
)

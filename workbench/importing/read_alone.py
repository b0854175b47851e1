"""Cells that are read by what else stands in their column, written so that they say the same alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from workbench.domain.quantity import Notation, notation_of
from workbench.domain.schema import Schema
from workbench.domain.sheet import Exact, Raw
from workbench.domain.types import Number, When
from workbench.domain.when_order import ORDERED_WITHIN, day_order, order_told
from workbench.importing.stage import Frame

_EITHER = re.compile(r"(?<![0-9.,'])([1-9][0-9]{0,2})([.,])([0-9]{3})(?![0-9.,'])")
_MONTHS = 12


def read_alone(
    frame: Frame, schema: Schema, every: Sequence[int], rows: Sequence[int]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Of some of the rows of a table, the cells that could be read either way without the others, as they are meant.

    ``every`` are all its rows of data. A day is written as ``2026-04-03``, a number without a mark between thousands.
    """
    if any(c.field == "uid" for c in frame.mapping.columns):
        return
    for column in frame.mapping.columns:
        declared = schema.type(column.record_type).by_name.get(column.field)
        if declared is None or not isinstance(declared.type, When | Number):
            continue
        cells = _Column(declared.type, column.header, [frame.sheet.at(row, column.column) for row in every])
        for row in rows:
            raw = frame.sheet.at(row, column.column)
            told = cells.told(raw) if isinstance(raw, str) else ""
            if told and told != raw:
                yield (row, column.column), told


class _Column:
    """How a column writes days and numbers; what all its cells show is found out once, if any of them needs it."""

    def __init__(self, kind: When | Number, header: str, cells: Sequence[Raw]) -> None:
        self._kind, self._header, self._cells = kind, header, cells

    @cached_property
    def _order(self) -> bool | None:
        return day_order(self._cells)

    @cached_property
    def _notation(self) -> Notation:
        return notation_of(self._cells)

    def told(self, raw: str) -> str:
        """A cell of the column as it is meant."""
        if isinstance(self._kind, When) and order_told(self._header) is None and ORDERED_WITHIN.search(raw):
            order = self._order
            return raw if order is None else ORDERED_WITHIN.sub(lambda found: _day(found, order), raw)
        if isinstance(self._kind, Number) and _EITHER.search(raw):
            mark: Notation = "." if isinstance(raw, Exact) else self._notation
            return _EITHER.sub(lambda found: _number(found, mark), raw) if mark in (".", ",") else raw
        return raw


def _day(found: re.Match[str], day_first: bool) -> str:
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    if max(a, b) > _MONTHS or not min(a, b):
        return found[0]
    day, month = (a, b) if day_first else (b, a)
    return date(year + 2000 if len(found["y"]) < 4 else year, month, day).isoformat()


def _number(found: re.Match[str], mark: Notation) -> str:
    return f"{found[1]}.{found[3]}0" if found[2] == mark else found[1] + found[3]

"""Series in time whose columns are told in many rows: name, unit, kind, first and last day, code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import dropwhile, pairwise

from workbench.domain.sheet import Raw
from workbench.importing.layout_look import Look
from workbench.importing.layout_rows import is_figure

_LEAST, _MOST = 4, 15  # rows
_FEW = 3  # columns, the days among them
_GAPS = 2  # blank rows


def rows_above_series(look: Look) -> tuple[int, int] | None:
    """The rows above series in time that say of each what it is: name, unit, kind, first and last day, code.

    The days stand in the first column, or in the second one where the first numbers them. Titles may stand above.
    """
    rows = [n for n in range(1, _MOST + 2) if look.filled(n)]
    rows = list(dropwhile(lambda n: len(look.filled(n)) == 1, rows))
    left = min((look.filled(n)[0] for n in rows), default=0)
    return _series_of(look, rows, left) or _series_of(look, rows, left + 1)


def _series_of(look: Look, rows: Sequence[int], column: int) -> tuple[int, int] | None:
    """The rows above series whose days stand in a column; None where they do not."""
    first = [look.sheet.at(n, column) for n in rows]
    day = next((n for n, raw in zip(rows, first, strict=True) if _is_day(raw)), 0)
    if not _LEAST < day <= _MOST or len(look.sheet.rows) < day + 4:
        return None
    above = rows[: rows.index(day)]
    gaps = day - rows[0] - len(above)
    if (gaps or rows[0] > 1) and (gaps > _GAPS or not above or not _are_of_many(look, above)):
        return None  # labels with their values stand above many a table
    wide = 0.8 * (look.below(day).usual - 1)
    held = [len([c for c in look.filled(n) if c != column]) for n in range(rows[0], day) if look.filled(n)]
    whole = sum(count >= wide for count in held) >= max(_LEAST, 0.75 * len(held))
    told = not any(re.search(r"\d", str(raw)) for raw in first[: len(above)])
    runs = all(_is_day(look.sheet.at(n, column)) for n in range(day, day + 5)) and _run_on(look, day, column)
    return (rows[0], day - 1) if whole and told and runs else None


def _run_on(look: Look, number: int, column: int) -> bool:
    """Whether what begins in a row are days; or years, one after the other, nothing but figures beside them."""
    days = [str(look.sheet.at(n, column)).strip() for n in range(number, number + 5)]
    if not all(re.fullmatch(r"\d{4}", day) for day in days):
        return True
    after = all(int(other) == int(one) + 1 for one, other in pairwise(days))
    beside = [look.sheet.at(n, c) for n in range(number, number + 5) for c in look.filled(n) if c != column]
    return after and bool(beside) and all(map(is_figure, beside))


def _are_of_many(look: Look, rows: Sequence[int]) -> bool:
    """Whether most rows fill the very columns of the last one, and those are not few."""
    names = look.filled(rows[-1])
    return len(names) > _FEW and 4 * sum(look.filled(n) == names for n in rows) >= 3 * len(rows)


def _is_day(raw: Raw) -> bool:
    """Whether a cell holds a day, month or year, written out or not: "2026-05", "20260501", "1948"."""
    return isinstance(raw, date) or bool(re.fullmatch(r"\d{4}-\d{2}(-\d{2})?|(19|20)\d{2}(\d{4})?", str(raw).strip()))

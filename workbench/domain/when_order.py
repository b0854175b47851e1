"""Whether a column of dates, or its header, writes the day before the month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from workbench.domain.sheet import Raw

_LONGEST = 200  # characters; a longer cell is prose
ORDERED_WITHIN = re.compile(
    r"(?<![0-9/.-])(?P<a>[0-9]{1,2}) ?([-/.]) ?(?P<b>[0-9]{1,2}) ?\2 ?(?P<y>[0-9]{4}|[0-9]{2})(?![0-9])"
)
_PATTERN_TOLD = re.compile(
    r"\b(?P<first>d{1,2}|j{1,2}|m{1,2})\s?[-/.]\s?(?:m{1,2}|d{1,2}|j{1,2})\s?[-/.]\s?[ay]{2,4}\b"
)


def day_order(raws: Iterable[Raw]) -> bool | None:
    """Whether a column writes the day before the month: True, False, or None where it does not show.

    Only figures above 12 are evidence, of days that exist; a column that shows both orders gives None.
    """
    day_first = month_first = False
    for raw in raws:
        if isinstance(raw, str):
            for found in ORDERED_WITHIN.finditer(raw[:_LONGEST]):
                a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
                day_first |= a > 12 and _exists(year, b, a)
                month_first |= b > 12 and _exists(year, a, b)
    return None if day_first == month_first else day_first


def _exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    try:
        date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return False
    return True


def order_told(header: str) -> bool | None:
    """Whether a header says that days come first, as "Fecha (dd/mm/aaaa)" does, or months; None where it does not."""
    told = _PATTERN_TOLD.search(header.casefold())
    return None if told is None else told["first"][0] in "dj"

"""Rows of a few texts over the names of a table that are its title, with what is said of all of it at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.importing.layout_rows import across, cell_words, is_figure, is_unit, is_year
from workbench.importing.layout_seen import MOST_HEADER_ROWS, Seen

_WIDE = 5  # columns
_NAMES = 3  # rows that may hold the names
_RUN = 3  # numbers
_SIGNED = re.compile(r"\W*[A-Za-z]{0,6}\W{0,2}\d+([.-]\d+)*\W*")  # the number of a table: "T 7.2.1"


def is_title(seen: Seen, number: int, cells: Sequence[int]) -> bool:
    """Whether a row above names is the title of a table, and what is said of all of it, or cut through its numbers."""
    return _ends_in_unit(seen, number, cells) or _is_at_ends(seen, number, cells) or cuts_numbers(seen, number)


def _ends_in_unit(seen: Seen, number: int, cells: Sequence[int]) -> bool:
    """Whether two cells are a title and the unit of a whole table, in brackets over its end."""
    unit = cell_words(seen.sheet.at(number, cells[-1]))
    wider = len(cells) == 2 and len(seen.filled(number + 1)) > 2 and seen.filled(number + 1)[:1] == cells[:1]
    return wider and is_unit(unit) and unit.startswith("(") and across(seen.sheet, number, cells[0]) is None


def _is_at_ends(seen: Seen, number: int, cells: Sequence[int]) -> bool:
    """Whether a row holds no more than a title over the first column of a wide table, which has no name of its own, and
    a few words over the last one, which has: a unit, "%", or, over more than one, the number of the table.
    """
    columns = {c for n in range(number + 1, number + 1 + MOST_HEADER_ROWS) for c in seen.filled(n)}
    if len(cells) != 2 or len(columns) < _WIDE or cells[0] != min(columns) or across(seen.sheet, number, cells[0]):
        return False
    if seen.merged_down(number) > number or is_year(seen.sheet.at(number, cells[1])):
        return False
    box = across(seen.sheet, number, cells[1])
    last = box.right if box else cells[1]
    rows = [n for n in range(number + 1, number + 1 + _NAMES) if seen.filled(n)]
    named = any(last in seen.filled(n) and not is_figure(seen.sheet.at(n, last)) for n in rows)
    told = box is None or bool(_SIGNED.fullmatch(cell_words(seen.sheet.at(number, cells[1]))))
    unnamed = not any(cells[0] in seen.filled(n) for n in rows if not _has_figures(seen, n))
    return last >= max(columns) and named and told and unnamed


def _has_figures(seen: Seen, number: int) -> bool:
    row = seen.sheet.rows[number - 1]
    return any(is_figure(raw := row[c - 1]) and not is_year(raw) for c in seen.filled(number))


def cuts_numbers(seen: Seen, number: int) -> bool:
    """Whether a merge ends amid the numbers of the columns right under it, and nothing stands over the others: a title
    over them, and no group of some.
    """
    counted = seen.counted_on(number + 1)
    if counted < _RUN:
        return False
    under = seen.filled(number + 1)
    run = [c for c in under if re.fullmatch(r"\d{1,2}", str(seen.sheet.at(number + 1, c)))]
    over: set[int] = set()
    for c in seen.filled(number):
        box = across(seen.sheet, number, c)
        over |= set(range(c, (box.right if box else c) + 1))
    bare = [c for c in run if c not in over]
    merged = any(across(seen.sheet, number, c) for c in seen.filled(number))
    return merged and 0 < len(bare) < len(run) and bare == run[-len(bare) :]

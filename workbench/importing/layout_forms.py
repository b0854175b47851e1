"""Lines of a form above a table: labels with their values beside them, several side by side."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from workbench.domain.sheet import Sheet
from workbench.importing.layout_rows import cell_words, filled_columns, is_figure, is_year

_IN_PAIRS = (4, 6)  # cells
_MOST_LINES = 6


def in_pairs(sheet: Sheet, number: int, left: int, right: int) -> bool:
    """Whether a row is one of a few lines of labels with their values, two or three side by side, above the names of a
    table: in the first line a figure stands for a value, "Mesa | Origen | Ronda | 3".
    """

    def filled(at: int) -> list[int]:
        return filled_columns(sheet.rows[at - 1], left, right) if 0 < at <= len(sheet.rows) else []

    cells = filled(number)
    if len(cells) not in _IN_PAIRS:
        return False
    up = sum(1 for _ in takewhile(lambda n: filled(n) == cells, range(number - 1, number - _MOST_LINES, -1)))
    down = sum(1 for _ in takewhile(lambda n: filled(n) == cells, range(number + 1, number + _MOST_LINES)))
    first, last = number - up, number + down
    under = last + 1 if filled(last + 1) else last + 2
    names = [sheet.at(under, c) for c in filled(under)]
    wider = len(names) > len(cells) or (under > last + 1 and len(names) == len(cells))
    if not wider or last - first >= _MOST_LINES or not all(cell_words(raw) and not is_figure(raw) for raw in names):
        return False
    labels = [sheet.at(n, c) for n in range(first, last + 1) for c in cells[::2]]
    values = [sheet.at(first, c) for c in cells[1::2]]
    told = any(isinstance(raw, date) or (is_figure(raw) and not is_year(raw)) for raw in values)
    return told and all(cell_words(raw) and not is_figure(raw) for raw in labels)

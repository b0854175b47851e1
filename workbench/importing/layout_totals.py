"""Totals at the end of a table that look like records: told by what they sum up and by where their words stand."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.sheet import Sheet
from workbench.importing.layout_rows import Frame, cell_words, cells_in, counts, is_figure, is_filled, is_total_word

_SUMMED = (4, 5_000)  # rows above a sum: fewer may be chance, more are no summary
_MOSTLY = 0.9  # of a column
_BY_CHANCE = 12  # a sum of small numbers proves nothing
_SAMPLED = 60


def ends_in_total(sheet: Sheet, good: Sequence[int], frame: Frame) -> bool:
    """Whether the last row of data is a total."""
    return bool(good) and (_sums_up(sheet, good, frame) or _says_total(sheet, good, frame))


def _says_total(sheet: Sheet, good: Sequence[int], frame: Frame) -> bool:
    """Whether the last row, and it alone, says in a column of figures that it is the total, and else counts."""
    if len(good) <= _SUMMED[0]:
        return False
    told = [(c, raw) for c in cells_in(sheet, good[-1], frame) if not counts(raw := sheet.at(good[-1], c))]
    if len(told) != 1 or not is_total_word(cell_words(told[0][1])):
        return False
    return figures_of(sheet, good[:-1], frame)[told[0][0]] >= _MOSTLY


def _sums_up(sheet: Sheet, good: Sequence[int], frame: Frame) -> bool:
    """Whether the last row is the sum of those above, whatever it is called: of two columns, or one beyond chance."""
    if not _SUMMED[0] <= len(good) - 1 <= _SUMMED[1]:
        return False
    sums = 0
    for column in range(frame.left, frame.right + 1):
        last = sheet.at(good[-1], column)
        if not counts(last) or (last <= _BY_CHANCE and last == int(last)):
            continue
        above = [value for row in good[:-1] if counts(value := sheet.at(row, column))]
        if sum(value > 0 for value in above) >= _SUMMED[0] and abs(sum(above) - last) <= 1e-6 * last:
            sums += 1
    figures = sum(counts(sheet.at(good[-1], column)) for column in range(frame.left, frame.right + 1))
    cells = cells_in(sheet, good[-1], frame)
    thin = figures == len(cells) <= max(2, frame.usual // 4)
    return sums >= 2 or (sums == 1 and (figures == 1 or thin))


def figures_of(sheet: Sheet, rows: Sequence[int], frame: Frame) -> dict[int, float]:
    """How much of each column is figures; a half where it is empty."""
    found: dict[int, float] = {}
    for column in range(frame.left, frame.right + 1):
        raws = [raw for n in rows[:_SAMPLED] if is_filled(raw := sheet.at(n, column))]
        found[column] = sum(map(is_figure, raws)) / len(raws) if raws else 0.5
    return found

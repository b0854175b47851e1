"""Totals at the end of a table that look like records: told by what they sum up and by where their words stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeGuard

from workbench.domain.sheet import ErrorCell, Raw, Sheet
from workbench.i18n import Words
from workbench.importing.layout_rows import (
    TOTAL,
    Frame,
    cell_words,
    cells_in,
    counts,
    is_figure,
    is_filled,
    is_numbering,
    is_sum_word,
    is_total_word,
    is_year,
)

_SUMMED = (4, 5_000)  # rows above a sum: fewer may be chance, more are no summary
_GAP = 3  # rows down to a total
_FEW = 2  # rows above a sum that is told by more
_TALLEST = 12  # rows of a part, lines under a table
_MOSTLY, _HALF = 0.9, 0.5  # of a column
_SEVERAL, _MANY = 6, 8  # figures
_EXACT = 1e-6
_LARGE = 1_000
_BY_CHANCE = 12  # a sum of small numbers proves nothing
_SAMPLED = 60


def with_summands(
    sheet: Sheet, kept: list[int], good: list[int], skipped: Mapping[int, Words], frame: Frame
) -> list[int]:
    """The rows of data with some that were left out right above the total, where it is the sum with theirs alone."""
    rows = good[len(kept) :]
    if not kept or not 0 < len(rows) <= _TALLEST or len(good) > _SUMMED[1]:
        return kept
    total = next((n for n in range(rows[-1] + 1, min(rows[-1] + _GAP, len(sheet.rows)) + 1) if n in skipped), 0)
    if skipped.get(total) is not TOTAL:
        return kept
    sums = (c for c in cells_in(sheet, total, frame) if _is_sum(sheet, [*good, total], c, _SUMMED[0]))
    return good if any(is_filled(sheet.at(n, c)) for c in sums for n in rows) else kept


def without_totals(sheet: Sheet, good: list[int], frame: Frame) -> list[int]:
    """The rows of data without the totals of all of it at their end, whatever they are called."""
    good = _without_nameless(sheet, _without_sums_beside_labels(sheet, good, frame), frame)
    good = _without_words_among_days(sheet, good, frame)
    return good[:-1] if good and (_sums_up(sheet, good, frame) or _says_total(sheet, good, frame)) else good


def is_tall(sheet: Sheet, number: int, frame: Frame) -> bool:
    """Whether a total belongs to what is named once for several rows, merged down over them and it."""
    box = sheet.merge_at(number, frame.left)
    return box is not None and box.top < number


def without_total_part(sheet: Sheet, good: list[int], skipped: Mapping[int, Words], frame: Frame) -> list[int]:
    """The rows of data without the last part of several rows, where its name says that it is the total of the parts
    above, which have as many rows; or without the rows under the only total, called as those of the parts above.
    """
    ends = range(max(0, len(good) - 2 * _TALLEST), len(good))
    starts = [at for at in ends if _is_named(sheet, good[at], frame)]
    if len(starts) > 1 and is_sum_word(cell_words(sheet.at(good[starts[-1]], frame.left))):
        rows = len(good) - starts[-1]
        return good[: starts[-1]] if rows > 1 and rows == starts[-1] - starts[-2] else good
    under = next((at for at in reversed(ends) if at and skipped.get(good[at] - 1) is TOTAL), 0)
    totals = sum(reason is TOTAL for n, reason in skipped.items() if n < good[-1]) if under else 0
    if totals != 1:
        return good
    called = Counter(cell_words(sheet.at(n, frame.left)) for n in good[max(0, under - _SAMPLED) : under])
    again = all(called[cell_words(sheet.at(n, frame.left))] > 1 for n in good[under:])
    return good[:under] if again and not called[""] else good


def without_numbering(sheet: Sheet, good: list[int], frame: Frame) -> list[int]:
    """The rows of data without a last one that only numbers the many columns of the table."""
    cells = cells_in(sheet, good[-1], frame) if len(good) > 1 else []
    return good[:-1] if len(cells) >= _MANY and is_numbering(sheet.rows[good[-1] - 1], cells) else good


def _is_named(sheet: Sheet, number: int, frame: Frame) -> bool:
    return is_filled(sheet.at(number, frame.left))


def _without_sums_beside_labels(sheet: Sheet, good: list[int], frame: Frame) -> list[int]:
    """The rows of data without those at the end that only hold a label, where figures stand above, and its figure."""
    kept = len(good)
    while kept > _FEW and len(good) - kept < _TALLEST and _label_of(sheet, good[kept - 1], frame):
        kept -= 1
    for at in range(kept, len(good)):
        figures, above = figures_of(sheet, good[:at], frame), good[max(0, at - _SAMPLED) : at]
        names = _names_in(sheet, above, figures)
        if all(_names_figure(sheet, n, frame, figures, names) for n in good[at:]):
            return good[:at]
    return good


def _without_nameless(sheet: Sheet, good: list[int], frame: Frame) -> list[int]:
    """The rows of data without those at the end that only count, and have none of the words that every record has:
    sums, and formulas that were filled in further down.
    """
    kept = _nameless_from(sheet, good, frame)
    if not _SUMMED[0] <= kept < len(good):
        return good
    figures, above = figures_of(sheet, good[:kept], frame), good[max(0, kept - _SAMPLED) : kept]
    names = _names_in(sheet, above, figures)
    nameless = all(names.isdisjoint(cells_in(sheet, n, frame)) for n in good[kept:])
    empty = not any(counts(raw := sheet.at(n, c)) and raw for n in good[kept:] for c in cells_in(sheet, n, frame))
    told = [c for n in good[kept:] for c in cells_in(sheet, n, frame) if not _is_number(sheet.at(n, c))]
    sure = len(names) > 1 or len(good) == kept + 1 or empty or bool(told)
    return good[:kept] if names and nameless and sure and all(figures[c] >= _HALF for c in told) else good


def _nameless_from(sheet: Sheet, good: Sequence[int], frame: Frame) -> int:
    """The place of the first row at the end that only counts, from which on no row has a name; words may stand below
    it: what is summed up, or what was reckoned from the sums.
    """
    kept = len(good)  # a number in the first column may be what a record is known by
    while kept and not _is_named(sheet, good[kept - 1], frame) and holds_only_numbers(sheet, good[kept - 1], frame):
        kept -= 1
    first = at = kept
    while at and len(good) - at < _TALLEST and not _is_named(sheet, good[at - 1], frame):
        at -= 1
        if holds_only_numbers(sheet, good[at], frame) and len(cells_in(sheet, good[at], frame)) > 1:
            first = at
    return first


def holds_only_numbers(sheet: Sheet, number: int, frame: Frame) -> bool:
    """Whether a row holds numbers alone, written out or not, and belongs to nothing that is named above it."""
    raws = [sheet.at(number, c) for c in cells_in(sheet, number, frame)]
    return all(_is_number(raw) for raw in raws) and not is_tall(sheet, number, frame)


def _is_number(raw: Raw) -> bool:
    return counts(raw) or isinstance(raw, ErrorCell) or (bool(cell_words(raw)) and is_figure(raw))


def _without_words_among_days(sheet: Sheet, good: list[int], frame: Frame) -> list[int]:
    """The rows of data without those at the end that begin with words where all above are days or years, or count on:
    remarks.
    """
    kept = len(good)
    while kept > _SUMMED[0] and len(good) - kept < _TALLEST and _is_no_day(sheet.at(good[kept - 1], frame.left)):
        kept -= 1
    above = [sheet.at(n, frame.left) for n in good[max(0, kept - _SAMPLED) : kept]]
    told = all(map(is_year, above)) or all(counts(raw) and raw == at for at, raw in enumerate(above, _first(above)))
    return good[:kept] if len(above) > _SUMMED[0] and told else good


def _first(raws: Sequence[Raw]) -> int:
    return raws[0] if raws and isinstance(raws[0], int) else 0


def _is_no_day(raw: Raw) -> bool:
    return bool(cell_words(raw)) and not is_figure(raw) and not re.search(r"\d", cell_words(raw))


def _label_of(sheet: Sheet, number: int, frame: Frame) -> int:
    """The column of the only words of a row, a figure right of them; 0 where there are more, or none."""
    cells = cells_in(sheet, number, frame)
    told = [c for c in cells if not is_figure(sheet.at(number, c))]
    if is_tall(sheet, number, frame):
        return 0
    return told[0] if len(told) == 1 and told[0] < cells[-1] and cell_words(sheet.at(number, told[0])) else 0


def _names_figure(sheet: Sheet, number: int, frame: Frame, figures: Mapping[int, float], names: set[int]) -> bool:
    """Whether the only words of a row stand where there are figures above, and the names of the records are missing."""
    label = _label_of(sheet, number, frame)
    return (
        figures[label] >= _MOSTLY
        and min(names, default=label) < label
        and not names & set(cells_in(sheet, number, frame))
    )


def _names_in(sheet: Sheet, rows: Sequence[int], figures: Mapping[int, float]) -> set[int]:
    """The columns of the words that every record has."""
    full = {c for c in figures if sum(is_filled(sheet.at(n, c)) for n in rows) >= _MOSTLY * len(rows)}
    return {c for c in full if figures[c] < _HALF}


def _says_total(sheet: Sheet, good: Sequence[int], frame: Frame) -> bool:
    """Whether the last row, and it alone, says in a column of figures that it is the total, and else counts."""
    if len(good) <= _SUMMED[0]:
        return False
    told = [(c, raw) for c in cells_in(sheet, good[-1], frame) if not counts(raw := sheet.at(good[-1], c))]
    if len(told) != 1 or not is_total_word(cell_words(told[0][1])):
        return False
    return figures_of(sheet, good[:-1], frame)[told[0][0]] >= _MOSTLY


def _sums_up(sheet: Sheet, good: Sequence[int], frame: Frame) -> bool:
    """Whether the last row is the sum of those above, whatever it is called: of two columns, or one beyond chance; or
    of few, where it has none of the names of the records.
    """
    least = _SUMMED[0]
    cells = cells_in(sheet, good[-1], frame)
    if len(good) - 1 < least and cells[:1] != [frame.left] and all(_is_named(sheet, n, frame) for n in good[:-1]):
        least = _FEW
    if not least <= len(good) - 1 <= _SUMMED[1]:
        return False
    sums = sum(_is_sum(sheet, good, column, least) for column in cells)
    if sum(_is_reckoned(sheet, good, column) for column in cells) >= 2:
        return True
    figures = sum(counts(sheet.at(good[-1], column)) for column in cells)
    thin = figures == len(cells) <= max(2, frame.usual // 4)
    alone = (
        figures == 1
        or thin
        or any(_is_sum(sheet, good, c, _SEVERAL) and _is_beyond(sheet.at(good[-1], c), _LARGE) for c in cells)
    )
    return sums >= 2 or (sums == 1 and least == _SUMMED[0] and alone)


def _is_sum(sheet: Sheet, good: Sequence[int], column: int, least: int) -> bool:
    """Whether the last cell of a column is the sum of the figures above, or counts the words above."""
    last = sheet.at(good[-1], column)
    if not _is_beyond(last, _BY_CHANCE):
        return False
    raws = [raw for row in good[:-1] if is_filled(raw := sheet.at(row, column))]
    above = [raw for raw in raws if counts(raw)]
    if not above:
        return last == len(raws)
    return sum(value > 0 for value in above) >= least and abs(sum(above) - last) <= _EXACT * last


def _is_reckoned(sheet: Sheet, good: Sequence[int], column: int) -> bool:
    """Whether the last cell of a column is the mean of many figures above, or their sum beside the sums of parts."""
    last = sheet.at(good[-1], column)
    if not _is_beyond(last, _BY_CHANCE):
        return False
    above = [raw for row in good[:-1] if counts(raw := sheet.at(row, column))]
    if len(above) < _MANY or sum(above) <= 0:
        return False
    varied = max(above) - min(above) > _EXACT * max(above)
    return varied and any(abs(sum(above) - times * last) <= _EXACT * sum(above) for times in (2, len(above)))


def _is_beyond(raw: Raw, least: int) -> TypeGuard[int | float]:
    """Whether a cell holds a number that is above another, or a fraction: no sum by chance."""
    return counts(raw) and (raw > least or raw % 1 != 0)


def figures_of(sheet: Sheet, rows: Sequence[int], frame: Frame) -> dict[int, float]:
    """How much of each column is figures; a half where it is empty."""
    found: dict[int, float] = {}
    for column in range(frame.left, frame.right + 1):
        raws = [raw for n in rows[:_SAMPLED] if is_filled(raw := sheet.at(n, column))]
        found[column] = sum(map(is_figure, raws)) / len(raws) if raws else 0.5
    return found

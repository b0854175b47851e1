"""Notes that look like records at the end of a table of names and figures: words alone, labels with their values."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.sheet import Sheet
from workbench.i18n import Words
from workbench.importing.layout_rows import COLONS, NOTE, Frame, cell_words, cells_in, is_labelled

MOST_NOTES = 12
_SAMPLED = 60
_LEAST = 4  # records above


def without_words(sheet: Sheet, good: list[int], skipped: Mapping[int, Words], frame: Frame) -> list[int]:
    """The rows of pairs of a name and a figure without what stands alone at the end, right above a note: more notes."""
    good = _without_labels(sheet, good, frame)
    kept = len(good)
    while kept and cells_in(sheet, good[kept - 1], frame) == [frame.left] and len(good) - kept < MOST_NOTES:
        kept -= 1
    noted = kept < len(good) and skipped.get(good[-1] + 1) is NOTE
    if not noted or kept < _LEAST:
        return good
    between = set(range(good[kept], good[-1])).difference(good)
    if any(skipped.get(n) is not NOTE for n in between):
        return good
    pairs = all(cells_in(sheet, n, frame) == [frame.left, frame.right] for n in good[:kept])
    return good[:kept] if pairs else good


def without_signed(sheet: Sheet, good: list[int], frame: Frame) -> list[int]:
    """The rows of data without those at the end that hold nothing but several labels with their values, "Done by: Ana",
    where none is above: who made the table, and when.
    """
    kept = len(good)
    while kept > 1 and len(good) - kept < MOST_NOTES and _is_signed(sheet, good[kept - 1], frame):
        kept -= 1
    above = any(_is_signed(sheet, n, frame) for n in good[max(0, kept - _SAMPLED) : kept])
    return good if above else good[:kept]


def without_beside(sheet: Sheet, good: list[int], last: int, frame: Frame) -> list[int]:
    """The rows of data without those at the end that hold nothing up to the last column with a name: what stands in
    the columns beside it is of no record.
    """
    kept = len(good)
    while kept and last < frame.right and all(c > last for c in cells_in(sheet, good[kept - 1], frame)):
        kept -= 1
    return good[:kept]


def _is_signed(sheet: Sheet, number: int, frame: Frame) -> bool:
    """Whether the cells of a row that does not hold as many as the others are labels with their values."""
    cells = cells_in(sheet, number, frame)
    labels = [cell_words(sheet.at(number, c)) for c in cells]
    if not 1 < len(cells) < frame.usual or not any(map(is_labelled, labels)):
        return False
    return all(is_labelled(words) or words.endswith(COLONS) for words in labels)


def _without_labels(sheet: Sheet, good: list[int], frame: Frame) -> list[int]:
    """The rows of data without labels with their values at the end, "Code: A-7" in one cell, where none is above."""
    kept = len(good)
    while kept and cells_in(sheet, good[kept - 1], frame) == [frame.left] and len(good) - kept < MOST_NOTES:
        if not is_labelled(cell_words(sheet.at(good[kept - 1], frame.left))):
            break
        kept -= 1
    above = any(is_labelled(cell_words(sheet.at(n, frame.left))) for n in good[max(0, kept - _SAMPLED) : kept])
    return good if above or kept < _LEAST else good[:kept]

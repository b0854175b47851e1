"""Notes that look like records at the end of a table of names and figures: words alone, labels with their values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.domain.sheet import Sheet
from workbench.i18n import Words
from workbench.importing.layout_rows import COLONS, NOTE, Frame, cell_words, cells_in, is_labelled

MOST_NOTES = 12
_SAMPLED = 60
_LEAST = 4  # records above
_NEAR = 4  # rows
_LINE = re.compile("[_.…]{6,}")


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
    where none is above: who made the table, and when; or without those from the last gap on above lines to sign on.
    """
    kept = _above_lines(sheet, good, frame)
    while kept > 1 and len(good) - kept < MOST_NOTES and _is_signed(sheet, good[kept - 1], frame):
        kept -= 1
    above = any(_is_signed(sheet, n, frame) for n in good[max(0, kept - _SAMPLED) : kept])
    return good if above else good[:kept]


def _above_lines(sheet: Sheet, good: list[int], frame: Frame) -> int:
    """How many of the rows stand above lines to sign on, "________", and what is close above those under a gap."""
    ends = range(max(1, len(good) - MOST_NOTES), len(good))
    at = next((at for at in ends if _is_to_sign(sheet, good[at], frame)), len(good))
    near = range(at, max(at - _NEAR, 0), -1) if at < len(good) else ()
    return next((k for k in near if good[k] > good[k - 1] + 1), at)


def _is_to_sign(sheet: Sheet, number: int, frame: Frame) -> bool:
    return all(_LINE.fullmatch(cell_words(sheet.at(number, c))) for c in cells_in(sheet, number, frame))


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

"""Notes that look like records at the end of a table of names and figures: words alone, labels with their values."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.domain.sheet import Sheet
from workbench.i18n import Words
from workbench.importing.layout_rows import NOTE, Frame, cell_words, cells_in, is_labelled

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


def _without_labels(sheet: Sheet, good: list[int], frame: Frame) -> list[int]:
    """The rows of data without labels with their values at the end, "Code: A-7" in one cell, where none is above."""
    kept = len(good)
    while kept and cells_in(sheet, good[kept - 1], frame) == [frame.left] and len(good) - kept < MOST_NOTES:
        if not is_labelled(cell_words(sheet.at(good[kept - 1], frame.left))):
            break
        kept -= 1
    above = any(is_labelled(cell_words(sheet.at(n, frame.left))) for n in good[max(0, kept - _SAMPLED) : kept])
    return good if above or kept < _LEAST else good[:kept]

"""What this program wrote into rows that it sent back to be corrected: known again, and no part of what they say."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.columns import TO_CORRECT
from workbench.domain.sheet import Raw, Sheet
from workbench.importing.layout_rows import is_filled

_HEADERS = frozenset(TO_CORRECT.all())
_LINES = tuple(f"{words}: " for words in TO_CORRECT.all())


def without_told(sheet: Sheet) -> Sheet:
    """The sheet as its sender wrote it: without our column and without our lines in the comments on cells."""
    ours = _columns(sheet)
    comments = {place: words for place, told in sheet.comments.items() if (words := _theirs(told))}
    if not ours and comments == sheet.comments:
        return sheet
    rows = tuple(_without(row, ours) for row in sheet.rows) if ours else sheet.rows
    merges = tuple(b for b in sheet.merges if not (b.left == b.right and b.left in ours))
    kept = {place: words for place, words in comments.items() if place[1] not in ours}
    return replace(sheet, rows=rows, merges=merges, comments=kept)


def _columns(sheet: Sheet) -> set[int]:
    """The columns that begin with our header: below what stands first in another column it is somebody's word."""
    found: set[int] = set()
    for number, row in enumerate(sheet.rows, 1):
        if _HEADERS.isdisjoint(row):
            continue
        for column, raw in enumerate(row, 1):
            if raw in _HEADERS and not any(is_filled(sheet.at(above, column)) for above in range(1, number)):
                found.add(column)
    return found


def _without(row: tuple[Raw, ...], columns: set[int]) -> tuple[Raw, ...]:
    return tuple(None if at in columns else raw for at, raw in enumerate(row, 1))


def _theirs(told: str) -> str:
    """The lines of a comment that are not ours."""
    if not any(line in told for line in _LINES):
        return told
    return "\n".join(line for line in told.split("\n") if not line.startswith(_LINES)).strip()

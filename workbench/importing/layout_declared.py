"""What the file itself says to be a table, by a filter or as a table of its own: which of it is to be believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.domain.sheet import Box, Declared, Raw, Sheet
from workbench.importing.layout_headers import Window
from workbench.importing.layout_rows import cell_words, filled_columns, is_figure, is_filled, is_year

_NEARLY = 0.9  # of the rows


def believed(sheet: Sheet) -> list[Declared]:
    """What is declared over several names with something below them, nothing of it twice; a table before a filter."""
    found: list[Declared] = []
    for declared in sorted(sheet.declared, key=lambda d: d.loose):
        if _holds_records(sheet, declared) and not any(_meet(declared.box, other.box) for other in found):
            found.append(declared)
    return [d if d.loose else _widened(sheet, d, [o.box for o in found if o is not d]) for d in found]


def _widened(sheet: Sheet, declared: Declared, others: Sequence[Box]) -> Declared:
    """A table with the columns right beside it that go on in nearly all of its rows: it has grown since."""
    box = declared.box
    rows = range(box.top + 1, min(box.bottom, len(sheet.rows)) + 1)

    def goes_on(column: int) -> bool:
        beside = replace(box, left=column, right=column)
        return not any(_meet(beside, other) for other in others) and (
            sum(is_filled(sheet.at(n, column)) for n in rows) >= _NEARLY * len(rows)
        )

    left, right = box.left, box.right
    while left > 1 and goes_on(left - 1):
        left -= 1
    while right < len(sheet.rows[box.top - 1]) and goes_on(right + 1):
        right += 1
    return replace(declared, box=replace(box, left=left, right=right))


def _holds_records(sheet: Sheet, declared: Declared) -> bool:
    """Whether several names stand in the first row of a box, and right below them a record begins."""
    box = declared.box
    if box.top >= len(sheet.rows):
        return False
    columns = filled_columns(sheet.rows[box.top - 1], box.left, box.right)
    names = [sheet.at(box.top, c) for c in columns]
    figures = sum(is_figure(raw) and not is_year(raw) for raw in names)
    below = range(box.top + 1, min(box.bottom, len(sheet.rows), box.top + 2) + 1)
    return (
        len(names) > 1 and 3 * figures <= len(names) and any(is_filled(sheet.at(n, c)) for n in below for c in columns)
    )


def _meet(one: Box, other: Box) -> bool:
    return _share_columns(one, other) and one.top <= other.bottom and other.top <= one.bottom


def _share_columns(one: Box, other: Box) -> bool:
    return one.left <= other.right and other.left <= one.right


def stands_on(box: Box, declared: Box) -> bool:
    """Whether a box ends right above a declared table, over some of its columns: a title or a form is none itself."""
    return box.bottom == declared.top - 1 and _share_columns(box, declared)


def window_of(sheet: Sheet, declared: Declared) -> Window:
    """The columns of what is declared; a filter may stand over some of the names that go on beside it."""
    left, right, top = declared.box.left, declared.box.right, declared.box.top
    filled = set(filled_columns(sheet.rows[top - 1], 1, len(sheet.rows[top - 1])))
    while declared.loose and left - 1 in filled:
        left -= 1
    while declared.loose and right + 1 in filled:
        right += 1
    while declared.loose and right > left and right not in filled:
        right -= 1
    return Window(left, right)


def is_repeated(declared: Declared, header: tuple[int, int] | None, columns: Sequence[int], last: int) -> bool:
    """Whether a table that was found is the one that is declared: under the same names, and no further than it goes."""
    box = declared.box
    if header is None or not header[0] <= box.top <= header[1]:
        return False
    inside = [c for c in columns if box.left <= c <= box.right]
    return bool(inside) if declared.loose else len(inside) == len(columns) and last <= box.bottom


def _is_titled(sheet: Sheet, box: Box) -> bool:
    """Whether a text alone stands right above the first column of a box, with nothing above it."""
    over = [filled_columns(row, box.left, box.right) for row in sheet.rows[max(box.top - 3, 0) : box.top - 1]]
    return over[-1:] == [[box.left]] and not any(over[:-1]) and bool(cell_words(sheet.at(box.top - 1, box.left)))


def without(sheet: Sheet, boxes: Sequence[Box]) -> Sheet:
    """The sheet with nothing in some boxes and in the titles right above them, at the same places."""
    rows: list[tuple[Raw, ...]] = list(sheet.rows)
    for box in boxes:
        for number in range(box.top - _is_titled(sheet, box), min(box.bottom, len(rows)) + 1):
            row = rows[number - 1]
            rows[number - 1] = (*row[: box.left - 1], *[None] * len(row[box.left - 1 : box.right]), *row[box.right :])
    merges = tuple(m for m in sheet.merges if not any(_meet(m, box) for box in boxes))
    return replace(sheet, rows=tuple(rows), merges=merges, declared=())

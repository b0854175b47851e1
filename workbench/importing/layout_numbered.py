"""Rows right under the names of columns that only number them: "1, 2, 3", or "a, b, c, 1, 2" as official forms do."""

from __future__ import annotations

from string import ascii_lowercase

from workbench.domain.sheet import Raw, Sheet
from workbench.importing.layout_rows import cell_words, filled_columns, is_figure, name_words

_LEAST = 3  # columns
_FORM = 2  # letters that count on before numbers: no record begins so
_LONGEST = 3  # digits
_GAP = 5  # rows between numbers and the first record
_AFTER = {"0": "1", "1": "2", "a": "b"}


def numbered(sheet: Sheet, last: int, left: int, right: int) -> int:
    """The last row of a header with the row under it that numbers most of its columns.

    Where no letters show that it does, it could be a record: words must stand under it, in a row that does not begin
    with the next number or letter.
    """
    row = sheet.rows[last] if last < len(sheet.rows) else ()
    cells = filled_columns(row, left, right)
    if len(cells) < _LEAST or any(len(_mark(row[c - 1])) > _LONGEST for c in cells[:2]):
        return last
    names = next((held for n in range(last, 0, -1) if (held := filled_columns(sheet.rows[n - 1], left, right))), [])
    if 2 * len(set(names).intersection(cells)) <= len(names):
        return last
    told = [_mark(row[c - 1]) for c in cells]
    letters = sum(not word.isdigit() for word in told)
    if told[:letters] != list(ascii_lowercase[:letters]) or not _count_on(told[letters:], anywhere=letters >= _FORM):
        return last
    return last + 1 if letters >= _FORM or _is_over_record(sheet, last + 1, left, right) else last


def _mark(raw: Raw) -> str:
    return name_words(raw).strip(" ().").casefold()


def _count_on(words: list[str], *, anywhere: bool) -> bool:
    """Whether words are numbers, each by one more than the one before, from 0 or 1 on or anywhere."""
    if not words or not all(word.isdigit() and len(word) <= _LONGEST for word in words):
        return False
    start = int(words[0])
    return (anywhere or start < 2) and words == [str(n) for n in range(start, start + len(words))]


def _is_over_record(sheet: Sheet, number: int, left: int, right: int) -> bool:
    """Whether words stand in the next row, which does not begin with the next number or letter."""
    first = filled_columns(sheet.rows[number - 1], left, right)[0]
    for row in sheet.rows[number : number + _GAP]:
        if cells := filled_columns(row, left, right):
            words = any(cell_words(row[c - 1]) and not is_figure(row[c - 1]) for c in cells)
            return words and (first > len(row) or _mark(row[first - 1]) != _AFTER[_mark(sheet.at(number, first))])
    return False

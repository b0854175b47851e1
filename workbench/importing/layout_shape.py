"""Headers in words that nobody declared, told by shape alone: names above rows that are regular and unlike them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from statistics import median

from workbench.domain.schema import Schema
from workbench.domain.sheet import ErrorCell, Raw, Sheet
from workbench.importing.layout_headers import (
    Header,
    HeaderRow,
    Window,
    given_header,
    is_form_row,
    read_header,
)
from workbench.importing.layout_rows import across, cell_words, filled_columns
from workbench.importing.mapping_match import is_title
from workbench.importing.mapping_words import header_key

_TOP_ROWS = 60
_SAMPLED = 40
_LONGEST_NAME = 120
_LONGEST_ITEM = 200
_MOST_HEADER_ROWS = 4
_KEPT = 5_000
_YEARS = range(1900, 2101)
_NUMERAL = re.compile(r"[-+(]?\s*[$€£≈~<>]?\s*\d[\d\s.,']*\s*(%|‰|[a-z]{1,3}|\*+)?\)?", re.IGNORECASE)
# How tables of figures write that there is none.
_NO_FIGURE = frozenset(
    ["-", "--", "---", "..", "...", ":", "n.d.", "nd", "n/a", "na", "s/d", "x", "c", "z", "*", "–", "—"]
)
_YEAR_TEXT = re.compile(r"(19|20)\d\d([-/–](\d\d|(19|20)\d\d))?[a-z*]?\d?", re.IGNORECASE)


def shaped_header(sheet: Sheet, window: Window, schema: Schema) -> Header | None:
    """The first header of a table with unknown words, or of a list of titles; None where there is none."""
    look = _Look(sheet, window, schema)
    for number in range(1, min(_TOP_ROWS, len(sheet.rows)) + 1):
        last = look.header_from(number)
        if last:
            number, last = look.bettered(number, last)
            return given_header(sheet, (number, last), window, schema, carried=look.has_loose_groups(number, last))
        row = read_header(sheet, number, window, schema)
        if row is not None and _is_list(sheet, row, window, schema):
            return Header(number, number, row, dict(row.cells))
    return None


def shaped_headers(sheet: Sheet, window: Window, schema: Schema) -> list[Header]:
    """All headers of tables with unknown words, from the top; those below the first under a gap or title."""
    first = shaped_header(sheet, window, schema)
    if first is None:
        return []
    look, found = _Look(sheet, window, schema), [first]
    for number in range(first.last + 3, len(sheet.rows) - 1):
        if number > found[-1].last + 2 and look.begins_anew(number, found[0]):
            found.append(given_header(sheet, (number, look.header_from(number)), window, schema))
    return found


def headless_rows(sheet: Sheet, window: Window) -> tuple[int, int] | None:
    """The rows of a table that begins without names: rows alike, figures and words in their columns."""
    every = [filled_columns(row, window.left, window.right) for row in sheet.rows]
    rows = [n for n, cells in enumerate(every, 1) if len(cells) > 1]
    if len(rows) < 3 or rows[-1] - rows[0] != len(rows) - 1:
        return None
    usual = median(len(every[n - 1]) for n in rows)
    alike = [n for n in rows if len(every[n - 1]) >= 0.6 * usual]
    sample = rows[:_SAMPLED]
    figures = [{c for c in every[n - 1] if _is_figure(sheet.at(n, c))} for n in sample]
    words = [{c for c in every[n - 1] if not _is_figure(sheet.at(n, c))} for n in sample]
    mixed = set.intersection(*figures) and set.intersection(*words)
    return (rows[0], rows[-1]) if usual >= 3 and len(alike) >= 0.8 * len(rows) and mixed else None


def completed(sheet: Sheet, header: Header, window: Window, schema: Schema) -> Header:
    """A header of known words with the rows under it that still name columns of figures: units, years, parts."""
    look = _Look(sheet, window, schema)
    last = look.names_on(header.first, header.last)
    if last == header.last:
        return header
    rows = (header.first, last)
    more = given_header(sheet, rows, window, schema, carried=look.has_loose_groups(*rows))
    return Header(more.first, more.last, header.anchor, more.texts)


@dataclass(frozen=True)
class _Below:
    """What stands under a row that may begin a header: rows of its block, and which columns hold figures."""

    rows: Sequence[int]
    usual: float
    figures: frozenset[int]


class _Look:
    """Looks at one window of a sheet, row by row."""

    def __init__(self, sheet: Sheet, window: Window, schema: Schema) -> None:
        self._sheet, self._window, self._schema = sheet, window, schema
        self._cells: dict[int, list[int]] = {}

    def filled(self, number: int) -> list[int]:
        """The filled columns of a row; none beyond the sheet."""
        if not 0 < number <= len(self._sheet.rows):
            return []
        if number not in self._cells:
            if len(self._cells) > _KEPT:
                self._cells.clear()  # a long sheet is gone through once
            self._cells[number] = filled_columns(self._sheet.rows[number - 1], self._window.left, self._window.right)
        return self._cells[number]

    def header_from(self, number: int) -> int:
        """The last row of the header that begins in a row; 0 where none begins there."""
        cells = self.filled(number)
        if len(cells) < 2 or not self._are_names(number, cells) or self._is_caption(number, cells):
            return 0
        below = self._below(number)
        if len(below.rows) < 2:
            return number if self._is_bare(number, cells, below) else 0
        last = self._end(number, below)
        rows = [n for n in below.rows if n > last]
        if not rows or not self._covers(number, last, rows) or not self._are_unlike(number, last, rows, below):
            return 0
        return last

    def _is_bare(self, number: int, cells: Sequence[int], below: _Below) -> bool:
        """Whether a row heads a table with one record, or none yet: short names where a sheet begins."""
        if len(cells) < 3 or any(len(self.filled(n)) > 1 for n in range(max(number - 3, 1), number)):
            return False
        words = [cell_words(self._sheet.at(number, c)) for c in cells]
        if len(set(words)) < len(words) or max(map(len, words)) > 50 or any(_is_year(w) for w in words):
            return False
        if not below.rows:
            return len(cells) >= 4
        return len(set(self.filled(below.rows[0])) - set(cells)) <= 1 and len(self.filled(below.rows[0])) >= 2

    def begins_anew(self, number: int, first: Header) -> bool:
        """Whether another table begins in a row: names after a gap, over figures, or the first ones again."""
        above = [self.filled(number - 1), self.filled(number - 2)]
        if len(self.filled(number)) < 2 or (above[0] and not (len(above[0]) == 1 and not above[1])):
            return False
        last = self.header_from(number)
        if not last:
            return False
        names = {header_key(text) for text in first.anchor.cells.values()}
        again = {header_key(cell_words(self._sheet.at(number, c))) for c in self.filled(number)}
        if len(names & again - {""}) >= 0.6 * len(again):
            title = next((n for n in range(number - 1, number - 4, -1) if self.filled(n)), 0)
            return bool(title) and len(self.filled(title)) == 1 and not self.filled(title - 1)
        row = self._sheet.rows[last - 1]
        if any(_is_figure(row[c - 1]) and not _is_year(row[c - 1]) for c in self.filled(last)):
            return False
        below = self._below(last)
        over = below.figures & set(self.filled(last))
        return len(below.rows) >= 2 and len(over) >= 0.5 * (len(self.filled(last)) - 1) and len(self.filled(last)) >= 3

    def names_on(self, first: int, last: int) -> int:
        """The last row of a header that is known up to a row, in a table most of whose columns hold figures."""
        below = self._below(last)
        if len(below.figures) < 0.5 * below.usual or len(below.figures) < 2:
            return last
        while last - first < _MOST_HEADER_ROWS - 1 and self._goes_on(first, last, below):
            last += 1
        return last

    def bettered(self, number: int, last: int) -> tuple[int, int]:
        """A fuller header close below, where only thin rows stand between: what came first was prose."""
        if last == number:
            usual = self._below(number).usual
            for other in range(number + 1, number + 4):
                if len(self.filled(other)) > len(self.filled(number)) and self.header_from(other):
                    return other, self.header_from(other)
                if len(self.filled(other)) > 0.7 * usual:
                    break
        return number, last

    def has_loose_groups(self, first: int, last: int) -> bool:
        """Whether the first row of a header holds groups that are not merged over their columns."""
        if last == first or any(self._groups(n) for n in range(first, last)):
            return False
        return self._repeats(first, last) or self._is_pivot(first, last)

    def _is_pivot(self, first: int, last: int) -> bool:
        """Whether a few names stand over a full row of names, none over the first column of the table."""
        groups, leaves = self.filled(first), self.filled(last)
        if last != first + 1 or not 2 <= len(groups) < len(leaves) or not set(groups) <= set(leaves):
            return False
        return groups[0] > leaves[0] or min(self.filled(last + 1), default=groups[0]) < leaves[0]

    # ---- names

    def _are_names(self, number: int, cells: Sequence[int]) -> bool:
        """Whether a row could be one of names: texts and years, short ones, most of them different."""
        row = self._sheet.rows[number - 1]
        raws = [row[c - 1] for c in cells]
        years = sum(_is_year(raw) for raw in raws)
        words = [w for raw in raws if not _is_year(raw) and (w := cell_words(raw))]
        if (not words and years < 3) or len(words) + years < 0.8 * len(cells):
            return False
        if not words:
            return True
        if sum(len(w) > _LONGEST_NAME for w in words) > len(words) / 4 or sum(map(_is_figure, words)) > len(words) / 3:
            return False
        if sum(w.endswith(":") for w in words) > len(words) / 4:
            return False
        read = read_header(self._sheet, number, self._window, self._schema)
        if read is not None and len(cells) > 2 and is_form_row(read, self._sheet, self._window):
            return False
        return median(map(len, words)) <= 60

    def _is_caption(self, number: int, cells: Sequence[int]) -> bool:
        """Whether the cells of a row are titles merged over the whole table, or stand far apart above a blank row."""
        boxes = [across(self._sheet, number, c) for c in cells]
        columns = {c for n in range(number + 1, number + 12) for c in self.filled(n)}
        widest = max((sum(b.left <= c <= b.right for c in columns) for b in boxes if b), default=1)
        if len(cells) == 2 and widest > 0.8 * max(len(columns), 1) and len(columns) > 2:
            return True
        return not self.filled(number + 1) and len(cells) < 0.6 * max(len(self.filled(number + 2)), 2)

    # ---- what stands below

    def _below(self, number: int) -> _Below:
        """The rows under a row up to a gap of more than two, no more of them than tell what they are."""
        rows: list[int] = []
        blank = 0
        for n in range(number + 1, min(number + 4 * _SAMPLED, len(self._sheet.rows)) + 1):
            if not self.filled(n):
                blank += 1
                if blank > 2:
                    break
                continue
            blank = 0
            rows.append(n)
            if len(rows) >= _SAMPLED:
                break
        counts = [len(self.filled(n)) for n in rows if len(self.filled(n)) > 1] or [len(self.filled(n)) for n in rows]
        return _Below(rows, median(counts) if counts else 0, self._figures(rows))

    def _figures(self, rows: Iterable[int]) -> frozenset[int]:
        """The columns that mostly hold numbers or dates."""
        numbers: dict[int, list[int]] = {}
        for n in rows:
            row = self._sheet.rows[n - 1]
            for c in self.filled(n):
                told = numbers.setdefault(c, [0, 0])
                told[0] += _is_figure(row[c - 1])
                told[1] += 1
        return frozenset(c for c, (some, all_) in numbers.items() if some >= 2 and some >= 0.6 * all_)

    # ---- where the header ends

    def _end(self, number: int, below: _Below) -> int:
        last = max(number, self._merged_down(number))
        while last - number < _MOST_HEADER_ROWS - 1 and self._goes_on(number, last, below):
            last = max(last + 1, min(self._merged_down(last + 1), number + _MOST_HEADER_ROWS - 1))
        return last

    def _merged_down(self, number: int) -> int:
        """The last row of merges that begin in a row and reach down over what stands under the other cells."""
        ends = [
            box.bottom
            for box in self._sheet.merges
            if box.top == number < box.bottom <= number + _MOST_HEADER_ROWS - 1
            and self._window.left <= box.left <= self._window.right
        ]
        end = max(ends, default=number)
        inner = {c for n in range(number + 1, end + 1) for c in self.filled(n)}
        return end if inner else number

    def _goes_on(self, first: int, last: int, below: _Below) -> bool:
        """Whether the next row still names columns: under a group, or without figures where figures stand below."""
        number = last + 1
        cells = self.filled(number)
        if not cells or not self._are_leaves(number, cells):
            return False
        row = self._sheet.rows[number - 1]
        if any(c in below.figures and _is_figure(row[c - 1]) and not self._heads_figures(number, c) for c in cells):
            return False
        groups = self._groups(last)
        if groups and set(cells) <= groups | {c for c in cells if c not in self.filled(last)}:
            return True
        if last == first and self._is_pivot(first, number):
            return True
        if len(cells) >= 2 and all(cell_words(row[c - 1]).startswith("(") for c in cells):
            return True  # what each name means, in brackets under it
        if not below.figures:
            return False
        named = [c for c in cells if c in below.figures]
        if len(named) >= 0.5 * len(below.figures) and len(named) >= 2:
            return True
        return len(named) == len(cells) and min(cells) > min(self.filled(first))

    def _heads_figures(self, number: int, column: int) -> bool:
        """Whether a year or date names a column: what stands under it is another kind of figure."""
        under = self._sheet.at(number + 1, column)
        return _is_year(self._sheet.at(number, column)) and under is not None and not _is_year(under)

    def _groups(self, number: int) -> set[int]:
        """The columns under cells of a row that are merged over several, though not over all."""
        width = max(len(self.filled(n)) for n in range(number, number + 3))
        found: set[int] = set()
        for c in self.filled(number):
            box = across(self._sheet, number, c)
            if box is not None and box.bottom == number and box.right - box.left + 1 < max(width, 3):
                found |= set(range(box.left, box.right + 1))
        return found

    def _are_leaves(self, number: int, cells: Sequence[int]) -> bool:
        """Whether every cell of a row is a name: words, not too many, or a year."""
        row = self._sheet.rows[number - 1]
        return all(_is_year(row[c - 1]) or 0 < len(cell_words(row[c - 1])) <= _LONGEST_NAME for c in cells)

    # ---- whether it is one

    def _covers(self, first: int, last: int, rows: Sequence[int]) -> bool:
        """Whether the names stand over most of what the rows hold."""
        named = {c for n in range(first, last + 1) for c in self.filled(n)}
        for n in range(first, last):
            named |= self._groups(n)
        counts = sorted(len(set(self.filled(n)) - named) for n in rows)
        leading = [c for c in range(self._window.left, min(named)) if any(c in self.filled(n) for n in rows)]
        usual = counts[len(counts) // 2] - min(len(leading), 2)
        return usual <= max(1, 0.34 * len(named)) and any(len(set(self.filled(n)) & named) >= 2 for n in rows)

    def _are_unlike(self, first: int, last: int, rows: Sequence[int], below: _Below) -> bool:
        """Whether the rows are of another kind than the names: figures, repeated or longer words, or just regular."""
        cells = self.filled(last)
        row = self._sheet.rows[last - 1]
        keys = [header_key(cell_words(row[c - 1])) for c in cells if cell_words(row[c - 1])]
        figures = self._figures(rows) & {c for n in range(first, last + 1) for c in self.filled(n)}
        if last == first and len(set(keys)) < (0.3 if figures else 0.7) * len(keys):
            return False
        if figures or self._groups(first):
            share = 0.5 if last == first else 0.67
            whole = len(self.filled(first)) >= share * below.usual
            return whole or bool(self._groups(first)) or self._repeats(first, last) or self._is_pivot(first, last)
        if len(rows) == 1:
            return len(cells) >= 3 and self.filled(rows[0]) == cells and self._has_figure(rows[0])
        full = [n for n in rows if len(self.filled(n)) >= max(2, 0.5 * len(cells))]
        if len(full) < 2 or len(full) < 0.5 * len(rows):
            return False
        if len(cells) < 0.6 * below.usual:
            return False
        if len(cells) >= 4:
            return True
        if len(self.filled(first - 1)) > 1:
            return False  # a row of data as well as one of names
        if len(cells) == 3 and len(full) >= 3 and max(map(len, keys)) <= 40:
            return True
        long = [len(cell_words(self._sheet.at(n, c))) for n in full[:20] for c in cells[1:]]
        names = [len(key) for key in keys]
        return bool(long) and median(long) > 1.3 * median(names) and max(names) <= 40 and len(full) >= 3

    def _has_figure(self, number: int) -> bool:
        row = self._sheet.rows[number - 1]
        return any(_is_figure(row[c - 1]) for c in self.filled(number))

    def _repeats(self, first: int, last: int) -> bool:
        """Whether names come again under other groups: what stands above them are groups, merged or not."""
        if last == first:
            return False
        row = self._sheet.rows[last - 1]
        keys = [header_key(cell_words(row[c - 1])) for c in self.filled(last) if cell_words(row[c - 1])]
        return len(set(keys)) < 0.8 * len(keys)


def _is_year(raw: Raw) -> bool:
    if isinstance(raw, bool):
        return False
    if isinstance(raw, int):
        return raw in _YEARS
    return isinstance(raw, date | datetime) or (isinstance(raw, str) and bool(_YEAR_TEXT.fullmatch(raw.strip())))


def _is_figure(raw: Raw) -> bool:
    """Whether a cell holds a number or a date, or says that there is none."""
    if isinstance(raw, str):
        text = raw.strip()
        return len(text) < 30 and (text.casefold() in _NO_FIGURE or bool(_NUMERAL.fullmatch(text)))
    return isinstance(raw, bool | int | float | date | time | ErrorCell)


def _is_list(sheet: Sheet, row: HeaderRow, window: Window, schema: Schema) -> bool:
    """Whether a title's name heads the only column, with short items close under it."""

    def filled(number: int) -> list[int]:
        return filled_columns(sheet.rows[number - 1], window.left, window.right)

    if len(row.cells) != 1 or any(map(filled, range(1, row.row))):
        return False
    ((column, name),) = row.cells.items()
    last = max(n for n in range(row.row, len(sheet.rows) + 1) if filled(n))
    below = [(filled(n), cell_words(sheet.at(n, column))) for n in range(row.row + 1, last + 1)]
    if len(below) < 2 or any(len(words) > _LONGEST_ITEM or words.endswith(".") for _, words in below):
        return False
    return is_title(name, schema) and all(cells == [column] for cells, _ in below)

"""A sheet looked at row by row: which rows hold names, what stands below them, where a header ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from workbench.domain.schema import Schema
from workbench.domain.sheet import Box, Raw, Sheet
from workbench.i18n import fold
from workbench.importing.layout_headers import Window, is_form_row, read_header
from workbench.importing.layout_rows import (
    COLONS,
    across,
    cell_words,
    filled_columns,
    is_figure,
    is_labelled,
    is_unit,
    is_year,
    name_words,
)
from workbench.importing.mapping_match import known
from workbench.importing.mapping_words import header_key

SAMPLED = 40
_LONGEST_NAME = 120
_MOST_HEADER_ROWS = 5
_KEPT = 5_000
_YES_OR_NO = (frozenset(("yes", "no")), frozenset(("si", "no")), frozenset(("oui", "non")))


@dataclass(frozen=True)
class Below:
    """What stands under a row that may begin a header: rows of its block, and which columns hold figures."""

    rows: Sequence[int]
    usual: float
    figures: frozenset[int]


class Look:
    """Looks at one window of a sheet, row by row."""

    def __init__(self, sheet: Sheet, window: Window, schema: Schema) -> None:
        self.sheet, self._window, self._schema = sheet, window, schema
        self._cells: dict[int, list[int]] = {}

    def filled(self, number: int) -> list[int]:
        """The filled columns of a row; none beyond the sheet."""
        if not 0 < number <= len(self.sheet.rows):
            return []
        if number not in self._cells:
            if len(self._cells) > _KEPT:
                self._cells.clear()  # a long sheet is gone through once
            self._cells[number] = filled_columns(self.sheet.rows[number - 1], self._window.left, self._window.right)
        return self._cells[number]

    def header_from(self, number: int) -> int:
        """The last row of the header that begins in a row; 0 where none begins there."""
        cells = self.filled(number)
        if len(cells) < 2 or not self._are_names(number, cells) or self._is_caption(number, cells):
            return 0
        if self._is_like_above(number, cells):
            return 0
        below, tall = self.below(number), self._merged_down(number)
        if sum(n > tall for n in below.rows) < 2:
            return tall if self._is_bare(number, cells, [n for n in below.rows if n > tall]) else 0
        last = self._end(number, below)
        rows = [n for n in below.rows if n > last]
        if not rows or not self._covers(number, last, rows) or not self._are_unlike(number, last, rows, below):
            if number == last == 1 and self._heads_prose(cells, rows):
                return last
            return number if self._is_first(number, cells, below.rows) else 0
        return last

    def _is_like_above(self, number: int, cells: Sequence[int]) -> bool:
        """Whether the row above holds the same kinds of cells in the same columns: both are rows of data."""
        if self.filled(number - 1) != cells:
            return False
        kinds = [[is_figure(self.sheet.at(n, c)) for c in cells] for n in (number - 1, number)]
        return kinds[0] == kinds[1]

    def _is_first(self, number: int, cells: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether the first row of several cells names, each by another name, every column that is used below it.

        One column on the left may be without a name: it says what the rows are about.
        """
        if any(len(self.filled(n)) > 1 for n in range(1, number)) or len(rows) < 2 or len(cells) < 3:
            return False
        names = [header_key(name_words(self.sheet.at(number, c))) for c in cells]
        beside = {c for n in rows for c in self.filled(n)} - set(cells)
        close = cells[-1] - cells[0] < 1.25 * len(cells)
        return len(set(names)) == len(names) and close and beside <= {cells[0] - 1}

    def _heads_prose(self, cells: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether the first row of a sheet names columns of which one is filled in, with long texts."""
        used = {c for n in rows for c in self.filled(n)}
        long = [len(cell_words(self.sheet.at(n, c))) for n in rows for c in self.filled(n)]
        names = [cell_words(self.sheet.at(1, c)) for c in cells]
        listed = any(known(name, self._schema) for name in names) and max(map(len, names)) <= 30
        return listed and len(used) == 1 and used < set(cells) and len(rows) >= 10 and median(long) > 40

    def _is_bare(self, number: int, cells: Sequence[int], below: Sequence[int]) -> bool:
        """Whether a row heads a table with one record, or none yet: short names where a sheet begins."""
        above = max((len(self.filled(n)) for n in range(max(number - 3, 1), number)), default=0)
        if len(cells) < 3 or (above > 1 and (2 * above >= len(cells) or self.filled(number - 1))):
            return False
        words = [cell_words(self.sheet.at(number, c)) for c in cells]
        if len(set(words)) < len(words) or any(is_year(w) for w in words):
            return False
        if not below:
            close = cells[-1] - cells[0] < 2 * len(cells)
            return close and median(map(len, words)) <= 60 and (len(cells) >= 4 or number == 1)
        if max(map(len, words)) > 50:
            return False
        return len(set(self.filled(below[0])) - set(cells)) <= 1 and len(self.filled(below[0])) >= 2

    def names_on(self, first: int, last: int) -> int:
        """The last row of a header that is known up to a row, in a table most of whose columns hold figures."""
        below = self.below(last)
        if len(below.figures) < 0.5 * below.usual or len(below.figures) < 2:
            return last
        while last - first < _MOST_HEADER_ROWS - 1 and self._goes_on(first, last, below):
            last += 1
        return last

    def bettered(self, number: int, last: int) -> tuple[int, int]:
        """A fuller header close below, where only thin rows stand between: what came first was prose or a form."""
        names = max(len(self.filled(n)) for n in range(number, last + 1))
        usual = self.below(number).usual
        for other in range(last + 1, last + 8):
            here = len(self.filled(other))
            near = last == number and other <= number + 3
            if here > names and (near or (here >= 2 * names and here >= 6)) and self.header_from(other):
                return other, self.header_from(other)
            if here > (0.7 * usual if near else 4):
                break
        return number, last

    def raised(self, first: int, last: int) -> int:
        """The first row of a header with the rows of groups above it: merged over some of its columns, not over all."""
        columns = {c for n in range(first, last + 4) for c in self.filled(n)}
        named = min(c for n in range(first, last + 1) for c in self.filled(n)) == min(columns)
        while first > 1 and self.filled(first - 1) and last - first < _MOST_HEADER_ROWS:
            boxes = [across(self.sheet, first - 1, c) for c in self.filled(first - 1)]
            grouped = all(box is not None and self._is_group(box, columns, named=named) for box in boxes)
            if not grouped and not self._tells_apart(first - 1, first, last):
                break
            first -= 1
        return first

    def _tells_apart(self, number: int, first: int, last: int) -> bool:
        """Whether a row right above a header, under a gap, tells names apart that are alike in it."""
        if self.filled(number - 1) or not set(self.filled(number)) <= set(self.filled(first)):
            return False
        names: dict[tuple[str, ...], list[int]] = {}
        for c in self.filled(first):
            names.setdefault(
                tuple(header_key(cell_words(self.sheet.at(n, c))) for n in range(first, last + 1)), []
            ).append(c)
        alike = {c for columns in names.values() if len(columns) > 1 for c in columns}
        words = [cell_words(self.sheet.at(number, c)) for c in self.filled(number)]
        short = all(0 < len(w) <= 40 and not w.endswith(COLONS) for w in words) and len(set(words)) == len(words)
        return short and bool(alike) and set(self.filled(number)) <= alike

    def _is_group(self, box: Box, columns: set[int], *, named: bool) -> bool:
        """Whether a merge stands over some columns of a table as their group, and is no title or unit of it."""
        if box.left <= min(columns) or is_unit(cell_words(self.sheet.at(box.top, box.left))):
            return False
        inside = box.right < max(columns)
        return inside or not named or sum(box.left <= c <= box.right for c in columns) <= 0.6 * len(columns)

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
        row = self.sheet.rows[number - 1]
        raws = [row[c - 1] for c in cells]
        years, counted = sum(map(is_year, raws)), _counted(raws)
        words = [w for raw in raws if not is_year(raw) and (w := cell_words(raw)) and not (counted and w.isdigit())]
        if (not words and years < 3) or len(words) + years + counted < 0.8 * len(cells):
            return False
        if not words:
            return True
        if sum(len(w) > _LONGEST_NAME for w in words) > len(words) / 4 or sum(map(is_figure, words)) > len(words) / 3:
            return False
        if sum(w.endswith(COLONS) for w in words) > len(words) / 4 or sum(map(is_labelled, words)) > len(words) / 3:
            return False
        if any(pair <= {fold(w) for w in words} for pair in _YES_OR_NO) or words.count("X") > 1:
            return False
        read = read_header(self.sheet, number, self._window, self._schema)
        if read is not None and len(cells) > 2 and is_form_row(read, self.sheet, self._window):
            return len(self.below(number).figures & set(cells)) >= 0.5 * len(cells)
        if years + counted >= 2 or median(map(len, words)) <= 60:
            return True
        first = len(cells) >= 4 and not any(len(self.filled(n)) > 1 for n in range(1, number))
        return first or 2 * len(self.below(number).figures & set(cells)) >= len(cells)

    def _is_caption(self, number: int, cells: Sequence[int]) -> bool:
        """Whether the cells of a row are titles merged over the whole table, or stand far apart above a blank row."""
        boxes = [across(self.sheet, number, c) for c in cells]
        columns = {c for n in range(number + 1, number + 12) for c in self.filled(n)}
        widest = max((sum(b.left <= c <= b.right for c in columns) for b in boxes if b), default=1)
        if len(cells) == 2 and widest > 0.8 * max(len(columns), 1) and len(columns) > 2:
            return True
        return not self.filled(number + 1) and len(cells) < 0.6 * max(len(self.filled(number + 2)), 2)

    # ---- what stands below

    def below(self, number: int) -> Below:
        """The rows under a row up to a gap of more than two, no more of them than tell what they are."""
        rows: list[int] = []
        blank, tall = 0, self._merged_down(number)
        for n in range(number + 1, min(number + 4 * SAMPLED, len(self.sheet.rows)) + 1):
            if not self.filled(n):
                blank += n > tall
                if blank > 2:
                    break
                continue
            blank, tall = 0, max(tall, self._merged_down(n) if n < number + _MOST_HEADER_ROWS else 0)
            rows.append(n)
            if len(rows) >= SAMPLED:
                break
        counts = [len(self.filled(n)) for n in rows if len(self.filled(n)) > 1] or [len(self.filled(n)) for n in rows]
        return Below(rows, median(counts) if counts else 0, self._figures(rows))

    def _figures(self, rows: Iterable[int]) -> frozenset[int]:
        """The columns that mostly hold numbers or dates."""
        numbers: dict[int, list[int]] = {}
        for n in rows:
            row = self.sheet.rows[n - 1]
            for c in self.filled(n):
                told = numbers.setdefault(c, [0, 0])
                told[0] += is_figure(row[c - 1])
                told[1] += 1
        return frozenset(c for c, (some, all_) in numbers.items() if some >= 2 and some >= 0.6 * all_)

    # ---- where the header ends

    def _end(self, number: int, below: Below) -> int:
        last = max(number, self._merged_down(number))
        while last - number < _MOST_HEADER_ROWS - 1 and self._goes_on(number, last, below):
            last = max(last + 1, min(self._merged_down(last + 1), number + _MOST_HEADER_ROWS - 1))
        return last

    def _merged_down(self, number: int) -> int:
        """The last row of merges that begin in a row and reach down over what stands under the other cells."""
        ends = [
            box.bottom
            for box in self.sheet.merges
            if box.top == number < box.bottom <= number + _MOST_HEADER_ROWS - 1
            and self._window.left <= box.left <= self._window.right
        ]
        return max(ends, default=number)

    def _goes_on(self, first: int, last: int, below: Below) -> bool:
        """Whether the next row still names columns: under a group, or without figures where figures stand below."""
        number = last + 1
        cells = self.filled(number)
        if not cells or not self._are_leaves(number, cells):
            return False
        row = self.sheet.rows[number - 1]
        if any(c in below.figures and is_figure(row[c - 1]) and not self._heads_figures(number, c) for c in cells):
            return False
        groups = self._groups(last)
        if groups & set(cells) and set(cells) <= groups | {c for c in cells if c not in self.filled(last)}:
            return True
        if last == first and self._is_pivot(first, number):
            return True
        fuller = len(cells) >= 2 or len(self.filled(number + 1)) > 1
        if fuller and all(cell_words(row[c - 1]).startswith("(") for c in cells):
            return True  # what the names mean, in brackets under them
        if not below.figures:
            return False
        named = [c for c in cells if c in below.figures]
        if len(named) >= 0.5 * len(below.figures) and len(named) >= 2:
            return True
        return len(named) == len(cells) and min(cells) > min(self.filled(first))

    def _heads_figures(self, number: int, column: int) -> bool:
        """Whether a year or date names a column: what stands under it is another kind of figure."""
        under = self.sheet.at(number + 1, column)
        return is_year(self.sheet.at(number, column)) and under is not None and not is_year(under)

    def _groups(self, number: int) -> set[int]:
        """The columns under cells of a row that are merged over several, though not over all."""
        width = len({c for n in range(number, number + 6) for c in self.filled(n)})
        found: set[int] = set()
        for c in self.filled(number):
            box = across(self.sheet, number, c)
            if box is not None and box.bottom == number and box.right - box.left + 1 < max(width, 3):
                found |= set(range(box.left, box.right + 1))
        return found

    def _are_leaves(self, number: int, cells: Sequence[int]) -> bool:
        """Whether every cell of a row is a name: words, not too many, or a year."""
        row = self.sheet.rows[number - 1]
        return all(is_year(row[c - 1]) or 0 < len(cell_words(row[c - 1])) <= _LONGEST_NAME for c in cells)

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

    def _are_unlike(self, first: int, last: int, rows: Sequence[int], below: Below) -> bool:
        """Whether the rows are of another kind than the names: figures, repeated or longer words, or just regular."""
        cells = self.filled(last)
        words = [cell_words(self.sheet.at(last, c)) for c in cells]
        keys = [header_key(w) for w in words if w]
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
            return self._names_all(first, cells, keys, rows)
        if len(cells) < 0.6 * below.usual:
            return False
        if len(cells) >= 4:
            return True
        if len(self.filled(first - 1)) > 1:
            return False  # a row of data as well as one of names
        if len(cells) == 3 and len(full) >= 3 and max(map(len, keys)) <= 40:
            return True
        long = [len(cell_words(self.sheet.at(n, c))) for n in full[:20] for c in cells[1:]]
        names = [len(key) for key in keys]
        return bool(long) and median(long) > 1.3 * median(names) and max(names) <= 40 and len(full) >= 3

    def _names_all(self, number: int, cells: Sequence[int], keys: Sequence[str], rows: Sequence[int]) -> bool:
        """Whether a row names every column that is used below it, side by side, each by another name."""
        if len(cells) < 5 or len(set(keys)) < len(cells) or cells[-1] - cells[0] != len(cells) - 1:
            return False
        used = {c for n in rows for c in self.filled(n)}
        return used <= set(cells) and len(used) >= 0.8 * len(cells) and len(self.filled(number - 1)) <= 1

    def _has_figure(self, number: int) -> bool:
        row = self.sheet.rows[number - 1]
        return any(is_figure(row[c - 1]) for c in self.filled(number))

    def _repeats(self, first: int, last: int) -> bool:
        """Whether names come again under other groups: what stands above them are groups, merged or not."""
        if last == first:
            return False
        words = [cell_words(self.sheet.at(last, c)) for c in self.filled(last)]
        keys = [header_key(w) for w in words if w]
        return len(set(keys)) < 0.8 * len(keys)


def _counted(raws: Sequence[Raw]) -> int:
    """How many cells count on from 1: levels, weeks, questions; 0 where they are not all one row of numbers."""
    numbers = [str(raw) for raw in raws if re.fullmatch(r"[0-9]{1,2}", str(raw))]
    return len(numbers) if len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)] else 0

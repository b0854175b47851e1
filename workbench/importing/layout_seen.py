"""A window of a sheet as it is seen: what is filled in its rows, what stands below one, how far merges reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from workbench.domain.schema import Schema
from workbench.domain.sheet import Box, Sheet
from workbench.importing.layout_forms import in_pairs
from workbench.importing.layout_headers import Window
from workbench.importing.layout_rows import (
    COLONS,
    across,
    cell_words,
    counted_on,
    counts,
    filled_columns,
    is_figure,
    is_labelled,
    is_year,
    rising,
)

SAMPLED = 40
MOST_HEADER_ROWS = 6
TALLEST = 10  # rows of a header that is told by merges
_KEPT = 5_000
_CHOSEN = re.compile(r"\((all|multiple items|tod[ao]s|varios elementos|tou(s|tes)|plusieurs éléments)\)", re.IGNORECASE)
_FEW = 3  # a label, what is chosen, and a remark on it
_TITLES = 2  # rows between a gap and names


@dataclass(frozen=True)
class Below:
    """What stands under a row that may begin a header: rows of its block, and which columns hold figures."""

    rows: Sequence[int]
    usual: float
    figures: frozenset[int]


class Seen:
    """One window of a sheet, row by row."""

    def __init__(self, sheet: Sheet, window: Window, schema: Schema) -> None:
        self.sheet, self.window, self.schema = sheet, window, schema
        self._cells: dict[int, list[int]] = {}
        self._tall: dict[int, list[int]] | None = None
        self._tops: dict[int, list[Box]] | None = None

    def filled(self, number: int) -> list[int]:
        """The filled columns of a row; none beyond the sheet."""
        if not 0 < number <= len(self.sheet.rows):
            return []
        if number not in self._cells:
            if len(self._cells) > _KEPT:
                self._cells.clear()  # a long sheet is gone through once
            self._cells[number] = filled_columns(self.sheet.rows[number - 1], self.window.left, self.window.right)
        return self._cells[number]

    def has_figure(self, number: int) -> bool:
        """Whether a figure stands in a row."""
        return any(is_figure(self.sheet.at(number, c)) for c in self.filled(number))

    def below(self, number: int) -> Below:
        """The rows under a row up to a gap of more than two, no more of them than tell what they are."""
        rows: list[int] = []
        blank, wide, tall = 0, 0, self.merged_down(number)
        for n in range(number + 1, min(number + 4 * SAMPLED, len(self.sheet.rows)) + 1):
            if not self.filled(n):
                blank += n > tall
                if blank > 2:
                    break
                continue
            blank, tall = 0, max(tall, self.merged_down(n) if n < number + MOST_HEADER_ROWS else 0)
            rows.append(n)
            wide += len(self.filled(n)) > 1
            if len(rows) >= SAMPLED and wide > 2:
                break  # a series may begin with periods of which nothing is known yet
        counts = [len(self.filled(n)) for n in rows if len(self.filled(n)) > 1] or [len(self.filled(n)) for n in rows]
        return Below(rows, median(counts) if counts else 0, self.figures_in(rows))

    def begins_form(self, number: int) -> bool:
        """Whether a label and its value stand over more of them, each label with its colon, and a table under a gap;
        or what is chosen for it: "(All)", "(Multiple Items)".
        """
        if in_pairs(self.sheet, number, self.window.left, self.window.right):
            return True
        rows = list(takewhile(self.filled, range(number, number + TALLEST)))
        pairs = all(len(self.filled(n)) == 2 for n in rows) and len(self.filled(number)) == 2
        colons = [cell_words(self.sheet.at(n, self.filled(n)[0])).endswith(COLONS) for n in rows[1:]]
        goes_on = any(len(self.filled(n)) > 1 for n in range(rows[-1] + 2, rows[-1] + TALLEST)) if rows else False
        few = goes_on and all(2 <= len(self.filled(n)) <= _FEW for n in rows)
        if few and any(_CHOSEN.fullmatch(cell_words(self.sheet.at(n, self.filled(n)[1]))) for n in rows):
            return True
        return pairs and len(colons) > 1 and all(colons) and goes_on

    def stands_as(self, number: int, other: int) -> bool:
        """Whether lines of the same cells stand right above two rows, under a gap: a title, beside it what is told of
        it, and one more.
        """
        lines = self._lines_over(number)
        return len(lines) > 1 and max(map(len, lines)) == 2 and lines == self._lines_over(other)

    def _lines_over(self, number: int) -> list[list[int]]:
        """The filled columns of the few rows between a gap and a row; none where there are more."""
        rows = takewhile(self.filled, range(number - 1, number - 2 - _TITLES, -1))
        lines = [self.filled(n) for n in rows]
        return lines if len(lines) <= _TITLES else []

    def is_block(self, number: int, last: int) -> bool:
        """Whether a gap under a row parts what begins in another one from lines as those above that one."""
        after = last + 2 + len(self._lines_over(number))
        return not self.filled(last + 1) and self.stands_as(after, number)

    def figures_in(self, rows: Iterable[int]) -> frozenset[int]:
        """The columns that mostly hold numbers or dates."""
        numbers: dict[int, list[int]] = {}
        for n in rows:
            row = self.sheet.rows[n - 1]
            for c in self.filled(n):
                told = numbers.setdefault(c, [0, 0])
                told[0] += is_figure(row[c - 1])
                told[1] += 1
        return frozenset(c for c, (some, all_) in numbers.items() if some >= 2 and some >= 0.6 * all_)

    def are_over_all(self, first: int, last: int, rows: Sequence[int]) -> bool:
        """Whether each row of names stands over the very columns that hold figures: words alone stand beside them."""
        named = self.filled(first)
        return len(named) > 2 and self.figures_in(rows) == set(named) and self.filled(last) == named

    def up_to_wider(self, cells: Sequence[int], rows: Sequence[int]) -> Sequence[int]:
        """The rows under two or three cells up to a gap, titles and a row of twice as many: of a form above a table."""
        if len(cells) > 3:
            return rows

        def is_wider(number: int) -> bool:
            titles = list(takewhile(lambda n: len(self.filled(n)) == 1, range(number - 1, number - 1 - _TITLES, -1)))
            return len(self.filled(number)) >= 2 * len(cells) and not self.filled(number - len(titles) - 1)

        return list(takewhile(lambda n: not is_wider(n), rows))

    def told_down(self, number: int) -> list[int]:
        """The columns of which a cell further up tells in a row, merged down over it."""
        if self._tall is None:
            self._tall = {}
            for box in self.sheet.merges:
                if self.window.left <= box.left == box.right <= self.window.right:
                    for n in range(box.top + 1, min(box.bottom, len(self.sheet.rows)) + 1):
                        self._tall.setdefault(n, []).append(box.left)
        return self._tall.get(number, [])

    def merged_down(self, number: int) -> int:
        """The last row of merges that begin in a row and reach down over what stands under the other cells."""
        ends = [
            box.bottom
            for box in self._begun().get(number, ())
            if number < box.bottom < number + TALLEST
            and self.window.left <= box.left <= self.window.right
            and not self._is_beside(box)
        ]
        return max(ends, default=number)

    def _begun(self) -> dict[int, list[Box]]:
        """The merges that begin in each row."""
        if self._tops is None:
            self._tops = {}
            for box in self.sheet.merges:
                self._tops.setdefault(box.top, []).append(box)
        return self._tops

    def _is_beside(self, box: Box) -> bool:
        """Whether a merge stands right of all that is in the rows beside and below it: in the margin."""
        cells = [c for n in range(box.top + 1, box.bottom + 3) for c in self.filled(n)]
        return bool(cells) and max(cells) < box.left - 1 and max(self.filled(box.top), default=0) <= box.right

    def height(self, first: int, last: int) -> int:
        """How many rows of a header hold anything: the others are only passed by merges."""
        return sum(bool(self.filled(n)) for n in range(first, last + 1))

    def groups(self, number: int) -> set[int]:
        """The columns under cells of a row that are merged over several, though not over all."""
        width = len({c for n in range(number, number + 6) for c in self.filled(n)})
        found: set[int] = set()
        for c in self.filled(number):
            box = across(self.sheet, number, c)
            if box is not None and box.bottom == number and box.right - box.left + 1 < max(width, 3):
                found |= set(range(box.left, box.right + 1))
        return found

    def counted_on(self, number: int) -> int:
        """How many numbers of a row count on from 0 or 1 and name columns: those right under them do not count on."""
        cells = self.filled(number)
        row = self.sheet.rows[number - 1] if cells else ()
        count = counted_on([row[c - 1] for c in cells])
        columns = [c for c in cells if is_figure(row[c - 1])]
        under = [raw for c in columns if counts(raw := self.sheet.at(number + 1, c))] if count > 2 else []
        runs = len(under) == count and all(raw == under[0] + at for at, raw in enumerate(under))
        return 0 if runs else count

    def rising(self, number: int) -> int:
        """How many numbers of a row rise from the first to the last and name columns: the figures under them do not
        rise so, or are far larger, or there are more of them, under words.
        """
        cells = self.filled(number)
        row = self.sheet.rows[number - 1] if cells else ()
        count = rising([row[c - 1] for c in cells])
        columns = [c for c in cells if is_figure(row[c - 1])]
        near = range(number + 1, number + MOST_HEADER_ROWS + 1)
        under = next((n for n in near if count and len(set(columns) & set(self.filled(n))) > 1), 0)
        if not under:
            return 0
        told = [(float(str(row[c - 1])), raw) for c in columns if counts(raw := self.sheet.at(under, c))]
        rises = all(one < other for (_, one), (_, other) in pairwise(told))
        worded = [c for c in cells if c not in columns and counts(self.sheet.at(under, c))]
        apart = not rises or all(2 * name < raw for name, raw in told) or len(worded) > 1
        return count if told and apart else 0

    def has_figures_as_below(self, number: int, names: Sequence[int]) -> bool:
        """Whether a figure that names nothing stands in a row over figures: it is a record; so it is where it counts
        on, if a figure stands under each of some names.
        """
        row = self.sheet.rows[number - 1]
        under = [raw for c in names if is_figure(raw := self.sheet.at(number, c)) and not is_year(raw)]
        if len(under) < len(names) and (self.counted_on(number) > 2 or self.rising(number)):
            return False
        figures = self.below(number).figures
        return any(c in figures and is_figure(raw := row[c - 1]) and not is_year(raw) for c in self.filled(number))

    def stands_under_labels(self, last: int, number: int) -> bool:
        """Whether lines of one cell, labels with their values among them, part a row from one that stands over figures:
        the first is a title that happens to stand in several cells.
        """
        lines = range(last + 1, number)
        labels = [is_labelled(cell_words(self.sheet.at(n, c))) for n in lines for c in self.filled(n)]
        over = self.below(number).figures.intersection(self.filled(number))
        return len(labels) == len(lines) and any(labels) and 2 * len(over) >= len(self.filled(number))

"""Which rows of a sheet hold the names of columns, and where such a header ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from statistics import median

from workbench.i18n import fold
from workbench.importing.layout_crossed import crosses
from workbench.importing.layout_further import (
    come_again_below,
    completes,
    counts_for_all,
    ends_some,
    names_left,
    parts_groups,
)
from workbench.importing.layout_headers import is_form_row, read_header
from workbench.importing.layout_rows import (
    COLONS,
    across,
    cell_words,
    is_figure,
    is_filled,
    is_labelled,
    is_number,
    is_year,
    name_words,
)
from workbench.importing.layout_seen import MOST_HEADER_ROWS, TALLEST, Below
from workbench.importing.layout_titles import is_title
from workbench.importing.layout_unlike import Unlike
from workbench.importing.layout_words import is_head
from workbench.importing.mapping_words import header_key

_LONGEST_NAME = 120
_NO_FORM = 8  # texts beside one another, labels or not
_YES_OR_NO = (frozenset(("yes", "no")), frozenset(("si", "no")), frozenset(("oui", "non")))


class Look(Unlike):
    """Judges the rows of one window: whether names stand in them, and how far down."""

    def header_from(self, number: int) -> int:
        """The last row of the header that begins in a row; 0 where none begins there."""
        return self._words_from(number) or (number if crosses(self, number) else 0)

    def _words_from(self, number: int) -> int:
        cells = self.filled(number)
        if len(cells) < 2 or not self._are_names(number, cells) or self._is_caption(number, cells):
            return 0
        if self._is_like_above(number, cells) or self.begins_form(number) or is_title(self, number, cells):
            return 0
        below, tall = self.below(number), self.merged_down(number)
        if sum(n > tall for n in below.rows) < 2:
            return tall if self.is_bare(number, cells, [n for n in below.rows if n > tall]) else 0
        last = self._end(number, below)
        last = tall if self.is_block(number, last) else last  # names alone hold nothing
        if self.comes_again(number, last) or (last > number and self._ends_prose(number)):
            return 0
        rows = [n for n in below.rows if n > last]
        if not rows or not self.covers(number, last, rows) or not self.are_unlike(number, last, rows, below):
            if number == last == 1 and self.heads_prose(cells, rows):
                return last
            under = [n for n in below.rows if n > tall]
            return tall if self.heads_few(number, cells, under) else 0
        return last + 1 if names_left(self, number, last + 1) else last

    def _ends_prose(self, number: int) -> bool:
        """Whether a row that seems to hold groups is the last of several lines that happen to stand in several cells:
        some of its texts stand over a single name.
        """
        cells = self.filled(number)
        if len(cells) >= len(self.filled(number + 1)):
            return False
        single = [c for c in cells if across(self.sheet, number, c) is None and c in self.filled(number + 1)]
        merged = any(box.top <= number < box.bottom and box.left in cells for box in self.sheet.merges)
        return 0 < len(single) < len(cells) and not merged and len(self.filled(number - 1)) > 2

    def _is_like_above(self, number: int, cells: Sequence[int]) -> bool:
        """Whether the row above holds the same kinds of cells in the same columns: both are rows of data."""
        if self._is_day_over_days(number, cells) or self._counts_over_counts(number, cells):
            return True
        if self.filled(number - 1) != cells:
            return False
        if self.comes_again(number - 1, number):
            return True
        kinds = [[is_figure(self.sheet.at(n, c)) for c in cells] for n in (number - 1, number, number + 1)]
        alike = all(self.filled(n) == cells for n in range(number - MOST_HEADER_ROWS, number))
        if not alike and not any(kinds[1]) and 2 * sum(kinds[2]) >= len(cells) and not self._is_among(number, kinds):
            return False  # the last words before the figures
        return kinds[0] == kinds[1] or (alike and any(kinds[1])) or self._is_among(number, kinds)

    def _is_among(self, number: int, kinds: Sequence[Sequence[bool]]) -> bool:
        """Whether two words stand between two rows of a word and a figure, alike: a label and its value."""
        cells = self.filled(number - 1)
        if len(cells) != 2 or not any(kinds[0]) or kinds[0] != kinds[2]:
            return False
        return not any(is_year(self.sheet.at(number - 1, c)) for c in cells)

    def _is_day_over_days(self, number: int, cells: Sequence[int]) -> bool:
        """Whether one cell is a day, in a column of days, and no other cell is: a record that begins no table."""
        days = [c for c in cells if isinstance(self.sheet.at(number, c), date)]
        rows = self.below(number).rows[:2] if len(days) == 1 else ()
        return len(days) == 1 and len(rows) > 1 and all(isinstance(self.sheet.at(n, days[0]), date) for n in rows)

    def _counts_over_counts(self, number: int, cells: Sequence[int]) -> bool:
        """Whether a number that is no year stands over numbers, and does not number the columns: in a record."""
        row = self.sheet.rows[number - 1]
        if self.counted_on(number) > 2 or self.rising(number) or number + 2 > len(self.sheet.rows):
            return False
        numbers = [c for c in cells if is_number(row[c - 1])]
        numbers = [c for c in numbers if c not in self.in_series(number, cells)] if numbers else []
        if numbers == cells[:1] and str(row[numbers[0] - 1]) == "0" and self.counted_on(number - 1) == len(cells) - 1:
            return False  # names that were counted as the first of the records, under numbers of the columns
        words = [c for c in cells if cell_words(row[c - 1]) and not is_figure(row[c - 1])]
        used = {c for n in self.below(number).rows for c in self.filled(n)}.intersection(words)
        if len(cells) >= _NO_FORM and len(self.below(number).figures & used) >= 0.8 * len(used):
            return False  # one name among many is a number
        under = (number + 1, number + 2)
        return any(all(is_number(self.sheet.at(n, c)) for n in under) for c in numbers)

    def names_on(self, first: int, last: int) -> int:
        """The last row of a header that is known up to a row, in a table most of whose columns hold figures."""
        below = self.below(last)
        if len(below.figures) < 0.5 * below.usual or len(below.figures) < 2:
            return last
        while self.height(first, last) < MOST_HEADER_ROWS and self._goes_on(first, last, below):
            last += 1
        return last

    def bettered(self, number: int, last: int) -> tuple[int, int]:
        """A fuller header close below, where only thin rows stand between: what came first was prose or a form."""
        names = max(len(self.filled(n)) for n in range(number, last + 1))
        usual = self.below(number).usual
        for other in range(last + 1, last + 8):
            here = len(self.filled(other))
            near = last == number and other <= number + 3
            fuller = here > names and (near or (here >= 2 * names and here >= 6))
            tall = any(self._begins_tall_rows(other, c) for c in self.filled(other))
            heads = here == names == 2 and not self.filled(other - 1) and self._are_heads(other)
            fuller = fuller or (heads and not self._are_heads(number))
            fuller = fuller or (here >= names and self.stands_under_labels(last, other))
            fuller = fuller or (last == number and self._is_under_settings(other))
            record = fuller and self._is_record_under(last, other)
            if fuller and not tall and not record and self.header_from(other):
                return other, self.header_from(other)
            if here > (0.7 * usual if near else 4) and not (near and here == names == 2):
                break  # while pairs may be labels with their values, over series of which little is known at first
        return number, last

    def _is_under_settings(self, number: int) -> bool:
        """Whether names alone, a gap above and below, stand under a row with a figure that is no year: what a sheet is
        set to.
        """
        gaps = self.filled(number - 1) or self.filled(number + 1)
        if gaps or not self.filled(number) or not self.filled(number - 2):
            return False
        above, names = (self.sheet.rows[n - 1] for n in (number - 2, number))
        told = any(is_figure(raw := above[c - 1]) and not is_year(raw) for c in self.filled(number - 2))
        words = all(cell_words(raw := names[c - 1]) and not is_figure(raw) for c in self.filled(number))
        counted = self.counted_on(number - 2) or self.rising(number - 2)
        return told and words and not counted and len(self.filled(number)) > 2

    def _is_record_under(self, last: int, number: int) -> bool:
        """Whether a row below names holds figures as the rows below it do, alone or among words."""
        if self.has_figures_as_below(number, self.filled(last)):
            return True
        texts = ({c: cell_words(self.sheet.at(n, c)) for c in self.filled(n)} for n in (last, number, number + 1))
        names, here, under = ({c for c, words in row.items() if re.search(r"\d", words)} for row in texts)
        return 2 * len(here & under) >= len(self.filled(number)) and 2 * len(names) < len(self.filled(last))

    def _are_heads(self, number: int) -> bool:
        """Whether all cells of a row head columns in any office."""
        return all(is_head(cell_words(self.sheet.at(number, c))) for c in self.filled(number))

    # ---- names

    def _are_names(self, number: int, cells: Sequence[int]) -> bool:
        """Whether a row could be one of names: texts and years, short ones, most of them different."""
        row = self.sheet.rows[number - 1]
        raws = [row[c - 1] for c in cells]
        years, counted = sum(map(is_year, raws)), max(self.counted_on(number), self.rising(number))
        words = [w for raw in raws if not is_year(raw) and (w := cell_words(raw)) and not (counted and w.isdigit())]
        two = number == 1 and years == len(cells) == 2 and all(self._heads_figures(1, c) for c in cells)
        two = two or (years == len(cells) == 2 and bool(self.groups(number)))
        if (not words and years < 3 and not two) or len(words) + years + counted < 0.8 * len(cells):
            return False
        if not words:
            return 2 * sum(is_year(self.sheet.at(number + 1, c)) for c in cells) <= len(cells)
        shown, most = sum(map(is_figure, words)), len(words) / 3
        named = self.letters(number, cells) + len(self.in_series(number, cells)) if shown > most else 0
        if years <= 3 * shown > 3 * most and shown - named > most:
            return False  # but a year with a remark on it, "2012 1)", may look like a figure beside many others
        if sum(len(w) > _LONGEST_NAME for w in words) > len(words) / 4 and not self._head_figures(number, cells):
            return False  # but questions of a survey may be as long as they like, and what a series measures
        colons = sum(w.endswith(COLONS) for w in words)
        if colons > len(words) / 4 and not (number == 1 and len(cells) >= 5 and len(self.below(1).figures) > 1):
            return False
        labelled = sum(map(is_labelled, words)) > (len(words) + years) / 3
        if labelled and len(words) < _NO_FORM and not self._are_over_figures(number, cells):
            return False
        if any(pair <= {fold(w) for w in words} for pair in _YES_OR_NO) or _are_marked(words):
            return False
        read = read_header(self.sheet, number, self.window, self.schema)
        heads = len(words) == len(cells) and all(map(is_head, words))
        if read is not None and len(cells) > 2 and not heads and is_form_row(read, self.sheet, self.window):
            return len(self.below(number).figures & set(cells)) >= 0.5 * len(cells)
        if years + counted >= 2 or median(map(len, words)) <= 60:
            return True
        first = len(cells) >= 4 and not any(len(self.filled(n)) > 1 for n in range(1, number))
        return first or 2 * len(self.below(number).figures & set(cells)) >= len(cells)

    def _are_over_figures(self, number: int, cells: Sequence[int]) -> bool:
        """Whether figures and nothing else stand under the cells of a row, from right below it on."""
        under = [raw for n in self.below(number).rows for c in cells if is_filled(raw := self.sheet.at(n, c))]
        return bool(self.filled(number + 1)) and len(under) > len(cells) and all(map(is_figure, under))

    def _head_figures(self, number: int, cells: Sequence[int]) -> bool:
        """Whether nearly all cells of a row stand over figures; in the first row of several cells, the long ones."""
        figures, row = self.below(number).figures, self.sheet.rows[number - 1]
        long = {c for c in cells if len(cell_words(row[c - 1])) > _LONGEST_NAME}
        return (len(cells) >= _NO_FORM and len(figures & set(cells)) >= 0.8 * len(cells)) or (
            bool(long) and long <= figures and not any(len(self.filled(n)) > 1 for n in range(1, number))
        )

    def _is_caption(self, number: int, cells: Sequence[int]) -> bool:
        """Whether the cells of a row are titles merged over the whole table, or stand far apart above a blank row."""
        boxes = [across(self.sheet, number, c) for c in cells]
        columns = {c for n in range(number + 1, number + 12) for c in self.filled(n)}
        widest = max((sum(b.left <= c <= b.right for c in columns) for b in boxes if b), default=1)
        tall = self.merged_down(number) > number
        if all(boxes) and (self._begin_pages(number, cells) or self._stand_over_lines(number, cells)):
            return True
        if len(cells) == 2 and not tall and widest > 0.8 * max(len(columns), 1) and len(columns) > 2:
            return True
        return not tall and not self.filled(number + 1) and len(cells) < 0.6 * max(len(self.filled(number + 2)), 2)

    def _stand_over_lines(self, number: int, cells: Sequence[int]) -> bool:
        """Whether a gap and lines of text stand under cells of a row, and then a row of more cells."""
        if self.filled(number + 1) or len(self.filled(number + 2)) != 1:
            return False
        wide = next((n for n in self.below(number).rows if len(self.filled(n)) > 1), number)
        return len(self.filled(wide)) > len(cells)

    def _begin_pages(self, number: int, cells: Sequence[int]) -> bool:
        """Whether one name stands under all cells of a row, of which some say the same, and words under it: each page
        of a wide table has its title and names its rows.
        """
        rows = [{name_words(self.sheet.at(n, c)) for c in cells} for n in range(number, number + TALLEST)]
        named = any(len(names) == 1 and all(names) for names in rows[1:])
        return named and len(rows[0]) < len(cells) and not self.below(number).figures.intersection(cells)

    # ---- where the header ends

    def _end(self, number: int, below: Below) -> int:
        last = max(number, self.merged_down(number))
        while self.height(number, last) < MOST_HEADER_ROWS and self._goes_on(number, last, below):
            last = max(last + 1, min(self.merged_down(last + 1), number + TALLEST - 1))
        return last + 2 if self._are_codes(last + 2, last) or come_again_below(self, last, below) else last

    def _are_codes(self, number: int, last: int) -> bool:
        """Whether a row between two gaps, under a header, gives every column one more name: its code."""
        cells, row = self.filled(number), self.sheet.rows[number - 1] if number <= len(self.sheet.rows) else ()
        if len(cells) < 3 or self.filled(number - 1) or self.filled(number + 1) or not self.filled(number + 2):
            return False
        words = [cell_words(row[c - 1]) for c in cells]
        coded = all(re.fullmatch(r"[\w.%]{1,20}", w) and not is_figure(w) for w in words) and len(set(words)) == len(
            words
        )
        return coded and set(cells) <= set(self.filled(last)) and 10 * len(cells) >= 9 * len(self.filled(last))

    def _goes_on(self, first: int, last: int, below: Below) -> bool:
        """Whether the next row still names columns: under a group, or without figures where figures stand below."""
        number = last + 1
        cells = self.filled(number)
        if not cells or not self._are_leaves(number, cells) or self._begins_tall_rows(number, cells[0]):
            return False
        row = self.sheet.rows[number - 1]
        counted = [c for c in cells if is_figure(row[c - 1]) and not self._heads_figures(number, c)]
        counted = [c for c in counted if c not in self.in_series(number, cells)] if counted else []
        years = {c for c in cells if is_year(row[c - 1])}
        if 5 * len(years.difference(counted)) >= 4 * len(years):
            counted = [c for c in counted if c not in years]  # a figure under one of many years may look like one
        counted = [] if counted and self._numbers_alike(last, counted) and self.rising(number) else counted
        letters = all(isinstance(raw := row[c - 1], str) and raw.strip().isalpha() for c in counted)
        if any(c in below.figures for c in counted) and not (letters and 4 * len(counted) <= len(cells)):
            return False
        groups = self.groups(last)
        box = across(self.sheet, number, cells[0]) if len(cells) == 1 else None
        if box is not None and counts_for_all(self, box, first, below):
            return True
        if box is not None and not groups.issuperset(range(box.left, box.right + 1)):
            return False  # the title of a section, merged over more than what it would name
        if groups & set(cells) and set(cells) <= groups | {c for c in cells if c not in self.filled(last)}:
            return True
        if parts_groups(self, first, number) or completes(self, first, number):
            return True
        if last == first and (self.is_pivot(first, number) or self.continues(first, number, below.rows)):
            return True
        fuller = len(cells) >= 2 or len(self.filled(number + 1)) > 1
        if fuller and all(cell_words(row[c - 1]).startswith("(") for c in cells):
            return True  # what the names mean, in brackets under them
        if not below.figures:
            return False
        named = [c for c in cells if c in below.figures]
        if ends_some(self, last, number, below):
            return True
        over = self.groups(number) if self.merged_down(first) > first else set[int]()
        if len(below.figures & over.union(named)) >= 0.5 * len(below.figures) and len(named) >= 2:
            return not (self._is_record_of_words(first, number, below) or self._ends_words(number))
        return len(named) == len(cells) and min(cells) > min(self.filled(first))

    def _numbers_alike(self, last: int, columns: Sequence[int]) -> bool:
        """Whether most of some columns have no name yet, or one that others have too: numbers may tell them apart."""
        keys = [header_key(name_words(self.sheet.at(last, c))) for c in columns]
        return 2 * len(set(keys) - {""}) < len(columns)

    def _is_record_of_words(self, first: int, number: int, below: Below) -> bool:
        """Whether a row fills the very columns of the names above it, the first one with a word as the rows below do,
        and says the same twice: a record whose figures are told in words.
        """
        cells = self.filled(number)
        if number != first + 1 or cells != self.filled(first) or cells[0] in below.figures:
            return False
        told = [cell_words(self.sheet.at(number, c)) for c in cells]
        above = [name_words(self.sheet.at(first, c)) for c in cells]
        if len(set(above)) < len(above) and len(set(zip(above, told, strict=True))) == len(told):
            return False  # names that come again under each group
        under = [cell_words(self.sheet.at(n, cells[0])) for n in below.rows if n > number]
        return len(set(told)) < len(told) and len(under) > 1 and all(under) and len(set(under)) == len(under)

    def _ends_words(self, number: int) -> bool:
        """Whether the rows from one down to a gap hold no figure, and the next one that is as wide holds none either:
        the figures that seem to stand under it are those of other tables.
        """
        block = list(takewhile(self.filled, range(number, number + MOST_HEADER_ROWS)))
        under = range(block[-1] + 1, block[-1] + MOST_HEADER_ROWS)
        wide = next((n for n in under if 2 * len(self.filled(n)) > len(self.filled(number))), 0)
        closed = len(block) < MOST_HEADER_ROWS and wide
        return bool(closed) and not any(is_figure(self.sheet.at(n, c)) for n in (*block, wide) for c in self.filled(n))

    def _begins_tall_rows(self, number: int, column: int) -> bool:
        """Whether a cell is merged down, and so is the one under it: records of several rows each."""
        box = self.sheet.merge_at(number, column)
        if number == 1 or box is None or box.top != number or box.bottom == number:
            return False
        under = self.sheet.merge_at(box.bottom + 1, column)
        return under is not None and under.bottom > under.top

    def _heads_figures(self, number: int, column: int) -> bool:
        """Whether a year or date names a column: what stands under it is another kind of figure."""
        rows = [n for n in range(number + 1, number + 4) if self.filled(n)]
        wide = [n for n in rows if len(self.filled(n)) > 1] or rows[:1]  # below a title of a section
        told = [raw for n in wide if is_filled(raw := self.sheet.at(n, column))]
        under = told[0] if told else None
        return is_year(self.sheet.at(number, column)) and under is not None and not is_year(under)

    def _are_leaves(self, number: int, cells: Sequence[int]) -> bool:
        """Whether every cell of a row is a name: words, not too many, or a year."""
        row = self.sheet.rows[number - 1]
        words = [cell_words(row[c - 1]) for c in cells]
        if _are_marked(words):
            return False
        counted = self.rising(number) > 0
        short = [is_year(row[c - 1]) or 0 < len(w) <= _LONGEST_NAME for c, w in zip(cells, words, strict=True)]
        short = [told or (counted and is_figure(row[c - 1])) for c, told in zip(cells, short, strict=True)]
        return all(short) or (all(words) and self._head_figures(number, cells))


def _are_marked(words: Sequence[str]) -> bool:
    """Whether a mark comes again, "X", or stands beside the first word alone, "s": for the figures of a record."""
    marked = len(words) > 2 and len(words[0]) > 1 and len(set(words[1:])) == 1 and len(words[1]) == 1
    return marked or words.count("X") > 1

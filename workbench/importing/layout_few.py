"""Headers over few records or none, over one column in use, or over pairs: told by names and where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from statistics import median

from workbench.importing.layout_rows import (
    COLONS,
    across,
    cell_words,
    counts,
    is_figure,
    is_filled,
    is_number,
    is_year,
    name_words,
)
from workbench.importing.layout_seen import SAMPLED, Seen
from workbench.importing.layout_words import are_numbered, is_head
from workbench.importing.mapping_match import known
from workbench.importing.mapping_words import header_key

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]+")
_IN_SERIES = re.compile(r"[$€£<>≤≥]? ?\d+([.,]\d+)* ?([^\W\d]{0,4}|%)")
_UNIT = re.compile(r"[^\d.,]")
_LONG_LIST = 20  # rows
_LONGEST_HEAD = 40  # letters
_FEWEST = 3  # rows that look alike
_WIDE = 8  # columns


class Few(Seen):
    """Judges the rows of one window under which little or nothing is told yet."""

    def heads_few(self, number: int, cells: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether a row names columns of which the rows below do not say enough."""
        first = self._is_first(number, cells, rows) or self._names_some(number, cells, rows)
        if first or self._heads_to_fill_in(number, cells, rows) or self._heads_one(number, cells):
            return True
        return self._heads_none(number, cells, rows)

    def _is_first(self, number: int, cells: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether the first row of several cells names, each by another name, every column that is used below it.

        One column on the left may be without a name: it says what the rows are about.
        """
        if any(len(self.filled(n)) > 1 for n in range(1, number)) or len(rows) < 2 or len(cells) < 3:
            return False
        names = [header_key(name_words(self.sheet.at(number, c))) for c in cells]
        beside = {c for n in rows for c in self.filled(n)} - set(cells)
        boxes = [box for c in cells if (box := across(self.sheet, number, c))]
        wide = sum(min(box.right, cells[-1]) - box.left for box in boxes)
        close = cells[-1] - cells[0] - wide < 1.25 * len(cells)
        return len(set(names)) == len(names) and close and beside <= {cells[0] - 1}

    def _names_some(self, number: int, cells: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether texts in the first row of a sheet name half of the columns that every row below fills."""
        if number != 1 or len(rows) < 2 or not all(cell_words(self.sheet.at(1, c)) for c in cells):
            return False
        counted = self.figures_in(rows).intersection(cells)
        full = max(map(self.filled, rows), key=len) if counted else self.filled(rows[0])  # one of a series may be thin
        whole = [n for n in rows if self.filled(n) == full]
        within = all(set(self.filled(n)) <= set(full) for n in rows) and 2 * len(whole) >= len(rows)
        return within and set(cells) < set(full) and 2 * len(cells) >= len(full)

    def comes_again(self, number: int, last: int) -> bool:
        """Whether half of a row of words alone stand twice more right below, or most of them under themselves in rows
        below the last one that are otherwise unlike it, or one of three that is said twice: a record, and no names.
        """
        cells = self.filled(number)
        texts = {c: words for c in cells if (words := cell_words(self.sheet.at(number, c)))}
        if len(cells) < 3 or len(texts) < len(cells):
            return False
        under = [set(self._same(n, texts)) for n in (number + 1, number + 2) if self.filled(n) == cells]
        if len(under) > 1 and 2 * len(set.intersection(*under)) >= len(cells):
            return True
        told = [self._same(n, texts) for n in self.below(number).rows if n > last]
        again = {c for same in told if len(same) < 0.6 * len(cells) for c in same}
        said = list(texts.values())
        twice = len(cells) == 3 and any(said.count(texts[c]) > 1 for c in again)
        return twice or 2 * len(again) >= len(cells)

    def _same(self, number: int, texts: Mapping[int, str]) -> list[int]:
        """The columns in which a row holds the same texts."""
        return [c for c, words in texts.items() if cell_words(self.sheet.at(number, c)) == words]

    def _heads_one(self, number: int, cells: Sequence[int]) -> bool:
        """Whether words that head columns in any office stand over a single record, a gap below it."""
        words = [cell_words(self.sheet.at(number, c)) for c in cells]
        if self._are_years_over_figures(number, cells):
            return True
        if len(cells) < 3 or 3 * sum(map(is_head, words)) < 2 * len(cells) or self.filled(number + 2):
            return False
        record = self.filled(number + 1)
        return set(record) <= set(cells) and 3 * len(record) >= 2 * len(cells) and len(self.filled(number - 1)) <= 1

    def _heads_none(self, number: int, cells: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether many short names, each another one, stand side by side over a gap and labels: there is no record."""
        names = {header_key(cell_words(self.sheet.at(number, c))) for c in cells} - {""}
        many = len(names) == len(cells) >= _WIDE and cells[-1] - cells[0] < len(cells)
        return (
            many
            and not self.has_figure(number)
            and not self.filled(number + 1)
            and all(len(self.filled(n)) <= 2 for n in rows)
        )

    def _are_years_over_figures(self, number: int, cells: Sequence[int]) -> bool:
        """Whether nothing but years, each another one, stand over a single row of figures, a gap below it; with them a
        word over the word that tells what the figures are.
        """
        if self.filled(number + 1) != cells or self.filled(number + 2):
            return False
        led = all(cell_words(raw := self.sheet.at(n, cells[0])) and not is_year(raw) for n in (number, number + 1))
        cells = cells[1:] if led else cells
        years = {name_words(raw) for c in cells if is_year(raw := self.sheet.at(number, c))}
        if len(cells) < (2 if led else 3) or len(years) < len(cells):
            return False
        return all(is_number(self.sheet.at(number + 1, c)) for c in cells)

    def _heads_to_fill_in(self, number: int, cells: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether two names of variables stand over a long list, the second column of which is yet to be filled in."""
        names = [cell_words(self.sheet.at(number, c)) for c in cells]
        if number != 1 or len(cells) != 2 or len(rows) < _LONG_LIST or not all(map(_IDENTIFIER.fullmatch, names)):
            return False
        told = [cell_words(self.sheet.at(n, cells[0])) for n in rows]
        return all(self.filled(n) == cells[:1] for n in rows) and not all(map(_IDENTIFIER.fullmatch, told))

    def heads_prose(self, cells: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether the first row of a sheet names columns of which one is filled in, with long texts."""
        used = {c for n in rows for c in self.filled(n)}
        long = [len(cell_words(self.sheet.at(n, c))) for n in rows for c in self.filled(n)]
        names = [cell_words(self.sheet.at(1, c)) for c in cells]
        listed = any(known(name, self.schema) for name in names) and max(map(len, names)) <= 30
        return listed and len(used) == 1 and used < set(cells) and len(rows) >= 10 and median(long) > 40

    def heads_pairs(self, number: int, cells: Sequence[int], full: Sequence[int]) -> bool:
        """Whether two names that head columns in any office stand over pairs: the words of a dictionary, codes."""
        if len(cells) != 2 or len(full) < 2 or full != list(range(number + 1, number + 1 + len(full))):
            return False
        names = [cell_words(self.sheet.at(number, c)) for c in cells]
        told = [[cell_words(self.sheet.at(n, c)) for c in cells] for n in full]
        if are_numbered(names) and not are_numbered([names[0], told[0][0]]):
            return True
        if all(map(_IDENTIFIER.fullmatch, names)) and not any(all(map(_IDENTIFIER.fullmatch, row)) for row in told):
            return True
        first = not any(len(self.filled(n)) > 1 for n in range(1, number))
        if first and self._begins_long_list(names, told):
            return True
        again = sum(all(is_head(cell_words(self.sheet.at(n, c))) for c in cells) for n in full)
        return all(map(is_head, names)) and 2 * again <= len(full)

    def is_of_pairs(self, number: int, cells: Sequence[int]) -> bool:
        """Whether a row goes on with what stands right above it or, in words that head no columns, with pairs further
        up; or its second cell tells something of the first: with a figure in it that the first has not, or with the
        first word again.
        """
        rows = takewhile(self.filled, range(number - 1, max(number - SAMPLED, 0), -1))
        name, value = (cell_words(self.sheet.at(number, c)) for c in cells)
        told = bool(re.search(r"\d", value)) and not re.search(r"\d", name)
        pairs = sum(self.filled(n) == cells for n in range(max(number - SAMPLED, 1), number)) > 1
        goes_on = pairs and not (is_head(name) and is_head(value))
        return told or goes_on or value.startswith(f"{name} ") or any(len(self.filled(n)) > 1 for n in rows)

    def _begins_long_list(self, names: Sequence[str], told: Sequence[Sequence[str]]) -> bool:
        """Whether one of two names heads columns in any office and hardly a word under it does, in a long list of
        words: no labels with their values.
        """
        heads = [at for at, name in enumerate(names) if is_head(name)]
        again = [sum(is_head(row[at]) for row in told) for at in heads]
        short = all(0 < len(name) <= _LONGEST_HEAD and not name.endswith(COLONS) for name in names)
        return short and len(told) >= _LONG_LIST and all(map(all, told)) and any(20 * n <= len(told) for n in again)

    def is_bare(self, number: int, cells: Sequence[int], below: Sequence[int]) -> bool:
        """Whether a row heads a table with one record, or none yet: short names where a sheet begins."""
        above = max((len(self.filled(n)) for n in range(max(number - 3, 1), number)), default=0)
        words = [cell_words(self.sheet.at(number, c)) for c in cells]
        heads = number == 1 and len(cells) == 2 and all(map(is_head, words))
        if heads and not below and cells[1] == cells[0] + 1:
            return True
        if number == 1 and len(cells) == 2 and all(words) and len(below) == 1 and self.filled(2) == list(cells):
            told = [self.sheet.at(2, c) for c in cells]
            record = heads and is_number(told[1]) and not is_head(cell_words(told[0]))
            return record or is_figure(told[0])  # no label: a number
        if self._are_years_over_figures(number, cells) or self._are_over_empty_boxes(number, cells, words):
            return True
        if (number == 1 and self._heads_wide(cells, words, below)) or self._heads_tall(number, cells, below):
            return True
        grouped = number == 2 and _WIDE * above <= len(cells) and set(self.filled(1)) <= set(cells)
        if len(cells) < 3 or (above > 1 and not grouped and (2 * above >= len(cells) or self.filled(number - 1))):
            return False
        if not all(words) or len(set(words)) < len(words) or any(is_year(w) for w in words):
            return False
        if not below or self._is_told_across(below[0], cells):
            close = cells[-1] - cells[0] < 2 * len(cells)
            first = number == 1 or (number == 2 and self._is_told_across(1, cells))
            return close and median(map(len, words)) <= 60 and (len(cells) >= 4 or first)
        if max(map(len, words)) > 50:
            return False
        named = {c for n in range(number, self.merged_down(number) + 1) for c in self.filled(n)}
        return len(set(self.filled(below[0])) - named) <= 1 and len(self.filled(below[0])) >= 2

    def _are_over_empty_boxes(self, number: int, cells: Sequence[int], words: Sequence[str]) -> bool:
        """Whether names are merged over columns as all empty cells under them are: these are to be filled in."""
        boxes = [[across(self.sheet, n, c) for c in cells] for n in range(number, number + _FEWEST)]
        wide = [[(box.left, box.right) for box in row if box] for row in boxes]
        empty = not any(self.filled(n) for n in range(number + 1, number + _FEWEST))
        return len(set(words)) == len(wide[0]) == len(cells) > 2 and empty and all(row == wide[0] for row in wide)

    def _heads_tall(self, number: int, cells: Sequence[int], below: Sequence[int]) -> bool:
        """Whether most cells of the first row of several are merged down over as many rows, and a record with a figure
        follows right under them.
        """
        last = self.merged_down(number)
        boxes = [self.sheet.merge_at(number, c) for c in cells]
        tall = sum(box is not None and box.bottom == last for box in boxes)
        first = not any(len(self.filled(n)) > 1 for n in range(1, number))
        if last == number or not first or 2 * tall <= len(cells) or list(below) != [last + 1]:
            return False
        return self.has_figure(last + 1)

    def _heads_wide(self, cells: Sequence[int], words: Sequence[str], below: Sequence[int]) -> bool:
        """Whether many words and no figure stand over a single record, with a figure: there names may come again, and
        be long.
        """
        if len(cells) < _WIDE or len(below) != 1 or not all(words) or any(map(is_figure, words)):
            return False
        record = self.filled(below[0])
        told = any(is_figure(self.sheet.at(below[0], c)) for c in record)
        several = 3 * len(set(words)) >= len(words)
        return told and several and set(record) <= set(cells) and 2 * len(record) >= len(cells)

    def _is_told_across(self, number: int, cells: Sequence[int]) -> bool:
        """Whether a row only says something, merged over half of the columns or more: that there is no record."""
        box = across(self.sheet, number, self.filled(number)[0]) if len(self.filled(number)) == 1 else None
        return box is not None and 2 * (box.right - box.left + 1) >= len(cells)

    def letters(self, number: int, cells: Sequence[int]) -> int:
        """How many cells of a row that may say that there is no figure, "x", are names: letters, each another one, over
        figures, or a single one before years.
        """
        texts = {c: cell_words(self.sheet.at(number, c)) for c in cells}
        letters = {c: w.casefold() for c, w in texts.items() if len(w) == 1 and w.isalpha()}
        years = sum(is_year(self.sheet.at(number, c)) for c in cells)
        if list(letters) == cells[:1] and years == len(cells) - 1 > 1:
            return 1
        if len(letters) < 2 or len(set(letters.values())) < len(letters):
            return 0
        under = {c: self.sheet.at(n, c) for n in reversed(self.below(number).rows[:SAMPLED]) for c in self.filled(n)}
        return sum(is_figure(texts[c]) for c in letters if is_number(under.get(c)))

    def in_series(self, number: int, cells: Sequence[int]) -> set[int]:
        """The columns that numbers with a unit or an ending name, "1T", "5 kg", "25%", over plain figures, or texts of
        digits, "0101.21", over numbers: three or more that rise or fall, again and again or not, the first two of all,
        or fewer beside words.
        """
        texts = {c: cell_words(self.sheet.at(number, c)) for c in cells}
        told = {c: w for c, w in texts.items() if _IN_SERIES.fullmatch(w) and is_figure(w) and not is_year(w)}
        names = list(told.values())
        size = len(set(names))
        values = [[int(digits) for digits in re.findall(r"\d+", name)] for name in names[:size]]
        rise = values in (sorted(values), sorted(values, reverse=True))
        if not told or not rise or any(name != names[at % size] for at, name in enumerate(names)):
            return set()
        below, marked = self.below(number), all(map(_UNIT.search, names))
        beside = [c for c in below.figures.intersection(cells) if texts[c] and not is_figure(texts[c])]
        under = [raw for n in below.rows[:SAMPLED] for c in told if is_filled(raw := self.sheet.at(n, c))]
        plain = sum(counts(raw) or (marked and is_figure(raw) and not _UNIT.search(str(raw))) for raw in under)
        several = size > 2 or values == [[1], [2]] or len(beside) > 1
        return set(told) if several and 10 * plain >= 9 * len(under) > 0 else set()

    def over_figures(self, number: int, rows: Sequence[int]) -> set[int]:
        """The columns under names that are each merged over several, where figures stand in the first row of several
        cells, and no names.
        """
        groups = self.groups(number)
        under = next((n for n in rows if len(self.filled(n)) > 1), 0) if groups else 0
        counted = all(is_figure(self.sheet.at(under, c)) for c in groups.intersection(self.filled(under)))
        return groups if under and counted else set()

    def continues(self, first: int, number: int, rows: Sequence[int]) -> bool:
        """Whether a row right above a gap goes on with each of the names above it, some in small letters, in which
        nothing else of the table begins.
        """
        cells = self.filled(number)
        if cells != self.filled(first) or number != first + 1 or self.filled(number + 1):
            return False
        starts = [cell_words(self.sheet.at(number, c))[:1] for c in cells]
        others = [cell_words(self.sheet.at(n, c))[:1] for n in (first, *rows) if n != number for c in self.filled(n)]
        return all(starts) and any(map(str.islower, starts)) and not any(map(str.islower, others))

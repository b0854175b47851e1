"""Whether a row is one of names: they stand over what is below them, and that is of another kind."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from workbench.importing.layout_few import Few
from workbench.importing.layout_like import form_of
from workbench.importing.layout_rows import cell_words, is_figure, is_number, name_words
from workbench.importing.layout_seen import Below
from workbench.importing.mapping_words import header_key

_SHARED = 2  # columns


class Unlike(Few):
    """Compares the rows of one window that may be names with those below them."""

    def covers(self, first: int, last: int, rows: Sequence[int]) -> bool:
        """Whether the names stand over most of what the rows hold."""
        named = {c for n in range(first, last + 1) for c in self.filled(n)}
        for n in range(first, last):
            named |= self.groups(n)
        named |= self.over_figures(last, rows)
        if last > first and len(rows) >= 3 and all(max(self.filled(n)) < min(named) for n in rows):
            return len(named) >= 4 and bool(self.groups(first))  # nothing was filled in yet but what the rows are about
        counts = sorted(len(set(self.filled(n)) - named) for n in rows)
        leading = [c for c in range(self.window.left, min(named)) if any(c in self.filled(n) for n in rows)]
        usual = counts[len(counts) // 2] - min(len(leading), 2)
        most = max(1, (0.5 if named <= self.figures_in(rows) else 0.34) * len(named))
        return usual <= most and any(len(set(self.filled(n)) & named) >= 2 for n in rows)

    def are_unlike(self, first: int, last: int, rows: Sequence[int], below: Below) -> bool:
        """Whether the rows are of another kind than the names: figures, repeated or longer words, or just regular."""
        last = max(n for n in range(first, last + 1) if self.filled(n))  # names may be merged down over rows of none
        cells = self.filled(last)
        keys = [header_key(w) for c in cells if (w := name_words(self.sheet.at(last, c)))]
        figures = self.figures_in(rows) & {c for n in range(first, last + 1) for c in self.filled(n)}
        cycle = keys[: len(set(keys))]
        again = len(cycle) > 1 and figures and cycle * (len(keys) // len(cycle)) == keys
        if last == first and not again and len(set(keys)) < (0.3 if figures else 0.65) * len(keys):
            return False
        if self.groups(first) and len(cells) > 2 and all(is_number(self.sheet.at(rows[0], c)) for c in cells):
            return True  # a single record
        if figures or self.groups(first):
            share = 0.5 if last == first else 0.67
            whole = len(self.filled(first)) >= share * below.usual or self.are_over_all(first, last, rows)
            whole = whole or self.share_columns(first, last, rows)
            return whole or bool(self.groups(first)) or self.repeats_names(first, last) or self.is_pivot(first, last)
        if len(rows) == 1:
            return len(cells) >= 3 and self.filled(rows[0]) == cells and self.has_figure(rows[0])
        rows = self.up_to_wider(cells, rows)
        full = [n for n in rows if len(self.filled(n)) >= max(2, 0.5 * len(cells))]
        if len(full) < 2 or len(full) < 0.5 * len(rows):
            return self._names_all(first, cells, keys, rows)
        if len(cells) < 0.6 * below.usual:
            return False
        if len(cells) >= 4:
            return True
        if not keys or len(self.filled(first - 1)) > 1:
            return False  # a row of data as well as one of names
        if self.heads_pairs(first, cells, full):
            return True
        if len(cells) == 3 and len(full) >= 3 and max(map(len, keys)) <= 40:
            return True
        if len(cells) == 2 and self.is_of_pairs(first, cells):
            return False  # a label and its value
        codes = {form_of(self.sheet.at(n, cells[0])) for n in (first, *full[:20])}
        if len(codes) == 1 and "9" in codes.pop():
            return False  # a code as those below
        long = [len(cell_words(self.sheet.at(n, c))) for n in full[:20] for c in cells[1:]]
        names = [len(key) for key in keys]
        return bool(long) and median(long) > 1.3 * median(names) and max(names) <= 40 and len(full) >= 3

    def _names_all(self, number: int, cells: Sequence[int], keys: Sequence[str], rows: Sequence[int]) -> bool:
        """Whether a row names every column that is used below it, side by side, each by another name."""
        if len(cells) < 5 or len(set(keys)) < len(cells) or cells[-1] - cells[0] != len(cells) - 1:
            return False
        used = {c for n in rows for c in self.filled(n)}
        return used <= set(cells) and len(used) >= 0.8 * len(cells) and len(self.filled(number - 1)) <= 1

    def share_columns(self, first: int, last: int, rows: Sequence[int] = ()) -> bool:
        """Whether two rows of words name the columns between them: each some that the other leaves out, and together
        all that the rows below fill.
        """
        groups, leaves = set(self.filled(first)), set(self.filled(last))
        if last != first + 1 or min(len(groups - leaves), len(leaves - groups)) < _SHARED:
            return False
        words = all(
            cell_words(raw := self.sheet.at(n, c)) and not is_figure(raw) for n in (first, last) for c in self.filled(n)
        )
        return words and {c for n in rows for c in self.filled(n)} <= groups | leaves

    def repeats_names(self, first: int, last: int) -> bool:
        """Whether names come again under other groups: what stands above them are groups, merged or not."""
        if last == first:
            return False
        words = [cell_words(self.sheet.at(last, c)) for c in self.filled(last)]
        keys = [header_key(w) for w in words if w]
        return len(set(keys)) < 0.8 * len(keys)

    def is_pivot(self, first: int, last: int) -> bool:
        """Whether a few names stand over a full row of names, none over the first column of the table."""
        groups, leaves = self.filled(first), self.filled(last)
        if last != first + 1 or not 2 <= len(groups) < len(leaves) or not set(groups) <= set(leaves):
            return False
        if len(groups) == sum(c >= groups[0] for c in leaves):
            return False  # one column each: they are its names
        return groups[0] > leaves[0] or min(self.filled(last + 1), default=groups[0]) < leaves[0]

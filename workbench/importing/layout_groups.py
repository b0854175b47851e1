"""Rows above a header that group its columns: merged over some of them, or told by what they stand over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from workbench.domain.sheet import Box
from workbench.importing.layout_look import Look
from workbench.importing.layout_rows import (
    COLONS,
    across,
    cell_words,
    counts,
    is_labelled,
    is_unit,
    is_year,
    name_words,
)
from workbench.importing.layout_seen import MOST_HEADER_ROWS, TALLEST
from workbench.importing.layout_titles import is_title
from workbench.importing.layout_words import is_head
from workbench.importing.mapping_words import header_key

_MANY = 8  # columns
_MEASURES = 4  # names: no titles stand so side by side
_GAP = 2  # blank rows
_SEVERAL = 3  # names: two above a gap may be a title and what it is about


def raised(look: Look, first: int, last: int) -> int:
    """The first row of a header with the rows of groups above it: merged over some of its columns, not over all."""
    first = _merged_up(look, first, last)
    columns = {c for n in range(first, last + 4) for c in look.filled(n)}
    named = min(c for n in range(first, last + 1) for c in look.filled(n)) == min(columns)
    if first == last and (above := _above_gap(look, first)):
        return above
    while first > 1 and look.filled(first - 1) and look.height(first, last) <= MOST_HEADER_ROWS:
        boxes = [across(look.sheet, first - 1, c) for c in look.filled(first - 1)]
        grouped = all(
            _is_group(look, box, columns, named=named)
            if box is not None
            else _stands_between(look, c, first, boxes) or (any(boxes) and _names_alone(look, c, first))
            for c, box in zip(look.filled(first - 1), boxes, strict=True)
        )
        grouped = grouped or _are_side_by_side(look, [box for box in boxes if box is not None], columns)
        told = _tells_apart(look, first - 1, first) or _names_rest(look, first - 1, first)
        told = (
            told or _goes_on_below(look, first - 1, first) or (first < last and _is_begun_above(look, first - 1, first))
        )
        told = told or _are_codes(look, first - 1, first)
        years = _begin_runs(look, first - 1, first) or (first == last and _heads_years(look, first - 1, first))
        if (not grouped and not told and not years) or is_title(look, first - 1, look.filled(first - 1)):
            break
        first -= 1
    return first


def _names_alone(look: Look, column: int, first: int) -> bool:
    """Whether a name right above a header, beside merged groups, is that of a column which has no name in it."""
    used = {c for n in look.below(first).rows for c in look.filled(n)}
    words = cell_words(look.sheet.at(first - 1, column))
    return column in used.difference(look.filled(first)) and _are_names([words]) and not is_unit(words)


def _above_gap(look: Look, first: int) -> int:
    """The row above a gap over a header that belongs to it: it names the columns that have no name, itself of several
    names or under a title, over many; or its merges part the names among themselves, and reach down to them or tell
    apart what is alike in them. 0 where there is none.
    """
    above = next((n for n in range(first - 1, max(first - 2 - _GAP, 0), -1) if look.filled(n)), first - 1)
    if above == first - 1 or above < 1:
        return 0
    cells, over = look.filled(first), look.filled(above)
    words = [cell_words(look.sheet.at(above, c)) for c in over]
    titled = any(map(look.filled, range(max(above - MOST_HEADER_ROWS, 1), above)))
    titled = titled and len(cells) >= _MANY and all(w[:1].isupper() for w in words)
    if above == first - 2 and (titled or len(over) >= _SEVERAL) and _names_rest(look, above, first):
        return above
    boxes = [box for c in over if (box := across(look.sheet, above, c))]
    spans = [sum(box.left <= c <= box.right for c in cells) for box in boxes]
    names = {header_key(name_words(look.sheet.at(first, c))) for c in cells}
    parted = len(spans) == len(over) > 1 and min(spans) > 1 and sum(spans) == len(cells)
    told = len(names) < len(cells) or all(box.bottom == first - 1 for box in boxes)
    return above if parted and told and _are_names(words) and len(set(words)) == len(words) else 0


def _merged_up(look: Look, first: int, last: int) -> int:
    """The first row of the cells that are merged down into a header."""
    columns = {c for n in range(first, last + 4) for c in look.filled(n)}
    tops = [
        box.top
        for box in look.sheet.merges
        if box.top < first <= box.bottom <= last and min(columns) - 1 <= box.left <= max(columns)
    ]
    top = min(tops, default=first)
    return top if last - top < TALLEST else first


def told_apart(look: Look, first: int, last: int) -> int:
    """The first row of a header with those from which cells are merged down into it, and with the row right above that
    tells apart what is alike in it, or begins names.
    """
    first = _merged_up(look, first, last)
    above = first - 1
    if above < 1 or not look.filled(above):
        return first
    begun = first < last and _is_begun_above(look, above, first)
    return above if begun or _tells_apart(look, above, first) or _heads_figures(look, above, first) else first


def has_loose_groups(look: Look, first: int, last: int) -> bool:
    """Whether the first row of a header holds groups that are not merged over their columns."""
    if last == first or any(look.groups(n) for n in range(first, last)) or _is_told_for_each(look, first):
        return False
    if _begin_parts(look, first, last) or _begin_runs(look, first, first + 1):
        return True
    if 10 * len(look.filled(first)) >= 9 * len(look.filled(last)):
        return _heads_years(look, first, last)  # nearly every column has a name of its own
    if not any(map(look.filled, range(first + 1, last))) and last > first + 1:
        return True
    shared = look.share_columns(first, last) and _begin_others(look, first, last)
    return shared or look.repeats_names(first, last) or look.is_pivot(first, last) or _heads_years(look, first, last)


def _is_told_for_each(look: Look, number: int) -> bool:
    """Whether most groups in a row are written again over each of their columns: so the others are of one column."""
    runs = [list(run) for _, run in groupby(look.filled(number), key=lambda c: name_words(look.sheet.at(number, c)))]
    again = [run for run in runs if len(run) > 1 and run[-1] - run[0] == len(run) - 1]
    return len(again) > 0 and 2 * sum(map(len, again)) > len(look.filled(number))


def _begin_parts(look: Look, first: int, last: int) -> bool:
    """Whether empty columns part the names of the last row, and each part has one name above it, over its first one."""
    leaves, above = look.filled(last), set(look.filled(first))
    starts = [c for c in leaves if c - 1 not in leaves]
    lone = any(c + 1 not in leaves for c in starts)
    return len(starts) > 1 and not lone and above.intersection(leaves) == set(starts)


def _begin_others(look: Look, first: int, last: int) -> bool:
    """Whether each name beside which names stand that have none above them is over the first of these."""
    above, leaves = set(look.filled(first)), set(look.filled(last))
    beside = [max((c for c in above if c < leaf), default=0) for leaf in leaves - above]
    return all(c in leaves for c in beside)


def _tells_apart(look: Look, number: int, first: int) -> bool:
    """Whether a row right above a header, under a gap or a form, tells names apart that are alike in it."""
    before = look.filled(number - 1)
    if before and not cell_words(look.sheet.at(number - 1, before[0])).endswith(COLONS):
        return False
    if not set(look.filled(number)) <= set(look.filled(first)) or look.filled(number) == look.filled(first)[:1]:
        return False  # a lone text where a table begins is its title
    names: dict[str, list[int]] = {}
    for c in look.filled(first):
        names.setdefault(header_key(name_words(look.sheet.at(first, c))), []).append(c)
    alike = {c for columns in names.values() if len(columns) > 1 for c in columns}
    words = [cell_words(look.sheet.at(number, c)) for c in look.filled(number)]
    return _are_names(words) and len(set(words)) == len(words) and bool(alike) and set(look.filled(number)) <= alike


def _names_rest(look: Look, number: int, first: int) -> bool:
    """Whether a row right above a header, under a gap, names the columns of figures that have no name in it."""
    named, above = set(look.filled(first)), set(look.filled(number))
    below = look.below(first)
    unnamed = {c for n in below.rows for c in look.filled(n)} - named
    if len(above) >= _SEVERAL and min(unnamed, default=min(above)) < min(above) and min(unnamed) not in below.figures:
        unnamed.remove(min(unnamed))  # what the rows are may have no name
    words = [cell_words(look.sheet.at(number, c)) for c in sorted(above)]
    whole = len(above) > 1 and bool(unnamed) and unnamed <= above <= unnamed | named
    return whole and _are_names(words) and not look.filled(number - 1)


def _goes_on_below(look: Look, number: int, first: int) -> bool:
    """Whether every cell of a row is the beginning of a name that goes on under it in small letters; a single one under
    titles and a gap, over the only such name, the first of all, beside years.
    """
    above, names = look.filled(number), look.filled(first)
    begun = [cell_words(look.sheet.at(number, c)) for c in above]
    below = {c: cell_words(look.sheet.at(first, c))[:1] for c in names}
    small = [c for c, letter in below.items() if letter.islower()]
    titled = not look.filled(number - 1) and any(map(look.filled, range(1, number)))
    counted = titled and all(str(look.sheet.at(first, c))[:1].isdigit() for c in names[1:])
    several = len(above) > 1 or (above == small == names[:1] and counted and not re.search(r"\d", begun[0]))
    capital = several and all(words[:1].isupper() for words in begun)
    return capital and _are_names(begun) and set(above) <= set(small) and len(small) < len(names)


def _are_codes(look: Look, number: int, first: int) -> bool:
    """Whether a row gives each of many names one more: its code, as the first of them says."""
    cells = look.filled(number)
    if len(cells) < _MANY or cells != look.filled(first):
        return False
    words = [name_words(look.sheet.at(number, c)) for c in cells]
    coded = sum(bool(re.search(r"\d", word)) and " " not in word for word in words[1:])
    return is_head(words[0]) and 5 * coded >= 4 * len(words) and 10 * len(set(words)) >= 9 * len(words)


def _is_begun_above(look: Look, number: int, first: int) -> bool:
    """Whether names that already stand in several rows begin in one more, under a gap: each of its words over one of
    some that the row below goes on with, as fewer of them stand there than in the next.
    """
    above, below, leaves = (look.filled(n) for n in (number, number + 1, number + 2))
    words = [cell_words(look.sheet.at(number, c)) for c in above]
    stacked = set(above) < set(below) < set(leaves) or (len(above) >= _MEASURES and set(above) <= set(leaves))
    grouped = look.groups(number) or look.groups(first)
    return len(above) > 1 and _are_names(words) and stacked and not grouped and not look.filled(number - 1)


def _heads_years(look: Look, number: int, first: int) -> bool:
    """Whether a row holds one name, over the first of the years or numbers that end a header: "Year", "Percentage"."""
    cells = look.filled(first)
    told = [c for c in cells if is_year(raw := look.sheet.at(first, c)) or counts(raw)]
    named = len(told) >= 2 and cells[-len(told) :] == told and len(told) < len(cells)
    if not named or look.filled(number) != told[:1]:
        return _heads_figures(look, number, first)
    words = cell_words(look.sheet.at(number, told[0]))
    return bool(words) and not is_unit(words)


def _heads_figures(look: Look, number: int, first: int) -> bool:
    """Whether a row under a gap holds one short name, over the first of many columns of figures side by side that end a
    header.
    """
    cells, over = look.filled(first), look.filled(number)
    if len(over) != 1 or look.filled(number - 1) or len(cells) <= _MANY or cells[-1] - cells[-_MANY] >= _MANY:
        return False
    figures = look.below(first).figures
    words = cell_words(look.sheet.at(number, over[0]))
    counted = next((c for c in range(cells[-1], 0, -1) if c not in figures), 0) + 1  # the first of the last figures
    counted = max(counted, next(c for c in range(cells[-1], -1, -1) if c not in cells) + 1)
    return cells[0] < over[0] == counted and _are_names([words]) and words[:1].isalpha() and not is_unit(words)


def _begin_runs(look: Look, number: int, first: int) -> bool:
    """Whether names that come again and again, the same years each time, stand under a name over the first of each run,
    and no other but over columns that they leave out.
    """
    cells, above = look.filled(first), look.filled(number)
    names = [header_key(name_words(look.sheet.at(first, c))) for c in cells]
    starts = [at for at, name in enumerate(names) if name == names[0]]
    size = starts[1] if len(starts) > 1 else 0
    if size < 2 or len(names) % size or names != names[:size] * len(starts):
        return False
    begun = {cells[at] for at in starts}
    words = [name_words(look.sheet.at(number, c)) for c in above]
    unlike = len(set(words)) == len(words)  # while the title of a page comes again on each
    return unlike and begun <= set(above) and not (set(above) - begun) & set(cells) and _are_names(words)


def _is_group(look: Look, box: Box, columns: set[int], *, named: bool) -> bool:
    """Whether a merge stands over some columns of a table as their group, and is no title or unit of it."""
    if box.left <= min(columns) or is_unit(cell_words(look.sheet.at(box.top, box.left))) or _hangs(look, box, columns):
        return False
    inside = box.right < max(columns)
    if inside or not named or sum(box.left <= c <= box.right for c in columns) <= 0.6 * len(columns):
        return True
    if _tops_groups(look, box):
        return True
    titles = next((cells for n in range(box.top - 1, 0, -1) if (cells := look.filled(n))), [])
    return titles == [min(columns)] and min(columns - {titles[0]}) == box.left  # the titles begin further left


def _stands_between(look: Look, column: int, first: int, boxes: Sequence[Box | None]) -> bool:
    """Whether a cell beside merged groups stands over a single name: it is a group of one."""
    groups = [box for box in boxes if box is not None and box.bottom < first]
    beside = any(box.right == column - 1 for box in groups) or any(box.left == column + 1 for box in groups)
    return len(groups) > 1 and beside and column in look.filled(first)


def _hangs(look: Look, box: Box, columns: set[int]) -> bool:
    """Whether words in small letters hang over the last of years that run on under them: they tell the unit of all."""
    words = cell_words(look.sheet.at(box.top, box.left))
    under = [n for n in range(box.bottom + 1, box.bottom + MOST_HEADER_ROWS) if look.filled(n)][:1]
    years = [look.sheet.at(n, c) for n in under for c in sorted(columns) if c >= box.left - 2]
    runs = len(years) > 2 and all(map(is_year, years)) and years == sorted(set(years), key=str)
    return words[:1].islower() and box.right >= max(columns) and runs


def _tops_groups(look: Look, box: Box) -> bool:
    """Whether a merge spans exactly the groups in the row right under it, beside which no other begins."""
    boxes = [across(look.sheet, box.bottom + 1, c) for c in look.filled(box.bottom + 1)]
    spans = [(b.left, b.right) for b in boxes if b is not None and b.bottom == box.bottom + 1]
    return len(spans) == len(boxes) > 1 and (spans[0][0], spans[-1][1]) == (box.left, box.right)


def _are_side_by_side(look: Look, boxes: Sequence[Box], columns: set[int]) -> bool:
    """Whether merges part all columns of a table among themselves, from the first to the last: a title stands alone."""
    if len(boxes) < 2 or len(boxes) < len(look.filled(boxes[0].top)):
        return False
    ends = [min(columns) - 1, *(box.right for box in boxes)]
    words = [cell_words(look.sheet.at(box.top, box.left)) for box in boxes]
    parted = all(box.left == end + 1 and box.bottom == box.top for box, end in zip(boxes, ends, strict=False))
    under = look.filled(boxes[0].bottom + 1)
    several = all(sum(box.left <= c <= box.right for c in under) > 1 for box in boxes)
    return _are_names(words) and parted and several and len(set(words)) == len(words) and ends[-1] >= max(columns)


def _are_names(words: Iterable[str]) -> bool:
    """Whether words are short enough to name columns, and none of them says what stands beside it."""
    return all(0 < len(w) <= 40 and not w.endswith(COLONS) and not is_labelled(w) for w in words)

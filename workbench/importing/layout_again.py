"""Where another table begins below one of unknown words: names under a gap or a title of their own."""

from __future__ import annotations

import re

from workbench.domain.sheet import Sheet
from workbench.importing.layout_headers import Header
from workbench.importing.layout_look import Look
from workbench.importing.layout_rows import across, cell_words, is_figure, is_year, name_words
from workbench.importing.layout_seen import Below
from workbench.importing.layout_titles import cuts_numbers
from workbench.importing.layout_weighed import BEYOND_DOUBT, weight
from workbench.importing.layout_words import is_head
from workbench.importing.mapping_words import header_key

_MANY = 8  # names
_NEAR = 4  # rows up to a title
_GOES_ON = re.compile(r"\bcont(\.|in[uú])|\bsuite\b", re.IGNORECASE)


def begins_anew(look: Look, number: int, first: Header, *, alike: bool = False) -> bool:
    """Whether another table begins in a row: names after a gap, over figures, or the first ones again; or it is
    ``alike``: the first name is merged down again.
    """
    cells = look.filled(number)
    if len(cells) < 2 or _title_again(look, number + 1, first):
        return False
    if number == len(look.sheet.rows):
        return _are_some(look, number, first) and not look.has_figure(number) and _is_all(look, number, first)
    titles = _titles(look, number) or _title_again(look, number, first)
    if alike and _is_told_apart(look, number, first, titles):
        return True
    keys = {c: header_key(name_words(look.sheet.at(number, c))) for c in cells}
    same = sum(header_key(first.anchor.cells.get(c, "")) == key != "" for c, key in keys.items())
    if look.stands_as(number, first.first) and not look.has_figure(number) and same < len(cells):
        return True
    if look.filled(number - len(titles) - 1):
        return (
            _are_moved(look, number, first)
            or (_is_headed(look, number) and (_are_some(look, number, first) or weight(look, number) >= BEYOND_DOUBT))
            or (bool(titles) and (_restarts(look, number, first) or _is_after_note(look, number, first)))
            or (bool(titles) and 2 * same < len(cells) > 2 and _are_others(look, number))
        )
    last = header_end(look, number, first)
    if titles and _are_some(look, number, first) and not look.has_figure(number):
        return True
    if _are_fewer(look, number, first) or _are_regrouped(look, (number, last), first):
        return True
    if _is_whole_again(look, number, first):
        shift = number - first.first
        return _is_titled_anew(look, number, first.first) or _restarts(look, first.anchor.row + shift, first)
    if not last and not len(first.anchor.cells) == len(cells) == same:
        return weight(look, number) >= BEYOND_DOUBT
    if same >= 0.6 * len(cells) or same == len(first.anchor.cells):
        another = same < len(cells) and (_is_headed(look, number) or _is_renamed(look, number, first))
        return another or _has_another_title(look, number, first.anchor.row) or _begin_alike(look, number, first)
    names = [look.sheet.at(last, c) for c in look.filled(last)]
    if any(is_figure(raw) and not is_year(raw) for raw in names):
        return False
    return _is_another(look, number, last, first) or weight(look, number) >= BEYOND_DOUBT


def rows_named_alike(sheet: Sheet, first: Header) -> frozenset[int]:
    """The rows in which the first name of a header comes again, merged down over as many rows as there."""
    tall = [b for b in sheet.merges if b.top == first.first and b.bottom == first.last > b.top]
    named = next((b for b in tall if b.left == min(first.texts)), None)
    if named is None or not (name := header_key(cell_words(sheet.at(named.top, named.left)))):
        return frozenset()
    alike = [b for b in sheet.merges if b.left == named.left and b.bottom - b.top == named.bottom - named.top]
    return frozenset(b.top for b in alike if header_key(cell_words(sheet.at(b.top, b.left))) == name)


def _is_told_apart(look: Look, number: int, first: Header, titles: list[int]) -> bool:
    """Whether names that begin as those of the first header do are others than there, or stand under another title."""
    shift = number - first.first
    rows = range(first.first, first.last + 1)
    told = [[{c: name_words(look.sheet.at(at, c)) for c in look.filled(at)} for at in (n, n + shift)] for n in rows]
    if any(one != other for one, other in told):
        return look.header_from(number) == first.last + shift
    return bool(titles) and _is_headed(look, number) and _has_another_title(look, number, first.first, apart=False)


def header_end(look: Look, number: int, first: Header) -> int:
    """The last row of a header that begins in a row, below the first one; 0 where none begins there.

    As many rows as the first one has are one where the very names of the first one end them, whatever stands below.
    """
    if (last := look.header_from(number)) or first.first == first.last:
        return last
    last = number + first.last - first.first
    told = {c: header_key(name_words(look.sheet.at(last, c))) for c in look.filled(last)}
    return last if told == {c: header_key(text) for c, text in first.anchor.cells.items()} else 0


def _is_another(look: Look, number: int, last: int, first: Header) -> bool:
    """Whether names under a gap stand over figures, or over other kinds of cells than the first table has there."""
    below = look.below(last)
    named = sorted({c for n in range(number, last + 1) for c in look.filled(n)})
    over = below.figures & set(named)
    if len(below.rows) < 2:
        return False
    if len(named) >= 3 and len(over) >= 0.5 * (len(named) - 1):
        return True
    apart = bool(_titles(look, number)) or not (look.filled(number - 1) or look.filled(number - 2))
    if apart and len(over) >= 1 and all(look.filled(n) == named for n in below.rows[:20]):
        return True
    if apart and last == number and all(is_head(cell_words(look.sheet.at(number, c))) for c in named):
        return True
    return apart and len(named) >= 3 and last == number and _is_of_another_kind(look, below, named, first)


def _is_of_another_kind(look: Look, below: Below, named: list[int], first: Header) -> bool:
    """Whether words fill, row by row, columns of which one holds figures in the first table."""
    above = look.below(first.last)
    block = [n for at, n in enumerate(below.rows[:20]) if n == below.rows[0] + at]  # down to a gap
    whole = len(block) > 1 and all(look.filled(n) == named for n in block)
    return whole and bool(above.figures & set(named) - below.figures)


def _are_others(look: Look, number: int) -> bool:
    """Whether words beyond doubt name what stands under them."""
    return not look.has_figure(number) and weight(look, number) >= BEYOND_DOUBT


def _is_all(look: Look, number: int, first: Header) -> bool:
    """Whether nothing stands right under the first names, nor right above those that end a sheet."""
    return not look.filled(first.last + 1) and not look.filled(number - 1)


def _is_after_note(look: Look, number: int, first: Header) -> bool:
    """Whether names of which some are those of the first table stand right below a note on it."""
    if not _are_some(look, number, first):
        return False
    last = look.header_from(number)
    return bool(last) and look.below(last).usual >= 2


def _restarts(look: Look, number: int, first: Header) -> bool:
    """Whether the very names of the first header come again, and under them the same first words as there."""
    rows = (first.anchor.row, number)
    texts = [[header_key(cell_words(look.sheet.at(n, c))) for c in first.anchor.cells] for n in rows]
    return texts[0] == texts[1] and len(texts[0]) > 1 and _begin_alike(look, number, first)


def _begin_alike(look: Look, number: int, first: Header) -> bool:
    """Whether the same first words stand under a row of names as under the first header."""
    rows = (first.anchor.row, number)
    under = [next((n for n in range(row + 1, row + 4) if look.filled(n)), row) for row in rows]
    left = min(look.filled(n)[0] for n in under)
    if left > min(first.anchor.cells):
        return False  # more of the names
    starts = [look.sheet.at(n, left) for n in under] if under[1] > number else [None]
    return starts[0] is not None and starts[0] == starts[1]


def _is_whole_again(look: Look, number: int, first: Header) -> bool:
    """Whether all rows of a header of several come again."""
    rows = [(n, number + n - first.first) for n in range(first.first, first.last + 1)]
    told = ([{c: name_words(look.sheet.at(n, c)) for c in look.filled(n)} for n in pair] for pair in rows)
    return len(rows) > 1 and all(one == other for one, other in told)


def _are_fewer(look: Look, number: int, first: Header) -> bool:
    """Whether some of the first names come again under a gap, the very first among them, and no other: of a table with
    fewer columns.
    """
    before = {c: header_key(text) for c, text in first.anchor.cells.items()}
    again = {c: header_key(name_words(look.sheet.at(number, c))) for c in look.filled(number)}
    return 2 <= len(again) < len(before) and min(again) == min(before) and again.items() <= before.items()


def _are_regrouped(look: Look, rows: tuple[int, int], first: Header) -> bool:
    """Whether the last row of the first header comes again under other names than there, or over the same first words
    as there.
    """
    height = rows[1] - rows[0]
    told = [{c: name_words(look.sheet.at(n, c)) for c in look.filled(n)} for n in (first.last, rows[1])]
    if height < 1 or first.first == first.last or told[0] != told[1]:
        return False
    above = [{c: name_words(look.sheet.at(n, c)) for c in look.filled(n)} for n in (first.last - height, rows[0])]
    return above[0] != above[1] or _restarts(look, rows[1], first)


def _are_moved(look: Look, number: int, first: Header) -> bool:
    """Whether a row holds the very names of the first header, in other columns."""
    if len(first.anchor.cells) < 3 or len(look.filled(number)) > len(first.anchor.cells):
        return False
    names = {header_key(text): c for c, text in first.anchor.cells.items()}
    again = {header_key(cell_words(look.sheet.at(number, c))): c for c in look.filled(number)}
    return len(names) >= 3 and names.keys() == again.keys() and names != again


def _is_headed(look: Look, number: int) -> bool:
    """Whether a title merged over the whole width stands right above a row."""
    boxes = [across(look.sheet, number - 1, c) for c in look.filled(number - 1)]
    width = look.filled(number)[-1] - look.filled(number)[0] + 1
    return len(boxes) == 1 and boxes[0] is not None and boxes[0].right - boxes[0].left + 1 >= 0.8 * width


def _is_renamed(look: Look, number: int, first: Header) -> bool:
    """Whether the first name is another one than before, or there was none, of many a few others too: it says of what
    the table is.
    """
    cells = look.filled(number)
    columns = [c for c in sorted({*first.anchor.cells, cells[0]}) if c <= cells[-1]]
    told = [header_key(name_words(look.sheet.at(number, c))) for c in columns]
    before = [header_key(first.anchor.cells.get(c, "")) for c in columns]
    if len(told) <= 2 or not all(told) or told[0] == before[0]:
        return False
    same = sum(one == other for one, other in zip(told, before, strict=True))
    return told[1:] == before[1:] or (len(told) >= _MANY and 5 * same >= 4 * len(told))


def _are_some(look: Look, number: int, first: Header) -> bool:
    """Whether a row of names shares some with the first header, and is another one."""
    names = {header_key(text) for text in first.anchor.cells.values()}
    again = {header_key(cell_words(look.sheet.at(number, c))) for c in look.filled(number)} - {""}
    return len(again) >= 3 and 2 <= len(names & again) < len(again)


def _has_another_title(look: Look, number: int, before: int, *, apart: bool = True) -> bool:
    """Whether titles, under a gap if they must be ``apart``, stand over names that are written again, other ones than
    stood over the first.
    """
    titles = _titles(look, number)
    apart = not apart or not look.filled(number - len(titles) - 1)
    told = {header_key(cell_words(look.sheet.at(n, look.filled(n)[0]))) for n in titles}
    first = {header_key(cell_words(look.sheet.at(n, look.filled(n)[0]))) for n in _titles(look, before)}
    return bool(titles) and apart and told != first


def _is_titled_anew(look: Look, number: int, before: int) -> bool:
    """Whether another title than over the first names stands over those that come again, a gap between or not, and
    does not say itself that it goes on.
    """
    told = [next((n for n in range(at - 1, max(at - _NEAR, 0), -1) if look.filled(n)), 0) for at in (before, number)]
    first, again = ({cell_words(look.sheet.at(n, c)) for c in look.filled(n)} for n in told)
    return len(again) == 1 and first != again and not any(map(_GOES_ON.search, again))


def _title_again(look: Look, number: int, first: Header) -> list[int]:
    """The row right above a row, if the very one stands right above the first header: "Thousands", "Year 2010"."""
    told = [[(c, look.sheet.at(n, c)) for c in look.filled(n)] for n in (number - 1, first.first - 1)]
    return [number - 1] if told[0] and told[0] == told[1] else []


def _titles(look: Look, number: int) -> list[int]:
    """The rows of one text right above a row, at most three."""
    found: list[int] = []
    while len(found) < 3 and _is_title(look, number - len(found) - 1):
        found.append(number - len(found) - 1)
    return found


def _is_title(look: Look, number: int) -> bool:
    """Whether a row holds one text and nothing else, over several columns or not, or one that cuts through numbers."""
    return len({look.sheet.at(number, c) for c in look.filled(number)}) == 1 or cuts_numbers(look, number)

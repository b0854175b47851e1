"""Rows that go on with a header under some of its names, or beside them: parts of groups, and what the rows are."""

from __future__ import annotations

from itertools import takewhile

from workbench.domain.sheet import Box
from workbench.i18n import fold
from workbench.importing.layout_rows import across, cell_words, is_figure
from workbench.importing.layout_seen import Below, Seen


def come_again_below(seen: Seen, last: int, below: Below) -> bool:
    """Whether a few words come again and again in a row between a gap and the figures, each over a column of them:
    what each figure is, under its name.
    """
    cells = seen.filled(last + 2)
    if len(cells) < 3 or seen.filled(last + 1) or not set(cells) <= below.figures:
        return False
    words = [cell_words(seen.sheet.at(last + 2, c)) for c in cells]
    told = all(words) and not any(map(is_figure, words)) and 2 * len(set(words)) <= len(words)
    return told and all(is_figure(seen.sheet.at(last + 3, c)) for c in cells if c in seen.filled(last + 3))


def parts_groups(seen: Seen, first: int, number: int) -> bool:
    """Whether the cells of a row part among themselves what one name or more above them are merged over down to
    them: the columns of a corner, or all that is under groups, beside no more than one name, again and again.
    """
    cells = seen.filled(number)
    ends = [
        box
        for n in range(first, number)
        for c in seen.filled(n)
        if (box := across(seen.sheet, n, c)) and box.bottom == number - 1 > box.top
    ]
    under = {c for box in ends for c in range(box.left, box.right + 1)}
    parts = [across(seen.sheet, number, c) for c in cells]
    held = {c for at, box in zip(cells, parts, strict=True) for c in range(at, (box.right if box else at) + 1)}
    beside = set(cells) - under
    words = not seen.has_figure(number)
    one = len({fold(cell_words(seen.sheet.at(number, c))) for c in beside}) <= 1
    return len(cells) > 1 and words and one and bool(under) and held - beside == under


def completes(seen: Seen, first: int, number: int) -> bool:
    """Whether each of a few words right above a gap goes on with a name, the first one left out or all in small letters
    under capitals.
    """
    cells, above = seen.filled(number), seen.filled(number - 1)
    if number != first + 1 or seen.filled(number + 1) or len(cells) < 2:
        return False
    starts = [[cell_words(seen.sheet.at(n, c))[:1] for c in cells] for n in (first, number)]
    small = all(map(str.isupper, starts[0])) and all(map(str.islower, starts[1]))
    few = set(cells) < set(above) and 2 * len(cells) <= len(above)
    words = not seen.has_figure(number)
    return few and words and (small or above[0] not in cells)


def ends_some(seen: Seen, last: int, number: int, below: Below) -> bool:
    """Whether words end several names of figures that stand right above them, none of them over what the rows are."""
    cells, above = seen.filled(number), seen.filled(last)
    words = not seen.has_figure(number)
    over = above[:1] != cells[:1] and set(cells) <= set(above) and len(below.figures & set(cells)) > 1
    under = seen.filled(number + 1)
    return words and over and under[:1] == above[:1] and below.figures & set(cells) <= set(under)


def counts_for_all(seen: Seen, box: Box, first: int, below: Below) -> bool:
    """Whether a cell that is alone in its row says in what all figures under it count: it is merged over all of them,
    each with a name above it, right over what the rows are with their figures; and no other is so below it, as the
    titles of parts are.
    """
    named = [c for c in seen.filled(first) if c >= box.left]
    if (named[:1], named[-1:]) != ([box.left], [box.right]) or not set(named) <= below.figures:
        return False
    block = [seen.filled(n) for n in takewhile(seen.filled, range(box.top + 1, below.rows[-1] + 1))]
    return bool(block) and block[0][0] < box.left and [box.left] not in block


def names_left(seen: Seen, first: int, number: int) -> bool:
    """Whether words name columns left of all names above them, and in use under them, which have none yet."""
    cells = seen.filled(number)
    named = {c for n in range(first, number) for c in seen.filled(n)}
    used = set(cells) <= set(seen.filled(number + 1)) and len(seen.filled(number + 1)) > len(cells)
    words = all(cell_words(raw := seen.sheet.at(number, c)) and not is_figure(raw) for c in cells)
    return len(cells) > 1 and cells[-1] < min(named) and used and words and bool(seen.below(first).figures)

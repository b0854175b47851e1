"""Headers of which no other rule is sure: how unlike what stands under them the words of a row are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean, median

from workbench.domain.sheet import Raw
from workbench.i18n import fold
from workbench.importing.layout_like import form_of
from workbench.importing.layout_look import Look
from workbench.importing.layout_rows import COLONS, cell_words, is_figure, is_filled, is_labelled
from workbench.importing.layout_seen import SAMPLED
from workbench.importing.layout_words import is_head

ENOUGH = 0.6  # of points: a name over figures has 2, one that heads columns in any office 1
BEYOND_DOUBT = 1.0
_TOP_ROWS = 60
_LONGEST_NAME = 60
_LONG = 400  # rows of a list that show more than the first ones
_MANY = 20  # texts
_LONGEST_CODE = 20
_GAP = 4  # blank rows under a header
_TINY = 4  # rows of a sheet
_FIGURES = 2.0
_IDENTIFIER = re.compile(r"#?[a-z][a-z0-9]*_[a-z0-9_]*")


def weighed_header(look: Look) -> int:
    """The first row whose words are names beyond doubt; 0 where no row is."""
    rows = range(1, min(_TOP_ROWS, len(look.sheet.rows)) + 1)
    weights = ((n, weight(look, n, _LONG)) for n in rows)
    return next((n for n, told in weights if told >= ENOUGH and (told >= BEYOND_DOUBT or not _are_more(look, n))), 0)


def _are_more(look: Look, number: int) -> bool:
    """Whether a pair goes on, beyond a gap, with pairs above it: labels and their values."""
    above = next((n for n in range(number - 1, number - _GAP, -1) if look.filled(n)), 0)
    cells = look.filled(number)
    return len(cells) == 2 and number - above > 1 and look.filled(above) == look.filled(above - 1) == cells


def tiny_header(look: Look) -> int:
    """The first row of a sheet that holds a few words and no more, a title above or not, where all its words name
    columns as such: "Column 1", "header", "X"; 0 where they do not.
    """
    rows = [n for n in range(1, len(look.sheet.rows) + 1) if look.filled(n)][: _TINY + 2]
    rows = rows[1:] if len(rows) > 2 and len(look.filled(rows[0])) == 1 < len(look.filled(rows[1])) else rows
    if not 1 < len(rows) <= _TINY or rows[-1] - rows[0] >= len(rows):
        return 0
    cells = look.filled(rows[0])
    names = [re.sub(r"\s*\d+$", "", cell_words(look.sheet.at(rows[0], c))) for c in cells]
    used = {c for n in rows[1:] for c in look.filled(n)}
    named = all(is_head(name) or re.fullmatch(r"[A-Za-z]", name) for name in names)
    return rows[0] if named and used <= {*cells, cells[0] - 1} else 0


def weight(look: Look, number: int, most: int = SAMPLED) -> float:
    """How much speaks for a row as the names of what stands under it, no more rows of it than given; 0 where it cannot
    be a header at all.
    """
    cells = look.filled(number)
    words = [cell_words(look.sheet.at(number, c)) for c in cells]
    if len(cells) < 2 or len(look.filled(number - 1)) > 1 or not _may_be_names(words):
        return 0.0
    rows = _block(look, number, most)
    held = [(len(told), len(told & set(cells))) for n in rows if (told := {*look.filled(n), *look.told_down(n)})]
    under = sum(inside for _, inside in held)
    if not rows or 3 * under < 2 * sum(count for count, _ in held):
        return 0.0
    if sum(2 * inside > len(cells) for _, inside in held) < 0.5 * len(rows):
        return 0.0
    if len(rows) == 1 and len(cells) == 2 and not all(map(is_head, words)):
        return 0.0  # two lines of a label and its value
    values = [_under(look, rows, c) for c in cells]
    counted = sum(not isinstance(raw, str) for raw in values[0])  # a label of a form is no number
    numbers = 1.0 if 0.4 * len(values[0]) <= counted < 0.6 * len(values[0]) else 0.0
    return mean([numbers + points(words[0], values[0]), *map(points, words[1:], values[1:])])


def _may_be_names(words: Sequence[str]) -> bool:
    """Whether texts could name columns: each another, short, and no label of a form, its value in the cell or not."""
    if not all(words) or any(is_figure(w) or w.endswith(COLONS) or len(w) > _LONGEST_NAME for w in words):
        return False
    if 3 * sum(map(is_labelled, words)) > len(words):
        return False
    return len({fold(w) for w in words}) >= 0.9 * len(words)


def _block(look: Look, number: int, most: int) -> list[int]:
    """The rows close under a row, no more than given, a gap between them and it or not."""
    last = len(look.sheet.rows)
    first = next((n for n in range(number + 1, min(number + _GAP + 1, last) + 1) if look.filled(n)), last + 1)
    rows: list[int] = []
    for n in range(first, min(first + most, last + 1)):
        if not look.filled(n):
            break
        rows.append(n)
    return rows


def _under(look: Look, rows: Sequence[int], column: int) -> list[Raw]:
    return [raw for n in rows if is_filled(raw := look.sheet.at(n, column))]


def points(name: str, values: Sequence[Raw]) -> float:
    """What speaks for a word as the name of values, and what against it."""
    points = float(is_head(name))
    if _IDENTIFIER.fullmatch(name) and not any(_IDENTIFIER.fullmatch(cell_words(raw)) for raw in values):
        points += 1
    if not values:
        return points
    if sum(map(is_figure, values)) >= 0.6 * len(values):
        return points + _FIGURES
    texts = [words for raw in values if (words := cell_words(raw))]
    keys = [fold(text) for text in texts]
    if any(text.endswith(COLONS) for text in texts):
        points -= 1
    if fold(name) in keys:
        points -= 2  # a name hardly ever comes again under itself
    elif len(keys) >= 4 and 2 * len(set(keys)) <= len(keys):
        points += 1  # while these do: they are chosen from a few
    if sum(text[0].isdigit() for text in texts) >= 0.8 * len(texts) and not name[0].isdigit():
        points += 1
    if name.isupper() and not any(map(str.isupper, texts)):
        points += 1
    if _are_sorted(name, texts) or _are_codes(name, texts):
        points += 1.5
    return points + 0.5 * (median(map(len, texts)) > max(25, 1.5 * len(name)))


def _are_sorted(name: str, texts: Sequence[str]) -> bool:
    """Whether many texts stand in the order of the alphabet, but for their name."""
    keys = [fold(text) for text in texts]
    in_order = sum(one <= other for one, other in pairwise(keys))
    return len(set(keys)) >= _MANY and fold(name) > keys[0] and in_order >= 0.97 * (len(keys) - 1)


def _are_codes(name: str, texts: Sequence[str]) -> bool:
    """Whether many texts are codes of one form, with digits or marks in it, and their name is of another."""
    forms = Counter(map(form_of, texts))
    form, count = forms.most_common(1)[0]
    short = 20 * count >= 19 * len(texts) and max(map(len, texts)) <= _LONGEST_CODE and " " not in form
    return short and len(texts) >= _MANY and form != "A" and form_of(name) not in forms

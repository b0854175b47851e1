"""Records of which no more is told than the first cell, at either end of a table: it is like the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from workbench.domain.sheet import Raw, Sheet
from workbench.i18n import Words
from workbench.importing.layout_headers import Header
from workbench.importing.layout_rows import NOTE, TOTAL, Frame, cell_words, cells_in, counts, is_filled, name_words

_COUNTRY = re.compile("[A-Z]{2,3}")  # as ISO writes it
_SAMPLED = 60
_CALLED_SO = 3  # records above: their words come again in each part of the table
_RUN = 4  # numbers that rise by the same
_OUTSIDE = (TOTAL, NOTE)
_FIRST = 2  # the row under names that stand in the first one
_LAST = 2  # rows that end a list
_SHORT = 20  # letters
_CLOSED = (".", ":", ";", "：", "。")  # as sentences and labels end
_LEAST = 4  # periods of which nothing is known yet


def with_like_ones(sheet: Sheet, good: list[int], end: int, skipped: Mapping[int, Words], frame: Frame) -> list[int]:
    """The rows of data with those right below of which no more is told than the first cell, if it is like the others:
    figures among figures, codes among codes, the beginning of the text above, or what others are called too.
    """
    if good and _ends_list(sheet, good, end, skipped, frame):
        return [*good, *range(good[-1] + 1, end + 1)]
    above = [raw for n in good[-_SAMPLED:] if is_filled(raw := sheet.at(n, frame.left))]
    more = good[-1] + 1 if good else end + 1
    while more <= end and len(above) > 1 and cells_in(sheet, more, frame) == [frame.left]:
        if not _is_like(sheet.at(more, frame.left), above, more - good[0] + 1):
            break
        more += 1
    followed = more <= end and bool(cells_in(sheet, more, frame)) and skipped.get(more) is not TOTAL
    return good if followed or not good else [*good, *range(good[-1] + 1, more)]


def _ends_list(sheet: Sheet, good: list[int], end: int, skipped: Mapping[int, Words], frame: Frame) -> bool:
    """Whether a short text alone, or two, end a sheet of nothing but names in its first row and records in words."""
    more = range(good[-1] + 1, end + 1)
    if frame.figured or sheet.merges or not 1 <= len(more) <= _LAST or end != len(sheet.rows):
        return False
    if good != list(range(_FIRST, good[-1] + 1)):
        return False
    if any(cells_in(sheet, n, frame) != [frame.left] or skipped.get(n) in _OUTSIDE for n in more):
        return False
    words = [cell_words(sheet.at(n, frame.left)) for n in (*good[-_SAMPLED:], *more)]
    longest = max(map(len, words[: -len(more)]))
    return all(words) and all(len(w) <= max(longest, _SHORT) and not w.endswith(_CLOSED) for w in words[-len(more) :])


def with_first_ones(sheet: Sheet, good: list[int], header: Header, frame: Frame) -> list[int]:
    """The rows of data with some right above of which only the first cell is told, of the form of the others: periods
    or countries of which nothing is known yet; or one that is called as a column is, among others that are: half of a
    matrix.
    """
    if not good:
        return good
    if _is_of_matrix(sheet, good, header, frame):
        return [good[0] - 1, *good]
    at, told = good[0], [cell_words(sheet.at(n, frame.left)) for n in good[:_SAMPLED]]
    while at - 1 > header.last and cells_in(sheet, at - 1, frame) == [frame.left] and len(told) >= _LEAST:
        if not all(map(_COUNTRY.fullmatch, (*told, cell_words(sheet.at(at - 1, frame.left))))):
            break
        at -= 1
    if at < good[0]:
        return [*range(at, good[0]), *good]
    forms = {form_of(sheet.at(n, frame.left)) for n in good[:_SAMPLED]}
    if len(forms) != 1 or not all(re.search("9A|A9", form) for form in forms):
        return good
    while at - 1 > header.last and cells_in(sheet, at - 1, frame) == [frame.left]:
        if form_of(sheet.at(at - 1, frame.left)) not in forms:
            break
        at -= 1
    return [*range(at, good[0]), *good] if good[0] - at >= _LEAST else good


def _is_of_matrix(sheet: Sheet, good: Sequence[int], header: Header, frame: Frame) -> bool:
    """Whether the row right above the data, and most of them, are called as the columns are."""
    above = good[0] - 1
    if above <= header.last or cells_in(sheet, above, frame) != [frame.left] or len(good) < _CALLED_SO - 1:
        return False
    names = set(header.anchor.cells.values())
    again = sum(name_words(sheet.at(n, frame.left)) in names for n in good[:_SAMPLED])
    return name_words(sheet.at(above, frame.left)) in names and 2 * again > len(good[:_SAMPLED])


def _is_like(raw: Raw, above: Sequence[Raw], at: int) -> bool:
    """Whether a cell is as those above it are: a figure, the next one unless it only numbers the rows and is ``at``
    that place among them, a code of their form, or nearly the last text.
    """
    if counts(raw):
        counted = [value for value in above if counts(value)]
        return len(counted) == len(above) and (raw <= max(counted) or (raw != at and _goes_on([*counted[-_RUN:], raw])))
    words, last = cell_words(raw).split(), cell_words(above[-1]).split()
    forms = [form_of(value) for value in above]
    if above.count(raw) >= _CALLED_SO:
        return True
    if len(words) == 1:
        return not words[0].isalpha() and forms.count(form_of(raw)) >= 0.3 * len(forms)
    return len(words) > 2 and words[:2] == last[:2]


def _goes_on(numbers: Sequence[float]) -> bool:
    """Whether each number is as much larger than the one before as all others are: ages, weeks, fives."""
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) > _RUN and len(steps) == 1 and min(steps) > 0


def form_of(raw: Raw) -> str:
    """The form of a code: "SI.POV.DDAY" is "A.A.A"."""
    return re.sub(r"[^\W\d_]+", "A", re.sub(r"\d+", "9", cell_words(raw)))

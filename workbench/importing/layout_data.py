"""Which rows under a header are data: where they begin, where they end, and what in between is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

from workbench.domain.sheet import Sheet
from workbench.i18n import Words
from workbench.importing.layout_headers import Header
from workbench.importing.layout_like import with_first_ones, with_like_ones
from workbench.importing.layout_notes import MOST_NOTES, without_beside, without_signed, without_words
from workbench.importing.layout_repeated import headings_below
from workbench.importing.layout_rows import (
    COLONS,
    NOTE,
    REPEATED,
    SECTION,
    TOTAL,
    Frame,
    across,
    cell_words,
    cells_in,
    counts,
    filled_columns,
    is_figure,
    is_filled,
    is_labelled,
    not_data,
)
from workbench.importing.layout_totals import (
    figures_of,
    holds_only_numbers,
    is_tall,
    with_summands,
    without_numbering,
    without_total_part,
    without_totals,
)
from workbench.importing.mapping_words import header_key

_CLOSING_BEGINS = (
    "tota",
    "subt",
    "sub ",
    "sub-",
    "suma",
    "sum",
    "gran",
    "prom",
    "aver",
    "moye",
    "medi",
    "sous",
    "coun",
    "cont",
    "ense",
    "fuen",
    "acum",
    "sour",
    "eind",
    "gesa",
)
_CLOSING_ENDS = (" total", " totals", " totales", " average", " mean", " median", " promedio", " moyenne")

_CODE = 6  # letters, before the words of a total
_WIDE_GAP = 3  # blank rows
_SAMPLED = 60
_BLOCK = 500  # rows that show whether those under a gap are like those above
_LEAST = 4  # records above
_MOSTLY, _NEARLY = 0.9, 0.85  # of a column
_SENTENCE = 3  # words
_WIDE, _PAIR = 8, 2  # columns
_NUMBERED = re.compile(r"[\[(]\d{1,2}[\])]\s")

Skipped = tuple[tuple[int, Words], ...]


def data_rows(
    sheet: Sheet, header: Header, end: int, frame: Frame, repeated: frozenset[int]
) -> tuple[tuple[int, int] | None, Skipped]:
    """The first and last row of data under a header, and the rows before the last that are none."""
    headings = headings_below(sheet, header, end, repeated)
    skipped: dict[int, Words] = dict.fromkeys(headings, REPEATED)
    good: list[int] = []
    few = max(2, frame.count // 4)
    for number in range(header.last + 1, end + 1):
        row = sheet.rows[number - 1]
        cells = filled_columns(row, frame.left, frame.right)
        if not cells or number in headings:
            continue
        reason = _reason(sheet, number, cells, frame, few)
        if reason is TOTAL and not good and len(cells) > min(few, frame.usual - 1) and _are_titles(skipped, headings):
            reason = None  # a total over all others is the first of them, under the title of their part or not
        if reason is TOTAL and cells == [frame.left] and _is_to_fill(sheet, number, good, header, frame):
            reason = None
        if reason is None:
            good.append(number)
        else:
            skipped[number] = reason
    if good and skipped.get(good[-1] + 1) is SECTION and _closes_part(sheet, good[-1] + 1, skipped, frame):
        good.append(good[-1] + 1)
    good = _up_to_note(sheet, _with_last_items(sheet, good, skipped, frame), skipped, frame)
    good = with_summands(sheet, _without_tail(sheet, good, frame), good, skipped, frame)
    good = _without_notes(sheet, _up_to_gap(sheet, good, skipped, frame), skipped, frame)
    good = with_first_ones(sheet, with_like_ones(sheet, good, end, skipped, frame), header, frame)
    good = without_total_part(sheet, without_numbering(sheet, good, frame), skipped, frame)
    if good and skipped.get(good[-1] + 1) is TOTAL and is_tall(sheet, good[-1] + 1, frame):
        good.append(good[-1] + 1)
    else:
        good = without_totals(sheet, without_signed(sheet, good, frame), frame)
    good = without_beside(sheet, good, max(header.texts), frame)
    if not good or _are_labels(sheet, good, header, frame):
        return None, ()
    return (good[0], good[-1]), tuple((n, skipped[n]) for n in sorted(skipped) if n < good[-1])


def _are_labels(sheet: Sheet, good: Sequence[int], header: Header, frame: Frame) -> bool:
    """Whether no more than labels, with colons, and their values stand below a gap under many names: no record does."""
    cells = [cells_in(sheet, n, frame) for n in good] if good[0] > header.last + 1 and frame.count >= _WIDE else [[]]
    words = [cell_words(sheet.at(n, at[0])) for n, at in zip(good, cells, strict=False) if at]
    return all(0 < len(at) <= 2 for at in cells) and any(w.endswith(COLONS) or is_labelled(w) for w in words)


def _is_to_fill(sheet: Sheet, number: int, good: Sequence[int], header: Header, frame: Frame) -> bool:
    """Whether a row holds nothing but its number, as all above it do: a form that is not filled in yet."""
    numbered = sheet.at(number, frame.left) == number - header.last == len(good) + 1
    return numbered and (not good or cells_in(sheet, good[-1], frame) == [frame.left])


def _are_titles(skipped: Mapping[int, Words], headings: frozenset[int]) -> bool:
    """Whether no row is left out but titles of parts and the names that come again."""
    return all(reason is SECTION for n, reason in skipped.items() if n not in headings)


def _closes_part(sheet: Sheet, number: int, skipped: Mapping[int, Words], frame: Frame) -> bool:
    """Whether the words of a row stand alone in rows above it too: they close a part, and the last one as well; or
    right between a record and the total: nothing is told of what they name.
    """
    words = sheet.at(number, frame.left)
    if skipped.get(number + 1) is TOTAL and cells_in(sheet, number, frame) == [frame.left]:
        return across(sheet, number, frame.left) is None  # the title of a part stands over records, not over a total
    alone = [
        cell_words(sheet.at(n, frame.left)) for n in skipped if n < number and cells_in(sheet, n, frame) == [frame.left]
    ]
    return is_filled(words) and header_key(cell_words(words)) in map(header_key, alone)


def _up_to_note(sheet: Sheet, good: list[int], skipped: Mapping[int, Words], frame: Frame) -> list[int]:
    """The rows of data up to a gap under which a note begins the last lines, most of which hold one cell alone."""
    for at in range(max(1, len(good) - MOST_NOTES), len(good)):
        between = range(good[at - 1] + 1, good[at])
        note = next((n for n in between if cells_in(sheet, n, frame)), 0)
        if skipped.get(note) is NOTE and note > between[0]:
            lines = [n for n in range(note, good[-1] + 1) if cells_in(sheet, n, frame)]
            full = sum(len(cells_in(sheet, n, frame)) > 1 for n in lines)
            return good[:at] if 2 * full < len(lines) else good
    return good


def _with_last_items(sheet: Sheet, good: list[int], skipped: dict[int, Words], frame: Frame) -> list[int]:
    """The rows of data with what runs on under one of its columns: the end of a longer list, or of a long text."""
    while good and skipped.get(good[-1] + 1) is SECTION:
        cells = cells_in(sheet, good[-1] + 1, frame)
        if cells[0] == frame.left or not is_filled(sheet.at(good[-1], cells[0])):
            break
        if frame.figured and frame.usual >= _WIDE and not is_figure(sheet.at(good[-1] + 1, cells[0])):
            break  # a list beside many figures is as long as they are
        good = [*good, good[-1] + 1]
    return good


def _reason(sheet: Sheet, number: int, cells: Sequence[int], frame: Frame, few: int) -> Words | None:
    """Why a row is no data; only short rows and those that begin like a total are looked at closely."""
    if len(cells) > max(few, (frame.usual + 1) // 2):
        first = sheet.rows[number - 1][cells[0] - 1]
        if cells[0] != frame.left and not isinstance(first, str):
            return not_data(sheet, number, cells, frame)
        if not isinstance(first, str):
            return None
        begins, ends = first[:12].lstrip().casefold(), first[-12:].rstrip().casefold()
        second = sheet.rows[number - 1][cells[1] - 1] if len(first) <= _CODE and len(cells) > 1 else ""
        told = (begins, second[:12].lstrip().casefold() if isinstance(second, str) else "")
        if not any(words.startswith(_CLOSING_BEGINS) for words in told) and not ends.endswith(_CLOSING_ENDS):
            return None
    return not_data(sheet, number, cells, frame)


def _without_tail(sheet: Sheet, good: list[int], frame: Frame) -> list[int]:
    """The rows of data without the blocks after the last gap that are too thin to belong to the table."""
    kept = len(good)
    for at in range(len(good) - 1, -1, -1):
        if (
            _is_full(sheet, good[at], frame)
            and not _is_summary(sheet, good, at, frame)
            and not _names_nothing(sheet, good, at, frame)
            and not _only_tells(sheet, good, at, frame)
        ):
            return good[:kept]
        if at and _gap(sheet, good[at - 1], good[at], frame):
            if _goes_on_thin(sheet, good[at - 1], good[at], frame):
                continue
            summary = _is_summary(sheet, good, at, frame)
            if not summary and _are_like(sheet, good[at:kept], good[:at], frame):
                return good[:kept]
            kept = at
    return good[:kept]


def _goes_on_thin(sheet: Sheet, before: int, after: int, frame: Frame) -> bool:
    """Whether the row under a gap holds several cells in the very columns of the row above it: the longest lists go on
    where others have ended; or nothing but what it is, as most rows of the table.
    """
    cells = cells_in(sheet, after, frame)
    if frame.bare and cells == cells_in(sheet, before, frame) == [frame.left]:
        return after - before <= _WIDE_GAP - 1
    listed = len(cells) > 1 and frame.left not in cells and all(cell_words(sheet.at(after, c)) for c in cells)
    return listed and cells == cells_in(sheet, before, frame)


def _is_summary(sheet: Sheet, good: Sequence[int], at: int, frame: Frame) -> bool:
    """Whether a row's first cell is merged over columns that the first row of data has apart, and figures follow."""
    box = across(sheet, good[at], frame.left)
    return box is not None and at > 2 and box.right >= frame.left + 2 and across(sheet, good[0], frame.left) is None


def _names_nothing(sheet: Sheet, good: Sequence[int], at: int, frame: Frame) -> bool:
    """Whether a row under a gap only counts, without any of the words that every record has; or is the last, and lacks
    what every record begins with: a total of which nothing but the code is left out.
    """
    if at < _LEAST or not _gap(sheet, good[at - 1], good[at], frame):
        return False
    cells, above = cells_in(sheet, good[at], frame), good[max(0, at - _SAMPLED) : at]
    figures = figures_of(sheet, above, frame)
    always = set.intersection(*(set(cells_in(sheet, n, frame)) for n in above))
    if at == len(good) - 1 and frame.left in always and cells[0] == frame.second:
        return all(counts(sheet.at(good[at], c)) for c in cells[1:]) and len(cells) > 2
    words = {c for c in always if not figures[c]}
    return len(words) > 1 and not words & set(cells) and all(counts(sheet.at(good[at], c)) for c in cells)


def _only_tells(sheet: Sheet, good: Sequence[int], at: int, frame: Frame) -> bool:
    """Whether a row under a gap holds sentences where there are figures above, and no figure: who made the table; or
    nothing but texts that begin with the number of a note.
    """
    if at < _LEAST or not _gap(sheet, good[at - 1], good[at], frame):
        return False
    if _are_noted(sheet, good[at], frame):
        return not _are_noted(sheet, good[at - 1], frame)
    figures = figures_of(sheet, good[max(0, at - _SAMPLED) : at], frame)
    told = [sheet.at(good[at], c) for c in cells_in(sheet, good[at], frame) if figures[c] >= _MOSTLY]
    return bool(told) and all(len(cell_words(raw).split()) >= _SENTENCE for raw in told)


def _are_noted(sheet: Sheet, number: int, frame: Frame) -> bool:
    """Whether all cells of a row begin with the number of a note: "[1] ..."."""
    return all(_NUMBERED.match(cell_words(sheet.at(number, c))) for c in cells_in(sheet, number, frame))


def _without_notes(sheet: Sheet, good: list[int], skipped: Mapping[int, Words], frame: Frame) -> list[int]:
    """The rows of data without thin ones at the end: after a note, with words where figures stand above, or without
    any of the words that every record has.
    """
    if frame.usual < 3:
        return without_words(sheet, good, skipped, frame)
    thin = len(good)
    while thin and len(cells_in(sheet, good[thin - 1], frame)) <= max(2, frame.usual // 3):
        thin -= 1
    if not 0 < thin < len(good) or len(good) - thin > MOST_NOTES:
        return good
    figures = figures_of(sheet, good[:thin], frame)
    held = Counter(c for n in good[: min(thin, _SAMPLED)] for c in cells_in(sheet, n, frame))
    words = {c for c, count in held.items() if not figures[c] and count >= _NEARLY * min(thin, _SAMPLED)}
    for at in range(thin, len(good)):
        between = range(good[at - 1], good[at])
        noted = any(skipped.get(n) is NOTE for n in between)
        cells = [c for n in good[at:] for c in cells_in(sheet, n, frame)]
        unlike = [c for c in cells if figures[c] >= 0.8] and not any(
            figures[c] >= 0.8 and is_figure(sheet.at(n, c))
            for n in good[at:]
            for c in range(frame.left, frame.right + 1)
        )
        only = words and not words & set(cells) and all(holds_only_numbers(sheet, n, frame) for n in good[at:])
        if noted or unlike or only:
            return good[:at]
    return good


def _up_to_gap(sheet: Sheet, good: list[int], skipped: Mapping[int, Words], frame: Frame) -> list[int]:
    """The rows of data up to a wide gap, where what follows is much thinner and of another kind."""
    held = [len(cells_in(sheet, n, frame)) for n in good]
    widest = list(accumulate(reversed(held), max))[::-1]  # of each row and those below it
    totals: set[str] = set()
    above, below = Counter[int](), Counter(held)  # a long table with many gaps is not gone through at each of them
    for at in range(1, len(good)):
        above[held[at - 1]] += 1
        below[held[at - 1]] -= 1
        between = range(good[at - 1] + 1, good[at])
        total = next((n for n in between if skipped.get(n) is TOTAL), 0)
        if total:
            called = header_key(cell_words(sheet.at(total, frame.left)))
            if 3 * widest[at] <= 2 * _usual(above) >= 6 and called not in totals:
                return good[:at]  # what is reckoned from the table, under its total
            totals.add(called)  # of a part, as another one before
        blank = [n for n in between if not cells_in(sheet, n, frame)]
        if not blank:
            continue
        labels = len(good) - at <= _SAMPLED and _are_labelled(sheet, good[at:], frame)
        if labels and not _are_labelled(sheet, good[:at], frame):
            return good[:at]
        if frame.count == _PAIR and at >= _LEAST and _begins_other_pairs(sheet, good, at, frame):
            return good[:at]
        if len(blank) < _WIDE_GAP:
            continue
        if at >= _LEAST and len(good) - at <= MOST_NOTES and _are_words_for_figures(sheet, good, at, frame):
            return good[:at]
        if 4 * _usual(below) <= 3 * _usual(above) and any(skipped.get(n) is SECTION for n in between):
            return good[:at]  # another block under a title of its own
        if 5 * _usual(below) >= 3 * _usual(above):
            continue
        if not _are_like(sheet, good[at : at + _BLOCK], good[:at], frame):
            return good[:at]
    return good


def _begins_other_pairs(sheet: Sheet, good: Sequence[int], at: int, frame: Frame) -> bool:
    """Whether a title stands under a gap, and pairs that begin with numbers below it, where those above begin with
    words.
    """
    titled = len(cells_in(sheet, good[at], frame)) == 1
    pair = next((n for n in good[at : at + _LEAST] if len(cells_in(sheet, n, frame)) == _PAIR), 0) if titled else 0
    above = good[max(0, at - _SAMPLED) : at]
    return pair > 0 and counts(sheet.at(pair, frame.left)) and all(cell_words(sheet.at(n, frame.left)) for n in above)


def _are_words_for_figures(sheet: Sheet, good: Sequence[int], at: int, frame: Frame) -> bool:
    """Whether the rows from one on hold words, and no figure, in the columns that hold figures above them; or all begin
    with words where those begin with figures.
    """
    figures = figures_of(sheet, good[: min(at, _SAMPLED)], frame)
    begin = [sheet.at(n, frame.left) for n in good[at:]] if figures[frame.left] >= _MOSTLY else []
    if begin and all(cell_words(raw) and not is_figure(raw) for raw in begin):
        return True
    raws = [sheet.at(n, c) for n in good[at:] for c in cells_in(sheet, n, frame) if figures[c] >= _MOSTLY]
    return bool(raws) and not any(map(is_figure, raws))


def _usual(held: Counter[int]) -> int:
    """The middle of some numbers of cells."""
    half, passed = held.total() // 2, 0
    for count in sorted(held):
        passed += held[count]
        if passed > half:
            return count
    return 0


def _are_labelled(sheet: Sheet, rows: Sequence[int], frame: Frame) -> bool:
    """Whether rows are labels with their values: "Published:"; what stands further right goes on with the last one."""
    begun = next((cells[0] for n in rows[:1] if (cells := cells_in(sheet, n, frame))), 0)
    if not begun or not cell_words(sheet.at(rows[0], begun)).endswith(COLONS):
        return False
    first = [(cells[0], cell_words(sheet.at(n, cells[0]))) for n in rows if (cells := cells_in(sheet, n, frame))]
    label = min(c for c, _ in first)
    return first[0][0] == label and all(words.endswith(COLONS) for c, words in first if c == label)


def _are_like(sheet: Sheet, block: Sequence[int], above: Sequence[int], frame: Frame) -> bool:
    """Whether thin rows after a gap hold figures where the table does, and words where it does: more of its rows."""
    if len(block) < 3:
        return False
    named = [is_filled(sheet.at(n, frame.left)) for n in above[-_SAMPLED:]]
    nameless = not any(is_filled(sheet.at(n, frame.left)) for n in block)
    if nameless and sum(named) >= 0.8 * len(named) and all(holds_only_numbers(sheet, n, frame) for n in block):
        return False
    figures = figures_of(sheet, above, frame)
    cells = [(n, c) for n in block for c in cells_in(sheet, n, frame)]
    like = [figures[c] >= 0.8 if is_figure(sheet.at(n, c)) else figures[c] <= 0.2 for n, c in cells]
    counted = {n for n, c in cells if is_figure(sheet.at(n, c))}
    return len(cells) >= 2 * len(block) - 2 and sum(like) >= 0.9 * len(cells) and len(counted) >= 0.8 * len(block)


def _gap(sheet: Sheet, before: int, after: int, frame: Frame) -> bool:
    """Whether a blank row stands between two rows."""
    return any(not cells_in(sheet, n, frame) for n in range(before + 1, after))


def _is_full(sheet: Sheet, number: int, frame: Frame) -> bool:
    """Whether a row holds as much as a row of the table does, or a number and a title."""
    row = sheet.rows[number - 1]
    cells = filled_columns(row, frame.left, frame.right)
    least = max(3, (frame.usual + 1) // 2) if frame.count >= 4 and frame.usual >= 3 else min(2, frame.usual or 1)
    if len(cells) >= least:
        return True
    numbered = bool(re.match(r"\s*\d+(\.\d+)*\.?\s*$", str(row[cells[0] - 1])))
    return numbered and len(cells) > 1 and any(c in frame.titled for c in cells)

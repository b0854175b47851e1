"""Which columns a table has, named or not, and what its rows look like in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from workbench.domain.schema import Schema
from workbench.domain.sheet import ErrorCell, Raw, Sheet
from workbench.importing.layout_headers import Header, Window
from workbench.importing.layout_rows import Frame, counts, filled_columns, is_figure, is_filled, is_year
from workbench.importing.mapping_match import is_title

_SAMPLED = 60
_FEW = 3  # columns before an empty one
_LABELLED = 0.8  # of the rows
_STRAY = 0.02
_SURE = 5  # rows
_THIRD = 3  # of the rows tell no more than what they are: no titles do so often
_MARKS = 0.2  # of the cells: bullets
_REMARKS = 3  # columns of now and then a cell


@dataclass(frozen=True)
class TableColumn:
    """One column of a table, 1-based, with its joined header; "" for data without a header."""

    column: int
    header: str


def columns_of(sheet: Sheet, header: Header, end: int, window: Window) -> tuple[TableColumn, ...]:
    """The columns of a window with a header, those between that hold data, and a full one beside them."""
    first, last = min(header.texts), max(header.texts)
    rows = sheet.rows[header.last : end]
    own = {c for n in range(header.first, header.last + 1) for c in range(first, last + 1) if is_filled(sheet.at(n, c))}
    found = {c: text for c, text in header.texts.items() if c in own or _count(rows, c)}
    while len(found) > _FEW and _tell_sum(sheet, header, rows, pair := sorted(found)[-2:]):
        found = {c: text for c, text in found.items() if c not in pair}
        last = max(found)
    for column in range(first, last + 1):
        if column not in found and _count(rows, column):
            found[column] = ""
    fullest = max(header.texts, key=lambda c: _count(rows[:_SAMPLED], c))
    most = _count(rows, fullest)
    enough = max(min(2, most), 0.3 * most, 1)
    tall = _told_down(sheet, range(header.last + 1, end + 1))
    for column, step in ((first - 1, -1), (last + 1, 1)):
        found |= dict.fromkeys(_unnamed(rows, column, step, enough, tall), "")
    if apart := _stands_apart(sheet, header, rows, min(found), most):
        found |= dict.fromkeys((apart, *_unnamed(rows, apart - 1, -1, enough, tall)), "")
    return tuple(TableColumn(c, found[c]) for c in sorted(found) if window.left <= c <= window.right)


def _tell_sum(sheet: Sheet, header: Header, rows: tuple[tuple[Raw, ...], ...], pair: Sequence[int]) -> bool:
    """Whether the last two cells of a header are words and a number, with nothing under them: "Total", 84.5."""
    words, number = (sheet.at(header.last, c) for c in pair)
    if not isinstance(words, str) or not counts(number) or is_year(number):
        return False
    return any(_count(rows, c) for c in header.texts) and not any(_count(rows, c) for c in pair)


def used_columns(sheet: Sheet, columns: tuple[TableColumn, ...], data: tuple[int, int]) -> list[int]:
    """The columns of a table without names, with those right beside them in which any of its rows holds something."""
    found, rows = [c.column for c in columns], sheet.rows[data[0] - 1 : data[1]]
    while _count(rows, found[-1] + 1):
        found.append(found[-1] + 1)
    return found


def _told_down(sheet: Sheet, rows: range) -> Counter[int]:
    """How many rows below its own each column tells of by cells that are merged down."""
    boxes = [box for box in sheet.merges if box.left == box.right and box.top in rows and box.bottom in rows]
    return Counter(box.left for box in boxes for _ in range(box.top, box.bottom))


def _unnamed(
    rows: tuple[tuple[Raw, ...], ...], column: int, step: int, enough: float, tall: Mapping[int, int]
) -> list[int]:
    """The columns without a name right beside the others: full ones, groups on the left, a few remarks on the right."""
    beside: list[int] = []
    thin = 0
    while column > 0 and not _is_broken(rows, column):
        count = _count(rows, column)
        count += tall.get(column, 0) if count else 0
        if count < enough and not (step < 0 and _groups(rows, column)):
            thin += 1
            if step < 0 or count < max(2, 0.02 * len(rows)) or thin > _REMARKS:
                break
        beside.append(column)
        column += step
    return beside if thin <= _REMARKS else [c for c in beside if _count(rows, c) >= enough]


def _stands_apart(sheet: Sheet, header: Header, rows: tuple[tuple[Raw, ...], ...], first: int, most: int) -> int:
    """The full column to the left of a table, an empty one between: it says what the rows are about, alone, but for
    marks, or, in words, last of a few columns that have no names either. Words alone may stand further away; 0 where
    none does.
    """
    column = next((c for c in range(first - 1, 0, -1) if _count(rows, c) > _STRAY * most), first)
    if column > first - 2 or _count(rows, column) < max(min(0.9 * most, _LABELLED * _records(rows, first)), 2):
        return 0
    told = [is_figure(raw) for row in rows for raw in row[column - 1 : column] if is_filled(raw)]
    words = 2 * sum(told) < len(told)
    if not words and first < min(header.texts):
        return 0
    if first - column > 1 + _FEW and len(told) < _SURE:
        return 0  # so far away few rows may be beside one another by chance
    if not any(_count(rows, c) > _MARKS * len(told) for c in range(1, column)):
        return column if words or column == first - 2 else 0
    named = any(filled_columns(row, 1, column) for row in sheet.rows[header.first - 1 : header.last])
    return column if column == first - 2 and column <= _FEW and not named and words else 0


def _records(rows: tuple[tuple[Raw, ...], ...], first: int) -> int:
    """How many rows hold more than one cell from a column on."""
    return sum(sum(map(is_filled, row[first - 1 :])) > 1 for row in rows)


def _is_broken(rows: tuple[tuple[Raw, ...], ...], column: int) -> bool:
    """Whether a column holds nothing but errors of formulas."""
    return all(isinstance(raw, ErrorCell) for row in rows if len(row) >= column and is_filled(raw := row[column - 1]))


def _groups(rows: tuple[tuple[Raw, ...], ...], column: int) -> bool:
    """Whether a column to the left says, in the first row that is no title and now and then below, what the rows are
    about.
    """
    first = next((row for row in rows if sum(map(is_filled, row)) > 1), ())
    return len(first) >= column and is_filled(first[column - 1]) and _count(rows, column) >= 2


def _count(rows: tuple[tuple[Raw, ...], ...], column: int) -> int:
    """How many rows hold something in a column."""
    return sum(1 for row in rows if len(row) >= column and is_filled(row[column - 1]))


def frame_of(sheet: Sheet, header: Header, columns: tuple[TableColumn, ...], end: int, schema: Schema) -> Frame:
    """What a usual row of a table looks like, by the first ones under its header."""
    left, right = columns[0].column, columns[-1].column
    titled = frozenset(c.column for c in columns if is_title(c.header, schema))
    sample = range(header.last + 1, min(end, header.last + _SAMPLED) + 1)
    counts = [len(filled_columns(sheet.rows[n - 1], left, right)) for n in sample]
    full = [count for count in _up_to_gap(counts) if count > 1] or [count for count in counts if count > 1]
    lone = Counter(cells[0] for n in sample if len(cells := filled_columns(sheet.rows[n - 1], left, right)) == 1)
    some = len([count for count in counts if count])
    bare = 2 * lone[left] > some
    titled |= {c for c, count in lone.items() if (bare if c == left else _THIRD * count > some)}
    texts = [text for n in sample for c in titled if isinstance(text := sheet.at(n, c), str)]
    capitals = 2 * sum(text.isupper() for text in texts) > len(texts)
    figures = sum(is_figure(raw) for n in sample for raw in sheet.rows[n - 1][left - 1 : right])
    usual = int(median(full)) if full else 0
    second = columns[min(1, len(columns) - 1)].column
    return Frame(left, right, len(columns), titled, usual, capitals, 2 * figures > sum(full), bare, second)


def _up_to_gap(counts: Sequence[int]) -> Sequence[int]:
    """How many cells the first rows hold, up to two blank ones: what comes after may be another matter."""
    ends = (at for at, pair in enumerate(pairwise(counts)) if pair == (0, 0) and any(counts[:at]))
    return counts[: next(ends, len(counts))]

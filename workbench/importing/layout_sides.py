"""Tables that stand side by side: the windows of columns in which tables are looked for."""

from __future__ import annotations

from datetime import date

from workbench.domain.schema import Record, Schema
from workbench.domain.sheet import Sheet
from workbench.importing.layout_blocks import is_legend
from workbench.importing.layout_headers import Header, HeaderRow, Window, filled_in, header_rows
from workbench.importing.layout_rows import COLONS, across, cell_words, filled_columns, is_filled, is_year
from workbench.importing.layout_shape import shaped_header
from workbench.importing.mapping_match import ACCEPTED, matches, titles
from workbench.importing.mapping_words import header_key

_MOST_GAPS = 6
_APART = 3
_SEVERAL = 3  # rows
_SAMPLED = 40  # rows
_MANY, _CHOSEN = 20, 2  # values, and how many of them differ
_FAR_BELOW = 10  # rows
_THIN = 10  # rows for each that holds something
_NOTES, _FAR = 2, 3  # columns in the margin, and the empty ones between


def windows(sheet: Sheet, schema: Schema) -> tuple[Window, ...]:
    """The columns of each table that stands beside others; one window where none does."""
    width = max((len(row) for row in sheet.rows), default=0)
    if not width:
        return ()
    found: list[Window] = []
    left = 1
    gaps = _gaps(sheet, width)
    for gap in gaps:
        if is_legend(sheet, Window(gap + 1, width)) or _is_told_beside(sheet, gap + 1, width):
            width, gaps = gap - 1, [g for g in gaps if g < gap]
            break
    several = gaps if len(gaps) <= _MOST_GAPS else [g for g in gaps if _is_wide(sheet, g)]
    for gap in several if len(several) <= _MOST_GAPS else ():
        right = Window(gap + 1, width)
        further = next((g for g in gaps if g > gap), 0)
        if further and _is_wide(sheet, gap) and _first_header(sheet, right, schema) is None:
            right = Window(gap + 1, further - 1)  # of all to the right none is the first
        if left < gap and _are_two(sheet, Window(left, gap - 1), right, schema):
            found.append(Window(left, gap - 1))
            left = gap + 1
    return tuple(part for window in (*found, Window(left, width)) for part in _repeated(sheet, window, schema))


def _repeated(sheet: Sheet, window: Window, schema: Schema) -> tuple[Window, ...]:
    """A window cut where its names begin again and again: one list continued beside itself."""
    header = next(iter(header_rows(sheet, window, schema)), None)
    shaped = shaped_header(sheet, window, schema) if header is None else None
    cells = header.cells if header is not None else shaped.anchor.cells if shaped is not None else {}
    row = header.row if header is not None else shaped.last if shaped is not None else 0
    columns = sorted(cells)
    names = [header_key(cells[c]) for c in columns]
    again = [at for at, name in enumerate(names) if name == names[0]]
    size = again[1] if len(again) > 1 else 0
    if size < 2 or len(names) % size or names != names[:size] * (len(names) // size):
        return (window,)
    below = {c for r in sheet.rows[row : row + 3] for c in filled_columns(r, window.left, window.right)}
    if min(below, default=columns[0]) < columns[0]:
        return (window,)  # the rows are named before: these are parts of a group
    first = row if header is not None else shaped.first if shaped is not None else row
    if filled_in(sheet, first - 1, window) == [columns[at] for at in again] or (shaped and shaped.first < shaped.last):
        return (window,)  # groups stand above them
    starts = [window.left, *(columns[at] for at in again[1:])]
    return tuple(Window(at, end - 1) for at, end in zip(starts, [*starts[1:], window.right + 1], strict=True))


def without_margin(sheet: Sheet, window: Window) -> Window:
    """The window without a column or two far to the right: notes in the margin of a table of unknown words."""
    counts = {c: sum(len(row) >= c and is_filled(row[c - 1]) for row in sheet.rows) for c in _range(window)}
    used = [c for c, count in counts.items() if count]
    for at in range(len(used) - 1, max(len(used) - _NOTES - 1, 2), -1):
        full = 2 * counts[used[at]] > max(counts.values())  # as full as the table: further away it is none of it
        if used[at] - used[at - 1] > (2 * _FAR if full else _FAR):
            return Window(window.left, used[at - 1])
    return window


def before_strays(sheet: Sheet, header: Header) -> int:
    """The last row that can belong to the last table: what stands far below it beside its names is none of it."""
    left, right = min(header.texts), max(header.texts)
    last = len(sheet.rows)
    while last > header.last and not filled_columns(sheet.rows[last - 1], left, right):
        last -= 1
    return last if not any(map(any, sheet.rows[last : last + _FAR_BELOW])) else len(sheet.rows)


def left_of_gap(sheet: Sheet, window: Window) -> Window | None:
    """The window up to the first wide gap in it; None where there is none: what stands behind it may be of no table."""
    for gap in _gaps(sheet, window.right):
        empty = next((c for c in range(gap, 0, -1) if any(filled_columns(row, c, c) for row in sheet.rows)), 0)
        if gap - empty >= _FAR and empty > window.left:
            return Window(window.left, empty)
    return None


def _is_told_beside(sheet: Sheet, left: int, right: int) -> bool:
    """Whether a column or two only tell something of the table, under a word such as "Instructions:"."""
    rows = [row[cells[0] - 1] for row in sheet.rows if (cells := filled_columns(row, left, right))]
    told = right - left < _NOTES and bool(rows) and cell_words(rows[0]).endswith(COLONS)
    return told and _THIN * len(rows) <= len(sheet.rows)


def _gaps(sheet: Sheet, width: int) -> list[int]:
    """The columns without any value between columns that have some."""
    used = [
        any(len(row) >= column and is_filled(row[column - 1]) for row in sheet.rows) for column in range(1, width + 1)
    ]
    filled = [column for column, some in enumerate(used, 1) if some]
    if not filled:
        return []
    return [c for c in range(filled[0], filled[-1]) if not used[c - 1] and used[c]]


def _are_two(sheet: Sheet, left: Window, right: Window, schema: Schema) -> bool:
    """Whether both sides of an empty column have a header of their own, not halves of one."""
    if _are_bound(sheet, left, right) or _is_last_group(sheet, left, right):
        return False
    one = next(iter(header_rows(sheet, left, schema)), None)
    other = next(iter(header_rows(sheet, right, schema)), None)
    if _are_titled(sheet, left, right, schema) or _are_apart(sheet, left, right, schema):
        return True
    if _is_beside_records(sheet, left, right, schema):
        return True
    if one is None and other is None:
        return _are_alike(sheet, left, right, schema)
    if one is None or other is None or not _titles(other, schema):
        return False
    if abs(one.row - other.row) >= _APART:
        return bool(_titles(one, schema))
    again = one.keys() & other.keys()
    if len(again) >= 2 and 2 * len(again) >= len(other.cells):
        return True
    return _another_type(one, other, schema)


def _are_bound(sheet: Sheet, left: Window, right: Window) -> bool:
    """Whether a cell is merged from one side to the other, with others beside it: it is no title over both; or cells of
    several rows are merged over all that is empty between them.
    """
    over = [box for box in sheet.merges if box.left <= left.right and box.right >= right.left]
    filling = [box for box in sheet.merges if box.left <= left.right and box.right == right.left - 1]
    over += filling if len(filling) > _SEVERAL else []
    return any(len(filled_in(sheet, box.top, Window(left.left, right.right))) > 1 for box in over)


def _is_last_group(sheet: Sheet, left: Window, right: Window) -> bool:
    """Whether all names of the right side stand under one group, beside groups of the left side that stand behind names
    merged down to them: it is one more of them.
    """
    for group in sheet.merges:
        names = filled_in(sheet, group.bottom + 1, right)
        if group.left != right.left or group.right == group.left or not names or names[-1] != group.right:
            continue
        beside = [
            box for box in sheet.merges if box.top == group.top and left.left <= box.left <= box.right < group.left
        ]
        tall = any(box.left == left.left == box.right and box.bottom == group.bottom + 1 for box in beside)
        if tall and any(box.right > box.left and box.bottom == group.bottom for box in beside):
            return True
    return False


def _are_titled(sheet: Sheet, left: Window, right: Window, schema: Schema) -> bool:
    """Whether a title of its own stands over the header of each side, at one height, over its first column."""
    headers = [_first_header(sheet, side, schema) for side in (left, right)]
    if headers[0] is None or headers[0] != headers[1]:
        return False
    row = headers[0]
    for side in (left, right):
        names = filled_columns(sheet.rows[row - 1], side.left, side.right)
        above = next((c for n in (row - 1, row - 2) if n > 0 and (c := filled_in(sheet, n, side))), [])
        if len(names) < 2 or above not in (names[:1], _begins_at(sheet, row, side)):
            return False
    if all(_is_covered(sheet, row, side) for side in (left, right)):
        return True
    rows = range(row + 1, min(row + _SAMPLED, len(sheet.rows)) + 1)
    keys = [(sheet.at(n, left.left), sheet.at(n, right.left)) for n in rows]
    named = [key for _, key in keys if is_filled(key)]
    again = sum(is_filled(one) and one == other for one, other in keys)  # the same rows, once more
    return 2 * sum(isinstance(key, str | date) for key in named) > len(named) or 5 * again >= 3 * len(keys)


def _begins_at(sheet: Sheet, row: int, side: Window) -> list[int]:
    """The first column in use right below a row of names: that of what the rows are may have no name."""
    used = {c for n in range(row + 1, row + 1 + _SEVERAL) for c in filled_in(sheet, n, side)}
    return sorted(used)[:1]


def _are_apart(sheet: Sheet, left: Window, right: Window, schema: Schema) -> bool:
    """Whether one side ends where the other begins, and each has a header: halves of one table share their rows."""
    rows: tuple[list[int], list[int]] = ([], [])
    for number in range(1, len(sheet.rows) + 1):
        for held, side in zip(rows, (left, right), strict=True):
            if filled_in(sheet, number, side):
                held.append(number)
        one, other = rows
        if one and other and min(one[-1], other[-1]) > max(one[0], other[0]):
            return False
    return all(rows) and all(_first_header(sheet, side, schema) is not None for side in (left, right))


def _is_covered(sheet: Sheet, row: int, side: Window) -> bool:
    """Whether the title right above the names of a side is merged over all of them, to the last one."""
    names = filled_in(sheet, row, side)
    box = across(sheet, row - 1, names[0])
    return box is not None and box.right == names[-1]


def _first_header(sheet: Sheet, side: Window, schema: Schema) -> int | None:
    known = next(iter(header_rows(sheet, side, schema)), None)
    shaped = shaped_header(sheet, side, schema) if known is None else None
    return known.row if known is not None else shaped.first if shaped is not None else None


def _are_alike(sheet: Sheet, left: Window, right: Window, schema: Schema) -> bool:
    """Whether both sides have names that nobody declared, at one height, and most of those of the right come again."""
    one, other = (shaped_header(sheet, side, schema) for side in (left, right))
    if one is None or other is None:
        return False
    if _is_wide(sheet, right.left - 1) and all(
        _says_of_what(sheet, w, h.last) for w, h in ((left, one), (right, other))
    ):
        return True
    titled = len(filled_in(sheet, one.last, right)) < 2  # nothing, or the title of what begins below
    if one.last < other.first and titled and len(filled_in(sheet, other.last, left)) > 1:
        once_more = other.anchor.keys() <= one.anchor.keys() and len(other.anchor.keys()) > 1
        # the names of one side stand beside the records of the other
        return once_more or _says_of_what(sheet, right, other.last)
    if one.last != other.last:
        return False
    again = one.anchor.keys() & other.anchor.keys()
    if len(again) < 2 or len(again) < 0.6 * max(len(one.anchor.keys()), len(other.anchor.keys())):
        return False
    return _says_of_what(sheet, right, other.last) or not _says_of_what(sheet, left, one.last)


def _is_beside_records(sheet: Sheet, left: Window, right: Window, schema: Schema) -> bool:
    """Whether the first names of the right side stand beside records of the left one, and no more than a title beside
    its header, behind a wide gap, or with a gap of their own below them: a summary, say, of what stands there.
    """
    one, other = (shaped_header(sheet, side, schema) for side in (left, right))
    known = next(iter(header_rows(sheet, left, schema)), None)
    header = known.row if known is not None else one.last if one is not None else 0
    if other is None or not 0 < header < other.first or len(filled_in(sheet, header, right)) > 1:
        return False
    ends = _is_wide(sheet, right.left - 1) or _stops_beside(sheet, left, right, other.last)
    return ends and len(filled_in(sheet, other.last, left)) > 1


def _stops_beside(sheet: Sheet, left: Window, right: Window, header: int) -> bool:
    """Whether rows under a header of the right side hold nothing there, two in a row, while the left side goes on."""
    rows = range(header + 2, min(header + _SAMPLED, len(sheet.rows)))
    return any(all(filled_in(sheet, at, left) and not filled_in(sheet, at, right) for at in (n, n + 1)) for n in rows)


def _is_wide(sheet: Sheet, column: int) -> bool:
    """Whether the column and the one before it hold nothing: more than a spacer."""
    return column > 1 and not any(filled_columns(row, column - 1, column) for row in sheet.rows)


def _says_of_what(sheet: Sheet, side: Window, header: int) -> bool:
    """Whether the first full column below a header holds words: what the figures beside them are about. Of many, the
    same one or two again and again tell that of no row.
    """
    rows = sheet.rows[header : header + _SAMPLED]
    columns = [[row[c - 1] for row in rows if len(row) >= c and is_filled(row[c - 1])] for c in _range(side)]
    most = max(map(len, columns), default=0)
    values = next((v for v in columns if v and 2 * len(v) >= most), [])
    few = len(values) >= _MANY and len(set(map(str, values))) <= _CHOSEN
    return not few and 2 * sum(isinstance(value, str) or is_year(value) for value in values) > len(values)


def _range(side: Window) -> range:
    return range(side.left, side.right + 1)


def _titles(row: HeaderRow, schema: Schema) -> frozenset[str]:
    return frozenset(t for text in row.cells.values() for t in titles(text, schema))


def _another_type(one: HeaderRow, other: HeaderRow, schema: Schema) -> bool:
    """Whether the right side names a type with its title, and no column of the left side is of that type."""
    common = {f.name for f in schema.types[0].fields} & set(Record.__dataclass_fields__)
    for name in _titles(other, schema):
        fits = [c for c in other.known if name in _types(other.cells[c], schema, set())]
        beside = [c for c in one.known if name in _types(one.cells[c], schema, common)]
        if len(fits) == len(other.known) >= 2 and not beside:
            return True
    return False


def _types(text: str, schema: Schema, apart_from: set[str]) -> set[str]:
    if not header_key(text):
        return set()
    return {m.record_type for m in matches(text, schema) if m.score >= ACCEPTED and m.field not in apart_from}

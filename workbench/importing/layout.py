"""Where the tables of a sheet are: their headers, their columns, their data, and what in between is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.domain.schema import Schema
from workbench.domain.sheet import Box, Declared, Sheet, address
from workbench.i18n import Words, fold
from workbench.importing.layout_blocks import are_signs, is_block
from workbench.importing.layout_columns import TableColumn, columns_of, frame_of, used_columns
from workbench.importing.layout_data import data_rows
from workbench.importing.layout_declared import believed, is_repeated, stands_on, window_of, without
from workbench.importing.layout_groups import raised
from workbench.importing.layout_headers import (
    Header,
    Window,
    filled_in,
    given_header,
    header_rows,
    tagged,
)
from workbench.importing.layout_kinds import is_lists, is_prose
from workbench.importing.layout_known import known_headers
from workbench.importing.layout_look import Look
from workbench.importing.layout_repeated import repeats
from workbench.importing.layout_rows import (
    begins_total,
    cell_words,
    is_filled,
)
from workbench.importing.layout_shape import (
    first_name,
    header_under_form,
    headless_rows,
    shaped_header,
    shaped_headers,
    with_more,
)
from workbench.importing.layout_sides import before_strays, left_of_gap, windows, without_margin
from workbench.importing.layout_weighed import BEYOND_DOUBT, tiny_header, weighed_header, weight
from workbench.importing.layout_words import is_head
from workbench.importing.mapping_match import ACCEPTED, matches

_HEADLESS = Words("renglones parecidos, sin encabezado", "rows alike, without a header")
_WIDE = 6  # columns
_PAIR = 2  # a label and its value
_FEW = 4  # rows of a header and what stands under it
_KNOWN = Words(
    "{rows}: {matched} de {filled} celdas coinciden con campos conocidos",
    "{rows}: {matched} of {filled} cells match known fields",
)
_SHAPE = Words(
    "{rows}: {filled} textos breves y distintos sobre filas de datos",
    "{rows}: {filled} short, distinct texts above rows of data",
)
_DECLARED = Words("el archivo declara una tabla en {box}", "the file declares a table in {box}")
_FILTERED = Words("el archivo filtra por los nombres de la fila {row}", "the file filters by the names in row {row}")
_ROW = Words("fila {first}", "row {first}")
_ROWS = Words("filas {first}-{last}", "rows {first}-{last}")


@dataclass(frozen=True)
class Table:
    """One table of a sheet. Rows are 1-based, both ends inside; None where there are none.

    ``skipped`` are rows between the first and the last row of data that are no data, with the reason.
    """

    sheet: str
    header_rows: tuple[int, int] | None
    data_rows: tuple[int, int] | None
    columns: tuple[TableColumn, ...]
    score: float
    why: Words
    skipped: tuple[tuple[int, Words], ...] = ()


def find_tables(sheet: Sheet, schema: Schema) -> tuple[Table, ...]:
    """The tables of a sheet from top to bottom, those side by side from left to right.

    What the file itself declares to be one is, where it can be believed; the others are found by what is in the cells.
    """
    found = _tables_on(sheet, schema)
    missed = [d for d in believed(sheet) if not any(_is_told(t, d) for t in found)]
    if missed:
        declared = [_declared(sheet, d, schema) for d in missed]
        boxes = [_box_of(t) for t in declared]
        others = _tables_on(without(sheet, boxes), schema)
        found = [*declared, *(t for t in others if not any(stands_on(_box_of(t), box) for box in boxes))]
    return tuple(sorted(found, key=lambda t: (t.header_rows or (0, 0), t.columns[0].column)))


def _is_told(table: Table, declared: Declared) -> bool:
    last = table.data_rows[1] if table.data_rows else 0
    return is_repeated(declared, table.header_rows, [c.column for c in table.columns], last)


def _box_of(table: Table) -> Box:
    rows = [n for part in (table.header_rows, table.data_rows) if part for n in part]
    return Box(min(rows), table.columns[0].column, max(rows), table.columns[-1].column)


def _declared(sheet: Sheet, declared: Declared, schema: Schema) -> Table:
    """The table under the names that are declared, with the groups above them; under a filter it ends where it does."""
    window, top = window_of(sheet, declared), declared.box.top
    header = given_header(sheet, (raised(Look(sheet, window, schema), top, top), top), window)
    if declared.loose:
        after = with_more(sheet, [header], window, schema)[1:]
        end = _end_before(sheet, after[0].first, window) if after else before_strays(sheet, header)
        return replace(_table(sheet, header, end, frozenset(), window, schema), why=_FILTERED.fill(row=top))
    rows = top + 1, min(declared.box.bottom - declared.totals, len(sheet.rows))
    why = _DECLARED.fill(box=f"{address(top, window.left)}:{address(declared.box.bottom, window.right)}")
    return framed(sheet, header, (header.first, top), rows, why, window, schema, open_end=True)


def _tables_on(sheet: Sheet, schema: Schema) -> list[Table]:
    """The tables that are found by what is in the cells."""
    if is_lists(sheet):
        return []
    found = [t for window in windows(sheet, schema) for t in _tables_in(sheet, window, schema)]
    tables = [t for t in found if not _is_block(t, sheet) and not _describes(t, found, sheet)]
    return tables if any(t.header_rows for t in tables) else found


def _is_block(table: Table, sheet: Sheet) -> bool:
    """Whether a table only says who signed, which version it is, or what signs mean."""
    first, last = (table.header_rows or (1, 0))[0], (table.data_rows or (0, 0))[1]
    signs = are_signs(sheet, range(first, last + 1), [c.column for c in table.columns]) if last else False
    return signs or is_block([c.header for c in table.columns])


def _describes(table: Table, found: Sequence[Table], sheet: Sheet) -> bool:
    """Whether pairs only say what the names of a table below them mean, from their very first row on."""
    if len(table.columns) != _PAIR or table.header_rows is None or table.data_rows is None:
        return False
    rows = range(table.header_rows[0], table.data_rows[1] + 1)
    names = [{fold(c.header) for c in t.columns} for t in found if len(t.columns) >= len(rows) >= _PAIR]
    return any(all(fold(cell_words(sheet.at(n, table.columns[0].column))) in of for n in rows) for of in names)


def _tables_in(sheet: Sheet, window: Window, schema: Schema) -> list[Table]:
    candidates, look = header_rows(sheet, window, schema), Look(sheet, window, schema)
    headers = known_headers(sheet, candidates, window, schema)
    if not headers or _is_within(sheet, headers[0], window, schema) or _is_record(look, headers[0]):
        found = _shaped(sheet, window, schema)
        return _beyond_prose(found, sheet, look) if is_prose(sheet) else found
    headers = with_more(sheet, [*_above(sheet, headers[0], window, schema), *headers], window, schema)
    ends = [*(_end_before(sheet, after.first, window) for after in headers[1:]), len(sheet.rows)]
    return [
        _table(sheet, header, end, repeats(header.anchor, candidates), window, schema)
        for header, end in zip(headers, ends, strict=True)
    ]


def _shaped(sheet: Sheet, window: Window, schema: Schema) -> list[Table]:
    """The tables of unknown words, one under another."""
    window = without_margin(sheet, window)
    headers = _with_weighed(sheet, shaped_headers(sheet, window, schema), window, schema)
    if not headers and (left := left_of_gap(sheet, window)) is not None:
        headers = shaped_headers(sheet, left, schema)
        window = left if headers else window
    if not headers:
        rows = headless_rows(sheet, window)
        if rows is None:
            tiny = tiny_header(Look(sheet, window, schema))
            header = given_header(sheet, (tiny, tiny), window) if tiny else None
            return [_table(sheet, header, len(sheet.rows), frozenset(), window, schema)] if header else []
        if named := first_name(Look(sheet, window, schema), rows):
            header = given_header(sheet, (named, named), window)
            return [_table(sheet, header, len(sheet.rows), frozenset(), window, schema)]
        rows = rows[0], _before_totals(sheet, rows, window)
        header = given_header(sheet, (rows[0], rows[0]), window)
        return [replace(framed(sheet, header, None, rows, _HEADLESS, window, schema), score=0.2)]
    ends = [*(_end_before(sheet, after.first, window) for after in headers[1:]), before_strays(sheet, headers[-1])]
    found = [_table(sheet, header, end, frozenset(), window, schema) for header, end in zip(headers, ends, strict=True)]
    told = any(t.data_rows for t in found)
    found = [t for t in found if not _is_form(t) or _is_whole(sheet, t)]
    if not found and (under := header_under_form(sheet, headers[-1], window, schema)) is not None:
        found = [_table(sheet, under, before_strays(sheet, under), frozenset(), window, schema)]
        found = [t for t in found if not _is_form(t)]
    return [t for t in found if t.data_rows or len(t.columns) > _PAIR or not told]


def _with_weighed(sheet: Sheet, shaped: list[Header], window: Window, schema: Schema) -> list[Header]:
    """The headers, from the first for which what stands under its names speaks alone, where none is above it."""
    look = Look(sheet, window, schema)
    row = weighed_header(look)
    above = shaped and row + _FEW < shaped[0].first and weight(look, row) >= BEYOND_DOUBT
    if not row or (shaped and not above):
        return shaped
    return with_more(sheet, [given_header(sheet, (row, tagged(sheet, row, window)), window)], window, schema)


def _is_form(table: Table) -> bool:
    """Whether many columns have no name, and most are not told apart by one: labels and their values."""
    named = [c.header for c in table.columns if c.header]
    few = 2 * len(set(named)) < len(table.columns) + (len(table.columns) >= _WIDE)
    if len(named) == 1 and table.columns[-1].header:
        return False  # a label stands before its value
    return few and 5 * len(named) < 4 * len(table.columns)


def _is_whole(sheet: Sheet, table: Table) -> bool:
    """Whether names stand in the first row of a sheet, and the rows under them fill every column, named or not."""
    first, last = table.data_rows or (0, -1)
    columns = [c.column for c in table.columns]
    rows = range(first, min(last, first + _WIDE) + 1)
    return table.header_rows == (1, 1) and len(rows) > 1 and all(_has_all(sheet, n, columns) for n in rows)


def _has_all(sheet: Sheet, number: int, columns: Sequence[int]) -> bool:
    return all(is_filled(sheet.at(number, c)) for c in columns)


def _is_within(sheet: Sheet, header: Header, window: Window, schema: Schema) -> bool:
    """Whether a header of few known names stands among the rows of a table of unknown ones, as wide or wider."""
    cells = header.anchor.cells
    shaped = shaped_header(sheet, window, schema)
    if shaped is None or shaped.last >= header.first:
        return False
    if len(shaped.texts) >= 2 * len(cells) and cells.keys() <= shaped.texts.keys():
        return True
    if 4 * header.anchor.matched >= 3 * len(cells) or header.first < 5 or shaped.last + 3 >= header.first:
        return False
    return len(shaped.texts) >= len(cells)


def _is_record(look: Look, header: Header) -> bool:
    """Whether known words stand in a record: names beyond doubt of the same columns are right above them, which end
    there where there are more than two.
    """
    above, cells = header.first - 1, look.filled(header.first)
    if weight(look, above) < BEYOND_DOUBT:
        return False
    if len(cells) == _PAIR:
        return look.filled(above) == cells
    few = 4 * header.anchor.matched < 3 * len(look.filled(above))
    return few and set(cells) <= set(look.filled(above)) and look.header_from(above) == above


def _above(sheet: Sheet, header: Header, window: Window, schema: Schema) -> list[Header]:
    """The first header of a table of unknown words above the first one of known words, a gap between the two."""
    if header.first < 5:
        return []
    look = Look(sheet, window, schema)
    for shaped in shaped_headers(sheet, window, schema):
        if shaped.last + 2 >= header.first:
            break
        if len(shaped.anchor.cells) >= 3 or weight(look, shaped.first) >= BEYOND_DOUBT:
            between = [look.filled(n) for n in range(shaped.last + 1, header.first)]
            rows = between[: between.index([])] if [] in between else []
            if rows and all(5 * len(cells) >= 3 * len(shaped.anchor.cells) for cells in rows):
                return [shaped]
    return []


def _before_totals(sheet: Sheet, rows: tuple[int, int], window: Window) -> int:
    """The last of rows without names that is no total."""
    last = rows[1]
    while last > rows[0] and begins_total(sheet, last, window.left, window.right):
        last -= 1
    return last


def _is_large(table: Table, sheet: Sheet) -> bool:
    """Whether a table of unknown words is one even on a sheet that explains others."""
    first, last = table.data_rows or (0, -1)
    if len(table.columns) < 2 or last - first < 4 or table.header_rows is None:
        return False
    close = all(any(sheet.rows[n - 1]) for n in range(first, last + 1))
    return len(table.columns) >= 3 or (close and all(0 < len(c.header) <= 30 for c in table.columns))


def _beyond_prose(found: list[Table], sheet: Sheet, look: Look) -> list[Table]:
    """The tables of a page of text: the large ones, those of sure names, and those of the names of one of them."""
    sure = [t for t in found if _is_large(t, sheet) or _is_sure(t, look)]
    names = [[c.header for c in t.columns] for t in sure]
    return [t for t in found if t in sure or [c.header for c in t.columns if c.header] in names]


def _is_sure(table: Table, look: Look) -> bool:
    """Whether the names of a table are such beyond doubt, in whatever page of text they stand: by what is under them,
    or as most of several head columns in any office, over rows that leave none of them out.
    """
    if table.header_rows is None:
        return False
    names = [c.header for c in table.columns]
    heads = len(names) > _PAIR and 3 * sum(map(is_head, names)) >= 2 * len(names)
    first, last = table.data_rows or (0, -1)
    whole = first < last and all(len(look.filled(n)) == len(names) for n in range(first, last + 1))
    return (heads and whole) or weight(look, table.header_rows[0]) >= BEYOND_DOUBT


def _end_before(sheet: Sheet, header: int, window: Window) -> int:
    """The last row that can belong to the table above a header: titles close above it are the header's, and one between
    two gaps.
    """
    last = header - 1
    while last > 0 and len(filled_in(sheet, last, window)) == 1:
        last -= 1
    held = [len(filled_in(sheet, n, window)) for n in range(last, last - 3, -1)]
    return last - 2 if last == header - 1 and held == [0, 1, 0] else last


def _table(sheet: Sheet, header: Header, end: int, repeated: frozenset[int], window: Window, schema: Schema) -> Table:
    columns = columns_of(sheet, header, end, window)
    frame = frame_of(sheet, header, columns, end, schema)
    data, skipped = data_rows(sheet, header, end, frame, repeated)
    columns = columns_of(sheet, header, data[1] if data else header.last, window)
    named = [c for c in columns if c.header]
    matched = sum(_is_known(c.header, schema) for c in named)
    rows = (_ROW if header.first == header.last else _ROWS).fill(first=header.first, last=header.last)
    why = (_KNOWN if matched else _SHAPE).fill(rows=rows, matched=matched, filled=len(named))
    score = round(0.7 * matched / len(named) + (0.3 if data else 0.1), 2)
    return Table(sheet.name, (header.first, header.last), data, columns, score, why, skipped)


def framed(
    sheet: Sheet,
    header: Header,
    header_rows_: tuple[int, int] | None,
    data: tuple[int, int],
    why: Words,
    window: Window,
    schema: Schema,
    *,
    open_end: bool = False,
) -> Table:
    """The table in a frame that is known; within its data only rows that are none for themselves are left out.

    With an ``open_end`` totals and notes below its last row of data are not in it.
    """
    columns = columns_of(sheet, header, data[1], window)
    if header_rows_ is None:
        columns = tuple(TableColumn(c, "") for c in used_columns(sheet, columns, data))
    frame = frame_of(sheet, header, columns, data[1], schema)
    good, skipped = data_rows(sheet, header, data[1], frame, frozenset())
    if open_end and good is not None and good[1] >= data[0]:
        data = data[0], good[1]
    inside = tuple((row, reason) for row, reason in skipped if data[0] <= row <= data[1])
    return Table(sheet.name, header_rows_, data, columns, 1.0, why, inside)


def _is_known(header: str, schema: Schema) -> bool:
    return any(m.score >= ACCEPTED for m in matches(header, schema))

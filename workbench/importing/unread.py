"""What is to be said of rows that no table holds which is read: tables of no type, notes and totals below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from workbench.domain.problem import Problem
from workbench.domain.sheet import Sheet, address
from workbench.i18n import Words
from workbench.importing.layout import Table
from workbench.importing.layout_rows import is_filled, listed
from workbench.importing.stage import CellProblem, Frame


def unread_rows(
    tables: Sequence[Frame], read: Sequence[Frame], staged: Mapping[str, Collection[int]]
) -> list[CellProblem]:
    """The remarks about sheets of which some table is read: each other table, rows below that are in none, and rows
    inside of which nothing became a record. ``staged`` are the rows of records by sheet.
    """
    found: list[CellProblem] = []
    for sheet in {f.sheet.name: f.sheet for f in read}.values():
        here = [f.table for f in tables if f.sheet.name == sheet.name]
        taken = [f.table for f in read if f.sheet.name == sheet.name]
        found += (_of_table(sheet, table) for table in here if table not in taken)
        found += _of_rows(sheet, list(_outside(sheet, here, taken)), "rows-outside", _ROWS)
        found += _of_rows(sheet, list(_empty(sheet, taken, staged.get(sheet.name, ()))), "rows-no-record", _NO_RECORD)
    return found


def _of_table(sheet: Sheet, table: Table) -> CellProblem:
    first, last = _span(table)
    message = _TABLE.fill(sheet=sheet.name, first=first, last=last)
    return CellProblem(sheet.name, address(first, table.columns[0].column), "", Problem("table-unnamed", message))


def _of_rows(sheet: Sheet, rows: Sequence[int], code: str, words: Words) -> Iterator[CellProblem]:
    if rows:
        column = next(c for c, raw in enumerate(sheet.rows[rows[0] - 1], 1) if is_filled(raw))
        message = words.fill(count=len(rows), rows=listed(rows))
        yield CellProblem(sheet.name, address(rows[0], column), "", Problem(code, message))


def _outside(sheet: Sheet, tables: Iterable[Table], read: Iterable[Table]) -> Iterator[int]:
    """The filled rows below the first table that is read which lie in no table; titles right above one are its own."""
    spans = sorted(map(_span, tables))
    begin = min(_span(table)[0] for table in read)
    for number in range(begin, len(sheet.rows) + 1):
        inside = any(first <= number <= last for first, last in spans)
        if not inside and any(map(is_filled, sheet.rows[number - 1])) and not _is_title(sheet, number, spans):
            yield number


def _empty(sheet: Sheet, read: Iterable[Table], staged: Collection[int]) -> Iterator[int]:
    """The rows of data that say something, though of nothing that is a field: no record came of them."""
    for table in read:
        first, last = table.data_rows or (1, 0)
        skipped = {row for row, _ in table.skipped}
        for number in range(first, last + 1):
            cells = (sheet.at(number, c.column) for c in table.columns)
            if number not in staged and number not in skipped and any(map(is_filled, cells)):
                yield number


def _is_title(sheet: Sheet, number: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a row of one cell stands close above a table."""
    lone = sum(map(is_filled, sheet.rows[number - 1])) == 1
    return lone and any(0 < first - number <= 2 for first, _ in spans)


def _span(table: Table) -> tuple[int, int]:
    """The first and the last row of a table, its header among them."""
    rows = [*(table.header_rows or ()), *(table.data_rows or ())]
    return min(rows), max(rows)


_TABLE = Words(
    "Hoja «{sheet}», filas {first} a {last}: la tabla no dice de qué registro es cada renglón; no se leyó.",
    "Sheet “{sheet}”, rows {first} to {last}: the table does not say which record each row is about; it was not read.",
)
_NO_RECORD = Words(
    "{count} {count|renglón no dice nada de ningún campo y no se leyó|renglones no dicen nada de ningún campo y no se "
    "leyeron}: {rows}.",
    "{count} {count|row says nothing of any field and was not read|rows say nothing of any field and were not read}: "
    "{rows}.",
)
_ROWS = Words(
    "Fuera de las tablas hay {count} {count|renglón que no se leyó|renglones que no se leyeron}: {rows}.",
    "Outside of the tables {count} {count|row was|rows were} not read: {rows}.",
)

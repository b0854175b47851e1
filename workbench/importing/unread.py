"""What is to be said of rows that no table holds which is read: tables of no type, notes and totals below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from workbench.domain.problem import Problem
from workbench.domain.sheet import Raw, Sheet, address
from workbench.i18n import Words, clip
from workbench.importing.layout import Table
from workbench.importing.layout_kinds import is_lists, is_prose
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
        found += _beside(sheet, here, taken)
        found += _of_rows(sheet, list(_empty(sheet, taken, staged.get(sheet.name, ()))), "rows-no-record", _NO_RECORD)
    return found


def hidden_sheets(sheets: Iterable[Sheet], read: Collection[str]) -> list[CellProblem]:
    """What is to be said of sheets that people do not see when they open the file; ``read`` are the names of those
    that are read all the same.
    """
    return [
        CellProblem(
            sheet.name,
            "",
            "",
            Problem(
                "hidden-sheets",
                (_HIDDEN_READ if sheet.name in read else _HIDDEN).fill(sheet=clip(sheet.name), rows=_filled(sheet)),
            ),
        )
        for sheet in sheets
        if sheet.hidden
    ]


def unread_sheets(wanted: Iterable[Sheet], read: Collection[str]) -> list[CellProblem]:
    """What is to be said of sheets with content in which nothing was understood."""
    found: list[CellProblem] = []
    for sheet in wanted:
        if sheet.name in read or is_prose(sheet) or is_lists(sheet):
            continue
        rows = _filled(sheet)
        if rows > 1:
            message = _UNREAD.fill(sheet=clip(sheet.name), rows=f"{rows:,}")
            found.append(CellProblem(sheet.name, "", "", Problem("sheet-unread", message)))
    return found


def _filled(sheet: Sheet) -> int:
    """How many rows hold anything."""
    return sum(any(map(is_filled, row)) for row in sheet.rows)


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


def _beside(sheet: Sheet, tables: Sequence[Table], read: Iterable[Table]) -> Iterator[CellProblem]:
    """The remark about cells that go on beside the columns of a table that is read, and are of no other one."""
    areas = [(*_span(table), *_sides(table)) for table in tables]
    for table in read:
        (left, right), (first, last) = _sides(table), table.data_rows or (1, 0)
        skipped = {row for row, _ in table.skipped}
        cells = [
            (number, column)
            for number in range(first, last + 1)
            if number not in skipped
            for column in _filled_apart(sheet.rows[number - 1], left, right)
            if not any(top <= number <= end and begin <= column <= stop for top, end, begin, stop in areas)
        ]
        if cells:
            places = ", ".join(address(*cell) for cell in cells[:_NAMED]) + (" …" if len(cells) > _NAMED else "")
            message = _BESIDE.fill(count=len(cells), cells=places)
            yield CellProblem(sheet.name, address(*cells[0]), "", Problem("cells-beside", message))


def _filled_apart(row: Sequence[Raw], left: int, right: int) -> Iterator[int]:
    """The columns of a row outside of two, that hold anything."""
    yield from (c for c, raw in enumerate(row[: left - 1], 1) if is_filled(raw))
    yield from (c for c, raw in enumerate(row[right:], right + 1) if is_filled(raw))


def _sides(table: Table) -> tuple[int, int]:
    """The first and the last column of a table."""
    columns = [c.column for c in table.columns]
    return min(columns), max(columns)


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
_NAMED = 12  # cells that are told by their places
_BESIDE = Words(
    "Al lado de la tabla, bajo ningún encabezado, hay {count} {count|celda|celdas} con contenido que no se "
    "{count|leyó|leyeron}: {cells}.",
    "{count} {count|cell|cells} with content beside the table, under no header, {count|was|were} not read: {cells}.",
)
_NO_RECORD = Words(
    "{count} {count|renglón no dice nada de ningún campo y no se leyó|renglones no dicen nada de ningún campo y no se "
    "leyeron}: {rows}.",
    "{count} {count|row says nothing of any field and was not read|rows say nothing of any field and were not read}: "
    "{rows}.",
)
_HIDDEN = Words(
    "La hoja «{sheet}» está oculta y no se leyó ({rows} {rows|renglón|renglones} con algo); se lee si se pide por su "
    "nombre.",
    "The sheet “{sheet}” is hidden and was not read ({rows} {rows|row|rows} with content); it is read where it is "
    "asked for by its name.",
)
_HIDDEN_READ = Words(
    "La hoja «{sheet}» está oculta; se leyó ({rows} {rows|renglón|renglones} con algo).",
    "The sheet “{sheet}” is hidden; it was read ({rows} {rows|row|rows} with content).",
)
_UNREAD = Words(
    "En la hoja «{sheet}» no se reconoció ninguna columna; {rows} {rows|renglón|renglones} con algo no se leyeron.",
    "No column was recognised in the sheet “{sheet}”; {rows} {rows|row|rows} with content were not read.",
)
_ROWS = Words(
    "Fuera de las tablas hay {count} {count|renglón que no se leyó|renglones que no se leyeron}: {rows}.",
    "Outside of the tables {count} {count|row was|rows were} not read: {rows}.",
)

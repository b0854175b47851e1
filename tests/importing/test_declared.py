"""What a file itself says to be a table: read from every format, believed where names and records are there."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from makers import with_rows
from makers_binary import record, sheet, xlsb
from test_layout import N, Rows, frame, headers

from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Box, Declared, Raw, Sheet
from workbench.importing.layout import Table, find_tables
from workbench.importing.workbook import read

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"
FILTER = Declared(Box(3, 1, 5, 2), loose=True)
CROSSINGS: Rows = [["PUERTO", "CAMIONES"], ["Nuevo Laredo", 120], ["Colombia", 80], ["Suma", 200]]


def found(rows: Rows, *declared: Declared, merges: tuple[Box, ...] = ()) -> tuple[Table, ...]:
    return find_tables(Sheet("Hoja1", tuple(map(tuple, rows)), declared=declared, merges=merges), SCHEMA)


@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_filters_and_tables_are_read_from_every_format(kind: str) -> None:
    (only,) = read(FORMATS / f"filtro.{kind}").sheets
    assert FILTER in only.declared
    if kind == "xlsx":  # the others know no tables
        assert only.declared == (FILTER, Declared(Box(7, 1, 10, 2), totals=1))


def test_the_filter_of_a_binary_workbook_is_read(tmp_path: Path) -> None:
    part = sheet([["TEMA", "PRIORIDAD"], ["Acero", "Alta"]], more=record(161, struct.pack("<IIII", 0, 1, 0, 1)))
    (only,) = read(xlsb(tmp_path / "b.xlsb", part)).sheets
    assert only.declared == (Declared(Box(1, 1, 2, 2), loose=True),)


@pytest.mark.parametrize("box", ["", "A", "A1:ZZZZ9", "A3", "A5:B2000000"])
def test_a_filter_that_is_nowhere_harms_nothing(box: str, tmp_path: Path) -> None:
    path = with_rows(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>', f'<autoFilter ref="{box}"/>')
    (only,) = read(path).sheets
    assert (only.rows, only.declared) == (((1,),), ())


def test_names_under_a_filter_head_a_table_whatever_stands_above() -> None:
    form: Rows = [["Unidad", "Dirección 1", "Año", 2026], ["Corte", "marzo", "Hoja", 1]]
    rows: Rows = [
        *form,
        ["a1", "b1", "c1", "d1"],
        ["x", 1, "y", 2],
        ["x", 2, "z", 1],
        ["w", 3, "y", 4],
        [],
        ["Nota: ver"],
    ]
    (table,) = found(rows, Declared(Box(3, 1, 6, 2), loose=True))
    assert (frame(table), headers(table)) == (((3, 3), (4, 6)), ["a1", "b1", "c1", "d1"])
    assert table.why.en == "the file filters by the names in row 3"


def test_rows_below_the_end_of_a_filter_are_records_too() -> None:
    rows: Rows = [["v1", "v2"], ["Acero", "x"], ["Maíz", "y"], ["Azúcar", "z"], ["Café", "x"]]
    (table,) = found(rows, Declared(Box(1, 1, 3, 2), loose=True))
    assert frame(table) == ((1, 1), (2, 5))


def test_tables_that_touch_are_those_that_the_file_declares() -> None:
    beside: list[list[Raw]] = [
        ["PUERTO", "CAMIONES", "ADUANA", "CASOS"],
        *([*row, f"Aduana {n}", n] for n, row in enumerate(CROSSINGS[1:])),
    ]
    tables = found(beside, Declared(Box(1, 1, 4, 2), totals=1), Declared(Box(1, 3, 4, 4)))
    assert [(frame(t), headers(t)) for t in tables] == [
        (((1, 1), (2, 3)), ["PUERTO", "CAMIONES"]),
        (((1, 1), (2, 4)), ["ADUANA", "CASOS"]),
    ]
    assert tables[0].why.en == "the file declares a table in A1:B4"


def test_a_declared_table_has_grown_by_the_columns_that_go_on_in_its_rows_beside_it() -> None:
    rows: Rows = [["Título"], [], [N, "CAMIONES", "ENERO", "FEBRERO", "MARZO"]]
    rows += [[f"Puerto {n}", 120 + n, n / 3, n / 7, n / 9] for n in range(6)]
    table, *others = found(rows, Declared(Box(3, 2, 9, 4)))
    assert (frame(table), headers(table)) == (((3, 3), (4, 9)), ["", "CAMIONES", "ENERO", "FEBRERO", "MARZO"])
    assert not others
    thin = [*rows[:4], *(row[:4] for row in rows[4:])]
    assert headers(found(thin, Declared(Box(3, 2, 9, 4)))[0]) == ["", "CAMIONES", "ENERO", "FEBRERO"]


def test_groups_above_the_names_of_a_declared_table_are_of_its_header() -> None:
    rows: Rows = [["Tema", "Posición", N], [N, "México", "Canadá"], ["Acero", "Cupo", "-"], ["Maíz", "Piso", "Techo"]]
    (table,) = found(rows, Declared(Box(2, 1, 4, 3)), merges=(Box(1, 2, 1, 3), Box(1, 1, 2, 1)))
    assert (frame(table), headers(table)) == (((1, 2), (3, 4)), ["Tema", "Posición | México", "Posición | Canadá"])


@pytest.mark.parametrize(
    "box",
    [Box(1, 1, 1, 2), Box(2, 1, 3, 2), Box(9, 1, 12, 2), Box(1, 2, 3, 2), Box(1, 4, 3, 6)],
    ids=["no record", "figures for names", "below all rows", "one name", "beside all"],
)
def test_what_is_declared_where_no_names_and_records_are_is_not_believed(box: Box) -> None:
    rows: Rows = [["PUERTO", "CAMIONES"], [1200, 120], [800, 80]]
    assert [frame(t) for t in found(rows, Declared(box))] == [frame(t) for t in found(rows)]


def test_a_filter_over_a_table_that_is_found_changes_nothing() -> None:
    rows: Rows = [
        ["Título"],
        [],
        ["Tema", "Posición", N],
        [N, "México", "Canadá"],
        ["Acero", "Cupo", "-"],
        ["Maíz", "No", "Sí"],
    ]
    merges = (Box(3, 2, 3, 3), Box(3, 1, 4, 1))
    for top in (3, 4):
        assert found(rows, Declared(Box(top, 1, 6, 3), loose=True), merges=merges) == found(rows, merges=merges)


def test_the_title_of_a_table_that_is_declared_is_no_column_of_another() -> None:
    rows: list[list[Raw]] = [["Definitions", N, N, "Table 1"], ["Heading", "Definition", N, "Kind", "Meaning"]]
    words = ("Index", "Day", "Kind of remark", "Topic", "Object", "Remark", "Proposal", "Answer")
    kinds = (*("Model", "Software", "Content"), N, "Table 2", "Topic of a remark", "Gap", "Height")
    for n, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        meaning = "Remarks about this part of the work" if kind and n != 4 else N
        rows += [[word, f"What the column {word} tells of a remark", N, kind, "Meaning" if n == 5 else meaning]]
    tables = found(rows, Declared(Box(2, 4, 5, 5)), Declared(Box(8, 4, 10, 5)))
    assert [(t.header_rows, t.data_rows, len(t.columns)) for t in tables] == [
        ((2, 2), (3, 10), 2),
        ((2, 2), (3, 5), 2),
        ((8, 8), (9, 10), 2),
    ]

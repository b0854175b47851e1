"""Whatever stands in the cells of a sheet, tables are found within it or none, and nothing breaks."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Box, ErrorCell, Raw, Sheet
from workbench.importing.layout import find_tables

_WORDS = ("a", "a:", "Nombre", "Fecha", "Posición", "México", "Total", "Nota: x", "Fuente: INEGI", "(en miles)", "...")
_CELLS: tuple[Raw, ...] = (
    *(None, "", "2020", "1.5", "-", "palabra " * 30, *_WORDS),
    *(0, 1, 2, 3.5, 2020, 2021, True, False, ErrorCell("#N/A")),
    *(date(2026, 7, 1), datetime(2026, 7, 1), time(8, 10)),
)
_PLACES = st.tuples(st.integers(1, 9), st.integers(1, 7), st.integers(0, 2), st.integers(0, 3))


@st.composite
def _sheets(draw: Any) -> Sheet:
    some = draw(st.lists(st.sampled_from(_CELLS), min_size=2, max_size=8))
    rows = draw(st.lists(st.lists(st.sampled_from(some), max_size=7), min_size=1, max_size=9))
    boxes = [Box(top, left, top + down, left + right) for top, left, down, right in draw(st.lists(_PLACES, max_size=3))]
    return Sheet("Hoja1", tuple(map(tuple, rows)), merges=tuple(box for box in boxes if box.bottom <= len(rows)))


@given(_sheets())
@settings(max_examples=400, deadline=None)
def test_tables_lie_within_their_sheet(sheet: Sheet) -> None:
    for table in find_tables(sheet, SCHEMA):
        told = [*(table.header_rows or ()), *(table.data_rows or ())]
        assert told == sorted(told) and set(told) <= set(range(1, len(sheet.rows) + 1))
        columns = [c.column for c in table.columns]
        assert columns and columns == sorted(set(columns))
        assert all(row in range(1, len(sheet.rows) + 1) for row, _ in table.skipped)


def test_rows_of_hours_or_answers_without_names() -> None:
    for rows in (((time(8, 10), time(18)), (0.34, 0.75), (0.4, 0.8)), ((True, False), (1, 0), (0, 1))):
        (table,) = find_tables(Sheet("Hoja1", rows), SCHEMA)
        assert (table.header_rows, table.data_rows) == (None, (1, 3))
        assert [c.header for c in table.columns] == ["", ""]


def test_days_over_words_are_no_names() -> None:
    day = date(2020, 1, 1)
    assert find_tables(Sheet("Hoja1", ((day, day, day), ("a", "b"), ("c", "d", day), ("e", "f", "g"))), SCHEMA) == ()


def test_a_day_over_days_and_hours_begins_rows_without_names() -> None:
    told = (date(1931, 7, 3), date(2005, 2, 23), date(1988, 5, 3), time(6, 34), time(17, 47), 12.5)
    rows = tuple(zip(("Ramos", "Luna", "Ortiz", "alba", "tarde", "poco"), told, strict=True))
    (table,) = find_tables(Sheet("Hoja1", rows), SCHEMA)
    assert (table.header_rows, table.data_rows) == (None, (1, 6))


def test_words_merged_down_over_rows_without_names_are_told_in_each_of_them() -> None:
    goods = ("01.4 (Borrego)", "01.5 (Cabra)", "01.6 (Res)")
    rows = [(good if not n else None, str(2004 + n), 97755 + n) for good in goods for n in range(5)]
    merges = tuple(Box(top, 1, top + 4, 1) for top in (1, 6, 11))
    (table,) = find_tables(Sheet("Hoja1", tuple(rows), merges=merges), SCHEMA)
    assert (table.header_rows, table.data_rows, len(table.columns)) == (None, (1, 15), 3)

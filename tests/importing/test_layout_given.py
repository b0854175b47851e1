"""Tables in the frames that a person gave, whatever the program would have found."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Box, Sheet, column_letters, column_number
from workbench.importing.layout_given import Given, given, given_table
from workbench.importing.trouble import Unreadable

SHEET = Sheet(
    "Hoja",
    (
        ("Reporte de avances",),
        ("qué", "quién", None, "cuándo"),
        (None, "dónde", "cómo", None),
        ("Acero", "SE", "x", "2027"),
        ("Maíz", "SADER", "y", "2028"),
        ("Total", 2, None, None),
        ("Lácteos", "SE", "z", "2029"),
        ("Elaboró: JP",),
    ),
    merges=(Box(2, 2, 2, 3),),
)


def names(frame: str) -> list[str]:
    return [c.header for c in given_table(SHEET, frame, SCHEMA).columns]


def test_rows_are_what_a_person_says() -> None:
    table = given_table(SHEET, "2-3:4-7", SCHEMA)
    assert (table.header_rows, table.data_rows) == ((2, 3), (4, 7))
    assert [c.header for c in table.columns] == ["qué", "quién | dónde", "quién | cómo", "cuándo"]
    assert [row for row, _ in table.skipped] == [6]
    assert names("2:4-5") == ["qué", "quién", "quién", "cuándo"]


def test_a_table_without_a_header() -> None:
    table = given_table(SHEET, "-:4-5", SCHEMA)
    assert (table.header_rows, table.data_rows) == (None, (4, 5))
    assert [c.header for c in table.columns] == [""] * 4


def test_hours_are_names_and_rows_like_any_other_cells() -> None:
    hours = Sheet("Hoja", (("Cruce", time(6), time(7, 0, 30)), ("Nogales", 1, 2), (time(8), True, False)))
    assert [c.header for c in given_table(hours, "1:2-3", SCHEMA).columns] == ["Cruce", "06:00", "07:00:30"]
    assert len(given_table(hours, "-:3-3", SCHEMA).columns) == 3


def test_only_some_columns() -> None:
    assert names("2-3:4-5@B-C") == ["quién | dónde", "quién | cómo"]


@pytest.mark.parametrize(
    "frame", ["", "4", "4-5", "5:4-6", "4-5:5-6", "0:1-2", "2:9-4", "2:4-5@C-B", "x:4-5", "2:4-5@1-2", "2:4-5 y"]
)
def test_what_is_no_frame_is_told(frame: str) -> None:
    with pytest.raises(Unreadable, match="no frame of a table"):
        given_table(SHEET, frame, SCHEMA)


def test_a_frame_beyond_the_sheet_or_over_nothing_is_told() -> None:
    with pytest.raises(Unreadable, match="beyond the last row, 8"):
        given_table(SHEET, "2:4-9", SCHEMA)
    with pytest.raises(Unreadable, match="no frame"):
        given_table(SHEET, "2:4-5@X-Z", SCHEMA)


@drawn(st.integers(1, 500), st.integers(0, 3), st.integers(1, 5), st.integers(0, 900), st.booleans())
def test_frames_are_written_and_read_back(first: int, more: int, gap: int, rows: int, headed: bool) -> None:
    header = (first, first + more) if headed else None
    begin = first + more + gap
    frame = Given(header, (begin, begin + rows), (2, 30) if rows % 2 else None)
    assert given(frame.written(), "x") == frame


@drawn(st.integers(1, 16_384))
def test_columns_by_letters_and_back(column: int) -> None:
    assert column_number(column_letters(column)) == column

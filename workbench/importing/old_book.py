"""Old .xls workbooks by their second reader: what the first one drops, and the values where it fails.

Runs in the reading process alone. Source of what is hidden, merged, noted or wrong: xlrd.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

_VISIBLE = 0


def _open(path: str) -> Any:
    import xlrd

    with Path(os.devnull).open("w", encoding="ascii") as nowhere:  # oddities of the file
        return xlrd.open_workbook(path, formatting_info=True, logfile=nowhere)


def facts_of(path: str) -> Iterator[tuple[str, bool, list[Any], list[int], list[int], list[Any], list[Any]]]:
    """Name, hidden, merges, hidden rows, hidden columns, errors and comments of every sheet, places 1-based.

    Nothing where the reader fails: the values are told already.
    """
    import xlrd

    with contextlib.suppress(Exception):
        book = _open(path)
        codes = xlrd.error_text_from_code
        for sheet in book.sheets():
            yield (
                sheet.name,
                sheet.visibility != _VISIBLE,
                [[top + 1, left + 1, bottom, right] for top, bottom, left, right in sheet.merged_cells],
                sorted(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
                sorted(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
                [
                    [row + 1, column + 1, codes.get(sheet.cell_value(row, column), "#N/A")]
                    for row in range(sheet.nrows)
                    for column, kind in enumerate(sheet.row_types(row))
                    if kind == xlrd.XL_CELL_ERROR
                ],
                [[row + 1, column + 1, note.text] for (row, column), note in sheet.cell_note_map.items()],
            )


def names_of(path: str) -> list[str]:
    """The names of the work sheets in their order."""
    return [str(name) for name in _open(path).sheet_names()]


def rows_of(path: str, name: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet from A1 on, dates as dates; error cells are empty, ``facts_of`` tells them."""
    import xlrd

    book = _open(path)
    sheet = book.sheet_by_name(name)
    for row in range(sheet.nrows):
        yield tuple(_value(xlrd, cell, book.datemode) for cell in sheet.row(row))


def _value(xlrd: Any, cell: Any, datemode: int) -> datetime | time | bool | float | str | None:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        moment: datetime = xlrd.xldate_as_datetime(cell.value, datemode)
        return moment.time() if cell.value < 1 else moment
    value: float | str = cell.value
    return value

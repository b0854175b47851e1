"""Old .xls workbooks by their second reader: what the first one drops, and the values where it fails.

Runs in the reading process alone. Source of what is hidden, merged, noted or wrong: xlrd.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from workbench.importing.facts import SheetFacts
from workbench.importing.number_formats import Formatted, kind_of_number
from workbench.importing.trouble import Limits

_VISIBLE = 0
_FILTER = "_FilterDatabase"


def _open(path: str) -> Any:
    import xlrd

    with Path(os.devnull).open("w", encoding="ascii") as nowhere:  # oddities of the file
        return xlrd.open_workbook(path, formatting_info=True, ragged_rows=True, logfile=nowhere)


@dataclass(frozen=True)
class OldSheet:
    """What a sheet holds beyond its values, places 1-based, and the box of its cells with a value."""

    name: str
    hidden: bool
    merges: list[list[int]]
    hidden_rows: list[int]
    hidden_columns: list[int]
    errors: list[list[Any]]
    comments: list[list[Any]]
    formats: list[list[Any]]
    filters: list[list[int]]
    cells: int
    bottom: int
    right: int
    from_1904: bool

    def told(self) -> tuple[object, ...]:
        """What the process that asked does not learn from the values."""
        seen = (self.merges, self.hidden_rows, self.hidden_columns, self.errors, self.comments, self.formats)
        return (self.name, self.hidden, *seen, self.filters, self.from_1904)

    def is_far(self) -> bool:
        """Whether the first reader would fill the memory with emptiness."""
        facts = SheetFacts(self.name, cells=self.cells, bottom=self.bottom, right=self.right)
        return facts.is_far(Limits())


def facts_of(path: str) -> list[OldSheet] | None:
    """The facts of every sheet; None where the reader fails: nobody knows then what is hidden."""
    try:
        book = _open(path)
        styles = _styles(book)
        filters, from_1904 = _filters(book), bool(book.datemode)
        sheets = enumerate(book.sheets())
        return [_facts(sheet, styles, filters.get(n, []), from_1904=from_1904) for n, sheet in sheets]
    except MemoryError:
        raise
    except Exception:
        return None


def _styles(book: Any) -> dict[int, str]:
    """The styles of cells, by their number, whose formats say something beyond the looks."""
    codes = {key: told.format_str for key, told in book.format_map.items()}
    said = {n: kind_of_number(xf.format_key, codes.get(xf.format_key)) for n, xf in enumerate(book.xf_list)}
    return {number: kind for number, kind in said.items() if kind}


def _filters(book: Any) -> dict[int, list[list[int]]]:
    """The boxes over which a filter was drawn, by the number of their sheet."""
    found: dict[int, list[list[int]]] = {}
    for name in book.name_obj_list:
        if name.builtin and name.name == _FILTER and name.scope >= 0:
            with contextlib.suppress(Exception):  # a name of a book that was put together by another program
                _, top, bottom, left, right = name.area2d()
                found.setdefault(name.scope, []).append([top + 1, left + 1, bottom, right])
    return found


def _facts(sheet: Any, styles: Mapping[int, str], filters: list[list[int]], *, from_1904: bool) -> OldSheet:
    import xlrd

    formatted = Formatted()
    numbers = (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE)
    errors: list[list[Any]] = []
    cells = bottom = right = 0
    for row in range(sheet.nrows):
        kinds = bytes(sheet.row_types(row))
        filled = len(kinds) - kinds.count(xlrd.XL_CELL_EMPTY) - kinds.count(xlrd.XL_CELL_BLANK)
        if filled:
            cells, bottom = cells + filled, row + 1
            right = max(right, len(kinds.rstrip(bytes((xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)))))
        for column, kind in enumerate(kinds if styles else b""):
            if kind in numbers and (says := styles.get(sheet.cell_xf_index(row, column), "")):
                formatted.add(says, row + 1, column + 1)
        if xlrd.XL_CELL_ERROR in kinds:
            errors += [_error(sheet, row, column) for column, kind in enumerate(kinds) if kind == xlrd.XL_CELL_ERROR]
    return OldSheet(
        sheet.name,
        sheet.visibility != _VISIBLE,
        [[top + 1, left + 1, bottom_, right_] for top, bottom_, left, right_ in sheet.merged_cells],
        sorted(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        sorted(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
        errors,
        [[row + 1, column + 1, note.text] for (row, column), note in sheet.cell_note_map.items()],
        [[kind, column, *run] for (kind, column), runs in formatted.runs.items() for run in runs],
        filters,
        cells,
        bottom,
        right,
        from_1904,
    )


def _error(sheet: Any, row: int, column: int) -> list[Any]:
    import xlrd

    return [row + 1, column + 1, xlrd.error_text_from_code.get(sheet.cell_value(row, column), "#N/A")]


class PasswordError(Exception):
    """The workbook is encrypted."""


def names_of(path: str) -> list[str]:
    """The names of the work sheets in their order; raises PasswordError."""
    import xlrd

    try:
        return [str(name) for name in _open(path).sheet_names()]
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise PasswordError from error
        raise


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

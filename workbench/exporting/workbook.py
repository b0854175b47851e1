"""A workbook made from nothing: one sheet a type, every cell a text that no program takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.sheet import address
from workbench.exporting.sheets import SheetOut
from workbench.exporting.trouble import CannotExport
from workbench.i18n import Words, clip
from workbench.progress import Progress

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
_HEADER_FILL = PatternFill("solid", fgColor="1F3A5F")
_HEADER_FONT = Font(bold=True, color="FFFFFF")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # "_x0041_" in a file stands for an A
_NARROW, _WIDE = 14, 48
_SAMPLED = 50


def write_workbook(
    path: Path,
    front: Sequence[tuple[str, str]],
    front_name: str,
    sheets: Sequence[SheetOut],
    progress: Progress,
    name: str = "",
) -> dict[str, int]:
    """Writes a workbook: a sheet of facts about it, then the sheets given; returns the rows of each.

    ``name`` is what the file will be called. Raises CannotExport, naming sheet and cell, where a cell
    cannot hold a text to the letter.
    """
    workbook = Workbook()
    name = name or path.name
    _front(workbook.active, front_name, front, name)
    counts: dict[str, int] = {}
    for done, sheet in enumerate(sheets):
        progress.step("export", done, len(sheets))
        counts[sheet.name] = _sheet(workbook.create_sheet(sheet.name), sheet, name, progress.step)
    workbook.properties.creator = "Treaty Workbench"
    workbook.properties.created = workbook.properties.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    if counts:
        workbook.active = 1
        workbook.worksheets[0].sheet_view.tabSelected = False
    workbook.save(path)
    return counts


def _front(target: Worksheet, title: str, facts: Sequence[tuple[str, str]], name: str) -> None:
    target.title = title
    for row, (label, value) in enumerate(facts, 1):
        _text(target.cell(row, 1), label, name).font = Font(bold=True)
        _text(target.cell(row, 2), value, name).alignment = _WRAPPED
    target.column_dimensions["A"].width = 28
    target.column_dimensions["B"].width = 90


def _sheet(target: Worksheet, sheet: SheetOut, name: str, step: Callable[[str, int, int], None]) -> int:
    for column, header in enumerate(sheet.headers, 1):
        cell = _text(target.cell(1, column), header, name)
        cell.fill, cell.font, cell.alignment = _HEADER_FILL, _HEADER_FONT, _WRAPPED
    count = 0
    widths = [len(h) for h in sheet.headers]
    for row, values in enumerate(sheet.rows, 2):
        count += 1
        if count > MOST_ROWS:
            raise CannotExport(_TOO_MANY.fill(file=name, sheet=sheet.name))
        if count % 1000 == 0:
            step("rows", count, 0)
        for column, value in enumerate(values, 1):
            if value:
                _text(target.cell(row, column), value, name).alignment = _WRAPPED
                if row <= _SAMPLED:
                    widths[column - 1] = max(widths[column - 1], len(value))
    _furnish(target, widths, count)
    return count


def _text(cell: Cell, value: str, name: str) -> Cell:
    """Puts a text into a cell as text: never a formula, a number or a date."""
    place = {"file": name, "sheet": cell.parent.title, "cell": cell.coordinate}
    if len(value) + sum(c > "\uffff" for c in value) > LONGEST_CELL:  # Excel counts UTF-16
        raise CannotExport(_TOO_LONG.fill(**place))
    try:
        cell.value = _ESCAPE.sub("_x005F_", value)
    except IllegalCharacterError:
        raise CannotExport(_CONTROL.fill(**place)) from None
    cell.data_type = "s"
    if value[:1] in ("=", "+", "-", "@", "'"):
        cell.quotePrefix = True
    return cell


def _furnish(target: Worksheet, widths: Sequence[int], rows: int) -> None:
    for column, width in enumerate(widths, 1):
        target.column_dimensions[get_column_letter(column)].width = min(max(width + 2, _NARROW), _WIDE)
    target.freeze_panes = "A2"
    target.auto_filter.ref = f"A1:{address(rows + 1, len(widths))}"


def check_workbook(path: Path, counts: dict[str, int]) -> None:
    """Opens a written workbook again; ValueError where a sheet or a row is missing."""
    from openpyxl import load_workbook

    found = load_workbook(path, read_only=True)
    try:
        for name, rows in counts.items():
            seen = sum(1 for _ in found[name].iter_rows(min_row=2, values_only=True))
            if seen != rows:
                raise ValueError(f"{clip(name)}: {seen} of {rows} rows were written")
    finally:
        found.close()


_CONTROL = Words(
    "{file}, hoja «{sheet}», celda {cell}: el texto contiene caracteres de control.",
    "{file}, sheet “{sheet}”, cell {cell}: the text holds control characters.",
)
_TOO_LONG = Words(
    "{file}, hoja «{sheet}», celda {cell}: el texto no cabe en una celda de Excel; exporte a JSON.",
    "{file}, sheet “{sheet}”, cell {cell}: the text does not fit a cell of Excel; export to JSON.",
)
_TOO_MANY = Words(
    "{file}, hoja «{sheet}»: hay más renglones de los que caben en una hoja; exporte a JSON.",
    "{file}, sheet “{sheet}”: there are more rows than a sheet can hold; export to JSON.",
)

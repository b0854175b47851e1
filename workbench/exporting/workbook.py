"""A workbook made from nothing: one sheet a type, lists to choose from, and no text that is taken for a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.sheet import address
from workbench.domain.types import plain
from workbench.exporting.nameless import save_nameless
from workbench.exporting.sheets import SheetOut
from workbench.exporting.trouble import CannotExport
from workbench.i18n import Words, clip
from workbench.progress import Progress

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
_HEADER_FILL = PatternFill("solid", fgColor="1F3A5F")
_HEADER_FONT = Font(bold=True, color="FFFFFF")
_ONE_LINE = Alignment(vertical="top")
_LINE = 15  # points of a line
_TALLEST = 400  # points of a row; programs take no more than 409
_RAGGED = 1.15  # how much longer words become by the room that is left at the ends of lines
_HEADER = 18  # letters that a header widens its column by, where it is read; it goes on in the next line
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # "_x0041_" in a file stands for an A
_NARROW, _WIDE, _WIDEST = 14, 48, 70
_TO_FILL = PatternFill("solid", fgColor="FFF8DC")
_NEW_ROWS = 500  # below the last one, in which lists are offered too
DATE_FORMAT = "d mmm yyyy"
_SAMPLED = 50


def write_workbook(
    path: Path,
    front: Sequence[tuple[str, str]],
    front_name: str,
    sheets: Sequence[SheetOut],
    progress: Progress,
    name: str = "",
    lists_name: str = "Listas",
    locked: tuple[str, str] = ("", ""),
) -> dict[str, int]:
    """Writes a workbook: a sheet of facts about it, the sheets given, the lists that cells are chosen from.

    Returns the rows of each sheet. ``locked`` are the title and words for who would edit an identifier, ``name`` is
    what the file will be called. Raises CannotExport, naming sheet and cell, where a cell cannot hold a text to the
    letter.
    """
    workbook = Workbook()
    name = name or path.name
    _front(workbook.active, front_name, front, name)
    counts: dict[str, int] = {}
    for done, sheet in enumerate(sheets):
        progress.step("export", done, len(sheets))
        target = workbook.create_sheet(sheet.name)
        counts[sheet.name] = _sheet(target, sheet, name, progress.step)
        _lock(target, sheet, counts[sheet.name], locked)
    _offer(workbook, sheets, counts, lists_name, name)
    if counts:
        workbook.active = 1
        workbook.worksheets[0].sheet_view.tabSelected = False
    save_nameless(workbook, path)
    return counts


def _front(target: Worksheet, title: str, facts: Sequence[tuple[str, str]], name: str) -> None:
    target.title = title
    for row, (label, value) in enumerate(facts, 1):
        put_text(target.cell(row, 1), label, name).font = Font(bold=True)
        target.cell(row, 1).alignment = _WRAPPED if value else _ONE_LINE
        put_text(target.cell(row, 2), value, name).alignment = _WRAPPED
        # Some programs do not give a row the height that its words need.
        target.row_dimensions[row].height = _LINE * _lines(label, value)
    target.column_dimensions["A"].width = 28
    target.column_dimensions["B"].width = 90


def _lines(label: str, value: str) -> int:
    """How many lines a fact takes; a label alone runs on to the right."""
    return max(ceil(len(value) / 80), ceil(len(label) / 24) if value else 1, 1)


def _sheet(target: Worksheet, sheet: SheetOut, name: str, step: Callable[[str, int, int], None]) -> int:
    for column, header in enumerate(sheet.headers, 1):
        cell = put_text(target.cell(1, column), header, name)
        cell.fill, cell.font, cell.alignment = _HEADER_FILL, _HEADER_FONT, _WRAPPED
    count = 0
    widths = [min(len(h), _HEADER) if sheet.reads else len(h) for h in sheet.headers]
    for row, values in enumerate(sheet.rows, 2):
        count += 1
        if count > MOST_ROWS:
            raise CannotExport(_TOO_MANY.fill(file=name, sheet=sheet.name))
        if count % 1000 == 0:
            step("rows", count, 0)
        for column, value in enumerate(values, 1):
            if value in ("", None):
                continue
            cell = target.cell(row, column)
            if isinstance(value, str):
                put_text(cell, value, name)
            else:
                cell.value = value
                if isinstance(value, date):
                    cell.number_format = DATE_FORMAT
            cell.alignment = _WRAPPED
            if row <= _SAMPLED:
                widths[column - 1] = max(widths[column - 1], len(plain(value)))
    _furnish(target, widths, count, sheet.side)
    if sheet.reads:
        _fit(target)
    _ask(target, sheet, count)
    return count


def put_text(cell: Cell, value: str, name: str) -> Cell:
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


def _furnish(target: Worksheet, widths: Sequence[int], rows: int, side: int) -> None:
    for column, width in enumerate(widths, 1):
        target.column_dimensions[get_column_letter(column)].width = min(max(width + 2, _NARROW), _WIDE)
    target.freeze_panes = address(2, side + 1)
    target.auto_filter.ref = f"A1:{address(rows + 1, len(widths))}"


def _fit(target: Worksheet) -> None:
    """Gives every row the height that its words need, which some programs do not, and the sheet the width of a page."""
    for cells in target.iter_rows():
        taken = [cell for cell in cells if isinstance(cell.value, str)]
        lines = max(
            (_wrapped(cell.value, target.column_dimensions[cell.column_letter].width) for cell in taken), default=1
        )
        target.row_dimensions[cells[0].row].height = min(_LINE * lines, _TALLEST)
    target.page_setup.orientation, target.page_setup.fitToHeight = "landscape", 0
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.print_title_rows = "1:1"


def _wrapped(words: str, width: float) -> int:
    """How many lines words take in a column of so many letters; a word that does not fit goes on the next one."""
    return sum(1 if len(line) <= width else ceil(len(line) * _RAGGED / width) for line in words.split("\n"))


def _ask(target: Worksheet, sheet: SheetOut, rows: int) -> None:
    """Makes the column that is to be filled in wide, and its cells plain to see."""
    for at in (at for at, column in enumerate(sheet.columns, 1) if column.field == sheet.asked):
        target.column_dimensions[get_column_letter(at)].width = _WIDEST
        for row in range(2, rows + 2):
            target.cell(row, at).fill, target.cell(row, at).alignment = _TO_FILL, _WRAPPED


def _lock(target: Worksheet, sheet: SheetOut, rows: int, words: tuple[str, str]) -> None:
    """Refuses typing into the columns that are given; sorting and moving rows stay as they are."""
    for at, column in enumerate(sheet.columns, 1):
        if column.field in sheet.given and rows:
            letter = get_column_letter(at)
            rule = DataValidation(
                type="custom", formula1="FALSE", allow_blank=False, errorTitle=words[0], error=words[1]
            )
            rule.showErrorMessage = True
            rule.add(f"{letter}2:{letter}{rows + 1}")
            target.add_data_validation(rule)


def _offer(workbook: Workbook, sheets: Sequence[SheetOut], counts: dict[str, int], title: str, name: str) -> None:
    """Writes the lists of all sheets on one of their own, and offers them in the cells of their columns.

    What is offered is not demanded: a cell may name several records, or one that nobody knows yet.
    """
    columns: dict[tuple[str, ...], int] = {}
    for sheet in sheets:
        for at, choices in sheet.choices.items():
            if not choices:
                continue
            if choices not in columns:
                columns[choices] = len(columns) + 1
                if title not in workbook.sheetnames:
                    workbook.create_sheet(title)
                _list(workbook[title], columns[choices], sheet.headers[at], choices, name)
            letter, source = get_column_letter(at + 1), get_column_letter(columns[choices])
            where = f"'{title}'!${source}$2:${source}${len(choices) + 1}"
            rule = DataValidation(type="list", formula1=where, allow_blank=True)
            rule.showErrorMessage = False
            rule.add(f"{letter}2:{letter}{counts[sheet.name] + _NEW_ROWS}")
            workbook[sheet.name].add_data_validation(rule)


def _list(target: Worksheet, column: int, header: str, choices: Sequence[str], name: str) -> None:
    put_text(target.cell(1, column), header, name).font = Font(bold=True)
    for row, words in enumerate(choices, 2):
        put_text(target.cell(row, column), words, name)
    target.column_dimensions[get_column_letter(column)].width = min(max(map(len, choices)) + 2, _WIDE)


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

"""Rows that could not go in, as a workbook for their sender: what stood there, and what is to be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workbench.domain.columns import TO_CORRECT
from workbench.domain.sheet import Box, ErrorCell, Raw
from workbench.domain.types import plain, storable
from workbench.exporting.nameless import save_nameless
from workbench.exporting.rows_back import Kind, LineBack, SheetBack
from workbench.exporting.workbook import DATE_FORMAT, put_text
from workbench.i18n import Language, squash

_WRONG = PatternFill("solid", fgColor="FBE3D6")
_LONGEST_COMMENT, _WIDE, _NARROW = 2_000, 40, 12


def write_sent_back(path: Path, sheets: Sequence[SheetBack], language: Language, name: str) -> int:
    """Writes the workbook; gives how many rows it has. Every text stays a text."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _sheet(book.create_sheet(sheet.name), sheet, language, name)
    save_nameless(book, path)
    return sum(line.kind is Kind.ROW for sheet in sheets for line in sheet.lines)


def check_sent_back(path: Path) -> None:
    """Opens a written workbook again; raises where it cannot be opened."""
    load_workbook(path, read_only=True).close()


def _sheet(target: Worksheet, sheet: SheetBack, language: Language, name: str) -> None:
    width = max((len(line.cells) for line in sheet.lines), default=0)
    above: Kind | None = None
    for number, line in enumerate(sheet.lines, 1):
        _line(target, number, line, language, name)
        if line.kind is Kind.HEADER and above is not Kind.HEADER:
            put_text(target.cell(number, width + 1), TO_CORRECT.in_(language), name).font = Font(bold=True)
            _merge(target, Box(number, width + 1, _end_of_header(sheet, number), width + 1))
        elif line.kind is Kind.ROW and any(k.kind is Kind.HEADER for k in sheet.lines[:number]):
            told = "\n".join(dict.fromkeys(m for messages in line.wrong.values() for m in messages))
            cell = put_text(target.cell(number, width + 1), told, name)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        above = line.kind
    for box in sheet.merges:
        _merge(target, box)
    for column in range(1, width + 1):
        target.column_dimensions[get_column_letter(column)].width = _width(sheet, column - 1)
    target.column_dimensions[get_column_letter(width + 1)].width = 60
    first = next((n for n, line in enumerate(sheet.lines, 1) if line.kind is Kind.ROW), 1)
    target.freeze_panes = target.cell(first, 1)


def _line(target: Worksheet, number: int, line: LineBack, language: Language, name: str) -> None:
    for column, raw in enumerate(line.cells, 1):
        cell = _put(target.cell(number, column), raw, name)
        if line.kind is Kind.HEADER:
            cell.font = Font(bold=True)
    for at in {*line.comments, *line.wrong} - {-1}:
        cell = target.cell(number, at + 1)
        told = [f"{TO_CORRECT.in_(language)}: {squash(message)}" for message in line.wrong.get(at, ())]
        if told:
            cell.fill = _WRONG
        own = line.comments.get(at, "")
        cell.comment = Comment("\n".join([*filter(None, [own]), *told])[: len(own) + _LONGEST_COMMENT], "")


def _end_of_header(sheet: SheetBack, first: int) -> int:
    """The last row of the header that begins there."""
    last = first
    while last < len(sheet.lines) and sheet.lines[last].kind is Kind.HEADER:
        last += 1
    return last


def _merge(target: Worksheet, box: Box) -> None:
    if (box.top, box.left) != (box.bottom, box.right):
        target.merge_cells(start_row=box.top, start_column=box.left, end_row=box.bottom, end_column=box.right)


def _put(cell: Cell, raw: Raw, name: str) -> Cell:
    """Puts in what stood in a cell: texts and errors as texts, the rest as it was."""
    if isinstance(raw, str | ErrorCell):
        return put_text(cell, storable(plain(raw)), name)
    cell.value = raw
    if isinstance(raw, date) and (not isinstance(raw, datetime) or raw.time() == time()):
        cell.number_format = DATE_FORMAT
    return cell


def _width(sheet: SheetBack, at: int) -> int:
    lines = [line for line in sheet.lines if line.kind is not Kind.ABOVE and at < len(line.cells)]
    return min(max([len(plain(line.cells[at])) for line in lines[:50]] + [_NARROW]), _WIDE)

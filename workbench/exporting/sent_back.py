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
from workbench.domain.sheet import ErrorCell, Raw
from workbench.domain.types import plain, storable
from workbench.exporting.nameless import save_nameless
from workbench.exporting.rows_back import SheetBack
from workbench.exporting.workbook import DATE_FORMAT, put_text
from workbench.i18n import Language

_WRONG = PatternFill("solid", fgColor="FBE3D6")
_LONGEST_COMMENT, _WIDE, _NARROW = 2_000, 40, 12


def write_sent_back(path: Path, sheets: Sequence[SheetBack], language: Language, name: str) -> int:
    """Writes the workbook; gives how many rows it has. Every text stays a text."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _sheet(book.create_sheet(sheet.name), sheet, language, name)
    save_nameless(book, path)
    return sum(len(sheet.rows) for sheet in sheets)


def check_sent_back(path: Path) -> None:
    """Opens a written workbook again; raises where it cannot be opened."""
    load_workbook(path, read_only=True).close()


def _sheet(target: Worksheet, sheet: SheetBack, language: Language, name: str) -> None:
    width = max((len(r) for r in (*sheet.headers, *(row.cells for row in sheet.rows))), default=0)
    for number, header in enumerate(sheet.headers, 1):
        for column, raw in enumerate(header, 1):
            _put(target.cell(number, column), raw, name).font = Font(bold=True)
    last = max(len(sheet.headers), 1)
    put_text(target.cell(last, width + 1), TO_CORRECT.in_(language), name).font = Font(bold=True)
    for number, row in enumerate(sheet.rows, last + 1):
        for column, raw in enumerate(row.cells, 1):
            _put(target.cell(number, column), raw, name)
        for at, messages in row.wrong.items():
            if at >= 0:
                cell = target.cell(number, at + 1)
                cell.fill = _WRONG
                cell.comment = Comment("\n".join(messages)[:_LONGEST_COMMENT], "")
        told = "\n".join(dict.fromkeys(m for messages in row.wrong.values() for m in messages))
        put_text(target.cell(number, width + 1), told, name).alignment = Alignment(vertical="top", wrap_text=True)
    for column in range(1, width + 1):
        target.column_dimensions[get_column_letter(column)].width = _width(sheet, column - 1)
    target.column_dimensions[get_column_letter(width + 1)].width = 60
    target.freeze_panes = target.cell(last + 1, 1)


def _put(cell: Cell, raw: Raw, name: str) -> Cell:
    """Puts in what stood in a cell: texts and errors as texts, the rest as it was."""
    if isinstance(raw, str | ErrorCell):
        return put_text(cell, storable(plain(raw)), name)
    cell.value = raw
    if isinstance(raw, date) and (not isinstance(raw, datetime) or raw.time() == time()):
        cell.number_format = DATE_FORMAT
    return cell


def _width(sheet: SheetBack, at: int) -> int:
    texts = [plain(r.cells[at]) for r in sheet.rows[:50] if at < len(r.cells)]
    texts += [plain(h[at]) for h in sheet.headers if at < len(h)]
    return min(max([len(t) for t in texts] + [_NARROW]), _WIDE)

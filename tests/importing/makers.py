"""Builds real workbook files, honest and hostile, for the tests of importing."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET_PART = "xl/worksheets/sheet1.xml"


def typed(path: Path, epoch: dt.datetime | None = None) -> Path:
    """A workbook with a value of every type and every fact that is collected."""
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    sheet = book.active
    sheet.title = "Temas"
    sheet.append(["Tema", 3, 2.5, True, dt.date(2027, 3, 31), dt.datetime(2027, 3, 31, 9, 30), dt.time(4, 5)])
    sheet["H1"] = dt.timedelta(hours=30, minutes=5)
    sheet["I1"], sheet["J1"] = "=1+1", "#N/A"
    sheet["A3"] = "unido"
    sheet.merge_cells("A3:B4")
    sheet["A2"].comment = Comment("Ojo: revisar", "someone")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Oculta").sheet_state = "hidden"
    book.save(path)
    return path


def simple(path: Path, rows: int = 3) -> Path:
    """A small plain workbook."""
    book = openpyxl.Workbook()
    for row in range(rows):
        book.active.append([f"fila {row}", row, row / 2])
    book.save(path)
    return path


def with_part(path: Path, name: str, data: bytes) -> Path:
    """A small workbook in which one part is replaced or added."""
    plain = simple(path.with_name("plain.xlsx"))
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
        target.writestr(name, data)
    return path


def with_rows(path: Path, rows: str, after: str = "", before: str = "") -> Path:
    """A small workbook whose sheet has these row elements, and others around them."""
    xml = f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return with_part(path, SHEET_PART, xml.encode())

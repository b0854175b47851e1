"""Makes ``formats/temas.xlsx`` and ``formats/cifras.xlsx``, and by LibreOffice the same workbooks as .ods and .xls.

    python tests/corpus/make_formats.py

The tests read what it made; nothing else is compared with it.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

FOLDER = Path(__file__).with_name("formats")


def main() -> None:
    """Writes the files, each in three formats."""
    FOLDER.mkdir(exist_ok=True)
    made = (FOLDER / "temas.xlsx", FOLDER / "cifras.xlsx")
    _themes().save(made[0])
    _figures().save(made[1])
    with tempfile.TemporaryDirectory() as profile:
        for kind in ("ods", "xls"):
            command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
            subprocess.run([*command, "--outdir", str(FOLDER), *map(str, made)], check=True, capture_output=True)


def _figures() -> openpyxl.Workbook:
    """Numbers of which only their formats tell what they are."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Cifras"
    sheet.append(("Indicador", "Tasa", "Pesos", "Dólares", "Monto", "Mes"))
    shown = ("0.0%", "[$$-80A]#,##0.00", "[$USD] #,##0", "#,##0.00", "mmm-yy")
    for name, *values in (("Uno", 0.125, 1250.5, 3000, 7.5, dt.date(2026, 8, 1)), ("Dos", 1, -4, 0.5, 0.25, None)):
        sheet.append((name, *values))
        for column, code in enumerate(shown, 2):
            sheet.cell(sheet.max_row, column).number_format = code
    return book


def _themes() -> openpyxl.Workbook:
    """Values of every kind, hidden things, a merge and a comment."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Matriz"
    rows = {
        3: ("TEMA", "LÍNEA ROJA", "FECHA COMPROMISO", "MONTO", "DOBLE"),
        4: ("Etiquetado frontal", "No ceder en plazos", dt.date(2027, 3, 31), 1234.5, "=E4*2"),
        6: ("Plásticos", "Ninguna", dt.datetime(2027, 4, 30, 10, 30), 7, "=1/0"),
        7: ("Acero", "Cuota", dt.time(9, 15), 0.25, "=E7*4"),
    }
    for row, cells in rows.items():
        for column, value in enumerate(cells, 2):
            sheet.cell(row, column, value)
    sheet.merge_cells("B7:B8")
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[6].hidden = True
    sheet["B4"].comment = Comment("Ver el anexo", "Mesa")
    book.create_sheet("Oculta")["A1"] = "resumen"
    book["Oculta"].sheet_state = "hidden"
    book.create_sheet("Vacía")
    return book


if __name__ == "__main__":
    main()

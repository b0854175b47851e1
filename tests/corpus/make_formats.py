"""Makes ``formats/temas.xlsx``, and by LibreOffice the same workbook as .ods and .xls.

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
    """Writes the three files."""
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
    FOLDER.mkdir(exist_ok=True)
    made = FOLDER / "temas.xlsx"
    book.save(made)
    with tempfile.TemporaryDirectory() as profile:
        for kind in ("ods", "xls"):
            command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
            subprocess.run([*command, "--outdir", str(FOLDER), str(made)], check=True, capture_output=True)


if __name__ == "__main__":
    main()

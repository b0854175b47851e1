"""An exported workbook holds texts and nothing that a program would compute."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from workbench.domain.columns import UID, SheetColumn
from workbench.domain.quantity import Quantity
from workbench.domain.records import SCHEMA
from workbench.domain.sheet import Raw
from workbench.domain.when import from_iso
from workbench.exporting.sheets import SheetOut
from workbench.exporting.trouble import CannotExport
from workbench.exporting.workbook import LONGEST_CELL, write_workbook
from workbench.outgoing.texts import texts_of
from workbench.progress import SILENT

ODD = ("=1+1", "+5", "-5", "@x", "'x", "_x0041_", "a\nb", "007", "normal")


def out(path: Path, *texts: str) -> Path:
    rows = iter([(t,) for t in texts])
    write_workbook(path, [("Audiencia", "=x")], "Léeme", [SheetOut("Temas", ("T",), (), rows)], SILENT, "mío.xlsx")
    return path


def test_every_cell_is_a_text_and_comes_back_to_the_letter(tmp_path: Path) -> None:
    path = out(tmp_path / "a.xlsx", *ODD)
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            assert not re.search(rb"<f[ >/]", package.read(part)), part
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Léeme", "Temas"] and book.active.title == "Temas"
    cells = [book["Temas"].cell(row, 1) for row in range(2, 2 + len(ODD))]
    assert [c.value.replace("_x005F_", "_") for c in cells] == list(ODD)
    assert [bool(c.quotePrefix) for c in cells] == [t[0] in "=+-@'" for t in ODD]
    assert {c.data_type for c in cells} == {"s"}
    assert 10 < book["Temas"].column_dimensions["A"].width <= 48


@pytest.mark.parametrize("text", ["x" * (LONGEST_CELL + 1), "🌽" * (LONGEST_CELL // 2 + 1), "a\x00b"])
def test_what_a_cell_cannot_hold_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(CannotExport) as caught:
        out(tmp_path / ".~tmp.xlsx", "bien", text)
    for part in ("mío.xlsx", "«Temas»", "A3"):
        assert part in caught.value.words.es
    out(tmp_path / "b.xlsx", "x" * LONGEST_CELL)


def test_days_and_bare_numbers_are_typed_and_everything_else_is_text() -> None:
    when, number = SCHEMA.type("issue").field("next_by").type, SCHEMA.type("figure").field("value").type
    assert when.cell(from_iso("2027-03-31"), "es") == date(2027, 3, 31)
    for vague in ("2027-03", "2027", "2027-03-01/2027-03-31", "1850-01-01"):
        assert when.cell(from_iso(vague), "es") == when.show(from_iso(vague), "es")
    assert number.cell(Quantity(Decimal("1250.50"), ""), "es") == 1250.5
    assert number.cell(Quantity(Decimal("7"), ""), "es") == 7
    for exact in (Quantity(Decimal("7"), "percent"), Quantity(Decimal("0.1234567890123456789"), "")):
        assert number.cell(exact, "es") == number.show(exact, "es")


def test_cells_are_offered_what_they_can_be_filled_with(tmp_path: Path) -> None:
    rows: list[tuple[Raw, ...]] = [("Alta", date(2027, 3, 31), "uid-1"), ("Baja", "2028", "uid-2")]
    columns = (SheetColumn(UID, "priority"), SheetColumn(UID, "next_by"), SheetColumn(UID, "uid"))
    sheet = SheetOut("Temas", ("Prioridad", "Fecha", "Id"), columns, iter(rows), {0: ("Alta", "=Media", "Baja")})
    path = tmp_path / "a.xlsx"
    write_workbook(path, [], "Léeme", [sheet], SILENT, locked=("No", "No se edita."))
    book = openpyxl.load_workbook(path)
    assert [[c.value for c in row] for row in book["Listas"]["A1:A4"]] == [
        ["Prioridad"],
        ["Alta"],
        ["=Media"],
        ["Baja"],
    ]
    assert all(s.sheet_state == "visible" for s in book.worksheets)
    rules = {str(r.sqref): r for r in book["Temas"].data_validations.dataValidation}
    assert rules["A2:A502"].formula1 == "'Listas'!$A$2:$A$4" and not rules["A2:A502"].showErrorMessage
    assert (rules["C2:C3"].type, rules["C2:C3"].showErrorMessage, rules["C2:C3"].error) == (
        "custom",
        True,
        "No se edita.",
    )
    assert book["Temas"]["B2"].is_date and book["Temas"]["B3"].data_type == "s"
    with zipfile.ZipFile(path) as package:
        assert not any(re.search(rb"<f[ >/]", package.read(part)) for part in package.namelist())
    assert ("Temas!B2", "31 de marzo de 2027\n31 March 2027") in set(texts_of(path, "a.xlsx"))

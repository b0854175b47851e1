"""An exported workbook holds texts and nothing that a program would compute."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from workbench.exporting.sheets import SheetOut
from workbench.exporting.trouble import CannotExport
from workbench.exporting.workbook import LONGEST_CELL, write_workbook
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

"""What only a format tells is read as it is shown: a quarter as 25 %, a first day as its month."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from workbench.importing.number_formats import Formatted, as_shown, kind_of
from workbench.importing.workbook import read


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("0%", "percent"),
        ("0.00%;[Red]-0.00%", "percent"),
        ('0.0"%"', ""),
        ("0.0\\%", ""),
        ("mmm-yy", "month"),
        ("[$-80A]mmm-yy;@", "month"),
        ("mmmm yyyy", "month"),
        ("yyyy-mm", "month"),
        ("[$-40C]mmmm aaaa", "month"),
        ("dd/mm/yyyy", ""),
        ("mm:ss", ""),
        ("General", ""),
        ("0.00", ""),
    ],
)
def test_what_a_code_says(code: str, kind: str) -> None:
    assert kind_of(code) == kind


def test_cells_are_read_as_they_are_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Medida", "Tasa", "Desde", "Hasta", "Factor"])
    for rate in (0.25, 0.075, 0.07, 1, 0, "n.d."):
        sheet.append(["x", rate, date(2026, 8, 1), date(2026, 8, 15), 0.25])
        at = sheet.max_row
        sheet.cell(at, 2).number_format = "0%"
        sheet.cell(at, 3).number_format = sheet.cell(at, 4).number_format = "mmm-yy"
    path = tmp_path / "tasas.xlsx"
    book.save(path)
    rows = read(path).sheets[0].rows
    assert [row[1] for row in rows[1:]] == ["25%", "7.5%", "7%", "100%", "0%", "n.d."]
    assert rows[1][2] == "2026-08"
    assert str(rows[1][3]).startswith("2026-08-15") and rows[1][4] == 0.25


def test_runs_of_cells() -> None:
    formatted = Formatted()
    for row in (2, 3, 7):
        formatted.add("percent", row, 1)
    assert formatted.runs == {("percent", 1): [[2, 3], [7, 7]]}
    assert as_shown([(0.5,), (0.5,), (True,)], formatted) == [(0.5,), ("50%",), (True,)]

"""What only a format tells is read as it is shown: a quarter as 25 %, a first day as its month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from makers_binary import sheet, styles_part, xlsb
from openpyxl import Workbook

from workbench.domain.quantity import parse_quantity
from workbench.importing.number_formats import Formatted, as_shown, kind_of
from workbench.importing.trouble import Unreadable
from workbench.importing.workbook import read

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"


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
        ("[$$-80A]#,##0.00", "mxn"),
        ("[$USD] #,##0;[Red]-[$USD] #,##0", "usd"),
        ("[$$-409]#,##0", "usd"),
        ("[$$-1009]#,##0", "cad"),
        ("[$$-C0C]#,##0", "cad"),
        ('#,##0" MXN"', "mxn"),
        ('"US$"#,##0', "usd"),
        ('"$"#,##0.00', ""),
        ("[$€-40A]#,##0", ""),
        ('[$USD] #,##0" MXN"', ""),
        ("[$-80A]dd/mm/yyyy", ""),
        ('"CADA UNO" 0', ""),
        ('0.0%" USD"', "percent"),
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


CIFRAS = (
    ("Indicador", "Tasa", "Pesos", "Dólares", "Monto"),
    ("Uno", "12.5%", "1250.5 MXN", "3000 USD", 7.5),
    ("Dos", "100%", "-4 MXN", "0.5 USD", 0.25),
)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_percentages_and_currencies_are_told_by_the_format_in_every_kind_of_file(kind: str) -> None:
    rows = read(FORMATS / f"cifras.{kind}").sheets[0].rows
    assert tuple(row[:5] for row in rows) == CIFRAS
    if kind != "ods":  # whose reader of values gives the day alone
        assert rows[1][5] == "2026-08"


def test_the_same_in_a_binary_workbook(tmp_path: Path) -> None:
    styles = styles_part({164: "[$$-80A]#,##0.00", 165: "[$USD] #,##0"}, (0, 10, 164, 165))
    cells = [["Indicador", "Tasa", "Pesos", "Dólares", "Monto"], ["Uno", 0.125, 1250.5, 3000, 7.5]]
    part = sheet([*cells, ["Dos", 1, -4, 0.5, 0.25]], styles=(0, 1, 2, 3))
    rows = read(xlsb(tmp_path / "c.xlsb", part, styles=styles)).sheets[0].rows
    assert rows == CIFRAS
    with pytest.raises(Unreadable):
        read(xlsb(tmp_path / "d.xlsb", part, styles=styles[:-20]))


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False), st.sampled_from(["usd", "mxn", "cad", "percent"]))
def test_what_is_shown_is_the_same_figure_with_its_unit(amount: Decimal, unit: str) -> None:
    formatted = Formatted()
    formatted.add(unit, 1, 1)
    shown = as_shown([(float(amount),)], formatted)[0][0]
    value = parse_quantity(shown, "es").value
    assert value is not None and value.unit == unit
    assert value.amount == Decimal(format(float(amount), ".15g")) * (100 if unit == "percent" else 1)


def test_runs_of_cells() -> None:
    formatted = Formatted()
    for row in (2, 3, 7):
        formatted.add("percent", row, 1)
    assert formatted.runs == {("percent", 1): [[2, 3], [7, 7]]}
    assert as_shown([(0.5,), (0.5,), (True,)], formatted) == [(0.5,), ("50%",), (True,)]

"""Rows that stayed out go back to their sender, are corrected and come in."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from workbench.outgoing.write import CannotWrite
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, carry_out, plan_import, plan_taken, take_in
from workbench.tasks.sending_back import NothingToSend, send_back

ROWS = (
    ("Tema", "Prioridad", "Responsable", "Fecha compromiso", "Reservado", "Observaciones"),
    ("Acero plano", "Alta", "SE", "31/03/2027", "línea secreta", "=1+1"),
    ("Vidrio", "quizá", "Nadie de aquí", date(2027, 3, 31), "línea secreta", "+52 55"),
    ("Papel", "Baja", "SE", "03/04/2026 y 05/06/2026", "línea secreta", 12.5),
)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    path = tmp_path / "d.twb"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as opened:
        yield opened


def book(path: Path) -> Path:
    made = Workbook()
    for row in ROWS:
        made.active.append(row)
    made.active["F2"].data_type = "s"
    made.active.column_dimensions["E"].hidden = True
    made.save(path)
    return path


def test_the_rows_left_out_with_what_is_wrong_come_back_corrected(dossier: Dossier, tmp_path: Path) -> None:
    out, taken = tmp_path / "back.xlsx", take_in(book(tmp_path / "a.xlsx"))
    plan = plan_taken(dossier, taken, Options())
    assert plan.rows_out == 2
    assert send_back(dossier, taken, plan, Options(), out, "es") == 2
    carry_out(dossier, plan)
    back = load_workbook(out)
    sheet = back["Sheet"]
    head = [c.value for c in sheet[1]]
    assert head == ["Tema", "Prioridad", "Responsable", "Fecha compromiso", "Observaciones", "Qué corregir"]
    assert [c.value for c in sheet["A"]] == ["Tema", "Vidrio", "Papel"]
    assert sheet["D2"].is_date and sheet["E2"].value == "+52 55" and sheet["E3"].value == 12.5
    assert "quizá" in sheet["B2"].comment.text and "Nadie de aquí" in sheet["C2"].comment.text
    assert "quizá" in sheet["F2"].value and "Nadie de aquí" in sheet["F2"].value
    with zipfile.ZipFile(out) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(re.search(rb"<f[ >/]", data) for data in parts.values())
    assert not any("línea secreta".encode() in data for data in parts.values())
    for cell, value in (("B2", "Media"), ("C2", "SE"), ("D3", "2026-04-03")):
        sheet[cell].value = value
    back.save(out)
    again = plan_import(dossier, out, Options())
    assert (again.count("create"), again.rows_out) == (2, 0)
    assert not any("corregir" in (getattr(p.record, "notes", "") or "") for p in again.planned)


def test_what_is_nearly_a_record_of_ours_goes_back_without_a_word_of_it(dossier: Dossier, tmp_path: Path) -> None:
    made = Workbook()
    made.active.append(("Tema", "Prioridad"))
    made.active.append(("Aranceles de la Sección 232 al acero y al cobre", "Alta"))
    made.save(tmp_path / "a.xlsx")
    taken = take_in(tmp_path / "a.xlsx")
    plan = plan_taken(dossier, taken, Options())
    (asked,) = [p.problem for p in plan.problems if p.problem.code == "nearly-same"]
    assert "aluminio" in asked.message.es
    out = tmp_path / "back.xlsx"
    assert send_back(dossier, taken, plan, Options(), out, "es") == 1
    with zipfile.ZipFile(out) as package:
        data = b"".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
    assert "aluminio" not in data and "I-" not in data and "confirme si es nuevo" in data


def test_nothing_is_sent_where_nothing_stayed_out(dossier: Dossier, tmp_path: Path) -> None:
    taken = take_in(book(tmp_path / "a.xlsx"))
    plan = plan_taken(dossier, taken, Options())
    with pytest.raises(CannotWrite):
        send_back(dossier, taken, plan, Options(), dossier.path, "es")
    answers = {"Sheet!B3": "Alta", "Sheet!C3": "SE", "Sheet!D4": ""}
    whole = plan_taken(dossier, taken, Options(answers=answers))
    with pytest.raises(NothingToSend):
        send_back(dossier, taken, whole, Options(answers=answers), tmp_path / "b.xlsx", "es")
    assert not (tmp_path / "b.xlsx").exists()

"""Rows that stayed out go back to their sender, are corrected and come in."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from workbench.domain.records import Figure, Issue
from workbench.importing.planned import Plan
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
    sent = send_back(dossier, taken, plan, Options(), out, "es")
    assert sent.rows == 2
    (behind,) = sent.behind
    assert behind.es == (
        "La columna oculta «Reservado» no va en el archivo: 2 valores suyos se quedan en Sheet!E3:E4; "
        "lo corregido vuelve sin ellos."
    )
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
    assert send_back(dossier, taken, plan, Options(), out, "es").rows == 1
    with zipfile.ZipFile(out) as package:
        data = b"".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
    assert "aluminio" not in data and "I-" not in data and "confirme si es nuevo" in data


SAMPLE = Path("resources/samples/matriz-posiciones-agricultura.xlsx")


def told_of(plan: Plan, title: str) -> dict[str, Any]:
    """What a plan says of the records of one row, by type and party."""
    found: dict[str, Any] = {}
    for one in plan.planned:
        said = {m.field.name: m.new for m in one.moves if m.field.name != "issue"}
        named = (
            one.record
            if isinstance(one.record, Issue)
            else next((p.record for p in plan.planned if p.record.uid == getattr(one.record, "issue", "")), one.record)
        )
        if title in str(getattr(named, "title", "")) or title in str(getattr(one.record, "on", "")):
            found[f"{one.type.name} {getattr(one.record, 'actor', '')}"] = said
    return found


@pytest.mark.parametrize("source", ["SADER_vf2.xlsx", "vf2.xlsx"])
def test_a_matrix_under_two_header_rows_comes_back_as_it_was(dossier: Dossier, tmp_path: Path, source: str) -> None:
    book = load_workbook(SAMPLE)
    sheet, title = book.worksheets[0], "Maíz genéticamente modificado"
    sheet.column_dimensions["L"].hidden = False
    # Either the name of the file says who sent it, or a title above.
    sheet["A1"] = "Ejemplo" if source.startswith("SADER") else "Secretaría de Agricultura y Desarrollo Rural"
    sheet["J9"].comment = Comment("Ojo: falta consultar", "JPO")
    sheet["G9"] = "quizá"
    book.save(tmp_path / source)
    taken, out = take_in(tmp_path / source), tmp_path / "r.xlsx"
    plan = plan_taken(dossier, taken, Options())
    assert plan.rows_out == 2  # nobody of the dossier is called CGAI
    sent = send_back(dossier, taken, plan, Options(), out, "es")
    assert (sent.rows, sent.behind) == (2, ())

    back = load_workbook(out)
    (made,) = back.worksheets
    wrong = {c.value: c for row in made.iter_rows() for c in row if c.value in ("quizá", "CGAI")}
    assert all("Qué corregir: " in c.comment.text for c in wrong.values())
    wrong["quizá"].value, wrong["CGAI"].value = "ALTA", "SADER"
    back.save(out)
    again = plan_import(dossier, out, Options())
    sheet["G9"], sheet["H8"] = "ALTA", "SADER"
    book.save(tmp_path / source)
    whole = plan_import(dossier, tmp_path / source, Options())
    assert again.rows_out == 0 and told_of(again, title) == told_of(whole, title)
    assert len(told_of(again, title)) == 3  # the issue and two positions
    batches = again.change_set.batch, whole.change_set.batch
    assert len({b.sender for b in batches if b is not None}) == 1 and batches[0] and batches[0].sender
    notes = " ".join(str(p.record.notes) for p in again.planned)
    assert "Ojo: falta consultar" in notes and "orregir" not in notes and "opciones" not in notes


def test_what_the_rest_of_a_column_proves_is_not_lost(dossier: Dossier, tmp_path: Path) -> None:
    made = Workbook()
    for row in (
        ("Indicador", "Valor", "Fecha del dato", "De quién es la cifra"),
        ("Exportación de vidrio", "1.234,5", "25/04/2026", "SE"),
        ("Exportación de papel", "1,240", "03/04/2026", "Nadie de aquí"),
        ("Exportación de cobre", "2.345", "05/04/26", "Nadie de aquí"),
    ):
        made.active.append(row)
    made.save(tmp_path / "a.xlsx")
    taken, out = take_in(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    plan = plan_taken(dossier, taken, Options())
    assert plan.rows_out == 2
    send_back(dossier, taken, plan, Options(), out, "es")
    back = load_workbook(out)
    assert [c.value for c in back["Sheet"]["B"]] == ["Valor", "1.2400", "2345"]
    assert [c.value for c in back["Sheet"]["C"]] == ["Fecha del dato", "2026-04-03", "2026-04-05"]
    for cell in ("D2", "D3"):
        back["Sheet"][cell].value = "SE"
    back.save(out)
    again = plan_import(dossier, out, Options())
    assert again.rows_out == 0
    figures = [p.record for p in again.planned if isinstance(p.record, Figure)]
    assert [f.value and int(f.value.amount * 100) for f in figures] == [124, 234500]
    assert [f.period and f.period.first() for f in figures] == [date(2026, 4, 3), date(2026, 4, 5)]


def test_what_is_wrong_in_a_hidden_column_is_not_quoted(dossier: Dossier, tmp_path: Path) -> None:
    made = Workbook()
    for row in (("Tema", "Prioridad", "Responsable"), ("Vidrio", "quizá", "SE"), ("Papel", "Alta", "Nadie")):
        made.active.append(row)
    made.active.column_dimensions["B"].hidden = True
    made.save(tmp_path / "a.xlsx")
    taken = take_in(tmp_path / "a.xlsx")
    plan = plan_taken(dossier, taken, Options())
    assert send_back(dossier, taken, plan, Options(), tmp_path / "b.xlsx", "en").rows == 2
    cells = [str(c.value) for row in load_workbook(tmp_path / "b.xlsx")["Sheet"].iter_rows() for c in row]
    assert not any("quizá" in words for words in cells) and any("hidden column" in words for words in cells)


def test_rows_of_a_second_table_go_back_under_their_own_header(dossier: Dossier, tmp_path: Path) -> None:
    made = Workbook()
    for row in (
        ("Tema", "Prioridad", "Responsable"),
        ("Vidrio", "Alta", "SE"),
        ("Papel", "quizá", "SE"),
        (),
        ("Compromiso", "Responsable", "Fecha compromiso"),
        ("Enviar la lista", "SE", "2027-03-31"),
        ("Firmar la minuta", "Nadie de aquí", "2027-03-31"),
    ):
        made.active.append(row)
    made.save(tmp_path / "a.xlsx")
    taken, out = take_in(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    plan = plan_taken(dossier, taken, Options())
    assert send_back(dossier, taken, plan, Options(), out, "es").rows == 2
    back = load_workbook(out)
    rows = [[c for c in row if c] for row in back["Sheet"].iter_rows(values_only=True, max_col=3)]
    assert rows == [
        ["Tema", "Prioridad", "Responsable"],
        ["Papel", "quizá", "SE"],
        [],
        ["Compromiso", "Responsable", "Fecha compromiso"],
        ["Firmar la minuta", "Nadie de aquí", "2027-03-31"],
    ]


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

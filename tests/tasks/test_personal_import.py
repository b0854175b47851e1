"""Personal data in a ministry's file: told, left out, kept where somebody says so; never where nobody does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from workbench.domain.records import Actor, Issue
from workbench.importing.choices import Choices
from workbench.importing.planned import Plan
from workbench.importing.trouble import Unreadable
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.export_file import export_file
from workbench.tasks.handing_out import Handing
from workbench.tasks.import_file import Options, carry_out, plan_import

ALL = Choices(personal={"*": "keep"})


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    path = tmp_path / "d.dossier"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as opened:
        yield opened


def book(path: Path, *rows: Sequence[object]) -> Path:
    made = Workbook()
    made.active.title = "Hoja"
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def issue(dossier: Dossier, title: str) -> Issue:
    return next(r for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == title)


def told(plan: Plan) -> dict[str, str]:
    return {p.cell: p.problem.code for p in plan.problems if p.problem.code.startswith("personal")}


HEAD = ("TEMA", "ANTECEDENTES", "RESPONSABLE", "Teléfono", "OBSERVACIONES")
ROWS: tuple[tuple[object, ...], ...] = (
    ("Acero", "Escribir a ana@camara.mx antes del 3", "SE ana@se.gob.mx", 5512345678, "fracción 7208.10.03"),
    ("Vidrio", "Tel. (55) 1234-5678", "SE", "no tiene", "nada"),
)


def test_it_is_left_out_and_said_of_each_cell(dossier: Dossier, tmp_path: Path) -> None:
    plan = plan_import(dossier, book(tmp_path / "a.xlsx", HEAD, *ROWS), Options())
    assert told(plan) == dict.fromkeys(("B2", "C2", "D2", "B3"), "personal-left-out")
    carry_out(dossier, plan)
    steel, glass = issue(dossier, "Acero"), issue(dossier, "Vidrio")
    assert steel.background.es == "Escribir a [correo omitido] antes del 3" and glass.background.es == ""
    assert steel.lead == glass.lead != ""  # the address beside the name does not hide it
    assert "55" not in steel.notes and "7208.10.03" in steel.notes and "no tiene" in glass.notes
    held = "\n".join(str(row) for row in dossier.reader.history())
    assert "ana@" not in held and "5512345678" not in held and "1234-5678" not in held


def test_it_is_kept_cell_by_cell_or_all_of_it(dossier: Dossier, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", HEAD, *ROWS)
    plan = plan_import(dossier, path, Options(choices=Choices(personal={"Hoja!B2": "keep", "Hoja!D2": "keep"})))
    kept = dict.fromkeys(("B2", "D2"), "personal-kept")
    assert told(plan) == kept | dict.fromkeys(("C2", "B3"), "personal-left-out")
    carry_out(dossier, plan)
    assert issue(dossier, "Acero").background.es == ROWS[0][1] and "5512345678" in issue(dossier, "Acero").notes
    carry_out(dossier, plan_import(dossier, path, Options(choices=ALL)))
    assert issue(dossier, "Vidrio").background.es == "Tel. (55) 1234-5678"
    again = plan_import(dossier, path, Options())
    assert again.change_set.edits == () and told(again) == {"C2": "personal-left-out"}  # the rest is no news
    with pytest.raises(Unreadable, match="Hoja!B9"):
        plan_import(dossier, path, Options(choices=Choices(personal={"Hoja!B9": "keep"})))


def test_what_was_kept_beside_the_fields_is_decided_for_the_same_file_again(dossier: Dossier, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", HEAD, *ROWS)
    keep = Options(choices=Choices(personal={"Hoja!D2": "keep"}))
    carry_out(dossier, plan_import(dossier, path, keep))
    assert "5512345678" in issue(dossier, "Acero").notes
    again = plan_import(dossier, path, keep)
    assert again.change_set.edits == () and "D2" not in told(again)


def test_what_the_dossier_holds_stays_beside_what_is_new(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("TEMA", "ANTECEDENTES"), ("Acero", "Tel. (55) 1234-5678"))
    carry_out(dossier, plan_import(dossier, book(tmp_path / "a.xlsx", *rows), Options(choices=ALL)))
    rows = (rows[0], ("Acero", "Tel. (55) 1234-5678 o ana@camara.mx"))
    carry_out(dossier, plan_import(dossier, book(tmp_path / "a.xlsx", *rows), Options()))
    assert issue(dossier, "Acero").background.es == "Tel. (55) 1234-5678 o [correo omitido]"


def test_records_whose_names_hold_it_are_not_taken_for_one(dossier: Dossier, tmp_path: Path) -> None:
    names = ("Carta de ana@uno.mx", "Carta de luis@dos.mx")
    path = book(tmp_path / "a.xlsx", ("TEMA", "ANTECEDENTES"), *((name, f"{n}") for n, name in enumerate(names)))
    plan = plan_import(dossier, path, Options())
    assert plan.change_set.edits == () and plan.rows_out == 2 and plan.conflicts == ()
    assert [(p.cell, p.problem.code) for p in plan.questions] == [("A2", "personal-name"), ("A3", "personal-name")]
    answered = Options(answers={"Hoja!A2": "Carta de una cámara"}, choices=Choices(personal={"Hoja!A3": "keep"}))
    carry_out(dossier, plan_import(dossier, path, answered))
    assert issue(dossier, "Carta de una cámara").background.es == "0" and issue(dossier, names[1]).background.es == "1"


def test_an_answer_is_a_persons_own_word(dossier: Dossier, tmp_path: Path) -> None:
    answers = {"Hoja!B3": "Tel. (55) 8765-4321"}
    plan = plan_import(dossier, book(tmp_path / "a.xlsx", HEAD, *ROWS), Options(answers=answers))
    assert "B3" not in told(plan)
    carry_out(dossier, plan)
    assert issue(dossier, "Vidrio").background.es == "Tel. (55) 8765-4321"


def test_a_form_above_the_table_is_told_and_not_read(dossier: Dossier, tmp_path: Path) -> None:
    form: tuple[tuple[object, ...], ...] = (
        ("Cuestionario de consulta",),
        ("Razón social", "Cámara del Vidrio, A.C."),
        ("RFC", "CVI990101AB1"),
        ("Teléfono", 5598765432),
        ("Contacto", "Ana Pérez, ana@vidrio.mx"),
        (),
    )
    plan = plan_import(dossier, book(tmp_path / "a.xlsx", *form, HEAD[:2], *(r[:2] for r in ROWS[1:])), Options())
    (around,) = [p for p in plan.problems if p.problem.code == "personal-around"]
    assert "B3, B4, B5" in around.problem.message.es and around.cell == "B3"
    carry_out(dossier, plan)
    held = "\n".join(str(row) for row in dossier.reader.history())
    assert "CVI990101AB1" not in held and "ana@vidrio" not in held and "5598765432" not in held


def test_contacts_of_an_actor_are_flagged_like_others(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("Nombre", "Siglas", "Contactos"), ("Cámara Z", "CZ", "Ana | correo | ana@z.mx"))
    path = book(tmp_path / "a.xlsx", *rows)
    plan = plan_import(dossier, path, Options(record_type="actor"))
    assert told(plan) == {"C2": "personal-left-out"}
    carry_out(dossier, plan)
    found = next(r for r in dossier.reader.all("actor") if isinstance(r, Actor) and r.acronym == "CZ")
    assert "ana@z.mx" not in str(found.contacts) and "Ana" in str(found.contacts)
    carry_out(dossier, plan_import(dossier, path, Options(record_type="actor", choices=ALL)))
    kept: Any = dossier.reader.get(found.uid)
    assert "ana@z.mx" in str(kept.contacts)
    out = tmp_path / "out.xlsx"
    export_file(dossier, out, ("actor",), Handing(kept.own_audience), "es")
    back = plan_import(dossier, out, Options())
    assert back.change_set.edits == () and told(back) == {}  # what left us comes back as it left


def test_what_a_form_says_of_its_sender_is_read_without_it(dossier: Dossier, tmp_path: Path) -> None:
    form: tuple[tuple[object, ...], ...] = (
        ("Cámara:", "Cámara del Vidrio, tel. (55) 5448-8160"),
        ("RFC:", "CVI990101AB1"),
        (),
    )
    table = (("CAP.", "PROBLEMÁTICA", "PROPUESTA"), ("4", "Escribir a ana@vidrio.mx ya", "Nada"))
    plan = plan_import(dossier, book(tmp_path / "a.xlsx", *form, *table), Options())
    (planned,) = plan.planned
    made: Any = planned.record
    assert (made.submitter_name, made.problem.es) == (
        "Cámara del Vidrio, tel. [teléfono omitido]",
        "Escribir a [correo omitido] ya",
    )
    assert "ana@" not in made.title.es  # a title that was made of the first words
    assert told(plan) == {"B2": "personal-around", "B1": "personal-left-out", "B5": "personal-left-out"}

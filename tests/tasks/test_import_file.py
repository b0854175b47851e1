"""The bundled ministry workbook, imported into the bundled dossier."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from workbench import paths
from workbench.importing.planned import Plan
from workbench.importing.stage import CellProblem
from workbench.importing.trouble import Unreadable
from workbench.store.dossier import open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, carry_out, plan_import

SAMPLE = paths.resources() / "samples" / "matriz-posiciones-agricultura.xlsx"
CELL = "MATRIZ vf2 (3)!H8"


def test_the_sample_is_imported_once_and_answered(tmp_path: Path) -> None:
    path = tmp_path / "d.twb"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as dossier:
        first = plan_import(dossier, SAMPLE, Options())
        assert (first.count("create"), first.count("update"), first.rows_out) == (26, 9, 1)
        assert [(q.cell, q.problem.code) for q in first.questions] == [("H8", "name-unknown")]
        assert "CGAI" in first.questions[0].problem.message.es
        codes = [p.problem.code for p in first.problems]
        assert codes == [
            "hidden-sheets",
            "column-hidden",
            "rows-no-data",
            "rows-outside",
            "provision-unread",
            "name-unknown",
            "reserved-words",
        ]
        assert carry_out(dossier, first, all_or_nothing=True).effect is None
        effect = carry_out(dossier, first).effect
        assert effect is not None and (len(effect.created), len(effect.updated)) == (26, 9)
        again = plan_import(dossier, SAMPLE, Options())
        assert (again.change_set.edits, again.count("unchanged")) == ((), 35)
        answered = plan_import(dossier, SAMPLE, Options(answers={CELL: ""}))
        assert answered.complete and answered.questions == ()
        with pytest.raises(Unreadable, match="H99"):
            plan_import(dossier, SAMPLE, Options(answers={"MATRIZ vf2 (3)!H99": "SE"}))


@pytest.mark.parametrize("name", [b"inf\xf1rme.csv", b"dos\nlineas.csv", b"a\x07.csv"])
def test_odd_names_and_control_characters_are_kept_as_what_can_be(tmp_path: Path, name: bytes) -> None:
    """A name that is no text, and letters that no file can carry, beside a field as in one, keep nothing out."""
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    file.write_bytes("Tema,Prioridad,Mampara\x02\nAce\x01ro,Alta,A\x03-7\nMaíz,Baja,\x04\n".encode())
    new_dossier(tmp_path / "d.twb", "usmca-review")
    with open_dossier(tmp_path / "d.twb", write=True) as dossier:
        made = plan_import(dossier, file, Options())
        effect = carry_out(dossier, made).effect
        assert effect is not None and len(effect.created) == 2
        issue = next(r for r in dossier.reader.get_all(effect.created) if r.title.es == "Acero")
        assert issue.notes == "Mampara: A-7"
        assert dossier.reader.provenance(issue.uid)[0].cell
        again = plan_import(dossier, file, Options())
        assert again.change_set.edits == ()


def test_hidden_sheets_are_told_by_name_and_whether_they_were_read(tmp_path: Path) -> None:
    book = Workbook()
    for name, state in (("Temas", "visible"), ("Borrador", "hidden"), ("Catálogo", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in (("Tema", "Prioridad"), (f"Acero {name}", "Alta")):
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "m.xlsx")
    new_dossier(tmp_path / "d.twb", "empty")
    with open_dossier(tmp_path / "d.twb") as dossier:
        told = {p.sheet: p.problem.message for p in _hidden(plan_import(dossier, tmp_path / "m.xlsx", Options()))}
        assert list(told) == ["Borrador", "Catálogo"]
        assert "no se leyó (2 renglones con algo)" in told["Borrador"].es and "«Borrador»" in told["Borrador"].es
        asked = plan_import(dossier, tmp_path / "m.xlsx", Options(sheet="Borrador"))
        told = {p.sheet: p.problem.message for p in _hidden(asked)}
        assert "was read" in told["Borrador"].en and "was not read" in told["Catálogo"].en


def _hidden(made: Plan) -> list[CellProblem]:
    return [p for p in made.problems if p.problem.code == "hidden-sheets"]


def test_a_bare_number_counts_days_as_its_workbook_does(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (("Tema", "Fecha límite"), ("Zinc", date(2026, 9, 15)), ("Cobre", 44817)):
        book.active.append(row)
    book.save(tmp_path / "m.xlsx")
    new_dossier(tmp_path / "d.twb", "empty")
    with open_dossier(tmp_path / "d.twb") as dossier:
        (asked,) = plan_import(dossier, tmp_path / "m.xlsx", Options()).questions
    assert (asked.cell, asked.problem.choices) == ("B3", ("2026-09-14",))


def test_words_that_give_no_date_stay_under_the_header_of_their_sender(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("Tema,Fecha límite:\nZinc,31/02/2027\nCobre,03/04/2026\n", encoding="utf-8")
    new_dossier(tmp_path / "d.twb", "empty")
    with open_dossier(tmp_path / "d.twb") as dossier:
        made = plan_import(dossier, tmp_path / "m.csv", Options())
    assert made.planned[0].record.notes == "Fecha límite: 31/02/2027"
    assert [(q.cell, q.problem.code) for q in made.questions] == [("B3", "date-ambiguous")]


def test_a_deadline_that_lies_before_its_request_is_told(tmp_path: Path) -> None:
    new_dossier(tmp_path / "d.twb", "usmca-review")
    made = Workbook()
    made.active.append(["Folio", "Solicitud", "Solicitante", "Solicitado a", "Fecha de solicitud", "Vence"])
    made.active.append(["S-01", "Reconocer certificados", "México", "Estados Unidos", "23/04/2026", "ago-25"])
    made.active.append(["S-02", "Eliminar el arancel a la res", "México", "Estados Unidos", "23/04/2026", "ago-26"])
    made.save(tmp_path / "s.xlsx")
    with open_dossier(tmp_path / "d.twb") as dossier:
        problems = plan_import(dossier, tmp_path / "s.xlsx", Options()).problems
    told = [p for p in problems if p.problem.code == "due-before"]
    assert [(p.cell, p.field) for p in told] == [("F2", "request.due")]

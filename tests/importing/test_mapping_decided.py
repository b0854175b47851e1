"""Columns that a person decides about: read as they said, nothing twice, nothing that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from workbench.domain.records import SCHEMA, Issue, Position
from workbench.importing.mapping_decided import head_cell, target_of, targets
from workbench.importing.stage import Frame
from workbench.importing.trouble import Unreadable
from workbench.store.dossier import open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, carry_out, frames_of, plan_import, tables_of, take_in

HEADS = ("TEMA", "POSICIÓN MX", "XYZ", "OBSERVACIONES")
ROW = ("Etiquetado frontal", "Mantener la norma", "No ceder en plazos", "Consultar a Cofepris")


@pytest.fixture
def matrix(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Matriz"
    for row in (("Secretaría de Economía",), (), HEADS, ROW):
        sheet.append(row)
    path = tmp_path / "matriz.xlsx"
    book.save(path)
    return path


def frame_of(path: Path, columns: dict[str, str]) -> Frame:
    (frame,) = frames_of(take_in(path), SCHEMA, Options(columns=columns))
    return frame


def read_as(frame: Frame) -> dict[str, str]:
    return {head_cell(frame.table, c): target_of(c).key for c in frame.mapping.columns}


def test_a_column_is_read_as_a_person_said(matrix: Path) -> None:
    before = read_as(frame_of(matrix, {}))
    assert before["Matriz!A3"] == "issue.title" and "Matriz!C3" not in before
    after = frame_of(matrix, {"Matriz!C3": "position.red_line@MX"})
    assert read_as(after) == {**before, "Matriz!C3": "position.red_line@MX"}
    assert not [c for c in after.mapping.unmapped if c.header == "XYZ"]


def test_what_two_columns_would_say_only_the_decided_one_says(matrix: Path) -> None:
    after = frame_of(matrix, {"Matriz!C3": "issue.notes"})
    assert read_as(after)["Matriz!C3"] == "issue.notes"
    assert [c.header for c in after.mapping.unmapped] == ["OBSERVACIONES"]


def test_a_column_can_be_left_out(matrix: Path) -> None:
    after = frame_of(matrix, {"Matriz!D3": ""})
    assert "Matriz!D3" not in read_as(after)
    assert {c.header for c in after.mapping.unmapped} == {"XYZ", "OBSERVACIONES"}


def test_decided_columns_reach_the_dossier_with_their_cell(matrix: Path, tmp_path: Path) -> None:
    path = tmp_path / "d.dossier"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True) as dossier:
        plan = plan_import(dossier, matrix, Options(columns={"Matriz!C3": "position.red_line@MX"}))
        carry_out(dossier, plan)
        made = [r for r in (p.record for p in plan.planned) if isinstance(r, Position)]
        assert [p.red_line.es for p in made] == ["No ceder en plazos"]
        cells = {c.field: c.cell for c in dossier.reader.provenance(made[0].uid)}
        assert cells["red_line"] == "C4"
        assert [r.title.es for r in (p.record for p in plan.planned) if isinstance(r, Issue)] == ["Etiquetado frontal"]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"Matriz!Z3": "issue.title"}, "Z3"),
        ({"Matriz!C3": "position.redline"}, "position.red_line"),
        ({"Matriz!C3": "isue.title+down"}, r"issue\.title\+down"),
        ({"Matriz!C3": "issue.nonsense"}, "issue.nonsense"),
        ({"Matriz!C3": "position.red_line@XX"}, "@XX"),
        ({"Matriz!C3": "issue.title:de"}, "issue.title:de"),
        ({"Matriz!C3": "nonsense"}, "nonsense"),
        ({"Matriz!C3": "issue.notes", "Matriz!D3": "issue.notes"}, "Notes"),
    ],
)
def test_a_decision_about_nothing_is_told(matrix: Path, columns: dict[str, str], told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        frames_of(take_in(matrix), SCHEMA, Options(columns=columns))


def test_every_choice_that_is_offered_can_be_made(matrix: Path) -> None:
    (frame,) = tables_of(take_in(matrix), SCHEMA, Options())
    offered = targets(frame.mapping, SCHEMA)
    assert len({t.label(SCHEMA).es for t in offered}) == len(offered) > 50
    for target in offered:
        assert "Matriz!C3" in read_as(frame_of(matrix, {"Matriz!C3": target.key})), target.key


def test_a_table_of_unknown_headers_is_read_once_somebody_says_how(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Hoja1"
    for row in (
        ("aaa", "bbb", "ccc", "ddd"),
        ("Etiquetado frontal", "2027-03-31", "Pendiente de consulta", "Pleno"),
        ("Maíz blanco", "2027-04-30", "Acordado en principio", "Mesa dos"),
        ("Acero", "2027-05-31", "Sin avance", "Mesa"),
    ):
        sheet.append(row)
    path = tmp_path / "x.xlsx"
    book.save(path)
    taken = take_in(path)
    assert frames_of(taken, SCHEMA, Options()) == []
    (table,) = tables_of(taken, SCHEMA, Options(record_type="issue"))
    assert {t.record_type for t in targets(table.mapping, SCHEMA, "issue")} == {"issue", "position"}
    (frame,) = frames_of(taken, SCHEMA, Options(record_type="issue", columns={"Hoja1!A1": "issue.title"}))
    assert read_as(frame) == {"Hoja1!A1": "issue.title"}

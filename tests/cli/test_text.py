"""The report of an import in a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from workbench.cli.commands import workbench
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Issue
from workbench.domain.types import Parallel
from workbench.store.dossier import open_dossier

SE, SADER, MAIZE = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(1, 4))


@pytest.fixture
def sheet(dossier_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sheet that gives an issue to another ministry, and in its next row to the one that it has."""
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "es")
    records = (
        Actor(uid=SE, title=Parallel("Secretaría de Economía"), acronym="SE"),
        Actor(uid=SADER, title=Parallel("Secretaría de Agricultura"), acronym="SADER"),
        Issue(uid=MAIZE, title=Parallel("Maíz blanco"), lead=SE),
    )
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, records)), "c"))
    book = Workbook()
    for row in (
        ("Tema", "Prioridad", "Dependencia responsable"),
        ("Maíz blanco", "Alta", "SADER"),
        ("Maíz blanco", "Alta", "Secretaría de Economía"),
    ):
        book.active.append(row)
    book.save(tmp_path / "m.xlsx")
    return tmp_path / "m.xlsx"


def test_records_that_a_field_points_to_are_told_by_name(dossier_path: Path, sheet: Path) -> None:
    said = CliRunner().invoke(workbench, ["import", str(dossier_path), str(sheet), "--dry-run"]).output
    assert "Dependencia responsable: SE → SADER  [C2]" in said
    assert "issue.lead, «Maíz blanco»: vale «SADER», no «SE»" in said
    assert SE not in said and SADER not in said


def test_as_json_a_conflict_has_the_names_and_the_uids(dossier_path: Path, sheet: Path) -> None:
    said = CliRunner().invoke(workbench, ["import", str(dossier_path), str(sheet), "--dry-run", "--json"]).stdout
    (conflict,) = json.loads(said)["conflicts"]
    assert (conflict["first"], conflict["second"], conflict["refers"]) == ("SADER", "SE", [[SADER], [SE]])


def test_what_is_said_of_the_file_itself_goes_by_its_name(dossier_path: Path, sheet: Path, tmp_path: Path) -> None:
    table = {"headers": ["nombre", "siglas"], "record_type": "actor"}
    profile = {"treaty-workbench-profile": 1, "source": "actores.xlsx", "tables": [table]}
    (tmp_path / "p.json").write_text(json.dumps(profile), encoding="utf-8")
    command = ["import", str(dossier_path), str(sheet), "--dry-run", "--profile", str(tmp_path / "p.json")]
    said = CliRunner().invoke(workbench, command).output
    assert "nota     m.xlsx: El perfil que se indicó es de otro formato" in said


def test_what_new_records_will_hold_is_told_before_it_is_written(
    dossier_path: Path, sheet: Path, tmp_path: Path
) -> None:
    book = Workbook()
    for row in (("Tema", "Prioridad", "Fecha límite", "Responsable"), ("Acero plano", "Urgente", "ago-25", "SADER")):
        book.active.append(row)
    book.save(tmp_path / "n.xlsx")
    command = ["import", str(dossier_path), str(tmp_path / "n.xlsx"), "--dry-run"]
    said = CliRunner().invoke(workbench, command).output
    assert "Prioridad: Crítica [B2] · Fecha compromiso: agosto de 2025 [C2] · " in said
    assert "Dependencia responsable: SADER [D2]" in said and "Tema:" not in said
    (record,) = json.loads(CliRunner().invoke(workbench, [*command, "--json"]).stdout)["records"]
    assert [record[name] for name in ("action", "type", "title", "sheet", "row")] == [
        "create",
        "issue",
        "Acero plano",
        "Sheet",
        2,
    ]
    held = {f["field"]: (f["new"], f["cell"]) for f in record["fields"]}
    assert held["title"] == ({"es": "Acero plano"}, "A2")
    assert held["priority"] == ("critical", "B2") and held["next_by"] == ("2025-08", "C2")
    assert held["lead"] == ("SADER", "D2")

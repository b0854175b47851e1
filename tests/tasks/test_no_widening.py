"""No file and no undo shows anybody more than before: what attackers and accidents tried."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.store.dossier import Dossier, create_dossier, open_dossier
from workbench.tasks.export_file import export_file
from workbench.tasks.handing_out import Handing
from workbench.tasks.import_file import Imported, Options, carry_out, plan_import

SECRET = "aceptaremos hasta sesenta por ciento"
MX, OPEN, CLOSED, POSITION, ESTIMATE, INNER = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(6))
PUBLIC = Chosen("public")


@pytest.fixture
def dossier(tmp_path: Path) -> Any:
    path = tmp_path / "d.dossier"
    create_dossier(path)
    statement, secret = Parallel(es="Queremos que se eliminen."), Parallel(es=SECRET)
    common: Any = {"actor": MX, "on": Parallel(es="Cuotas"), "audience": PUBLIC}
    records = (
        Actor(uid=MX, title=Parallel(es="México"), acronym="MX", country=Chosen("MX"), audience=PUBLIC),
        Issue(uid=OPEN, title=Parallel(es="Acero"), interest=Parallel(es="Acceso"), audience=PUBLIC),
        Issue(uid=CLOSED, title=Parallel(es="Asunto interno")),
        Position(uid=POSITION, issue=OPEN, statement=statement, red_line=secret, **common),
        Position(uid=ESTIMATE, issue=OPEN, statement=secret, standing=Chosen("estimate"), **common),
        Position(uid=INNER, issue=CLOSED, statement=secret, **common),
    )
    with open_dossier(path, write=True, author="t") as opened:
        opened.journal.commit(ChangeSet(tuple(Create(r) for r in records), "base"))
        assert not leaks(opened)
        yield opened


def imported(dossier: Dossier, path: Path, options: Options) -> Imported:
    return carry_out(dossier, plan_import(dossier, path, options))


def leaks(dossier: Dossier) -> bool:
    """Whether the public can read the secret anywhere."""
    public = dossier.reader.for_audience(Audience.PUBLIC)
    seen = [str(r) for t in dossier.schema.types for r in public.all(t.name)]
    return bool(public.search("sesenta").total) or any(SECRET in text for text in seen)


def returned(dossier: Dossier, path: Path, sheet: str, uid: str, changes: dict[str, str]) -> Path:
    """Our own export, edited in some cells of one row."""
    export_file(dossier, path, (), Handing(Audience.NEGOTIATORS), "es")
    workbook = load_workbook(path)
    headers = {cell.value: cell.column for cell in workbook[sheet][1]}
    row = next(r for r in workbook[sheet].iter_rows() if r[-1].value == uid)[0].row
    for header, value in changes.items():
        workbook[sheet].cell(row, headers[header]).value = value
    workbook.save(path)
    return path


@pytest.mark.parametrize(
    ("sheet", "uid", "changes"),
    [
        ("Posiciones", POSITION, {"Audiencia por campo": "red_line=public"}),
        ("Posiciones", POSITION, {"Audiencia por campo": "red_line=Público; *=Público"}),
        ("Posiciones", ESTIMATE, {"Expresada o estimada": "Expresada por el actor"}),
        ("Posiciones", ESTIMATE, {"Audiencia por campo": "*=public"}),
        ("Posiciones", INNER, {"Tema de la posición": "Acero", "Tema de la posición (id)": OPEN}),
        ("Temas", CLOSED, {"Audiencia": "Público"}),
    ],
)
def test_no_workbook_opens_anything(
    dossier: Dossier, tmp_path: Path, sheet: str, uid: str, changes: dict[str, str]
) -> None:
    path = returned(dossier, tmp_path / "back.xlsx", sheet, uid, changes)
    imported(dossier, path, Options())
    assert not leaks(dossier)


def test_a_person_who_repeats_the_words_of_the_cell_may_open_it(dossier: Dossier, tmp_path: Path) -> None:
    words = "red_line=public"
    path = returned(dossier, tmp_path / "back.xlsx", "Posiciones", POSITION, {"Audiencia por campo": words})
    kept = next(p for p in plan_import(dossier, path, Options()).problems if p.problem.code == "audience-kept")
    imported(dossier, path, Options(answers={f"{kept.sheet}!{kept.cell}": words}))
    assert leaks(dossier)


def test_a_misspelt_audience_keeps_the_row_out(dossier: Dossier, tmp_path: Path) -> None:
    levels = Update(OPEN, 1, {"levels": (("notes", Audience.NEGOTIATORS),), "notes": SECRET})
    dossier.journal.commit(ChangeSet((levels,), "reserve"))
    path = returned(dossier, tmp_path / "back.xlsx", "Temas", OPEN, {"Audiencia por campo": "notes=negosiador"})
    assert imported(dossier, path, Options()).plan.rows_out == 1
    assert not leaks(dossier)


def test_no_json_opens_anything(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "back.json"
    export_file(dossier, path, (), Handing(Audience.NEGOTIATORS), "es")
    content = json.loads(path.read_text(encoding="utf-8"))
    for record in content["records"]:
        record["fields"]["levels"] = '[["*","public"],["red_line","public"]]'
        record["fields"]["audience"] = "public"
        if record["type"] == "position":
            record["fields"]["standing"] = "stated"
            record["fields"]["issue"] = OPEN
    path.write_text(json.dumps(content), encoding="utf-8")
    imported(dossier, path, Options())
    assert not leaks(dossier)


@pytest.mark.parametrize(
    "raised", [{"levels": (("interest", Audience.NEGOTIATORS),)}, {"audience": Chosen("negotiators")}]
)
def test_undoing_a_reserve_does_not_open_what_was_written_under_it(dossier: Dossier, raised: dict[str, Any]) -> None:
    change = dossier.journal.commit(ChangeSet((Update(OPEN, 1, raised),), "raise")).change
    dossier.journal.commit(ChangeSet((Update(OPEN, 2, {"interest": Parallel(es=SECRET)}),), "secret"))
    outcome = next(o for o in dossier.journal.undo(change).outcomes if o.uid == OPEN)
    assert outcome.result == "kept" and outcome.reason is not None and "fewer" in outcome.reason.en
    assert not leaks(dossier)


def test_undoing_in_order_takes_the_reserve_away_with_the_secret(dossier: Dossier) -> None:
    raised = Update(OPEN, 1, {"audience": Chosen("negotiators")})
    dossier.journal.commit(ChangeSet((raised,), "raise"))
    dossier.journal.commit(ChangeSet((Update(OPEN, 2, {"interest": Parallel(es=SECRET)}),), "secret"))
    for _ in range(2):
        assert all(o.result == "reverted" for o in dossier.journal.undo().outcomes)
    assert dossier.reader.for_audience(Audience.PUBLIC).get(OPEN) is not None
    assert not leaks(dossier)

"""What a file for an audience holds, against a listing of fields and levels that was written by hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import canaries as c
import pytest
from openpyxl import load_workbook

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.columns import field_columns, sheet_name
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Choice, Chosen, Provisions, Reference, References
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.export_file import export_file
from workbench.tasks.handing_out import Handing

G, N = "government", "negotiators"
# Every field that is not for everybody who may know of its record. A field that is not named is.
EVERYWHERE = {"release_to": N, "levels": N}
LISTING: dict[str, dict[str, str]] = {
    "pillar": {},
    "source": {},
    "provision": {},
    "actor": {"influence": N, "contacts": N},
    "issue": {
        **{"orientation": N, "priority": N, "sensitivity": N, "decision": N, "decision_by": N, "do_not_say": N},
        **{"trade_offs": N, "cost_at_home": N, "consulted": G, "next_step": G, "next_owner": G, "next_by": G},
    },
    "position": {
        **{"basis": N, "confidence": N, "reason": N, "opening": N, "target": N, "fallback": N, "landing_zone": N},
        **{"red_line": N, "best_alternative": N, "flexibility": N, "authority": N, "valid_until": N},
        **{"drafted_by": G, "reviewed_by": G, "authorised_by": G},
    },
    "body": {},
    "meeting": {"participants": G, "agenda": N},
    "measure": {},
    "recommendation": {"proposed_text": N},
    "request": {"trade_offs": N, "traded_for": N},
    "statement": {},
    "commitment": {},
    "concern": {},
    "engagement": {"said": N, "promised": N},
    "submission": {"not_accepted": G},
    "figure": {},
    "milestone": {},
    "inquiry": {"answer": N, "answered": N, "answered_hour": N, "withdrawn": N},
    "citation": {},
    "distinction": {},
}
EVERY_AUDIENCE = pytest.mark.parametrize("audience", AUDIENCES, ids=lambda a: a.key)


def listed(record_type: str, field: str) -> int:
    """The level of a field by the listing."""
    key = {**LISTING[record_type], **EVERYWHERE}.get(field, "public")
    return ("public", "consulted", "government", "negotiators").index(key)


def test_the_listing_names_every_type_and_agrees_with_the_declarations() -> None:
    assert list(LISTING) == [t.name for t in SCHEMA.types]
    for record_type in SCHEMA.types:
        declared = {f.name: int(f.audience) for f in record_type.fields if f.audience}
        named = {**LISTING[record_type.name], **EVERYWHERE}
        assert declared == {name: listed(record_type.name, name) for name in named}, record_type.name


def references(record_type: RecordType, made: dict[str, list[str]], number: int) -> Iterator[tuple[str, Any]]:
    """Something for every reference to point to: the required ones at the record of the same audience."""
    for field in record_type.fields:
        there = [uid for name in field.refers_to for uid in made.get(name, [])]
        if isinstance(field.type, Reference):
            yield field.name, there[number % len(there)] if there else ""
        elif isinstance(field.type, References):
            yield field.name, tuple(there)


@pytest.fixture(scope="module")
def world(empty_dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, c.World]:
    """A record of every type for every audience, with a canary in every field that holds words."""
    fresh, world, made = c.fresh_words(), c.World(), dict[str, list[str]]()
    for record_type in SCHEMA.types:
        for number, audience in enumerate(AUDIENCES):
            uid = f"{record_type.name}-{audience.key}"
            given = {**dict(references(record_type, made, number)), "audience": Chosen(audience.key)}
            if record_type.name == "citation":
                given["field"] = "notes"
            world.records[uid] = c.record_with_canaries(record_type, uid, fresh, given)
        made[record_type.name] = [f"{record_type.name}-{a.key}" for a in AUDIENCES]
    path = Path(shutil.copy(empty_dossier, tmp_path_factory.mktemp("listing") / "d.twb"))
    with open_dossier(path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, world.records.values())), "c"))
    return path, world


def may_see(world: c.World, record: Record, field: str, audience: Audience) -> bool:
    name = SCHEMA.of(record).name
    return max(world.level(record.uid), listed(name, field)) <= audience


def expected(world: c.World, audience: Audience, *, shown: bool) -> set[str]:
    """The canaries that a file for the audience holds; a sheet shows neither a sender's word nor a code."""
    return {
        canary
        for record in world.records.values()
        for field in SCHEMA.of(record).fields
        if may_see(world, record, field.name, audience)
        if not (shown and isinstance(field.type, Choice | Provisions))
        for canary in c.canaries(getattr(record, field.name))
    }


def exported(dossier: Dossier, out: Path, audience: Audience) -> Path:
    export_file(dossier, out, (), Handing(audience), "es")
    return out


@EVERY_AUDIENCE
def test_a_json_holds_what_its_audience_may_see_and_nothing_else(
    world: tuple[Path, c.World], tmp_path: Path, audience: Audience
) -> None:
    path, records = world
    with open_dossier(path) as dossier:
        content = json.loads(exported(dossier, tmp_path / "a.json", audience).read_text(encoding="utf-8"))
    assert c.canaries(content) == expected(records, audience, shown=False)
    uids = {entry["uid"] for entry in content["records"]}
    assert uids == {uid for uid in records.records if records.level(uid) <= audience}


@EVERY_AUDIENCE
def test_a_workbook_holds_what_its_audience_may_see_and_nothing_else(
    world: tuple[Path, c.World], tmp_path: Path, audience: Audience
) -> None:
    path, records = world
    with open_dossier(path) as dossier:
        out = exported(dossier, tmp_path / "a.xlsx", audience)
    book = load_workbook(out)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert c.canaries(cells) == expected(records, audience, shown=True)
    for record_type in SCHEMA.types:
        sheet = book[sheet_name(record_type).es]
        fields = [f for f in record_type.fields if listed(record_type.name, f.name) <= audience]
        columns = [column.header.es for f in fields for column in field_columns(f)]
        told = ["Por verificar"] if record_type.listed else []
        key = ["Clave"] if audience is Audience.NEGOTIATORS else []
        sent_back = ["Control (no editar)"] if audience is not Audience.PUBLIC else []
        wanted = [*key, *columns, *told, *sent_back, "Identificador (uid)"]
        assert [cell.value for cell in sheet[1]] == wanted, record_type.name

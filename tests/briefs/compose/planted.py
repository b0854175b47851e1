"""A dossier with a record of every type for every audience, all tied together, a canary in every field of words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import canaries as c
from compose_helpers import kept

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.provision import from_code
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Chosen, Flag, Provisions, Reference, Rows, When
from workbench.domain.when import from_iso
from workbench.store.reader import Reader

ARTICLE = from_code("9.17")
DATED = from_iso("2026-03")
RECIPIENT = "US"


def planted(path: Path) -> Path:
    """Keeps the records; those of even audiences are ticked for the recipient."""
    fresh = c.fresh_words()
    made: list[Record] = []
    for audience in AUDIENCES:
        for record_type in SCHEMA.types:
            made.append(_record(record_type, audience, fresh, made))
            if record_type.name == "position" and audience is Audience.PUBLIC:
                made += _more_positions(record_type, fresh, made)
    return kept(path, *made)


def uid_of(record_type: str, audience: Audience = Audience.PUBLIC) -> str:
    """The uid of the record of a type for an audience."""
    return f"{record_type}-{audience.key}"


def _record(record_type: RecordType, audience: Audience, fresh: c.Fresh, made: list[Record]) -> Record:
    given: dict[str, Any] = {"audience": Chosen(audience.key)}
    given["release_to"] = (RECIPIENT,) if audience % 2 == 0 else ()
    for declared in record_type.fields:
        value = _value(declared, fresh, made)
        if value is not None:
            given[declared.name] = value
    if record_type.name == "actor":
        given |= {
            "kind": Chosen("party"),
            "country": Chosen("MX" if audience is Audience.PUBLIC else "US"),
            "parent": "",
        }
    if record_type.name == "position":
        given |= {"standing": Chosen("stated"), "stance": Chosen("supports"), "clearance": Chosen("draft")}
    if record_type.name == "meeting":
        given |= {"standing": Chosen("held"), "known_from": Chosen("public")}
    return c.record_with_canaries(record_type, uid_of(record_type.name, audience), fresh, given)


def _value(declared: Field, fresh: c.Fresh, made: list[Record]) -> Any:
    """What ties the records together; None where a canary is to stand."""
    there = [r.uid for r in made if SCHEMA.of(r).name in declared.refers_to]
    if isinstance(declared.type, Reference):
        return next((uid for uid in there if uid.endswith("-public")), "") or None
    if declared.is_reference:
        return tuple(there)
    if isinstance(declared.type, Rows) and declared.refers_to:
        row = c.filled_row(declared.type, fresh)
        points = [bool(column.type.points_to()) for column in declared.type.columns]
        flags = [isinstance(column.type, Flag) for column in declared.type.columns]
        cells = zip(row, points, flags, strict=True)
        return (tuple((there[0] if there else "") if p else True if f else cell for cell, p, f in cells),)
    if isinstance(declared.type, Provisions):
        return (ARTICLE,)
    if isinstance(declared.type, When):
        return DATED
    return None


def _more_positions(record_type: RecordType, fresh: c.Fresh, made: list[Record]) -> list[Record]:
    """What others stated and what we make of them, on the issue that everybody knows."""
    found = []
    for at, standing in enumerate(("stated", "estimate", "superseded")):
        given: dict[str, Any] = {
            "audience": Chosen("public"),
            "issue": uid_of("issue"),
            "actor": uid_of("actor"),
            "standing": Chosen("estimate" if standing == "estimate" else "stated"),
            "clearance": Chosen("superseded" if standing == "superseded" else "cleared"),
            "stance": Chosen("opposes"),
            "as_of": DATED,
        }
        found.append(c.record_with_canaries(record_type, f"more-{at}", fresh, given))
    return found


def allowed(reader: Reader) -> set[str]:
    """The canaries that a reader may see."""
    return {
        canary
        for record_type in SCHEMA.types
        for record in reader.all(record_type.name)
        for declared in record_type.fields
        for canary in c.canaries(getattr(record, declared.name))
    }

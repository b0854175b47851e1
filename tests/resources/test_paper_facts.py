"""Every fact of the policy paper, taken down by hand, stands where the table says."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from workbench import paths
from workbench.domain.records import SCHEMA
from workbench.domain.types import Choice, ParallelText, Rows
from workbench.importing.bundle import bundled_uid, read_bundle

FOLDER = paths.resources() / "dossiers" / "usmca-review"
FACTS = tomllib.loads((Path(__file__).parent / "paper_facts.toml").read_text(encoding="utf-8"))["facts"]
RECORDS = {edit.record.uid: edit.record for edit in read_bundle(FOLDER, SCHEMA).edits}


def entry(name: str, key: str) -> dict[str, Any]:
    file = FOLDER / f"{SCHEMA.type(name).plural.en.casefold()}.toml"
    return next(e for e in tomllib.loads(file.read_text(encoding="utf-8"))["record"] if e["id"] == key)


def told(name: str, key: str, field: str) -> list[str]:
    """What a field of a record says, each thing by itself, as it stands after it was loaded."""
    if field == "cite":
        return [f"{c['source']}:{c.get('note', '')}" for c in entry(name, key)["cite"]]
    declared = SCHEMA.type(name).field(field)
    value = getattr(RECORDS[bundled_uid(name, key)], field)
    if isinstance(declared.type, ParallelText):
        return list(declared.type.texts(value))
    if isinstance(declared.type, Choice):
        return [value.key]
    if declared.is_reference:
        written = entry(name, key)[field]
        return [written] if isinstance(written, str) else list(written)
    if isinstance(declared.type, Rows):
        return [cell for row in value for cell in declared.type.cells(row, "es", str)]
    return [declared.type.show(value, "es")]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact[0])
def test_a_fact_of_the_paper_stands_in_the_dossier(fact: list[Any]) -> None:
    _, _, at, field, holds = fact
    found = told(*at.split("/", 1), field)
    exact = field in ("cite", "instrument", "ambition", "standing", "institutions", "other_rung", "actor", "value")
    for words in holds:
        assert words in found if exact else any(words in text for text in found), (at, field, found)


def test_the_table_is_long_enough_and_of_every_kind() -> None:
    kinds = Counter(kind for _, kind, *_ in FACTS)
    assert len(FACTS) >= 60 and len({tuple(map(str, f[1:])) for f in FACTS}) == len(FACTS)
    assert {"number", "article", "committee", "institution", "instrument", "source", "sector"} <= set(kinds)

"""The bundled dossier as text, and the sample workbook that goes with it."""

from __future__ import annotations

import importlib.util
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from openpyxl import load_workbook

from workbench.domain.records import SCHEMA
from workbench.domain.schema import Field, RecordType
from workbench.domain.types import Context, ParallelText, Provisions
from workbench.domain.types.links import Reference, References
from workbench.domain.types.several import Names, Rows
from workbench.i18n import fold

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = ROOT / "resources" / "dossiers" / "usmca-review"
SAMPLE = ROOT / "resources" / "samples" / "matriz-posiciones-agricultura.xlsx"
SCRIPT = ROOT / "tests" / "corpus" / "make_ministry_workbook.py"

FILES = {
    "pillar": "pillars.toml",
    "source": "sources.toml",
    "actor": "actors.toml",
    "issue": "issues.toml",
    "position": "positions.toml",
}
NOT_FIELDS = ("id", "cite")
CITE_KEYS = {"source", "field", "as_of", "verified", "locator", "note"}
QUESTION = "1.1"  # the one row of the sample that a person has to answer
TOPICS = (
    ("ag-committees", "pillar-1"),
    ("tbt-mutual-recognition", "pillar-1"),
    ("sps-measures", "pillar-1"),
    ("customs-facilitation", "pillar-2"),
    ("unfair-competition", "pillar-2"),
    ("temporary-entry", "pillar-2"),
    ("artificial-intelligence", "pillar-3"),
    ("semiconductors", "pillar-3"),
    ("critical-minerals", "pillar-4"),
    ("critical-infrastructure", "pillar-4"),
)

Entry = dict[str, Any]


def read(name: str) -> list[Entry]:
    text = (DOSSIER / FILES[name]).read_text(encoding="utf-8")
    return list(tomllib.loads(text)["record"])


RECORDS = {name: read(name) for name in FILES}
IDS = {name: {r["id"] for r in records} for name, records in RECORDS.items()}


def values() -> Iterator[tuple[str, Entry, Field, Any]]:
    """Every value that the dossier gives to a declared field, with the record that it stands in."""
    for name, records in RECORDS.items():
        kind = SCHEMA.type(name)
        for record in records:
            for key, value in record.items():
                if key not in NOT_FIELDS:
                    yield f"{name} {record['id']}.{key}", record, kind.field(key), value


def cites() -> Iterator[tuple[RecordType, Entry, Entry]]:
    for name, records in RECORDS.items():
        for record in records:
            for cite in record.get("cite", ()):
                yield SCHEMA.type(name), record, cite


@pytest.mark.parametrize("name", FILES)
def test_ids_are_unique_and_plain(name: str) -> None:
    counted = Counter(r["id"] for r in RECORDS[name])
    assert [i for i, times in counted.items() if times > 1] == []
    assert all(i == fold(i).replace(" ", "-") for i in counted)


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_a_declared_field(name: str) -> None:
    declared = {*SCHEMA.type(name).by_name, *NOT_FIELDS}
    assert {k for r in RECORDS[name] for k in r} <= declared


@pytest.mark.parametrize("name", FILES)
def test_required_fields_are_filled(name: str) -> None:
    needed = [f.name for f in SCHEMA.type(name).fields if f.required]
    assert [(r["id"], f) for r in RECORDS[name] for f in needed if not r.get(f)] == []


@pytest.mark.parametrize("name", FILES)
def test_records_differ_in_what_identifies_them(name: str) -> None:
    identity = SCHEMA.type(name).identity
    counted = Counter(tuple(str(r[f]) for f in identity) for r in RECORDS[name])
    assert [i for i, times in counted.items() if times > 1] == []


def test_references_resolve() -> None:
    for place, _, field, value in values():
        if isinstance(field.type, Reference | References):
            known = {i for name in field.type.to for i in IDS[name]}
            assert {*([value] if isinstance(value, str) else value)} <= known, place


def test_parallel_fields_hold_both_languages() -> None:
    for place, _, field, value in values():
        if isinstance(field.type, ParallelText):
            assert {"es", "en"} <= set(value) <= set(field.type.languages), place
            assert all(w.strip() == w and w for w in value.values()), place
        else:
            assert not isinstance(value, dict), place


def test_every_value_is_read_without_a_problem() -> None:
    for place, _, field, value in values():
        if isinstance(field.type, Names):
            assert value and all(isinstance(v, str) and v for v in value), place
        elif isinstance(field.type, Rows):
            check_rows(place, field.type, value)
        elif isinstance(value, str) and not isinstance(field.type, Reference):
            reading = field.type.parse(value, Context("es"))
            assert reading.value and not reading.problems, (place, reading)


def check_rows(place: str, type_: Rows, rows: list[list[str]]) -> None:
    for row in rows:
        assert len(row) == len(type_.columns), place
        assert all(isinstance(cell, str) for cell in row), place
        for column, cell in zip(type_.columns, row, strict=True):
            assert not column.type.parse(cell, Context("es")).problems, place


def test_choices_hold_the_key_itself() -> None:
    for place, _, field, value in values():
        options = getattr(field.type, "options", None)
        if options is not None:
            assert value in {o.key for o in options}, place


def test_everything_is_public_and_nothing_reserved_is_filled() -> None:
    for place, record, field, _ in values():
        assert record["audience"] == "public", place
        assert field.audience.key == "public", place


def test_cites_are_whole() -> None:
    for kind, record, cite in cites():
        assert set(cite) <= CITE_KEYS, record["id"]
        assert cite["source"] in IDS["source"], record["id"]
        assert isinstance(cite["verified"], bool), record["id"]
        if cite.get("field"):
            assert kind.field(cite["field"]) and record.get(cite["field"]), (record["id"], cite)
    seen = Counter(
        (kind.name, r["id"], c.get("field", ""), c["source"], c.get("locator", "")) for kind, r, c in cites()
    )
    assert [s for s, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("name", ["issue", "position", "pillar"])
def test_every_statement_has_a_source(name: str) -> None:
    assert [r["id"] for r in RECORDS[name] if not r.get("cite")] == []


def test_every_source_is_cited() -> None:
    assert IDS["source"] - {c["source"] for _, _, c in cites()} == set()


def test_a_headline_is_never_verified() -> None:
    headlines = {r["id"] for r in RECORDS["source"] if r["kind"] == "headline"}
    assert headlines
    for _, record, cite in cites():
        assert not (cite["source"] in headlines and cite["verified"]), record["id"]


def test_positions_are_stated_and_dated_where_the_source_is() -> None:
    for record in RECORDS["position"]:
        assert record["standing"] == "stated"
        cited = {c.get("as_of") for c in record["cite"]}
        assert cited == {record.get("as_of")}, record["id"]


def test_no_two_actors_go_by_the_same_name() -> None:
    owners: dict[str, set[str]] = {}
    for actor in RECORDS["actor"]:
        names = (*actor["title"].values(), actor.get("acronym", ""), *actor.get("names", ()))
        for name in names:
            if name:
                owners.setdefault(fold(name), set()).add(actor["id"])
    assert {n: ids for n, ids in owners.items() if len(ids) > 1} == {}


def test_the_ten_topics_of_the_paper_come_first_and_in_order() -> None:
    assert tuple((r["id"], r["pillar"]) for r in RECORDS["issue"][: len(TOPICS)]) == TOPICS


# ---- the sample workbook


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_ministry_workbook", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cells(book: Any) -> dict[tuple[str, str], Any]:
    def plain(value: Any) -> Any:
        return value.isoformat()[:10] if hasattr(value, "isoformat") else value

    return {
        (sheet.title, cell.coordinate): plain(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_the_script_reproduces_the_sample(script: ModuleType) -> None:
    kept, made = load_workbook(SAMPLE), script.build()
    assert cells(kept) == cells(made)
    assert [s.sheet_state for s in kept] == [s.sheet_state for s in made] == ["visible", "visible", "hidden"]
    matrix, remade = kept[script.SHEET], made[script.SHEET]
    assert {str(r) for r in matrix.merged_cells.ranges} == {str(r) for r in remade.merged_cells.ranges}
    assert matrix.column_dimensions["L"].hidden and not matrix.column_dimensions["K"].hidden


def test_two_runs_of_the_script_are_equal(script: ModuleType) -> None:
    assert script.to_bytes(script.build()) == script.to_bytes(script.build())


def items(script: ModuleType) -> list[tuple[Any, ...]]:
    return [item for item in script.ITEMS if not isinstance(item, str)]


def test_the_sample_has_fourteen_items_with_known_and_new_topics(script: ModuleType) -> None:
    titles = [item[1] for item in items(script)]
    bundled = {r["title"]["es"] for r in RECORDS["issue"]}
    assert len(titles) == len(set(titles)) == 14
    assert len(bundled & set(titles)) == 9


def test_only_one_cell_of_the_sample_raises_a_question(script: ModuleType) -> None:
    issue = SCHEMA.type("issue")
    names = {fold(n) for a in RECORDS["actor"] for n in (a.get("acronym", ""), *a.get("names", ())) if n}
    for item in items(script):
        number, _, provisions, *_, priority, lead, due, _, _, _ = item
        assert (lead is None or fold(lead) in names) is (number != QUESTION), number
        for field, cell in (("priority", priority), ("next_by", due), ("provisions", provisions)):
            reading = issue.field(field).type.parse(cell, Context("es"))
            assert all(p.severity.value == "remark" for p in reading.problems), (number, cell, reading)
            if not isinstance(issue.field(field).type, Provisions):
                assert not reading.problems, (number, cell, reading)
            assert cell is None or reading.value, (number, cell)


def test_the_sanitary_item_is_complete(script: ModuleType) -> None:
    title = next(r["title"]["es"] for r in RECORDS["issue"] if r["id"] == "sps-measures")
    (item,) = (item for item in items(script) if item[1] == title)
    assert all(item)

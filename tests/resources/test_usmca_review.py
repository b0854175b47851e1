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
from workbench.domain.types import Context, ParallelText, Provisions, When
from workbench.domain.types.links import Reference, References
from workbench.domain.types.several import Names, Rows
from workbench.i18n import fold

ROOT = Path(__file__).resolve().parents[2]
DOSSIER = ROOT / "resources" / "dossiers" / "usmca-review"
SAMPLE = ROOT / "resources" / "samples" / "matriz-posiciones-agricultura.xlsx"
SCRIPT = ROOT / "tests" / "corpus" / "make_ministry_workbook.py"

FILES = {
    t.name: f"{t.plural.en.casefold()}.toml"
    for t in SCHEMA.types
    if (DOSSIER / f"{t.plural.en.casefold()}.toml").exists()
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

FURTHER = (
    *("term-extension", "trilateral-structure", "steel-aluminium-232", "autos-rules-of-origin"),
    *("rules-of-origin-general", "transshipment-china", "dairy", "tariffs-on-partners", "labour-rrm", "energy"),
    *("digital-trade", "gm-corn", "anti-dumping-seasonal-produce", "cofepris-authorisation-times"),
    "dispute-settlement",
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
    counted = Counter(tuple(str(r.get(f)) for f in identity) for r in RECORDS[name])
    assert [i for i, times in counted.items() if times > 1] == []


def test_every_file_is_of_a_type() -> None:
    assert {p.name for p in DOSSIER.iterdir()} == set(FILES.values())
    assert set(FILES) >= {"issue", "recommendation", "position", "body", "meeting", "measure", "figure", "milestone"}
    assert set(FILES) >= {"actor", "provision", "pillar", "source", "concern"}


def test_references_resolve() -> None:
    for place, _, field, value in values():
        if isinstance(field.type, Reference | References):
            keys = [value] if isinstance(value, str) else value
            named = [k.split("/", 1) if "/" in k else (field.type.to[0], k) for k in keys]
            assert all(name in field.type.to and key in IDS[name] for name, key in named), place


def test_parallel_fields_hold_both_languages() -> None:
    for place, _, field, value in values():
        if isinstance(field.type, ParallelText):
            assert {"es", "en"} <= set(value) <= set(field.type.languages), place
            assert all(w.strip() == w and w for w in value.values()), place
        else:
            assert not isinstance(value, dict) or isinstance(field.type, When), place


def test_every_value_is_read_without_a_problem() -> None:
    for place, _, field, value in values():
        if isinstance(field.type, Names):
            assert value and all(isinstance(v, str) and v for v in value), place
        elif isinstance(field.type, Rows):
            check_rows(place, field.type, value)
        elif isinstance(field.type, When) and isinstance(value, dict):
            assert set(value) == {"date", "basis"}, place
        elif isinstance(value, str) and not isinstance(field.type, Reference):
            reading = field.type.parse(value, Context("es"))
            assert reading.value and not reading.problems, (place, reading)


def check_rows(place: str, type_: Rows, rows: list[list[str]]) -> None:
    for row in rows:
        assert len(row) <= len(type_.columns) and any(row), place
        assert all(isinstance(cell, str) for cell in row), place
        for column, cell in zip(type_.columns, row, strict=False):
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
        assert cite["as_of"], record["id"]
        if cite.get("field"):
            meant = kind.field_meant(cite["field"])
            assert meant and record.get(meant.name), (record["id"], cite)
    seen = Counter(
        (kind.name, r["id"], c.get("field", ""), c["source"], c.get("locator", "")) for kind, r, c in cites()
    )
    assert [s for s, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("name", [n for n in FILES if n != "source"])
def test_every_statement_has_a_source(name: str) -> None:
    assert [r["id"] for r in RECORDS[name] if not r.get("cite")] == []


def test_one_source_is_cited_by_nothing_the_one_that_the_paper_lists_without_a_mark() -> None:
    assert IDS["source"] - {c["source"] for _, _, c in cites()} == {"de-la-calle"}


def test_every_title_of_a_source_says_its_language_but_names_and_numbers() -> None:
    names = {
        *("not-read", "mercados-comce", "pulso-efe-2025-11-25", "apta-t-mec", "la-nacion-reuters-2026-03-05"),
        *("usc-4532", "usc-4611-b-1"),
    }
    assert {record["id"] for record in RECORDS["source"] if "language" not in record} == names
    spanish = {"de", "del", "la", "el", "y", "sobre", "en"}
    for record in RECORDS["source"]:
        said = set(record["title"].lower().replace(",", " ").split())
        if record.get("language") == "en":
            assert len(said & spanish) < 2, record["title"]
        elif record.get("language") == "es":
            assert not said & {"the", "of", "and", "to", "on"}, record["title"]


def test_fifteen_notes_stand_for_thirteen_sources() -> None:
    noted = {(c["note"], c["source"]) for _, _, c in cites() if c.get("note")}
    assert {int(note) for note, _ in noted} == set(range(1, 15))
    assert len(noted) == 14 and len({source for _, source in noted}) == 12
    assert "de-la-calle" in IDS["source"]  # note 15, the thirteenth


def test_a_headline_is_never_verified_nor_what_nobody_read() -> None:
    unread = {r["id"] for r in RECORDS["source"] if r["kind"] == "headline"} | {"not-read"}
    assert len(unread) > 8
    for _, record, cite in cites():
        assert not (cite["source"] in unread and cite["verified"]), record["id"]


def test_positions_are_stated_and_dated_where_the_source_is() -> None:
    for record in RECORDS["position"]:
        assert record["standing"] == "stated"
        cited = {c.get("as_of") for c in record["cite"]}
        assert cited == {record.get("as_of")} or "as_of" not in record, record["id"]


def test_no_two_actors_go_by_the_same_name() -> None:
    owners: dict[str, set[str]] = {}
    for actor in RECORDS["actor"]:
        names = (*actor["title"].values(), actor.get("acronym", ""), *actor.get("names", ()))
        for name in names:
            if name:
                owners.setdefault(fold(name), set()).add(actor["id"])
    assert {n: ids for n, ids in owners.items() if len(ids) > 1} == {"cca": {"ca-cca", "cec"}}


def test_the_ten_topics_of_the_paper_come_first_and_in_order() -> None:
    assert tuple((r["id"], r["pillar"]) for r in RECORDS["issue"][: len(TOPICS)]) == TOPICS


def test_every_further_topic_is_an_issue_without_a_pillar() -> None:
    further = RECORDS["issue"][len(TOPICS) :]
    assert {r["id"] for r in further} == set(FURTHER)
    assert not any("pillar" in r for r in further)


def test_the_seventy_public_positions_and_the_one_of_the_paper() -> None:
    positions = RECORDS["position"]
    assert len(positions) == 71
    headlines = {r["id"] for r in RECORDS["source"] if r["kind"] == "headline"}
    only_headline = [r for r in positions if {c["source"] for c in r["cite"]} <= headlines]
    assert len(only_headline) == 8 and not any("last_verified" in r for r in only_headline)
    assert {r["issue"] for r in positions} >= set(FURTHER)


def test_the_requests_are_those_that_a_source_names_between_two_parties() -> None:
    asked = {
        r["id"]: (r["asked_by"], r["asked_of"], r["positions"][0], r.get("received", "")) for r in RECORDS["request"]
    }
    us, ca, mx = ("us", "ca", "mx")
    assert asked == {
        "ca-us-16-years": (ca, us, "term-extension-ca-gac-16-years", ""),
        "ca-mx-16-years": (ca, mx, "term-extension-ca-gac-16-years", ""),
        "us-ca-dairy": (us, ca, "dairy-us-ustr-access", "2025-12-17"),
        "us-ca-online-laws": (us, ca, "digital-trade-us-ustr-canadian-laws", "2025-12-17"),
        "mx-us-auto-panel": (mx, us, "autos-rules-of-origin-mx-se-panel", "2025-09"),
        "mx-us-auto-tariffs": (mx, us, "autos-rules-of-origin-mx-se-panel", "2025-09"),
        "mx-us-tomato-duties": (mx, us, "anti-dumping-seasonal-produce-mx-se-tomatoes", "2025-09"),
        "mx-us-steel-232": (mx, us, "steel-aluminium-232-mx-se-removal", "2026-05-29"),
        "mx-ca-work-visas": (mx, ca, "temporary-entry-mx-presidency-canada-visas", "2025-09-18"),
    }
    positions = {r["id"]: r for r in RECORDS["position"]}
    for request in RECORDS["request"]:
        (of_text,) = (c for c in request["cite"] if c["field"] == "text")
        behind = positions[request["positions"][0]]
        assert of_text["source"] in {c["source"] for c in behind["cite"]}, "what is asked is what its position says"
        assert request["issues"] == [behind["issue"]]
        assert {f for f in ("response", "reply", "status") if f in request} <= {c["field"] for c in request["cite"]}


def test_the_treaty_is_there_chapter_by_chapter() -> None:
    references = [r["reference"] for r in RECORDS["provision"]]
    assert len(references) == len(set(references)) == 105
    assert {f"Cap. {n}" for n in range(1, 35)} <= set(references)
    chapters = [r for r in RECORDS["provision"] if r["kind"] == "chapter"]
    assert all({"es", "en", "fr"} == set(r["title"]) for r in chapters) and len(chapters) == 34


def test_bodies_have_a_cadence_and_say_what_was_read_of_it() -> None:
    assert len(RECORDS["body"]) == 39
    assert sum("24 órganos trilaterales" in r.get("tags", ()) for r in RECORDS["body"]) == 24
    read = Counter(row[6] for r in RECORDS["body"] for row in r["cadence"])
    assert read == {"rule": 18, "none": 14, "text": 4, "page": 2, "paper": 1}
    (sps,) = (r["cadence"] for r in RECORDS["body"] if r["id"] == "sps")
    assert sps[0][:7] == ["", "12 meses", "", "sí", "", "", "paper"]


def test_evidence_and_claims_are_no_meetings_held() -> None:
    meetings = RECORDS["meeting"]
    assert len(meetings) == 76
    assert Counter(r["standing"] for r in meetings) == {"held": 27, "evidence": 48, "claimed": 1}
    (claim,) = (r for r in meetings if r["standing"] == "claimed")
    assert (claim["body"], claim["sittings"]) == ("tbt", "4")
    held = Counter(r["body"] for r in meetings if r["standing"] == "held")
    assert (held["sps"], held["ag-trade"], held["ftc"], held["tbt"]) == (2, 1, 5, 0)


def test_the_reviews_come_every_year_to_the_end_of_the_term() -> None:
    milestones = {r["id"]: r for r in RECORDS["milestone"]}
    assert len(milestones) == 56
    reviews = [r for r in milestones.values() if r["kind"] == "review"]
    days = [r["when"]["date"] if isinstance(r["when"], dict) else r["when"] for r in reviews]
    assert days == [f"{year}-07-01" for year in range(2026, 2036)]
    computed = [r for r in reviews if isinstance(r["when"], dict) and r["when"]["basis"] == "computed"]
    assert len(computed) == 9 and reviews[0]["when"] == "2026-07-01"
    moving = [r for r in milestones.values() if "moves_with" in r]
    assert moving and all("offset" in r for r in moving)


def test_recommendations_stand_apart_and_rungs_point_at_each_other() -> None:
    found = {r["id"]: r for r in RECORDS["recommendation"]}
    assert len(found) >= 30
    assert all(r["proposer"] == "mx-imco" and r["standing"] == "third_party" for r in found.values())
    paired = [r for r in found.values() if "other_rung" in r]
    assert paired and all(found[r["other_rung"]].get("other_rung") for r in paired)
    assert {r["ambition"] for r in paired} == {"ambitious", "viable"}
    assert {r["issue"] for r in found.values() if "issue" in r} >= {topic for topic, _ in TOPICS}


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

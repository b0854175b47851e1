"""What a declaration tells: its fields, columns, keys and titles."""

from __future__ import annotations

from dataclasses import fields

import pytest

from workbench.domain.records import ACTOR, CITATION, ISSUE, POSITION, SCHEMA, Actor, Citation, Issue, Position
from workbench.domain.schema import Record
from workbench.domain.types import Parallel, Reference
from workbench.i18n import LANGUAGES

EVERY = pytest.mark.parametrize("record_type", SCHEMA.types, ids=lambda t: t.name)


@EVERY
def test_a_type_is_declared_whole(record_type: object) -> None:
    t = SCHEMA.type(record_type.name)  # type: ignore[attr-defined]
    assert SCHEMA.of(t.cls(uid="u")) is t
    assert t.label.es and t.label.en and t.plural.es and t.plural.en and len(t.letter) == 1
    declared = [f.name for f in fields(t.cls) if f.name not in ("uid", "key", "revision")]
    assert sorted(t.by_name) == sorted(declared)
    assert [f.name for f in t.fields][-5:] == ["notes", "tags", "audience", "release_to", "levels"]
    assert {t.title, *t.identity, *t.also_known_by, *(t.speaks_of or ())} <= set(t.by_name)
    columns = [c for f in t.fields for c in (*f.columns, *f.derived_columns)]
    assert len(set(columns)) == len(columns) and not {"id", "level"} & set(columns)
    assert all(t.owners[c] is f for f in t.fields for c in f.columns)
    assert all(f.label.es and f.label.en for f in t.fields)


def test_letters_and_names_are_unique_and_references_lead_somewhere() -> None:
    assert len({t.letter for t in SCHEMA.types}) == len({t.name for t in SCHEMA.types}) == len(SCHEMA.types)
    names = [t.name for t in SCHEMA.types]
    for record_type in SCHEMA.types:
        for field in record_type.fields:
            assert set(field.refers_to) <= set(names)
        for field in record_type.required_references:
            assert all(names.index(n) < names.index(record_type.name) for n in field.refers_to)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("I-12", ("issue", 12)),
        (" p-3 ", ("position", 3)),
        ("z-007", ("citation", 7)),
        ("I12", None),
        ("I-", None),
        ("I--1", None),
        ("I-1.5", None),
        ("Y-1", None),
        ("-1", None),
        ("", None),
        ("I-²", None),
        ("I-٣", None),
    ],
)
def test_of_key(key: str, found: tuple[str, int] | None) -> None:
    answer = SCHEMA.of_key(key)
    assert (answer and (answer[0].name, answer[1])) == found


def test_missing_names_the_required_fields_that_say_nothing() -> None:
    empty = Position(uid="p")
    assert [f.name for f in POSITION.missing(empty)] == ["on", "issue", "actor"]
    assert POSITION.missing(Position(uid="p", on=Parallel(en="x"), issue="i", actor="a")) == ()
    assert [f.name for f in CITATION.missing(Citation(uid="z", record="p"))] == ["source"]


def test_title_is_in_the_language_asked_or_the_one_there_is() -> None:
    actor = Actor(uid="a", title=Parallel(en="Canada", fr="le Canada"))
    assert [ACTOR.title_of(actor, x) for x in LANGUAGES] == ["Canada", "Canada", "le Canada"]
    assert CITATION.title_of(Citation(uid="z", locator="p. 4"), "es") == "p. 4"
    assert ISSUE.title_of(Issue(uid="i"), "en") == ""


def test_required_references_linking_and_shaping() -> None:
    assert [f.name for f in POSITION.required_references] == ["issue", "actor"]
    assert [f.name for f in ISSUE.linking] == ["pillar", "provisions", "lead", "co_leads"]
    assert ISSUE.shaping == {"audience", "audience_word", "levels"}
    assert CITATION.shaping == {"audience", "audience_word", "levels", "record", "source"}
    assert {"standing", "issue", "actor"} < POSITION.shaping
    assert all(isinstance(f.type, Reference) for f in POSITION.required_references)


def test_every_part_of_a_brief_is_filled_by_declared_fields_and_the_reserved_ones_stay_reserved() -> None:
    placed = {(f.brief, t.name, f.name): f for t in SCHEMA.types for f in t.fields if f.brief}
    assert {part for part, _, _ in placed} == set(range(1, 16)) - {5}  # 5 is our own side of part 6
    assert [f.name for f in ISSUE.in_brief(2)] == ["provisions", "table", "orientation", "status"]
    for (part, _, name), field in placed.items():
        if part in (3, 7, 10, 11):
            assert field.audience.key == "negotiators", name


def test_a_citation_may_mean_a_column_of_a_field() -> None:
    assert ACTOR.field_meant("title") is ACTOR.field_meant("title_fr") is ACTOR.field("title")
    assert ACTOR.field_meant("title_sort") is None


def test_every_type_but_sources_citations_and_distinctions_can_be_cited() -> None:
    assert set(CITATION.field("record").refers_to) == {t.name for t in SCHEMA.types} - {
        "source",
        "citation",
        "distinction",
    }


def test_what_is_told_beside_a_title_is_declared() -> None:
    for record_type in SCHEMA.types:
        assert set(record_type.beside) <= set(record_type.by_name)
        assert record_type.title not in record_type.beside


def test_unknown_names_are_errors() -> None:
    with pytest.raises(KeyError):
        SCHEMA.type("nothing")
    with pytest.raises(KeyError):
        ISSUE.field("nothing")
    with pytest.raises(KeyError):
        SCHEMA.of(Record(uid="u"))

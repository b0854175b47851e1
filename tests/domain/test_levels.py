"""The audience of a record and of its fields: the highest of all that asks for one."""

from __future__ import annotations

import pytest

from workbench.domain.audience import AUDIENCES, Audience, audience_of
from workbench.domain.levels import RULE, field_levels, record_level, release_fields
from workbench.domain.records import CITATION, ISSUE, POSITION, SCHEMA, Issue, Position
from workbench.domain.types import Chosen

PUBLIC, CONSULTED, GOVERNMENT, NEGOTIATORS = AUDIENCES


def position(standing: str = "stated", audience: str = "public", **levels: Audience) -> Position:
    by_hand = tuple(sorted((RULE if n == "rule" else n, a) for n, a in levels.items()))
    return Position(uid="p", audience=Chosen(audience), standing=Chosen(standing), levels=by_hand)


def test_new_records_are_for_negotiators() -> None:
    for record_type in SCHEMA.types:
        assert record_level(record_type, record_type.cls(uid="u"), []) is NEGOTIATORS
        assert record_type.cls(uid="u", audience=None).own_audience is NEGOTIATORS


@pytest.mark.parametrize("own", AUDIENCES)
@pytest.mark.parametrize("required", AUDIENCES)
def test_a_record_is_never_wider_than_what_it_requires(own: Audience, required: Audience) -> None:
    record = position(audience=own.key)
    assert record_level(POSITION, record, [PUBLIC, required]) is max(own, required)


def test_an_estimate_is_reserved_until_a_hand_says_otherwise() -> None:
    assert record_level(POSITION, position("stated"), []) is PUBLIC
    assert record_level(POSITION, position("estimate"), []) is NEGOTIATORS
    assert record_level(POSITION, position("estimate", rule=CONSULTED), []) is CONSULTED
    assert record_level(POSITION, position("estimate", "government", rule=PUBLIC), []) is GOVERNMENT
    assert record_level(POSITION, position("estimate", rule=PUBLIC), [NEGOTIATORS]) is NEGOTIATORS
    assert record_level(POSITION, position("stated", rule=GOVERNMENT), []) is GOVERNMENT


def test_fields_have_their_own_or_the_records_or_the_hands() -> None:
    record = position(red_line=GOVERNMENT, statement=CONSULTED, nothing=PUBLIC)
    levels = field_levels(POSITION, record, PUBLIC)
    assert set(levels) == set(POSITION.by_name)
    assert (levels["red_line"], levels["statement"], levels["fallback"]) == (GOVERNMENT, CONSULTED, NEGOTIATORS)
    assert (levels["drafted_by"], levels["stance"]) == (GOVERNMENT, PUBLIC)
    assert set(field_levels(POSITION, record, NEGOTIATORS).values()) == {NEGOTIATORS}
    assert set(field_levels(ISSUE, Issue(uid="i"), GOVERNMENT).values()) == {GOVERNMENT, NEGOTIATORS}


def test_one_records_levels_by_hand_are_not_anothers() -> None:
    field_levels(POSITION, position(statement=NEGOTIATORS), PUBLIC)
    assert field_levels(POSITION, position(), PUBLIC)["statement"] is PUBLIC


def test_a_tick_hands_over_only_what_is_public_by_field() -> None:
    assert release_fields(POSITION, position(audience="negotiators")) == {
        f.name for f in POSITION.fields if f.audience is PUBLIC
    }
    by_hand = release_fields(POSITION, position(red_line=PUBLIC, statement=CONSULTED))
    assert "red_line" in by_hand and "statement" not in by_hand and "fallback" not in by_hand
    assert release_fields(POSITION, position("estimate")) == frozenset()
    assert "statement" in release_fields(POSITION, position("estimate", rule=PUBLIC))


def test_what_the_room_needs_is_reserved_by_declaration() -> None:
    reserved = {f.name for f in POSITION.fields if f.audience is NEGOTIATORS}
    assert {"red_line", "fallback", "best_alternative", "basis", "confidence", "levels", "release_to"} <= reserved
    assert CITATION.speaks_of == ("record", "field")


def test_audiences_are_named_and_ordered() -> None:
    assert [a.key for a in AUDIENCES] == ["public", "consulted", "government", "negotiators"] and sorted(
        AUDIENCES
    ) == list(AUDIENCES)
    assert all(audience_of(a.key) is a and a.label.es and a.label.en for a in AUDIENCES)
    with pytest.raises(ValueError, match="consulted"):
        audience_of("everybody")

"""Who sees to a record, and how much an actor may be shown."""

from __future__ import annotations

import pytest

from workbench.assessing.responsible import OWN, ROWS, sees_to, to_ask, widest_for
from workbench.domain.audience import Audience
from workbench.domain.records import (
    SCHEMA,
    Actor,
    Commitment,
    Issue,
    Position,
    Recommendation,
    Request,
    Statement,
)
from workbench.domain.records.choices import ACTOR_KIND
from workbench.domain.schema import Record
from workbench.domain.types import Chosen

ISSUES = {"i": Issue(uid="i", lead="sader", co_leads=("se", "cofepris")), "j": Issue(uid="j", co_leads=("se",))}


@pytest.mark.parametrize(
    ("record", "asked", "others"),
    [
        (ISSUES["i"], "sader", {"se", "cofepris"}),
        (ISSUES["j"], "se", set()),
        (Recommendation(uid="r", lead="se"), "se", set()),
        (Recommendation(uid="r", issue="i"), "sader", {"se", "cofepris"}),
        (Recommendation(uid="r", lead="se", issue="i"), "se", set()),
        (Commitment(uid="t", owner="cofepris", issue="i"), "cofepris", set()),
        (Request(uid="q", issues=("j", "i")), "se", {"sader", "cofepris"}),
        (Position(uid="p", issue="i", actor="us"), "sader", {"se", "cofepris"}),
        (Statement(uid="s"), "", set()),
        (Actor(uid="a"), "", set()),
    ],
)
def test_who_sees_to_a_record(record: Record, asked: str, others: set[str]) -> None:
    record_type = SCHEMA.of(record)
    assert to_ask(record_type, record, ISSUES.get) == asked
    actors = {a for a in ("sader", "se", "cofepris", "us") if sees_to(record_type, record, a, ISSUES.get)}
    assert actors == ({asked} - {""}) | others


def test_what_tells_it_are_fields_that_there_are() -> None:
    assert set(ROWS) <= set(OWN)
    for name, own in OWN.items():
        record_type = SCHEMA.type(name)
        assert all(record_type.field(field).refers_to == ("actor",) for field in own.by)
        assert not own.issue or record_type.field(own.issue).refers_to == ("issue",)


@pytest.mark.parametrize("kind", [option.key for option in ACTOR_KIND.options])
def test_how_much_an_actor_may_be_shown(kind: str) -> None:
    usual = {
        **dict.fromkeys(("ministry", "agency", "executive"), Audience.GOVERNMENT),
        **dict.fromkeys(("party", "body", "person"), Audience.PUBLIC),
    }
    mexican = Actor(uid="a", kind=Chosen(kind), country=Chosen("MX"))
    assert widest_for(mexican) is usual.get(kind, Audience.CONSULTED)
    for country in (Chosen("US"), None):
        assert widest_for(Actor(uid="a", kind=Chosen(kind), country=country)) is Audience.PUBLIC

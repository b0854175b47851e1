"""How far authority reaches, what some words give, and when that is too much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workbench.assessing.authority import (
    Beyond,
    Given,
    answer,
    beyond,
    gave,
    is_mandate,
    offers_beyond,
    reach,
    speaks_for_us,
)
from workbench.domain.records import Actor, Position, Request
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso

DAY = date(2026, 7, 10)
OURS = Position(
    uid="p",
    opening=Parallel("12 %"),
    target=Parallel("10 %"),
    fallback=Parallel("6 % con una revisión anual"),
    red_line=Parallel("Nunca menos de 4 %"),
    clearance=Chosen("cleared"),
    valid_until=from_iso("2026-07-10"),
)


def test_authority_reaches_as_far_as_was_cleared_and_no_longer_than_it_lasts() -> None:
    assert reach(OURS, DAY) == "fallback"
    assert reach(replace(OURS, flexibility=Chosen("firm")), DAY) == "target"
    assert reach(replace(OURS, fallback=Parallel()), DAY) == "target"
    assert reach(replace(OURS, clearance=Chosen("draft")), DAY) == ""
    assert reach(OURS, date(2026, 7, 11)) == ""


def test_ours_is_what_the_party_and_its_government_state() -> None:
    def actor(country: str, kind: str) -> Actor:
        return Actor(uid="a", title=Parallel("x"), country=Chosen(country), kind=Chosen(kind))

    assert speaks_for_us(actor("MX", "party")) and speaks_for_us(actor("MX", "ministry"))
    assert not speaks_for_us(actor("US", "party")) and not speaks_for_us(actor("MX", "business"))
    assert not speaks_for_us(Actor(uid="a", title=Parallel("x")))
    estimate = replace(OURS, standing=Chosen("estimate"))
    assert is_mandate(OURS) and not is_mandate(estimate)
    assert beyond(Given(Parallel("3 %"), True, DAY), [estimate]) == []


@pytest.mark.parametrize(
    ("words", "rung"),
    [
        ("", ""),
        ("Se estudia.", ""),
        ("Ofrecemos 12 %.", "opening"),
        ("Ofrecemos 11 %.", "target"),
        ("Ofrecemos 10 %.", "target"),
        ("Ofrecemos 9.5 %.", "fallback"),
        ("Ofrecemos 6 % y después 5 %.", ""),  # two amounts: nobody knows which is given
        ("Ofrecemos 5 %.", "red_line"),
        ("Ofrecemos 3 %.", "red_line"),
        ("Según el artículo 3.7", ""),
        ("Puede ser 6 % con una revisión anual, si hay reciprocidad en 2 años.", "fallback"),
    ],
)
def test_the_furthest_rung_that_words_give(words: str, rung: str) -> None:
    assert gave(OURS, Parallel(words)) == rung


def test_an_answer_beyond_what_is_reached_is_told_and_one_within_is_not() -> None:
    firm = replace(OURS, flexibility=Chosen("firm"))
    fallback = Given(Parallel("6 %"), True, DAY)
    assert beyond(fallback, [OURS]) == [] and beyond(fallback, [firm]) == [Beyond("p", "fallback", "target")]
    assert beyond(Given(Parallel("5 %"), False, DAY), [OURS]) == [Beyond("p", "red_line", "fallback")]


def test_who_commits_needs_an_authorised_position_on_the_issue() -> None:
    draft = replace(OURS, uid="d", clearance=Chosen("draft"))
    empty = Given(Parallel(), True, DAY)
    assert beyond(empty, [draft]) == [Beyond("d", "", "")]
    assert beyond(empty, [draft, OURS]) == [], "another position on the issue is authorised"
    assert beyond(replace(empty, commits=False), [draft]) == []


def test_an_answer_commits_by_its_response() -> None:
    request = Request(uid="q", reply=Parallel("6 %"))
    assert answer(Request(uid="q"), DAY) is None
    assert answer(request, DAY) == Given(Parallel("6 %"), False, DAY)
    for response, commits in (("accept", True), ("counter", True), ("studying", False), ("decline", False)):
        found = answer(replace(request, response=Chosen(response)), DAY)
        assert found is not None and found.commits is commits


@pytest.mark.parametrize(
    ("words", "gives"),
    [
        ("Entre 12 % y 10 %", ""),
        ("Un plazo razonable, en algún punto intermedio", ""),
        ("8 %", ""),
        ("5 %", "red_line"),
        ("Nunca menos de 4 %", "red_line"),
    ],
)
def test_a_landing_zone_is_held_against_the_authority_of_its_own_position(words: str, gives: str) -> None:
    position = replace(OURS, landing_zone=Parallel(words))
    found = offers_beyond(position, "landing_zone", DAY)
    assert found == (Beyond("p", gives, "fallback") if gives else None)
    assert offers_beyond(replace(position, clearance=Chosen("draft")), "landing_zone", DAY) is None, "nothing to exceed"
    assert offers_beyond(replace(position, standing=Chosen("estimate")), "landing_zone", DAY) is None
    firm = offers_beyond(replace(position, flexibility=Chosen("firm")), "landing_zone", DAY)
    assert (firm is not None) == (bool(gives) or words == "8 %")

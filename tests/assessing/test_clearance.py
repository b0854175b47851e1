"""Cleared wording that changed is found, whatever happened in between."""

from __future__ import annotations

from typing import Any

from workbench.assessing.clearance import changed_since
from workbench.domain.records import POSITION, Position
from workbench.domain.types import Chosen, Parallel

CLEARED = (Chosen("draft"), Chosen("cleared"))


def position(**values: Any) -> Position:
    return Position(uid="p", **{"clearance": Chosen("cleared"), **values})


def test_what_changed_before_the_clearance_was_cleared_with_it() -> None:
    past = [{"clearance": CLEARED}, {"red_line": (Parallel("a"), Parallel("b"))}]
    assert changed_since(POSITION, position(red_line=Parallel("b")), past) == ()


def test_what_changed_after_it_is_told_by_field() -> None:
    past = [
        {"red_line": (Parallel("b"), Parallel("c")), "notes": ("x", "y")},
        {"stance": (Chosen("supports"), Chosen("opposes"))},
        {"clearance": CLEARED},
    ]
    now = position(red_line=Parallel("c"), stance=Chosen("opposes"), notes="y")
    assert changed_since(POSITION, now, past) == ("stance", "red_line")


def test_what_was_changed_back_is_as_cleared() -> None:
    past = [
        {"target": (Parallel("b"), Parallel("a"))},
        {"target": (Parallel("a"), Parallel("b"))},
        {"clearance": CLEARED, "target": (Parallel(""), Parallel("a"))},
    ]
    assert changed_since(POSITION, position(target=Parallel("a", "older")), past) == ()


def test_only_the_language_that_moved_counts() -> None:
    past = [{"statement": (Parallel("", "Offers."), Parallel("", "Refuses."))}, {"clearance": CLEARED}]
    now = position(statement=Parallel("Ofrece.", "Refuses."))
    assert changed_since(POSITION, now, past) == ("statement",)


def test_a_draft_has_nothing_to_lose() -> None:
    past = [{"on": (Parallel("a"), Parallel("b"))}]
    assert changed_since(POSITION, position(clearance=Chosen("draft")), past) == ()

"""A move of a position, and the reason that does not outlive it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.domain.clearance import follows
from workbench.domain.moves import is_move, moved
from workbench.domain.records import ISSUE, POSITION, Issue, Position
from workbench.domain.types import Chosen, Parallel

THEN = Position(uid="p", target=Parallel("Diez años"), stance=Chosen("reserves"), reason="Lo pidió el sector")


def test_words_where_there_were_none_and_translations_are_no_moves() -> None:
    assert not is_move(Parallel(), Parallel("a")) and not is_move(None, Chosen("opposes"))
    assert not is_move(Parallel("a"), Parallel("a", "b")) and not is_move(Parallel("a"), Parallel("a", "", "", ("es",)))
    assert is_move(Parallel("a"), Parallel("b")) and is_move(Chosen("opposes"), None)


@pytest.mark.parametrize("name", POSITION.moving)
def test_every_moving_field_moves_the_position(name: str) -> None:
    one, other = (Chosen("a"), Chosen("b")) if name in ("stance", "flexibility") else (Parallel("a"), Parallel("b"))
    assert moved(POSITION, replace(THEN, **{name: one}), replace(THEN, **{name: other})) == (name,)


def test_the_reason_of_one_move_is_not_that_of_the_next() -> None:
    after = replace(THEN, target=Parallel("Ocho años"))
    assert follows(POSITION, THEN, after) == {"reason": ""}
    assert follows(POSITION, THEN, replace(after, reason="Otra")) == {}
    assert follows(POSITION, THEN, after, said=("reason",)) == {}, "the same reason given again"
    assert follows(POSITION, THEN, replace(THEN, notes="x", fallback=Parallel("Cinco años"))) == {}
    assert follows(ISSUE, Issue(uid="i"), Issue(uid="i", notes="x")) == {}

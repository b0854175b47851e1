"""The states that a position went through, each at its date: an import may tell older ones when a later one stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workbench.domain.records import POSITION, Position
from workbench.domain.types import Parallel
from workbench.i18n import LANGUAGES

Moves = Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Change:
    """What one change did to a position. ``number`` is 0 for those to whom the numbers of changes are not told;
    ``alone`` is one that was not typed: an import.
    """

    number: int
    at: datetime
    author: str
    moves: Moves
    alone: bool = False


def states(position: Position, changes: Sequence[Change]) -> list[Position]:
    """The position after each change, the oldest first, going back from how it is."""
    found: list[Position] = []
    state = position
    for change in reversed(changes):
        found.append(state)
        state = replace(state, **{n: _before(getattr(state, n), *m) for n, m in change.moves.items()})
    return found[::-1]


def _before(now: Any, old: Any, new: Any) -> Any:
    """A value before a move; of a wording only the languages that moved."""
    if not isinstance(now, Parallel):
        return old
    es, en, fr = (old.in_(tongue) if old.in_(tongue) != new.in_(tongue) else now.in_(tongue) for tongue in LANGUAGES)
    return Parallel(es, en, fr)


def in_time(found: Sequence[tuple[Change, Position]]) -> list[tuple[Change, Position]]:
    """Changes with the position after each, where older states that were told afterwards stand at their dates.

    An import tells them by going through them and back to what stood: the way back is no change of the position.
    """
    told: list[tuple[Change, Position]] = []
    at = 0
    while at < len(found):
        back = _way_back(found, at)
        if back is None:
            told.append(found[at])
            at += 1
            continue
        for older in found[at:back]:
            place = next((n for n, (_, state) in enumerate(told) if _is_older(older[1], state)), len(told))
            told.insert(place, older)
        at = back + 1
    return told


def told_afterwards(found: Sequence[tuple[Change, Position]]) -> frozenset[int]:
    """The numbers of the changes by which older states were told, with the way back: nothing that stands is of them."""
    numbers: set[int] = set()
    at = 0
    while at < len(found):
        back = _way_back(found, at)
        if back is not None:
            numbers.update(change.number for change, _ in found[at : back + 1])
        at = (at if back is None else back) + 1
    return frozenset(numbers)


def _way_back(found: Sequence[tuple[Change, Position]], at: int) -> int | None:
    """Where imports that told older states from there on came back to what stood before; None where they did not."""
    stood = found[at - 1][1] if at else None
    for n in range(at, len(found)) if stood is not None else ():
        change, state = found[n]
        if not change.alone:
            return None
        if n > at and _says_the_same(state, stood):
            return n
        if not _is_older(state, stood):
            return None
    return None


def _is_older(state: Position, than: Position | None) -> bool:
    dates = state.as_of, than.as_of if than is not None else None
    return dates[0] is not None and dates[1] is not None and dates[0].last() < dates[1].first()


def _says_the_same(state: Position, stood: Position | None) -> bool:
    names = (*POSITION.moving, "as_of")
    return stood is not None and all(getattr(state, name) == getattr(stood, name) for name in names)

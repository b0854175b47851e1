"""Who stands where on an issue: Mexico, the others, our reading of them, and the actors at home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.domain.records import Actor, Position
from workbench.domain.types import Chosen
from workbench.store.reader import Reader

HOME = "MX"
PARTY = "party"
_COUNTRIES = ("MX", "US", "CA")
OFFICIAL = frozenset({"ministry", "agency", "executive"})
_PARTY_RANK, _OFFICIAL_RANK, _OTHER_RANK = 0, 1, 2


@dataclass(frozen=True)
class Stand:
    """A position with who holds it; ``rank`` is 0 for a party, 1 for its government, 2 for all others."""

    position: Position
    actor: Actor
    rank: int


@dataclass(frozen=True)
class Stands:
    """The positions on an issue that count on a day; parties first, then governments, the newest first.

    ``later`` are those that were left out because they are of a later day.
    """

    ours: tuple[Stand, ...] = ()
    others: tuple[Stand, ...] = ()
    readings: tuple[Stand, ...] = ()
    at_home: tuple[Stand, ...] = ()
    later: tuple[Position, ...] = ()


def key_of(value: Chosen | None) -> str:
    """The key of a choice; "" where there is none or it may not be seen."""
    return value.key if value else ""


def stands_of(reader: Reader, positions: Iterable[Position], as_of: date) -> Stands:
    """The positions sorted by whose they are; a position replaced by another one counts no longer."""
    live = [p for p in positions if key_of(p.clearance) != "superseded"]
    known = [p for p in live if p.as_of is None or p.as_of.first() <= as_of]
    found = sorted(_with_actors(reader, known), key=_order)
    parts: dict[str, list[Stand]] = {"ours": [], "others": [], "readings": [], "at_home": []}
    for stand in found:
        parts[_side(stand)].append(stand)
    counting = {p.uid for p in known}
    later = tuple(p for p in live if p.uid not in counting)
    return Stands(**{side: tuple(part) for side, part in parts.items()}, later=later)


def chosen(stands: Sequence[Stand], most: int) -> tuple[Stand, ...]:
    """At most so many, in their order: the newest of every actor before the second one of any."""
    counts: dict[str, int] = {}
    turns: list[tuple[int, int]] = []
    for place, stand in enumerate(stands):
        counts[stand.actor.uid] = counts.get(stand.actor.uid, 0) + 1
        turns.append((counts[stand.actor.uid], place))
    return tuple(stands[place] for place in sorted(place for _, place in sorted(turns)[:most]))


def _with_actors(reader: Reader, positions: Sequence[Position]) -> Iterable[Stand]:
    actors = _actors(reader, (p.actor for p in positions))
    parents = _actors(reader, (a.parent for a in actors.values() if a.parent))
    for position in positions:
        actor = actors.get(position.actor)
        if actor is not None:
            yield Stand(position, actor, _rank(actor, parents))


def _actors(reader: Reader, uids: Iterable[str]) -> dict[str, Actor]:
    found = reader.get_all(list(dict.fromkeys(uids)))
    return {a.uid: a for a in found if isinstance(a, Actor)}


def _rank(actor: Actor, parents: dict[str, Actor]) -> int:
    kind = key_of(actor.kind)
    if kind == "person" and actor.parent in parents:
        kind = key_of(parents[actor.parent].kind)  # a minister speaks for the ministry
        return _OFFICIAL_RANK if kind in OFFICIAL or kind == PARTY else _OTHER_RANK
    if kind == PARTY:
        return _PARTY_RANK
    return _OFFICIAL_RANK if kind in OFFICIAL else _OTHER_RANK


def _order(stand: Stand) -> tuple[int, int, int, str]:
    """By rank, the newest first, undated ones last; those of one day in the order of the countries."""
    when, country = stand.position.as_of, key_of(stand.actor.country)
    place = _COUNTRIES.index(country) if country in _COUNTRIES else len(_COUNTRIES)
    return (stand.rank, -when.first().toordinal() if when else 1, place, stand.position.uid)


def _side(stand: Stand) -> str:
    """Which part of the brief it belongs to; what is not known to be stated never passes for it."""
    stated = key_of(stand.position.standing) == "stated"
    if key_of(stand.actor.country) != HOME:
        return "others" if stated else "readings"
    if stand.rank == _OTHER_RANK:
        return "at_home"
    return "ours" if stated else "readings"

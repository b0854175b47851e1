"""Requests counted over time: how many were open, answered and closed on each day, all in all and by what they share.

Values in, values out. The dates that a request gives itself come first: received, answered, closed. Where it gives
none, the day on which the dossier was told counts, which each number can tell apart (``told_here``). A date known to
the month counts from its last day: before, nobody knows. What a third party claims is no request and is never counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbench.domain.records import Request
from workbench.domain.when import When

State = Literal["open", "answered", "closed"]
STATES: tuple[State, ...] = ("open", "answered", "closed")
By = Literal["table", "track", "round", "from", "to"]
BY: tuple[By, ...] = ("table", "track", "round", "from", "to")
_CLOSED = frozenset(("merged", "withdrawn", "settled"))
_NO_ANSWER = frozenset(("", "studying"))


@dataclass(frozen=True)
class Told:
    """What the dossier was told of a request on a day: its response and status by their keys."""

    day: date
    response: str
    status: str


@dataclass(frozen=True)
class Life:
    """A request as a line of time: from which days on it was in which state, the earliest first.

    ``told_here`` are the states whose day is that on which the dossier was told.
    """

    uid: str
    days: tuple[date, ...]
    states: tuple[State, ...]
    told_here: frozenset[State] = frozenset()

    def on(self, day: date) -> State | None:
        """Its state at the end of a day; None before it was received."""
        at = bisect_right(self.days, day)
        return self.states[at - 1] if at else None

    def rests_on_telling(self, day: date) -> bool:
        """Whether it came into any of its states until a day on the day on which the dossier was told."""
        reached = zip(self.days, self.states, strict=True)
        return any(begun <= day and state in self.told_here for begun, state in reached)


def life(request: Request, told: Sequence[Told]) -> Life:
    """The line of time of a request; ``told`` is what the dossier was told, oldest first: at least one."""
    known = [when.last() for when in (request.answered, request.closed) if when is not None]
    begun = request.received.last() if request.received is not None else min([told[0].day, *known])
    steps: dict[date, State] = {begun: "open"}
    here: set[State] = {"open"} if request.received is None and begun not in known else set()
    state: State = "open"
    for at, one in enumerate(told):
        now = _state(one)
        if now != state:
            when = _dated(request, now) if _is_last(now, told, at) else None
            if when is None:
                here.add(now)
            steps[max(when.last() if when is not None else one.day, begun)] = now
            state = now
    if request.answered is not None and state == "closed" and "answered" not in steps.values():
        steps.setdefault(max(request.answered.last(), begun), "answered")  # both were told at once
    days = sorted(steps)
    states = [steps[day] for day in days]
    return Life(request.uid, tuple(days), (*states[:-1], state), frozenset(here))  # it ends as what it says now


def _is_last(state: State, told: Sequence[Told], at: int) -> bool:
    """Whether the request never left that state again: only then is its date that of this change."""
    return all(_rank(_state(one)) >= _rank(state) for one in told[at:])


def _rank(state: State) -> int:
    return STATES.index(state)


def _state(told: Told) -> State:
    if told.status in _CLOSED:
        return "closed"
    return "open" if told.response in _NO_ANSWER else "answered"


def _dated(request: Request, state: State) -> When | None:
    """The date that a request gives a state; none to one that was opened again."""
    return {"open": None, "answered": request.answered, "closed": request.closed}[state]


@dataclass(frozen=True)
class Counts:
    """The requests in each state on a day, by uid. ``pending`` are those not closed."""

    open: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def pending(self) -> tuple[str, ...]:
        """What is still on the table: open, or answered and not closed."""
        return (*self.open, *self.answered)

    @property
    def all(self) -> tuple[str, ...]:
        """All that had been received."""
        return (*self.pending, *self.closed)


def counts(lives: Iterable[Life], day: date) -> Counts:
    """How many were in which state at the end of a day."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in lives:
        state = one.on(day)
        if state is not None:
            found[state].append(one.uid)
    return Counts(*(tuple(found[state]) for state in STATES))


def series(lives: Sequence[Life], until: date) -> list[tuple[date, Counts]]:
    """The counts on every day on which any changed, up to a day, which is the last point of them."""
    days = {day for one in lives for day in one.days if day <= until}
    return [(day, counts(lives, day)) for day in sorted(days | {until})] if days else []


def grouped(lives: Iterable[Life], groups: Mapping[str, Sequence[str]]) -> dict[str, list[Life]]:
    """The lives by what requests share; ``groups`` are those of each, which may be several: then it stands in each.

    A request of no group stands under the empty key.
    """
    found: dict[str, list[Life]] = defaultdict(list)
    for one in lives:
        for key in groups.get(one.uid) or ("",):
            found[key].append(one)
    return dict(found)

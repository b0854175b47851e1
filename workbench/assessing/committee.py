"""The history of a body: its duty, its meetings, what was promised, raised and left open, and when it sits next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from workbench.assessing import agenda
from workbench.assessing.meetings_due import Owed, meetings_due
from workbench.assessing.minutes import Point, has_sat, in_order, points
from workbench.assessing.periods import Counting, Period, grid
from workbench.domain.records import Body, Citation, Commitment, Concern, Meeting
from workbench.domain.when import Partial, When

_PROMISES = next(d for d in agenda.DEADLINES if d.type == "commitment")
_AHEAD = ("planned", "postponed")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Tied:
    """What the dossier holds of a body: ``statements`` are the uids of those made at each meeting, by its uid."""

    body: Body
    meetings: Sequence[Meeting] = ()
    commitments: Sequence[Commitment] = ()
    concerns: Sequence[Concern] = ()
    below: Sequence[Body] = ()
    statements: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    citations: Sequence[Citation] = ()


@dataclass(frozen=True)
class Met:
    """A meeting with the points of its agenda, and the uids of what was said and promised there."""

    meeting: Meeting
    points: tuple[Point, ...] = ()
    statements: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chair:
    """Who presided over which meetings, the latest first."""

    actor: str
    meetings: tuple[str, ...]


@dataclass(frozen=True)
class Promises:
    """The commitments of a body, by date: those that are overdue, those that are not, those that oblige no more."""

    overdue: tuple[Commitment, ...] = ()
    open: tuple[Commitment, ...] = ()
    over: tuple[Commitment, ...] = ()


@dataclass(frozen=True)
class Raised:
    """A concern with the meetings of the body at which it was raised, and when it first and last was, anywhere.

    ``times`` are the meetings that it names; a sheet may have said a greater number, which the record keeps.
    """

    concern: Concern
    here: tuple[str, ...]
    times: int
    first: When | None
    last: When | None


@dataclass(frozen=True)
class Paper:
    """A source with the uids of the records of the body that cite it, and whether each was checked against it."""

    source: str
    cited_by: tuple[str, ...]
    verified: bool


@dataclass(frozen=True)
class LeftOpen:
    """What is open from last time: points of the last meeting, and commitments that still oblige."""

    last: Meeting | None = None
    points: tuple[Point, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True)
class Next:
    """When a body sits next: ``planned`` is a meeting of the dossier, ``announced`` what its last one said.

    ``computed`` is the last day of the period in which the next one is due, and only that: nothing is late by it.
    Without a date, ``kind`` says why: on request, the duty was not read, or it asks for no further meeting.
    """

    kind: Literal["planned", "announced", "computed", "on_request", "no_duty", "no_more"]
    when: When | None = None
    meeting: str = ""


@dataclass(frozen=True)
class History:
    """A body with all that came of it, as of a day; ``meetings`` in the order of their dates, ``ahead`` those that
    begin after the day, planned ones or not.
    """

    body: Body
    day: date
    owed: Owed
    meetings: tuple[Met, ...]
    ahead: tuple[Met, ...]
    chairs: tuple[Chair, ...]
    promises: Promises
    concerns: tuple[Raised, ...]
    papers: tuple[Paper, ...]
    left_open: LeftOpen
    next: Next
    below: tuple[Body, ...]


def history(tied: Tied, day: date, counting: Counting = "treaty") -> History:
    """The history of a body as of a day."""
    (owed,) = meetings_due([tied.body], tied.meetings, day, counting)
    ordered = in_order(tied.meetings)
    ahead = [m for m in ordered if _is_ahead(m, day)]
    so_far = [m for m in ordered if not _is_ahead(m, day)]
    made = promises(tied.commitments, day)
    return History(
        tied.body,
        day,
        owed,
        tuple(_met(m, tied) for m in so_far),
        tuple(_met(m, tied) for m in ahead),
        _chairs(so_far),
        made,
        _raised(tied.concerns, so_far, {m.uid for m in ahead}),
        _papers(tied.citations),
        _left_open(ordered, made, day),
        _next(owed, ordered, day, counting),
        tuple(tied.below),
    )


def _is_ahead(meeting: Meeting, day: date) -> bool:
    return meeting.when is not None and meeting.when.first() > day


def _met(meeting: Meeting, tied: Tied) -> Met:
    promised = tuple(c.uid for c in tied.commitments if c.meeting == meeting.uid)
    return Met(meeting, points(meeting), tied.statements.get(meeting.uid, ()), promised)


def _chairs(meetings: Sequence[Meeting]) -> tuple[Chair, ...]:
    presided: dict[str, list[str]] = defaultdict(list)
    for meeting in reversed(meetings):
        if meeting.chair:
            presided[meeting.chair].append(meeting.uid)
    return tuple(Chair(actor, tuple(uids)) for actor, uids in presided.items())


def promises(commitments: Iterable[Commitment], day: date) -> Promises:
    """Commitments by whether they oblige as of a day; the earliest due first, those without a date last."""
    ordered = sorted(commitments, key=lambda c: (c.due is None, c.due.last() if c.due else date.max, c.uid))
    obliging = [c for c in ordered if not agenda.is_over(_PROMISES, c)]
    late = {d.record.uid for d in agenda.overdue(agenda.due(_PROMISES, obliging), day)}
    return Promises(
        tuple(c for c in obliging if c.uid in late),
        tuple(c for c in obliging if c.uid not in late),
        tuple(c for c in ordered if agenda.is_over(_PROMISES, c)),
    )


def _raised(concerns: Iterable[Concern], meetings: Sequence[Meeting], ahead: Set[str]) -> tuple[Raised, ...]:
    """Concerns, those raised most often here first; dates of meetings stand in where a concern says none.

    What was raised at a meeting after the day does not count yet.
    """
    places = {m.uid: at for at, m in enumerate(meetings)}
    found = []
    for concern in concerns:
        here = tuple(sorted((uid for uid in concern.meetings if uid in places), key=places.__getitem__))
        dates = [when for uid in here if (when := meetings[places[uid]].when) is not None]
        first = concern.first_raised or (dates[0] if dates else None)
        last = concern.last_raised or (dates[-1] if dates else None)
        found.append(Raised(concern, here, len(set(concern.meetings) - ahead), first, last))
    return tuple(sorted(found, key=lambda r: (-len(r.here), -r.times, r.concern.uid)))


def _papers(citations: Iterable[Citation]) -> tuple[Paper, ...]:
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        cited[citation.source].append(citation)
    papers = [
        Paper(source, tuple(dict.fromkeys(c.record for c in by)), all(c.verified for c in by))
        for source, by in cited.items()
    ]
    return tuple(sorted(papers, key=lambda p: -len(p.cited_by)))


def _left_open(meetings: Sequence[Meeting], made: Promises, day: date) -> LeftOpen:
    sat = [m for m in meetings if has_sat(m, day)]
    last = sat[-1] if sat else None
    open_points = tuple(p for p in points(last) if p.is_open) if last is not None else ()
    return LeftOpen(last, open_points, (*made.overdue, *made.open))


# ---- the next sitting


def _next(owed: Owed, meetings: Sequence[Meeting], day: date, counting: Counting) -> Next:
    ahead = [m for m in meetings if m.standing is not None and m.standing.key in _AHEAD]
    dated = [(m.when, m.uid) for m in ahead if m.when is not None and m.when.last() >= day]
    if dated:
        when, uid = min(dated, key=lambda found: found[0].first())
        return Next("planned", when, uid)
    said = [m for m in meetings if has_sat(m, day) and m.next_meeting is not None]
    if said and said[-1].next_meeting is not None and said[-1].next_meeting.last() >= day:
        return Next("announced", said[-1].next_meeting, said[-1].uid)
    undated = [m for m in ahead if m.when is None]
    if undated:
        return Next("planned", None, undated[0].uid)
    return _computed(owed, meetings, day, counting)


def _computed(owed: Owed, meetings: Sequence[Meeting], day: date, counting: Counting) -> Next:
    """The period that runs on the day; the one after it where that is met or waived already."""
    if owed.duty is None:
        return Next("on_request" if owed.on_request else "no_duty")
    running = [slot.period for slot in owed.own.slots if slot.state == "open"]
    if running and not _is_met(running[-1], owed, meetings):
        return _by(running[-1])
    last = owed.own.slots[-1].period.last if owed.own.slots else day
    after = [p for p in grid(owed.duty, last + _DAY, counting) if p.first > last] if counting != "since" else []
    return _by(after[-1]) if after else Next("no_more")


def _by(period: Period) -> Next:
    end = period.last
    return Next("computed", When(Partial(end.year, end.month, end.day), basis="computed"))


def _is_met(period: Period, owed: Owed, meetings: Iterable[Meeting]) -> bool:
    held = set(owed.own.uids)
    for meeting in meetings:
        when, standing = meeting.when, meeting.standing.key if meeting.standing else ""
        if when is None or (meeting.uid not in held and standing != "waived"):
            continue
        inside = period.first <= when.first() and when.last() <= period.last
        covered = standing == "waived" and when.first() <= period.first and period.last <= when.last()
        if inside or covered:
            return True
    return False

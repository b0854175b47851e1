"""The requests of a dossier counted over time, and the readout of a round, as one reader may see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from workbench.assessing.readout import Readout, readout
from workbench.assessing.requests_over_time import By, Counts, Told, counts, grouped, life, series
from workbench.assessing.rounds import is_round, sat
from workbench.domain.quantity import show_quantity
from workbench.domain.records import (
    BODY,
    COMMITMENT,
    FIGURE,
    ISSUE,
    MEETING,
    REQUEST,
    STATEMENT,
    Commitment,
    Figure,
    Meeting,
    Request,
    Statement,
)
from workbench.domain.records.choices import TRACK
from workbench.domain.types import Chosen
from workbench.gathering.titles import Titles
from workbench.i18n import Language, fold
from workbench.store.history import Step
from workbench.store.reader import Reader

# Words by which a figure, a number without unit, is known to claim how many requests there were.
_CLAIMING = frozenset(("solicitudes", "peticiones", "demandas", "requests", "demands"))


@dataclass(frozen=True)
class Group:
    """The requests that share something: a table, a track, a round, who asks, who is asked."""

    key: str
    name: str
    now: Counts
    points: Sequence[tuple[date, Counts]]


@dataclass(frozen=True)
class Claim:
    """A number of requests that somebody claims: a figure of the dossier, shown beside and never counted."""

    uid: str
    title: str
    value: str
    period: str
    verified: bool


@dataclass(frozen=True)
class Counted:
    """The requests as of a day, all in all and by groups; ``undated`` are those of which some day is only that on
    which the dossier was told.
    """

    day: date
    now: Counts
    points: Sequence[tuple[date, Counts]]
    groups: Sequence[Group]
    undated: tuple[str, ...]
    claims: Sequence[Claim]


def counted(reader: Reader, by: By, day: date, language: Language) -> Counted:
    """The requests over time, up to a day."""
    requests = [r for r in reader.all(REQUEST.name) if isinstance(r, Request)]
    steps = reader.standing(r.uid for r in requests)
    lives = [life(r, _told(r, steps.get(r.uid, ()), day)) for r in requests]
    groups, names = _groups(reader, requests, by, language)
    made = [
        Group(key, names.get(key, key), counts(members, day), series(members, day))
        for key, members in grouped(lives, groups).items()
        if any(one.on(day) for one in members)
    ]
    made.sort(key=lambda one: (not one.key, fold(one.name)))
    undated = tuple(one.uid for one in lives if one.rests_on_telling(day))
    return Counted(day, counts(lives, day), series(lives, day), made, undated, _claims(reader, language))


def _told(request: Request, steps: Sequence[Step], day: date) -> list[Told]:
    """What the dossier was told of a request, oldest first; where its past is not told, what it says now."""
    found: list[Told] = []
    response, status = "", ""
    for step in reversed(steps):
        for move in step.moves:
            key = move.new.key if isinstance(move.new, Chosen) else ""
            response = key if move.field == "response" else response
            status = key if move.field == "status" else status
        found.append(Told(datetime.fromisoformat(step.at).astimezone().date(), response, status))
    return found or [Told(day, *(_key(v) for v in (request.response, request.status)))]


def _key(value: Chosen | None) -> str:
    return value.key if value is not None else ""


def _groups(
    reader: Reader, requests: Sequence[Request], by: By, language: Language
) -> tuple[dict[str, tuple[str, ...]], Mapping[str, str]]:
    """The groups of every request, and the names of the groups."""
    if by == "track":
        keys = {r.uid: tuple(filter(None, (_key(r.track),))) for r in requests}
        return keys, {k: TRACK.show(Chosen(k), language) for found in keys.values() for k in found}
    if by == "table":
        tables = {uid: table for uid, (table,) in reader.values(ISSUE.name, ("table",))}
        return {r.uid: tuple(dict.fromkeys(filter(None, map(tables.get, r.issues)))) for r in requests}, {}
    of: Callable[[Request], str] = {
        "round": lambda r: r.meeting,
        "from": lambda r: r.asked_by,
        "to": lambda r: r.asked_of,
    }[by]
    named = {r.uid: tuple(filter(None, (of(r),))) for r in requests}
    titles = Titles(reader, language, short=True)
    titles.fetch({uid for found in named.values() for uid in found})
    return named, {uid: titles.of(uid) for found in named.values() for uid in found}


def _claims(reader: Reader, language: Language) -> list[Claim]:
    """The figures that claim a number of requests, by the words of their names."""
    found = [r for r in reader.all(FIGURE.name) if isinstance(r, Figure) and r.value and not r.value.unit]
    claiming = [f for f in found if not _CLAIMING.isdisjoint(fold(f"{f.title.es} {f.title.en}").split())]
    cited = reader.citations_of(f.uid for f in claiming)
    return [
        Claim(
            f.uid,
            FIGURE.title_of(f, language),
            show_quantity(f.value, language),
            FIGURE.field("period").type.read(f.period, language),
            any(c.verified for c in cited.get(f.uid, ())),
        )
        for f in claiming
        if f.value is not None
    ]


def rounds(reader: Reader, language: Language) -> list[tuple[str, str]]:
    """The meetings of which there can be a readout, with their names, the latest first: rounds, and those that a
    request, a statement or a commitment names.
    """
    kinds = {uid: _key(kind) for uid, (kind,) in reader.values(BODY.name, ("kind",))}
    types = (REQUEST.name, STATEMENT.name, COMMITMENT.name)
    named = {uid for name in types for _, (uid,) in reader.values(name, ("meeting",)) if uid}
    found = [
        m
        for m in reader.all(MEETING.name)
        if isinstance(m, Meeting) and (m.uid in named or m.agenda or (sat(m) and is_round(m, kinds.get(m.body, ""))))
    ]
    found.sort(key=lambda m: m.when.first() if m.when is not None else date.min, reverse=True)
    return [(m.uid, _named(m, language)) for m in found]


def _named(meeting: Meeting, language: Language) -> str:
    when = MEETING.field("when").type.read(meeting.when, language)
    return " · ".join(filter(None, (MEETING.title_of(meeting, language), when)))


def readout_of(reader: Reader, uid: str) -> Readout | None:
    """The readout of a meeting; None where it is not there."""
    meeting = reader.get(uid)
    if not isinstance(meeting, Meeting):
        return None
    put = [r for r in reader.all(REQUEST.name) if isinstance(r, Request)]
    said = [r for r in reader.where(STATEMENT.name, meeting=uid) if isinstance(r, Statement)]
    promised = [r for r in reader.where(COMMITMENT.name, meeting=uid) if isinstance(r, Commitment)]
    return readout(meeting, put, said, promised)

"""The readout of a round: what was asked, answered, agreed ad referendum and promised, by whom, and what stays open.

Assembled from the records of the round and from nothing else: those that name the meeting, its agenda, and the answers
whose date falls in its days. What nobody wrote down is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.assessing.rounds import falling
from workbench.domain.records import Commitment, Meeting, Request, Statement
from workbench.domain.records.meeting import AGENDA
from workbench.domain.types import Parallel, Row
from workbench.domain.when import When

Part = Literal["asked", "answered", "agreed", "promised", "said", "open"]
PARTS: tuple[Part, ...] = ("asked", "answered", "agreed", "promised", "said", "open")
_CLOSED = frozenset(("merged", "withdrawn", "settled"))
_KEPT = frozenset(("kept", "dropped", "superseded"))
_SIDES = (("mexico", "MX"), ("united_states", "US"), ("canada", "CA"))


@dataclass(frozen=True)
class Item:
    """One line of a readout: the record that it rests on, whose it is (an actor, else a side as the agenda names it).

    ``title`` is what it is about, ``words`` what was said of it, ``key`` the answer, verb or status, as ``field`` says
    (``kept``: how a promise stands). Of a request it tells the positions on it and what it may be traded for too.
    """

    uid: str
    title: Parallel
    actor: str = ""
    side: str = ""
    words: Parallel = Parallel()
    field: str = ""
    key: str = ""
    when: When | None = None
    issues: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    trade_offs: Parallel = Parallel()
    traded_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Readout:
    """The lines of a round by their part; every part there is, those without lines too."""

    meeting: Meeting
    parts: dict[Part, tuple[Item, ...]]


def readout(
    meeting: Meeting, requests: Iterable[Request], statements: Iterable[Statement], commitments: Iterable[Commitment]
) -> Readout:
    """The readout of a meeting from records of which some are its own."""
    put = list(requests)
    asked = [r for r in put if r.meeting == meeting.uid]
    said = [s for s in statements if s.meeting == meeting.uid]
    promised = [c for c in commitments if c.meeting == meeting.uid]
    parts: dict[Part, tuple[Item, ...]] = {
        "asked": (*(_request(r) for r in asked), *(_statement(s) for s in said if _verb(s) == "asks")),
        "answered": tuple(_request(r) for r in put if _is_answered_in(r, meeting)),
        "agreed": (*(_statement(s) for s in said if _verb(s) == "agrees"), *_results(meeting)),
        "promised": tuple(_commitment(c) for c in promised),
        "said": (*(_statement(s) for s in said if _verb(s) not in ("asks", "agrees")), *_views(meeting)),
        "open": _open(meeting, asked, promised),
    }
    return Readout(meeting, parts)


def _open(meeting: Meeting, asked: Sequence[Request], promised: Sequence[Commitment]) -> tuple[Item, ...]:
    requests = (_request(r) for r in asked if r.status is None or r.status.key not in _CLOSED)
    commitments = (_commitment(c) for c in promised if c.status is None or c.status.key not in _KEPT)
    points = (_point(meeting, row) for row in meeting.agenda if _cell(row, "carried_over"))
    return (*requests, *points, *commitments)


def _is_answered_in(request: Request, meeting: Meeting) -> bool:
    """Whether a request was answered in the days of a meeting at which it was put, or under its own date."""
    if request.response is None and not request.reply:
        return False
    if request.answered is None:
        return request.meeting == meeting.uid
    return bool(falling(request.answered, (meeting,)))


def _request(request: Request) -> Item:
    answer = request.response.key if request.response is not None else ""
    field = "response" if answer else "status" if request.status is not None else ""
    key = answer or (request.status.key if request.status is not None else "")
    when = request.answered or request.received
    tied = (request.issues, request.positions, request.trade_offs, request.traded_for)
    return Item(request.uid, request.title, request.asked_by, "", request.reply, field, key, when, *tied)


def _verb(statement: Statement) -> str:
    return statement.verb.key if statement.verb is not None else ""


def _statement(statement: Statement) -> Item:
    field = "verb" if statement.verb is not None else ""
    issues = (statement.issue,) if statement.issue else ()
    who = (statement.uid, statement.on, statement.actor, "", statement.words)
    return Item(*who, field, _verb(statement), statement.when, issues)


def _commitment(commitment: Commitment) -> Item:
    key = commitment.status.key if commitment.status is not None else ""
    issues = (commitment.issue,) if commitment.issue else ()
    return Item(
        commitment.uid, commitment.title, commitment.owner, "", Parallel(), "kept" if key else "", key,
        commitment.due, issues,
    )  # fmt: skip


def _cell(row: Row, name: str) -> Any:
    """What a row of an agenda says in one of its columns."""
    return next(cell for column, cell in zip(AGENDA.columns, row, strict=True) if column.name == name)


def _point(meeting: Meeting, row: Row, words: str = "", side: str = "") -> Item:
    number = str(_cell(row, "number"))
    es, en = (f"{number} {text}".strip() if text else "" for text in (_cell(row, "point"), _cell(row, "point_en")))
    title = Parallel(es, en)
    issues = tuple(filter(None, (_cell(row, "issue"),)))
    return Item(meeting.uid, title or Parallel(number), "", side, Parallel(words), "agenda", issues=issues)


def _results(meeting: Meeting) -> Iterable[Item]:
    """What the agenda and the outcome say came of it."""
    for row in meeting.agenda:
        if _cell(row, "result"):
            yield _point(meeting, row, _cell(row, "result"))
    if meeting.outcome:
        yield Item(meeting.uid, meeting.title, words=meeting.outcome, field="outcome")


def _views(meeting: Meeting) -> Iterable[Item]:
    """What each side put forward on each point."""
    for row in meeting.agenda:
        for name, side in _SIDES:
            if _cell(row, name):
                yield _point(meeting, row, _cell(row, name), side)

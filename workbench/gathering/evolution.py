"""How the positions of a dossier moved, with the meetings, sources, statements and answers beside their moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from workbench.assessing import evolution as pure
from workbench.assessing.authority import HOME, OFFERING, PRINTED, answer, beyond, offers_beyond, speaks_for_us
from workbench.assessing.evolution import Cited, Handed, Line, answered, handed_out, in_order, said, stood
from workbench.assessing.rounds import falling, rounds_about
from workbench.assessing.told_later import Change, states, told_afterwards
from workbench.domain.audience import Audience
from workbench.domain.clearance import is_work
from workbench.domain.records import (
    ACTOR,
    BODY,
    COMMITMENT,
    MEETING,
    POSITION,
    REQUEST,
    STATEMENT,
    Actor,
    Citation,
    Issue,
    Meeting,
    Position,
    Request,
    Statement,
)
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import When, whole_day
from workbench.gathering.titles import Titles
from workbench.i18n import Language, fold
from workbench.store.history import Provenance, Step
from workbench.store.issued import Issued
from workbench.store.origins import origins_of
from workbench.store.reader import Reader

_ANSWER = ("response", "reply")
_NAMING = ("issues", "positions")  # what a request is about; what it may be traded for is another matter
_BESIDE = (POSITION.name, REQUEST.name, STATEMENT.name, COMMITMENT.name, MEETING.name)


@dataclass(frozen=True)
class Evolution:
    """The lines of one position, the names of the records that they speak of, and the cells of received files that
    say what moved, by change and field; those who are not told the numbers of changes are told none.
    """

    position: Position
    title: str
    actor: str
    issue: str
    lines: tuple[Line, ...]
    names: Mapping[str, str]
    cells: Mapping[tuple[int, str], Provenance]

    def cells_of(self, line: Line) -> list[Provenance]:
        """The cells that say what moved in a line."""
        wanted = ((change, shift.field) for shift in line.shifts for change in reversed(line.changes))
        return [self.cells[at] for at in wanted if at in self.cells]


def positions_of(reader: Reader, record: Record) -> list[Position]:
    """The position that a record is, or those on the issue that it is, in the order of their keys."""
    if isinstance(record, Position):
        return [record]
    found = reader.where(POSITION.name, issue=record.uid) if isinstance(record, Issue) else []
    return [r for r in found if isinstance(r, Position)]


def evolutions(
    reader: Reader, positions: Sequence[Position], language: Language, issued: Sequence[Issued] = ()
) -> list[Evolution]:
    """How some positions moved, and the briefs that were issued with them.

    Alarms and briefs are for negotiators: who sees less cannot tell what lacks a reason.
    """
    told = _Told(reader, positions, issued)
    titles = Titles(reader, language, short=True)
    found: list[Evolution] = []
    for position in positions:
        lines = told.lines(position)
        uids = {uid for line in lines for uid in (line.uid, *line.rounds, *line.sources)}
        titles.fetch({*uids, position.actor, position.issue})
        names = {uid: titles.of(uid) for uid in uids if titles.of(uid)}
        title = POSITION.title_of(position, language)
        actor, issue = titles.of(position.actor), titles.of(position.issue)
        found.append(Evolution(position, title, actor, issue, tuple(lines), names, origins_of(reader, position.uid)))
    return found


def alarmed(reader: Reader, issued: Sequence[Issued] = ()) -> Iterable[tuple[str, Line]]:
    """The lines with alarms that nothing settled, each with its position; looked for where something moved, or was
    answered by us.
    """
    asked = _answered_on(reader)
    asked |= {brief.subject for brief in issued if _left_the_team(brief)}
    uids = dict.fromkeys(reader.reworked(POSITION.name))
    if asked:
        ours, stands = _ours(reader), reader.values(POSITION.name, ("issue", "actor"))
        uids |= dict.fromkeys(
            uid for uid, (issue, actor) in stands if (issue in asked or uid in asked) and actor in ours
        )
    wanted = [p for p in reader.get_all(uids) if isinstance(p, Position)]
    told = _Told(reader, wanted, issued)
    for position in wanted:
        for line in told.lines(position):
            if any(not alarm.settled for alarm in line.alarms):
                yield position.uid, line


def went_beyond(reader: Reader, positions: Sequence[Position], day: date) -> bool:
    """Whether an answer of ours by a day went beyond what some positions of ours authorised, and is not settled since,
    or one of them offers more than it authorises itself.
    """
    if any(offers_beyond(position, name, day) for position in positions for name in OFFERING):
        return True
    asked = _answered_on(reader)
    wanted = [p for p in positions if p.issue in asked or p.uid in asked]
    told = _Told(reader, wanted, ()) if wanted else None
    return told is not None and any(
        alarm.kind in ("beyond", "unauthorised") and not alarm.settled
        for position in wanted
        for line in told.lines(position)
        if line.when.first() <= day
        for alarm in line.alarms
    )


def _answered_on(reader: Reader) -> set[str]:
    """The issues and the positions that a request names to which something was answered."""
    found = reader.values(REQUEST.name, (*_NAMING, *_ANSWER))
    return {uid for _, (issues, positions, *given) in found if any(given) for uid in (*issues, *positions)}


def _ours(reader: Reader) -> frozenset[str]:
    """Who speaks for us."""
    return frozenset(
        r.uid for r in reader.where(ACTOR.name, country=Chosen(HOME)) if isinstance(r, Actor) and speaks_for_us(r)
    )


class _Told:
    """What the lines of some positions are made of, each asked for once."""

    def __init__(self, reader: Reader, positions: Sequence[Position], issued: Sequence[Issued]) -> None:
        self._reader = reader
        self._issued = [brief for brief in issued if _left_the_team(brief)]
        self._ours = _ours(reader)
        self._about: dict[str, dict[str, list[Record]]] = {uid: {} for p in positions for uid in _known_by(p)}
        self._read_about(positions)
        ours = [p for p in self._all(POSITION.name) if isinstance(p, Position)]
        self._positions = {p.uid: p for p in (*positions, *ours)}
        asked = [r.uid for r in self._all(REQUEST.name)]
        citations = reader.citations_of(p.uid for p in positions)
        cited = [c.uid for found in citations.values() for c in found]
        self._steps = reader.standing([*self._positions, *asked, *cited])
        told = self._steps if reader.audience is Audience.NEGOTIATORS else _without_work(self._steps)
        self._changes = {uid: changes_of(told.get(uid, ())) for uid in self._positions}
        self._cited = {uid: [self._citation(c) for c in found] for uid, found in citations.items()}
        self._meetings = [m for m in reader.all(MEETING.name) if isinstance(m, Meeting)]
        self._kinds = {uid: kind.key if kind else "" for uid, (kind,) in reader.values(BODY.name, ("kind",))}

    def _read_about(self, positions: Sequence[Position]) -> None:
        """The records that point to each issue and position, by their type; positions only where something was asked
        of us.
        """
        pointing: dict[str, dict[str, list[str]]] = {uid: {} for uid in self._about}
        for of in self._reader.links_to(pointing):
            if of.target in pointing and of.type in _BESIDE and (of.type != REQUEST.name or of.field in _NAMING):
                pointing[of.target].setdefault(of.type, []).extend(of.uids)
        asked = {p.issue for p in positions if any(REQUEST.name in pointing[uid] for uid in _known_by(p))}
        for about, found in pointing.items():
            if about not in asked:
                found.pop(POSITION.name, None)
        uids = (uid for found in pointing.values() for named in found.values() for uid in named)
        records = {r.uid: r for r in self._reader.get_all(uids)}
        for about, found in pointing.items():
            for name, named in found.items():
                self._about[about][name] = [records[uid] for uid in dict.fromkeys(named) if uid in records]

    def _all(self, name: str) -> Iterable[Record]:
        return [r for found in self._about.values() for r in found.get(name, ())]

    def _asked_of_us(self, position: Position) -> list[Request]:
        """What was asked of us on the issue of a position or on itself, each once."""
        found = {r.uid: r for uid in _known_by(position) for r in self._about[uid].get(REQUEST.name, ())}
        return [r for r in found.values() if isinstance(r, Request) and self._is_asked_of_us(r)]

    def _citation(self, citation: Citation) -> Cited:
        steps = self._steps.get(citation.uid, ())
        return Cited(citation.source, citation.field, citation.as_of, steps[-1].change if steps else 0)

    def lines(self, position: Position) -> list[Line]:
        """All lines of a position."""
        about = self._about.get(position.issue, {})
        moves = pure.evolution(
            position, self._changes[position.uid], self._cited.get(position.uid, ()), self._rounds(about)
        )
        spoken = [s for s in about.get(STATEMENT.name, ()) if isinstance(s, Statement) and s.actor == position.actor]
        asked = self._asked_of_us(position)
        if self._reader.audience is not Audience.NEGOTIATORS:
            told = in_order(_for_others(moves), (*said(spoken), *self._answers(position, asked)))
            return [replace(line, alarms=()) for line in told]
        return in_order(moves, (*said(spoken), *self._answers(position, asked), *self._briefs(position)))

    def _briefs(self, position: Position) -> Iterable[Line]:
        """The briefs that left the team with a position of ours, held against what was authorised then."""
        about = [b for b in self._issued if b.subject in (position.uid, position.issue)]
        states = {b.number: stood(position, self._changes[position.uid], b.change) for b in about}
        for brief in about if position.actor in self._ours else ():
            then = states[brief.number]
            names = _printed(then, brief) if then is not None else ()
            if then is None or not names:
                continue
            later = (states[b.number] for b in about if b.number > brief.number and _for_the_same(b, brief))
            replaced = any(s is not None and _tells_now(s, position, names) for s in later)
            title = f"{brief.number} · {brief.title}"
            yield handed_out(position, Handed(title, brief.author, brief.as_of, then, names, replaced))

    def _rounds(self, about: Mapping[str, Sequence[Record]]) -> Callable[[When], Iterable[str]]:
        dealing = {m.uid for m in about.get(MEETING.name, ())}
        dealing |= {getattr(r, "meeting", "") for found in about.values() for r in found}
        meetings = rounds_about(self._meetings, self._kinds, dealing)
        return lambda when: falling(when, meetings)

    def _is_asked_of_us(self, request: Request) -> bool:
        """Whether we are asked; it goes without saying where somebody else asks."""
        if request.asked_of:
            return request.asked_of in self._ours
        return request.asked_by != "" and request.asked_by not in self._ours

    def _answers(self, position: Position, asked: Iterable[Request]) -> Iterable[Line]:
        """Our answers on the issue of a position of ours, held against what was authorised then."""
        for request in asked if position.actor in self._ours else ():
            step = next((s for s in self._steps.get(request.uid, ()) if _says_answer(s)), None)
            if step is None:
                continue
            when = request.answered or whole_day(_at(step.at).date())
            given = answer(request, when.last())
            if given is None:
                continue
            ours = [p for p in self._positions.values() if p.issue == position.issue and p.actor in self._ours]
            then = [s for p in ours if (s := stood(p, self._changes[p.uid], step.change)) is not None]
            found, still = (
                [b for b in beyond(given, positions) if b.position == position.uid] for positions in (then, ours)
            )
            yield answered(request, when, step.change, found, still)


def _without_work(steps: Mapping[str, Sequence[Step]]) -> dict[str, list[Step]]:
    """The steps of positions without what only negotiators are told the moves of, and none that did nothing else."""
    left = {
        uid: [replace(s, moves=tuple(m for m in s.moves if not is_work(POSITION, m.field))) for s in of]
        for uid, of in steps.items()
    }
    return {uid: [step for step in of if step.moves] for uid, of in left.items()}


def _for_others(moves: Iterable[Line]) -> list[Line]:
    """Moves as others than negotiators may know them: by the wordings that they see, and the dates of these.

    A clearance or a date that moved alone would tell that something did which is not for them.
    """
    seen = (replace(line, shifts=tuple(s for s in line.shifts if s.field not in pure.AUTHORITY)) for line in moves)
    return [line for line in seen if any(s.field in POSITION.moving for s in line.shifts)]


def _known_by(position: Position) -> tuple[str, ...]:
    """What a request names that asks about a position: its issue, or the position itself."""
    return (position.issue, position.uid) if position.issue else (position.uid,)


def _left_the_team(brief: Issued) -> bool:
    """Whether a brief was for others than negotiators."""
    return bool(brief.recipient) or brief.audience is not Audience.NEGOTIATORS


def _printed(position: Position, brief: Issued) -> tuple[str, ...]:
    """What of a position the readers of a brief could see."""
    if brief.recipient and fold(brief.recipient) not in map(fold, position.release_to):
        return ()
    own, levels = position.own_audience, dict(position.levels)
    shown = (n for n in PRINTED if getattr(position, n) not in (None, Parallel()))
    return tuple(n for n in shown if max(own, levels.get(n, own)) <= brief.audience)


def _for_the_same(one: Issued, other: Issued) -> bool:
    return (one.audience, one.recipient) == (other.audience, other.recipient)


def _tells_now(state: Position, position: Position, names: Iterable[str]) -> bool:
    return all(getattr(state, name) == getattr(position, name) for name in names)


def _says_answer(step: Step) -> bool:
    return any(move.field in _ANSWER and move.new for move in step.moves)


def past_moves(reader: Reader, record: Record) -> list[Mapping[str, tuple[Any, Any]]]:
    """What happened to a record, latest first, without the older states that an import told of it afterwards."""
    steps = reader.history(record.uid)
    left = frozenset[int]()
    if isinstance(record, Position):
        changes = changes_of(steps)
        left = told_afterwards(list(zip(changes, states(record, changes), strict=True)))
    return [{m.field: (m.old, m.new) for m in step.moves} for step in steps if step.change not in left]


def changes_of(steps: Sequence[Step]) -> list[Change]:
    """Steps, latest first, as changes, oldest first."""
    return [
        Change(s.change, _at(s.at), s.author, {m.field: (m.old, m.new) for m in s.moves}, s.kind in ("import", "load"))
        for s in reversed(steps)
    ]


def _at(at: str) -> datetime:
    """A time of the journal, where this machine stands; the journal may have been written by any hand."""
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(0).astimezone()

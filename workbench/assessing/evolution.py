"""How a position moved: its moves over dates and rounds, each with what was wrong about it.

Values in, values out. What one person changed in one sitting is one move: typing is kept in small steps, and a move is
none of them alone; an import is always one of its own. What was said where nothing stood is told, and is no move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

from workbench.assessing.authority import Beyond, is_mandate, offers_beyond, reach
from workbench.assessing.ladder import amounts, way
from workbench.assessing.told_later import Change, in_time, states
from workbench.domain.moves import is_move
from workbench.domain.records import POSITION, REQUEST, Position, Request, Statement
from workbench.domain.types import Parallel
from workbench.domain.when import When, whole_day
from workbench.i18n import PROGRAM_LANGUAGES, fold

Kind = Literal["start", "move", "words", "authority", "date", "said", "answer", "brief"]
Way = Literal["", "towards", "back"]  # towards the fallback, or back from it
AlarmKind = Literal["unexplained", "expired", "recleared", "beyond", "unauthorised", "issued", "outdated"]

AUTHORITY = ("clearance", "authority", "valid_until", "authorised_by")
# What an alarm that nothing settled is called among the findings of a check.
FINDINGS: Mapping[AlarmKind, str] = MappingProxyType(
    {
        "unexplained": "position-unexplained",
        "expired": "position-moved-expired",
        "recleared": "cleared-changed",
        "beyond": "answer-beyond",
        "unauthorised": "answer-beyond",
        "issued": "brief-beyond",
        "outdated": "brief-outdated",
    }
)
_TOLD = (*POSITION.moving, *AUTHORITY, "as_of")
SITTING = timedelta(minutes=30)  # of rest that end what one person is doing to a position
_LADDER = ("opening", "target", "fallback")


@dataclass(frozen=True)
class Cited:
    """A source behind a position or one of its fields, and the number of the change that brought it."""

    source: str
    field: str
    as_of: When | None
    number: int


@dataclass(frozen=True)
class Alarm:
    """What is wrong about a move; ``fields`` are those it is about.

    ``settled`` tells that the position was cleared again since: what happened stays, but nothing is left to do.
    """

    kind: AlarmKind
    fields: tuple[str, ...] = ()
    settled: bool = False


@dataclass(frozen=True)
class Shift:
    """One field of a move: what it said, what it says, which way that leads where it can be told."""

    field: str
    old: Any
    new: Any
    way: Way = ""


@dataclass(frozen=True)
class Line:
    """One line of an evolution. ``uid`` is the record that it opens, ``changes`` those of the journal behind it;
    ``title`` names an issued brief, which is no record.

    ``dated`` tells that ``when`` is the date that the change gave the position; else it is the day of the change.
    """

    kind: Kind
    uid: str
    when: When
    dated: bool
    shifts: tuple[Shift, ...] = ()
    author: str = ""
    reason: str = ""
    sources: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    changes: tuple[int, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    title: str = ""


@dataclass
class _Span:
    """Changes that are one move, with the position before and after them."""

    before: Position | None
    after: Position
    changes: list[Change]
    recleared: list[str] = field(default_factory=list)

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """What is told of it, field by field."""
        return tuple(_shifts(self.before, self.after))

    @property
    def day(self) -> date:
        """The date that it gives itself, else the day on which it was written."""
        as_of = self.after.as_of
        return as_of.first() if as_of is not None and _is_dated(self.shifts) else self.changes[0].at.date()

    @cached_property
    def kind(self) -> Kind:
        """What it was, all in all."""
        return _kind(self.before, self.shifts)


def evolution(
    position: Position, changes: Sequence[Change], cited: Sequence[Cited], rounds: Callable[[When], Iterable[str]]
) -> list[Line]:
    """The lines of one position as a chain: each goes on from what the one before it left, the last to how it is.

    They stand as they were written, and states that an import told afterwards at their dates. What somebody wrote
    without a date stands so before what was written later of an earlier day.

    ``changes`` are those in effect, oldest first; ``rounds`` tells the meetings in which a date falls.
    """
    spans = _spans(position, changes)
    found: list[Line] = []
    for at, span in enumerate(spans):
        after = next((n for n, s in enumerate(spans) if n > at and s.kind == "move"), len(spans))
        until = spans[after] if after < len(spans) else None
        later = [n for s in spans if s.kind == "move" and (n := s.changes[0].number) > span.changes[0].number]
        line = _line(span, spans[after - 1].after, _cited_by(cited, span, until, min(later, default=None)))
        if line is not None:
            found.append(replace(line, rounds=tuple(rounds(line.when))))
    return _settled(found)


def stood(position: Position, changes: Sequence[Change], number: int) -> Position | None:
    """The position as it was after the change of that number; None where it was not there yet."""
    stages = zip(changes, states(position, changes), strict=True)
    found = [state for change, state in stages if change.number <= number]
    return found[-1] if found else None


def said(statements: Iterable[Statement]) -> list[Line]:
    """What was said and when, beside the moves: a statement is no position until somebody makes it one."""
    return [
        Line("said", s.uid, s.when, True, rounds=(s.meeting,) if s.meeting else ())
        for s in statements
        if s.when is not None
    ]


def answered(request: Request, when: When, number: int, found: Sequence[Beyond], still: Sequence[Beyond]) -> Line:
    """The answer to a request as a line of a position; ``found`` is what went beyond its authority then, ``still``
    what does by the authority that there is now.
    """
    left = {(b.position, b.gave) for b in still}
    alarms = tuple(
        Alarm(
            "beyond" if b.reach else "unauthorised",
            (b.gave,) if b.gave else (),
            (b.position, b.gave) not in left,
        )
        for b in found
    )
    shifts = tuple(
        Shift(name, REQUEST.field(name).empty, getattr(request, name))
        for name in ("response", "reply")
        if getattr(request, name)
    )
    changes = (number,) if number else ()
    return Line("answer", request.uid, when, request.answered is not None, shifts, changes=changes, alarms=alarms)


@dataclass(frozen=True)
class Handed:
    """A brief that left the team with a position of ours: as it was ``then``, with the ``fields`` that its readers
    could see; ``replaced`` where a later brief told the same readers what stands now.
    """

    title: str
    author: str
    day: date
    then: Position
    fields: tuple[str, ...]
    replaced: bool


def handed_out(position: Position, brief: Handed) -> Line:
    """A brief as a line of a position, held against what was authorised on its day, and against what stands."""
    alarms = tuple(_of_brief(position, brief)) if is_mandate(brief.then) else ()
    when = whole_day(brief.day)
    return Line("brief", position.uid, when, True, author=brief.author, alarms=alarms, title=brief.title)


def _of_brief(position: Position, brief: Handed) -> Iterable[Alarm]:
    if not reach(brief.then, brief.day):
        yield Alarm("issued", settled=bool(reach(position, brief.day)))
    gave = offers_beyond(brief.then, "statement", brief.day) if "statement" in brief.fields else None
    if gave is not None:
        now = replace(position, statement=brief.then.statement)
        settled = bool(reach(now, brief.day)) and offers_beyond(now, "statement", brief.day) is None
        yield Alarm("beyond", (gave.gave,), settled)
    changed = tuple(name for name in brief.fields if is_move(getattr(brief.then, name), getattr(position, name)))
    if changed:
        yield Alarm("outdated", changed, brief.replaced)


def in_order(chain: Sequence[Line], beside: Iterable[Line]) -> list[Line]:
    """The chain of a position with what else happened at its date; what is of one date stands as it is given."""
    at: list[tuple[date, date]] = []
    for line in reversed(chain):  # a line stands no later than those that go on from it
        at.append(min((_days(line), *at[-1:])))
    placed = [*zip(reversed(at), chain, strict=True), *((_days(line), line) for line in beside)]
    return [line for _, line in sorted(placed, key=lambda one: one[0])]


def _days(line: Line) -> tuple[date, date]:
    return line.when.last(), line.when.first()


def _spans(position: Position, changes: Sequence[Change]) -> list[_Span]:
    spans: list[_Span] = []
    before: Position | None = None
    for change, after in in_time(list(zip(changes, states(position, changes), strict=True))):
        if not spans or not _is_same_sitting(spans[-1], change, after):
            spans.append(_Span(before, after, []))
        spans[-1].after = after
        spans[-1].changes.append(change)
        spans[-1].recleared += _recleared(before, change)
        before = after
    return spans


def _is_same_sitting(span: _Span, change: Change, after: Position) -> bool:
    """Whether a change goes on with what one person is doing to the position, of one date and clearance."""
    last = span.changes[-1]
    if change.alone or last.alone or change.author != last.author or change.at - last.at > SITTING:
        return False
    return span.after.as_of == after.as_of and POSITION.is_cleared(span.after) == POSITION.is_cleared(after)


def _recleared(before: Position | None, change: Change) -> list[str]:
    """The fields under clearance that a change moved in a cleared position."""
    if before is None or not POSITION.is_cleared(before):
        return []
    said = change.moves.get("clearance")
    if said is not None and getattr(said[1], "key", "") != "draft":
        return []  # the change says itself what became of the clearance
    return [name for name in POSITION.under_clearance if name in change.moves and is_move(*change.moves[name])]


def _line(span: _Span, stood_until: Position, cited: Sequence[Cited]) -> Line | None:
    """``stood_until`` is the position just before it moved again: its reason may have been given after the move."""
    shifts, as_of = span.shifts, span.after.as_of
    if not shifts:
        return None
    dated = _is_dated(shifts)
    when = as_of if dated and as_of is not None else whole_day(span.changes[-1].at.date())
    behind = tuple(dict.fromkeys(c.source for c in cited if _is_about(c, shifts)))
    reason = stood_until.reason if span.kind == "move" else ""
    return Line(
        span.kind,
        span.after.uid,
        when,
        dated and as_of is not None,
        shifts,
        span.changes[-1].author,
        reason,
        behind,
        changes=tuple(change.number for change in span.changes if change.number),
        alarms=tuple(_alarms(span, when, explained=bool(reason or behind))),
    )


def _is_dated(shifts: Sequence[Shift]) -> bool:
    """Whether a move gives itself a date; one that stayed is the date of what was said before."""
    return any(shift.field == "as_of" for shift in shifts)


def _kind(before: Position | None, shifts: Sequence[Shift]) -> Kind:
    if before is None:
        return "start"
    if any(s.field in POSITION.moving and is_move(s.old, s.new) for s in shifts):
        return "move"
    if any(s.field in POSITION.moving for s in shifts):
        return "words"
    return "authority" if any(s.field in AUTHORITY for s in shifts) else "date"


def _shifts(before: Position | None, after: Position) -> Iterable[Shift]:
    for name in _TOLD:
        old = getattr(before, name) if before is not None else POSITION.field(name).empty
        new = getattr(after, name)
        if _words(old) != _words(new):
            yield Shift(name, old, new, _way(before, after, name) if before is not None else "")


def _words(value: Any) -> Any:
    """A value without what a person does not read as part of it."""
    return (value.es, value.en, value.fr) if isinstance(value, Parallel) else value


def _way(before: Position, after: Position, name: str) -> Way:
    """Which way a rung moved: by its amounts, or because it says now what the next or the last rung said."""
    if name not in _LADDER:
        return ""
    for language in PROGRAM_LANGUAGES:
        old, new = (dict(amounts(p, language)).get(name) for p in (before, after))
        if old is not None and new is not None and old.unit == new.unit and old.amount != new.amount:
            side = way(before, language, old.unit) or way(after, language, old.unit)
            if side:
                return "towards" if (new.amount - old.amount) * side > 0 else "back"
        said = fold(getattr(after, name).in_(language))
        place = _LADDER.index(name)
        if said and said in (fold(getattr(before, rung).in_(language)) for rung in _LADDER[place + 1 :]):
            return "towards"
        if said and said in (fold(getattr(before, rung).in_(language)) for rung in _LADDER[:place]):
            return "back"
    return ""


def _is_about(cited: Cited, shifts: Sequence[Shift]) -> bool:
    """Whether a source is about what moved, in any language of it, or about the whole record."""
    names = {c for s in shifts for c in (s.field, *POSITION.field(s.field).columns)}
    return not cited.field or cited.field in names


def _cited_by(cited: Sequence[Cited], span: _Span, until: _Span | None, last: int | None) -> list[Cited]:
    """The sources behind a move: brought with it or before the next one, or of a date between the two.

    ``last`` is the number of the next one that was written, where numbers are told: a series may be told afterwards.
    """
    if last is None and until is not None:
        last = until.changes[0].number
    begins, ends = span.day, until.day if until is not None else None
    return [
        c
        for c in cited
        if (c.number >= span.changes[0].number and (last is None or c.number < last))
        or (c.as_of is not None and begins <= c.as_of.first() and (ends is None or c.as_of.first() < ends))
    ]


def _alarms(span: _Span, when: When, *, explained: bool) -> Iterable[Alarm]:
    if span.kind != "move":
        return
    names = tuple(s.field for s in span.shifts if s.field in POSITION.moving and is_move(s.old, s.new))
    if not explained:
        yield Alarm("unexplained", names)
    if span.after.valid_until is not None and span.after.valid_until.last() < when.first():
        yield Alarm("expired", names)
    changed = tuple(name for name in dict.fromkeys(span.recleared) if name in names)
    if changed:
        yield Alarm("recleared", changed)


def _settled(lines: list[Line]) -> list[Line]:
    """The same; what came before a later clearance is settled by it."""
    found: list[Line] = []
    cleared = False
    for line in reversed(lines):
        alarms = (replace(a, settled=cleared and a.kind in ("expired", "recleared")) for a in line.alarms)
        found.append(replace(line, alarms=tuple(alarms)))
        cleared = cleared or any(s.field == "clearance" and getattr(s.new, "key", "") == "cleared" for s in line.shifts)
    return found[::-1]

"""The board of inquiries: who has answered, who in part, who is late and by how much, who has not been asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workbench.assessing.inquiries import MISSED, Asked, Pack, State, board, came_at
from workbench.assessing.responsible import to_ask
from workbench.domain.records import INQUIRY, ISSUE, Inquiry, Issue
from workbench.domain.when import told_when
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

_CLOSED = ("closed", "dropped")


@dataclass(frozen=True)
class Line:
    """One pack as it is told: who is asked and what for, by their names."""

    pack: Pack
    actor: str
    event: str

    @property
    def open(self) -> tuple[str, ...]:
        """The uids of its questions that have no answer and are needed."""
        return tuple(i.uid for i in self.pack.questions if not i.answer and not i.withdrawn)


@dataclass(frozen=True)
class Board:
    """All packs as they stand at a moment; ``unasked`` are those who lead an open issue and were asked nothing."""

    moment: datetime
    lines: Sequence[Line]
    counts: Mapping[State, int]
    unasked: Sequence[tuple[str, str]]


def board_of(reader: Reader, moment: datetime, language: Language) -> Board:
    """The board of a dossier; ``moment`` is read from the clock of this machine."""
    inquiries = [r for r in reader.all(INQUIRY.name) if isinstance(r, Inquiry)]
    noted = reader.returns.filled_at(INQUIRY.name, "answer")
    packs = board((Asked(i, came_at(i, _local(noted.get(i.uid)))) for i in inquiries), moment)
    unasked = _leads(reader) - {i.asked for i in inquiries}
    titles = Titles(reader, language, short=True)
    titles.fetch((*(p.actor for p in packs), *(p.event for p in packs if p.event), *unasked))
    lines = [Line(p, titles.of(p.actor), titles.of(p.event) if p.event else "") for p in packs]
    by_name = sorted(((uid, titles.of(uid)) for uid in unasked), key=lambda pair: pair[1])
    return Board(moment, lines, Counter(p.state for p in packs), by_name)


def _leads(reader: Reader) -> set[str]:
    """Whoever sees to an issue that is not closed."""
    issues = [r for r in reader.all(ISSUE.name) if isinstance(r, Issue)]
    open_ = [i for i in issues if i.status is None or i.status.key not in _CLOSED]
    return {actor for i in open_ if (actor := to_ask(ISSUE, i, reader.get))}


def _local(at: str | None) -> datetime | None:
    """A moment of the journal on the clock of this machine."""
    return None if at is None else datetime.fromisoformat(at).astimezone().replace(tzinfo=None)


def limit_told(pack: Pack) -> Words:
    """By when a pack is to be answered: its day, and its hour where one is set."""
    due = pack.questions[0].due
    if due is None:
        return _NO_LIMIT
    day = told_when(due)
    return (_AT_HOUR if pack.hour else _DAY).fill(day=day, hour=pack.hour)


def left_told(pack: Pack) -> Words:
    """How much time is left, or by how much a pack is late; no words where neither says anything."""
    if pack.left is None:
        return Words("", "")
    if pack.left >= timedelta():
        return _LEFT.fill(time=span_told(pack.left))
    words = _WAS_LATE if pack.state is State.ANSWERED_LATE else _LATE if pack.state in MISSED else _PASSED
    return words.fill(time=span_told(-pack.left))


def span_told(span: timedelta) -> Words:
    """A length of time in its two largest units: ``3 h 20 min``, ``1 día 4 h``; whole days from three days on."""
    minutes = int(span.total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 3 or (days and not hours):
        return _DAYS.fill(days=days)
    if days:
        return _DAYS_HOURS.fill(days=days, hours=hours)
    if hours:
        return (_HOURS_MINUTES if minutes else _HOURS).fill(hours=hours, minutes=minutes)
    return _MINUTES.fill(minutes=minutes) if minutes else _MOMENT


STATES = {
    State.LATE: Words("Con retraso", "Late"),
    State.LATE_IN_PART: Words("En parte, tarde", "In part, late"),
    State.IN_PART: Words("En parte", "In part"),
    State.WAITING: Words("En espera", "Waiting"),
    State.NOT_SENT: Words("Sin enviar", "Not sent"),
    State.ANSWERED_LATE: Words("Contestada tarde", "Answered late"),
    State.ANSWERED: Words("Contestada", "Answered"),
    State.WITHDRAWN: Words("Ya no hace falta", "No longer needed"),
}
_NO_LIMIT = Words("sin plazo", "no time limit")
_DAY = Words("{day}", "{day}")
_AT_HOUR = Words("{day}, {hour} h", "{day}, {hour}")
_LEFT = Words("quedan {time}", "{time} left")
_LATE = Words("{time} de retraso", "{time} late")
_WAS_LATE = Words("llegó {time} tarde", "came {time} late")
_PASSED = Words("pasó hace {time}", "passed {time} ago")
_DAYS = Words("{days} {days|día|días}", "{days} {days|day|days}")
_DAYS_HOURS = Words("{days} {days|día|días} {hours} h", "{days} {days|day|days} {hours} h")
_HOURS = Words("{hours} h", "{hours} h")
_HOURS_MINUTES = Words("{hours} h {minutes} min", "{hours} h {minutes} min")
_MINUTES = Words("{minutes} min", "{minutes} min")
_MOMENT = Words("menos de un minuto", "less than a minute")

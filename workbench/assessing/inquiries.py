"""Where questions to ministries and chambers stand at a moment: answered, in part, late and by how much, not sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum

from workbench.domain.records import Inquiry
from workbench.domain.when import When

_LAST = time(23, 59, 59)


class State(Enum):
    """Where a pack stands, the most urgent first; a pack is in one of them at any moment."""

    LATE = "late"  # its time is over, and nothing was answered
    LATE_IN_PART = "late-in-part"  # its time is over, and some was answered
    IN_PART = "in-part"
    WAITING = "waiting"
    NOT_SENT = "not-sent"
    ANSWERED_LATE = "answered-late"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


OVER = (State.ANSWERED_LATE, State.ANSWERED, State.WITHDRAWN)  # nothing is waited for any more
MISSED = (State.LATE, State.LATE_IN_PART)
ORDER = tuple(State)


@dataclass(frozen=True)
class Asked:
    """An inquiry, and the moment at which its answer came, None where there is none."""

    inquiry: Inquiry
    came: datetime | None = None


@dataclass(frozen=True)
class Pack:
    """The questions that one actor is asked together, and where they stand.

    ``number`` are those that are needed, ``answered`` how many of them have an answer, ``unsent`` how many were not
    sent yet. ``limit`` is the last moment, None where none was set. ``left`` is the time until then; less than
    nothing where the pack is late, or was answered late, by so much.
    """

    actor: str
    batch: str
    event: str
    limit: datetime | None
    state: State
    questions: tuple[Inquiry, ...]
    number: int
    answered: int
    unsent: int
    left: timedelta | None = None
    sent: When | None = None
    hour: str = ""


def limit_of(inquiry: Inquiry) -> datetime | None:
    """The last moment at which an answer is in time; the end of its day where no hour is set."""
    return None if inquiry.due is None else datetime.combine(inquiry.due.last(), clock(inquiry.due_hour))


def clock(hour: str) -> time:
    """The time of the day that an hour names; the end of the day for none."""
    return time.fromisoformat(hour) if hour else _LAST


def came_at(inquiry: Inquiry, noted: datetime | None) -> datetime | None:
    """When the answer came at the earliest: at ``noted``, unless a person says when.

    So it is late only where no day that is meant, and no hour of a day without one, was in time.
    """
    if not inquiry.answer:
        return None
    if inquiry.answered is None:
        return noted
    said = time.fromisoformat(inquiry.answered_hour) if inquiry.answered_hour else time.min
    return datetime.combine(inquiry.answered.first(), said)


def board(asked: Iterable[Asked], moment: datetime) -> list[Pack]:
    """All packs as they stand at a moment, the most urgent first; each inquiry is in exactly one.

    What was sent or answered after the moment counts as not there yet.
    """
    groups: dict[tuple[str, str, datetime | None], list[Asked]] = {}
    for one in asked:
        key = one.inquiry.asked, one.inquiry.batch, limit_of(one.inquiry)
        groups.setdefault(key, []).append(one)
    packs = [_pack(limit, group, moment) for (_, _, limit), group in groups.items()]
    return sorted(packs, key=lambda p: (ORDER.index(p.state), p.limit is None, p.limit or moment, p.batch))


def _pack(limit: datetime | None, group: Sequence[Asked], moment: datetime) -> Pack:
    first = group[0].inquiry
    needed = [a for a in group if not a.inquiry.withdrawn]
    answers = [a for a in needed if _is_answered(a, moment)]
    sent = [a.inquiry.sent for a in group if a.inquiry.sent is not None and a.inquiry.sent.first() <= moment.date()]
    state = _state(limit, needed, answers, moment)
    return Pack(
        actor=first.asked,
        batch=first.batch,
        event=next((a.inquiry.event for a in group if a.inquiry.event), ""),
        limit=limit,
        state=state,
        questions=tuple(a.inquiry for a in group),
        number=len(needed),
        answered=len(answers),
        unsent=sum(not _was_sent(a, moment) for a in needed),
        left=_left(state, limit, answers, moment),
        sent=min(sent, key=lambda when: when.first(), default=None),
        hour=first.due_hour,
    )


def _is_answered(asked: Asked, moment: datetime) -> bool:
    return bool(asked.inquiry.answer) and (asked.came is None or asked.came <= moment)


def _was_sent(asked: Asked, moment: datetime) -> bool:
    """Whether a question left; one that has an answer did, whatever its date says."""
    sent = asked.inquiry.sent
    return _is_answered(asked, moment) or (sent is not None and sent.first() <= moment.date())


def _state(limit: datetime | None, needed: Sequence[Asked], answers: Sequence[Asked], moment: datetime) -> State:
    if not needed:
        return State.WITHDRAWN
    if len(answers) == len(needed):
        return State.ANSWERED_LATE if _late(limit, answers) else State.ANSWERED
    if not any(_was_sent(a, moment) for a in needed):
        return State.NOT_SENT
    if limit is not None and moment > limit:
        return State.LATE_IN_PART if answers else State.LATE
    return State.IN_PART if answers else State.WAITING


def _late(limit: datetime | None, answers: Sequence[Asked]) -> timedelta | None:
    """By how much the last answer came too late; None where all came in time."""
    last = max((a.came for a in answers if a.came is not None), default=None)
    return last - limit if limit is not None and last is not None and last > limit else None


def _left(state: State, limit: datetime | None, answers: Sequence[Asked], moment: datetime) -> timedelta | None:
    if limit is None or state in (State.ANSWERED, State.WITHDRAWN):
        return None
    late = _late(limit, answers) if state is State.ANSWERED_LATE else None
    return limit - moment if late is None else -late

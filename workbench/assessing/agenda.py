"""What is due and what comes next: the dates that oblige somebody, held against a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.domain.schema import Record
from workbench.domain.types import Chosen
from workbench.domain.when import When

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Deadline:
    """A field whose date obliges, and when it no longer does: in some statuses, or once a field says something."""

    type: str
    field: str
    status: str = ""
    over: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


DEADLINES = (
    Deadline("commitment", "due", "status", ("kept", "dropped", "superseded")),
    Deadline("issue", "next_by", "status", ("closed", "dropped")),
    Deadline("issue", "decision_by", "status", ("closed", "dropped")),
    Deadline("recommendation", "due", "standing", ("agreed", "in_force", "rejected", "withdrawn")),
    Deadline("inquiry", "due", done=("answer", "withdrawn")),
)


@dataclass(frozen=True)
class Due:
    """A record that is due by one of its fields."""

    record: Record
    field: str
    when: When


def due(deadline: Deadline, records: Iterable[Record]) -> list[Due]:
    """The records that a deadline still obliges, the earliest first."""
    found: list[Due] = []
    for record in records:
        when = getattr(record, deadline.field)
        if isinstance(when, When) and not is_over(deadline, record):
            found.append(Due(record, deadline.field, when))
    return sorted(found, key=lambda d: d.when.last())


def is_over(deadline: Deadline, record: Record) -> bool:
    """Whether a record is past what a deadline obliges to, whatever its date."""
    if any(getattr(record, name) for name in deadline.done):
        return True
    status = getattr(record, deadline.status) if deadline.status else None
    return isinstance(status, Chosen) and status.key in deadline.over


def overdue(found: Iterable[Due], today: date) -> list[Due]:
    """Those whose last day has passed."""
    return [d for d in found if d.when.last() < today]


def soon(found: Iterable[Due], today: date, within: timedelta = SOON) -> list[Due]:
    """Those whose last day comes within a while, today included."""
    return [d for d in found if today <= d.when.last() <= today + within]

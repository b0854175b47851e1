"""Rounds: the meetings at which positions are moved and requests are put, and which of them a date falls in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from workbench.domain.records import Meeting
from workbench.domain.when import When

LEVELS = frozenset(("ministers", "deputies"))
BODIES = frozenset(("commission", "senior_officials", "bilateral", "dialogue"))
_NOT_SAT = frozenset(("cancelled", "postponed", "waived", "evidence", "claimed"))
_LONGEST = timedelta(days=31)  # a meeting known only by its year would hold every day of it


def is_round(meeting: Meeting, body_kind: str) -> bool:
    """Whether a meeting is a round: by its level, or by the kind of the body that meets."""
    level = meeting.meeting_level.key if meeting.meeting_level is not None else ""
    return level in LEVELS or body_kind in BODIES


def sat(meeting: Meeting) -> bool:
    """Whether the meeting is one, not a claim or a sign of one, and took place or is to."""
    return meeting.standing is None or meeting.standing.key not in _NOT_SAT


def rounds_about(
    meetings: Iterable[Meeting], kinds: Mapping[str, str], dealing: Collection[str]
) -> tuple[Meeting, ...]:
    """The meetings in which a move on an issue can fall: rounds, and those ``dealing`` with it; ``kinds`` are those
    of the bodies.
    """
    return tuple(m for m in meetings if sat(m) and (m.uid in dealing or is_round(m, kinds.get(m.body, ""))))


def falling(when: When, meetings: Iterable[Meeting]) -> tuple[str, ...]:
    """The meetings in which a date falls; none where either is not known to some days."""
    if when.last() - when.first() > timedelta(days=1):
        return ()
    return tuple(m.uid for m in meetings if m.when is not None and _holds(m.when, when))


def _holds(meeting: When, when: When) -> bool:
    if meeting.form == "window" or meeting.last() - meeting.first() > _LONGEST:
        return False
    return meeting.first() <= when.first() and when.last() <= meeting.last()

"""Which meetings the treaty's bodies owe: the bodies and meetings of a dossier, counted as of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workbench.assessing.meetings_due import Count, Owed, meetings_due
from workbench.assessing.periods import ENTRY_INTO_FORCE, Counting
from workbench.domain.records import BODY, MEETING, Body, Meeting
from workbench.domain.when import When
from workbench.i18n import Language
from workbench.store.reader import Reader


def owed(reader: Reader, as_of: date, counting: Counting = "treaty") -> list[Owed]:
    """What every body that the reader sees owes, in the order of their keys."""
    bodies = [r for r in reader.all(BODY.name) if isinstance(r, Body)]
    meetings = [r for r in reader.all(MEETING.name) if isinstance(r, Meeting)]
    return meetings_due(bodies, meetings, as_of, counting)


@dataclass(frozen=True)
class Point:
    """A meeting, or evidence of one, on a line of time: in the middle of the days that it can mean."""

    uid: str
    kind: str
    day: date


@dataclass(frozen=True)
class Line:
    """What one body owes as a line of time from ``since`` to ``until``."""

    owed: Owed
    title: str
    count: Count
    points: tuple[Point, ...]
    since: date
    until: date

    @property
    def is_read(self) -> bool:
        """Whether the figure rests on more than the general rule."""
        return self.owed.duty is not None and not self.owed.is_ruled


def lines_of_time(
    reader: Reader, as_of: date, counting: Counting, language: Language, *, own_file: bool = False
) -> list[Line]:
    """The lines of all bodies that have a duty or a meeting, on one scale of time."""
    whens = {r.uid: r.when for r in reader.all(MEETING.name) if isinstance(r, Meeting) and r.when is not None}
    found = [o for o in owed(reader, as_of, counting) if o.duty is not None or o.own.meetings or o.evidence]
    ends = [slot.period.last for o in found for slot in o.own.slots]
    until = max([as_of, *ends])
    return [_line(o, whens, language, (ENTRY_INTO_FORCE, until), own_file=own_file) for o in found]


def _line(
    one: Owed, whens: Mapping[str, When], language: Language, scale: tuple[date, date], *, own_file: bool
) -> Line:
    count = one.own if own_file else one.public
    kinds = [("held", count.uids), ("evidence", one.evidence)]
    days = [(uid, kind, _middle(whens[uid], scale)) for kind, uids in kinds for uid in uids if uid in whens]
    points = [Point(uid, kind, day) for uid, kind, day in days if day is not None]
    return Line(one, one.body.title.best(language)[0], count, tuple(points), *scale)


def _middle(when: When, scale: tuple[date, date]) -> date | None:
    """The middle of the days that a date can mean, within the scale; None outside it."""
    first, last = max(when.first(), scale[0]), min(when.last(), scale[1])
    return first + (last - first) / 2 if first <= last else None

"""What a body owes as a line of time: its periods, and its meetings as points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workbench.assessing.meetings_due import Count, Owed
from workbench.domain.when import When
from workbench.i18n import Language


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
        """Whether somebody read how often the body meets, be it on request."""
        return self.owed.basis not in ("rule", "none")


def line_of(
    one: Owed, whens: Mapping[str, When], language: Language, scale: tuple[date, date], *, own_file: bool
) -> Line:
    """What one body owes on a scale of time; ``whens`` has the dates of meetings by uid."""
    count = one.own if own_file else one.public
    kinds = [("held", count.uids), ("evidence", one.evidence)]
    days = [(uid, kind, _middle(whens[uid], scale)) for kind, uids in kinds for uid in uids if uid in whens]
    points = [Point(uid, kind, day) for uid, kind, day in days if day is not None]
    return Line(one, one.body.title.best(language)[0], count, tuple(points), *scale)


def _middle(when: When, scale: tuple[date, date]) -> date | None:
    """The middle of the days that a date can mean, within the scale; None outside it."""
    first, last = max(when.first(), scale[0]), min(when.last(), scale[1])
    return first + (last - first) / 2 if first <= last else None

"""The periods in which a body is to meet: a fixed grid from entry into force, by the shape of its cadence."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Counting = Literal["treaty", "calendar", "since"]
COUNTINGS: tuple[Counting, ...] = ("treaty", "calendar", "since")

# The USMCA entered into force on 1 July 2020 (Protocol of Amendment); a cadence may count from another day.
ENTRY_INTO_FORCE = date(2020, 7, 1)
_DAY = timedelta(days=1)
_YEAR = 12
_LAST = date(9900, 1, 1)  # a period that begins before it still ends in a year that there is


@dataclass(frozen=True)
class Duty:
    """How often a body is to meet, in months: the first time within ``first``, then every ``interval``.

    ``interval`` is None where nothing is said of later meetings; ``first`` equals it where only that is said.
    """

    first: int
    interval: int | None
    start: date = ENTRY_INTO_FORCE


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of days, both ends inside, in which one meeting is due."""

    first: date
    last: date

    def touches(self, first: date, last: date) -> bool:
        """Whether any day between two days, both inside, lies in the period."""
        return self.first <= last and first <= self.last

    def holds(self, first: date, last: date) -> bool:
        """Whether all days between two days, both inside, lie in the period."""
        return self.first <= first and last <= self.last


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where that month is shorter."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def grid(duty: Duty, as_of: date, counting: Counting) -> list[Period]:
    """The periods that have begun by a day, in treaty years or in calendar years.

    In calendar years the first period ends with the year in which the first treaty period ends, so that the part of
    a year after entry into force is no period of its own.
    """
    return [p for p in _periods(duty, as_of, by_calendar=counting == "calendar") if p.first <= as_of]


def since_last(duty: Duty, sittings: Sequence[tuple[date, date]], as_of: date) -> list[Period]:
    """The periods that have begun by a day where each sitting sets the clock anew, on the last day that it can mean.

    One whose days may lie in another period too does not: no period is ever longer than the duty allows, so that a
    vague date hides no year in which nobody met.
    """
    periods: list[Period] = []
    clock, months = duty.start, duty.first
    while clock <= min(as_of, _LAST) and months:
        whole = Period(clock, months_after(clock, months) - _DAY)
        ends = [last for first, last in sittings if whole.holds(first, last)]
        periods.append(Period(clock, min(ends, default=whole.last)))
        clock, months = periods[-1].last + _DAY, duty.interval or 0
    return periods


def _periods(duty: Duty, as_of: date, *, by_calendar: bool) -> Iterator[Period]:
    start = duty.start
    end = months_after(start, duty.first) - _DAY
    if by_calendar:
        end = date(end.year, 12, 31)
    yield Period(start, end)
    if duty.interval is None:
        return
    anchor = end + _DAY if by_calendar else duty.start
    done = 0 if by_calendar else duty.first
    while end < min(as_of, _LAST):
        start, done = end + _DAY, done + duty.interval
        end = months_after(anchor, done) - _DAY
        yield Period(start, end)

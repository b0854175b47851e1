"""Periods of duty: without gaps, without overlaps, on the months that the cadence says."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.assessing.periods import ENTRY_INTO_FORCE, Duty, Period, grid, months_after

DAYS = st.dates(date(2020, 7, 1), date(2060, 1, 1))
MONTHS = st.integers(1, 60)


@given(MONTHS, st.one_of(st.none(), MONTHS), DAYS, st.sampled_from(["treaty", "calendar"]))
def test_periods_follow_one_another_up_to_the_day(first: int, interval: int | None, day: date, counting: str) -> None:
    periods = grid(Duty(first, interval), day, counting)  # type: ignore[arg-type]
    assert periods[0].first == date(2020, 7, 1)
    for one, other in itertools.pairwise(periods):
        assert other.first == one.last + timedelta(days=1)
    assert all(p.first <= day and p.first <= p.last for p in periods)
    assert interval is None or periods[-1].last >= day


def test_a_council_that_meets_within_a_year_and_then_every_two() -> None:
    assert grid(Duty(12, 24), date(2026, 7, 1), "treaty") == [
        Period(date(2020, 7, 1), date(2021, 6, 30)),
        Period(date(2021, 7, 1), date(2023, 6, 30)),
        Period(date(2023, 7, 1), date(2025, 6, 30)),
        Period(date(2025, 7, 1), date(2027, 6, 30)),
    ]


def test_calendar_years_begin_with_a_longer_one() -> None:
    assert grid(Duty(12, 12), date(2023, 3, 1), "calendar") == [
        Period(date(2020, 7, 1), date(2021, 12, 31)),
        Period(date(2022, 1, 1), date(2022, 12, 31)),
        Period(date(2023, 1, 1), date(2023, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 7, 1), 12, date(2021, 7, 1)),
        (date(2020, 11, 30), 3, date(2021, 2, 28)),
        (date(2020, 12, 15), 1, date(2021, 1, 15)),
    ],
)
def test_months_after(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_the_last_day_that_there_is_has_its_periods() -> None:
    assert grid(Duty(12, 12), date.max, "treaty")[0].first == ENTRY_INTO_FORCE

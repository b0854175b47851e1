"""Review cycles: the answers that are known by hand, dates that move with the review, and what is never chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.assessing.cycles import Series, review_cycles
from workbench.assessing.review_dates import RULES, shifted, weekend
from workbench.domain.provision import from_code
from workbench.domain.quantity import Quantity
from workbench.domain.records import Milestone
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import Basis, When, from_iso

PARTIES = ("mx", "us", "ca")
AS_OF = date(2026, 12, 1)


def milestone(uid: str, when: str, kind: str = "review", basis: Basis = "stated", **more: object) -> Milestone:
    provisions = (from_code("34.7"),) if kind in ("review", "expiry") else ()
    values = {"provisions": provisions, **more}
    return Milestone(uid=uid, title=Parallel(uid), when=from_iso(when, basis), kind=Chosen(kind), **values)  # type: ignore[arg-type]


FIRST = milestone("r26", "2026-07-01", confirmed=("mx", "ca"), declined=("us",))


def series(*milestones: Milestone, as_of: date = AS_OF) -> Series:
    return review_cycles(milestones, PARTIES, as_of)


def days(found: Series, year: int) -> dict[str, str]:
    (cycle,) = (c for c in found.cycles if c.year == year)
    return {d.rule.key: d.when.iso() for d in cycle.dates}


def offset(amount: int, unit: str = "days") -> Quantity:
    return Quantity(Decimal(amount), unit)


# ---- what is known by hand


def test_the_cycles_as_they_stand_after_the_first_review() -> None:
    """The first review was on 1 July 2026; yearly ones follow on the anniversary, the last in the year before the term
    ends, which is sixteen years after 1 July 2020."""
    found = series(FIRST)
    assert [c.year for c in found.cycles] == list(range(2026, 2036))
    assert [c.when.iso() for c in found.cycles] == [f"{year}-07-01" for year in range(2026, 2036)]
    assert [c.when.basis for c in found.cycles] == ["stated"] + ["computed"] * 9
    assert [c.kind for c in found.cycles] == ["six-year"] + ["annual"] * 9
    assert (found.term.iso(), found.term.basis, found.term_uid) == ("2036-07-01", "computed", "")
    first, second = found.cycles[:2]
    assert (first.confirmed, first.declined, first.silent) == (("mx", "ca"), ("us",), ())
    assert (second.confirmed, second.declined, second.silent) == ((), (), PARTIES)
    assert found.extended is None and not found.added_up and found.next == second


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        # 2026, of six years: 4 Oct 2025 to 1 July 2026 is 27 days of October, 30, 31, 31, 28, 31, 30, 31, 30 and the
        # 1st: 270. 2 January is 29 more days of January, 28, 31, 30, 31, 30 and the 1st: 180. No report of 70 days.
        (2026, {"us-notice": "2025-10-04", "us-report-six-year": "2026-01-02", "recommendations": "2026-06-01"}),
        # 2027, of one year: the same days a year later, as no 29 February lies between. 22 April: 8 more days of April,
        # 31, 30 and the 1st: 70. No report of 180 days.
        (2027, {"us-notice": "2026-10-04", "us-report-annual": "2027-04-22", "recommendations": "2027-06-01"}),
        # 2028: 29 February 2028 lies between, so 270 days before is a day later than in other years, 5 October. The
        # 70 days begin after February: 22 April again.
        (2028, {"us-notice": "2027-10-05", "us-report-annual": "2028-04-22", "recommendations": "2028-06-01"}),
    ],
)
def test_the_dates_that_hang_on_a_review(year: int, expected: dict[str, str]) -> None:
    """After each: 20 days after 1 July is 21 July."""
    assert days(series(FIRST), year) == {**expected, "us-briefing": f"{year}-07-21"}


def test_a_computed_day_stays_on_a_weekend_and_that_is_said() -> None:
    """4 October 2026 is a Sunday (1 July 2026 was a Wednesday, and 95 days later is 13 weeks and 4 days later)."""
    sunday, saturday, monday = (from_iso(f"2026-10-{day:02d}", "computed") for day in (4, 3, 5))
    assert [w.es if (w := weekend(d)) else "" for d in (saturday, sunday, monday)] == [
        "cae en sábado",
        "cae en domingo",
        "",
    ]
    assert weekend(from_iso("2026-10-03..2026-10-04", "computed")) is None


def test_the_arithmetic_is_shown() -> None:
    rules = {r.key: r for r in RULES}
    review = from_iso("2027-07-01")
    assert rules["us-notice"].arithmetic(review).en == "270 calendar days before 1 July 2027"
    assert rules["us-briefing"].arithmetic(review).es == "20 días naturales después del 1 de julio de 2027"
    assert rules["recommendations"].arithmetic(review).es == "1 mes antes del 1 de julio de 2027"
    assert rules["recommendations"].arithmetic(from_iso("2027-06")).en == "1 month before the review (June 2027)"
    assert {k: r.law.en for k, r in rules.items()} == {
        "us-notice": "19 U.S.C. 4611(b)(1) and (e)(1)",
        "us-report-six-year": "19 U.S.C. 4611(b)",
        "us-report-annual": "19 U.S.C. 4611(c)",
        "us-briefing": "19 U.S.C. 4611(d)",
        "recommendations": "Article 34.7.2",
    }


def test_the_readings_of_an_extension_stand_side_by_side() -> None:
    """Were all to confirm on 1 July 2027: sixteen years from the end of the term (2036) is 2052, from that review 2043,
    from the first review (2026) 2042, the year that the press gives for an extension in 2026."""
    found = series(FIRST)
    assert found.read_for == from_iso("2027-07-01", "computed")
    assert [(r.start.year, r.term.isoformat(), r.review.isoformat()) for r in found.readings] == [
        (2036, "2052-07-01", "2042-07-01"),
        (2027, "2043-07-01", "2033-07-01"),
        (2026, "2042-07-01", "2032-07-01"),
    ]


# ---- what moves


def test_the_dates_move_with_the_date_that_is_stated() -> None:
    """On 15 June 2027: 16 days before 1 July, as is each date that is counted in days; a month before is 15 May."""
    real = milestone("r27", "2027-06-15")
    assert days(series(FIRST, real), 2027) == {
        "us-notice": "2026-09-18",
        "us-report-annual": "2027-04-06",
        "recommendations": "2027-05-15",
        "us-briefing": "2027-07-05",
    }
    assert days(series(FIRST, real), 2028) == days(series(FIRST), 2028)


def test_records_that_are_computed_follow_and_the_anniversary_is_set_aside() -> None:
    anniversary = milestone("r27", "2027-07-01", basis="computed")
    report = milestone(
        "d", "2027-04-22", "deadline", "computed", moves_with="r27", offset=offset(-70), cycle=from_iso("2027")
    )
    later = milestone("l", "2027-04-29", "deadline", "computed", moves_with="d", offset=offset(7, ""))
    still = series(FIRST, anniversary, report, later)
    assert still.moved == {} and still.set_aside == frozenset()
    (dated,) = (d for d in still.cycles[1].dates if d.rule.key == "us-report-annual")
    assert dated.uid == "d"
    moved = series(FIRST, anniversary, report, later, milestone("real", "2027-06-15"))
    assert {uid: w.iso() for uid, w in moved.moved.items()} == {"d": "2027-04-06", "l": "2027-04-13"}
    assert moved.set_aside == {"r27"} and moved.cycles[1].uid == "real"
    (dated,) = (d for d in moved.cycles[1].dates if d.rule.key == "us-report-annual")
    assert (dated.uid, dated.when.iso()) == ("d", "2027-04-06")


def test_a_record_that_states_a_date_takes_the_place_of_the_computed_one() -> None:
    stated = milestone("s", "2027-05-28", "deadline", moves_with="r27", offset=offset(-1, "months"))
    found = series(FIRST, milestone("r27", "2027-07-01", basis="computed"), stated)
    (dated,) = (d for d in found.cycles[1].dates if d.rule.key == "recommendations")
    assert (dated.when.iso(), dated.when.basis, dated.uid) == ("2027-05-28", "stated", "s")
    assert dated.counted.iso() == "2027-06-01"
    assert found.moved == {}


def test_a_claimed_date_moves_nothing() -> None:
    assert days(series(FIRST, milestone("c", "2027-03-01", basis="claimed")), 2027) == days(series(FIRST), 2027)


def test_a_review_that_is_known_to_the_month_gives_dates_between_two_days() -> None:
    """Some day of June 2027: 70 days before is between 23 March (1 June) and 21 April (30 June)."""
    found = days(series(FIRST, milestone("r27", "2027-06")), 2027)
    assert found["us-report-annual"] == "2027-03-23..2027-04-21"
    assert found["recommendations"] == "2027-05-01..2027-05-30"


def test_a_review_of_several_days_is_counted_from_its_first_and_its_last() -> None:
    """From 3 to 5 June 2027: 70 days before the 3rd is 25 March, 20 days after the 5th is 25 June."""
    found = days(series(FIRST, milestone("r27", "2027-06-03/2027-06-05")), 2027)
    assert (found["us-report-annual"], found["us-briefing"]) == ("2027-03-25", "2027-06-25")


# ---- who has confirmed


def test_yearly_reviews_end_with_the_one_at_which_all_confirm() -> None:
    all_three = milestone("r28", "2028-06-20", confirmed=PARTIES)
    computed = milestone("r29", "2029-07-01", basis="computed")
    hanging = milestone("d29", "2029-04-22", "deadline", "computed", moves_with="r29", offset=offset(-70))
    found = series(FIRST, all_three, computed, hanging, as_of=date(2028, 7, 1))
    assert [c.year for c in found.cycles] == [2026, 2027, 2028]
    assert found.extended == found.cycles[-1] and found.next is None
    assert found.set_aside == {"r29", "d29"}
    assert [r.term.isoformat() for r in found.readings] == ["2052-07-01", "2044-06-20", "2042-07-01"]
    assert found.term.iso() == "2036-07-01"  # none of the readings is taken
    day_before = series(FIRST, all_three, as_of=date(2028, 6, 19))
    assert day_before.extended is None and [c.year for c in day_before.cycles][-1] == 2035


def test_a_review_that_is_stated_after_an_extension_is_of_six_years() -> None:
    found = series(
        FIRST,
        milestone("r28", "2028-07-01", confirmed=PARTIES),
        milestone("r34", "2034-07-01"),
        milestone("end", "2044-07-01", "expiry"),
        as_of=date(2030, 1, 1),
    )
    assert [(c.year, c.kind) for c in found.cycles][-1] == (2034, "six-year")
    assert "us-report-six-year" in days(found, 2034) and "us-report-annual" not in days(found, 2034)
    assert (found.term.iso(), found.readings) == ("2044-07-01", ())  # a record says until when


def test_a_written_confirmation_between_two_reviews_completes_the_earlier_one() -> None:
    letter = milestone("w", "2027-02-10", "treaty", confirmed=("us",))
    found = series(FIRST, letter, as_of=date(2027, 3, 1))
    assert found.extended is not None and found.extended.year == 2026
    assert found.extended.completed == from_iso("2027-02-10") and found.extended.declined == ()
    assert found.extended.before == ("us",) and [h.uid for h in found.extended.heard if not h.confirms] == ["r26"]
    assert series(FIRST, letter, as_of=date(2027, 2, 9)).extended is None


def test_confirmations_of_different_reviews_add_up_to_a_question_only() -> None:
    found = series(FIRST, milestone("r27", "2027-07-01", confirmed=("us",)), as_of=date(2027, 8, 1))
    assert found.extended is None and found.added_up
    assert found.cycles[1].silent == ("mx", "ca") and found.cycles[-1].year == 2035


def test_nobody_is_said_to_have_confirmed_where_no_record_says_so() -> None:
    found = series(as_of=date(2026, 8, 1))
    assert found.cycles[0].silent == PARTIES and found.cycles[0].when.basis == "computed"
    assert review_cycles([FIRST], (), AS_OF).extended is None


def test_the_review_of_another_article_is_none_of_these() -> None:
    other = milestone("x", "2027-03-01", provisions=(from_code("24"),))
    assert days(series(FIRST, other), 2027) == days(series(FIRST), 2027)


def test_the_next_date_is_that_of_any_cycle() -> None:
    found = series(FIRST)
    nearest = found.next_date()
    assert nearest is not None and nearest.when.iso() == "2027-04-22"
    assert series(FIRST, as_of=date(2040, 1, 1)).next_date() is None


# ---- laws

DAYS = st.dates(date(2026, 1, 1), date(2150, 12, 31))
COUNTED = [r for r in RULES if r.unit == "days"]


@given(DAYS, DAYS)
def test_dates_counted_in_days_move_exactly_with_the_review(one: date, other: date) -> None:
    for rule in COUNTED:
        first, second = (rule.counted(from_iso(day.isoformat())) for day in (one, other))
        assert first is not None and second is not None
        assert second.first() - first.first() == other - one
        assert first.first() == one + timedelta(days=rule.amount) and first.basis == "computed"


@given(DAYS)
def test_a_month_before_is_the_same_day_or_the_last_of_that_month(day: date) -> None:
    found = shifted(from_iso(day.isoformat()), -1, "months")
    assert found is not None
    before = found.first()
    assert (before.year * 12 + before.month) == (day.year * 12 + day.month) - 1
    assert before.day == day.day or (before.day < day.day and (before + timedelta(days=1)).month != before.month)


@pytest.mark.parametrize(
    ("review", "before"),
    [
        ("2027-03-31", "2027-02-28"),
        ("2028-03-31", "2028-02-29"),
        ("2027-07-31", "2027-06-30"),
        ("2027-01-01", "2026-12-01"),
    ],
)
def test_a_month_before_the_end_of_a_month(review: str, before: str) -> None:
    found = shifted(from_iso(review), -1, "months")
    assert found is not None and found.iso() == before


@given(st.sampled_from(("1000-01-01", "9999-12-31", "0001", "9999")), st.integers(-(10**9), 10**9))
def test_what_lies_outside_the_calendar_is_no_date(when: str, amount: int) -> None:
    found = shifted(from_iso(when), amount, "days")
    assert found is None or found.first() <= found.last()


def whens() -> st.SearchStrategy[When]:
    partial = st.one_of(DAYS.map(lambda d: d.isoformat()), DAYS.map(lambda d: d.isoformat()[:7]))
    return st.tuples(partial, st.sampled_from(("stated", "computed", "claimed"))).map(lambda p: from_iso(*p))


def records() -> st.SearchStrategy[list[Milestone]]:
    sides = st.lists(st.sampled_from(PARTIES), unique=True, max_size=3).map(tuple)
    made = st.builds(
        lambda n, when, kind, yes, no, anchor, amount: replace(
            milestone(f"m{n}", "2026-07-01", kind),
            when=when,
            confirmed=yes,
            declined=no,
            moves_with=anchor,
            offset=offset(amount),
        ),
        st.integers(0, 6),
        st.none() | whens(),
        st.sampled_from(("review", "deadline", "expiry", "treaty")),
        sides,
        sides,
        st.sampled_from(("", *(f"m{n}" for n in range(7)))),
        st.integers(-400, 400),
    )
    return st.lists(made, max_size=7, unique_by=lambda m: m.uid)


@given(records(), DAYS)
def test_any_records_give_cycles_that_hold_together(found: Iterable[Milestone], as_of: date) -> None:
    """Each Party stands on one side; years rise; what a record does not state is marked as computed."""
    given_ = list(found)
    assume(len(given_) > 1)
    told = review_cycles(given_, PARTIES, as_of)
    years = [c.year for c in told.cycles]
    assert years == sorted(set(years)) and years[0] == 2026
    for cycle in told.cycles:
        assert sorted((*cycle.confirmed, *cycle.declined, *cycle.silent)) == sorted(PARTIES)
        assert all(d.when.basis == "computed" or d.uid for d in cycle.dates)
        if cycle.when.first() == cycle.when.last():
            for dated in cycle.dates:
                assert dated.counted == dated.rule.counted(cycle.when)
    stated = {m.uid for m in given_ if m.when is not None and m.when.basis == "stated"}
    assert stated.isdisjoint(told.moved) and stated.isdisjoint(told.set_aside)

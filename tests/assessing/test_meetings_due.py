"""What bodies owe: the law of the count, the answers that are known, and what is never counted."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.assessing.due_words import answer, beside_told, counts_told
from workbench.assessing.meetings_due import Owed, meetings_due
from workbench.assessing.periods import COUNTINGS, Counting, Duty, Period, months_after
from workbench.domain.quantity import Quantity
from workbench.domain.records import Body, Meeting
from workbench.domain.records.body import CADENCE
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import Partial, When, from_iso
from workbench.i18n import Words

AS_OF = date(2026, 7, 1)
THREE = ("mx", "us", "ca")


def body(first: int | None = None, interval: int | None = 12, read: str = "text", on_request: bool = False) -> Body:
    cells = {
        "first_within": Quantity(Decimal(first), "months") if first else None,
        "interval": Quantity(Decimal(interval), "months") if interval else None,
        "on_request": on_request,
        "read": Chosen(read),
        "article": (),
    }
    row = tuple(cells.get(c.name, c.type.empty) for c in CADENCE.columns)
    return Body(uid="b", title=Parallel(es="Comité", en="Committee"), cadence=(row,), parties=THREE)


def meeting(
    when: str | When, standing: str = "held", known: str = "public", present: tuple[str, ...] = (), uid: str = ""
) -> Meeting:
    told = from_iso(when) if isinstance(when, str) else when
    return Meeting(
        uid=uid or f"m-{told.iso()}-{standing}",
        title=Parallel(es="Reunión"),
        body="b",
        when=told,
        standing=Chosen(standing),
        known_from=Chosen(known),
        parties_present=present,
    )


def owed(
    meetings: Sequence[Meeting], of: Body | None = None, counting: Counting = "treaty", as_of: date = AS_OF
) -> Owed:
    (found,) = meetings_due([of or body()], meetings, as_of, counting)
    return found


def counts(one: Owed) -> tuple[int | None, int, int, int, int]:
    """Due, held, waived, without record, uncertain: by the public record."""
    count = one.public
    return one.due, count.held, count.waived, count.no_record, count.uncertain


def test_the_sanitary_committee() -> None:
    sps = [meeting("2021-05-06"), meeting("2022")]
    assert counts(owed(sps)) == (6, 2, 0, 4, 0)
    assert counts(owed([*sps, meeting("2024-07-01/2025-06-30", "waived")])) == (6, 2, 1, 3, 0)
    assert [s.state for s in owed(sps).public.slots] == [
        *("held", "uncertain", "uncertain"),
        *("no_record", "no_record", "no_record", "open"),
    ]


@pytest.mark.parametrize(
    ("meetings", "expected"),
    {
        "two dates that may be one year or two": (["2021-02", "2021"], (6, 1, 0, 4, 1)),
        "a date before or after entry into force": (["2020"], (6, 0, 0, 5, 1)),
        "two in one year fill it once": (["2021-01", "2021-05"], (6, 1, 0, 5, 0)),
        "one in the year that runs on": (["2026-07-01"], (6, 0, 0, 6, 0)),
        "one that is not over before the day": (["2026"], (6, 0, 0, 5, 1)),
        "one after the day": (["2026-07-20"], (6, 0, 0, 6, 0)),
        "a window over three years": (["2022-09..2025-12"], (6, 1, 0, 5, 0)),
        "one before the treaty": (["2007-05-08"], (6, 0, 0, 6, 0)),
        "three unknown among two years": (
            ["2021-08..2023-05", "2021-08..2023-05", "2021-08..2023-05"],
            (6, 1, 0, 4, 1),
        ),
    }.values(),
)
def test_partial_dates(meetings: list[str], expected: tuple[int, ...]) -> None:
    assert counts(owed([meeting(w, uid=f"m{n}") for n, w in enumerate(meetings)])) == expected


def test_what_is_never_counted() -> None:
    beside = [meeting("2021-05", "evidence"), meeting("2022-05", "claimed"), meeting("2023-05", "planned")]
    bilateral = meeting("2024-05", present=("mx", "us"))
    one = owed([*beside, bilateral, meeting("2025-05", "postponed"), meeting("2025-06", "cancelled")])
    assert counts(one) == (6, 0, 0, 6, 0)
    assert (one.evidence, one.claims, one.bilateral) == ((beside[0].uid,), (beside[1].uid,), (bilateral.uid,))
    assert owed([meeting("2024-05", present=THREE)]).public.held == 1


def test_a_meeting_of_the_period_under_way_is_told_beside() -> None:
    of = body(first=12, interval=None)
    one = owed([meeting("2021-05-18")], of, as_of=date(2021, 6, 30))
    assert (counts(one), one.public.running) == ((0, 0, 0, 0, 0), 1)
    assert counts_told(one.public) == Words(
        "0 previstas, 0 celebradas, 0 sin registro público, y 1 en el periodo en curso",
        "0 due, 0 held, 0 without public record, and 1 in the period under way",
    )
    over = owed([meeting("2021-05-18")], of, as_of=date(2021, 7, 1)).public
    assert (over.held, over.running) == (1, 0) and "curso" not in counts_told(over).es
    for when in ("2021-06..2021-08", "2021-09..2022-08"):
        assert owed([meeting(when)], as_of=date(2021, 9, 1)).public.running == 0
    assert owed([meeting("2021-09")], as_of=date(2021, 9, 1)).public.running == 1


def test_what_begins_after_the_day_is_told_apart() -> None:
    sittings = [meeting("2022-05", s) for s in ("held", "evidence", "claimed", "planned", "waived")]
    one = owed([meeting("2021-05", "evidence"), *sittings], as_of=date(2021, 6, 30))
    assert set(one.later) == {m.uid for m in sittings[:3]}
    assert (len(one.evidence), one.claims, one.public.uids) == (1, (), ())


@pytest.mark.parametrize(("says", "claimed"), [("4", 4), (None, 1), ("2.5", 1), ("0", 1)])
def test_a_claim_is_of_as_many_meetings_as_it_says(says: str | None, claimed: int) -> None:
    told = replace(meeting("2020..2024", "claimed"), sittings=Quantity(Decimal(says), "") if says else None)
    one = owed([told, replace(meeting("2021-05", "evidence"), sittings=Quantity(Decimal(7), ""))])
    assert one.claimed == claimed and {m.uid for m in one.beside} == {*one.claims, *one.evidence}
    kinds = [said.en for said, _ in beside_told(one)]
    assert f"1 claim of others, of {claimed} {'meeting' if claimed == 1 else 'meetings'}, not counted" in kinds


@pytest.mark.parametrize(
    ("of", "told"),
    [
        (body(on_request=True, interval=None), "Meets on request: never late; 1 held"),
        (body(read="none"), "No cadence was read, so there is no figure; 1 held"),
        (body(first=None, interval=None), "Its text gives no number, so there is no figure; 1 held"),
        (body(), "6 due, 1 held, 5 without public record"),
    ],
)
def test_every_body_has_an_answer(of: Body, told: str) -> None:
    assert answer(owed([meeting("2021-05")], of)).en == told


def test_our_own_file_stands_apart() -> None:
    one = owed(
        [meeting("2021-05"), meeting("2023-02-03", known="own_file"), meeting("2024-02", "waived", "counterpart")]
    )
    assert counts(one) == (6, 1, 0, 5, 0)
    assert (one.own.held, one.own.waived, one.own.no_record) == (2, 1, 3)


@pytest.mark.parametrize(
    "of",
    [
        body(on_request=True, interval=None),
        body(on_request=True),
        body(read="none"),
        body(first=None, interval=None),
    ],
)
def test_bodies_without_a_duty_are_never_late(of: Body) -> None:
    one = owed([meeting("2021-05")], of)
    assert (one.due, one.public.periods, one.public.meetings, one.public.slots) == (None, 0, 1, ())


def test_the_general_rule_is_marked() -> None:
    assert owed([], body(read="rule")).is_ruled
    assert not owed([], body(read="page")).is_ruled


def test_the_row_that_was_read_best_counts() -> None:
    rule, text = body(read="rule").cadence[0], body(first=12, interval=24).cadence[0]
    mixed = Body(uid="b", title=Parallel(es="Consejo"), cadence=(rule, text), parties=THREE)
    one = owed([], mixed)
    assert (one.basis, one.due) == ("text", 3)


@pytest.mark.parametrize(
    ("counting", "expected"),
    [("treaty", (6, 2, 0, 4, 0)), ("calendar", (5, 2, 0, 3, 0)), ("since", (6, 2, 0, 4, 0))],
)
def test_the_ways_of_counting(counting: Counting, expected: tuple[int, ...]) -> None:
    """June 2021 and June 2022: two treaty years, two of the longer calendar periods, and four years since."""
    assert counts(owed([meeting("2021-06-20"), meeting("2022-06-19")], counting=counting)) == expected


@pytest.mark.parametrize(
    ("counting", "expected", "unsure"),
    [("treaty", (6, 2, 1, 3, 0), 2), ("calendar", (5, 2, 1, 2, 0), 2), ("since", (6, 2, 1, 3, 0), 4)],
)
def test_a_waiver_of_one_interval_waives_one_period(counting: Counting, expected: tuple[int, ...], unsure: int) -> None:
    """On a grid of other years it is not known which, and both periods say so."""
    sps = [meeting("2021-05-06"), meeting("2022"), meeting("2024-07-01/2025-06-30", "waived")]
    one = owed(sps, counting=counting)
    assert counts(one) == expected
    assert [s.state for s in one.public.slots].count("uncertain") == unsure


def test_a_waiver_of_two_intervals_waives_two_periods() -> None:
    years = meeting("2023-07-01/2025-06-30", "waived")
    assert {c: counts(owed([years], counting=c))[2] for c in COUNTINGS} == {"treaty": 2, "calendar": 2, "since": 2}


def test_a_waiver_of_a_period_that_was_met_takes_no_other() -> None:
    """The waiver may be of the first year, in which they met all the same, or of the second."""
    assert counts(owed([meeting("2021-05"), meeting("2021-06/2021-08", "waived")])) == (6, 1, 0, 4, 1)


def test_a_vague_date_stretches_no_period() -> None:
    """2021, a summer, “2022–2024” and July 2025: wherever the first and third lie, two years are without a meeting."""
    told = [meeting("2021"), meeting("2021-07..2021-09"), meeting("2022..2024"), meeting("2025-07-10")]
    one = owed(told, counting="since")
    assert counts(one) == (6, 2, 0, 2, 2)
    assert [(s.state, s.period.last.isoformat()) for s in one.public.slots] == [
        ("uncertain", "2021-06-30"),
        ("held", "2021-09-30"),
        ("uncertain", "2022-09-30"),
        ("uncertain", "2023-09-30"),
        ("uncertain", "2024-09-30"),
        ("held", "2025-07-10"),
        ("open", "2026-07-10"),
    ]


def test_since_the_last_meeting_the_clock_starts_anew() -> None:
    one = owed(
        [meeting("2020-09-01"), meeting("2021-08-31"), meeting("2023-01-15")], counting="since", as_of=date(2023, 6, 1)
    )
    assert [(s.state, s.period.last.isoformat()) for s in one.public.slots] == [
        ("held", "2020-09-01"),
        ("held", "2021-08-31"),
        ("no_record", "2022-08-31"),
        ("held", "2023-01-15"),
        ("open", "2024-01-15"),
    ]


# ---- laws

_PARTIALS = st.builds(
    lambda y, m, d, known: Partial(y, m if known > 0 else 0, d if known > 1 else 0),
    st.integers(2019, 2027),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 2),
)


def _when(start: Partial, end: Partial | None, form: str) -> When:
    if end is None or form == "date" or end.last() < start.first():
        return When(start)
    return When(start, end, "range" if form == "range" else "window")


_WHENS = st.builds(_when, _PARTIALS, st.one_of(st.none(), _PARTIALS), st.sampled_from(["date", "range", "window"]))
_MEETINGS = st.lists(
    st.tuples(_WHENS, st.sampled_from(["held", "held", "waived", "evidence"]), st.sampled_from(["public", "own_file"])),
    max_size=6,
)
_BODIES = st.builds(
    body,
    st.one_of(st.none(), st.integers(1, 30)),
    st.one_of(st.none(), st.integers(1, 30)),
    st.sampled_from(["text", "rule", "none"]),
    st.booleans(),
)


@given(_BODIES, _MEETINGS, st.dates(date(2020, 7, 1), date(2028, 1, 1)), st.sampled_from(COUNTINGS))
def test_every_period_is_one_of_five_things(
    of: Body, told: list[tuple[When, str, str]], as_of: date, counting: Counting
) -> None:
    meetings = [meeting(w, s, k, uid=f"m{n}") for n, (w, s, k) in enumerate(told)]
    one = owed(meetings, of, counting, as_of)
    for count in (one.public, one.own):
        assert len(count.slots) == count.periods == count.due + count.open
        assert min(count.held, count.waived, count.no_record, count.uncertain, count.open) >= 0
        assert count.meetings >= count.held
        assert one.duty is None or all(_is_within(s.period, one.duty) for s in count.slots) or counting == "calendar"
    assert one.own.meetings >= one.public.meetings
    if one.duty is None:
        assert one.public.periods == 0


def _is_within(period: Period, duty: Duty) -> bool:
    """Whether a period is no longer than the duty allows."""
    months = duty.first if period.first == duty.start else duty.interval or 0
    return period.last < months_after(period.first, months)


@given(
    st.lists(_WHENS, max_size=4),
    st.dates(date(2021, 7, 1), date(2027, 1, 1)),
    st.sampled_from(["first", "middle", "last"]),
    st.randoms(use_true_random=False),
)
def test_since_the_last_meeting_the_count_holds_whatever_the_true_dates(
    whens: list[When], as_of: date, side: str, chance: Random
) -> None:
    """Each date made exact, somewhere in what it can mean: as many held at least, and as many without a meeting."""
    told = owed([meeting(w, uid=f"m{n}") for n, w in enumerate(whens)], counting="since", as_of=as_of).public
    lying = [w for w in whens if w.last() >= date(2020, 7, 1) and w.first() <= as_of]
    days = []
    for when in lying:
        spread = (when.last() - when.first()).days
        away = {"first": 0, "middle": chance.randint(0, spread), "last": spread}[side]
        days.append(when.first() + timedelta(days=away))
    true = [meeting(day.isoformat(), uid=f"t{n}") for n, day in enumerate(days)]
    exact = owed(true, counting="since", as_of=as_of).public
    assert exact.uncertain == 0
    assert (exact.held >= told.held, exact.no_record >= told.no_record) == (True, True)


@given(
    st.lists(_WHENS, max_size=4),
    st.lists(_WHENS, max_size=1),
    st.dates(date(2021, 7, 1), date(2027, 1, 1)),
    st.sampled_from(COUNTINGS),
)
def test_the_count_holds_with_a_waiver(whens: list[When], waived: list[When], as_of: date, counting: Counting) -> None:
    """A waiver never takes a meeting away, and takes from what is without record no more than it can waive."""
    held = [meeting(w, uid=f"m{n}") for n, w in enumerate(whens)]
    decided = [meeting(w, "waived", uid=f"w{n}") for n, w in enumerate(waived)]
    plain, count = (owed(m, counting=counting, as_of=as_of).public for m in (held, [*held, *decided]))
    touched = sum(s.period.touches(w.first(), w.last()) for w in waived for s in plain.slots)
    assert plain.waived == 0 and count.due == plain.due
    assert plain.no_record - touched <= count.no_record <= plain.no_record
    assert count.waived <= touched


@given(
    st.lists(_WHENS, max_size=4), st.dates(date(2021, 7, 1), date(2027, 1, 1)), st.sampled_from(["treaty", "calendar"])
)
def test_the_count_holds_wherever_uncertain_meetings_were(whens: list[When], as_of: date, counting: Counting) -> None:
    """The surest and the most periods filled, found by trying every place that each meeting may have had."""
    count = owed([meeting(w, uid=f"m{n}") for n, w in enumerate(whens)], counting=counting, as_of=as_of).public
    over = {n for n, slot in enumerate(count.slots) if slot.state != "open"}
    lying = [w for w in whens if w.last() >= date(2020, 7, 1) and w.first() <= as_of]
    places = [_places(w, count.slots, as_of) for w in lying]
    filled = [len(set(choice) & over) for choice in itertools.product(*places)] or [0]
    assert (count.held, count.held + count.uncertain) == (min(filled), max(filled))


def _places(when: When, slots: Sequence[object], as_of: date) -> list[int]:
    last = min(when.last(), as_of)
    found = [n for n, s in enumerate(slots) if s.period.touches(when.first(), last)]  # type: ignore[attr-defined]
    return [*found, -1] if when.first() < date(2020, 7, 1) else found


def test_a_meeting_of_which_nobody_says_that_it_is_public_stands_in_our_own_file() -> None:
    found = owed([meeting("2021-05-06"), replace(meeting("2023-09-07"), known_from=None)])
    assert (found.public.held, found.own.held) == (1, 2)

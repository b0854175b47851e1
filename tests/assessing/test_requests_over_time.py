"""A scripted history gives the expected series; whatever the dates, nothing is counted twice and nothing is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.assessing.requests_over_time import Life, Told, counts, grouped, life, series
from workbench.domain.records import Request
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso

HERE = date(2026, 12, 1)  # the day on which the dossier was told


def request(uid: str = "q", **values: Any) -> Request:
    dates = {n: from_iso(v) for n, v in values.items() if n in ("received", "answered", "closed")}
    choices = {n: Chosen(v) for n, v in values.items() if n in ("response", "status")}
    return Request(uid=uid, title=Parallel("x"), **dates, **choices)  # type: ignore[arg-type]


def lived(one: Request, *told: Told) -> Life:
    keys = (v.key if v is not None else "" for v in (one.response, one.status))
    return life(one, told or (Told(HERE, *keys),))


def told(one: Life) -> list[tuple[str, str]]:
    return [(day.isoformat(), state) for day, state in zip(one.days, one.states, strict=True)]


def test_fifty_four_become_fourteen() -> None:
    asked = [request(str(n), received="2026-03-01") for n in range(14)]
    asked += [
        request(str(n), received="2026-03-01", closed="2026-07-15" if n < 40 else "2026-06-30", status="settled")
        for n in range(14, 54)
    ]
    found = series([lived(one) for one in asked], date(2026, 7, 31))
    assert [(day.isoformat(), len(c.pending), len(c.closed)) for day, c in found] == [
        ("2026-03-01", 54, 0), ("2026-06-30", 40, 14), ("2026-07-15", 14, 40), ("2026-07-31", 14, 40),
    ]  # fmt: skip


def test_a_request_tells_its_own_dates_and_the_dossier_the_rest() -> None:
    one = lived(request(received="2026-03", response="counter", answered="2026-04-02", status="open"))
    assert told(one) == [("2026-03-31", "open"), ("2026-04-02", "answered")] and not one.told_here
    assert one.on(date(2026, 3, 30)) is None, "nobody knows on which day of March it came"
    here = lived(request(response="accept"))
    assert told(here) == [("2026-12-01", "answered")] and here.told_here == {"open", "answered"}
    assert here.rests_on_telling(date(2026, 12, 1)) and not here.rests_on_telling(date(2026, 7, 23))
    answered = lived(request(response="accept", answered="2026-07-01"))
    assert told(answered) == [("2026-07-01", "answered")], "it was there by then"
    assert not answered.rests_on_telling(date(2026, 12, 31))
    studied = lived(request(received="2026-03-01", response="studying"))
    assert told(studied) == [("2026-03-01", "open")], "to study it is no answer"


def test_answered_and_closed_told_at_once_are_both_on_the_line() -> None:
    one = lived(
        request(received="2026-03-01", answered="2026-04-01", closed="2026-05-01", response="accept", status="settled")
    )
    assert told(one) == [("2026-03-01", "open"), ("2026-04-01", "answered"), ("2026-05-01", "closed")]


def test_what_was_opened_again_is_open_and_its_date_is_that_of_the_last_closing() -> None:
    again = request(received="2026-03-01", status="settled", closed="2026-08-01")
    days = [date(2026, 5, 1), date(2026, 6, 1), date(2026, 9, 1)]
    one = life(again, [Told(d, "", s) for d, s in zip(days, ("settled", "open", "settled"), strict=True)])
    assert told(one) == [
        ("2026-03-01", "open"), ("2026-05-01", "closed"), ("2026-06-01", "open"), ("2026-08-01", "closed"),
    ]  # fmt: skip


def test_a_request_of_two_tables_stands_at_each_and_one_of_none_apart() -> None:
    lives = [lived(request(uid, received="2026-03-01")) for uid in "abc"]
    found = grouped(lives, {"a": ("Agro", "Origen"), "b": ("Agro",)})
    assert {key: [one.uid for one in members] for key, members in found.items()} == {
        "Agro": ["a", "b"], "Origen": ["a"], "": ["c"],
    }  # fmt: skip


DAYS = st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(n))
DATED = st.none() | DAYS.map(lambda d: d.isoformat())
TOLD = st.lists(
    st.tuples(DAYS, st.sampled_from(("", "studying", "accept", "decline")), st.sampled_from(("", "open", "settled"))),
    min_size=1,
    max_size=5,
)


@given(made=st.lists(st.tuples(DATED, DATED, DATED, TOLD), max_size=6), day=DAYS)
def test_every_received_request_is_in_one_state_and_ends_as_what_it_says(made: list[Any], day: date) -> None:
    lives = []
    for n, (received, answered, closed, past) in enumerate(made):
        dates = {"received": received, "answered": answered, "closed": closed}
        one = request(str(n), **{name: value for name, value in dates.items() if value})
        history = [Told(*step) for step in sorted(past)]
        lives.append(life(one, history))
        last = history[-1]
        ends = (
            "closed" if last.status == "settled" else "answered" if last.response in ("accept", "decline") else "open"
        )
        assert lives[-1].on(date.max) == ends
        assert list(lives[-1].days) == sorted(set(lives[-1].days))
    for at, found in [(day, counts(lives, day)), *series(lives, day)]:
        there = [one.uid for one in lives if one.days[0] <= at]
        assert sorted(found.all) == sorted(there) and len(set(found.all)) == len(found.all)
    sizes = [len(found.all) for _, found in series(lives, day)]
    assert sizes == sorted(sizes), "what was received stays received"

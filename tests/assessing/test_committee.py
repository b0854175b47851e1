"""The history of a body: what is promised and overdue, raised and left open, and when it sits next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from workbench.assessing.committee import Next, Tied, history, promises
from workbench.assessing.minutes import carried, cell, last_before, points
from workbench.domain.quantity import Quantity
from workbench.domain.records import Body, Citation, Commitment, Concern, Meeting
from workbench.domain.records.body import CADENCE
from workbench.domain.records.meeting import AGENDA
from workbench.domain.types import Chosen, Parallel, Row
from workbench.domain.when import from_iso

DAY = date(2026, 7, 1)


def body(interval: int | None = 12, first: int | None = None, read: str = "text", on_request: bool = False) -> Body:
    cells = {
        "first_within": Quantity(Decimal(first), "months") if first else None,
        "interval": Quantity(Decimal(interval), "months") if interval else None,
        "on_request": on_request,
        "read": Chosen(read),
    }
    row = tuple(cells.get(c.name, c.type.empty) for c in CADENCE.columns)
    return Body(uid="b", title=Parallel(es="Comité"), cadence=(row,))


def point(number: str, words: str, result: str = "", *, over: bool = False, **more: str) -> Row:
    cells = {"number": number, "point": words, "result": result, "carried_over": over, **more}
    return tuple(cells.get(c.name, c.type.empty) for c in AGENDA.columns)


def meeting(uid: str, when: str = "", standing: str = "held", **more: object) -> Meeting:
    told = from_iso(when) if when else None
    known = Chosen("public")
    made = Meeting(uid=uid, title=Parallel(es=uid), body="b", when=told, known_from=known)
    return replace(made, standing=Chosen(standing) if standing else None, **more)  # type: ignore[arg-type]


def promise(uid: str, due: str = "", status: str = "open", **more: str) -> Commitment:
    told = from_iso(due) if due else None
    return Commitment(uid=uid, title=Parallel(es=uid), due=told, status=Chosen(status) if status else None, **more)


def test_what_begins_after_the_day_is_no_past() -> None:
    met = [meeting("1", "2021-05", chair="us"), meeting("2", "2022-05", chair="us"), meeting("3")]
    raised = Concern(uid="c", title=Parallel(es="c"), meetings=("1", "2"))
    told = history(Tied(body(), met, concerns=[raised]), date(2021, 6, 30))
    assert [m.meeting.uid for m in told.meetings] == ["1", "3"] and [m.meeting.uid for m in told.ahead] == ["2"]
    assert told.chairs[0].meetings == ("1",)
    assert (told.concerns[0].here, told.concerns[0].times) == (("1",), 1)


# ---- what is overdue


@pytest.mark.parametrize(
    ("due", "last"),
    {
        "a day": ("2027-03-31", date(2027, 3, 31)),
        "a month": ("2027-02", date(2027, 2, 28)),
        "a month of a leap year": ("2028-02", date(2028, 2, 29)),
        "a year": ("2027", date(2027, 12, 31)),
        "a range": ("2027-03-01/2027-03-05", date(2027, 3, 5)),
        "a window": ("2027-03..2027-06", date(2027, 6, 30)),
    }.values(),
)
def test_a_commitment_is_overdue_the_day_after_the_last_day_that_its_date_can_mean(due: str, last: date) -> None:
    one = promise("t", due)
    for days, late in ((-1, False), (0, False), (1, True)):
        made = promises([one], date.fromordinal(last.toordinal() + days))
        assert ((made.overdue, made.open) == ((one,), ())) == late


def test_what_obliges_no_more_is_never_overdue() -> None:
    past = [promise(status or "-", "2020", status) for status in ("kept", "dropped", "superseded", "partly", "")]
    made = promises([*past, promise("undated")], DAY)
    assert [c.uid for c in made.over] == ["dropped", "kept", "superseded"]
    assert [c.uid for c in made.overdue] == ["-", "partly"]
    assert [c.uid for c in made.open] == ["undated"]


# ---- meetings, points, what is left open


def test_what_is_left_open_is_of_the_last_meeting_held() -> None:
    older = meeting("older", "2024-05-01", agenda=(point("1", "Viejo"),))
    last = meeting(
        "last",
        "2025-05-01",
        agenda=(
            point("1", "Resuelto", "Acordado"),
            point("2", "Sin resultado", mexico="Pide fechas"),
            point("3", "Pospuesto", "Se discutió", over=True),
        ),
    )
    later = [
        meeting("evidence", "2026-01-01", "evidence", agenda=(point("1", "x"),)),
        meeting("cancelled", "2026-02-01", "cancelled", agenda=(point("1", "x"),)),
        meeting("planned", "2026-06-01", "planned", agenda=(point("1", "x"),)),
        meeting("after", "2026-07-02", agenda=(point("1", "x"),)),
    ]
    found = history(Tied(body(), [*later, last, older], [promise("t", "2026"), promise("k", "2020", "kept")]), DAY)
    assert found.left_open.last == last
    assert [(p.number, p.text("en")) for p in found.left_open.points] == [("2", "Sin resultado"), ("3", "Pospuesto")]
    assert [(label.es, said) for label, said in found.left_open.points[0].views] == [
        ("Planteamiento de México", "Pide fechas")
    ]
    assert [c.uid for c in found.left_open.commitments] == ["t"]
    assert [m.meeting.uid for m in found.meetings][:2] == ["older", "last"]


def test_of_a_meeting_without_standing_nobody_says_that_it_was_not_held() -> None:
    last = meeting("m", "2026-01", "", agenda=(point("1", "Punto"),))
    assert history(Tied(body(), [last]), DAY).left_open.last == last
    assert history(Tied(body(), [meeting("m")]), DAY).left_open.last is None
    assert history(Tied(body(), [last]), DAY).owed.public.held == 0  # it is counted only where somebody does


def test_open_points_reach_the_next_agenda_once_with_where_they_come_from() -> None:
    last = meeting(
        "last",
        "2025",
        agenda=(
            point("1", "Resuelto", "Acordado"),
            point("2", "Sin resultado", mexico="Pide fechas", issue="i", point_en="No result"),
            point("7", "Pospuesto", "Se discutió", over=True),
        ),
    )
    rows = carried(last, ())
    assert [cell(row, "number") for row in rows] == ["2", "7"]
    assert [cell(row, "comes_from") for row in rows] == ["last", "last"]
    assert (cell(rows[0], "point_en"), cell(rows[0], "issue"), cell(rows[0], "mexico")) == ("No result", "i", "")
    assert (cell(rows[1], "result"), cell(rows[1], "carried_over")) == ("", False)
    assert carried(last, rows) == ()
    assert [cell(row, "number") for row in carried(last, rows[1:])] == ["2"]
    assert len(points(replace(last, agenda=rows))) == 2


def test_the_meeting_before() -> None:
    one, two, three = meeting("1", "2024"), meeting("2", "2025-03"), meeting("3", "2026-03")
    planned, other = meeting("p", "2025-09", "planned"), replace(meeting("o", "2025-10"), body="else")
    everything = [three, planned, other, one, two]
    assert last_before(three, everything) == two
    assert last_before(two, everything) == one
    assert last_before(one, everything) is None
    assert last_before(replace(three, when=None), everything) == two


# ---- who, what was raised, on what it rests


def test_chairs_concerns_and_sources() -> None:
    met = [
        meeting("1", "2021-05", chair="us"),
        meeting("2", "2023-05", chair="mx"),
        meeting("3", "2024-05", chair="us"),
    ]
    often = Concern(uid="often", title=Parallel(es="A"), meetings=("3", "1", "elsewhere"))
    once = Concern(uid="once", title=Parallel(es="B"), meetings=("2",), first_raised=from_iso("2019"))
    never = Concern(uid="never", title=Parallel(es="C"), body="b")
    cited = [
        Citation(uid="z1", record="1", source="w", verified=True),
        Citation(uid="z2", record="2", source="w"),
        Citation(uid="z3", record="2", source="v", verified=True),
        Citation(uid="z4", record="2", source="w", field="when", verified=True),
    ]
    found = history(Tied(body(), met, concerns=[never, once, often], citations=cited), DAY)
    assert [(c.actor, c.meetings) for c in found.chairs] == [("us", ("3", "1")), ("mx", ("2",))]
    told = [
        (r.concern.uid, r.here, r.times, r.first and r.first.iso(), r.last and r.last.iso()) for r in found.concerns
    ]
    assert told == [
        ("often", ("1", "3"), 3, "2021-05", "2024-05"),
        ("once", ("2",), 1, "2019", "2023-05"),
        ("never", (), 0, None, None),
    ]
    assert [(p.source, p.cited_by, p.verified) for p in found.papers] == [
        ("w", ("1", "2"), False),
        ("v", ("2",), True),
    ]


# ---- when it sits next


def coming(of: Body, *met: Meeting, day: date = DAY) -> tuple[str, str, str]:
    found: Next = history(Tied(of, met), day).next
    assert found.when is None or (found.when.basis == "computed") == (found.kind == "computed")
    return found.kind, found.when.iso() if found.when else "", found.meeting


def test_a_planned_meeting_comes_before_what_is_announced_and_that_before_what_is_computed() -> None:
    held = meeting("h", "2026-03-01", next_meeting=from_iso("2026-10"))
    planned = meeting("p", "2026-11-05", "planned")
    assert coming(body(), held, planned) == ("planned", "2026-11-05", "p")
    assert coming(body(), held, planned, meeting("q", "2026-09", "postponed")) == ("planned", "2026-09", "q")
    assert coming(body(), held) == ("announced", "2026-10", "h")
    assert coming(body(), held, day=date(2026, 11, 1)) == ("computed", "2027-06-30", "")
    assert coming(body(), meeting("u", "", "planned")) == ("planned", "", "u")
    assert coming(body(), meeting("p", "2026-06-30", "planned")) == ("computed", "2027-06-30", "")


def test_the_next_one_is_due_by_the_end_of_the_period_that_runs_or_of_the_one_after_it() -> None:
    # Periods of twelve months from 1 July 2020: on 1 July 2026 the seventh begins.
    assert coming(body()) == ("computed", "2027-06-30", "")
    assert coming(body(), day=date(2026, 6, 30)) == ("computed", "2026-06-30", "")
    assert coming(body(), meeting("m", "2026-07-20"), day=date(2026, 8, 1)) == ("computed", "2028-06-30", "")
    assert coming(body(), meeting("w", "2026-07-01/2027-06-30", "waived")) == ("computed", "2028-06-30", "")
    assert coming(body(), meeting("m", "2026"), day=date(2027, 1, 5)) == ("computed", "2027-06-30", "")  # or in June
    assert coming(body(24, 12)) == ("computed", "2027-06-30", "")  # to 2021-06-30, then every two years
    assert coming(body(None, 12)) == ("no_more", "", "")


def test_without_a_duty_nothing_is_computed() -> None:
    assert coming(body(on_request=True)) == ("on_request", "", "")
    assert coming(body(read="none")) == ("no_duty", "", "")
    assert coming(body(read="rule")) == ("computed", "2027-06-30", "")
    assert history(Tied(body(read="rule")), DAY).owed.is_ruled

"""Every inquiry stands in exactly one state at any moment, and the states are those that a person would name."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.assessing.inquiries import OVER, Asked, Pack, State, board, came_at
from workbench.domain.records import Inquiry
from workbench.domain.types import Parallel
from workbench.domain.when import Partial, When

SENT = When(Partial(2026, 7, 20))
DUE = When(Partial(2026, 7, 23))
LIMIT = datetime(2026, 7, 23, 18)
BEFORE, AFTER = LIMIT - timedelta(hours=3, minutes=20), LIMIT + timedelta(hours=2)


def inquiry(uid: str = "k", **more: object) -> Inquiry:
    given = {"title": Parallel("¿?"), "asked": "sader", "batch": "R3", "sent": SENT, "due": DUE, "due_hour": "18:00"}
    return Inquiry(uid=uid, **{**given, **more})  # type: ignore[arg-type]


def answered(uid: str, came: datetime | None = None, **more: object) -> Asked:
    return Asked(inquiry(uid, answer="Sí", **more), came)


def only(packs: list[Pack]) -> Pack:
    (pack,) = packs
    return pack


@pytest.mark.parametrize(
    ("asked", "moment", "state", "left"),
    [
        ([Asked(inquiry())], BEFORE, State.WAITING, timedelta(hours=3, minutes=20)),
        ([Asked(inquiry())], LIMIT, State.WAITING, timedelta()),
        ([Asked(inquiry())], AFTER, State.LATE, -timedelta(hours=2)),
        ([Asked(inquiry(sent=None))], BEFORE, State.NOT_SENT, timedelta(hours=3, minutes=20)),
        ([Asked(inquiry(sent=None))], AFTER, State.NOT_SENT, -timedelta(hours=2)),
        ([answered("a", BEFORE), Asked(inquiry("b"))], BEFORE, State.IN_PART, timedelta(hours=3, minutes=20)),
        ([answered("a", BEFORE), Asked(inquiry("b"))], AFTER, State.LATE_IN_PART, -timedelta(hours=2)),
        ([answered("a", BEFORE)], AFTER, State.ANSWERED, None),
        ([answered("a", BEFORE), answered("b", AFTER)], AFTER, State.ANSWERED_LATE, -timedelta(hours=2)),
        ([answered("a", AFTER)], BEFORE, State.WAITING, timedelta(hours=3, minutes=20)),  # it had not come by then
        ([answered("a", BEFORE, sent=None)], AFTER, State.ANSWERED, None),  # by telephone
        ([Asked(inquiry(withdrawn=True))], AFTER, State.WITHDRAWN, None),
        ([answered("a", BEFORE), Asked(inquiry("b", withdrawn=True))], AFTER, State.ANSWERED, None),
        ([Asked(inquiry(due=None, due_hour=""))], AFTER, State.WAITING, None),
        ([Asked(inquiry(due_hour=""))], AFTER, State.WAITING, timedelta(hours=3, minutes=59, seconds=59)),
    ],
)
def test_a_pack_at_a_moment(asked: list[Asked], moment: datetime, state: State, left: timedelta | None) -> None:
    pack = only(board(asked, moment))
    assert (pack.state, pack.left) == (state, left)


def test_questions_are_asked_together_by_actor_pack_and_time_limit() -> None:
    asked = [
        Asked(inquiry("a")),
        answered("b", BEFORE),
        Asked(inquiry("c", asked="se")),
        Asked(inquiry("d", batch="R4")),
        Asked(inquiry("e", due_hour="12:00")),
    ]
    found = board(asked, AFTER)
    assert [(p.actor, p.batch, p.number, p.answered) for p in found if p.answered] == [("sader", "R3", 2, 1)]
    assert len(found) == 4


def test_the_most_urgent_come_first() -> None:
    asked = [
        answered("a", BEFORE, batch="1"),
        Asked(inquiry("b", batch="2", sent=None)),
        Asked(inquiry("c", batch="3", due=When(Partial(2026, 7, 22)))),
        Asked(inquiry("d", batch="4")),
        Asked(inquiry("e", batch="5", due=When(Partial(2026, 9)))),
    ]
    assert [p.batch for p in board(asked, AFTER)] == ["3", "4", "5", "2", "1"]


def test_when_an_answer_came() -> None:
    noted = datetime(2026, 7, 23, 19)
    assert came_at(inquiry(), noted) is None
    assert came_at(inquiry(answer="Sí"), noted) == noted
    said = inquiry(answer="Sí", answered=DUE)
    assert came_at(said, noted) == datetime(2026, 7, 23)
    assert only(board([Asked(said, came_at(said, noted))], AFTER)).state is State.ANSWERED
    late = replace(said, answered_hour="18:30")
    pack = only(board([Asked(late, came_at(late, noted))], AFTER))
    assert (pack.state, pack.left) == (State.ANSWERED_LATE, -timedelta(minutes=30))


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (When(Partial(2026, 7)), State.ANSWERED),
        (When(Partial(2026)), State.ANSWERED),
        (When(Partial(2026, 7, 22), Partial(2026, 7, 30)), State.ANSWERED),
        (When(Partial(2026, 7, 24), Partial(2026, 7, 30)), State.ANSWERED_LATE),
        (When(Partial(2026, 8)), State.LATE),
    ],
)
def test_an_answer_of_an_unsure_day_is_late_only_where_none_of_its_days_was_in_time(said: When, state: State) -> None:
    kept = inquiry(answer="Sí", answered=said)
    moment = LIMIT + timedelta(days=2)
    assert only(board([Asked(kept, came_at(kept, BEFORE))], moment)).state is state


MOMENTS = st.datetimes(datetime(2026, 7, 19), datetime(2026, 7, 27))
WHENS = st.none() | st.dates(date(2026, 7, 19), date(2026, 7, 27)).map(lambda d: When(Partial(d.year, d.month, d.day)))
ASKED = st.builds(
    lambda uid, came, **given: Asked(inquiry(uid, **given), came if given["answer"] else None),
    uid=st.uuids().map(str),
    came=st.none() | MOMENTS,
    asked=st.sampled_from(("sader", "se")),
    batch=st.sampled_from(("", "R3")),
    sent=WHENS,
    due=WHENS,
    due_hour=st.sampled_from(("", "12:00", "18:00")),
    answer=st.sampled_from(("", "Sí")),
    withdrawn=st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(asked=st.lists(ASKED, max_size=8, unique_by=lambda a: a.inquiry.uid), moment=MOMENTS)
def test_every_inquiry_is_in_exactly_one_state_at_any_moment(asked: list[Asked], moment: datetime) -> None:
    found = board(asked, moment)
    standing = Counter(i.uid for pack in found for i in pack.questions)
    assert standing == Counter(a.inquiry.uid for a in asked)
    came = {a.inquiry.uid: a.came for a in asked}
    for pack in found:
        needed = [i for i in pack.questions if not i.withdrawn]
        there = [i for i in needed if i.answer and (came[i.uid] is None or came[i.uid] <= moment)]  # type: ignore[operator]
        out = [i for i in needed if i in there or (i.sent is not None and i.sent.first() <= moment.date())]
        over = pack.limit is not None and moment > pack.limit
        slow = [c for i in there if (c := came[i.uid]) is not None and pack.limit is not None and c > pack.limit]
        fits = {
            State.WITHDRAWN: not needed,
            State.ANSWERED: bool(needed) and len(there) == len(needed) and not slow,
            State.ANSWERED_LATE: bool(needed) and len(there) == len(needed) and bool(slow),
            State.NOT_SENT: bool(needed) and not out and len(there) < len(needed),
            State.LATE: bool(out) and not there and over,
            State.LATE_IN_PART: 0 < len(there) < len(needed) and over,
            State.IN_PART: 0 < len(there) < len(needed) and not over,
            State.WAITING: bool(out) and not there and not over,
        }
        assert [state for state, holds in fits.items() if holds] == [pack.state]
        assert (pack.number, pack.answered, pack.unsent) == (len(needed), len(there), len(needed) - len(out))
        if pack.left is not None and pack.state not in OVER:
            assert pack.limit is not None and pack.left == pack.limit - moment

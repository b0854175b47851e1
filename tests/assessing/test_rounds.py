"""Which meetings are rounds, and which of them a date falls in."""

from __future__ import annotations

import pytest

from workbench.assessing.rounds import falling, is_round, rounds_about
from workbench.domain.records import Meeting
from workbench.domain.types import Chosen
from workbench.domain.when import from_iso


def meeting(uid: str, when: str, **more: object) -> Meeting:
    return Meeting(uid=uid, body="b", when=from_iso(when), **more)  # type: ignore[arg-type]


def test_a_round_is_told_by_its_level_or_its_body() -> None:
    assert is_round(meeting("m", "2026"), "bilateral") and not is_round(meeting("m", "2026"), "committee")
    assert is_round(meeting("m", "2026", meeting_level=Chosen("deputies")), "committee")


def test_meetings_that_did_not_sit_hold_nothing_and_committees_only_what_they_deal_with() -> None:
    held = [meeting("m", "2026-07-01"), meeting("c", "2026-07-01", standing=Chosen("cancelled"))]
    assert rounds_about(held, {"b": "committee"}, ()) == ()
    assert [m.uid for m in rounds_about(held, {"b": "committee"}, ("m", "c"))] == ["m"]
    assert [m.uid for m in rounds_about(held, {"b": "commission"}, ())] == ["m"]


@pytest.mark.parametrize(
    ("when", "sat", "inside"),
    [
        ("2026-07-02", "2026-07-01/2026-07-03", True),
        ("2026-07-04", "2026-07-01/2026-07-03", False),
        ("2026-07-02", "2026", False),  # a meeting of some day of the year
        ("2026-07-02", "2026-07-01..2026-07-03", False),  # of one of these days, nobody knows which
        ("2026-07", "2026-07-01/2026-07-31", False),
    ],
)
def test_a_date_falls_in_a_meeting_whose_days_hold_it(when: str, sat: str, *, inside: bool) -> None:
    assert falling(from_iso(when), [meeting("m", sat)]) == (("m",) if inside else ())

"""The points of a meeting's agenda."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.records import Meeting
from workbench.domain.records.meeting import AGENDA
from workbench.domain.types import Parallel


@dataclass(frozen=True)
class Point:
    """One point: its words, the uid of its issue, what each side said of it, how it ended."""

    number: str
    said: Parallel
    issue: str
    sides: tuple[tuple[str, str], ...]
    result: str
    carried_over: bool


def points_of(meeting: Meeting) -> Iterator[Point]:
    """The points of a meeting in the order of its agenda."""
    names = [column.name for column in AGENDA.columns]
    for row in meeting.agenda:
        cells = dict(zip(names, row, strict=True))
        yield Point(
            cells["number"],
            Parallel(cells["point"], cells["point_en"]),
            cells["issue"],
            tuple((name, cells[name]) for name in ("mexico", "united_states", "canada") if cells[name]),
            cells["result"],
            bool(cells["carried_over"]),
        )

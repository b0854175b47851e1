"""The points of an agenda: what each side said and what came of it, which are open, how these reach the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbench.domain.records import Meeting
from workbench.domain.records.meeting import AGENDA
from workbench.domain.types import Chosen, Parallel, Row
from workbench.domain.when import show_when, whole_day
from workbench.i18n import PROGRAM_LANGUAGES, Language, Words

SIDES = ("mexico", "united_states", "canada")
_COLUMNS = {column.name: at for at, column in enumerate(AGENDA.columns)}
_CARRIED = ("number", "point", "point_en", "issue")  # what an open point takes along; what was said of it stays


@dataclass(frozen=True)
class Point:
    """One point of the agenda of a meeting, with its place in it; ``views`` are those that say something."""

    meeting: str
    place: int
    number: str
    words: Words
    issue: str
    views: tuple[tuple[Words, str], ...]
    result: str
    carried_over: bool
    comes_from: str

    @property
    def is_open(self) -> bool:
        """Whether nothing came of it yet, or it was left for the next meeting."""
        return self.carried_over or not self.result

    def text(self, language: Language) -> str:
        """What it is about, in that language or in the one there is."""
        return self.words.in_(language) or self.words.es or self.words.en


def points(meeting: Meeting) -> tuple[Point, ...]:
    """The points of a meeting, in the order of its agenda."""
    return tuple(_point(meeting.uid, place, row) for place, row in enumerate(meeting.agenda))


def cell(row: Row, name: str) -> Any:
    """What a row of an agenda says in a column."""
    return row[_COLUMNS[name]]


def _point(meeting: str, place: int, row: Row) -> Point:
    views = tuple((AGENDA.columns[_COLUMNS[side]].label, cell(row, side)) for side in SIDES if cell(row, side))
    words = Words(cell(row, "point"), cell(row, "point_en"))
    said = (cell(row, name) for name in ("result", "carried_over", "comes_from"))
    return Point(meeting, place, cell(row, "number"), words, cell(row, "issue"), views, *said)


def has_sat(meeting: Meeting, day: date) -> bool:
    """Whether a meeting was held by a day: it is dated, and nobody says that it is anything but a meeting held."""
    return meeting.when is not None and meeting.when.first() <= day and _is_held(meeting)


def _is_held(meeting: Meeting) -> bool:
    return meeting.standing is None or meeting.standing.key == "held"


def in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Meetings by the last day that their dates can mean; those without a date come last."""
    return sorted(meetings, key=_when)


def _when(meeting: Meeting) -> tuple[Any, ...]:
    if meeting.when is None:
        return (1, meeting.uid)
    return (0, meeting.when.last(), meeting.when.first(), meeting.uid)


def new_minutes(uid: str, body: str, day: date) -> Meeting:
    """The record of a meeting whose minutes are begun: held that day, as our own file says."""
    when = whole_day(day)
    es, en = (_TITLE.fill(when=show_when(when, language)).in_(language) for language in PROGRAM_LANGUAGES)
    return Meeting(
        uid=uid,
        title=Parallel(es, en),
        body=body,
        when=when,
        standing=Chosen("held"),
        known_from=Chosen("own_file"),
        minutes=Chosen("draft"),
    )


def last_before(meeting: Meeting, meetings: Iterable[Meeting]) -> Meeting | None:
    """The meeting of the same body that was held last before this one; the last of all where this one has no date."""
    before = [
        m
        for m in in_order(meetings)
        if m.uid != meeting.uid and m.body == meeting.body and m.when is not None and _is_held(m)
    ]
    if meeting.when is not None:
        day = meeting.when.last()
        before = [m for m in before if m.when is not None and m.when.last() <= day]
    return before[-1] if before else None


def carried(last: Meeting, into: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that the open points of a meeting are on the next agenda; those that it holds already are left out.

    They keep their numbers, words and issues, and say from which meeting they come.
    """
    there = {_same(row) for row in into if cell(row, "comes_from") == last.uid}
    rows = [last.agenda[p.place] for p in points(last) if p.is_open]
    return tuple(_next(row, last.uid) for row in rows if _same(row) not in there)


def _same(row: Row) -> tuple[str, ...]:
    """What tells two points apart: their words, which outlive a new number; the number where there are none."""
    words = (cell(row, "point"), cell(row, "point_en"))
    return words if any(words) else (cell(row, "number"),)


def _next(row: Row, meeting: str) -> Row:
    empty = AGENDA.row()
    cells = {**{name: cell(row, name) for name in _CARRIED}, "comes_from": meeting}
    return tuple(cells.get(column.name, empty[at]) for at, column in enumerate(AGENDA.columns))


_TITLE = Words("Reunión del {when}", "Meeting of {when}")

"""What a negotiator should know in the morning: what is due, what is next, what needs a look, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.assessing import agenda
from workbench.assessing.verification import unchecked_by_record
from workbench.domain.query import Among, Between, Query
from workbench.domain.records import CITATION, MEETING, MILESTONE, POSITION, Citation
from workbench.domain.schema import Record
from workbench.domain.when import When
from workbench.gathering.reading import told
from workbench.gathering.titles import Titles
from workbench.i18n import Language, clip
from workbench.store.reader import Reader
from workbench.tasks.calendar import calendar

_AHEAD = timedelta(days=366)  # what is only computed and lies further ahead is left to the calendar
_TITLE = 90  # letters of a title
MOST = 500  # records of one number that are gathered; more than that nobody reads in a morning


@dataclass(frozen=True)
class Line:
    """One record as it is told: its type, title, and the date that matters; without a uid, a date that none keeps."""

    uid: str
    type: str
    title: str
    when: When | None = None


@dataclass(frozen=True)
class Today:
    """The sections of the first screen, each in the order in which it is to be read."""

    day: date
    overdue: Sequence[Line] = ()
    soon: Sequence[Line] = ()
    milestones: Sequence[Line] = ()
    meetings: Sequence[Line] = ()
    unverified: Sequence[Line] = ()
    expired: Sequence[Line] = ()
    changed: Sequence[Line] = ()
    last_change: int = 0
    records: int = 0


def today(reader: Reader, day: date, language: Language, seen: int | None) -> Today:
    """What there is to know on a day; ``seen`` is the last change that the person knew of, None for all of them."""
    found = [d for deadline in agenda.DEADLINES for d in _due(reader, deadline, day)]
    return Today(
        day,
        _lines(reader, [(d.record, d.when) for d in agenda.overdue(found, day)], language),
        _lines(reader, [(d.record, d.when) for d in agenda.soon(found, day)], language),
        _milestones(reader, day, language),
        _coming(reader, MEETING.name, (Among("standing", ("planned", "postponed")),), day, language),
        _lines(reader, [(r, None) for r in _unverified(reader)], language),
        _lines(reader, _expired(reader, day), language),
        _lines(reader, [(r, None) for r in _changed(reader, seen)], language),
        max((c.id for c in reader.changes(1)), default=0),
        sum(reader.count(t.name) for t in reader.schema.types if t.listed),
    )


def _due(reader: Reader, deadline: agenda.Deadline, day: date) -> list[agenda.Due]:
    """Records that are due by a day soon after that one; the index finds them, whatever else the dossier holds.

    Those that oblige nobody any more are read and passed over: however many there are, they hide none that does.
    """
    by = Between(deadline.field, high=day + agenda.SOON)
    ids = reader.ids(Query(deadline.type, deadline.field, conditions=(by,)))
    found: list[agenda.Due] = []
    for at in range(0, len(ids), MOST):
        found += agenda.due(deadline, reader.page(ids[at : at + MOST]))
        if len(found) >= MOST:
            break
    return found[:MOST]


def _coming(
    reader: Reader, record_type: str, conditions: tuple[Among, ...], day: date, language: Language
) -> Sequence[Line]:
    asked = Query(record_type, "when", conditions=(*conditions, Between("when", low=day)))
    records = reader.page(reader.ids(asked)[:MOST])
    dated = [(r, getattr(r, "when")) for r in records]  # noqa: B009
    return _lines(reader, dated, language)


def _milestones(reader: Reader, day: date, language: Language) -> Sequence[Line]:
    """The milestones to come, and of the dates that no record keeps those of a year."""
    coming = [e for e in calendar(reader, (MILESTONE.name,), language, day) if e.when.last() >= day]
    shown = [e for e in coming if e.uid or e.when.first() <= day + _AHEAD]
    return [Line(e.uid, e.type, clip(e.title, _TITLE), e.when) for e in shown[:MOST]]


def _unverified(reader: Reader) -> list[Record]:
    """Positions of which something is cited by nothing that somebody checked."""
    asked = Query(CITATION.name, conditions=(Among("verified", ("0",)),))
    open_ = [c for c in reader.page(reader.ids(asked)[: 4 * MOST]) if isinstance(c, Citation)]
    positions = [r for r in reader.get_all(c.record for c in open_) if reader.schema.of(r) is POSITION]
    cited = reader.citations_of([p.uid for p in positions])
    still = unchecked_by_record(c for found in cited.values() for c in found)
    return [p for p in positions if p.uid in still]


def _expired(reader: Reader, day: date) -> list[tuple[Record, When | None]]:
    before = Between("valid_until", high=date.fromordinal(day.toordinal() - 1), whole=True)
    ids = reader.ids(Query(POSITION.name, "valid_until", conditions=(before,)))
    return [(r, getattr(r, "valid_until")) for r in reader.page(ids[:MOST])]  # noqa: B009


def _changed(reader: Reader, seen: int | None) -> list[Record]:
    """The records that changes after the one seen touched, the latest first; none where nothing was seen yet."""
    if seen is None:
        return []
    return [r for r in reader.get_all(reader.touched(seen, limit=MOST)) if reader.schema.of(r).listed]


def _lines(reader: Reader, found: Sequence[tuple[Record, When | None]], language: Language) -> list[Line]:
    titles = Titles(reader, language, short=True)
    titles.fetch(r.uid for r, _ in found)
    return [Line(r.uid, reader.schema.of(r).name, told(titles, r), when) for r, when in found]

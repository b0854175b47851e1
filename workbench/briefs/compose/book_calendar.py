"""The calendar of a folder: what comes on a line and in a table, what was of late, computed dates marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workbench.assessing.cycles import Series
from workbench.briefs.charts import Milestone as Stone
from workbench.briefs.charts import Milestones, Tick
from workbench.briefs.compose import tables, words
from workbench.briefs.compose.desk import Desk
from workbench.briefs.compose.lists import MOST, noted
from workbench.briefs.compose.stands import key_of
from workbench.briefs.compose.voice import stacked
from workbench.briefs.document import Block, Heading, Run, Table, Text
from workbench.domain.audience import Audience
from workbench.domain.records import COMMITMENT, MEETING, MILESTONE, Commitment, Issue, Meeting, Milestone
from workbench.domain.records.choices_asks import MILESTONE_KIND
from workbench.domain.schema import Record
from workbench.domain.types import Chosen
from workbench.domain.when import MONTHS, When, show_when
from workbench.gathering.cycles import series_of
from workbench.gathering.cycles_told import TERM_END, counted, date_title, review_title
from workbench.i18n import Words

_AHEAD = timedelta(days=730)
_BEHIND = timedelta(days=120)
_LINE = timedelta(days=400)  # what comes in this time stands on the line
_MOST_STONES = 14
_MARGIN = timedelta(days=20)  # of the line before the first day and behind the last
_NOT_REAL = "counterfactual"  # the kind of a milestone that never was to be
_WEIGHTS = (1.2, 2.8, 1.0, 1.8)


@dataclass(frozen=True)
class _Day:
    """A date with what happens; ``record`` is what states or keeps it, None where it is only computed.

    ``seen_by`` is who may see all that.
    """

    when: When
    title: str
    kind: str
    how: Text
    record: Record | None = None
    seen_by: Audience = Audience.PUBLIC


def calendar(desk: Desk, part: int, issues: Sequence[Issue]) -> list[Block]:
    """Milestones, meetings that are planned, commitments that are due, and the dates that the review gives."""
    days = sorted(_days(desk, {issue.uid for issue in issues}), key=lambda d: (d.when.first(), d.when.last(), d.title))
    coming = [d for d in days if d.when.last() >= desk.as_of]
    past = [d for d in days if d.when.last() < desk.as_of]
    near = [d for d in coming if _is_near(desk, d)]
    late = [d for d in past if _is_near(desk, d)]
    desk.notes.fetch(d.record.uid for d in (*near, *late) if d.record is not None)
    blocks = _line(desk, part, near)
    for title, some in ((_COMING, near), (_OF_LATE, late[::-1])):
        if some:
            blocks += [Heading(part, desk.voice.fixed(title)), *_table(desk, part, some)]
    blocks += _more(desk, part, _LATER, [d for d in coming if not _is_near(desk, d)])
    return [*blocks, *_more(desk, part, _EARLIER, [d for d in past if not _is_near(desk, d)])]


def _is_near(desk: Desk, day: _Day) -> bool:
    """Whether a day is near enough to be printed: all are in full."""
    behind, ahead = desk.as_of - _BEHIND, desk.as_of + _AHEAD
    return desk.options.full or (day.when.last() >= behind and day.when.first() <= ahead)


def _more(desk: Desk, part: int, text: Words, days: Sequence[_Day]) -> list[Block]:
    return desk.numbered(part, text, len(days), _all_seen_by(days))


def _all_seen_by(days: Iterable[_Day]) -> Audience:
    return max((day.seen_by for day in days), default=Audience.PUBLIC)


# ---- the days


def _days(desk: Desk, issues: set[str]) -> Iterator[_Day]:
    yield from _reviews(desk, issues)
    for meeting in desk.reader.all(MEETING.name):
        if isinstance(meeting, Meeting) and meeting.when and key_of(meeting.standing) in ("planned", "postponed"):
            how = desk.voice.shown(MEETING, meeting, "standing")
            said = (desk.voice.name(meeting.title), desk.voice.fixed(MEETING.label), how, meeting)
            yield _Day(meeting.when, *said, desk.seen_by(meeting, "when", "title", "standing"))
    for promise in desk.reader.all(COMMITMENT.name):
        if isinstance(promise, Commitment) and promise.due and tables.is_open(promise):
            if not promise.issue or promise.issue in issues:
                who = desk.names([promise.owner] if promise.owner else [])
                title = desk.voice.name(promise.title)
                level = desk.seen_by(promise, "due", "title", "owner", "status")
                yield _Day(promise.due, title, desk.voice.fixed(COMMITMENT.label), who, promise, level)


def _reviews(desk: Desk, issues: set[str]) -> Iterator[_Day]:
    """The milestones and what is computed from them, each as reserved as the widest audience for whom it is the same.

    One date moves with others, so no single record says who may see it.
    """
    most = desk.reader.audience
    wider = {a: _told(replace(desk, reader=desk.reader.for_audience(a)), issues) for a in Audience if a < most}
    for told, day in _told(desk, issues).items():
        level = next((audience for audience, days in wider.items() if told in days), most)
        yield replace(day, seen_by=level)


def _told(desk: Desk, issues: set[str]) -> dict[tuple[object, ...], _Day]:
    """The milestones and the computed dates, by all that is printed of each."""
    series = series_of(desk.reader, desk.as_of)
    days = (*_milestones(desk, series, issues), *_computed(desk, series))
    return {(day.when, day.title, day.kind, day.how, _uid(day)): day for day in days}


def _milestones(desk: Desk, series: Series, issues: set[str]) -> Iterator[_Day]:
    """The milestones of the issues and those of none, each with the date that it has now."""
    kept = {dated.uid: (dated, cycle) for cycle in series.cycles for dated in cycle.dates if dated.uid}
    for record in desk.reader.all(MILESTONE.name):
        if not isinstance(record, Milestone) or record.when is None or record.uid in series.set_aside:
            continue
        if key_of(record.kind) == _NOT_REAL or (record.issue and record.issue not in issues):
            continue
        how: Text = desk.voice.named(record.legal_basis)
        if record.uid in kept and record.when.basis == "computed":
            how = desk.voice.fixed(counted(*kept[record.uid]))
        kind = desk.voice.shown(MILESTONE, record, "kind")
        when = series.moved.get(record.uid, record.when)
        desk.seen_by(record, "when", "title", "kind", "legal_basis")  # what is told of it, whoever may see it
        yield _Day(when, desk.voice.name(record.title), kind, how, record)


def _computed(desk: Desk, series: Series) -> Iterator[_Day]:
    """The dates that Article 34.7 gives and no record keeps; of a dossier that knows no Party it gives none."""
    if not series.parties:
        return
    fixed, language = desk.voice.fixed, desk.voice.language
    review, deadline = (MILESTONE_KIND.show(Chosen(key), language) for key in ("review", "deadline"))
    for cycle in series.cycles:
        if not cycle.uid:
            yield _Day(cycle.when, fixed(review_title(cycle)), review, "")
        for dated in cycle.dates:
            if not dated.uid:
                yield _Day(dated.when, fixed(date_title(dated, cycle)), deadline, fixed(counted(dated, cycle)))
    if not series.term_uid:
        yield _Day(series.term, fixed(TERM_END), MILESTONE_KIND.show(Chosen("expiry"), language), "")


# ---- how they are shown


def _table(desk: Desk, part: int, days: Sequence[_Day]) -> list[Block]:
    shown = days[: desk.most(MOST)]
    header = desk.header(
        words.WHEN, MILESTONE.label, tables.label(MILESTONE, "kind"), tables.label(MILESTONE, "legal_basis")
    )
    rows = tuple(_row(desk, day) for day in shown)
    rows_of = tuple(_uid(day) for day in shown)
    levels = tuple(day.seen_by for day in shown)
    of = rows_of if any(rows_of) else ()
    return [
        Table(part, header, rows, _WEIGHTS, wide=True, rows_of=of, rows_seen_by=levels),
        *_more(desk, part, words.MORE_ROWS, days[len(shown) :]),
    ]


def _uid(day: _Day) -> str:
    return day.record.uid if day.record is not None else ""


def _row(desk: Desk, day: _Day) -> tuple[Text, ...]:
    basis = {"computed": words.COMPUTED, "claimed": words.CLAIMED}.get(day.when.basis)
    mark = (Run(desk.voice.fixed(basis), "italic"),) if basis is not None else ()
    notes = noted(desk, day.record) if day.record is not None else ()
    return (
        stacked([show_when(day.when, desk.voice.language), mark]),
        (Run(day.title), *notes),
        day.kind,
        day.how,
    )


def _line(desk: Desk, part: int, days: Sequence[_Day]) -> list[Block]:
    """The days to come on a line, as many as can be read; none where there is but one."""
    shown = [d for d in days if d.when.first() <= desk.as_of + _LINE][:_MOST_STONES]
    if len(shown) < 2:
        return []
    first = min(desk.as_of, shown[0].when.first()) - _MARGIN
    last = max(d.when.first() for d in shown) + _MARGIN

    def at(day: date) -> float:
        return (day - first).days / ((last - first).days + 1)

    stones = tuple(
        Stone(at(d.when.first()), show_when(d.when, desk.voice.language), d.title, d.when.basis == "computed", _uid(d))
        for d in shown
    )
    ticks = tuple(Tick(at(day), _month(desk, day)) for day in _quarters(first, last))
    alt = "; ".join(f"{stone.day}: {stone.label}" for stone in stones)
    said: list[Block] = [Milestones(part, stones, ticks, alt, at(desk.as_of), seen_by=_all_seen_by(shown))]
    return [*said, *([desk.small(part, _HOLLOW)] if any(stone.computed for stone in stones) else [])]


def _quarters(first: date, last: date) -> Iterable[date]:
    firsts = (date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10))
    return (day for day in firsts if first <= day <= last)


def _month(desk: Desk, day: date) -> str:
    return f"{desk.voice.fixed(MONTHS[day.month - 1])[:3]} {day.year}"


_COMING = Words("Lo que viene", "What comes")
_OF_LATE = Words("Lo más reciente", "The latest")
_HOLLOW = Words(
    "Círculo vacío: fecha calculada. Línea punteada: la fecha de los datos.",
    "Hollow circle: the date is computed. Dotted line: the date of the facts.",
)
_LATER = Words("Fechas posteriores, no impresas: {count}.", "Later dates, not printed: {count}.")
_EARLIER = Words("Fechas anteriores, no impresas: {count}.", "Earlier dates, not printed: {count}.")

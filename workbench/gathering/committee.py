"""The history of a body as one reader may see it: what is tied to it, gathered by the index of links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from workbench.assessing.committee import History, Tied, history
from workbench.assessing.minutes import carried, last_before
from workbench.assessing.periods import Counting
from workbench.assessing.verification import concerns, unchecked_by_record
from workbench.domain.link import Links
from workbench.domain.records import BODY, COMMITMENT, CONCERN, MEETING, STATEMENT, Body, Commitment, Concern, Meeting
from workbench.domain.records.meeting import AGENDA
from workbench.domain.schema import Record
from workbench.domain.types import Row
from workbench.gathering.titles import Titles
from workbench.i18n import Language
from workbench.store.reader import Reader

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Account:
    """A history with the titles of all that it points to, and the fields of its records that are to be checked."""

    history: History
    names: Mapping[str, str]
    unchecked: Mapping[str, frozenset[str]]

    def name(self, uid: str) -> str:
        """The title of a record; empty for one that the reader may not know of."""
        return self.names.get(uid, "")


@dataclass(frozen=True)
class LastTime:
    """The body of a meeting by its title, its meeting before that one, the points still to be taken over from it, and
    the titles of what these point to, with their types.
    """

    body: str
    meeting: Meeting | None = None
    rows: tuple[Row, ...] = ()
    titles: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def committee(reader: Reader, uid: str, day: date, language: Language, counting: Counting = "treaty") -> Account | None:
    """The history of a body as of a day; None where the reader knows of none."""
    body = reader.get(uid)
    if not isinstance(body, Body):
        return None
    tied = _tied(reader, body)
    found = history(tied, day, counting)
    titles = Titles(reader, language, short=True)
    pointed = dict.fromkeys(target for target in _pointed(found) if target)
    titles.fetch(pointed)
    to_check = unchecked_by_record(tied.citations)
    kept = {
        r.uid: frozenset(concerns(reader.schema.of(r), to_check[r.uid], (language,))) for r in reader.get_all(to_check)
    }
    return Account(found, {target: titles.of(target) for target in pointed}, kept)


def last_time(reader: Reader, uid: str, language: Language) -> LastTime | None:
    """What a meeting can take over from the last one of its body; None where it is not there."""
    meeting = reader.get(uid)
    if not isinstance(meeting, Meeting):
        return None
    titles = Titles(reader, language)
    last = last_before(meeting, _of(reader, MEETING.name, "body", reader.links_to([meeting.body]), Meeting))
    if last is None:
        return LastTime(titles.of(meeting.body))
    rows = carried(last, meeting.agenda)
    pointed = reader.get_all(AGENDA.targets(carried(last, ())))
    named = {r.uid: (reader.schema.of(r).name, titles.of(r.uid)) for r in pointed}
    return LastTime(titles.of(meeting.body), last, rows, named)


def _tied(reader: Reader, body: Body) -> Tied:
    of_body = reader.links_to([body.uid])
    meetings = _of(reader, MEETING.name, "body", of_body, Meeting)
    of_meetings = reader.links_to([m.uid for m in meetings])
    commitments = {
        r.uid: r
        for links, name in ((of_body, "body"), (of_meetings, "meeting"))
        for r in _of(reader, COMMITMENT.name, name, links, Commitment)
    }
    raised = {
        r.uid: r
        for links, name in ((of_body, "body"), (of_meetings, "meetings"))
        for r in _of(reader, CONCERN.name, name, links, Concern)
    }
    said: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for links in of_meetings:
        if (links.type, links.field) == (STATEMENT.name, "meeting"):
            said[links.target] += links.uids
    everything = [body.uid, *(m.uid for m in meetings), *commitments, *raised]
    cited = reader.citations_of(everything)
    return Tied(
        body,
        meetings,
        list(commitments.values()),
        list(raised.values()),
        _of(reader, BODY.name, "parent", of_body, Body),
        said,
        [c for found in cited.values() for c in found],
    )


def _of(reader: Reader, name: str, field: str, links: Sequence[Links], kind: type[R]) -> list[R]:
    """The records of a type that point by a field, in the order of the links."""
    uids = dict.fromkeys(uid for of in links if (of.type, of.field) == (name, field) for uid in of.uids)
    return [r for r in reader.get_all(uids) if isinstance(r, kind)]


def _pointed(found: History) -> Iterator[str]:
    """The uids of all that a history names."""
    yield from (found.body.uid, found.body.parent, *found.body.parties, *(b.uid for b in found.below))
    for met in (*found.meetings, *found.ahead):
        yield from (met.meeting.uid, met.meeting.chair, *met.meeting.parties_present)
        for point in met.points:
            yield from (point.issue, point.comes_from)
    for promise in (*found.promises.overdue, *found.promises.open, *found.promises.over):
        yield from (promise.uid, promise.owner, promise.meeting, promise.issue, *promise.to_whom)
    for raised in found.concerns:
        yield from (raised.concern.uid, *raised.concern.raised_by, raised.concern.respondent)
    yield from (paper.source for paper in found.papers)

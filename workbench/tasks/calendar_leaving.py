"""Which dates leave as a file: what is only said to have been stays, what two records tell stands once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.assessing.likeness import Title, alike, numbers, titles_of
from workbench.domain.records import Meeting, Milestone
from workbench.domain.schema import Record
from workbench.domain.when import When
from workbench.i18n import Words
from workbench.store.reader import Reader
from workbench.tasks.calendar import Entry

_NOT_KNOWN_HELD = ("evidence", "claimed")  # standings of meetings that only somebody says were held
_EVENTS = ("negotiation", "review")  # kinds of milestones that a meeting may tell of too
_SHARED = 0.75  # of the words of the shorter title; the days are the same already


@dataclass(frozen=True)
class Leaving:
    """The dates that leave; ``told_by`` are the milestones that a meeting tells of, by the uid of the meeting;
    ``left_out`` counts the meetings that only somebody says were held.
    """

    entries: Sequence[Entry]
    told_by: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    left_out: int = 0


def leaving(reader: Reader, entries: Sequence[Entry]) -> Leaving:
    """What of the dates of a reader leaves as a file."""
    records = {r.uid: r for r in reader.get_all(dict.fromkeys(e.uid for e in entries if e.uid))}
    known = [e for e in entries if not _is_evidence(records.get(e.uid))]
    held: dict[When, list[Meeting]] = defaultdict(list)
    for record in (records.get(e.uid) for e in known):
        if isinstance(record, Meeting) and record.when is not None:
            held[record.when].append(record)
    told_by: dict[str, list[Entry]] = defaultdict(list)
    alone: list[Entry] = []
    cited = _cited(reader, records, held)
    for entry in known:
        meeting = _meeting_of(records.get(entry.uid), held.get(entry.when, ()), cited)
        (alone if meeting is None else told_by[meeting.uid]).append(entry)
    return Leaving(alone, told_by, len(entries) - len(known))


def _is_evidence(record: Record | None) -> bool:
    return isinstance(record, Meeting) and record.standing is not None and record.standing.key in _NOT_KNOWN_HELD


def _cited(
    reader: Reader, records: Mapping[str, Record], held: Mapping[When, Iterable[Meeting]]
) -> Mapping[str, frozenset[str]]:
    """The sources of the meetings and of the milestones of their days."""
    uids = [meeting.uid for of_days in held.values() for meeting in of_days]
    uids += [record.uid for record in records.values() if isinstance(record, Milestone) and record.when in held]
    return {uid: frozenset(c.source for c in found) for uid, found in reader.citations_of(uids).items()}


def _meeting_of(record: Record | None, held: Sequence[Meeting], cited: Mapping[str, frozenset[str]]) -> Meeting | None:
    """The meeting of the same days that a milestone is about: going by their titles, else the one meeting of the same
    parties that a source of the milestone tells of too.
    """
    if not isinstance(record, Milestone) or (record.kind is not None and record.kind.key not in _EVENTS):
        return None
    mine = titles_of(record.title)
    for meeting in held:
        if any(_is_one(a, b) for a in mine for b in titles_of(meeting.title)):
            return meeting
    sources = cited.get(record.uid, frozenset())
    same = [
        m for m in held if set(m.parties_present) == set(record.parties) and sources & cited.get(m.uid, frozenset())
    ]
    return same[0] if len(same) == 1 and record.parties and record.kind is not None else None


def _is_one(one: Title, other: Title) -> bool:
    """Whether two titles of the same days speak of the same."""
    fewest = min(len(one), len(other))
    return alike(one, other) or (numbers(one) == numbers(other) and len(one & other) >= max(3, _SHARED * fewest))


LEFT_OUT = Words(
    "{count} {count|reunión queda fuera: sólo consta por un indicio o por un tercero|reuniones quedan fuera: sólo "
    "constan por indicios o por terceros}.",
    "{count} {count|meeting is|meetings are} left out: known from evidence or a third party alone.",
)

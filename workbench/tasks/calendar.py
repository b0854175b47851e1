"""Everything in a dossier that happens on a day, and what Article 34.7 has happen, in the order of the days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.assessing.cycles import Series
from workbench.domain.query import Between, Query
from workbench.domain.records import MILESTONE
from workbench.domain.schema import Record
from workbench.domain.when import When
from workbench.gathering.cycles import series_of
from workbench.gathering.cycles_told import NO_WORDS, TERM_END, counted, date_title, review_title, to_be_set
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

_MOST = 5_000

# The fields whose dates people plan by.
DATED = (
    ("milestone", "when"),
    ("meeting", "when"),
    ("commitment", "due"),
    ("issue", "decision_by"),
    ("issue", "next_by"),
    ("recommendation", "due"),
    ("inquiry", "due"),
    ("position", "valid_until"),
)


@dataclass(frozen=True)
class Entry:
    """One date: whose it is, by which field, and when.

    A date that is only computed has no uid; its ``field`` is what it is counted by. ``how`` says how a computed date
    was counted.
    """

    uid: str
    type: str
    field: str
    title: str
    when: When
    how: Words = NO_WORDS

    @property
    def is_computed(self) -> bool:
        """Whether the program or a person computed it: no text states it."""
        return self.when.basis == "computed"


def calendar(reader: Reader, types: Sequence[str], language: Language, as_of: date) -> list[Entry]:
    """The dates of the records of some types, the earliest first; with milestones, those that Article 34.7 gives.

    Computed dates follow the real date of their review; ``as_of`` is the day on which it is known who has confirmed.
    """
    found: list[Entry] = []
    told = series_of(reader, as_of) if MILESTONE.name in types else None
    for name, field in DATED:
        if name not in types:
            continue
        record_type = reader.schema.type(name)
        for record in _dated(reader, name, field):
            when = getattr(record, field)
            found.append(Entry(record.uid, name, field, record_type.title_of(record, language), when))
    if told is not None:
        found = [
            _as_it_moved(e, told, language) for e in found if e.type != MILESTONE.name or e.uid not in told.set_aside
        ]
        found += _computed(told, language)
    return sorted(found, key=lambda e: (e.when.first(), e.when.last(), e.title))


def _dated(reader: Reader, name: str, field: str) -> Iterable[Record]:
    """The records of a type that say something in a field; the index finds them where the reader sees all."""
    if reader.scope.keys:
        ids = reader.ids(Query(name, field, conditions=(Between(field),)))
        return reader.page(ids[-_MOST:])
    return [record for record in reader.all(name) if getattr(record, field) is not None]


def _as_it_moved(entry: Entry, told: Series, language: Language) -> Entry:
    """A milestone with the date that it has now, how that is counted, and whether the day of a review is to be set."""
    if entry.type != MILESTONE.name:
        return entry
    how = next((counted(d, c) for c in told.cycles for d in c.dates if d.uid == entry.uid), NO_WORDS)
    unset = any(c.uid == entry.uid and not c.is_stated for c in told.cycles)
    title = to_be_set(entry.title).in_(language) if unset else entry.title
    return replace(entry, when=told.moved.get(entry.uid, entry.when), how=how, title=title)


def _computed(told: Series, language: Language) -> list[Entry]:
    """The dates that no record keeps."""
    if not told.parties:
        return []  # a dossier that knows no Party is not about this treaty
    name = MILESTONE.name
    found = [
        Entry("", name, f"{d.rule.key}-{c.year}", date_title(d, c).in_(language), d.when, counted(d, c))
        for c in told.cycles
        for d in c.dates
        if not d.uid
    ]
    found += [
        Entry("", name, f"review-{c.year}", review_title(c).in_(language), c.when) for c in told.cycles if not c.uid
    ]
    if not told.term_uid:
        found.append(Entry("", name, "term", TERM_END.in_(language), told.term))
    return found

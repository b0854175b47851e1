"""Everything in a dossier that happens on a day, in the order of the days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.query import Between, Query
from workbench.domain.when import When
from workbench.i18n import Language
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
    """One date: whose it is, by which field, and when."""

    uid: str
    type: str
    field: str
    title: str
    when: When


def calendar(reader: Reader, types: Sequence[str], language: Language) -> list[Entry]:
    """The dates of the records of some types, the earliest first."""
    found: list[Entry] = []
    for name, field in DATED:
        if name not in types:
            continue
        record_type = reader.schema.type(name)
        ids = reader.ids(Query(name, field, conditions=(Between(field),)))
        for record in reader.page(ids[-_MOST:]):
            when = getattr(record, field)
            found.append(Entry(record.uid, name, field, record_type.title_of(record, language), when))
    return sorted(found, key=lambda e: (e.when.first(), e.when.last(), e.title))

"""Words of a paper that follow from what its readers may see: computed days and values as they were.

A reserved value may happen to equal one of them, and nothing has leaked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.domain.records import SCHEMA
from workbench.domain.when import show_when
from workbench.gathering.cycles import series_of
from workbench.i18n import PROGRAM_LANGUAGES
from workbench.store.reader import Reader


def computed_days(reader: Reader, as_of: date) -> list[str]:
    """The days of the review cycles that a reader can count, as they are shown in either language."""
    told = series_of(reader, as_of)
    days = [told.term, *(when for c in told.cycles for when in (c.when, *(d.when for d in c.dates)))]
    return sorted({show_when(when, language) for when in days for language in PROGRAM_LANGUAGES})


def as_they_were(reader: Reader, change: int) -> list[str]:
    """The values that a reader could see before each move since a change."""
    return sorted(set(_old(reader, change)))


def _old(reader: Reader, change: int) -> Iterator[str]:
    for step in reader.history(after=change):
        fields = SCHEMA.type(step.type).by_name
        for move in step.moves:
            declared = fields[move.field].type
            yield from declared.texts(move.old)
            if move.old is not None and not fields[move.field].refers_to:
                yield from (declared.show(move.old, language) for language in PROGRAM_LANGUAGES)

"""The records of a type taken apart once, for every comparison: their titles in words, the names that they go by."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any

from workbench.assessing.sameness import Counted
from workbench.assessing.telling_apart import Telling, telling
from workbench.assessing.wording import Wording, all_of, wording
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Parallel, spellings
from workbench.i18n import fold, squash

_HANDFUL = 32  # titles that begin alike: among more none is chosen
Titles = dict[str, Wording]  # by language


class TakenApart:
    """What is compared of the records of a type."""

    def __init__(self, record_type: RecordType, records: Sequence[Record]) -> None:
        self.type = record_type
        self.records = records
        self.telling: Telling = telling(record_type)
        self.titles: list[Titles] = [self._titles(record) for record in records]
        self.called = [self._names(record) for record in records] if record_type.also_known_by else []
        known: Counter[str] = Counter()
        for titles in self.titles:
            known.update({word for w in titles.values() for word in w.words})
        self.counted = Counted(known.__getitem__, len(records))
        self._solids = sorted(w.solid for titles in self.titles for w in titles.values())

    def wholes(self, at: int) -> list[Wording]:
        """The title of a record in all its languages as one wording, and in those that most people write."""
        titles = self.titles[at]
        if len(titles) == 1:
            return list(titles.values())
        both = [titles[language] for language in ("es", "en") if language in titles]
        return [all_of(some) for some in (titles.values(), both if len(titles) > len(both) > 1 else ()) if some]

    def beginning(self, solid: str) -> set[str]:
        """Titles that begin so and go on, without blanks; a handful at most."""
        first = bisect_right(self._solids, solid)
        return {text for text in self._solids[first : first + _HANDFUL] if text.startswith(solid)}

    def named(self, at: int, folded: str) -> str:
        """A name of a record as it is written."""
        every = (n for field in self.type.naming for n in spellings(getattr(self.records[at], field)))
        return next(n for n in every if fold(n) == folded)

    def spelled(self, at: int) -> set[str]:
        """The title of a record to the letter, in each language that it has."""
        return {squash(text) for text in spellings(self._compared(self.records[at])) if text}

    def _compared(self, record: Record) -> Any:
        """What is compared of a record: the words of a statement rather than what it is on."""
        value = getattr(record, self.telling.wording) if self.telling.wording else None
        return value or getattr(record, self.type.title)

    def _titles(self, record: Record) -> Titles:
        value = self._compared(record)
        if not isinstance(value, Parallel):
            return {"": wording(value)} if value else {}
        found = {language: wording(text) for language in ("es", "en", "fr") if (text := getattr(value, language))}
        return {k: w for k, w in found.items() if w.words or w.marks}

    def _names(self, record: Record) -> set[str]:
        found = {fold(n) for field in self.type.naming for n in spellings(getattr(record, field)) if n}
        return {name for name in found if name}

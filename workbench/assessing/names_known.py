"""The records of one type by all the names that people call them, for lines that are typed in a hurry."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from workbench.domain.types import Parallel
from workbench.i18n import Language, fold, squash

_LONGEST = 60  # letters of a name that is typed rather than its key
_SHORTEST = 3  # letters that hint at a record
_ALIKE = 0.75  # of the letters: one slip in a word or two; below it strangers are taken for each other
_MOST_COMPARED = 5_000  # names; among more of them likeness would keep somebody waiting


@dataclass(frozen=True)
class Named:
    """A record with its short key, its title, its acronym and whatever else it goes by."""

    uid: str
    key: str
    title: Parallel
    acronym: str = ""
    others: tuple[str, ...] = ()

    def names(self) -> Iterable[str]:
        """Every name of the record, the shortest way of saying it first."""
        return (n for n in (self.acronym, self.title.es, self.title.en, self.title.fr, *self.others) if n)


class Book:
    """Finds the records that go by a name, and says each of them by a name that no other one goes by."""

    def __init__(self, records: Iterable[Named] = ()) -> None:
        self.by_uid = {record.uid: record for record in records}
        self._keys = {fold(record.key): record.uid for record in self.by_uid.values() if record.key}
        names: dict[str, dict[str, None]] = defaultdict(dict)
        for record in self.by_uid.values():
            for name in record.names():
                if folded := fold(name):
                    names[folded][record.uid] = None
        self._names = {name: tuple(uids) for name, uids in names.items()}

    def find(self, words: str) -> tuple[str, ...]:
        """The uids of the records that go by a short key or exactly by a name."""
        wanted = fold(words)
        return (self._keys[wanted],) if wanted in self._keys else self._names.get(wanted, ())

    def short(self, uid: str, language: Language) -> str:
        """The shortest name by which a line can mean this record and no other."""
        record = self.by_uid[uid]
        for name in (record.acronym, record.title.best(language)[0]):
            if name and len(name) <= _LONGEST and self.find(name) == (uid,):
                return squash(name)
        return record.key

    def told(self, uid: str, language: Language) -> str:
        """The record as people read it."""
        record = self.by_uid[uid]
        title = record.title.best(language)[0]
        return f"{title} ({record.acronym})" if record.acronym and record.acronym not in title else title

    def like(self, words: str, most: int) -> list[str]:
        """The records that words may mean: those whose names begin with them, then those with words that do."""
        wanted = fold(words)
        if not wanted:
            return []
        begun, within = [], []
        for name, uids in self._names.items():
            if name.startswith(wanted):
                begun.append((len(name), uids))
            elif f" {wanted}" in name:
                within.append((len(name), uids))
        return _first(chain(sorted(begun), sorted(within)), most)

    def likely(self, words: str) -> str:
        """The one record that words may mean which are part of its name; empty where there is none, or several are."""
        found = self.like(words, 2) if len(fold(words)) >= _SHORTEST else []
        return found[0] if len(found) == 1 else ""

    def alike(self, words: str, most: int) -> list[str]:
        """The records that somebody may have meant who typed a name that nobody goes by."""
        near: list[str] = []
        if len(self._names) <= _MOST_COMPARED:
            near = difflib.get_close_matches(fold(words), self._names, most, _ALIKE)
        found = [*self.like(words, most), *_first(((0, self._names[name]) for name in near), most)]
        return list(dict.fromkeys(found))[:most]


def _first(found: Iterable[tuple[int, Sequence[str]]], most: int) -> list[str]:
    return list(dict.fromkeys(uid for _, uids in found for uid in uids))[:most]

"""Which records go by which names, for cells that name a record."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from workbench.domain.schema import RecordType, Schema
from workbench.domain.types import spellings
from workbench.i18n import fold
from workbench.importing.likeness import MOST_NAMES, alike, forms
from workbench.progress import let_go
from workbench.store.reader import Reader

_MOST_ASKED = 300  # names that are looked for by their likeness in one import
LONGEST_KEY = 16  # a longer text is no short key, whatever it looks like


def is_uid(words: str) -> bool:
    """Whether a text is a uid."""
    if len(words) != 36:
        return False
    try:
        return str(uuid.UUID(words)) == words.casefold()
    except ValueError:
        return False


class Names:
    """The names of the records of a dossier, and of those that the file itself brings."""

    def __init__(self, schema: Schema, reader: Reader) -> None:
        self._schema = schema
        self._reader = reader
        self._by_name: dict[str, dict[str, set[str]]] = {}
        self._types: dict[str, str] = {}
        self._forms: dict[str, dict[str, set[str]]] = {}
        self._alike: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}

    def let_go(self) -> None:
        """Frees bit by bit what is known; it would be found out again."""
        let_go(*self._by_name.values(), self._by_name, self._types, *self._forms.values(), self._forms, self._alike)

    def find(self, types: tuple[str, ...], words: str) -> tuple[str, ...]:
        """The uids of the records of those types that go by a name, an acronym, a short key or a uid."""
        if is_uid(words):
            uid = words.casefold()
            return (uid,) if self.type_of(uid) in types else ()
        named = self._schema.of_key(words) if len(words) <= LONGEST_KEY else None
        if named is not None and named[0].name in types:
            record = self._reader.by_key(words)
            if record is not None:
                return (record.uid,)
        wanted = fold(words)
        if not wanted:
            return ()
        found = {uid for name in types for uid in self._of_type(name).get(wanted, ())}
        return tuple(sorted(found or self._by_form(types, wanted)))

    def alike(self, types: tuple[str, ...], words: str) -> tuple[str, ...]:
        """The uids of the few records whose names are most like one that nobody goes by."""
        wanted = fold(words)
        if (types, wanted) not in self._alike:
            if len(self._alike) >= _MOST_ASKED:
                return ()  # a column of strangers: nobody answers them one by one
            every = (uid for name in types for uid in alike(self._of_type(name), wanted))
            self._alike[types, wanted] = tuple(dict.fromkeys(every))
        return self._alike[types, wanted]

    def _by_form(self, types: tuple[str, ...], wanted: str) -> set[str]:
        """The one record that a name can only mean, filling words apart; nothing where it may mean several."""
        if any(len(self._of_type(name)) > MOST_NAMES for name in types):
            return set()
        for form in (wanted, *forms(wanted)):
            found = {uid for name in types for uid in self._forms_of(name).get(form, ())}
            if found:
                return found if len(found) == 1 else set()
        return set()

    def _forms_of(self, name: str) -> dict[str, set[str]]:
        if name not in self._forms:
            self._forms[name] = defaultdict(set)
            for known, uids in self._of_type(name).items():
                self._add_forms(name, known, uids)
        return self._forms[name]

    def _add_forms(self, type_name: str, known: str, uids: set[str]) -> None:
        for form in (known, *forms(known)):
            self._forms[type_name][form] |= uids

    def type_of(self, uid: str) -> str | None:
        """The type of a record that the dossier has or the file brings."""
        if uid not in self._types:
            record = self._reader.get(uid)
            if record is None:
                return None
            self._types[uid] = self._schema.of(record).name
        return self._types[uid]

    def bring(self, record_type: RecordType, uid: str, values: dict[str, Any]) -> None:
        """Takes up a record that the file brings, by whatever naming fields are known of it."""
        self._types[uid] = record_type.name
        brought = self._add(self._of_type(record_type.name), uid, (values.get(n) for n in record_type.naming))
        for known in brought if record_type.name in self._forms else ():
            self._add_forms(record_type.name, known, {uid})

    def _of_type(self, name: str) -> dict[str, set[str]]:
        if name not in self._by_name:
            found: dict[str, set[str]] = defaultdict(set)
            record_type = self._schema.type(name)
            for uid, values in self._reader.values(name, record_type.naming):
                self._types[uid] = name
                self._add(found, uid, values)
            self._by_name[name] = found
        return self._by_name[name]

    @staticmethod
    def _add(found: dict[str, set[str]], uid: str, values: Iterable[Any]) -> list[str]:
        """Adds the names of a record; gives them folded."""
        names = [name for value in values for words in spellings(value) if (name := fold(words))]
        for name in names:
            found[name].add(uid)
        return names

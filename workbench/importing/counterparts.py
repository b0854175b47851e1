"""Which record of the dossier a row is about: by identifier, key, what tells it apart, another name, or likeness."""

from __future__ import annotations

import itertools
import re
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.domain.bare_words import bare_words
from workbench.domain.problem import Problem
from workbench.domain.schema import RecordType, Schema
from workbench.domain.types import Chosen, Parallel, spellings
from workbench.i18n import clip, fold, squash
from workbench.importing.mapping_words import header_key
from workbench.importing.matching_words import ANOTHER_NAME, ANOTHER_NAME_HERE, NEARLY, SEVERAL
from workbench.importing.names import LONGEST_KEY, Names, is_uid
from workbench.importing.nearly import Nearly
from workbench.importing.stage import StagedRecord
from workbench.importing.untitled import identity_of
from workbench.progress import let_go
from workbench.store.reader import Reader


class Counterparts:
    """The records of a dossier, and those that the file itself brings, by what tells one from another.

    ``existing`` are uids that the dossier is known to have.
    """

    def __init__(self, schema: Schema, reader: Reader, names: Names) -> None:
        self._schema = schema
        self._reader = reader
        self._names = names
        self._nearly = Nearly(reader)
        self._identities: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], set[str]]] = {}
        self._first: dict[str, tuple[str, int]] = {}  # where the file first tells of a record that it brings, by uid
        self.existing: set[str] = set()

    def let_go(self) -> None:
        """Frees bit by bit what is known; it would be found out again."""
        let_go(*self._identities.values(), self._identities)

    def identify(self, record: StagedRecord) -> None:
        if record.uid:
            record.existing = record.uid in self.existing
            return
        key = record.said("key")
        words = squash(str(key.raw))[:LONGEST_KEY] if key is not None else ""
        known = self._reader.by_key(words) if words else None
        if known is not None and self._schema.of(known) is record.type:
            record.uid, record.existing = known.uid, True
            return
        self._identify_by_values(record)

    def _identify_by_values(self, record: StagedRecord) -> None:
        fields = identity_of(record)
        index = self._index(record.type, fields)
        wanted = list(identities(record.type, record.values, fields))
        found = {uid for i in wanted for uid in index.get(i, ())} or self._by_another_name(record, index, fields)
        if len(found) == 1:
            record.uid = found.pop()
        elif found:
            keys = sorted(r.key or r.uid for r in self._reader.get_all(found))
            record.note(record.heading, "", SEVERAL.fill_problem(tuple(keys), count=len(found)))
            record.uid = str(uuid.uuid4())
        else:
            record.uid = str(uuid.uuid4())
            self._first[record.uid] = record.place
            for identity in wanted:
                index.setdefault(identity, set()).add(record.uid)
            self._ask_whether_new(record)
        self._names.bring(record.type, record.uid, record.values)
        record.existing = record.uid in self.existing

    def _ask_whether_new(self, record: StagedRecord) -> None:
        """Asks where the dossier has nearly the same record, unless a person answered the cell that names it."""
        heading = record.heading
        if record.ours or any(c.answered for c in record.cells if c.cell == heading):
            return
        if found := self._nearly.of(record.type.name, record.values):
            others = self._reader.get_all(found)
            keys = tuple(r.key or r.uid for r in others)
            named = ", ".join(
                f"{key} «{clip(record.type.title_of(r, record.language))}»" for key, r in zip(keys, others, strict=True)
            )
            name = record.type.title if record.said(record.type.title) is not None else ""
            record.note(heading, name, NEARLY.fill_problem(keys, names=named, cell=heading))

    def _by_another_name(
        self, record: StagedRecord, index: Mapping[tuple[Any, ...], set[str]], fields: tuple[str, ...]
    ) -> set[str]:
        """The records that a title means by an acronym or an alias, or apart from the number before it.

        Their own title stays what it is.
        """
        title, said = record.type.title, record.said(record.type.title)
        if said is None or fields != (title,) or record.ours:
            return set()
        words = squash(str(said.raw))
        found = set(self._names.find((record.type.name,), words)) if record.type.also_known_by else set()
        bare = _NUMBERED.sub("", words)
        if not found and bare != words:
            found = index.get((fold(bare),), set())
        found = found or self._by_acronym(record, words)
        if len(found) == 1:
            record.values.pop(title, None)
            record.note(said.cell, title, self._another_name(words, *found))
        return found

    def _another_name(self, words: str, uid: str) -> Problem:
        if uid not in self._first:
            return ANOTHER_NAME.fill_problem(words=clip(words))
        sheet, row = self._first[uid]
        return ANOTHER_NAME_HERE.fill_problem(words=clip(words), sheet=clip(sheet), row=row)

    def _by_acronym(self, record: StagedRecord, words: str) -> set[str]:
        """The records that go by the acronym beside a title, and share a word that matters with it."""
        names = [c for c in map(record.said, record.type.also_known_by) if c is not None]
        uids = {uid for c in names for uid in self._names.find((record.type.name,), squash(str(c.raw)))}
        mine = set(bare_words(header_key(words)))
        return {uid for uid in uids if mine & self._words_of(record.type, uid) - _KINDS_OF_ACTORS}

    def _words_of(self, record_type: RecordType, uid: str) -> set[str]:
        record = self._reader.get(uid)
        names = (s for n in record_type.naming for s in spellings(getattr(record, n))) if record is not None else ()
        return {word for name in names for word in bare_words(header_key(name))}

    def _index(self, record_type: RecordType, fields: tuple[str, ...]) -> dict[tuple[Any, ...], set[str]]:
        if (record_type.name, fields) not in self._identities:
            index: dict[tuple[Any, ...], set[str]] = {}
            for uid, values in self._reader.values(record_type.name, fields):
                self.existing.add(uid)
                named = dict(zip(fields, values, strict=True))
                for identity in identities(record_type, named, fields):
                    index.setdefault(identity, set()).add(uid)
            self._identities[record_type.name, fields] = index
        return self._identities[record_type.name, fields]


# What an office or a body is: said by many names, it tells none of them.
_KINDS_OF_ACTORS = frozenset(
    bare_words(
        "secretaria ministerio comision consejo camara asociacion comite instituto nacional general direccion mexico"
    )
    + bare_words("ministry department commission council chamber association committee institute national agency")
)
_NUMBERED = re.compile(r"^[0-9]{1,3}(?:\.[0-9]{1,3})*[.)–-]{0,2}\s+(?=\D)")


def identities(record_type: RecordType, values: dict[str, Any], fields: tuple[str, ...]) -> Iterable[tuple[Any, ...]]:
    """The identities of a record by some of its fields: one for each language of what names it."""
    if not fields:
        return ()
    parts: list[list[Any]] = []
    for name in fields:
        value = values.get(name, record_type.field(name).type.empty)
        if isinstance(value, Parallel):
            parts.append([fold(s) for s in spellings(value) if fold(s)])
        elif isinstance(value, Chosen):
            parts.append([value.key])
        else:
            parts.append([fold(value) if isinstance(value, str) and not is_uid(value) else value])
    if not any(parts[0]) or any(not p for p in parts):
        return ()
    return itertools.product(*parts)

"""What is derived from records while they are written: their levels, their links, their words to search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.levels import field_levels, record_level
from workbench.domain.schema import Record, RecordType, Schema
from workbench.store import rows
from workbench.store.codec import links_of

SearchWords = tuple[str, ...]
Link = tuple[str, str, int]


@dataclass
class Seen:
    """A record with its level while a change is being worked out."""

    id: int
    type: RecordType
    record: Record
    level: Audience
    fields: Mapping[str, Audience]


@dataclass
class LevelBook:
    """The levels of the records of one change, worked out type by type, those that others require first."""

    connection: Any
    schema: Schema
    seen: dict[str, Seen] = field(default_factory=dict)

    def assess(self, records: Iterable[tuple[int, RecordType, Record]]) -> None:
        """Works out the level of each record; records of any types, in any order."""
        by_type: dict[str, list[tuple[int, Record]]] = defaultdict(list)
        for id_, record_type, record in records:
            by_type[record_type.name].append((id_, record))
        for record_type in self.schema.types:
            found = by_type.get(record_type.name, [])
            if found:
                self._fetch_required(record_type, [record for _, record in found])
                for id_, record in found:
                    self._assess_one(id_, record_type, record)

    def _assess_one(self, id_: int, record_type: RecordType, record: Record) -> None:
        required = [
            self.seen[uid].level if uid in self.seen else Audience.NEGOTIATORS
            for uid in (getattr(record, f.name) for f in record_type.required_references)
            if uid
        ]
        if record_type.speaks_of:
            required.append(self._spoken_of(record_type.speaks_of, record))
        level = record_level(record_type, record, required)
        self.seen[record.uid] = Seen(id_, record_type, record, level, field_levels(record_type, record, level))

    def _spoken_of(self, names: tuple[str, str], record: Record) -> Audience:
        """The audience of the field that a citation is about; a field that is not there is for nobody else."""
        target = self.seen.get(getattr(record, names[0]))
        name = getattr(record, names[1])
        if target is None:
            return Audience.NEGOTIATORS
        if not name:
            return target.level
        meant = target.type.field_meant(name)
        return target.fields[meant.name] if meant else Audience.NEGOTIATORS

    def _fetch_required(self, record_type: RecordType, records: Sequence[Record]) -> None:
        wanted = {
            uid
            for record in records
            for uid in (getattr(record, f.name) for f in record_type.required_references)
            if uid and uid not in self.seen
        }
        for row in rows.load(self.connection, self.schema, wanted).values():
            if row.columns is not None:
                record = row.record()
                level = Audience(row.level)
                self.seen[row.uid] = Seen(row.id, row.type, record, level, field_levels(row.type, record, level))


def search_words(record_type: RecordType, record: Record, levels: Mapping[str, Audience]) -> SearchWords:
    """The words of a record by the audience that may find it by them, one text for each audience."""
    by_level: dict[Audience, list[str]] = {a: [] for a in AUDIENCES}
    for declared in record_type.fields:
        value = getattr(record, declared.name)
        if value is not declared.empty:
            by_level[levels[declared.name]] += declared.type.texts(value)
    return tuple("\n".join(by_level[a]) for a in AUDIENCES)


def links(record_type: RecordType, record: Record, levels: Mapping[str, Audience]) -> frozenset[Link]:
    """What a record points to, as (field, target, level)."""
    return frozenset((name, target, int(levels[name])) for name, target in links_of(record_type, record))


def write_search(connection: Any, new: Mapping[int, SearchWords], known: Mapping[int, bool]) -> None:
    """Puts the words of records into the index; ``known`` tells which ids it holds already."""
    connection.executemany(
        "UPDATE search SET public=?, consulted=?, government=?, negotiators=? WHERE rowid=?",
        [(*words, id_) for id_, words in new.items() if known[id_]],
    )
    connection.executemany(
        "INSERT INTO search(public, consulted, government, negotiators, rowid) VALUES(?,?,?,?,?)",
        [(*words, id_) for id_, words in new.items() if not known[id_]],
    )


def write_links(connection: Any, new: Mapping[int, frozenset[Link]], known: Mapping[int, bool]) -> None:
    """Replaces the links of records."""
    connection.executemany("DELETE FROM link WHERE record=?", [(id_,) for id_ in new if known[id_]])
    connection.executemany(
        "INSERT INTO link(record, field, target, level) VALUES(?,?,?,?)",
        [(id_, *link) for id_, found in new.items() for link in sorted(found)],
    )


def forget(connection: Any, ids: Sequence[int]) -> None:
    """Takes records out of search and links."""
    pairs = [(id_,) for id_ in ids]
    connection.executemany("DELETE FROM search WHERE rowid=?", pairs)
    connection.executemany("DELETE FROM link WHERE record=?", pairs)

"""A small world of records with a canary in every field that holds words, and who may see each of them.

The rules are written down here a second time, from the declarations and the text of the design, so that
the store is held against something that it did not compute itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.provision import Provision
from workbench.domain.records import SCHEMA, Citation, Position, Submission
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Choice, Chosen, Levels, Parallel, ParallelText, Provisions, Row, Rows, Text
from workbench.domain.types.links import Reference, References
from workbench.domain.types.several import Names

CANARY = re.compile(r"zq\d+w")
RESERVED = 3


@dataclass
class World:
    """The records of one moment by uid."""

    records: dict[str, Record] = field(default_factory=dict)
    _levels: dict[str, int] = field(default_factory=dict)

    def level(self, uid: str) -> int:
        """Who may know of a record: the highest of its own, its rule's and what it requires."""
        if uid not in self._levels:  # asked only of a world that no longer changes
            self._levels[uid] = self._level(uid)
        return self._levels[uid]

    def _level(self, uid: str) -> int:
        record = self.records[uid]
        asked = [own_audience(record), rule(record)]
        asked += [self.level(getattr(record, name)) for name in required(record)]
        if isinstance(record, Citation):
            asked.append(self.field_level(record.record, record.field) if record.field else 0)
        return max(asked)

    def field_level(self, uid: str, name: str) -> int:
        """Who may see one field of a record; what is no field is for negotiators."""
        record = self.records[uid]
        declared = SCHEMA.of(record).by_name.get(name)
        if declared is None:
            return RESERVED
        return max(self.level(uid), by_hand(record).get(name, int(declared.audience)))

    def sees(self, uid: str, audience: int) -> bool:
        """Whether an audience may know of a record."""
        return uid in self.records and self.level(uid) <= audience

    def seen(self, uid: str, name: str, audience: int) -> Any:
        """The value of a field as an audience sees it."""
        value = getattr(self.records[uid], name)
        declared = SCHEMA.of(self.records[uid]).field(name)
        if self.field_level(uid, name) > audience:
            return None if isinstance(declared.type, Choice) else declared.type.empty
        if isinstance(declared.type, Reference):
            return value if self.sees(value, audience) else ""
        if isinstance(declared.type, References):
            return tuple(u for u in value if self.sees(u, audience))
        if isinstance(declared.type, Rows) and declared.refers_to:
            return tuple(
                tuple(
                    "" if column.type.points_to() and not self.sees(cell, audience) else cell
                    for column, cell in zip(declared.type.columns, row, strict=True)
                )
                for row in value
            )
        return value

    def of_type(self, name: str) -> list[str]:
        """The uids of a type in the order in which they were made."""
        return [uid for uid, record in self.records.items() if SCHEMA.of(record).name == name]

    def allowed(self, audience: int) -> set[str]:
        """The canaries that an audience may see now."""
        return {
            canary
            for uid, record in self.records.items()
            for f in SCHEMA.of(record).fields
            if self.field_level(uid, f.name) <= audience
            for canary in canaries(getattr(record, f.name))
        }


def own_audience(record: Record) -> int:
    keys = ("public", "consulted", "government", "negotiators")
    return keys.index(record.audience.key) if record.audience else RESERVED


def by_hand(record: Record) -> dict[str, int]:
    return {name: int(level) for name, level in record.levels}


def rule(record: Record) -> int:
    hand = by_hand(record)
    if "*" in hand:
        return hand["*"]
    if isinstance(record, Submission) and record.confidential:
        return int(Audience.GOVERNMENT)
    estimate = isinstance(record, Position) and record.standing is not None and record.standing.key == "estimate"
    return RESERVED if estimate else 0


def required(record: Record) -> list[str]:
    return [f.name for f in SCHEMA.of(record).fields if f.required and isinstance(f.type, Reference)]


def canaries(value: Any) -> set[str]:
    """The canaries that stand anywhere in a value."""
    return set(CANARY.findall(repr(value)))


Fresh = Callable[[], str]


def fresh_words() -> Fresh:
    """Makes words that stand nowhere else."""
    numbers = count(1)
    return lambda: f"zq{next(numbers)}w"


def filled(declared: Field, fresh: Fresh) -> Any:
    """A value with canaries for a field that holds words; its empty value for the rest."""
    kind = declared.type
    if isinstance(kind, ParallelText):
        return Parallel(fresh(), f"{fresh()} {fresh()}", fresh() if kind.french else "")
    if declared.name == "address":
        return f"https://example.org/{fresh()}"
    if isinstance(kind, Text):
        return fresh()
    if isinstance(kind, Names):
        return (fresh(), fresh())
    if isinstance(kind, Choice) and not kind.default:
        return Chosen(kind.options[0].key, fresh())
    if isinstance(kind, Rows):
        return (filled_row(kind, fresh),)
    if isinstance(kind, Provisions):
        number = int(re.sub(r"\D", "", fresh()))
        return (Provision("article", (str(1 + number // 99 % 34), str(1 + number % 99))),)
    return kind.empty


def filled_row(rows: Rows, fresh: Fresh) -> Row:
    """A row with a canary in every column of plain words."""
    return tuple(fresh() if isinstance(c.type, Text) else c.type.empty for c in rows.columns)


def record_with_canaries(record_type: RecordType, uid: str, fresh: Fresh, given: Mapping[str, Any]) -> Record:
    """A record with a canary in every field that holds words, but for the values given."""
    values = {f.name: filled(f, fresh) for f in record_type.fields if not isinstance(f.type, Levels)}
    return record_type.cls(uid=uid, **{**values, **given})


def changed(record: Record, **values: Any) -> Record:
    """The record with other values."""
    return replace(record, **values)


@dataclass
class Told:
    """The worlds of a dossier, one after each change: what its history may tell to whom."""

    worlds: list[World] = field(default_factory=lambda: [World()])

    def moves(self) -> Iterator[tuple[str, str, set[str], int]]:
        """Every move of a field of a record that is still there: uid, field, canaries, who could see it."""
        now = self.worlds[-1]
        for before, after in zip(self.worlds, self.worlds[1:], strict=False):
            for uid in now.records:
                was, is_ = before.records.get(uid), after.records.get(uid)
                for f in SCHEMA.of(now.records[uid]).fields:
                    old = getattr(was, f.name) if was else None
                    new = getattr(is_, f.name) if is_ else None
                    if old != new:
                        levels = [w.field_level(uid, f.name) for w in (before, after, now) if uid in w.records]
                        yield uid, f.name, canaries((old, new)), max(levels)

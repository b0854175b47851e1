"""Rows of records read and written in bulk; the only place that puts record values into SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.levels import field_levels
from workbench.domain.schema import Record, RecordType, Schema
from workbench.domain.types import ParallelText
from workbench.store.codec import Columns, derived_of, record_of

CHUNK = 500


@dataclass(frozen=True)
class Row:
    """A record as it is kept: its place in the register and its columns; none where it is not alive."""

    id: int
    uid: str
    type: RecordType
    number: int
    revision: int
    level: int
    columns: Columns | None

    def record(self) -> Record:
        """The record that an alive row keeps."""
        if self.columns is None:
            raise LookupError(f"record {self.uid} is not alive")
        return record_of(self.type, self.columns, uid=self.uid, number=self.number, revision=self.revision)

    def levels(self) -> Mapping[str, Audience]:
        """The audience of each field of the record."""
        return field_levels(self.type, self.record(), Audience(self.level))


@dataclass(frozen=True)
class RowChange:
    """What happens to one record: columns before and after; None where it is not alive."""

    id: int
    uid: str
    type: RecordType
    number: int
    revision: int
    before: Columns | None
    after: Columns | None
    known: bool  # whether the register already holds it
    made: Record | None = None  # the record that ``after`` keeps, where it is at hand

    @property
    def action(self) -> str:
        """``create``, ``set`` or ``delete``."""
        if self.before is None:
            return "create"
        return "set" if self.after is not None else "delete"

    def changed(self) -> tuple[str, ...]:
        """The columns whose value differs."""
        before, after = self.before or {}, self.after or {}
        names = self.after if self.after is not None else before
        return tuple(c for c in names if before.get(c) != after.get(c))

    def recorded(self) -> tuple[str, ...]:
        """The columns that the journal keeps of the change: those that differ, and what they mean nothing without.

        A date goes with its basis and a choice with its word; the languages of a wording stand by themselves.
        """
        changed = self.changed()
        if self.action != "set":
            return changed
        owners = (self.type.owners[c] for c in changed)
        whole = {c for f in owners if not isinstance(f.type, ParallelText) for c in f.columns}
        return tuple(c for c in self.after or {} if c in whole or c in changed)

    def record_before(self) -> Record:
        """The record as it was."""
        return self._record(self.before)

    def record_after(self) -> Record:
        """The record as it will be."""
        return self.made or self._record(self.after)

    def _record(self, columns: Columns | None) -> Record:
        if columns is None:
            raise LookupError(f"record {self.uid} is not alive")
        return record_of(self.type, columns, uid=self.uid, number=self.number, revision=self.revision)


def chunks(values: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    """The values in runs that fit one statement."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def marks(values: Sequence[Any]) -> str:
    """One question mark for each value."""
    return ",".join("?" * len(values))


def select_columns(record_type: RecordType, alias: str = "t") -> str:
    """The kept columns of a type for a SELECT."""
    return ", ".join(f'{alias}."{column}"' for column in record_type.owners)


def load(connection: Any, schema: Schema, uids: Iterable[str]) -> dict[str, Row]:
    """The rows of those uids, alive or not; unknown uids are left out."""
    return _load(connection, schema, "uid", list(dict.fromkeys(uids)))


def load_ids(connection: Any, schema: Schema, ids: Iterable[int]) -> dict[int, Row]:
    """The rows of those ids of the register."""
    found = _load(connection, schema, "id", list(dict.fromkeys(ids)))
    return {row.id: row for row in found.values()}


def _load(connection: Any, schema: Schema, by: str, wanted: list[Any]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    alive: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for part in chunks(wanted):
        sql = f"SELECT id, uid, type, number, revision, level, alive FROM record WHERE {by} IN ({marks(part)})"
        for id_, uid, name, number, revision, level, living in connection.execute(sql, part).fetchall():
            if living:
                alive[name].append((id_, uid, number, revision, level))
            else:
                found[uid] = Row(id_, uid, schema.type(name), number, revision, level, None)
    for name, heads in alive.items():
        record_type = schema.type(name)
        for head, columns in zip(heads, _columns(connection, record_type, [h[0] for h in heads]), strict=True):
            id_, uid, number, revision, level = head
            found[uid] = Row(id_, uid, record_type, number, revision, level, columns)
    return found


def _columns(connection: Any, record_type: RecordType, ids: Sequence[int]) -> Iterator[Columns]:
    names = tuple(record_type.owners)
    for part in chunks(ids):
        sql = f'SELECT t.id, {select_columns(record_type)} FROM "{record_type.name}" t WHERE t.id IN ({marks(part)})'
        rows = {row[0]: row[1:] for row in connection.execute(sql, part).fetchall()}
        for id_ in part:
            yield dict(zip(names, rows[id_], strict=True))


def write(connection: Any, changes: Sequence[RowChange], levels: Mapping[int, int]) -> None:
    """Puts changes into the register and the tables of their types; ``levels`` by id of what is alive after."""
    connection.executemany(
        "INSERT INTO record(id, uid, type, number, revision, level, alive) VALUES(?,?,?,?,?,?,1)",
        [(c.id, c.uid, c.type.name, c.number, c.revision, levels[c.id]) for c in changes if not c.known],
    )
    connection.executemany(
        "UPDATE record SET revision=?, level=?, alive=? WHERE id=?",
        [(c.revision, levels.get(c.id, 0), int(c.after is not None), c.id) for c in changes if c.known],
    )
    grouped: dict[tuple[str, str, tuple[str, ...]], list[list[Any]]] = defaultdict(list)
    types: dict[str, RecordType] = {}
    for change in changes:
        types[change.type.name] = change.type
        _group(grouped, change, levels)
    for action in ("delete", "set", "create"):
        for (name, what, columns), values in grouped.items():
            if what == action:
                connection.executemany(_sql(name, what, columns), values)


def _group(grouped: dict[Any, list[list[Any]]], change: RowChange, levels: Mapping[int, int]) -> None:
    name = change.type.name
    if change.after is None:
        grouped[name, "delete", ()].append([change.id])
        return
    derived = derived_of(change.type, change.record_after())
    if change.before is None:
        columns = (*change.after, *derived)
        values = [*change.after.values(), *derived.values(), levels[change.id], change.id]
        grouped[name, "create", columns].append(values)
        return
    touched = {change.type.owners[c].name for c in change.changed()}
    wanted = {c for f in touched for c in change.type.field(f).derived_columns}
    new = {c: change.after[c] for c in change.changed()} | {c: v for c, v in derived.items() if c in wanted}
    grouped[name, "set", tuple(new)].append([*new.values(), levels[change.id], change.id])


def _sql(table: str, action: str, columns: tuple[str, ...]) -> str:
    if action == "delete":
        return f'DELETE FROM "{table}" WHERE id=?'
    names = [f'"{c}"' for c in columns]
    if action == "create":
        return f'INSERT INTO "{table}"({", ".join([*names, "level", "id"])}) VALUES({marks([*names, 0, 0])})'
    return f'UPDATE "{table}" SET {", ".join(f"{n}=?" for n in [*names, "level"])} WHERE id=?'


def set_levels(connection: Any, record_type: RecordType, levels: Mapping[int, int]) -> None:
    """New levels for records that did not change themselves."""
    pairs = [(level, id_) for id_, level in levels.items()]
    connection.executemany("UPDATE record SET level=? WHERE id=?", pairs)
    connection.executemany(f'UPDATE "{record_type.name}" SET level=? WHERE id=?', pairs)

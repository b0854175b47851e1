"""The journal's own tables: changes chained by digests, entries, and the values that lie beside them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.change import Batch, ChangeKind, Merger
from workbench.domain.types import Stored
from workbench.store.rows import RowChange, marks

SALT_BYTES = 8


@dataclass(frozen=True)
class ChangeRow:
    """One change as the journal keeps it; ``undone_by`` is the change that reverted it, if one did.

    ``part_of`` is the first of the changes that were written with it and are one step of undo together.
    """

    id: int
    at: str
    author: str
    kind: ChangeKind
    title: str
    batch: int | None
    reverts: int | None
    undone_by: int | None
    digest: str
    part_of: int | None

    @property
    def step(self) -> int:
        """The number of the step of undo that it is, or is part of."""
        return self.part_of or self.id


_CHANGE_COLUMNS = "id, at, author, kind, title, batch, reverts, undone_by, digest, part_of"


@dataclass(frozen=True)
class Moved:
    """One column of one entry: old value, new value, and the audience that it had when it was written."""

    old: Stored
    new: Stored
    level: Audience


@dataclass(frozen=True)
class Entry:
    """What one change did to one record. ``values`` is None where they were purged."""

    id: int
    change: int
    record: int
    action: str
    values: Mapping[str, Moved] | None


def changes(connection: Any, where: str = "1", values: Sequence[Any] = ()) -> list[ChangeRow]:
    """The changes that fit, oldest first; ``where`` is SQL of our own, never words of a user."""
    sql = f'SELECT {_CHANGE_COLUMNS} FROM "change" WHERE {where} ORDER BY id'
    return [ChangeRow(*row) for row in connection.execute(sql, values).fetchall()]


def undoable(connection: Any) -> ChangeRow | None:
    """The latest change that is neither undone nor itself an undo; what a dossier began with is not taken back in
    passing, only by its number.
    """
    latest = "SELECT max(id) FROM \"change\" WHERE undone_by IS NULL AND kind NOT IN ('undo', 'redo', 'load')"
    return next(iter(changes(connection, f"id = ({latest})")), None)


def redoable(connection: Any) -> ChangeRow | None:
    """The latest undo that no later change has ended."""
    latest = "SELECT max(id) FROM \"change\" WHERE kind = 'undo' AND undone_by IS NULL"
    ended = "SELECT coalesce(max(id), 0) FROM \"change\" WHERE kind NOT IN ('undo', 'redo')"
    return next(iter(changes(connection, f"id = ({latest}) AND id > ({ended})")), None)


def step_of(connection: Any, change: ChangeRow) -> list[ChangeRow]:
    """All changes of the step of undo that a change belongs to, oldest first."""
    return changes(connection, "id = ? OR part_of = ?", (change.step, change.step))


def touched(connection: Any, after: int, until: int | None, limit: int) -> list[str]:
    """The uids of the records that changes after that one touched, up to another one, the latest first."""
    sql = (
        "SELECT r.uid, max(e.id) AS latest FROM entry e JOIN record r ON r.id = e.record "
        "WHERE e.change > ? AND e.change <= coalesce(?, e.change) AND r.alive = 1 "
        "GROUP BY r.uid ORDER BY latest DESC LIMIT ?"
    )
    return [row[0] for row in connection.execute(sql, (after, until, limit)).fetchall()]


def entries(connection: Any, where: str, values: Sequence[Any]) -> Iterator[Entry]:
    """The entries that fit with their values, oldest first; ``where`` is SQL of our own."""
    sql = (
        "SELECT e.id, e.change, e.record, e.action, v.content FROM entry e "
        f"LEFT JOIN entry_values v ON v.entry = e.id WHERE {where} ORDER BY e.id"
    )
    for id_, change, record, action, content in connection.execute(sql, values).fetchall():
        yield Entry(id_, change, record, action, None if content is None else _moved(content))


def _moved(content: str) -> dict[str, Moved]:
    return {c: Moved(old, new, AUDIENCES[level]) for c, (old, new, level, _) in json.loads(content).items()}


@dataclass(frozen=True)
class NewChange:
    """What is known of a change before it has an id."""

    at: str
    author: str
    kind: ChangeKind
    title: str
    schema_version: int
    batch: int | None = None
    reverts: int | None = None
    part_of: int | None = None


def append(
    connection: Any,
    new: NewChange,
    row_changes: Sequence[RowChange],
    levels: Mapping[int, Mapping[str, Audience]],
) -> int:
    """Appends a change with its entries; ``levels`` gives the audience of each field by record id."""
    change = _next(connection, "change")
    first = _next(connection, "entry")
    chain = hashlib.sha256(_last_digest(connection).encode())
    chain.update(_head(connection, change, new))
    entry_rows: list[tuple[Any, ...]] = []
    value_rows: list[tuple[int, str]] = []
    recorded = [row_change.recorded() for row_change in row_changes]
    # All at once: asked for row by row, the system's randomness keeps every other thread from its turn.
    salts = os.urandom(SALT_BYTES * sum(map(len, recorded))).hex()
    at = 0
    for id_, (row_change, columns) in enumerate(zip(row_changes, recorded, strict=True), first):
        end = at + 2 * SALT_BYTES * len(columns)
        content, digests = _content(row_change, columns, levels[row_change.id], salts[at:end])
        at = end
        chain.update(f"{row_change.uid} {row_change.action} {digests}".encode())
        entry_rows.append((id_, change, row_change.id, row_change.action, digests))
        value_rows.append((id_, content))
    connection.execute(
        f'INSERT INTO "change"({_CHANGE_COLUMNS}, schema_version) VALUES({marks(range(11))})',
        (change, new.at, new.author, new.kind, new.title, new.batch, new.reverts, None)
        + (chain.hexdigest(), new.part_of, new.schema_version),
    )
    connection.executemany("INSERT INTO entry(id, change, record, action, digests) VALUES(?,?,?,?,?)", entry_rows)
    connection.executemany("INSERT INTO entry_values(entry, content) VALUES(?,?)", value_rows)
    return change


def _head(connection: Any, id_: int, change: NewChange | ChangeRow) -> bytes:
    """What the chain holds of a change besides its entries: who, when, what, and the file it came from."""
    head = [id_, change.at, change.author, change.kind, change.title, change.reverts]
    sql = "SELECT file, sha256, sheets, language, sender, profile FROM batch WHERE id = ?"
    batch = connection.execute(sql, (change.batch,)).fetchone()
    part = [change.part_of] if change.part_of is not None else []
    return json.dumps([*head, change.batch, batch, *part]).encode()


def _next(connection: Any, table: str) -> int:
    highest = connection.execute(f'SELECT max(id) FROM "{table}"').fetchone()[0]
    return int(highest or 0) + 1


def _last_digest(connection: Any) -> str:
    row = connection.execute('SELECT digest FROM "change" ORDER BY id DESC LIMIT 1').fetchone()
    return "" if row is None else str(row[0])


def _content(change: RowChange, columns: Sequence[str], levels: Mapping[str, Audience], salts: str) -> tuple[str, str]:
    """The values beside an entry, and the salted digests of them that the chain holds."""
    before, after = change.before or {}, change.after or {}
    content: dict[str, Any] = {}
    digests: dict[str, str] = {}
    for n, column in enumerate(columns):
        salt = salts[2 * SALT_BYTES * n : 2 * SALT_BYTES * (n + 1)]
        level = int(levels[change.type.owners[column].name])
        value = [before.get(column), after.get(column), level, salt]
        content[column] = value
        digests[column] = _digest(value)
    return _encode(content), _encode(digests)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def _digest(value: list[Any]) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:24]


def broken(connection: Any) -> list[int]:
    """The changes whose chain or values are not what was written; purged values are no break."""
    found: list[int] = []
    previous = ""
    for change in changes(connection):
        chain = hashlib.sha256(previous.encode())
        chain.update(_head(connection, change.id, change))
        sound = True
        sql = (
            "SELECT r.uid, e.action, e.digests, v.content FROM entry e JOIN record r ON r.id = e.record "
            "LEFT JOIN entry_values v ON v.entry = e.id WHERE e.change = ? ORDER BY e.id"
        )
        for uid, action, digests, content in connection.execute(sql, (change.id,)).fetchall():
            chain.update(f"{uid} {action} {digests}".encode())
            sound = sound and _sound(digests, content)
        if not sound or chain.hexdigest() != change.digest:
            found.append(change.id)
        previous = change.digest
    return found


def _sound(digests: str, content: str | None) -> bool:
    if content is None:
        return True
    try:
        expected, values = json.loads(digests), json.loads(content)
    except ValueError:
        return False
    if not isinstance(expected, dict) or not isinstance(values, dict):
        return False
    return all(column in expected and _digest(value) == expected[column] for column, value in values.items())


def keep_batch(connection: Any, batch: Batch, ids: Mapping[str, int]) -> int:
    """Keeps the file that a change came from and the cell of every value; ``ids`` by uid."""
    batch_id = _next(connection, "batch")
    connection.execute(
        f"INSERT INTO batch(id, file, sha256, sheets, language, sender, profile) VALUES({marks(range(7))})",
        (batch_id, batch.file, batch.sha256, json.dumps(batch.sheets, ensure_ascii=False))
        + (batch.language, batch.sender, batch.profile),
    )
    connection.executemany(
        "INSERT INTO origin(batch, record, cells) VALUES(?,?,?)",
        [
            (
                batch_id,
                ids[uid],
                json.dumps({f: [o.sheet, o.cell, o.words] for f, o in cells.items()}, ensure_ascii=False),
            )
            for uid, cells in batch.cells.items()
            if uid in ids
        ],
    )
    return batch_id


def keep_merger(connection: Any, change: int, merger: Merger) -> None:
    """Keeps which record a change let go into which."""
    connection.execute(
        'INSERT INTO merged("change", kept, gone, fields) VALUES(?, (SELECT id FROM record WHERE uid = ?), '
        "(SELECT id FROM record WHERE uid = ?), ?)",
        (change, merger.kept, merger.gone, json.dumps(merger.fields)),
    )

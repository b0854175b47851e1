"""What a dossier knows of files that came in, and of sheets that left it and may come back; for negotiators only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.schema import Record, Schema
from workbench.domain.types import Stored
from workbench.store import ledger, rows
from workbench.store.driver import told
from workbench.store.scope import AudienceScope, Scope


class Returns:
    """Queries over the journal and the register; to other scopes it has nothing to tell."""

    def __init__(self, connection: Any, path: Path, schema: Schema, scope: Scope) -> None:
        self._connection = connection
        self._path = path
        self._schema = schema
        self._scope = scope

    def profiles(self) -> list[str]:
        """What was decided in imports, as they kept it, latest first; the same only once."""
        if not self._scope.keys:
            return []
        sql = "SELECT profile FROM batch WHERE profile <> '' ORDER BY id DESC"
        with told(self._path):
            return list(dict.fromkeys(text for (text,) in self._connection.execute(sql).fetchall()))

    def profile_of(self, change: int) -> str:
        """What was decided in the import that a change was; empty where nothing was."""
        if not self._scope.keys:
            return ""
        sql = 'SELECT b.profile FROM batch b JOIN "change" c ON c.batch = b.id WHERE c.id = ?'
        with told(self._path):
            found = self._connection.execute(sql, (change,)).fetchone()
        return str(found[0]) if found is not None else ""

    def brought(self, is_meant: Callable[[str, str], bool]) -> list[tuple[str, str, str]]:
        """The records that imports brought or changed, by uid, type and sheet; of those whose file and sender are
        meant and that were not undone. Records that are gone are left out.
        """
        if not self._scope.keys:
            return []
        sql = 'SELECT b.id, b.file, b.sender FROM batch b JOIN "change" c ON c.batch = b.id WHERE c.undone_by IS NULL'
        found: list[tuple[str, str, str]] = []
        with told(self._path):
            batches = self._connection.execute(sql).fetchall()
            for batch in (id_ for id_, file, sender in batches if is_meant(file, sender)):
                sql = (
                    "SELECT r.uid, r.type, o.cells FROM origin o JOIN record r ON r.id = o.record "
                    "WHERE o.batch = ? AND r.alive = 1 ORDER BY r.id"
                )
                for uid, name, cells in self._connection.execute(sql, (batch,)).fetchall():
                    sheets = {sheet for sheet, _, _ in json.loads(cells).values()}
                    found += [(uid, name, sheet) for sheet in sorted(sheets)]
        return found

    def revisions(self, type_name: str) -> dict[str, int]:
        """How often each record of a type was written, by uid; for those too to whom sheets go that come back."""
        if not isinstance(self._scope, AudienceScope) or self._scope.audience is Audience.PUBLIC:
            return {}
        sql = "SELECT uid, revision FROM record WHERE alive = 1 AND type = ?"
        with told(self._path):
            return dict(self._connection.execute(sql, (type_name,)).fetchall())

    def deleted(self, uids: Iterable[str]) -> set[str]:
        """Those of the uids whose records were deleted."""
        found: set[str] = set()
        with told(self._path):
            for part in rows.chunks(list(uids)) if self._scope.keys else ():
                sql = f"SELECT uid FROM record WHERE alive = 0 AND uid IN ({rows.marks(part)})"
                found.update(uid for (uid,) in self._connection.execute(sql, part).fetchall())
        return found

    def record_at(self, uid: str, revision: int) -> Record | None:
        """A record as it was at an earlier revision; None where the journal no longer tells."""
        if not self._scope.keys:
            return None
        with told(self._path):
            row = rows.load(self._connection, self._schema, [uid]).get(uid)
            if row is None or row.columns is None or not 0 < revision <= row.revision:
                return None
            entries = list(ledger.entries(self._connection, "e.record = ?", (row.id,)))
        if len(entries) != row.revision:
            return None
        columns = dict(row.columns)
        for entry in entries[: revision - 1 : -1]:
            if entry.values is None:
                return None  # purged
            columns.update({name: moved.old for name, moved in entry.values.items()})
        return replace(row, columns=columns, revision=revision).record()

    def brought_by(self, sender: str, uid: str, revision: int) -> frozenset[str]:
        """The fields of a record that nobody but a sender, by files, wrote after that revision.

        What undo and redo did to them counts for nobody: it puts back what was written before.
        """
        if not self._scope.keys or not sender:
            return frozenset()
        sql = (
            'SELECT e.id, c.kind, b.sender FROM entry e JOIN "change" c ON c.id = e.change '
            "LEFT JOIN batch b ON b.id = c.batch JOIN record r ON r.id = e.record WHERE r.uid = ? ORDER BY e.id"
        )
        with told(self._path):
            whose = {id_: (kind, by) for id_, kind, by in self._connection.execute(sql, (uid,)).fetchall()}
            where = "e.record = (SELECT id FROM record WHERE uid = ?)"
            later = list(ledger.entries(self._connection, where, (uid,)))[revision:]
            row = rows.load(self._connection, self._schema, [uid]).get(uid)
        theirs: set[str] = set()
        others: set[str] = set()
        for entry in later if row is not None else ():
            kind, by = whose[entry.id]
            if kind in ("undo", "redo"):
                continue
            (theirs if kind == "import" and by == sender else others).update(entry.values or ())
        owners = row.type.owners if row is not None else {}
        mixed = {owners[column].name for column in others if column in owners}
        return frozenset(owners[column].name for column in theirs if column in owners) - mixed

    def filled_at(self, type_name: str, field: str) -> dict[str, str]:
        """When a text that stands in a field of the records of a type first came to stand there, by uid.

        What undo and redo bring back came when it was first written.
        """
        if not self._scope.keys:
            return {}
        (column, *_) = self._schema.type(type_name).field(field).columns
        sql = (
            'SELECT e.id, r.uid, c.at, c.kind FROM entry e JOIN "change" c ON c.id = e.change '
            "JOIN record r ON r.id = e.record WHERE r.type = ? AND r.alive = 1"
        )
        with told(self._path):
            heads = {id_: head for id_, *head in self._connection.execute(sql, (type_name,)).fetchall()}
            where = "e.record IN (SELECT id FROM record WHERE type = ? AND alive = 1)"
            entries = list(ledger.entries(self._connection, where, (type_name,)))
        found: dict[str, str] = {}
        written: dict[tuple[str, Stored], str] = {}
        for entry in entries:
            moved = (entry.values or {}).get(column)
            if moved is None:
                continue
            uid, at, kind = heads[entry.id]
            if kind not in ("undo", "redo"):
                written[uid, moved.new] = at
            if not moved.new:
                found.pop(uid, None)
            elif not moved.old:
                found[uid] = written.get((uid, moved.new), at)
        return found

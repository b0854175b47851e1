"""What a dossier knows of files that came in, and of sheets that left it and may come back; for negotiators only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.schema import Record, Schema
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

"""The journal as one reader may see it: nothing that was above its audience when it was written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.schema import Field, Schema
from workbench.store import ledger, rows
from workbench.store.history import FieldMove, Merge, Provenance, Step
from workbench.store.ledger import ChangeRow, Entry, Moved
from workbench.store.rows import Row
from workbench.store.scope import ActorScope, AudienceScope, Scope
from workbench.store.standing import standing

Known = Callable[[Iterable[str]], set[str]]


_NEVER = "9999"  # after every moment


class Past:
    """Queries over the journal for one scope."""

    def __init__(self, connection: Any, schema: Schema, scope: Scope, known: Known) -> None:
        self._connection = connection
        self._schema = schema
        self._scope = scope
        self._known = known

    @property
    def _tells(self) -> bool:
        """Whether there is a past: it is never handed to anybody by name."""
        return isinstance(self._scope, AudienceScope) and not isinstance(self._scope, ActorScope)

    def changes(self, limit: int, until: str = "", first: bool = False) -> list[ChangeRow]:
        """All changes, latest first, none after a moment; or the ``first`` alone."""
        if first:
            return ledger.changes(self._connection, 'id = (SELECT min(id) FROM "change")')
        most = f'id IN (SELECT id FROM "change" WHERE at <= ? ORDER BY id DESC LIMIT {limit or -1})'
        return ledger.changes(self._connection, most, (until or _NEVER,))[::-1]

    def broken(self) -> list[int]:
        """The changes whose chain or values do not hold."""
        return ledger.broken(self._connection)

    def history(self, uid: str | None, field: str | None, limit: int, after: int) -> list[Step]:
        """Steps of a record, or of all records, since a change, latest first."""
        if not self._tells:
            return []
        where: str = "e.change > ?"
        values: tuple[int | str, ...] = (after,)
        if uid is not None:
            where, values = f"{where} AND e.record = (SELECT id FROM record WHERE uid = ?)", (after, uid)
        found = list(ledger.entries(self._connection, where, values))[::-1]
        of_these = "id > ?" if uid is None else f"id IN (SELECT e.change FROM entry e WHERE {where})"
        heads = {c.id: c for c in ledger.changes(self._connection, of_these, values)}
        return self._steps(found, heads, field, limit)

    def standing(self, uids: Iterable[str]) -> dict[str, list[Step]]:
        """The steps of some records without what was taken back, latest first."""
        if not self._tells:
            return {}
        heads = {c.id: c for c in ledger.changes(self._connection)}
        told: dict[str, list[Step]] = {uid: [] for uid in uids}
        for part in rows.chunks(list(told)):
            where = f"e.record IN (SELECT id FROM record WHERE uid IN ({rows.marks(part)}))"
            entries = standing(ledger.entries(self._connection, where, part), heads)
            for step in self._steps(entries[::-1], heads, None, 0):
                told[step.uid].append(step)
        return told

    def reworked(self, record_type: str) -> list[str]:
        """The uids of the records of a type that more than one change touched."""
        sql = (
            "SELECT r.uid FROM (SELECT record FROM entry GROUP BY record HAVING count(*) > 1) e "
            "JOIN record r ON r.id = e.record WHERE r.type = ? AND r.alive = 1 ORDER BY r.id"
        )
        return [row[0] for row in self._connection.execute(sql, (record_type,)).fetchall()]

    def _steps(
        self, found: Sequence[Entry], heads: Mapping[int, ChangeRow], field: str | None, limit: int
    ) -> list[Step]:
        known = rows.load_ids(self._connection, self._schema, {e.record for e in found})
        steps: list[Step] = []
        for entry in found:
            row = known[entry.record]
            moves = self._moves(entry, row, field)
            if self._scope.keys or (moves and row.columns is not None and self._scope.allows(row)):
                if field is None or moves:
                    steps.append(self._step(heads[entry.change], entry, row, moves))
            if limit and len(steps) == limit:
                break
        return steps

    def _step(self, head: ChangeRow, entry: Entry, row: Row, moves: tuple[FieldMove, ...]) -> Step:
        if not self._scope.keys:
            return Step(0, head.at, "", "", "", row.uid, row.type.name, entry.action, moves)
        of = row.uid, row.type.name, entry.action, moves
        return Step(head.id, head.at, head.author, head.kind, head.title, *of, head.step)

    def _moves(self, entry: Entry, row: Row, only: str | None) -> tuple[FieldMove, ...]:
        """The moved fields; a field shows only if all its moved columns may be seen, then and now."""
        values = entry.values or {}
        now = self._scope.fields(row, row.record()) if row.columns is not None else frozenset(row.type.by_name)
        moves: list[FieldMove] = []
        for declared in row.type.fields:
            if only is not None and declared.name != only:
                continue
            moved = {c: values[c] for c in declared.columns if c in values}
            if not moved:
                continue
            if not self._scope.keys and (declared.name not in now or self._hidden(moved)):
                continue
            moves.append(self._move(declared, moved))
        return tuple(moves)

    def _hidden(self, moved: Mapping[str, Moved]) -> bool:
        return any(m.level > self._scope.audience for m in moved.values())

    def _move(self, declared: Field, moved: Mapping[str, Moved]) -> FieldMove:
        """A field's values around a change; columns that did not move then are left empty."""
        old = declared.type.load([moved[c].old if c in moved else None for c in declared.columns])
        new = declared.type.load([moved[c].new if c in moved else None for c in declared.columns])
        if declared.refers_to and not self._scope.keys:
            known = self._known((*declared.type.targets(old), *declared.type.targets(new)))
            old, new = declared.type.knowing(old, known), declared.type.knowing(new, known)
        return FieldMove(declared.name, old, new, Audience(max(m.level for m in moved.values())))

    def provenance(self, uid: str) -> list[Provenance]:
        """The cells of a record's values, latest first; each with the audience of what it gave."""
        if not self._tells:
            return []
        sql = (
            "SELECT c.id, c.at, c.author, b.file, b.sha256, b.sender, o.cells, o.record FROM origin o "
            'JOIN batch b ON b.id = o.batch JOIN "change" c ON c.batch = b.id '
            "JOIN record r ON r.id = o.record WHERE r.uid = ? ORDER BY c.id DESC"
        )
        found: list[Provenance] = []
        for change, at, author, *of, cells, record in self._connection.execute(sql, (uid,)).fetchall():
            file, sha256, sender = of
            entries = ledger.entries(self._connection, "e.change = ? AND e.record = ?", (change, record))
            values = next((e.values for e in entries), None) or {}
            row = rows.load_ids(self._connection, self._schema, [record])[record]
            for name, (sheet, cell, words) in json.loads(cells).items():
                if self._may_see_cell(row, name, values):
                    whose = (author, sender, change) if self._scope.keys else ("", "", 0)
                    found.append(Provenance(name, file, sha256, sheet, cell, words, at, *whose))
        return found

    def merges(self, uid: str) -> list[Merge]:
        """The changes by which a record went into another one or another one into it, oldest first."""
        sql = (
            'SELECT m."change", k.uid, k.type, k.number, g.uid, g.number, m.fields, c.undone_by IS NULL FROM merged m '
            'JOIN record k ON k.id = m.kept JOIN record g ON g.id = m.gone JOIN "change" c ON c.id = m."change" '
            'WHERE k.uid = ? OR g.uid = ? ORDER BY m."change"'
        )
        found: list[Merge] = []
        for change, kept, name, number, gone, its, fields, stands in self._connection.execute(sql, (uid, uid)):
            key_of = self._schema.type(name).key_of
            keys = key_of(number), key_of(its)
            found.append(Merge(change, kept, keys[0], gone, keys[1], tuple(json.loads(fields)), bool(stands)))
        return found

    def _may_see_cell(self, row: Row, name: str, values: Mapping[str, Moved]) -> bool:
        if self._scope.keys:
            return True
        if row.columns is None or name not in self._scope.fields(row, row.record()):
            return False
        moved = {c: values[c] for c in row.type.field(name).columns if c in values}
        return bool(moved) and not self._hidden(moved)

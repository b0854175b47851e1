"""The only door for writes: every change is checked, written and remembered in one transaction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.change import Batch, ChangeSet, Create, Delete, Edit, Effect, Outcome, Update
from workbench.domain.schema import Field, Record, RecordType, Schema
from workbench.domain.types import Choice, ParallelText, Text, storable
from workbench.i18n import Words
from workbench.progress import SILENT, Progress, let_go
from workbench.store import ledger, projection, refusals, rows
from workbench.store.codec import Columns, columns_of, field_columns
from workbench.store.driver import Database, transaction
from workbench.store.ledger import ChangeRow, NewChange
from workbench.store.netting import joined, netted
from workbench.store.revert import reverse
from workbench.store.rows import Row, RowChange
from workbench.store.trouble import Refused, Stale

REVERTING = ("undo", "redo")


def now() -> str:
    """The time in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Journal:
    """Writes change sets to one dossier and takes them back."""

    def __init__(
        self,
        database: Database,
        path: Path,
        schema: Schema,
        *,
        schema_version: int,
        author: str,
        clock: Callable[[], str] = now,
    ) -> None:
        self._database = database
        self._connection = database.conn
        self._path = path
        self._schema = schema
        self._version = schema_version
        self._author = author
        self._clock = clock

    def commit(self, change_set: ChangeSet, progress: Progress = SILENT, later: Sequence[ChangeSet] = ()) -> Effect:
        """Writes a change set as one step of undo; ``later`` ones, of the same records again, are part of that step.

        Raises Stale where a record has moved on since it was read, Refused where a reference would
        dangle or a required field is missing, StoreError where the file cannot be written; then
        nothing of it is written.
        """
        with transaction(self._database, self._path):
            effect = self._commit(change_set, None, progress)
            for one in later:
                effect = joined(effect, self._commit(one, effect.change, progress))
        return effect

    def _commit(self, change_set: ChangeSet, part_of: int | None, progress: Progress) -> Effect:
        changes = self._row_changes(change_set.edits)
        new = replace(self._new(change_set.kind, change_set.title, change_set.author), part_of=part_of)
        effect = self._write(changes, new, progress, batch=change_set.batch)
        if change_set.merger is not None and effect.change is not None:
            ledger.keep_merger(self._connection, effect.change, change_set.merger)
        let_go(changes)
        return effect

    def undo(self, change: int | None = None, progress: Progress = SILENT) -> Effect:
        """Reverts the latest change that is not undone, or the one named; Refused where there is none."""
        with transaction(self._database, self._path):
            target = self._undoable(change)
            return self._revert(target, "undo", progress)

    def redo(self, progress: Progress = SILENT) -> Effect:
        """Reverts the latest undo that no later change has ended; Refused where there is none."""
        with transaction(self._database, self._path):
            target = self._redoable()
            return self._revert(target, "redo", progress)

    def _new(self, kind: Any, title: str, author: str = "", reverts: int | None = None) -> NewChange:
        return NewChange(self._clock(), author or self._author, kind, title, self._version, None, reverts)

    # Edits become row changes.

    def _row_changes(self, edits: Sequence[Edit]) -> list[RowChange]:
        uids = [e.record.uid if isinstance(e, Create) else e.uid for e in edits]
        if len(set(uids)) != len(uids):
            raise Refused(
                Words(
                    "Un registro aparece dos veces en el mismo cambio.",
                    "A record appears twice in one change.",
                )
            )
        known = rows.load(self._connection, self._schema, uids)
        numbers = self._numbers({self._schema.of(e.record).name for e in edits if isinstance(e, Create)})
        next_id = (self._connection.execute("SELECT max(id) FROM record").fetchone()[0] or 0) + 1
        changes: list[RowChange] = []
        for edit in edits:
            if isinstance(edit, Create):
                row = known.get(edit.record.uid)
                record_type = self._schema.of(edit.record)
                if row is None:
                    numbers[record_type.name] += 1
                    changes.append(self._created(edit.record, next_id, numbers[record_type.name]))
                    next_id += 1
                else:
                    changes.append(self._revived(edit.record, row))
            else:
                change = self._changed(edit, known)
                if change is not None:
                    changes.append(change)
        return changes

    def _numbers(self, types: Iterable[str]) -> dict[str, int]:
        """The highest number ever given in each type; type by type, as only so the index answers at once."""
        sql = "SELECT coalesce(max(number), 0) FROM record WHERE type = ?"
        return {name: self._connection.execute(sql, (name,)).fetchone()[0] for name in types}

    def _created(self, record: Record, id_: int, number: int) -> RowChange:
        record_type = self._schema.of(record)
        columns = _sound_columns(record_type, columns_of(record_type, record))
        return RowChange(id_, record.uid, record_type, number, 1, None, columns, known=False, made=record)

    def _revived(self, record: Record, row: Row) -> RowChange:
        if row.columns is not None or row.type is not self._schema.of(record):
            raise Refused(refusals.EXISTS.fill(key=_key(row)))
        columns = _sound_columns(row.type, columns_of(row.type, record))
        revision = row.revision + 1
        return RowChange(row.id, row.uid, row.type, row.number, revision, None, columns, known=True, made=record)

    def _changed(self, edit: Update | Delete, known: Mapping[str, Row]) -> RowChange | None:
        row = known.get(edit.uid)
        if row is None or row.columns is None:
            raise Stale(refusals.GONE.fill(key=_key(row) if row else edit.uid))
        if row.revision != edit.revision:
            raise Stale(refusals.MOVED_ON.fill(key=_key(row)))
        after: Columns | None = None
        if isinstance(edit, Update):
            new: Columns = {}
            for name, value in edit.values.items():
                new.update(field_columns(row.type, name, value))
            after = {**row.columns, **_sound_columns(row.type, new)}
            if after == row.columns:
                return None
        return RowChange(row.id, row.uid, row.type, row.number, row.revision + 1, row.columns, after, known=True)

    # Row changes are written.

    def _write(
        self,
        changes: Sequence[RowChange],
        new: NewChange,
        progress: Progress,
        batch: Batch | None = None,
        outcomes: tuple[Outcome, ...] = (),
    ) -> Effect:
        if not changes and new.kind not in REVERTING:
            return Effect(None)
        progress.step("check", 0, 4)
        book = projection.LevelBook(self._connection, self._schema)
        after = [(c.id, c.type, c.record_after()) for c in changes if c.after is not None]
        self._check_required(after)
        before = self._before(changes)
        book.assess(after)
        progress.step("rows", 1, 4)
        rows.write(self._connection, changes, {s.id: int(s.level) for s in book.seen.values()})
        self._project(changes, before, book)
        self._relevel_dependents(changes, book)
        self._check_references(changes, book)
        progress.step("journal", 2, 4)
        if batch is not None:
            new = replace(new, batch=ledger.keep_batch(self._connection, batch, {c.uid: c.id for c in changes}))
        levels = {c.id: _field_levels(c, before, book) for c in changes}
        change = ledger.append(self._connection, new, changes, levels)
        progress.step("commit", 3, 4)
        effect = _effect(change, changes, outcomes)
        let_go(after, levels, before, book.seen)
        return effect

    def _before(self, changes: Sequence[RowChange]) -> dict[str, projection.Seen]:
        """The changed records as they were, with the levels that they had."""
        book = projection.LevelBook(self._connection, self._schema)
        book.assess((c.id, c.type, c.record_before()) for c in changes if c.before is not None)
        return book.seen

    def _project(
        self, changes: Sequence[RowChange], before: Mapping[str, projection.Seen], book: projection.LevelBook
    ) -> None:
        """Brings search and links to what the records say now."""
        words: dict[int, projection.SearchWords] = {}
        links: dict[int, frozenset[projection.Link]] = {}
        known: dict[int, bool] = {}
        for change in changes:
            if change.after is None:
                continue
            seen = book.seen[change.uid]
            known[change.id] = change.before is not None
            new = projection.search_words(seen.type, seen.record, seen.fields)
            new_links = projection.links(seen.type, seen.record, seen.fields)
            was = before.get(change.uid) if known[change.id] else None
            if was is None or projection.search_words(was.type, was.record, was.fields) != new:
                words[change.id] = new
            if was is None or projection.links(was.type, was.record, was.fields) != new_links:
                links[change.id] = new_links
        projection.forget(self._connection, [c.id for c in changes if c.after is None])
        projection.write_search(self._connection, words, known)
        projection.write_links(self._connection, links, known)

    def _relevel_dependents(self, changes: Sequence[RowChange], book: projection.LevelBook) -> None:
        """Gives records that require the changed ones the level that follows from them now."""
        wave = [
            (c.type, c.uid)
            for c in changes
            if c.before is not None and c.after is not None and not c.type.shaping.isdisjoint(c.changed())
        ]
        while wave:
            wave = [pair for t in self._schema.types for pair in self._relevel_type(t, wave, book)]

    def _relevel_type(
        self, record_type: RecordType, wave: Sequence[tuple[RecordType, str]], book: projection.LevelBook
    ) -> list[tuple[RecordType, str]]:
        ids: set[int] = set()
        for field in record_type.required_references:
            uids = [uid for t, uid in wave if t.name in field.refers_to]
            for part in rows.chunks(uids):
                sql = f'SELECT id FROM "{record_type.name}" WHERE "{field.name}" IN ({rows.marks(part)})'
                ids.update(row[0] for row in self._connection.execute(sql, part).fetchall())
        found = rows.load_ids(self._connection, self._schema, sorted(ids))
        book.assess((row.id, row.type, row.record()) for row in found.values())
        seen = {row.id: book.seen[row.uid] for row in found.values()}
        rows.set_levels(self._connection, record_type, {i: int(s.level) for i, s in seen.items()})
        known = dict.fromkeys(seen, True)
        projection.write_search(
            self._connection,
            {i: projection.search_words(s.type, s.record, s.fields) for i, s in seen.items()},
            known,
        )
        projection.write_links(
            self._connection,
            {i: projection.links(s.type, s.record, s.fields) for i, s in seen.items()},
            known,
        )
        return [(row.type, row.uid) for row in found.values()]

    # What would leave the dossier inconsistent is refused.

    def _check_required(self, after: Iterable[tuple[int, RecordType, Record]]) -> None:
        for _, record_type, record in after:
            missing = record_type.missing(record)
            if missing:
                raise Refused(refusals.MISSING.fill(type=record_type.label, key=record.key, field=missing[0].label))

    def _check_references(self, changes: Sequence[RowChange], book: projection.LevelBook) -> None:
        gone = {c.uid: c for c in changes if c.after is None}
        for uid, referrers in self._referrers(gone).items():
            raise Refused(refusals.USED.fill(key=_key(gone[uid]), by=referrers[0][1]))
        wanted: dict[str, dict[tuple[str, str], Field]] = {}  # by target: the fields that point to it
        for change in changes:
            if change.after is None:
                continue
            record = book.seen[change.uid].record
            for field in change.type.fields:
                for target in field.type.targets(getattr(record, field.name)):
                    wanted.setdefault(target, {})[change.type.name, field.name] = field
        types = self._alive_types(wanted)
        for target, pointing in wanted.items():
            for (name, _), field in pointing.items():
                if types.get(target) not in field.refers_to:
                    raise Refused(refusals.DANGLES.fill(type=self._schema.type(name).label, field=field.label))

    def _alive_types(self, uids: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for part in rows.chunks(list(uids)):
            sql = f"SELECT uid, type FROM record WHERE alive = 1 AND uid IN ({rows.marks(part)})"
            found.update(self._connection.execute(sql, part).fetchall())
        return found

    def _referrers(self, uids: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """The alive records that point to each of the uids, as (uid, key); uids that none points to are left out."""
        found: dict[str, list[tuple[str, str]]] = {}
        for part in rows.chunks(list(uids)):
            sql = (
                "SELECT l.target, r.uid, r.type, r.number FROM link l JOIN record r ON r.id = l.record "
                f"WHERE r.alive = 1 AND l.target IN ({rows.marks(part)})"
            )
            for target, uid, name, number in self._connection.execute(sql, part).fetchall():
                found.setdefault(target, []).append((uid, self._schema.type(name).key_of(number)))
        return found

    # Changes are taken back.

    def _undoable(self, change: int | None) -> ChangeRow:
        if change is None:
            latest = ledger.undoable(self._connection)
            if latest is None:
                raise Refused(refusals.NOTHING_TO_UNDO)
            return latest
        found = ledger.changes(self._connection, "id = ?", (change,))
        if not found:
            raise Refused(refusals.NO_SUCH_CHANGE.fill(change=change))
        if found[0].kind in REVERTING:
            raise Refused(refusals.NOT_A_CHANGE.fill(change=change))
        if found[0].undone_by is not None:
            raise Refused(refusals.UNDONE_ALREADY.fill(change=change))
        return found[0]

    def _redoable(self) -> ChangeRow:
        latest = ledger.redoable(self._connection)
        if latest is None:
            raise Refused(refusals.NOTHING_TO_REDO)
        return latest

    def _revert(self, target: ChangeRow, kind: Any, progress: Progress) -> Effect:
        step = ledger.step_of(self._connection, target)
        found = netted(ledger.entries(self._connection, f"e.change IN ({rows.marks(step)})", [c.id for c in step]))
        current = rows.load_ids(self._connection, self._schema, [e.record for e in found])
        alive_cache: dict[str, str] = {}

        def alive(uid: str) -> bool:
            if uid not in alive_cache:
                alive_cache.update({uid: ""} | self._alive_types([uid]))
            return bool(alive_cache[uid])

        worked_on = self._worked_on(target.reverts if kind == "redo" else step[-1].id, [e.record for e in found])
        reversal = reverse(found, current, self._referrers, alive, worked_on)
        new = self._new(kind, target.title, reverts=target.step)
        outcomes = tuple(reversal.outcomes.values())
        # In the order of the register: the full-text index takes ids back far faster in their order.
        changes = sorted(reversal.changes.values(), key=lambda c: c.id)
        effect = self._write(changes, new, progress, outcomes=outcomes)
        self._mark(target, effect.change, kind)
        return effect

    def _worked_on(self, change: int | None, records: Sequence[int]) -> set[int]:
        """The records that a change after that one, still in effect, touched; or touched what requires them."""
        later = "c.id > ? AND c.undone_by IS NULL AND c.kind NOT IN ('undo', 'redo')"
        found: set[int] = set()
        for part in rows.chunks(records):
            for sql in (
                f'SELECT e.record FROM entry e JOIN "change" c ON c.id = e.change '
                f"WHERE {later} AND e.record IN ({rows.marks(part)})",
                f"SELECT r.id FROM record r JOIN link l ON l.target = r.uid JOIN entry e ON e.record = l.record "
                f'JOIN "change" c ON c.id = e.change WHERE {later} AND r.id IN ({rows.marks(part)})',
            ):
                found.update(row[0] for row in self._connection.execute(sql, (change, *part)).fetchall())
        return found

    def _mark(self, target: ChangeRow, change: int | None, kind: str) -> None:
        """Remembers which changes are undone: a redo makes the change of its undo count again."""
        mark = 'UPDATE "change" SET undone_by = ? WHERE ? IN (id, part_of)'
        self._connection.execute(mark, (change, target.step))
        if kind == "redo":
            self._connection.execute(mark, (None, target.reverts))


def _field_levels(
    change: RowChange, before: Mapping[str, projection.Seen], book: projection.LevelBook
) -> Mapping[str, Audience]:
    """The audience of each field in an entry: the narrower of what it had before and after."""
    was = before[change.uid].fields if change.before is not None else None
    is_ = book.seen[change.uid].fields if change.after is not None else None
    if was is None or is_ is None or was is is_:
        return was or is_ or {}
    return {name: max(level, is_[name]) for name, level in was.items()}


def _effect(change: int, changes: Sequence[RowChange], outcomes: tuple[Outcome, ...]) -> Effect:
    by_action: dict[str, list[str]] = {"create": [], "set": [], "delete": []}
    for row_change in changes:
        by_action[row_change.action].append(row_change.uid)
    return Effect(
        change,
        tuple(by_action["create"]),
        tuple(by_action["set"]),
        tuple(by_action["delete"]),
        outcomes,
    )


def _key(row: Row | RowChange) -> str:
    return row.type.key_of(row.number)


def _sound_columns(record_type: RecordType, columns: Columns) -> Columns:
    """The columns, if no file would have to change their text to carry it."""
    for column, value in columns.items():
        if isinstance(value, str) and not _is_sound(record_type.owners[column], value):
            raise Refused(refusals.CONTROL.fill(type=record_type.label, field=record_type.owners[column].label))
    return columns


def _is_sound(field: Field, value: str) -> bool:
    if not value.isprintable() and storable(value) != value:
        return False
    if "\\" not in value or isinstance(field.type, (Text, ParallelText, Choice)):
        return True
    return not _ESCAPED_CONTROL.search(value)  # lists are kept as JSON, which escapes control characters


_ESCAPED_CONTROL = re.compile(r"(?<!\\)(?:\\\\)*\\(?:u00[01]|[bfr])")

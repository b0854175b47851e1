"""Reading a dossier as one audience: what is above it does not exist, is not counted, found or linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.link import Links
from workbench.domain.provision import Provision
from workbench.domain.query import Query
from workbench.domain.records import Citation
from workbench.domain.schema import Record, Schema
from workbench.domain.types import spellings
from workbench.i18n import Language, fold
from workbench.store import handed, ledger, links, listing, past, rows, search
from workbench.store.codec import links_of, provision_target, values_of
from workbench.store.driver import Database, is_sound, told
from workbench.store.history import Merge, Provenance, Step
from workbench.store.ledger import ChangeRow
from workbench.store.returns import Returns
from workbench.store.rows import Row
from workbench.store.scope import ActorScope, AudienceScope, ReleaseScope, Scope, masked, text_of

PAGE = 2_000


@dataclass(frozen=True)
class Found:
    """What a search found: how many records in all, and the best of them."""

    total: int
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Pointer:
    """A record that points somewhere, and the field by which it does."""

    record: Record
    field: str


class Reader:
    """Reads as negotiators; ``for_audience`` and ``for_release`` give readers that see less."""

    def __init__(self, database: Database, path: Path, schema: Schema, scope: Scope | None = None) -> None:
        self.schema = schema
        self.scope = scope or AudienceScope(Audience.NEGOTIATORS)
        self._database = database
        self._connection = database.conn
        self._path = path

    @property
    def audience(self) -> Audience:
        """The audience that it reads for."""
        return self.scope.audience

    def for_audience(self, audience: Audience) -> Reader:
        """A reader for which nothing above that audience exists; it never sees more than this one."""
        if isinstance(self.scope, ReleaseScope):
            return self.for_release(self.scope.recipient, min(audience, self.audience))
        return self._with(AudienceScope(min(audience, self.audience)))

    def for_release(self, recipient: str, audience: Audience = Audience.PUBLIC) -> Reader:
        """A reader of what was ticked for a recipient and is within the audience."""
        audience = min(audience, self.audience)
        with told(self._path):
            visible = handed.released(self._connection, self.schema, recipient, audience)
        return self._with(ReleaseScope(recipient, audience, visible))

    def _with(self, scope: Scope) -> Reader:
        return Reader(self._database, self._path, self.schema, scope)

    def for_actor(self, uid: str, audience: Audience) -> Reader:
        """A reader of what is within the audience, of what was ticked for an actor, and of what was put to it.

        It never sees what only negotiators may, but for the questions of a record that is put to the actor.
        """
        audience = min(audience, self.audience, Audience.GOVERNMENT)
        actor = self.get(uid)
        if not self.scope.keys or actor is None:
            return self.for_audience(audience)
        named = self.values(self.schema.of(actor).name, self.schema.of(actor).naming)
        others = {fold(name) for of, values in named if of != uid for value in values for name in spellings(value)}
        with told(self._path):
            ticked = handed.ticked_for(self._connection, self.schema, actor, others)
            put = handed.put_to(self._connection, self.schema, uid)
        return self._with(ActorScope(audience, self.id_of(uid) or 0, ticked, put, uid))

    # Single records.

    def get(self, uid: str) -> Record | None:
        """The record of that uid, or None."""
        return next(iter(self.get_all([uid])), None)

    def get_all(self, uids: Iterable[str]) -> list[Record]:
        """The records of those uids that there are, in the order asked."""
        wanted = list(dict.fromkeys(uids))
        with told(self._path):
            found = rows.load(self._connection, self.schema, wanted)
            return self._seen([found[uid] for uid in wanted if uid in found])

    def by_key(self, key: str) -> Record | None:
        """The record of a short key; short keys exist for negotiators only."""
        named = self.schema.of_key(key)
        if named is None or not self.scope.keys:
            return None
        with told(self._path):
            sql = "SELECT uid FROM record WHERE type = ? AND number = ? AND alive = 1"
            row = self._connection.execute(sql, (named[0].name, named[1])).fetchone()
        return self.get(row[0]) if row else None

    def uid_of_key(self, key: str) -> str | None:
        """The uid that a short key was given to, also of a record that is gone; for negotiators only."""
        named = self.schema.of_key(key)
        if named is None or not self.scope.keys:
            return None
        with told(self._path):
            sql = "SELECT uid FROM record WHERE type = ? AND number = ?"
            row = self._connection.execute(sql, (named[0].name, named[1])).fetchone()
        return str(row[0]) if row else None

    def _seen(self, found: Iterable[Row]) -> list[Record]:
        """Rows as the scope lets them be seen."""
        allowed = [row for row in found if row.columns is not None and self.scope.allows(row)]
        records = [row.record() for row in allowed]
        if self.scope.keys:
            return records  # negotiators see all there is, and nothing dangles
        targets = {
            target
            for row, record in zip(allowed, records, strict=True)
            for field in row.type.fields
            for target in field.type.targets(getattr(record, field.name))
        }
        known = self._known(targets)
        return [
            masked(row, record, self.scope, lambda uids: known.intersection(uids))
            for row, record in zip(allowed, records, strict=True)
        ]

    def knows(self, uids: Iterable[str]) -> set[str]:
        """Those of the uids that are records for this reader."""
        with told(self._path):
            return self._known(dict.fromkeys(uids))

    def _known(self, uids: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for part in rows.chunks(list(uids)):
            sql = f"SELECT id, uid, level FROM record WHERE alive = 1 AND uid IN ({rows.marks(part)})"
            for id_, uid, level in self._connection.execute(sql, part).fetchall():
                if self.scope.knows(id_, level):
                    found.add(uid)
        return found

    def levels_of(self, uids: Iterable[str]) -> dict[str, Mapping[str, Audience]]:
        """The audience of each field, of those of the uids that are records for this reader."""
        with told(self._path):
            found = rows.load(self._connection, self.schema, uids).values()
            return {r.uid: r.levels() for r in found if r.columns is not None and self.scope.allows(r)}

    # Lists.

    def count(self, record_type: str) -> int:
        """How many records of a type there are."""
        with told(self._path):
            return listing.count(self._connection, self.schema.type(record_type), self.scope)

    def ids(self, query: Query) -> list[int]:
        """The ids of the records that a query asks for, in its order."""
        with told(self._path):
            record_type = self.schema.type(query.type)
            if listing.fits_sql(self._connection, self.schema, record_type, query, self.scope):
                return listing.ids(self._connection, self.schema, record_type, query, self.scope)
            ids = listing.all_ids(self._connection, record_type, self.scope)
            found = list(self._pairs(ids))
            return listing.ordered(record_type, query, found, self._title)

    def page(self, ids: Sequence[int]) -> list[Record]:
        """The records of those ids, in that order; ids of what is not there are left out."""
        return [record for _, record in self._pairs(ids)]

    def paged(self, ids: Sequence[int]) -> list[tuple[int, Record]]:
        """The same, each record with its id."""
        return list(self._pairs(ids))

    def _pairs(self, ids: Sequence[int]) -> Iterator[tuple[int, Record]]:
        for part in rows.chunks(ids, PAGE):
            with told(self._path):
                found = rows.load_ids(self._connection, self.schema, part)
                present = [found[i] for i in part if i in found]
                by_uid = {record.uid: record for record in self._seen(present)}
            for row in present:
                if row.uid in by_uid:
                    yield row.id, by_uid[row.uid]

    def all(self, record_type: str) -> Iterator[Record]:
        """Every record of a type, in the order of their keys, read in pages."""
        ids = self.ids(Query(record_type))
        for part in rows.chunks(ids, PAGE):
            yield from self.page(part)

    def values(self, record_type: str, names: Sequence[str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """The uid of every record of a type with the values of some fields, without building the records."""
        declared = self.schema.type(record_type)
        if not self.scope.keys:
            for record in self.all(record_type):
                yield record.uid, tuple(getattr(record, name) for name in names)
            return
        fields = [declared.field(name) for name in names]
        with told(self._path):
            found = listing.columns(self._connection, declared, [c for f in fields for c in f.columns])
        for uid, *stored in found:
            yield uid, tuple(values_of(fields, stored))

    def named(self, types: Sequence[str], words: str, limit: int = 20, *, within: bool = True) -> list[Record]:
        """Records of some types by the beginning of a name, or by words ``within`` it; for negotiators only."""
        if not self.scope.keys:
            return []
        with told(self._path):
            parts = [listing.named(self._connection, self.schema.type(t), words, limit, within=within) for t in types]
        return self.page([id_ for turn in zip_longest(*parts) for id_ in turn if id_ is not None][:limit])

    def id_of(self, uid: str) -> int | None:
        """The id by which lists know a record; None where it is not there."""
        with told(self._path):
            row = self._connection.execute("SELECT id FROM record WHERE uid = ? AND alive = 1", (uid,)).fetchone()
        return int(row[0]) if row and self.get(uid) is not None else None

    def where(self, record_type: str, **equals: Any) -> list[Record]:
        """The records of a type whose fields have those values."""
        return self.page(self.ids(Query(record_type, equals=equals)))

    def _title(self, uid: str, language: Language) -> str:
        record = self.get(uid)
        return self.schema.of(record).title_of(record, language) if record else ""

    # Search and links.

    def search(self, words: str, limit: int = 50) -> Found:
        """The records that hold all the words, in any language, without regard to case and accents."""
        with told(self._path):
            if isinstance(self.scope, ReleaseScope):
                return self._search_released(words, limit)
            total, ids = search.find(self._connection, words, self.audience, limit)
        return Found(total, tuple(self.page(ids)))

    def _search_released(self, words: str, limit: int) -> Found:
        assert isinstance(self.scope, ReleaseScope)
        wanted = [" ".join(found) for found in search.tokens(fold(words))]
        hits = [
            record
            for record in self.page(list(self.scope.visible))
            if wanted and all(w in fold(text_of(self.schema.of(record), record)) for w in wanted)
        ]
        return Found(len(hits), tuple(hits[:limit]))

    def pointing_to(self, uid: str) -> list[Pointer]:
        """The records that point to a record, with the field by which they do."""
        if self.get(uid) is None:
            return []
        return self._pointers(uid)

    def tied(self, uid: str) -> list[tuple[str, str, int]]:
        """How many records of which type point to a record by which field; for negotiators only."""
        if not self.scope.keys:
            return []
        sql = (
            "SELECT r.type, l.field, count(*) FROM link l JOIN record r ON r.id = l.record "
            "WHERE l.target = ? AND r.alive = 1 GROUP BY r.type, l.field"
        )
        with told(self._path):
            found = {(t, f): n for t, f, n in self._connection.execute(sql, (uid,)).fetchall()}
        return [
            (t.name, f.name, found[t.name, f.name])
            for t in self.schema.types
            for f in t.linking
            if (t.name, f.name) in found
        ]

    def tied_first(self, uid: str, record_type: str, field: str, limit: int) -> list[str]:
        """The uids of the first records of a type that point to a record by a field; for negotiators only."""
        if not self.scope.keys:
            return []
        sql = (
            "SELECT r.uid FROM link l JOIN record r ON r.id = l.record "
            "WHERE l.target = ? AND l.field = ? AND r.type = ? AND r.alive = 1 ORDER BY r.id LIMIT ?"
        )
        with told(self._path):
            return [row[0] for row in self._connection.execute(sql, (uid, field, record_type, limit)).fetchall()]

    def about(self, provision: Provision) -> list[Pointer]:
        """The records about a provision or a part of it."""
        return self._pointers(provision_target(provision))

    def _pointers(self, target: str) -> list[Pointer]:
        with told(self._path):
            sql = "SELECT record, field FROM link WHERE target = ? ORDER BY record, field"
            found = self._connection.execute(sql, (target,)).fetchall()
        pointers: list[Pointer] = []
        by_id = dict(self._pairs(list(dict.fromkeys(id_ for id_, _ in found))))
        for id_, field in found:
            record = by_id.get(id_)
            if record is not None and (field, target) in set(links_of(self.schema.of(record), record)):
                pointers.append(Pointer(record, field))
        return pointers

    def links_to(self, targets: Iterable[str | Provision]) -> list[Links]:
        """What points to records or provisions; where the reader sees all, the records are not read for it."""
        wanted = [t if isinstance(t, str) else provision_target(t) for t in targets]
        if self.scope.keys:
            with told(self._path):
                return links.pointing(self._connection, wanted)
        found = ((p.record, p.field, target) for target in wanted for p in self._pointers(target))
        return links.told_by(self.schema, found)

    def provisions_named(self) -> dict[Provision, int]:
        """Every provision that a record names, or that one so named stands in, with the number of those records."""
        if not self.scope.keys:
            return links.counted(self.schema, (r for t in self.schema.types for r in self.all(t.name)))
        with told(self._path):
            return links.provisions(self._connection)

    def citations(self, uid: str) -> list[Citation]:
        """The citations of a record and of its fields that the reader may see."""
        return self.citations_of([uid]).get(uid, []) if self.get(uid) is not None else []

    def citations_of(self, uids: Iterable[str]) -> dict[str, list[Citation]]:
        """The same for many records at once; a record without citations is left out."""
        ids: list[int] = []
        for part in rows.chunks(list(dict.fromkeys(uids))):
            with told(self._path):
                sql = f"SELECT record FROM link WHERE field = 'record' AND target IN ({rows.marks(part)})"
                ids += [row[0] for row in self._connection.execute(sql, part).fetchall()]
        found: dict[str, list[Citation]] = {}
        for record in self.page(sorted(set(ids))):
            if isinstance(record, Citation):
                found.setdefault(record.record, []).append(record)
        return found

    # The past.

    @cached_property
    def _past(self) -> past.Past:
        return past.Past(self._connection, self.schema, self.scope, self._known)

    def history(
        self, uid: str | None = None, field: str | None = None, limit: int = 0, *, after: int = 0
    ) -> list[Step]:
        """What happened to a record, or to all, latest first; to one field where it is named, ``after`` a change."""
        with told(self._path):
            if uid is not None and self.get(uid) is None and not self.scope.keys:
                return []
            return self._past.history(uid, field, limit, after)

    def standing(self, uids: Iterable[str]) -> dict[str, list[Step]]:
        """What happened to records and was not taken back since, latest first."""
        with told(self._path):
            return self._past.standing([record.uid for record in self.get_all(uids)])

    def reworked(self, record_type: str) -> list[str]:
        """The uids of the records of a type that more than one change touched; for negotiators only."""
        with told(self._path):
            return self._past.reworked(record_type) if self.scope.keys else []

    def changes(self, limit: int = 0, *, until: str = "", first: bool = False) -> list[ChangeRow]:
        """The changes of the dossier, latest first, none after a moment; the ``first`` alone; for negotiators only."""
        with told(self._path):
            return self._past.changes(limit, until, first) if self.scope.keys else []

    def touched(self, after: int, until: int | None = None, limit: int = 500) -> list[str]:
        """The uids of the records that changes after one, up to another, touched; for negotiators only."""
        with told(self._path):
            return ledger.touched(self._connection, after, until, limit) if self.scope.keys else []

    @cached_property
    def returns(self) -> Returns:
        """What is known of files that came in, and of sheets that left and may come back."""
        return Returns(self._connection, self._path, self.schema, self.scope)

    def undoable(self) -> ChangeRow | None:
        """The change that an undo takes back; for negotiators only."""
        with told(self._path):
            return ledger.undoable(self._connection) if self.scope.keys else None

    def redoable(self) -> ChangeRow | None:
        """The undo that a redo takes back; for negotiators only."""
        with told(self._path):
            return ledger.redoable(self._connection) if self.scope.keys else None

    def provenance(self, uid: str) -> list[Provenance]:
        """The cells that a record's values were imported from, latest first."""
        with told(self._path):
            return self._past.provenance(uid) if self.scope.keys or self.get(uid) is not None else []

    def merges(self, uid: str) -> list[Merge]:
        """The merges that a record was part of, oldest first; for negotiators only."""
        with told(self._path):
            return self._past.merges(uid) if self.scope.keys else []

    def broken_changes(self) -> list[int]:
        """The changes of the journal that were tampered with; for negotiators only."""
        with told(self._path):
            return self._past.broken() if self.scope.keys else []

    def is_whole(self) -> bool:
        """Whether SQLite finds the file's pages and indexes sound."""
        with told(self._path):
            return is_sound(self._path)

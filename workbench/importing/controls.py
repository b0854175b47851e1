"""Whether a row that came back is one that left: of one record, and of its sender's own pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from workbench.domain.columns import control_mark
from workbench.domain.records import Inquiry
from workbench.domain.schema import Record, Schema
from workbench.i18n import Words, clip, squash
from workbench.importing.matching_words import FOREIGN_CONTROL, OTHER_PACK
from workbench.importing.names import LONGEST_KEY, is_uid
from workbench.importing.stage import StagedCell, StagedRecord
from workbench.store.reader import Reader


class Controls:
    """Holds the identifiers of rows against their controls, and rows of packs against who sent the file.

    A file whose ``sender`` nobody knows is of the pack that most of its rows are of.
    """

    def __init__(self, schema: Schema, reader: Reader, sender: str) -> None:
        self._schema = schema
        self._reader = reader
        self._sender = sender
        self._given: tuple[str, ...] = ()

    def begin(self, records: Sequence[StagedRecord]) -> None:
        """Looks at all rows of a file once; a short key that a person answered becomes the identifier."""
        for record in records:
            cell = record.said("uid")
            if cell is not None and cell.answered:
                self._take_key(record, cell)
        self._given = tuple(dict.fromkeys(_uid_of(r) for r in records if r.said("uid") is not None))
        if not self._sender:
            packs = Counter(pack for r in records if (pack := self._pack_of(_uid_of(r), r.mark)))
            self._sender = packs.most_common(1)[0][0] if packs else ""

    def ask(self, record: StagedRecord, uid: str) -> None:
        """Asks about a row that somebody wrote in and that is not one that the file left with.

        Where a person answered which record it is about, its control counts only if it is of that one.
        """
        cell, told = record.said("uid"), record.said("control")
        if cell is None or not is_uid(uid):
            return
        pack = self._pack_of(uid, record.mark) if told is not None else ""
        if cell.answered:
            if pack is None:
                record.replace_cells([c for c in record.cells if c.field != "control"])
            return
        known = self._reader.get(uid)
        if pack is None and told is not None:
            others = (known, self._reader.get(self._marked.get(record.mark, "")))
            keys = tuple(dict.fromkeys(r.key for r in others if r is not None and r.key))
            where = {"cell": cell.cell, "control": told.cell, "title": self._title(known, record)}
            record.note(cell.cell, "", FOREIGN_CONTROL.fill_problem(keys, **where))
            return
        whose = known.asked if isinstance(known, Inquiry) else pack
        if self._sender and whose and whose != self._sender:
            names = {"whose": self._name(whose), "sender": self._name(self._sender)}
            keys = (known.key,) if known is not None and known.key else ()
            title = self._title(known, record)
            record.note(cell.cell, "", OTHER_PACK.fill_problem(keys, cell=cell.cell, title=title, **names))

    def _take_key(self, record: StagedRecord, cell: StagedCell) -> None:
        words = squash(str(cell.raw))
        known = self._reader.by_key(words[:LONGEST_KEY]) if words and not is_uid(words.casefold()) else None
        if known is not None and self._schema.of(known) is record.type:
            record.replace_cells([c._replace(raw=known.uid) if c is cell else c for c in record.cells])

    def _pack_of(self, uid: str, mark: str) -> str | None:
        """The actor in whose pack a row of that mark left, empty where in none; None where the mark is not of it."""
        packs = ("", self._sender, *self._actors) if mark and mark != control_mark(uid) else ("",)
        return next((pack for pack in packs if mark == control_mark(uid, pack)), None)

    @cached_property
    def _marked(self) -> dict[str, str]:
        """The identifiers of the file by the marks that their rows would have left with."""
        return {control_mark(uid, pack): uid for uid in self._given for pack in ("", self._sender)}

    @cached_property
    def _actors(self) -> tuple[str, ...]:
        return tuple(uid for uid, _ in self._reader.values("actor", ("acronym",)))

    def _title(self, record: Record | None, row: StagedRecord) -> Words:
        if record is None:
            return _UNKNOWN
        named = f"{record.key} «{clip(self._schema.of(record).title_of(record, row.language))}»"
        return Words(named, named)

    def _name(self, uid: str) -> str:
        actor = self._reader.get(uid)
        if actor is None:
            return uid
        return clip(str(getattr(actor, "acronym", "")) or self._schema.of(actor).title_of(actor, "es"))


def _uid_of(record: StagedRecord) -> str:
    cell = record.said("uid")
    return squash(str(cell.raw)).casefold() if cell is not None else ""


_UNKNOWN = Words("un registro que el expediente no tiene", "a record that the dossier does not have")

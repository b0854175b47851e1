"""Keeping what a person types: gathered to one thought, written as one step of undo, never over somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.clearance import follows
from workbench.domain.levels import widens
from workbench.domain.schema import Record, RecordType
from workbench.i18n import Words
from workbench.store.trouble import Stale
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing

PAUSE = 1500  # milliseconds of rest that end a thought


@dataclass(frozen=True)
class _Outcome:
    """What became of a commit: the record as it is now, None where it is gone; whether it was written."""

    record: Record | None
    written: bool


class Saver(QObject):
    """Holds the changes of one record that are not written yet.

    ``saved`` carries the record as it is now; ``clashed`` the names of fields that somebody else changed
    meanwhile, and the record that says so; ``refused`` one sentence; ``dropped`` the names of fields whose
    change the person thought better of. ``state`` tells that there is
    something to write, or no longer.
    """

    saved = Signal(object)
    clashed = Signal(object, object)
    refused = Signal(object)
    dropped = Signal(object)
    state = Signal(bool)

    def __init__(self, bench: Bench, record_type: RecordType, may_widen: Callable[[], bool]) -> None:
        super().__init__()
        self._bench, self._type, self._may_widen = bench, record_type, may_widen
        self.record: Record | None = None
        self.pending: dict[str, Any] = {}
        self._in_flight: dict[str, Any] = {}
        self._wait = False
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.flush)

    def take(self, record: Record) -> None:
        """Another record, or the same one as it is now; what waits for another record is written first."""
        if self.record is None or record.uid != self.record.uid:
            self.flush()
            self.pending, self._in_flight, self._wait = {}, {}, False
        self.record = record

    @property
    def is_draft(self) -> bool:
        """Whether the record was never kept."""
        return self.record is not None and self.record.revision == 0

    @property
    def has_work(self) -> bool:
        """Whether something is not written yet."""
        return bool(self.pending or self._in_flight)

    def after(self) -> Record | None:
        """The record as it would be with what is pending."""
        return replace(self.record, **{**self._in_flight, **self.pending}) if self.record is not None else None

    def change(self, name: str, value: Any) -> None:
        """A field says something else now; it is written when the person pauses or goes elsewhere."""
        if self.record is None:
            return
        base = self._in_flight.get(name, getattr(self.record, name))
        if value == base:
            self.pending.pop(name, None)
        else:
            self.pending[name] = value
        self.state.emit(self.has_work)
        self._timer.start()

    def drop(self) -> None:
        """Forgets what is pending."""
        self.pending = {}
        self._timer.stop()
        self.state.emit(self.has_work)

    def flush(self) -> None:
        """Writes what is pending now, if it can be written."""
        self._timer.stop()
        record = self.record
        if self._in_flight:
            self._again = True  # what came meanwhile is a thought of its own, written right after
            return
        if record is None or not self.pending or self._wait or not self._bench.writable:
            return
        after = replace(record, **self.pending)
        if self._type.missing(after):
            return  # a draft, or a title that is being retyped: kept here until it can be written
        if not self.is_draft and widens(self._type, record, after):
            self._wait = True
            allowed = self._may_widen()
            self._wait = False
            if not allowed:
                names = tuple(self.pending)
                self.drop()
                self.dropped.emit(names)
                return
        self._write(record, after)

    def _write(self, record: Record, after: Record) -> None:
        self._in_flight, self.pending = self.pending, {}
        values = {**self._in_flight, **follows(self._type, record, after)}
        edit = Create(after) if self.is_draft else Update(record.uid, record.revision, values)
        title = self._title(record, tuple(self._in_flight))

        def work(writing: Writing) -> _Outcome:
            try:
                writing.commit(ChangeSet((edit,), title))
            except Stale:
                return _Outcome(writing.dossier.reader.get(record.uid), False)
            return _Outcome(writing.dossier.reader.get(record.uid), True)

        self._bench.jobs.write(work, lambda done: self._ended(record, done), owner=self, failed=self._failed)

    def _title(self, record: Record, names: tuple[str, ...]) -> str:
        words = _NEW if self.is_draft else _ONE if len(names) == 1 else _SEVERAL
        field = self._type.field(names[0]).label
        filled = words.fill(field=field, type=self._type.label, key=record.key, count=len(names))
        return self._bench.say(filled)

    def _ended(self, base: Record, done: _Outcome) -> None:
        mine, self._in_flight = self._in_flight, {}
        if self.record is None or self.record.uid != base.uid:
            return
        if done.written and done.record is not None:
            self.record = done.record
            self.saved.emit(done.record)
            self.state.emit(self.has_work)
            again, self._again = self._again, False
            if self.pending and again:
                self.flush()
            elif self.pending:
                self._timer.start()
            return
        self.pending = {**mine, **self.pending}
        if done.record is None:
            self.refused.emit(_GONE)
            return
        theirs = [n for n in self.pending if getattr(done.record, n) != getattr(base, n)]
        if theirs:
            self.clashed.emit(tuple(theirs), done.record)
            return
        self.record = done.record
        self.flush()

    def keep_mine(self, now: Record) -> None:
        """What was typed here counts."""
        self.record = now
        self.flush()

    def _failed(self, words: Words) -> None:
        self.pending = {**self._in_flight, **self.pending}
        self._in_flight = {}
        self.refused.emit(words)


_NEW = Words("{type} nuevo", "New {type}")
_ONE = Words("{key}: {field}", "{key}: {field}")
_SEVERAL = Words("{key}: {count} campos", "{key}: {count} fields")
_GONE = Words(
    "El registro se eliminó mientras escribía; lo que escribió sigue aquí hasta que deje la ficha.",
    "The record was deleted while you were typing; what you typed stays here until you leave the form.",
)

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
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing

PAUSE = 1500  # milliseconds of rest that end a thought


@dataclass(frozen=True)
class _Outcome:
    """What became of a write: the record as it is now, None where it is gone; the fields somebody else changed."""

    record: Record | None
    theirs: tuple[str, ...] = ()


class Saver(QObject):
    """Holds the changes of one record that are not written yet.

    ``saved`` carries the record as it is now; ``clashed`` the names of fields that somebody else changed
    meanwhile, and the record that says so; ``refused`` one sentence; ``dropped`` the names of fields whose
    change the person thought better of. ``state`` tells that there is something to write, or no longer.
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
        self.unread: set[str] = set()  # fields that hold what cannot be understood
        self._flying: list[dict[str, Any]] = []  # what the writer's lane has been asked to write, in its order
        self._stuck = False  # the last write was refused
        self._wait = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.flush)

    def take(self, record: Record) -> None:
        """Another record, or the same one as it is now; what waits for another record is written first."""
        if self.record is None or record.uid != self.record.uid:
            self.flush()
            self.pending, self._flying, self._wait, self._stuck = {}, [], False, False
            self.unread = set()
        self.record = record

    @property
    def is_draft(self) -> bool:
        """Whether the record was never kept."""
        return self.record is not None and self.record.revision == 0

    @property
    def has_work(self) -> bool:
        """Whether something is not written yet."""
        return bool(self.pending or self._flying or self.unread)

    @property
    def is_writing(self) -> bool:
        """Whether something of it is being written."""
        return bool(self._flying)

    @property
    def cannot_write(self) -> bool:
        """Whether what was typed would be lost: it cannot be understood, was refused, or lacks what it needs."""
        after = self.after()
        lacks = bool(self.pending) and after is not None and bool(self._type.missing(after))
        return bool(self.unread) or (self._stuck and bool(self.pending)) or lacks

    def _base(self) -> Record | None:
        """The record as it will be once everything asked for is written."""
        if self.record is None:
            return None
        flying = {name: value for values in self._flying for name, value in values.items()}
        return replace(self.record, **flying)

    def after(self) -> Record | None:
        """The record as it would be with what is pending."""
        base = self._base()
        return replace(base, **self.pending) if base is not None else None

    def change(self, name: str, value: Any) -> None:
        """A field says something else now; it is written when the person pauses or goes elsewhere."""
        base = self._base()
        if base is None:
            return
        self.unread.discard(name)
        self._stuck = False
        if value == getattr(base, name):
            self.pending.pop(name, None)
        else:
            self.pending[name] = value
        self.state.emit(self.has_work)
        self._timer.start()

    def withdraw(self, name: str) -> None:
        """A field holds what cannot be understood: nothing of it is written, not what it said on the way there."""
        self.pending.pop(name, None)
        self.unread.add(name)
        self.state.emit(True)

    def drop(self) -> None:
        """Forgets what is pending."""
        self.pending, self.unread, self._stuck = {}, set(), False
        self._timer.stop()
        self.state.emit(self.has_work)

    def flush(self) -> None:
        """Writes what is pending now, if it can be written."""
        self._timer.stop()
        record, after = self._base(), self.after()
        if record is None or after is None or not self.pending or self._wait or not self._bench.writable:
            return
        if self._type.missing(after):
            return  # a draft, or a title that is being retyped: kept here until it can be written
        new = self.is_draft and not self._flying
        if not new and widens(self._type, record, after):
            self._wait = True
            allowed = self._may_widen()
            self._wait = False
            if not allowed:
                names = tuple(self.pending)
                self.drop()
                self.dropped.emit(names)
                return
        self._write(record, after, new=new)

    def _write(self, base: Record, after: Record, *, new: bool) -> None:
        """Asks the writer's lane, which does one thing after another: no write has to wait here for the last one."""
        values, self.pending = self.pending, {}
        self._flying.append(values)
        title = self._title(base, tuple(values), new=new)
        written = {**values, **follows(self._type, base, after)}

        def work(writing: Writing) -> _Outcome:
            reader = writing.dossier.reader
            if new:
                writing.commit(ChangeSet((Create(after),), title))
                return _Outcome(reader.get(base.uid))
            now = reader.get(base.uid)
            if now is None:
                return _Outcome(None)
            theirs = tuple(n for n in values if getattr(now, n) not in (getattr(base, n), values[n]))
            if theirs:
                return _Outcome(now, theirs)
            writing.commit(ChangeSet((Update(now.uid, now.revision, written),), title))
            return _Outcome(reader.get(base.uid))

        uid = base.uid
        self._bench.jobs.write(
            work,
            lambda done: self._ended(uid, values, done),
            owner=self,
            failed=lambda words: self._failed(uid, values, words),
        )

    def _title(self, record: Record, names: tuple[str, ...], *, new: bool) -> str:
        words = _NEW if new else _ONE if len(names) == 1 else _SEVERAL
        field = self._type.field(names[0]).label
        filled = words.fill(field=field, type=self._type.label, key=record.key, count=len(names))
        return self._bench.say(filled)

    def _land(self, uid: str, values: dict[str, Any]) -> bool:
        """Takes note that a write is over; whether it was one of the record that is shown."""
        if self.record is None or self.record.uid != uid:
            return False
        self._flying = [flying for flying in self._flying if flying is not values]
        return True

    def _ended(self, uid: str, values: dict[str, Any], done: _Outcome) -> None:
        mine = self._land(uid, values)
        if done.record is None:
            self.refused.emit(_GONE)
        if not mine:
            return
        if done.record is None or done.theirs:
            self.pending = {**values, **self.pending}
            self._stuck = True
            if done.record is not None:
                self.clashed.emit(done.theirs, done.record)
            return
        self.record = done.record
        self.saved.emit(done.record)
        self.state.emit(self.has_work)

    def keep_mine(self, now: Record) -> None:
        """What was typed here counts."""
        self.record, self._stuck = now, False
        self.flush()

    def _failed(self, uid: str, values: dict[str, Any], words: Words) -> None:
        if self._land(uid, values):
            self.pending = {**values, **self.pending}
            self._stuck = True
            self.state.emit(True)
        self.refused.emit(words)


_NEW = Words("{type} nuevo", "New {type}")
_ONE = Words("{key}: {field}", "{key}: {field}")
_SEVERAL = Words("{key}: {count} {count|campo|campos}", "{key}: {count} {count|field|fields}")
_GONE = Words(
    "El registro se eliminó mientras escribía; lo que escribió sigue aquí hasta que deje la ficha.",
    "The record was deleted while you were typing; what you typed stays here until you leave the form.",
)

"""The form of a record: every field of its type, its sources, its back-links, saved by itself."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.assessing.verification import WHOLE
from workbench.domain.change import ChangeSet, Delete, Effect
from workbench.domain.schema import Record, RecordType
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing
from workbench.ui.forms.body import FormBody
from workbench.ui.forms.citations import CitationsDialog
from workbench.ui.forms.field_row import FieldRow
from workbench.ui.forms.header import FormHeader
from workbench.ui.forms.history import HistoryDialog
from workbench.ui.forms.loading import Loaded, load
from workbench.ui.forms.saving import Saver
from workbench.ui.forms.ties import Ties
from workbench.ui.widgets.bars import MessageBar


class RecordForm(QWidget):
    """One record of one type. ``shown`` tells the uid once it stands there; ``removed`` that it was deleted.

    ``hidden`` fields are left out; ``wide`` is for a form that has the whole window to itself.
    """

    shown = Signal(str)
    removed = Signal(str)
    made = Signal(str)

    def __init__(
        self, bench: Bench, record_type: RecordType, hidden: frozenset[str] = frozenset(), *, wide: bool = False
    ) -> None:
        super().__init__()
        self._bench, self.type = bench, record_type
        self._loaded: Loaded | None = None
        self._field_to_show = ""
        self._saver = Saver(bench, record_type, self._may_widen)
        self._saver.setParent(self)
        self._saver.saved.connect(self._saved)
        self._saver.clashed.connect(self._clashed)
        self._saver.dropped.connect(self._dropped)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.header = FormHeader(bench, record_type)
        self.header.past.connect(lambda: self.show_past(""))
        self.header.cite.connect(lambda: self.show_sources(WHOLE))
        self.header.delete.connect(self.delete)
        self._saver.state.connect(self.header.show_state)
        outer.addWidget(self.header)
        self.bar = MessageBar(bench)
        outer.addWidget(self.bar)
        self._saver.refused.connect(lambda words: self.bar.tell(words, trouble=True))
        self.body = FormBody(bench, record_type, hidden, wide=wide)
        self.body.changed.connect(self._saver.change)
        self.body.unread.connect(self._saver.withdraw)
        self.body.left.connect(self._saver.flush)
        self.body.cite.connect(self.show_sources)
        self.body.past.connect(self.show_past)
        self.body.level.connect(self._set_level)
        outer.addWidget(self.body, 1)
        bench.jobs.committed.connect(self._committed)

    # ---- showing

    @property
    def rows(self) -> dict[str, FieldRow]:
        """The rows of the fields by name, as far as they are built."""
        return self.body.rows

    @property
    def ties(self) -> Ties:
        """What points to the record."""
        return self.body.ties

    @property
    def uid(self) -> str:
        """The uid of the record that is shown; empty for none."""
        return self._loaded.record.uid if self._loaded is not None else ""

    @property
    def record(self) -> Record | None:
        """The record as it was last read."""
        return self._loaded.record if self._loaded is not None else None

    def open(self, uid: str, field: str = "") -> None:
        """Reads a record and shows it; ``field`` is one to look at."""
        self._saver.flush()
        self._field_to_show = field
        language = self._bench.language
        self._bench.jobs.read(
            lambda reader: load(reader, uid, language), self._show, owner=self, key=f"form-{id(self)}"
        )

    def begin(self, **values: Any) -> None:
        """A new record, kept once what it cannot do without is said."""
        self._saver.flush()
        record = self.type.cls(uid=str(uuid.uuid4()), **values)
        self._show(Loaded(record))
        self.body.when_built(lambda: self._ask_for_needed(record))

    def _ask_for_needed(self, record: Record) -> None:
        if self.uid == record.uid:
            for name in (f.name for f in self.type.fields if f.required):
                if not getattr(record, name):
                    self.rows[name].note(_NEEDED)
            self.rows[self.type.title].editor.setFocus()

    def _show(self, loaded: Loaded | None) -> None:
        if loaded is None:
            self.bar.tell(_NOT_THERE, trouble=True)
            return
        other = loaded.record.uid != self.uid
        if not other and self._saver.has_work:
            self._refresh(loaded)
            return
        self._loaded = loaded
        self._saver.take(loaded.record)
        if other:
            self.bar.hide()
            self.header.forget_state()
        self.body.show_loaded(loaded)
        self._show_rest(loaded)
        if other:
            self.body.top()
        if self._field_to_show:
            name, self._field_to_show = self._field_to_show, ""
            self.body.when_built(lambda: self.body.go_to(name))
        self.shown.emit(loaded.record.uid)

    def _show_rest(self, loaded: Loaded) -> None:
        self.header.show_loaded(loaded, draft=self._saver.is_draft)
        self.body.ties.show_loaded(loaded)

    def _refresh(self, loaded: Loaded) -> None:
        """The same record read again while something is being typed: what is being typed stays."""
        assert self._loaded is not None
        before, self._loaded = self._loaded, replace(loaded, record=self._loaded.record)
        self.body.show_changes(loaded, before, frozenset((*self._saver.pending, *self._saver.unread)))
        self._show_rest(loaded)

    def _committed(self, effect: Effect) -> None:
        """Something was written, here or elsewhere: what is shown is read again."""
        if self.uid and not self._saver.is_draft and self.isVisible() and self.uid not in effect.deleted:
            self.refresh()

    def refresh(self) -> None:
        """Reads the record again."""
        uid, language = self.uid, self._bench.language
        if uid and not self._saver.is_draft:
            self._bench.jobs.read(
                lambda reader: load(reader, uid, language), self._reloaded, owner=self, key=f"form-{id(self)}"
            )

    def _reloaded(self, loaded: Loaded | None) -> None:
        if loaded is None:
            self.bar.tell(_NOT_THERE, trouble=True)
        elif loaded.record.uid == self.uid:
            self._show_again(loaded)

    def _show_again(self, loaded: Loaded) -> None:
        assert self._loaded is not None
        if self._saver.has_work:
            self._refresh(loaded)
            return
        before = self._loaded
        self._loaded = loaded
        self._saver.take(loaded.record)
        self.body.show_changes(loaded, before)
        self._show_rest(loaded)

    # ---- saving

    def flush(self) -> None:
        """Writes what is pending now."""
        self._saver.flush()

    @property
    def has_work(self) -> bool:
        """Whether something is not written yet."""
        return self._saver.has_work

    @property
    def unfinished(self) -> bool:
        """Whether something was typed that would be lost: it cannot be written as it stands."""
        return self._saver.cannot_write

    def drop(self) -> None:
        """Forgets what is pending."""
        self._saver.drop()

    def _saved(self, record: Record) -> None:
        if self._loaded is None or record.uid != self.uid:
            return
        before = self._loaded
        self._loaded = replace(before, record=record)
        focused = next((n for n, r in self.rows.items() if r.isAncestorOf(self._focus())), "")
        self.body.show_changes(self._loaded, before, frozenset((*self._saver.pending, *self._saver.unread, focused)))
        if before.record.revision == 0:
            self.made.emit(record.uid)
        self.refresh()

    def _dropped(self, names: tuple[str, ...]) -> None:
        if self._loaded is not None:
            for name in names:
                self.rows[name].show_value(self._loaded.record, self._loaded)

    def _focus(self) -> QWidget:
        window = self.window()
        return window.focusWidget() or self

    def _clashed(self, names: tuple[str, ...], now: Record) -> None:
        fields = ", ".join(self._bench.say(self.type.field(n).label) for n in names)
        self.bar.tell(
            _CLASH.fill(fields=fields),
            ((_KEEP_MINE, lambda: self._saver.keep_mine(now)), (_TAKE_THEIRS, self._take_theirs)),
            trouble=True,
        )

    def _take_theirs(self) -> None:
        self._saver.drop()
        self.open(self.uid)

    def _may_widen(self) -> bool:
        return self._bench.ask.yes(_WIDENS, _SHOW_THEM, danger=True)

    def _set_level(self, name: str, audience: Any) -> None:
        if self._loaded is None:
            return
        after = self._saver.after()
        levels = dict(after.levels if after is not None else ())
        levels.pop(name, None)
        if audience is not None:
            levels[name] = audience
        self._saver.change("levels", tuple(sorted(levels.items())))
        self._saver.flush()

    # ---- what else can be done with a record

    def show_past(self, field: str) -> None:
        """The history of the record, or of one field, from which a value can be taken back."""
        self._saver.flush()
        if self._loaded is not None and not self._saver.is_draft:
            HistoryDialog(self._bench, self.type, self.uid, field, self).open()

    def show_sources(self, field: str) -> None:
        """The citations of the record, or of one field."""
        self._saver.flush()
        if self._loaded is not None and not self._saver.is_draft:
            CitationsDialog(self._bench, self.type, self._loaded, field, self).open()

    def delete(self) -> None:
        """Deletes the record, if the person is sure; it can be undone."""
        record = self.record
        if record is None:
            return
        if self._saver.is_draft:
            self.drop()
            self.removed.emit(record.uid)
            return
        title = clip(self.type.title_of(record, self._bench.language), 80)
        question = _DELETE.fill(type=self.type.label, key=record.key, title=title)
        if not self._bench.ask.yes(question, _DELETE_IT, danger=True):
            return
        mine = self._saver.is_writing  # what was typed just now is on its way, and no reason to refuse
        self.drop()
        uid, seen, key = record.uid, record.revision, record.key
        title_ = self._bench.say(_DELETED.fill(key=key))

        def delete(writing: Writing) -> None:
            now = writing.dossier.reader.get(uid)
            revision = now.revision if now is not None and mine else seen
            writing.commit(ChangeSet((Delete(uid, revision),), title_))

        self._bench.jobs.write(
            delete,
            lambda _: self.removed.emit(uid),
            owner=self,
            failed=lambda words: self.bar.tell(words, trouble=True),
        )


_NEEDED = Words("El registro se guarda en cuanto esto se llena.", "The record is kept once this is filled in.")
_NOT_THERE = Words("El registro ya no existe.", "The record is no longer there.")
_CLASH = Words(
    "Cambió mientras usted escribía: {fields}. Lo que escribió no se ha guardado.",
    "Changed while you were typing: {fields}. What you typed is not saved yet.",
)
_KEEP_MINE = Words("Conservar lo mío", "Keep mine")
_TAKE_THEIRS = Words("Tomar lo otro", "Take the other")
_WIDENS = Words(
    "Con este cambio, el registro o alguno de sus campos podrá verlo más gente que antes.",
    "With this change, more people than before will be able to see the record or some of its fields.",
)
_SHOW_THEM = Words("Permitirlo", "Allow it")
_DELETE = Words(
    "¿Eliminar {type} {key}, «{title}»? Se puede deshacer.", "Delete {type} {key}, “{title}”? It can be undone."
)
_DELETE_IT = Words("Eliminar", "Delete")
_DELETED = Words("{key} eliminado", "{key} deleted")

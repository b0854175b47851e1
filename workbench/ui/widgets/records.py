"""Choosing records by name: suggestions as one types, from the reader's lane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbench.i18n import Language, Words, clip, squash
from workbench.ui.bench import Bench
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.text import Line, label, relook, tip

_UID = int(Qt.ItemDataRole.UserRole)
_PAUSE = 120  # milliseconds of rest before names are looked up
_MOST = 20

Suggestion = tuple[str, str, str]  # uid, type, title


def suggestions(reader: Any, types: Sequence[str], words: str, language: Language) -> list[Suggestion]:
    """Records whose names begin with, or hold, the words; one known by its key comes first."""
    schema = reader.schema
    found = reader.named(types, words, _MOST)
    by_key = reader.by_key(words) if words else None
    if by_key is not None and schema.of(by_key).name in types:
        found = [by_key, *(r for r in found if r.uid != by_key.uid)]
    return [(r.uid, schema.of(r).name, _named(schema.of(r).title_of(r, language), r)) for r in found]


def _named(title: str, record: Any) -> str:
    acronym = getattr(record, "acronym", "")
    return f"{title} ({acronym})" if acronym and acronym not in title else title


class RecordPicker(QWidget):
    """One record of some types, or none. ``picked`` tells the uid; ``unclear`` words that name no record.

    ``stays`` is for a field that goes on showing it, ``leads`` for one with a button that goes there.
    """

    picked = Signal(str)
    typed = Signal()
    unclear = Signal(object)
    left = Signal()

    def __init__(
        self, bench: Bench, types: Sequence[str], name: str, *, stays: bool = True, leads: bool = True
    ) -> None:
        super().__init__()
        self._bench, self._types, self._stays = bench, tuple(types), stays
        self._uid, self._title, self._type = "", "", ""
        self.line = Line()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(bench.say(_HINT))
        self.setFocusProxy(self.line)
        self._model = QStandardItemModel(0, 1, self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(self.line)  # not setCompleter: that would offer what an earlier word found
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.line.textEdited.connect(self._edited)
        self.line.left.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(bench.theme.px(0.5))
        row.addWidget(self.line, 1)
        self._go = QToolButton()
        self._go.setIcon(bench.icons.get("external-link"))
        self._go.setToolTip(tip(bench.say(_GO)))
        self._go.setAccessibleName(f"{bench.say(_GO)}: {name}")
        self._go.clicked.connect(self._visit)
        row.addWidget(self._go)
        self._go.setVisible(stays and leads)
        self._show_go()

    def uid(self) -> str:
        """The uid of the record; empty for none."""
        return self._uid

    def named(self) -> tuple[str, str]:
        """The type and the title of the record."""
        return self._type, self._title

    def is_clear(self) -> bool:
        """Whether the words in the field are the title of the record, or nothing."""
        return squash(self.line.text()) == squash(self._title)

    def set_record(self, uid: str, title: str, record_type: str = "") -> None:
        """Shows a record."""
        self._uid, self._title, self._type = uid, title, record_type
        self.line.setText(title)
        self.line.setCursorPosition(0)
        self.line.setToolTip(tip(clip(title, 300) if uid else ""))
        self._show_go()

    def set_types(self, types: Sequence[str], name: str) -> None:
        """Takes records of other types, under another name; a record of none of them is no longer chosen."""
        self._types = tuple(types)
        self.line.setAccessibleName(name)
        self._go.setAccessibleName(f"{self._bench.say(_GO)}: {name}")
        if self._type not in self._types:
            self.set_record("", "")
            relook(self.line, "wrong", "false")

    def set_writable(self, writable: bool) -> None:
        """Whether another record can be chosen."""
        self.line.setReadOnly(not writable)

    def _show_go(self) -> None:
        self._go.setEnabled(bool(self._uid))

    def popup(self) -> QWidget:
        """The list of suggestions."""
        popup = self._completer.popup()
        assert popup is not None
        return popup

    def _edited(self, _: str) -> None:
        self.popup().hide()
        self._pause.start()
        self.typed.emit()

    def _look(self) -> None:
        words, types, language = squash(self.line.text()), self._types, self._bench.language
        self._bench.jobs.read(
            lambda reader: suggestions(reader, types, words, language),
            self._suggest,
            owner=self,
            key=f"suggest-{id(self)}",
        )

    def _suggest(self, found: list[Suggestion]) -> None:
        if not self.line.hasFocus():
            return
        self._model.setRowCount(0)
        for uid, type_, title in found:
            item = QStandardItem(clip(title, 110))
            item.setData((uid, type_, title), _UID)
            item.setToolTip(tip(clip(title, 300)))
            self._model.appendRow(item)
        if found:
            self._completer.complete()
        else:
            self.popup().hide()

    def _activated(self, index: QModelIndex) -> None:
        uid, type_, title = index.data(_UID)
        self._pause.stop()
        self._take(uid, title, type_)

    def _take(self, uid: str, title: str, type_: str) -> None:
        if self._stays:
            self.set_record(uid, title, type_)
        else:
            self.line.clear()
        relook(self.line, "wrong", "false")
        self.picked.emit(uid)

    def _leave(self) -> None:
        """Words that were typed and not chosen from the list are looked up as a name."""
        self._pause.stop()
        self.popup().hide()
        words = squash(self.line.text())
        if words == squash(self._title):
            self.left.emit()
            return
        if not words:
            self.set_record("", "")
            self.picked.emit("")
            self.left.emit()
            return
        types, language = self._types, self._bench.language
        self._bench.jobs.read(
            lambda reader: _exact(reader, types, words, language), lambda found: self._resolve(words, found), owner=self
        )

    def _resolve(self, words: str, found: list[Suggestion]) -> None:
        if squash(self.line.text()) != words:
            return
        if len(found) == 1:
            self._take(found[0][0], found[0][2], found[0][1])
            self.left.emit()
            return
        relook(self.line, "wrong", "true")
        self.unclear.emit((_SEVERAL if found else _UNKNOWN).fill(words=clip(words)))

    def _visit(self) -> None:
        if self._uid:
            visit(self._bench, self._uid)


def visit(bench: Bench, uid: str) -> None:
    """Goes to a record, wherever records of its type are at home."""

    def go(type_: str) -> None:
        if type_:
            bench.go(Place(home_of(type_).key, type_, uid))

    def find(reader: Any) -> str:
        record = reader.get(uid)
        return reader.schema.of(record).name if record is not None and reader.schema.of(record).listed else ""

    bench.jobs.read(find, go, key="visit")


def _exact(reader: Any, types: tuple[str, ...], words: str, language: Language) -> list[Suggestion]:
    from workbench.tasks.look_up import find_records

    found = find_records(reader, words, types)
    return [(r.uid, reader.schema.of(r).name, _named(reader.schema.of(r).title_of(r, language), r)) for r in found]


class RecordsPicker(QWidget):
    """Several records in an order. ``changed`` tells that they did."""

    changed = Signal()
    unclear = Signal(object)

    def __init__(self, bench: Bench, types: Sequence[str], name: str) -> None:
        super().__init__()
        self._bench, self._name = bench, name
        self._uids: tuple[str, ...] = ()
        self._titles: dict[str, str] = {}
        self._writable = True
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(bench.theme.px(0.25))
        self._picker = RecordPicker(bench, types, name, stays=False)
        self._picker.line.setPlaceholderText(bench.say(_ADD))
        self._picker.picked.connect(self._add)
        self._picker.unclear.connect(self.unclear)
        self.setFocusProxy(self._picker)
        self._rows.addWidget(self._picker)
        self._lines: list[QWidget] = []

    def uids(self) -> tuple[str, ...]:
        """The uids in their order."""
        return self._uids

    def is_clear(self) -> bool:
        """Whether no words wait in the field."""
        return self._picker.is_clear()

    def set_uids(self, uids: Sequence[str], titles: Mapping[str, str] | None = None) -> None:
        """Shows records; titles that are not known are looked up."""
        self._uids = tuple(uids)
        self._titles |= dict(titles or {})
        self._draw()
        unknown = [uid for uid in self._uids if uid not in self._titles]
        if unknown:
            language = self._bench.language
            self._bench.jobs.read(lambda reader: titles_of(reader, unknown, language), self._know, owner=self)

    def set_writable(self, writable: bool) -> None:
        """Whether records can be added and taken away."""
        self._writable = writable
        self._picker.setVisible(writable)
        self._draw()

    def _know(self, titles: dict[str, str]) -> None:
        self._titles |= titles
        self._draw()

    def _draw(self) -> None:
        for line in self._lines:
            self._rows.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(uid) for uid in self._uids]
        for at, line in enumerate(self._lines):
            self._rows.insertWidget(at, line)

    def _line(self, uid: str) -> QWidget:
        bench = self._bench
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(bench.theme.px(0.5))
        title = self._titles.get(uid, "…")
        told = label(clip(title, 160), wrap=True)
        told.setToolTip(tip(clip(title, 300)))
        row.addWidget(told, 1)
        for icon, words, act in (
            ("external-link", _GO, lambda: visit(bench, uid)),
            ("x", _REMOVE, lambda: self._remove(uid)),
        ):
            if icon == "x" and not self._writable:
                continue
            button = QToolButton()
            button.setIcon(bench.icons.get(icon))
            button.setToolTip(tip(bench.say(words)))
            button.setAccessibleName(f"{bench.say(words)}: {clip(title)}")
            button.clicked.connect(act)
            row.addWidget(button)
        return line

    def _add(self, uid: str) -> None:
        if uid and uid not in self._uids:
            self.set_uids((*self._uids, uid))
            self.changed.emit()

    def _remove(self, uid: str) -> None:
        self.set_uids(tuple(u for u in self._uids if u != uid))
        self.changed.emit()


def titles_of(reader: Any, uids: Sequence[str], language: Language) -> dict[str, str]:
    """The titles of records by uid; empty for one that there is not."""
    from workbench.gathering.titles import Titles

    titles = Titles(reader, language)
    titles.fetch(uids)
    return {uid: titles.of(uid) for uid in uids}


_HINT = Words("Escriba un nombre, sigla o clave", "Type a name, acronym or key")
_ADD = Words("Añadir por nombre…", "Add by name…")
_GO = Words("Ir al registro", "Go to the record")
_REMOVE = Words("Quitar", "Remove")
_UNKNOWN = Words("No hay ningún registro llamado «{words}».", "There is no record called “{words}”.")
_SEVERAL = Words(
    "«{words}» puede ser varios registros; elija de la lista.",
    "“{words}” may be several records; choose from the list.",
)

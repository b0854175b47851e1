"""The history of a record or of one field, and the way back to what it said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.change import ChangeSet, Update
from workbench.domain.schema import RecordType
from workbench.domain.types import Parallel, ParallelText
from workbench.gathering.reading import read_with
from workbench.gathering.steps import SeriesState, series_states
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words, clip
from workbench.store.history import FieldMove, Step
from workbench.store.origins import origin_told, origins_of
from workbench.store.reader import Reader
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing
from workbench.ui.widgets.asked import WaysOut
from workbench.ui.widgets.rooms import fit
from workbench.ui.widgets.text import label, tip

_MOST = 400
_FIELD = 2  # the column that says which field moved, and in which state of a series


@dataclass(frozen=True)
class PastMove:
    """One move of one field as it is shown: when, by whom, from what to what; ``value`` is what it said before,
    ``origin`` the cell that an import took it from, ``state`` which one it brought of a series of dates.
    """

    at: str
    author: str
    title: str
    field: str
    old: str
    new: str
    value: Any
    languages: tuple[Language, ...] = ()
    origin: str = ""
    state: SeriesState | None = None


def past_moves(reader: Reader, uid: str, field: str, language: Language) -> list[PastMove]:
    """The moves of a record, or of one field, latest first."""
    record = reader.get(uid)
    if record is None:
        return []
    record_type = reader.schema.of(record)
    titles = Titles(reader, language)
    steps = reader.history(uid, field or None, _MOST)
    cells = origins_of(reader, uid)
    states = series_states(reader.history(uid, None, _MOST) if field else steps)
    found: list[PastMove] = []
    for step in steps:
        for move in step.moves:
            cell = cells.get((step.change, move.field))
            origin = origin_told(reader, cell, language) if cell is not None else ""
            shown = _told(titles, record_type, step, move, language)
            found.append(replace(shown, origin=origin, state=states.get(step.change)))
    return found


def _told(titles: Titles, record_type: RecordType, step: Step, move: FieldMove, language: Language) -> PastMove:
    declared = record_type.field(move.field)
    if isinstance(declared.type, ParallelText):
        moved = tuple(n for n in declared.type.languages if move.old.in_(n) != move.new.in_(n))
        old, new = (" / ".join(v.in_(n) for n in moved if v.in_(n)) for v in (move.old, move.new))
        return PastMove(step.at, step.author, step.title, move.field, old, new, move.old, moved)
    old, new = (read_with(titles, declared, v, language, record_type) for v in (move.old, move.new))
    return PastMove(step.at, step.author, step.title, move.field, old, new, move.old)


def restored(now: Any, move: PastMove) -> Any:
    """The value that a restore gives a field: of a wording only the languages that moved then."""
    if not isinstance(now, Parallel):
        return move.value
    for language in move.languages:
        now = now.written(language, move.value.in_(language))
    return now


class HistoryDialog(QDialog):
    """A table of moves; the one selected can be taken back."""

    def __init__(self, bench: Bench, record_type: RecordType, uid: str, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._type, self._uid = bench, record_type, uid
        self._moves: list[PastMove] = []
        what = record_type.field(field).label if field else _WHOLE.fill(type=record_type.label)
        self.setWindowTitle(bench.say(_TITLE.fill(what=what)))
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(_TITLE.fill(what=what)), "heading"))
        self.table = QTableWidget(0, 5)
        self.table.setAccessibleName(bench.say(_TITLE.fill(what=what)))
        self.table.setHorizontalHeaderLabels([bench.say(w) for w in _HEADS])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in enumerate((16, 14, 18, 34)):
            self.table.setColumnWidth(column, bench.theme.px(width))
        self.table.itemSelectionChanged.connect(self._selected)
        rows.addWidget(self.table, 1)
        self._full = label("", wrap=True)
        self._full.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows.addWidget(self._full)
        self._empty = label(bench.say(_NOTHING), "muted")
        self._empty.hide()
        rows.addWidget(self._empty)
        ways = WaysOut(self, bench, _RESTORE, self._restore, _CLOSE)
        self.restore = ways.go
        self.restore.setEnabled(False)
        rows.addLayout(ways)
        fit(self, bench.theme.px(112), bench.theme.px(64))
        language = bench.language
        bench.jobs.read(lambda reader: past_moves(reader, uid, field, language), self._show, owner=self)

    def _show(self, moves: list[PastMove]) -> None:
        self._moves = moves
        self._empty.setVisible(not moves)
        self.table.setRowCount(len(moves))
        for row, move in enumerate(moves):
            name = self._bench.say(self._type.field(move.field).label)
            name = self._bench.say(move.state.before(name)) if move.state is not None else name
            for column, text in enumerate((local_time(move.at), move.author, name, move.old, move.new)):
                item = QTableWidgetItem(clip(text, 120) or "—")
                item.setToolTip(tip(clip(text, 600)))
                self.table.setItem(row, column, item)
        if any(move.state is not None for move in moves):
            for column, width in enumerate((30, 23), _FIELD):
                self.table.setColumnWidth(column, self._bench.theme.px(width))
        if moves:
            self.table.selectRow(0)

    def _selected(self) -> None:
        row = self.table.currentRow()
        chosen = 0 <= row < len(self._moves)
        self.restore.setEnabled(chosen and self._bench.writable)
        if chosen:
            move = self._moves[row]
            words = _FULL.fill(title=move.title, old=clip(move.old, 700) or "—", new=clip(move.new, 700) or "—")
            together = self._bench.say(_TOGETHER.fill(state=move.state.words)) if move.state is not None else ""
            self._full.setText("\n".join(filter(None, (self._bench.say(words), together, move.origin))))

    def _restore(self) -> None:
        move, uid = self._moves[self.table.currentRow()], self._uid
        title = self._bench.say(_RESTORED.fill(field=self._type.field(move.field).label, day=move.at[:10]))

        def work(writing: Writing) -> bool:
            record = writing.dossier.reader.get(uid)
            if record is None:
                return False
            value = restored(getattr(record, move.field), move)
            writing.commit(ChangeSet((Update(uid, record.revision, {move.field: value}),), title))
            return True

        self._bench.jobs.write(work, lambda _: self.accept(), owner=self, failed=self._failed)

    def _failed(self, words: Words) -> None:
        self._full.setText(self._bench.say(words))


def local_time(at: str) -> str:
    """A time of the journal in the time of this machine, to the minute."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return at


_TITLE = Words("Historia: {what}", "History: {what}")
_WHOLE = Words("todo el registro ({type})", "the whole record ({type})")
_HEADS = (
    Words("Cuándo", "When"),
    Words("Quién", "Who"),
    Words("Campo", "Field"),
    Words("Antes", "Before"),
    Words("Después", "After"),
)
_NOTHING = Words("Nada ha cambiado desde que se creó.", "Nothing has changed since it was made.")
_FULL = Words("{title}\nAntes: {old}\nDespués: {new}", "{title}\nBefore: {old}\nAfter: {new}")
_TOGETHER = Words(
    "Estado de una serie de fechas ({state}): el envío entero es un solo cambio y se deshace junto.",
    "A state of a series of dates ({state}): the whole import is one change, undone together.",
)
_RESTORE = Words("Volver a lo de antes", "Go back to what it said before")
_CLOSE = Words("Cerrar", "Close")
_RESTORED = Words("{field}: como antes del {day}", "{field}: as before {day}")

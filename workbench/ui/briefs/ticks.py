"""Several records out of many: a list with ticks, narrowed by typing; none ticked means all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QPushButton, QVBoxLayout, QWidget

from workbench.i18n import Language, Words, fold
from workbench.ui.bench import Bench
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.text import Line, label, plain_caption, tip

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_MOST_LINES = 7  # that are seen at once
_AIR = 1.5  # of the height of a letter that a line takes


class Row(NamedTuple):
    """A record that can be ticked: its uid, what it is called, and the words that it is found by."""

    uid: str
    title: str
    words: str


def rows_of(reader: Any, record_type: str, language: Language) -> list[Row]:
    """The records of a type in the order of their titles; read on the reader's lane."""
    schema = reader.schema
    found = [(record, schema.of(record).title_of(record, language)) for record in reader.all(record_type)]
    rows = [Row(r.uid, f"{' '.join(title.split())} ({r.key})", fold(f"{r.key} {title}")) for r, title in found]
    return sorted(rows, key=lambda row: (fold(row.title), row.uid))


class TicksModel(QAbstractListModel):
    """The rows that hold the words that were typed, each with its tick. ``ticked_other``: another choice is made."""

    ticked_other = Signal()

    def __init__(self, height: int) -> None:
        super().__init__()
        self._size = QSize(0, height)  # of a row
        self._rows: Sequence[Row] = ()
        self._shown: list[Row] = []
        self._ticked: frozenset[str] = frozenset()
        self._words: list[str] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Takes the records that there are; a tick on one that is gone goes too."""
        self._rows = rows
        self._filter()
        self._take(self._ticked & {row.uid for row in rows})

    def only(self, words: str) -> None:
        """Leaves the rows that hold every one of the words; ticks stay."""
        self._words = fold(words).split()
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._rows if all(word in row.words for word in self._words)]
        self.endResetModel()

    def tick(self, uids: Sequence[str]) -> None:
        """Ticks these and no others."""
        self._take(frozenset(uids))

    def tick_shown(self) -> None:
        """Ticks all that are seen besides those that are ticked already."""
        self._take(self._ticked | {row.uid for row in self._shown})

    def _take(self, ticked: frozenset[str]) -> None:
        if ticked == self._ticked:
            return
        self._ticked = ticked
        if self._shown:
            ends = self.index(0), self.index(len(self._shown) - 1)
            self.dataChanged.emit(*ends, [int(Qt.ItemDataRole.CheckStateRole)])
        self.ticked_other.emit()

    def ticked(self) -> list[str]:
        """The uids that are ticked, seen or not, in the order of the rows; those of rows that are yet to come last."""
        known = [row.uid for row in self._rows if row.uid in self._ticked]
        return [*known, *sorted(self._ticked.difference(known))]

    def title_of(self, uid: str) -> str:
        """What a record is called; empty while that is not known."""
        return next((row.title for row in self._rows if row.uid == uid), "")

    def first_ticked(self) -> Index:
        """Where the first ticked row stands; nowhere where none is seen."""
        at = next((at for at, row in enumerate(self._shown) if row.uid in self._ticked), -1)
        return self.index(at)

    @property
    def count(self) -> int:
        """How many rows there are, seen or not."""
        return len(self._rows)

    def rowCount(self, parent: Index = _NONE) -> int:
        """The rows that are seen."""
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be ticked."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else usual

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a record is called, and whether it is ticked."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.title)
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._size
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.uid in self._ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Ticks a row, or takes its tick away."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        uid = self._shown[index.row()].uid
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        self._take(self._ticked | {uid} if on else self._ticked - {uid})
        return True


class TicksList(QWidget):
    """``changed`` tells that others are ticked."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._type = ""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(0.5))
        self.finder = Line("")
        self.finder.setProperty("look", "search")
        self.finder.setPlaceholderText(bench.say(_FIND))
        self.finder.setAccessibleName(bench.say(_FIND))
        self._line = round(self.finder.fontMetrics().height() * _AIR)
        self.model = TicksModel(self._line)
        self.model.setParent(self)
        self.finder.textChanged.connect(self._narrow)
        self.finder.returnPressed.connect(self._tick_only_one)
        rows.addWidget(self.finder)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.addWidget(self.list)
        self.told = label("", "muted", wrap=True)
        rows.addWidget(self.told)
        line = Flow(gap=bench.theme.px(0.75))
        self.every = self._link(self.model.tick_shown)
        self.none = self._link(lambda: self.model.tick(()))
        self.none.setText(plain_caption(bench.say(_UNTICK)))
        line.addWidget(self.every)
        line.addWidget(self.none)
        rows.addLayout(line)
        self.setFocusProxy(self.finder)
        self.model.ticked_other.connect(self._show_state)
        self.model.ticked_other.connect(self.changed)
        self._show_state()

    def _link(self, do: Any) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "link")
        button.clicked.connect(lambda: do())
        return button

    def show_type(self, record_type: str) -> None:
        """Offers the records of a type, as they are now."""
        if record_type != self._type:
            self._type = record_type
            self.model.tick(())
        language = self._bench.language
        self.list.setAccessibleName(self._bench.say(self._bench.schema.type(record_type).plural))
        self._bench.jobs.read(
            lambda reader: rows_of(reader, record_type, language), self._know, owner=self, key="brief-subjects"
        )

    def _know(self, rows: list[Row]) -> None:
        self.model.show_rows(rows)
        self._show_state()
        self.list.scrollTo(self.model.first_ticked())

    def tick(self, uids: Sequence[str]) -> None:
        """Ticks these and no others, and shows the first of them."""
        self.model.tick(uids)
        self.list.scrollTo(self.model.first_ticked())

    def ticked(self) -> list[str]:
        """The uids that are ticked; none means all."""
        return self.model.ticked()

    def _narrow(self, words: str) -> None:
        self.model.only(words)
        self._show_state()

    def _tick_only_one(self) -> None:
        """Enter in the field ticks the one that is left."""
        if self.model.rowCount() == 1:
            self.model.tick_shown()

    def _show_state(self) -> None:
        ticked, shown, count = len(self.ticked()), self.model.rowCount(), self.model.count
        words = _SOME.fill(count=ticked, all=count) if ticked else _ALL.fill(count=count)
        self.told.setText(self._bench.say(words if shown else _NO_MATCH if count else _NOTHING))
        self.every.setText(plain_caption(self._bench.say(_TICK.fill(count=shown))))
        self.every.setEnabled(bool(shown))
        self.none.setEnabled(bool(ticked))
        self.list.setFixedHeight(self._line * min(max(shown, 1), _MOST_LINES) + 2 * self.list.frameWidth() + 2)


_FIND = Words("Filtrar por título o clave…", "Filter by title or key…")
_ALL = Words("Sin marcas: todos ({count}).", "Nothing ticked: all of them ({count}).")
_SOME = Words("{count} de {all} {count|marcado|marcados}.", "{count} of {all} ticked.")
_NOTHING = Words("El expediente no tiene ninguno todavía.", "The dossier has none yet.")
_NO_MATCH = Words("Ninguno tiene esas palabras.", "None has those words.")
_TICK = Words("Marcar {count} a la vista", "Tick the {count} shown")
_UNTICK = Words("Quitar las marcas", "Untick all")

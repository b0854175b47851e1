"""The agenda: every date under the month in which it falls; boxes choose whose dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from workbench.domain.when import COMPUTED, MONTHS, show_when
from workbench.i18n import Words
from workbench.tasks.calendar import DATED, Entry, calendar
from workbench.ui.bench import Bench
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label, tip

_UID = int(Qt.ItemDataRole.UserRole)
_TYPE = _UID + 1
_LEAST = 40  # letters of what a date is about that are seen before its kind is
_KINDS = 15  # letters of the column of kinds
_AT_FIRST = ("milestone", "meeting", "commitment", "issue")


class Agenda(QWidget):
    """``chosen`` carries the type and the uid of the record whose date the person went to; ``counted`` tells that a
    date without a record was opened.
    """

    chosen = Signal(str, str)
    counted = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._wanted = ""
        self._entries: Sequence[Entry] = ()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._choices())
        self.model = QStandardItemModel(0, 3, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(bench.say(AGENDA))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        self.table.selectionModel().currentRowChanged.connect(self._went)
        self.table.activated.connect(self._activated)
        rows.addWidget(self.table, 1)
        self._none = label(bench.say(_NOTHING), "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.hide()
        rows.addWidget(self._none, 1)
        self._slanted = QFont(self.font())
        self._slanted.setItalic(True)
        self._settle = Settling(bench, self, self.ask)

    def _choices(self) -> QVBoxLayout:
        bench = self._bench
        both = QVBoxLayout()
        gap = bench.theme.px(1)
        both.setContentsMargins(gap, gap, gap, gap // 2)
        row = Flow(gap=gap)
        self.boxes: dict[str, QCheckBox] = {}
        for name in dict.fromkeys(t for t, _ in DATED):
            box = QCheckBox(bench.say(bench.schema.type(name).plural))
            box.setChecked(name in _AT_FIRST)
            box.clicked.connect(lambda _: self.ask())
            self.boxes[name] = box
            row.addWidget(box)
        both.addLayout(row)
        self.past = QCheckBox(bench.say(_PAST))
        self.past.clicked.connect(lambda _: self.ask())
        both.addWidget(self.past)
        return both

    @property
    def has_chosen(self) -> bool:
        """Whether a date is marked."""
        return bool(self._wanted)

    def choose(self, uid: str) -> None:
        """Marks a record, without telling that the person went to it."""
        self._wanted = uid

    def ask(self) -> None:
        """Asks for the dates."""
        types, language = [name for name, box in self.boxes.items() if box.isChecked()], self._bench.language
        today = date.today()
        self._bench.jobs.read(
            lambda reader: calendar(reader, types, language, today), self._show, owner=self, key="agenda"
        )

    def _show(self, entries: list[Entry]) -> None:
        today = date.today()
        past = self.past.isChecked()
        shown = [e for e in entries if past or e.when.last() >= today]
        first_time = not self._entries
        self._entries = shown
        self._none.setVisible(not shown)
        self.table.setVisible(bool(shown))
        at = self.table.verticalScrollBar().value()
        self.table.selectionModel().blockSignals(True)
        self.model.clear()
        self.model.setHorizontalHeaderLabels([self._bench.say(w) for w in (_WHEN, _WHAT, _KIND)])
        month, ahead, wanted = (0, 0), -1, -1
        for entry in shown:
            first = entry.when.first() if past else max(entry.when.first(), today)
            if (first.year, first.month) != month:
                month = (first.year, first.month)
                self._month(*month)
            self._entry(entry)
            row = self.model.rowCount() - 1
            ahead = row if ahead < 0 and entry.when.last() >= today else ahead
            wanted = row if entry.uid and entry.uid == self._wanted else wanted
        self._fit()
        if wanted >= 0:
            self.table.selectRow(wanted)
        self.table.selectionModel().blockSignals(False)
        if wanted < 0 and past and first_time and ahead >= 0:
            self.table.scrollTo(self.model.index(ahead, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        elif wanted < 0:
            self.table.verticalScrollBar().setValue(at)

    def _fit(self) -> None:
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        unit = self.fontMetrics().averageCharWidth()
        large = self._bench.theme.is_large
        self.table.setColumnWidth(0, unit * (13 if large else 22))
        self.table.setColumnWidth(2, unit * _KINDS)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What it is about has the room; the kind stands beside it only where enough is left."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        unit = self.fontMetrics().averageCharWidth()
        left = self.width() - self.table.columnWidth(0) - unit * _KINDS
        self.table.setColumnHidden(2, self._bench.theme.is_large or left < unit * _LEAST)

    def _month(self, year: int, month: int) -> None:
        text = f"{self._bench.say(MONTHS[month - 1])} {year}"
        item = QStandardItem(text[0].upper() + text[1:])
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(self._bench.theme.accent))
        self.model.appendRow([item])
        self.table.setSpan(self.model.rowCount() - 1, 0, 1, 3)

    def _entry(self, entry: Entry) -> None:
        bench = self._bench
        record_type = bench.schema.type(entry.type)
        when = show_when(entry.when, bench.language)
        declared = record_type.by_name.get(entry.field)
        by = f"{bench.say(declared.label)}: {when}" if declared is not None else when
        short = entry.when.iso() if bench.theme.is_large else when
        title, kind = entry.title, bench.say(record_type.label)
        if entry.is_computed:
            computed = bench.say(COMPUTED)
            by, title = f"{by} ({computed})", f"({computed}) {title}"  # the column of kinds may be hidden
        told = "\n".join(filter(None, (by, bench.say(entry.how), entry.title)))
        cells = [QStandardItem(short), QStandardItem(title), QStandardItem(kind)]
        for cell in cells:
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            cell.setToolTip(tip(told))
            if entry.is_computed:
                cell.setFont(self._slanted)
            if entry.when.last() < date.today():
                cell.setForeground(QColor(bench.theme.muted))
        cells[0].setData(entry.uid, _UID)
        cells[0].setData(entry.type, _TYPE)
        self.model.appendRow(cells)

    def _went(self, current: QModelIndex, _: QModelIndex) -> None:
        first = self.model.item(current.row(), 0) if current.isValid() else None
        uid = first.data(_UID) if first is not None else None
        if first is not None and uid:
            self._wanted = uid
            self.chosen.emit(first.data(_TYPE), uid)

    def _activated(self, index: QModelIndex) -> None:
        first = self.model.item(index.row(), 0)
        if first is not None and first.data(_TYPE) and not first.data(_UID):
            self.counted.emit()


AGENDA = Words("Agenda", "Agenda")
_WHEN = Words("Cuándo", "When")
_WHAT = Words("Qué", "What")
_KIND = Words("Tipo", "Type")
_PAST = Words("También lo pasado", "Past dates too")
_NOTHING = Words(
    "No hay fechas por venir. Marque «También lo pasado», o dé fecha a un hito, una reunión o un compromiso.",
    "No dates lie ahead. Tick “Past dates too”, or give a milestone, a meeting or a commitment a date.",
)

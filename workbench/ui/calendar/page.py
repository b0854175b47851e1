"""The calendar: every date by month, from today on or back to the beginning, with the form of the record chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.change import Effect
from workbench.domain.when import MONTHS, show_when
from workbench.i18n import Words
from workbench.tasks.calendar import DATED, Entry, calendar
from workbench.ui.bench import Bench
from workbench.ui.forms.record_form import RecordForm
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.text import label, tip

_UID = int(Qt.ItemDataRole.UserRole)
_TYPE = _UID + 1


class CalendarPage(Page):
    """A table of dates under the months in which they fall; boxes choose whose dates."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._forms: dict[str, RecordForm] = {}
        self._wanted = ""
        self._entries: Sequence[Entry] = ()
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._choices())
        self.model = QStandardItemModel(0, 3, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(bench.say(_CALENDAR))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        self.table.selectionModel().currentRowChanged.connect(self._went)
        rows.addWidget(self.table, 1)
        self._none = label(bench.say(_NOTHING), "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.hide()
        rows.addWidget(self._none, 1)
        left.setMinimumWidth(320)
        self._shown = QStackedWidget()
        self._shown.setMinimumWidth(360)
        hint = label(bench.say(_CHOOSE), "muted", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.addWidget(hint)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._shown)
        split.setStretchFactor(0, 6)
        split.setStretchFactor(1, 6)
        split.setSizes([520, 520])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(50)
        self._settle.timeout.connect(self.ask)
        bench.jobs.committed.connect(self._committed)

    def _choices(self) -> QVBoxLayout:
        bench = self._bench
        both = QVBoxLayout()
        gap = bench.theme.px(1)
        both.setContentsMargins(gap, gap, gap, gap // 2)
        row = Flow(gap=gap)
        self._boxes: dict[str, QCheckBox] = {}
        for name in dict.fromkeys(t for t, _ in DATED):
            box = QCheckBox(bench.say(bench.schema.type(name).plural))
            box.setChecked(name in ("milestone", "meeting", "commitment", "issue"))
            box.clicked.connect(self._draw_later)
            self._boxes[name] = box
            row.addWidget(box)
        both.addLayout(row)
        self.past = QCheckBox(bench.say(_PAST))
        self.past.clicked.connect(self._draw_later)
        both.addWidget(self.past)
        return both

    def visit(self, place: Place) -> None:
        if place.uid:
            self._wanted = place.uid
            self._open(place.type, place.uid)
        self.ask()

    def _committed(self, effect: Effect) -> None:
        if self.isVisible():
            self._settle.start()

    def _draw_later(self) -> None:
        self.ask()

    def ask(self) -> None:
        """Asks for the dates."""
        types, language = [name for name, box in self._boxes.items() if box.isChecked()], self._bench.language
        self._bench.jobs.read(lambda reader: calendar(reader, types, language), self._show, owner=self, key="calendar")

    def _show(self, entries: list[Entry]) -> None:
        today = date.today()
        shown = [e for e in entries if self.past.isChecked() or e.when.last() >= today]
        self._none.setVisible(not shown)
        self.table.setVisible(bool(shown))
        at = self.table.verticalScrollBar().value()
        self.model.clear()
        self.model.setHorizontalHeaderLabels([self._bench.say(w) for w in (_WHEN, _WHAT, _KIND)])
        month, first_ahead, wanted = (0, 0), -1, -1
        for entry in shown:
            day = entry.when.first()
            if (day.year, day.month) != month and not (day < today and not self.past.isChecked() and month != (0, 0)):
                month = (day.year, day.month)
                self._month(*month)
            self._entry(entry)
            row = self.model.rowCount() - 1
            if first_ahead < 0 and entry.when.last() >= today:
                first_ahead = row
            if entry.uid == self._wanted:
                wanted = row
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        unit = self.fontMetrics().averageCharWidth()
        self.table.setColumnWidth(0, unit * 22)
        self.table.setColumnWidth(2, unit * 16)
        if wanted >= 0:
            self.table.selectionModel().blockSignals(True)
            self.table.selectRow(wanted)
            self.table.selectionModel().blockSignals(False)
        elif self.past.isChecked() and first_ahead >= 0 and not self._entries:
            self.table.scrollTo(self.model.index(first_ahead, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.table.verticalScrollBar().setValue(at)
        self._entries = shown

    def _month(self, year: int, month: int) -> None:
        text = f"{self._bench.say(MONTHS[month - 1])} {year}"
        item = QStandardItem(text[0].upper() + text[1:])
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(self._bench.theme.accent))
        self.model.appendRow([item])
        self.table.setSpan(self.model.rowCount() - 1, 0, 1, 3)

    def _entry(self, entry: Entry) -> None:
        bench = self._bench
        record_type = bench.schema.type(entry.type)
        late = entry.when.last() < date.today()
        kind = bench.say(record_type.label)
        by = bench.say(record_type.field(entry.field).label)
        cells = [QStandardItem(show_when(entry.when, bench.language)), QStandardItem(entry.title), QStandardItem(kind)]
        for cell in cells:
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            cell.setToolTip(tip(f"{by}: {cells[0].text()}\n{entry.title}"))
            if late:
                cell.setForeground(QColor(bench.theme.muted))
        cells[0].setData(entry.uid, _UID)
        cells[0].setData(entry.type, _TYPE)
        self.model.appendRow(cells)

    def _went(self, current: QModelIndex, _: QModelIndex) -> None:
        first = self.model.item(current.row(), 0) if current.isValid() else None
        uid = first.data(_UID) if first is not None else None
        if first is not None and uid:
            self._wanted = uid
            self._open(first.data(_TYPE), uid)
            self.moved.emit(Place("calendar", first.data(_TYPE), uid))

    def _open(self, record_type: str, uid: str) -> None:
        name = record_type or "milestone"
        if name not in self._forms:
            form = RecordForm(self._bench, self._bench.schema.type(name))
            form.removed.connect(lambda _: self._shown.setCurrentIndex(0))
            self._forms[name] = form
            self._shown.addWidget(form)
        self._forms[name].open(uid)
        self._shown.setCurrentWidget(self._forms[name])

    def flush(self) -> None:
        for form in self._forms.values():
            form.flush()

    def focus(self) -> None:
        self.table.setFocus()

    def panes(self) -> list[QWidget]:
        form = self._shown.currentWidget()
        return [self.table, next(iter(form.rows.values())).editor] if isinstance(form, RecordForm) else [self.table]

    def current_uid(self) -> str:
        form = self._shown.currentWidget()
        return form.uid if isinstance(form, RecordForm) else ""


_CALENDAR = Words("Calendario", "Calendar")
_WHEN = Words("Cuándo", "When")
_WHAT = Words("Qué", "What")
_KIND = Words("Tipo", "Type")
_PAST = Words("También lo pasado", "The past too")
_CHOOSE = Words("Elija una fecha para ver su registro.", "Choose a date to see its record.")
_NOTHING = Words(
    "No hay fechas por venir. Marque «También lo pasado», o dé fecha a un hito, una reunión o un compromiso.",
    "No dates lie ahead. Tick “The past too”, or give a milestone, a meeting or a commitment a date.",
)

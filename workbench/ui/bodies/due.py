"""The table of meetings due: each body with its figures and its line of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.assessing.due_words import beside_told, counts_told, rests_on, why_no_figure
from workbench.assessing.line_of_time import Line
from workbench.assessing.meetings_due import STATES
from workbench.assessing.periods import COUNTINGS, Counting
from workbench.domain.types import Provisions
from workbench.i18n import Words
from workbench.tasks.book_due import due_book
from workbench.tasks.meetings import lines_of_time
from workbench.ui.bench import Bench
from workbench.ui.bodies.line_of_time import LineOfTime
from workbench.ui.bodies.years import Years
from workbench.ui.books import Made, book_button
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label, tip

_UID = int(Qt.ItemDataRole.UserRole)
LINE = _UID + 1  # the role that holds a body's line of time
RESTS = _UID + 2  # and what stands below it, where the text is too large for a column of its own
_NUMBERS = 3


class MeetingsDue(QWidget):
    """A body opens by a double click or Enter, a meeting by its point on the line.

    ``opened`` carries the uid of a body whose history is asked for.
    """

    opened = Signal(str)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._choices())
        self.model = QStandardItemModel(0, len(_HEADS), self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(bench.say(DUE))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setMouseTracking(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2.4))
        self.table.activated.connect(self._open)
        self.line = LineOfTime(bench.theme, self.table, LINE, RESTS)
        self.line.opened.connect(lambda uid: visit(bench, uid))
        self.table.setItemDelegateForColumn(len(_HEADS) - 1, self.line)
        self.years = Years(bench.theme, self.table, len(_HEADS) - 1)
        rows.addWidget(self.table, 1)
        self.legend = label(bench.say(_LEGEND), "muted", self, wrap=True)
        gap = bench.theme.px(1)
        self.legend.setContentsMargins(gap, gap // 2, gap, gap)
        self.legend.setVisible(not bench.theme.is_large)  # its room is that of two bodies then
        rows.addWidget(self.legend)
        self._settle = Settling(bench, self, self.ask)

    def _choices(self) -> Flow:
        bench = self._bench
        gap = bench.theme.px(1)
        row = Flow(gap=gap)
        row.setContentsMargins(gap, gap, gap, gap // 2)
        as_of = label(bench.say(_AS_OF), "label")
        as_of.setMinimumHeight(round(self.fontMetrics().height() * 1.6))
        row.addWidget(as_of)
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMinimumDate(QDate(2020, 7, 1))
        self.day.setAccessibleName(bench.say(_AS_OF))
        self.day.dateChanged.connect(lambda _: self._settle.start())
        row.addWidget(self.day)
        self.counting = QComboBox()
        self.counting.setAccessibleName(bench.say(_COUNTED))
        for key in COUNTINGS:
            self.counting.addItem(bench.say(_WAYS[key]), key)
        self.counting.currentIndexChanged.connect(lambda _: self.ask())
        row.addWidget(self.counting)
        self.own = QCheckBox(bench.say(_OWN_FILE))
        self.own.clicked.connect(lambda _: self.ask())
        row.addWidget(self.own)
        self.read = QCheckBox(bench.say(_READ_ONLY))
        self.read.clicked.connect(lambda _: self.ask())
        row.addWidget(self.read)
        self.book = book_button(bench, self, DUE, self._made)
        row.addWidget(self.book)
        self.explain = QPushButton(bench.say(_EXPLAIN), self)
        self.explain.setCheckable(True)
        self.explain.setVisible(bench.theme.is_large)
        self.explain.toggled.connect(lambda on: self.legend.setVisible(on))
        row.addWidget(self.explain)
        return row

    def _chosen(self) -> tuple[date, Counting]:
        """The day to count to, and the way of counting."""
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day()), self.counting.currentData()

    def _made(self) -> Made:
        day, counting = self._chosen()
        return lambda reader, language: due_book(reader, day, counting, language)

    def ask(self) -> None:
        """Asks for what the bodies owe."""
        day, counting = self._chosen()
        language, own = self._bench.language, self.own.isChecked()
        self._bench.jobs.read(
            lambda reader: lines_of_time(reader, day, counting, language, own_file=own),
            self._show,
            owner=self,
            key="meetings-due",
        )

    def _show(self, lines: Sequence[Line]) -> None:
        at = self.table.verticalScrollBar().value()
        chosen = self._uid(self.table.currentIndex())
        self.model.clear()
        self._head(lines)
        shown = [line for line in lines if not self.read.isChecked() or line.is_read]
        for line in shown:
            self._body(line)
        self._fit()
        row = next((n for n, line in enumerate(shown) if line.owed.body.uid == chosen), 0)
        self.table.setCurrentIndex(self.model.index(row, 0))
        self.table.verticalScrollBar().setValue(at)

    def _head(self, lines: Sequence[Line]) -> None:
        """The heads of the columns; over the lines stand the years, and words for who hears them."""
        last, says = len(_HEADS) - 1, self._bench.say
        heads = [says(words) for words in _HEADS]
        self.model.setHorizontalHeaderLabels([*heads[:-1], ""] if lines else heads)
        if lines:
            runs = says(_RUNS.fill(line=_HEADS[-1], since=lines[0].since.year, until=lines[0].until.year))
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                self.model.setHeaderData(last, Qt.Orientation.Horizontal, runs, role)
            self.years.show(lines[0].since, lines[0].until)

    def _body(self, line: Line) -> None:
        language, owed, count = self._bench.language, line.owed, line.count
        figures = (
            [str(n) for n in (count.due, count.held, count.no_record)] if owed.duty else ["–", str(count.meetings), "–"]
        )
        figures[1] += f" (+{count.running})" if count.running else ""
        rests = rests_on(owed).in_(language)
        words = [line.title, *figures, rests, ""]
        cells = [QStandardItem(text) for text in words]
        told = self._told(line)
        for at, cell in enumerate(cells):
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            cell.setToolTip(tip(told))
            if not line.is_read:
                cell.setForeground(QColor(self._bench.theme.muted))
            if 0 < at <= _NUMBERS:
                cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cells[0].setData(owed.body.uid, _UID)
        cells[-1].setData(line, LINE)
        cells[-1].setData(rests if self._bench.theme.is_large else "", RESTS)
        cells[-1].setAccessibleText(told)
        self.model.appendRow(cells)

    def _told(self, line: Line) -> str:
        """A body's line of time in words."""
        bench, owed = self._bench, line.owed
        provision = Provisions().show(owed.article or owed.body.provisions, bench.language)
        lines = [f"{line.title} ({provision})" if provision else line.title]
        lines += [owed.words.in_(bench.language)] if owed.words.in_(bench.language) else []
        if owed.duty is None:
            lines.append(bench.say(why_no_figure(owed)))
        else:
            lines.append(f"{bench.say(counts_told(line.count))} ({bench.say(rests_on(owed)).lower()})")
        for slot in line.count.slots:
            days = f"{slot.period.first.isoformat()} – {slot.period.last.isoformat()}"
            lines.append(f"{days}: {bench.say(STATES[slot.state])}")
        lines += [bench.say(told) for told, _ in beside_told(owed)]
        return "\n".join(lines)

    def _fit(self) -> None:
        unit = self.fontMetrics().averageCharWidth()
        header = self.table.horizontalHeader()
        large = self._bench.theme.is_large
        header.setSectionResizeMode(len(_HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, unit * (22 if large else 36))
        for at in range(1, _NUMBERS + 1):
            self.table.setColumnWidth(at, max(header.sectionSizeHint(at), unit * 8))
        self.table.setColumnWidth(_NUMBERS + 1, unit * 24)
        self.table.setColumnHidden(_NUMBERS + 1, large)

    def _uid(self, index: QModelIndex) -> str:
        first = self.model.item(index.row(), 0) if index.isValid() else None
        return str(first.data(_UID)) if first is not None else ""

    def _open(self, index: QModelIndex) -> None:
        if uid := self._uid(index):
            self.opened.emit(uid)


DUE = Words("Periodicidad", "Meetings due")
_AS_OF = Words("Al", "As of")
_COUNTED = Words("Cómo se cuenta", "How it is counted")
_WAYS: dict[Counting, Words] = {
    "treaty": Words("Años del tratado", "Treaty years"),
    "calendar": Words("Años calendario", "Calendar years"),
    "since": Words("Desde la última reunión", "Since the last meeting"),
}
_OWN_FILE = Words("Con el expediente propio", "With our own file")
_READ_ONLY = Words("Sólo lo que se leyó", "Only what was read")
_HEADS = (
    Words("Órgano", "Body"),
    Words("Previstas", "Due"),
    Words("Celebradas", "Held"),
    Words("Sin registro", "No record"),
    Words("Se basa en", "Rests on"),
    Words("Línea de tiempo", "Line of time"),
)
_RUNS = Words("{line}, {since} a {until}", "{line}, {since} to {until}")
_EXPLAIN = Words("Cómo se lee", "How to read it")
_LEGEND = Words(
    "Lleno: celebrada. Rayado: la fecha cabe en varios periodos. Hueco: sin registro público, que no significa que no "
    "se reunieran. Tachado: omitida por acuerdo. Punteado: aún abierto. Un punto es una reunión y la abre; una marca "
    "abajo es un indicio, que no se cuenta. Raya fina: 1 de enero. Entre paréntesis: "
    "reuniones del periodo en curso.",
    "Filled: held. Hatched: the date fits several periods. Hollow: no public record, which does not mean that they did "
    "not meet. Crossed: waived by decision. Dotted: still open. A point is a meeting and opens it; a mark below is "
    "evidence, which is not counted. Thin line: 1 January. In parentheses: meetings of the period under "
    "way.",
)

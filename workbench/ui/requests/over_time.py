"""Requests over time as a table: all of them, then by what they share; each number opens its requests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDateEdit, QHeaderView, QTableView, QVBoxLayout, QWidget

from workbench.assessing.requests_over_time import BY, By, Counts
from workbench.assessing.verification import MARK
from workbench.domain.query import OneOf
from workbench.domain.records import REQUEST
from workbench.gathering.requests import Claim, Counted, counted
from workbench.gathering.requests_told import BY_NAMES, CLAIMS, COUNT, NO_GROUP, STATE_NAMES, UNDATED
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.places import Place
from workbench.ui.requests.course import Course, CourseDelegate
from workbench.ui.screens import home_of
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label, tip

_GOAL = int(Qt.ItemDataRole.UserRole)
COURSE = _GOAL + 1  # the role that holds what a cell paints
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_DAYS_TOLD = 12


class OverTime(QWidget):
    """Enter or a double click on a number lists its requests; on what somebody claims, opens the figure."""

    def __init__(self, bench: Bench, by: By = "from") -> None:
        super().__init__()
        self._bench = bench
        self.found: Counted | None = None
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._choices(by))
        self.told = label("", wrap=True)
        self.told.setContentsMargins(gap, 0, gap, gap // 2)
        rows.addWidget(self.told)
        self.model = QStandardItemModel(0, len(_HEADS), self)
        self.table = self._table()
        rows.addWidget(self.table, 1)
        legend = label(bench.say(_LEGEND), "muted", wrap=True)
        legend.setContentsMargins(gap, gap // 2, gap, gap)
        rows.addWidget(legend)
        self._settle = Settling(bench, self, self.ask)

    def _choices(self, by: By) -> Flow:
        bench, gap = self._bench, self._bench.theme.px(1)
        row = Flow(gap=gap)
        row.setContentsMargins(gap, gap, gap, gap // 2)
        as_of = label(bench.say(_AS_OF), "label")
        as_of.setMinimumHeight(round(self.fontMetrics().height() * 1.6))
        row.addWidget(as_of)
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(bench.say(_AS_OF))
        self.day.dateChanged.connect(lambda _: self._settle.start())
        row.addWidget(self.day)
        self.by = QComboBox()
        self.by.setAccessibleName(bench.say(_GROUPED))
        for key in BY:
            self.by.addItem(bench.say(BY_NAMES[key]), key)
        self.by.setCurrentIndex(BY.index(by))
        self.by.currentIndexChanged.connect(lambda _: self.ask())
        row.addWidget(self.by)
        return row

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self._bench.say(OVER_TIME))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 3.2))
        table.setItemDelegateForColumn(len(_HEADS) - 1, CourseDelegate(self._bench.theme, table, COURSE))
        table.activated.connect(self._open)
        return table

    def grouped_by(self) -> By:
        """What the requests are grouped by."""
        return BY[self.by.currentIndex()]

    def ask(self) -> None:
        """Asks for the counts, which is long work in a large dossier."""
        chosen, by, language = self.day.date(), self.grouped_by(), self._bench.language
        day = date(chosen.year(), chosen.month(), chosen.day())

        def find(reading: Reading) -> Counted:
            return counted(reading.dossier.reader, by, day, language)

        self._bench.jobs.long(find, self._show, owner=self, key="requests-over-time")

    # ---- showing

    def _show(self, found: Counted) -> None:
        bench, self.found = self._bench, found
        self.model.clear()
        self.model.setHorizontalHeaderLabels([bench.say(words) for words in self._heads(found)])
        every = self._row(bench.say(_ALL), found, found.now, found.points)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        every[0].setFont(strong)
        for group in found.groups:
            self._row(group.name or bench.say(NO_GROUP[self.grouped_by()]), found, group.now, group.points)
        for claim in found.claims:
            self._claim(claim)
        told = [self._count(found.now)] + ([bench.say(UNDATED.fill(count=len(found.undated)))] if found.undated else [])
        self.told.setText(". ".join(told))
        self._fit()
        self.table.setCurrentIndex(self.model.index(0, 0))

    def _heads(self, found: Counted) -> tuple[Words, ...]:
        since = found.points[0][0] if found.points else found.day
        return (*_HEADS[:-1], _RUNS.fill(since=since.isoformat(), until=found.day.isoformat()))

    def _count(self, counts: Counts) -> str:
        numbers = {"open": counts.open, "answered": counts.answered, "closed": counts.closed}
        filled = COUNT.fill(pending=len(counts.pending), **{name: len(uids) for name, uids in numbers.items()})
        return self._bench.say(filled)

    def _row(
        self, name: str, found: Counted, now: Counts, points: Sequence[tuple[date, Counts]]
    ) -> list[QStandardItem]:
        cells = [QStandardItem(clip(name, 80))]
        states = zip(STATE_NAMES.values(), (now.open, now.answered, now.closed), strict=True)
        for words, uids in ((_PENDING, now.pending), *states):
            cell = QStandardItem(f"{len(uids):,}")
            cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            cell.setData(OneOf(uids, f"{clip(name, 50)} · {self._bench.say(words)}") if uids else None, _GOAL)
            cells.append(cell)
        told = "\n".join(f"{day.isoformat()}: {self._count(counts)}" for day, counts in points[-_DAYS_TOLD:])
        course = QStandardItem()
        course.setAccessibleText(told)
        if points:
            course.setData(Course(points, found.points[0][0], found.day, len(found.now.all)), COURSE)
        course.setToolTip(tip(told))
        cells.append(course)
        for cell in cells:
            cell.setFlags(_SHOWN)
        self.model.appendRow(cells)
        return cells

    def _claim(self, claim: Claim) -> None:
        mark = "" if claim.verified else self._bench.say(MARK)
        told = " ".join(filter(None, (" · ".join(filter(None, (claim.value, claim.period))), mark)))
        cells = [QStandardItem(text) for text in (clip(claim.title, 80), "", "", "", "", told)]
        slanted = QFont(self.font())
        slanted.setItalic(True)
        for cell in cells:
            cell.setFlags(_SHOWN)
            cell.setFont(slanted)
            cell.setData(claim.uid, _GOAL)
            cell.setToolTip(tip(f"{self._bench.say(CLAIMS)}: {claim.title}\n{told}"))
        self.model.appendRow(cells)

    def _fit(self) -> None:
        unit, header = self.fontMetrics().averageCharWidth(), self.table.horizontalHeader()
        large = self._bench.theme.is_large
        header.setSectionResizeMode(len(_HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, unit * (18 if large else 30))
        for at in range(1, len(_HEADS) - 1):
            self.table.setColumnWidth(at, max(header.sectionSizeHint(at), unit * 8))
            self.table.setColumnHidden(at, large and at > 1)  # the words above tell them

    # ---- going

    def _open(self, index: QModelIndex) -> None:
        goal = index.data(_GOAL)
        if isinstance(goal, OneOf):
            self._bench.go(Place(home_of(REQUEST.name).key, REQUEST.name, condition=goal))
        elif goal:
            visit(self._bench, str(goal))


OVER_TIME = Words("En el tiempo", "Over time")
_AS_OF = Words("Al", "As of")
_GROUPED = Words("Agrupadas", "Grouped")
_ALL = Words("Todas las solicitudes", "All requests")
_PENDING = Words("Sobre la mesa", "On the table")
_HEADS = (
    Words("Solicitudes", "Requests"),
    _PENDING,
    Words("Abiertas", "Open"),
    Words("Contestadas", "Answered"),
    Words("Cerradas", "Closed"),
    OVER_TIME,
)
_RUNS = Words("En el tiempo, {since} a {until}", "Over time, {since} to {until}")
_LEGEND = Words(
    "Lleno: abiertas. Rayado: contestadas, sin cerrar. Hueco: cerradas. Un número abre sus solicitudes. En cursiva: lo "
    "que otros afirman, que no se cuenta.",
    "Filled: open. Hatched: answered, not closed. Hollow: closed. A number opens its requests. Slanted: what others "
    "claim, which is not counted.",
)

"""The review cycles: each joint review with what is due before and after it, who has confirmed, and its issues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from workbench.assessing.cycles import INTERPRETATION, Cycle, Dated
from workbench.assessing.verification import MARK
from workbench.domain.query import Between
from workbench.domain.records import ISSUE
from workbench.domain.when import COMPUTED, When, show_when
from workbench.gathering.cycles_told import TERM_END, counted, review_title
from workbench.i18n import Words
from workbench.tasks.cycles import (
    ADDED_UP,
    EXTENDED,
    IF_ALL,
    ISSUES,
    MOVED,
    NOT_KNOWN,
    READING,
    SINCE_ALL,
    Cycles,
    cycles,
    heard_told,
    left_told,
    moved_on,
    sides,
)
from workbench.ui.bench import Bench
from workbench.ui.calendar.closing import CLOSE, RollOverDialog
from workbench.ui.calendar.confirming import CONFIRM, ConfirmDialog
from workbench.ui.calendar.saving import SAVE, CalendarDialog
from workbench.ui.desks import Writing
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label, tip

_UID = int(Qt.ItemDataRole.UserRole)
_YEAR = _UID + 1
_TOLD = _YEAR + 1
_LINES = 3  # of what is told of a date, so that the tree stays as tall
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class CyclesView(QWidget):
    """A tree: a branch a cycle, a line a date. Enter opens the record of a date, or the issues of a cycle."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.found: Cycles | None = None
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(gap, gap, gap, gap)
        head.setSpacing(gap)
        self.next = label("", wrap=True)
        head.addWidget(self.next)
        self.bar = MessageBar(bench)
        head.addWidget(self.bar)
        head.addLayout(self._acts(gap))
        rows.addLayout(head)
        self.model = QStandardItemModel(0, len(_HEADS), self)
        self.tree = SharingTree((0.38, 0.22, 0.13, 0.27) if not bench.theme.is_large else (0.46, 0.54))
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(bench.say(CYCLES))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.activated.connect(self._activate)
        self.tree.selectionModel().currentChanged.connect(lambda index, _: self._tell(index))
        rows.addWidget(self.tree, 1)
        self.told = label("", wrap=True)
        self.told.setContentsMargins(gap, gap, gap, gap)
        rows.addWidget(self.told)
        self._settle = Settling(bench, self, self.ask)

    def _acts(self, gap: int) -> Flow:
        row = Flow(gap=gap)
        self.close_cycle = QPushButton(self._bench.say(CLOSE))
        self.close_cycle.setEnabled(False)
        self.close_cycle.clicked.connect(lambda _: RollOverDialog(self._bench, self.window()).open())
        self.save = QPushButton(self._bench.say(SAVE))
        self.save.clicked.connect(lambda _: CalendarDialog(self._bench, self.window()).open())
        self.confirm = QPushButton(self._bench.say(CONFIRM))
        self.confirm.setEnabled(False)
        self.confirm.clicked.connect(lambda _: ConfirmDialog(self._bench, self.window()).open())
        row.addWidget(self.confirm)
        row.addWidget(self.close_cycle)
        row.addWidget(self.save)
        return row

    def ask(self) -> None:
        """Asks for the cycles as of today."""
        language, today = self._bench.language, date.today()
        self._bench.jobs.read(lambda reader: cycles(reader, today, language), self._show, owner=self, key="cycles")

    def current_uid(self) -> str:
        """The record whose date the person is at; empty for none."""
        return str(self.tree.currentIndex().siblingAtColumn(0).data(_UID) or "")

    # ---- showing

    def _show(self, found: Cycles) -> None:
        first_time = self.found is None
        opened = {self.model.item(row, 0).data(_YEAR) for row in range(self.model.rowCount()) if self._is_open(row)}
        at = self._row_at(self.tree.currentIndex())
        self.found = found
        self.close_cycle.setEnabled(self._bench.writable)
        self.confirm.setEnabled(self._bench.writable)
        coming = found.series.next
        if first_time:
            opened = {c.year for c in found.series.cycles if c is coming or c.is_past(found.series.as_of)}
        self.model.clear()
        self.model.setHorizontalHeaderLabels([self._bench.say(words) for words in _HEADS])
        for cycle in found.series.cycles:
            self.model.appendRow(self._cycle(cycle, found))
        self._end(found)
        for row in range(self.model.rowCount()):
            branch = self.model.item(row, 0)
            for inner in range(branch.rowCount()):
                if branch.child(inner, 1) is None:
                    self.tree.setFirstColumnSpanned(inner, branch.index(), True)
                self._span(branch.child(inner, 0))
            year = branch.data(_YEAR)
            self.tree.setExpanded(branch.index(), year in opened or (first_time and not year))
        for column in (2, 3):
            self.tree.setColumnHidden(column, self._bench.theme.is_large)
        self.tree.share()
        self.tree.setCurrentIndex(self._index_at(at or self._coming_at(found)))
        self.next.setText(self._next_told(found))
        if found.series.moved and self._bench.writable:
            words = _KEPT.fill(moved=MOVED.fill(count=len(found.series.moved)))
            self.bar.tell(words, ((_BRING_ON, self._bring_on),))
        else:
            self.bar.hide()

    def _span(self, side: QStandardItem) -> None:
        """Shows the records under a line, in the whole width."""
        for row in range(side.rowCount()):
            self.tree.setFirstColumnSpanned(row, side.index(), True)
        self.tree.setExpanded(side.index(), side.hasChildren())

    def _bring_on(self) -> None:
        """Writes the dates that have moved into the records that keep them."""
        language, today = self._bench.language, date.today()

        def work(writing: Writing) -> None:
            writing.commit(moved_on(writing.dossier.reader, today, language))

        self._bench.jobs.write(work, owner=self)

    def _next_told(self, found: Cycles) -> str:
        """The next date, and the next review."""
        bench, series = self._bench, found.series
        told: list[str] = []
        nearest = series.next_date()
        if nearest is not None:
            told.append(bench.say(_NEXT.fill(what=nearest.rule.words, day=self._day(nearest.when))))
            told[-1] += f" · {bench.say(left_told(nearest.when, series.as_of))}"
        if series.extended is not None:
            told.append(bench.say(EXTENDED.fill(year=series.extended.year)))
        if series.added_up:
            told.append(bench.say(ADDED_UP))
        return "\n".join(told)

    def _cycle(self, cycle: Cycle, found: Cycles) -> list[QStandardItem]:
        bench, series = self._bench, found.series
        left = bench.say(left_told(cycle.when, series.as_of))
        cells = self._cells(review_title(cycle), cycle.when, left, "", cycle.uid)
        cells[0].setData(cycle.year, _YEAR)
        strong = QFont(cells[0].font())
        strong.setWeight(QFont.Weight.DemiBold)
        cells[0].setFont(strong)
        for side in self._sides(cycle, found):
            cells[0].appendRow(side)
        for dated in cycle.dates:
            cells[0].appendRow(self._dated(dated, cycle, found))
        if found.all.get(cycle.year):
            count, open_ = found.all[cycle.year], found.open[cycle.year]
            issues = self._item(bench.say(ISSUES.fill(count=count, open=open_)))
            issues.setData(cycle.year, _YEAR)
            issues.setForeground(QColor(bench.theme.accent))
            cells[0].appendRow(issues)
        return cells

    def _sides(self, cycle: Cycle, found: Cycles) -> list[QStandardItem]:
        """Who has confirmed and who has not, over the records that say so; of a review to come nobody is told to be
        silent.
        """
        told = sides(cycle)
        if cycle.silent and cycle.is_past(found.series.as_of):
            told.append((NOT_KNOWN, cycle.silent, []))
        made = []
        for words, uids, heard in told:
            side = self._item(self._bench.say(words.fill(names=", ".join(found.names[uid] for uid in uids))))
            for one in heard:
                line = self._item(self._bench.say(heard_told(one, found, self._bench.language)))
                line.setData(one.uid, _UID)
                side.appendRow(line)
            made.append(side)
        return made

    def _dated(self, dated: Dated, cycle: Cycle, found: Cycles) -> list[QStandardItem]:
        bench = self._bench
        left = bench.say(left_told(dated.when, found.series.as_of))
        how = bench.say(counted(dated, cycle))
        mark = f" {bench.say(MARK)}" if dated.uid in found.unchecked else ""
        cells = self._cells(dated.rule.words, dated.when, left, how, dated.uid, mark)
        if dated.when.last() < found.series.as_of:
            for cell in cells:
                cell.setForeground(QColor(bench.theme.muted))
        return cells

    def _cells(self, words: Words, when: When, left: str, how: str, uid: str, mark: str = "") -> list[QStandardItem]:
        day, what = self._day(when), self._bench.say(words) + mark
        computed = f" ({self._bench.say(COMPUTED)})" if when.basis == "computed" else ""
        short = f"{when.iso()}{computed} · {left}" if self._bench.theme.is_large else day
        cells = [self._item(what), self._item(short), self._item(left), self._item(how)]
        told = "\n".join(filter(None, (what, f"{day} · {left}", how)))
        for cell in cells:
            cell.setToolTip(tip(told))
            cell.setData(told, _TOLD)
        if when.basis == "computed":
            slanted = QFont(self.font())
            slanted.setItalic(True)
            cells[1].setFont(slanted)
        cells[0].setData(uid, _UID)
        return cells

    def _end(self, found: Cycles) -> None:
        """The end of the term, and the readings of an extension."""
        bench, series = self._bench, found.series
        left = bench.say(left_told(series.term, series.as_of))
        self.model.appendRow(self._cells(TERM_END, series.term, left, "", series.term_uid))
        if not series.readings or series.read_for is None:
            return
        words = IF_ALL if series.extended is None else SINCE_ALL
        branch = self._item(bench.say(words.fill(day=show_when(series.read_for, bench.language))))
        for one in series.readings:
            read = READING.fill(words=one.words, start=one.start, term=one.term, review=one.review)
            branch.appendRow(self._item(bench.say(read)))
        branch.appendRow(self._item(bench.say(INTERPRETATION)))
        self.model.appendRow(branch)
        self.tree.setFirstColumnSpanned(self.model.rowCount() - 1, QModelIndex(), True)

    def _day(self, when: When) -> str:
        told = show_when(when, self._bench.language)
        return f"{told} ({self._bench.say(COMPUTED)})" if when.basis == "computed" else told

    def _item(self, text: str) -> QStandardItem:
        item = QStandardItem(text)
        item.setFlags(_SHOWN)
        item.setToolTip(tip(text))
        item.setData(text, _TOLD)
        return item

    def _tell(self, index: QModelIndex) -> None:
        """Says the whole of a line under the tree: its columns may be too narrow for it."""
        told = str(index.siblingAtColumn(0).data(_TOLD) or "")
        lines = 1 if self._bench.theme.is_large else _LINES  # where text is large the tree needs the room
        self.told.setText(told + "\n" * max(lines - 1 - told.count("\n"), 0))

    # ---- where the person is

    def _is_open(self, row: int) -> bool:
        return self.tree.isExpanded(self.model.index(row, 0))

    def _row_at(self, index: QModelIndex) -> Sequence[int]:
        found: list[int] = []
        while index.isValid():
            found.insert(0, index.row())
            index = index.parent()
        return found

    def _coming_at(self, found: Cycles) -> Sequence[int]:
        coming = found.series.next
        return [found.series.cycles.index(coming)] if coming is not None else [0]

    def _index_at(self, rows: Sequence[int]) -> QModelIndex:
        index = QModelIndex()
        for row in rows:
            inner = self.model.index(row, 0, index)
            index = inner if inner.isValid() else index
        return index if index.isValid() else self.model.index(0, 0)

    def _activate(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(0)
        uid, year = first.data(_UID), first.data(_YEAR)
        if uid:
            visit(self._bench, uid)
        elif year and first.parent().isValid():
            days = Between("cycle", date(year, 1, 1), date(year, 12, 31), whole=True)
            self._bench.go(Place(home_of(ISSUE.name).key, ISSUE.name, condition=days))
        else:
            self.tree.setExpanded(first, not self.tree.isExpanded(first))


CYCLES = Words("Ciclos de revisión", "Review cycles")
_HEADS = (
    Words("Qué", "What"),
    Words("Cuándo", "When"),
    Words("Días", "Days"),
    Words("Cómo se cuenta", "How it is counted"),
)
_KEPT = Words("{moved}; sus registros guardan las anteriores.", "{moved}; their records keep the former ones.")
_BRING_ON = Words("Ponerlas al día", "Bring them up to date")
_NEXT = Words("Lo que sigue: {what}, {day}", "Next: {what}, {day}")

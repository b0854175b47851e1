"""The dialog that closes a review cycle: which issues go on in the next one, which stay and why, then one change."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.change import Effect
from workbench.domain.records.choices import ISSUE_STATUS
from workbench.gathering.cycles import series_of
from workbench.i18n import Words
from workbench.store.reader import Reader
from workbench.tasks.roll_over import COUNTS, RESETS, WHYS, Closing, Shown, prepare
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.forms.editors import Combo
from workbench.ui.widgets.asked import WaysOut
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.rooms import fit
from workbench.ui.widgets.text import label, tip

_UID = int(Qt.ItemDataRole.UserRole)
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class RollOverDialog(QDialog):
    """Nothing is written before its button; what is ticked then goes on, and that is one step of undo."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE))
        self._bench = bench
        self.prepared: Closing | None = None
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(_TITLE), "heading"))
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        rows.addLayout(self._years())
        self.model = QStandardItemModel(0, len(_HEADS), self)
        self.model.itemChanged.connect(lambda _: self._count())
        self.tree = self._tree()
        rows.addWidget(self.tree, 1)
        self.no_cycle = QCheckBox(bench.say(_NO_CYCLE))
        self.no_cycle.clicked.connect(self._take_those_without)
        rows.addWidget(self.no_cycle)
        self.reset = QCheckBox(bench.say(_RESET))
        self.reset.clicked.connect(lambda _: self._count())
        rows.addWidget(self.reset)
        self.told = label("", wrap=True)
        rows.addWidget(self.told)
        ways = WaysOut(self, bench, _DO, self._close_cycle)
        self.act = ways.go
        self.act.setEnabled(False)
        rows.addLayout(ways)
        fit(self, bench.theme.px(104), bench.theme.px(72))
        bench.jobs.read(_known_years, self._offer, owner=self)

    def _years(self) -> Flow:
        bench = self._bench
        row = Flow(gap=bench.theme.px(1))
        self.closing, self.next = Combo(), Combo()
        for words, combo in ((_CLOSES, self.closing), (_GOES_ON, self.next)):
            named = label(bench.say(words), "label")
            named.setMinimumHeight(round(self.fontMetrics().height() * 1.6))
            combo.setAccessibleName(bench.say(words))
            row.addWidget(named)
            row.addWidget(combo)
        self.closing.activated.connect(lambda _: self._closing_chosen())
        self.next.activated.connect(lambda _: self.ask())
        return row

    def _tree(self) -> SharingTree:
        tree = SharingTree((0.46, 0.18, 0.2, 0.16) if not self._bench.theme.is_large else (0.6, 0.4))
        tree.setModel(self.model)
        tree.setRootIsDecorated(False)
        tree.setAccessibleName(self._bench.say(_TITLE))
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        return tree

    # ---- what would be done

    def _offer(self, years: tuple[int, list[int]]) -> None:
        """The cycles there are; the one that closes first is the last whose review is over."""
        usual, known = years
        for year in known[:-1]:
            self.closing.addItem(str(year), year)
        self.closing.setCurrentIndex(max(self.closing.findData(usual), 0))
        for year in known:
            self.next.addItem(str(year), year)
        self._closing_chosen()

    def _closing_chosen(self) -> None:
        """The next cycle is the one after."""
        self.next.setCurrentIndex(self.next.findData(self.closing.currentData()) + 1)
        self.ask()

    def ask(self) -> None:
        """Asks what closing the cycle would do."""
        closing, next_, language = self.closing.currentData(), self.next.currentData(), self._bench.language
        self.act.setEnabled(False)

        def work(reading: Reading) -> Closing:
            return prepare(reading.dossier.reader, closing, next_, language)

        self._bench.jobs.long(work, self._show, owner=self, failed=self._failed)

    def _show(self, prepared: Closing) -> None:
        self.bar.hide()
        self.prepared = prepared
        self.model.clear()
        self.model.setHorizontalHeaderLabels([self._bench.say(words) for words in _HEADS])
        for shown in prepared.lines:
            self.model.appendRow(self._line(shown, prepared))
        for column in (2, 3):
            self.tree.setColumnHidden(column, self._bench.theme.is_large)
        self.tree.share()
        without = any(shown.line.why == "no-cycle" for shown in prepared.lines)
        self.no_cycle.setEnabled(without)
        self.no_cycle.setChecked(False)
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self._count()

    def _line(self, shown: Shown, prepared: Closing) -> list[QStandardItem]:
        issue = shown.line.issue
        status = ISSUE_STATUS.show(issue.status, self._bench.language) if issue.status is not None else ""
        words = [f"{issue.key}  {shown.title}", status, shown.lived, self._bench.say(WHYS[shown.line.why])]
        if self._bench.theme.is_large:  # there is no room for columns of their own
            words[1] = "; ".join(filter(None, words[1:]))
        cells = [QStandardItem(text) for text in words]
        for cell in cells:
            cell.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            cell.setToolTip(tip("\n".join(filter(None, words))))
        cells[0].setFlags(cells[0].flags() | Qt.ItemFlag.ItemIsUserCheckable)
        cells[0].setCheckState(_ON if issue.uid in prepared.roll.usual else _OFF)
        cells[0].setData(issue.uid, _UID)
        return cells

    def _take_those_without(self) -> None:
        """Ticks the issues that say no cycle, or no longer."""
        if self.prepared is None:
            return
        for row, shown in enumerate(self.prepared.lines):
            if shown.line.why == "no-cycle":
                self.model.item(row, 0).setCheckState(_ON if self.no_cycle.isChecked() else _OFF)

    def taken(self) -> frozenset[str]:
        """The uids of the issues that are ticked."""
        cells = [self.model.item(row, 0) for row in range(self.model.rowCount())]
        return frozenset(cell.data(_UID) for cell in cells if cell.checkState() == _ON)

    def _count(self) -> None:
        """Says what the button would do."""
        if self.prepared is None:
            return
        roll, moving = self.prepared.roll, self.taken()
        staying = len(roll.lines) - len(moving)
        told = [COUNTS.fill(moving=len(moving), next=roll.next, staying=staying, elsewhere=roll.elsewhere)]
        if self.reset.isChecked():
            told.append(RESETS.fill(count=len(roll.resets(moving))))
        self.told.setText("\n".join(self._bench.say(words) for words in told))
        self.act.setEnabled(bool(moving))

    # ---- doing it

    def _close_cycle(self) -> None:
        if self.prepared is None:
            return
        roll, moving = self.prepared.roll, self.taken()
        change_set = roll.change_set(moving, self._bench.language, reset=self.reset.isChecked())
        self.act.setEnabled(False)

        def done(_: Effect) -> None:
            self._bench.tell(_DONE.fill(closing=roll.closing, next=roll.next, count=len(moving)))
            self.accept()

        self._bench.commit(change_set, done, owner=self, failed=self._failed)

    def _failed(self, words: Words) -> None:
        self.bar.tell(words, ((_AGAIN, self.ask),), trouble=True)


def _known_years(reader: Reader) -> tuple[int, list[int]]:
    """The year of the cycle whose review was the last, and those of all there are."""
    series = series_of(reader, date.today())
    known = [c.year for c in series.cycles]
    past = [c.year for c in series.cycles if c.is_past(series.as_of)]
    last = known[-1]
    return (past[-1] if past else known[0]), [*known, last + 1]


CLOSE = Words("Cerrar el ciclo…", "Close the cycle…")
_TITLE = Words("Cerrar un ciclo de revisión", "Close a review cycle")
_CLOSES = Words("Se cierra", "Closes")
_GOES_ON = Words("y sus temas pasan a", "and its issues go on in")
_HEADS = (
    Words("Tema", "Issue"),
    Words("Estatus", "Status"),
    Words("Ciclos que ha vivido", "Cycles lived in"),
    Words("Por qué", "Why"),
)
_NO_CYCLE = Words("También los que no dicen ciclo", "Those that say no cycle too")
_RESET = Words(
    "Sus posiciones autorizadas, y las que están en revisión, vuelven a borrador",
    "Their cleared positions, and those in review, are drafts again",
)
_DO = Words("Cerrar el ciclo", "Close the cycle")
_AGAIN = Words("Volver a ver", "Look again")
_DONE = Words(
    "Se cerró el ciclo {closing}: {count} {count|tema pasó|temas pasaron} a {next}.",
    "Cycle {closing} was closed: {count} {count|issue goes|issues go} on in {next}.",
)

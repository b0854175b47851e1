"""The screen of findings: what a careful reader would mark, by kind, each opening its record."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workbench.assessing.checks import KINDS
from workbench.domain.change import Effect
from workbench.i18n import Words, clip
from workbench.tasks.check_dossier import Group, Item, check_dossier, grouped
from workbench.ui.bench import Bench
from workbench.ui.checks.merging import MergeDialog
from workbench.ui.desks import Reading
from workbench.ui.jobs import Job
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label, tip

_ITEM = int(Qt.ItemDataRole.UserRole)
_MOST = 500  # findings of one kind that are listed; the others are counted
_SHORT = 3.0  # seconds; what takes longer is looked over again only on demand
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


@dataclass(frozen=True)
class _Looked:
    groups: Sequence[Group]
    seconds: float


class ChecksPage(Page):
    """Looks the dossier over when it is first shown, and again after a change where that takes no time."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._job: Job | None = None
        self._stale, self._seconds = True, 0.0
        self.groups: Sequence[Group] = ()
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._head(gap))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(bench.say(_TITLE))
        self.progress.hide()
        rows.addWidget(self.progress)
        self.model = QStandardItemModel(0, 2, self)
        self.tree = self._tree()
        rows.addWidget(self.tree, 1)
        bench.jobs.committed.connect(self._committed)
        self._settle = Settling(bench, self, self._look_if_short, wait=200)

    def _head(self, gap: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(gap)
        self.told = label(self._bench.say(_WORKING), wrap=True)
        row.addWidget(self.told, 1)
        self.again = QPushButton(self._bench.say(_AGAIN))
        self.again.clicked.connect(self._again_or_stop)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _tree(self) -> SharingTree:
        tree = SharingTree((0.5, 0.5))
        tree.setModel(self.model)
        tree.setAccessibleName(self._bench.say(_TITLE))
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setExpandsOnDoubleClick(False)
        tree.activated.connect(self._activate)
        return tree

    # ---- looking

    def visit(self, place: Place) -> None:
        if self._stale:
            self.look()

    def look(self) -> None:
        """Looks the whole dossier over, on a lane of its own."""
        if self._job is not None:
            return
        language, today = self._bench.language, date.today()

        def look(reading: Reading) -> _Looked:
            begun = time.monotonic()
            found = check_dossier(reading.dossier, today, reading.progress)
            return _Looked(grouped(reading.dossier.reader, found, language), time.monotonic() - begun)

        self._stale = False
        self._at_work(True)
        self._job = self._bench.jobs.long(
            look, self._show, owner=self, failed=self._failed, stopped=self._stopped, progress=self._step
        )

    def _committed(self, effect: Effect) -> None:
        self._stale = True

    def _look_if_short(self) -> None:
        if self._stale and self._seconds < _SHORT:
            self.look()
        elif self._stale:
            self.told.setText(self._bench.say(_OLD))

    def _again_or_stop(self) -> None:
        if self._job is None:
            self.look()
        else:
            self._job.cancel()

    def _step(self, name: str, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _at_work(self, working: bool) -> None:
        if not working:
            self._job = None
        self.progress.setVisible(working)
        self.again.setText(self._bench.say(_STOP if working else _AGAIN))

    def _failed(self, words: Words) -> None:
        self._at_work(False)
        self._stale = True
        self.told.setText(self._bench.say(words))

    def _stopped(self) -> None:
        self._at_work(False)
        self._stale = True
        self.told.setText(self._bench.say(_STOPPED))

    # ---- showing

    def _show(self, looked: _Looked) -> None:
        self._at_work(False)
        self._seconds, self.groups = looked.seconds, looked.groups
        opened = {self.model.item(row, 0).data(_ITEM) for row in range(self.model.rowCount()) if self._is_open(row)}
        at = self.current_uid()
        self.model.clear()
        for row, group in enumerate(self.groups):
            self.model.appendRow(self._branch(group))
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
            self.tree.setExpanded(self.model.index(row, 0), group.code in opened or len(self.groups) == 1)
        self.model.setHorizontalHeaderLabels([self._bench.say(words) for words in _HEADS])
        self.tree.share()
        count = sum(len(group.items) for group in self.groups)
        self.told.setText(self._bench.say((_COUNT if count else _NONE).fill(count=f"{count:,}")))
        self.tree.setCurrentIndex(self._index_of(at))
        self._settle.start()  # what was committed meanwhile

    def _is_open(self, row: int) -> bool:
        return self.tree.isExpanded(self.model.index(row, 0))

    def _branch(self, group: Group) -> QStandardItem:
        bench = self._bench
        branch = QStandardItem(f"{bench.say(KINDS[group.code])} ({len(group.items):,})")
        strong = QFont(self.font())
        strong.setBold(True)
        branch.setFont(strong)
        branch.setFlags(_SHOWN)
        branch.setData(group.code, _ITEM)
        for item in group.items[:_MOST]:
            branch.appendRow(self._line(item))
        if len(group.items) > _MOST:
            more = QStandardItem(bench.say(_MORE.fill(count=f"{len(group.items) - _MOST:,}")))
            more.setFlags(Qt.ItemFlag.ItemIsEnabled)
            branch.appendRow([more, QStandardItem()])
        return branch

    def _line(self, item: Item) -> list[QStandardItem]:
        title = " · ".join(filter(None, (item.key, item.title)))
        said = self._bench.say(item.message)
        cells = [QStandardItem(clip(title, 200) or said), QStandardItem(clip(said, 200) if title else "")]
        for cell, words in zip(cells, (title or said, said), strict=True):
            cell.setFlags(_SHOWN)
            cell.setToolTip(tip(words))
        cells[0].setData(item, _ITEM)
        return cells

    def _index_of(self, uid: str) -> QModelIndex:
        """The line of a record, if one tells of it; else the first branch."""
        for row in range(self.model.rowCount() if uid else 0):
            branch = self.model.item(row, 0)
            for inner in range(branch.rowCount()):
                item = branch.child(inner, 0).data(_ITEM)
                if isinstance(item, Item) and item.uid == uid:
                    return branch.child(inner, 0).index()
        return self.model.index(0, 0)

    # ---- going

    def _activate(self, index: QModelIndex) -> None:
        found = index.siblingAtColumn(0).data(_ITEM)
        if isinstance(found, Item) and found.other:
            MergeDialog(self._bench, self.window(), found.uid, found.other, found.message).open()
        elif isinstance(found, Item) and found.uid:
            self._bench.go(Place(home_of(found.type).key, found.type, found.uid, field=found.field))
        elif not isinstance(found, Item):
            self.tree.setExpanded(index.siblingAtColumn(0), not self.tree.isExpanded(index.siblingAtColumn(0)))

    def current_uid(self) -> str:
        found = self.tree.currentIndex().siblingAtColumn(0).data(_ITEM)
        return found.uid if isinstance(found, Item) else ""

    def focus(self) -> None:
        self.tree.setFocus()

    def panes(self) -> list[QWidget]:
        return [self.tree]


_TITLE = Words("Lo que marcaría quien lee con cuidado", "What a careful reader would mark")
_HEADS = (Words("Registro", "Record"), Words("Qué se señala", "What is marked"))
_WORKING = Words("Se revisa el expediente…", "Looking the dossier over…")
_AGAIN = Words("Revisar de nuevo", "Look again")
_STOP = Words("Detener", "Stop")
_STOPPED = Words("Se detuvo: lo que se ve es de la revisión anterior.", "Stopped: what is shown is of the look before.")
_OLD = Words("El expediente cambió después de revisarse.", "The dossier has changed since it was looked over.")
_COUNT = Words(
    "{count} {count|hallazgo|hallazgos}. Cada uno abre su registro.",
    "{count} {count|finding|findings}. Each opens its record.",
)
_NONE = Words("Nada que señalar: el expediente está en orden.", "Nothing to mark: the dossier is in order.")
_MORE = Words("… y {count} más: todos con «workbench check»", "… and {count} more: all of them with “workbench check”")

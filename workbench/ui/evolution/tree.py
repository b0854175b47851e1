"""The moves of positions as a tree: a branch a position, a line a move, and under it what changed, why, from what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView

from workbench.assessing.evolution import Line
from workbench.gathering.evolution import Evolution
from workbench.gathering.evolution_told import KINDS, alarm_told, cells_told, shift_told, when_told
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.text import tip

_GOAL = int(Qt.ItemDataRole.UserRole)
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_SHORT = 90  # letters of each side of a change in a line; a part below it tells more, its tip all
_MOST = 1500


@dataclass(frozen=True)
class Goal:
    """What a row opens: the record, or the past of one of its fields."""

    uid: str
    field: str = ""


class EvolutionTree(SharingTree):
    """``opened`` carries what the person wants to see."""

    opened = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__((0.26, 0.46, 0.28) if not bench.theme.is_large else (0.4, 0.32, 0.28))
        self._bench = bench
        self.tree_model = QStandardItemModel(0, len(_HEADS), self)
        self.setModel(self.tree_model)
        self.setAccessibleName(bench.say(EVOLUTION))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setExpandsOnDoubleClick(False)
        self.activated.connect(self._activate)

    def show_found(self, found: Sequence[Evolution]) -> None:
        """Shows how some positions moved; what is wrong about a move stands open."""
        self.tree_model.clear()
        self.tree_model.setHorizontalHeaderLabels([self._bench.say(words) for words in _HEADS])
        for row, one in enumerate(found):
            self.tree_model.appendRow(self._branch(one))
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            branch = self.tree_model.index(row, 0)
            self.setExpanded(branch, True)
            for at, line in enumerate(one.lines):
                self._open_if_alarmed(self.tree_model.index(at, 0, branch), line)
        self.share()
        self.setCurrentIndex(self.tree_model.index(0, 0))

    def _open_if_alarmed(self, index: QModelIndex, line: Line) -> None:
        for inner in range(self.tree_model.rowCount(index)):
            self.setFirstColumnSpanned(inner, index, True)
        self.setExpanded(index, any(not alarm.settled for alarm in line.alarms))

    # ---- what is shown

    def _branch(self, one: Evolution) -> QStandardItem:
        head = self._item(" · ".join(filter(None, (one.position.key, one.actor, one.title))), Goal(one.position.uid))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        for line in one.lines:
            head.appendRow(self._line(one, line))
        return head

    def _line(self, one: Evolution, line: Line) -> list[QStandardItem]:
        say, language = self._bench.say, self._bench.language
        heard = one.names.get(line.uid, "") if line.kind in ("said", "answer") else line.title
        changed = "; ".join([*filter(None, [heard]), *(shift_told(line, s, language, _SHORT) for s in line.shifts)])
        alarms = "; ".join(say(alarm_told(alarm)) for alarm in line.alarms)
        words = [f"{say(KINDS[line.kind])} · {say(when_told(line))}", changed, alarms]
        goal = Goal(line.uid) if heard or not line.shifts else Goal(line.uid, line.shifts[0].field)
        cells = [self._item(text, goal) for text in words]
        if any(not alarm.settled for alarm in line.alarms):
            cells[2].setIcon(self._bench.icons.mark("triangle-alert"))
        cells[0].setAccessibleText(". ".join(filter(None, words)))
        for part in self._parts(one, line, goal):
            cells[0].appendRow(part)
        return cells

    def _parts(self, one: Evolution, line: Line, goal: Goal) -> Iterator[QStandardItem]:
        say, language = self._bench.say, self._bench.language
        for alarm in line.alarms:
            item = self._item(say(alarm_told(alarm)), Goal(line.uid, alarm.fields[0] if alarm.fields else ""))
            item.setIcon(self._bench.icons.get("info") if alarm.settled else self._bench.icons.mark("triangle-alert"))
            yield item
        for shift in line.shifts:
            yield self._item(shift_told(line, shift, language, _MOST), Goal(line.uid, shift.field))
        if line.reason:
            yield self._item(say(_WHY.fill(reason=line.reason)), Goal(line.uid, "reason"))
        for words, uids in ((_SOURCE, line.sources), (_ROUND, line.rounds)):
            for uid in uids:
                if uid in one.names:
                    yield self._item(say(words.fill(title=one.names[uid])), Goal(uid))
        for cells in cells_told(one.cells_of(line)):
            item = self._item(say(_CELLS.fill(cells=cells)), goal)
            item.setForeground(QColor(self._bench.theme.muted))
            yield item
        if line.author:
            item = self._item(say(_BY.fill(author=line.author)), goal)
            item.setForeground(QColor(self._bench.theme.muted))
            yield item

    def _item(self, text: str, goal: Goal) -> QStandardItem:
        item = QStandardItem(clip(text, 400))
        item.setFlags(_SHOWN)
        item.setData(goal, _GOAL)
        item.setToolTip(tip(text))
        return item

    # ---- going

    def uid(self) -> str:
        """The record that the person is at; empty for none."""
        goal = self.currentIndex().siblingAtColumn(0).data(_GOAL)
        return goal.uid if isinstance(goal, Goal) else ""

    def _activate(self, index: QModelIndex) -> None:
        goal = index.siblingAtColumn(0).data(_GOAL)
        if isinstance(goal, Goal):
            self.opened.emit(goal)


EVOLUTION = Words("Evolución", "Evolution")
_HEADS = (Words("Cuándo", "When"), Words("Qué cambió", "What changed"), Words("Alarmas", "Alarms"))
_WHY = Words("Motivo: {reason}", "Reason: {reason}")
_SOURCE = Words("Fuente: {title}", "Source: {title}")
_ROUND = Words("Reunión: {title}", "Meeting: {title}")
_CELLS = Words("Lo dice {cells}", "Said by {cells}")
_BY = Words("Lo escribió {author}", "Written by {author}")

"""The parts of the paper as a list: ticked or not, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from workbench.briefs.arranging import Arrangement, Part, in_order
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.widgets.text import label, tip

_KEY = int(Qt.ItemDataRole.UserRole)
_MOST_LINES = 8  # that are seen at once
_AIR = 1.5  # of the height of a letter that a line takes


class _List(QListWidget):
    """``moved`` tells that the line one is at is to go up (-1) or down (1)."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with an arrow moves the line; Space ticks it, as in any list."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and Qt.Key(event.key()) in ways:
            self.moved.emit(ways[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class PartsList(QWidget):
    """What is taken out and moved stays so for the next subject of the same kind. ``changed``: it is another choice."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._parts: tuple[Part, ...] = ()
        self._chosen = Arrangement()
        self._showing = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(0.5))
        head = QHBoxLayout()
        head.addWidget(label(bench.say(_PARTS), "label", wrap=True), 1)
        self.up, self.down = self._arrow("arrow-up", _UP, -1), self._arrow("arrow-down", _DOWN, 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        rows.addLayout(head)
        self.list = _List()
        self.list.setAccessibleName(bench.say(_PARTS))
        self.list.setToolTip(tip(bench.say(_HOW)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemChanged.connect(self._ticked)
        self.list.currentRowChanged.connect(lambda _: self._show_arrows())
        self.list.moved.connect(self.move_line)
        rows.addWidget(self.list)
        self.hide()

    def _arrow(self, icon: str, words: Words, way: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._bench.icons.get(icon))
        button.setToolTip(tip(self._bench.say(words)))
        button.setAccessibleName(self._bench.say(words))
        button.clicked.connect(lambda: self.move_line(way))
        return button

    def arrangement(self) -> Arrangement:
        """What is taken out, and the order of the others."""
        return self._chosen

    def choose(self, chosen: Arrangement) -> None:
        """Takes a choice that was made before; the next paper shows it."""
        self._chosen = chosen
        self._fill()

    def forget(self) -> None:
        """The parts of another kind of paper are others."""
        self._parts, self._chosen = (), Arrangement()
        self._fill()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Shows the parts that a paper has."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self._fill()

    def _fill(self) -> None:
        here = self.list.currentItem()
        at = here.data(_KEY) if here is not None else None
        names = {part.key: part.name for part in self._parts}
        self._showing = True
        self.list.clear()
        for key in in_order(list(names), self._chosen.order):
            item = QListWidgetItem(names[key])
            item.setToolTip(tip(names[key]))
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, round(self.list.fontMetrics().height() * _AIR)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            out = key in self._chosen.without
            item.setCheckState(Qt.CheckState.Unchecked if out else Qt.CheckState.Checked)
            self.list.addItem(item)
            if key == at:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and names:
            self.list.setCurrentRow(0)
        self._showing = False
        line = max(self.list.sizeHintForRow(0), 1)
        self.list.setFixedHeight(line * min(len(names), _MOST_LINES) + 2 * self.list.frameWidth() + 2)
        self._show_arrows()
        if self.parentWidget() is not None:
            self.setVisible(bool(names))

    def _keys(self) -> list[str]:
        return [self.list.item(row).data(_KEY) for row in range(self.list.count())]

    def _show_arrows(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._showing:
            return
        key = item.data(_KEY)
        others = tuple(other for other in self._chosen.without if other != key)
        without = others if item.checkState() == Qt.CheckState.Checked else (*others, key)
        self._chosen = Arrangement(without, self._chosen.order)
        self.changed.emit()

    def move_line(self, way: int) -> None:
        """Moves the line one is at up (-1) or down (1)."""
        row = self.list.currentRow()
        if not (row >= 0 and 0 <= row + way < self.list.count()):
            return
        order = self._keys()
        order[row], order[row + way] = order[row + way], order[row]
        self._chosen = Arrangement(self._chosen.without, tuple(order))
        self._fill()
        self.changed.emit()


_PARTS = Words("Partes", "Parts")
_HOW = Words(
    "Espacio quita o pone una parte; Ctrl con flecha la mueve. Lo que se quita se dice en la ficha.",
    "Space takes a part out or puts it back; Ctrl with an arrow moves it. What is taken out is said on the brief.",
)
_UP = Words("Subir la parte (Ctrl+↑)", "Move the part up (Ctrl+↑)")
_DOWN = Words("Bajar la parte (Ctrl+↓)", "Move the part down (Ctrl+↓)")

"""What was said, as a list: who, what they did, on what, and below it the words; Enter opens the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QSizePolicy, QVBoxLayout, QWidget

from workbench.i18n import Words, clip
from workbench.tasks.table_talk import Saying
from workbench.ui.bench import Bench
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.text import label, tip

_UID = int(Qt.ItemDataRole.UserRole)


class Sayings(QWidget):
    """A heading over the list; ``sayings`` are those that it shows."""

    def __init__(self, bench: Bench, name: Words) -> None:
        super().__init__()
        self._bench, self._name = bench, name
        self.sayings: Sequence[Saying] = ()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(0.5))
        self.head = label(bench.say(name), "label", wrap=True)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        rows.addWidget(self.head)
        self.model = QStandardItemModel(0, 1, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setProperty("look", "tall")
        self.list.setAccessibleName(bench.say(name))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._open)
        self.setFocusProxy(self.list)
        rows.addWidget(self.list, 1)

    def show_sayings(self, head: Words, sayings: Sequence[Saying]) -> None:
        """Shows what was said under a heading."""
        self.head.setText(self._bench.say(head))
        if sayings == self.sayings:
            return
        chosen = self.chosen()
        self.sayings = sayings
        self.model.setRowCount(0)
        for saying in sayings:
            item = QStandardItem(_text(saying))
            item.setData(saying.uid, _UID)
            item.setToolTip(tip(clip(saying.words, 600)))
            self.model.appendRow(item)
        row = next((at for at, saying in enumerate(sayings) if saying.uid == chosen), -1)
        self.list.setCurrentIndex(self.model.index(row, 0))

    def chosen(self) -> str:
        """The uid of the one that is chosen; empty for none."""
        index = self.list.currentIndex()
        return str(index.data(_UID)) if index.isValid() else ""

    def _open(self, index: QModelIndex) -> None:
        visit(self._bench, str(index.data(_UID)))


def _text(saying: Saying) -> str:
    head = " · ".join(filter(None, [saying.actor, saying.deed, clip(saying.on, 120)]))
    below = " · ".join(filter(None, [saying.when, saying.key, *saying.marks]))
    return "\n".join(filter(None, [head, clip(saying.words, 400), below]))

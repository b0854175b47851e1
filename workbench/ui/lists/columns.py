"""The dialog that chooses the columns of a list and their order, by mouse or keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.schema import RecordType
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.lists.view import KEY, can_be_column
from workbench.ui.widgets.rooms import fit
from workbench.ui.widgets.text import label, tip

_NAME = int(Qt.ItemDataRole.UserRole)


class ColumnsDialog(QDialog):
    """``made`` carries the names of the columns in their order; there is always one at least."""

    made = Signal(object)

    def __init__(self, bench: Bench, record_type: RecordType, now: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE))
        names = [KEY, *(f.name for f in record_type.fields)]
        others = [n for n in names if n not in now and can_be_column(record_type, n)]
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(_TITLE), "heading"))
        rows.addWidget(label(bench.say(_HINT), "muted", wrap=True))
        middle = QHBoxLayout()
        self.list = QListWidget()
        self.list.setAccessibleName(bench.say(_TITLE))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        for name in (*now, *others):
            item = QListWidgetItem(bench.say(_KEY if name == KEY else record_type.field(name).label))
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in now else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        middle.addWidget(self.list, 1)
        side = QVBoxLayout()
        for icon, words, way in (("arrow-up", _UP, -1), ("arrow-down", _DOWN, 1)):
            button = QToolButton()
            button.setIcon(bench.icons.get(icon))
            button.setToolTip(tip(bench.say(words)))
            button.setAccessibleName(bench.say(words))
            button.clicked.connect(lambda _=False, way=way: self._shift(way))
            side.addWidget(button)
        side.addStretch(1)
        middle.addLayout(side)
        rows.addLayout(middle, 1)
        buttons = QDialogButtonBox()
        apply = QPushButton(bench.say(_APPLY))
        apply.setProperty("look", "primary")
        buttons.addButton(apply, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(bench.say(_CANCEL), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        fit(self, bench.theme.px(48), bench.theme.px(64))

    def _shift(self, way: int) -> None:
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + way < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(row + way, item)
        self.list.setCurrentRow(row + way)

    def _accept(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        chosen = tuple(str(i.data(_NAME)) for i in items if i.checkState() == Qt.CheckState.Checked)
        if chosen:
            self.made.emit(chosen)
        self.accept()


_TITLE = Words("Columnas de la lista", "Columns of the list")
_HINT = Words("Marque las que quiera ver; arrastre para ordenarlas.", "Tick those to show; drag to order them.")
_KEY = Words("Clave", "Key")
_UP = Words("Subir", "Move up")
_DOWN = Words("Bajar", "Move down")
_APPLY = Words("Aplicar", "Apply")
_CANCEL = Words("Cancelar", "Cancel")

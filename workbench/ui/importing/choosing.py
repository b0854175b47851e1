"""What a column is read as, chosen where it stands: typed in part, or picked from all that there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.i18n import fold
from workbench.ui.importing.answering import Narrowing

PLACE = int(Qt.ItemDataRole.UserRole)
TARGET, CHOICES, _FOLDED = PLACE + 1, PLACE + 2, PLACE + 3
_AT_ONCE = 16  # choices that the open box shows
_Index = QModelIndex | QPersistentModelIndex


class _Folding(QCompleter):
    """Finds what is typed whatever its accents and capitals."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setCompletionRole(_FOLDED)

    def splitPath(self, path: str) -> list[str]:
        """What is looked for."""
        return [fold(path)]

    def pathFromIndex(self, index: _Index) -> str:
        """What a choice puts into the box."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class ColumnChooser(QStyledItemDelegate):
    """``chosen`` carries the place of the column and the key of what it is to be read as; empty for nothing."""

    chosen = Signal(str, str)

    def __init__(self, nothing: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._nothing = nothing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A box with all choices, which narrows to those that hold what is typed."""
        choices: Sequence[tuple[str, str]] = index.data(CHOICES)
        box = Narrowing(parent)
        box.setMaxVisibleItems(_AT_ONCE)
        box.setAccessibleName(str(index.model().index(index.row(), 0, index.parent()).data()))
        box.addItem(self._nothing, "")
        box.setItemData(0, fold(self._nothing), _FOLDED)
        for key, text in choices:
            box.addItem(text, key)
            box.setItemData(box.count() - 1, fold(text), _FOLDED)
        completer = _Folding(box.model(), box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(_AT_ONCE)
        box.setCompleter(completer)
        box.activated.connect(lambda _: self._done(box))
        view = box.view()  # as wide as what there is to choose from, however narrow the column
        view.setMinimumWidth(view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width())
        return box

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """As tall as its row, so that no letter is cut."""
        editor.setGeometry(option.rect)

    def _done(self, box: Narrowing) -> None:
        if not box.is_moved:
            self.commitData.emit(box)
            self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Begins at what the column is read as now."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(editor.findData(index.data(TARGET)), 0))
        line = editor.lineEdit()
        if line is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Tells what was chosen; words that are no choice change nothing, nor does what arrows only passed."""
        assert isinstance(editor, Narrowing)
        if editor.looking:
            return
        at = editor.findText(editor.currentText(), Qt.MatchFlag.MatchFixedString)
        if at >= 0 and editor.itemData(at) != index.data(TARGET):
            self.chosen.emit(index.data(PLACE), editor.itemData(at))

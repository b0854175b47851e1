"""The plan of an import as a tree: a line a row, and under each what changes, with the cell that says so.

Its cells lie on Qt's side, a page of lines at a time, so that painting never waits for Python; what changes under a
line is put there once somebody opens it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.i18n import Words, apart, clip, fold
from workbench.ui.bench import Bench
from workbench.ui.importing.by_hand import not_understood
from workbench.ui.importing.plan_lines import LineShown, MoveShown
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.text import Line, relook, tip

_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_PLACE = int(Qt.ItemDataRole.UserRole)
_WORDS, _READS = _PLACE + 1, _PLACE + 2
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_AFTER = 2
_SEEN = 16, 10  # letters of a value for which there is room in its column, and of those before a difference
_SEEN_LARGE = 8, 4
_Index = QModelIndex | QPersistentModelIndex


class _Correcting(QStyledItemDelegate):
    """``corrected`` carries a cell and what is to be read in its place, ``refused`` why something cannot be; None once
    it is given up.
    """

    corrected = Signal(str, str)
    refused = Signal(object)

    def __init__(self, bench: Bench, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._bench, self._view = bench, view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A line with the words of the cell, or a field where they have several lines."""
        words = str(index.data(_WORDS))
        editor: QWidget = Line(parent=parent) if "\n" not in words else QPlainTextEdit(parent)
        editor.setAccessibleName(str(index.data(_PLACE)))
        editor.setProperty("look", "cell")
        if isinstance(editor, QPlainTextEdit):
            editor.setMinimumHeight(4 * editor.fontMetrics().height())
        elif isinstance(editor, Line):
            editor.setProperty("reads", index.data(_READS))
            editor.textEdited.connect(lambda _: relook(editor, "wrong", "false"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """As tall as the row at least, and as wide as the words, within the tree."""
        cell, room = QRect(option.rect), self._view.viewport().rect()
        wanted = editor.fontMetrics().horizontalAdvance(str(index.data(_WORDS))) + 4 * editor.fontMetrics().height()
        width = min(max(cell.width(), wanted), room.width())
        height = max(cell.height(), editor.sizeHint().height() if isinstance(editor, Line) else editor.minimumHeight())
        left = max(min(cell.left(), room.right() + 1 - width), room.left())
        top = (
            min(cell.center().y() - height // 2, room.bottom() + 1 - height) if isinstance(editor, Line) else cell.top()
        )
        editor.setGeometry(left, max(top, 0), width, height)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Begins at what stands in the cell."""
        words = str(index.data(_WORDS))
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(words)
            editor.selectAll()
        elif isinstance(editor, Line):
            editor.setText(words)
            editor.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays where Enter or Tab would leave words that cannot be read."""
        if isinstance(watched, Line) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.refused.emit(None)
            elif event.key() in _LEAVING and self._refuses(watched):
                relook(watched, "wrong", "true")
                return True
        return super().eventFilter(watched, event)

    def _refuses(self, line: Line) -> bool:
        """Says why what was written cannot be read, where it cannot."""
        bench = self._bench
        why = not_understood(bench.schema, line.property("reads") or "", line.text(), bench.language)
        if why is None or not line.isModified():
            return False
        self.refused.emit(why)
        return True

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Tells what is to be read, where it is something else and can be read."""
        if isinstance(editor, QPlainTextEdit):
            words = editor.toPlainText() if editor.document().isModified() else str(index.data(_WORDS))
        else:
            words = editor.text() if isinstance(editor, Line) else ""
        if words != index.data(_WORDS) and not (isinstance(editor, Line) and self._refuses(editor)):
            self.corrected.emit(index.data(_PLACE), words)


class PlanTree(SharingTree):
    """Lines of a plan; what a cell says can be written anew under ``After``. ``corrected`` carries the cell and the
    words, ``refused`` why words cannot be read, ``marked`` tells that others are selected.
    """

    corrected = Signal(str, str)
    refused = Signal(object)
    marked = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__((0.34, 0.24, 0.28, 0.14))
        self._bench = bench
        self._lines: Sequence[LineShown] = ()
        self._opened: set[int] = set()  # the lines under which it stands what changes
        self.tree_model = QStandardItemModel(0, 4, self)
        self.setModel(self.tree_model)
        self.setAccessibleName(bench.say(_PLAN))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        correcting = _Correcting(bench, self)
        correcting.corrected.connect(self.corrected)
        correcting.refused.connect(self.refused)
        self.setItemDelegateForColumn(_AFTER, correcting)
        self.selectionModel().selectionChanged.connect(lambda *_: self.marked.emit())
        self.expanded.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 corrects the cell of a line wherever in the line one stands; on a row it goes to its first such line."""
        at = self.currentIndex()
        if event.key() != Qt.Key.Key_F2 or not at.isValid() or self.state() == self.State.EditingState:
            super().keyPressEvent(event)
        elif not at.parent().isValid():
            self.expand(at.siblingAtColumn(0))
            self._go_to_first(at.siblingAtColumn(0))
        elif self._can_correct(cell := at.siblingAtColumn(_AFTER)):
            self.setCurrentIndex(cell)
            self.edit(cell)

    def _go_to_first(self, head: QModelIndex) -> None:
        cells = (self.tree_model.index(row, _AFTER, head) for row in range(self.tree_model.rowCount(head)))
        first = next(filter(self._can_correct, cells), None)
        if first is not None:
            self.setCurrentIndex(first)

    @staticmethod
    def _can_correct(cell: QModelIndex) -> bool:
        return bool(cell.flags() & Qt.ItemFlag.ItemIsEditable)

    def show_lines(self, lines: Sequence[LineShown]) -> None:
        """Shows a page of lines; the selection stays at its row, for who decides line after line."""
        at = self._top(self.currentIndex()).row()
        self._lines = lines
        self._opened.clear()
        self.tree_model.removeRows(0, self.tree_model.rowCount())
        self.tree_model.setHorizontalHeaderLabels([self._bench.say(w) for w in _HEADS])
        self.tree_model.invisibleRootItem().appendRows([self._line(line) for line in lines])
        for row in range(len(lines)):  # after all rows are there: each row that comes after it is laid out anew
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.share()
        for row in range(min(len(lines), 3)):
            if lines[row].action in ("update", "conflict", "personal"):
                self.expand(self.tree_model.index(row, 0))
        if at >= 0 and lines:
            self.setCurrentIndex(self.tree_model.index(min(at, len(lines) - 1), 0))

    def chosen(self) -> list[LineShown]:
        """The lines that are selected, or something under them."""
        rows = sorted({self._top(index).row() for index in self.selectionModel().selectedIndexes()})
        return [self._lines[row] for row in rows if row < len(self._lines)]

    def strike(self, lines: Sequence[LineShown], words: Words) -> None:
        """Marks lines of which something was decided that the plan does not show yet."""
        wanted = set(map(id, lines))
        for row, line in enumerate(self._lines):
            if id(line) in wanted:
                item = self.tree_model.item(row)
                item.setText(f"{self._bench.say(words)}  ·  {self._head(line)}")
                item.setForeground(QColor(self._bench.theme.muted))

    def _open(self, index: QModelIndex) -> None:
        """Puts what changes under a line in place of what only shows that something does."""
        head, row = self.tree_model.itemFromIndex(index), index.row()
        if head is None or index.parent().isValid() or row in self._opened:
            return
        self._opened.add(row)
        for move in self._lines[row].moves:
            head.appendRow(self._move(move))
        head.removeRow(0)

    @staticmethod
    def _top(index: QModelIndex) -> QModelIndex:
        return index.parent() if index.parent().isValid() else index

    def _head(self, line: LineShown) -> str:
        bench = self._bench
        kind = bench.say(bench.schema.type(line.type).label)
        if line.action == "conflict":
            said = _SIDES[line.key, line.decided] if line.decided else _UNDECIDED[line.key]
        elif line.action == "update":
            said = _CHANGES.fill(count=len(line.moves))
        else:
            said = _ACTIONS[line.action, line.decided]
        key = line.key if line.action != "conflict" else ""
        named = f"{kind} {key}".strip()
        parts = (f"{named}: {clip(line.title, 110)}", bench.say(said), line.place)
        return "  ·  ".join(filter(None, parts))

    def _line(self, line: LineShown) -> QStandardItem:
        theme = self._bench.theme
        colours = {"create": theme.good, "update": theme.accent, "delete": theme.danger, "conflict": theme.warning}
        head = QStandardItem(self._head(line))
        head.setToolTip(tip(f"{clip(line.title, 600)}\n{line.place}".strip()))
        colour = colours.get(line.action, theme.text if line.action in ("absent", "personal") else theme.muted)
        head.setForeground(QColor(colour))
        head.setFlags(_SHOWN)
        if line.moves:
            head.appendRow(QStandardItem())  # until it is opened
        return head

    def _move(self, move: MoveShown) -> list[QStandardItem]:
        seen, lead = _SEEN if not self._bench.theme.is_large else _SEEN_LARGE
        shown = (clip(move.field, 160), *apart(move.old, move.new, 160, seen, lead), clip(move.cell, 160))
        whole = (move.field, *apart(move.old, move.new, 600), move.cell)
        cells = [QStandardItem(text or "—") for text in shown]
        for item, text in zip(cells, whole, strict=True):
            item.setFlags(_SHOWN)
            item.setToolTip(tip(clip(text, 600)))
        if move.place and self._bench.writable:
            cells[_AFTER].setFlags(_SHOWN | Qt.ItemFlag.ItemIsEditable)
            cells[_AFTER].setData(move.place, _PLACE)
            cells[_AFTER].setData(move.words, _WORDS)
            cells[_AFTER].setData(move.reads, _READS)
            stood = [_CELL.fill(words=clip(move.words, 300))] if fold(move.words) not in ("", fold(move.new)) else []
            more = [self._bench.say(words) for words in (*stood, _HOW)]
            cells[_AFTER].setToolTip(tip("\n".join((whole[_AFTER], *more))))
        return cells


_PLAN = Words("Plan de la importación", "Plan of the import")
_HEADS = (
    Words("Registro o campo", "Record or field"),
    Words("Antes", "Before"),
    Words("Después", "After"),
    Words("Celda", "Cell"),
)
_CELL = Words("En la celda: «{words}»", "In the cell: “{words}”")
_HOW = Words("Con F2 o doble clic se corrige la celda.", "F2 or a double click corrects the cell.")
_CHANGES = Words("{count} {count|campo cambia|campos cambian}", "{count} {count|field changes|fields change}")
_ACTIONS = {
    ("create", ""): Words("nuevo registro", "new record"),
    ("unchanged", ""): Words("sin cambio", "unchanged"),
    ("delete", ""): Words("se borra", "is deleted"),
    ("left", ""): Words("fuera por decisión", "left out by decision"),
    ("out", ""): Words("fuera: falta una respuesta", "left out: an answer is wanted"),
    ("personal", ""): Words("no entra", "left out"),
    ("personal", "keep"): Words("entra", "goes in"),
    ("absent", ""): Words("ya no está en el archivo; se conserva", "no longer in the file; stays"),
    ("absent", "delete"): Words("ya no está en el archivo; se borra", "no longer in the file; is deleted"),
}
_UNDECIDED = {
    "since": Words("cambió aquí y en la hoja: queda lo de aquí", "changed here and in the sheet: ours stays"),
    "rows": Words("dos renglones se contradicen: vale el primero", "two rows contradict each other: the first counts"),
}
_SIDES = {
    ("since", "ours"): Words("decidido: queda lo de aquí", "decided: ours stays"),
    ("since", "theirs"): Words("decidido: vale la hoja", "decided: the sheet counts"),
    ("rows", "ours"): Words("decidido: vale el primero", "decided: the first counts"),
    ("rows", "theirs"): Words("decidido: vale el segundo", "decided: the second counts"),
}

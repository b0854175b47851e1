"""The tables that were found in a file: where, why, what each column stands for; what a person decides instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from workbench.i18n import LANGUAGE_NAMES, LANGUAGES, Words
from workbench.tasks.import_file import Options
from workbench.ui.bench import Bench
from workbench.ui.importing.answering import HOW_TO_ANSWER, Answering
from workbench.ui.importing.choosing import CHOICES, PLACE, TARGET, ColumnChooser
from workbench.ui.importing.tables_shown import ColumnShown, TableShown
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.rooms import scrolled
from workbench.ui.widgets.text import label, tip

_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_MEANING, _WHY = 1, 2
_SHARES, _LARGE_SHARES = (0.28, 0.32, 0.27, 0.13), (0.42, 0.58)


class _ColumnsTree(SharingTree):
    """The columns of the tables; F2 chooses what one is read as, wherever in its line one stands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 on a line opens the list of what its column may be."""
        cell = self.currentIndex().siblingAtColumn(_MEANING)
        writes = self.state() == self.State.EditingState
        if event.key() == Qt.Key.Key_F2 and not writes and cell.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(cell)
            self.edit(cell)
        else:
            super().keyPressEvent(event)


class Tables(QWidget):
    """``decided`` carries the sheet, the record type and the language that the person chose; ``column_decided`` the
    cell of a header and what its column is to be read as, empty for nothing; ``framing`` a sheet whose table is to
    be framed by hand, and where it stands now.
    """

    decided = Signal(str, str, object)
    framing = Signal(str, object)
    column_decided = Signal(str, str)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self._room())
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(gap)
        self.sheet, self.type, self.language = Answering(), Answering(), Answering()
        rows.addLayout(self._boxes())
        self._tables: list[TableShown] = []
        self._sheets: list[str] = []
        rows.addWidget(label(bench.say(_HOW), "small", wrap=True))
        self.model = QStandardItemModel(0, len(_HEADS), self)
        self.tree = _ColumnsTree(_SHARES if not bench.theme.is_large else _LARGE_SHARES)
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(bench.say(_TABLES))
        self.tree.setAccessibleDescription(bench.say(_HOW))
        self.tree.header().setToolTip(tip(bench.say(_HOW)))
        trigger = QAbstractItemView.EditTrigger
        self.tree.setEditTriggers(trigger.EditKeyPressed)
        self.tree.clicked.connect(self._open)
        chooser = ColumnChooser(bench.say(_NOT_READ), self.tree)
        chooser.chosen.connect(self.column_decided)
        self.tree.setItemDelegateForColumn(_MEANING, chooser)
        self.tree.setMinimumHeight(bench.theme.px(24))
        rows.addWidget(self.tree, 1)
        self.frame = QPushButton(bench.say(_FRAME))
        self.frame.clicked.connect(act(self.frame_first))
        self.profile = QPushButton(bench.say(_PROFILE))
        self.decisions = QPushButton(bench.say(_DECISIONS))
        buttons = Flow(gap=gap)
        for button in (self.frame, self.profile, self.decisions):
            buttons.addWidget(button)
        rows.addLayout(buttons)
        for button in (self.frame, self.profile, self.decisions):
            button.setVisible(bench.writable)

    def _room(self) -> QWidget:
        """Where it all stands: on a sheet that is scrolled where text is so large that the window cannot hold it."""
        return scrolled(self) if self._bench.theme.is_large else self

    def _boxes(self) -> QGridLayout:
        bench, grid = self._bench, QGridLayout()
        grid.setHorizontalSpacing(bench.theme.px(2))
        for at, (box, words) in enumerate(((self.sheet, _SHEET), (self.type, _TYPE), (self.language, _LANGUAGE))):
            box.setAccessibleName(bench.say(words))
            box.chosen.connect(self._chose)
            box.looked.connect(self._looked)
            line, side = (2 * at, 0) if bench.theme.is_large else (0, at)
            grid.addWidget(label(bench.say(words), "label"), line, side)
            grid.addWidget(box, line + 1, side)
            grid.setColumnStretch(side, 1)
        return grid

    def show_tables(self, tables: Sequence[TableShown], sheets: Sequence[str], options: Options) -> None:
        """Shows the tables of a file, its sheets to choose from, and what was decided about them."""
        bench = self._bench
        self._tables, self._sheets = list(tables), list(sheets)
        self.frame.setEnabled(bool(sheets))
        types = [(t.name, bench.say(t.label)) for t in bench.schema.types if t.listed]
        languages = [(n, bench.say(LANGUAGE_NAMES[n])) for n in LANGUAGES]
        _fill(self.sheet, bench.say(_ALL), [(s, s) for s in sheets], options.sheet)
        _fill(self.type, bench.say(_BY_ITSELF), types, options.record_type)
        _fill(self.language, bench.say(_BY_ITSELF), languages, options.language or "")
        kept = self.tree.currentIndex().siblingAtColumn(_MEANING).data(PLACE)
        self.model.clear()
        self.model.setHorizontalHeaderLabels([bench.say(w) for w in _HEADS])
        for row, table in enumerate(tables):
            where, why = bench.say(table.where), bench.say(table.why)
            head = QStandardItem(f"{table.sheet}: {where}  ·  {why}")
            head.setToolTip(tip(f"{table.sheet}: {where}\n{why}"))
            head.setForeground(QColor(bench.theme.accent))
            head.setFlags(_SHOWN)
            for column in table.columns:
                head.appendRow(self._column(table, column))
            self.model.appendRow(head)
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
        for more in range(_WHY, len(_HEADS)):  # in large text it stands in the tip alone
            self.tree.setColumnHidden(more, bench.theme.is_large)
        self.tree.share()
        self.tree.expandAll()
        for head in (self.model.item(row) for row in range(self.model.rowCount())):
            for row in range(head.rowCount()):
                if kept and head.child(row, _MEANING).data(PLACE) == kept:
                    self.tree.setCurrentIndex(head.child(row, _MEANING).index())

    def _column(self, table: TableShown, column: ColumnShown) -> list[QStandardItem]:
        meaning = column.meaning or self._bench.say(_NOT_READ)
        score = f"{column.score * 100:.0f} %" if column.score else ""
        cells = [QStandardItem(t) for t in (f"{column.letters}  {column.header}", meaning, column.why, score)]
        for cell in cells:
            cell.setFlags(_SHOWN)
            cell.setToolTip(tip(cell.text()))
        whole = (meaning, column.why, score) if self._bench.theme.is_large else (meaning,)
        cells[_MEANING].setToolTip(tip("\n".join(filter(None, whole))))
        if not column.meaning:
            cells[_MEANING].setForeground(QColor(self._bench.theme.warning))
        if self._bench.writable and table.choices:
            cells[_MEANING].setFlags(_SHOWN | Qt.ItemFlag.ItemIsEditable)
            cells[_MEANING].setIcon(self._bench.icons.get("chevron-down"))
            cells[_MEANING].setData(column.place, PLACE)
            cells[_MEANING].setData(column.target, TARGET)
            cells[_MEANING].setData(self._choices(table, column), CHOICES)
        return cells

    def _choices(self, table: TableShown, column: ColumnShown) -> Sequence[tuple[str, str]]:
        """All that a column may be read as, first what it is likeliest to be."""
        likely = [
            (key, self._bench.say(_LIKELY.fill(label=text))) for key, text in table.choices if key == column.may_be
        ]
        return (
            [*likely, *(choice for choice in table.choices if choice[0] != column.may_be)] if likely else table.choices
        )

    def _open(self, index: QModelIndex) -> None:
        """A click on what a column is read as opens the list of what else it may be."""
        if index.column() == _MEANING and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.tree.edit(index)
            box = self.tree.indexWidget(index)
            if isinstance(box, QComboBox):
                box.showPopup()

    def ask_type(self) -> None:
        """Opens the box of what the rows may be."""
        self.type.setFocus()
        self.type.showPopup()

    def frame_first(self) -> None:
        """The frame of the table that is marked, else of the sheet that is chosen, else of the first one."""
        at = self.tree.currentIndex()
        top = at.parent() if at.parent().isValid() else at
        if top.isValid() and top.row() < len(self._tables):
            table = self._tables[top.row()]
            self.framing.emit(table.sheet, table.frame)
            return
        sheet = self.sheet.currentData() or self._sheets[0]
        found = next((t for t in self._tables if t.sheet == sheet), None)
        self.framing.emit(sheet, found.frame if found is not None else None)

    def _looked(self, looks: bool) -> None:
        if looks:
            self._bench.tell(HOW_TO_ANSWER)

    def _chose(self) -> None:
        language: Any = self.language.currentData() or None
        self.decided.emit(self.sheet.currentData() or "", self.type.currentData() or "", language)


def _fill(combo: Answering, first: str, items: Sequence[tuple[str, str]], chosen: str) -> None:
    combo.clear()
    combo.addItem(first, "")
    for key, text in items:
        combo.addItem(text, key)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))


_SHEET = Words("Hoja", "Sheet")
_TYPE = Words("Los renglones son", "The rows are")
_LANGUAGE = Words("Idioma", "Language")
_TABLES = Words("Tablas del archivo", "Tables of the file")
_ALL = Words("Todas las visibles", "All visible ones")
_BY_ITSELF = Words("Según el encabezado", "By their headers")
_FRAME = Words("Dónde está la tabla…", "Where the table stands…")
_PROFILE = Words("Usar un perfil…", "Use a profile…")
_DECISIONS = Words("Usar decisiones…", "Use decisions…")
_NOT_READ = Words("No se lee", "Not read")
_LIKELY = Words("{label} (lo más probable)", "{label} (the likeliest)")
_HOW = Words(
    "Con un clic o F2 se cambia lo que una columna significa. Si dos columnas dicen lo mismo, vale la última.",
    "A click or F2 changes what a column stands for. Where two say the same, the later one counts.",
)
_HEADS = (
    Words("Columna", "Column"),
    Words("Se lee como", "Read as"),
    Words("Por qué", "Why"),
    Words("Certeza", "Certainty"),
)

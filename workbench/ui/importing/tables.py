"""The tables that were found in a file: where, why, what each column stands for; what a person decides instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from workbench.i18n import LANGUAGES, Words
from workbench.tasks.import_file import Options
from workbench.ui.bench import Bench
from workbench.ui.forms.editors import Combo
from workbench.ui.importing.shown import TableShown
from workbench.ui.widgets.text import label, tip

_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class Tables(QWidget):
    """``decided`` carries the sheet, the record type and the language that the person chose."""

    decided = Signal(str, str, object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap, gap, gap, gap)
        line = QHBoxLayout()
        line.setSpacing(gap)
        self.sheet, self.type, self.language = Combo(), Combo(), Combo()
        for combo, words in ((self.sheet, _SHEET), (self.type, _TYPE), (self.language, _LANGUAGE)):
            combo.setAccessibleName(bench.say(words))
            combo.activated.connect(self._chose)
            line.addWidget(label(bench.say(words), "small"))
            line.addWidget(combo, 1)
        rows.addLayout(line)
        self.model = QStandardItemModel(0, 4, self)
        self.tree = QTreeView()
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(bench.say(_TABLES))
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.addWidget(self.tree, 1)

    def show_tables(self, tables: Sequence[TableShown], sheets: Sequence[str], options: Options) -> None:
        """Shows the tables of a file, its sheets to choose from, and what was decided about them."""
        bench = self._bench
        types = [(t.name, bench.say(t.label)) for t in bench.schema.types if t.listed]
        _fill(self.sheet, bench.say(_ALL), [(s, s) for s in sheets], options.sheet)
        _fill(self.type, bench.say(_BY_ITSELF), types, options.record_type)
        _fill(self.language, bench.say(_BY_ITSELF), [(n, n) for n in LANGUAGES], options.language or "")
        self.model.clear()
        self.model.setHorizontalHeaderLabels([bench.say(w) for w in _HEADS])
        for table in tables:
            head = QStandardItem(f"{table.sheet}: {bench.say(table.where)}")
            why = QStandardItem(bench.say(table.why))
            for column in table.columns:
                meaning = column.meaning or bench.say(_NOT_READ)
                cells = [
                    QStandardItem(f"{column.letters}  {column.header}"),
                    QStandardItem(meaning),
                    QStandardItem(column.why),
                    QStandardItem(f"{column.score:.0%}" if column.meaning else ""),
                ]
                for cell in cells:
                    cell.setFlags(_SHOWN)
                    cell.setToolTip(tip(cell.text()))
                if not column.meaning:
                    cells[1].setForeground(QColor(bench.theme.warning))
                head.appendRow(cells)
            for cell in (head, why):
                cell.setFlags(_SHOWN)
            self.model.appendRow([head, QStandardItem(""), why])
        unit = self.fontMetrics().averageCharWidth()
        header = self.tree.header()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        for column_, width in ((0, 46), (1, 34), (3, 8)):
            self.tree.setColumnWidth(column_, unit * width)
        self.tree.expandAll()

    def _chose(self, _: int) -> None:
        language: Any = self.language.currentData() or None
        self.decided.emit(self.sheet.currentData() or "", self.type.currentData() or "", language)


def _fill(combo: Combo, first: str, items: list[tuple[str, str]], chosen: str) -> None:
    combo.clear()
    combo.addItem(first, "")
    for key, text in items:
        combo.addItem(text, key)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))


_SHEET = Words("Hoja", "Sheet")
_TYPE = Words("Los renglones son", "The rows are")
_LANGUAGE = Words("Idioma", "Language")
_TABLES = Words("Tablas del archivo", "Tables of the file")
_ALL = Words("todas las visibles", "all visible ones")
_BY_ITSELF = Words("según el encabezado", "by their headers")
_NOT_READ = Words("no se lee", "not read")
_HEADS = (
    Words("Columna", "Column"),
    Words("Se lee como", "Read as"),
    Words("Por qué", "Why"),
    Words("Certeza", "Certainty"),
)

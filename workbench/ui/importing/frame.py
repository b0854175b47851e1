"""Where a table stands in its sheet, set by hand: rows are marked with the mouse or by keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.sheet import Sheet, column_letters
from workbench.domain.types.base import plain
from workbench.i18n import Words, clip
from workbench.importing.layout_given import Given
from workbench.ui.bench import Bench
from workbench.ui.importing.tables_shown import span
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.rooms import fit
from workbench.ui.widgets.text import label

_WIDEST = 200  # columns that are shown; a table wider than that no ministry sends
_LETTERS = 60  # of a cell
_Index = QModelIndex | QPersistentModelIndex
_Rows = tuple[int, int]


class SheetModel(QAbstractTableModel):
    """The cells of a sheet as they came, the rows of the frame in colours of their own."""

    def __init__(self, bench: Bench, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._width = min(max(map(len, sheet.rows), default=0), _WIDEST)
        self._header_colour, self._data_colour = QColor(bench.theme.warning_soft), QColor(bench.theme.good_soft)
        self.header: _Rows | None = None
        self.data_rows: _Rows | None = None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The rows of the sheet."""
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Its columns, as far as they are shown."""
        return 0 if parent.isValid() else self._width

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and the colour of its row."""
        row = index.row() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return clip(plain(self._sheet.at(row, index.column() + 1)), _LETTERS)
        if role == Qt.ItemDataRole.BackgroundRole:
            if self.header is not None and self.header[0] <= row <= self.header[1]:
                return self._header_colour
            if self.data_rows is not None and self.data_rows[0] <= row <= self.data_rows[1]:
                return self._data_colour
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Letters over the columns, numbers beside the rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section + 1) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def mark(self, header: _Rows | None, data: _Rows | None) -> None:
        """Marks other rows."""
        self.header, self.data_rows = header, data
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.BackgroundRole])


class _Painter(QStyledItemDelegate):
    """Paints the colour of a row, which a style sheet for items would paint over."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The colour first, the words over it."""
        colour = index.data(Qt.ItemDataRole.BackgroundRole)
        if colour is not None:
            painter.fillRect(option.rect, colour)
        super().paint(painter, option, index)


class FrameDialog(QDialog):
    """``framed`` carries the sheet and its frame as it is written, empty for the one that the program finds."""

    framed = Signal(str, str)

    def __init__(self, bench: Bench, sheet: Sheet, frame: Given | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._sheet = bench, sheet
        title = bench.say(_TITLE.fill(sheet=clip(sheet.name, 60)))
        self.setWindowTitle(title)
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(title, "heading"))
        rows.addWidget(label(bench.say(_HOW), "muted", wrap=True))
        self.model = SheetModel(bench, sheet, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(_Painter(self.table))
        self.table.setAccessibleName(title)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.6))
        self.table.horizontalHeader().setDefaultSectionSize(bench.theme.px(16))
        rows.addWidget(self.table, 1)
        rows.addLayout(self._marks())
        rows.addLayout(self._ends())
        fit(self, bench.theme.px(112), bench.theme.px(72))
        self.table.selectionModel().selectionChanged.connect(self._selected)
        if frame is not None:
            self.model.mark(frame.header, frame.data)
            self.table.scrollTo(self.model.index((frame.header or frame.data)[0] - 1, 0))
        self._show()
        self.table.setFocus()

    def _marks(self) -> Flow:
        bench, line = self._bench, Flow(gap=self._bench.theme.px(1))
        self.header = QPushButton(bench.say(_HEADER))
        self.data = QPushButton(bench.say(_DATA))
        self.none = QPushButton(bench.say(_NO_HEADER))
        for button, key, does in (
            (self.header, "E", self._mark_header),
            (self.data, "D", self._mark_data),
            (self.none, "N", self._mark_none),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act(does))
            QShortcut(QKeySequence(key), self.table, act(does), context=Qt.ShortcutContext.WidgetShortcut)
            line.addWidget(button)
        return line

    def _ends(self) -> QBoxLayout:
        """What is marked, and the ways out: under it where text is large, else beside it."""
        bench, line = self._bench, QHBoxLayout()
        rows: QBoxLayout = QVBoxLayout() if bench.theme.is_large else line
        buttons: QLayout = Flow(gap=bench.theme.px(1)) if bench.theme.is_large else line
        self.told = label("", "small", wrap=True)
        rows.addWidget(self.told, 1)
        if buttons is not line:
            rows.addLayout(buttons)
        self.own = QPushButton(bench.say(_OWN))
        self.own.clicked.connect(act(self._end, ""))
        cancel = QPushButton(bench.say(_CANCEL))
        cancel.clicked.connect(self.reject)
        self.use = QPushButton(bench.say(_USE))
        self.use.setProperty("look", "primary")
        self.use.clicked.connect(act(self._use))
        for button in (self.own, cancel, self.use):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        return rows

    def _chosen(self) -> _Rows | None:
        found = sorted(index.row() + 1 for index in self.table.selectionModel().selectedRows())
        return (found[0], found[-1]) if found else None

    def _selected(self, _: QItemSelection, __: QItemSelection) -> None:
        self._show()

    def _mark_header(self) -> None:
        rows = self._chosen()
        if rows is not None:
            data = self.model.data_rows
            kept = data if data is not None and data[0] > rows[1] else self._below(rows[1])
            self._mark(rows, kept)

    def _mark_data(self) -> None:
        rows, header = self._chosen(), self.model.header
        if rows is not None:
            self._mark(header if header is not None and header[1] < rows[0] else None, rows)

    def _mark_none(self) -> None:
        self._mark(None, self.model.data_rows)

    def _below(self, row: int) -> _Rows | None:
        """All rows under one, as long as there are any."""
        last = len(self._sheet.rows)
        return (row + 1, last) if row < last else None

    def _mark(self, header: _Rows | None, data: _Rows | None) -> None:
        self.model.mark(header, data)
        self._show()

    def frame(self) -> Given | None:
        """The frame that is marked; None while no data is."""
        data = self.model.data_rows
        return Given(self.model.header, data) if data is not None else None

    def _show(self) -> None:
        some = self._chosen() is not None
        self.header.setEnabled(some)
        self.data.setEnabled(some)
        self.none.setEnabled(self.model.header is not None)
        frame = self.frame()
        self.use.setEnabled(frame is not None)
        if frame is None:
            self.told.setText(self._bench.say(_NOT_YET))
            return
        words = _FRAME if frame.header else _HEADLESS
        told = words.fill(header=span(frame.header or (0, 0)), data=span(frame.data))
        self.told.setText(self._bench.say(told))

    def _use(self) -> None:
        frame = self.frame()
        if frame is not None:
            self._end(frame.written())

    def _end(self, written: str) -> None:
        self.framed.emit(self._sheet.name, written)
        self.accept()


_TITLE = Words("Dónde está la tabla: {sheet}", "Where the table stands: {sheet}")
_HOW = Words(
    "Marque renglones con el ratón o con Mayús y flechas, y diga qué son: E, encabezado; D, datos; N, sin encabezado.",
    "Mark rows with the mouse or with Shift and arrows, and say what they are: E, header; D, data; N, no header.",
)
_HEADER = Words("Son el encabezado", "They are the header")
_DATA = Words("Son los datos", "They are the data")
_NO_HEADER = Words("No hay encabezado", "There is no header")
_OWN = Words("La que halla el programa", "The one that the program finds")
_CANCEL = Words("Cancelar", "Cancel")
_USE = Words("Leer esta tabla", "Read this table")
_NOT_YET = Words("Falta decir qué renglones son los datos.", "Which rows are the data is still to be said.")
_FRAME = Words("Encabezado: {header}. Datos: {data}.", "Header: {header}. Data: {data}.")
_HEADLESS = Words("Sin encabezado. Datos: {data}.", "No header. Data: {data}.")

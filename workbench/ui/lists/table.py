"""The table of a list: asks for the rows that can be seen, and sizes its columns by what they hold."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.ui.lists.model import RowsModel

_TITLE, _LEAST, _MOST = 20, 7, 26  # letters: the least of a title, the least and the most of another column
_SETTLE = 40  # milliseconds that scrolling rests before pages are asked for


class ListTable(QTableView):
    """One row a record. ``chosen`` tells the row that the person went to; ``moved`` the order of columns."""

    chosen = Signal(int)
    moved = Signal()

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._sized = False
        self._quiet = False
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsMovable(True)
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionMoved.connect(lambda *_: self.moved.emit())
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self.look)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._settle.start())
        model.rowsInserted.connect(lambda *_: self._settle.start())
        model.dataChanged.connect(lambda *_: self._fit_once())
        self.selectionModel().currentRowChanged.connect(self._went)

    def look(self) -> None:
        """Asks for the rows that can be seen, and some beyond."""
        height = max(self.verticalHeader().defaultSectionSize(), 1)
        first = max(self.rowAt(0), 0)
        seen = self.viewport().height() // height + 1
        self._rows.need(first - seen // 2, first + seen + seen // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More may be seen now."""
        super().resizeEvent(event)
        self._settle.start()
        self._fit()

    def set_current(self, row: int) -> None:
        """Goes to a row without telling that the person did."""
        index = self._rows.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self._quiet = True
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._quiet = False
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def current_row(self) -> int:
        """The row that is selected; -1 for none."""
        return self.currentIndex().row()

    def columns_begin(self) -> None:
        """Other columns came: their widths are to be found again."""
        self._sized = False

    def _went(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.chosen.emit(current.row())

    def _fit_once(self) -> None:
        if not self._sized:
            self._sized = True
            self._fit()

    def _fit(self) -> None:
        """Narrow columns as wide as what the first rows hold; the title takes the rest."""
        count = self._rows.columnCount()
        if not count:
            return
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        room = self.viewport().width()
        title = 1 if count > 1 else 0
        unit = metrics.averageCharWidth()
        widths = [self._wanted_width(column) for column in range(count)]
        widths[title] = _TITLE * unit
        others = [column for column in range(count) if column != title]
        while sum(widths) > room and others:  # the widest give way first
            widest = max(others, key=lambda c: widths[c])
            if widths[widest] <= _LEAST * unit:
                break
            widths[widest] = max(widths[widest] - unit, _LEAST * unit)
        widths[title] += max(room - sum(widths), 0)
        for column, width in enumerate(widths):
            header.resizeSection(column, width)

    def _wanted_width(self, column: int) -> int:
        """The width at which the first rows of a column are read in full, within reason; in pixels."""
        metrics, head = self.fontMetrics(), self._rows.horizontalHeaderItem(column)
        texts = [head.text() + "   " if head is not None else ""]
        for row in range(min(self._rows.rowCount(), 40)):
            item = self._rows.item(row, column)
            if item is not None:
                texts.append(item.text())
        widest = max(metrics.horizontalAdvance(text) for text in texts) + metrics.averageCharWidth() * 3
        return min(widest, metrics.averageCharWidth() * _MOST)

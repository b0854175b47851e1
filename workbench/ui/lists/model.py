"""The model of a list: ids in their order, and the texts of the pages that somebody looks at.

Its cells lie on Qt's side, so that painting and scrolling never wait for Python.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QIcon, QStandardItem, QStandardItemModel

from workbench.ui.lists.rows import ShownRow
from workbench.ui.widgets.text import tip

PAGE = 64
MOST_PAGES = 24
UID = int(Qt.ItemDataRole.UserRole)
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

Fetch = Callable[[int, Sequence[int]], None]


class RowsModel(QStandardItemModel):
    """``fetch`` is asked for pages, by number and ids; ``fill`` takes what it brought."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._pages: OrderedDict[int, bool] = OrderedDict()  # True where filled, False where asked for
        self.ids: Sequence[int] = ()
        self.mark: QIcon | None = None
        self.mark_told = ""
        self.quiet: QColor | None = None

    def set_columns(self, labels: Sequence[str]) -> None:
        """Other columns: nothing is held any more."""
        self.clear()
        self._pages.clear()
        self.ids = ()
        self.setColumnCount(len(labels))
        self.setHorizontalHeaderLabels(list(labels))

    def set_ids(self, ids: Sequence[int]) -> None:
        """Other rows; where they are the same ones, only what they say is asked for again."""
        if self.ids == ids:
            self.forget_pages()
            return
        self._pages.clear()
        self.ids = ids
        self.setRowCount(0)
        self.setRowCount(len(ids))

    def forget_pages(self) -> None:
        """What is held may be out of date: it is asked for again where somebody looks, and shown until then."""
        for page in self._pages:
            self._pages[page] = False

    def need(self, first: int, last: int, *, again: bool = False) -> None:
        """Asks for the pages of the rows from first to last that are not held."""
        for page in range(max(first, 0) // PAGE, last // PAGE + 1):
            begin = page * PAGE
            if begin >= len(self.ids):
                return
            if page in self._pages and not again:
                self._pages.move_to_end(page)
                continue
            if self._pages.get(page):
                continue
            self._pages[page] = False
            self._fetch(page, self.ids[begin : begin + PAGE])

    def fill(self, page: int, rows: Sequence[ShownRow]) -> None:
        """Takes the texts of a page."""
        if page not in self._pages:
            return
        begin = page * PAGE
        known = {row.id: row for row in rows}
        last = min(begin + PAGE, len(self.ids)) - 1
        with QSignalBlocker(self):
            for at, id_ in enumerate(self.ids[begin : begin + PAGE], begin):
                row = known.get(id_)
                if row is not None:
                    self._put(at, row)
        self._pages[page] = True
        if last >= begin:
            self.dataChanged.emit(self.index(begin, 0), self.index(last, self.columnCount() - 1))
        self._evict()

    def _put(self, at: int, row: ShownRow) -> None:
        for column, text in enumerate(row.cells):
            self.takeItem(at, column)  # to replace an item, Qt would look for its place from the first row on
            item = QStandardItem(text)
            item.setFlags(_SHOWN)
            if column == 0:
                item.setData(row.uid, UID)
                if self.quiet is not None:
                    item.setForeground(self.quiet)
            elif column == 1 and row.to_check and self.mark is not None:
                item.setIcon(self.mark)
                item.setToolTip(tip(self.mark_told))
                item.setAccessibleDescription(self.mark_told)
            self.setItem(at, column, item)

    def _evict(self) -> None:
        while len(self._pages) > MOST_PAGES:
            page, _ = self._pages.popitem(last=False)
            with QSignalBlocker(self):
                for at in range(page * PAGE, min((page + 1) * PAGE, len(self.ids))):
                    for column in range(self.columnCount()):
                        self.takeItem(at, column)

    def uid_at(self, row: int) -> str:
        """The uid of the record in a row; empty while its page has not come."""
        item = self.item(row, 0) if 0 <= row < self.rowCount() else None
        return str(item.data(UID)) if item is not None else ""

    def row_of(self, id_: int) -> int:
        """The row of an id; -1 where it is not listed."""
        try:
            return self.ids.index(id_)
        except ValueError:
            return -1

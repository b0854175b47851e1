"""The model of a list: ids in their order, and the texts of the pages that somebody looks at.

Its cells lie on Qt's side, so that painting and scrolling never wait for Python.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QStandardItem, QStandardItemModel

from workbench.ui.lists.rows import ShownRow
from workbench.ui.widgets.text import tip

PAGE = 64
MOST_PAGES = 24
UID = int(Qt.ItemDataRole.UserRole)
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

_TURN = 0.008  # seconds of filling before the window gets its turn again
_ASKED, _HELD, _OLD = "asked", "held", "old"

Fetch = Callable[[int, Sequence[int]], None]


class RowsModel(QStandardItemModel):
    """``fetch`` is asked for pages, by number and ids; ``fill`` takes what it brought."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._work: deque[tuple[int, ShownRow | None]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)
        self._pages: OrderedDict[int, str] = OrderedDict()  # by number: asked for, held, or old
        self.ids: Sequence[int] = ()
        self.mark: QIcon | None = None
        self.mark_told = ""
        self.quiet: QColor | None = None

    def set_columns(self, labels: Sequence[str]) -> None:
        """Other columns: nothing is held any more."""
        self.clear()
        self._pages.clear()
        self._work.clear()
        self.ids = ()
        self.setColumnCount(len(labels))
        self.setHorizontalHeaderLabels(list(labels))

    def set_ids(self, ids: Sequence[int]) -> None:
        """Other rows; where they are the same ones, only what they say is asked for again."""
        if self.ids == ids:
            self.forget_pages()
            return
        self._pages.clear()
        self._work.clear()
        self.ids = ids
        self.setRowCount(0)
        self.setRowCount(len(ids))

    def forget_pages(self) -> None:
        """What is held may be out of date: it is asked for again where somebody looks, and shown until then."""
        for page in self._pages:
            self._pages[page] = _OLD

    def need(self, first: int, last: int) -> None:
        """Asks for the pages of the rows from first to last that are not held, or may be out of date."""
        for page in range(max(first, 0) // PAGE, last // PAGE + 1):
            begin = page * PAGE
            if begin >= len(self.ids):
                return
            if self._pages.get(page, _OLD) != _OLD:
                self._pages.move_to_end(page)
                continue
            self._pages[page] = _ASKED
            self._pages.move_to_end(page)
            self._fetch(page, self.ids[begin : begin + PAGE])

    def fill(self, page: int, rows: Sequence[ShownRow]) -> None:
        """Takes the texts of a page; what takes longer than a moment is done in the next turns."""
        if page not in self._pages:
            return
        begin = page * PAGE
        known = {row.id: row for row in rows}
        for at, id_ in enumerate(self.ids[begin : begin + PAGE], begin):
            if id_ in known:
                self._work.append((at, known[id_]))
        self._pages[page] = _HELD
        while len(self._pages) > MOST_PAGES:
            old, _ = self._pages.popitem(last=False)
            self._work.extend((at, None) for at in range(old * PAGE, min((old + 1) * PAGE, len(self.ids))))
        self._turn()

    def _turn(self) -> None:
        """Puts in and takes out rows until it is the window's turn again."""
        until = time.perf_counter() + _TURN
        put: list[int] = []
        with QSignalBlocker(self):
            while self._work and time.perf_counter() < until:
                at, row = self._work.popleft()
                if row is None:
                    for column in range(self.columnCount()):
                        self.takeItem(at, column)
                else:
                    self._put(at, row)
                    put.append(at)
        if put:
            self.dataChanged.emit(self.index(min(put), 0), self.index(max(put), self.columnCount() - 1))
        if self._work:
            self._timer.start()

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
            # Asked for the first time, a cell asks Python whether it answers by itself; in the midst of painting
            # it would wait for Python's lock, each cell anew, while another lane is at work.
            self.data(self.index(at, column))

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

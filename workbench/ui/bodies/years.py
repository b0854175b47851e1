"""The years above a column of lines of time: labels on its header, as many as there is room for."""

from __future__ import annotations

from datetime import date
from math import ceil

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtWidgets import QLabel, QTableView

from workbench.ui.bodies.line_of_time import x_of, years_between
from workbench.ui.theme import Theme
from workbench.ui.widgets.text import label

_GAP = 1.5  # grid steps between two years


class Years(QObject):
    """Keeps a label over the first of January of each year, of every second or third where they would touch."""

    def __init__(self, theme: Theme, table: QTableView, column: int) -> None:
        super().__init__(table)
        self._theme, self._table, self._column = theme, table, column
        self._scale: tuple[date, date] | None = None
        self.labels: list[QLabel] = []
        header = table.horizontalHeader()
        header.sectionResized.connect(lambda *_: self._place())
        header.geometriesChanged.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(lambda _: self._place())

    def show(self, since: date, until: date) -> None:
        """Shows the years of a scale."""
        if self._scale == (since, until):
            return
        self._scale = since, until
        header = self._table.horizontalHeader().viewport()
        for old in self.labels:
            old.hide()
            old.deleteLater()
        self.labels = [label(str(day.year), "small", header) for day in years_between(since, until)]
        for one in self.labels:
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            one.adjustSize()
        self._place()

    def _place(self) -> None:
        if self._scale is None or not self.labels:
            return
        header = self._table.horizontalHeader()
        left, width = header.sectionViewportPosition(self._column), header.sectionSize(self._column)
        area = QRectF(left, 0, width, header.height())
        spots = [x_of(area, self._scale, day) for day in years_between(*self._scale)]
        wide = max(one.width() for one in self.labels) + self._theme.px(_GAP)
        apart = spots[1] - spots[0] if len(spots) > 1 else wide
        step = ceil(wide / apart) if apart > 0 else len(spots)
        for at, (one, spot) in enumerate(zip(self.labels, spots, strict=True)):
            x = round(spot - one.width() / 2)
            one.move(x, (header.height() - one.height()) // 2)
            one.setVisible(at % step == 0 and left <= x and x + one.width() <= left + width)

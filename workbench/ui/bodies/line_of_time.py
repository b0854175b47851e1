"""A body's line of time as it is painted: its periods by what is known of them, its meetings as points."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from workbench.assessing.line_of_time import Line, Point
from workbench.assessing.meetings_due import Slot
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_MARGIN = 0.06  # of the width, at either side
_TALL = 0.42  # of the height of a row
_WORDS = 0.44  # of the height of a row, for words below the line
_SMALLER = 0.85  # than the other text
_POINT = 0.55  # grid steps from the middle of a point to its edge
_REACH = 1.6  # how much further than its edge a point can be hit


class LineOfTime(QStyledItemDelegate):
    """Told apart by shape, so that it can be read in grey. ``opened`` carries the uid of a point that was clicked.

    ``below`` is the role of words that stand below the line, if there are any.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, table: QTableView, role: int, below: int = 0) -> None:
        super().__init__(table)
        self._theme, self._role, self._below = theme, role, below

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        line = index.data(self._role)
        if not isinstance(line, Line):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.area(QRectF(option.rect), index)
        if words := self._words(index):
            self._told(painter, QRectF(option.rect), words, read=line.is_read)
        painter.setPen(QPen(QColor(self._theme.line), 1))
        for day in years_between(line.since, line.until):
            x = x_of(area, (line.since, line.until), day)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for slot in line.count.slots:
            self._slot(painter, _between(area, line, slot.period.first, slot.period.last), slot, read=line.is_read)
        for point in line.points:
            self._point(painter, area, line, point)
        painter.restore()

    def _words(self, index: Index) -> str:
        return str(index.data(self._below) or "") if self._below else ""

    def area(self, cell: QRectF, index: Index) -> QRectF:
        """Where in a cell the line lies: above the words below it."""
        return cell.adjusted(0, 0, 0, -cell.height() * _WORDS) if self._words(index) else cell

    def _told(self, painter: QPainter, cell: QRectF, words: str, *, read: bool) -> None:
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text if read else self._theme.muted))
        room = cell.adjusted(cell.width() * _MARGIN, cell.height() * (1 - _WORDS), 0, 0)
        said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def _slot(self, painter: QPainter, box: QRectF, slot: Slot, *, read: bool) -> None:
        theme = self._theme
        strong = read and slot.state != "open"
        box = box.adjusted(1, 0, -1, 0)
        painter.setPen(QPen(QColor(theme.text if strong else theme.muted), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if slot.state == "held":
            painter.setBrush(QColor(theme.accent))
        elif slot.state == "uncertain":
            painter.setBrush(QBrush(QColor(theme.accent), Qt.BrushStyle.BDiagPattern))
        elif slot.state == "open":
            painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DotLine))
        painter.drawRect(box)
        if slot.state == "waived":
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.bottomLeft(), box.topRight())

    def _point(self, painter: QPainter, area: QRectF, line: Line, point: Point) -> None:
        theme, where, size = self._theme, _at(area, line, point), self._size()
        if point.kind == "held":
            painter.setPen(QPen(QColor(theme.text), 1.2))
            painter.setBrush(QColor(theme.surface))
            painter.drawEllipse(where, size, size)
            return
        painter.setPen(QPen(QColor(theme.muted), 1.6))
        foot = QPointF(where.x(), area.bottom() - 2)
        painter.drawLine(foot, foot - QPointF(0, size))

    def _size(self) -> float:
        return float(self._theme.px(_POINT))

    def point_at(self, area: QRectF, line: Line, spot: QPointF) -> Point | None:
        """The meeting under a spot, the nearest one; None where there is none."""
        reach = self._size() * _REACH
        held = [p for p in line.points if p.kind == "held"]
        near = [(abs(_at(area, line, p).x() - spot.x()), n) for n, p in enumerate(held)]
        best = min(near, default=(reach + 1, -1))
        tall = area.height() * _TALL
        return held[best[1]] if best[0] <= reach and abs(spot.y() - area.center().y()) <= tall else None

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Opens the meeting whose point is clicked."""
        line = index.data(self._role)
        if isinstance(line, Line) and isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            point = self.point_at(self.area(QRectF(option.rect), index), line, event.position())
            if point is not None:
                self.opened.emit(point.uid)
                return True
        return super().editorEvent(event, model, option, index)


def x_of(area: QRectF, scale: tuple[date, date], day: date) -> float:
    """Where a day lies in a cell, or in the header above it."""
    since, until = scale
    whole = max((until - since).days, 1)
    inner = area.width() * (1 - 2 * _MARGIN)
    return float(area.left() + area.width() * _MARGIN + inner * (day - since).days / whole)


def years_between(since: date, until: date) -> list[date]:
    """The first days of the years that begin on a scale of time."""
    return [date(year, 1, 1) for year in range(since.year + 1, until.year + 1)]


def _between(area: QRectF, line: Line, first: date, last: date) -> QRectF:
    tall = area.height() * _TALL
    left, right = (x_of(area, (line.since, line.until), day) for day in (first, last))
    return QRectF(left, area.center().y() - tall / 2, right - left, tall)


def _at(area: QRectF, line: Line, point: Point) -> QPointF:
    return QPointF(x_of(area, (line.since, line.until), point.day), area.center().y())

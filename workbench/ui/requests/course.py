"""The course of requests as it is painted in a cell: how many were open, answered and closed, day after day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from workbench.assessing.requests_over_time import Counts
from workbench.ui.theme import Theme

_EDGE = 0.02  # of the width, at either side
_ROOM = 4  # pixels above and below


@dataclass(frozen=True)
class Course:
    """What one cell paints: the points, the days between which all cells run, and the most that any of them holds."""

    points: Sequence[tuple[date, Counts]]
    since: date
    until: date
    most: int


class CourseDelegate(QStyledItemDelegate):
    """Steps on top of one another, told apart without colour: filled what is open, hatched what is answered, hollow
    what is closed.
    """

    def __init__(self, theme: Theme, table: QTableView, role: int) -> None:
        super().__init__(table)
        self._theme, self._role = theme, role

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        course = index.data(self._role)
        if not isinstance(course, Course):
            return
        painter.save()
        area = QRectF(option.rect)
        ends = [day for day, _ in course.points[1:]] + [course.until]
        for (day, counts), end in zip(course.points, ends, strict=True):
            if end > day or len(course.points) == 1:  # the last point only tells how it is
                self._step(painter, area, course, counts, _x(area, course, day), _x(area, course, end))
        foot = area.bottom() - _ROOM
        painter.setPen(QPen(QColor(self._theme.muted), 1))
        painter.drawLine(round(_x(area, course, course.since)), round(foot), round(area.right()), round(foot))
        painter.restore()

    def _step(self, painter: QPainter, area: QRectF, course: Course, counts: Counts, left: float, right: float) -> None:
        theme = self._theme
        looks = (
            (len(counts.open), QBrush(QColor(theme.accent))),
            (len(counts.answered), QBrush(QColor(theme.accent), Qt.BrushStyle.BDiagPattern)),
            (len(counts.closed), QBrush(Qt.BrushStyle.NoBrush)),
        )
        tall = (area.height() - 2 * _ROOM) / max(course.most, 1)
        foot = area.bottom() - _ROOM
        for number, brush in looks:
            if not number:
                continue
            box = QRectF(left, foot - number * tall, max(right - left, 2.0), number * tall)
            painter.setPen(QPen(QColor(theme.text if brush.style() != Qt.BrushStyle.NoBrush else theme.muted), 1))
            painter.setBrush(brush)
            painter.drawRect(box)
            foot = box.top()


def _x(area: QRectF, course: Course, day: date) -> float:
    """Where a day lies in the cell."""
    whole = max((course.until - course.since).days, 1)
    inner = area.width() * (1 - 2 * _EDGE)
    return float(area.left() + area.width() * _EDGE + inner * (day - course.since).days / whole)

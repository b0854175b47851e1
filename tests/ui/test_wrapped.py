"""A text that is broken into lines: as tall as they are at any width, and not asked again when its page changes."""

from __future__ import annotations

import driving
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.ui.widgets.text import Wrapped

WORDS = "México propone resolver cada autorización en un plazo máximo de noventa días. " * 4


class Asked(Wrapped):
    """Counts how often its lines are broken."""

    times = 0

    def heightForWidth(self, width: int) -> int:
        self.times += 1
        return super().heightForWidth(width)


def page_of(*widgets: QWidget) -> QWidget:
    driving.application()
    page = QWidget()
    rows = QVBoxLayout(page)
    for widget in widgets:
        rows.addWidget(widget)
    rows.addStretch(1)
    page.resize(500, 600)
    page.show()
    driving.spin(30)
    return page


def test_it_is_as_tall_as_its_lines_whatever_the_width() -> None:
    told, usual = Wrapped(WORDS), QLabel(WORDS)
    usual.setWordWrap(True)
    page = page_of(told, usual)
    heights = []
    for width in (500, 260, 900):
        page.resize(width, 600)
        driving.spin(30)
        assert told.width() == usual.width() and told.height() == usual.heightForWidth(usual.width())
        heights.append(told.height())
    assert heights[1] > heights[0] > heights[2]
    page.deleteLater()


def test_another_line_of_its_page_does_not_break_its_own_anew() -> None:
    told = [Asked(WORDS) for _ in range(5)]
    late = Wrapped(WORDS)
    page = page_of(*told, late)
    late.hide()
    driving.spin(30)
    before = [one.times for one in told]
    assert all(before)
    late.show()
    driving.spin(30)
    assert late.height() > 0 and [one.times for one in told] == before
    page.deleteLater()


def test_markup_in_it_is_text() -> None:
    page = page_of(told := Wrapped("<b>a</b> & b", "muted"))
    assert told.text() == "<b>a</b> & b" and told.property("look") == "muted"
    plain = QLabel("<b>a</b> & b")
    assert told.sizeHint().width() > plain.sizeHint().width()
    page.deleteLater()

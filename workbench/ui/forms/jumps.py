"""The sections of a form by name: all of them in sight, the one at the top marked; a box where text is large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.editors import Combo
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.text import plain_caption

_ROOM = 70  # grid steps of a line of names


class Jumps(QWidget):
    """``wanted`` carries the number of the section that the person wants to see."""

    wanted = Signal(int)

    def __init__(self, bench: Bench, names: Sequence[str], *, room: int = _ROOM) -> None:
        super().__init__()
        self.setAccessibleName(bench.say(_SECTIONS))
        self._marked = 0
        self._box: Combo | None = None
        self._buttons: list[QToolButton] = []
        side = bench.theme.px(1)
        if bench.theme.is_large:
            rows = QVBoxLayout(self)
            rows.setContentsMargins(side, side // 2, side, side // 2)
            self._box = Combo()
            self._box.setAccessibleName(bench.say(_SECTIONS))
            self._box.addItems(list(names))
            self._box.activated.connect(self.wanted)
            rows.addWidget(self._box)
            return
        lines = QVBoxLayout(self)
        lines.setContentsMargins(side, 0, side, 0)
        lines.setSpacing(0)
        left = 0
        for number, name in enumerate(names):
            button = QToolButton()
            button.setText(plain_caption(name))
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.setProperty("look", "tab")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # fields are gone to by Tab
            button.clicked.connect(act(self._go, number))
            self._buttons.append(button)
            width = button.fontMetrics().horizontalAdvance(name) + bench.theme.px(3)
            if left < width:  # lines are filled once: a layout that flows would ask Python each time
                row, left = QHBoxLayout(), bench.theme.px(room)
                row.setSpacing(0)
                lines.addLayout(row)
            row.addWidget(button)
            left -= width
        for line in self.findChildren(QHBoxLayout):
            line.addStretch(1)

    def _go(self, number: int) -> None:
        self._buttons[number].setChecked(number == self._marked)
        self.wanted.emit(number)

    def mark(self, number: int) -> None:
        """Marks a section as the one that is looked at."""
        if self._box is not None:
            self._box.setCurrentIndex(number)
        elif self._buttons:
            self._buttons[self._marked].setChecked(False)
            self._buttons[number].setChecked(True)
            self._marked = number


_SECTIONS = Words("Secciones de la ficha", "Sections of the form")

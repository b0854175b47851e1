"""One row of a small table inside a record: its cells side by side, what can be done with it above them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbench.domain.problem import Problem, Reading
from workbench.domain.types import Code, Flag, Reference, Row, Rows, Text, Type, When
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor, Titles
from workbench.ui.forms.editors import ProseEditor, editor
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.text import OneParagraph, label, tip

_OWN_TOOLS = 3  # up, down, away: the last ones of the head
_WHOLE = 12  # parts of a line where there is room for several cells
_PARTS: dict[type[Type[Any]], int] = {Code: 1, Flag: 3, Reference: 3, When: 3, Text: 4}  # that a cell takes of them


class RowCard(QFrame):
    """``wide`` sets as many cells in a line as there is room for, else two, or one where text is large.

    ``edited``, ``left`` and ``told`` are those of its cells; ``moved`` carries the way that the row is to go, ``away``
    asks that it go altogether, ``below`` for a row below it.
    """

    edited = Signal()
    left = Signal()
    told = Signal(object)
    moved = Signal(int)
    away = Signal()
    below = Signal()

    def __init__(self, type_: Rows, bench: Bench, *, wide: bool) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._type, self._bench = type_, bench
        self._suggested = type_.row()
        rows = QVBoxLayout(self)
        gap = bench.theme.px(1)
        rows.setContentsMargins(gap, gap // 2 if wide else gap, gap, gap)
        rows.setSpacing(bench.theme.px(0.25 if wide else 0.5))
        self._head = QHBoxLayout()
        self._number = label("", "muted")
        self._head.addWidget(self._number)
        self._head.addStretch(1)
        self._tools: list[QToolButton] = []
        self._names: dict[QToolButton, str] = {}
        for icon, words, does in (
            ("arrow-up", _UP, act(self.moved.emit, -1)),
            ("arrow-down", _DOWN, act(self.moved.emit, 1)),
            ("x", _REMOVE, act(self.away.emit)),
        ):
            self._tool(icon, bench.say(words), does, self._head.count())
        self._tools[0].setFocusPolicy(Qt.FocusPolicy.NoFocus)  # these two have keys
        self._tools[1].setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.addLayout(self._head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(bench.theme.px(0.25))
        self.editors: list[Editor] = []
        self._cells(wide=wide and not bench.theme.is_large)
        rows.addLayout(self._grid)

    # ---- building

    def _tool(self, icon: str, name: str, does: Callable[..., None], at: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._bench.icons.get(icon))
        button.setToolTip(tip(name))
        button.clicked.connect(does)
        self._head.insertWidget(at, button)
        self._tools.append(button)
        self._names[button] = name
        return button

    def offer(self, icon: str, name: str, does: Callable[..., None]) -> None:
        """One thing more that can be done with the row; it has keys of its own."""
        button = self._tool(icon, name, does, self._head.count() - _OWN_TOOLS)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setVisible(not self._tools[0].isHidden())

    def _cells(self, *, wide: bool) -> None:
        line = taken = 0
        across = 1 if self._bench.theme.is_large else 2
        for index in _paired(self._type):
            column = self._type.columns[index]
            name = self._bench.say(column.label)
            made = self._cell(column.type, name)
            parts = _PARTS.get(type(column.type), 3) if wide else _WHOLE // across
            if taken + parts > _WHOLE:
                line, taken = line + 1, 0
            self._grid.addWidget(label(name, "small"), 2 * line, taken, 1, parts)
            self._grid.addWidget(made, 2 * line + 1, taken, 1, parts, Qt.AlignmentFlag.AlignTop)
            taken += parts
            self.editors.append(made)
        for part in range(_WHOLE):
            self._grid.setColumnStretch(part, 1)
            self._grid.setColumnMinimumWidth(part, 1)

    def _cell(self, type_: Type[Any], name: str) -> Editor:
        made: Editor = (
            ProseEditor(type_, self._bench, name, OneParagraph())
            if type(type_) is Text
            else editor(type_, self._bench, name)
        )
        made.edited.connect(self.edited)
        made.left.connect(self.left)
        made.told.connect(self.told)
        return made

    def stops(self) -> list[QWidget]:
        """What Tab goes through: the cells, then what is done with the row and has no keys."""
        found = [
            widget
            for one in self.editors
            for widget in one.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
            and widget.window() is self.window()  # not the list of a box, which is a window of its own
        ]
        return [*found, self._tools[2]]

    # ---- showing

    def set_number(self, number: int) -> None:
        """Which of the rows it is."""
        self._number.setText(str(number))
        for button, name in self._names.items():
            button.setAccessibleName(f"{name} ({number})")

    def show_row(self, row: Row, titles: Titles) -> None:
        """Shows the cells of a row."""
        for index, made in zip(_paired(self._type), self.editors, strict=True):
            made.show_value(row[index], titles)

    def suggest(self, number: str) -> None:
        """Shows a number that counts only once the row says anything else."""
        self._suggested = self._type.row(number)
        self.editors[0].show_value(number, {})

    def renumber(self, number: str) -> None:
        """Gives the row another number; where it says nothing else, the number still only counts once it does."""
        if self.is_blank(self.row()):
            self.suggest(number)
        else:
            self.editors[0].show_value(number, {})

    def reading(self) -> Reading[Row]:
        """The row as it stands, with what is wrong in its cells."""
        cells: dict[int, Any] = {}
        problems: list[Problem] = []
        for index, made in zip(_paired(self._type), self.editors, strict=True):
            read = made.reading()
            problems += read.problems
            cells[index] = self._type.columns[index].type.empty if read.value is None else read.value
        return Reading(tuple(cells[i] for i in range(len(self._type.columns))), tuple(problems))

    def row(self) -> Row:
        """The row as it stands."""
        return self.reading().value or self._type.row()

    def is_blank(self, row: Row | None) -> bool:
        """Whether a reading of the row says nothing, or only what was suggested."""
        return row in (None, self._type.row(), self._suggested)

    def set_writable(self, writable: bool) -> None:
        """Whether it can be changed."""
        for made in self.editors:
            made.set_writable(writable)
        for button in self._tools:
            button.setVisible(writable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with a new row below."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.below.emit()
        else:
            super().keyPressEvent(event)


def _paired(type_: Rows) -> list[int]:
    """The places of the columns, each wording followed by the same one in English."""
    names = [c.name for c in type_.columns]
    order: list[int] = []
    for at, name in enumerate(names):
        if name.endswith("_en") and name[:-3] in names:
            continue
        order.append(at)
        if f"{name}_en" in names:
            order.append(names.index(f"{name}_en"))
    return order


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_UP = Words("Subir (Ctrl+↑)", "Move up (Ctrl+↑)")
_DOWN = Words("Bajar (Ctrl+↓)", "Move down (Ctrl+↓)")
_REMOVE = Words("Quitar renglón", "Remove the row")

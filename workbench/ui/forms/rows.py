"""The editor of a small table inside a record: a card a row, an editor a cell, rows moved and removed in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout

from workbench.domain.problem import Problem, Reading
from workbench.domain.types import Row, Rows, Text
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor, Titles
from workbench.ui.forms.editors import ProseEditor, editor
from workbench.ui.widgets.text import label, tip

_AT_ONCE = 2  # rows that are built before the window gets its turn again


class _Cell(ProseEditor):
    """One line of text that may be long: it wraps, but holds no line ends."""

    def __init__(self, type_: Text, bench: Bench, name: str) -> None:
        super().__init__(type_, bench, name)
        self.text.set_least(1)


class _Card(QFrame):
    """One row."""

    def __init__(self, owner: RowsEditor, type_: Rows, bench: Bench, number: int) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._type = type_
        rows = QVBoxLayout(self)
        gap = bench.theme.px(1)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(0.5))
        head = QHBoxLayout()
        head.addWidget(label(str(number), "muted"))
        head.addStretch(1)
        self._tools: list[QToolButton] = []
        for icon, words, act in (
            ("arrow-up", _UP, lambda: owner.shift(self, -1)),
            ("arrow-down", _DOWN, lambda: owner.shift(self, 1)),
            ("x", _REMOVE, lambda: owner.remove(self)),
        ):
            button = QToolButton()
            button.setIcon(bench.icons.get(icon))
            button.setToolTip(tip(bench.say(words)))
            button.setAccessibleName(f"{bench.say(words)} ({number})")
            button.clicked.connect(act)
            head.addWidget(button)
            self._tools.append(button)
        rows.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(bench.theme.px(0.25))
        self.editors: list[Editor] = []
        for at, index in enumerate(_paired(type_)):
            column = type_.columns[index]
            name = bench.say(column.label)
            made: Editor = (
                _Cell(column.type, bench, name) if type(column.type) is Text else editor(column.type, bench, name)
            )
            made.edited.connect(owner.edited)
            made.left.connect(owner.left)
            made.told.connect(owner.told)
            line, side = (at, 0) if bench.theme.is_large else divmod(at, 2)
            grid.addWidget(label(name, "small"), 2 * line, side)
            grid.addWidget(made, 2 * line + 1, side)
            self.editors.append(made)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 0 if bench.theme.is_large else 1)
        rows.addLayout(grid)

    def show_row(self, row: Row, titles: Titles) -> None:
        """Shows the cells of a row."""
        for index, made in zip(_paired(self._type), self.editors, strict=True):
            made.show_value(row[index], titles)

    def reading(self) -> Reading[Row]:
        """The row as it stands, with what is wrong in its cells."""
        cells: dict[int, Any] = {}
        problems: list[Problem] = []
        for index, made in zip(_paired(self._type), self.editors, strict=True):
            read = made.reading()
            problems += read.problems
            cells[index] = self._type.columns[index].type.empty if read.value is None else read.value
        return Reading(tuple(cells[i] for i in range(len(self._type.columns))), tuple(problems))

    def set_writable(self, writable: bool) -> None:
        """Whether it can be changed."""
        for made in self.editors:
            made.set_writable(writable)
        for button in self._tools:
            button.setVisible(writable)


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


class RowsEditor(Editor):
    """All rows, and a button for one more."""

    def __init__(self, type_: Rows, bench: Bench, name: str) -> None:
        super().__init__()
        self._type, self._bench = type_, bench
        self._writable = True
        self._cards: list[_Card] = []
        self._to_build: list[Row] = []
        self._value: tuple[Row, ...] = ()
        self._titles: Titles = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(bench.theme.px(0.5))
        self._add = QPushButton(bench.say(_ADD))
        self._add.setIcon(bench.icons.get("plus"))
        self._add.setProperty("look", "link")
        self._add.setAccessibleName(f"{bench.say(_ADD)}: {name}")
        self._add.clicked.connect(self._add_row)
        self.setFocusProxy(self._add)
        self._rows.addWidget(self._add)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build)

    def show_value(self, value: Any, titles: Titles) -> None:
        self._value, self._titles = value, titles
        for card in self._cards[len(value) :]:
            self._rows.removeWidget(card)
            card.deleteLater()
        del self._cards[len(value) :]
        for card, row in zip(self._cards, value, strict=False):
            card.show_row(row, titles)
        self._to_build = list(value[len(self._cards) :])
        if self._to_build:
            self._timer.start()

    def _build(self) -> None:
        """Builds a few cards at a time: a long agenda must not hold up the window."""
        for row in self._to_build[:_AT_ONCE]:
            self._append(row)
        del self._to_build[:_AT_ONCE]
        if not self._to_build:
            self._timer.stop()

    def _append(self, row: Row) -> _Card:
        card = _Card(self, self._type, self._bench, len(self._cards) + 1)
        card.set_writable(self._writable)
        card.show_row(row, self._titles)
        self._rows.insertWidget(len(self._cards), card)
        self._cards.append(card)
        return card

    def reading(self) -> Reading[Any]:
        if self._to_build:
            return Reading(self._value)  # nobody can have changed what is still being built
        readings = [card.reading() for card in self._cards]
        rows = tuple(r.value for r in readings if r.value != self._type.row())
        return Reading(rows, tuple(p for r in readings for p in r.problems))

    def shift(self, card: _Card, way: int) -> None:
        """Moves a row up or down."""
        at = self._cards.index(card)
        if 0 <= at + way < len(self._cards):
            rows = [c.reading().value or self._type.row() for c in self._cards]
            rows[at], rows[at + way] = rows[at + way], rows[at]
            self._renew(tuple(rows))

    def remove(self, card: _Card) -> None:
        """Takes a row away."""
        rows = [c.reading().value or self._type.row() for c in self._cards if c is not card]
        self._renew(tuple(rows))

    def _renew(self, rows: tuple[Row, ...]) -> None:
        picked = {uid: named for c in self._cards for e in c.editors for uid, named in e.known().items()}
        self._titles = {**self._titles, **picked}
        self.show_value(rows, self._titles)
        self.edited.emit()
        self.left.emit()

    def _add_row(self) -> None:
        card = self._append(self._type.row())
        card.editors[0].setFocus()

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        self._add.setVisible(writable)
        for card in self._cards:
            card.set_writable(writable)


_ADD = Words("Añadir renglón", "Add a row")
_UP = Words("Subir", "Move up")
_DOWN = Words("Bajar", "Move down")
_REMOVE = Words("Quitar renglón", "Remove the row")

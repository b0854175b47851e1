"""The editor of a small table inside a record: a card a row, an editor a cell, rows added and moved by keys too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.domain.problem import Reading
from workbench.domain.types import Code, Row, Rows
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor, Titles
from workbench.ui.forms.row_card import RowCard
from workbench.ui.widgets.acts import act

_AT_ONCE = 2  # rows that are built before the window gets its turn again


@dataclass(frozen=True)
class RowAct:
    """Something that can be done with one row, by its button or by keys while the focus is in it."""

    icon: str
    words: Words
    keys: str
    does: Callable[[Row], None]


class RowsEditor(Editor):
    """All rows, and a button for one more. Enter adds a row below, Ctrl+Up and Ctrl+Down move one; running numbers stay
    with the places, any other number with its row.

    ``built`` tells that every row there is can be seen.
    """

    built = Signal()

    def __init__(self, type_: Rows, bench: Bench, name: str) -> None:
        super().__init__()
        self._type, self._bench = type_, bench
        self._writable, self._wide = True, False
        self._cards: list[RowCard] = []
        self._acts: tuple[RowAct, ...] = ()
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
        self._add.clicked.connect(lambda: self.add_after(None))
        self.setFocusProxy(self._add)
        self._rows.addWidget(self._add)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build)
        self._key("Ctrl+Up", lambda card: self.shift(card, -1))
        self._key("Ctrl+Down", lambda card: self.shift(card, 1))

    def _key(self, keys: str, does: Callable[[RowCard], None]) -> None:
        """Keys that do something with the row that holds the focus."""

        def pressed() -> None:
            card = self._focused()
            if card is not None and self._writable:
                does(card)

        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(pressed)

    def _focused(self) -> RowCard | None:
        now = self.window().focusWidget()
        return next((card for card in self._cards if now is not None and card.isAncestorOf(now)), None)

    # ---- how it looks

    def widen(self) -> None:
        self._wide = True

    def offer(self, acts: Sequence[RowAct]) -> None:
        """What can be done with a row besides; told before any row is shown."""
        self._acts = tuple(acts)
        for one in self._acts:
            self._key(one.keys, partial(_do, one))
        for card in self._cards:
            self._offer(card)
        self._number()

    def _offer(self, card: RowCard) -> None:
        for one in self._acts:
            card.offer(one.icon, f"{self._bench.say(one.words)} ({one.keys})", act(_do, one, card))

    # ---- showing

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
        else:
            self.built.emit()

    def _build(self) -> None:
        """Builds a few cards at a time: a long agenda must not hold up the window."""
        for row in self._to_build[:_AT_ONCE]:
            self._insert(len(self._cards), row)
        del self._to_build[:_AT_ONCE]
        if not self._to_build:
            self._timer.stop()
            self._chain()
            self.built.emit()

    def _insert(self, at: int, row: Row) -> RowCard:
        card = RowCard(self._type, self._bench, wide=self._wide)
        for signal, follows in ((card.edited, self.edited), (card.left, self.left), (card.told, self.told)):
            signal.connect(follows)
        card.moved.connect(lambda way: self.shift(card, way))
        card.away.connect(lambda: self.remove(card))
        card.below.connect(lambda: self.add_after(card))
        card.set_writable(self._writable)
        card.show_row(row, self._titles)
        self._offer(card)
        self._rows.insertWidget(at, card)
        self._cards.insert(at, card)
        self._number()
        return card

    def _number(self) -> None:
        for number, card in enumerate(self._cards, 1):
            card.set_number(number)

    def _chain(self) -> None:
        """Tab goes through the rows from top to bottom, whenever they were made."""
        before: QWidget = self._add
        while before is self._add or any(card.isAncestorOf(before) for card in self._cards):
            before = before.previousInFocusChain() or self
        for card in self._cards:
            for widget in card.stops():
                self.setTabOrder(before, widget)
                before = widget

    def reading(self) -> Reading[Any]:
        if self._to_build:
            return Reading(self._value)  # nobody can have changed what is still being built
        readings = [(card, card.reading()) for card in self._cards]
        rows = tuple(r.value for card, r in readings if not card.is_blank(r.value))
        return Reading(rows, tuple(p for _, r in readings for p in r.problems))

    # ---- changing the rows

    def add_after(self, card: RowCard | None) -> None:
        """Adds a row below another one, or below all; not below one that says nothing yet."""
        if not self._writable or (card is not None and card.is_blank(card.row())):
            return
        at = self._cards.index(card) + 1 if card is not None else len(self._cards)
        made = self._insert(at, self._type.row())
        self._chain()
        offered = self._next_number(at)
        if offered:
            made.suggest(offered)
        made.editors[1 if offered else 0].setFocus()

    def _next_number(self, at: int) -> str:
        """The number after that of the row above, where rows are numbered and no other has it."""
        numbers = self._numbers()
        following = _following(numbers, at)
        return following if following not in numbers else ""

    def _numbers(self) -> list[str]:
        """What stands in the column of numbers; nothing where rows are not numbered."""
        first = self._type.columns[0]
        is_numbered = first.name == "number" and type(first.type) is Code
        return [str(card.row()[0]) for card in self._cards] if is_numbered else []

    def add_rows(self, rows: Sequence[Row], titles: Titles) -> None:
        """Adds rows below all, as one change."""
        self._titles = {**self._titles, **titles}
        for card in [c for c in self._cards if c.is_blank(c.row())]:
            self._take_away(card)
        for row in rows:
            self._insert(len(self._cards), row)
        self._chain()
        self._changed()

    def shift(self, card: RowCard, way: int) -> None:
        """Moves a row up or down; whoever writes in it goes on there."""
        at = self._cards.index(card)
        if 0 <= at + way < len(self._cards):
            numbers, places = self._numbers(), (at, at + way)
            if numbers and all(numbers[n] == _following(numbers, n) for n in places):
                for here, there in (places, reversed(places)):
                    self._cards[here].renumber(numbers[there])
            self._cards.insert(at + way, self._cards.pop(at))
            self._rows.insertWidget(at + way, card)
            self._number()
            self._chain()
            self._changed()

    def remove(self, card: RowCard) -> None:
        """Takes a row away."""
        at = self._cards.index(card)
        self._take_away(card)
        self._number()
        (self._cards[min(at, len(self._cards) - 1)].editors[0] if self._cards else self._add).setFocus()
        self._changed()

    def _take_away(self, card: RowCard) -> None:
        self._rows.removeWidget(card)
        self._cards.remove(card)
        card.deleteLater()

    def begin(self) -> None:
        """Puts the focus where one begins to write: in the first row, which is made where there is none."""
        if self._cards:
            self._cards[0].editors[0].setFocus()
        else:
            self.add_after(None)

    @property
    def is_built(self) -> bool:
        """Whether every row there is can be seen."""
        return not self._to_build

    def _changed(self) -> None:
        self.edited.emit()
        self.left.emit()

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        self._add.setVisible(writable)
        for card in self._cards:
            card.set_writable(writable)


def _following(numbers: Sequence[str], at: int) -> str:
    """The number that goes on from the row above a place; empty where that has none to go on from."""
    above = numbers[at - 1] if at and numbers else "0"
    return str(int(above) + 1) if numbers and above.isascii() and above.isdigit() else ""


def _do(one: RowAct, card: RowCard) -> None:
    one.does(card.row())


_ADD = Words("Añadir renglón", "Add a row")

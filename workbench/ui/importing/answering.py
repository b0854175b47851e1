"""Lists of choices in which keys only look: Enter or a click answers, Escape and going elsewhere take it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.i18n import Words
from workbench.ui.forms.editors import Combo

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Answering(Combo):
    """``chosen`` tells that a choice was made, by Enter or a click; ``looked`` whether one is shown that was not."""

    chosen = Signal()
    looked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._held: int | None = None  # what was chosen, while keys look at something else
        self._by_key = False
        self.activated.connect(self._activated)

    def setCurrentIndex(self, index: int) -> None:
        """Shows what is chosen by the program; nothing is being looked at any more."""
        super().setCurrentIndex(index)
        self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves in the list, or answers with what it shows, or takes that back."""
        if self._held is not None and event.key() in _ENTER:
            self._let_go()
            self.chosen.emit()
        elif self._held is not None and event.key() == Qt.Key.Key_Escape:
            self._take_back()
        else:
            before, self._by_key = self.currentIndex(), True
            super().keyPressEvent(event)
            self._by_key = False
            self._look(before)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere has answered nothing."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._take_back()

    def _activated(self, _: int) -> None:
        if not self._by_key:
            self._let_go()
            self.chosen.emit()

    def _look(self, before: int) -> None:
        if self.currentIndex() != before:
            held = before if self._held is None else self._held
            self._held = held if held != self.currentIndex() else None
            self.looked.emit(self._held is not None)

    def _take_back(self) -> None:
        if self._held is not None:
            super().setCurrentIndex(self._held)
            self._let_go()

    def _let_go(self) -> None:
        if self._held is not None:
            self._held = None
            self.looked.emit(False)


class Narrowing(QComboBox):
    """A list in a cell of a table, into which words can be typed; ``looking`` while only arrows moved in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.looking = self._by_key = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.activated.connect(self._activated)
        self.editTextChanged.connect(self._typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves in the list, types, or answers with Enter."""
        if event.key() in _ENTER:
            self.looking = False
            super().keyPressEvent(event)
            return
        self._by_key = event.key() in _MOVING
        super().keyPressEvent(event)
        self._by_key = False

    @property
    def is_moved(self) -> bool:
        """Whether what was activated last was only moved to."""
        return self._by_key

    def _activated(self, _: int) -> None:
        self.looking = self._by_key

    def _typed(self, _: str) -> None:
        if not self._by_key:
            self.looking = False


_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
HOW_TO_ANSWER = Words("Con Enter queda elegido; con Esc, como estaba.", "Enter chooses it; Esc leaves it as it was.")

"""Labels and text fields that show text as text: nothing in it is markup, nothing in it changes unasked."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QTextOption
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from workbench.i18n import clip

_MARGIN = 2  # pixels around the words of paragraphs, as around those of a line
_PARAGRAPH = "\u2029"
_SHORT = 24  # letters that always fit
_LONGEST = 2_000_000  # letters; Qt would cut at 32,767 without a word


def label(text: str = "", look: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label of plain text with a look of the theme."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    return made


class Wrapped(QLabel):
    """Plain text that is broken into lines, for pages of many such texts. Its height is set once its width is known:
    a label that tells it when asked breaks its lines anew for each change anywhere on its page.
    """

    def __init__(self, text: str, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        if look:
            self.setProperty("look", look)
        self._tell_no_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._tell_no_height()  # a look of the theme has brought another font, and the label tells again
            self.setMinimumHeight(0)  # or the lines would be told no lower than the ones before
            self.setFixedHeight(self.heightForWidth(self.width()))

    def _tell_no_height(self) -> None:
        policy = self.sizePolicy()
        if policy.hasHeightForWidth():
            policy.setHeightForWidth(False)
            self.setSizePolicy(policy)


def breakable(name: str) -> str:
    """The name of a file that may go on in the next line after its parts, though it holds no blank."""
    return re.sub(r"(?<=[_.-])(?=\w)", "\u200b", name)


def tip(text: str) -> str:
    """A text for a tool tip, which would take markup for markup: escaped, so that it shows as it is."""
    return f"<p>{html.escape(text).replace(chr(10), '<br>')}</p>" if text else ""


def plain_caption(text: str) -> str:
    """A text for a button or a menu, which would take ``&`` for the mark of a key."""
    return text.replace("&", "&&")


def beside_icon(text: str) -> str:
    """A caption for a button with an icon: the style leaves no room between the two."""
    return f"  {plain_caption(text)}"


def relook(widget: QWidget, name: str, value: str) -> None:
    """Gives a widget another value of a property that the style sheet reads."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def is_undo(event: QKeyEvent) -> bool:
    """Whether a key is for undo or redo: these belong to the journal, not to one field."""
    return event.matches(QKeySequence.StandardKey.Undo) or is_redo(event)


def is_redo(event: QKeyEvent) -> bool:
    """Whether a key is for redo."""
    return event.matches(QKeySequence.StandardKey.Redo)


class Line(QLineEdit):
    """One line of text, of any length. ``left`` is emitted when the focus goes elsewhere."""

    left = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setMaxLength(_LONGEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Types, but leaves undo and redo to the window."""
        if is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that the field was left; a menu over it does not count."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def show_in_line(line: Line, text: str) -> None:
    """Shows a text from its beginning; who is writing in it stays where they are."""
    at = line.cursorPosition() if line.hasFocus() else 0
    line.setText(text)
    line.setCursorPosition(min(at, len(text)))
    line.setToolTip(tip(clip(text, 600)) if len(text) > _SHORT else "")


class Paragraphs(QPlainTextEdit):
    """Paragraphs of text, as tall as what they hold within limits. Tab goes to the next field."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, least: int = 2, most: int = 24) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._peers: tuple[Paragraphs, ...] = (self,)
        self._wanted = 0
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def beside(self, others: Sequence[Paragraphs]) -> None:
        """Stands beside others: all are as tall as the tallest."""
        self._peers = tuple(others)
        self._fit()

    def _fit(self, *_: object) -> None:
        """As tall as the lines there are. Set as a height, so that laying out a form asks no Python."""
        there = round(self.document().size().height())
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if there > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        lines = min(max(there, self._least), self._most)
        around = max(self.height() - self.viewport().height(), 0) + 2 * _MARGIN
        self._wanted = ceil(lines * self._line()) + around
        tallest = max(p._wanted for p in self._peers)
        for peer in self._peers:
            if tallest != peer.height():
                peer.setFixedHeight(tallest)

    def _line(self) -> float:
        """The height of one line as it is laid out, in pixels."""
        first = self.document().firstBlock()
        laid = self.blockBoundingRect(first).height() / max(first.layout().lineCount(), 1)
        return max(laid, QFontMetricsF(self.font()).lineSpacing())

    def set_text(self, text: str) -> None:
        """Shows a text; who is writing in it stays where they are."""
        at = self.textCursor().position() if self.hasFocus() else 0
        self.setPlainText(text)
        self.document().setModified(False)
        if at:
            cursor = self.textCursor()
            cursor.setPosition(min(at, len(self.text())))
            self.setTextCursor(cursor)

    def text(self) -> str:
        """The text to the letter: no-break spaces and line separators stay what they are."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Takes text, never a dropped file: that is for the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes the words of what is pasted, not its looks."""
        if source.hasText():
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Types, but leaves undo and redo to the window."""
        if is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that the field was left; a menu over it does not count."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class OneParagraph(Paragraphs):
    """A text that wraps but is one line: Enter is for whatever holds it."""

    def __init__(self) -> None:
        super().__init__(least=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Types, but leaves Enter to what holds it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

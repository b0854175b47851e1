"""The capture line: how what is typed is read, what is offered there, what is asked before it can be kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from workbench.assessing.table_offers import Offers, is_whole, offers
from workbench.assessing.table_talk import Doubt, Known, Understood, understand
from workbench.domain.capture import write
from workbench.domain.records.choices import FORMALITY
from workbench.domain.records.choices_asks import VERB
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.table.keys import TypedLine
from workbench.ui.widgets.text import label, relook

_DO = int(Qt.ItemDataRole.UserRole)
_MOST_SEEN = 8
_ROOM = " "  # keeps the line of what is not there yet
_Row = tuple[str, Callable[[], object]]


@dataclass
class _Past:
    """The lines that were entered before, and the one that was called back."""

    lines: list[str]
    at: int = 0

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.at = len(self.lines)

    def step(self, way: int) -> str | None:
        """The line before or behind the one that was called back; nothing behind the last."""
        at = self.at + way
        if not 0 <= at <= len(self.lines):
            return None
        self.at = at
        return self.lines[at] if at < len(self.lines) else ""


class CaptureLine(QWidget):
    """``said`` carries a clear line (Understood) and its text; ``meant`` whatever is understood so far, as it is typed;
    ``typed`` the text; ``added`` the name of somebody who is to become an actor. ``may_say`` is asked before a line is
    said, and tells the person what stands in the way.
    """

    said = Signal(object, str)
    meant = Signal(object)
    typed = Signal(str)
    added = Signal(str)

    def __init__(self, bench: Bench, past: list[str], may_say: Callable[[], bool]) -> None:
        super().__init__()
        self._bench, self._may_say = bench, may_say
        self._page: QWidget = self
        self._known: Known | None = None
        self._recent: Sequence[str] = ()
        self._offers = Offers("actor", 0)
        self._doubt: Doubt | None = None
        self._waits = False  # entered before it is known whom it can name
        self._past = _Past(past, len(past))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(0.5))
        self.line = TypedLine(self._lead_on)
        self.line.setAccessibleName(bench.say(_NAME))
        self.line.setPlaceholderText(bench.say(_HINT))
        self.line.textChanged.connect(self._changed)
        self.line.cursorPositionChanged.connect(lambda *_: self._offer())
        self.line.stepped.connect(self._step)
        self.line.entered.connect(self._enter)
        self.line.escaped.connect(self._escape)
        self.line.left.connect(self._leave)
        self.setFocusProxy(self.line)
        rows.addWidget(self.line)
        self.told = label(_ROOM, "small", wrap=True)
        rows.addWidget(self.told)
        self._model = QStandardItemModel(0, 1, self)
        self.list = self._list()
        self.line.setReadOnly(not bench.writable)

    def _list(self) -> QListView:
        shown = QListView(self)
        shown.hide()
        shown.setModel(self._model)
        shown.setProperty("look", "offers")
        shown.setAccessibleName(self._bench.say(_OFFERED))
        shown.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown.setTextElideMode(Qt.TextElideMode.ElideRight)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.clicked.connect(self._choose)
        return shown

    def float_over(self, page: QWidget) -> None:
        """Lets what is offered lie over what stands below, in a page that the line is part of."""
        self._page = page
        self.list.setParent(page)

    # ---- what it knows

    def know(self, known: Known, recent: Sequence[str]) -> None:
        """Takes whom and what lines can name, and who spoke last."""
        self._known, self._recent = known, recent
        if self._doubt is not None:
            doubts = understand(self.text(), known, self._bench.language).doubts
            if doubts and doubts[0] == self._doubt:
                return  # somebody is about to answer
        elif self._chosen().isValid():
            return  # somebody is choosing
        self._read()
        if self._waits:
            self._enter()

    def text(self) -> str:
        """What is being typed."""
        return self.line.text()

    def put(self, text: str) -> None:
        """Puts a text into the line, to be typed on."""
        self.line.setText(text)
        self.line.setCursorPosition(len(text))

    # ---- reading and offering

    def _changed(self, text: str) -> None:
        self._waits = False
        self._read()
        self.typed.emit(text)

    def _read(self) -> None:
        self._doubt = None
        relook(self.told, "look", "small")
        if self._known is None:
            return
        meant = understand(self.text(), self._known, self._bench.language)
        self.told.setText(self._told(meant) if self.text().strip() else _ROOM)
        self._offer()
        self.meant.emit(meant)

    def _told(self, meant: Understood) -> str:
        """The line as it is read, part by part; a question mark where it has to be asked about."""
        say, language, said = self._bench.say, self._bench.language, meant.spoken
        assert self._known is not None
        who = self._known.actors.told(meant.actor, language) if meant.actor else f"{clip(said.actor, 40)}?"
        told = [who + (f" ({clip(said.speaker, 40)})" if said.speaker else "")]
        told += [VERB.show(said.verb, language).lower()] if said.verb is not None else []
        if said.on:
            told.append(clip(meant.on.best(language)[0] or f"{said.on}?", 80) + self._tied(meant))
        told += [FORMALITY.show(said.formality, language).lower()] if said.formality is not None else []
        told += [say(_AD_REFERENDUM)] if meant.ad_referendum else []
        told += [p.show(language) for p in meant.provisions]
        return " · ".join(told)

    def _tied(self, meant: Understood) -> str:
        """Whether a subject found its issue; which one it may mean where it found none, and one is likely."""
        assert self._known is not None
        found = self._known.issues.by_uid.get(meant.issue or meant.likely)
        if found is None:
            return f" [{self._bench.say(_UNTIED)}]"
        likely = _LIKELY.fill(key=found.key, title=clip(found.title.best(self._bench.language)[0], 60))
        return f" [{found.key if meant.issue else self._bench.say(likely)}]"

    def _offer(self) -> None:
        if self._known is None or self._doubt is not None:
            return
        before = self.text()[: self.line.cursorPosition()]
        self._offers = offers(before, self._known, self._bench.language, self._recent)
        self._show([(item.label, partial(self._accept, item.text)) for item in self._offers.items])

    def _show(self, rows: Sequence[_Row]) -> None:
        """Shows what can be chosen; in an empty line only once the arrow down asks for it."""
        self._model.setRowCount(0)
        for text, does in rows:
            item = QStandardItem(clip(text, 160))
            item.setData(does, _DO)
            self._model.appendRow(item)
        self._place(bool(rows) and bool(self.text().strip()) and self.line.hasFocus())

    def _place(self, visible: bool) -> None:
        """Lays what is offered under the line, as tall as it is and half as wide."""
        if visible:
            rows = min(self._model.rowCount(), _MOST_SEEN)
            tall = rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + self._bench.theme.px(0.5)
            at = self.mapTo(self._page, QPoint(0, self.height()))
            self.list.setGeometry(at.x(), at.y(), self.width() // 2, tall)
            self.list.raise_()
        self.list.setVisible(visible)

    # ---- keys

    def _step(self, way: int) -> None:
        """Chooses among what is offered; in an empty line, Up calls the lines before back."""
        if (not self.text() or self._is_past()) and not self._chosen().isValid() and (way < 0 or self._is_past()):
            line = self._past.step(way)
            if line is not None:
                self.put(line)
            return
        row = self._chosen().row() + way
        if 0 <= row < self._model.rowCount():
            self._place(True)
            self.list.setCurrentIndex(self._model.index(row, 0))
        elif row < 0:
            self._drop_choice()

    def _leave(self) -> None:
        """Whoever goes elsewhere sees what lies below."""
        if not self.list.underMouse():
            self._place(False)

    def _is_past(self) -> bool:
        """Whether the line is one that was called back and not changed."""
        return self._past.at < len(self._past.lines) and self.text() == self._past.lines[self._past.at]

    def _chosen(self) -> QModelIndex:
        return self.list.currentIndex()

    def _escape(self) -> None:
        self._drop_choice()
        self._place(False)

    def _drop_choice(self) -> None:
        self.list.setCurrentIndex(QModelIndex())

    def _choose(self, index: QModelIndex) -> None:
        does = index.data(_DO) if index.isValid() else None
        if does is not None:
            does()
            self.line.setFocus()

    def _lead_on(self) -> bool:
        """What Tab does: takes what is chosen or clearly begun, and goes on to the next part of the line."""
        if self._chosen().isValid():
            self._choose(self._chosen())
            return True
        at = self.line.cursorPosition()
        before = self.text()[:at]
        if self._known is None or not before.strip() or self._doubt is not None:
            return False
        found = self._offers
        typed = before[found.start :]
        if found.part in ("actor", "verb") and typed and is_whole(before, found.part, self._known):
            self._put_in(found.after)
        elif found.items and (found.closed or not typed.strip()) and (typed.strip() or found.part != "verb"):
            self._accept(found.items[0].text)
        elif found.part == "words" and before.rstrip().endswith("/"):
            return False
        elif found.after and found.part != "actor" and not (found.part == "verb" and typed.strip()):
            self._put_in(found.after)
        return True

    def _put_in(self, text: str) -> None:
        """Writes on from the cursor; blanks before it are not doubled."""
        at = self.line.cursorPosition()
        before, behind = self.text()[:at], self.text()[at:]
        if not text.startswith(" "):
            before = before.rstrip() if text.startswith(":") else before
        self._set(before + text, behind)

    def _accept(self, text: str) -> None:
        """Puts what is offered in the place of what was typed of it."""
        at = self.line.cursorPosition()
        self._set(self.text()[: self._offers.start] + text, self.text()[at:].lstrip())

    def _set(self, before: str, behind: str) -> None:
        self.line.setText(before + behind)
        self.line.setCursorPosition(len(before))

    def _enter(self) -> None:
        """Takes what is chosen; else the line is said, or asked about."""
        if self._chosen().isValid():
            self._choose(self._chosen())
            return
        text = self.text()
        if not text.strip() or self.line.isReadOnly():
            return
        if self._known is None:
            self._waits = True
            return
        self._waits = False
        meant = understand(text, self._known, self._bench.language)
        if meant.doubts:
            self._ask(meant.doubts[0])
            return
        if not self._may_say():
            return
        self._past.add(text)
        self.said.emit(meant, text)  # before the line is empty: until it is a statement, it is the draft
        self.line.clear()

    def _ask(self, doubt: Doubt) -> None:
        """Asks at once, under the line; the arrows and Enter answer."""
        self._doubt = doubt
        self.told.setText(self._bench.say(doubt.words) + (self._bench.say(_CHOOSE) if doubt.answers else ""))
        relook(self.told, "look", "problem")
        rows: list[_Row] = [(a.label, partial(self.put, write(a.spoken))) for a in doubt.answers]
        if doubt.new:
            words = _ADD.fill(name=clip(doubt.new))
            rows.append((self._bench.say(words), partial(self.added.emit, doubt.new)))
        self._show(rows)


_NAME = Words("Línea de captura", "Capture line")
_HINT = Words(
    "Quién · verbo > asunto: palabras /informal /adref     (Tab sigue, ↓ elige, Intro guarda)",
    "Who · verb > subject: words /informal /adref     (Tab leads on, ↓ chooses, Enter keeps)",
)
_OFFERED = Words("Lo que puede seguir", "What may follow")
_CHOOSE = Words(" (↓ e Intro para elegir)", " (↓ and Enter to choose)")
_ADD = Words("Añadir «{name}» a los actores", "Add “{name}” to the actors")
_UNTIED = Words("sin tema", "no issue")
_LIKELY = Words("sin tema; ¿{key} {title}?", "no issue; {key} {title}?")
_AD_REFERENDUM = Words("ad referéndum", "ad referendum")

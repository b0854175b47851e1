"""The lens: a provision is typed or clicked, and all that bears on it stands below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from workbench.i18n import Words, clip, squash
from workbench.store.reader import Reader
from workbench.tasks.book_treaty import lens_book
from workbench.tasks.lens import Lens, NoProvision, Part, lens, provision_asked
from workbench.ui.bench import Bench
from workbench.ui.books import Made, book_button
from workbench.ui.places import Place
from workbench.ui.treaty.lens_tree import LensTree
from workbench.ui.treaty.places import LENS_TAB, SCREEN, lens_place
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import Line, label, plain_caption, relook, tip

_MOST = 200  # lines of a branch; the others stand in its list
_MOST_PARTS = 24  # buttons of parts; a chapter may have many more articles that are named


class LensView(QWidget):
    """A provision in any spelling is asked for by Enter; its parts, and what it stands in, by their buttons."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._words = ""
        self.shown: Lens | None = None
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._asking())
        head = QVBoxLayout()
        head.setContentsMargins(gap, 0, gap, gap // 2)
        head.setSpacing(bench.theme.px(0.25))
        self.heading = label("", "heading", self, wrap=True)
        self.heading.hide()
        self.told = label("", "muted", wrap=True)
        self._parts = Flow(gap=bench.theme.px(0.25))
        for part in (self.heading, self.told):
            head.addWidget(part)
        head.addLayout(self._parts)
        rows.addLayout(head)
        self._stack = QStackedWidget()
        self.hint = label(bench.say(_HINT), "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setContentsMargins(gap, gap, gap, gap)
        self._stack.addWidget(self.hint)
        self.tree = LensTree(bench)
        self.tree.opened.connect(lambda uid: visit(bench, uid))
        self.tree.listed.connect(bench.go)
        self._stack.addWidget(self.tree)
        rows.addWidget(self._stack, 1)
        self._settle = Settling(bench, self, self._ask, wanted=lambda: self.isVisible() and self.shown is not None)

    def _asking(self) -> QHBoxLayout:
        bench, gap = self._bench, self._bench.theme.px(1)
        row = QHBoxLayout()
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(gap)
        self.line = Line()
        self.line.setPlaceholderText(bench.say(_PLACEHOLDER))
        self.line.setAccessibleName(bench.say(_PROVISION))
        self.line.setMaximumWidth(bench.theme.px(60))
        self.line.returnPressed.connect(self._go)
        row.addWidget(self.line, 1)
        self.button = QPushButton(bench.say(_LOOK))
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self._go)
        row.addWidget(self.button)
        self.book = book_button(bench, self, LENS, self._made)
        self.book.setEnabled(False)  # until there is a lens to save
        row.addWidget(self.book)
        row.addStretch(1)
        return row

    # ---- asking

    def _go(self) -> None:
        words = squash(self.line.text())
        if words:
            self._bench.go(Place(SCREEN, LENS_TAB, words=words))

    def look(self, words: str) -> None:
        """Shows what bears on the provision that words name; without words what was shown last."""
        if words:
            self._words = words
            self.line.setText(words)
        if self._words:
            self._ask()

    def _ask(self) -> None:
        words, language, day = self._words, self._bench.language, date.today()

        def find(reader: Reader) -> Lens | Words:
            try:
                asked = provision_asked(reader, words)
            except NoProvision as unclear:
                return unclear.words
            return lens(reader, asked, language, day, _MOST)

        self._bench.jobs.read(find, self._show, owner=self, key="lens")

    def _made(self) -> Made:
        assert self.shown is not None
        asked, day = self.shown.provision, date.today()
        return lambda reader, language: lens_book(reader, asked, language, day)

    # ---- showing

    def _show(self, found: Lens | Words) -> None:
        unclear = isinstance(found, Words)
        relook(self.line, "wrong", "true" if unclear else "false")
        relook(self.told, "look", "problem" if unclear else "muted")
        if isinstance(found, Words):
            self._clear(found)
            return
        bench = self._bench
        self.shown = found
        self.book.setEnabled(True)
        name = found.provision.show(bench.language)
        self.line.setText(name)
        self.line.setToolTip(tip(clip(self._words, 200)))
        self.heading.setText(" · ".join(filter(None, (name, found.heading))))
        self.heading.show()
        self.told.setText(bench.say(_TOTAL.fill(count=f"{found.total:,}")))
        self._show_parts(found)
        if found.sections:
            self.tree.show_lens(found)
            self._stack.setCurrentWidget(self.tree)
        else:
            self.hint.setText(bench.say(_NOTHING.fill(provision=name)))
            self._stack.setCurrentWidget(self.hint)

    def _clear(self, words: Words) -> None:
        """Nothing can be shown, and why."""
        self.shown = None
        self.book.setEnabled(False)
        self.heading.hide()
        self.told.setText(self._bench.say(words))
        self._empty_parts()
        self.hint.setText(self._bench.say(_HINT))
        self._stack.setCurrentWidget(self.hint)

    def _empty_parts(self) -> None:
        while (item := self._parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _show_parts(self, found: Lens) -> None:
        self._empty_parts()
        for words, parts in ((_WITHIN, found.around), (_PARTS, found.parts)):
            if parts:
                buttons = [self._part(part) for part in parts[:_MOST_PARTS]]
                self._add_words(words, "label", buttons[0])
                for button in buttons:
                    self._parts.addWidget(button)
                if len(parts) > _MOST_PARTS:
                    self._add_words(_MORE.fill(count=len(parts) - _MOST_PARTS), "muted", buttons[0])

    def _add_words(self, words: Words, look: str, beside: QWidget) -> None:
        """Words that stand on one height with a button."""
        made = label(self._bench.say(words), look)
        made.setMinimumHeight(beside.sizeHint().height())
        self._parts.addWidget(made)

    def _part(self, part: Part) -> QToolButton:
        name = part.provision.show(self._bench.language)
        button = QToolButton()
        button.setText(plain_caption(f"{name} ({part.count:,})"))
        button.setProperty("look", "chip")
        button.setToolTip(tip(" · ".join(filter(None, (name, part.heading)))))
        button.setAccessibleName(" · ".join(filter(None, (name, part.heading))))
        button.clicked.connect(act(self._bench.go, lens_place(part.provision)))
        return button

    @property
    def words(self) -> str:
        """The words that were looked for last."""
        return self._words

    def part_buttons(self) -> Sequence[QToolButton]:
        """The buttons of what the provision stands in, and of its parts."""
        found = [self._parts.itemAt(at) for at in range(self._parts.count())]
        widgets = [item.widget() for item in found if item is not None]
        return [w for w in widgets if isinstance(w, QToolButton)]


LENS = Words("Lente", "Lens")
_PROVISION = Words("Disposición", "Provision")
_PLACEHOLDER = Words(
    "p. ej. 9.17, art. 34.7 T-MEC, capítulo 9, Anexo 4-B", "e.g. 9.17, USMCA 34.7, chapter 9, Annex 4-B"
)
_LOOK = Words("Ver", "Look")
_HINT = Words(
    "Escriba arriba una disposición, como quiera: aquí se ve su órgano y su deber, las reuniones, las posiciones de "
    "cada actor, y lo demás que la toca, también por sus partes. El mapa muestra dónde hay algo.",
    "Type a provision above, in any spelling: here are its body and its duty, the meetings, everybody’s positions, and "
    "all else that bears on it, also through its parts. The map shows where there is something.",
)
_TOTAL = Words(
    "{count} {count|registro la toca|registros la tocan}, con lo que llega por sus partes",
    "{count} {count|record bears|records bear} on it, with what is reached through its parts",
)
_NOTHING = Words("Ningún registro trata de {provision}.", "No record is about {provision}.")
_WITHIN = Words("Está en", "Stands in")
_PARTS = Words("Partes", "Parts")
_MORE = Words("y {count} más", "and {count} more")

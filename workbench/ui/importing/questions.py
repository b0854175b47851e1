"""The questions of an import: each answered where it stands, for every cell that asks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.importing.answering import HOW_TO_ANSWER, Answering
from workbench.ui.importing.asked import Question
from workbench.ui.importing.by_hand import not_understood
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.records import RecordPicker, titles_of
from workbench.ui.widgets.text import Line, label, plain_caption, relook, tip
from workbench.ui.widgets.turns import REST, Turns

_MOST, _MOST_CELLS = 60, 4


class Questions(QWidget):
    """``answered`` carries answers by cell; an empty one leaves a cell empty. ``leave`` carries rows to be left out."""

    answered = Signal(object)
    leave = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._cards: list[_Card] = []
        self._old: list[_Card] = []  # hidden, and still to be deleted
        self._focus_on_first = False
        self._turns = Turns(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        body, gap = QWidget(), bench.theme.px(1)
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(gap, gap, gap, gap)
        self._rows.setSpacing(gap)
        self._note = label("", "muted", wrap=True)
        self._rows.addWidget(self._note)
        self._rows.addStretch(1)
        self._area.setWidget(body)
        rows.addWidget(self._area, 1)

    def show_questions(self, questions: Sequence[Question], answers: Mapping[str, str]) -> None:
        """Shows a card a question, the first at once and the others in the next turns."""
        self._put_aside()
        self._focus_on_first = False
        self._note.setText("" if questions else self._bench.say(_NONE))
        self._area.verticalScrollBar().setValue(0)
        self._turns.do(self._filling(questions, answers))

    def _filling(self, questions: Sequence[Question], answers: Mapping[str, str]) -> Iterator[object]:
        for question in questions[:_MOST]:
            card = self._card(question, answers, len(self._cards))
            if self._focus_on_first:
                self.focus_first()
            yield card
        if len(questions) > _MOST:
            self._note.setText(self._bench.say(_MORE.fill(count=f"{len(questions) - _MOST:,}")))
        yield from self._clearing()

    def _card(self, question: Question, answers: Mapping[str, str], at: int) -> _Card:
        card = _Card(self._bench, question, {c: answers[c] for c in question.cells if c in answers})
        card.answered.connect(self.answered)
        card.leave.connect(self.leave)
        card.apart.connect(lambda: self._take_apart(card))
        self._rows.insertWidget(at, card)
        self._cards.insert(at, card)
        return card

    def _take_apart(self, card: _Card) -> None:
        """Asks about each date of a column in place of all of them."""
        at = self._cards.index(card)
        card.hide()
        self._rows.removeWidget(self._cards.pop(at))
        self._old.append(card)
        made = [self._card(part, card.given, at + n) for n, part in enumerate(card.question.parts)]
        made[0].editor.setFocus()

    def emptying(self) -> Iterator[object]:
        """The steps in which all cards go, for who no longer shows them."""
        self._turns.do(iter(()))
        self._put_aside()
        yield from self._clearing()

    def _put_aside(self) -> None:
        for card in self._cards:
            card.hide()
        self._old, self._cards = [*self._old, *self._cards], []

    def _clearing(self) -> Iterator[object]:
        while self._old:  # one by one; taken out at once, all would be styled anew
            self._old.pop().deleteLater()
            yield REST

    def focus_first(self) -> None:
        """Goes to the first question that is not answered, once it stands there."""
        card = next((card for card in self._cards if not card.is_answered), None)
        self._focus_on_first = card is None
        if card is not None:
            card.editor.setFocus()

    def cards(self) -> list[_Card]:
        """The cards that are shown."""
        return self._cards


class _Card(QFrame):
    """One question; ``apart`` tells that each of those that it stands for is to be asked by itself. ``given`` are the
    answers by cell.
    """

    answered = Signal(object)
    leave = Signal(object)
    apart = Signal()

    def __init__(self, bench: Bench, question: Question, given: Mapping[str, str]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._bench, self.question, self.given = bench, question, dict(given)
        rows = QVBoxLayout(self)
        gap = bench.theme.px(1)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(0.5))
        head = QHBoxLayout()
        most = 1 if bench.theme.is_large else _MOST_CELLS
        named = list(dict.fromkeys(question.cells))  # a cell of a form asks once a row
        more = f" +{len(named) - most:,}" if len(named) > most else ""
        cells = ", ".join(named[:most]) + more
        place = label(cells, "badge")
        place.setToolTip(tip(", ".join(named[:60])))
        head.addWidget(place)
        head.addWidget(label(question.field, "small"), 1)
        rows.addLayout(head)
        rows.addWidget(label(bench.say(question.message), "problem" if question.blocking else "", wrap=True))
        self.likely: list[QPushButton] = []
        self._ways: list[Mapping[str, str]] = []  # what each of them answers
        offered = self._offered()
        line, ways = QHBoxLayout(), QHBoxLayout()
        self.editor: QWidget = self.likely[0] if question.orders else self._make_editor(given.get(question.cells[0]))
        if question.orders:
            each = QPushButton(bench.say(_EACH))
            each.clicked.connect(self.apart)
            ways.addWidget(each)
        else:
            line.addWidget(self.editor, 1)
        self.empty = QPushButton(bench.say(_EMPTY))
        self.empty.setToolTip(tip(bench.say(_EMPTY_TIP)))
        self.empty.setCheckable(True)
        self.empty.clicked.connect(act(self._answer, ""))
        ways.addWidget(self.empty)
        self.away = QPushButton(bench.say(_AWAY))
        self.away.setToolTip(tip(bench.say(_AWAY_TIP.fill(count=f"{len(question.rows):,}"))))
        self.away.clicked.connect(lambda: self.leave.emit(list(question.rows)))
        ways.addWidget(self.away)
        if question.orders:
            ways.addStretch(1)
            parts: Sequence[QLayout] = (offered, ways)
        elif bench.theme.is_large:
            parts = (line, ways, offered)
        else:
            line.addLayout(ways)
            parts = (line, offered)
        for part in parts:
            rows.addLayout(part)
        self._note = label("", "small", wrap=True)
        self._note.hide()
        rows.addWidget(self._note)
        self._state = label("", "small")
        self._state.hide()
        rows.addWidget(self._state)
        if len(self.given) == len(question.cells):
            self._tell()

    def _offered(self) -> QGridLayout:
        """The likeliest answers, each one click.

        In a layout of Qt's own: dozens of cards are laid out while the lanes are at work.
        """
        grid, large, question = QGridLayout(), self._bench.theme.is_large, self.question
        grid.setSpacing(self._bench.theme.px(0.5))
        if question.likely:
            grid.addWidget(label(self._bench.say(_LIKELY), "small"), 0, 0, 1, 2)
        offers = [(title, dict.fromkeys(question.cells, uid)) for uid, title in question.likely]
        for at_length, short, answers in question.orders:
            offers.append((self._bench.say(short if large else at_length), dict(answers)))
        if question.other:
            offers.append((self._bench.say(_OTHER), dict.fromkeys(question.cells, question.other)))
        one_a_line = large or bool(question.orders)
        for at, (title, answers) in enumerate(offers):
            link = QPushButton(plain_caption(title if question.orders else clip(title, 40 if large else 50)))
            link.setToolTip(tip(title))
            link.setCheckable(True)
            link.clicked.connect(act(self._give, answers))
            self.likely.append(link)
            self._ways.append(answers)
            row, column = (at, 0) if one_a_line else divmod(at, 2)
            grid.addWidget(link, row + 1, column)
        return grid

    @property
    def is_answered(self) -> bool:
        """Whether an answer was given since the last plan."""
        return not self._state.isHidden()

    def _make_editor(self, answer: str | None) -> QWidget:
        question, bench = self.question, self._bench
        name = f"{question.field} {question.cells[0]}".strip()
        if question.options:
            combo = Answering()
            combo.setAccessibleName(name)
            combo.addItem(bench.say(_CHOOSE), None)
            for key, text in question.options:
                combo.addItem(clip(text, 90), key)
            combo.setCurrentIndex(max(combo.findData(answer), 0) if answer is not None else 0)
            combo.chosen.connect(lambda: self._chose(combo))
            combo.looked.connect(lambda looks: self._say(HOW_TO_ANSWER if looks else None))
            return combo
        if question.types:
            picker = RecordPicker(bench, question.types, name)
            picker.line.setPlaceholderText(bench.say(_WHICH.fill(words=clip(question.words, 40))))
            picker.picked.connect(self._answer)
            return picker
        line = Line(answer if answer is not None else question.words)
        line.setAccessibleName(name)
        line.returnPressed.connect(lambda: self._entered(line))
        line.editingFinished.connect(lambda: self._typed(line))
        return line

    def _chose(self, combo: Answering) -> None:
        if combo.currentData() is not None:
            self._answer(combo.currentData())

    def _entered(self, line: Line) -> None:
        """Enter counts where the words may stay as they are: it is another record."""
        if self.question.other and not line.isModified():
            self._answer(self.question.other)

    def _typed(self, line: Line) -> None:
        if not line.isModified():
            return
        why = not_understood(self._bench.schema, self.question.reads, line.text(), self._bench.language)
        relook(line, "wrong", "true" if why is not None else "false")
        if why is not None:  # it is still asked, and what was written can be corrected
            self._say(why, wrong=True)
            return
        line.setModified(False)
        self._answer(line.text())

    def _answer(self, words: str) -> None:
        self._give(dict.fromkeys(self.question.cells, words))

    def _give(self, answers: Mapping[str, str]) -> None:
        self.given = dict(answers)
        self._tell()
        self.answered.emit(dict(answers))

    def _say(self, words: Words | None, *, wrong: bool = False) -> None:
        """Says how to go on, under what is asked."""
        relook(self._note, "look", "problem" if wrong else "small")
        self._note.setText(self._bench.say(words) if words is not None else "")
        self._note.setVisible(words is not None)

    def _tell(self) -> None:
        """Shows what was answered, by whichever way it was."""
        words = self.given[self.question.cells[0]]
        told = _TO_APPLY if any(self.given.values()) else _TO_EMPTY
        self._state.setText(self._bench.say(told.fill(count=f"{len(self.question.cells):,}")))
        self._state.show()
        self._say(None)
        self.empty.setChecked(not any(self.given.values()))
        for answers, link in zip(self._ways, self.likely, strict=True):
            link.setChecked(answers == self.given)
        if isinstance(self.editor, RecordPicker):
            self._name(self.editor, words)
        elif isinstance(self.editor, Answering):
            self.editor.setCurrentIndex(max(self.editor.findData(words or None), 0))
        elif isinstance(self.editor, Line) and self.editor.text() != words:
            self.editor.setText(words)

    def _name(self, picker: RecordPicker, uid: str) -> None:
        """Shows the record that answers by its name."""
        known = dict(self.question.likely)
        if picker.uid() == uid:
            return
        if not uid or uid in known:
            picker.set_record(uid, known.get(uid, ""))
            return
        language = self._bench.language
        self._bench.jobs.read(
            lambda reader: titles_of(reader, (uid,), language),
            lambda titles: picker.set_record(uid, titles[uid]) if titles[uid] else None,
            owner=picker,
        )


_AWAY = Words("Dejar fuera", "Leave out")
_AWAY_TIP = Words(
    "{count} {count|renglón no entra|renglones no entran}, y ya no {count|pregunta|preguntan}.",
    "{count} {count|row does|rows do} not go in, and no longer {count|asks|ask}.",
)
_MORE = Words(
    "… y {count} {count|pregunta|preguntas} más, al aplicar éstas.", "… and {count} more, shown once these are applied."
)
_NONE = Words("No hay preguntas: todo lo que puede entrar está claro.", "No questions: all that can go in is clear.")
_EMPTY = Words("Dejar vacía", "Leave empty")
_EACH = Words("Una por una", "One by one")
_OTHER = Words("Es otro registro", "It is another record")
_EMPTY_TIP = Words("El renglón entra sin este dato.", "The row goes in without this.")
_CHOOSE = Words("Elija…", "Choose…")
_LIKELY = Words("Lo más probable:", "The likeliest:")
_WHICH = Words("¿Quién es «{words}»?", "Who is “{words}”?")
_TO_APPLY = Words(
    "Respondida para {count} {count|celda|celdas}; falta aplicar.",
    "Answered for {count} {count|cell|cells}; to be applied.",
)
_TO_EMPTY = Words(
    "Quedará vacía en {count} {count|celda|celdas}; falta aplicar.",
    "Will be left empty in {count} {count|cell|cells}; to be applied.",
)

"""The questions of an import: each answered where it stands, for every cell that asks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.forms.editors import Combo
from workbench.ui.importing.shown import Question
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import RecordPicker
from workbench.ui.widgets.text import Line, label, plain_caption, tip

_MOST = 60


class Questions(QWidget):
    """``answered`` carries answers by cell; an empty one leaves a cell empty. ``leave`` carries rows to be left out."""

    answered = Signal(object)
    leave = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._cards: list[_Card] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        rows.addWidget(self._area, 1)

    def show_questions(self, questions: Sequence[Question], answers: Mapping[str, str]) -> None:
        """Shows a card a question."""
        bench = self._bench
        body = QWidget()
        gap = bench.theme.px(1)
        cards = QVBoxLayout(body)
        cards.setContentsMargins(gap, gap, gap, gap)
        cards.setSpacing(gap)
        self._cards = []
        for question in questions[:_MOST]:
            card = _Card(bench, question, answers.get(question.cells[0]))
            card.answered.connect(self.answered)
            card.leave.connect(self.leave)
            cards.addWidget(card)
            self._cards.append(card)
        if len(questions) > _MOST:
            cards.addWidget(label(bench.say(_MORE.fill(count=len(questions) - _MOST)), "muted", wrap=True))
        if not questions:
            cards.addWidget(label(bench.say(_NONE), "muted", wrap=True))
        cards.addStretch(1)
        self._area.setWidget(body)

    def focus_first(self) -> None:
        """Goes to the first question that is not answered."""
        for card in self._cards:
            if not card.is_answered:
                card.editor.setFocus()
                return

    def cards(self) -> list[_Card]:
        """The cards that are shown."""
        return self._cards


class _Card(QFrame):
    """One question."""

    answered = Signal(object)
    leave = Signal(object)

    def __init__(self, bench: Bench, question: Question, answer: str | None) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._bench, self.question = bench, question
        rows = QVBoxLayout(self)
        gap = bench.theme.px(1)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(0.5))
        head = QHBoxLayout()
        cells = ", ".join(question.cells[:4]) + (f" +{len(question.cells) - 4}" if len(question.cells) > 4 else "")
        place = label(cells, "badge")
        place.setToolTip(tip(", ".join(question.cells[:60])))
        head.addWidget(place)
        head.addWidget(label(question.field, "small"), 1)
        rows.addLayout(head)
        rows.addWidget(label(bench.say(question.message), "problem" if question.blocking else "", wrap=True))
        line = QHBoxLayout()
        self.editor = self._make_editor(answer)
        line.addWidget(self.editor, 1)
        self.empty = QPushButton(bench.say(_EMPTY))
        self.empty.setToolTip(tip(bench.say(_EMPTY_TIP)))
        self.empty.clicked.connect(lambda: self._answer(""))
        line.addWidget(self.empty)
        self.away = QPushButton(bench.say(_AWAY))
        self.away.setToolTip(tip(bench.say(_AWAY_TIP.fill(count=len(_rows(question))))))
        self.away.clicked.connect(lambda: self.leave.emit(_rows(question)))
        line.addWidget(self.away)
        rows.addLayout(line)
        self.alike: list[QPushButton] = []
        if question.alike:
            rows.addLayout(self._likely())
        self._state = label("", "small")
        self._state.hide()
        rows.addWidget(self._state)
        if answer is not None:
            self._tell(answer)

    def _likely(self) -> Flow:
        """The records whose names are most like what stands in the cell, each an answer."""
        line = Flow(gap=self._bench.theme.px(1))
        line.addWidget(label(self._bench.say(_ALIKE), "small"))
        for uid, title in self.question.alike:
            link = QPushButton(plain_caption(clip(title, 60)))
            link.setToolTip(tip(title))
            link.clicked.connect(act(self._answer, uid))
            self.alike.append(link)
            line.addWidget(link)
        return line

    @property
    def is_answered(self) -> bool:
        """Whether an answer was given since the last plan."""
        return not self._state.isHidden()

    def _make_editor(self, answer: str | None) -> QWidget:
        question, bench = self.question, self._bench
        name = f"{question.field} {question.cells[0]}".strip()
        if question.options:
            combo = Combo()
            combo.setAccessibleName(name)
            combo.addItem(bench.say(_CHOOSE), None)
            for key, text in question.options:
                combo.addItem(clip(text, 90), key)
            if answer is not None:
                combo.setCurrentIndex(max(combo.findData(answer), 0))
            combo.activated.connect(lambda _: self._chose(combo))
            return combo
        if question.types:
            picker = RecordPicker(bench, question.types, name)
            picker.line.setPlaceholderText(bench.say(_WHICH.fill(words=clip(question.words, 40))))
            picker.picked.connect(self._answer)
            return picker
        line = Line(answer if answer is not None else question.words)
        line.setAccessibleName(name)
        line.editingFinished.connect(lambda: self._typed(line))
        return line

    def _chose(self, combo: Combo) -> None:
        if combo.currentData() is not None:
            self._answer(combo.currentData())

    def _typed(self, line: Line) -> None:
        if line.isModified():
            line.setModified(False)
            self._answer(line.text())

    def _answer(self, words: str) -> None:
        self._tell(words)
        self.answered.emit(dict.fromkeys(self.question.cells, words))

    def _tell(self, words: str) -> None:
        told = _TO_APPLY if words else _TO_EMPTY
        self._state.setText(self._bench.say(told.fill(count=len(self.question.cells))))
        self._state.show()


def _rows(question: Question) -> list[str]:
    """The rows that ask."""
    places = (cell.rpartition("!") for cell in question.cells)
    return list(dict.fromkeys(f"{sheet}!{at.strip(ascii_uppercase)}" for sheet, _, at in places))


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
_EMPTY_TIP = Words("El renglón entra sin este dato.", "The row goes in without this.")
_CHOOSE = Words("Elija…", "Choose…")
_ALIKE = Words("¿Es uno de éstos?", "Is it one of these?")
_WHICH = Words("¿Quién es «{words}»?", "Who is “{words}”?")
_TO_APPLY = Words(
    "Respondida para {count} {count|celda|celdas}; falta aplicar.",
    "Answered for {count} {count|cell|cells}; to be applied.",
)
_TO_EMPTY = Words(
    "Quedará vacía en {count} {count|celda|celdas}; falta aplicar.",
    "Will be left empty in {count} {count|cell|cells}; to be applied.",
)

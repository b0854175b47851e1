"""The editor of a wording in several languages: side by side, the one not touched since marked as older."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from workbench.domain.problem import Problem, Reading
from workbench.domain.types import Context, Parallel, ParallelText
from workbench.i18n import LANGUAGE_NAMES, Language, Words
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor, Titles
from workbench.ui.widgets.text import Line, Paragraphs, label, relook, show_in_line


class ParallelEditor(Editor):
    """One field a language; what one person writes in one of them makes the others older."""

    def __init__(self, type_: ParallelText, bench: Bench, name: str) -> None:
        super().__init__()
        self._type, self._bench = type_, bench
        self._value = Parallel()
        self._kept_older: frozenset[Language] = frozenset()
        self._showing = False
        self.texts: dict[Language, Line | Paragraphs] = {}
        self._marks: dict[Language, QWidget] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(bench.theme.px(1))
        grid.setVerticalSpacing(bench.theme.px(0.25))
        for column, language in enumerate(type_.languages):
            text: Line | Paragraphs = Line() if type_.one_line else Paragraphs(least=2)
            text.setAccessibleName(f"{name} ({bench.say(LANGUAGE_NAMES[language])})")
            text.setPlaceholderText(bench.say(LANGUAGE_NAMES[language]))
            changed = text.textEdited if isinstance(text, Line) else text.textChanged
            changed.connect(self._changed)
            text.left.connect(self.left)
            self.texts[language] = text
            self._marks[language] = self._mark(language)
            align = Qt.AlignmentFlag.AlignTop
            line, side = divmod(column, 1 if bench.theme.is_large else 2)
            line *= 2
            grid.addWidget(text, line, side, align)
            grid.addWidget(self._marks[language], line + 1, side, align)
            grid.setColumnStretch(side, 1)
        tall = [text for text in self.texts.values() if isinstance(text, Paragraphs)]
        for text in tall if not bench.theme.is_large else ():
            text.beside(tall)
        self.setFocusProxy(self.texts[bench.language])

    def _mark(self, language: Language) -> QWidget:
        """Says that a wording is older than the other one, and lets a person say that it still holds."""
        mark = QWidget()
        row = QHBoxLayout(mark)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self._bench.say(_OLDER), "warning", wrap=True), 1)
        holds = QPushButton(self._bench.say(_HOLDS))
        holds.setProperty("look", "link")
        holds.clicked.connect(self._holding(language))
        row.addWidget(holds)
        mark.hide()
        return mark

    def _holding(self, language: Language) -> Callable[[], None]:
        def holds() -> None:
            self._kept_older |= {language}
            self._marks[language].hide()
            self.edited.emit()
            self.left.emit()

        return holds

    def _changed(self, *_: Any) -> None:
        if not self._showing:
            self.edited.emit()

    def show_value(self, value: Any, titles: Titles) -> None:
        self._showing = True
        self._value, self._kept_older = value, frozenset()
        for language, text in self.texts.items():
            if isinstance(text, Line):
                show_in_line(text, value.in_(language))
            else:
                text.set_text(value.in_(language))
            self._marks[language].setVisible(language in value.older)
        self._showing = False

    def reading(self) -> Reading[Any]:
        made = self._value
        problems: list[Problem] = []
        for language, text in self.texts.items():
            read = self._type.parse(text.text(), Context(language))
            problems += read.problems
            if read.value is not None:
                made = made.written(language, read.value.in_(language))
        if self._kept_older:
            made = replace(made, older=tuple(o for o in made.older if o not in self._kept_older))
        return Reading(made, tuple(problems))

    def set_writable(self, writable: bool) -> None:
        for text in self.texts.values():
            text.setReadOnly(not writable)

    def set_wrong(self, wrong: bool) -> None:
        for text in self.texts.values():
            relook(text, "wrong", "true" if wrong else "false")


_OLDER = Words("No se ha revisado desde que cambió la otra versión.", "Not revised since the other wording changed.")
_HOLDS = Words("Sigue vigente", "Still holds")

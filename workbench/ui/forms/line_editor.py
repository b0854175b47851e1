"""The editor of what is typed in one line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from workbench.domain.problem import Problem, Reading, Severity
from workbench.domain.types import Address, Context, Hour, Number, Provisions, Text, Type, When
from workbench.domain.when import CLAIMED, COMPUTED, Basis
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words, clip, squash
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor, Titles
from workbench.ui.widgets.text import Line, relook, show_in_line


class LineEditor(Editor):
    """A value that is typed in one line: text, code, number, date, names, provisions."""

    def __init__(self, type_: Type[Any], bench: Bench, name: str) -> None:
        super().__init__()
        self._type, self._bench = type_, bench
        self._value: Any = type_.empty
        self.line = Line()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(bench.say(_hint(type_)))
        self.setFocusProxy(self.line)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.line, 1)
        self.basis = QCheckBox(self)  # of a date that nobody states: without the tick it is stated
        self.basis.hide()
        self.basis.clicked.connect(self._restated)
        self._row.addWidget(self.basis)
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self.line.left.connect(self._leave)

    def show_value(self, value: Any, titles: Titles) -> None:
        self._value = value
        show_in_line(self.line, self._type.show(value, self._bench.language))
        words = _BASES.get(value.basis) if isinstance(value, WhenValue) else None
        self.basis.setVisible(words is not None)
        if words is not None:
            self.basis.setText(self._bench.say(words))
            self.basis.setChecked(True)

    def _restated(self) -> None:
        self.edited.emit()
        self.left.emit()

    def reading(self) -> Reading[Any]:
        reading = self._type.parse(self.line.text(), Context(self._bench.language))
        if (not isinstance(self._type, Text) or isinstance(self._type, Address)) and self._is_lost(reading):
            words = _NOT_READ.fill(words=clip(reading.unread or self.line.text()))
            told = next((p.message for p in reading.problems), words)
            return Reading(None, (Problem("unread", told, Severity.BLOCKING),), self.line.text())
        kept = self._value
        if isinstance(reading.value, WhenValue) and isinstance(kept, WhenValue):
            return Reading(replace(reading.value, basis=self._basis(kept, reading.value)), reading.problems)
        return reading

    def _basis(self, kept: WhenValue, typed: WhenValue) -> Basis:
        """What a date rests on: other words for it do not change that; a computed one that is another is stated."""
        if kept.basis == "stated" or not self.basis.isChecked():
            return "stated"
        return "stated" if kept.basis == "computed" and typed.iso() != kept.iso() else kept.basis

    def _is_lost(self, reading: Reading[Any]) -> bool:
        """Whether words that somebody typed would not be kept: part of them, or all of them."""
        return bool(reading.unread) or (bool(squash(self.line.text())) and not reading.value)

    def _leave(self) -> None:
        reading = self.reading()
        if reading.clear and reading.value is not None and self.line.isModified():
            self.line.setText(self._type.show(reading.value, self._bench.language))
            self.basis.setChecked(isinstance(reading.value, WhenValue) and reading.value.basis != "stated")
        self.left.emit()

    def set_writable(self, writable: bool) -> None:
        self.line.setReadOnly(not writable)
        self.basis.setEnabled(writable)

    def set_wrong(self, wrong: bool) -> None:
        relook(self.line, "wrong", "true" if wrong else "false")


def _hint(type_: Type[Any]) -> Words:
    """What to type, where that is not plain to see."""
    if isinstance(type_, When):
        return _DATE
    if isinstance(type_, Hour):
        return _HOUR
    if isinstance(type_, Number):
        return _NUMBER
    if isinstance(type_, Provisions):
        return _PROVISIONS
    return _NO_HINT


_BASES: dict[Basis, Words] = {"computed": COMPUTED, "claimed": CLAIMED}
_DATE = Words("p. ej. 31/03/2027, marzo 2027, 1er trim. 2027", "e.g. 2027-03-31, March 2027, Q1 2027")
_HOUR = Words("p. ej. 18:00", "e.g. 18:00")
_NUMBER = Words("p. ej. 12; 3.7 %; 1,250 MDD", "e.g. 12; 3.7%; USD 1,250 million")
_PROVISIONS = Words("p. ej. 9.17; Cap. 3; Anexo 12-C", "e.g. 9.17; Ch. 3; Annex 12-C")
_NOT_READ = Words("No se entiende «{words}»; no se ha guardado.", "“{words}” is not understood; it is not saved.")
_NO_HINT = Words("", "")

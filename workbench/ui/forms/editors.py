"""An editor for every type of field that is not a wording in two languages or a small table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QToolButton, QVBoxLayout

from workbench.domain.problem import Problem, Reading, Severity
from workbench.domain.schema import AUDIENCE_CHOICE
from workbench.domain.types import (
    Address,
    Choice,
    Chosen,
    Context,
    Flag,
    ParallelText,
    Prose,
    Provisions,
    Type,
)
from workbench.domain.types.links import Reference, References
from workbench.domain.types.text import is_address
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor, Titles
from workbench.ui.forms.line_editor import LineEditor
from workbench.ui.forms.parallel import ParallelEditor
from workbench.ui.forms.provisions import ProvisionsEditor
from workbench.ui.widgets.records import RecordPicker, RecordsPicker
from workbench.ui.widgets.text import Paragraphs, label, relook, tip


@singledispatch
def editor(type_: Type[Any], bench: Bench, name: str) -> Editor:
    """The editor of a type; ``name`` is what it is called by screen readers."""
    return LineEditor(type_, bench, name)


class AddressEditor(LineEditor):
    """A web address: checked, and copied rather than followed, since the program never goes online."""

    def __init__(self, type_: Type[Any], bench: Bench, name: str) -> None:
        super().__init__(type_, bench, name)
        copy = QToolButton()
        copy.setIcon(bench.icons.get("copy"))
        copy.setToolTip(tip(bench.say(_COPY)))
        copy.setAccessibleName(bench.say(_COPY))
        copy.clicked.connect(self._copy)
        self._row.addWidget(copy)

    def _copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        if is_address(self.line.text()):
            QGuiApplication.clipboard().setText(self.line.text())
            self._bench.tell(_COPIED)


class ProseEditor(Editor):
    """Paragraphs in one language."""

    def __init__(self, type_: Type[Any], bench: Bench, name: str, text: Paragraphs | None = None) -> None:
        super().__init__()
        self._type, self._bench = type_, bench
        self.text = text or Paragraphs(least=2)
        self.text.setAccessibleName(name)
        self.setFocusProxy(self.text)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.text)
        self._showing = False
        self.text.textChanged.connect(self._changed)
        self.text.left.connect(self.left)

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def show_value(self, value: Any, titles: Titles) -> None:
        self._showing = True
        self.text.set_text(value)
        self._showing = False

    def reading(self) -> Reading[Any]:
        return self._type.parse(self.text.text(), Context(self._bench.language))

    def set_writable(self, writable: bool) -> None:
        self.text.setReadOnly(not writable)

    def set_wrong(self, wrong: bool) -> None:
        relook(self.text, "wrong", "true" if wrong else "false")


class Combo(QComboBox):
    """A choice that the wheel does not change while one scrolls past it, no wider than there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the form."""
        event.ignore()


class ChoiceEditor(Editor):
    """One answer of a fixed set; the sender's own word is shown beside it."""

    def __init__(self, type_: Choice, bench: Bench, name: str) -> None:
        super().__init__()
        self._type, self._bench = type_, bench
        self._value: Chosen | None = None
        self.combo = Combo()
        self.combo.setAccessibleName(name)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.combo)
        if type_ is not AUDIENCE_CHOICE:  # who may see a record is never left unsaid
            self.combo.addItem("—", "")
        for choice in type_.options:
            self.combo.addItem(bench.say(choice.label), choice.key)
        self._word = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo, 1)
        row.addWidget(self._word)
        self._word.hide()
        self.combo.activated.connect(self._chose)

    def _chose(self, _: int) -> None:
        self.edited.emit()
        self.left.emit()

    def show_value(self, value: Any, titles: Titles) -> None:
        self._value = value
        key = value.key if value is not None else ""
        at = self.combo.findData(key)
        if at < 0:  # a choice of a later program
            self.combo.addItem(key, key)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)
        word = value.word if value is not None else ""
        self._word.setText(self._bench.say(_AS_SENT.fill(word=word)))
        self._word.setVisible(bool(word))

    def reading(self) -> Reading[Any]:
        key = self.combo.currentData()
        if self._value is not None and self._value.key == key:
            return Reading(self._value)
        return Reading(Chosen(key) if key else None)

    def set_writable(self, writable: bool) -> None:
        self.combo.setEnabled(writable)


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, type_: Flag, bench: Bench, name: str) -> None:
        super().__init__()
        self.box = QCheckBox(bench.say(_YES))
        self.box.setAccessibleName(name)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.box.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.edited.emit()
        self.left.emit()

    def show_value(self, value: Any, titles: Titles) -> None:
        self.box.setChecked(bool(value))

    def reading(self) -> Reading[Any]:
        return Reading(self.box.isChecked())

    def set_writable(self, writable: bool) -> None:
        self.box.setEnabled(writable)


class ReferenceEditor(Editor):
    """One record, found by name as one types."""

    def __init__(self, types: Sequence[str], bench: Bench, name: str) -> None:
        super().__init__()
        self.picker = RecordPicker(bench, types, name)
        self.setFocusProxy(self.picker)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picker)
        self.picker.picked.connect(self._picked)
        self.picker.unclear.connect(self.told)
        self.picker.left.connect(self.left)

    def _picked(self, _: str) -> None:
        self.edited.emit()
        self.left.emit()

    def show_value(self, value: Any, titles: Titles) -> None:
        type_, title = titles.get(value, ("", ""))
        self.picker.set_record(value, title, type_)

    def reading(self) -> Reading[Any]:
        return Reading(self.picker.uid())

    def known(self) -> Titles:
        return {self.picker.uid(): self.picker.named()} if self.picker.uid() else {}

    def set_writable(self, writable: bool) -> None:
        self.picker.set_writable(writable)

    def set_wrong(self, wrong: bool) -> None:
        relook(self.picker.line, "wrong", "true" if wrong else "false")


class ReferencesEditor(Editor):
    """Several records, found by name as one types."""

    def __init__(self, types: Sequence[str], bench: Bench, name: str) -> None:
        super().__init__()
        self.picker = RecordsPicker(bench, types, name)
        self.setFocusProxy(self.picker)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picker)
        self.picker.changed.connect(self._changed)
        self.picker.unclear.connect(self.told)

    def _changed(self) -> None:
        self.edited.emit()
        self.left.emit()

    def show_value(self, value: Any, titles: Titles) -> None:
        self.picker.set_uids(value, {uid: titles[uid][1] for uid in value if uid in titles})

    def reading(self) -> Reading[Any]:
        return Reading(self.picker.uids())

    def set_writable(self, writable: bool) -> None:
        self.picker.set_writable(writable)


@editor.register
def _prose(type_: Prose, bench: Bench, name: str) -> Editor:
    return ProseEditor(type_, bench, name)


@editor.register
def _address(type_: Address, bench: Bench, name: str) -> Editor:
    return AddressEditor(type_, bench, name)


@editor.register
def _parallel(type_: ParallelText, bench: Bench, name: str) -> Editor:
    return ParallelEditor(type_, bench, name)


@editor.register
def _provisions(type_: Provisions, bench: Bench, name: str) -> Editor:
    return ProvisionsEditor(type_, bench, name)


@editor.register
def _choice(type_: Choice, bench: Bench, name: str) -> Editor:
    return ChoiceEditor(type_, bench, name)


@editor.register
def _flag(type_: Flag, bench: Bench, name: str) -> Editor:
    return FlagEditor(type_, bench, name)


@editor.register
def _reference(type_: Reference, bench: Bench, name: str) -> Editor:
    return ReferenceEditor(type_.to, bench, name)


@editor.register
def _references(type_: References, bench: Bench, name: str) -> Editor:
    return ReferencesEditor(type_.to, bench, name)


def first_problem(reading: Reading[Any]) -> Problem | None:
    """What stands in the way of keeping a reading."""
    return next((p for p in reading.problems if p.severity is not Severity.REMARK), None)


_YES = Words("Sí", "Yes")
_AS_SENT = Words("en el original: «{word}»", "as sent: “{word}”")
_COPY = Words("Copiar la dirección", "Copy the address")
_COPIED = Words("Dirección copiada.", "Address copied.")

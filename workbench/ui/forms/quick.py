"""A new record in a few fields, made from something else without leaving it: kept as one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.domain.change import ChangeSet, Create
from workbench.domain.schema import Record
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor, Titles
from workbench.ui.forms.editors import ReferenceEditor, ReferencesEditor, first_problem
from workbench.ui.forms.make import editor
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.rooms import fit
from workbench.ui.widgets.text import label


class QuickRecord(QDialog):
    """``draft`` holds what is known already; fields are asked for by name. ``made`` carries the uid once it is kept."""

    made = Signal(str)

    def __init__(
        self, bench: Bench, draft: Record, names: Sequence[str], titles: Titles, about: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._draft, self._type = bench, draft, bench.schema.of(draft)
        self._wanted = False  # it is to be kept once a name that was typed is looked up
        title = bench.say(_TITLE.fill(type=self._type.label))
        self.setWindowTitle(title)
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(title, "heading"))
        rows.addWidget(label(about, "muted", wrap=True))
        body = QWidget()
        fields = QVBoxLayout(body)
        fields.setContentsMargins(0, 0, bench.theme.px(0.5), 0)
        fields.setSpacing(bench.theme.px(0.5))
        self.editors: dict[str, Editor] = {}
        self.problems: dict[str, QLabel] = {}
        for name in names:
            self._field(name, titles, fields)
        fields.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        rows.addWidget(area, 1)
        rows.addLayout(self._buttons())
        QShortcut(QKeySequence("Ctrl+Return"), self, act(self.keep))
        fit(
            self,
            bench.theme.px(84 if not bench.theme.is_large else 56),
            bench.theme.px(62 if not bench.theme.is_large else 36),
        )
        self.editors[names[0]].setFocus()

    def _field(self, name: str, titles: Titles, into: QVBoxLayout) -> None:
        bench, field = self._bench, self._type.field(name)
        caption = bench.say(field.label)
        made = editor(field.type, bench, caption)
        made.belongs_to(self._type)
        made.show_value(getattr(self._draft, name), titles)
        made.told.connect(lambda words, name=name: self._refuse(name, words))
        made.left.connect(self._settled)
        problem = label("", "problem", self, wrap=True)
        problem.hide()
        into.addWidget(label(caption + (" *" if field.required else ""), "label"))
        into.addWidget(made)
        into.addWidget(problem)
        self.editors[name], self.problems[name] = made, problem

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(self._bench.say(_CANCEL))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.accept_button = QPushButton(self._bench.say(_KEEP))
        self.accept_button.setProperty("look", "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(lambda _: self.keep())
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        return row

    # ---- keeping

    def keep(self) -> None:
        """Keeps the record, if all that was typed is understood; a name that was just typed is looked up first."""
        self.accept_button.setFocus()
        if not all(map(_is_clear, self.editors.values())):
            self._wanted = True
            return
        values: dict[str, Any] = {}
        for name, made in self.editors.items():
            reading = made.reading()
            problem = first_problem(reading)
            self._tell(name, problem.message if problem is not None else None)
            values[name] = self._type.field(name).empty if reading.value is None else reading.value
        record = replace(self._draft, **values)
        for field in self._type.missing(record):
            self._tell(field.name, _NEEDED)
        wrong = next((name for name, told in self.problems.items() if not told.isHidden()), "")
        if wrong:
            self.editors[wrong].setFocus()
            return
        title = self._bench.say(_CHANGE.fill(type=self._type.label))
        self._bench.commit(
            ChangeSet((Create(record),), title), lambda _: self._kept(record.uid), owner=self, failed=self._failed
        )

    def _settled(self) -> None:
        """A field was left: a name in it is looked up by now."""
        if self._wanted and all(map(_is_clear, self.editors.values())):
            self._wanted = False
            self.keep()

    def _kept(self, uid: str) -> None:
        self._bench.tell(_KEPT.fill(type=self._type.label))
        self.made.emit(uid)
        self.accept()

    def _failed(self, words: Words) -> None:
        self._tell(next(iter(self.problems)), words)

    def _refuse(self, name: str, words: Words) -> None:
        self._wanted = False
        self._tell(name, words)
        self.editors[name].setFocus()

    def _tell(self, name: str, words: Words | None) -> None:
        told = self.problems[name]
        told.setText(self._bench.say(words) if words is not None else "")
        told.setVisible(words is not None)
        self.editors[name].set_wrong(words is not None)


def _is_clear(made: Editor) -> bool:
    return not isinstance(made, ReferenceEditor | ReferencesEditor) or made.picker.is_clear()


_TITLE = Words("Nuevo registro: {type}", "New record: {type}")
_CANCEL = Words("Cancelar", "Cancel")
_KEEP = Words("Guardar", "Save")
_NEEDED = Words("Hace falta.", "This is needed.")
_CHANGE = Words("{type} desde la minuta", "{type} from the minutes")
_KEPT = Words("{type}: se guardó.", "{type}: saved.")

"""The sources of a record or of one field: cited, checked and corrected where the statement stands."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.assessing.verification import WHOLE
from workbench.domain.change import ChangeSet, Create, Delete, Update
from workbench.domain.records import CITATION, Citation
from workbench.domain.schema import RecordType
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.editors import first_problem
from workbench.ui.forms.loading import Loaded, load
from workbench.ui.forms.make import editor
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.records import RecordPicker
from workbench.ui.widgets.rooms import fit
from workbench.ui.widgets.text import label

_SHOWN = ("source", "locator", "as_of", "verified", "note")


class CitationsDialog(QDialog):
    """A card for each citation, and a field to cite one source more."""

    def __init__(self, bench: Bench, record_type: RecordType, loaded: Loaded, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench, self._type, self._field = bench, record_type, field
        self._uid = loaded.record.uid
        self._audience = loaded.record.audience
        what = record_type.field(field).label if field != WHOLE else _WHOLE.fill(type=record_type.label)
        title = bench.say(_TITLE.fill(what=what))
        self.setWindowTitle(title)
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(title, "heading"))
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        rows.addWidget(self._problem)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        rows.addWidget(self._area, 1)
        self.add = RecordPicker(bench, ("source",), bench.say(_ADD), stays=False)
        self.add.line.setPlaceholderText(bench.say(_ADD))
        self.add.picked.connect(self._cite)
        self.add.unclear.connect(self._tell)
        rows.addWidget(self.add)
        self.add.setVisible(bench.writable)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        close = QPushButton(bench.say(_CLOSE))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        buttons.addWidget(close)
        rows.addLayout(buttons)
        fit(self, bench.theme.px(80), bench.theme.px(64))
        self._draw(loaded)
        if bench.writable:
            self.add.setFocus()

    def _draw(self, loaded: Loaded | None) -> None:
        if loaded is None:
            self.reject()
            return
        cited = list(loaded.citations.get(self._field, ()))
        body = QWidget()
        cards = QVBoxLayout(body)
        cards.setSpacing(self._bench.theme.px(1))
        for citation in cited:
            cards.addWidget(_Card(self, self._bench, citation))
        if not cited:
            cards.addWidget(label(self._bench.say(_NONE), "muted", wrap=True))
        cards.addStretch(1)
        self._area.setWidget(body)

    def reload(self) -> None:
        """Reads the citations again."""
        uid, language = self._uid, self._bench.language
        self._bench.jobs.read(lambda reader: load(reader, uid, language), self._draw, owner=self)

    def commit(self, change_set: ChangeSet, *, again: bool) -> None:
        """Writes a change of a citation; ``again`` where the cards are to be drawn anew."""
        self._problem.hide()
        self._bench.commit(change_set, lambda _: self.reload() if again else None, owner=self, failed=self._tell)

    def _tell(self, words: Words) -> None:
        self._problem.setText(self._bench.say(words))
        self._problem.show()

    def _cite(self, source: str) -> None:
        if not source:
            return
        made = Citation(
            uid=str(uuid.uuid4()), record=self._uid, field=self._field, source=source, audience=self._audience
        )
        self.commit(ChangeSet((Create(made),), self._bench.say(_CITED)), again=True)


class _Card(QFrame):
    """One citation, its fields side by side."""

    def __init__(self, dialog: CitationsDialog, bench: Bench, citation: Citation) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._dialog, self._bench, self._citation = dialog, bench, citation
        rows = QVBoxLayout(self)
        gap = bench.theme.px(1)
        rows.setContentsMargins(gap, gap, gap, gap)
        line: QHBoxLayout | None = None
        self.editors: dict[str, Any] = {}
        for name in _SHOWN:
            field = CITATION.field(name)
            made = editor(field.type, bench, bench.say(field.label))
            self.editors[name] = made
            made.set_writable(bench.writable)
            cell = QVBoxLayout()
            cell.addWidget(label(bench.say(field.label), "small"))
            cell.addWidget(made)
            if name in ("source", "locator", "as_of") or line is None:
                if name != "as_of" or line is None:
                    line = QHBoxLayout()
                    rows.addLayout(line)
            line.addLayout(cell, 2 if name in ("source", "locator") else 1)
        remove = QPushButton(bench.say(_REMOVE))
        remove.setProperty("look", "link")
        remove.setAutoDefault(False)
        remove.clicked.connect(self._remove)
        rows.addWidget(remove, 0, Qt.AlignmentFlag.AlignRight)
        remove.setVisible(bench.writable)
        self._show_source()
        for name, made in self.editors.items():
            if name != "source":
                made.show_value(getattr(citation, name), {})
            made.left.connect(act(self._save, name))

    def _show_source(self) -> None:
        uid, language, shown = self._citation.source, self._bench.language, self.editors["source"]

        def title(reader: Any) -> dict[str, tuple[str, str]]:
            record = reader.get(uid)
            return {uid: ("source", reader.schema.of(record).title_of(record, language))} if record else {}

        self._bench.jobs.read(title, lambda titles: shown.show_value(uid, titles), owner=self)

    def _save(self, name: str) -> None:
        """Writes one field of the citation; what is checked is checked on purpose, one step of undo each."""
        reading = self.editors[name].reading()
        problem = first_problem(reading)
        self.editors[name].set_wrong(problem is not None)
        if problem is not None or getattr(self._citation, name) == reading.value:
            return
        if name == "source" and not reading.value:
            return
        citation = self._citation
        edit = Update(citation.uid, citation.revision, {name: reading.value})
        title = self._bench.say(_CHANGED.fill(field=CITATION.field(name).label))
        self._dialog.commit(ChangeSet((edit,), title), again=True)

    def _remove(self) -> None:
        edit = Delete(self._citation.uid, self._citation.revision)
        self._dialog.commit(ChangeSet((edit,), self._bench.say(_REMOVED)), again=True)


_TITLE = Words("Fuentes: {what}", "Sources: {what}")
_WHOLE = Words("todo el registro ({type})", "the whole record ({type})")
_NONE = Words(
    "Nada respalda todavía este dato. Cite una fuente abajo.", "Nothing stands behind this yet. Cite a source below."
)
_ADD = Words("Citar una fuente por su nombre…", "Cite a source by its name…")
_CLOSE = Words("Cerrar", "Close")
_REMOVE = Words("Quitar la cita", "Remove the citation")
_CITED = Words("Fuente citada", "Source cited")
_CHANGED = Words("Cita: {field}", "Citation: {field}")
_REMOVED = Words("Cita quitada", "Citation removed")

"""The dialog of exports: which records, for whom, where to; and what the proof says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workbench.i18n import Words
from workbench.tasks.export_file import Exported, export_file
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.forms.editors import Combo
from workbench.ui.handing import HandingChoice, proof_told
from workbench.ui.jobs import Job
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.text import label

_KINDS = (
    (Words("Libro de Excel", "Excel workbook"), "*.xlsx"),
    (Words("JSON, para regresar sin pérdida", "JSON, to come back without loss"), "*.json"),
    (Words("CSV, un tipo de registro", "CSV, one type of record"), "*.csv"),
)


class ExportDialog(QDialog):
    """Writes records to a file, for one audience and proved.

    ``listed`` are the type and the ids of the records of the list that can be seen, which it offers first.
    """

    def __init__(self, bench: Bench, parent: QWidget, listed: tuple[str, Sequence[int]] = ("", ())) -> None:
        super().__init__(parent)
        self._listed = listed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE))
        self._bench = bench
        self._job: Job | None = None
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(_TITLE), "heading"))
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        rows.addWidget(label(bench.say(_WHAT), "label"))
        self.what = Combo()
        self.what.setAccessibleName(bench.say(_WHAT))
        name, ids = listed
        if name:
            kind = bench.say(bench.schema.type(name).plural)
            self.what.addItem(bench.say(_LISTED.fill(kind=kind, count=f"{len(ids):,}")), _LIST)
        self.what.addItem(bench.say(_ALL), "")
        for record_type in bench.schema.types:
            self.what.addItem(bench.say(record_type.plural), record_type.name)
        rows.addWidget(self.what)
        self.handing = HandingChoice(bench)
        rows.addWidget(self.handing)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(bench.say(_TITLE))
        self.progress.hide()
        rows.addWidget(self.progress)
        self._proof = QFrame()
        self._proof.setProperty("look", "good")
        inner = QVBoxLayout(self._proof)
        self.proof = label("", wrap=True)
        inner.addWidget(self.proof)
        self._proof.hide()
        rows.addWidget(self._proof)
        rows.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.save = QPushButton(bench.say(_SAVE))
        self.save.setProperty("look", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.close_button = QPushButton(bench.say(_CLOSE))
        self.close_button.clicked.connect(self._leave)
        buttons.addWidget(self.save)
        buttons.addWidget(self.close_button)
        rows.addLayout(buttons)
        self.setMinimumWidth(bench.theme.px(56))

    def _save(self) -> None:
        handing, language = self.handing.handing(), self.handing.tongue()
        name = self._bench.say(_NAME.fill(audience=handing.audience.key))
        path = self._bench.ask.file_to_save(_TITLE, name, _KINDS)
        if path is None:
            return
        chosen = self.what.currentData()
        types = (chosen,) if chosen and chosen != _LIST else ()
        name, ids = self._listed if chosen == _LIST else ("", ())
        self.bar.hide()
        self._proof.hide()
        self._at_work(True)

        def export(reading: Reading) -> Exported:
            only = {name: [r.uid for r in reading.dossier.reader.page(ids)]} if name else {}
            return export_file(reading.dossier, path, types, handing, language, reading.progress, only=only)

        self._job = self._bench.jobs.long(
            export,
            lambda done: self._written(path, done),
            owner=self,
            failed=self._failed,
            stopped=lambda: self._at_work(False),
            progress=self._step,
        )

    def _step(self, name: str, done: int, total: int) -> None:
        self.progress.setRange(0, total if total > 1 else 0)
        self.progress.setValue(done)

    def _written(self, path: Path, done: Exported) -> None:
        self._at_work(False)
        listed = sum(n for name, n in done.counts.items() if self._bench.schema.type(name).listed)
        cited = sum(done.counts.values()) - listed
        written = (_CITED if cited else _WRITTEN).fill(file=path.name, count=f"{listed:,}", cited=f"{cited:,}")
        told = (written, proof_told(done.proof))
        self.proof.setText("\n".join(self._bench.say(words) for words in told))
        self._proof.show()

    def _failed(self, words: Words) -> None:
        self._at_work(False)
        self.bar.tell(words, trouble=True)

    def _at_work(self, working: bool) -> None:
        if not working:
            self._job = None
        self.progress.setVisible(working)
        self.save.setEnabled(not working)
        self.close_button.setText(self._bench.say(_STOP if working else _CLOSE))

    def _leave(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            self.reject()


_TITLE = Words("Exportar registros", "Export records")
_WHAT = Words("Qué registros", "Which records")
_LIST = "list"
_LISTED = Words("Los de la lista: {kind} ({count})", "Those of the list: {kind} ({count})")
_ALL = Words("Todo el expediente", "The whole dossier")
_SAVE = Words("Guardar como…", "Save as…")
_CLOSE = Words("Cerrar", "Close")
_STOP = Words("Detener", "Stop")
_NAME = Words("expediente-{audience}.xlsx", "dossier-{audience}.xlsx")
_CITED = Words(
    "{file}: {count} {count|registro|registros}, con {cited} {cited|cita|citas} de fuentes.",
    "{file}: {count} {count|record|records}, with {cited} {cited|citation|citations} of sources.",
)
_WRITTEN = Words("{file}: {count} {count|registro|registros}.", "{file}: {count} {count|record|records}.")

"""The dialog of exports: which records, for whom, where to; and what the proof says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from workbench.domain.records import CITATION
from workbench.i18n import Words
from workbench.tasks.export_file import Exported, export_file
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.forms.editors import Combo
from workbench.ui.handing import HandingChoice, proof_told
from workbench.ui.widgets.text import label
from workbench.ui.widgets.writing import WritingDialog

_KINDS = (
    (Words("Libro de Excel", "Excel workbook"), "*.xlsx"),
    (Words("JSON, para regresar sin pérdida", "JSON, to come back without loss"), "*.json"),
    (Words("CSV, un tipo de registro", "CSV, one type of record"), "*.csv"),
)


class ExportDialog(WritingDialog):
    """Writes records to a file, for one audience and proved.

    ``listed`` are the type and the ids of the records of the list that can be seen, which it offers first.
    """

    def __init__(self, bench: Bench, parent: QWidget, listed: tuple[str, Sequence[int]] = ("", ())) -> None:
        super().__init__(bench, parent, _TITLE, _SAVE, width=56)
        self._listed = listed
        self.choices.addWidget(label(bench.say(_WHAT), "label"))
        self.what = Combo()
        self.what.setAccessibleName(bench.say(_WHAT))
        name, ids = listed
        if name:
            kind = bench.say(bench.schema.type(name).plural)
            self.what.addItem(bench.say(_LISTED.fill(kind=kind, count=f"{len(ids):,}")), _LIST)
        self.what.addItem(bench.say(_ALL), "")
        for record_type in bench.schema.types:
            self.what.addItem(bench.say(record_type.plural), record_type.name)
        self.choices.addWidget(self.what)
        self.handing = HandingChoice(bench)
        self.choices.addWidget(self.handing)

    def _save(self) -> None:
        handing, language = self.handing.handing(), self.handing.tongue()
        name = self._bench.say(_NAME.fill(audience=handing.audience.key))
        path = self._bench.ask.file_to_save(_TITLE, name, _KINDS)
        if path is None:
            return
        chosen = self.what.currentData()
        types = (chosen,) if chosen and chosen != _LIST else ()
        name, ids = self._listed if chosen == _LIST else ("", ())

        def export(reading: Reading) -> Exported:
            only = {name: [r.uid for r in reading.dossier.reader.page(ids)]} if name else {}
            return export_file(reading.dossier, path, types, handing, language, reading.progress, only=only)

        self._write(export, lambda done: self._written(path, done))

    def _written(self, path: Path, done: Exported) -> None:
        listed = sum(n for name, n in done.counts.items() if self._bench.schema.type(name).listed)
        cited = done.counts.get(CITATION.name, 0)
        written = (_CITED if cited else _WRITTEN).fill(file=path.name, count=f"{listed:,}", cited=f"{cited:,}")
        told = (written, proof_told(done.proof))
        self._tell("\n".join(self._bench.say(words) for words in told))


_TITLE = Words("Exportar registros", "Export records")
_WHAT = Words("Qué registros", "Which records")
_LIST = "list"
_LISTED = Words("Los de la lista: {kind} ({count})", "Those of the list: {kind} ({count})")
_ALL = Words("Todo el expediente", "The whole dossier")
_SAVE = Words("Guardar como…", "Save as…")
_NAME = Words("expediente-{audience}.xlsx", "dossier-{audience}.xlsx")
_CITED = Words(
    "{file}: {count} {count|registro|registros}, con {cited} {cited|cita|citas} de fuentes.",
    "{file}: {count} {count|record|records}, with {cited} {cited|citation|citations} of sources.",
)
_WRITTEN = Words("{file}: {count} {count|registro|registros}.", "{file}: {count} {count|record|records}.")

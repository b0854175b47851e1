"""The dialog that writes the workbooks of those who are asked, and tells what left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from workbench.assessing.responsible import ROWS
from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.records import Inquiry
from workbench.i18n import LANGUAGE_NAMES, PROGRAM_LANGUAGES, Words, squash
from workbench.store.reader import Reader
from workbench.tasks.packs import Packs, Wanted, write_packs
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.forms.editors import Combo
from workbench.ui.handing import proof_told
from workbench.ui.widgets.asked import field_rows
from workbench.ui.widgets.text import Line, label
from workbench.ui.widgets.writing import WritingDialog

_SHOWN = 12  # workbooks that are told one by one


class PacksDialog(WritingDialog):
    """Writes the packs of some questions, or of all that are open, into a folder; what left is noted as sent."""

    def __init__(self, bench: Bench, parent: QWidget, inquiries: Sequence[str] = ()) -> None:
        super().__init__(bench, parent, _TITLE, _SAVE, width=60)
        self._inquiries = frozenset(inquiries)
        self.choices.addWidget(label(bench.say(_WHAT), "muted", wrap=True))
        self.choices.addLayout(self._fields())
        if not self._inquiries:
            bench.jobs.read(_batches, self._offer, owner=self)

    def _fields(self) -> QFormLayout:
        bench = self._bench
        form = field_rows(bench)
        self.batch = Combo()
        self.batch.setAccessibleName(bench.say(_WHICH))
        if self._inquiries:
            self.batch.addItem(bench.say(_THESE.fill(count=len(self._inquiries))), "")
        else:
            self.batch.addItem(bench.say(_OPEN), "")
        form.addRow(label(bench.say(_WHICH), "label"), self.batch)
        self.own = QCheckBox(bench.say(_OWN))
        self.own.setChecked(True)
        form.addRow(self.own)
        self.audience = Combo()
        self.audience.setAccessibleName(bench.say(_WIDEST))
        for audience in reversed(AUDIENCES[:-1]):
            self.audience.addItem(bench.say(audience.label), int(audience))
        form.addRow(label(bench.say(_WIDEST), "label"), self.audience)
        self.language = Combo()
        self.language.setAccessibleName(bench.say(_LANGUAGE))
        for language in PROGRAM_LANGUAGES:
            self.language.addItem(bench.say(LANGUAGE_NAMES[language]), language)
        self.language.setCurrentIndex(self.language.findData(bench.language))
        form.addRow(label(bench.say(_LANGUAGE), "label"), self.language)
        self.reply = Line()
        self.reply.setAccessibleName(bench.say(_REPLY))
        self.reply.setPlaceholderText(bench.say(_REPLY_HINT))
        form.addRow(label(bench.say(_REPLY), "label"), self.reply)
        return form

    def _offer(self, batches: list[str]) -> None:
        for batch in batches:
            self.batch.addItem(self._bench.say(_ONE_BATCH.fill(batch=batch)), batch)

    def wanted(self) -> Wanted:
        """Which packs, as the person chose them."""
        return Wanted(
            inquiries=self._inquiries,
            batch=self.batch.currentData(),
            rows=ROWS if self.own.isChecked() else (),
            audience=Audience(self.audience.currentData()),
            reply_to=squash(self.reply.text()),
        )

    def _save(self) -> None:
        folder = self._bench.ask.folder_to_fill(_TITLE)
        if folder is None:
            return
        wanted, language, day = self.wanted(), self.language.currentData(), date.today()

        def write(reading: Reading) -> Packs:
            return write_packs(reading.dossier, folder, wanted, language, day, reading.progress)

        self._write(write, lambda packs: self._written(folder, packs))

    def _written(self, folder: Path, packs: Packs) -> None:
        if packs.sent.edits:
            self._bench.commit(packs.sent, owner=self, failed=self._failed)
        say = self._bench.say
        lines = [say(_WRITTEN.fill(count=len(packs.files), folder=folder))]
        for one in packs.files[:_SHOWN]:
            lines.append(say(_FILE.fill(file=one.path.name, count=one.questions, rows=sum(one.rows.values()))))
            if one.hidden:
                lines.append("    " + say(_HIDDEN.fill(count=one.hidden)))
        if packs.files:
            if len(packs.files) > _SHOWN:
                lines.append(say(_MORE.fill(count=len(packs.files) - _SHOWN)))
            lines.append(say(proof_told(packs.files[-1].proof)) if len(packs.files) == 1 else say(_PROVED))
            self._tell("\n".join(lines))
        if packs.failed:
            es, en = ("; ".join(f"{name}: {words.in_(t)}" for name, words in packs.failed) for t in PROGRAM_LANGUAGES)
            self.bar.tell(Words(es, en), trouble=True)


def _batches(reader: Reader) -> list[str]:
    """The names under which something is still asked."""
    open_ = [r for r in reader.all("inquiry") if isinstance(r, Inquiry) and not r.answer and not r.withdrawn]
    return sorted({i.batch for i in open_ if i.batch})


_TITLE = Words("Libros para las dependencias", "Workbooks for ministries")
_WHAT = Words(
    "Un libro por cada una: sus preguntas que siguen abiertas y sus renglones, y nada de las demás. A una dependencia "
    "federal se le muestra a lo más lo del Gobierno Federal; a una cámara, lo de los sectores consultados; a otros, lo "
    "público. Lo que se marcó para una en «Puede entregarse a» se le muestra de todos modos.",
    "One workbook for each: its questions that are still open and its rows, and nothing of the others. A federal "
    "ministry is shown at most what is for the Federal Government; a chamber, what is for the consulted sectors; "
    "others, what is public. What was ticked for one in “Release to” is shown to it all the same.",
)
_WHICH = Words("Qué preguntas", "Which questions")
_OPEN = Words("Todas las que siguen abiertas", "All that are still open")
_THESE = Words("{count} {count|pregunta|preguntas}", "{count} {count|question|questions}")
_ONE_BATCH = Words("Paquete «{batch}»", "Pack “{batch}”")
_OWN = Words("Con todos los renglones a su cargo", "With all rows that they see to")
_WIDEST = Words("A lo más", "At most")
_LANGUAGE = Words("Idioma", "Language")
_REPLY = Words("A dónde devolverlo (opcional)", "Where to send it back (optional)")
_REPLY_HINT = Words("p. ej. un correo", "e.g. an e-mail address")
_SAVE = Words("Elegir carpeta y escribir…", "Choose a folder and write…")
_WRITTEN = Words("{count} {count|libro|libros} en {folder}:", "{count} {count|workbook|workbooks} in {folder}:")
_FILE = Words(
    "{file}: {count} {count|pregunta|preguntas}, {rows} {rows|renglón|renglones}",
    "{file}: {count} {count|question|questions}, {rows} {rows|row|rows}",
)
_HIDDEN = Words(
    "{count} {count|pregunta trata|preguntas tratan} de un registro que no puede ver: va sin él",
    "{count} {count|question is|questions are} about a record that it may not see: it goes without it",
)
_MORE = Words("… y {count} más", "… and {count} more")
_PROVED = Words("Todos probados: nada reservado en ninguno.", "All proved: nothing reserved in any of them.")

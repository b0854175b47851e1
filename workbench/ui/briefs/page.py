"""The screen of briefs: kind, subject, audience, language, the pages as they will be, saving, the proof."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.audience import Audience
from workbench.domain.change import Effect
from workbench.domain.records import ISSUE
from workbench.domain.when import Partial, When, show_when
from workbench.domain.when_parse import parse_when
from workbench.i18n import Words, fold
from workbench.tasks.brief_to_file import Briefed, Preview, brief_to_file, preview_brief
from workbench.tasks.copy_lines import Lines, lines_to_take
from workbench.ui.bench import Bench
from workbench.ui.briefs.choice import PaperChoice
from workbench.ui.briefs.preview import PagesView
from workbench.ui.desks import Reading
from workbench.ui.handing import HandingChoice, proof_told
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.text import Line, beside_icon, label, relook, tip

_PAUSE = 250
_PDF = ((Words("Documento PDF", "PDF document"), "*.pdf"),)


class BriefsPage(Page):
    """What is chosen is drawn at once; nothing is written until it is saved."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._job: Any = None
        self._preview: Preview | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.draw)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._choices())
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(bench.theme.px(0.75))
        self.progress.setAccessibleName(bench.say(_DRAWING))
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        rows.addWidget(self.progress)
        self.view = PagesView(bench)
        rows.addWidget(self.view, 1)
        outer.addWidget(right, 1)
        bench.jobs.committed.connect(self._committed)
        self._show_state()

    def _choices(self) -> QWidget:
        bench = self._bench
        side = QWidget()
        side.setFixedWidth(bench.theme.px(38) if bench.theme.size <= 150 else bench.theme.px(32))
        gap = bench.theme.px(2)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(1.5))
        self.choice = PaperChoice(bench)
        self.choice.changed.connect(self._pause.start)
        self.choice.changed.connect(self._show_state)
        self.choice.unclear.connect(lambda words: self.bar.tell(words))
        self.subject = self.choice.subject
        rows.addWidget(self.choice)
        self.handing = HandingChoice(bench)
        self.handing.changed.connect(self._pause.start)
        rows.addWidget(self.handing)
        self.handing.changed.connect(self._offer_origins)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(bench.theme.px(0.75))
        self.as_of = Line(_day(date.today(), bench))
        self.as_of.setAccessibleName(bench.say(_AS_OF))
        self.as_of.editingFinished.connect(self._dated)
        form.addRow(label(bench.say(_AS_OF), "label"), self.as_of)
        rows.addLayout(form)
        self.save = QPushButton(beside_icon(bench.say(_SAVE)))
        self.save.setProperty("look", "primary")
        self.save.setIcon(bench.icons.on_accent("download"))
        self.save.clicked.connect(self._save)
        rows.addWidget(self.save)
        self.copy = QPushButton(beside_icon(bench.say(_COPY)))
        self.copy.setIcon(bench.icons.get("copy"))
        self.copy.setToolTip(tip(bench.say(_COPY_TOLD)))
        self.copy.clicked.connect(self._copy)
        rows.addWidget(self.copy)
        self._proof = QFrame()
        self._proof.setProperty("look", "good")
        proof = QVBoxLayout(self._proof)
        self.proof = label("", wrap=True)
        proof.addWidget(self.proof)
        self._proof.hide()
        rows.addWidget(self._proof)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(side)
        area.setFixedWidth(side.width() + bench.theme.px(1.5))
        return area

    # ---- choosing

    def visit(self, place: Place) -> None:
        if place.uid:
            self._choose(place.uid)
        elif self._preview is not None or self.choice.of():
            self.draw()

    def _choose(self, uid: str) -> None:
        """The paper about the record that the person came from, where there is one."""
        choice, language = self.choice, self._bench.language

        def show(found: tuple[str, str, str, str] | None) -> None:
            if found is not None:
                choice.show_taken(found)
            self.draw()

        self._bench.jobs.read(lambda reader: choice.take(reader, uid, language), show, owner=self, key="brief-subject")

    def day(self) -> date | None:
        """The day whose facts are printed; None where what was typed is no day."""
        when = parse_when(self.as_of.text(), self._bench.language, None).value
        return when.last() if when is not None else None

    def _dated(self) -> None:
        day = self.day()
        relook(self.as_of, "wrong", "true" if day is None else "false")
        if day is None:
            self.bar.tell(_NO_DAY.fill(words=self.as_of.text()))
            self._proof.hide()
            self._show_state()
        elif self.as_of.isModified():
            self.as_of.setModified(False)
            self.as_of.setText(_day(day, self._bench))
            self._pause.start()

    def _committed(self, effect: Effect) -> None:
        if self.isVisible() and self.choice.is_whole():
            self._pause.start()

    def _offer_origins(self) -> None:
        """Which cell each value came from is on the negotiators' own paper alone."""
        handing = self.handing.handing()
        self.choice.offer_origins(handing.audience is Audience.NEGOTIATORS and not handing.release_to)

    # ---- drawing

    def draw(self) -> None:
        """Draws the pages of what is chosen."""
        day = self.day()
        if not self.choice.is_whole() or day is None:
            self._show_state()
            return
        handing, language, scale = self.handing.handing(), self.handing.tongue(), self.view.scale()
        kind, of, options = self.choice.kind.key, self.choice.of(), self.choice.options()
        self.bar.hide()
        self.progress.show()

        def make(reading: Reading) -> Preview:
            watched = reading.progress
            return preview_brief(
                reading.dossier, of, handing, language, day, scale, watched, kind=kind, options=options
            )

        if self._job is not None:
            self._job.cancel()
        self._job = self._bench.jobs.long(
            make, self._drawn, owner=self, key="brief-preview", failed=self._failed, progress=lambda *_: None
        )

    def _drawn(self, preview: Preview) -> None:
        self._job = None
        self.progress.hide()
        self._preview = preview
        self.view.show_pages(preview.pages)
        self._tell_proof(preview.briefed)
        self._show_state()

    def _failed(self, words: Words) -> None:
        self._job = None
        self.progress.hide()
        self._preview = None
        self.view.show_pages(())
        self._proof.hide()
        self.bar.tell(words, trouble=True)
        self._show_state()

    def _tell_proof(self, briefed: Briefed, path: Path | None = None) -> None:
        lines = [self._bench.say(proof_told(briefed.proof))]
        if path is not None:
            lines.insert(0, self._bench.say(_SAVED.fill(file=path.name, folder=path.parent)))
        if briefed.rendered.cut:
            lines.append(self._bench.say(_CUT.fill(parts=", ".join(briefed.rendered.cut))))
        if briefed.rendered.unprintable:
            lines.append(self._bench.say(_UNPRINTABLE.fill(characters=" ".join(briefed.rendered.unprintable))))
        self.proof.setText("\n".join(lines))
        self._proof.show()

    def _show_state(self) -> None:
        self.save.setEnabled(self.choice.is_whole() and self._preview is not None and self.day() is not None)
        about_an_issue = ISSUE.name in self.choice.kind.subject.types
        self.copy.setVisible(about_an_issue)
        self.copy.setEnabled(about_an_issue and bool(self.subject.uid()) and self.day() is not None)

    # ---- saving

    def _save(self) -> None:
        day = self.day()
        if not self.choice.is_whole() or day is None:
            return
        handing, language = self.handing.handing(), self.handing.tongue()
        kind, of, options = self.choice.kind, self.choice.of(), self.choice.options()
        said = (kind.label.in_(language), self.subject.line.text(), handing.audience.label.in_(language), language)
        name = "-".join(word for part in said for word in fold(part).split()[:6]) + ".pdf"
        path = self._bench.ask.file_to_save(_SAVE_TITLE, name, _PDF)
        if path is None:
            return
        self.progress.show()
        self.save.setEnabled(False)

        def make(reading: Reading) -> Briefed:
            watched = reading.progress
            return brief_to_file(
                reading.dossier, path, of, handing, language, day, watched, kind=kind.key, options=options
            )

        self._bench.jobs.long(make, lambda done: self._written(path, done), owner=self, failed=self._failed)

    # ---- lines to take

    def _copy(self) -> None:
        """Puts the lines to take on the issue on the clipboard, proved for whom they are."""
        day, uid = self.day(), self.subject.uid()
        if not uid or day is None:
            return
        handing, language = self.handing.handing(), self.handing.tongue()

        def make(reading: Reading) -> Lines:
            return lines_to_take(reading.dossier, uid, handing, language, day, reading.progress)

        self.progress.show()
        self._bench.jobs.long(make, self._copied, owner=self, key="brief-lines", failed=self._not_copied)

    def _copied(self, lines: Lines) -> None:
        self.progress.hide()
        QGuiApplication.clipboard().setText(lines.text)
        self._bench.tell(_COPIED)
        self.proof.setText(f"{self._bench.say(_COPIED)}\n{self._bench.say(proof_told(lines.proof))}")
        self._proof.show()

    def _not_copied(self, words: Words) -> None:
        self.progress.hide()
        self.bar.tell(words, trouble=True)

    def _written(self, path: Path, done: Briefed) -> None:
        self.progress.hide()
        self._tell_proof(done, path)
        self._show_state()
        self._bench.tell(_SAVED.fill(file=path.name, folder=path.parent))

    def focus(self) -> None:
        self.subject.setFocus()

    def panes(self) -> list[QWidget]:
        return [self.subject, self.view]

    def current_uid(self) -> str:
        return self.subject.uid()


def _day(day: date, bench: Bench) -> str:
    return show_when(When(Partial(day.year, day.month, day.day)), bench.language)


_AS_OF = Words("Con datos al", "As of")
_SAVE = Words("Guardar PDF…", "Save PDF…")
_SAVE_TITLE = Words("Guardar la ficha", "Save the brief")
_DRAWING = Words("Dibujando la ficha", "Drawing the brief")
_COPY = Words("Copiar líneas", "Copy lines")
_COPY_TOLD = Words(
    "La posición, los argumentos y las respuestas como texto, probados para quien pueda verlos.",
    "The position, the arguments and the answers as text, proved for those who may see them.",
)
_COPIED = Words("Líneas copiadas al portapapeles.", "Lines copied to the clipboard.")
_SAVED = Words("Guardada: {file}, en {folder}", "Saved: {file}, in {folder}")
_CUT = Words("Para caber en una página se omitió: {parts}.", "Left out to fit one page: {parts}.")
_UNPRINTABLE = Words(
    "Caracteres que la tipografía no tiene: {characters}", "Characters that the typeface lacks: {characters}"
)
_NO_DAY = Words("«{words}» no se lee como fecha.", "“{words}” does not read as a date.")

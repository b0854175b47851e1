"""The screen of briefs: kind, subject, audience, language, the pages as they will be, saving, the proof."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.briefs.compose.kinds import KINDS
from workbench.domain.audience import Audience
from workbench.domain.change import Effect
from workbench.domain.records import ISSUE
from workbench.domain.when import Partial, When, show_when
from workbench.domain.when_parse import parse_when
from workbench.i18n import Words
from workbench.store.issued import Issued
from workbench.tasks.brief_to_file import Briefed, Preview, preview_brief
from workbench.ui.bench import Bench
from workbench.ui.briefs.batch import BatchDialog
from workbench.ui.briefs.choice import PaperChoice
from workbench.ui.briefs.lines import LinesButton
from workbench.ui.briefs.outbox import Outbox
from workbench.ui.briefs.presets import Presets
from workbench.ui.briefs.preview import PagesView
from workbench.ui.briefs.register import REGISTER, RegisterView
from workbench.ui.briefs.wanted import Wanted
from workbench.ui.desks import Reading
from workbench.ui.handing import HandingChoice, proof_told
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.text import Line, beside_icon, label, relook, tip

_PAUSE = 250


class BriefsPage(Page):
    """What is chosen is drawn at once; nothing is written until it is saved."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._job: Any = None
        self._briefed: Briefed | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.draw)
        self._composer = QWidget()
        outer = QHBoxLayout(self._composer)
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
        self.view.asked.connect(lambda uid: visit(bench, uid))
        rows.addWidget(self.view, 1)
        outer.addWidget(right, 1)
        self.register = RegisterView(bench)
        self.register.since.connect(self.begin_delta)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._tab_row())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._composer)
        self._stack.addWidget(self.register)
        whole.addWidget(self._stack, 1)
        bench.jobs.committed.connect(self._committed)
        self._show_state()

    def _tab_row(self) -> Flow:
        bench = self._bench
        row = Flow(gap=0)
        row.setContentsMargins(bench.theme.px(1), bench.theme.px(0.5), bench.theme.px(1), 0)
        self._group = QButtonGroup(self)
        self.tabs: dict[str, QToolButton] = {}
        for name, words in (("", _COMPOSE), (REGISTER_TAB, REGISTER)):
            tab = QToolButton()
            tab.setText(bench.say(words))
            tab.setCheckable(True)
            tab.setProperty("look", "tab")
            tab.clicked.connect(act(bench.go, Place("briefs", name)))
            self._group.addButton(tab)
            row.addWidget(tab)
            self.tabs[name] = tab
        self.tabs[""].setChecked(True)
        return row

    def _choices(self) -> QWidget:
        bench = self._bench
        side = QWidget()
        side.setFixedWidth(bench.theme.px(38) if bench.theme.size <= 150 else bench.theme.px(32))
        gap = bench.theme.px(2)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(1.5))
        self.presets = Presets(bench, self._kept)
        self.presets.chosen.connect(self._take_kept)
        rows.addWidget(self.presets)
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
        self.outbox = Outbox(bench, self.wanted)
        self.save = self.outbox.save
        self.outbox.at_work.connect(self._at_work)
        self.outbox.wrote.connect(self._wrote)
        self.outbox.failed.connect(lambda words: self.bar.tell(words, trouble=True))
        rows.addWidget(self.outbox)
        self.copy = LinesButton(bench, self.wanted)
        self.copy.at_work.connect(self.progress_shown)
        self.copy.copied.connect(self._tell_copied)
        self.copy.failed.connect(lambda words: self.bar.tell(words, trouble=True))
        rows.addWidget(self.copy)
        self.many = QPushButton(beside_icon(bench.say(_MANY)))
        self.many.setIcon(bench.icons.get("folder-open"))
        self.many.setToolTip(tip(bench.say(_MANY_TOLD)))
        self.many.clicked.connect(self._batch)
        rows.addWidget(self.many)
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
        is_register = place.type == REGISTER_TAB
        self.tabs[REGISTER_TAB if is_register else ""].setChecked(True)
        self._stack.setCurrentWidget(self.register if is_register else self._composer)
        if is_register:
            self.register.ask()
        elif place.uid:
            self._choose(place.uid)
        elif self._briefed is not None or self.choice.of():
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
        self._briefed = preview.briefed
        rendered = preview.briefed.rendered
        self.choice.parts.show_parts(preview.briefed.parts)
        self.view.show_pages(preview.pages, preview.scale, rendered.spots, rendered.pages)
        self._tell_proof(preview.briefed)
        self._show_state()

    def _failed(self, words: Words) -> None:
        self._job = None
        self.progress.hide()
        self._briefed = None
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
        self.outbox.allow(self.choice.is_whole() and self._briefed is not None and self.day() is not None)
        self.many.setVisible(not (self.choice.kind.subject.is_provision or self.choice.kind.needs_start))
        self.many.setEnabled(self.day() is not None)
        about_an_issue = ISSUE.name in self.choice.kind.subject.types
        self.copy.setVisible(about_an_issue)
        self.copy.setEnabled(about_an_issue and bool(self.subject.uid()) and self.day() is not None)

    # ---- leaving

    def wanted(self) -> Wanted | None:
        """The brief as it is chosen; None while something of it is missing."""
        day = self.day()
        if not self.choice.is_whole() or day is None:
            return None
        choice = self.choice
        of, subject = tuple(choice.of()), self.subject.line.text()
        return Wanted(choice.kind, of, subject, self.handing.handing(), self.handing.tongue(), day, choice.options())

    def progress_shown(self, working: bool) -> None:
        """Shows that something is being made, or that it is made."""
        self.progress.setVisible(working)

    def _tell_copied(self, words: Words) -> None:
        self.proof.setText(self._bench.say(words))
        self._proof.show()

    def _at_work(self, working: bool) -> None:
        self.progress_shown(working)
        if not working:
            self._show_state()

    def _wrote(self, done: Briefed, path: Path) -> None:
        self._tell_proof(done, path)
        self._bench.tell(_SAVED.fill(file=path.name, folder=path.parent))

    def _batch(self) -> None:
        day = self.day()
        if day is None:
            return
        choice = self.choice
        wanted = Wanted(choice.kind, (), "", self.handing.handing(), self.handing.tongue(), day, choice.options())
        BatchDialog(self._bench, self.window(), wanted).open()

    # ---- presets

    def _kept(self) -> dict[str, Any]:
        return {**self.choice.kept(), **self.handing.kept()}

    def _take_kept(self, kept: dict[str, Any]) -> None:
        texts = (kept.get(name) for name in ("audience", "recipient", "language"))
        self.handing.take(*(text if isinstance(text, str) else "" for text in texts))
        self._offer_origins()
        self.choice.take_kept(kept)
        self._offer_origins()
        self.draw()

    # ---- the register

    def begin_delta(self, entry: Issued) -> None:
        """A paper about what has changed since an issued one, for the same readers, of the same issue."""
        choice, language = self.choice, self._bench.language
        self.handing.take(entry.audience.key, "", entry.language)
        self._offer_origins()
        choice.set_kind("delta")
        choice.since.setText(str(entry.number))
        choice.subject.set_record("", "")
        uid = entry.subject if KINDS.get(entry.kind, KINDS["delta"]).subject.types[0] == ISSUE.name else ""

        def found(reader: Any) -> tuple[str, str]:
            record = reader.get(uid) if uid and " " not in uid else None
            known = record is not None and reader.schema.of(record).name == ISSUE.name
            return (uid, reader.schema.of(record).title_of(record, language)) if known else ("", "")

        def show(named: tuple[str, str]) -> None:
            if named[0]:
                choice.subject.set_record(*named, ISSUE.name)
            self._bench.go(Place("briefs"))
            self.draw()

        self._bench.jobs.read(found, show, owner=self, key="brief-delta")

    def focus(self) -> None:
        self.panes()[0].setFocus()

    def panes(self) -> list[QWidget]:
        if self._stack.currentWidget() is self.register:
            return [self.register.finder, self.register.table]
        return [self.subject, self.view]

    def current_uid(self) -> str:
        return "" if self._stack.currentWidget() is self.register else self.subject.uid()


def _day(day: date, bench: Bench) -> str:
    return show_when(When(Partial(day.year, day.month, day.day)), bench.language)


_AS_OF = Words("Con datos al", "As of")
REGISTER_TAB = "register"
_COMPOSE = Words("Preparar ficha", "Prepare a brief")
_MANY = Words("Una por cada registro…", "One for each record…")
_MANY_TOLD = Words(
    "Una ficha de esta clase por cada tema, actor u órgano que se elija, en una carpeta.",
    "A brief of this kind for each issue, actor or body chosen, in one folder.",
)
_DRAWING = Words("Dibujando la ficha", "Drawing the brief")
_SAVED = Words("Guardada: {file}, en {folder}", "Saved: {file}, in {folder}")
_CUT = Words("Para caber en una página se omitió: {parts}.", "Left out to fit one page: {parts}.")
_UNPRINTABLE = Words(
    "Caracteres que la tipografía no tiene: {characters}", "Characters that the typeface lacks: {characters}"
)
_NO_DAY = Words("«{words}» no se lee como fecha.", "“{words}” does not read as a date.")

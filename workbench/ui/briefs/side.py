"""The left side of the composer: which brief, of what, for whom, as of when, and the ways in which it leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.domain.audience import Audience
from workbench.domain.records import ISSUE
from workbench.domain.when import Partial, When, show_when
from workbench.domain.when_parse import parse_when
from workbench.i18n import Words
from workbench.tasks.brief_to_file import Briefed
from workbench.tasks.days import is_to_come
from workbench.ui.bench import Bench
from workbench.ui.briefs.batch import BatchDialog
from workbench.ui.briefs.choice import PaperChoice
from workbench.ui.briefs.lines import LinesButton
from workbench.ui.briefs.outbox import Outbox
from workbench.ui.briefs.presets import Presets
from workbench.ui.briefs.wanted import Wanted
from workbench.ui.handing import HandingChoice, proof_told
from workbench.ui.widgets.text import Line, beside_icon, label, relook, tip


class Side(QScrollArea):
    """``changed`` tells that another paper is wanted, ``taken`` that a preset was, ``told`` and ``failed`` something
    to say (Words), ``at_work`` whether a file is being made.
    """

    changed = Signal()
    taken = Signal()
    told = Signal(object)
    failed = Signal(object)
    at_work = Signal(bool)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._can_leave = False
        side = QWidget()
        side.setFixedWidth(bench.theme.px(38) if bench.theme.size <= 150 else bench.theme.px(32))
        gap = bench.theme.px(2)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(1.5))
        for widget in (*self._chosen(), *self._leaving()):
            rows.addWidget(widget)
        rows.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(side)
        self.setFixedWidth(side.width() + bench.theme.px(1.5))
        self.show_state()

    def _chosen(self) -> tuple[QWidget, ...]:
        bench = self._bench
        self.presets = Presets(bench, self._kept)
        self.presets.chosen.connect(self.take_kept)
        self.choice = PaperChoice(bench)
        self.choice.changed.connect(self._changed)
        self.choice.unclear.connect(self.told)
        self.handing = HandingChoice(bench)
        self.handing.changed.connect(self._changed)
        dated = QWidget()
        form = QFormLayout(dated)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.as_of = Line(_day(date.today(), bench))
        self.as_of.setAccessibleName(bench.say(_AS_OF))
        self.as_of.editingFinished.connect(self._dated)
        form.addRow(label(bench.say(_AS_OF), "label"), self.as_of)
        self.ahead = label(bench.say(_AHEAD), "muted", wrap=True)
        form.addRow(self.ahead)
        return self.presets, self.choice, self.handing, dated

    def _leaving(self) -> tuple[QWidget, ...]:
        bench = self._bench
        self.outbox = Outbox(bench, self.wanted)
        self.outbox.at_work.connect(self._working)
        self.outbox.wrote.connect(self._wrote)
        self.outbox.failed.connect(self.failed)
        self.copy = LinesButton(bench, self.wanted)
        self.copy.at_work.connect(self.at_work)
        self.copy.copied.connect(lambda words: self._show_proof([bench.say(words)]))
        self.copy.failed.connect(self.failed)
        self.many = QPushButton(beside_icon(bench.say(_MANY)))
        self.many.setIcon(bench.icons.get("folder-open"))
        self.many.setToolTip(tip(bench.say(_MANY_TOLD)))
        self.many.clicked.connect(self._batch)
        self._proof = QFrame()
        self._proof.setProperty("look", "good")
        self.proof = label("", wrap=True)
        QVBoxLayout(self._proof).addWidget(self.proof)
        self._proof.hide()
        return self.outbox, self.copy, self.many, self._proof

    # ---- what is wanted

    def _changed(self) -> None:
        self.offer_origins()
        self.show_state()
        self.changed.emit()

    def day(self) -> date | None:
        """The day whose facts are printed; None where what was typed is no day."""
        when = parse_when(self.as_of.text(), self._bench.language, None).value
        return when.last() if when is not None else None

    def _dated(self) -> None:
        day = self.day()
        relook(self.as_of, "wrong", "true" if day is None else "false")
        if self.as_of.isModified():
            self.as_of.setModified(False)
            if day is not None:
                self.as_of.setText(_day(day, self._bench))
            self._changed()

    def wanted(self) -> Wanted | None:
        """The brief as it is chosen; None while something of it is missing."""
        return self._wanted(self.choice.of(), self.choice.told()) if self.choice.is_whole() else None

    def missing(self) -> Words:
        """What is still to be said before there can be pages."""
        return self.choice.missing() or _NO_DAY.fill(words=self.as_of.text())

    def _wanted(self, of: list[str], subject: str) -> Wanted | None:
        day, choice = self.day(), self.choice
        if day is None:
            return None
        handing, language = self.handing.handing(), self.handing.tongue()
        return Wanted(choice.kind, tuple(of), subject, handing, language, day, choice.options())

    def offer_origins(self) -> None:
        """Which cell each value came from is on the negotiators' own paper alone."""
        handing = self.handing.handing()
        self.choice.offer_origins(handing.audience is Audience.NEGOTIATORS and not handing.release_to)

    # ---- presets

    def _kept(self) -> dict[str, Any]:
        return {**self.choice.kept(), **self.handing.kept()}

    def take_kept(self, kept: dict[str, Any]) -> None:
        """Chooses what was kept under a name."""
        texts = (kept.get(name) for name in ("audience", "recipient", "language"))
        self.handing.take(*(text if isinstance(text, str) else "" for text in texts))
        self.choice.take_kept(kept)
        self.offer_origins()
        self.taken.emit()

    # ---- leaving

    def allow(self, can_leave: bool) -> None:
        """Whether there are pages, which can leave."""
        self._can_leave = can_leave
        self.show_state()

    def show_state(self) -> None:
        """Offers what can be done with what is chosen."""
        kind, day = self.choice.kind, self.day()
        dated = day is not None
        self.ahead.setVisible(day is not None and is_to_come(day))
        self.outbox.allow(self._can_leave and dated and self.choice.is_whole())
        self.many.setEnabled(dated)
        about_an_issue = ISSUE.name in kind.subject.types
        self.copy.setVisible(about_an_issue)
        of = self.choice.ticked() if kind.subject.many else self.choice.of()
        self.copy.setEnabled(about_an_issue and len(of) == 1 and dated)

    def _working(self, working: bool) -> None:
        self.at_work.emit(working)
        if not working:
            self.show_state()

    def _wrote(self, done: Briefed, path: Path) -> None:
        self.tell_proof(done, path)
        self._bench.tell(_SAVED.fill(file=path.name, folder=path.parent))

    def _batch(self) -> None:
        wanted = self._wanted(self.choice.ticked(), "")
        if wanted is not None:
            BatchDialog(self._bench, self.window(), wanted).open()

    # ---- what was proved

    def tell_proof(self, briefed: Briefed, path: Path | None = None) -> None:
        """Says what was proved of a brief, and where it was saved."""
        say = self._bench.say
        lines = [say(proof_told(briefed.proof))]
        if path is not None:
            lines.insert(0, say(_SAVED.fill(file=path.name, folder=path.parent)))
        lines.extend(say(remark) for remark in briefed.remarks)
        if briefed.rendered.cut:
            lines.append(say(_CUT.fill(parts=", ".join(briefed.rendered.cut))))
        self._show_proof(lines)

    def _show_proof(self, lines: list[str]) -> None:
        self.proof.setText("\n".join(lines))
        self._proof.show()

    def hide_proof(self) -> None:
        """Nothing is proved of what is chosen."""
        self._proof.hide()


def _day(day: date, bench: Bench) -> str:
    return show_when(When(Partial(day.year, day.month, day.day)), bench.language)


_AS_OF = Words("Con datos al", "As of")
_AHEAD = Words(
    "Día por venir: la ficha lo dice, y cuenta lo que se sabe hoy.",
    "A day still to come: the brief says so, and tells what is known today.",
)
_MANY = Words("Una por cada…", "One for each…")
_MANY_TOLD = Words(
    "Una ficha de esta clase por cada tema, actor, órgano o disposición que se elija, en una carpeta; de lo que "
    "cambió, una desde cada ficha emitida.",
    "A brief of this kind for each issue, actor, body or provision chosen, in one folder; of what changed, one since "
    "each issued brief.",
)
_SAVED = Words("Guardada: {file}, en {folder}", "Saved: {file}, in {folder}")
_CUT = Words("Para caber en una página se omitió: {parts}.", "Left out to fit one page: {parts}.")
_NO_DAY = Words("«{words}» no se lee como fecha.", "“{words}” does not read as a date.")

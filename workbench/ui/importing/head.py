"""The head of an import: its file, what becomes of its rows, how far the work is, and the ways on."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QProgressBar, QPushButton, QVBoxLayout

from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.steps import step_told
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.text import breakable, label, tip

_REST = 0.25  # seconds for which one step is told in the same words


class FlowHead(QFrame):
    """While something is at work there is only its progress and the button that stops it."""

    def __init__(self, bench: Bench, title: str) -> None:
        super().__init__()
        self._bench = bench
        self._step, self._tell_at = "", 0.0
        self.setProperty("look", "header")
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(0.5))
        rows.addWidget(label(breakable(title), "title", wrap=True))
        self.told = label("", "muted", wrap=True)
        rows.addWidget(self.told)
        line = QHBoxLayout()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(bench.say(_PROGRESS))
        self.cancel, self.apply, self.commit, self.discard = (QPushButton() for _ in range(4))
        self.cancel.setText(bench.say(_CANCEL))
        self.commit.setProperty("look", "primary")
        self.discard.setText(bench.say(_DISCARD))
        line.addWidget(self.progress, 1)
        line.addWidget(self.cancel)
        line.addStretch(1)
        rows.addLayout(line)
        ways: QLayout = line
        if bench.theme.is_large:  # side by side they would be cut off
            ways = Flow(gap=gap)
            rows.addLayout(ways)
        for button in (self.discard, self.apply, self.commit):
            ways.addWidget(button)

    def show_work(self, words: Words | None) -> None:
        """Shows that something is at work; None once it is not."""
        working = words is not None
        self.progress.setVisible(working)
        self.cancel.setVisible(working)
        if words is not None:
            self.progress.setRange(0, 0)
            self.told.setText(self._bench.say(words))
            if any(button.hasFocus() for button in (self.commit, self.apply, self.discard)):
                self.cancel.setFocus()  # hidden with the focus, they would pass it to a bar of the window
            for button in (self.commit, self.apply, self.discard):
                button.hide()

    def step(self, name: str, done: int, total: int) -> None:
        """How far the work is."""
        self.progress.setRange(0, total if total > 1 else 0)
        self.progress.setValue(done)
        if name != self._step or time.perf_counter() > self._tell_at:  # other words are laid out anew
            self._step, self._tell_at = name, time.perf_counter() + _REST
            self.told.setText(step_told(name, done, total, self._bench.language))

    def show_ways(self, moving: int | None, changed: int, *, may_import: bool) -> None:
        """What can be done with a plan of so many records, of which so much was decided since; None for no plan."""
        self.commit.setText(self._bench.say(_IMPORT.fill(count=f"{moving or 0:,}")))
        self.commit.setVisible(moving is not None)
        self.commit.setEnabled(bool(moving) and not changed and may_import)
        why = _APPLY_FIRST if changed else _PLAN_FIRST if not may_import else None if moving else _NOTHING
        self.commit.setToolTip(tip(self._bench.say(why)) if why is not None else "")
        self.apply.setText(self._bench.say(_APPLY.fill(count=f"{changed:,}")))
        self.apply.setVisible(moving is not None and bool(changed))


_PROGRESS = Words("Avance", "Progress")
_CANCEL = Words("Detener", "Stop")
_APPLY = Words("Aplicar lo decidido ({count})", "Apply decisions ({count})")
_IMPORT = Words("Importar {count} {count|registro|registros}", "Import {count} {count|record|records}")
_APPLY_FIRST = Words(
    "Lo que usted decidió todavía no está en el plan: aplíquelo antes de importar.",
    "What you decided is not in the plan yet: apply it before importing.",
)
_PLAN_FIRST = Words(
    "El expediente cambió: hay que hacer el plan de nuevo antes de importar.",
    "The dossier has changed: the plan is to be made again before importing.",
)
_NOTHING = Words("Así como está, nada cambiaría en el expediente.", "As it stands, the dossier would not change.")
_DISCARD = Words("Descartar", "Discard")

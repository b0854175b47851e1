"""The frame of a dialog that writes files: its choices, the work with its progress, what was written, or why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QProgressBar, QVBoxLayout, QWidget

from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.jobs import Job
from workbench.ui.widgets.asked import WaysOut
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.text import label

T = TypeVar("T")

_CLOSE = Words("Cerrar", "Close")
_STOP = Words("Detener", "Stop")


class WritingDialog(QDialog):
    """A dialog with one button that writes. While it does, closing stops the work and stays until it has stopped.

    Those who build on it add what is chosen to ``choices`` and override ``_save``.
    """

    def __init__(self, bench: Bench, parent: QWidget, title: Words, save: Words, *, width: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(title))
        self._bench = bench
        self._job: Job | None = None
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(title), "heading"))
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        self.choices = QVBoxLayout()
        self.choices.setSpacing(bench.theme.px(1))
        rows.addLayout(self.choices)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(bench.say(title))
        self.progress.hide()
        rows.addWidget(self.progress)
        self._done = QFrame()
        self._done.setProperty("look", "good")
        self.told = label("", wrap=True)
        QVBoxLayout(self._done).addWidget(self.told)
        self._done.hide()
        rows.addWidget(self._done)
        rows.addStretch(1)
        ways = WaysOut(self, bench, save, self._save, _CLOSE)
        self.save, self.close_button = ways.go, ways.leave
        self.save.setDefault(True)
        rows.addLayout(ways)
        self.setMinimumWidth(bench.theme.px(width))

    def _save(self) -> None:
        raise NotImplementedError

    def _write(self, work: Callable[[Reading], T], then: Callable[[T], None]) -> None:
        """Does the long work that writes, telling how far it is; then tells what came of it."""

        def written(result: T) -> None:
            self._at_work(False)
            then(result)

        self.bar.hide()
        self._done.hide()
        self._at_work(True)
        self._job = self._bench.jobs.long(
            work,
            written,
            owner=self,
            failed=self._failed,
            stopped=lambda: self._at_work(False),
            progress=self._step,
        )

    def _step(self, name: str, done: int, total: int) -> None:
        self.progress.setRange(0, total if total > 1 else 0)
        self.progress.setValue(done)

    def _tell(self, text: str) -> None:
        """Says what was written, with room for it, so that no choice gives way."""
        self.told.setText(text)
        self._done.show()
        self._make_room()

    def _make_room(self) -> None:
        """Grows as tall as all that is in it needs at its width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()  # what has just been said counts
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _failed(self, words: Words) -> None:
        self._at_work(False)
        self.bar.tell(words, trouble=True)

    def _at_work(self, working: bool) -> None:
        if not working:
            self._job = None
        self.progress.setVisible(working)
        self.save.setEnabled(not working)
        self.close_button.setText(self._bench.say(_STOP if working else _CLOSE))

    def reject(self) -> None:
        """Closes; while something is written, stops that and stays until it has stopped."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

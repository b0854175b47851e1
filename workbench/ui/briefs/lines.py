"""Lines to take on an issue, put on the clipboard for whom the paper is: proved like a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from workbench.i18n import Words
from workbench.tasks.copy_lines import Lines, lines_to_take
from workbench.ui.bench import Bench
from workbench.ui.briefs.wanted import Wanted
from workbench.ui.desks import Reading
from workbench.ui.handing import proof_told
from workbench.ui.widgets.text import beside_icon, tip


class LinesButton(QPushButton):
    """``at_work`` tells whether lines are being made, ``copied`` what was proved (Words), ``failed`` why not."""

    at_work = Signal(bool)
    copied = Signal(object)
    failed = Signal(object)

    def __init__(self, bench: Bench, wanted: Callable[[], Wanted | None]) -> None:
        super().__init__(beside_icon(bench.say(_COPY)))
        self._bench, self._wanted = bench, wanted
        self.setIcon(bench.icons.get("copy"))
        self.setToolTip(tip(bench.say(_COPY_TOLD)))
        self.clicked.connect(lambda: self._copy())

    def _copy(self) -> None:
        wanted = self._wanted()
        if wanted is None or not wanted.of:
            return

        def make(reading: Reading) -> Lines:
            asked = (wanted.of[0], wanted.handing, wanted.language, wanted.day)
            return lines_to_take(reading.dossier, *asked, reading.progress)

        self.at_work.emit(True)
        self._bench.jobs.long(make, self._made, owner=self, key="brief-lines", failed=self._not_made)

    def _made(self, lines: Lines) -> None:
        self.at_work.emit(False)
        QGuiApplication.clipboard().setText(lines.text)
        self._bench.tell(_COPIED)
        told = proof_told(lines.proof)
        self.copied.emit(Words(f"{_COPIED.es}\n{told.es}", f"{_COPIED.en}\n{told.en}"))

    def _not_made(self, words: Words) -> None:
        self.at_work.emit(False)
        self.failed.emit(words)


_COPY = Words("Copiar líneas", "Copy lines")
_COPY_TOLD = Words(
    "La posición, los argumentos y las respuestas como texto, probados para quien pueda verlos.",
    "The position, the arguments and the answers as text, proved for those who may see them.",
)
_COPIED = Words("Líneas copiadas al portapapeles.", "Lines copied to the clipboard.")

"""What leaves an import before it is over: rows for their sender to correct, decisions for another time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.i18n import Words
from workbench.tasks.decisions import decisions_text
from workbench.tasks.profiles import save_text
from workbench.tasks.sending_back import SentBack, send_back
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.files.sheets import DECISIONS
from workbench.ui.importing.begun import Import
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.text import tip


class HandingBack(QWidget):
    """Two buttons, each there where it has something to write; ``behind`` carries what did not go with the rows."""

    behind = Signal(object)

    def __init__(self, bench: Bench, waiting: Import, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._waiting = bench, waiting
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap, gap // 2, gap, gap // 2)
        line = Flow(gap=gap)
        self.rows, self.decisions = QPushButton(), QPushButton(bench.say(_DECISIONS))
        self.rows.setToolTip(tip(bench.say(_ROWS_TOLD)))
        self.decisions.setToolTip(tip(bench.say(_DECISIONS_TOLD)))
        self.rows.clicked.connect(self._send_back)
        self.decisions.clicked.connect(self._save)
        for button in (self.rows, self.decisions):
            line.addWidget(button)
        rows.addLayout(line)
        self.refresh()

    def refresh(self) -> None:
        """Shows what there is to write now."""
        out = self._waiting.shown.out if self._waiting.shown is not None else 0
        self.rows.setText(self._bench.say(_ROWS.fill(count=f"{out:,}")))
        self.rows.setVisible(out > 0)
        self.decisions.setVisible(self._waiting.is_decided)
        self.setVisible(out > 0 or self._waiting.is_decided)

    def _send_back(self) -> None:
        waiting, language = self._waiting, self._bench.language
        taken, shown, options = waiting.taken, waiting.shown, waiting.options
        name = _NAME.fill(name=waiting.path.stem).in_(language)
        path = self._bench.ask.file_to_save(_ROWS_TITLE, name, _BOOKS)
        if path is None or taken is None or shown is None:
            return

        def work(reading: Reading) -> SentBack:
            return send_back(reading.dossier, taken, shown.plan, options, path, options.language or language)

        self._bench.jobs.long(work, lambda sent: self._sent(path, sent), owner=self, failed=self._bench.tell)

    def _sent(self, path: Path, sent: SentBack) -> None:
        words = _SENT.fill(file=path.name, count=f"{sent.rows:,}")
        self._bench.tell(words)
        if sent.behind:  # it stays until it was read: red lines may be among it
            told = (words, *sent.behind)
            self.behind.emit(Words("\n".join(w.es for w in told), "\n".join(w.en for w in told)))

    def _save(self) -> None:
        """The decisions as the command line takes them, and as they can be taken up again here."""
        save_decisions(self._bench, self._waiting, lambda path: self._told(_SAVED, path, 0))

    def _told(self, words: Words, path: Path, count: int) -> None:
        self._bench.tell(words.fill(file=path.name, count=f"{count:,}"))


def save_decisions(bench: Bench, waiting: Import, then: Callable[[Path], None]) -> bool:
    """Asks for a file and writes all that was decided into it; whether the person named one."""
    options = waiting.decided()
    path = bench.ask.file_to_save(_DECISIONS, f"{waiting.path.stem}.json", DECISIONS)
    if path is None:
        return False

    def saved(_: None) -> None:
        waiting.saved = options
        then(path)

    bench.jobs.long(lambda _: save_text(path, decisions_text(options)), saved, failed=bench.tell, bare=True)
    return True


_BOOKS = ((Words("Libros de Excel", "Excel workbooks"), "*.xlsx"),)
_ROWS = Words("Devolver {count} {count|renglón|renglones}…", "Send back {count} {count|row|rows}…")
_ROWS_TITLE = Words("Devolver renglones para corregir", "Send rows back to be corrected")
_ROWS_TOLD = Words(
    "Un libro con los renglones que quedan fuera y lo que hay que corregir en cada celda.",
    "A workbook of the rows that stay out, with what is to be corrected in each cell.",
)
_NAME = Words("{name} por corregir.xlsx", "{name} to correct.xlsx")
_DECISIONS = Words("Guardar las decisiones…", "Save the decisions…")
_DECISIONS_TOLD = Words(
    "Un archivo con todo lo que se decidió: se retoma aquí con «Usar decisiones…» o con «workbench import --decide».",
    "A file with all that was decided: it is taken up here by “Use decisions…” or by “workbench import --decide”.",
)
_SENT = Words(
    "{file}: {count} {count|renglón|renglones} para corregir.", "{file}: {count} {count|row|rows} to be corrected."
)
_SAVED = Words("Guardado: {file}.", "Saved: {file}.")

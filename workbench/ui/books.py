"""The dialog that saves what a screen shows as a workbook: for whom, where to, and what the proof says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from workbench.i18n import Language, Words
from workbench.store.reader import Reader
from workbench.tasks.books import Book, SavedBook, save_book
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.handing import HandingChoice, proof_told
from workbench.ui.widgets.text import label
from workbench.ui.widgets.writing import WritingDialog

Made = Callable[[Reader, Language], Book]

_KINDS = (
    (Words("Libro de Excel", "Excel workbook"), "*.xlsx"),
    (Words("CSV, sólo la tabla principal", "CSV, the main table alone"), "*.csv"),
)


class BookDialog(WritingDialog):
    """Writes a workbook of a screen for one audience; ``made`` makes it from what that audience may see."""

    def __init__(self, bench: Bench, parent: QWidget, title: Words, made: Made) -> None:
        super().__init__(bench, parent, title, _SAVE_AS, width=56)
        self._made, self._title = made, title
        self.choices.addWidget(label(bench.say(_WHAT), "muted", wrap=True))
        self.handing = HandingChoice(bench)
        self.choices.addWidget(self.handing)

    def _save(self) -> None:
        handing, language, made = self.handing.handing(), self.handing.tongue(), self._made
        name = self._bench.say(_NAME.fill(title=self._title, audience=handing.audience.key)).casefold()
        path = self._bench.ask.file_to_save(self._title, name, _KINDS)
        if path is None:
            return

        def save(reading: Reading) -> SavedBook:
            return save_book(
                reading.dossier, path, handing, language, lambda reader: made(reader, language), reading.progress
            )

        def written(done: SavedBook) -> None:
            told = (_WRITTEN.fill(file=path.name, count=done.rows, sheets=len(done.counts)), proof_told(done.proof))
            self._tell("\n".join(self._bench.say(words) for words in told))

        self._write(save, written)


def book_button(bench: Bench, owner: QWidget, title: Words, made: Callable[[], Made]) -> QPushButton:
    """The button of a screen that saves it as a workbook; what is shown is asked for when it is clicked."""
    button = QPushButton(bench.say(SAVE))
    button.clicked.connect(lambda _: BookDialog(bench, owner.window(), title, made()).open())
    return button


SAVE = Words("Guardar como libro…", "Save as a workbook…")
_SAVE_AS = Words("Guardar como…", "Save as…")
_WHAT = Words(
    "Todo lo que esta pantalla calcula, como lo ve la audiencia; la primera hoja dice qué se cuenta y cómo.",
    "All that this screen computes, as the audience sees it; the first sheet says what is counted and how.",
)
_NAME = Words("{title}-{audience}.xlsx", "{title}-{audience}.xlsx")
_WRITTEN = Words(
    "{file}: {count} {count|renglón|renglones}, {sheets} {sheets|hoja|hojas}.",
    "{file}: {count} {count|row|rows}, {sheets} {sheets|sheet|sheets}.",
)

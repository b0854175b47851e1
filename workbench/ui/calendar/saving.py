"""The dialog that saves the calendar as a file for other programs: for whom, which dates, and what the proof says."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.i18n import Words
from workbench.tasks.calendar_file import Saved, Span, save_calendar
from workbench.tasks.calendar_leaving import LEFT_OUT
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.handing import HandingChoice, proof_told
from workbench.ui.widgets.text import label
from workbench.ui.widgets.writing import WritingDialog

_KINDS = ((Words("Calendario", "Calendar"), "*.ics"),)


class CalendarDialog(WritingDialog):
    """Writes the dates that an audience may see, those that are computed among them, marked."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(bench, parent, _TITLE, _SAVE, width=56)
        self.choices.addWidget(label(bench.say(_WHAT), "muted", wrap=True))
        self.handing = HandingChoice(bench)
        self.choices.addWidget(self.handing)
        self.ahead = QCheckBox(bench.say(_AHEAD))
        self.ahead.setChecked(True)
        self.choices.addWidget(self.ahead)

    def _save(self) -> None:
        handing, language, today = self.handing.handing(), self.handing.tongue(), date.today()
        name = self._bench.say(_NAME.fill(audience=handing.audience.key))
        path = self._bench.ask.file_to_save(_TITLE, name, _KINDS)
        if path is None:
            return
        span = Span(today if self.ahead.isChecked() else None)

        def save(reading: Reading) -> Saved:
            return save_calendar(reading.dossier, path, handing, language, today, span, reading.progress)

        def written(done: Saved) -> None:
            told = [_WRITTEN.fill(file=path.name, count=done.dates, computed=done.computed)]
            told += [LEFT_OUT.fill(count=done.left_out)] if done.left_out else []
            told.append(proof_told(done.proof))
            self._tell("\n".join(self._bench.say(words) for words in told))

        self._write(save, written)


SAVE = Words("Guardar como .ics…", "Save as .ics…")
_TITLE = Words("Guardar el calendario", "Save the calendar")
_WHAT = Words(
    "Un archivo .ics que abren los programas de calendario. Lo calculado lo dice, con su fundamento y su cuenta.",
    "An .ics file that calendar programs open. What is computed says so, with its law and its arithmetic.",
)
_AHEAD = Words("Sólo lo que está por venir", "Only what lies ahead")
_SAVE = Words("Guardar como…", "Save as…")
_NAME = Words("calendario-{audience}.ics", "calendar-{audience}.ics")
_WRITTEN = Words(
    "{file}: {count} {count|fecha|fechas}, {computed} {computed|calculada|calculadas}.",
    "{file}: {count} {count|date|dates}, {computed} computed.",
)

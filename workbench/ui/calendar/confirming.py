"""The dialog that records a Party's confirmation of the extension: who, when, and where that stands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.records import SOURCE
from workbench.domain.types import Context, When
from workbench.domain.when import show_when, whole_day
from workbench.gathering.cycles import series_of
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words, squash
from workbench.store.reader import Reader
from workbench.tasks.confirming import Confirmation, confirming
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing
from workbench.ui.forms.editors import Combo
from workbench.ui.widgets.asked import WaysOut, field_rows
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.records import RecordPicker
from workbench.ui.widgets.rooms import FRAME, fit
from workbench.ui.widgets.text import Line, label, relook


class ConfirmDialog(QDialog):
    """Writes one milestone, with its source where one is named, as one step of undo."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE))
        self._bench = bench
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(_TITLE), "heading"))
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        fields = self._asked()
        area = self._scrolled(fields)
        rows.addWidget(area, 1)
        ways = WaysOut(self, bench, _DO, self._settle)
        self.act = ways.go
        self.act.setEnabled(False)
        rows.addLayout(ways)
        room = self.screen().availableGeometry()
        wide = min(bench.theme.px(56), room.width() - FRAME)
        asked = max(fields.heightForWidth(wide), fields.sizeHint().height())
        tall = self.sizeHint().height() - area.sizeHint().height() + asked
        fit(self, wide, tall)
        language = bench.language
        bench.jobs.read(lambda reader: _parties(reader, language), self._offer, owner=self)

    def _asked(self) -> QWidget:
        """What a confirmation is, and what is asked for."""
        fields = QWidget()
        rows = QVBoxLayout(fields)
        rows.setSpacing(self._bench.theme.px(1))
        rows.addWidget(label(self._bench.say(_WHAT), "muted", wrap=True))
        rows.addLayout(self._fields())
        rows.addStretch(1)
        return fields

    def _scrolled(self, fields: QWidget) -> QScrollArea:
        """The fields, which are taller than a screen where text is large; the buttons can always be seen."""
        area = QScrollArea()
        area.setWidget(fields)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _fields(self) -> QFormLayout:
        bench = self._bench
        form = field_rows(bench)
        self.party = Combo()
        self.party.setAccessibleName(bench.say(_PARTY))
        self.day = Line(show_when(whole_day(date.today()), bench.language))
        self.day.setAccessibleName(bench.say(_DAY))
        self.source = RecordPicker(bench, (SOURCE.name,), bench.say(_SOURCE))
        self.source.unclear.connect(self._failed)
        self.locator = Line()
        self.locator.setAccessibleName(bench.say(_LOCATOR))
        self.read = QCheckBox(bench.say(_READ))
        for words, field in (
            (_PARTY, self.party),
            (_DAY, self.day),
            (_SOURCE, self.source),
            (_LOCATOR, self.locator),
        ):
            form.addRow(label(bench.say(words), "label"), field)
        form.addRow(self.read)
        return form

    def _offer(self, parties: list[tuple[str, str]]) -> None:
        for uid, name in parties:
            self.party.addItem(name, uid)
        self.party.setCurrentIndex(-1)
        self.act.setEnabled(self._bench.writable)

    def _settle(self) -> None:
        """Writes it once the name of the source, which may just have been typed, is looked up."""
        self._bench.jobs.read(lambda _: None, lambda _: self._write(), owner=self)

    def _write(self) -> None:
        reading = When().parse(self.day.text(), Context(self._bench.language, day_first=True))
        unread = reading.value is None or bool(reading.problems)
        relook(self.day, "wrong", "true" if unread else "false")
        if unread or reading.value is None:
            self._failed(_NO_DAY.fill(words=squash(self.day.text())))
            self.day.setFocus()
            return
        if not self.source.is_clear():
            self._failed(_NO_SOURCE.fill(words=squash(self.source.line.text())))
            self.source.setFocus()
            return
        party, source, language = self.party.currentData() or "", self.source.uid(), self._bench.language
        said = Confirmation(party, reading.value, source, self.locator.text(), self.read.isChecked())

        def write(writing: Writing) -> None:
            writing.commit(confirming(writing.dossier.reader, said, date.today(), language))

        self._bench.jobs.write(write, lambda _: self._done(), owner=self, failed=self._failed)

    def _done(self) -> None:
        self._bench.tell(_DONE)
        self.accept()

    def _failed(self, words: Words) -> None:
        self.bar.tell(words, trouble=True)


def _parties(reader: Reader, language: Language) -> list[tuple[str, str]]:
    """The Parties with their names, in their order."""
    titles, parties = Titles(reader, language, short=True), series_of(reader, date.today()).parties
    titles.fetch(parties)
    return [(uid, titles.of(uid)) for uid in parties]


CONFIRM = Words("Registrar una confirmación…", "Record a confirmation…")
_TITLE = Words("Registrar que una Parte confirmó la prórroga", "Record that a Party confirmed the extension")
_WHAT = Words(
    "Queda como hito, para la revisión conjunta anterior a su fecha. Lo dicho en una reunión y los compromisos no "
    "confirman nada; que una Parte no confirmó se dice en el hito de la revisión.",
    "It is kept as a milestone, for the joint review before its date. What is said in a meeting and commitments "
    "confirm nothing; that a Party did not confirm is said in the milestone of the review.",
)
_PARTY = Words("Parte que confirmó", "Party that confirmed")
_DAY = Words("Cuándo", "When")
_SOURCE = Words("Fuente que lo dice (si falta, así se muestra)", "Source that says so (if none, it shows)")
_LOCATOR = Words("Dónde en la fuente", "Where in the source")
_READ = Words("Leído en la fuente: cotejado", "Read in the source: checked")
_DO = Words("Registrar", "Record")
_NO_DAY = Words("«{words}» no es una fecha.", "“{words}” is no date.")
_NO_SOURCE = Words("Ninguna fuente se llama «{words}».", "No source is called “{words}”.")
_DONE = Words("Se registró la confirmación como hito.", "The confirmation was recorded as a milestone.")

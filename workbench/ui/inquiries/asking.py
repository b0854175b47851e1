"""The dialog that puts a question about records to whoever sees to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.assessing.inquiries import clock
from workbench.domain.query import Query
from workbench.domain.when import show_when
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words, squash
from workbench.store.reader import Reader
from workbench.tasks.asking import CannotAsk, Limit, Prepared, Question, prepare, read_limit
from workbench.tasks.board import span_told
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing
from workbench.ui.forms.editors import Combo
from workbench.ui.widgets.asked import WaysOut
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.records import RecordPicker, RecordsPicker
from workbench.ui.widgets.rooms import FRAME
from workbench.ui.widgets.text import Line, Paragraphs, label, relook

_ROOM = " "  # keeps the line of a sentence that is not there yet
_PAUSE = 200  # milliseconds of rest before it is told who would be asked


@dataclass(frozen=True)
class About:
    """What a person may ask about: the records of a list, told by ``name`` and ``listed``, and the one chosen in it."""

    query: Query
    name: str
    listed: int
    chosen: str = ""
    title: str = ""


class AskDialog(QDialog):
    """One inquiry for each record and whoever sees to it; then, if it is wanted, the dialog of their workbooks."""

    def __init__(self, bench: Bench, about: About | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(TITLE))
        self._bench, self._about = bench, about
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(TITLE), "heading"))
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        self._area = self._scrolled(self._fields())
        rows.addWidget(self._area, 1)
        self.preview = label("", "muted", wrap=True)
        rows.addWidget(self.preview)
        self.write = QCheckBox(bench.say(_WRITE))
        self.write.setChecked(True)
        rows.addWidget(self.write)
        ways = WaysOut(self, bench, _ACCEPT, self._settle)
        self.accept_button = ways.go
        self.accept_button.setDefault(True)
        rows.addLayout(ways)
        self.setMinimumWidth(bench.theme.px(64))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._pause.start()
        self.words.setFocus()

    def _scrolled(self, fields: QWidget) -> QScrollArea:
        """The fields, which scroll where the text is large and the screen is not; the buttons can always be seen."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(fields)
        return area

    def _fields(self) -> QWidget:
        bench = self._bench
        self.about = Combo()
        for words, key in self._subjects():
            self.about.addItem(bench.say(words), key)
        self.about.activated.connect(lambda _: self._pause.start())
        self.words = Paragraphs(least=2, most=6)
        self.of = RecordsPicker(bench, ("actor",), bench.say(_OF))
        self.of.changed.connect(lambda: self._pause.start())
        self.of.unclear.connect(lambda words: self.bar.tell(words, trouble=True))
        self.limit = Line()
        self.limit.setPlaceholderText(bench.say(_BY_HINT))
        self.limit.textEdited.connect(lambda _: self._tell_limit())
        self.limit_told = label(_ROOM, "small", wrap=True)
        self.event_ = RecordPicker(bench, ("milestone", "meeting"), bench.say(_FOR))
        self.event_.unclear.connect(lambda words: self.bar.tell(words, trouble=True))
        self.batch = Line()
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(0.5))
        fields = (
            *((_ABOUT, self.about), (_QUESTION, self.words), (_OF, self.of), (_BY, self.limit)),
            *((_FOR, self.event_), (_BATCH, self.batch)),
        )
        for words, field in fields:
            field.setAccessibleName(bench.say(words))
            rows.addWidget(label(bench.say(words), "label"))
            rows.addWidget(field)
            if field is self.limit:
                rows.addWidget(self.limit_told)
        rows.addStretch(1)
        return inner

    def showEvent(self, event: QShowEvent) -> None:
        """As tall as its fields are, once it is known how tall, and no taller than the screen."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        most = self.screen().availableGeometry().height() - FRAME
        inner = self._area.widget()
        wanted = self.height() - self._area.viewport().height() + (inner.sizeHint().height() if inner else 0)
        self.setMaximumHeight(most)
        self.resize(self.width(), min(wanted, most))

    def _subjects(self) -> Sequence[tuple[Words, str]]:
        """What can be asked about, the likeliest first."""
        if self._about is None:
            return [(_IN_GENERAL, "")]
        listed = (_LISTED.fill(count=f"{self._about.listed:,}", types=self._about.name), "listed")
        one = [(_ONE.fill(title=self._about.title), "chosen")] if self._about.chosen else []
        every = [listed] if self._about.listed else []
        ordered = [*every, *one] if self._about.query.conditions else [*one, *every]
        return [*ordered, (_IN_GENERAL, "")]

    # ---- what is asked

    def _limit(self) -> Limit:
        return read_limit(self.limit.text(), self._bench.language, date.today())

    def _tell_limit(self) -> None:
        """Tells how the time limit is read, and how far away it is."""
        try:
            limit = self._limit()
        except CannotAsk as trouble:
            relook(self.limit, "wrong", "true")
            self.limit_told.setText(self._bench.say(trouble.words))
            return
        relook(self.limit, "wrong", "false")
        self.limit_told.setText(self._bench.say(limit_read(limit, datetime.now())) or _ROOM)

    def _question(self, words: str, limit: Limit) -> tuple[Question, Query | None]:
        """The question as it is put now; the query names the records that it is about, where a list does."""
        subject, about = self.about.currentData(), self._about
        chosen = (about.chosen,) if about is not None and subject == "chosen" else ()
        question = Question(
            words=words,
            language=self._bench.language,
            about=chosen,
            of=tuple(self.of.uids()),
            batch=squash(self.batch.text()),
            event=self.event_.uid(),
            limit=limit,
        )
        return question, about.query if about is not None and subject == "listed" else None

    def _look(self) -> None:
        """Tells who would be asked how much."""
        question, query = self._question("?", Limit())
        language = self._bench.language
        self._bench.jobs.read(
            lambda reader: _would_ask(reader, question, query, language),
            self._tell_preview,
            owner=self,
            key="would-ask",
        )

    def _tell_preview(self, told: Words) -> None:
        self.preview.setText(self._bench.say(told))
        QTimer.singleShot(0, self, self._fit)

    def _settle(self) -> None:
        """Puts the question once the names that were just typed are looked up."""
        self.bar.hide()
        self.accept_button.setEnabled(False)
        self._bench.jobs.read(lambda _: None, lambda _: self._put(), owner=self)

    def _put(self) -> None:
        self.accept_button.setEnabled(True)
        for field, words in ((self.of, _OF), (self.event_, _FOR)):
            if not field.is_clear():  # nobody else is asked in the place of whom a slip names
                self.bar.tell(_UNCLEAR.fill(field=words), trouble=True)
                field.setFocus()
                return
        try:
            question, query = self._question(squash(self.words.text()), self._limit())
        except CannotAsk as trouble:
            self.bar.tell(trouble.words, trouble=True)
            self.limit.setFocus()
            return
        self.accept_button.setEnabled(False)

        def put(writing: Writing) -> Prepared:
            prepared = prepare(writing.dossier.reader, _about(writing.dossier.reader, question, query))
            writing.commit(prepared.change_set())
            return prepared

        self._bench.jobs.write(put, self._was_put, owner=self, failed=self._failed)

    def _was_put(self, prepared: Prepared) -> None:
        count, actors = len(prepared.inquiries), len(prepared.actors)
        self._bench.tell(_PUT.fill(count=count, actors=actors))
        parent = self.parentWidget()
        self.accept()
        if self.write.isChecked() and parent is not None:
            from workbench.ui.inquiries.packs import PacksDialog

            PacksDialog(self._bench, parent, [i.uid for i in prepared.inquiries]).open()

    def _failed(self, words: Words) -> None:
        self.accept_button.setEnabled(True)
        self.bar.tell(words, trouble=True)


def limit_read(limit: Limit, now: datetime) -> Words:
    """How a time limit is read, and how far away it is."""
    if limit.due is None:
        return Words("", "")
    at = datetime.combine(limit.due.last(), clock(limit.hour))
    hour = f", {limit.hour}" if limit.hour else ""
    day = Words(show_when(limit.due, "es") + hour, show_when(limit.due, "en") + hour)
    return (_LEFT if at >= now else _OVER).fill(day=day, time=span_told(abs(at - now)))


def _about(reader: Reader, question: Question, query: Query | None) -> Question:
    """The question with the records of a list, where it is about them."""
    return question if query is None else replace(question, about=[r.uid for r in reader.page(reader.ids(query))])


def _would_ask(reader: Reader, question: Question, query: Query | None, language: Language) -> Words:
    try:
        prepared = prepare(reader, _about(reader, question, query))
    except CannotAsk as trouble:
        return trouble.words
    titles = Titles(reader, language, short=True)
    titles.fetch(prepared.actors)
    counts = [(titles.of(uid), sum(i.asked == uid for i in prepared.inquiries)) for uid in prepared.actors]
    names = ", ".join(f"{name} {count}" for name, count in sorted(counts, key=lambda pair: (-pair[1], pair[0])))
    words = _WOULD_NOT if prepared.nobody else _WOULD
    return words.fill(count=len(prepared.inquiries), names=names, nobody=len(prepared.nobody))


TITLE = Words("Preguntar a las dependencias", "Ask ministries")
_ABOUT = Words("Sobre qué", "About what")
_LISTED = Words("Los {count} de la lista: {types}", "The {count} of the list: {types}")
_ONE = Words("Sólo «{title}»", "Only “{title}”")
_IN_GENERAL = Words("En general, sobre ningún registro", "In general, about no record")
_QUESTION = Words("Pregunta", "Question")
_OF = Words("A quién (vacío: a quien lleva cada registro)", "Whom (empty: whoever sees to each record)")
_BY = Words("A más tardar", "By")
_BY_HINT = Words("p. ej. 23/07/2026 18:00; hoy 18:00; 18:00", "e.g. 2026-07-23 18:00; today 18:00; 18:00")
_UNCLEAR = Words(
    "«{field}»: lo escrito no es el nombre de un registro; elija de la lista o bórrelo.",
    "“{field}”: what is written is not the name of a record; choose from the list or clear it.",
)
_FOR = Words("Se necesita para (opcional)", "Needed for (optional)")
_BATCH = Words("Nombre del paquete (opcional)", "Name of the pack (optional)")
_WRITE = Words("Después, escribir sus libros", "Then write their workbooks")
_ACCEPT = Words("Preguntar", "Ask")
_LEFT = Words("{day}: quedan {time}", "{day}: {time} left")
_OVER = Words("{day}: pasó hace {time}", "{day}: {time} ago")
_WOULD = Words(
    "Se {count|hará|harán} {count} {count|pregunta|preguntas}: {names}.",
    "{count} {count|question|questions} will be put: {names}.",
)
_WOULD_NOT = Words(
    "Se {count|hará|harán} {count} {count|pregunta|preguntas}: {names}. De {nobody} {nobody|registro|registros} nadie "
    "se ocupa: no se pregunta.",
    "{count} {count|question|questions} will be put: {names}. Nobody sees to {nobody} {nobody|record|records}: not "
    "asked about.",
)
_PUT = Words(
    "{count} {count|pregunta|preguntas} a {actors} {actors|destinatario|destinatarios}.",
    "{count} {count|question|questions} to {actors} {actors|recipient|recipients}.",
)

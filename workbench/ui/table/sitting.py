"""The meeting at which everything is said: chosen once, or made on the spot with its body and its date."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.assessing.table_talk import moment
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Body, Meeting
from workbench.domain.types import Chosen, Context, Parallel, When
from workbench.domain.when import When as WhenValue
from workbench.domain.when import show_when, whole_day
from workbench.i18n import Language, Words, squash
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import RecordPicker
from workbench.ui.widgets.text import Line, label, relook

_MINUTE = 60_000


class Sitting(QWidget):
    """``changed`` tells that the meeting is another one; ``trouble`` carries words."""

    changed = Signal()
    trouble = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.meeting: Meeting | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(0.5))
        self.picker = RecordPicker(bench, ("meeting",), bench.say(_MEETING))
        self.picker.line.setPlaceholderText(bench.say(_NONE))
        self.picker.picked.connect(self.take)
        self.picker.unclear.connect(self.trouble)
        self.day = label("", "muted")
        self.new = QToolButton()
        self.new.setText(bench.say(_NEW))
        self.new.setCheckable(True)
        self.new.setEnabled(bench.writable)
        self.new.toggled.connect(self._toggle)
        row = QHBoxLayout()
        row.setSpacing(bench.theme.px(1))
        row.addWidget(label(bench.say(_MEETING), "label"))
        row.addWidget(self.picker, 1)
        row.addWidget(self.new)
        row.addWidget(self.day)
        rows.addLayout(row)
        self.making = self._making()
        rows.addWidget(self.making)
        clock = QTimer(self)
        clock.setInterval(_MINUTE)
        clock.timeout.connect(self._show_day)
        clock.start()
        self._show_day()

    def _making(self) -> QWidget:
        """The body and the date of a meeting that is not there yet."""
        bench, making = self._bench, QWidget(self)
        row = Flow(making, gap=bench.theme.px(1))
        row.setContentsMargins(0, 0, 0, 0)
        self.body = RecordPicker(bench, ("body",), bench.say(_BODY))
        self.body.line.setPlaceholderText(bench.say(_BODY))
        self.body.line.setMinimumWidth(bench.theme.px(36))
        self.body.unclear.connect(self.trouble)
        self.date = Line(show_when(whole_day(date.today()), bench.language))
        self.date.setAccessibleName(bench.say(_DATE))
        self.date.setMinimumWidth(bench.theme.px(22))
        self.date.returnPressed.connect(self._settle)
        self.make = QPushButton(bench.say(_MAKE))
        self.make.clicked.connect(self._settle)
        for widget in (self.body, self.date, self.make):
            row.addWidget(widget)
        making.hide()
        return making

    # ---- the meeting

    def take(self, uid: str) -> None:
        """Takes a meeting by its uid; none where it is empty or no longer there."""
        if not uid:
            self._show(None)
            return
        self._bench.jobs.read(lambda reader: reader.get(uid), self._show, owner=self, key="sitting")

    def _show(self, found: Any) -> None:
        meeting = found if isinstance(found, Meeting) else None
        other = (meeting.uid if meeting else "") != self.uid
        self.meeting = meeting
        title = meeting.title.best(self._bench.language)[0] if meeting is not None else ""
        self.picker.set_record(self.uid, title, "meeting" if meeting else "")
        self._show_day()
        if other:
            self.changed.emit()

    @property
    def uid(self) -> str:
        """The uid of the meeting; empty where there is none."""
        return self.meeting.uid if self.meeting is not None else ""

    @property
    def is_clear(self) -> bool:
        """Whether the meeting is the one that is written there, or both are none."""
        return self.picker.is_clear() and self.picker.uid() == self.uid

    def _show_day(self) -> None:
        """Which day what is said now is written down under."""
        day, hour = moment(self.meeting.when if self.meeting is not None else None, datetime.now())
        self.day.setText(" · ".join(filter(None, [show_when(day, self._bench.language), hour])))

    # ---- a meeting that is not there yet

    def _toggle(self, on: bool) -> None:
        self.making.setVisible(on)
        if on:
            self.body.setFocus()

    def _settle(self) -> None:
        """Makes the meeting once the name of the body, which may just have been typed, is looked up."""
        self._bench.jobs.read(lambda _: None, lambda _: self._make(), owner=self)

    def _make(self) -> None:
        bench, language = self._bench, self._bench.language
        reading = When().parse(self.date.text(), Context(language, day_first=True))
        unread = reading.value is None or bool(reading.problems)
        relook(self.date, "wrong", "true" if unread else "false")
        if unread:
            self.trouble.emit(_NO_DATE.fill(words=squash(self.date.text())))
            self.date.setFocus()
            return
        if not self.body.uid() or not self.body.is_clear():
            self.trouble.emit(_NO_BODY)
            self.body.setFocus()
            return
        day, body, uid = reading.value, self.body.uid(), str(uuid.uuid4())
        assert day is not None
        over = day.first() <= date.today()

        def write(writing: Writing) -> str:
            record = writing.dossier.reader.get(body)
            name = record.title if isinstance(record, Body) else Parallel()
            title = Parallel(_titled(name, day, "es"), _titled(name, day, "en"))
            made = Meeting(
                uid=uid,
                title=title,
                body=body,
                when=day,
                standing=Chosen("held" if over else "planned"),
                known_from=Chosen("own_file"),
            )
            writing.commit(ChangeSet((Create(made),), title.in_(language)))
            return uid

        bench.jobs.write(write, self._made, owner=self, failed=self.trouble.emit)

    def _made(self, uid: str) -> None:
        self.new.setChecked(False)
        self.take(uid)


def _titled(name: Parallel, day: WhenValue, language: Language) -> str:
    return f"{name.best(language)[0]}, {show_when(day, language)}"


_MEETING = Words("Reunión", "Meeting")
_NONE = Words("Sin reunión: escriba un nombre o una clave", "No meeting: type a name or a key")
_NEW = Words("Nueva…", "New…")
_BODY = Words("Órgano que se reúne", "Body that meets")
_DATE = Words("Fecha de la reunión", "Date of the meeting")
_MAKE = Words("Crear la reunión", "Make the meeting")
_NO_DATE = Words("«{words}» no es una fecha.", "“{words}” is no date.")
_NO_BODY = Words("Elija el órgano que se reúne.", "Choose the body that meets.")

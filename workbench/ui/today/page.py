"""The first screen: cards with what is due and overdue, next, unverified, expired, waiting and new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.query import OneOf
from workbench.domain.when import COMPUTED, show_when, whole_day
from workbench.i18n import Words
from workbench.settings import SEEN
from workbench.tasks.today import MOST, Line, Today, today
from workbench.ui.bench import Bench
from workbench.ui.page import Page
from workbench.ui.places import CYCLES_TAB, Place
from workbench.ui.screens import SEARCH, home_of
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.links import LinkButton
from workbench.ui.widgets.records import visit
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import label

_SHOWN = 4
_COLUMNS = 4
_MINUTE = 60_000  # milliseconds


class TodayPage(Page):
    """Every number opens its rows; every row opens its record."""

    def __init__(self, bench: Bench, dossier: str, waiting: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._bench, self._dossier, self._waiting = bench, dossier, waiting
        self._today: Today | None = None
        self._settle = Settling(bench, self, self.ask)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        gap = bench.theme.px(3)
        rows = QVBoxLayout(body)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(2))
        self._day = label("", "title")
        self._told = label("", "muted")
        rows.addWidget(self._day)
        rows.addWidget(self._told)
        grid = QGridLayout()
        grid.setSpacing(bench.theme.px(2))
        columns = _COLUMNS if not bench.theme.is_large else 2
        self.cards = {name: _Card(bench, words, nothing) for name, words, nothing in _CARDS}
        for at, card in enumerate(self.cards.values()):
            grid.addWidget(card, at // columns, at % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        rows.addLayout(grid)
        rows.addStretch(1)
        area.setWidget(body)
        outer.addWidget(area)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self.follow_day)
        self._clock.start()

    def follow_day(self) -> None:
        """Asks again where the day that is shown is over: the window may stand open through the night."""
        if self.isVisible() and self._today is not None and self._today.day != date.today():
            self.ask()

    def visit(self, place: Place) -> None:
        self.ask()

    def ask(self) -> None:
        """Asks for what there is to know today."""
        seen = self._bench.settings.get(SEEN).get(self._dossier)
        known = seen if isinstance(seen, int) else None
        language, day = self._bench.language, date.today()
        self._bench.jobs.read(
            lambda reader: today(reader, day, language, known) if reader is not None else None,
            self._show,
            owner=self,
            key="today",
        )

    def _show(self, found: Today | None) -> None:
        if found is None:
            return
        self._today = found
        self._day.setText(show_when(whole_day(found.day), self._bench.language))
        words = _EMPTY if not found.records else _RECORDS
        self._told.setText(self._bench.say(words.fill(count=f"{found.records:,}")))
        for name, card in self.cards.items():
            if name == "waiting":
                card.show_names(self._waiting(), Place("imports"))
            else:
                card.show_lines(getattr(found, name))

    def focus(self) -> None:
        first = next((c for c in self.cards.values() if c.number.isEnabled()), None)
        (first.number if first is not None else self).setFocus()

    @property
    def shown(self) -> Today | None:
        """What is shown; None while it is being gathered."""
        return self._today


class _Card(QFrame):
    """One number with the first of its rows."""

    def __init__(self, bench: Bench, words: Words, nothing: Words) -> None:
        super().__init__()
        self._bench, self._words, self._nothing = bench, words, nothing
        self._open: Any = None
        self.setProperty("look", "card")
        self.setMinimumHeight(bench.theme.px(16 if bench.theme.is_large else 30))
        gap = bench.theme.px(2)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(gap, gap, gap, gap)
        self._rows.setSpacing(bench.theme.px(0.25))
        head = QHBoxLayout()
        self.number = QPushButton("–")
        self.number.setProperty("look", "number")
        self.number.setEnabled(False)
        self.number.clicked.connect(self._opened)
        head.addWidget(self.number)
        title = label(bench.say(words), "label", wrap=True)
        head.addWidget(title, 1)
        self._rows.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._rows.addLayout(self._body)
        self._rows.addStretch(1)

    def show_names(self, names: Sequence[str], place: Place) -> None:
        """A number with names that all lead to one place."""
        self._open = act(self._bench.go, place)
        self._fill([self._link(name, self._open) for name in names[:_SHOWN]], len(names))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """A number with the first of its rows."""
        self._open = lambda: self._bench.go(self._place(lines))
        self._fill([self._line(line) for line in lines[:_SHOWN]], len(lines))

    def _fill(self, links: Sequence[QWidget], count: int) -> None:
        self._number(count)
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for link in links:
            self._body.addWidget(link)
        if not links:
            nothing = label(self._bench.say(self._nothing), "muted", wrap=True)
            nothing.setContentsMargins(self._bench.theme.px(0.5) + 1, 0, 0, 0)  # as far in as the number above
            self._body.addWidget(nothing)

    def _number(self, count: int) -> None:
        self.number.setText(f"{count:,}" + ("+" if count >= MOST else ""))
        self.number.setEnabled(bool(count))
        self.number.setAccessibleName(f"{self._bench.say(self._words)}: {count}")

    def _opened(self) -> None:
        if self._open is not None:
            self._open()

    def _place(self, lines: Sequence[Line]) -> Place:
        """The list of the rows: at home where they are of one type, else among what is searched."""
        if not all(line.uid for line in lines):
            return Place("calendar")  # the agenda has what no record keeps too
        types = {line.type for line in lines}
        condition = OneOf(tuple(line.uid for line in lines), self._bench.say(self._words))
        if len(types) == 1:
            name = types.pop()
            return Place(home_of(name).key, name, condition=condition)
        return Place(SEARCH.key, condition=condition)

    def _line(self, line: Line) -> LinkButton:
        when = line.when.iso() if line.when is not None else ""
        if line.when is not None and line.when.basis == "computed":
            when += f" ({self._bench.say(COMPUTED)})"
        opens = act(visit, self._bench, line.uid) if line.uid else act(self._bench.go, Place("calendar", CYCLES_TAB))
        return self._link(" · ".join(filter(None, (when, line.title))), opens)

    def _link(self, words: str, does: Callable[..., None]) -> LinkButton:
        button = LinkButton(words, lines=2)
        button.clicked.connect(does)
        return button


_CARDS = (
    ("overdue", Words("Vencidos", "Overdue"), Words("Nada está vencido.", "Nothing is overdue.")),
    (
        "soon",
        Words("Vencen en 30 días", "Due within 30 days"),
        Words("Nada vence en los próximos 30 días.", "Nothing is due in the next 30 days."),
    ),
    (
        "milestones",
        Words("Próximos hitos", "Next milestones"),
        Words("No hay hitos por venir.", "No milestones lie ahead."),
    ),
    (
        "meetings",
        Words("Reuniones programadas", "Planned meetings"),
        Words("No hay reuniones programadas.", "No meetings are planned."),
    ),
    (
        "unverified",
        Words("Posiciones por verificar", "Positions to be checked"),
        Words("Todas las posiciones citadas se verificaron.", "Every cited position has been checked."),
    ),
    (
        "expired",
        Words("Mandato vencido", "Expired authority"),
        Words("Ningún mandato ha vencido.", "No authority has expired."),
    ),
    (
        "waiting",
        Words("Importaciones por concluir", "Imports waiting"),
        Words("Arrastre a la ventana la hoja de una dependencia.", "Drop a ministry’s workbook on the window."),
    ),
    (
        "changed",
        Words("Cambiaron desde la última vez", "Changed since last time"),
        Words("Nada ha cambiado desde la última vez.", "Nothing has changed since last time."),
    ),
)
_RECORDS = Words("{count} {count|registro|registros} en el expediente", "{count} {count|record|records} in the dossier")
_EMPTY = Words(
    "El expediente está vacío. Importe la hoja de una dependencia, o añada un registro.",
    "The dossier is empty. Import a ministry’s workbook, or add a record.",
)

"""The minutes of a meeting: its agenda over the whole width, what was open last time, what is said and promised."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.assessing.minutes import carried, cell
from workbench.domain.records import MEETING, Commitment, Meeting, Statement
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel, Row
from workbench.domain.when import show_when
from workbench.gathering.committee import LastTime, last_time
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.bodies.places import history_place
from workbench.ui.forms.quick import QuickRecord
from workbench.ui.forms.record_form import RecordForm
from workbench.ui.forms.rows import RowAct, RowsEditor
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import beside_icon, label, plain_caption, tip

# What is written down at a meeting; the other fields stand in its form.
_TAKEN = (
    *("title", "when", "ordinal", "standing", "chair", "parties_present"),
    *("agenda", "outcome", "next_meeting", "minutes", "participants", "audience"),
)
_HIDDEN = frozenset(f.name for f in MEETING.fields) - set(_TAKEN)
_SAID = ("actor", "verb", "words", "on", "formality", "when")
_PROMISED = ("owner", "title", "due", "to_whom", "direction")


class MinutesView(QWidget):
    """The form of a meeting, for writing fast. ``rows`` is the column in which the form stands: what is taken down at
    the table may be set above it.
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._last: LastTime | None = None
        self._comes = self._to_begin = False  # the person is on the way; is there, and the agenda is being built
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self.rows.addLayout(self._strip())
        self.form = RecordForm(bench, MEETING, _HIDDEN, wide=True)
        self.form.shown.connect(lambda _: self._shown())
        self.form.removed.connect(lambda _: self._removed())
        self.form.hide()
        self.rows.addWidget(self.form, 1)
        self.hint = label(bench.say(_HINT), "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.rows.addWidget(self.hint, 1)
        self.form.body.when_built(self._furnish)
        self._settle = Settling(bench, self, self._ask, wanted=lambda: self.isVisible() and bool(self.form.uid))

    def _strip(self) -> Flow:
        bench, gap = self._bench, self._bench.theme.px(1)
        row = Flow(gap=gap)
        row.setContentsMargins(gap, gap, gap, gap)
        self.body = QPushButton("")
        self.body.setIcon(bench.icons.get("landmark"))
        self.body.setProperty("look", "link")
        self.body.clicked.connect(lambda _: self._to_body())
        self.carry = QPushButton("")
        self.carry.setIcon(bench.icons.get("file-down"))
        self.carry.clicked.connect(lambda _: self.carry_over())
        for widget in (self.body, self.carry):
            row.addWidget(widget)
        if not bench.theme.is_large:  # where there is room; the tips of the buttons tell them too
            row.addWidget(label(bench.say(_KEYS), "small"))
        self._show_strip()
        return row

    def _furnish(self) -> None:
        """What can be made of a point; the keys work where the focus is in it."""
        self.agenda().built.connect(self._begin)
        if self._bench.writable:
            self.agenda().offer(
                (
                    RowAct("quote", _STATEMENT, "Ctrl+Shift+D", self._make_statement),
                    RowAct("flag", _COMMITMENT, "Ctrl+Shift+K", self._make_commitment),
                )
            )

    def agenda(self) -> RowsEditor:
        """The editor of the agenda."""
        made = self.form.rows["agenda"].editor
        assert isinstance(made, RowsEditor)
        return made

    # ---- going

    def look(self, uid: str) -> None:
        """Shows the minutes of a meeting, at its agenda; without a uid those that were shown last."""
        uid = uid or self.form.uid
        self.form.setVisible(bool(uid))
        self.hint.setVisible(not uid)
        if uid:
            self._comes = True
            self.form.open(uid)

    def focus(self) -> None:
        """Puts the focus where one begins to write."""
        if self.form.uid:
            self._to_begin = True
            self.form.body.when_built(self._begin)

    def _shown(self) -> None:
        self._ask()
        if self._comes:
            self._comes = False
            self.focus()

    def _begin(self) -> None:
        """The agenda stands at the top, with the focus in it, once all its points are there."""
        if self._to_begin and self.agenda().is_built and self.isVisible():
            self._to_begin = False
            self.form.body.bring("agenda")
            self.agenda().begin()

    def _to_body(self) -> None:
        if isinstance(self.form.record, Meeting):
            self._bench.go(history_place(self.form.record.body))

    def _removed(self) -> None:
        self._to_body()

    # ---- what was open last time

    def _ask(self) -> None:
        uid, language = self.form.uid, self._bench.language
        self._bench.jobs.read(lambda reader: last_time(reader, uid, language), self._know, owner=self, key="last-time")

    def _know(self, last: LastTime | None) -> None:
        self._last = last
        self._show_strip()

    def _show_strip(self) -> None:
        bench, last = self._bench, self._last
        self.body.setVisible(last is not None)
        self.carry.setVisible(last is not None and bench.writable)
        if last is None:
            return
        self.body.setText(plain_caption(clip(last.body, 90)))
        self.carry.setEnabled(bool(last.rows))
        if last.meeting is None:
            words = _FIRST
        else:
            when = show_when(last.meeting.when, bench.language) if last.meeting.when is not None else ""
            words = (_CARRY if last.rows else _NOTHING).fill(count=len(last.rows), when=when)
        self.carry.setToolTip(tip(bench.say(words)))
        self.carry.setAccessibleName(bench.say(words))
        short = _SHORT.fill(count=len(last.rows)) if bench.theme.is_large else words
        self.carry.setText(beside_icon(bench.say(short)))

    def carry_over(self) -> None:
        """Brings the open points of the last meeting, with where they come from, as one step of undo."""
        last = self._last
        if last is None or last.meeting is None:
            return
        meeting = last.meeting

        def bring() -> None:
            self.form.flush()
            rows = carried(meeting, self.agenda().reading().value or ())
            if rows:
                self.agenda().add_rows(rows, last.titles)

        self.form.body.when_built(bring)

    # ---- what is made of a point

    def _make_statement(self, row: Row) -> None:
        meeting = self.form.record
        if isinstance(meeting, Meeting):
            said = {"on": _about(row), "issue": cell(row, "issue"), "meeting": meeting.uid, "when": meeting.when}
            self._make(Statement, said, _SAID, row)

    def _make_commitment(self, row: Row) -> None:
        meeting = self.form.record
        if isinstance(meeting, Meeting):
            said = {"issue": cell(row, "issue"), "meeting": meeting.uid, "body": meeting.body}
            more = {"origin": Chosen("minutes"), "status": Chosen("open")}
            self._make(Commitment, {**said, **more}, _PROMISED, row)

    def _make(self, kind: type[Any], values: dict[str, Any], asked: tuple[str, ...], row: Row) -> None:
        """Asks for what is not known yet; what was typed in the minutes is written first, as a step of its own."""
        self.form.flush()
        draft: Record = kind(uid=str(uuid4()), **values)
        about = ". ".join(filter(None, (cell(row, "number"), _about(row).best(self._bench.language)[0])))
        QuickRecord(self._bench, draft, asked, {}, about, self).open()


def _about(row: Row) -> Parallel:
    return Parallel(cell(row, "point"), cell(row, "point_en"))


MINUTES = Words("Minuta", "Minutes")
_STATEMENT = Words("Declaración…", "Make a statement…")
_COMMITMENT = Words("Compromiso…", "Make a commitment…")
_CARRY = Words(
    "Traer {count} {count|punto pendiente|puntos pendientes} de la última reunión ({when})",
    "Bring {count} open {count|point|points} of the last meeting ({when})",
)
_NOTHING = Words(
    "Ningún punto por traer de la última reunión ({when})", "No point to bring from the last meeting ({when})"
)
_SHORT = Words("Traer ({count})", "Bring ({count})")
_FIRST = Words("No hay reunión anterior", "There is no meeting before")
_KEYS = Words(
    "Enter: otro punto · Ctrl+↑ ↓: mover · Ctrl+Mayús+D: declaración · Ctrl+Mayús+K: compromiso",
    "Enter: another point · Ctrl+↑ ↓: move · Ctrl+Shift+D: statement · Ctrl+Shift+K: commitment",
)
_HINT = Words(
    "Abra una reunión y elija «Minuta», o comience una minuta en la historia de su órgano.",
    "Open a meeting and choose “Minutes”, or begin minutes in the history of its body.",
)

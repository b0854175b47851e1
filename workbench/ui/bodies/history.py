"""A body's page: who it is, its figures, its line of time, and all that came of it, each line opening its record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.assessing.line_of_time import Line, line_of
from workbench.assessing.meetings_due import STATES
from workbench.assessing.periods import ENTRY_INTO_FORCE
from workbench.gathering.committee import committee
from workbench.i18n import Words
from workbench.store.reader import Reader
from workbench.tasks.committee import PARTS, Figure, Page, page
from workbench.ui.bench import Bench
from workbench.ui.bodies.entries import Entries
from workbench.ui.bodies.line_of_time import LineOfTime
from workbench.ui.bodies.years import Years
from workbench.ui.forms.jumps import Jumps
from workbench.ui.treaty.places import lens_place
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.records import RecordPicker, visit
from workbench.ui.widgets.settling import Settling
from workbench.ui.widgets.text import beside_icon, label, plain_caption, tip
from workbench.ui.widgets.turns import Turns

LINE = int(Qt.ItemDataRole.UserRole)  # the role that holds a line of time
_ROOM = 100  # grid steps of a line of names of parts
_WIDEST = 120  # grid steps of a page: longer lines are hard to read


@dataclass(frozen=True)
class Shown:
    """A page with its lines of time: by the public record, and with our own file where that says more."""

    page: Page
    key: str
    lines: tuple[Line, ...]


class HistoryView(QWidget):
    """``went`` carries the uid of a body that was chosen, ``begin`` that of the one whose minutes are to be begun."""

    went = Signal(str)
    begin = Signal(str)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.uid = ""
        self.shown: Shown | None = None
        self.body: QWidget | None = None  # the page that can be seen
        self._next: QWidget | None = None  # the one that is built
        self._same = False  # the body that is built is the one that can be seen
        self._entries, self._turns = Entries(bench), Turns(self)
        self._parts: list[QWidget] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._choices())
        self._stack = QStackedWidget()
        self.hint = label(bench.say(_HINT), "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.hint)
        self._stack.addWidget(self._frame())
        rows.addWidget(self._stack, 1)
        self._settle = Settling(bench, self, self.ask, wanted=lambda: self.isVisible() and bool(self.uid))

    # ---- building

    def _choices(self) -> Flow:
        bench, gap = self._bench, self._bench.theme.px(1)
        row = Flow(gap=gap)
        row.setContentsMargins(gap, gap, gap, gap)
        self.picker = RecordPicker(bench, ("body",), bench.say(_BODY), leads=False)
        self.picker.setMinimumWidth(bench.theme.px(26 if bench.theme.is_large else 56))
        self.picker.picked.connect(self._picked)
        row.addWidget(self.picker)
        as_of = label(bench.say(_AS_OF), "label")
        as_of.setMinimumHeight(self.picker.sizeHint().height())
        row.addWidget(as_of)
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMinimumDate(QDate(2020, 7, 1))
        self.day.setAccessibleName(bench.say(_AS_OF))
        self.day.dateChanged.connect(lambda _: self._settle.start())
        row.addWidget(self.day)
        self.new = QPushButton(beside_icon(bench.say(_NEW)))
        self.new.setIcon(bench.icons.get("plus"))
        self.new.setEnabled(False)
        self.new.clicked.connect(lambda: self.begin.emit(self.uid))
        row.addWidget(self.new)
        self.record = QPushButton("" if bench.theme.is_large else beside_icon(bench.say(_RECORD)))
        self.record.setToolTip(tip(bench.say(_RECORD)))
        self.record.setAccessibleName(bench.say(_RECORD))
        self.record.setIcon(bench.icons.get("pencil"))
        self.record.setEnabled(False)
        self.record.clicked.connect(lambda: visit(bench, self.uid))
        row.addWidget(self.record)
        return row

    def _frame(self) -> QWidget:
        bench = self._bench
        frame = QWidget()
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._jumps = Jumps(bench, [bench.say(heading) for _, heading, _ in PARTS], room=_ROOM)
        self._jumps.wanted.connect(self.go_to)
        rows.addWidget(self._jumps)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setProperty("look", "surface")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QWidget()
        self._holder.setProperty("look", "surface")
        self._pages = QVBoxLayout(self._holder)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self.area.setWidget(self._holder)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.verticalScrollBar().valueChanged.connect(self._mark)
        rows.addWidget(self.area, 1)
        return frame

    # ---- asking

    def look(self, uid: str) -> None:
        """Shows a body; without a uid the one that was shown last."""
        self.uid = uid or self.uid
        if self.uid:
            self.ask()

    def ask(self) -> None:
        """Asks for the history of the body."""
        uid, language, chosen = self.uid, self._bench.language, self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())

        def find(reader: Reader) -> Shown | None:
            account = committee(reader, uid, day, language)
            if account is None:
                return None
            history = account.history
            whens = {m.meeting.uid: m.meeting.when for m in history.meetings if m.meeting.when is not None}
            until = max([day, *(slot.period.last for slot in history.owed.own.slots)])
            more = history.owed.own.uids != history.owed.public.uids
            lines = [
                line_of(history.owed, whens, language, (ENTRY_INTO_FORCE, until), own_file=own)
                for own in (False, True)[: 2 if more else 1]
            ]
            return Shown(page(account, language), history.body.key, tuple(lines))

        self._bench.jobs.read(find, self._show, owner=self, key="body-history")

    def _picked(self, uid: str) -> None:
        if uid and uid != self.uid:
            self.went.emit(uid)

    # ---- showing

    def _show(self, found: Shown | None) -> None:
        if found is None:
            self.uid, self.shown = "", None
            self._stack.setCurrentWidget(self.hint)
            self._enable(False)
            return
        if found == self.shown:
            return
        self._same = self.shown is not None and self.shown.page.uid == found.page.uid
        self.shown = found
        self.picker.set_record(found.page.uid, found.page.title, "body")
        self._enable(True)
        self._drop(self._next)
        self._next = body = QWidget(self._holder)
        body.hide()
        self._pages.addWidget(body)
        body.setProperty("look", "surface")
        gap = self._bench.theme.px(2)
        outer = QHBoxLayout(body)
        outer.setContentsMargins(gap, gap, gap, gap)
        column = QWidget()
        column.setMaximumWidth(self._bench.theme.px(_WIDEST))
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self._bench.theme.px(1))
        outer.addWidget(column, 1)
        outer.addStretch(0)
        self._turns.do(self._building(found, body, rows))

    def _drop(self, body: QWidget | None) -> None:
        """Takes a page away that was shown, or that is not wanted any more."""
        if body is not None:
            body.hide()
            self._pages.removeWidget(body)
            body.deleteLater()

    def _enable(self, there: bool) -> None:
        self.record.setEnabled(there)
        self.new.setEnabled(there and self._bench.writable)

    def _building(self, shown: Shown, body: QWidget, rows: QVBoxLayout) -> Iterator[object]:
        """Builds the page out of sight: what is seen stays until it is whole. Its parts and their lines are shown one
        by one, so that no turn has to lay out all of them.
        """
        bench = self._bench
        parts: list[QWidget] = []
        hidden: list[QWidget] = []
        rows.addWidget(label(shown.page.title, "title", wrap=True))
        rows.addLayout(self._beside(shown))
        yield None
        rows.addLayout(self._figures(shown.page.figures))
        yield None
        if any(line.count.slots or line.points for line in shown.lines):
            rows.addWidget(self._times(shown.lines))
            yield None
        for part in shown.page.parts:
            section = QWidget(body)
            section.hide()
            parts.append(section)
            hidden.append(section)
            rows.addWidget(section)
            lines = QVBoxLayout(section)
            lines.setContentsMargins(0, bench.theme.px(1), 0, 0)
            lines.setSpacing(bench.theme.px(0.25))
            lines.addWidget(label(bench.say(part.heading), "heading"))
            for widget in self._entries.building(part, lines, hidden):
                widget.ensurePolished()  # now, a few at a time, rather than all at once when they are shown
                yield widget
        rows.addStretch(1)
        at = self.area.verticalScrollBar().value() if self._same else 0
        self._parts = parts
        self._drop(self.body)
        self.body, self._next = body, None
        body.show()
        self._stack.setCurrentIndex(1)
        for widget in hidden:
            yield None
            widget.show()
        QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(at))  # once it is laid out

    def _beside(self, shown: Shown) -> Flow:
        """The key, what kind of body it is, and its provisions, which lead to their lenses."""
        bench = self._bench
        row = Flow(gap=bench.theme.px(1))
        chips = []
        for provision in shown.page.provisions:
            chip = QToolButton()
            chip.setText(plain_caption(provision.show(bench.language)))
            chip.setProperty("look", "chip")
            chip.setToolTip(tip(bench.say(_LENS)))
            chip.setAccessibleName(f"{bench.say(_LENS)}: {provision.show(bench.language)}")
            chip.clicked.connect(act(bench.go, lens_place(provision)))
            chips.append(chip)
        told = label(" · ".join(filter(None, (shown.key, shown.page.beside))), "muted")
        if chips:
            told.setMinimumHeight(chips[0].sizeHint().height())
        for widget in (told, *chips):
            row.addWidget(widget)
        return row

    def _figures(self, figures: Sequence[Figure]) -> Flow:
        bench = self._bench
        row = Flow(gap=bench.theme.px(1))
        keys = [key for key, _, _ in PARTS]
        for figure in figures:
            card = QFrame()
            card.setProperty("look", "card")
            rows = QVBoxLayout(card)
            gap = bench.theme.px(1)
            rows.setContentsMargins(gap, gap // 2, gap, gap // 2)
            rows.setSpacing(0)
            number = QPushButton(plain_caption(figure.value))
            number.setProperty("look", "figure")
            number.setProperty("late", "true" if figure.late else "false")
            number.setAccessibleName(f"{bench.say(figure.words)}: {figure.value}")
            number.clicked.connect(act(self.go_to, keys.index(figure.part)))
            rows.addWidget(number)
            rows.addWidget(label(bench.say(figure.words), "small"))
            row.addWidget(card)
        return row

    def _times(self, lines: Sequence[Line]) -> QTableView:
        """The periods as lines, whose points open the meetings."""
        bench = self._bench
        table = QTableView()
        model = QStandardItemModel(0, 2, table)
        model.setHorizontalHeaderLabels([bench.say(_PERIODS), ""])
        runs = bench.say(_RUNS.fill(since=lines[0].since.isoformat(), until=lines[0].until.isoformat()))
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            model.setHeaderData(1, Qt.Orientation.Horizontal, runs, role)
        for words, line in zip((_PUBLIC, _OWN), lines, strict=False):
            name, cell = QStandardItem(bench.say(words)), QStandardItem()
            told = "\n".join(
                f"{s.period.first.isoformat()} – {s.period.last.isoformat()}: {bench.say(STATES[s.state])}"
                for s in line.count.slots
            )
            cell.setData(line, LINE)
            cell.setToolTip(tip(told))
            cell.setAccessibleText(told)
            for one in (name, cell):
                one.setFlags(Qt.ItemFlag.ItemIsEnabled)
            model.appendRow([name, cell])
        table.setModel(model)
        table.setAccessibleName(bench.say(_TIMES))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its meetings stand below, each a button
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        tall = round(self.fontMetrics().height() * 2.4)
        table.verticalHeader().setDefaultSectionSize(tall)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, self.fontMetrics().averageCharWidth() * 24)
        table.setFixedHeight(head.sizeHint().height() + tall * len(lines) + 2)
        drawn = LineOfTime(bench.theme, table, LINE)
        drawn.opened.connect(lambda uid: visit(bench, uid))
        table.setItemDelegateForColumn(1, drawn)
        Years(bench.theme, table, 1).show(lines[0].since, lines[0].until)
        return table

    # ---- going

    def go_to(self, section: int) -> None:
        """Goes to a part of the page."""
        if 0 <= section < len(self._parts):
            self.area.verticalScrollBar().setValue(self._parts[section].y())
            self._jumps.mark(section)  # also where the end of the page lets it go no further

    def _mark(self, at: int) -> None:
        """Marks the part that stands at the top."""
        top = at + self._bench.theme.px(3)
        self._jumps.mark(max((n for n, h in enumerate(self._parts) if h.y() <= top), default=0))


HISTORY = Words("Historia", "History")
_BODY = Words("Órgano", "Body")
_AS_OF = Words("Al", "As of")
_NEW = Words("Nueva minuta", "New minutes")
_RECORD = Words("Editar el órgano", "Edit the body")
_HINT = Words(
    "Escriba arriba el nombre o la sigla de un órgano: aquí se ven su mandato, su periodicidad, sus reuniones con lo "
    "que se dijo y acordó, los compromisos, las preocupaciones y lo que quedó pendiente.",
    "Type the name or acronym of a body above: here are its mandate, its cadence, its meetings with what was said and "
    "agreed, the commitments, the concerns and what was left open.",
)
_LENS = Words("Ver la disposición en la lente", "Look at the provision in the lens")
_TIMES = Words("Línea de tiempo de los periodos", "Line of time of the periods")
_PERIODS = Words("Periodos", "Periods")
_RUNS = Words("Periodos, {since} a {until}", "Periods, {since} to {until}")
_PUBLIC = Words("Registro público", "Public record")
_OWN = Words("Con el expediente propio", "With our own file")

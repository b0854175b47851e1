"""One import at work: read, planned, its questions answered, carried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.change import Effect
from workbench.i18n import Words
from workbench.importing.profile import Profile, read_profile
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.files.sheets import PROFILES
from workbench.ui.importing.begun import Import
from workbench.ui.importing.frame import FrameDialog
from workbench.ui.importing.handing_back import HandingBack
from workbench.ui.importing.questions import Questions
from workbench.ui.importing.review import PlanReview
from workbench.ui.importing.shown import Outcome, PlanShown, TableShown, counts_told, planned, told_again
from workbench.ui.importing.tables import Tables
from workbench.ui.jobs import Job
from workbench.ui.steps import step_told
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.text import label

_AT_ONCE = 2_000  # records; a larger plan is made again only when the person asks for it


class ImportFlow(QWidget):
    """``carried_out`` carries the effect; ``discarded`` tells that the person wants none of it."""

    carried_out = Signal(object)
    discarded = Signal()

    def __init__(self, bench: Bench, waiting: Import) -> None:
        super().__init__()
        self._bench, self.waiting = bench, waiting
        self._job: Job | None = None
        self._stay = self._again = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.back = HandingBack(bench, waiting, self)
        rows.addWidget(self._head())
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        self.questions = Questions(bench)
        self.questions.answered.connect(self._answered)
        self.questions.leave.connect(lambda rows: self._rows_decided("rows", rows, True))
        self.review = PlanReview(bench)
        self.review.decided.connect(self._rows_decided)
        self.review.by_type.connect(partial(self._all_decided, waiting.leave_out_type))
        self.review.by_sheet.connect(partial(self._all_decided, waiting.leave_out_sheet))
        self.review.all_in.connect(partial(self._all_decided, waiting.take_all_in))
        self.review.back.connect(self.take_back)
        self.review.corrected.connect(lambda place, words: self._answered({place: words}, here=True))
        self.tables = Tables(bench)
        self.tables.decided.connect(self._decided)
        self.tables.column_decided.connect(self._column_decided)
        self.tables.framing.connect(self._frame)
        self.tables.profile.clicked.connect(self._ask_profile)
        self._remarks = QStandardItemModel(0, 1, self)
        self.remarks = QListView()
        self.remarks.setModel(self._remarks)
        self.remarks.setProperty("look", "tall")
        self.remarks.setWordWrap(True)
        self.remarks.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.remarks.setAccessibleName(bench.say(_REMARKS.fill(count="")))
        for widget in (self.questions, self.review, self.tables, self.remarks):
            self.tabs.addTab(widget, "")
        rows.addWidget(self.tabs, 1)
        rows.addWidget(self.back)
        self._rest = QWidget()  # takes the room while there is nothing to show
        rows.addWidget(self._rest, 1)
        self.tabs.hide()
        if waiting.shown is not None and waiting.shown.language == bench.language:
            self._show(waiting.shown)

    def _head(self) -> QWidget:
        bench = self._bench
        head = QFrame()
        head.setProperty("look", "header")
        gap = bench.theme.px(1)
        rows = QVBoxLayout(head)
        rows.setContentsMargins(2 * gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(0.5))
        rows.addWidget(label(self.waiting.path.name, "title", wrap=True))
        self._told = label("", "muted", wrap=True)
        rows.addWidget(self._told)
        line = QHBoxLayout()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(bench.say(_PROGRESS))
        self.cancel = QPushButton(bench.say(_CANCEL))
        self.cancel.clicked.connect(self.stop)
        self.apply = QPushButton(bench.say(_APPLY.fill(count=0)))
        self.apply.clicked.connect(self.plan)
        self.commit = QPushButton(bench.say(_IMPORT.fill(count=0)))
        self.commit.setProperty("look", "primary")
        self.commit.clicked.connect(self._carry_out)
        self.discard = QPushButton(bench.say(_DISCARD))
        self.discard.clicked.connect(self.discarded)
        line.addWidget(self.progress, 1)
        line.addWidget(self.cancel)
        line.addStretch(1)
        for button in (self.discard, self.apply, self.commit):
            line.addWidget(button)
        rows.addLayout(line)
        self._at_work(False)
        return head

    # ---- reading and planning

    def start(self) -> None:
        """Reads and plans the file, unless that was done already."""
        waiting, language = self.waiting, self._bench.language
        if waiting.shown is None or waiting.taken is None:
            self.plan()
        elif waiting.shown.language != language:
            taken, options, plan = waiting.taken, waiting.options, waiting.shown.plan
            self._work(lambda reading: told_again(reading, taken, options, plan, language), self._told_again)

    def plan(self) -> None:
        """Plans the file with everything that was decided; once the plan that is being made is there, if one is."""
        if self._job is not None:
            self._again = True
            return
        waiting, language = self.waiting, self._bench.language
        options = waiting.decided()

        def work(reading: Reading) -> Outcome:
            taken = waiting.taken or waiting.take_in(reading.progress, language)
            return planned(reading, taken, options, language)

        self._work(work, lambda found: self._planned(options, found))

    def _work(self, work: Callable[[Reading], Outcome], then: Callable[[Outcome], None]) -> None:
        self._again = False
        self.bar.hide()
        self._at_work(True)
        self._told.setText(self._bench.say(_READING))
        self._job = self._bench.jobs.long(
            work, then, owner=self, failed=self._failed, stopped=self._stopped, progress=self._step
        )

    def _told_again(self, found: Outcome) -> None:
        self.waiting.shown = found.shown
        self._at_work(False)
        self._show_counts()
        if self._again:
            self.plan()

    def _planned(self, options: Any, found: Outcome) -> None:
        waiting = self.waiting
        waiting.taken, waiting.shown, waiting.trouble = found.taken, found.shown, found.trouble
        waiting.planned(options)
        self._at_work(False)
        if self._again:
            self.plan()
        elif found.shown is not None:
            self._show(found.shown)
            if found.shown.recalled is not None:
                self.bar.tell(found.shown.recalled, ((_FRESH, self._forget),))
            self._focus()
        else:
            self._told.setText("")
            if found.trouble is not None:
                self.bar.tell(found.trouble, trouble=True)
            self._show_choices(found.tables)

    def _focus(self) -> None:
        """Goes to what is to be done next, unless the person is at work elsewhere."""
        at = QApplication.focusWidget()
        if not self.isVisible() or (at is not None and self.isAncestorOf(at) and at not in (self.apply, self.cancel)):
            return
        if self.waiting.shown is not None and self.waiting.shown.questions:
            self.questions.focus_first()
        elif self.commit.isEnabled():
            self.commit.setFocus()

    def _show_choices(self, tables: Sequence[TableShown]) -> None:
        """No plan could be made: a person can still say what the rows and the columns are."""
        workbook = self.waiting.taken.workbook if self.waiting.taken is not None else None
        self.questions.show_questions((), {})
        self.review.show_plan(None, can_go_back=bool(self.waiting.past))
        self._remarks.setRowCount(0)
        self.tables.show_tables(
            tables, [s.name for s in workbook.sheets] if workbook is not None else [], self.waiting.options
        )
        for at, words in enumerate((_QUESTIONS, _PLAN, _TABLES, _REMARKS)):
            self.tabs.setTabText(at, self._bench.say(words.fill(count=0)))
        self.tabs.setCurrentWidget(self.tables)
        self._rest.hide()
        self.tabs.show()

    def _show(self, shown: PlanShown) -> None:
        bench = self._bench
        self._told.setText(counts_told(shown, bench.language))
        self.questions.show_questions(shown.questions, self.waiting.answers)
        self.review.show_plan(shown, can_go_back=bool(self.waiting.past))
        self.tables.show_tables(shown.tables, shown.sheets, self.waiting.options)
        self._remarks.setRowCount(0)
        for remark in shown.remarks[:500]:
            item = QStandardItem("\n".join(filter(None, (remark.place, remark.text))))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._remarks.appendRow(item)
        names = (
            _QUESTIONS.fill(count=len(shown.questions)),
            _PLAN.fill(count=shown.moving),
            _TABLES.fill(count=len(shown.tables)),
            _REMARKS.fill(count=len(shown.remarks)),
        )
        for at, words in enumerate(names):
            self.tabs.setTabText(at, bench.say(words))
        if not self._stay:
            self.tabs.setCurrentIndex(0 if shown.questions else 1)
        self._stay = False
        self._rest.hide()
        self.tabs.show()
        self._show_buttons()

    def _show_buttons(self) -> None:
        shown, waiting = self.waiting.shown, self.waiting
        ready = shown is not None and self._job is None
        moving = shown.moving if shown is not None else 0
        self.commit.setText(self._bench.say(_IMPORT.fill(count=f"{moving:,}")))
        self.commit.setVisible(ready)
        self.commit.setEnabled(ready and moving > 0 and not waiting.changed)
        self.apply.setText(self._bench.say(_APPLY.fill(count=f"{waiting.changed:,}")))
        self.apply.setVisible(ready and bool(waiting.changed))
        self.discard.setVisible(self._job is None)
        self.back.refresh()

    def _answered(self, answers: dict[str, str], *, here: bool = False) -> None:
        self.waiting.answer(answers)
        if here:
            self._changed()
            return
        self._show_buttons()
        shown = self.waiting.shown
        if shown is None or shown.moving + shown.unchanged + shown.out > _AT_ONCE:
            return
        if all(q.cells[0] in self.waiting.answers for q in shown.questions):
            self.plan()  # everything is answered: nobody needs to say so

    def _decided(self, sheet: str, record_type: str, language: Any) -> None:
        """What the person says of the whole file."""
        self.waiting.read_as(sheet, record_type, language)
        self._plan_here()

    def _column_decided(self, place: str, target: str) -> None:
        """What a column stands for; who decides about columns is not sent to the questions afterwards."""
        self.waiting.read_column_as(place, target)
        self._plan_here()

    def _rows_decided(self, kind: str, names: Any, away: bool) -> None:
        """What stays out, whose words count, what is kept or goes, line by line or all at once."""
        self.waiting.decide(kind, names, away=away)
        self._changed()

    def _all_decided(self, decide: Callable[..., None], *names: str) -> None:
        decide(*names)
        self._changed()

    def _changed(self) -> None:
        """A plan of few records is made again at once; that of many when the person asks for it."""
        self._show_buttons()
        shown = self.waiting.shown
        if shown is not None and shown.moving + shown.unchanged + len(shown.plan.aside) <= _AT_ONCE:
            self._plan_here()

    def take_back(self) -> bool:
        """Takes back the latest decision; whether there was one."""
        if self._job is not None or not self.waiting.take_back():
            return False
        self._plan_here()
        return True

    def _plan_here(self) -> None:
        """Plans, and leaves the person where they are at work."""
        self._stay = True
        self.plan()

    def _frame(self, name: str, frame: Any) -> None:
        """Shows a sheet, for a person to say where its table stands."""
        workbook = self.waiting.taken.workbook if self.waiting.taken is not None else None
        sheet = next((s for s in workbook.sheets if s.name == name), None) if workbook is not None else None
        if sheet is not None and sheet.rows:
            dialog = FrameDialog(self._bench, sheet, frame, self)
            dialog.framed.connect(self._framed)
            dialog.open()

    def _framed(self, sheet: str, written: str) -> None:
        self.waiting.frame(sheet, written)
        self._plan_here()

    def _ask_profile(self) -> None:
        """Takes over what was decided of another file, from the profile that a person has."""
        path = self._bench.ask.file_to_open(_PROFILE, PROFILES)
        if path is not None:
            self._bench.jobs.long(
                lambda _: read_profile(path), self._with_profile, owner=self, failed=self._no_profile, bare=True
            )

    def _with_profile(self, profile: Profile) -> None:
        self.waiting.use(profile)
        self._plan_here()

    def _no_profile(self, words: Words) -> None:
        self.bar.tell(words, trouble=True)

    def _forget(self) -> None:
        """Plans anew without what was decided of earlier files."""
        self.waiting.use(None)
        self.plan()

    # ---- writing

    def _carry_out(self) -> None:
        shown = self.waiting.shown
        if shown is None:
            return
        plan = shown.plan
        self._at_work(True)
        self._told.setText(self._bench.say(_WRITING))
        self._job = self._bench.jobs.write(
            lambda writing: writing.carry_out(plan),
            self._written,
            owner=self,
            failed=self._refused,
            stopped=self._stopped,
            progress=self._step,
        )

    def _written(self, effect: Effect | None) -> None:
        self._at_work(False)
        self.carried_out.emit(effect if effect is not None else Effect(None))

    def _refused(self, words: Words) -> None:
        """The dossier has moved on since the plan was made: it is made again on demand."""
        self._at_work(False)
        self._show_counts()
        self.bar.tell(words, ((_AGAIN, self.plan),), trouble=True)

    def _failed(self, words: Words) -> None:
        self._at_work(False)
        self._show_counts()
        self.waiting.trouble = words
        self.bar.tell(words, ((_AGAIN, self._read_again),), trouble=True)

    def _read_again(self) -> None:
        self.waiting.read_anew()
        self.plan()

    def _stopped(self) -> None:
        self._at_work(False)
        self._show_counts()
        self.bar.tell(_STOPPED, ((_AGAIN, self.plan),))

    def stop(self) -> None:
        """Asks the work to stop."""
        if self._job is not None:
            self._job.cancel()

    def _show_counts(self) -> None:
        if self.waiting.shown is not None:
            self._show(self.waiting.shown)
        else:
            self._told.setText("")

    def _step(self, name: str, done: int, total: int) -> None:
        self.progress.setRange(0, total if total > 1 else 0)
        self.progress.setValue(done)
        self._told.setText(step_told(name, done, total, self._bench.language))

    def _at_work(self, working: bool) -> None:
        if not working:
            self._job = None
        self.progress.setVisible(working)
        self.cancel.setVisible(working)
        if working:
            for button in (self.commit, self.apply, self.discard):
                button.hide()
        else:
            self._show_buttons()


_FRESH = Words("Decidir de nuevo", "Decide anew")
_PROFILE = Words("Usar lo decidido de otro archivo", "Use what was decided of another file")
_PROGRESS = Words("Avance", "Progress")
_CANCEL = Words("Detener", "Stop")
_APPLY = Words("Aplicar lo decidido ({count})", "Apply decisions ({count})")
_IMPORT = Words("Importar {count} {count|registro|registros}", "Import {count} {count|record|records}")
_DISCARD = Words("Descartar", "Discard")
_READING = Words("Leyendo el archivo…", "Reading the file…")
_WRITING = Words("Escribiendo…", "Writing…")
_QUESTIONS = Words("Preguntas ({count})", "Questions ({count})")
_PLAN = Words("Plan ({count})", "Plan ({count})")
_TABLES = Words("Tablas ({count})", "Tables ({count})")
_REMARKS = Words("Avisos ({count})", "Remarks ({count})")
_AGAIN = Words("Intentar de nuevo", "Try again")
_STOPPED = Words("Se detuvo; nada se escribió.", "Stopped; nothing was written.")

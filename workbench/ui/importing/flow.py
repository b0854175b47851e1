"""One import as a person sees it: what becomes of its rows, what is asked of them, the way to write them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from workbench.i18n import Words
from workbench.importing.profile import read_profile
from workbench.tasks.decisions import read_decisions
from workbench.tasks.import_file import Options
from workbench.ui.bench import Bench
from workbench.ui.files.sheets import DECISIONS, PROFILES
from workbench.ui.importing.begun import Import
from workbench.ui.importing.frame import FrameDialog
from workbench.ui.importing.handing_back import HandingBack, save_decisions
from workbench.ui.importing.head import FlowHead
from workbench.ui.importing.shown import Outcome, PlanShown
from workbench.ui.importing.tabs import PlanTabs
from workbench.ui.importing.work import ImportWork
from workbench.ui.widgets.bars import MessageBar, Offer

_AT_ONCE = 2_000  # records; a larger plan is made again only when the person asks for it


class ImportFlow(QWidget):
    """``carried_out`` carries the effect; ``discarded`` tells that the person wants none of it."""

    carried_out = Signal(object)
    discarded = Signal()

    def __init__(self, bench: Bench, waiting: Import) -> None:
        super().__init__()
        self._bench, self.waiting = bench, waiting
        self._stay = False
        self._refused_words: Words | None = None  # of what is being typed
        self._moved = False  # whether the plan is made again because the dossier has changed
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.work = ImportWork(bench, waiting, self)
        self.head = FlowHead(bench, waiting.title(bench.language))
        self.commit, self.apply, self.discard = self.head.commit, self.head.apply, self.head.discard
        self.bar = MessageBar(bench)
        self.tabs = PlanTabs(bench)
        self.questions, self.review, self.tables = self.tabs.questions, self.tabs.review, self.tabs.tables
        self.back = HandingBack(bench, waiting, self)
        self._rest = QWidget()  # takes the room while there is nothing to show
        rows.addWidget(self.head)
        rows.addWidget(self.bar)
        rows.addWidget(self.tabs, 1)
        rows.addWidget(self.back)
        rows.addWidget(self._rest, 1)
        self._listen_to_work()
        self._listen_to_person()
        self._rested()
        if waiting.shown is not None and waiting.shown.language == bench.language:
            self._show(waiting.shown)

    def _listen_to_work(self) -> None:
        work = self.work
        work.began.connect(self._began)
        work.step.connect(self.head.step)
        work.found.connect(self._found)
        work.written.connect(self.carried_out)
        work.failed.connect(self._failed)
        work.refused.connect(self._refused)
        work.stopped.connect(self._stopped)
        work.behind.connect(self._fell_behind)
        work.newer.connect(lambda: self.bar.tell(_NEWER, ((_READ, self._read_newer),)))

    def _listen_to_person(self) -> None:
        waiting = self.waiting
        self.head.cancel.clicked.connect(self.work.stop)
        self.apply.clicked.connect(self.work.plan)
        self.commit.clicked.connect(self.work.carry_out)
        self.discard.clicked.connect(self._discard)
        self.questions.answered.connect(self._answered)
        self.questions.leave.connect(lambda rows: self._rows_decided("rows", rows, True))
        self.review.decided.connect(self._rows_decided)
        self.review.by_type.connect(partial(self._all_decided, waiting.leave_out_type))
        self.review.by_sheet.connect(partial(self._all_decided, waiting.leave_out_sheet))
        self.review.all_in.connect(partial(self._all_decided, waiting.take_all_in))
        self.review.series.connect(partial(self._all_decided, waiting.read_series))
        self.review.back.connect(self.take_back)
        self.review.corrected.connect(lambda place, words: self._answered({place: words}, here=True))
        self.review.refused.connect(self._refuse)
        self.tables.decided.connect(self._decided)
        self.tables.column_decided.connect(self._column_decided)
        self.tables.framing.connect(self._frame)
        self.tables.profile.clicked.connect(self._ask_profile)
        self.tables.decisions.clicked.connect(self._ask_decisions)
        self.back.behind.connect(partial(self.bar.tell, trouble=True))

    # ---- what the work tells

    def start(self) -> None:
        """Reads and plans the file, or looks whether its plan is still good."""
        self.work.start()

    def stop(self) -> None:
        """Asks the work to stop."""
        self.work.stop()

    def end(self) -> None:
        """The import is over, or is begun anew."""
        self.tabs.forget()
        self.work.end()

    def _began(self, words: Words) -> None:
        self.bar.hide()
        self.head.show_work(words)

    def _rested(self) -> bool:
        """Shows that nothing is at work; whether the person was at the button that stops it."""
        was_there = self.head.cancel.hasFocus()
        self.head.show_work(None)
        self._show_buttons()
        return was_there

    def _found(self, found: Outcome) -> None:
        shown = found.shown
        was_there = self._rested()
        if shown is not None:
            self._show(shown)
            self._tell_of(shown)
            self._focus(lost=was_there)
            return
        self.head.told.setText("")
        if found.trouble is not None:
            self.bar.tell(found.trouble, self._ways_on(), trouble=True)
        self._rest.hide()
        self.tabs.show_choices(found.tables, self.waiting)
        self._focus(lost=was_there)

    def _tell_of(self, shown: PlanShown) -> None:
        """Says what a person is to know of a plan before all else."""
        if shown.missing is not None:
            self.bar.tell(shown.missing, self._ways_on(), trouble=True)
        elif self._moved:
            self.bar.tell(_MOVED)
        elif shown.recalled is not None:
            self.bar.tell(shown.recalled, ((_FRESH, self._forget),))
        self._moved = False

    def _ways_on(self) -> list[Offer]:
        """What a person can do who sees that nothing could be read of the file."""
        workbook = self.waiting.taken.workbook if self.waiting.taken is not None else None
        if workbook is None or not workbook.sheets or not self._bench.writable:
            return []
        back: list[Offer] = [(_BACK, self.take_back)] if self.waiting.past else []
        return [*back, (_SAY_TYPE, self._say_type), (_SAY_FRAME, self.tables.frame_first)]

    def _say_type(self) -> None:
        self.tabs.setCurrentWidget(self.tables)
        self.tables.ask_type()

    def _fell_behind(self) -> None:
        """A plan of few records is made again by itself where the dossier has changed, another on demand."""
        self._rested()
        shown = self.waiting.shown
        if shown is None:
            return
        self._moved = True
        if _is_small(shown):
            self._plan_here()
        else:
            self.head.told.setText(shown.told)
            self.bar.tell(_OLD, ((_PLAN_AGAIN, self._plan_here),))

    def _refused(self, words: Words) -> None:
        """Nothing could be written: it is tried again on demand, with a plan of the dossier as it is then."""
        self._stands()
        self.bar.tell(words, ((_AGAIN, self.work.plan),), trouble=True)

    def _failed(self, words: Words) -> None:
        self._stands()
        self.bar.tell(words, ((_AGAIN, self._read_again),), trouble=True)

    def _read_again(self) -> None:
        self.waiting.read_anew()
        self.work.plan()

    def _read_newer(self) -> None:
        """Reads the file as it is now, and keeps what was decided."""
        self.waiting.taken = None
        self._plan_here()

    def _stopped(self) -> None:
        self._stands()
        self.bar.tell(_STOPPED, ((_AGAIN, self.work.plan),))

    def _stands(self) -> None:
        """What was shown before the work that came to nothing is shown again."""
        was_there = self._rested()
        if self.waiting.shown is not None:
            self._show(self.waiting.shown)
        else:
            self.head.told.setText("")
        if was_there:
            self._focus(lost=True)

    # ---- showing

    def _show(self, shown: PlanShown) -> None:
        self.head.told.setText(shown.told)
        self._rest.hide()
        self.tabs.show_plan(shown, self.waiting, stay=self._stay)
        self._stay = False
        self._show_buttons()

    def _focus(self, *, lost: bool) -> None:
        """Goes to what is to be done next, unless the person is at work elsewhere.

        ``lost`` tells that they were at a button that is gone: wherever Qt took the focus then, nobody asked for it.
        """
        at, ours = QApplication.focusWidget(), (self.apply, self.head.cancel)
        at_work = not lost and at is not None and self.isAncestorOf(at) and at not in ours
        if not self.isVisible() or at_work:
            return
        if self.waiting.shown is not None and self.waiting.shown.questions:
            self.questions.focus_first()
        elif self.waiting.shown is not None and self.commit.isEnabled():
            self.commit.setFocus()
        elif self.tabs.isVisible():
            self.tabs.tabBar().setFocus()
        elif self.discard.isVisible():
            self.discard.setFocus()

    def _show_buttons(self) -> None:
        shown, idle = self.waiting.shown, self.work.is_idle
        moving = shown.moving if shown is not None and idle else None
        self.head.show_ways(moving, self.waiting.changed, may_import=not self.work.is_behind)
        self.discard.setVisible(idle)
        self.back.refresh()

    # ---- what the person decides

    def _discard(self) -> None:
        """Ends the import; asks before what was decided of it is lost, and offers to keep that."""
        if not self.waiting.would_be_lost:
            self.discarded.emit()
            return
        actions = (_SAVE, _LOSE) if self.waiting.clip is None else (_LOSE,)  # what was pasted cannot be read again
        chosen = self._bench.ask.choice(_DISCARDS, actions, danger=True)
        if chosen is None:
            return
        if actions[chosen] is _SAVE:
            save_decisions(self._bench, self.waiting, lambda _: self.discarded.emit())
        else:
            self.discarded.emit()

    def _answered(self, answers: dict[str, str], *, here: bool = False) -> None:
        self.waiting.answer(answers)
        if here:
            self._changed()
            return
        self._show_buttons()
        shown = self.waiting.shown
        if shown is None:
            return
        self.tabs.count_questions(shown, self.waiting)
        if not _is_small(shown):
            return
        if all(cell in self.waiting.answers for q in shown.questions for cell in q.cells):
            self.work.plan()  # everything is answered: nobody needs to say so

    def _refuse(self, words: Words | None) -> None:
        """Says why what is typed cannot be read, until it can or is given up."""
        if words is not None:
            self.bar.tell(words, trouble=True)
        elif self._refused_words is not None and self.bar.text() == self._bench.say(self._refused_words):
            self.bar.hide()
        self._refused_words = words

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

    def _all_decided(self, decide: Callable[..., None], *names: Any) -> None:
        decide(*names)
        self._changed()

    def _changed(self) -> None:
        """A plan of few records is made again at once; that of many when the person asks for it."""
        self._show_buttons()
        if self.waiting.shown is not None and _is_small(self.waiting.shown):
            self._plan_here()

    def take_back(self) -> bool:
        """Takes back the latest decision; whether there was one."""
        if not self.work.is_idle or not self.waiting.take_back():
            return False
        self._plan_here()
        return True

    def _plan_here(self) -> None:
        """Plans, and leaves the person where they are at work."""
        self._stay = True
        self.work.plan()

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
            self._read_decided(lambda: read_profile(path), self.waiting.use)

    def _ask_decisions(self) -> None:
        """Takes up what was decided of this file at another time."""
        path, told = self._bench.ask.file_to_open(_DECISIONS, DECISIONS), Options()
        if path is not None:
            self._read_decided(lambda: read_decisions(path, told), self.waiting.decide_as)

    def _read_decided(self, read: Callable[[], Any], take: Callable[[Any], None]) -> None:
        def then(found: Any) -> None:
            take(found)
            self._plan_here()

        failed = partial(self.bar.tell, trouble=True)
        self._bench.jobs.long(lambda _: read(), then, owner=self, failed=failed, bare=True)

    def _forget(self) -> None:
        """Plans anew without what was decided of earlier files."""
        self.waiting.use(None)
        self.work.plan()


def _is_small(shown: PlanShown) -> bool:
    return shown.moving + shown.unchanged + len(shown.plan.aside) <= _AT_ONCE


_MOVED = Words(
    "El expediente cambió: el plan se hizo de nuevo, con lo que usted decidió.",
    "The dossier has changed: the plan was made again, with what you decided.",
)
_OLD = Words(
    "El expediente cambió desde que se hizo este plan; antes de importar hay que hacerlo de nuevo.",
    "The dossier has changed since this plan was made; it is to be made again before importing.",
)
_NEWER = Words(
    "El archivo cambió desde que se leyó; el plan es de como estaba.",
    "The file has changed since it was read; the plan is of what it was.",
)
_READ = Words("Leerlo de nuevo", "Read it again")
_PLAN_AGAIN = Words("Hacer el plan de nuevo", "Make the plan again")
_SAY_TYPE = Words("Decir qué son los renglones", "Say what the rows are")
_SAY_FRAME = Words("Marcar la tabla…", "Mark the table…")
_FRESH = Words("Decidir de nuevo", "Decide anew")
_PROFILE = Words("Usar lo decidido de otro archivo", "Use what was decided of another file")
_DECISIONS = Words("Retomar decisiones guardadas", "Take up decisions that were saved")
_BACK = Words("Retirar la última decisión", "Take back the last decision")
_DISCARDS = Words(
    "Al descartar esta importación se perderá lo que decidió. ¿Descartarla?",
    "Discarding this import loses what you decided. Discard it?",
)
_SAVE = Words("Guardar lo decidido…", "Save what was decided…")
_LOSE = Words("Descartar", "Discard")
_AGAIN = Words("Intentar de nuevo", "Try again")
_STOPPED = Words("Se detuvo; nada se escribió.", "Stopped; nothing was written.")

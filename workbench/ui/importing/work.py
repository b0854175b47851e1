"""The work behind one import, on the lanes: its file read, planned, carried out; the dossier watched meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.domain.change import Effect
from workbench.i18n import Words
from workbench.importing.planned import let_go_of
from workbench.tasks.import_file import Options
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading, Writing
from workbench.ui.importing.begun import Import
from workbench.ui.importing.shown import Outcome, PlanShown, latest_change, planned, told_again
from workbench.ui.jobs import Job


class ImportWork(QObject):
    """One thing is at work at a time. ``began`` and ``step`` tell of it; then comes one of the others: ``found``
    carries the Outcome of planning, ``written`` the effect, ``failed`` and ``refused`` what kept it from reading or
    from writing. ``behind`` tells that the dossier has changed since the plan was made, ``newer`` that the file has.
    """

    began = Signal(object)
    step = Signal(str, int, int)
    found = Signal(object)
    written = Signal(object)
    failed = Signal(object)
    refused = Signal(object)
    stopped = Signal()
    behind = Signal()
    newer = Signal()

    def __init__(self, bench: Bench, waiting: Import, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._waiting = bench, waiting
        self._job: Job | None = None
        self._begun = self._again = False
        self._latest = 0  # the latest change of the dossier, as far as is known here
        self._told_of: tuple[int, int] | None = None  # the newer file that was told of
        self._old: list[PlanShown] = []  # plans that were shown before

    @property
    def is_idle(self) -> bool:
        """Whether nothing is at work."""
        return self._job is None

    @property
    def is_behind(self) -> bool:
        """Whether the dossier is known to have changed since the plan was made."""
        shown = self._waiting.shown
        return shown is not None and shown.as_of < self._latest

    # ---- reading and planning

    def start(self) -> None:
        """Reads and plans the file, unless that was done already and the dossier is still as it was."""
        waiting, language = self._waiting, self._bench.language
        if self._job is None and (waiting.shown is None or waiting.taken is None):
            if not self._begun:
                self.plan()
        elif self._job is None and waiting.shown is not None and waiting.shown.language != language:
            taken, options, held = waiting.taken, waiting.options, [waiting.shown]
            assert taken is not None
            self._read(lambda reading: told_again(reading, taken, options, held.pop(), language), self._told_again)
        else:
            self.look_at_dossier()

    def plan(self) -> None:
        """Plans the file with everything that was decided; once the plan that is being made is there, if one is."""
        if self._job is not None:
            self._again = True
            return
        waiting, language = self._waiting, self._bench.language
        options = waiting.decided()

        def work(reading: Reading) -> Outcome:
            taken = waiting.taken or waiting.take_in(reading.progress, language)
            return planned(reading, taken, options, language)

        self._read(work, lambda found: self._planned(options, found))

    def _read(self, work: Callable[[Reading], Outcome], then: Callable[[Outcome], None]) -> None:
        self._begun, self._again = True, False
        self.began.emit(_READING)
        self._job = self._bench.jobs.long(
            work, then, owner=self, failed=self._failed, stopped=self._stopped, progress=self.step.emit
        )

    def _told_again(self, found: Outcome) -> None:
        self._job = None
        self._waiting.shown = found.shown
        self._tell(found)

    def _planned(self, options: Options, found: Outcome) -> None:
        self._job = None
        self._old += self._waiting.take_over(options, found)
        self._tell(found)

    def _tell(self, found: Outcome) -> None:
        """Tells what was found, unless something was decided meanwhile or the dossier has moved on."""
        if self._again or self.is_behind:
            self.plan()
        else:
            self.found.emit(found)
            self._let_go()
            self.look_at_dossier()

    def _failed(self, words: Words) -> None:
        self._job = None
        self._waiting.trouble = words
        self.failed.emit(words)

    def _stopped(self) -> None:
        self._job = None
        self.stopped.emit()

    def stop(self) -> None:
        """Asks the work to stop."""
        if self._job is not None:
            self._job.cancel()

    # ---- the dossier meanwhile

    def look_at_dossier(self) -> None:
        """Asks whether the dossier, or the file, has changed since the plan was made."""
        waiting = self._waiting
        self._bench.jobs.read(
            lambda reader: (latest_change(reader), waiting.newer()), self._seen, owner=self, key=f"as-of-{id(self)}"
        )

    def _seen(self, found: tuple[int, tuple[int, int] | None]) -> None:
        latest, stamp = found
        self._latest = max(self._latest, latest)
        if self._job is not None:
            return
        if self.is_behind:
            self.behind.emit()
        elif stamp is not None and stamp != self._told_of:
            self._told_of = stamp
            self.newer.emit()

    # ---- writing

    def carry_out(self) -> None:
        """Writes what is shown; nothing where the dossier is another one than the plan was made for."""
        shown = self._waiting.shown
        if shown is None or self._job is not None:
            return
        waiting, held, as_of = self._waiting, [shown.plan], shown.as_of  # what a job holds is freed by the window

        def work(writing: Writing) -> Effect | None:
            plan = held.pop()
            if latest_change(writing.dossier.reader) == as_of:
                waiting.effect = writing.carry_out(plan)  # known even where this screen is gone by then
            return waiting.effect

        self.began.emit(_WRITING)
        self._job = self._bench.jobs.write(
            work, self._written, owner=self, failed=self._refused, stopped=self._stopped, progress=self.step.emit
        )

    def _written(self, effect: Effect | None) -> None:
        self._job = None
        if effect is None:
            self.look_at_dossier()
        else:
            self.written.emit(effect)

    def _refused(self, words: Words) -> None:
        self._job = None
        self.refused.emit(words)

    # ---- ending

    def end(self) -> None:
        """Stops, and gives the plan up: the import is over, or is begun anew."""
        self.stop()
        self._old += self._waiting.forget_plan()
        self._let_go()

    def _let_go(self) -> None:
        """Leaves plans that nobody sees any more to the lane that made them: freeing a large one takes its time."""
        held = [shown.plan for shown in self._old]
        self._old.clear()
        if held:
            self._bench.jobs.long(lambda _: let_go_of(held), lambda _: None, bare=True)


_READING = Words("Leyendo el archivo…", "Reading the file…")
_WRITING = Words("Escribiendo…", "Writing…")

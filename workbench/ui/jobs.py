"""Work off the window's thread: three lanes with a connection each; the only module that knows threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from workbench.i18n import Told, Words
from workbench.progress import Cancelled
from workbench.ui.desks import Desks, Writing

T = TypeVar("T")
Then = Callable[[Any], None]
Failed = Callable[[Words], None]
Told_ = Callable[[str, int, int], None]


class Lane(Enum):
    """Who does a piece of work: the reader for lists and forms, the desk for what takes long, the writer."""

    READER = "reader"
    DESK = "desk"
    WRITER = "writer"


@dataclass
class Job:
    """One piece of work. ``cancel`` asks it to stop; then nothing is heard of it but ``stopped``."""

    number: int
    lane: Lane
    work: Callable[[Any], Any]
    then: Then
    failed: Failed | None
    stopped: Callable[[], None] | None
    progress: Told_ | None
    owner: QObject | None
    key: str
    bare: bool = False  # needs no dossier
    cancelled: bool = False
    effects: list[Any] = field(default_factory=list)

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self.cancelled = True


@dataclass(frozen=True)
class _Watch:
    """The progress of a job, as its own thread tells it."""

    job: Job
    tell: Callable[[Job, str, int, int], None]

    def step(self, name: str, done: int, total: int) -> None:
        """Passes the step on; raises Cancelled where the job is no longer wanted."""
        if self.job.cancelled:
            raise Cancelled
        self.tell(self.job, name, done, total)


class JobRunner(QObject):
    """Runs work on the lanes of one dossier and hands results back to the window's thread.

    ``committed`` is emitted for every change that was written, whoever asked for it. ``trouble`` carries one
    sentence (Words) where a job without a handler of its own failed; ``crashed`` the exception of a bug.
    """

    committed = Signal(object)
    trouble = Signal(object)
    crashed = Signal(object)
    busy = Signal(bool)
    _ended = Signal(object, object, object)
    _told = Signal(object, str, int, int)

    def __init__(self, desks: Desks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desks = desks
        self._numbers = count(1)
        self._waiting: dict[str, Job] = {}
        self._open: set[int] = set()
        self._queues: dict[Lane, SimpleQueue[Job | None]] = {lane: SimpleQueue() for lane in Lane}
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._run, args=(lane,), name=f"workbench-{lane.value}", daemon=True)
            for lane in Lane
        ]
        for thread in self._threads:
            thread.start()

    # ---- asked for by the window

    def read(
        self,
        work: Callable[[Any], T],
        then: Callable[[T], None],
        *,
        owner: QObject | None = None,
        key: str = "",
        failed: Failed | None = None,
    ) -> Job:
        """Short work with a Reader. A later job with the same ``key`` takes the place of one that waits."""
        return self._post(Lane.READER, work, then, owner=owner, key=key, failed=failed)

    def long(
        self,
        work: Callable[[Any], T],
        then: Callable[[T], None],
        *,
        owner: QObject | None = None,
        key: str = "",
        failed: Failed | None = None,
        stopped: Callable[[], None] | None = None,
        progress: Told_ | None = None,
        bare: bool = False,
    ) -> Job:
        """Long work with a Reading: a dossier opened for reading, and the progress to tell; ``bare`` with neither."""
        return self._post(
            Lane.DESK, work, then, owner=owner, key=key, failed=failed, stopped=stopped, progress=progress, bare=bare
        )

    def write(
        self,
        work: Callable[[Writing], T],
        then: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Failed | None = None,
        stopped: Callable[[], None] | None = None,
        progress: Told_ | None = None,
    ) -> Job:
        """Work with a Writing, the only way to change the dossier; done in the order in which it was asked for."""
        return self._post(
            Lane.WRITER, work, then or _nothing, owner=owner, failed=failed, stopped=stopped, progress=progress
        )

    def open(self, path: Path, then: Callable[[bool], None], failed: Failed) -> None:
        """Opens a dossier on every lane; ``then`` is told whether it may be written to."""

        def opened(writable: bool) -> None:
            self.read(lambda _: None, lambda _: then(writable), failed=failed)

        self._post(Lane.WRITER, lambda _: self._desks.open(path), opened, failed=failed, bare=True)

    def close(self) -> None:
        """Lets what is to be written be written, stops the rest, closes the dossier. Waits for it."""
        for lane in (Lane.READER, Lane.DESK):
            for job in list(self._waiting.values()):
                if job.lane is lane:
                    job.cancelled = True
        self._desks.closing = True
        for lane in Lane:
            self._queues[lane].put(None)
        for thread in self._threads:
            thread.join()
        self._desks.close()

    @property
    def has_work(self) -> bool:
        """Whether anything is asked for and not delivered yet."""
        return bool(self._open)

    def _post(
        self,
        lane: Lane,
        work: Callable[[Any], Any],
        then: Then,
        *,
        owner: QObject | None = None,
        key: str = "",
        failed: Failed | None = None,
        stopped: Callable[[], None] | None = None,
        progress: Told_ | None = None,
        bare: bool = False,
    ) -> Job:
        job = Job(next(self._numbers), lane, work, then, failed, stopped, progress, owner, key, bare)
        if key:
            before = self._waiting.get(key)
            if before is not None:
                before.cancelled = True
            self._waiting[key] = job
        if not self._open:
            self.busy.emit(True)
        self._open.add(job.number)
        self._queues[lane].put(job)
        return job

    # ---- done by the lanes

    def _run(self, lane: Lane) -> None:
        queue = self._queues[lane]
        while (job := queue.get()) is not None:
            if job.cancelled:
                self._ended.emit(job, None, Cancelled())
                continue
            try:
                tools = self._tools(lane, job)
                if tools is None and not job.bare:
                    raise Told(_NO_DOSSIER)
                result = job.work(tools)
            except BaseException as error:  # whatever it is, the window's thread is to know
                self._ended.emit(job, None, error)
            else:
                self._ended.emit(job, result, None)
            job = result = tools = None  # what a lane that rests still holds would be freed by nobody

    def _tools(self, lane: Lane, job: Job) -> Any:
        watch = _Watch(job, self._told.emit)
        if lane is Lane.READER:
            return self._desks.reader()
        if lane is Lane.DESK:
            return self._desks.reading(watch)
        return self._desks.writing(watch, job.effects)

    # ---- back on the window's thread

    def _pass_on(self, job: Job, name: str, done: int, total: int) -> None:
        if job.progress is not None and not job.cancelled and _is_there(job.owner):
            job.progress(name, done, total)

    def _deliver(self, job: Job, result: Any, error: BaseException | None) -> None:
        self._open.discard(job.number)
        if self._waiting.get(job.key) is job:
            del self._waiting[job.key]
        if not self._open:
            self.busy.emit(False)
        for effect in job.effects:
            self.committed.emit(effect)
        if error is None:
            if not job.cancelled or job.effects:
                if _is_there(job.owner):
                    job.then(result)
            elif job.stopped is not None and _is_there(job.owner):
                job.stopped()
        elif isinstance(error, Cancelled):
            if job.stopped is not None and _is_there(job.owner):
                job.stopped()
        elif isinstance(error, Told):
            self._fail(job, error.words)
        else:
            self.crashed.emit(error)
            self._fail(job, _BUG)

    def _fail(self, job: Job, words: Words) -> None:
        if job.failed is None:
            self.trouble.emit(words)
        elif _is_there(job.owner):
            job.failed(words)


def _is_there(owner: QObject | None) -> bool:
    """Whether who asked for a job can still hear of it: its C++ half may be gone."""
    return owner is None or shiboken6.isValid(owner)


def _nothing(_: Any) -> None:
    """For a job whose result nobody waits for."""


_NO_DOSSIER = Words("No hay ningún expediente abierto.", "No dossier is open.")
_BUG = Words("Error interno del programa.", "Internal error of the program.")

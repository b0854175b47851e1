"""Which screen is made of what; each is made when it is first shown, and its code loaded before, while nobody waits."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.ui.jobs import JobRunner
from workbench.ui.page import Page
from workbench.ui.screens import screen

if TYPE_CHECKING:
    from workbench.ui.desks import Reading
    from workbench.ui.main_window import MainWindow

Maker = Callable[["MainWindow"], Page]


def make_page(window: MainWindow, key: str) -> Page:
    """The screen of a key for a window."""
    return _CODE.get(key, _records(key))()(window)


class CodeLoader(QObject):
    """Loads the code of all screens on the lane for long work, once a dossier is open and the lanes rest: whoever goes
    to a screen for the first time would wait a quarter of a second for it.
    """

    def __init__(self, jobs: JobRunner, window: MainWindow) -> None:
        super().__init__(window)
        self._jobs, self._window = jobs, window
        jobs.busy.connect(self._hear)

    def _hear(self, busy: bool) -> None:
        if not busy and self._window.path is not None:
            self._jobs.busy.disconnect(self._hear)
            self._jobs.long(_load, lambda _: gc.freeze(), owner=self, key="code")  # code stays: no rubbish is in it


def _load(reading: Reading) -> None:
    for done, load in enumerate(_CODE.values()):
        reading.progress.step("code", done, len(_CODE))  # a window that closes need not wait for the rest
        load()


def _today() -> Maker:
    from workbench.ui.today.page import TodayPage

    return lambda window: TodayPage(
        window.bench, str(window.path.absolute()) if window.path is not None else "", lambda: waiting(window)
    )


def _issues() -> Maker:
    from workbench.ui.matrix.page import IssuesPage

    return lambda window: IssuesPage(window.bench, screen("issues"), window.kept)


def _bodies() -> Maker:
    from workbench.ui.bodies.page import BodiesPage

    return lambda window: BodiesPage(window.bench, screen("bodies"), window.kept)


def _requests() -> Maker:
    from workbench.ui.requests.page import RequestsPage

    return lambda window: RequestsPage(window.bench, screen("requests"), window.kept)


def _treaty() -> Maker:
    from workbench.ui.treaty.page import TreatyPage

    return lambda window: TreatyPage(window.bench, screen("treaty"), window.kept)


def _inquiries() -> Maker:
    from workbench.ui.inquiries.page import InquiriesPage

    return lambda window: InquiriesPage(window.bench, screen("inquiries"), window.kept)


def _calendar() -> Maker:
    from workbench.ui.calendar.page import CalendarPage

    return lambda window: CalendarPage(window.bench, screen("calendar"), window.kept)


def _capture() -> Maker:
    from workbench.ui.table.page import CapturePage

    return lambda window: CapturePage(window.bench, window.kept, window.path)


def _imports() -> Maker:
    from workbench.ui.importing.page import ImportsPage

    return lambda window: ImportsPage(window.bench, window.kept)


def _checks() -> Maker:
    from workbench.ui.checks.page import ChecksPage

    return lambda window: ChecksPage(window.bench)


def _briefs() -> Maker:
    from workbench.ui.briefs.page import BriefsPage

    return lambda window: BriefsPage(window.bench)


def _search() -> Maker:
    from workbench.ui.search.page import SearchPage

    return lambda window: SearchPage(window.bench)


def _records(key: str) -> Callable[[], Maker]:
    """A screen that shows lists of records and nothing of its own."""

    def load() -> Maker:
        from workbench.ui.records.page import RecordsPage

        return lambda window: RecordsPage(window.bench, screen(key), window.kept)

    return load


def waiting(window: MainWindow) -> list[str]:
    """The files of imports that were begun and not carried out."""
    return [begun.path.name for begun in window.kept.get("imports", ())]


_CODE: dict[str, Callable[[], Maker]] = {
    "today": _today,
    "issues": _issues,
    "requests": _requests,
    "inquiries": _inquiries,
    "bodies": _bodies,
    "capture": _capture,
    "treaty": _treaty,
    "calendar": _calendar,
    "imports": _imports,
    "checks": _checks,
    "briefs": _briefs,
    "search": _search,
}

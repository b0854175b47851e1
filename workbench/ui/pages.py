"""Which screen is made of what; each is made, and its code loaded, when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.page import Page
from workbench.ui.screens import screen

if TYPE_CHECKING:
    from workbench.ui.main_window import MainWindow


def make_page(window: MainWindow, key: str) -> Page:
    """The screen of a key for a window."""
    bench = window.bench
    if key == "today":
        from workbench.ui.today.page import TodayPage

        return TodayPage(bench, str(window.path.absolute()) if window.path is not None else "", lambda: waiting(window))
    if key == "calendar":
        from workbench.ui.calendar.page import CalendarPage

        return CalendarPage(bench, screen(key), window.kept)
    if key == "bodies":
        from workbench.ui.bodies.page import BodiesPage

        return BodiesPage(bench, screen(key), window.kept)
    if key == "issues":
        from workbench.ui.matrix.page import IssuesPage

        return IssuesPage(bench, screen(key), window.kept)
    if key == "capture":
        from workbench.ui.table.page import CapturePage

        return CapturePage(bench, window.kept, window.path)
    if key == "requests":
        from workbench.ui.requests.page import RequestsPage

        return RequestsPage(bench, screen(key), window.kept)
    if key == "treaty":
        from workbench.ui.treaty.page import TreatyPage

        return TreatyPage(bench, screen(key), window.kept)
    if key == "inquiries":
        from workbench.ui.inquiries.page import InquiriesPage

        return InquiriesPage(bench, screen(key), window.kept)
    if key == "imports":
        from workbench.ui.importing.page import ImportsPage

        return ImportsPage(bench, window.kept)
    if key == "checks":
        from workbench.ui.checks.page import ChecksPage

        return ChecksPage(bench)
    if key == "briefs":
        from workbench.ui.briefs.page import BriefsPage

        return BriefsPage(bench)
    if key == "search":
        from workbench.ui.search.page import SearchPage

        return SearchPage(bench)
    from workbench.ui.records.page import RecordsPage

    return RecordsPage(bench, screen(key), window.kept)


def waiting(window: MainWindow) -> list[str]:
    """The files of imports that were begun and not carried out."""
    return [begun.path.name for begun in window.kept.get("imports", ())]

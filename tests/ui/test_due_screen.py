"""Meetings due in the window: the figures of each body, the ways of counting, points that open their meeting."""

from __future__ import annotations

from uuid import uuid4

from driving import Driver
from PySide6.QtCore import QDate, QPoint, QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Meeting
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.ui.bodies.due import LINE, MeetingsDue
from workbench.ui.bodies.page import BodiesPage
from workbench.ui.places import Place

SPS = "Comité de Medidas Sanitarias y Fitosanitarias"


def shown(driver: Driver) -> MeetingsDue:
    driver.window.go(Place("bodies"))
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage)
    page.due.day.setDate(QDate(2026, 7, 1))
    wait(driver)
    return page.due


def wait(driver: Driver) -> None:
    QTest.qWait(80)  # what is asked while a date is typed settles first
    driver.still()


def row_of(due: MeetingsDue, title: str) -> int:
    return next(n for n in range(due.model.rowCount()) if due.model.item(n, 0).text() == title)


def figures(due: MeetingsDue, title: str) -> list[str]:
    return [due.model.item(row_of(due, title), at).text() for at in (1, 2, 3)]


def test_the_figures_of_a_body(driver: Driver) -> None:
    due = shown(driver)
    QAbstractItemModelTester(due.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert figures(due, SPS) == ["6", "2", "4"]
    assert figures(due, "Comité de Medio Ambiente") == ["–", "4", "–"]
    due.counting.setCurrentIndex(due.counting.findData("calendar"))
    wait(driver)
    assert figures(due, SPS) == ["5", "2", "3"]


def test_our_own_file_is_shown_when_asked_for(driver: Driver) -> None:
    due = shown(driver)
    body = due.model.item(row_of(due, SPS), due.model.columnCount() - 1).data(LINE).owed.body
    ours = Meeting(
        uid=str(uuid4()),
        title=Parallel(es="Sesión interna"),
        body=body.uid,
        when=from_iso("2024-03-05"),
        standing=Chosen("held"),
        known_from=Chosen("own_file"),
    )
    driver.window.bench.commit(ChangeSet((Create(ours),), "reunión"))
    wait(driver)
    assert figures(due, SPS) == ["6", "2", "4"]
    due.own.click()
    wait(driver)
    assert figures(due, SPS) == ["6", "3", "3"]


def test_a_point_opens_its_meeting_and_enter_its_body(driver: Driver) -> None:
    due = shown(driver)
    row = row_of(due, SPS)
    index = due.model.index(row, due.model.columnCount() - 1)
    due.table.scrollTo(index)
    line = index.data(LINE)
    area = due.table.visualRect(index)
    point = next(p for p in line.points if p.kind == "held")
    spot = next(
        QPoint(x, area.center().y())
        for x in range(area.left(), area.right())
        if (found := due.line.point_at(QRectF(area), line, QPoint(x, area.center().y()).toPointF())) and found == point
    )
    QTest.mouseClick(due.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    driver.still()
    assert driver.form().uid == point.uid

    due = shown(driver)
    due.table.setCurrentIndex(due.model.index(row_of(due, SPS), 0))
    due.table.setFocus()
    QTest.keyClick(due.table, Qt.Key.Key_Return)
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage) and page.history.isVisible()
    driver.until(lambda: page.history.shown is not None)
    assert page.history.shown is not None and page.history.shown.page.title == SPS


def test_only_what_was_read(driver: Driver) -> None:
    due = shown(driver)
    all_ = due.model.rowCount()
    due.read.click()
    wait(driver)
    titles = [due.model.item(n, 0).text() for n in range(due.model.rowCount())]
    assert SPS in titles and "Comité de Telecomunicaciones" not in titles and len(titles) < all_

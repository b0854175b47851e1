"""Requests over time and the readout of a round in the window: numbers that open their rows, lines their records."""

from __future__ import annotations

from uuid import uuid4

import pytest
from driving import Driver
from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView
from test_accessible import nameless

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Body, Commitment, Issue, Meeting, Request
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.settings import TEXT_SIZE
from workbench.ui.places import Place
from workbench.ui.requests.course import Course
from workbench.ui.requests.over_time import COURSE, OverTime
from workbench.ui.requests.page import RequestsPage
from workbench.ui.requests.readout import ReadoutView


@pytest.fixture
def met(driver: Driver) -> Meeting:
    """A round at which ten requests of one table were put; six are closed, one is answered, one thing was promised."""
    issue = Issue(uid=str(uuid4()), title=Parallel("Lácteos de prueba"), table="Mesa láctea")
    actor = Actor(uid=str(uuid4()), title=Parallel("Quien pide"))
    body = Body(uid=str(uuid4()), title=Parallel("Ronda de prueba"), kind=Chosen("bilateral"))
    met = Meeting(uid=str(uuid4()), title=Parallel("Ronda uno"), body=body.uid, when=from_iso("2026-11-20"))
    asked = [
        Request(
            uid=str(uuid4()), title=Parallel(f"Petición {n}"), asked_by=actor.uid, issues=(issue.uid,), meeting=met.uid,
            received=from_iso("2026-03-01"), **({"status": Chosen("settled"), "closed": from_iso("2026-07-15")} if n < 6
            else {"response": Chosen("counter"), "answered": from_iso("2026-06-01")} if n == 6 else {}),
        )
        for n in range(10)
    ]  # fmt: skip
    promise = Commitment(uid=str(uuid4()), title=Parallel("Enviar la lista"), owner=actor.uid, meeting=met.uid)
    driver.window.bench.commit(ChangeSet(tuple(map(Create, (issue, actor, body, met, promise, *asked))), "prueba"))
    driver.still()
    return met


def page(driver: Driver, tab: str, uid: str = "") -> RequestsPage:
    driver.window.go(Place("requests", tab, uid))
    driver.still()
    shown = driver.window.current_page()
    assert isinstance(shown, RequestsPage)
    return shown


def over_time(driver: Driver) -> OverTime:
    return page(driver, "over-time").over_time


def rows(view: OverTime) -> list[list[str]]:
    return [[view.model.item(r, c).text() for c in range(5)] for r in range(view.model.rowCount())]


def row_of(view: OverTime, name: str) -> int:
    return next(r for r in range(view.model.rowCount()) if view.model.item(r, 0).text() == name)


def pressed(driver: Driver, table: QAbstractItemView, index: QModelIndex) -> None:
    table.setFocus()
    table.setCurrentIndex(index)
    QTest.keyClick(table, Qt.Key.Key_Return)
    driver.still()


def test_the_counts_their_course_and_the_claims(driver: Driver, met: Meeting) -> None:
    view = over_time(driver)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert rows(view)[:5] == [
        ["Todas las solicitudes", "12", "9", "3", "7"],  # those of the bundled dossier and the ten
        ["Canadá", "1", "0", "1", "1"],
        ["Estados Unidos", "2", "1", "1", "0"],
        ["México", "5", "5", "0", "0"],
        ["Quien pide", "4", "3", "1", "6"],
    ]
    assert view.told.text() == "12 sobre la mesa (9 abiertas, 3 contestadas), 7 cerradas"
    course = view.model.item(4, 5).data(COURSE)
    assert isinstance(course, Course) and course.most == 19, "the same measure for every course"
    assert [(d.isoformat(), len(c.pending)) for d, c in course.points[:3]] == [
        ("2026-03-01", 10), ("2026-06-01", 10), ("2026-07-15", 4),
    ]  # fmt: skip
    assert "2026-07-15: 4 sobre la mesa" in view.model.item(4, 5).accessibleText()
    claims = [view.model.item(r, 5).text() for r in range(5, view.model.rowCount())]
    assert claims == ["54 (por verificar)", "14 · 15 de julio de 2026 (por verificar)"]
    assert nameless(QAccessible.queryAccessibleInterface(view)) == []


def test_a_number_opens_its_requests_and_a_claim_its_figure(driver: Driver, met: Meeting) -> None:
    view = over_time(driver)
    pressed(driver, view.table, view.model.index(row_of(view, "Quien pide"), 4))
    shown = driver.window.current_page()
    assert isinstance(shown, RequestsPage) and len(shown.pane().model.ids) == 6
    view = over_time(driver)
    pressed(driver, view.table, view.model.index(view.model.rowCount() - 1, 0))
    assert driver.form().type.name == "figure"


def test_another_day_and_another_grouping(driver: Driver, met: Meeting) -> None:
    view = over_time(driver)
    view.day.setDate(QDate(2026, 5, 1))
    driver.still()
    assert rows(view)[row_of(view, "Quien pide")] == ["Quien pide", "10", "10", "0", "0"]
    view.by.setCurrentIndex(view.by.findData("table"))
    driver.still()
    assert rows(view)[row_of(view, "Mesa láctea")][1] == "10"
    driver.window.settings.set(TEXT_SIZE, 200)
    driver.window.rebuild()
    driver.still()
    again = driver.window.current_page()
    assert isinstance(again, RequestsPage) and again.over_time.grouped_by() == "table"


def readout(driver: Driver, uid: str = "") -> ReadoutView:
    return page(driver, "readout", uid).readout


def test_a_round_is_chosen_and_its_lines_open_their_records(driver: Driver, met: Meeting) -> None:
    view = readout(driver)
    assert view.wanted == met.uid, "the latest"
    branches = {view.model.item(r, 0).text(): view.model.item(r, 0) for r in range(view.model.rowCount())}
    assert list(branches) == [
        "Lo que se pidió (10)", "Lo que se contestó (0)", "Acordado ad referéndum y resultados (0)",
        "Lo que se prometió (1)", "Lo que dijo cada parte (0)", "Lo que queda abierto (5)",
    ]  # fmt: skip
    line = branches["Lo que se prometió (1)"].child(0, 0)
    assert line.text().startswith("Quien pide · Enviar la lista")
    pressed(driver, view.tree, line.index())
    assert driver.form().type.name == "commitment"
    view = readout(driver)
    view.round.setCurrentIndex(view.round.count() - 1)
    view.round.activated.emit(view.round.count() - 1)
    driver.still()
    assert view.wanted not in ("", met.uid) and view.round.currentData() == view.wanted
    assert nameless(QAccessible.queryAccessibleInterface(view)) == []

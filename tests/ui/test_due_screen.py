"""Meetings due in the window: the figures of each body, the ways of counting, points that open their meeting."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from driving import Driver
from PySide6.QtCore import QDate, QPoint, QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QHeaderView

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Meeting
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.settings import TEXT_SIZE
from workbench.ui.bodies.due import LINE, RESTS, MeetingsDue
from workbench.ui.bodies.line_of_time import x_of
from workbench.ui.bodies.page import BodiesPage
from workbench.ui.places import Place

HEARD = Qt.ItemDataRole.AccessibleTextRole
TBT = "Comité de Obstáculos Técnicos al Comercio"
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


def test_every_body_has_its_answer(driver: Driver) -> None:
    due = shown(driver)
    assert due.model.rowCount() == 39
    rests = {due.model.item(n, 0).text(): due.model.item(n, 4).text() for n in range(39)}
    assert rests[SPS] == "Documento de análisis" and rests[TBT] == "Regla general, texto no leído"
    assert rests["Comité de Comercio de Mercancías"] == "A solicitud: nunca en falta"
    assert rests["Subcomité Trilateral de Coordinación de Respuesta a Emergencias"] == "Sin periodicidad leída"
    assert figures(due, "Subcomité Trilateral de Coordinación de Respuesta a Emergencias") == ["–", "0", "–"]
    told = due.model.item(row_of(due, TBT), 5).accessibleText()
    assert "6 previstas, 0 celebradas, 6 sin registro público (regla general, texto no leído)" in told
    assert "1 afirmación de terceros, de 4 reuniones, sin contar" in told


def test_meetings_of_the_period_under_way_stand_in_parentheses(driver: Driver) -> None:
    due = shown(driver)
    due.day.setDate(QDate(2021, 6, 30))
    wait(driver)
    assert figures(due, "Comisión de Libre Comercio") == ["0", "0 (+1)", "0"]
    told = due.model.item(row_of(due, "Comisión de Libre Comercio"), 5).accessibleText()
    assert "0 previstas, 0 celebradas, 0 sin registro público, y 1 en el periodo en curso" in told


def test_large_text_keeps_what_figures_rest_on_and_room_for_bodies(driver: Driver) -> None:
    driver.settings.set(TEXT_SIZE, 200)
    driver.window.rebuild()
    due = shown(driver)
    assert due.table.isColumnHidden(4)
    cell = due.model.item(row_of(due, TBT), 5)
    assert cell.data(RESTS) == "Regla general, texto no leído"
    tall = due.table.verticalHeader().defaultSectionSize()
    assert due.table.viewport().height() >= 3 * tall and not due.legend.isVisible()
    index = due.model.indexFromItem(cell)
    due.table.scrollTo(index)
    driver.still()
    area = due.table.visualRect(index)
    picture = due.table.viewport().grab(area).toImage()
    below = range(round(picture.height() * 0.7), picture.height())
    inked = {picture.pixelColor(x, y).name() for y in below for x in range(picture.width())}
    assert len(inked) > 1  # the words are painted below the line
    driver.click(due.explain)
    assert due.legend.isVisible()


def test_the_years_stand_over_the_lines_where_there_is_room(driver: Driver) -> None:
    due = shown(driver)
    assert [one.text() for one in due.years.labels if one.isVisible()] == [str(y) for y in range(2021, 2028)]
    column = due.model.columnCount() - 1
    header = due.table.horizontalHeader()
    area = QRectF(header.sectionViewportPosition(column), 0, header.sectionSize(column), 10)
    line = due.model.item(0, column).data(LINE)
    for label in due.years.labels:
        there = x_of(area, (line.since, line.until), date(int(label.text()), 1, 1))
        assert abs(label.geometry().center().x() - there) <= 2
    assert "2020 a 2027" in str(due.model.headerData(column, Qt.Orientation.Horizontal, HEARD))
    header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
    header.resizeSection(column, 200)
    driver.still()
    assert [one.text() for one in due.years.labels if one.isVisible()] == ["2021", "2023", "2025", "2027"]


def test_only_what_was_read(driver: Driver) -> None:
    due = shown(driver)
    all_ = due.model.rowCount()
    due.read.click()
    wait(driver)
    titles = [due.model.item(n, 0).text() for n in range(due.model.rowCount())]
    assert SPS in titles and "Comité de Telecomunicaciones" not in titles and len(titles) < all_

"""The position matrix in the window: what each cell says, what chooses the issues, where a cell leads."""

from __future__ import annotations

from uuid import uuid4

from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QStandardItem
from PySide6.QtTest import QAbstractItemModelTester, QTest
from test_accessible import nameless

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.settings import TEXT_SIZE
from workbench.ui.matrix.page import IssuesPage
from workbench.ui.matrix.view import MatrixView
from workbench.ui.places import Place

MINE = "Tema de la prueba"


def matrix(driver: Driver) -> MatrixView:
    driver.window.go(Place("issues", "matrix"))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, IssuesPage)
    return page.matrix


def item(view: MatrixView, issue: str, actor: str) -> QStandardItem:
    rows = [view.model.verticalHeaderItem(n).text() for n in range(view.model.rowCount())]
    columns = [view.model.horizontalHeaderItem(n).text() for n in range(view.model.columnCount())]
    return view.model.item(rows.index(issue), columns.index(actor))


def filled(driver: Driver) -> list[Position]:
    """An issue at a table of its own on which one actor says, is estimated, and says and is estimated."""
    issue = Issue(uid=str(uuid4()), title=Parallel(MINE), table="Lácteos")
    actors = [Actor(uid=str(uuid4()), title=Parallel(f"Actor {n}")) for n in range(3)]

    def position(actor: int, stance: str, standing: str, **more: object) -> Position:
        return Position(
            uid=str(uuid4()), on=Parallel(f"Punto {stance}"), issue=issue.uid, actor=actors[actor].uid,
            stance=Chosen(stance), standing=Chosen(standing), **more,
        )  # fmt: skip

    made = [
        position(0, "opposes", "stated", red_line=Parallel("Nunca.")),
        position(1, "supports", "estimate"),
        position(2, "supports", "stated"),
        position(2, "refuses", "estimate"),
    ]
    driver.window.bench.commit(ChangeSet(tuple(map(Create, (issue, *actors, *made))), "posiciones"))
    driver.still()
    return made


def test_the_cells_tell_apart_what_is_said_estimated_unsourced_and_reserved(driver: Driver) -> None:
    filled(driver)
    view = matrix(driver)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.boxes["table"].setCurrentIndex(view.boxes["table"].findData("Lácteos"))
    view.boxes["table"].activated.emit(1)
    driver.still()
    assert view.model.rowCount() == 1 and view.model.columnCount() == 3
    said, guessed, both = (item(view, MINE, f"Actor {n}") for n in range(3))
    assert (said.text(), guessed.text(), both.text()) == ("Se opone · ?", "≈ Apoya · ?", "Apoya, ≈ Fuera de mesa · ?")
    assert not said.icon().isNull() and guessed.icon().isNull()
    assert guessed.font().italic() and not said.font().italic() and not both.font().italic()
    assert {i.background().style() for i in (said, guessed, both)} == {Qt.BrushStyle.BDiagPattern}
    told = guessed.accessibleText()
    assert "estimación nuestra" in told and "sin fuente" in told and "sin verificar" in told
    assert "tiene línea roja" in said.accessibleText()


def test_the_bundled_positions_and_their_ages(driver: Driver) -> None:
    view = matrix(driver)
    assert "22 temas, 12 de 40 actores" in view.told.text()
    sourced = item(view, "Energía", "USTR")
    assert sourced.text() == "Apoya" and sourced.background().style() == Qt.BrushStyle.SolidPattern
    assert item(view, "Reglas de origen automotrices", "USTR").text().startswith("Apoya · ")
    driver.click(view.everybody)
    assert view.model.columnCount() == 40
    shown = sum(len(view.shown.matrix.cells[where]) for where in view.shown.matrix.cells)  # type: ignore[union-attr]
    assert shown == 71


def test_a_cell_opens_its_position_or_their_list_and_an_issue_itself(driver: Driver) -> None:
    made = filled(driver)
    view = matrix(driver)
    driver.click(view.everybody)
    pressed(driver, view, item(view, MINE, "Actor 0"))
    assert driver.form().uid == made[0].uid
    view = matrix(driver)
    pressed(driver, view, item(view, MINE, "Actor 2"))
    page = driver.window.current_page()
    assert isinstance(page, IssuesPage) and len(page.pane().model.ids) == 2
    view = matrix(driver)
    pressed(driver, view, item(view, "Energía", "Actor 0"))  # an empty cell leads nowhere
    assert matrix(driver).isVisible()
    view.table.verticalHeader().sectionDoubleClicked.emit(item(view, MINE, "Actor 0").row())
    driver.still()
    assert driver.form().uid == made[0].issue


def pressed(driver: Driver, view: MatrixView, cell: QStandardItem) -> None:
    view.table.setFocus()
    view.table.setCurrentIndex(cell.index())
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    driver.still()


def test_what_chooses_the_issues_outlives_another_size_of_text(driver: Driver) -> None:
    view = matrix(driver)
    at = view.boxes["chapter"].findData("9")
    view.boxes["chapter"].setCurrentIndex(at)
    view.boxes["chapter"].activated.emit(at)
    driver.still()
    assert view.model.rowCount() == 1 and view.boxes["table"].isHidden()
    driver.settings.set(TEXT_SIZE, 200)
    driver.window.rebuild()
    driver.still()
    view = matrix(driver)
    assert view.model.rowCount() == 1 and view.boxes["chapter"].currentText() == "Cap. 9"
    assert nameless(QAccessible.queryAccessibleInterface(driver.window)) == []
    page = driver.window.current_page()
    assert isinstance(page, IssuesPage) and page.panes() == [view.table] and page.current_uid() == ""

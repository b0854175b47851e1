"""Every screen that computes something saves it as a workbook: what is shown, for the audience that is chosen."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from driving import Driver
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from workbench.domain.audience import Audience
from workbench.ui.bodies.page import BodiesPage
from workbench.ui.books import BookDialog
from workbench.ui.matrix.page import IssuesPage
from workbench.ui.places import Place
from workbench.ui.treaty.page import TreatyPage
from workbench.ui.treaty.places import COVERAGE_TAB


def book(driver: Driver, button: QPushButton, out: Path, audience: Audience = Audience.PUBLIC) -> openpyxl.Workbook:
    assert button.text() == "Guardar como libro…"
    driver.answers.save_next.append(out)
    driver.click(button)
    asked = driver.dialog(BookDialog)
    assert isinstance(asked, BookDialog)
    asked.handing.audience.setCurrentIndex(asked.handing.audience.findData(int(audience)))
    driver.click(asked.save)
    assert f"{out.name}: " in asked.told.text() and "nada está reservado" in asked.told.text()
    asked.reject()
    return openpyxl.load_workbook(out)


def test_meetings_due_as_they_are_counted_on_the_screen(driver: Driver, tmp_path: Path) -> None:
    driver.window.go(Place("bodies"))
    page = driver.window.current_page()
    assert isinstance(page, BodiesPage)
    page.due.day.setDate(QDate(2026, 7, 1))
    page.due.counting.setCurrentIndex(page.due.counting.findData("calendar"))
    QTest.qWait(80)  # what is asked while a date is typed settles first
    driver.still()
    saved = book(driver, page.due.book, tmp_path / "a.xlsx")
    heads, *found = saved["Periodicidad de reuniones"].iter_rows(values_only=True)
    (sps,) = [dict(zip(heads, row, strict=True)) for row in found if row[1] == "Art. 9.17"]
    assert (sps["Previstas"], sps["Sin registro público"]) == (5, 3)


def test_the_matrix_of_the_issues_that_are_chosen(driver: Driver, tmp_path: Path) -> None:
    driver.window.go(Place("issues", "matrix"))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, IssuesPage)
    box = page.matrix.boxes["chapter"]
    box.setCurrentIndex(box.findData("9"))
    box.activated.emit(box.currentIndex())
    driver.still()
    saved = book(driver, page.matrix.book, tmp_path / "a.xlsx", Audience.NEGOTIATORS)
    issues = [row[0] for row in saved["Matriz de posiciones"].iter_rows(min_row=2, values_only=True)]
    assert len(issues) == page.matrix.model.rowCount() == 1
    assert saved["Posiciones"]["A1"].value == "Clave"


def test_the_lens_and_the_map(driver: Driver, tmp_path: Path) -> None:
    driver.window.go(Place("treaty", COVERAGE_TAB))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, TreatyPage)
    saved = book(driver, page.coverage.book, tmp_path / "a.xlsx")
    assert saved["Mapa de capítulos"].max_row - 1 == page.coverage.model.rowCount()
    driver.window.go(Place("treaty", "lens"))
    assert not page.lens.book.isEnabled()
    driver.window.go(Place("treaty", "lens", words="9.17"))
    driver.still()
    saved = book(driver, page.lens.book, tmp_path / "b.xlsx")
    assert saved["Léeme"]["B1"].value == "Lente de Art. 9.17"
    driver.window.go(Place("treaty", "lens", words="nada"))
    driver.still()
    assert not page.lens.book.isEnabled()

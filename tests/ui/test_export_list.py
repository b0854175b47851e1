"""What a list shows leaves as a workbook of its own: its records alone, for one audience and proved."""

from __future__ import annotations

from pathlib import Path

from driving import Driver
from openpyxl import load_workbook

from workbench.domain.query import Holding
from workbench.ui.files.export import ExportDialog
from workbench.ui.places import Place
from workbench.ui.records.page import RecordsPage


def test_the_records_of_the_list_are_exported(driver: Driver, tmp_path: Path) -> None:
    driver.window.go(Place("issues", "issue", condition=Holding("acero")))
    driver.still()
    page = driver.window.current_page()
    assert isinstance(page, RecordsPage)
    count = len(page.pane().model.ids)
    assert 0 < count < 15
    out = tmp_path / "lista.xlsx"
    driver.answers.save_next.append(out)
    driver.command("export")
    dialog = driver.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.what.currentText() == f"Los de la lista: Temas ({count})"
    dialog.save.click()
    driver.still()
    assert out.exists() and dialog.told.text()
    sheet = load_workbook(out)["Temas"]
    assert 1 <= sheet.max_row - 1 <= count
    dialog.reject()


def test_a_screen_without_a_list_offers_none(driver: Driver) -> None:
    driver.window.go(Place("bodies"))
    driver.still()
    driver.command("export")
    dialog = driver.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.what.itemText(0) == "Todo el expediente"
    dialog.reject()


def test_escape_while_it_writes_stops_the_work_and_the_next_one_closes(driver: Driver, tmp_path: Path) -> None:
    driver.command("export")
    dialog = driver.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    out = tmp_path / "todo.xlsx"
    driver.answers.save_next.append(out)
    dialog.save.click()
    assert not dialog.save.isEnabled() and dialog.close_button.text() == "Detener"
    driver.keys("Escape", dialog)
    assert dialog.isVisible()
    driver.until(dialog.save.isEnabled)
    assert dialog.close_button.text() == "Cerrar" and not dialog.told.text() and not out.exists()
    driver.keys("Escape", dialog)
    driver.still()
    assert not driver.window.findChildren(ExportDialog)

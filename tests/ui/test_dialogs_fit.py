"""No dialog is larger than the screen, whatever the size of the text; what closes it can be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtWidgets import QDialog, QPushButton
from test_import_story import flow, written

from workbench.settings import TEXT_SIZE
from workbench.ui.help import AboutDialog, KeysDialog
from workbench.ui.importing.frame import FrameDialog


@pytest.mark.parametrize("size", [100, 200])
def test_dialogs_are_no_larger_than_the_screen(driver: Driver, tmp_path: Path, size: int) -> None:
    driver.settings.set(TEXT_SIZE, size)
    driver.window.build()
    driver.still()
    for command, kind in (("keys", KeysDialog), ("about", AboutDialog)):
        driver.command(command)
        _fits(driver, driver.dialog(kind))
    driver.drop(written(tmp_path / "a.xlsx", ("TEMA", "POSICIÓN MX"), ("Acero", "Cuota")))
    work = flow(driver)
    work.tabs.setCurrentWidget(work.tables)
    driver.click(work.tables.frame)
    _fits(driver, driver.dialog(FrameDialog))
    driver.click(work.discard)


def _fits(driver: Driver, dialog: QDialog) -> None:
    driver.still()
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width() and dialog.height() <= room.height(), type(dialog).__name__
    for button in dialog.findChildren(QPushButton):
        low = button.mapTo(dialog, button.rect().bottomRight())
        assert dialog.rect().contains(low), button.text()
    dialog.reject()
    driver.still()

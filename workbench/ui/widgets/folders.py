"""The folder of a file that was just written, opened in the program that shows folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from workbench.i18n import Words

OPEN_FOLDER = Words("Abrir carpeta", "Open folder")


def open_folder(folder: Path) -> None:
    """Shows a folder that the person chose; never a path out of a record."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

"""Asking for the file to import, and the kinds of files that imports know."""

from __future__ import annotations

from pathlib import Path

from workbench.i18n import Words
from workbench.ui.widgets.asking import Asking

_SHEETS = (
    (
        Words("Hojas de cálculo y exportaciones", "Workbooks and exports"),
        "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.json",
    ),
    (Words("Todos los archivos", "All files"), "*"),
)
PROFILES = ((Words("Perfiles de importación", "Import profiles"), "*.json"),)
DECISIONS = ((Words("Decisiones", "Decisions"), "*.json"),)


def ask_workbook(asking: Asking) -> Path | None:
    """The file to import; None where the person would rather not."""
    return asking.file_to_open(_IMPORT_TITLE, _SHEETS)


_IMPORT_TITLE = Words("Importar la hoja de una dependencia", "Import a ministry’s workbook")

"""The editor of any field: those of single values, and those that are made of them."""

from __future__ import annotations

from workbench.domain.types import Levels, Rows
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor
from workbench.ui.forms.editors import editor
from workbench.ui.forms.levels import LevelsEditor
from workbench.ui.forms.rows import RowsEditor

__all__ = ["editor"]


@editor.register
def _rows(type_: Rows, bench: Bench, name: str) -> Editor:
    return RowsEditor(type_, bench, name)


@editor.register
def _levels(type_: Levels, bench: Bench, name: str) -> Editor:
    return LevelsEditor(type_, bench, name)

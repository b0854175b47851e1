"""What every screen can do, whatever it shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.places import Place


class Page(QWidget):
    """One screen. ``moved`` carries the place told more exactly: which record the person went to."""

    moved = Signal(object)

    def visit(self, place: Place) -> None:
        """Shows a place on this screen."""

    def take_file(self, path: Path) -> None:
        """Takes a file that was dropped on the window or chosen for this screen."""

    def flush(self) -> None:
        """Writes what is pending; called before the person goes elsewhere, undoes, or closes."""

    def take_back(self) -> bool:
        """Takes back what was decided last and is not written yet; whether there was anything."""
        return False

    def keep(self, kept: dict[str, Any]) -> None:
        """Puts away what is to be there again when the screen is made anew in another language or look."""

    def unfinished(self) -> bool:
        """Whether something was typed that cannot be written yet."""
        return False

    def drop(self) -> None:
        """Forgets what cannot be written."""

    def focus(self) -> None:
        """Puts the focus where the work of the screen begins."""
        self.setFocus()

    def panes(self) -> list[QWidget]:
        """The parts of the screen between which F6 goes."""
        return [self]

    def current_uid(self) -> str:
        """The uid of the record that the person is at; empty for none."""
        return ""

    def listed(self) -> tuple[str, Sequence[int]]:
        """The type and the ids of the records of the list that can be seen; no type where there is no list."""
        return "", ()

"""What every editor of a field can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.problem import Reading
from workbench.domain.schema import RecordType

Titles = Mapping[str, tuple[str, str]]  # uid -> type, title


class Editor(QWidget):
    """Shows one value and lets a person change it.

    ``edited`` is emitted while the person changes it, ``left`` when they go elsewhere, ``told`` with a
    sentence (Words) where something typed cannot be understood.
    """

    edited = Signal()
    left = Signal()
    told = Signal(object)

    def belongs_to(self, record_type: RecordType) -> None:
        """Tells the type of the records whose field it edits; most need not know."""

    def widen(self) -> None:
        """Tells that it has the whole width of the window; most are as wide as they are."""

    def show_value(self, value: Any, titles: Titles) -> None:
        """Shows a value; ``titles`` are those of the records that it points to."""
        raise NotImplementedError

    def reading(self) -> Reading[Any]:
        """What the person made of it: the value, or a problem."""
        raise NotImplementedError

    def set_writable(self, writable: bool) -> None:
        """Whether it can be changed."""
        raise NotImplementedError

    def known(self) -> Titles:
        """The titles of the records that it shows, picked just now or before."""
        return {}

    def set_wrong(self, wrong: bool) -> None:
        """Marks it as holding what cannot be kept."""

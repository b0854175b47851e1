"""What dialogs that ask are made of: fields under their labels, and the two ways out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QPushButton, QWidget

from workbench.i18n import Words
from workbench.ui.bench import Bench

CANCEL = Words("Cancelar", "Cancel")


def field_rows(bench: Bench, parent: QWidget | None = None) -> QFormLayout:
    """Rows of fields, each under its label; of ``parent``, where they are all that it shows."""
    rows = QFormLayout() if parent is None else QFormLayout(parent)
    rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    rows.setVerticalSpacing(bench.theme.px(0.75))
    return rows


class WaysOut(QHBoxLayout):
    """The button that does what a dialog is for, and beside it the one that leaves."""

    def __init__(
        self, dialog: QDialog, bench: Bench, does: Words, go: Callable[[], object], leave: Words = CANCEL
    ) -> None:
        super().__init__()
        self.addStretch(1)
        self.go = QPushButton(bench.say(does))
        self.go.setProperty("look", "primary")
        self.go.clicked.connect(go)
        self.leave = QPushButton(bench.say(leave))
        self.leave.clicked.connect(dialog.reject)
        self.addWidget(self.go)
        self.addWidget(self.leave)

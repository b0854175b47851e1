"""What is asked before a brief is issued: how many copies, in which form; the number that it will bear is shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from workbench.i18n import Words, same
from workbench.tasks.issuing import MOST_COPIES
from workbench.ui.bench import Bench
from workbench.ui.desks import Reading
from workbench.ui.forms.editors import Combo
from workbench.ui.widgets.asked import WaysOut, field_rows
from workbench.ui.widgets.text import Line, label


@dataclass(frozen=True)
class Issue:
    """How a brief is to be issued."""

    copies: int
    suffix: str
    locked: bool = False


class IssueDialog(QDialog):
    """``wanted`` carries an Issue."""

    wanted = Signal(object)

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE))
        self._bench = bench
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(_TITLE), "heading"))
        self.number = label("", wrap=True)
        rows.addWidget(self.number)
        form = field_rows(bench)
        self.copies = copies_line(bench)
        self.copies.textChanged.connect(lambda _: self._show_state())
        form.addRow(label(bench.say(COPIES), "label"), self.copies)
        self.form_of = form_combo(bench)
        form.addRow(label(bench.say(FORM), "label"), self.form_of)
        rows.addLayout(form)
        self.locked = QCheckBox(bench.say(LOCK))
        self.form_of.currentIndexChanged.connect(lambda _: self._show_state())
        rows.addWidget(self.locked)
        rows.addWidget(label(bench.say(_TOLD), "muted", wrap=True))
        ways = WaysOut(self, bench, _WHERE, self._go)
        self.go = ways.go
        self.go.setDefault(True)
        rows.addLayout(ways)
        self.setMinimumWidth(bench.theme.px(48))
        bench.jobs.long(_next, self._show_number, owner=self)

    def _show_number(self, number: int) -> None:
        self.number.setText(self._bench.say(_NUMBER.fill(number=number)))

    def _show_state(self) -> None:
        self.go.setEnabled(self.copies.hasAcceptableInput())
        self.locked.setEnabled(self.form_of.currentData() == ".pdf")

    def _go(self) -> None:
        locked = self.locked.isEnabled() and self.locked.isChecked()
        how = Issue(int(self.copies.text()), self.form_of.currentData(), locked)
        self.accept()
        self.wanted.emit(how)


def copies_line(bench: Bench) -> Line:
    """Where it is typed how many copies are issued."""
    line = Line("1")
    line.setValidator(QIntValidator(1, MOST_COPIES, line))
    line.setAccessibleName(bench.say(COPIES))
    return line


def form_combo(bench: Bench) -> Combo:
    """Where it is chosen in which form a brief leaves; its data are the endings of files."""
    combo = Combo()
    combo.setAccessibleName(bench.say(FORM))
    for words, suffix in ((same("PDF"), ".pdf"), (same("Word"), ".docx")):
        combo.addItem(bench.say(words), suffix)
    return combo


def _next(reading: Reading) -> int:
    return reading.dossier.register.next_number()


_TITLE = Words("Emitir la ficha", "Issue the brief")
_NUMBER = Words("Llevará el núm. {number} del registro.", "It will bear no. {number} of the register.")
COPIES = Words("Ejemplares", "Copies")
FORM = Words("Formato", "Format")
_TOLD = Words(
    "Cada ejemplar dice su número. Lo emitido no se borra: el archivo queda en el expediente tal como salió.",
    "Every copy says its number. What is issued is not erased: the file stays in the dossier as it left.",
)
LOCK = Words("Cerrar el PDF con contraseña", "Lock the PDF with a password")
_WHERE = Words("Elegir dónde y emitir…", "Choose where and issue…")

"""The password that a PDF is locked with: asked for twice, or seen as it is typed, and kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from workbench.i18n import Words
from workbench.outgoing.locking import BadPassword, check_password
from workbench.ui.bench import Bench
from workbench.ui.widgets.asked import WaysOut, field_rows
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.text import Line, label


class PasswordDialog(QDialog):
    """``given`` carries a password that will do. The dialog holds it no longer than it is open."""

    given = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE))
        self._bench = bench
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(_TITLE), "heading"))
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        self._form = field_rows(bench)
        self.word, self.again = self._field(_PASSWORD), self._field(_AGAIN)
        rows.addLayout(self._form)
        self.seen = QCheckBox(bench.say(_SEEN))
        self.seen.toggled.connect(self._show_word)
        rows.addWidget(self.seen)
        rows.addWidget(label(bench.say(_TOLD), "muted", wrap=True))
        ways = WaysOut(self, bench, _GO, self._go)
        self.go = ways.go
        self.go.setDefault(True)
        rows.addLayout(ways)
        self.setMinimumWidth(bench.theme.px(48))

    def _field(self, words: Words) -> Line:
        line = Line()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        line.setAccessibleName(self._bench.say(words))
        self._form.addRow(label(self._bench.say(words), "label"), line)
        return line

    def _show_word(self, seen: bool) -> None:
        """What can be read need not be typed twice."""
        self.word.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
        self.again.clear()
        self._form.setRowVisible(self.again, not seen)

    def _go(self) -> None:
        word = self.word.text()
        try:
            check_password(word)
        except BadPassword as trouble:
            self._tell(trouble.words)
            self.word.setFocus()
            return
        if not self.seen.isChecked() and self.again.text() != word:
            self._tell(_UNEQUAL)
            self.again.setFocus()
            self.again.selectAll()
            return
        self.done(QDialog.DialogCode.Accepted)
        self.given.emit(word)

    def _tell(self, words: Words) -> None:
        """Says what is wrong, with room for it, so that no field gives way."""
        self.bar.tell(words, trouble=True)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # what has just been said counts
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def done(self, result: int) -> None:
        """Closes and forgets what was typed."""
        self.word.clear()
        self.again.clear()
        super().done(result)


_TITLE = Words("Cerrar el PDF con contraseña", "Lock the PDF with a password")
_PASSWORD = Words("Contraseña", "Password")
_AGAIN = Words("La misma, otra vez", "The same again")
_SEEN = Words("Mostrar la contraseña", "Show the password")
_TOLD = Words(
    "El archivo se cifra con AES-256 y sólo se abre con ella. No se guarda en ningún lugar: si se olvida, nadie puede "
    "recuperarla. Entréguela por otra vía que el archivo.",
    "The file is encrypted with AES-256 and opens with it alone. It is kept nowhere: if it is forgotten, nobody can "
    "recover it. Hand it over by another way than the file.",
)
_UNEQUAL = Words("Las dos contraseñas no son iguales.", "The two passwords are not the same.")
_GO = Words("Elegir dónde guardar…", "Choose where to save…")

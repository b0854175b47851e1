"""The manual inside the program: every command with its keys, and what the program is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench import __version__, paths
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.command import MENUS, Command, KeyInPlace
from workbench.ui.widgets.rooms import fit
from workbench.ui.widgets.text import label


class KeysDialog(QDialog):
    """A table of all commands, by menu, and of the keys that work in one place of the window."""

    def __init__(
        self, bench: Bench, commands: Sequence[Command], in_places: Sequence[KeyInPlace], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_KEYS))
        rows = QVBoxLayout(self)
        rows.addWidget(label(bench.say(_KEYS), "heading"))
        menus = {m.key: bench.say(m.label).replace("&", "") for m in MENUS}
        self.table = QTableWidget(len(commands) + len(in_places), 3)
        self.table.setAccessibleName(bench.say(_KEYS))
        self.table.setHorizontalHeaderLabels([bench.say(w) for w in (_MENU, _COMMAND, _KEY)])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        native = QKeySequence.SequenceFormat.NativeText
        for row, command in enumerate(commands):
            keys = ", ".join(QKeySequence(k).toString(native) for k in command.keys)
            for column, text in enumerate((menus[command.menu], bench.say(command.label).replace("&", ""), keys)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        for row, here in enumerate(in_places, start=len(commands)):
            for column, words in enumerate((here.place, here.label, here.key)):
                self.table.setItem(row, column, QTableWidgetItem(bench.say(words)))
        self.table.resizeColumnToContents(0)
        self.table.setColumnWidth(2, bench.theme.px(36))
        rows.addWidget(self.table, 1)
        rows.addLayout(_closing(self, bench))
        fit(self, bench.theme.px(92), bench.theme.px(72))


class AboutDialog(QDialog):
    """What the program is, its version, and the licences of what is bundled with it."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Treaty Workbench")
        rows = QVBoxLayout(self)
        rows.addWidget(label(f"Treaty Workbench {__version__}", "heading"))
        rows.addWidget(label(bench.say(_ABOUT), wrap=True))
        licences = QPlainTextEdit()
        licences.setReadOnly(True)
        licences.setTabChangesFocus(True)
        licences.setAccessibleName(bench.say(_LICENCES))
        folder = paths.resources()
        texts = [(folder / name).read_text(encoding="utf-8") for name in ("icons/LICENSE.txt", "fonts/OFL.txt")]
        licences.setPlainText("\n\n".join(texts))
        rows.addWidget(label(bench.say(_LICENCES), "label"))
        rows.addWidget(licences, 1)
        rows.addLayout(_closing(self, bench))
        fit(self, bench.theme.px(72), bench.theme.px(56))


def _closing(dialog: QDialog, bench: Bench) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    close = QPushButton(bench.say(_CLOSE))
    close.clicked.connect(dialog.reject)
    row.addWidget(close)
    return row


_KEYS = Words("Atajos de teclado", "Keys")
_MENU = Words("Menú o lugar", "Menu or place")
_COMMAND = Words("Comando", "Command")
_KEY = Words("Teclas", "Keys")
_CLOSE = Words("Cerrar", "Close")
_LICENCES = Words("Licencias de los iconos y la tipografía", "Licences of the icons and the typeface")
_ABOUT = Words(
    "Mesa de trabajo sin conexión para equipos que negocian tratados. Nada sale de esta computadora si usted no lo "
    "escribe en un archivo.",
    "An offline workbench for teams that negotiate treaties. Nothing leaves this computer unless you write it to a "
    "file.",
)

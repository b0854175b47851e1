"""What happens on a bug: the work is kept safe, and a dialog says where it happened, without any record's words."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench import __version__
from workbench.i18n import Language, Words
from workbench.ui.widgets.asking import TITLE

_PACKAGE = Path(__file__).resolve().parent.parent


def places(error: BaseException) -> list[str]:
    """Where an exception came from: files, lines and type; no message, since it may quote a record."""
    found = []
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        name = path.relative_to(_PACKAGE.parent) if path.is_relative_to(_PACKAGE) else Path(path.name)
        found.append(f"{name.as_posix()}:{frame.lineno} {frame.name}")
    return [*found, type(error).__name__]


class CrashWatch(QObject):
    """Hears of every exception that nobody caught, on whatever thread, and tells of it on the window's.

    ``safe`` is called first: it writes what is pending.
    """

    _heard = Signal(object)

    def __init__(self, safe: Callable[[], None], parent: QWidget, language: Callable[[], Language]) -> None:
        super().__init__(parent)
        self._safe, self._parent, self._language = safe, parent, language
        self._telling = False
        self.told: list[list[str]] = []
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Takes the place of the hooks that would print an exception with what it quotes."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.hear(args.exc_value) if args.exc_value is not None else None

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> Any:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.hear(error)

    def hear(self, error: BaseException) -> None:
        """Takes an exception, from any thread."""
        self._heard.emit(error)

    def _tell(self, error: BaseException) -> None:
        found = places(error)
        self.told.append(found)
        if self._telling:
            return  # one dialog at a time: a bug in painting comes back with every repaint
        self._telling = True
        try:
            self._safe()
        except Exception as second:  # what is pending stays in the form
            found = [*found, *places(second)]
        from PySide6.QtWidgets import QMessageBox  # only now: the program starts without it

        language = self._language()
        box = QMessageBox(self._parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle(TITLE)
        box.setText(_WHAT.in_(language))
        box.setInformativeText(_SAFE.in_(language))
        box.setDetailedText("\n".join([f"Treaty Workbench {__version__}", *found]))
        copy = box.addButton(_COPY.in_(language), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(box.detailedText()))
        box.addButton(_GO_ON.in_(language), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(self._ended)
        box.open()

    def _ended(self) -> None:
        self._telling = False


_WHAT = Words("El programa tropezó con un error suyo.", "The program ran into an error of its own.")
_SAFE = Words(
    "Su trabajo está a salvo: cada cambio se guarda entero o no se guarda. Puede seguir. Los detalles dicen dónde "
    "ocurrió y no contienen nada del expediente.",
    "Your work is safe: each change is kept whole or not at all. You can go on. The details say where it happened "
    "and hold nothing of the dossier.",
)
_COPY = Words("Copiar los detalles", "Copy the details")
_GO_ON = Words("Seguir trabajando", "Go on working")

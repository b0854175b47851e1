"""What a person is asked for in dialogs: files, a yes, a name. All words in them are plain text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.i18n import Language, Words


class Asking:
    """Asks in one language, over one window."""

    def __init__(self, parent: QWidget, language: Language, folder: Path) -> None:
        self._parent = parent
        self._language = language
        self.folder = folder

    def file_to_open(self, title: Words, kinds: tuple[tuple[Words, str], ...]) -> Path | None:
        """A file that is there; ``kinds`` are names with their patterns."""
        return self._taken(self._file(title, str(self.folder), kinds, save=False))

    def file_to_save(self, title: Words, name: str, kinds: tuple[tuple[Words, str], ...]) -> Path | None:
        """A file to write; asks before one is written over."""
        path = self._taken(self._file(title, str(self.folder / name), kinds, save=True))
        suffix = kinds[0][1].removeprefix("*")
        if path is not None and not path.suffix and suffix.count(".") == 1:
            path = path.with_suffix(suffix)
        return path

    def folder_to_fill(self, title: Words) -> Path | None:
        """A folder to write several files into."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._parent, title.in_(self._language), str(self.folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _LOOK_IN.in_(self._language))
        found: list[str] = []
        dialog.accepted.connect(lambda: found.extend(dialog.selectedFiles()))
        dialog.exec()
        if not found:
            return None
        self.folder = Path(found[0])
        return self.folder

    def _file(self, title: Words, path: str, kinds: tuple[tuple[Words, str], ...], *, save: bool) -> str:
        """The path that a file dialog ends with; empty where the person would rather not."""
        from PySide6.QtWidgets import QFileDialog  # the program starts without it

        dialog = QFileDialog(self._parent, title.in_(self._language), path, self._filters(kinds))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile if save else QFileDialog.FileMode.ExistingFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if save else QFileDialog.AcceptMode.AcceptOpen)
        if save:
            dialog.selectFile(path)
        for part, words in ((QFileDialog.DialogLabel.LookIn, _LOOK_IN), (QFileDialog.DialogLabel.FileType, _KIND)):
            dialog.setLabelText(part, words.in_(self._language))  # Qt's own Spanish lacks these two
        found: list[str] = []
        dialog.accepted.connect(lambda: found.extend(dialog.selectedFiles()))
        dialog.exec()
        return found[0] if found else ""

    def _taken(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        path = Path(chosen)
        self.folder = path.parent
        return path

    def _filters(self, kinds: tuple[tuple[Words, str], ...]) -> str:
        return ";;".join(f"{words.in_(self._language)} ({pattern})" for words, pattern in kinds)

    def yes(self, question: Words, action: Words, *, danger: bool = False) -> bool:
        """Whether the person wants it; the button says what will happen."""
        return self.choice(question, (action,), danger=danger) == 0

    def choice(self, question: Words, actions: tuple[Words, ...], *, danger: bool = False) -> int | None:
        """Which of several things to do; None where the person would rather not."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question)
        box.setWindowTitle(TITLE)
        box.setText(question.in_(self._language))
        buttons = [box.addButton(action.in_(self._language), QMessageBox.ButtonRole.AcceptRole) for action in actions]
        cancel = box.addButton(_CANCEL.in_(self._language), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel if danger else buttons[0])
        box.setEscapeButton(cancel)
        found: list[int] = []
        box.buttonClicked.connect(lambda b: found.extend(i for i, known in enumerate(buttons) if known is b))
        box.exec()
        return found[0] if found else None

    def words(self, question: Words, text: str = "") -> str | None:
        """A line of text; None where the person would rather not."""
        from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout

        dialog = QDialog(self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(TITLE)
        line = QLineEdit(text)
        line.setAccessibleName(question.in_(self._language))
        line.selectAll()
        told = QLabel(question.in_(self._language))
        told.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox()
        accept = QPushButton(_ACCEPT.in_(self._language))
        accept.setProperty("look", "primary")
        accept.setDefault(True)  # Enter in the line takes it
        buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_CANCEL.in_(self._language), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(dialog.accept)
        buttons.rejected.connect(dialog.reject)
        rows = QVBoxLayout(dialog)
        for widget in (told, line, buttons):
            rows.addWidget(widget)
        dialog.setMinimumWidth(420)
        found: list[str] = []
        dialog.accepted.connect(lambda: found.append(line.text().strip()))
        dialog.exec()
        return found[0] if found and found[0] else None


TITLE = "Treaty Workbench"
_CANCEL = Words("Cancelar", "Cancel")
_ACCEPT = Words("Aceptar", "Accept")
_LOOK_IN = Words("&Buscar en:", "&Look in:")
_KIND = Words("&Tipo de archivo:", "Files of &type:")

"""Drives the real window as a person does: real events, real lanes, a real dossier on disk."""

from __future__ import annotations

import os
import shutil
import time
import traceback
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from workbench.i18n import Language, Words
from workbench.settings import LANGUAGE, Settings
from workbench.ui.application import make_application, make_window
from workbench.ui.forms.record_form import RecordForm
from workbench.ui.main_window import MainWindow
from workbench.ui.widgets.asking import Asking

PATIENCE = 60.0  # seconds

_MESSAGES: list[str] = []


def application() -> QApplication:
    """The one application of the test process; what Qt complains of is collected."""
    made = QApplication.instance()
    if isinstance(made, QApplication):
        return made
    made = make_application()
    qInstallMessageHandler(lambda kind, context, message: _MESSAGES.append(message))
    return made


def qt_messages() -> list[str]:
    """What Qt complained of since the last call, but that there is no real screen."""
    found = [m for m in _MESSAGES if not m.startswith("This plugin does not support")]
    _MESSAGES.clear()
    return found


def spin(milliseconds: int = 10) -> None:
    """Lets the window have its turn for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Answers(Asking):
    """Stands in for file dialogs and questions: a test says beforehand what the person will answer."""

    def __init__(self, parent: QWidget, language: Language, folder: Path) -> None:
        super().__init__(parent, language, folder)
        self.open_next: list[Path | None] = []
        self.save_next: list[Path | None] = []
        self.choices: list[int | None] = []
        self.words_next: list[str | None] = []
        self.folder_next: list[Path | None] = []
        self.asked: list[str] = []

    def file_to_open(self, title: Words, kinds: tuple[tuple[Words, str], ...]) -> Path | None:
        self.asked.append(title.en)
        return self.open_next.pop(0)

    def file_to_save(self, title: Words, name: str, kinds: tuple[tuple[Words, str], ...]) -> Path | None:
        self.asked.append(title.en)
        return self.save_next.pop(0)

    def folder_to_fill(self, title: Words) -> Path | None:
        self.asked.append(title.en)
        return self.folder_next.pop(0)

    def choice(self, question: Words, actions: tuple[Words, ...], *, danger: bool = False) -> int | None:
        self.asked.append(question.en)
        return self.choices.pop(0)

    def words(self, question: Words, text: str = "") -> str | None:
        self.asked.append(question.en)
        return self.words_next.pop(0)


class Strays(QObject):
    """Notices every window that flashes up and is neither a dialog, a menu nor a list of choices."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowFlags() & Qt.WindowType.WindowType_Mask
            if kind == Qt.WindowType.Window and not isinstance(watched, MainWindow):
                self.seen.append(repr(watched))
        return False


class Driver:
    """A window at work. Every step waits until the lanes are still."""

    def __init__(self, folder: Path, *, language: Language = "es") -> None:
        application()
        self.settings = Settings(folder / "settings.json")
        self.settings.set(LANGUAGE, language)
        self.bugs: list[BaseException] = []
        self.window = make_window(self.settings)
        self.window.jobs.crashed.connect(self._bug)
        self.answers = Answers(self.window, language, folder)
        self.window.asking = self.answers
        self.window.resize(1366, 768)
        self._keep_asking()
        self.strays = Strays()
        application().installEventFilter(self.strays)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window, 5000)

    def _keep_asking(self) -> None:
        """A rebuild makes an asker of its own: the stand-in takes its place again."""
        build = self.window.build

        def built() -> None:
            asking = self.window.asking
            build()
            self.window.asking = asking
            object.__setattr__(self.window.bench, "ask", asking)

        self.window.build = built  # type: ignore[method-assign]
        built()

    def _bug(self, error: BaseException) -> None:
        self.bugs.append(error)

    # ---- waiting

    def until(self, holds: Callable[[], bool], what: str = "") -> None:
        """Waits until something holds."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert not self.bugs, "".join(traceback.format_exception(self.bugs[0]))
            assert time.monotonic() < deadline, f"waited in vain {what}"
            spin(5)

    def still(self) -> None:
        """Waits until no lane has work and no timer of the window is about to give it some."""
        quiet = 0
        deadline = time.monotonic() + PATIENCE
        while quiet < 4:
            spin(15)
            quiet = 0 if self.window.jobs.has_work or self._is_about_to() else quiet + 1
            assert time.monotonic() < deadline, "the lanes are not still"
        assert not self.bugs, "".join(traceback.format_exception(self.bugs[0]))

    def _is_about_to(self) -> bool:
        """Whether a rest after typing or scrolling is being waited for; a thought may stay open."""
        timers = self.window.findChildren(QTimer)
        return any(t.isActive() and t.isSingleShot() and t.interval() < 1000 for t in timers)

    # ---- doing

    def open(self, path: Path) -> None:
        """Opens a dossier."""
        self.window.open_dossier(path)
        self.until(lambda: self.window.path == path, "for the dossier")
        self.still()

    def keys(self, sequence: str, widget: QWidget | None = None) -> None:
        """Presses keys such as Ctrl+K, where the focus is or in a widget."""
        combination = QKeySequence(sequence)[0]
        if QApplication.activeWindow() is None:  # a dialog has closed, and there is no window manager
            self.window.activateWindow()
            spin(10)
        target = widget or self.focus()
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        self.still()

    def focus(self) -> QWidget:
        """The widget that has the focus."""
        return QApplication.focusWidget() or self.window

    def type(self, text: str, widget: QWidget | None = None) -> None:
        """Types words, key by key."""
        target = widget or self.focus()
        target.setFocus()
        for character in text:
            if character.isascii():
                QTest.keyClick(target, character)
            else:  # as a keyboard's dead keys and an input method do
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                    QApplication.sendEvent(target, event)

    def retype(self, widget: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Goes to a field and types over what it holds."""
        widget.setFocus()
        widget.selectAll()
        self.type(text, widget)

    def click(self, button: QPushButton | QToolButton | QWidget) -> None:
        """Clicks a button."""
        assert button.isVisibleTo(button.window()) and button.isEnabled(), button.objectName()
        where = QPoint(8, button.height() // 2) if isinstance(button, QCheckBox) else QPoint()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        self.still()

    def drop(self, path: Path) -> None:
        """Drops a file on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        where, button, keys = QPoint(700, 400), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        action = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(where, action, data, button, keys)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(where), action, data, button, keys)
        QApplication.sendEvent(self.window, drop)
        assert drop.isAccepted()
        self.still()

    def command(self, name: str) -> None:
        """Runs a command through its action, as a menu does."""
        action = self.window.actions_by_name[name]
        assert action.isEnabled(), name
        action.trigger()
        self.still()

    # ---- looking

    def form(self) -> RecordForm:
        """The form that can be seen."""
        form = getattr(self.window.current_page(), "form", lambda: None)()
        assert isinstance(form, RecordForm)
        return form

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog that is open."""
        self.until(lambda: any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets()))
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())

    def leave(self) -> None:
        """Closes the window."""
        assert self.window.close(), "the window asks whether something may be lost"
        application().removeEventFilter(self.strays)
        assert self.strays.seen == []
        self.window.deleteLater()
        spin(20)
        assert not self.bugs, "".join(traceback.format_exception(self.bugs[0]))


def copied(path: Path, folder: Path) -> Path:
    """A dossier of the test's own."""
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(path, folder / "review.dossier"))

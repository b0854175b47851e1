"""The front door of the window: makes the application, opens the last dossier, runs until it is closed."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from workbench import paths
from workbench.domain.records import SCHEMA
from workbench.settings import AUTHOR, LANGUAGE, RECENT, Settings
from workbench.ui.commands import COMMANDS
from workbench.ui.crash import CrashWatch
from workbench.ui.desks import Desks
from workbench.ui.files.commands import make
from workbench.ui.housekeeping import Housekeeping
from workbench.ui.jobs import JobRunner
from workbench.ui.main_window import MainWindow
from workbench.ui.pages import CodeLoader, make_page
from workbench.ui.theme import load_fonts
from workbench.ui.widgets.asking import TITLE

_SWITCH = 0.00005  # seconds after which a lane lets the window's thread have its turn


def run(path: Path | None = None, arguments: Sequence[str] = ()) -> int:
    """Shows the window until it is closed: the dossier named, else the last one, else the bundled one."""
    application = make_application(arguments)
    settings = Settings(paths.settings_file())
    window = make_window(settings)
    window.show()
    QTimer.singleShot(0, window, lambda: open_first(window, path))
    return application.exec()


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The one application of a process, before any window."""
    # A file dialog would write the folders that it saw into Qt's own settings.
    forgotten = tempfile.mkdtemp(prefix="workbench-qt-")
    atexit.register(shutil.rmtree, forgotten, ignore_errors=True)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, forgotten)
    qInstallMessageHandler(_quiet)
    application = QApplication(["workbench", *arguments])
    application.setStyle("Fusion")
    application.setApplicationName(TITLE)
    application.setDesktopFileName("treaty-workbench")
    load_fonts()
    sys.setswitchinterval(_SWITCH)
    return application


def make_window(settings: Settings) -> MainWindow:
    """A window without a dossier yet, with every exception heard."""
    author = settings.get(AUTHOR) or _user()
    jobs = JobRunner(Desks(author))
    window = MainWindow(jobs, settings, SCHEMA, COMMANDS, make_page, Path.home(), author)
    watch = CrashWatch(window.flush, window, lambda: settings.get(LANGUAGE))
    watch.install()
    Housekeeping(jobs, window)
    CodeLoader(jobs, window)
    jobs.crashed.connect(watch.hear)
    return window


def open_first(window: MainWindow, path: Path | None) -> None:
    """Opens the dossier named, or the last one that is still there, or makes the first one."""
    recent = [Path(name) for name in window.settings.get(RECENT)]
    chosen = path or next((p for p in recent if p.is_file()), None)
    if chosen is not None:
        window.open_dossier(chosen)
        return
    first = paths.first_dossier()
    if first.is_file():
        window.open_dossier(first)
        return
    with contextlib.suppress(OSError):
        first.parent.mkdir(parents=True, exist_ok=True)
    make(window, first, "usmca-review")


def _user() -> str:
    from workbench.store.lock import user_name

    return os.environ.get("WORKBENCH_AUTHOR") or user_name()


def _quiet(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own messages go to standard error; they are about Qt and hold nothing of records."""
    if kind is not QtMsgType.QtDebugMsg:
        sys.stderr.write(f"Qt: {message}\n")

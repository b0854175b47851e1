"""The real window without a screen, driven by the same ways as a person's, with the real lanes behind it."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from workbench import paths
from workbench.settings import Settings
from workbench.ui.application import make_application, make_window
from workbench.ui.lists.model import RowsModel
from workbench.ui.lists.pane import ListPane
from workbench.ui.places import Place

HOME = Place("today")
LIST = Place("issues", "position")
_AT_MOST = 120  # seconds that anything may take
_STILL = 0.15  # seconds without work after which nothing more is to come


class Session:
    """A window with a dossier open and its first screen shown."""

    def __init__(self, dossier: Path) -> None:
        self.application = make_application()
        self.window = make_window(Settings(paths.settings_file()))
        self.window.jobs.crashed.connect(_give_up)
        self._late = 0.0
        self._beat = QTimer()
        self._beat.setInterval(250)
        self._beat.timeout.connect(self._look_at_the_clock)
        self._beat.start()
        self.window.show()
        self.window.open_dossier(dossier)
        self.until(lambda: "today" in self.window.pages and self.window.pages["today"].shown is not None)  # type: ignore[attr-defined]
        self.rest()

    def until(self, there: Callable[[], object]) -> None:
        """Lets the event loop turn until something is so; it sleeps while there is nothing to do."""
        self._late = time.monotonic() + _AT_MOST
        while not there():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._late = 0.0

    def pass_time(self, seconds: float) -> None:
        """Lets the event loop turn for a while."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def rest(self) -> None:
        """Lets everything end that was begun, by the lanes and by timers."""
        still = False
        while not still:
            self.until(lambda: not self.window.jobs._open)
            self.pass_time(_STILL)
            still = not self.window.jobs._open

    def timed(self, act: Callable[[], object], there: Callable[[], object]) -> float:
        """The seconds from an act of the person until something is so; then everything comes to rest."""
        begun = time.perf_counter()
        act()
        self.until(there)
        taken = time.perf_counter() - begun
        self.rest()
        return taken

    # ---- the list of positions

    def pane(self) -> ListPane:
        """The list of positions that is shown."""
        pane = self.window.current_page().pane()  # type: ignore[union-attr]
        assert isinstance(pane, ListPane)
        return pane

    def leave_list(self) -> None:
        """Goes home, and takes the list away as if it had never been opened."""
        self.window.go(HOME)
        page = self.window.pages.pop(LIST.screen, None)
        if page is not None:
            self.window.stack.removeWidget(page)
            page.deleteLater()
            QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        self.rest()

    def open_list(self) -> None:
        """Goes to the list of positions."""
        self.window.go(LIST)

    def texts_stand(self) -> bool:
        """Whether the rows that can be seen have their texts."""
        pane = self.pane()
        model, table = pane.model, pane.table
        if not model.ids:
            return False
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        return _has_text(model, first) and _has_text(model, last if last >= 0 else model.rowCount() - 1)

    def sort_by(self, name: str) -> Callable[[], bool]:
        """Clicks on the head of a column; gives what tells that the list is shown in that order."""
        pane = self.pane()
        before = pane.model.ids
        pane.table.horizontalHeader().sectionClicked.emit(pane.view.columns.index(name))
        return lambda: self._lists_anew(before)

    def find(self, words: str) -> Callable[[], bool]:
        """Types into the list's find field, at the end of the pause; gives what tells that it shows what was found."""
        pane = self.pane()
        before = pane.model.ids
        pane.finder.setText(words)
        pane._find()
        return lambda: self._lists_anew(before)

    def _lists_anew(self, before: Sequence[int]) -> bool:
        """Whether an answer came; where it is the same one, whether nothing is asked for any more."""
        other = self.pane().model.ids is not before
        return (other or not self.window.jobs._open) and self.texts_stand()

    def jump(self, part: float) -> None:
        """Drags the scroll bar to a part of its way."""
        bar = self.pane().table.verticalScrollBar()
        bar.setValue(round(bar.maximum() * part))

    def _look_at_the_clock(self) -> None:
        if self._late and time.monotonic() > self._late:
            _give_up(TimeoutError(f"nothing came within {_AT_MOST} seconds"))


class Scrolling:
    """A context in which the list of positions is scrolled: some pages down, then far away, and so on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._turn = 0
        self._timer = QTimer()
        self._timer.setInterval(40)
        self._timer.timeout.connect(self._step)

    def __enter__(self) -> Scrolling:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _step(self) -> None:
        self._turn += 1
        if self._turn % 8:
            bar = self._session.pane().table.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep())
        else:
            self._session.jump(self._turn * 0.618034 % 1)


def _has_text(model: RowsModel, row: int) -> bool:
    return model.item(row, 0) is not None


def _give_up(error: BaseException) -> Any:
    """Ends the process: a measure of a window that failed is worth nothing."""
    traceback.print_exception(error)
    sys.stderr.flush()
    os._exit(1)

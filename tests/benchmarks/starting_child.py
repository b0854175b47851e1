"""A process of its own for one start: the real program, or a bare window; says when what could be seen, as JSON.

``starting_child.py bare`` or ``starting_child.py ours DOSSIER [list]``. Moments are ``time.time()``, to be
compared with the parent's clock at the start; memory is resident bytes at the last of them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class Painted(QObject):
    """Calls once when a window has been painted and the turn of the event loop that did it is over."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


def when(window: QWidget, there: Callable[[], bool], then: Callable[[], None]) -> None:
    """Calls once when something has become so and was painted."""
    timer = QTimer(window)
    timer.setInterval(1)

    def look() -> None:
        if there():
            timer.stop()
            QTimer.singleShot(0, window, then)

    timer.timeout.connect(look)
    timer.start()


def resident() -> int:
    """The bytes of this process that are in memory."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return pages * os.sysconf("SC_PAGE_SIZE")


def bare() -> None:
    """An application with an empty window."""
    application = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1366, 768)

    def painted() -> None:
        tell({"painted": time.time(), "resident": resident()})
        window.close()

    Painted(window, painted)
    window.show()
    application.exec()


def ours(path: str, with_list: bool) -> None:
    """The program as a person starts it, with nothing in its way but somebody who looks on."""
    from workbench.ui import application

    made = application.make_window
    moments: dict[str, Any] = {}

    def watched(settings: Any) -> Any:
        window = made(settings)
        Painted(window, lambda: moments.setdefault("painted", time.time()))
        when(
            window, lambda: "today" in window.pages and window.pages["today"].shown is not None, lambda: usable(window)
        )
        return window

    def usable(window: Any) -> None:
        moments["usable"] = time.time()
        if not with_list:
            ended(window)
            return
        from workbench.ui.places import Place

        window.go(Place("issues", "position"))
        when(window, lambda: window.current_page().pane().model.item(0, 0) is not None, lambda: ended(window))

    def ended(window: Any) -> None:
        tell({**moments, "resident": resident()})
        window.close()

    application.make_window = watched
    from workbench.__main__ import main

    sys.argv = ["workbench", path]
    main()


def tell(found: dict[str, Any]) -> None:
    """Says what was seen."""
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(sys.argv[2], "list" in sys.argv[3:])

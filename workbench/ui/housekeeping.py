"""Collecting rubbish when nobody waits: Python's own collector would stop the window in the midst of an import."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from workbench.ui.jobs import JobRunner

_EVERY = 5_000  # milliseconds
_MANY = 100_000  # things that came at once: the plan of a large import, which stays for as long as it is looked at


class Housekeeping(QObject):
    """Collects cycles while no lane has work. What is no cycle goes by itself at once, as ever."""

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        gc.collect()
        gc.freeze()  # what is there at the start stays
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(_EVERY)
        timer.timeout.connect(self.tidy)
        timer.start()

    def tidy(self) -> None:
        """Collects, unless something is at work. What came in great number is not searched, now or later: it would
        stop the window for a second each time, and goes by itself once nobody holds it.
        """
        if self._jobs.has_work:
            return
        if gc.get_count()[0] > _MANY:
            gc.freeze()
        else:
            gc.collect()

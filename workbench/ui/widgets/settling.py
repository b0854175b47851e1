"""What is shown asks again a moment after the last of several events, a commit among them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from workbench.domain.change import Effect
from workbench.ui.bench import Bench


class Settling(QTimer):
    """Calls ``ask`` some milliseconds after it was last started; a commit starts it where ``wanted``: usually while
    the view is seen.
    """

    def __init__(
        self,
        bench: Bench,
        view: QWidget,
        ask: Callable[[], object],
        *,
        wait: int = 50,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(view)
        self._wanted = wanted or view.isVisible
        self.setSingleShot(True)
        self.setInterval(wait)
        self.timeout.connect(ask)
        bench.jobs.committed.connect(self._committed)

    def _committed(self, effect: Effect) -> None:
        if self._wanted():
            self.start()

"""Bars that say one thing and offer what can be done about it, without stopping anybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.text import label, relook, tip

Offer = tuple[Words, Callable[[], object]]


class MessageBar(QFrame):
    """One sentence with offers beside it; hidden while there is nothing to say."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setProperty("look", "message")
        self._words = label("", wrap=True)
        rows, row = QVBoxLayout(self), QHBoxLayout()
        gap = bench.theme.px(1)
        rows.setContentsMargins(gap, gap // 2, gap, gap // 2)
        rows.addLayout(row)
        row.addWidget(self._words, 1)
        # Where text is large, what is offered stands under the words: beside them neither could be read.
        self._offers: QLayout = Flow(gap=gap) if bench.theme.is_large else QHBoxLayout()
        (rows if bench.theme.is_large else row).addLayout(self._offers)
        self._buttons: list[QPushButton] = []
        close = QToolButton()
        close.setIcon(bench.icons.get("x"))
        close.setToolTip(tip(bench.say(_CLOSE)))
        close.setAccessibleName(bench.say(_CLOSE))
        close.clicked.connect(self.hide)
        row.addWidget(close)
        self.hide()

    def tell(self, words: Words, offers: Sequence[Offer] = (), *, trouble: bool = False) -> None:
        """Says something; an offer that is taken hides the bar."""
        relook(self, "look", "trouble" if trouble else "message")
        self._words.setText(self._bench.say(words))
        for button in self._buttons:
            self._offers.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(*offer) for offer in offers]
        for button in self._buttons:
            self._offers.addWidget(button)
        self.show()

    def _button(self, words: Words, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._bench.say(words))
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: act())
        return button

    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()


_CLOSE = Words("Cerrar el aviso", "Close the message")

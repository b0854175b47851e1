"""The frame around the screens: the bar at the top, the entries at the side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.i18n import Words, squash
from workbench.ui.bench import Bench
from workbench.ui.places import Place
from workbench.ui.screens import SCREENS, SEARCH
from workbench.ui.widgets.text import Line, beside_icon, tip

_PAUSE = 250


class Sidebar(QWidget):
    """One entry a screen."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.setProperty("look", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("look", "sidebar")
        rows = QVBoxLayout(inner)
        gap = bench.theme.px(1)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(0.25))
        group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        for screen in SCREENS:
            button = QToolButton()
            button.setText(beside_icon(bench.say(screen.label)))
            button.setIcon(bench.icons.switching(screen.icon))
            button.setCheckable(True)
            button.setProperty("look", "nav")
            button.setToolTip(tip(bench.say(screen.label)))
            button.setAccessibleName(bench.say(screen.label))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, key=screen.key: bench.go(Place(key)))
            group.addButton(button)
            rows.addWidget(button)
            self.buttons[screen.key] = button
        self._group = group
        rows.addStretch(1)
        area.setWidget(inner)
        outer.addWidget(area)
        self.set_narrow(False)

    def show_screen(self, key: str) -> None:
        """Marks the screen that is shown; none for what is not at the side."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)
            self._area.ensureWidgetVisible(self.buttons[key])
            return
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def set_narrow(self, narrow: bool) -> None:
        """Shows icons alone where the window has no room for words."""
        style = Qt.ToolButtonStyle
        for button in self.buttons.values():
            button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)
        words = max(b.fontMetrics().horizontalAdvance(b.text()) for b in self.buttons.values())
        width = self._bench.theme.px(2.25 + 5)
        self.setFixedWidth(width if narrow else width + words + self._bench.theme.px(2))


class TopBar(QWidget):
    """Back, forward, the search field, and the commands of every day."""

    searched = Signal(str)

    def __init__(self, bench: Bench, before: Sequence[QAction], after: Sequence[QAction]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        gap = bench.theme.px(1)
        row.setContentsMargins(gap, gap // 2, gap, gap // 2)
        row.setSpacing(bench.theme.px(0.5))
        for action in before:
            row.addWidget(_button(bench, action))
        self.line = Line()
        self.line.setProperty("look", "search")
        self.line.setPlaceholderText(bench.say(_SEARCH))
        self.line.setAccessibleName(bench.say(SEARCH.label))
        self.line.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._search)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self.line.returnPressed.connect(self._search)
        row.addWidget(self.line, 1)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedWidth(bench.theme.px(8))
        self.busy.setAccessibleName(bench.say(_BUSY))
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.busy.hide()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PAUSE)
        self._slow.timeout.connect(self.busy.show)
        row.addWidget(self.busy)
        for action in after:
            row.addWidget(_button(bench, action))

    def show_busy(self, busy: bool) -> None:
        """Tells that the lanes are at work, once that takes long enough to be seen."""
        if busy:
            self._slow.start()
        else:
            self._slow.stop()
            self.busy.hide()

    def show_words(self, words: str) -> None:
        """Shows what is searched for; who is typing in the field goes on."""
        if not self.line.hasFocus():
            self.line.setText(words)

    def _search(self) -> None:
        self._pause.stop()
        words = squash(self.line.text())
        if words:
            self.searched.emit(words)


def _button(bench: Bench, action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text().replace("&", ""))
    return button


_SEARCH = Words("Buscar en todo el expediente (Ctrl+F)", "Search the whole dossier (Ctrl+F)")
_BUSY = Words("Trabajando", "Working")

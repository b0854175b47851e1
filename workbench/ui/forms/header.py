"""The head of a form: which record it is, who may see it, whether it is saved, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from workbench.assessing.verification import WHOLE
from workbench.domain.records import MILESTONE
from workbench.domain.schema import RecordType
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.forms.loading import Loaded
from workbench.ui.places import CYCLES_TAB, Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.links import LinkButton
from workbench.ui.widgets.text import beside_icon, label, relook, tip


class FormHeader(QFrame):
    """``past``, ``cite`` and ``delete`` ask for the history, the sources, and the end of the record."""

    past = Signal()
    cite = Signal()
    delete = Signal()

    def __init__(self, bench: Bench, record_type: RecordType) -> None:
        super().__init__()
        self._bench, self._type = bench, record_type
        self.setProperty("look", "header")
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(0.5))
        top = QHBoxLayout()
        top.setSpacing(gap)
        self._key = label("", "muted")
        self._audience = label("", "badge")
        self._mark = label(bench.say(_TO_CHECK), "warning")
        self._state = label("", "small")
        for widget in (self._key, self._audience, self._mark):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self._state)
        self._top = top
        self._ways: list[QToolButton] = []
        self._tools: list[QToolButton] = []
        for icon, words, signal in (
            ("quote", _SOURCES, self.cite),
            ("history", _PAST, self.past),
            ("trash-2", _DELETE, self.delete),
        ):
            button = QToolButton()
            button.setIcon(bench.icons.get(icon))
            button.setToolTip(tip(bench.say(words)))
            button.setAccessibleName(bench.say(words))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(signal)
            button.setEnabled(bench.writable or icon != "trash-2")
            top.addWidget(button)
            self._tools.append(button)
        rows.addLayout(top)
        self._title = label("", "title", wrap=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        rows.addWidget(self._title)
        self.lived = LinkButton("", lines=2)
        self.lived.hide()
        self.lived.clicked.connect(act(bench.go, Place(home_of(MILESTONE.name).key, CYCLES_TAB)))
        rows.addWidget(self.lived)

    def add_tool(self, icon: str, words: Words, does: Callable[..., None]) -> QToolButton:
        """A way on from the record, before what every record has; it says its name where there is room."""
        button = QToolButton()
        button.setIcon(self._bench.icons.get(icon))
        button.setToolTip(tip(self._bench.say(words)))
        button.setAccessibleName(self._bench.say(words))
        button.setText("" if self._bench.theme.is_large else beside_icon(self._bench.say(words)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(does)
        self._top.insertWidget(self._top.indexOf(self._tools[0]), button)
        self._ways.append(button)
        return button

    def show_loaded(self, loaded: Loaded, *, draft: bool) -> None:
        """Shows which record it is."""
        bench, record = self._bench, loaded.record
        name = "" if bench.theme.is_large and record.key else bench.say(self._type.label)
        self._key.setText(f"{name} {record.key}".strip())
        title = self._type.title_of(record, bench.language)
        self._title.setText(clip(title, 160) if title else bench.say(_NEW.fill(type=self._type.label)))
        level = record.own_audience
        self._audience.setText(bench.say(level.label))
        relook(self._audience, "look", "badge" if level.key == "public" else "reserved")
        self._mark.setVisible(WHOLE in loaded.unchecked)
        whole = len(loaded.citations.get(WHOLE, ()))
        self._tools[0].setText(str(whole) if whole else "")
        for button in (*self._tools[:2], *self._ways):
            button.setEnabled(not draft)
        if loaded.lived:
            self.lived.set_words(bench.say(_LIVED.fill(cycles=" → ".join(loaded.lived))))
        self.lived.setVisible(bool(loaded.lived))

    def forget_state(self) -> None:
        """Another record: nothing was typed in it yet."""
        self._state.setText("")

    def show_state(self, waiting: bool) -> None:
        """Tells whether something typed is not written yet."""
        self._state.setText(self._bench.say(_WAITING if waiting else _SAVED))


_TO_CHECK = Words("por verificar", "to be checked")
_SOURCES = Words("Fuentes del registro", "Sources of the record")
_PAST = Words("Historia del registro", "History of the record")
_DELETE = Words("Eliminar el registro", "Delete the record")
_LIVED = Words(
    "Pasó de ciclo: {cycles}",
    "Rolled over: {cycles}",
)
_NEW = Words("Registro nuevo: {type}", "New record: {type}")
_WAITING = Words("Por guardar…", "Not saved yet…")
_SAVED = Words("Guardado", "Saved")

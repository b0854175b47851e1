"""The palette: one field from which every command, record and provision is reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from workbench.i18n import Words, fold, squash
from workbench.ui.bench import Bench
from workbench.ui.places import Place
from workbench.ui.screens import SEARCH, home_of
from workbench.ui.search.finding import Hits, provision_of, search
from workbench.ui.widgets.rooms import fit
from workbench.ui.widgets.text import label

_ACT = int(Qt.ItemDataRole.UserRole)
_PAUSE = 100
_RECORDS = 20
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True)
class Offer:
    """Something that the palette can do: what it is called, its keys, and the doing."""

    text: str
    keys: str
    act: Callable[[], None]


class Palette(QDialog):
    """Commands at once, records as they are found."""

    def __init__(self, bench: Bench, commands: Sequence[Offer], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE))
        self._bench, self._commands = bench, commands
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap, gap, gap, gap)
        self.line = QLineEdit()
        self.line.setProperty("look", "search")
        self.line.setPlaceholderText(bench.say(_HINT))
        self.line.setAccessibleName(bench.say(_TITLE))
        self.line.installEventFilter(self)
        rows.addWidget(self.line)
        self.model = QStandardItemModel(0, 1, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setProperty("look", "tall")
        self.list.setAccessibleName(bench.say(_TITLE))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._run)
        rows.addWidget(self.list, 1)
        rows.addWidget(label(bench.say(_FOOT), "small"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._find)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._run_current)
        fit(self, bench.theme.px(80), bench.theme.px(56))
        self._typed("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets the keys that move go from the field to the list."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS:
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        words = fold(text)
        self.model.setRowCount(0)
        for offer in self._commands:
            if all(w in fold(offer.text) for w in words.split()):
                self._offer(f"{offer.text}    {offer.keys}".rstrip(), offer.act)
        provision = provision_of(text) if words else None
        if provision is not None:
            shown = provision.show(self._bench.language)
            place = Place(SEARCH.key, words=squash(text))
            self._offer(self._bench.say(_PROVISION.fill(provision=shown)), lambda: self._bench.go(place), first=True)
        self._first()
        if words:
            self._pause.start()

    def _offer(self, text: str, act: Callable[[], None], *, first: bool = False) -> None:
        item = QStandardItem(text)
        item.setData(act, _ACT)
        self.model.insertRow(0 if first else self.model.rowCount(), item)

    def _first(self) -> None:
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _find(self) -> None:
        words, language = squash(self.line.text()), self._bench.language
        self._bench.jobs.read(
            lambda reader: search(reader, words, language, _RECORDS),
            lambda found: self._found(words, found),
            owner=self,
            key="palette",
        )

    def _found(self, words: str, found: Hits) -> None:
        if squash(self.line.text()) != words:
            return
        for hit in found.hits[:_RECORDS]:
            name = self._bench.say(self._bench.schema.type(hit.type).label)
            place = Place(home_of(hit.type).key, hit.type, hit.uid)
            self._offer(f"{name} {hit.key} · {hit.title}", partial(self._bench.go, place))
        if found.total > len(found.hits):
            place = Place(SEARCH.key, words=words)
            self._offer(self._bench.say(_ALL.fill(count=f"{found.total:,}")), lambda: self._bench.go(place))
        self._first()

    def _run_current(self) -> None:
        self._run(self.list.currentIndex())

    def _run(self, index: QModelIndex) -> None:
        act = index.data(_ACT) if index.isValid() else None
        if act is not None:
            self.accept()
            QTimer.singleShot(0, act)


_TITLE = Words("Ir a cualquier parte", "Go anywhere")
_HINT = Words("Un comando, un registro o una disposición (9.17)", "A command, a record or a provision (9.17)")
_FOOT = Words("↑ ↓ para elegir, Intro para ir, Esc para cerrar", "↑ ↓ to choose, Enter to go, Esc to close")
_PROVISION = Words("{provision}: todo lo que trata de ella", "{provision}: all that is about it")
_ALL = Words("Ver los {count} registros", "See all {count} records")

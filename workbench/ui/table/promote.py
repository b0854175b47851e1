"""Asks which position a statement goes into, where that is not clear, and of which issue a new one is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from workbench.i18n import Words, clip
from workbench.tasks.promoting import Promotion, promote
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing
from workbench.ui.widgets.asked import WaysOut
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.records import RecordPicker
from workbench.ui.widgets.text import label

_UID = int(Qt.ItemDataRole.UserRole)


def carry_out(bench: Bench, found: Promotion, position: str, issue: str, failed: Callable[[Words], None]) -> None:
    """Writes what the statement becomes, and tells what it became."""

    def write(writing: Writing) -> str:
        change = promote(writing.dossier.reader, found.statement, bench.language, position, issue)
        writing.commit(change)
        return change.title

    bench.jobs.write(write, lambda title: bench.tell(Words(f"{title}.", f"{title}.")), failed=failed)


class PromoteDialog(QDialog):
    """The positions that may be meant, those on the same words first, and a new one."""

    def __init__(self, bench: Bench, found: Promotion, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE))
        self._bench, self._found = bench, found
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        statement = found.statement
        heading = f"{statement.key} · {clip(statement.on.best(bench.language)[0], 80)}"
        rows.addWidget(label(heading, "heading", wrap=True))
        words = clip(statement.words.best(bench.language)[0], 300)
        rows.addWidget(label(words, "muted", wrap=True))
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        rows.addWidget(label(bench.say(_WHICH), "label"))
        self.model = QStandardItemModel(0, 1, self)
        self.list = self._list()
        rows.addWidget(self.list, 1)
        self.issue = RecordPicker(bench, ("issue",), bench.say(_ISSUE))
        if not statement.issue:
            rows.addWidget(label(bench.say(_ISSUE), "label"))
            rows.addWidget(self.issue)
        else:
            self.issue.setParent(self)
            self.issue.hide()
        ways = WaysOut(self, bench, _ACCEPT, self._settle)
        self.accept_button = ways.go
        rows.addLayout(ways)
        self.setMinimumWidth(bench.theme.px(64))
        self.list.setFocus()

    def _list(self) -> QListView:
        shown = QListView()
        shown.setModel(self.model)
        shown.setAccessibleName(self._bench.say(_WHICH))
        shown.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        shown.setTextElideMode(Qt.TextElideMode.ElideRight)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for uid, title in (*self._found.candidates, ("", self._bench.say(_NEW))):
            item = QStandardItem(title)
            item.setData(uid, _UID)
            self.model.appendRow(item)
        shown.setCurrentIndex(self.model.index(0, 0))
        shown.activated.connect(lambda _: self._settle())
        return shown

    def _settle(self) -> None:
        """Carries it out once the name of the issue, which may just have been typed, is looked up."""
        self._bench.jobs.read(lambda _: None, lambda _: self._carry_out(), owner=self)

    def _carry_out(self) -> None:
        position = str(self.list.currentIndex().data(_UID))
        if not position and not self._found.statement.issue and not (self.issue.uid() and self.issue.is_clear()):
            self.bar.tell(_NO_ISSUE, trouble=True)
            self.issue.setFocus()
            return
        carry_out(self._bench, self._found, position, self.issue.uid(), self._bench.tell)
        self.accept()


_TITLE = Words("Pasar la declaración a posición", "Make the statement a position")
_WHICH = Words("¿A cuál posición pasa?", "Into which position does it go?")
_NEW = Words("Una posición nueva", "A new position")
_ISSUE = Words("Tema de la posición nueva", "Issue of the new position")
_ACCEPT = Words("Pasar a posición", "Make it a position")
_NO_ISSUE = Words("Elija el tema de la posición nueva.", "Choose the issue of the new position.")

"""The screen of imports: files that wait to be carried out, imports of the past, and one of them at work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.change import Effect
from workbench.i18n import Words
from workbench.importing.pasted import CLIPBOARD, Clip
from workbench.tasks.import_file import Options
from workbench.ui.bench import Bench
from workbench.ui.files.sheets import ask_workbook
from workbench.ui.importing.begun import Import
from workbench.ui.importing.flow import ImportFlow
from workbench.ui.importing.past import PastImport, past_told
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.widgets.text import beside_icon, label, tip
from workbench.ui.widgets.turns import REST, Turns

_ITEM = int(Qt.ItemDataRole.UserRole)
KEPT = "imports"


class _Narrow(QStyledItemDelegate):
    """No item is wider than its list: a name that does not fit ends in an ellipsis."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size of an item, as wide as there is room."""
        size, view = super().sizeHint(option, index), self.parent()
        return QSize(min(size.width(), view.viewport().width()), size.height()) if isinstance(view, QListView) else size


class ImportsPage(Page):
    """``kept`` is where imports that wait outlive a change of language or theme."""

    def __init__(self, bench: Bench, kept: dict[str, Any]) -> None:
        super().__init__()
        self._bench = bench
        self._waiting: list[Import] = kept.setdefault(KEPT, [])
        self._flows: dict[int, ImportFlow] = {}
        self._ended: list[ImportFlow] = []  # hidden, and still to be taken apart
        self._turns = Turns(self)
        self._wanted_change: int | None = None
        self._was_inside = False  # whether the person was at work in the import that is over
        left = QWidget()
        gap = bench.theme.px(1)
        rows = QVBoxLayout(left)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(gap)
        self.choose = QPushButton(beside_icon(bench.say(_CHOOSE)))
        self.choose.setIcon(bench.icons.get("folder-open"))
        self.choose.setEnabled(bench.writable)
        self.choose.clicked.connect(self._choose)
        rows.addWidget(self.choose)
        self.list = QListWidget()
        self.list.setProperty("look", "tall")
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Narrow(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName(bench.say(_LIST))
        self.list.currentItemChanged.connect(self._went)
        rows.addWidget(self.list, 1)
        self._none = label(bench.say(_NOT_YET), "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self._none, 1)
        left.setMinimumWidth(bench.theme.px(28 if not bench.theme.is_large else 25))
        self.shown = QStackedWidget()
        self.shown.addWidget(self._hint())
        self._past = PastImport(bench)
        self.shown.addWidget(self._past)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.shown)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 6)
        split.setSizes([280, 800])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)
        bench.jobs.committed.connect(self._committed)

    def _hint(self) -> QWidget:
        bench = self._bench
        hint = QWidget()
        rows = QVBoxLayout(hint)
        rows.addStretch(1)
        picture = QLabel()
        size = bench.theme.px(8)
        picture.setPixmap(bench.icons.get("file-down").pixmap(QSize(size, size)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(picture)
        for words, look in ((_DROP, "heading"), (_FORMATS, "muted")):
            told = label(bench.say(words), look, wrap=True)
            told.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(told)
        rows.addStretch(2)
        return hint

    def _choose(self) -> None:
        path = ask_workbook(self._bench.ask)
        if path is not None:
            self.take_file(path)

    # ---- going

    def visit(self, place: Place) -> None:
        self.ask()

    def take_file(self, path: Path) -> None:
        """Begins an import: the file is read and planned, nothing is written."""
        if not self._bench.writable:
            self._bench.tell(_READ_ONLY)
            return
        begun = next((i for i in self._waiting if i.path == path), None)
        if begun is not None:
            self._end(begun)  # the same file again: it is read anew
        self._begin(Import(path))

    def take_clip(self, clip: Clip, record_type: str) -> None:
        """Begins an import of what lies on the clipboard; the rows are likely to be of a type."""
        name = CLIPBOARD.in_(self._bench.language)
        path = Path(f"{name} · {datetime.now():%Y-%m-%d %H.%M.%S}")
        self._begin(Import(path, Options(record_type=record_type), clip=clip))

    def _begin(self, made: Import) -> None:
        self._bench.tell(_SILENT)  # what was told of another import
        self._waiting.insert(0, made)
        self.ask(made)

    def ask(self, chosen: Import | None = None) -> None:
        """Asks for the imports of the past and lists them under those that wait."""

        def past(reader: Any) -> list[Any]:
            return [c for c in reader.changes() if c.kind == "import" and c.part_of is None][:200]

        self._bench.jobs.read(past, lambda found: self._list(found, chosen), owner=self, key="imports")

    def _list(self, past: list[Any], chosen: Import | None) -> None:
        over = next((begun for begun in self._waiting if begun.effect is not None), None)
        if over is not None and over.effect is not None:  # carried out while this screen was built anew
            self._carried_out(over, over.effect)
            return
        before = self._current()
        self.list.blockSignals(True)
        self.list.clear()
        for waiting in self._waiting:
            self._item(waiting.title(self._bench.language), self._bench.say(_how_far(waiting)), waiting)
        for change in past:
            self._item(change.title, self._bench.say(past_told(change)), change)
        self.list.setVisible(self.list.count() > 0)
        self._none.setVisible(not self.list.count())
        wanted = chosen or before
        items = [self.list.item(r).data(_ITEM) for r in range(self.list.count())]
        row = next((r for r, what in enumerate(items) if _same(what, wanted)), -1)
        if self._wanted_change is not None:  # the one that was just carried out
            row = next((r for r, what in enumerate(items) if getattr(what, "id", 0) == self._wanted_change), row)
            self._wanted_change = None
        if row < 0 and self._waiting:
            row = 0
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show(self.list.item(row).data(_ITEM) if row >= 0 else None)
        if self._was_inside and self.shown.currentWidget() is self._past:
            self._past.records.setFocus()
        self._was_inside = False

    def _item(self, title: str, told: str, what: Any) -> None:
        item = QListWidgetItem(f"{title}\n{told}")
        item.setData(_ITEM, what)
        item.setToolTip(tip(title))
        self.list.addItem(item)

    def _tell_how_far(self, waiting: Import) -> None:
        """Says again in the list how far an import is."""
        for item in (self.list.item(row) for row in range(self.list.count())):
            if item.data(_ITEM) is waiting:
                title = waiting.title(self._bench.language)
                item.setText(f"{title}\n{self._bench.say(_how_far(waiting))}")

    def _current(self) -> Any:
        item = self.list.currentItem()
        return item.data(_ITEM) if item is not None else None

    def _went(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        self._show(item.data(_ITEM) if item is not None else None)

    def _show(self, what: Any) -> None:
        if what is None:
            self.shown.setCurrentIndex(0)
        elif isinstance(what, Import):
            self.shown.setCurrentWidget(self._flow(what))
        else:
            self._past.show_change(what)
            self.shown.setCurrentWidget(self._past)

    def _flow(self, waiting: Import) -> ImportFlow:
        if id(waiting) not in self._flows:
            flow = ImportFlow(self._bench, waiting)
            flow.discarded.connect(partial(self._end, waiting))
            flow.carried_out.connect(partial(self._carried_out, waiting))
            flow.work.found.connect(lambda _: self._tell_how_far(waiting))
            flow.work.failed.connect(lambda _: self._tell_how_far(waiting))
            self._flows[id(waiting)] = flow
            self.shown.addWidget(flow)
        self._flows[id(waiting)].start()
        return self._flows[id(waiting)]

    def _carried_out(self, waiting: Import, effect: Effect) -> None:
        flow, at = self._flows.get(id(waiting)), QApplication.focusWidget()
        self._was_inside = flow is not None and at is not None and flow.isAncestorOf(at)
        left = waiting.shown.out if waiting.shown is not None else 0
        self._end(waiting, again=False)
        if left:  # rows stayed out: their questions wait on, and are asked anew of the dossier as it is now
            self._waiting.insert(0, waiting.again())
        self._wanted_change = effect.change
        self.ask()
        if left:
            self._bench.tell(_LEFT.fill(count=f"{left:,}"))
            return
        self._bench.tell(_CARRIED_OUT.fill(count=f"{len(effect.created) + len(effect.updated):,}"))

    def _end(self, waiting: Import, *, again: bool = True) -> None:
        if waiting in self._waiting:
            self._waiting.remove(waiting)
        flow = self._flows.pop(id(waiting), None)
        if flow is not None:
            flow.end()
            self.shown.removeWidget(flow)
            self._ended.append(flow)
            self._turns.do(self._taking_apart())
        if again:
            self.ask()

    def _taking_apart(self) -> Iterator[object]:
        """What is left of imports that ended goes piece by piece; a whole one at once would stop the window."""
        while self._ended:
            yield from self._ended[-1].questions.emptying()
            self._ended.pop().deleteLater()
            yield REST

    def _committed(self, effect: Effect) -> None:
        if self.isVisible():
            self.ask()

    def take_back(self) -> bool:
        """Takes back the latest decision about the import that is shown."""
        flow = self.flow()
        return flow is not None and flow.take_back()

    def focus(self) -> None:
        (self.list if self.list.count() else self.choose).setFocus()

    def panes(self) -> list[QWidget]:
        return [self.choose, self.list, self.shown.currentWidget() or self]

    def waiting(self) -> list[Import]:
        """The imports that were begun and not carried out."""
        return self._waiting

    def flow(self) -> ImportFlow | None:
        """The import at work that can be seen."""
        shown = self.shown.currentWidget()
        return shown if isinstance(shown, ImportFlow) else None


def _how_far(waiting: Import) -> Words:
    """Whether an import waits for its person, or its file came to nothing."""
    if waiting.shown is not None or waiting.trouble is None:
        return _WAITS
    return _UNREAD if waiting.taken is None else _NO_TABLE


def _same(one: Any, other: Any) -> bool:
    if other is None or type(one) is not type(other):
        return False
    return one is other or getattr(one, "id", 0) == getattr(other, "id", 1)


_CHOOSE = Words("Importar una hoja…", "Import a workbook…")
_LIST = Words("Importaciones", "Imports")
_DROP = Words("Arrastre aquí la hoja de una dependencia", "Drop a ministry’s workbook here")
_FORMATS = Words(
    "Excel, OpenDocument, CSV, o una exportación de este programa. Nada se escribe hasta que usted lo apruebe.",
    "Excel, OpenDocument, CSV, or an export of this program. Nothing is written until you approve it.",
)
_SILENT = Words("", "")
_READ_ONLY = Words("El expediente está abierto sólo para leer.", "The dossier is open for reading only.")
_NOT_YET = Words("Todavía no hay importaciones.", "No imports yet.")
_WAITS = Words("Por concluir", "Waiting")
_UNREAD = Words("No se pudo leer", "Could not be read")
_NO_TABLE = Words("Sin nada que importar todavía", "Nothing to import yet")
_LEFT = Words(
    "Importación hecha; {count} {count|renglón quedó|renglones quedaron} fuera y {count|espera|esperan} respuesta.",
    "Import done; {count} {count|row was|rows were} left out and {count|waits|wait} for an answer.",
)
_CARRIED_OUT = Words(
    "Importación hecha: {count} {count|registro|registros}.", "Import done: {count} {count|record|records}."
)

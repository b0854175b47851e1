"""The screen of imports: files that wait to be carried out, imports of the past, and one of them at work."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.change import Effect
from workbench.domain.query import OneOf
from workbench.domain.records import ISSUE
from workbench.i18n import Words
from workbench.tasks.profiles import save_profile
from workbench.ui.bench import Bench
from workbench.ui.files.sheets import PROFILES, ask_workbook
from workbench.ui.forms.history import local_time
from workbench.ui.importing.begun import Import
from workbench.ui.importing.flow import ImportFlow
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.screens import SEARCH
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.links import LinkButton
from workbench.ui.widgets.text import beside_icon, label, tip

_ITEM = int(Qt.ItemDataRole.UserRole)
KEPT = "imports"
_MOST_BRIEFS = 20


class ImportsPage(Page):
    """``kept`` is where imports that wait outlive a change of language or theme."""

    def __init__(self, bench: Bench, kept: dict[str, Any]) -> None:
        super().__init__()
        self._bench = bench
        self._waiting: list[Import] = kept.setdefault(KEPT, [])
        self._flows: dict[int, ImportFlow] = {}
        self._wanted_change: int | None = None
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
        self.list.setAccessibleName(bench.say(_LIST))
        self.list.currentItemChanged.connect(self._went)
        rows.addWidget(self.list, 1)
        self._none = label(bench.say(_NOT_YET), "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self._none, 1)
        left.setMinimumWidth(bench.theme.px(28 if not bench.theme.is_large else 25))
        self.shown = QStackedWidget()
        self.shown.addWidget(self._hint())
        self._past = _PastImport(bench)
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
        made = Import(path)
        self._waiting.insert(0, made)
        self.ask(made)

    def ask(self, chosen: Import | None = None) -> None:
        """Asks for the imports of the past and lists them under those that wait."""

        def past(reader: Any) -> list[Any]:
            return [c for c in reader.changes() if c.kind == "import"][:200]

        self._bench.jobs.read(past, lambda found: self._list(found, chosen), owner=self, key="imports")

    def _list(self, past: list[Any], chosen: Import | None) -> None:
        before = self._current()
        self.list.blockSignals(True)
        self.list.clear()
        for waiting in self._waiting:
            self._item(waiting.path.name, self._bench.say(_WAITS), waiting)
        for change in past:
            state = _WAS_UNDONE if change.undone_by is not None else _DONE
            words = state.fill(change=change.id, at=local_time(change.at), author=change.author)
            self._item(change.title, self._bench.say(words), change)
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

    def _item(self, title: str, told: str, what: Any) -> None:
        item = QListWidgetItem(f"{title}\n{told}")
        item.setData(_ITEM, what)
        self.list.addItem(item)

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
            self._flows[id(waiting)] = flow
            self.shown.addWidget(flow)
            flow.start()
        return self._flows[id(waiting)]

    def _carried_out(self, waiting: Import, effect: Effect) -> None:
        left = waiting.shown.out if waiting.shown is not None else 0
        self._end(waiting, again=False)
        if left:  # rows stayed out: their questions wait on, and are asked anew of the dossier as it is now
            self._waiting.insert(0, waiting.again())
        self._wanted_change = effect.change
        self.ask()
        if left:
            self._bench.tell(_LEFT.fill(count=f"{left:,}"))
            return
        self._bench.tell(_CARRIED_OUT.fill(count=len(effect.created) + len(effect.updated)))

    def _end(self, waiting: Import, *, again: bool = True) -> None:
        if waiting in self._waiting:
            self._waiting.remove(waiting)
        flow = self._flows.pop(id(waiting), None)
        if flow is not None:
            flow.stop()
            self.shown.removeWidget(flow)
            flow.deleteLater()
        if again:
            self.ask()

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


def _same(one: Any, other: Any) -> bool:
    if other is None or type(one) is not type(other):
        return False
    return one is other or getattr(one, "id", 0) == getattr(other, "id", 1)


class _PastImport(QWidget):
    """One import of the past: what it touched, and the way back."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._change: Any = None
        gap = bench.theme.px(3)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(bench.theme.px(1.5))
        self._title = label("", "title", wrap=True)
        self._told = label("", "muted", wrap=True)
        rows.addWidget(self._title)
        rows.addWidget(self._told)
        line = Flow(gap=gap // 3)
        self.records = QPushButton(bench.say(_RECORDS))
        self.records.clicked.connect(self._open)
        self.undo = QPushButton(bench.say(_UNDO))
        self.undo.setIcon(bench.icons.get("undo-2"))
        self.undo.clicked.connect(self._undo)
        self.profile = QPushButton(bench.say(_SAVE_PROFILE))
        self.profile.setToolTip(tip(bench.say(_PROFILE_TOLD)))
        self.profile.clicked.connect(self._save_profile)
        self.profile.hide()
        self._decided = ""
        for button in (self.records, self.undo, self.profile):
            line.addWidget(button)
        rows.addLayout(line)
        self._report = label("", wrap=True)
        rows.addWidget(self._report)
        self._heading = label(bench.say(_BRIEFS), "heading")
        self._heading.hide()
        rows.addWidget(self._heading)
        self.briefs = QVBoxLayout()
        self.briefs.setSpacing(0)
        rows.addLayout(self.briefs)
        rows.addStretch(1)

    def show_change(self, change: Any) -> None:
        """Shows one import."""
        if self._change is None or self._change.id != change.id:
            self._report.setText("")
        self._change = change
        self._title.setText(change.title)
        undone = change.undone_by is not None
        words = _WAS_UNDONE if undone else _DONE
        told = words.fill(change=change.id, at=local_time(change.at), author=change.author)
        self._told.setText(self._bench.say(told))
        self.undo.setEnabled(not undone and self._bench.writable)
        language = self._bench.language

        def looked_up(reader: Any) -> tuple[list[tuple[str, str]], str]:
            return issues(reader), reader.returns.profile_of(change.id)

        def issues(reader: Any) -> list[tuple[str, str]]:
            touched = reader.get_all(reader.touched(change.id - 1, change.id)) if not undone else []
            uids = [r.uid if reader.schema.of(r) is ISSUE else getattr(r, "issue", "") for r in touched]
            found = [r for r in reader.get_all(dict.fromkeys(u for u in uids if u)) if reader.schema.of(r) is ISSUE]
            found.sort(key=lambda r: int(r.key.rpartition("-")[2] or 0))
            return [(r.uid, reader.schema.of(r).title_of(r, language)) for r in found]

        self._bench.jobs.read(looked_up, self._looked_up, owner=self, key="import-briefs")

    def _looked_up(self, found: tuple[list[tuple[str, str]], str]) -> None:
        issues, self._decided = found
        self.profile.setVisible(bool(self._decided))
        self._offer_briefs(issues)

    def _save_profile(self) -> None:
        """What was decided in this import, as a file for colleagues."""
        name = f"{Path(self._change.title).stem}.perfil.json"
        path, decided = self._bench.ask.file_to_save(_SAVE_PROFILE, name, PROFILES), self._decided
        if path is not None:
            told = partial(self._bench.tell, _PROFILE_SAVED.fill(file=path.name))
            self._bench.jobs.long(
                lambda reading: save_profile(reading.dossier, decided, path),
                lambda _: told(),
                owner=self,
                failed=self._tell,
            )

    def _offer_briefs(self, issues: list[tuple[str, str]]) -> None:
        """The way from an import to paper: a brief of each issue that it touched."""
        while (item := self.briefs.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._heading.setVisible(bool(issues))
        for uid, title in issues[:_MOST_BRIEFS]:
            link = LinkButton(title)
            link.clicked.connect(act(self._bench.go, Place("briefs", uid=uid)))
            self.briefs.addWidget(link)
        if len(issues) > _MOST_BRIEFS:
            words = _MORE_BRIEFS.fill(count=f"{len(issues) - _MOST_BRIEFS:,}")
            self.briefs.addWidget(label(self._bench.say(words), "muted", wrap=True))

    def _open(self) -> None:
        change = self._change

        def show(uids: list[str]) -> None:
            self._bench.go(Place(SEARCH.key, condition=OneOf(tuple(uids), change.title)))

        self._bench.jobs.read(lambda reader: reader.touched(change.id - 1, change.id), show, owner=self)

    def _undo(self) -> None:
        change = self._change.id
        self.undo.setEnabled(False)
        self._bench.jobs.write(lambda writing: writing.undo(change), self._undone, owner=self, failed=self._failed)

    def _undone(self, effect: Effect) -> None:
        results = [o.result for o in effect.outcomes]
        counts = {name: results.count(name) for name in ("reverted", "kept", "failed")}
        lines = [self._bench.say(_REVERTED.fill(**counts))]
        for outcome in effect.outcomes:
            if outcome.result != "reverted":
                lines.append(f"{outcome.key}: {self._bench.say(outcome.reason) if outcome.reason else ''}")
        self._report.setText("\n".join(lines[:40]))

    def _tell(self, words: Words) -> None:
        self._report.setText(self._bench.say(words))

    def _failed(self, words: Words) -> None:
        self._tell(words)
        self.undo.setEnabled(True)


_CHOOSE = Words("Importar una hoja…", "Import a workbook…")
_LIST = Words("Importaciones", "Imports")
_DROP = Words("Arrastre aquí la hoja de una dependencia", "Drop a ministry’s workbook here")
_FORMATS = Words(
    "Excel, OpenDocument, CSV, o una exportación de este programa. Nada se escribe hasta que usted lo apruebe.",
    "Excel, OpenDocument, CSV, or an export of this program. Nothing is written until you approve it.",
)
_READ_ONLY = Words("El expediente está abierto sólo para leer.", "The dossier is open for reading only.")
_NOT_YET = Words("Todavía no hay importaciones.", "No imports yet.")
_WAITS = Words("Por concluir", "Waiting")
_DONE = Words("{at} · {author} · cambio {change}", "{at} · {author} · change {change}")
_WAS_UNDONE = Words("{at} · {author} · cambio {change}, deshecho", "{at} · {author} · change {change}, undone")
_LEFT = Words(
    "Importación hecha; {count} {count|renglón quedó|renglones quedaron} fuera y {count|espera|esperan} respuesta.",
    "Import done; {count} {count|row was|rows were} left out and {count|waits|wait} for an answer.",
)
_CARRIED_OUT = Words(
    "Importación hecha: {count} {count|registro|registros}.", "Import done: {count} {count|record|records}."
)
_MORE_BRIEFS = Words("… y {count} más, en «Temas».", "… and {count} more, under “Issues”.")
_BRIEFS = Words("Fichas de los temas que tocó", "Briefs of the issues that it touched")
_RECORDS = Words("Ver sus registros", "See its records")
_UNDO = Words("Deshacer esta importación", "Undo this import")
_SAVE_PROFILE = Words("Guardar lo decidido…", "Save what was decided…")
_PROFILE_TOLD = Words(
    "Un archivo pequeño con lo que se decidió de sus columnas y palabras: sirve a otro expediente.",
    "A small file with what was decided of its columns and words: another dossier can use it.",
)
_PROFILE_SAVED = Words("Guardado: {file}.", "Saved: {file}.")
_REVERTED = Words(
    "{reverted} {reverted|registro devuelto|registros devueltos}, {kept} {kept|conservado|conservados}, "
    "{failed} que no {failed|pudo|pudieron} volver.",
    "{reverted} {reverted|record|records} reverted, {kept} kept, {failed} that could not go back.",
)

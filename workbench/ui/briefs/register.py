"""The register in the window: every issued brief, newest first; each tells what left and can be had again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.domain.when import show_when, whole_day
from workbench.i18n import LANGUAGE_NAMES, Words
from workbench.outgoing.proof import Proof
from workbench.store.issued import Issued
from workbench.tasks.issuing import give_out_again
from workbench.ui.bench import Bench
from workbench.ui.briefs.entries import EntriesModel, Entry, kind_told, shown, whom_told
from workbench.ui.desks import Reading
from workbench.ui.forms.history import local_time
from workbench.ui.handing import proof_told
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.columns import SharingTree
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.folders import OPEN_FOLDER, open_folder
from workbench.ui.widgets.text import Line, label

_SHARES = (0.045, 0.085, 0.125, 0.2, 0.11, 0.12, 0.085, 0.06, 0.05, 0.06, 0.06)
_LARGE_SHARES = (0.1, 0.0, 0.0, 0.46, 0.22, 0.22)
_LARGE = frozenset({0, 3, 4, 5})  # columns that large text has room for


class RegisterView(QWidget):
    """``since`` carries an Issued: what has changed since then is wanted."""

    since = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._open = 0
        gap = bench.theme.px(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(gap)
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        self.finder = Line("")
        self.finder.setProperty("look", "search")
        self.finder.setPlaceholderText(bench.say(_FIND))
        self.finder.setAccessibleName(bench.say(_FIND))
        self.finder.textChanged.connect(self._find)
        rows.addWidget(self.finder)
        self.empty = label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self.empty, 1)
        self.model = EntriesModel(bench)
        self.table = SharingTree(_LARGE_SHARES if bench.theme.is_large else _SHARES)
        self.table.setModel(self.model)
        self.table.setRootIsDecorated(False)
        self.table.setAccessibleName(bench.say(REGISTER))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.activated.connect(self._show_details)
        self.table.selectionModel().currentChanged.connect(self._went)
        for column in range(self.model.columnCount()):
            self.table.setColumnHidden(column, bench.theme.is_large and column not in _LARGE)
        rows.addWidget(self.table, 3)
        rows.addWidget(self._details(), 2)
        self._show_state()

    def _details(self) -> QFrame:
        bench = self._bench
        self.details = QFrame()
        self.details.setProperty("look", "card")
        rows = QVBoxLayout(self.details)
        self.title = label("", "heading", wrap=True)
        self.told = label("", "surface", wrap=True)
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        line = Flow(gap=bench.theme.px(1))
        self.again = QPushButton(bench.say(_AGAIN))
        self.again.clicked.connect(self._give_out)
        self.changed = QPushButton(bench.say(_SINCE))
        self.changed.clicked.connect(self._ask_since)
        line.addWidget(self.again)
        line.addWidget(self.changed)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setProperty("look", "surface")
        area.setWidget(self.told)
        area.setMinimumHeight(bench.theme.px(9))
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self.title)
        rows.addWidget(area, 1)
        rows.addLayout(line)
        self.details.hide()
        return self.details

    def ask(self) -> None:
        """Asks for what the register holds."""
        language = self._bench.language

        def read(reading: Reading) -> list[Entry]:
            return shown(reading.dossier.register.all(), language)

        self._bench.jobs.long(read, self._show, owner=self, key="register", failed=self._failed)

    def _failed(self, words: Words) -> None:
        self.bar.tell(words, trouble=True)

    def _show(self, entries: list[Entry]) -> None:
        here = self.model.entry(self.table.currentIndex().row())
        self.model.show_entries(entries)
        self.table.share()
        self._show_state()
        self._go_to(max(self.model.row_of(here.number), 0) if here is not None else 0)

    def _find(self, words: str) -> None:
        self.model.only(words)
        self._show_state()
        self._go_to(0)

    def _go_to(self, row: int) -> None:
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))
        else:
            self.details.hide()

    def _show_state(self) -> None:
        rows = self.model.rowCount()
        self.empty.setText(self._bench.say(_NO_MATCH if self.model.count else _EMPTY))
        if self.empty.parentWidget() is not None:
            self.empty.setVisible(not rows)
            self.table.setVisible(bool(rows))
            self.finder.setVisible(bool(self.model.count))

    # ---- one brief

    def _went(self, index: QModelIndex, _: QModelIndex) -> None:
        if not self.details.isHidden():
            self._tell(self.model.entry(index.row()))

    def _show_details(self, index: QModelIndex) -> None:
        self._tell(self.model.entry(index.row()))
        self.details.show()
        self.again.setFocus()

    def _tell(self, entry: Issued | None) -> None:
        if entry is None:
            return
        language = self._bench.language
        self.title.setText(self._bench.say(_TITLE.fill(number=entry.number, title=" ".join(entry.title.split()))))
        facts = (
            _MADE.fill(at=local_time(entry.at), author=entry.author, day=show_when(whole_day(entry.as_of), language)),
            _WHAT.fill(kind=kind_told(entry), whom=whom_told(entry), language=LANGUAGE_NAMES[entry.language]),
            _DATA.fill(change=entry.change, digest=entry.data or "–"),
        )
        lines = [self._bench.say(words) for words in (*facts, *_protected(entry))]
        lines += [f"{file.copy}. {file.name} · SHA-256 {file.sha256}" for file in entry.files]
        lines.append(self._bench.say(proof_told(Proof(**vars(entry.proof)))))
        left_out = entry.options.get("left_out")
        if isinstance(left_out, list) and left_out:
            lines.append(self._bench.say(_WITHOUT.fill(parts="; ".join(map(str, left_out)))))
        self.told.setText("\n".join(lines))

    def _entry(self) -> Issued | None:
        return self.model.entry(self.table.currentIndex().row())

    def _give_out(self) -> None:
        """Saves every copy again, byte by byte as it left; those beyond the first are called ``NAME-2`` and so on."""
        entry = self._entry()
        if entry is None or not entry.files:
            return
        first = entry.files[0]
        suffix = "." + first.name.rpartition(".")[2]
        path = self._bench.ask.file_to_save(_AGAIN_TITLE, first.name, ((_AS_IT_LEFT, f"*{suffix}"),))
        if path is None:
            return

        def give(reading: Reading) -> None:
            for file in entry.files:
                target = path if file.copy == 1 else path.with_name(f"{path.stem}-{file.copy}{path.suffix}")
                give_out_again(reading.dossier, entry.number, target, file.copy)

        def given(_: None) -> None:
            words = _GIVEN.fill(file=path.name, folder=path.parent)
            self.bar.tell(words, ((OPEN_FOLDER, lambda: open_folder(path.parent)),))

        self._bench.jobs.long(give, given, owner=self, failed=self._failed)

    def _ask_since(self) -> None:
        entry = self._entry()
        if entry is not None:
            self.since.emit(entry)


def _protected(entry: Issued) -> list[Words]:
    """How it is marked and whether it is locked, as far as that was entered."""
    said = [_MARKED.fill(marking=" ".join(entry.marking.split()))] if entry.marking else []
    if entry.locked:
        said.append(_LOCKED)
    elif entry.locked is None:
        said.append(_NOT_ENTERED)
    return said


REGISTER = Words("Fichas emitidas", "Issued briefs")
_FIND = Words("Filtrar: número, asunto, para quién…", "Filter: number, subject, for whom…")
_EMPTY = Words(
    "Todavía no se ha emitido ninguna ficha de este expediente. «Emitir…» le da número, y aquí queda lo que salió.",
    "No brief of this dossier has been issued yet. “Issue…” numbers one, and what left is kept here.",
)
_NO_MATCH = Words("Ninguna ficha emitida tiene esas palabras.", "No issued brief has those words.")
_TITLE = Words("Núm. {number}: {title}", "No. {number}: {title}")
_MADE = Words("Emitida {at} por {author}, con datos al {day}", "Issued {at} by {author}, as of {day}")
_WHAT = Words("{kind} · {whom} · {language}", "{kind} · {whom} · {language}")
_DATA = Words("Datos: cambio {change}, sello {digest}", "Data: change {change}, digest {digest}")
_MARKED = Words("Marca: {marking}", "Marking: {marking}")
_LOCKED = Words(
    "Cerrada con contraseña, y así se guarda: el registro no la tiene.",
    "Locked with a password, and kept so: the register does not have it.",
)
_NOT_ENTERED = Words(
    "Emitida cuando el registro no anotaba la marca ni el cierre.",
    "Issued when the register did not note the marking nor the lock.",
)
_WITHOUT = Words("Omitido a petición: {parts}", "Left out on request: {parts}")
_AGAIN = Words("Guardar otra vez…", "Save again…")
_AGAIN_TITLE = Words("Guardar otra vez lo que salió", "Save again what left")
_AS_IT_LEFT = Words("Tal como salió", "As it left")
_GIVEN = Words("{file}, en {folder}: los mismos bytes que salieron.", "{file}, in {folder}: the very bytes that left.")
_SINCE = Words("Qué cambió desde entonces", "What has changed since")

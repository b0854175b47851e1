"""The dialog of two records that may be one: side by side, field by field; they become one, or are said to be two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.change import Effect
from workbench.editing.combining import How, Side
from workbench.editing.merge import merge
from workbench.i18n import Words, clip
from workbench.tasks.duplicates import Compared, Line, compare, tell_apart
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing
from workbench.ui.jobs import Job
from workbench.ui.places import Place
from workbench.ui.screens import home_of
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.rooms import fit
from workbench.ui.widgets.text import Paragraphs, label, tip

_FIELD, _KEEP, _DROP, _BECOMES = range(4)
_SHARES = (0.18, 0.3, 0.3, 0.22)
_ELIDED = 300  # letters of a value in its cell; all of it stands below
_CHOSEN, _OTHER = "● ", "○ "
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class _Sides(QTableView):
    """The fields of two records; a side is chosen by a click, by Space or by Return."""

    def __init__(self, dialog: MergeDialog) -> None:
        super().__init__()
        self._dialog = dialog
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(dialog.choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Return choose the side that is current; arrows go from cell to cell."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._dialog.choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room is shared anew."""
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Gives every column its share of the room."""
        for column, share in enumerate(_SHARES[: self.horizontalHeader().count()]):
            self.setColumnWidth(column, int(self.viewport().width() * share))


class MergeDialog(QDialog):
    """Two records by uid, the first of which is kept until they are exchanged."""

    def __init__(self, bench: Bench, parent: QWidget, keep: str, drop: str, reason: Words) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(bench.say(_TITLE))
        self._bench = bench
        self._keep, self._drop = keep, drop
        self._take: dict[str, Side] = {}
        self._lines: Sequence[Line] = ()
        self._compared: Compared | None = None
        self._job: Job | None = None
        rows = QVBoxLayout(self)
        rows.setSpacing(bench.theme.px(1))
        rows.addWidget(label(bench.say(_TITLE), "heading"))
        rows.addWidget(label(bench.say(reason), wrap=True))
        self.bar = MessageBar(bench)
        rows.addWidget(self.bar)
        self.model = QStandardItemModel(0, 4, self)
        self.table = _Sides(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(bench.say(_TABLE))
        self.table.selectionModel().currentChanged.connect(self._tell_whole)
        rows.addWidget(self.table, 1)
        rows.addLayout(self._whole())
        self.told = label("", "muted", wrap=True)
        rows.addWidget(self.told)
        rows.addLayout(self._buttons())
        self._at_work(True)
        self._resize()
        self._look()

    def _whole(self) -> QHBoxLayout:
        """The whole words of both sides of the current field."""
        both = QHBoxLayout()
        both.setSpacing(self._bench.theme.px(1))
        lines = 2 if self._bench.theme.is_large else 3
        self.whole = (Paragraphs(least=lines, most=lines), Paragraphs(least=lines, most=lines))
        for words, text in zip((_KEPT, _GOES), self.whole, strict=True):
            text.setReadOnly(True)
            text.setAccessibleName(self._bench.say(words.fill(key="")).strip())
            both.addWidget(text)
        return both

    def _buttons(self) -> Flow:
        bench = self._bench
        row = Flow(gap=bench.theme.px(1))
        self.exchange = QPushButton(bench.say(_EXCHANGE))
        self.exchange.clicked.connect(self._exchange)
        self.open_record = QPushButton(bench.say(_OPEN))
        self.open_record.clicked.connect(self._go)
        self.distinct = QPushButton(bench.say(_DISTINCT))
        self.distinct.clicked.connect(self._tell_apart)
        self.merge = QPushButton(bench.say(_MERGE))
        self.merge.setProperty("look", "primary")
        self.merge.clicked.connect(self._merge)
        self.cancel = QPushButton(bench.say(_CANCEL))
        self.cancel.clicked.connect(self.reject)
        for button in (self.exchange, self.open_record, self.distinct, self.merge, self.cancel):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _resize(self) -> None:
        theme = self._bench.theme
        fit(self, theme.px(110), theme.px(78))

    # ---- looking

    def _look(self) -> None:
        """Reads the two again; how many records point there may take a while."""
        keep, drop, take, language = self._keep, self._drop, dict(self._take), self._bench.language
        self._at_work(True)
        self._job = self._bench.jobs.long(
            lambda reading: compare(reading.dossier.reader, keep, drop, take, language),
            self._show,
            owner=self,
            key="compare",
            failed=self._failed,
            stopped=lambda: None,
        )

    def _show(self, compared: Compared) -> None:
        say = self._bench.say
        self._compared, self._lines = compared, compared.lines
        self._at_work(False)
        self.model.clear()
        keys = (compared.merging.keep.key, compared.merging.drop.key)
        heads = (_HEAD, _KEPT.fill(key=keys[0]), _GOES.fill(key=keys[1]), _COMES)
        self.model.setHorizontalHeaderLabels([say(words) for words in heads])
        for line in self._lines:
            self.model.appendRow([QStandardItem() for _ in range(4)])
            self._paint(self.model.rowCount() - 1, line)
        self.table.share()
        first = next((n for n, line in enumerate(self._lines) if line.may_choose), 0)
        self.table.setCurrentIndex(self.model.index(first, _KEEP))
        self.table.setFocus()
        self._tell_counts(compared)

    def _paint(self, row: int, line: Line) -> None:
        """One field: marked where the two differ, the side that counts with a full circle."""
        side = self._take.get(line.name, "both" if line.must_choose else "keep")
        strong = QFont(self.font())
        strong.setBold(True)
        marks = {_KEEP: side == "keep", _DROP: side == "drop"}
        texts = {
            _FIELD: ("≠ " if line.how not in ("same", "kept", "filled") else "") + self._bench.say(line.label),
            _KEEP: line.keep,
            _DROP: line.drop,
            _BECOMES: self._bench.say(_BECOMING["chosen" if line.may_choose else line.how]),
        }
        for column, text in texts.items():
            item = self.model.item(row, column)
            chosen = line.may_choose and marks.get(column, False)
            mark = "" if not line.may_choose or column not in marks else _CHOSEN if chosen else _OTHER
            item.setText(mark + clip(text, _ELIDED))
            item.setToolTip(tip(clip(text, 1_000)))
            item.setFlags(_SHOWN)
            item.setFont(strong if chosen or (column == _FIELD and line.may_choose) else self.font())

    def _tell_whole(self, current: QModelIndex, _: QModelIndex) -> None:
        if 0 <= current.row() < len(self._lines):
            line = self._lines[current.row()]
            self.whole[0].set_text(line.keep)
            self.whole[1].set_text(line.drop)

    def _tell_counts(self, compared: Compared) -> None:
        say, merging = self._bench.say, compared.merging
        count = sum(merging.pointing.values())
        names = ", ".join(f"{say(plural)} {n}" for plural, n in compared.pointing)
        told = [_POINTING.fill(count=count, names=names, key=merging.keep.key) if count else _NOTHING]
        if merging.audience > merging.before:
            told.append(_NARROWER.fill(audience=merging.audience.label))
        if any(line.may_choose for line in compared.lines):
            told.append(_STAYS)
        self.told.setText(" ".join(say(words) for words in told))

    # ---- deciding

    def choose(self, index: QModelIndex) -> None:
        """Has the side of a cell count, where the two say different things."""
        line = self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None
        if line is None or not line.may_choose or index.column() not in (_KEEP, _DROP):
            return
        self._take[line.name] = "keep" if index.column() == _KEEP else "drop"
        self._paint(index.row(), line)

    def _exchange(self) -> None:
        """The other one is kept; what was chosen stays with the words that were chosen."""
        self._keep, self._drop = self._drop, self._keep
        self._take = {
            line.name: "keep" if self._take.get(line.name, "keep") == "drop" else "drop"
            for line in self._lines
            if line.may_choose and line.name in self._take
        }
        self._look()

    def _merge(self) -> None:
        keep, drop, take, language = self._keep, self._drop, dict(self._take), self._bench.language

        def work(writing: Writing) -> Effect:
            return writing.commit(merge(writing.dossier.reader, keep, drop, take, language).change_set)

        self._write(work, _MERGED)

    def _tell_apart(self) -> None:
        keep, drop, language = self._keep, self._drop, self._bench.language

        def work(writing: Writing) -> Effect:
            return writing.commit(tell_apart(writing.dossier.reader, keep, drop, language))

        self._write(work, _REMEMBERED)

    def _write(self, work: Callable[[Writing], Effect], done: Words) -> None:
        merging = self._compared.merging if self._compared is not None else None
        if merging is None:
            return
        told = done.fill(keep=merging.keep.key, drop=merging.drop.key)

        def written(_: Effect) -> None:
            self._bench.tell(told)
            self.accept()

        self._at_work(True)
        self._bench.jobs.write(work, written, owner=self, failed=self._failed)

    def _go(self) -> None:
        if self._compared is not None:
            name = self._bench.schema.of(self._compared.merging.keep).name
            self._bench.go(Place(home_of(name).key, name, self._keep))
        self.accept()

    def _failed(self, words: Words) -> None:
        self._at_work(False)
        self.bar.tell(words, trouble=True)

    def _at_work(self, working: bool) -> None:
        is_shown = not working and self._compared is not None
        for button in (self.exchange, self.open_record):
            button.setEnabled(is_shown)
        for button in (self.distinct, self.merge):
            button.setEnabled(is_shown and self._bench.writable)

    def reject(self) -> None:
        """Leaves both as they are."""
        if self._job is not None:
            self._job.cancel()
        super().reject()


_TITLE = Words("¿Son el mismo registro?", "Are they the same record?")
_TABLE = Words("Los dos registros, campo por campo", "The two records, field by field")
_HEAD = Words("Campo", "Field")
_KEPT = Words("Se conserva {key}", "Kept {key}")
_GOES = Words("Se va {key}", "Goes {key}")
_COMES = Words("Qué queda", "What becomes")
_EXCHANGE = Words("Conservar el otro", "Keep the other one")
_OPEN = Words("Abrir el registro", "Open the record")
_DISTINCT = Words("No son duplicados", "Not duplicates")
_MERGE = Words("Fusionar", "Merge")
_CANCEL = Words("Cancelar", "Cancel")
_BECOMING: Mapping[How, Words] = MappingProxyType(
    {
        "same": Words("Lo mismo en los dos", "The same in both"),
        "kept": Words("Lo del que se conserva", "That of the kept one"),
        "filled": Words("Se completa con el otro", "Filled from the other"),
        "united": Words("Se juntan los dos", "Both together"),
        "chosen": Words("El marcado con ●", "The one marked ●"),
        "told": Words("Lo que vale para ese texto", "What holds for that wording"),
        "narrower": Words("Sólo quien podía ver los dos", "Only who could see both"),
    }
)
_POINTING = Words(
    "{count} {count|registro apuntará|registros apuntarán} a {key}: {names}.",
    "{count} {count|record|records} will point to {key}: {names}.",
)
_NOTHING = Words("Ningún otro registro apunta al que se va.", "No other record points to the one that goes.")
_NARROWER = Words("Quedará para menos lectores: {audience}.", "It will be for fewer readers: {audience}.")
_STAYS = Words(
    "Lo que no se elige queda en las notas o entre los nombres.",
    "What is not chosen stays in the notes or among the names.",
)
_MERGED = Words("{drop} se fusionó en {keep}; Ctrl+Z lo deshace.", "{drop} was merged into {keep}; Ctrl+Z undoes it.")
_REMEMBERED = Words(
    "Se recordará que {keep} y {drop} son distintos; Ctrl+Z lo deshace.",
    "It is remembered that {keep} and {drop} are two; Ctrl+Z undoes it.",
)

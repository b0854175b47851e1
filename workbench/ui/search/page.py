"""What a search found, of any type, with the form of the record chosen beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.query import OneOf
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.record_form import RecordForm
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.screens import SEARCH
from workbench.ui.search.finding import Hit, Hits, chosen, search
from workbench.ui.widgets.text import label

_HIT = int(Qt.ItemDataRole.UserRole)


class SearchPage(Page):
    """A list of mixed records. It lists what words find, or what a number of the first screen counted."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._place = Place(SEARCH.key)
        self._forms: dict[str, RecordForm] = {}
        self.told = label("", "small", wrap=True)
        gap = bench.theme.px(1)
        self.told.setContentsMargins(gap, gap, gap, gap)
        self.model = QStandardItemModel(0, 1, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setProperty("look", "tall")
        self.list.setWordWrap(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(False)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(bench.say(SEARCH.label))
        self.list.selectionModel().currentChanged.connect(self._went)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.told)
        rows.addWidget(self.list, 1)
        left.setMinimumWidth(320)
        self._shown = QStackedWidget()
        hint = label(bench.say(_CHOOSE), "muted", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.addWidget(hint)
        self._shown.setMinimumWidth(360)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._shown)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 6)
        split.setSizes([460, 560])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

    def visit(self, place: Place) -> None:
        other = (place.words, place.condition) != (self._place.words, self._place.condition) or not place.uid
        self._place = place
        if other:
            self._ask(place)
        if place.uid:
            self._open(place.type, place.uid)

    def _ask(self, place: Place) -> None:
        language = self._bench.language
        uids = place.condition.uids if isinstance(place.condition, OneOf) else ()

        def find(reader: Any) -> Hits:
            return search(reader, place.words, language) if place.words else chosen(reader, uids, language)

        self._bench.jobs.read(find, lambda found: self._show(place, found), owner=self, key="search-page")

    def _show(self, place: Place, found: Hits) -> None:
        self.model.setRowCount(0)
        for hit in found.hits:
            item = QStandardItem(_text(self._bench, hit))
            item.setData(hit, _HIT)
            self.model.appendRow(item)
        name = place.condition.name if isinstance(place.condition, OneOf) else ""
        if found.provision is not None:
            words = _ABOUT.fill(provision=found.provision.show(self._bench.language), count=found.total)
        elif place.words:
            words = _FOUND.fill(words=place.words, count=f"{found.total:,}", shown=len(found.hits))
        else:
            words = _CHOSEN.fill(name=name, count=found.total) if name else _LOOK
        if place.words and not found.hits:
            words = _NOTHING.fill(words=place.words)
        self.told.setText(self._bench.say(words))

    def _went(self, current: QModelIndex, _: QModelIndex) -> None:
        hit = current.data(_HIT) if current.isValid() else None
        if isinstance(hit, Hit):
            self._open(hit.type, hit.uid)
            place = Place(SEARCH.key, hit.type, hit.uid, self._place.condition, words=self._place.words)
            self._place = place
            self.moved.emit(place)

    def _open(self, record_type: str, uid: str) -> None:
        if record_type not in self._forms:
            form = RecordForm(self._bench, self._bench.schema.type(record_type))
            form.removed.connect(lambda _: self._shown.setCurrentIndex(0))
            self._forms[record_type] = form
            self._shown.addWidget(form)
        form = self._forms[record_type]
        form.open(uid)
        self._shown.setCurrentWidget(form)

    def flush(self) -> None:
        for form in self._forms.values():
            form.flush()

    def focus(self) -> None:
        self.list.setFocus()

    def panes(self) -> list[QWidget]:
        form = self.form()
        return [self.list, next(iter(form.rows.values())).editor] if form is not None else [self.list]

    def form(self) -> RecordForm | None:
        """The form that can be seen."""
        shown = self._shown.currentWidget()
        return shown if isinstance(shown, RecordForm) else None

    def current_uid(self) -> str:
        form = self.form()
        return form.uid if form is not None else ""


def _text(bench: Bench, hit: Hit) -> str:
    head = f"{bench.say(bench.schema.type(hit.type).label)} {hit.key}"
    return "\n".join(filter(None, (f"{head} · {hit.title}", hit.excerpt)))


_CHOOSE = Words("Elija un registro de los hallados.", "Choose one of the records found.")
_LOOK = Words("Escriba arriba lo que busca.", "Type above what you are looking for.")
_FOUND = Words(
    "«{words}»: {count} {count|registro|registros}, {shown} a la vista",
    "“{words}”: {count} {count|record|records}, {shown} shown",
)
_ABOUT = Words(
    "{provision}: {count} {count|registro relacionado|registros relacionados}",
    "{provision}: {count} {count|related record|related records}",
)
_CHOSEN = Words("{name}: {count}", "{name}: {count}")
_NOTHING = Words(
    "Nada contiene «{words}». Se buscan palabras completas; la última puede ser el principio de una.",
    "Nothing holds “{words}”. Whole words are looked for; the last one may be the beginning of one.",
)

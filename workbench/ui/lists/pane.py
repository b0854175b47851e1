"""A list of records: what to list, how to look at it, and the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from workbench.domain.change import Effect
from workbench.domain.query import Condition, Holding
from workbench.domain.schema import Field
from workbench.i18n import Words, squash
from workbench.settings import COLUMNS
from workbench.ui.bench import Bench
from workbench.ui.lists import chips, view
from workbench.ui.lists.columns import ColumnsDialog
from workbench.ui.lists.filters import FilterDialog, can_be_filtered
from workbench.ui.lists.model import PAGE, RowsModel
from workbench.ui.lists.rows import ShownRow, shown_rows
from workbench.ui.lists.table import ListTable
from workbench.ui.lists.view import KEY, View
from workbench.ui.lists.views import SavedViews
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.text import Line, label, plain_caption, tip

_PAUSE = 160  # milliseconds of rest before the list follows what is typed


class ListPane(QWidget):
    """``chosen`` carries the uid of the record that the person went to; ``begin`` asks for a new one."""

    chosen = Signal(str)
    begin = Signal()

    def __init__(self, bench: Bench, record_type: str, looked: View | None = None) -> None:
        super().__init__()
        self._bench = bench
        self.type = bench.schema.type(record_type)
        self._wanted_uid = ""
        self._run = 0
        self._go_first = False
        usual = view.usual(self.type, bench.language)
        kept = bench.settings.get(COLUMNS).get(record_type)
        self.view = looked or (view.unpacked(kept, self.type) if kept else None) or usual
        self.model = RowsModel(self._fetch, self)
        self.model.mark = bench.icons.mark("clock")
        self.model.mark_told = bench.say(_TO_CHECK)
        self.model.quiet = QColor(bench.theme.muted)
        self.table = ListTable(self.model)
        self.table.setAccessibleName(bench.say(self.type.plural))
        self.table.chosen.connect(self._went)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.moved.connect(self._moved)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._tools())
        self.chips = chips.Chips(bench, self.type)
        self.chips.away.connect(self._without)
        self.chips.edit.connect(self._filter_again)
        rows.addWidget(self.chips)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = self._nothing()
        self._stack.addWidget(self._empty)
        rows.addWidget(self._stack, 1)
        bench.jobs.committed.connect(self._committed)
        self._labels()

    # ---- building

    def _tools(self) -> QVBoxLayout:
        bench = self._bench
        gap = bench.theme.px(1)
        both = QVBoxLayout()
        both.setContentsMargins(gap, gap, gap, gap // 2)
        both.setSpacing(gap // 2)
        row = QHBoxLayout()
        row.setSpacing(bench.theme.px(0.5))
        self.finder = Line()
        self.finder.setProperty("look", "search")
        self.finder.setPlaceholderText(bench.say(_FIND.fill(types=self.type.plural)))
        self.finder.setAccessibleName(bench.say(_FIND.fill(types=self.type.plural)))
        self.finder.setClearButtonEnabled(True)
        self.finder.setText(next((c.words for c in self.view.conditions if isinstance(c, Holding)), ""))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._find)
        self.finder.textChanged.connect(lambda _: self._pause.start())
        self.finder.returnPressed.connect(self._find_and_go)
        row.addWidget(self.finder, 1)
        saved = SavedViews(bench, self.type, lambda: self.view, self.look)
        for icon, words, fill in (
            ("list-filter", _FILTER, self._fill_filters),
            ("bookmark", _VIEWS, saved.fill),
        ):
            button = self._button(icon, words)
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(fill, menu))
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            row.addWidget(button)
        columns = self._button("columns-3", _COLUMNS)
        columns.clicked.connect(self._choose_columns)
        row.addWidget(columns)
        self.new = self._button("plus", _NEW.fill(type=self.type.label))
        style = Qt.ToolButtonStyle
        large = bench.theme.is_large
        self.new.setToolButtonStyle(style.ToolButtonIconOnly if large else style.ToolButtonTextBesideIcon)
        self.new.setText(bench.say(self.type.label))
        self.new.setEnabled(bench.writable)
        self.new.clicked.connect(self.begin)
        row.addWidget(self.new)
        both.addLayout(row)
        self.count = label("", "small")
        both.addWidget(self.count)
        return both

    def _button(self, icon: str, words: Words) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._bench.icons.get(icon))
        button.setToolTip(tip(self._bench.say(words)))
        button.setAccessibleName(self._bench.say(words))
        return button

    def _nothing(self) -> QLabel:
        told = label("", "muted", wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        margin = self._bench.theme.px(4)
        told.setContentsMargins(margin, margin, margin, margin)
        return told

    def _labels(self) -> None:
        """The heads of the columns, with the one that the list is ordered by."""
        names = [self._caption(name) for name in self.view.columns]
        self.model.set_columns(names)
        self.table.columns_begin()
        header = self.table.horizontalHeader()
        for logical in range(header.count()):
            header.moveSection(header.visualIndex(logical), logical)
        self._show_order()

    def _show_order(self) -> None:
        header = self.table.horizontalHeader()
        shown = self.view.order or KEY
        if shown in self.view.columns:
            way = Qt.SortOrder.DescendingOrder if self.view.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicatorShown(True)
            header.setSortIndicator(self.view.columns.index(shown), way)
        else:
            header.setSortIndicatorShown(False)

    def _caption(self, name: str) -> str:
        return self._bench.say(_KEY if name == KEY else self.type.field(name).label)

    # ---- asking

    def look(self, chosen: View) -> None:
        """Looks at the list another way."""
        columns = chosen.columns != self.view.columns
        self.view = chosen
        if columns:
            self._labels()
        else:
            self._show_order()
        self.ask()

    def ask(self) -> None:
        """Asks which records to list, and lists them."""
        query, run = self.view.query(self.type, self._bench.language), self._run + 1
        self._run = run
        self.chips.show_conditions([c for c in self.view.conditions if not isinstance(c, Holding)])

        def ids(reader: Any) -> tuple[list[int], int, int | None]:
            found = reader.ids(query)
            total = reader.count(query.type) if query.conditions else len(found)
            if query.descending and not query.order:
                found.reverse()
            wanted = reader.id_of(self._wanted_uid) if self._wanted_uid else None
            return found, total, wanted

        self._bench.jobs.read(ids, lambda found: self._list(run, *found), owner=self, key=f"list-{id(self)}")

    def _list(self, run: int, ids: list[int], total: int, wanted: int | None) -> None:
        if run != self._run:
            return
        bar = self.table.verticalScrollBar()
        at = bar.value()
        same = self.model.ids == ids
        self.model.set_ids(ids)
        self._tell_count(len(ids), total)
        self._stack.setCurrentIndex(0 if ids else 1)
        if not ids:
            empty = _NONE_FOUND if total else _NONE_YET
            self._empty.setText(self._bench.say(empty.fill(types=self.type.plural, type=self.type.label)))
        row = self.model.row_of(wanted) if wanted is not None else -1
        if same:
            self.table.look()
            if self._go_first:
                self.first()
            return
        if row >= 0:
            self.table.set_current(row)
        else:
            bar.setValue(at)
        self.table.look()
        if self._go_first:
            self.first()

    def _tell_count(self, listed: int, total: int) -> None:
        words = _COUNT if listed == total else _OF
        self.count.setText(self._bench.say(words.fill(listed=f"{listed:,}", total=f"{total:,}")))

    def _fetch(self, page: int, ids: Sequence[int]) -> None:
        record_type, columns, language = self.type, self.view.columns, self._bench.language
        wanted = list(ids)

        def fill(rows: list[ShownRow]) -> None:
            if list(self.model.ids[page * PAGE : page * PAGE + PAGE]) == wanted:  # the list is still the same there
                self.model.fill(page, rows)

        self._bench.jobs.read(
            lambda reader: shown_rows(reader, wanted, record_type, columns, language), fill, owner=self
        )

    def _committed(self, effect: Effect) -> None:
        """Something was written: the list may hold other rows, or say other things."""
        if self.isVisible():
            self.ask()

    def showEvent(self, event: Any) -> None:
        """What was written while the list could not be seen shows now."""
        super().showEvent(event)
        self.ask()

    # ---- going

    def choose(self, uid: str) -> None:
        """Marks a record in the list, without telling that the person went to it."""
        if self._wanted_uid == uid and self.model.uid_at(self.table.current_row()) == uid:
            return
        self._wanted_uid = uid
        if not self.model.ids:
            return  # it is marked once the list is there

        def mark(id_: int | None) -> None:
            row = self.model.row_of(id_) if id_ is not None else -1
            if row >= 0:
                self.table.set_current(row)
                self.table.look()

        self._bench.jobs.read(lambda reader: reader.id_of(uid), mark, owner=self, key=f"mark-{id(self)}")

    def _went(self, row: int) -> None:
        uid = self.model.uid_at(row)
        if uid:
            self._wanted_uid = uid
            self.chosen.emit(uid)
            return
        if not 0 <= row < len(self.model.ids):
            return
        wanted = self.model.ids[row]  # its page has not come yet
        self._bench.jobs.read(
            lambda reader: next((r.uid for r in reader.page([wanted])), ""),
            lambda found: self.chosen.emit(found) if found else None,
            owner=self,
            key=f"went-{id(self)}",
        )

    def first(self) -> None:
        """Goes to the first record of the list."""
        self._go_first = False
        if self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    # ---- looking another way

    def _find(self) -> None:
        self._pause.stop()
        words = squash(self.finder.text())
        kept = tuple(c for c in self.view.conditions if not isinstance(c, Holding))
        chosen = replace(self.view, conditions=(*kept, Holding(words)) if words else kept)
        if chosen != self.view:
            self.look(chosen)

    def _find_and_go(self) -> None:
        """Lists what is found and goes to the first of it."""
        self._go_first = True
        self._pause.stop()
        run = self._run
        self._find()
        if run == self._run:  # it is listed already
            self.first()

    def only(self, condition: Condition | None) -> None:
        """Lists just what a condition asks for, or all again."""
        self.finder.blockSignals(True)
        self.finder.clear()
        self.finder.blockSignals(False)
        self.look(replace(self.view, conditions=() if condition is None else (condition,)))

    def _sort(self, logical: int) -> None:
        name = self.view.columns[logical]
        if not view.sorts(self.type, name, self._bench.language):
            self._show_order()
            self._bench.tell(_DOES_NOT_SORT.fill(column=self._caption(name)))
            return
        now = self.view.order or KEY
        descending = not self.view.descending if now == name else False
        self.look(replace(self.view, order="" if name == KEY else name, descending=descending))
        self._keep()

    def _moved(self) -> None:
        """The person dragged the head of a column: the order is kept."""
        header = self.table.horizontalHeader()
        columns = tuple(self.view.columns[header.logicalIndex(v)] for v in range(header.count()))
        if columns != self.view.columns:
            self.view = replace(self.view, columns=columns)
            self._keep()
            QTimer.singleShot(0, self, self._redraw)

    def _redraw(self) -> None:
        self._labels()
        self.ask()

    def _keep(self) -> None:
        """Remembers columns and order for the next time; filters are remembered in views that are saved."""
        settings = self._bench.settings
        kept = view.packed(replace(self.view, conditions=()))
        columns: dict[str, Any] = settings.get(COLUMNS)
        settings.set(COLUMNS, {**columns, self.type.name: kept})

    def _choose_columns(self) -> None:
        dialog = ColumnsDialog(self._bench, self.type, self.view.columns, self)
        dialog.made.connect(self._take_columns)
        dialog.open()

    def _take_columns(self, columns: tuple[str, ...]) -> None:
        self.look(replace(self.view, columns=columns))
        self._keep()

    def _fill_filters(self, menu: QMenu) -> None:
        menu.clear()
        for field in self.type.fields:
            if can_be_filtered(field):
                menu.addAction(plain_caption(self._bench.say(field.label)), act(self._filter, field))
        if self.view.conditions:
            menu.addSeparator()
            menu.addAction(self._bench.icons.get("x"), self._bench.say(_ALL_AWAY), act(self.only, None))

    def _filter(self, field: Field) -> None:
        now = next((c for c in self.view.conditions if getattr(c, "field", "") == field.name), None)
        dialog = FilterDialog(self._bench, field, now, self)
        dialog.made.connect(lambda condition: self._filtered(now, condition))
        dialog.open()

    def _filter_again(self, condition: Condition) -> None:
        name = getattr(condition, "field", "")
        if name:
            self._filter(self.type.field(name))

    def _filtered(self, before: Condition | None, condition: Condition | None) -> None:
        if condition is not None:
            self.look(self.view.with_condition(condition))
        elif before is not None:
            self._without(before)

    def _without(self, condition: Condition) -> None:
        self.look(self.view.without(condition))


_KEY = Words("Clave", "Key")
_FIND = Words("Buscar en {types}", "Find in {types}")
_FILTER = Words("Filtrar", "Filter")
_VIEWS = Words("Vistas", "Views")
_COLUMNS = Words("Columnas", "Columns")
_NEW = Words("Nuevo registro: {type}", "New record: {type}")
_COUNT = Words("{total} {total|registro|registros}", "{total} {total|record|records}")
_OF = Words("{listed} de {total}", "{listed} of {total}")
_TO_CHECK = Words("Hay algo por verificar", "Something is to be checked")
_NONE_FOUND = Words(
    "Ningún registro cumple con lo que busca. Quite un filtro o busque otras palabras.",
    "No record is what you are looking for. Remove a filter, or look for other words.",
)
_NONE_YET = Words(
    "Todavía no hay nada aquí. Añada un registro con «{type}», o arrastre a la ventana la hoja de una dependencia.",
    "There is nothing here yet. Add a record with “{type}”, or drop a ministry’s workbook on the window.",
)
_DOES_NOT_SORT = Words("La lista no se ordena por «{column}».", "The list is not ordered by “{column}”.")
_ALL_AWAY = Words("Quitar todos los filtros", "Remove all filters")

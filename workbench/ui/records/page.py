"""A screen of records: the types at home there, a list of one of them, and the form of the record chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from workbench.domain.query import Among
from workbench.i18n import Words
from workbench.ui.bench import Bench
from workbench.ui.forms.record_form import RecordForm
from workbench.ui.lists.pane import ListPane
from workbench.ui.lists.view import View
from workbench.ui.page import Page
from workbench.ui.places import Place
from workbench.ui.screens import Screen
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.text import label


class RecordsPage(Page):
    """Lists and forms are made when their type is first looked at. ``kept`` holds the views of a window made anew."""

    def __init__(self, bench: Bench, screen: Screen, kept: dict[str, Any], *, tabs: bool = False) -> None:
        super().__init__()
        self._bench, self._screen = bench, screen
        self._views: dict[str, View] = kept.get(_VIEWS, {})
        self._panes: dict[str, ListPane] = {}
        self._forms: dict[str, RecordForm] = {}
        self._tabs: dict[str, QToolButton] = {}
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        if tabs or len(screen.types) > 1:
            rows.addLayout(self._tab_row())
        self._lists = QStackedWidget()
        rows.addWidget(self._lists, 1)
        self._shown = QStackedWidget()
        hint = label(bench.say(_CHOOSE), "muted", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.addWidget(hint)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self._shown)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 6)
        left.setMinimumWidth(bench.theme.px(34) if bench.theme.size <= 125 else 320)
        self._shown.setMinimumWidth(360)
        split.setSizes([460, 560])
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)
        self._type = screen.types[0]
        self._select_type(self._type)

    def _tab_row(self) -> Flow:
        bench = self._bench
        row = Flow(gap=0)
        row.setContentsMargins(bench.theme.px(1), bench.theme.px(0.5), bench.theme.px(1), 0)
        self._tab_line = row
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonToggled.connect(self._focus_chosen)
        for name in self._screen.types:
            tab = QToolButton()
            tab.setText(bench.say(bench.schema.type(name).plural))
            tab.setCheckable(True)
            tab.setProperty("look", "tab")
            tab.clicked.connect(lambda _=False, name=name: bench.go(Place(self._screen.key, name)))
            self._add_tab(name, tab)
        return row

    def _add_tab(self, name: str, tab: QToolButton, *, first: bool = False) -> None:
        item = self._tab_line.itemAt(0)
        before = item.widget() if item is not None else None
        self._group.addButton(tab)
        self._tab_line.addWidget(tab)
        if first:
            self._tab_line.last_becomes_first()
        if first and before is not None:
            self.setTabOrder(before.previousInFocusChain() or self, tab)
            self.setTabOrder(tab, before)
        self._tabs[name] = tab

    def _focus_chosen(self, *_: object) -> None:
        """Where a tab has the focus, it is the one that is chosen: the ring of another would look like a second."""
        chosen = next((tab for tab in self._tabs.values() if tab.isChecked()), None)
        if chosen is not None and self.focusWidget() in self._tabs.values():
            chosen.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The screen that was left hands its focus to the first that can take it."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus_chosen)

    def add_view(self, name: str, words: Words, view: QWidget, *, first: bool = True) -> None:
        """A view of the screen's own, with a tab before those of its types, or behind them."""
        tab = QToolButton()
        tab.setText(self._bench.say(words))
        tab.setCheckable(True)
        tab.setProperty("look", "tab")
        tab.clicked.connect(lambda _: self._bench.go(Place(self._screen.key, name)))
        self._add_tab(name, tab, first=first)
        self._lists.addWidget(view)

    # ---- going

    def visit(self, place: Place) -> None:
        self._select_type(place.type or self._type)
        pane = self._panes[self._type]
        if place.condition is not None:
            pane.only(place.condition)
        if place.uid:
            pane.choose(place.uid)
            self.show_record(self._type, place.uid, place.field)

    def show_record(self, record_type: str, uid: str, field: str = "") -> None:
        """Shows the form of a record."""
        form = self._form(record_type)
        form.open(uid, field)
        self._shown.setCurrentWidget(form)

    def _select_type(self, name: str) -> None:
        if name not in self._screen.types:
            return
        if name != self._type:
            self.flush()
        self._type = name
        if name not in self._panes:
            pane = ListPane(self._bench, name, self._views.get(name))
            pane.chosen.connect(self._went)
            pane.begin.connect(self.begin)
            self._panes[name] = pane
            self._lists.addWidget(pane)
        if name in self._tabs:
            self._tabs[name].setChecked(True)
        self._lists.setCurrentWidget(self._panes[name])
        form = self._forms.get(name)
        if form is not None and form.uid:
            self._shown.setCurrentWidget(form)
        else:
            self._shown.setCurrentIndex(0)

    def _form(self, name: str = "") -> RecordForm:
        name = name or self._type
        if name not in self._forms:
            form = RecordForm(self._bench, self._bench.schema.type(name))
            form.removed.connect(lambda _: self._shown.setCurrentIndex(0))
            form.made.connect(self._made)
            self._forms[name] = form
            self._shown.addWidget(form)
        return self._forms[name]

    def _went(self, uid: str) -> None:
        if not self.may_leave():
            self._panes[self._type].choose(self.current_uid())  # the list marks what the form shows
            return
        self.show_record(self._type, uid)
        self.moved.emit(Place(self._screen.key, self._type, uid))

    def may_leave(self) -> bool:
        """Whether nothing unfinished would be lost, or the person does not mind."""
        if not self.unfinished():
            return True
        if self._bench.ask.yes(_UNFINISHED, _LEAVE, danger=True):
            self.drop()
            return True
        return False

    def begin(self) -> None:
        """A new record of the type that is listed; what the list is filtered by, it says already."""
        if not self._bench.writable or not self.may_leave():
            return
        form = self._form()
        form.begin(**self._given())
        self._shown.setCurrentWidget(form)

    def _given(self) -> dict[str, Any]:
        """Values that a new record takes from the filters: the one reference that all listed records share."""
        pane = self._panes[self._type]
        return {
            c.field: c.values[0]
            for c in pane.view.conditions
            if isinstance(c, Among)
            and len(c.values) == 1
            and c.values[0]
            and isinstance(pane.type.field(c.field).type.empty, str)
            and pane.type.field(c.field).is_reference
        }

    def _made(self, uid: str) -> None:
        self._panes[self._type].choose(uid)
        self.moved.emit(Place(self._screen.key, self._type, uid))

    # ---- the screen as the window knows it

    def flush(self) -> None:
        for form in self._forms.values():
            form.flush()

    def keep(self, kept: dict[str, Any]) -> None:
        kept[_VIEWS] = {**kept.get(_VIEWS, {}), **{name: pane.view for name, pane in self._panes.items()}}

    def unfinished(self) -> bool:
        return any(form.unfinished for form in self._forms.values())

    def drop(self) -> None:
        for form in self._forms.values():
            form.drop()

    def focus(self) -> None:
        self._panes[self._type].table.setFocus()

    def panes(self) -> list[QWidget]:
        shown = self._shown.currentWidget()
        rows = list(shown.rows.values()) if isinstance(shown, RecordForm) else []
        return [self._panes[self._type].table, *(row.editor for row in rows[:1])]

    def current_uid(self) -> str:
        form = self._shown.currentWidget()
        return form.uid if isinstance(form, RecordForm) else ""

    def listed(self) -> tuple[str, Sequence[int]]:
        pane = self._panes[self._type]
        return (self._type, tuple(pane.model.ids)) if self._lists.currentWidget() is pane else ("", ())

    def form(self) -> RecordForm | None:
        """The form that can be seen."""
        shown = self._shown.currentWidget()
        return shown if isinstance(shown, RecordForm) and not self._shown.isHidden() else None

    def pane(self) -> ListPane:
        """The list that can be seen."""
        return self._panes[self._type]


_VIEWS = "views"
_CHOOSE = Words("Elija un registro de la lista, o añada uno.", "Choose a record from the list, or add one.")
_UNFINISHED = Words(
    "Lo que escribió no se ha podido guardar: no se entiende, le falta un dato o no se pudo escribir. ¿Descartarlo?",
    "What you typed could not be saved: it is not understood, lacks something, or could not be written. Discard it?",
)
_LEAVE = Words("Descartar", "Discard")

"""One field of a form: its label, who may see it, its sources, its cell, its editor and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from workbench.domain.audience import AUDIENCES, Audience
from workbench.domain.schema import Field, Record
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.forms.editors import first_problem
from workbench.ui.forms.loading import Loaded
from workbench.ui.forms.make import editor
from workbench.ui.widgets.text import label, relook, tip


class FieldRow(QWidget):
    """``changed`` carries the new value, ``unread`` tells that what stands there cannot be understood; ``left``
    tells that the thought is over.

    ``cite``, ``past`` and ``level`` ask for the field's sources, its history, and another audience.
    """

    changed = Signal(str, object)
    unread = Signal(str)
    left = Signal()
    cite = Signal(str)
    past = Signal(str)
    level = Signal(str, object)

    def __init__(self, bench: Bench, field: Field) -> None:
        super().__init__()
        self._bench, self.field = bench, field
        self._writable = True
        name = bench.say(field.label)
        self.setObjectName(f"field-{field.name}")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(bench.theme.px(0.25))
        head = QHBoxLayout()
        head.setSpacing(bench.theme.px(0.75))
        title = label(name + (" *" if field.required else ""), "label", wrap=bench.theme.is_large)
        title.setMinimumWidth(bench.theme.px(6))
        head.addWidget(title, 4 if bench.theme.is_large else 0)
        self._audience = label("", "reserved")
        self._cell = label("", "badge")
        self._mark = label(bench.say(_TO_CHECK), "warning")
        for badge in (self._audience, self._cell, self._mark):
            badge.setMinimumWidth(bench.theme.px(3))  # it gives way where there is no room
            badge.hide()
            head.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        self._sources = QToolButton()
        self._sources.setIcon(bench.icons.get("quote"))
        self._sources.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sources.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sources.clicked.connect(lambda: self.cite.emit(field.name))
        self._sources.setAccessibleName(f"{bench.say(_SOURCES)}: {name}")
        self._sources.setToolTip(tip(bench.say(_SOURCES)))
        head.addWidget(self._sources)
        self._more = QToolButton()
        self._more.setIcon(bench.icons.get("ellipsis"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.setAccessibleName(f"{bench.say(_MORE)}: {name}")
        self._more.setToolTip(tip(bench.say(_MORE)))
        head.addWidget(self._more)
        rows.addLayout(head)
        self.editor = editor(field.type, bench, name)
        self.editor.edited.connect(self._edited)
        self.editor.left.connect(self.left)
        self.editor.told.connect(self._refuse)
        rows.addWidget(self.editor)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        rows.addWidget(self._problem)
        menu = QMenu(self._more)
        menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(menu)

    def _fill_menu(self) -> None:
        bench, menu = self._bench, self._more.menu()
        menu.clear()
        menu.addAction(bench.icons.get("quote"), bench.say(_CITE), lambda: self.cite.emit(self.field.name))
        menu.addAction(bench.icons.get("history"), bench.say(_PAST), lambda: self.past.emit(self.field.name))
        if self.field.group != "audience":
            levels = menu.addMenu(bench.icons.get("lock"), bench.say(_WHO))
            levels.setEnabled(self._writable)
            levels.addAction(bench.say(_USUAL), lambda: self.level.emit(self.field.name, None))
            for audience in AUDIENCES:
                self._level_action(levels, audience)

    def _level_action(self, menu: QMenu, audience: Audience) -> None:
        menu.addAction(self._bench.say(audience.label), lambda: self.level.emit(self.field.name, audience))

    def show_loaded(self, loaded: Loaded) -> None:
        """Shows the field of a record."""
        self.show_value(loaded.record, loaded)
        self.show_badges(loaded)

    def show_value(self, record: Record, loaded: Loaded) -> None:
        """Shows the value alone."""
        self.editor.show_value(getattr(record, self.field.name), loaded.titles)
        self.tell(None)

    def show_badges(self, loaded: Loaded) -> None:
        """Shows who may see the field, its cell and its sources."""
        level = _level(loaded.record, self.field)
        self._audience.setText(self._bench.say(level.label) if level is not None else "")
        self._audience.setToolTip(tip(self._audience.text()))
        self._audience.setVisible(level is not None)
        cell = loaded.cells.get(self.field.name)
        self._cell.setVisible(cell is not None)
        if cell is not None:
            self._cell.setText(cell.cell)
            self._cell.setToolTip(tip(f"{loaded.origins[cell.field]}\n“{clip(cell.words, 200)}”"))
        citations: Sequence[Any] = loaded.citations.get(self.field.name, ())
        self._sources.setText(str(len(citations)) if citations else "")
        self._sources.setVisible(bool(citations))
        self._mark.setVisible(self.field.name in loaded.unchecked)

    def set_writable(self, writable: bool) -> None:
        """Whether the field can be changed."""
        self._writable = writable
        self.editor.set_writable(writable)

    def tell(self, words: Words | None) -> None:
        """Shows what is wrong with the field, or that nothing is."""
        self._problem.setText(self._bench.say(words) if words is not None else "")
        self._problem.setVisible(words is not None)
        self.editor.set_wrong(words is not None)

    def note(self, words: Words) -> None:
        """Shows something worth knowing that does not stand in the way."""
        self.tell(words)
        self.editor.set_wrong(False)
        relook(self._problem, "look", "warning")

    def _edited(self) -> None:
        reading = self.editor.reading()
        problem = first_problem(reading)
        relook(self._problem, "look", "problem")
        if problem is not None:
            self._refuse(problem.message)
        elif reading.value is not None or self.field.type.empty is None:
            self.tell(None)
            self.changed.emit(self.field.name, reading.value)

    def _refuse(self, words: Words) -> None:
        """What stands there cannot be understood: it is not kept, and neither is what it said on the way."""
        relook(self._problem, "look", "problem")
        self.tell(words)
        self.unread.emit(self.field.name)


def _level(record: Record, field: Field) -> Audience | None:
    """The audience of a field where it is narrower than, or by hand other than, that of its record."""
    by_hand = dict(record.levels).get(field.name)
    level = max(record.own_audience, by_hand if by_hand is not None else field.audience)
    return level if level > record.own_audience else None


_TO_CHECK = Words("por verificar", "to be checked")
_SOURCES = Words("Fuentes del dato", "Sources of the field")
_MORE = Words("Más sobre el campo", "More about the field")
_CITE = Words("Fuentes…", "Sources…")
_PAST = Words("Historia del campo…", "History of the field…")
_WHO = Words("Quién puede ver este campo", "Who may see this field")
_USUAL = Words("Como es usual", "As usual")

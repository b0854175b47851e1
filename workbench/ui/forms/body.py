"""The fields of a form, group by group: built a few at a time, so that the window never waits for a long form."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.domain.schema import Field, RecordType
from workbench.ui.bench import Bench
from workbench.ui.forms.field_row import FieldRow
from workbench.ui.forms.groups import GROUPS, grouped, is_short
from workbench.ui.forms.jumps import Jumps
from workbench.ui.forms.loading import Loaded
from workbench.ui.forms.ties import Ties
from workbench.ui.widgets.text import label

_TURN = 0.012  # seconds of building before the window gets its turn again


class FormBody(QWidget):
    """The signals are those of its rows; see ``FieldRow``."""

    changed = Signal(str, object)
    unread = Signal(str)
    left = Signal()
    cite = Signal(str)
    past = Signal(str)
    level = Signal(str, object)

    def __init__(self, bench: Bench, record_type: RecordType, hidden: frozenset[str], *, wide: bool) -> None:
        super().__init__()
        self._bench, self._type, self._wide = bench, record_type, wide
        self._loaded: Loaded | None = None
        self._waiting: list[Callable[[], None]] = []
        self.rows: dict[str, FieldRow] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        groups = grouped(record_type, hidden)
        self._jumps = Jumps(bench, [bench.say(GROUPS[group]) for group, _ in groups])
        self._jumps.wanted.connect(self._go_to)
        outer.addWidget(self._jumps)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setProperty("look", "surface")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setProperty("look", "surface")
        gap = bench.theme.px(2)
        both = QVBoxLayout(body)
        both.setContentsMargins(gap, gap, gap, gap)
        both.setSpacing(bench.theme.px(1.5))
        self._body = QVBoxLayout()
        self._body.setSpacing(bench.theme.px(1.5))
        both.addLayout(self._body)
        self.ties = Ties(bench, record_type)
        both.addWidget(self.ties)
        both.addStretch(1)
        self._area.setWidget(body)
        outer.addWidget(self._area, 1)
        self._area.verticalScrollBar().valueChanged.connect(self._mark_section)
        self._headings: list[QWidget] = []
        self._steps = self._building(groups)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.build_some)
        self.is_built = False
        self._timer.start()

    # ---- building

    def _go_to(self, section: int) -> None:
        if 0 <= section < len(self._headings):
            self._area.verticalScrollBar().setValue(self._headings[section].y() - self._bench.theme.px(1))
            self._jumps.mark(section)  # also where the end of the form lets it go no further

    def _mark_section(self, at: int) -> None:
        """Marks the section that stands at the top."""
        top = at + self._bench.theme.px(2)
        self._jumps.mark(max((n for n, h in enumerate(self._headings) if h.y() <= top), default=0))

    def build_some(self) -> None:
        """Builds rows until the window's turn has come."""
        until = time.perf_counter() + _TURN
        while time.perf_counter() < until:
            if next(self._steps, None) is None:
                self.is_built = True
                waiting, self._waiting = self._waiting, []
                for act in waiting:
                    act()
                return
        self._timer.start()

    def when_built(self, act: Callable[[], None]) -> None:
        """Does something once every row is there."""
        if self.is_built:
            act()
        else:
            self._waiting.append(act)

    def _building(self, groups: list[tuple[str, list[Field]]]) -> Iterator[str]:
        for group, fields in groups:
            heading = label(self._bench.say(GROUPS[group]), "heading")
            self._headings.append(heading)
            self._body.addWidget(heading)
            pair: QHBoxLayout | None = None
            for field in fields:
                row = self._row(field)
                pair = self._place(row, pair)
                if self._loaded is not None:
                    row.show_loaded(self._loaded)
                yield field.name
            _fill_up(pair)

    def _row(self, field: Field) -> FieldRow:
        row = FieldRow(self._bench, field)
        row.editor.belongs_to(self._type)
        if self._wide:
            row.editor.widen()
        row.changed.connect(self.changed)
        row.unread.connect(self.unread)
        row.left.connect(self.left)
        row.cite.connect(self.cite)
        row.past.connect(self.past)
        row.level.connect(self.level)
        row.set_writable(self._bench.writable)
        self.rows[field.name] = row
        return row

    def _place(self, row: FieldRow, pair: QHBoxLayout | None) -> QHBoxLayout | None:
        """Sets a row under the others, or beside a short one; returns the line that has room for another one."""
        if not is_short(row.field) or self._bench.theme.is_large:
            _fill_up(pair)
            self._body.addWidget(row)
            return None
        if pair is not None:
            pair.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
            return None
        pair = QHBoxLayout()
        pair.setSpacing(self._bench.theme.px(2))
        pair.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(pair)
        return pair

    # ---- showing

    def show_loaded(self, loaded: Loaded) -> None:
        """Shows a record in every row that is there; the others follow."""
        self._loaded = loaded
        for row in self.rows.values():
            row.show_loaded(loaded)

    def show_changes(self, loaded: Loaded, before: Loaded, kept: frozenset[str] = frozenset()) -> None:
        """Shows the same record as it is now: only what says something else is shown anew, and not what is kept."""
        self._loaded = loaded
        for name, row in self.rows.items():
            changed = getattr(before.record, name) != getattr(loaded.record, name)
            if changed and name not in kept:
                row.show_loaded(loaded)
            else:
                row.show_badges(loaded)

    def top(self) -> None:
        """Goes to the beginning of the form."""
        self._area.verticalScrollBar().setValue(0)

    def go_to(self, name: str) -> None:
        """Goes to a field."""
        row = self.rows.get(name)
        if row is not None:
            self._area.ensureWidgetVisible(row, 0, self._bench.theme.px(8))
            row.editor.setFocus()

    def bring(self, name: str) -> None:
        """Brings a field to the top of what is seen."""
        row = self.rows.get(name)
        if row is not None:
            self._area.verticalScrollBar().setValue(row.y() - self._bench.theme.px(1))


def _fill_up(pair: QHBoxLayout | None) -> None:
    """Leaves the other half of a line empty, so that the one in it is as wide as all the others."""
    if pair is not None:
        pair.addWidget(QWidget(), 1)

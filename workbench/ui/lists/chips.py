"""The filters of a list as chips: read, edited and taken away where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from workbench.domain.query import Among, Condition
from workbench.domain.schema import RecordType
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.lists.filters import told
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.text import plain_caption, tip


class Chips(QWidget):
    """``away`` carries a condition to take away, ``edit`` one to change."""

    away = Signal(object)
    edit = Signal(object)

    def __init__(self, bench: Bench, record_type: RecordType) -> None:
        super().__init__()
        self._bench, self._type = bench, record_type
        self._conditions: list[Condition] = []
        self._titles: dict[str, str] = {}
        self._row = QHBoxLayout(self)
        gap = bench.theme.px(0.5)
        self._row.setContentsMargins(bench.theme.px(1), 0, bench.theme.px(1), gap)
        self._row.setSpacing(gap)
        self.hide()

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Shows a chip a condition."""
        if list(conditions) == self._conditions:
            return
        self._conditions = list(conditions)
        self._draw()
        unknown = [
            v
            for c in self._conditions
            if isinstance(c, Among) and self._type.field(c.field).refers_to
            for v in c.values
            if v and v not in self._titles
        ]
        if unknown:
            language = self._bench.language

            def titles(reader: Any) -> dict[str, str]:
                found = reader.get_all(unknown)
                return {r.uid: reader.schema.of(r).title_of(r, language) for r in found}

            self._bench.jobs.read(titles, self._know, owner=self)

    def _know(self, titles: dict[str, str]) -> None:
        self._titles |= titles
        self._draw()

    def _draw(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for condition in self._conditions:
            text = told(condition, self._type, self._bench.language, self._titles)
            chip = QToolButton()
            chip.setText(plain_caption(clip(text, 48)))
            chip.setToolTip(tip(text))
            chip.setProperty("look", "chip")
            chip.clicked.connect(act(self.edit.emit, condition))
            self._row.addWidget(chip)
            away = QToolButton()
            away.setIcon(self._bench.icons.get("x"))
            name = self._bench.say(_AWAY.fill(filter=text))
            away.setToolTip(tip(name))
            away.setAccessibleName(name)
            away.clicked.connect(act(self.away.emit, condition))
            self._row.addWidget(away)
        self._row.addStretch(1)
        self.setVisible(bool(self._conditions))


_AWAY = Words("Quitar el filtro {filter}", "Remove the filter {filter}")

"""Who may see single fields of a record, as it was set beside each of them: to read, and to take back."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from workbench.domain.problem import Reading
from workbench.domain.schema import RecordType
from workbench.domain.types import FieldLevel, Levels
from workbench.gathering.reading import level_told
from workbench.i18n import Words, clip
from workbench.ui.bench import Bench
from workbench.ui.forms.editor import Editor, Titles
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.text import label, plain_caption, tip

_LONG, _SHORT = 60, 22  # letters of a button


class LevelsEditor(Editor):
    """A button for each field that has an audience of its own; pressed, the field follows its rule again."""

    def __init__(self, type_: Levels, bench: Bench, name: str) -> None:
        super().__init__()
        self._bench, self._name = bench, name
        self._record_type: RecordType | None = None
        self._value: tuple[FieldLevel, ...] = type_.empty
        self._writable = True
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._none = label(bench.say(_NONE), "muted", wrap=True)
        rows.addWidget(self._none)
        self._box = QWidget()
        self._flow = Flow(self._box, gap=bench.theme.px(0.5))
        rows.addWidget(self._box)

    def belongs_to(self, record_type: RecordType) -> None:
        self._record_type = record_type

    def show_value(self, value: Any, titles: Titles) -> None:
        self._value = value
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for level in value:
            self._flow.addWidget(self._button(level))
        self._none.setVisible(not value)
        self._box.setVisible(bool(value))

    def _button(self, level: FieldLevel) -> QToolButton:
        bench, button = self._bench, QToolButton()
        told = level_told(self._record_type, level, bench.language)
        button.setText(f"{plain_caption(clip(told, _SHORT if bench.theme.is_large else _LONG))}  ×")
        button.setProperty("look", "chip")
        button.setAccessibleName(f"{self._name}: {told}. {bench.say(_AWAY)}")
        button.setToolTip(tip(f"{told}\n{bench.say(_AWAY)}"))
        button.setEnabled(self._writable)
        button.clicked.connect(act(self._take_back, level))
        return button

    def _take_back(self, level: FieldLevel) -> None:
        self.show_value(tuple(kept for kept in self._value if kept != level), {})
        self.edited.emit()
        self.left.emit()

    def reading(self) -> Reading[Any]:
        return Reading(self._value)

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        for button in self._box.findChildren(QToolButton):
            button.setEnabled(writable)


_NONE = Words("Ninguna. Se fija con ⋯ junto a cada campo.", "None. It is set with ⋯ beside each field.")
_AWAY = Words("Quitar: el campo vuelve a su regla", "Take back: the field follows its rule again")

"""Choices of a brief under a name, kept in the settings: everything but what the brief is of and its day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.i18n import Words, squash
from workbench.settings import PRESETS
from workbench.ui.bench import Bench
from workbench.ui.forms.editors import Combo
from workbench.ui.widgets.flow import Flow
from workbench.ui.widgets.text import tip


class Presets(QWidget):
    """``chosen`` carries what was kept under the name that was picked. ``current`` tells what is chosen now."""

    chosen = Signal(object)

    def __init__(self, bench: Bench, current: Callable[[], dict[str, Any]]) -> None:
        super().__init__()
        self._bench, self._current = bench, current
        row = Flow(gap=bench.theme.px(0.5))
        self.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.names = Combo()
        self.names.setEditable(True)
        self.names.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        self.names.setCompleter(None)  # type: ignore[arg-type]  # a name is what was typed, not what begins so
        self.names.setAccessibleName(bench.say(_PRESETS))
        self.names.setMinimumContentsLength(16)
        self.names.activated.connect(lambda _: self._pick())
        line = self.names.lineEdit()
        assert line is not None
        line.setPlaceholderText(bench.say(_HOW))
        line.returnPressed.connect(self._entered)
        row.addWidget(self.names)
        self.more = QToolButton()
        self.more.setIcon(bench.icons.get("ellipsis"))
        self.more.setToolTip(tip(bench.say(_MORE)))
        self.more.setAccessibleName(bench.say(_MORE))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.keep = self.menu.addAction(bench.say(_KEEP))
        self.keep.triggered.connect(lambda _: self._keep())
        self.rename = self.menu.addAction(bench.say(_RENAME))
        self.rename.triggered.connect(lambda _: self._rename())
        self.delete = self.menu.addAction(bench.say(_DELETE))
        self.delete.triggered.connect(lambda _: self._delete())
        self.more.setMenu(self.menu)
        row.addWidget(self.more)
        self._fill("")

    def _kept(self) -> dict[str, Any]:
        return {name: kept for name, kept in self._bench.settings.get(PRESETS).items() if isinstance(kept, dict)}

    def _fill(self, at: str) -> None:
        self.names.clear()
        for name in sorted(self._kept(), key=str.casefold):
            self.names.addItem(name, name)
        self.names.setCurrentIndex(self.names.findData(at))
        self._show_state()

    def _name(self) -> str:
        """The preset that is picked; empty for none."""
        return self.names.currentData() or ""

    def _show_state(self) -> None:
        named = bool(self._name())
        self.rename.setEnabled(named)
        self.delete.setEnabled(named)

    def _pick(self) -> None:
        self._show_state()
        kept = self._kept().get(self._name())
        if kept is not None:
            self.chosen.emit(kept)

    def _entered(self) -> None:
        """Enter keeps what is chosen under a new name, and picks a preset of a name that there is."""
        name = squash(self.names.currentText())
        if name in self._kept():
            self.names.setCurrentIndex(self.names.findData(name))
            self._pick()
        elif name:
            self._write({**self._kept(), name: self._current()}, name)
            self._bench.tell(_NOTED.fill(name=name))

    def _keep(self) -> None:
        name = squash(self._bench.ask.words(_NAME, self._name()) or "")
        if name:
            self._write({**self._kept(), name: self._current()}, name)

    def _rename(self) -> None:
        old = self._name()
        name = squash(self._bench.ask.words(_NEW_NAME, old) or "")
        kept = self._kept()
        if not name or name == old:
            return
        if name in kept:
            self._bench.tell(_TAKEN.fill(name=name))
            return
        self._write({(name if known == old else known): value for known, value in kept.items()}, name)

    def _delete(self) -> None:
        old = self._name()
        if self._bench.ask.yes(_SURE.fill(name=old), _DELETE_IT, danger=True):
            self._write({name: value for name, value in self._kept().items() if name != old}, "")

    def _write(self, kept: dict[str, Any], at: str) -> None:
        self._bench.settings.set(PRESETS, kept)
        self._fill(at)


_PRESETS = Words("Modelo de ficha", "Preset")
_HOW = Words("Modelo: nombre e Intro", "Preset: name and Enter")
_NOTED = Words("Lo elegido quedó como modelo «{name}».", "These choices are kept as the preset “{name}”.")
_MORE = Words("Guardar, renombrar o borrar modelos", "Keep, rename or delete presets")
_KEEP = Words("Guardar lo elegido como modelo…", "Keep these choices as a preset…")
_RENAME = Words("Renombrar el modelo…", "Rename the preset…")
_DELETE = Words("Borrar el modelo…", "Delete the preset…")
_NAME = Words("Nombre del modelo (si ya existe, se reemplaza)", "Name of the preset (one of that name is replaced)")
_NEW_NAME = Words("Nuevo nombre del modelo", "New name of the preset")
_TAKEN = Words("Ya hay un modelo «{name}».", "There is a preset “{name}” already.")
_SURE = Words("¿Borrar el modelo «{name}»?", "Delete the preset “{name}”?")
_DELETE_IT = Words("Borrar", "Delete")

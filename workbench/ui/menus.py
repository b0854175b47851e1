"""Actions and menus, made from the declared commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from workbench.i18n import Words
from workbench.settings import RECENT
from workbench.ui.bench import Bench
from workbench.ui.command import MENUS, Command
from workbench.ui.widgets.acts import act
from workbench.ui.widgets.text import plain_caption, tip


class Front(Protocol):
    """What the menus need of the window."""

    bench: Bench
    writable: bool

    def addAction(self, action: QAction) -> None:
        """Takes an action, so that its keys work."""

    def menuBar(self) -> QMenuBar:
        """The bar that the menus stand in."""

    def open_dossier(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Opens a dossier."""


def build(window: Front, commands: Sequence[Command]) -> dict[str, QAction]:
    """Fills the bar and returns the action of each command by its name."""
    actions = {c.name: _action(window, c) for c in commands}
    bar = window.menuBar()
    bar.clear()
    for menu in MENUS:
        made = bar.addMenu(window.bench.say(menu.label))
        for command in commands:
            if command.menu == menu.key:
                if command.apart:
                    made.addSeparator()
                made.addAction(actions[command.name])
                if command.name == "open":
                    made.addMenu(_recent(window, made))
    return actions


def _action(window: Front, command: Command) -> QAction:
    bench = window.bench
    action = QAction(bench.say(command.label), cast(QObject, window))
    action.setObjectName(command.name)
    if command.icon:
        action.setIcon(bench.icons.get(command.icon))
    action.setShortcuts([QKeySequence(k) for k in command.keys])
    keys = f" ({command.keys[0]})" if command.keys else ""
    action.setToolTip(tip(bench.say(command.label).replace("&", "") + keys))
    action.triggered.connect(act(command.run, window))
    action.setEnabled(window.writable or not command.writes)
    if command.checked is not None:
        action.setCheckable(True)
        action.setChecked(command.checked(window))
    window.addAction(action)
    return action


def _recent(window: Front, parent: QMenu) -> QMenu:
    """The dossiers that were open before, by name; their paths in the tips."""
    bench = window.bench
    menu = QMenu(bench.say(_RECENT), parent)
    menu.setIcon(bench.icons.get("clock"))
    menu.setToolTipsVisible(True)

    def fill() -> None:
        menu.clear()
        for name in bench.settings.get(RECENT):
            action = menu.addAction(plain_caption(Path(name).name))
            action.setToolTip(tip(name))
            action.triggered.connect(act(window.open_dossier, Path(name)))
        if menu.isEmpty():
            menu.addAction(bench.say(_NONE)).setEnabled(False)

    menu.aboutToShow.connect(fill)
    return menu


_RECENT = Words("Abrir &reciente", "Open &recent")
_NONE = Words("Ninguno todavía", "None yet")

"""Commands: declared once beside their feature, shown in menus, the palette and the manual, run by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.i18n import Words


@dataclass(frozen=True)
class Menu:
    """One menu of the bar."""

    key: str
    label: Words


MENUS = (
    Menu("file", Words("&Expediente", "&Dossier")),
    Menu("edit", Words("E&dición", "&Edit")),
    Menu("go", Words("&Ir", "&Go")),
    Menu("view", Words("&Ver", "&View")),
    Menu("help", Words("Ay&uda", "&Help")),
)


@dataclass(frozen=True)
class Command:
    """Something that a person can ask for. ``run`` is handed the window.

    ``keys`` are shortcuts as Qt writes them; ``checked`` tells whether it is on, where it can be;
    ``writes`` is set where it changes the dossier, so that it rests while one is read only.
    """

    name: str
    menu: str
    label: Words
    run: Callable[[Any], None]
    icon: str = ""
    keys: tuple[str, ...] = ()
    checked: Callable[[Any], bool] | None = None
    writes: bool = False
    apart: bool = False  # a line above it in the menu
    palette: bool = True


@dataclass(frozen=True)
class KeyInPlace:
    """A key that works in one place of the window and stands in no menu."""

    place: Words
    label: Words
    key: Words

"""What the program remembers between two runs on one machine: each setting declared once, no contents of records."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from workbench.i18n import Language

T = TypeVar("T")
Theme = str
THEMES: tuple[Theme, ...] = ("light", "dark", "contrast")
TEXT_SIZES: tuple[int, ...] = (100, 110, 125, 150, 175, 200)  # percent
MOST_RECENT = 8


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting: its name in the file, its value where nothing else is known, and which values make sense."""

    name: str
    default: T
    accepts: Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _object(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(k, str) for k in value)


LANGUAGE: Setting[Language] = Setting("language", "es", lambda v: v in ("es", "en"))
THEME: Setting[Theme] = Setting("theme", "light", lambda v: v in THEMES)
TEXT_SIZE: Setting[int] = Setting("text_size", 100, lambda v: v in TEXT_SIZES)
AUTHOR: Setting[str] = Setting("author", "", _text)
RECENT: Setting[list[str]] = Setting("recent", [], _texts)  # paths of dossiers, the latest first
WINDOW: Setting[str] = Setting("window", "", _text)  # the window's place, as Qt packs it, in hexadecimal
COLUMNS: Setting[dict[str, Any]] = Setting("columns", {}, _object)  # by record type: names of fields
VIEWS: Setting[dict[str, Any]] = Setting("views", {}, _object)  # by record type: saved views by name
LETTERHEAD: Setting[str] = Setting("letterhead", "", _text)  # path of the Word file that briefs are written on
PRESETS: Setting[dict[str, Any]] = Setting("presets", {}, _object)  # choices of a brief, all but its subject, by name
SEEN: Setting[dict[str, Any]] = Setting("seen", {}, _object)  # by dossier: the last change that was looked at
MARKING_FIELDS: Setting[dict[str, Any]] = Setting("marking_fields", {}, _object)  # what the office fills in, by name


class Settings:
    """The settings of one file; a file that cannot be read counts as empty, and is set aside."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = self._read()

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            return found
        with contextlib.suppress(OSError):
            self._path.replace(self._path.with_suffix(".unread"))
        return {}

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting; its default where none is kept or what is kept makes no sense."""
        value = self._values.get(setting.name, setting.default)
        return cast(T, value) if setting.accepts(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Keeps a value. Where the file cannot be written it holds for this run only."""
        if not setting.accepts(value):
            raise ValueError(setting.name)
        if self._values.get(setting.name) == value:
            return
        self._values[setting.name] = value
        with contextlib.suppress(OSError):
            self._write()

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        handle = os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(self._values, file, ensure_ascii=False, indent=1)
        temporary.replace(self._path)

    def opened(self, path: Path) -> None:
        """Puts a dossier first among the recent ones."""
        name = str(path.absolute())
        self.set(RECENT, [name, *(other for other in self.get(RECENT) if other != name)][:MOST_RECENT])

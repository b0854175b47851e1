"""Answers from a fixed set, and yes or no."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from workbench.domain.problem import Problem, Reading, Severity
from workbench.domain.sheet import Raw, says_nothing
from workbench.domain.types.base import Context, Slot, Stored, Type, text_of
from workbench.i18n import Language, Words, fold, squash

_PER_CENT = re.compile(r"\s*\(?[0-9]{1,3}\s?%\)?$")
_TWO_LANGUAGES = re.compile(r"\s*[/|]\s*|\s+[-–—]\s+")


@dataclass(frozen=True)
class Option:
    """One answer: its key, its label and the other words that people use for it."""

    key: str
    label: Words
    also: tuple[str, ...] = ()

    def spellings(self) -> tuple[str, ...]:
        """Every spelling that means this answer."""
        return (self.key, *self.label.all(), *self.also)


@functools.lru_cache(maxsize=128)
def _meanings(options: tuple[Option, ...]) -> Mapping[str, str]:
    """The key that each folded spelling means; the first answer counts."""
    found: dict[str, str] = {}
    for one in options:
        for spelling in one.spellings():
            found.setdefault(fold(spelling), one.key)
    return found


def option(key: str, es: str, en: str, *also: str) -> Option:
    """An answer with its Spanish and English label."""
    return Option(key, Words(es, en), also)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An answer, and the sender's own word for it where it was neither key nor label."""

    key: str
    word: str = ""


@dataclass(frozen=True)
class Choice(Type[Chosen | None]):
    """One answer from a fixed set; the sender's word stays beside it."""

    options: tuple[Option, ...]
    default: str = ""

    @property
    def empty(self) -> Chosen | None:
        return Chosen(self.default) if self.default else None

    @property
    def blank(self) -> Chosen | None:
        return None

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""), Slot("_word"))

    def store(self, value: Chosen | None) -> tuple[Stored, ...]:
        return (None, None) if value is None else (value.key, value.word or None)

    def load(self, stored: Sequence[Stored]) -> Chosen | None:
        if stored[0] is None:
            return None
        return Chosen(cast(str, stored[0]), cast(str, stored[1] or ""))

    def parse(self, raw: Raw, context: Context) -> Reading[Chosen | None]:
        text, problems = text_of(raw)
        word = squash(text)
        if not word or problems:
            return Reading(None, problems)
        key = self._key_of(word)
        if key:
            option = next(o for o in self.options if o.key == key)
            usual = {fold(s) for s in (key, *option.label.all())}
            return Reading(Chosen(key, "" if fold(word) in usual else word))
        if says_nothing(word):
            return Reading(None)
        return Reading(None, (self._unknown(word),), word)

    def _key_of(self, word: str) -> str:
        """The answer that a word means: itself, how far it has come behind it, or the same in two languages."""
        meant = _meanings(self.options)
        for words in ([word], [_PER_CENT.sub("", word)], _TWO_LANGUAGES.split(word)):
            keys = {meant.get(fold(w), "") for w in words}
            if len(keys) == 1 and keys != {""}:
                return keys.pop()
        return ""

    def _unknown(self, word: str) -> Problem:
        message = Words(
            "«{word}» no es ninguna de las opciones: {options_es}.",
            "“{word}” is none of the choices: {options_en}.",
        )
        filled = message.fill(
            word=word[:80],
            options_es=", ".join(o.label.es for o in self.options),
            options_en=", ".join(o.label.en for o in self.options),
        )
        return Problem("choice-unknown", filled, Severity.QUESTION, tuple(o.key for o in self.options))

    def show(self, value: Chosen | None, language: Language) -> str:
        return "" if value is None else self.label(value.key).in_(language)

    def choices(self, language: Language) -> tuple[str, ...]:
        return tuple(option.label.in_(language) for option in self.options)

    def label(self, key: str) -> Words:
        """The label of an answer; a key of a later program shows as itself."""
        for candidate in self.options:
            if candidate.key == key:
                return candidate.label
        return Words(key, key)

    def texts(self, value: Chosen | None) -> tuple[str, ...]:
        return (value.word,) if value is not None and value.word else ()

    def sort_suffix(self, language: Language) -> str | None:
        return ""


YES = ("x", "sí", "s", "yes", "y", "oui", "o", "true", "verdadero", "vrai", "1", "✓", "✔")
NO = ("no", "n", "non", "false", "falso", "faux", "0", "-")


@dataclass(frozen=True)
class Flag(Type[bool]):
    """Yes or no; an empty cell is no."""

    @property
    def empty(self) -> bool:
        return False

    def slots(self) -> tuple[Slot, ...]:
        return (Slot("", "INTEGER"),)

    def store(self, value: bool) -> tuple[Stored, ...]:
        return (int(value),)

    def load(self, stored: Sequence[Stored]) -> bool:
        return bool(stored[0])

    def parse(self, raw: Raw, context: Context) -> Reading[bool]:
        text, problems = text_of(raw)
        word = squash(text).casefold()
        if problems or not word:
            return Reading(False if not problems else None, problems)
        if word in YES or fold(word) in ("si", "yes", "oui"):
            return Reading(True)
        if word in NO:
            return Reading(False)
        message = Words("«{word}» no es ni sí ni no.", "“{word}” is neither yes nor no.").fill(word=word[:80])
        return Reading(None, (Problem("flag-unread", message, Severity.QUESTION, ("yes", "no")),), word)

    def show(self, value: bool, language: Language) -> str:
        return (_YES if value else _NO).in_(language)

    def choices(self, language: Language) -> tuple[str, ...]:
        return _YES.in_(language), _NO.in_(language)

    def sort_suffix(self, language: Language) -> str | None:
        return ""


_YES = Words("sí", "yes", "oui")
_NO = Words("no", "no", "non")

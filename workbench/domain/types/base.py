"""What every type of field can do: read a cell, show a value, keep it and find it again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Generic, Protocol, TypeVar

from workbench.domain.problem import Problem, Reading
from workbench.domain.quantity import Notation
from workbench.domain.sheet import ErrorCell, Raw, cell_error
from workbench.i18n import Language, Words

V = TypeVar("V")
Stored = str | int | float | None


@dataclass(frozen=True)
class Slot:
    """One column of a field in its table: the name is the field's name plus ``suffix``.

    A derived slot is computed from the value for sorting; it is neither journalled nor read back.
    """

    suffix: str
    sql: str = "TEXT"
    derived: bool = False


class Finder(Protocol):
    """Finds the records of some types that go by a name, an acronym, a short key or a uid."""

    def __call__(self, types: tuple[str, ...], words: str) -> tuple[str, ...]:
        """The uids that fit; none or several where the words do not decide."""


def finds_nothing(types: tuple[str, ...], words: str) -> tuple[str, ...]:
    """The Finder of a place without records."""
    return ()


@dataclass(frozen=True)
class Context:
    """What a cell alone does not say: the sheet's language, the order of its dates, known names, how its column writes
    decimals, and whether its workbook counts days from 1904.
    """

    language: Language = "es"
    day_first: bool | None = None
    find: Finder = finds_nothing
    notation: Notation = ""
    from_1904: bool = False


class Type(ABC, Generic[V]):
    """The type of a field. Values are immutable; ``empty`` is the value of a field that says nothing."""

    @property
    @abstractmethod
    def empty(self) -> V:
        """The value of a field that says nothing."""

    @property
    def blank(self) -> V:
        """The value of a field that may not be seen; says nothing, not even a default."""
        return self.empty

    @abstractmethod
    def slots(self) -> tuple[Slot, ...]:
        """The columns that keep a value, in the order of ``store``; derived ones last."""

    @abstractmethod
    def store(self, value: V) -> tuple[Stored, ...]:
        """The value as it is kept, one entry for each slot."""

    @abstractmethod
    def load(self, stored: Sequence[Stored]) -> V:
        """The value that ``store`` kept, from the slots that are not derived."""

    @abstractmethod
    def parse(self, raw: Raw, context: Context) -> Reading[V]:
        """What a cell says, as a value; a Problem where it is not clear. Never raises."""

    @abstractmethod
    def show(self, value: V, language: Language) -> str:
        """The value as people read it; ``parse`` reads it back."""

    def cell(self, value: V, language: Language) -> Raw:
        """The value as a cell of a workbook holds it: a day as a date, a bare number as a number, else as shown."""
        return self.show(value, language)

    def choices(self, language: Language) -> tuple[str, ...]:
        """What a cell can be filled with, as shown; empty where there is no fixed set."""
        return ()

    def read(self, value: V, language: Language) -> str:
        """The value as a person wants to read it: in another language where it is not there in this one."""
        return self.show(value, language)

    def merge(self, old: V, new: V, language: Language) -> V:
        """What a value becomes when a sheet in that language says ``new``; raises nothing."""
        return new

    def texts(self, value: V) -> tuple[str, ...]:
        """Every wording that a value holds, for search and for the proof of audience."""
        return ()

    def sort_suffix(self, language: Language) -> str | None:
        """The suffix of the column that sorts the field in that language; None where nothing does."""
        return None

    def points_to(self) -> tuple[str, ...]:
        """The names of the types that values point to."""
        return ()

    def targets(self, value: V) -> tuple[str, ...]:
        """The uids that a value points to."""
        return ()

    def knowing(self, value: V, known: Set[str]) -> V:
        """The value without what it points to that is not among ``known``."""
        return value

    def repointed(self, value: V, old: str, new: str) -> V:
        """The value pointing to ``new`` where it points to ``old``; once, where it did to both."""
        return value


def plain(raw: Raw) -> str:
    """A raw cell as text: whole numbers without a point, dates in ISO, errors by their code."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    if isinstance(raw, (date, time)):
        return raw.isoformat()
    return str(raw)


def storable(text: str) -> str:
    """The text without what no file can carry: control characters and halves of surrogate pairs.

    Line ends become ``\\n``; tabs stay.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    if unified.isprintable():
        return unified
    return "".join(c for c in unified if c in "\n\t" or not _unkeepable(c))


def _unkeepable(character: str) -> bool:
    code = ord(character)
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)


def text_of(raw: Raw) -> tuple[str, tuple[Problem, ...]]:
    """The storable text of a cell, with a remark where characters had to go and a problem for an error."""
    if isinstance(raw, ErrorCell):
        return "", (cell_error(raw),)
    words = plain(raw)
    kept = storable(words)
    if len(kept) != len(words.replace("\r\n", "\n")):
        return kept, (_CONTROL,)
    return kept, ()


_CONTROL = Problem(
    "control-characters",
    Words(
        "La celda traía caracteres de control; se quitaron.",
        "The cell held control characters; they were removed.",
    ),
)

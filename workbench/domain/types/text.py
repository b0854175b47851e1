"""Wording: one line or many, in one language or in several side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote, urlsplit, urlunsplit

from workbench.domain.problem import Problem, Reading
from workbench.domain.sheet import Raw
from workbench.domain.types.base import Context, Slot, Stored, Type, text_of
from workbench.i18n import Language, Words, fold, squash

_SORTED_LENGTH = 80


def sort_form(text: str) -> str | None:
    """The form of a text that sorts without case and accents; None for an empty one."""
    return fold(text[: 2 * _SORTED_LENGTH])[:_SORTED_LENGTH] or None


@dataclass(frozen=True)
class Text(Type[str]):
    """One line of words in one language."""

    @property
    def empty(self) -> str:
        return ""

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""), Slot("_sort", derived=True))

    def store(self, value: str) -> tuple[Stored, ...]:
        return (value or None, sort_form(value))

    def load(self, stored: Sequence[Stored]) -> str:
        return cast(str, stored[0] or "")

    def parse(self, raw: Raw, context: Context) -> Reading[str]:
        text, problems = text_of(raw)
        return Reading(squash(text), problems)

    def show(self, value: str, language: Language) -> str:
        return value

    def texts(self, value: str) -> tuple[str, ...]:
        return (value,) if value else ()

    def sort_suffix(self, language: Language) -> str | None:
        return "_sort"


@dataclass(frozen=True)
class Prose(Text):
    """Paragraphs of words in one language; line ends are kept, nothing sorts by them."""

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""),)

    def store(self, value: str) -> tuple[Stored, ...]:
        return (value or None,)

    def parse(self, raw: Raw, context: Context) -> Reading[str]:
        text, problems = text_of(raw)
        return Reading(text.strip(), problems)

    def sort_suffix(self, language: Language) -> str | None:
        return None


_NO_CODE = re.compile(r"\s*[-–—]+\s*")  # how a cell says that there is none


@dataclass(frozen=True)
class Code(Text):
    """A code such as a folio or an acronym: never a number, its zeros and points are kept."""

    def parse(self, raw: Raw, context: Context) -> Reading[str]:
        text, problems = text_of(raw)
        if isinstance(raw, float) and not raw.is_integer():
            problems = (*problems, _NUMBER_AS_CODE)
        return Reading("" if _NO_CODE.fullmatch(text) else squash(text), problems)


_NUMBER_AS_CODE = Problem(
    "code-number",
    Words(
        "La celda guarda el código como número: pudo perder ceros finales.",
        "The cell keeps the code as a number: zeros at its end may be lost.",
    ),
)


@dataclass(frozen=True)
class Address(Text):
    """A web address, http or https: the only text that may become a link."""

    def parse(self, raw: Raw, context: Context) -> Reading[str]:
        text, problems = text_of(raw)
        address = text.strip()
        if not address or is_address(address):
            return Reading(address, problems)
        message = Words("«{words}» no es una dirección http o https.", "“{words}” is not an http or https address.")
        return Reading(None, (Problem("address-unread", message.fill(words=address[:80])),), address)


def is_address(text: str) -> bool:
    """Whether a text is a plain http or https address with a host and without blanks."""
    if any(c.isspace() or ord(c) < 0x21 for c in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


_IN_LINKS = "!$%&'()*+,-./:;=?@[]_~"


def link_to(text: str) -> str:
    """Where a link that shows this address leads, in the letters that links hold; empty where it may not be one.

    A name before the host would make it look like another one.
    """
    if not is_address(text) or "@" in urlsplit(text).netloc:
        return ""
    scheme, host, *rest = urlsplit(text)
    try:
        named = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return urlunsplit((scheme, named, *(quote(part, safe=_IN_LINKS) for part in rest)))


@dataclass(frozen=True, slots=True)
class Parallel:
    """The same wording in Spanish, English and, for treaty names, French.

    ``older`` names the languages whose wording was not touched since another one was revised.
    """

    es: str = ""
    en: str = ""
    fr: str = ""
    older: tuple[Language, ...] = ()

    def in_(self, language: Language) -> str:
        """The wording in that language alone; empty where there is none."""
        return cast(str, getattr(self, language))

    def best(self, language: Language) -> tuple[str, Language]:
        """The wording in that language, else in another one, with the language it is in."""
        order: tuple[Language, ...] = (language, "es", "en", "fr")
        for candidate in order:
            if self.in_(candidate):
                return self.in_(candidate), candidate
        return "", language

    def written(self, language: Language, text: str) -> Parallel:
        """The same with new wording in one language; the other wordings become older if it was revised."""
        before = self.in_(language)
        if before == text:
            return self
        older = set(self.older) - {language}
        if before:
            older |= {other for other in _ORDER if other != language and self.in_(other)}
        kept = tuple(other for other in _ORDER if other in older)
        es, en, fr = (text if other == language else self.in_(other) for other in _ORDER)
        return Parallel(es, en, fr, kept)

    def __bool__(self) -> bool:
        return bool(self.es or self.en or self.fr)


_ORDER: tuple[Language, ...] = ("es", "en", "fr")


def spellings(value: Any) -> Iterable[str]:
    """The names that a value of a naming field holds."""
    if isinstance(value, Parallel):
        return (value.es, value.en, value.fr)
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()


_NOTHING_WRITTEN = Parallel()


def _in_one(language: Language, text: str) -> Parallel:
    """A wording in one language."""
    if not text:
        return _NOTHING_WRITTEN
    return Parallel(es=text) if language == "es" else Parallel(en=text) if language == "en" else Parallel(fr=text)


@dataclass(frozen=True)
class ParallelText(Type[Parallel]):
    """One line of words in Spanish and English side by side; French too for names of reference data."""

    french: bool = False
    one_line: bool = True

    @property
    def empty(self) -> Parallel:
        return Parallel()

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that the field holds, in the order of its columns."""
        return _ORDER if self.french else _ORDER[:2]

    def slots(self) -> tuple[Slot, ...]:
        kept = (*(Slot(f"_{language}") for language in self.languages), Slot("_older"))
        if not self.one_line:
            return kept
        return (*kept, Slot("_es_sort", derived=True), Slot("_en_sort", derived=True))

    def store(self, value: Parallel) -> tuple[Stored, ...]:
        kept: tuple[Stored, ...] = (
            *(value.in_(language) or None for language in self.languages),
            " ".join(value.older) or None,
        )
        if not self.one_line:
            return kept
        return (*kept, sort_form(value.best("es")[0]), sort_form(value.best("en")[0]))

    def load(self, stored: Sequence[Stored]) -> Parallel:
        words = [cast(str, s or "") for s in stored]
        count = len(self.languages)
        older = cast(tuple[Language, ...], tuple(words[count].split()))
        fr = words[2] if self.french else ""
        return Parallel(words[0], words[1], fr, older)

    def parse(self, raw: Raw, context: Context) -> Reading[Parallel]:
        text, problems = text_of(raw)
        text = squash(text) if self.one_line else text.strip()
        language = context.language if context.language in self.languages else "en"
        return Reading(_in_one(language, text), problems)

    def show(self, value: Parallel, language: Language) -> str:
        return value.in_(language)

    def read(self, value: Parallel, language: Language) -> str:
        return value.best(language)[0]

    def merge(self, old: Parallel, new: Parallel, language: Language) -> Parallel:
        if language not in self.languages:
            language = "en"
        if old == _NOTHING_WRITTEN:
            return new
        return old.written(language, new.in_(language))

    def texts(self, value: Parallel) -> tuple[str, ...]:
        return tuple(w for w in (value.es, value.en, value.fr) if w)

    def differing(self, old: Parallel, new: Parallel) -> tuple[str, str]:
        """The wordings of two values in the languages in which they differ."""
        moved = [n for n in self.languages if old.in_(n) != new.in_(n)]
        told = [" / ".join(v.in_(n) for n in moved if v.in_(n)) for v in (old, new)]
        return told[0], told[1]

    def sort_suffix(self, language: Language) -> str | None:
        if not self.one_line:
            return None
        return "_es_sort" if language == "es" else "_en_sort"


@dataclass(frozen=True)
class ParallelProse(ParallelText):
    """Paragraphs of words in Spanish and English side by side."""

    one_line: bool = False

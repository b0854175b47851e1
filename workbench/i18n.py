"""Words in the languages of the program, and the folding that makes spellings comparable."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["es", "en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
PROGRAM_LANGUAGES: tuple[Language, ...] = ("es", "en")

_SPACES = re.compile(r"\s+")
_SLOT = re.compile(r"\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}")
_NOT_WORD = re.compile(r"[^\w]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


@dataclass(frozen=True)
class Words:
    """One message or label in each language of the program; French only where treaty texts use it.

    Both languages stand side by side where the words are used, so that a missing translation
    cannot be committed: the constructor takes both.
    """

    es: str
    en: str
    fr: str = ""

    def in_(self, language: Language) -> str:
        """The words in that language; English stands in for a French that is not there."""
        if language == "es":
            return self.es
        if language == "fr" and self.fr:
            return self.fr
        return self.en

    def fill(self, **values: object) -> Words:
        """The same words with ``{name}`` replaced by values; a value that is Words follows its language.

        ``{name|row|rows}`` is the first form where the value is one, else the second.
        Braces inside values stay as they are: values are data, never templates.
        """

        def filled(template: str, language: Language) -> str:
            return _fill(template, {k: _in_language(v, language) for k, v in values.items()})

        return Words(filled(self.es, "es"), filled(self.en, "en"), filled(self.fr, "fr"))

    def all(self) -> tuple[str, ...]:
        """The words in every language that has them."""
        return tuple(w for w in (self.es, self.en, self.fr) if w)


def _in_language(value: object, language: Language) -> str:
    return value.in_(language) if isinstance(value, Words) else str(value)


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda m: values[m[1]] if m[2] is None else m[2] if values[m[1]] == "1" else m[3], template)


LANGUAGE_NAMES: Mapping[Language, Words] = {
    "es": Words("Español", "Spanish"),
    "en": Words("Inglés", "English"),
    "fr": Words("Francés", "French"),
}


class Told(Exception):
    """Trouble of the user's world: ``words`` tells it in one sentence, ``str()`` gives that in English."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def same(text: str) -> Words:
    """A text that reads the same in every language, such as an acronym."""
    return Words(text, text, text)


def quoted(names: Iterable[str], after: str = ", ") -> Words:
    """Names one after the other, each in the quotes of its language."""
    kept = list(names)
    return Words(after.join(f"«{n}»" for n in kept), after.join(f"“{n}”" for n in kept))


def squash(text: str) -> str:
    """The text with every run of white space as one blank, without any at its ends."""
    return _SPACES.sub(" ", text).strip()


def clip(text: str, most: int = 60) -> str:
    """The text on one line, cut to ``most`` characters: for naming it in a message."""
    line = squash(text[: 4 * most])
    return line if len(line) <= most else line[: most - 1] + "…"


def apart(one: str, other: str, most: int, seen: int = 0, lead: int = 10) -> tuple[str, str]:
    """Two texts on one line each, cut to ``most`` characters where they begin to differ.

    ``seen`` is how many characters of the beginning are certain to be seen, almost ``most`` unless told; about
    ``lead`` stand before a difference, so that its place is known.
    """
    texts = squash(one), squash(other)
    seen = seen or most - lead
    shortest = min(map(len, texts))
    begins = next((n for n, (a, b) in enumerate(zip(*texts, strict=False)) if a != b), shortest)
    fits = max(map(len, texts)) <= min(most, seen + lead)
    if not shortest or texts[0] == texts[1] or begins < seen or fits:
        return clip(texts[0], most), clip(texts[1], most)
    word = texts[0].rfind(" ", 0, max(begins - lead, 0)) + 1
    start = word if begins - word <= 2 * lead else begins - lead
    return "…" + clip(texts[0][start:], most - 1), "…" + clip(texts[1][start:], most - 1)


def hyphens(text: str) -> str:
    """The text with every dash and minus sign as a plain hyphen."""
    return _DASHES.sub("-", text)


def plain(text: str) -> str:
    """The text without case and accents; punctuation stays, dashes are hyphens, ``1º`` is ``1o``."""
    decomposed = unicodedata.normalize("NFKD", hyphens(text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without case, accents, punctuation and doubled blanks: for comparing, never for showing.

    ``fold("Posición: MX")`` is ``"posicion mx"``.
    """
    return _NOT_WORD.sub(" ", plain(text)).replace("_", " ").strip()

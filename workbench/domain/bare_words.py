"""The words of a title or a header that carry meaning: without filling words and plurals, parties by their code."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from workbench.domain.records.choices import COUNTRY
from workbench.i18n import fold

STOP = frozenset(
    [
        "a",
        "al",
        "au",
        "aux",
        "con",
        "d",
        "da",
        "de",
        "del",
        "des",
        "du",
        "el",
        "en",
        "et",
        "for",
        "in",
        "l",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "of",
        "on",
        "or",
        "para",
        "por",
        "s",
        "su",
        "sus",
        "the",
        "to",
        "un",
        "una",
        "une",
        "y",
    ]
)
PARTIES = ("MX", "US", "CA")
_AFTER_CONSONANT = ("iones", "dades", "tudes", "ales", "iles", "ares", "ores", "eses")  # plurals of Spanish
_MORE_NAMES: Mapping[str, tuple[str, ...]] = {
    "MX": ("méx", "mexique", "estados unidos mexicanos", "united mexican states"),
    "US": (
        "e.u.a.",
        "estados unidos de américa",
        "united states of america",
        "états-unis d'amérique",
        "u.s.a.",
        "é.-u.",
    ),
    "CA": ("canada",),
}


def letters_joined(words: Iterable[str]) -> list[str]:
    """The words with runs of single letters as one word, for acronyms with points."""
    joined: list[str] = []
    run = ""
    for word in words:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        joined += [run] if run else []
        run = ""
        joined.append(word)
    return [*joined, run] if run else joined


def stem(word: str) -> str:
    """A word without the sign of its plural, the same rough way for every language."""
    if len(word) > 5 and word.endswith(_AFTER_CONSONANT):
        return word[:-3] if word.endswith("eses") else word[:-2]  # "interés" loses its own s too
    if len(word) > 5 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def bare_words(key: str) -> tuple[str, ...]:
    """The words of a folded text that carry meaning, without plurals; a party is ``@`` and its code."""
    return tuple(bare for bare, _ in bare_and_spelled(key))


def bare_and_spelled(key: str) -> tuple[tuple[str, str], ...]:
    """The same words, each with how it stood in the text."""
    words = key.split()
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        length, code = party_at(words, at)
        if code:
            found.append((f"@{code}", words[at]))
        elif words[at] not in STOP:
            found.append((stem(words[at]), words[at]))
        at += length or 1
    return tuple(found)


@functools.cache
def _party_names() -> Mapping[tuple[str, ...], str]:
    """Every name of a party as folded words, with the party's code."""
    return {
        tuple(letters_joined(fold(name).split())): o.key
        for o in COUNTRY.options
        if o.key in PARTIES
        for name in (*o.spellings(), *_MORE_NAMES[o.key])
    }


def party_at(words: Sequence[str], at: int) -> tuple[int, str]:
    """The longest name of a party that begins at a word: its length in words, and the party."""
    names = _party_names()
    for length in (4, 3, 2, 1):
        code = names.get(tuple(words[at : at + length]))
        if code and at + length <= len(words):
            return length, code
    return 0, ""

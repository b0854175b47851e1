"""The proof of audience: the finished file is opened again and searched for what it must not hold."""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.i18n import Told, Words, plain
from workbench.outgoing.decoding import Source
from workbench.outgoing.reserved import Reserved, ReservedValue
from workbench.outgoing.texts import texts_of
from workbench.progress import SILENT, Progress

_NOT_ALNUM = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"[0-9]+")
_PART = re.compile(r"[0-9.,]+|[^\W0-9]+|[^\w\s]")
PIECE = 50
SHINGLE = 10
SMALL = 200_000
STEP = 2_000


@dataclass(frozen=True)
class Proof:
    """What was searched: places of the file, values looked for, values too short to look for."""

    places: int
    searched: int
    too_short: int
    allowed: int


@dataclass(frozen=True)
class Hit:
    """A reserved value that stands in a file, and where."""

    place: str
    value: ReservedValue


class LeakFound(Told):
    """A finished file holds what its audience may not see; ``words`` names the place, never the value."""

    def __init__(self, hits: tuple[Hit, ...], words: Words) -> None:
        super().__init__(words)
        self.hits = hits


def prove(source: Source, name: str, reserved: Reserved, progress: Progress = SILENT) -> Proof:
    """Searches a finished file for every reserved value that does not also stand in a visible one.

    ``name`` is what the file will be called. Of a long value its beginning and its end are looked for
    too: a text cut to fit a page is still told. Raises LeakFound with the place of each hit.
    """
    if not reserved.values:
        return Proof(0, 0, reserved.too_short, 0)
    return _searched_in(list(texts_of(source, name)), name, reserved, progress)


def prove_text(text: str, name: Words, reserved: Reserved, progress: Progress = SILENT) -> Proof:
    """The same for a text that leaves without a file; its places are its lines."""
    if not reserved.values:
        return Proof(0, 0, reserved.too_short, 0)
    lines = [(f"l. {at}", line) for at, line in enumerate(text.splitlines(), 1)]
    return _searched_in(lines, name, reserved, progress)


def _searched_in(texts: list[tuple[str, str]], name: str | Words, reserved: Reserved, progress: Progress) -> Proof:
    wanted = [() if value.number else tuple(_pieces(value.words)) for value in reserved.values]
    words, numbers = _Words(texts, wanted), _Numbers(texts)
    visible = _Visible(reserved.visible)
    hits: list[Hit] = []
    allowed = 0
    for count, (value, pieces) in enumerate(zip(reserved.values, wanted, strict=True)):
        if count % STEP == 0:
            progress.step("prove", count, len(reserved.values))
        if value.number:
            place = numbers.find(value.words)
            shown = place is not None and visible.has_number(value.words)
        else:
            place, shown = _searched(pieces, words, visible)
        if place is not None and not shown:
            hits.append(Hit(place, value))
        allowed += place is not None and shown
    if hits:
        raise LeakFound(tuple(hits), _leak(name, hits))
    return Proof(len({place for place, _ in texts}), len(reserved.values), reserved.too_short, allowed)


def _searched(pieces: Sequence[str], words: _Words, visible: _Visible) -> tuple[str | None, bool]:
    """The first place that holds a wording or an end of it, and whether what stands there may be seen."""
    found: str | None = None
    for piece in pieces:
        place = words.find(piece)
        if place is not None and not visible.has(piece):
            return place, False
        found = found or place
    return found, found is not None


def _pieces(wording: str) -> Iterator[str]:
    """A wording as it is looked for: whole, and where it is long its first and last words."""
    whole = squeeze(wording)
    if whole:
        yield whole
    if len(whole) <= 2 * PIECE:
        return
    yield whole[:PIECE]
    parts = [squeeze(word) for word in _WORD.findall(wording[-4 * PIECE :])[1:]]
    size = 0
    while parts and size < PIECE:
        size += len(parts.pop())
    yield whole[-size:]


def _leak(name: str | Words, hits: list[Hit]) -> Words:
    first, more = hits[0], len(hits) - 1
    told = {"file": name, "place": first.place, "key": first.value.key, "field": first.value.field}
    return _LEAKS.fill(**told, more=more) if more else _LEAK.fill(**told)


def squeeze(text: str) -> str:
    """A text as it is compared: letters and digits only, no case, no accents.

    So a value split over lines, hyphenated or decomposed is still found.
    """
    return _NOT_ALNUM.sub("", _plain(text))


def _plain(text: str) -> str:
    folded = text.casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFKD", folded).casefold()


class _Visible:
    """What the audience may see anyway."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._numbers = _Numbers([("", text) for text in texts])

    @cached_property
    def _words(self) -> str:
        return "\n".join(squeeze(text) for text in self._texts)

    def has(self, wanted: str) -> bool:
        """Whether a squeezed wording stands in one visible value."""
        return wanted in self._words

    def has_number(self, wanted: str) -> bool:
        """Whether a number with its unit stands in a visible value."""
        return self._numbers.find(wanted) is not None


class _Words:
    """Finds squeezed values in the texts of a file, one after the other as if they were one.

    In a large file a value is looked for only where a word begins as it does.
    """

    def __init__(self, texts: list[tuple[str, str]], wanted: Iterable[Sequence[str]]) -> None:
        squeezed = _Squeezed()
        words = [text.split() for _, text in texts]
        parts = ["".join(map(squeezed.__getitem__, of_text)) for of_text in words]
        self._all = "".join(parts)
        self._places = [place for place, _ in texts]
        self._starts = list(itertools.accumulate(map(len, parts), initial=0))
        self._begun: dict[str, list[int]] | None = None
        if len(self._all) > SMALL:
            beginnings = {piece[:SHINGLE] for pieces in wanted for piece in pieces}
            self._begun = _begun(self._all, itertools.chain.from_iterable(words), squeezed, beginnings)

    def find(self, wanted: str) -> str | None:
        """The place in which the value stands first, or begins where it runs on; None where it is not there."""
        if self._begun is None or len(wanted) < SHINGLE:
            at = self._all.find(wanted)
        else:
            begun = self._begun.get(wanted[:SHINGLE], ())
            at = next((at for at in begun if self._all.startswith(wanted, at)), -1)
        return None if at < 0 else self._places[bisect.bisect_right(self._starts, at, hi=len(self._places)) - 1]


class _Squeezed(dict[str, str]):
    """Words as they are compared: each is squeezed once, however often it stands in a file."""

    def __missing__(self, word: str) -> str:
        self[word] = squeeze(word)
        return self[word]


def _begun(text: str, words: Iterable[str], squeezed: _Squeezed, wanted: set[str]) -> dict[str, list[int]]:
    """Where in a text of words the wanted beginnings stand, from the beginning of a word or of a part of it on."""
    heads = {begun[:length] for begun in wanted for length in range(1, SHINGLE + 1)}
    parted = {word: [part for part in _NOT_ALNUM.split(_plain(word)) if part] for word in squeezed}
    hopeful = {word for word, parts in parted.items() if any(part[:SHINGLE] in heads for part in parts)}
    found: dict[str, list[int]] = {}
    at = 0
    for word in words if hopeful else ():
        if word in hopeful:
            start = at
            for part in parted[word]:
                begun = text[start : start + SHINGLE]
                if begun in wanted:
                    found.setdefault(begun, []).append(start)
                start += len(part)
        at += len(squeezed[word])
    return found


class _Numbers:
    """Finds numbers with their units: 3.7 % is not found in 13.7 %, nor 5 months in 25 months."""

    def __init__(self, texts: list[tuple[str, str]]) -> None:
        self._given = texts

    @cached_property
    def _texts(self) -> list[tuple[str, str]]:
        return [(place, plain(text)) for place, text in self._given]

    @cached_property
    def _digits(self) -> frozenset[str]:
        return frozenset(digits for _, text in self._texts for digits in _DIGITS.findall(text))

    def find(self, wanted: str) -> str | None:
        """The first place that holds the number, whatever blanks stand in it; None where none does."""
        parts = _PART.findall(plain(wanted))
        digits = _DIGITS.search(wanted)
        if digits is None or digits[0] not in self._digits:
            return None
        number = r"\s*".join(re.escape(part) for part in parts)
        exact = re.compile(rf"(?<![0-9])(?<![0-9][.,]){number}(?!\w)")
        return next((place for place, text in self._texts if exact.search(text)), None)


_LEAK = Words(
    "{file} no salió: en {place} aparece {field} de {key}, que su audiencia no puede ver.",
    "{file} was not issued: {place} holds {field} of {key}, which its audience may not see.",
)
_LEAKS = Words(
    "{file} no salió: en {place} aparece {field} de {key}, que su audiencia no puede ver (y {more} más).",
    "{file} was not issued: {place} holds {field} of {key}, which its audience may not see (and {more} more).",
)

"""A wording taken apart: the words that matter, each as what it stands for, and the marks that it cannot do without."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from workbench.assessing.glossary import meant, phrases_joined
from workbench.assessing.opposites import NEGATIONS, answers, are_opposed, counted, counted_tens, short_months
from workbench.assessing.written import bared
from workbench.domain.bare_words import bare_and_spelled, letters_joined
from workbench.i18n import fold, plain

_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:-[a-z](?![a-z]))?")
_THOUSANDS = re.compile(r"(?<=[0-9])[\s\u00a0\u2009](?=[0-9]{3}(?![0-9]))")
_LETTER = re.compile(r"(?<=[\w)] )[BCDF-NP-TV-XZ](?=$|[ ,;:.)])|(?<=\()[A-Za-z](?=\))")  # "Grupo B", "9.17.2(a)"
_ROMAN = re.compile(r"(?=[ivx]{2,})x{0,3}(?:ix|iv|v?i{0,3})")
_ORDINAL = re.compile(r"(?<=[0-9])(?:\.?[ao]\.?|st|nd|rd|th|er|era|do|da|va|vo|ma|mo)(?![a-z0-9])")
_DAY = re.compile(r"(?<![0-9/.-])([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]((?:19|20)[0-9]{2}))?(?![0-9/-])")
_MONTH_OF = re.compile(
    r"(?<![0-9/-])([0-9]{1,2})/((?:19|20)[0-9]{2})(?![0-9/-])|"
    r"(?<![0-9/-])((?:19|20)[0-9]{2})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9-])"
)
_CODE = re.compile(r"(?<![\w-])[a-z]+(?:-[a-z]+)*-?[0-9]+(?![\w])")
_POINTED = re.compile(r"(?<!\w)(\w{2,})\.(?=[\s,;)]|$)")
_FILLING = frozenset(
    ["e", "o", "u", "and", "que", "sobre", "about", "como", "as", "its", "this", "este", "esta", "re", "asunto", "tema"]
    + [
        "se",
        "under",
        "within",
        "into",
        "upon",
        "bajo",
        "mediante",
        "from",
        "at",
        "by",
        "with",
        "desde",
        "ante",
        "is",
        "be",
        "es",
    ]
)
_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True)
class Wording:
    """A wording taken apart: its words that matter, and the marks (figures, letters, months) that it cannot do without.

    ``words`` are what ``spelled`` stand for. ``told`` are words by the mark that they were taken for; ``denied`` counts
    negations; ``short`` are words with a point after them, which may stand for longer ones; ``folded`` is all
    of it; ``label`` what stood before it; ``cut`` is set where it says itself that it goes on.
    """

    words: tuple[str, ...]
    spelled: tuple[str, ...]
    marks: tuple[str, ...]
    told: Mapping[str, str]
    said: frozenset[tuple[int, int]]
    denied: int
    short: frozenset[str]
    folded: str
    label: tuple[str, str] = ("", "")
    cut: bool = False

    @functools.cached_property
    def bag(self) -> tuple[str, ...]:
        """The words in an order that does not depend on how they were written."""
        return tuple(sorted(self.words))

    @functools.cached_property
    def initials(self) -> str:
        """The first letters of its words."""
        return "".join(word[0] for word in self.spelled)

    @functools.cached_property
    def solid(self) -> str:
        """All of it without blanks."""
        return self.folded.replace(" ", "")

    @functools.cached_property
    def ends(self) -> frozenset[int]:
        """The places at which a word ends in it."""
        return frozenset(itertools.accumulate(map(len, self.folded.split())))

    @functools.cached_property
    def parties(self) -> frozenset[str]:
        """The parties that it names."""
        return frozenset(word for word in self.words if word[0] == "@")


@functools.lru_cache(maxsize=65536)
def wording(text: str) -> Wording:
    """A text taken apart."""
    text, label, cut = bared(text)
    flat = _THOUSANDS.sub("", plain(text))
    flat, marks = _dates_taken(_ORDINAL.sub("", flat))
    marks += [figure.replace(",", "") for figure in _FIGURE.findall(flat)]
    if not text.isupper():
        marks += [str(_VALUES.get(letter.lower(), letter.lower())) for letter in _LETTER.findall(text)]
    words: list[str] = []
    told: dict[str, str] = {}
    raw = letters_joined(fold(flat).split())
    for word, mark in _marked(raw):
        if mark:
            marks.append(mark)
            told[mark] = word
        elif len(word) > 1 and word.isalpha() and word not in _FILLING:
            words.append(word)
    words = words or [word for word in raw if word.isalpha() and word not in told.values()]
    kept = [one for one in bare_and_spelled(" ".join(phrases_joined(words))) if one[1] not in NEGATIONS]
    return Wording(
        tuple(meant(bare) for bare, _ in kept),
        tuple(spelled for _, spelled in kept),
        tuple(sorted(marks)),
        told,
        answers(words),
        sum(word in NEGATIONS for word in words),
        frozenset(_POINTED.findall(flat)),
        fold(text),
        label,
        cut,
    )


def _dates_taken(flat: str) -> tuple[str, list[str]]:
    """A text without the dates that are written in figures alone, and the marks that they are."""
    marks: list[str] = []

    def month(found: re.Match[str]) -> str:
        number, year, day = found[1] or found[4], found[2] or found[3], found[5]
        if not 1 <= int(number) <= 12:
            return found[0]
        marks.extend([f"month {int(number)}", year, *([str(int(day))] if day else [])])
        return " "

    def day(found: re.Match[str]) -> str:
        if not (1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12 and "/" in found[0]):
            return found[0]
        marks.extend([str(int(found[1])), f"month {int(found[2])}", *([found[3]] if found[3] else [])])
        return " "

    return _DAY.sub(day, _MONTH_OF.sub(month, flat)), marks


def _marked(words: list[str]) -> Iterator[tuple[str, str]]:
    """Words, each with the mark that it stands for, if any; "cincuenta y cuatro" is one."""
    tens, at = counted_tens(), 0
    while at < len(words):
        word, after = words[at], words[at + 1 : at + 3]
        if word in tens:
            rest = after[1] if after[:1] == ["y"] and len(after) > 1 else after[0] if after else ""
            unit = counted().get(rest, "")
            if unit.isdigit() and int(unit) < 10 and tens[word] % 10 == 0 and tens[word] > 10:
                at += 3 if after[0] == "y" else 2
                yield word, str(tens[word] + int(unit))
                continue
            yield word, str(tens[word])
        elif word in short_months() and any(
            map(str.isdigit, (words[at - 1 : at] or words[at + 1 : at + 2] or [""])[0])
        ):
            yield word, short_months()[word]
        else:
            yield word, counted().get(word) or _roman(word)
        at += 1


def _roman(word: str) -> str:
    if not _ROMAN.fullmatch(word):
        return ""
    values = [_VALUES[letter] for letter in word]
    return str(sum(-v if any(n > v for n in values[at + 1 : at + 2]) else v for at, v in enumerate(values)))


def all_of(wordings: Iterable[Wording]) -> Wording:
    """Wordings in several languages as one, for what stands in one cell in all of them."""
    every = list(wordings)
    return replace(
        every[0],
        words=tuple(word for one in every for word in one.words),
        spelled=tuple(word for one in every for word in one.spelled),
        marks=tuple(sorted(mark for one in every for mark in one.marks)),
        said=frozenset().union(*(one.said for one in every)),
        denied=sum(one.denied for one in every),
        folded=" ".join(one.folded for one in every),
    )


def are_two(one: Wording, other: Wording) -> bool:
    """Whether two wordings speak of two things, whatever words they share."""
    return one.denied != other.denied or contradict(one, other)


def contradict(one: Wording, other: Wording) -> bool:
    """Whether each of two wordings says what the other denies; one that says less contradicts nothing."""
    if one.label[0] == other.label[0] and one.label[1] != other.label[1] and one.label[1] and other.label[1]:
        return True  # "Petición 22", "Petición 23"
    mine, theirs = set(one.marks), set(other.marks)
    if not (mine <= theirs or theirs <= mine):
        return True
    if not (one.parties <= other.parties or other.parties <= one.parties):
        return True
    return are_opposed(one.said, other.said)

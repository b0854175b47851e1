"""Whether two wordings say one thing: slips, endings, order, abbreviations and acronyms apart; figures never."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from workbench.assessing.opposites import NEGATIONS, answers, are_opposed, counted, is_turned
from workbench.domain.bare_words import bare_and_spelled, letters_joined
from workbench.i18n import fold, plain

_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:-[a-z](?![a-z]))?")
_LETTER = re.compile(r"(?<=[\w)] )[BCDF-NP-TV-XZ](?=$|[ ,;:.)])|(?<=\()[A-Za-z](?=\))")  # "Grupo B", "9.17.2(a)"
_ROMAN = re.compile(r"(?=[ivx]{2,})x{0,3}(?:ix|iv|v?i{0,3})")
_LIST_NUMBER = re.compile(r"^\s*[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]\s+(?=\D)")
_SHORT_L = re.compile(r"(?<=\w)['’](?=l\b)")  # "Int'l."
_POINTED = re.compile(r"(\w{2,})\.(?=[\s,;)]|$)")
_FILLING = frozenset(
    ["e", "o", "u", "and", "que", "sobre", "about", "como", "as", "its", "this", "este", "esta", "re", "asunto", "tema"]
)
_PARTY_NAMES = {"@MX": ("mexico",), "@CA": ("canada",), "@US": ("estados", "unidos")}
_ENDING = re.compile(r"(?:[aeo]|os|as|es)$")
_VALUES = {"i": 1, "v": 5, "x": 10}
_SLIP, _TWO_SLIPS, _ALONE = (
    5,
    8,
    8,
)  # letters of a word in which one may be wrong, two may, one may though it stands alone
_FAMILY, _FAMILY_SHARE = 6, 0.65  # letters that words of one family begin with, and of the longer one
_MOST_LEFT = 6  # words without a counterpart, beyond which nothing is looked for
SLIPPED, RESPELLED, MORE = 0.94, 0.97, 0.9  # more: where one says something that the other does not
_LETTERS_ALIKE = 90  # of long texts, words in order


@dataclass(frozen=True)
class Wording:
    """A wording taken apart: its words that matter, and the marks (figures, letters, months) that it cannot do without.

    ``denied`` counts its negations; ``short`` are words with a point after them, which may stand for longer ones;
    ``solid`` is all of it without blanks.
    """

    words: tuple[str, ...]
    spelled: tuple[str, ...]
    marks: tuple[str, ...]
    said: frozenset[tuple[int, int]]
    denied: int
    short: frozenset[str]
    solid: str

    @functools.cached_property
    def bag(self) -> tuple[str, ...]:
        """The words in an order that does not depend on how they were written."""
        return tuple(sorted(self.words))

    @functools.cached_property
    def initials(self) -> str:
        """The first letters of its words."""
        return "".join(word[0] for word in self.spelled)

    @functools.cached_property
    def parties(self) -> frozenset[str]:
        """The parties that it names."""
        return frozenset(word for word in self.words if word[0] == "@")


@functools.lru_cache(maxsize=65536)
def wording(text: str) -> Wording:
    """A text taken apart."""
    text = _SHORT_L.sub("", _LIST_NUMBER.sub("", text))
    flat = plain(text)
    marks = [figure.replace(",", "") for figure in _FIGURE.findall(flat)]
    if not text.isupper():
        marks += [str(_VALUES.get(letter.lower(), letter.lower())) for letter in _LETTER.findall(text)]
    words: list[str] = []
    for word in letters_joined(fold(text).split()):
        mark = counted().get(word) or _roman(word)
        if mark:
            marks.append(mark)
        elif not any(map(str.isdigit, word)) and len(word) > 1 and word not in _FILLING:
            words.append(word)
    kept = [pair for pair in bare_and_spelled(" ".join(words)) if pair[1] not in NEGATIONS]
    return Wording(
        tuple(bare for bare, _ in kept),
        tuple(spelled for _, spelled in kept),
        tuple(sorted(marks)),
        answers(words),
        sum(word in NEGATIONS for word in words),
        frozenset(_POINTED.findall(flat)),
        fold(text).replace(" ", ""),
    )


def _roman(word: str) -> str:
    if not _ROMAN.fullmatch(word):
        return ""
    values = [_VALUES[letter] for letter in word]
    return str(sum(-v if any(n > v for n in values[at + 1 : at + 2]) else v for at, v in enumerate(values)))


def are_two(one: Wording, other: Wording) -> bool:
    """Whether two wordings speak of two things, whatever words they share."""
    if one.marks != other.marks or one.denied != other.denied:
        return True  # "Tema 5" and "Tema 50"
    return contradict(one, other)


def contradict(one: Wording, other: Wording) -> bool:
    """Whether each of two wordings says what the other denies; one that says less contradicts nothing."""
    mine, theirs = set(one.marks), set(other.marks)
    if not (mine <= theirs or theirs <= mine):
        return True
    if not (one.parties <= other.parties or other.parties <= one.parties):
        return True
    return are_opposed(one.said, other.said)


Known = Callable[[str], int]  # in how many wordings a word stands


def sameness(one: Wording, other: Wording, known: Known) -> float:
    """How surely two wordings say one thing, from 0 to 1.

    1 where only the order and the filling words differ, ``RESPELLED`` for accents, blanks and abbreviations, about
    ``SLIPPED`` for slips. Where one says more than the other it is the less the more that is; where each says
    something that the other does not, less than a half.
    """
    if not one.words or not other.words or are_two(one, other):
        return 0.0
    if one.bag == other.bag:
        return 1.0
    if one.solid == other.solid:
        return RESPELLED
    mine, theirs = _left(one.words, other.words), _left(other.words, one.words)
    if min(len(mine), len(theirs)) > (min(len(one.words), len(other.words)) + 1) // 2:
        return 0.0
    if max(len(mine), len(theirs)) > _MOST_LEFT or _says_too_little(one) or _says_too_little(other):
        return 0.0
    worth = [1.0]
    if not _take_slips(mine, theirs, one, other, known, worth):
        return 0.0
    for left, others, of, its in ((mine, theirs, one, other), (theirs, mine, other, one)):
        _take_joined(left, others, of, its, worth)
        _take_acronyms(left, others, of, its, worth)
    shares = [1 - len(left) / len(of.words) for left, of in ((mine, one), (theirs, other))]
    if mine and theirs:
        return min(shares) * 0.5
    more = 1.0 if sum(shares) == 2 else MORE
    return min(worth) * more * sum(shares) / 2


def _says_too_little(one: Wording) -> bool:
    """Whether a wording is one short word: with another letter it is as likely another one."""
    return len(one.words) == 1 and len(one.words[0]) < _ALONE


def _left(words: Sequence[str], others: Sequence[str]) -> list[int]:
    """The places of the words that the other wording does not have."""
    there = list(others)
    left = []
    for at, word in enumerate(words):
        if word in there:
            there.remove(word)
        else:
            left.append(at)
    return left


def _take_slips(
    mine: list[int], theirs: list[int], one: Wording, other: Wording, known: Known, worth: list[float]
) -> bool:
    """Takes out the words that are one word written in two ways; False where one is the other turned round."""
    for at in list(mine):
        for there in list(theirs):
            a, b = one.words[at], other.words[there]
            if is_turned(a, b):
                return False
            alike = _one_word(a, b, a in one.short or b in other.short, known)
            alike = alike or _one_word(one.spelled[at], other.spelled[there], False, known)
            if alike:
                worth.append(alike)
                mine.remove(at)
                theirs.remove(there)
                break
    return True


def _take_joined(mine: list[int], theirs: list[int], one: Wording, other: Wording, worth: list[float]) -> None:
    """Takes out a word that is two words of the other wording without the blank between them."""
    for at in list(mine):
        for first, second in itertools.pairwise(list(theirs)):
            if one.spelled[at] == other.spelled[first] + other.spelled[second]:
                worth.append(RESPELLED)
                mine.remove(at)
                theirs.remove(first)
                theirs.remove(second)
                break


def _one_word(a: str, b: str, pointed: bool, known: Known) -> float:
    """How surely two words are one; 0 where they are two."""
    if a[0] == "@" or b[0] == "@":
        party, word = sorted((a, b))
        return SLIPPED if any(OSA.distance(word, name, score_cutoff=1) <= 1 for name in _PARTY_NAMES[party]) else 0.0
    shorter, longer = sorted((a, b), key=len)
    if _ENDING.sub("", a) == _ENDING.sub("", b) and len(shorter) > 3:
        return RESPELLED
    if pointed and a[0] == b[0] and (longer.startswith(shorter) or _is_contracted(shorter, longer)):
        return RESPELLED
    if known(a) > 1 and known(b) > 1 and not _is_family(shorter, longer):
        return 0.0  # both are words that others use too
    if _is_family(shorter, longer):
        return SLIPPED
    if longer[1:] == shorter and len(shorter) >= _SLIP:
        return SLIPPED  # the first letter was lost
    allowed = 2 if len(shorter) >= _TWO_SLIPS else 1 if len(longer) >= _SLIP else 0
    if a[0] != b[0] and sorted(a[:2]) != sorted(b[:2]):
        allowed = 1 if len(shorter) >= _TWO_SLIPS else 0  # "importación" and "exportación" are two letters apart
    return SLIPPED if allowed and OSA.distance(a, b, score_cutoff=allowed) <= allowed else 0.0


def _is_family(shorter: str, longer: str) -> bool:
    """Whether two words are of one family: "certificados", "certificaciones"."""
    common = next((n for n, (x, y) in enumerate(zip(shorter, longer, strict=False)) if x != y), len(shorter))
    return common >= _FAMILY and common >= _FAMILY_SHARE * len(longer)


def _is_contracted(shorter: str, longer: str) -> bool:
    """Whether a word leaves out letters within another: "Sría." for "Secretaría"."""
    letters = iter(longer)
    return len(shorter) > 2 and all(letter in letters for letter in shorter)


def _take_acronyms(mine: list[int], theirs: list[int], one: Wording, other: Wording, worth: list[float]) -> None:
    """Takes out a word that is the initials of words of the other wording, with these; or of its own words."""
    for at in list(mine):
        word = one.words[at]
        if not 2 <= len(word) <= 7 or word[0] == "@":
            continue
        run = _run(word, other.words, theirs)
        beside = not theirs and (_run(word, other.words, range(len(other.words))) or _run(word, one.words, range(at)))
        if run or beside:
            mine.remove(at)
            worth.append(RESPELLED)
        for there in run or ():
            theirs.remove(there)


def _run(word: str, words: Sequence[str], places: Sequence[int]) -> list[int]:
    """The places of words one after the other whose initials a word is."""
    for first in range(len(places) - len(word) + 1):
        run = list(places[first : first + len(word)])
        if run[-1] - run[0] == len(word) - 1 and all(
            words[n][0] == letter for n, letter in zip(run, word, strict=True)
        ):
            return run
    return []


def same_text(one: str, other: str) -> bool:
    """Whether two long texts say the same, a few letters and the order of words apart."""
    a, b = fold(one), fold(other)
    if a == b:
        return True
    if are_two(wording(one), wording(other)):
        return False
    return fuzz.token_sort_ratio(a, b, score_cutoff=_LETTERS_ALIKE) > 0


def never_known(word: str) -> int:
    """For wordings whose words nobody has counted."""
    return 0

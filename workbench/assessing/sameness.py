"""How surely two wordings say one thing: slips, endings, order, abbreviations and acronyms apart; figures never."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from workbench.assessing.glossary import EMPTY
from workbench.assessing.opposites import is_turned
from workbench.assessing.wording import Wording, are_two, wording
from workbench.i18n import fold

SLIPPED, RESPELLED = 0.94, 0.97
ALIKE = 0.88  # what is enough where nothing else is known of two records
_EMPTY_MORE, _MIDDLE_MORE, _MORE = 0.92, 0.89, 0.9  # where one says what the other does not
APART = 0.7  # where each says something that the other does not, or a figure is missing: less than this
_PARTY_NAMES = {"@MX": ("mexico",), "@CA": ("canada",), "@US": ("estados", "unidos")}
_ENDING = re.compile(r"(?:[aeo]|os|as|es)$")
_SLIP, _TWO_SLIPS, _ALONE = 5, 8, 8  # letters of a word in which one may be wrong, two may, one may though it is alone
_FAMILY, _FAMILY_SHARE = 6, 0.65  # letters that words of one family begin with, and of the longer one
_MOST_LEFT = 6  # words without a counterpart, beyond which nothing is looked for
_MIDDLE = 4  # words in common for one that is missing among them to be an oversight
_SMALL = re.compile(r"[dyaeo](?=.)")
_OFTENER = 8  # how many times as often a word stands that another one is a common slip of
_TORN = 8  # letters of what is left over, run together, for a slip across words
_LETTERS_ALIKE = 90  # of long texts, words in order


@dataclass(frozen=True)
class Counted:
    """In how many wordings a word stands, and how many wordings there are; nothing is known where there are none."""

    known: Callable[[str], int] = lambda word: 0
    total: int = 0

    def weight(self, word: str) -> float:
        """How much a word tells: 1 where it stands nowhere else, little where it stands everywhere."""
        if not self.total:
            return 1.0
        return max(0.1, math.log((1 + self.total) / max(1, self.known(word))) / math.log(1 + self.total))


NOT_COUNTED = Counted()


def sameness(one: Wording, other: Wording, counted: Counted = NOT_COUNTED) -> float:
    """How surely two wordings say one thing, from 0 to 1.

    1 where only the order and the filling words differ, ``RESPELLED`` for accents, blanks and abbreviations, about
    ``SLIPPED`` for slips. Where one says more than the other it is the less the more that is; where each says
    something that the other does not, or one has no word of a figure, less than ``APART``.
    """
    if one.solid == other.solid and one.solid:
        return 1.0 if one.bag == other.bag else RESPELLED
    if not one.words or not other.words or are_two(one, other):
        return 0.0
    return _Left(one, other, counted).worth()


class _Left:
    """What is left over of two wordings when what they have in common is taken out."""

    def __init__(self, one: Wording, other: Wording, counted: Counted) -> None:
        self._one, self._other, self._counted = one, other, counted
        self._mine, self._theirs = _without(one.words, other.words), _without(other.words, one.words)
        self._marks = [] if one.marks == other.marks else _marks_apart(one, other)
        self._worth = [1.0]

    def worth(self) -> float:
        one, other = self._one, self._other
        if not self._mine and not self._theirs and not self._marks:
            return 1.0
        fewest = min(len(one.words), len(other.words))
        if min(len(self._mine), len(self._theirs)) > (fewest + 1) // 2:
            return 0.0
        if max(len(self._mine), len(self._theirs)) > _MOST_LEFT or _say_little(one, other):
            return 0.0
        if not self._take_slips():
            return 0.0
        for left, others, of, its in self._both_ways():
            _take_joined(left, others, of, its, self._worth)
            _take_acronyms(left, others, of, its, self._worth)
        self._take_marks()
        self._take_torn()
        return min(self._worth) * self._share()

    def _both_ways(self) -> tuple[tuple[list[int], list[int], Wording, Wording], ...]:
        return (
            (self._mine, self._theirs, self._one, self._other),
            (self._theirs, self._mine, self._other, self._one),
        )

    def _share(self) -> float:
        """How much of the two is said by both."""
        if not self._mine and not self._theirs and not self._marks:
            return 1.0
        shares = [
            1 - self._weight(left, of) / self._weight(range(len(of.words)), of) for left, _, of, _ in self._both_ways()
        ]
        if self._marks or (self._mine and self._theirs):
            return min(shares) * APART
        left, of, its = (self._mine, self._one, self._other) if self._mine else (self._theirs, self._other, self._one)
        if all(of.words[at] in EMPTY for at in left):
            return _EMPTY_MORE
        if (
            len(left) == 1
            and len(its.words) >= _MIDDLE
            and 0 < left[0] < len(of.words) - 1
            and of.words[left[0]][0] != "@"
        ):
            return _MIDDLE_MORE
        return _MORE * sum(shares) / 2

    def _weight(self, places: Sequence[int], of: Wording) -> float:
        return sum(self._counted.weight(of.words[at]) for at in places)

    def _take_slips(self) -> bool:
        """Takes out the words that are one word written in two ways; False where one is the other turned round."""
        one, other = self._one, self._other
        for at in list(self._mine):
            for there in list(self._theirs):
                a, b = one.spelled[at], other.spelled[there]
                if is_turned(a, b):
                    return False
                if alike := self._in_any_form(at, there):
                    self._worth.append(alike)
                    self._mine.remove(at)
                    self._theirs.remove(there)
                    break
        return True

    def _in_any_form(self, at: int, there: int) -> float:
        """How surely two words are one, as they are spelled or as what they stand for."""
        one, other = self._one, self._other
        spelled, meant = (one.spelled[at], other.spelled[there]), (one.words[at], other.words[there])
        alike = 0.0
        if _may_be_one(*meant):
            alike = self._one_word(*meant, False)
        if (
            (not alike and spelled != meant and _may_be_one(*spelled))
            or spelled[0] in one.short
            or spelled[1] in other.short
        ):
            alike = alike or self._one_word(*spelled, spelled[0] in one.short or spelled[1] in other.short)
        return alike

    def _one_word(self, a: str, b: str, pointed: bool) -> float:
        """How surely two words are one; 0 where they are two."""
        if a[0] == "@" or b[0] == "@":
            party, word = sorted((a, b))
            names = _PARTY_NAMES.get(party, ())
            return SLIPPED if any(OSA.distance(word, name, score_cutoff=1) <= 1 for name in names) else 0.0
        known = self._counted.known
        shorter, longer = sorted((a, b), key=len)
        if _ENDING.sub("", a) == _ENDING.sub("", b) and len(shorter) > 3:
            return RESPELLED
        if a[0] == b[0] and pointed and (longer.startswith(shorter) or _is_contracted(shorter, longer)):
            return RESPELLED
        if _is_family(shorter, longer):
            return SLIPPED
        rarer, commoner = sorted((known(a), known(b)))
        if rarer > 1 and commoner < _OFTENER * rarer:
            return 0.0  # both are words that others use too
        if _as_read(a) == _as_read(b) and len(shorter) >= _SLIP:
            return SLIPPED
        if longer[1:] == shorter and len(shorter) >= _SLIP:
            return SLIPPED  # the first letter was lost
        return SLIPPED if _is_slip(a, b) else 0.0

    def _take_marks(self) -> None:
        """Takes out a figure in words that is among the words of the other wording, with a slip."""
        for left, _, of, its in self._both_ways():
            for at in list(left):
                for mark in list(self._marks):
                    if mark in its.told and mark not in of.marks and _is_slip(of.spelled[at], its.told[mark]):
                        self._marks.remove(mark)
                        left.remove(at)
                        self._worth.append(SLIPPED)
                        break

    def _take_torn(self) -> None:
        """Takes out what is the same but for a slip when it is run together: "cons olidated", "reglasde origne"."""
        if not self._mine or not self._theirs or self._marks or len(self._mine) == len(self._theirs) == 1:
            return
        a, b = ("".join(of.spelled[at] for at in left) for left, _, of, _ in self._both_ways())
        if min(len(a), len(b)) >= _TORN and OSA.distance(a, b, score_cutoff=2) <= 2:
            self._mine.clear()
            self._theirs.clear()
            self._worth.append(SLIPPED)


def _marks_apart(one: Wording, other: Wording) -> list[str]:
    """The marks that one of two wordings has and the other has not, its label apart."""
    mine, theirs, labels = Counter(one.marks), Counter(other.marks), {one.label[1], other.label[1]}
    return [mark for mark in ((mine - theirs) + (theirs - mine)) if mark not in labels]


def _may_be_one(a: str, b: str) -> bool:
    """Whether two words are worth a closer look."""
    if a[0] == b[0] or a[0] == "@" or b[0] == "@" or a[1:2] == b[0] or b[1:2] == a[0]:
        return True
    return len(a) >= _TWO_SLIPS and len(b) >= _TWO_SLIPS and abs(len(a) - len(b)) <= 1


def _say_little(one: Wording, other: Wording) -> bool:
    """Whether two wordings are one short word each: with another letter it is as likely another one."""
    return all(len(w.words) == 1 and len(w.words[0]) < _ALONE and len(w.spelled[0]) < _ALONE for w in (one, other))


def _without(words: Sequence[str], others: Sequence[str]) -> list[int]:
    """The places of the words that the other wording does not have."""
    there = list(others)
    left = []
    for at, word in enumerate(words):
        if word in there:
            there.remove(word)
        else:
            left.append(at)
    return left


def _is_slip(a: str, b: str) -> bool:
    """Whether two words are a letter or two apart, for their length."""
    shorter, longer = sorted((a, b), key=len)
    allowed = 2 if len(shorter) >= _TWO_SLIPS else 1 if len(longer) >= _SLIP else 0
    if a[0] != b[0] and sorted(a[:2]) != sorted(b[:2]):
        allowed = 1 if len(shorter) >= _TWO_SLIPS else 0  # "importación" and "exportación" are two letters apart
    return bool(allowed) and OSA.distance(a, b, score_cutoff=allowed) <= allowed


def _as_read(word: str) -> str:
    """A word as a scanner may take it for another one."""
    return word.replace("rn", "m").replace("ii", "u").replace("vv", "w").replace("l", "i").replace("c", "e")


def _is_family(shorter: str, longer: str) -> bool:
    """Whether two words are of one family: "certificados", "certificaciones"."""
    common = next((n for n, (x, y) in enumerate(zip(shorter, longer, strict=False)) if x != y), len(shorter))
    return common >= _FAMILY and common >= _FAMILY_SHARE * len(longer)


def _is_contracted(shorter: str, longer: str) -> bool:
    """Whether a word leaves out letters within another: "Sría." for "Secretaría"."""
    letters = iter(longer)
    return len(shorter) > 2 and all(letter in letters for letter in shorter)


def _take_joined(mine: list[int], theirs: list[int], one: Wording, other: Wording, worth: list[float]) -> None:
    """Takes out a word that is two words of the other wording without the blank between them, or with a small one."""
    for at in list(mine):
        for first, second in itertools.pairwise(list(theirs)):
            if one.spelled[at] == other.spelled[first] + other.spelled[second]:
                worth.append(RESPELLED)
                mine.remove(at)
                theirs.remove(first)
                theirs.remove(second)
                break


def _take_acronyms(mine: list[int], theirs: list[int], one: Wording, other: Wording, worth: list[float]) -> None:
    """Takes out a word that is the initials of words of the other wording, with these; or of its own words."""
    for at in list(mine):
        word = one.spelled[at]
        if not 2 <= len(word) <= 7 or one.words[at][0] == "@":
            continue
        run = _run(word, other.spelled, theirs)
        beside = not theirs and (
            _run(word, other.spelled, range(len(other.words))) or _run(word, one.spelled, range(at))
        )
        if run or beside:
            mine.remove(at)
            worth.append(RESPELLED)
        for there in run or ():
            theirs.remove(there)


def _run(word: str, words: Sequence[str], places: Sequence[int]) -> list[int]:
    """The places of words one after the other whose initials a word is, small words counted or not: "RO", "RdO"."""
    bare = word[0] + _SMALL.sub("", word[1:])
    return _initials(word, words, places) or (_initials(bare, words, places) if 1 < len(bare) < len(word) else [])


def _initials(word: str, words: Sequence[str], places: Sequence[int]) -> list[int]:
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
    if fuzz.token_sort_ratio(a, b, score_cutoff=_LETTERS_ALIKE) == 0:
        return False
    mine, theirs = wording(one), wording(other)
    if mine.marks != theirs.marks or are_two(mine, theirs):
        return False
    return sameness(mine, theirs) >= APART

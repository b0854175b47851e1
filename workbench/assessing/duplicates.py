"""Likely duplicates among the records of one type: pairs, how surely each is one record, and why.

Records are compared where they share something rare (words, names, a day, an address), never each with each: tens of
thousands take seconds. The figures and letters of a wording always have to be the same. Where titles alone are not
enough, a text that both have or facts that few others share speak for it too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from workbench.assessing.backing import Backing
from workbench.assessing.likeness import days_between
from workbench.assessing.likeness_reasons import (
    ALMOST,
    AND_PROVISIONS,
    AND_TEXT,
    BEGINNING,
    NEARLY_WORDS,
    OTHER_WORDS,
    SAME_ACRONYM,
    SAME_ADDRESS,
    SAME_BUT_ACCENTS,
    SAME_BUT_ORDER,
    SAME_DAY,
    SAME_NAME,
    SAME_PROVISION,
    SAME_TITLE,
    SAME_WORDS,
    SAYS_MORE,
)
from workbench.assessing.meeting_up import STEP, MeetingUp
from workbench.assessing.sameness import ALIKE, APART, RESPELLED, sameness
from workbench.assessing.taken_apart import TakenApart
from workbench.assessing.telling_apart import SPEAKING, agreed, apart, differ
from workbench.assessing.wording import Wording, contradict
from workbench.domain.records import Meeting, Source, TreatyProvision
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import spellings
from workbench.i18n import Words, fold
from workbench.progress import SILENT, Progress

_LEAST = 0.5  # of titles, whatever else two records have in common
_SOME = 0.5  # bits of facts that few others share, more than it takes to choose among titles that begin alike
_BUT_ACCENTS, _BUT_ORDER, _BUT_ENDINGS, _BEGINS = 0.99, 0.98, 0.97, 0.9  # of wordings that are the same but for these
_DAYS = 3  # between two dates of one meeting, one of them a slip
_TOUCH = 0.6  # of names or titles that have something else in common, which is then no accident
_SHORT_OF = 3  # letters that are lost at the end by a slip
_CUT = 12  # letters of a title of which the rest was cut off
_INITIALS = 8  # letters that may be those of many a name
_SPEECH = 6  # words that nobody says twice by accident

MOST = 40_000  # records of a type that are taken apart; more would take minutes and a gigabyte

Pair = tuple[str, str]
Judged = tuple[float, Words]


@dataclass(frozen=True)
class Likely:
    """Two records, by uid, that are likely one; the first was there before."""

    one: str
    other: str
    score: float
    reason: Words


def pair(one: str, other: str) -> Pair:
    """Two uids in the order in which they are kept."""
    return (one, other) if one < other else (other, one)


def likely(
    record_type: RecordType,
    records: Sequence[Record],
    distinct: Set[Pair] = frozenset(),
    progress: Progress = SILENT,
    most: int = MOST,
) -> list[Likely]:
    """The pairs of records of a type that are likely one, the surest first; none that is ``distinct``.

    Among more than ``most`` only those are looked at whose titles differ in nothing but case, accents and marks.
    """
    if len(records) > most:
        records = _written_alike(record_type, records, progress)[:most]
    taken = TakenApart(record_type, records)
    judge = _Judge(taken)
    found: list[Likely] = []
    for done, (a, b) in enumerate(MeetingUp(taken).pairs(progress)):
        if done % STEP == 0:
            progress.step("duplicates", 0, 0)
        if pair(records[a].uid, records[b].uid) not in distinct:
            if (judged := judge.judge(a, b)) is not None:
                found.append(Likely(records[a].uid, records[b].uid, *judged))
    return sorted(found, key=lambda one: -one.score)


def chained(found: Iterable[Likely]) -> list[Likely]:
    """As many of the pairs as it takes to reach every record: three that are one are two pairs."""
    leads: dict[str, str] = {}

    def lead(uid: str) -> str:
        while leads.get(uid, uid) != uid:
            uid = leads[uid]
        return uid

    kept: list[Likely] = []
    for one in found:
        a, b = lead(one.one), lead(one.other)
        if a != b:
            leads[b] = a
            kept.append(one)
    return kept


class _Judge:
    """Whether two records are one."""

    def __init__(self, taken: TakenApart) -> None:
        self._taken = taken
        self._type = taken.type
        self._telling = taken.telling
        self._titles = taken.titles
        self._backing = Backing(taken.type, taken.records)

    def judge(self, a: int, b: int) -> Judged | None:
        """How surely two records are one, and why; None where they are not."""
        one, other = self._taken.records[a], self._taken.records[b]
        if apart(self._type, one, other):
            return None
        if isinstance(one, Meeting) and isinstance(other, Meeting):
            return self._sittings(a, b, one, other)
        if isinstance(one, TreatyProvision) and isinstance(other, TreatyProvision) and one.reference:
            return (1.0, SAME_PROVISION) if one.reference == other.reference else None
        if isinstance(one, Source) and isinstance(other, Source) and one.address and other.address:
            return self._same_address(a, b)
        if self._type.also_known_by:
            return self._named(a, b) or (None if self._initialled(a) or self._initialled(b) else self._worded(a, b))
        return self._worded(a, b)

    def _alike(self, a: int, b: int) -> float:
        """How much the wordings of two records are alike, in the language in which they are most.

        What stands in the place of another language counts as well, or beside it in one cell.
        """
        mine, theirs = self._titles[a], self._titles[b]
        both = [sameness(mine[k], theirs[k], self._taken.counted) for k in mine if k in theirs]
        best = max(both, default=0.0)
        if best >= ALIKE:
            return 0.0 if self._contradicted(a, b) else best
        across = [sameness(v, w, self._taken.counted) for k, v in mine.items() for n, w in theirs.items() if k != n]
        if len(mine) != len(theirs):
            across += self._whole(a, b)
        crossed = max(across, default=0.0)
        if crossed >= ALIKE or not both:
            return crossed
        return 0.0 if self._contradicted(a, b) else sum(both) / len(both)

    def _whole(self, a: int, b: int) -> Iterator[float]:
        """How much two records are alike of which one tells its languages in one place."""
        for one in self._taken.wholes(a):
            for other in self._taken.wholes(b):
                yield min(RESPELLED, sameness(one, other, self._taken.counted))

    def _contradicted(self, a: int, b: int) -> bool:
        """Whether the wordings of two records speak of two things in some language."""
        mine, theirs = self._titles[a], self._titles[b]
        return any(contradict(mine[k], theirs[k]) for k in mine if k in theirs)

    def _worded(self, a: int, b: int) -> Judged | None:
        one, other = self._taken.records[a], self._taken.records[b]
        alike = self._alike(a, b)
        if alike < _LEAST:
            return self._begins(a, b)
        texts = self._backing.texts(one, other)
        if alike >= ALIKE:
            if self._telling.bare and not texts and not self._speaks(a, b):
                return None
            score, reason = self._as_written(a, b, alike)
            return score, self._reason(one, other, reason, bool(texts))
        if texts and alike >= _LEAST:
            return alike, AND_TEXT.fill(reason=SAYS_MORE if alike >= APART else OTHER_WORDS)
        return self._begins(a, b)

    def _begins(self, a: int, b: int) -> Judged | None:
        """Whether the title of one is that of the other, cut off; of several, the one of the same facts."""
        mine, theirs = self._titles[a], self._titles[b]
        cut = [
            (shorter.solid, longer.solid)
            for shorter, longer in (_by_length(mine[k], theirs[k]) for k in mine if k in theirs)
            if _is_cut(shorter, longer)
        ]
        if not cut or self._contradicted(a, b):
            return None
        begun = self._taken.beginning(cut[0][0])
        if any(len(text) - len(cut[0][0]) <= _SHORT_OF and text != cut[0][1] for text in begun):
            return None  # a letter or two was lost of another one, that goes no further
        one, other = self._taken.records[a], self._taken.records[b]
        if self._backing.texts(one, other) is False:
            return None
        told = len(begun) == 1 or self._backing.facts(one, other) >= math.log2(len(begun)) + _SOME
        return (_BEGINS, BEGINNING) if told else None

    def _as_written(self, a: int, b: int, alike: float) -> Judged:
        """How sure that makes two wordings, and in what they differ: only those written alike are quite the same."""
        if alike < 1:
            return alike, ALMOST if alike >= ALIKE else SAYS_MORE
        mine, theirs = self._taken.spelled(a), self._taken.spelled(b)
        if mine & theirs:
            return 1.0, SAME_TITLE
        if {fold(text) for text in mine} & {fold(text) for text in theirs}:
            return _BUT_ACCENTS, SAME_BUT_ACCENTS
        bags = [{tuple(sorted(fold(text).split())) for text in texts} for texts in (mine, theirs)]
        return (_BUT_ORDER, SAME_BUT_ORDER) if bags[0] & bags[1] else (_BUT_ENDINGS, ALMOST)

    def _reason(self, one: Record, other: Record, reason: Words, texts: bool) -> Words:
        if self._telling.wording and getattr(one, self._telling.wording):
            reason = SAME_WORDS if reason is SAME_TITLE else NEARLY_WORDS
        if texts:
            return AND_TEXT.fill(reason=reason)
        named = getattr(one, "provisions", ())
        return AND_PROVISIONS.fill(reason=reason) if named and named == getattr(other, "provisions", ()) else reason

    def _speaks(self, a: int, b: int) -> bool:
        """Whether something beside the words is said of both, and the same; or the words are many."""
        one, other = self._taken.records[a], self._taken.records[b]
        if self._telling.wording and all(
            len(w.words) >= _SPEECH for titles in (self._titles[a], self._titles[b]) for w in titles.values()
        ):
            return True
        said = ((getattr(one, n), getattr(other, n), n) for n in SPEAKING.get(self._type.name, ()))
        return any(x and y and not differ(self._type.by_name[n], x, y) for x, y, n in said)

    def _named(self, a: int, b: int) -> Judged | None:
        """Whether two records share a name; an acronym counts where their names do not speak against it."""
        one, other = self._taken.records[a], self._taken.records[b]
        called = self._taken.called
        shared = called[a] & called[b]
        full = sorted(name for name in shared if " " in name)
        if full:
            return 0.98, SAME_NAME.fill(name=self._taken.named(a, full[0]))
        mine, theirs = list(self._titles[a].values()), list(self._titles[b].values())
        for name in sorted(shared):
            if any(w.spelled == (name,) for w in (*mine, *theirs)) or self._titles_touch(mine, theirs):
                return 0.95, SAME_ACRONYM.fill(name=self._taken.named(a, name))
        for at, names, of in ((a, theirs, other), (b, mine, one)):
            if len(called[at]) == 1 and not getattr(of, "acronym", ""):
                (name,) = called[at]
                if any(len(w.words) > 1 and name == w.initials for w in names):
                    return 0.94, SAME_ACRONYM.fill(name=self._taken.named(at, name))
        return None

    def _initialled(self, at: int) -> bool:
        """Whether a record goes by a few letters, of which its names have told already whose they are."""
        return any(len(w.spelled) == 1 and len(w.spelled[0]) < _INITIALS for w in self._titles[at].values())

    def _titles_touch(self, mine: Sequence[Wording], theirs: Sequence[Wording]) -> bool:
        """Whether two names share so much that an acronym in common is no accident."""
        return any(sameness(v, w) >= _TOUCH for v in mine for w in theirs)

    def _sittings(self, a: int, b: int, one: Meeting, other: Meeting) -> Judged | None:
        numbered = bool(one.ordinal and other.ordinal)
        days = days_between(one.when, other.when)
        if days is None:
            told = numbered or any(w.marks for w in self._titles[a].values())
            return self._worded(a, b) if told else None
        assert one.when is not None and other.when is not None
        exact = one.when.first() == one.when.last() and other.when.first() == other.when.last()
        if days == 0 and exact and not self._contradicted(a, b):
            return 0.96, SAME_DAY
        if days == 0 or (days <= _DAYS and exact) or (numbered and days <= _DAYS):
            return self._worded(a, b)
        return None

    def _same_address(self, a: int, b: int) -> Judged | None:
        alike = self._alike(a, b)
        if alike >= _TOUCH:
            return max(alike, 0.95), SAME_ADDRESS
        return self._begins(a, b)


def _by_length(one: Wording, other: Wording) -> tuple[Wording, Wording]:
    return (one, other) if len(one.solid) <= len(other.solid) else (other, one)


def _is_cut(shorter: Wording, longer: Wording) -> bool:
    """Whether one wording is the other one, cut off: it says so itself, or ends within a word."""
    if len(shorter.solid) < _CUT or shorter.solid == longer.solid or not longer.solid.startswith(shorter.solid):
        return False
    at = len(shorter.solid)
    return shorter.cut or (at not in longer.ends and not longer.solid[at - 1 : at + 1].isdigit())


def _written_alike(record_type: RecordType, records: Sequence[Record], progress: Progress) -> list[Record]:
    """The records that another one shares a title with, to the letter but for case, accents and marks."""
    first: dict[int, int] = {}
    found: set[int] = set()
    for at, record in enumerate(records):
        if at % STEP == 0:
            progress.step("duplicates", at, len(records))
        whose = agreed(record_type, record)
        for words in {fold(w) for w in spellings(getattr(record, record_type.title)) if w}:
            known = first.setdefault(hash((whose, words)), at)
            if known != at:
                found |= {known, at}
    return [records[at] for at in sorted(found)]

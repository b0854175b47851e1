"""Likely duplicates among the records of one type: pairs, how surely each is one record, and why.

Records are compared where they share something rare (words, names, a day, an address), never each with each: tens of
thousands take seconds. The figures and letters of a wording always have to be the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from workbench.assessing.likeness import days_between
from workbench.assessing.likeness_reasons import (
    ALMOST,
    AND_PROVISIONS,
    AND_TEXT,
    NEARLY_WORDS,
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
from workbench.assessing.telling_apart import SPEAKING, Telling, agreed, apart, bare_address, differ, telling
from workbench.assessing.wording import Wording, contradict, same_text, sameness, wording
from workbench.domain.records import Meeting, Source, TreatyProvision
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Parallel, spellings
from workbench.i18n import Words, fold, squash
from workbench.progress import SILENT, Progress

LIKELY = 0.88  # of a wording that says nothing more than the other
SUPPORTED = 0.8  # of one that says something more, where a text speaks for it too
_BUT_ACCENTS, _BUT_ORDER, _BUT_ENDINGS = 0.99, 0.98, 0.97  # of wordings that are the same but for these
_CONTRADICTED = 0.5  # in another language
_RARE, _PAIRED = 4, 5  # words of a wording that records are looked up by: alone, and two by two
_BEGUN = 3  # letters that two words may begin with for their records to be compared
_CROWD, _NEIGHBOURS = 24, 6  # records that share a key: more are only compared with those next to them
_STEP = 500
_DAYS = 3  # between two dates of one meeting, one of them a slip
_TEXT = 30  # letters of a text that says something
_TOUCH = 0.6  # of names or titles that have something else in common, which is then no accident

_OTHERWISE = (Meeting, Source, TreatyProvision)  # told by days and addresses as well

MOST = 40_000  # records of a type that are taken apart; more would take minutes and a gigabyte

Pair = tuple[str, str]


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
    look = _Look(record_type, records)
    found: list[Likely] = []
    for done, (a, b) in enumerate(look.candidates(progress)):
        if done % _STEP == 0:
            progress.step("duplicates", 0, 0)
        if pair(records[a].uid, records[b].uid) not in distinct:
            if (judged := look.judge(a, b)) is not None:
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


class _Look:
    """The records of a type taken apart once, for every comparison."""

    def __init__(self, record_type: RecordType, records: Sequence[Record]) -> None:
        self._type = record_type
        self._telling: Telling = telling(record_type)
        self._records = records
        self._titles = [_titles(record_type, self._telling, r) for r in records]
        self._known: Counter[str] = Counter()
        for titles in self._titles:
            self._known.update({word for w in titles.values() for word in w.words})
        self._called = [self._names(r) for r in records] if record_type.also_known_by else []
        self._begun = [frozenset(word[:_BEGUN] for w in t.values() for word in w.words) for t in self._titles]

    # ---- whom to compare

    def candidates(self, progress: Progress) -> Iterator[tuple[int, int]]:
        """Pairs of places that share a key, each once."""
        buckets: dict[Hashable, list[int]] = defaultdict(list)
        for at, record in enumerate(self._records):
            if at % _STEP == 0:
                progress.step("duplicates", at, len(self._records))
            whose = agreed(self._type, record)
            for key in set(self._keys(at, record)):
                buckets[hash((whose, key))].append(at)
        seen: set[int] = set()
        width = len(self._records)
        for bucket in buckets.values():
            for a, b in self._close(bucket):
                if self._touch(a, b) and a * width + b not in seen:
                    seen.add(a * width + b)
                    yield a, b

    def _touch(self, a: int, b: int) -> bool:
        """Whether two records share half of what their words begin with, or may be one though they do not."""
        mine, theirs = self._begun[a], self._begun[b]
        if 2 * len(mine & theirs) + 1 >= min(len(mine), len(theirs)) or self._type.cls in _OTHERWISE:
            return True
        return bool(self._type.also_known_by) and not self._called[a].isdisjoint(self._called[b])

    def _close(self, bucket: list[int]) -> Iterator[tuple[int, int]]:
        if len(bucket) <= _CROWD:
            yield from combinations(bucket, 2)
            return
        ordered = sorted(bucket, key=lambda at: [w.bag for w in self._titles[at].values()])
        for n, a in enumerate(ordered):
            for b in ordered[n + 1 : n + 1 + _NEIGHBOURS]:
                yield min(a, b), max(a, b)

    def _keys(self, at: int, record: Record) -> Iterator[Hashable]:
        for w in self._titles[at].values():
            rarest = sorted(set(w.words), key=lambda word: (self._known[word], word))
            yield w.marks, w.bag
            yield w.marks, w.solid
            for word in rarest[:_RARE]:
                if self._known[word] <= _CROWD:
                    yield w.marks, word
            begun = sorted({word[:_BEGUN] for word in rarest[:_PAIRED]})
            for two in combinations(begun, 2) if len(begun) > 2 else ((one,) for one in begun):
                yield w.marks, two
        for name in self._called[at] if self._called else ():
            yield "name", name
        for w in self._titles[at].values() if self._called else ():
            yield "name", w.initials
        yield from _other_keys(record)

    def _names(self, record: Record) -> set[str]:
        found = {fold(n) for field in self._type.naming for n in spellings(getattr(record, field)) if n}
        return {name for name in found if name}

    # ---- whether two are one

    def judge(self, a: int, b: int) -> tuple[float, Words] | None:
        """How surely two records are one, and why; None where they are not."""
        one, other = self._records[a], self._records[b]
        if apart(self._type, one, other):
            return None
        if isinstance(one, Meeting) and isinstance(other, Meeting):
            return self._sittings(a, b, one, other)
        if isinstance(one, TreatyProvision) and isinstance(other, TreatyProvision) and one.reference:
            return (1.0, SAME_PROVISION) if one.reference == other.reference else None
        if isinstance(one, Source) and isinstance(other, Source) and one.address and other.address:
            return self._same_address(a, b)
        if self._type.also_known_by:
            return self._named(a, b) or self._worded(a, b)
        return self._worded(a, b)

    def _alike(self, a: int, b: int) -> float:
        """How much the wordings of two records are alike, in the language in which they are most.

        What stands in the place of another language counts as well; a language that speaks against it counts more.
        """
        mine, theirs = self._titles[a], self._titles[b]
        both = [sameness(mine[k], theirs[k], self._count) for k in mine if k in theirs]
        best = max(both, default=0.0)
        if best < LIKELY:
            across = (sameness(v, w, self._count) for k, v in mine.items() for n, w in theirs.items() if k != n)
            if (crossed := max(across, default=0.0)) >= LIKELY:
                return crossed
            return 0.0 if any(alike < _CONTRADICTED for alike in both) else best
        return 0.0 if self._contradicted(a, b) else best

    def _contradicted(self, a: int, b: int) -> bool:
        """Whether the wordings of two records speak of two things in some language."""
        mine, theirs = self._titles[a], self._titles[b]
        return any(contradict(mine[k], theirs[k]) for k in mine if k in theirs)

    def _count(self, word: str) -> int:
        return self._known[word]

    def _worded(self, a: int, b: int) -> tuple[float, Words] | None:
        one, other = self._records[a], self._records[b]
        alike = self._alike(a, b)
        if alike < SUPPORTED:
            return None
        texts = self._texts_agree(one, other)
        if (alike < LIKELY or self._telling.bare) and not texts and not (alike >= LIKELY and self._speaks(one, other)):
            return None
        score, reason = self._as_written(one, other, alike)
        return score, self._reason(one, other, reason, texts)

    def _as_written(self, one: Record, other: Record, alike: float) -> tuple[float, Words]:
        """How sure that makes two wordings, and in what they differ: only those written alike are quite the same."""
        if alike < 1:
            return alike, ALMOST if alike >= LIKELY else SAYS_MORE
        mine, theirs = (_spelled(self._type, self._telling, record) for record in (one, other))
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

    def _speaks(self, one: Record, other: Record) -> bool:
        """Whether something beside the words is said of both, and the same."""
        said = ((getattr(one, n), getattr(other, n), n) for n in SPEAKING.get(self._type.name, ()))
        return any(x and y and not differ(self._type.by_name[n], x, y) for x, y, n in said)

    def _texts_agree(self, one: Record, other: Record) -> bool:
        """Whether a text of both says the same."""
        for name in self._telling.texts:
            x, y = getattr(one, name), getattr(other, name)
            pairs = zip(spellings(x), spellings(y), strict=False) if isinstance(x, Parallel) else ((x, y),)
            if any(min(len(p), len(q)) >= _TEXT and same_text(p, q) for p, q in pairs):
                return True
        return False

    def _named(self, a: int, b: int) -> tuple[float, Words] | None:
        """Whether two records share a name; an acronym counts where their names do not speak against it."""
        one, other = self._records[a], self._records[b]
        shared = self._called[a] & self._called[b]
        full = sorted(name for name in shared if " " in name)
        if full:
            return 0.98, SAME_NAME.fill(name=self._spelled(one, full[0]))
        mine, theirs = list(self._titles[a].values()), list(self._titles[b].values())
        for name in sorted(shared):
            if any(w.bag == (name,) for w in (*mine, *theirs)) or self._titles_touch(mine, theirs):
                return 0.95, SAME_ACRONYM.fill(name=self._spelled(one, name))
        for at, names, of in ((a, theirs, other), (b, mine, one)):
            if len(self._called[at]) == 1 and not getattr(of, "acronym", ""):
                (name,) = self._called[at]
                if any(len(w.words) > 1 and name == w.initials for w in names):
                    return 0.94, SAME_ACRONYM.fill(name=self._spelled(self._records[at], name))
        return None

    def _titles_touch(self, mine: Sequence[Wording], theirs: Sequence[Wording]) -> bool:
        """Whether two names share so much that an acronym in common is no accident."""
        return any(sameness(v, w, self._count) >= _TOUCH for v in mine for w in theirs)

    def _spelled(self, record: Record, folded: str) -> str:
        every = (n for field in self._type.naming for n in spellings(getattr(record, field)))
        return next(n for n in every if fold(n) == folded)

    def _sittings(self, a: int, b: int, one: Meeting, other: Meeting) -> tuple[float, Words] | None:
        alike = self._alike(a, b)
        numbered = bool(one.ordinal and other.ordinal)
        days = days_between(one.when, other.when)
        if days is None:
            told = numbered or any(w.marks for w in self._titles[a].values())
            return self._as_written(one, other, alike) if alike >= LIKELY and told else None
        assert one.when is not None and other.when is not None
        exact = one.when.first() == one.when.last() and other.when.first() == other.when.last()
        if days == 0 and exact and not self._contradicted(a, b):
            return 0.96, SAME_DAY
        if days == 0 or (days <= _DAYS and exact) or (numbered and days <= _DAYS):
            return self._as_written(one, other, alike) if alike >= LIKELY else None
        return None

    def _same_address(self, a: int, b: int) -> tuple[float, Words] | None:
        alike = self._alike(a, b)
        return (max(alike, 0.95), SAME_ADDRESS) if alike >= _TOUCH else None


def _written_alike(record_type: RecordType, records: Sequence[Record], progress: Progress) -> list[Record]:
    """The records that another one shares a title with, to the letter but for case, accents and marks."""
    first: dict[int, int] = {}
    found: set[int] = set()
    for at, record in enumerate(records):
        if at % _STEP == 0:
            progress.step("duplicates", at, len(records))
        whose = agreed(record_type, record)
        for words in {fold(w) for w in spellings(getattr(record, record_type.title)) if w}:
            known = first.setdefault(hash((whose, words)), at)
            if known != at:
                found |= {known, at}
    return [records[at] for at in sorted(found)]


def _compared(record_type: RecordType, told: Telling, record: Record) -> Any:
    """What is compared of a record: the words of a statement rather than what it is on."""
    value = getattr(record, told.wording) if told.wording else None
    return value or getattr(record, record_type.title)


def _spelled(record_type: RecordType, told: Telling, record: Record) -> set[str]:
    """The same to the letter, in each language that it has."""
    return {squash(text) for text in spellings(_compared(record_type, told, record)) if text}


def _titles(record_type: RecordType, told: Telling, record: Record) -> dict[str, Wording]:
    """The same taken apart, by language."""
    value = _compared(record_type, told, record)
    if not isinstance(value, Parallel):
        return {"": wording(value)} if value else {}
    found = {language: wording(text) for language in ("es", "en", "fr") if (text := getattr(value, language))}
    return {k: w for k, w in found.items() if w.words or w.marks}


def _other_keys(record: Record) -> Iterator[Hashable]:
    """What else two records may share that few do."""
    if isinstance(record, Meeting) and record.when is not None:
        yield "month", record.when.first().isoformat()[:7]
    if isinstance(record, Source) and record.address:
        yield "address", bare_address(record.address)
    if isinstance(record, TreatyProvision) and record.reference:
        yield "provision", record.reference

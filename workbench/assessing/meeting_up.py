"""Which records are worth comparing: those that share something rare, never each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations

from workbench.assessing.backing import text_keys
from workbench.assessing.taken_apart import TakenApart
from workbench.assessing.telling_apart import agreed, bare_address
from workbench.domain.records import Figure, Meeting, Source, TreatyProvision
from workbench.domain.schema import Record
from workbench.progress import Progress

STEP = 500  # records between two looks at whether somebody wants it stopped
_RARE, _PAIRED, _PLAIN = (
    4,
    5,
    3,
)  # words that records are looked up by: alone, two by two, two by two whatever the figures
_BEGUN = 3  # letters that two words may begin with for their records to be compared
_OPENING = 16  # letters of a title that may be cut off
_CROWD, _NEIGHBOURS = 24, 6  # records that share a key: more are only compared with those next to them
_OTHERWISE = (Meeting, Source, TreatyProvision)  # told by days and addresses as well
_SURE = frozenset(["text", "address", "provision", "name", "set", "begins"])  # keys that titles need not bear out


class MeetingUp:
    """The pairs of records that share a key."""

    def __init__(self, taken: TakenApart) -> None:
        self._taken = taken
        self._type = taken.type
        self._titles = taken.titles
        self._known = taken.counted.known
        self._begun = [frozenset(word[:_BEGUN] for w in t.values() for word in w.words) for t in taken.titles]

    def pairs(self, progress: Progress) -> Iterator[tuple[int, int]]:
        """Pairs of places that share a key, each once."""
        seen: set[int] = set()
        width = len(self._titles)
        for sure, bucket in self._buckets(progress):
            for a, b in self._close(bucket):
                if a * width + b not in seen and (sure or self._touch(a, b)):
                    seen.add(a * width + b)
                    yield a, b

    def _buckets(self, progress: Progress) -> Iterator[tuple[bool, list[int]]]:
        alone: dict[int, int] = {}  # most keys are of one record, which needs no list
        shared: defaultdict[int, list[int]] = defaultdict(list)
        sure: set[int] = set()
        for at, record in enumerate(self._taken.records):
            if at % STEP == 0:
                progress.step("duplicates", at, len(self._titles))
            whose = agreed(self._type, record)
            for key in set(self._keys(at, record)):
                code = hash((whose, key))
                first = alone.setdefault(code, at)
                if first != at:
                    shared[code].append(at)
                    if isinstance(key, tuple) and key[0] in _SURE:
                        sure.add(code)
        for code, others in shared.items():
            yield code in sure, [alone[code], *others]

    def _touch(self, a: int, b: int) -> bool:
        """Whether two records share half of what their words begin with, or may be one though they do not."""
        mine, theirs = self._begun[a], self._begun[b]
        return 2 * len(mine & theirs) + 1 >= min(len(mine), len(theirs)) or self._type.cls in _OTHERWISE

    def _close(self, bucket: list[int]) -> Iterator[tuple[int, int]]:
        if len(bucket) <= _CROWD:
            yield from combinations(bucket, 2)
            return
        ordered = sorted(bucket, key=lambda at: [(w.bag, w.marks) for w in self._titles[at].values()])
        for n, a in enumerate(ordered):
            for b in ordered[n + 1 : n + 1 + _NEIGHBOURS]:
                yield min(a, b), max(a, b)

    def _keys(self, at: int, record: Record) -> Iterator[Hashable]:
        for w in self._titles[at].values():
            rarest = sorted(set(w.words), key=lambda word: (self._known(word), word))
            yield "bag", w.bag, w.marks
            yield "solid", w.solid
            if len(w.solid) >= _OPENING:
                yield "begins", w.solid[:_OPENING]
            for word in rarest[:_RARE]:
                if self._known(word) <= _CROWD:
                    yield w.marks, word
            yield from combinations(rarest[:_PLAIN], 2)
            begun = sorted({word[:_BEGUN] for word in rarest[:_PAIRED]})
            for two in combinations(begun, 2) if len(begun) > 2 else ((one,) for one in begun):
                yield w.marks, two
        for whole in self._taken.wholes(at):
            yield "set", frozenset(whole.words)
        yield from self._names(at)
        yield from text_keys(record, self._taken.telling.texts)
        yield from _other_keys(record)

    def _names(self, at: int) -> Iterator[Hashable]:
        if self._taken.called:
            for name in self._taken.called[at]:
                yield "name", name
            for w in self._titles[at].values():
                yield "name", w.initials


def _other_keys(record: Record) -> Iterator[Hashable]:
    """What else two records may share that few do."""
    if isinstance(record, Meeting) and record.when is not None:
        yield "month", record.when.first().isoformat()[:7]
    if isinstance(record, Source) and record.address:
        yield "address", bare_address(record.address)
    if isinstance(record, Source) and record.date is not None:
        yield "day", record.date.iso()
    if isinstance(record, Figure) and record.value is not None:
        yield "value", record.value
    if isinstance(record, TreatyProvision) and record.reference:
        yield "provision", record.reference

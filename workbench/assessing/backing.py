"""What speaks for two records being one beside their titles: texts that say the same, facts that few others share."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from workbench.assessing.sameness import same_text
from workbench.assessing.telling_apart import differ, telling
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Chosen, Parallel, spellings
from workbench.i18n import fold

TEXT = 30  # letters of a text that says something
_FEW = 3  # records that a text may stand in for it to be theirs
_AGAINST = 3.0  # of a fact that two records tell differently
_ASIDE = frozenset(["audience", "levels", "release_to", "notes", "tags", "title", "on", "names", "acronym"])


class Backing:
    """The facts of the records of a type, counted once."""

    def __init__(self, record_type: RecordType, records: Sequence[Record]) -> None:
        told = telling(record_type)
        aside = {*_ASIDE, *told.agreed, *told.texts, record_type.title, told.wording}
        self._facts: list[Field] = [f for f in record_type.fields if f.name not in aside]
        self._texts = list(told.texts)
        self._records = records

    @functools.cached_property
    def _counts(self) -> Counter[int]:
        """In how many records each fact and each text stands."""
        counts: Counter[int] = Counter()
        for record in self._records:
            counts.update({hash(one) for one in self._of(record)})
        return counts

    def _of(self, record: Record) -> Iterator[Hashable]:
        for declared in self._facts:
            if value := getattr(record, declared.name):
                yield declared.name, _plain(value)
        yield from text_keys(record, self._texts)

    def facts(self, one: Record, other: Record) -> float:
        """How much the facts of two records tell, in bits: the more the fewer share them."""
        found = 0.0
        for declared in self._facts:
            x, y = getattr(one, declared.name), getattr(other, declared.name)
            if not x or not y:
                continue
            if _plain(x) == _plain(y):
                count = self._counts[hash((declared.name, _plain(x)))]
                found += math.log2(len(self._records) / max(2, count)) if len(self._records) > count else 0.0
            elif differ(declared, x, y):
                found -= _AGAINST
        return found

    def texts(self, one: Record, other: Record) -> bool | None:
        """Whether a text of both says the same that few others say; None where they have none in common to compare."""
        compared = None
        for name in self._texts:
            for p, q in _pairs(getattr(one, name), getattr(other, name)):
                if min(len(p), len(q)) < TEXT:
                    continue
                if same_text(p, q):
                    if fold(p) != fold(q) or self._counts[hash(("text", name, fold(p)))] <= _FEW:
                        return True
                else:
                    compared = False
        return compared


def text_keys(record: Record, names: Sequence[str]) -> Iterator[Hashable]:
    """What finds the records that have a text in common."""
    for name in names:
        value = getattr(record, name)
        for text in spellings(value) if isinstance(value, Parallel) else (value,):
            if text and len(text) >= TEXT:
                yield "text", name, fold(text)


def _pairs(x: object, y: object) -> Iterator[tuple[str, str]]:
    if isinstance(x, Parallel) and isinstance(y, Parallel):
        yield from ((getattr(x, n), getattr(y, n)) for n in ("es", "en", "fr") if getattr(x, n) and getattr(y, n))
    elif isinstance(x, str) and isinstance(y, str):
        yield x, y


def _plain(value: object) -> Hashable:
    if isinstance(value, Chosen):
        return value.key
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, Parallel):
        return tuple(fold(text) for text in (value.es, value.en, value.fr))
    return value if isinstance(value, Hashable) else repr(value)

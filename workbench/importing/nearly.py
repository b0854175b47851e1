"""Records of the dossier that a new one is nearly the same as: told, so that nobody enters the same one twice.

Issues are told by the words of their titles, meetings of one body by their dates, numbers and titles. The limits were
measured on titles of the bundled review, on what people write instead of them, and on titles of other issues.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from workbench.domain.types import spellings
from workbench.domain.when import When
from workbench.i18n import fold, squash
from workbench.importing.mapping_words import bare_words
from workbench.store.reader import Reader

_ALIKE = 82  # of the letters, words in order: slips, plurals, another ending
_SHARED, _ONE_CHANGED = 2, 4  # words: of a title that the other one goes on from; of one in which one word is another
_DAYS, _MONTH = 3, 31  # between the dates of one meeting: whatever it is called, and where it is called the same
_OFFERED, _MOST = 3, 5_000  # offered of one, and looked for in one import
_MOST_TITLES = 20_000

Title = frozenset[str]


def alike(one: Title, other: Title) -> bool:
    """Whether two titles, as sets of words that matter, are nearly the same."""
    if _numbers(one) != _numbers(other):
        return False  # "Tema 5" and "Tema 50" are two
    if _share_words(one, other):
        return True
    return bool(one and other) and fuzz.ratio(_in_order(one), _in_order(other)) >= _ALIKE


def _numbers(title: Title) -> Title:
    return frozenset(word for word in title if any(map(str.isdigit, word)))


def _share_words(one: Title, other: Title) -> bool:
    """Whether one title goes on from the other, or has another word in place of one."""
    common, fewest = len(one & other), min(len(one), len(other))
    if fewest >= _SHARED and common == fewest:
        return True
    return common + 1 == len(one) == len(other) and fewest >= _ONE_CHANGED


def _in_order(title: Title) -> str:
    return " ".join(sorted(title))


def words_of(name: str) -> Title:
    """The words of a title that matter."""
    return frozenset(bare_words(fold(name)))


class Nearly:
    """The issues and meetings of a dossier by what may make a new one nearly one of them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._asked = 0

    def of(self, name: str, values: Mapping[str, Any]) -> tuple[str, ...]:
        """The uids of a few records that a new one of a type may be; nothing of other types."""
        if name not in ("issue", "meeting") or self._asked >= _MOST:
            return ()
        self._asked += 1
        found = self._issues(values) if name == "issue" else self._sittings(values)
        return tuple(dict.fromkeys(found))[:_OFFERED]

    def _issues(self, values: Mapping[str, Any]) -> Iterator[str]:
        for title in sorted(_titles(values.get("title")), key=sorted):
            spelled = process.extract(_in_order(title), self._spelled, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            yield from (self._owners[at] for _, _, at in spelled if alike(title, self._words[at]))
            near = {at for word in title for at in self._by_word.get(word, ())}
            yield from (self._owners[at] for at in sorted(near) if alike(title, self._words[at]))

    @cached_property
    def _known(self) -> list[tuple[str, Title]]:
        every = self._reader.values("issue", ("title",))
        return [(uid, words) for uid, (title,) in every for words in _titles(title)][:_MOST_TITLES]

    @cached_property
    def _owners(self) -> list[str]:
        return [uid for uid, _ in self._known]

    @cached_property
    def _words(self) -> list[Title]:
        return [words for _, words in self._known]

    @cached_property
    def _spelled(self) -> list[str]:
        return [_in_order(words) for words in self._words]

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            for word in words:
                found[word].append(at)
        return found

    def _sittings(self, values: Mapping[str, Any]) -> Iterator[str]:
        for uid, other in self._meetings.get(values.get("body") or "", ()):
            if _is_nearly(values, other):
                yield uid

    @cached_property
    def _meetings(self) -> Mapping[str, list[tuple[str, Mapping[str, Any]]]]:
        names = ("body", "title", "when", "ordinal")
        found: dict[str, list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
        for uid, told in self._reader.values("meeting", names):
            found[told[0]].append((uid, dict(zip(names, told, strict=True))))
        return found


def _titles(value: Any) -> set[Title]:
    return {words for name in spellings(value) if (words := words_of(squash(name)))} if value else set()


def _is_nearly(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two meetings of one body may be one: numbered the same, or near in time, or called the same."""
    if one.get("ordinal") and other.get("ordinal"):
        return bool(one["ordinal"] == other["ordinal"])
    apart = _days_between(one.get("when"), other.get("when"))
    if apart is not None and apart <= _DAYS and _is_near(one["when"]) and _is_near(other["when"]):
        return True
    called = any(alike(a, b) for a in _titles(one.get("title")) for b in _titles(other.get("title")))
    return called and (apart is None or apart <= _MONTH)


def _days_between(one: When | None, other: When | None) -> int | None:
    """The days from one date to another, 0 where they overlap; None where one is not known."""
    if one is None or other is None:
        return None
    return max((one.first() - other.last()).days, (other.first() - one.last()).days, 0)


def _is_near(when: When) -> bool:
    """Whether a date is known to the month at least."""
    return (when.last() - when.first()).days <= _MONTH

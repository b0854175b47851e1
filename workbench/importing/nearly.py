"""Records of the dossier that a new one is nearly the same as: told, so that nobody enters the same one twice.

Issues are told by the words of their titles, meetings of one body by their dates, numbers and titles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from workbench.assessing.likeness import ALIKE, MONTH, Title, alike, days_between, in_order, is_near, titles_of
from workbench.store.reader import Reader

_DAYS = 3  # between the dates of one meeting, whatever it is called; a month where it is called the same
_OFFERED, _MOST = 3, 5_000  # offered of one, and looked for in one import
_MOST_TITLES = 20_000


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
        for title in sorted(titles_of(values.get("title")), key=sorted):
            spelled = process.extract(in_order(title), self._spelled, scorer=fuzz.ratio, score_cutoff=ALIKE)
            yield from (self._owners[at] for _, _, at in spelled if alike(title, self._words[at]))
            near = {at for word in title for at in self._by_word.get(word, ())}
            yield from (self._owners[at] for at in sorted(near) if alike(title, self._words[at]))

    @cached_property
    def _known(self) -> list[tuple[str, Title]]:
        every = self._reader.values("issue", ("title",))
        return [(uid, words) for uid, (title,) in every for words in titles_of(title)][:_MOST_TITLES]

    @cached_property
    def _owners(self) -> list[str]:
        return [uid for uid, _ in self._known]

    @cached_property
    def _words(self) -> list[Title]:
        return [words for _, words in self._known]

    @cached_property
    def _spelled(self) -> list[str]:
        return [in_order(words) for words in self._words]

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


def _is_nearly(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two meetings of one body may be one: numbered the same, or near in time, or called the same."""
    if one.get("ordinal") and other.get("ordinal"):
        return bool(one["ordinal"] == other["ordinal"])
    apart = days_between(one.get("when"), other.get("when"))
    if apart is not None and apart <= _DAYS and is_near(one["when"]) and is_near(other["when"]):
        return True
    called = any(alike(a, b) for a in titles_of(one.get("title")) for b in titles_of(other.get("title")))
    return called and (apart is None or apart <= MONTH)

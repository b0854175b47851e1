"""Who may see each field of the records that a paper tells of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.domain.audience import Audience
from workbench.store.reader import Reader


class FieldLevels:
    """Who may see each field of the records of a paper, looked up once each; which were asked for is remembered, for
    whatever a paper prints or counts it asks for.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[str, Mapping[str, Audience]] = {}
        self._asked: set[tuple[str, str]] = set()

    def fetch(self, uids: Iterable[str]) -> None:
        """Looks up many records at once."""
        wanted = [uid for uid in dict.fromkeys(uids) if uid not in self._known]
        most = self._reader.audience
        found = self._reader.levels_of(wanted) if wanted else {}
        self._known |= {uid: {} for uid in wanted}
        self._known |= {uid: {name: min(level, most) for name, level in of.items()} for uid, of in found.items()}

    def of(self, uid: str) -> Mapping[str, Audience]:
        """The audience of each field of a record, none above the readers' own; nothing of one they do not know."""
        if uid not in self._known:
            self.fetch((uid,))
        return self._known[uid]

    def known(self, uid: str) -> Audience:
        """Who may know that there is such a record."""
        return min(self.of(uid).values(), default=self._reader.audience)

    def one(self, uid: str, name: str) -> Audience:
        """The audience of one field; of what is no field that of the readers."""
        self._asked.add((uid, name))
        return self.of(uid).get(name, self._reader.audience)

    def was_asked(self, uid: str, name: str) -> bool:
        """Whether it was asked who may see a field, as it is of all that a paper prints."""
        return (uid, name) in self._asked

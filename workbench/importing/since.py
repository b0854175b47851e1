"""What became of a record after a sheet of ours left: whose words count where the sheet comes back changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from workbench.domain.schema import Field, Record
from workbench.domain.types import Parallel
from workbench.i18n import LANGUAGES, Language
from workbench.importing.merging import merged


class Settled(NamedTuple):
    """What of a cell's value is taken, None for nothing; ``conflicts`` are the wordings changed on both sides."""

    value: Any
    conflicts: tuple[Language, ...] = ()


@dataclass(frozen=True)
class Since:
    """A record as it was when the sheet left, and as it is now; ``then`` is None where nobody knows.

    ``theirs`` are the fields that only the sender of the sheet wrote since, by an earlier file: a new wording of
    theirs corrects the one before.
    """

    then: Record | None
    now: Record
    theirs: frozenset[str] = frozenset()

    def settled(
        self, declared: Field, value: Any, language: Language, answered: frozenset[Language] = frozenset()
    ) -> Settled:
        """What of a value is taken: not what stood there when the sheet left, nor what was changed here since.

        Wordings in several languages are looked at one by one; those that a person ``answered`` are taken, of one
        that stands in no language that of the sheet.
        """
        if self.then is None or getattr(self.then, declared.name) == getattr(self.now, declared.name):
            return Settled(value)
        if not isinstance(value, Parallel):
            return Settled(value) if language in answered else self._settled(declared, value, language)
        wordings = [
            Settled(_only(value, t)) if t in answered else self._settled(declared, _only(value, t), t)
            for t in LANGUAGES
            if value.in_(t)
        ]
        taken = [w.value for w in wordings if w.value is not None]
        es, en, fr = (next((v.in_(t) for v in taken if v.in_(t)), "") for t in LANGUAGES)
        left = Parallel(es, en, fr, value.older) if taken else None
        return Settled(left, tuple(t for w in wordings for t in w.conflicts))

    def _settled(self, declared: Field, value: Any, language: Language) -> Settled:
        before, now = getattr(self.then, declared.name), getattr(self.now, declared.name)
        if merged(declared, now, value, language) == now:
            return Settled(value)
        if isinstance(value, Parallel) and all(before.in_(t) == now.in_(t) for t in LANGUAGES if value.in_(t)):
            return Settled(value)
        if merged(declared, before, value, language) == before:
            return Settled(None)
        return Settled(value) if declared.name in self.theirs else Settled(None, (language,))


def _only(value: Parallel, language: Language) -> Parallel:
    """The wording in one language."""
    return replace(Parallel().written(language, value.in_(language)), older=())

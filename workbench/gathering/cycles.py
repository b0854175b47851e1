"""The review cycles that the milestones of a dossier give."""

from __future__ import annotations

from datetime import date

from workbench.assessing.cycles import Series, review_cycles
from workbench.domain.records import ACTOR, MILESTONE, Milestone
from workbench.store.reader import Reader

_FIRST = ("MX", "US", "CA")  # the order in which the Parties are named


def series_of(reader: Reader, as_of: date) -> Series:
    """The cycles that the milestones of a reader give."""
    milestones = [m for m in reader.all(MILESTONE.name) if isinstance(m, Milestone)]
    parties = {u: acronym for u, (kind, acronym) in reader.values(ACTOR.name, ("kind", "acronym")) if _is_party(kind)}
    order = sorted(parties, key=lambda uid: (parties[uid] not in _FIRST, _place(parties[uid]), uid))
    return review_cycles(milestones, order, as_of)


def _is_party(kind: object) -> bool:
    return getattr(kind, "key", "") == "party"


def _place(acronym: str) -> int:
    return _FIRST.index(acronym) if acronym in _FIRST else 0

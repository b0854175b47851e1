"""What bears on a provision of the treaty: the records that name it or a part of it, and what hangs from those.

Works on links alone, so that no record need be read for it: whoever asks brings the links that lead to the provision,
those that lead to their ``carriers``, and those that lead to the ``carriers_on`` among these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from workbench.domain.link import Links
from workbench.domain.provision import Provision
from workbench.domain.records import (
    BODY,
    CITATION,
    COMMITMENT,
    CONCERN,
    ENGAGEMENT,
    FIGURE,
    ISSUE,
    MEASURE,
    MEETING,
    MILESTONE,
    POSITION,
    RECOMMENDATION,
    REQUEST,
    STATEMENT,
    SUBMISSION,
)
from workbench.domain.records import PROVISION as TREATY

# What hangs from what, and by which field. Whatever hangs from a record that names a provision bears on it.
HANGS: Mapping[str, Mapping[str, str]] = {
    ISSUE.name: {
        POSITION.name: "issue",
        RECOMMENDATION.name: "issue",
        REQUEST.name: "issues",
        CONCERN.name: "issue",
        COMMITMENT.name: "issue",
        STATEMENT.name: "issue",
        MEASURE.name: "issues",
        FIGURE.name: "issues",
        MEETING.name: "agenda",
        MILESTONE.name: "issue",
        ENGAGEMENT.name: "issue",
        SUBMISSION.name: "issue",
    },
    POSITION.name: {REQUEST.name: "positions"},
    BODY.name: {MEETING.name: "body", CONCERN.name: "body", COMMITMENT.name: "body"},
    MEASURE.name: {CONCERN.name: "measure", REQUEST.name: "measure"},
    MEETING.name: {
        REQUEST.name: "meeting",
        CONCERN.name: "meetings",
        COMMITMENT.name: "meeting",
        STATEMENT.name: "meeting",
    },
}
# The order in which a lens is read.
ORDER = (
    BODY.name,
    MEETING.name,
    ISSUE.name,
    POSITION.name,
    RECOMMENDATION.name,
    REQUEST.name,
    CONCERN.name,
    COMMITMENT.name,
    STATEMENT.name,
    MEASURE.name,
    FIGURE.name,
    MILESTONE.name,
    ENGAGEMENT.name,
    SUBMISSION.name,
    TREATY.name,
)


class Touch(NamedTuple):
    """Records of one type that bear on a provision, by which of their fields, and through which other record.

    ``through`` is empty where they name the provision, or a part of it, themselves.
    """

    type: str
    field: str
    through: str
    uids: tuple[str, ...]


def rank(record_type: str) -> int:
    """The place of a type in a lens; what is not listed comes last."""
    return ORDER.index(record_type) if record_type in ORDER else len(ORDER)


def bearing(target: str, links: Iterable[Links]) -> list[Touch]:
    """What bears on a target of links, each record once, by the shortest way that leads to it."""
    return _bearing(target, _by_target(links))


def bearing_on_each(targets: Iterable[str], links: Iterable[Links]) -> dict[str, list[Touch]]:
    """The same for many targets."""
    known = _by_target(links)
    return {target: _bearing(target, known) for target in targets}


def carriers(links: Iterable[Links]) -> list[str]:
    """The uids from which more may hang, of the records that some links come from."""
    return list(dict.fromkeys(uid for of in links if of.type in HANGS for uid in of.uids))


def carriers_on(links: Iterable[Links]) -> list[str]:
    """The uids of the meetings of bodies and the positions on issues among what some links come from."""
    return list(dict.fromkeys(uid for of in links if _carries_on(of) for uid in of.uids))


def named_within(asked: Provision, named: Iterable[Provision]) -> tuple[Provision, ...]:
    """Those of some provisions that are parts of the one asked for, in the order of the treaty."""
    return tuple(sorted({p for p in named if p != asked and asked.contains(p)}, key=lambda p: p.sort_key()))


def _by_target(links: Iterable[Links]) -> Mapping[str, Sequence[Links]]:
    found: dict[str, list[Links]] = defaultdict(list)
    for of in links:
        if of.type != CITATION.name:
            found[of.target].append(of)
    return found


def _bearing(target: str, links: Mapping[str, Sequence[Links]]) -> list[Touch]:
    found: list[Touch] = []
    seen: set[str] = set()
    for of in links.get(target, ()):
        _take(of, "", found, seen)
    for carrier in sorted(found, key=lambda touch: rank(touch.type)):
        _hang(carrier, links, found, seen)
    for carrier in [of for of in found if _carries_on(of)]:
        _hang(carrier, links, found, seen)
    return sorted(found, key=lambda touch: rank(touch.type))


def _carries_on(of: Links | Touch) -> bool:
    """Whether something hangs from what hangs: from the meetings of a body, not those tied for a point of their
    agenda, and from the positions on an issue.
    """
    if of.type == MEETING.name:
        return of.field == HANGS[BODY.name][MEETING.name]
    return of.type == POSITION.name and of.field == HANGS[ISSUE.name][POSITION.name]


def _hang(carrier: Touch, links: Mapping[str, Sequence[Links]], found: list[Touch], seen: set[str]) -> None:
    by = HANGS.get(carrier.type, {})
    for through in carrier.uids:
        for of in links.get(through, ()):
            if by.get(of.type) == of.field:
                _take(of, through, found, seen)


def _take(of: Links, through: str, found: list[Touch], seen: set[str]) -> None:
    """Takes those that were not found by a shorter way."""
    fresh = of.uids if seen.isdisjoint(of.uids) else tuple(uid for uid in of.uids if uid not in seen)
    if fresh:
        found.append(Touch(of.type, of.field, through, fresh))
        seen.update(fresh)

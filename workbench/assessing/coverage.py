"""Where the treaty has records and where it has none: a row a chapter, annex and side letter, a cell a type."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from workbench.assessing.article_lens import Touch, bearing_on_each
from workbench.domain.link import Links
from workbench.domain.provision import CHAPTERS, Provision
from workbench.domain.records import CONCERN, ISSUE, MEASURE, MEETING, POSITION, RECOMMENDATION, REQUEST
from workbench.domain.records import PROVISION as TREATY

COLUMNS = (
    ISSUE.name,
    RECOMMENDATION.name,
    POSITION.name,
    REQUEST.name,
    MEETING.name,
    CONCERN.name,
    MEASURE.name,
)
# Stands for the type of evidence, claims, plans and sittings of before the treaty: no meeting held, yet not nothing.
NOT_HELD = "meeting not held"
_FURTHER = ("annex", "appendix", "letter")
_ALL_CHAPTERS = tuple(Provision("chapter", (str(n),)) for n in range(1, CHAPTERS + 1))


@dataclass(frozen=True)
class Covered:
    """What bears on one provision, or on a part of it: the uids by type.

    Of meetings only those that were held; the provisions' own records do not count.
    """

    provision: Provision
    uids: Mapping[str, tuple[str, ...]]

    def of(self, record_type: str) -> tuple[str, ...]:
        """Those of one type; none is a gap."""
        return self.uids.get(record_type, ())

    @property
    def total(self) -> int:
        """How many there are of all types, those without a column too."""
        return sum(len(uids) for uids in self.uids.values())

    def lacks(self, record_type: str) -> bool:
        """Whether there is nothing of a type; with an empty name, nothing at all."""
        return not (self.of(record_type) if record_type else self.total)


def rows(named: Iterable[Provision]) -> list[Provision]:
    """The rows of the map: every chapter, and the annexes, appendices and side letters that records name.

    An article of an annex counts with the annex.
    """
    further = {Provision(p.kind, p.parts[:2]) if p.kind == "annex" else p for p in named if p.kind in _FURTHER}
    return sorted({*_ALL_CHAPTERS, *further}, key=lambda p: p.sort_key())


def coverage(targets: Mapping[str, Provision], links: Iterable[Links], held: Container[str]) -> list[Covered]:
    """What bears on each of some provisions, which are given by their targets of links; in the order given.

    ``held`` are the uids of the meetings that were held.
    """
    found = bearing_on_each(targets, links)
    return [Covered(provision, _by_type(found[target], held)) for target, provision in targets.items()]


def _by_type(touches: Iterable[Touch], held: Container[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for touch in touches:
        if touch.type == MEETING.name:
            for uid in touch.uids:
                found.setdefault(MEETING.name if uid in held else NOT_HELD, []).append(uid)
        elif touch.type != TREATY.name:
            found.setdefault(touch.type, []).extend(touch.uids)
    return {name: tuple(uids) for name, uids in found.items()}

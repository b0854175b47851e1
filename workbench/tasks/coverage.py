"""The map of the treaty: what a reader sees of each chapter, annex and side letter, and where it sees nothing."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.assessing.coverage import Covered, coverage, rows
from workbench.assessing.periods import ENTRY_INTO_FORCE
from workbench.domain.records import MEETING, PROVISION, TreatyProvision
from workbench.gathering.bearing import links_about
from workbench.i18n import Language
from workbench.store.codec import provision_target
from workbench.store.reader import Reader


@dataclass(frozen=True)
class Row:
    """One provision of the map with its heading, which may be empty."""

    covered: Covered
    heading: str


def covered(reader: Reader, language: Language) -> list[Row]:
    """The rows of the map, in the order of the treaty."""
    provisions = rows(reader.provisions_named())
    headings = {
        p: r.title.best(language)[0]
        for r in reader.all(PROVISION.name)
        if isinstance(r, TreatyProvision)
        for p in r.reference
    }
    held = {
        uid
        for uid, (standing, when) in reader.values(MEETING.name, ("standing", "when"))
        if standing and standing.key == "held" and not (when and when.last() < ENTRY_INTO_FORCE)
    }
    found = coverage({provision_target(p): p for p in provisions}, links_about(reader, provisions), held)
    return [Row(one, headings.get(one.provision, "")) for one in found]

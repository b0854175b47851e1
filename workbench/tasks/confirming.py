"""A Party's confirmation of the extension (Article 34.7) as a record: the milestone that the review cycles are told by.

It is written by a person who says who confirmed, when and where that stands; no words that anybody spoke or promised
ever count as one. That a Party did not confirm at a review is said in the record of that review.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from workbench.assessing.cycles import ARTICLE, Cycle, Series
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Citation, Milestone, Source
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import Partial, When, told_when
from workbench.gathering.cycles import series_of
from workbench.gathering.titles import Titles
from workbench.i18n import PROGRAM_LANGUAGES, Language, Told, Words
from workbench.store.reader import Reader


class NotConfirmed(Told):
    """A confirmation that cannot be one."""


@dataclass(frozen=True)
class Confirmation:
    """Who confirmed, on which day, and the source that says so with the place in it, ``read`` if somebody read it."""

    party: str
    when: When
    source: str = ""
    locator: str = ""
    read: bool = False


def confirming(reader: Reader, said: Confirmation, today: date, language: Language) -> ChangeSet:
    """The milestone of a confirmation and its citation, as one step of undo; raises NotConfirmed."""
    series = series_of(reader, today)
    if said.party not in series.parties:
        raise NotConfirmed(_NO_PARTY)
    if not said.source and (said.locator.strip() or said.read):
        raise NotConfirmed(_OF_NO_SOURCE)
    if said.source and not isinstance(reader.get(said.source), Source):
        raise NotConfirmed(_NO_SOURCE)
    cycle = _review_of(series, said.when, today)
    named = {tongue: Titles(reader, tongue).of(said.party) for tongue in PROGRAM_LANGUAGES}
    if said.party in cycle.confirmed:
        raise NotConfirmed(_ALREADY.fill(party=Words(named["es"], named["en"]), year=cycle.year))
    title = _TITLE.fill(party=Words(named["es"], named["en"]))
    made = Milestone(
        uid=str(uuid.uuid4()),
        title=Parallel(title.es, title.en),
        when=said.when,
        kind=Chosen("treaty"),
        cycle=When(Partial(cycle.year)),
        parties=(said.party,),
        confirmed=(said.party,),
        provisions=(ARTICLE,),
    )
    told = (Create(made), Create(_cited(made, said))) if said.source else (Create(made),)
    return ChangeSet(told, title.in_(language))


def _cited(made: Milestone, said: Confirmation) -> Citation:
    return Citation(
        uid=str(uuid.uuid4()),
        record=made.uid,
        field="confirmed",
        source=said.source,
        locator=said.locator.strip(),
        as_of=said.when,
        verified=said.read,
    )


def _review_of(series: Series, when: When, today: date) -> Cycle:
    """The last review before a confirmation whose date a record states: that is the one that it counts for."""
    if when.first() > today:
        raise NotConfirmed(_TO_COME.fill(day=told_when(when)))
    held = [c for c in series.cycles if c.is_stated and c.when.first() <= when.first()]
    if not held:
        raise NotConfirmed(_BEFORE.fill(day=told_when(when)))
    return held[-1]


_TITLE = Words("{party} confirma la prórroga (artículo 34.7)", "{party} confirms the extension (Article 34.7)")
_NO_PARTY = Words("Elija cuál de las Partes confirmó.", "Choose which of the Parties confirmed.")
_NO_SOURCE = Words("La fuente ya no está en el expediente.", "The source is no longer in the dossier.")
_OF_NO_SOURCE = Words(
    "Diga también de qué fuente es el lugar, o en cuál se leyó.",
    "Say too of which source the place is, or in which it was read.",
)
_TO_COME = Words(
    "{day} está por venir; se registra lo que ya se confirmó.",
    "{day} is still to come; what is recorded was confirmed.",
)
_BEFORE = Words(
    "Hasta {day} no hay registrada ninguna revisión conjunta con fecha cierta en la que pudiera confirmarse.",
    "Up to {day} no joint review with a stated date is on record at which it could have been confirmed.",
)
_ALREADY = Words(
    "De la revisión de {year} ya consta que {party} confirmó.",
    "That {party} confirmed is on record for the review of {year}.",
)

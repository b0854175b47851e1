"""A milestone: a date of the treaty, of the review or of the countries' own procedures."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.quantity import Quantity
from workbench.domain.records.choices_asks import MILESTONE_KIND
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Number,
    Parallel,
    ParallelText,
    Provisions,
    Reference,
    References,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """What happens or happened when; a computed date says from which other date it is counted."""

    title: Parallel = declare(
        ParallelText(), "Hito", "Milestone", also="fecha clave, key date, jalon, acontecimiento, étape", required=True
    )
    when: WhenValue | None = declare(
        When(),
        "Fecha del hito",
        "Date of the milestone",
        also=(
            "fecha",
            "date",
        ),
    )
    kind: Chosen | None = declare(
        MILESTONE_KIND,
        "Tipo de hito",
        "Kind of milestone",
        also=(
            "tipo",
            "type",
        ),
    )
    cycle: WhenValue | None = declare(When(), "Ciclo de revisión", "Review cycle")
    parties: tuple[str, ...] = declare(References(("actor",)), "Partes a las que toca", "Parties concerned")
    confirmed: tuple[str, ...] = declare(References(("actor",)), "Confirmaron la prórroga", "Confirmed the extension")
    declined: tuple[str, ...] = declare(References(("actor",)), "No confirmaron la prórroga", "Did not confirm it")
    moves_with: str = declare(Reference(("milestone",)), "Se mueve con", "Moves with")
    offset: Quantity | None = declare(Number(("days", "months")), "Días de diferencia", "Days apart")
    legal_basis: Parallel = declare(ParallelText(), "Fundamento del plazo", "Legal basis")
    provisions: tuple[Provision, ...] = declare(Provisions(), "Disposiciones", "Provisions")
    issue: str = declare(Reference(("issue",)), "Tema del hito", "Issue of the milestone")


MILESTONE = RecordType(
    name="milestone",
    letter="D",
    cls=Milestone,
    label=Words("Hito", "Milestone"),
    plural=Words("Hitos", "Milestones"),
    title="title",
    identity=("title", "when"),
    beside=("when",),
)

"""A trade concern that is raised again and again."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.quantity import Quantity
from workbench.domain.records.choices_asks import CONCERN_STATUS
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Code,
    Number,
    Parallel,
    ParallelProse,
    ParallelText,
    Provisions,
    Reference,
    References,
    Tags,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Concern(Record):
    """Who raises what about whose measure, since when, how often, and what came of it."""

    title: Parallel = declare(
        ParallelText(),
        "Preocupación comercial",
        "Trade concern",
        also=("preocupación comercial específica", "specific trade concern", "pce", "préoccupation commerciale"),
        required=True,
    )
    number: str = declare(Code(), "Signatura", "Concern number", also=("stc number", "ims number"))
    raised_by: tuple[str, ...] = declare(
        References(("actor",)), "Quién la plantea", "Raised by", also=("members raising", "miembros que plantean")
    )
    respondent: str = declare(
        Reference(("actor",)),
        "Quién mantiene la medida",
        "Respondent",
        also=("member maintaining the measure", "miembro que mantiene la medida"),
    )
    supporters: tuple[str, ...] = declare(
        References(("actor",)), "Quién la apoya", "Supporters", also=("members supporting", "miembros que apoyan")
    )
    issue: str = declare(Reference(("issue",)), "Tema de la preocupación", "Issue of the concern")
    measure: str = declare(Reference(("measure",)), "Medida que preocupa", "Measure of concern")
    body: str = declare(Reference(("body",)), "Órgano donde se plantea", "Body where it is raised")
    meetings: tuple[str, ...] = declare(References(("meeting",)), "Reuniones en que se planteó", "Meetings")
    first_raised: WhenValue | None = declare(
        When(), "Planteada por primera vez", "First raised", also=("first date raised",)
    )
    last_raised: WhenValue | None = declare(When(), "Planteada por última vez", "Last raised")
    times_raised: Quantity | None = declare(
        Number(), "Veces que se planteó", "Times raised", also=("number of times raised",)
    )
    provisions: tuple[Provision, ...] = declare(Provisions(), "Disposiciones", "Provisions")
    products: tuple[str, ...] = declare(Tags(), "Productos", "Products", also=("products/hs", "produits"))
    notifications: tuple[str, ...] = declare(
        Tags(), "Notificaciones relacionadas", "Related notifications", also=("notificaciones",)
    )
    status: Chosen | None = declare(
        CONCERN_STATUS, "Situación de la preocupación", "Status of the concern", also=("estatus", "status")
    )
    evidence: Parallel = declare(ParallelProse(), "Sustento de la preocupación", "Evidence of the concern")


CONCERN = RecordType(
    name="concern",
    letter="C",
    cls=Concern,
    label=Words("Preocupación comercial", "Trade concern"),
    plural=Words("Preocupaciones", "Concerns"),
    title="title",
    identity=("title", "respondent"),
    beside=("respondent", "status"),
)

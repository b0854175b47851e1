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
        also=(
            "preocupación comercial específica, specific trade concern, pce, préoccupation commerciale, "
            "stc title, nombre de la pce, préoccupation commerciale spécifique, préoccupation, specific concern"
        ),
        required=True,
    )
    number: str = declare(
        Code(),
        "Signatura",
        "Concern number",
        also=(
            "stc number",
            "ims number",
            "núm. de pce",
            "no. de pce",
            "stc no.",
            "id de la pce",
        ),
    )
    raised_by: tuple[str, ...] = declare(
        References(("actor",)),
        "Quién la plantea",
        "Raised by",
        also=(
            "members raising",
            "miembros que plantean",
            "planteada por",
            "soulevée par",
            "members raising the concern",
            "país que la plantea",
            "membres qui soulèvent",
            "complainants",
        ),
    )
    respondent: str = declare(
        Reference(("actor",)),
        "Quién mantiene la medida",
        "Respondent",
        also=(
            "member maintaining the measure, miembro que mantiene la medida, maintained by, member concerned, "
            "responding member, país que mantiene la medida, membre qui maintient la mesure, mantenida por, "
            "maintaining member"
        ),
    )
    supporters: tuple[str, ...] = declare(
        References(("actor",)),
        "Quién la apoya",
        "Supporters",
        also=(
            "members supporting",
            "miembros que apoyan",
            "supported by",
            "apoyada por",
            "appuyée par",
            "miembros que la apoyan",
            "membres qui appuient",
            "supporting members",
        ),
    )
    issue: str = declare(Reference(("issue",)), "Tema de la preocupación", "Issue of the concern")
    measure: str = declare(
        Reference(("measure",)),
        "Medida que preocupa",
        "Measure of concern",
        also=(
            "medida",
            "mesure",
        ),
    )
    body: str = declare(
        Reference(("body",)),
        "Órgano donde se plantea",
        "Body where it is raised",
        also=(
            "comité",
            "committee",
        ),
    )
    meetings: tuple[str, ...] = declare(References(("meeting",)), "Reuniones en que se planteó", "Meetings")
    first_raised: WhenValue | None = declare(
        When(),
        "Planteada por primera vez",
        "First raised",
        also=(
            "first date raised",
            "primera vez",
            "first time raised",
            "soulevée pour la première fois",
            "planteada desde",
        ),
    )
    last_raised: WhenValue | None = declare(
        When(),
        "Planteada por última vez",
        "Last raised",
        also=(
            "última vez",
            "last date raised",
            "most recently raised",
            "soulevée en dernier lieu",
        ),
    )
    times_raised: Quantity | None = declare(
        Number(),
        "Veces que se planteó",
        "Times raised",
        also=(
            "number of times raised",
            "número de veces",
            "veces planteada",
            "nombre de fois",
        ),
    )
    provisions: tuple[Provision, ...] = declare(Provisions(), "Disposiciones", "Provisions")
    products: tuple[str, ...] = declare(
        Tags(),
        "Productos",
        "Products",
        also=(
            "products/hs",
            "produits",
            "products covered",
            "productos afectados",
            "productos cubiertos",
            "produits visés",
        ),
    )
    notifications: tuple[str, ...] = declare(
        Tags(),
        "Notificaciones relacionadas",
        "Related notifications",
        also=(
            "notificaciones",
            "notificación",
            "notification symbols",
            "notifications connexes",
            "documentos g/tbt y g/sps",
        ),
    )
    status: Chosen | None = declare(
        CONCERN_STATUS,
        "Situación de la preocupación",
        "Status of the concern",
        also=(
            "estatus",
            "status",
            "situación",
            "statut",
            "estado",
        ),
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
    untitled=(("number",), ("respondent", "products")),
)

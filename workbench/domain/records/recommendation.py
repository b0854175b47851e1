"""A recommendation: what somebody asks to be done, by which instrument and how far it goes."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.provision import Provision
from workbench.domain.records.choices_asks import AMBITION, INSTRUMENT, RECOMMENDATION_STANDING
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Code,
    Column,
    Parallel,
    ParallelProse,
    ParallelText,
    Prose,
    Provisions,
    Reference,
    References,
    Row,
    Rows,
    Tags,
    Text,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words

PROPOSED_TEXT = Rows(
    (
        Column("version", Words("Versión", "Version"), Code()),
        Column("date", Words("Fecha", "Date"), When()),
        Column("author", Words("De quién", "By whom"), Text()),
        Column("text", Words("Texto", "Text"), Prose()),
        Column("brackets", Words("Entre corchetes", "In brackets"), Text()),
    )
)


@dataclass(frozen=True, kw_only=True)
class Recommendation(Record):
    """One thing asked for; where a proposal has an ambitious and a viable rung, each is a record of its own."""

    title: Parallel = declare(
        ParallelText(),
        "Recomendación",
        "Recommendation",
        also="recommendations, policy request, recommandation, recomendaciones, título de la recomendación",
        required=True,
    )
    issue: str = declare(Reference(("issue",)), "Tema de la recomendación", "Issue of the recommendation")
    ask: Parallel = declare(
        ParallelProse(),
        "Lo que se pide",
        "Ask",
        also=(
            "acción recomendada, precise recommendation for action, action recommended, acción propuesta, "
            "qué se pide, requested action, action recommandée"
        ),
    )
    rationale: Parallel = declare(
        ParallelProse(),
        "Justificación",
        "Rationale",
        also=(
            "beneficios",
            "benefits",
            "razón",
            "justification",
            "argumentación",
            "motivación",
        ),
    )
    provisions: tuple[Provision, ...] = declare(
        Provisions(),
        "Disposiciones",
        "Provisions",
        also=(
            "artículo",
            "capítulo",
            "article",
            "chapter",
            "cap.",
            "disp.",
        ),
    )
    instrument: Chosen | None = declare(
        INSTRUMENT, "Instrumento", "Instrument", also=("instrumento jurídico", "legal instrument", "vehículo")
    )
    ambition: Chosen | None = declare(
        AMBITION,
        "Ambición",
        "Ambition",
        also=(
            "nivel de ambición",
            "level of ambition",
            "niveau d'ambition",
        ),
    )
    other_rung: str = declare(Reference(("recommendation",)), "Otro peldaño", "Other rung")
    standing: Chosen | None = declare(
        RECOMMENDATION_STANDING, "Calidad de la recomendación", "Standing of the recommendation"
    )
    sectors: tuple[str, ...] = declare(Tags(), "Sectores", "Sectors", also=("sector", "secteurs"))
    institutions: tuple[str, ...] = declare(
        References(("actor", "body")),
        "Instituciones",
        "Institutions",
        also=("instituciones involucradas", "institutions involved"),
    )
    proposer: str = declare(
        Reference(("actor",)),
        "Proponente",
        "Proposer",
        also=(
            "propuesta por",
            "proposed by",
            "proponent",
            "quién propone",
            "proposée par",
        ),
    )
    lead: str = declare(
        Reference(("actor",)),
        "Dependencia que la lleva",
        "Ministry in the lead",
        also=(
            "dependencia responsable, responsable, lead, lead ministry, lead agency, dependencia, ministère responsable"
        ),
    )
    feasibility: Parallel = declare(
        ParallelProse(), "Viabilidad", "Feasibility", also=("factibilidad", "faisabilité"), group="assessment"
    )
    prior_efforts: Parallel = declare(
        ParallelProse(),
        "Gestiones previas",
        "Prior efforts",
        also=("prior efforts to resolve the concern",),
        group="assessment",
    )
    advisory_views: Parallel = declare(
        ParallelProse(),
        "Opinión de los comités asesores",
        "Views of advisory committees",
        also=("advisory committee views",),
        group="assessment",
    )
    progress: Parallel = declare(
        ParallelProse(), "Avances", "Progress made", also=("avance", "progrès accomplis"), group="assessment"
    )
    proposed_text: tuple[Row, ...] = declare(
        PROPOSED_TEXT,
        "Texto propuesto",
        "Proposed text",
        also="redacción, wording, legal text, texte proposé",
        group="text",
        audience=Audience.NEGOTIATORS,
    )
    submitted_on: WhenValue | None = declare(
        When(),
        "Presentada el",
        "Submitted on",
        also=("date submitted", "fecha de presentación", "présentée le"),
        group="dates",
    )
    due: WhenValue | None = declare(
        When(), "Vence el", "Due", also="due date, fecha límite, deadline, date limite", group="dates"
    )


RECOMMENDATION = RecordType(
    name="recommendation",
    letter="R",
    cls=Recommendation,
    label=Words("Recomendación", "Recommendation"),
    plural=Words("Recomendaciones", "Recommendations"),
    title="title",
    identity=("title", "ambition"),
    beside=("ambition", "instrument"),
    untitled=(("ask",),),
)

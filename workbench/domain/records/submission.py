"""A submission: what a stakeholder answered in a consultation. Never a position until a person promotes it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.provision import Provision
from workbench.domain.quantity import Quantity
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Code,
    Flag,
    Number,
    Parallel,
    ParallelProse,
    ParallelText,
    Provisions,
    Reference,
    Tags,
    Text,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Submission(Record):
    """One answer to a questionnaire, or one comment, with who sent it and what it asks for."""

    title: Parallel = declare(
        ParallelText(),
        "Asunto del comentario",
        "Subject of the comment",
        also="brief summary of comment, resumen del comentario, tema, resumen",
        required=True,
    )
    folio: str = declare(
        Code(),
        "Folio del comentario",
        "Comment number",
        also=(
            "comment id",
            "document id",
            "tracking number",
            "folio",
            "no. de folio",
            "comment no.",
            "número de comentario",
            "submission id",
            "id",
            "no.",
            "núm.",
            "n°",
            "#",
        ),
    )
    submitter: str = declare(
        Reference(("actor",)),
        "Quién comenta",
        "Submitted by",
        also=(
            "organization name",
            "organización",
            "organization",
            "organisation",
            "cámara o asociación",
            "chamber or association",
        ),
    )
    submitter_name: str = declare(
        Text(),
        "Nombre de quien comenta",
        "Name of the submitter",
        also=(
            "submitter name",
            "nombre o razón social",
            "razón social",
            "nombre",
            "company name",
            "nombre de la empresa",
            "nombre de la organización",
            "name",
            "nom",
            "remitente",
            "nombre del participante",
            "nombre o denominación",
        ),
    )
    submitter_kind: str = declare(
        Text(),
        "Tipo de quien comenta",
        "Kind of submitter",
        also=(
            "organization type, tipo de organización, submitter role, submitter type, tipo de participante, "
            "type d'organisation, tipo de empresa"
        ),
    )
    received: WhenValue | None = declare(
        When(),
        "Fecha de recepción",
        "Received date",
        also=(
            "date submitted",
            "posted date",
            "received",
            "recibido",
            "fecha de envío",
            "fecha de presentación",
            "reçu le",
        ),
    )
    sector: tuple[str, ...] = declare(
        Tags(),
        "Sector",
        "Sector",
        also=(
            "sector económico",
            "affected stakeholders",
            "secteur",
            "industria",
            "industry",
            "rama",
            "sector productivo",
        ),
    )
    state: str = declare(Text(), "Entidad federativa", "State", also=("estado de la república", "state/province"))
    provisions: tuple[Provision, ...] = declare(
        Provisions(),
        "Disposiciones",
        "Provisions",
        also=(
            "capítulo del t-mec",
            "cap.",
            "artículo",
            "artículo(s)",
            "capítulo",
            "chapter",
            "article",
            "disposición",
            "disp.",
            "chapitre",
        ),
    )
    problem: Parallel = declare(
        ParallelProse(),
        "Problemática",
        "Problem",
        also=(
            "problemática u obstáculo",
            "obstáculo",
            "comment",
            "problema",
            "issue raised",
            "problème",
            "barrera",
            "barrier",
            "descripción del problema",
            "obstacle",
        ),
    )
    proposal: Parallel = declare(
        ParallelProse(),
        "Propuesta de quien comenta",
        "Proposal of the submitter",
        also=(
            "propuesta",
            "proposal",
            "propuesta de solución",
            "propuesta de modificación",
            "solución propuesta",
            "suggested solution",
            "proposition",
            "propuesta de cambio",
            "proposed solution",
        ),
    )
    not_accepted: Parallel = declare(
        ParallelProse(),
        "Lo que no acepta quien comenta",
        "What the submitter does not accept",
        also=("lo que no aceptamos",),
        audience=Audience.GOVERNMENT,
    )
    amount: Quantity | None = declare(
        Number(),
        "Monto afectado",
        "Amount affected",
        also=(
            "monto",
            "valor afectado",
            "montant",
            "impacto económico",
            "economic impact",
            "valor del comercio afectado",
            "trade affected",
            "monto del comercio afectado",
        ),
    )
    tariff_lines: tuple[str, ...] = declare(
        Tags(),
        "Fracciones del comentario",
        "Tariff lines of the comment",
        also=(
            "fracc. aranc.",
            "fracción",
            "fracciones",
            "fracción arancelaria",
            "fracciones arancelarias",
            "tariff lines",
            "hs code",
            "lignes tarifaires",
        ),
    )
    confidential: bool = declare(
        Flag(),
        "Confidencial",
        "Confidential",
        also=(
            "¿confidencial?",
            "confidencial (sí/no)",
            "confidencialidad",
            "confidentiel",
            "es confidencial",
        ),
    )
    issue: str = declare(
        Reference(("issue",)), "Tema del comentario", "Issue of the comment", also=("relevant issues addressed",)
    )
    promoted_to: str = declare(Reference(("position",)), "Pasó a la posición", "Promoted to")


def _confidential_stays_in_government(submission: Submission) -> Audience:
    """What was handed over in confidence leaves the government for nobody."""
    return Audience.GOVERNMENT if submission.confidential else Audience.PUBLIC


SUBMISSION = RecordType(
    name="submission",
    letter="U",
    cls=Submission,
    label=Words("Comentario", "Submission"),
    plural=Words("Comentarios", "Submissions"),
    title="title",
    identity=("title", "folio", "submitter_name"),
    beside=("submitter_name", "received"),
    untitled=(("provisions", "problem"), ("provisions", "proposal"), ("problem",), ("proposal",)),
    form=("folio", "submitter", "submitter_name", "submitter_kind", "received", "sector", "state", "confidential"),
    rule=_confidential_stays_in_government,
    rule_fields=("confidential",),
)

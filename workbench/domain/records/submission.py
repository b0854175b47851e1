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
        also=("brief summary of comment", "resumen del comentario", "tema"),
        required=True,
    )
    folio: str = declare(
        Code(), "Folio del comentario", "Comment number", also=("comment id", "document id", "tracking number", "folio")
    )
    submitter: str = declare(
        Reference(("actor",)), "Quién comenta", "Submitted by", also=("organization name", "organización")
    )
    submitter_name: str = declare(
        Text(), "Nombre de quien comenta", "Name of the submitter", also=("submitter name", "nombre o razón social")
    )
    submitter_kind: str = declare(
        Text(),
        "Tipo de quien comenta",
        "Kind of submitter",
        also=("organization type", "tipo de organización", "submitter role"),
    )
    received: WhenValue | None = declare(
        When(), "Fecha de recepción", "Received date", also=("date submitted", "posted date")
    )
    sector: tuple[str, ...] = declare(
        Tags(), "Sector", "Sector", also=("sector económico", "affected stakeholders", "secteur")
    )
    state: str = declare(Text(), "Entidad federativa", "State", also=("estado de la república", "state/province"))
    provisions: tuple[Provision, ...] = declare(
        Provisions(), "Disposiciones", "Provisions", also=("capítulo del t-mec", "cap.", "artículo", "artículo(s)")
    )
    problem: Parallel = declare(
        ParallelProse(), "Problemática", "Problem", also=("problemática u obstáculo", "obstáculo", "comment")
    )
    proposal: Parallel = declare(
        ParallelProse(), "Propuesta de quien comenta", "Proposal of the submitter", also=("propuesta", "proposal")
    )
    not_accepted: Parallel = declare(
        ParallelProse(),
        "Lo que no acepta quien comenta",
        "What the submitter does not accept",
        also=("lo que no aceptamos",),
        audience=Audience.GOVERNMENT,
    )
    amount: Quantity | None = declare(
        Number(), "Monto afectado", "Amount affected", also=("monto", "valor afectado", "montant")
    )
    tariff_lines: tuple[str, ...] = declare(
        Tags(), "Fracciones del comentario", "Tariff lines of the comment", also=("fracc. aranc.", "fracción")
    )
    confidential: bool = declare(
        Flag(), "Confidencial", "Confidential", also=("¿confidencial?", "confidencial (sí/no)")
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
    rule=_confidential_stays_in_government,
    rule_fields=("confidential",),
)

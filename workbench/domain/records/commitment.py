"""A commitment: who promised what to whom, and by when."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.records.choices_asks import COMMITMENT_ORIGIN, COMMITMENT_STATUS, DIRECTION
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Parallel,
    ParallelProse,
    ParallelText,
    Provisions,
    Reference,
    References,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Commitment(Record):
    """One promise; whether it is overdue is computed from its date, never typed."""

    title: Parallel = declare(
        ParallelText(),
        "Compromiso",
        "Commitment",
        also=(
            "action item, engagement pris, tarea, acción comprometida, acción acordada, agreed action, action à mener"
        ),
        required=True,
    )
    direction: Chosen | None = declare(DIRECTION, "De quién es", "Whose it is")
    owner: str = declare(
        Reference(("actor",)),
        "Quién se comprometió",
        "Who promised",
        also=(
            "owner, responsable, responsable del compromiso, responsible, asignado a, assigned to, a cargo de, "
            "en charge, responsables"
        ),
    )
    to_whom: tuple[str, ...] = declare(References(("actor",)), "Ante quién", "To whom")
    due: WhenValue | None = declare(
        When(),
        "Fecha de cumplimiento",
        "Due date",
        also=(
            "fecha compromiso, fecha del compromiso, fecha comp., due, échéance, fecha límite, deadline, plazo, "
            "fecha de entrega, due by, date limite, fecha de vencimiento, vence, vencimiento"
        ),
        brief=13,
    )
    origin: Chosen | None = declare(
        COMMITMENT_ORIGIN,
        "Origen",
        "Origin",
        also=(
            "origen del compromiso",
            "derivado de",
        ),
    )
    meeting: str = declare(
        Reference(("meeting",)),
        "Reunión de origen",
        "Meeting of origin",
        also=(
            "reunión",
            "sesión",
            "réunion",
            "reunión en que se acordó",
        ),
    )
    body: str = declare(
        Reference(("body",)),
        "Órgano del compromiso",
        "Body of the commitment",
        also=(
            "comité",
            "committee",
            "órgano",
            "grupo de trabajo",
            "working group",
        ),
    )
    issue: str = declare(
        Reference(("issue",)),
        "Tema del compromiso",
        "Issue of the commitment",
        also=(
            "tema",
            "asunto",
            "topic",
            "sujet",
        ),
    )
    provisions: tuple[Provision, ...] = declare(Provisions(), "Disposiciones", "Provisions")
    status: Chosen | None = declare(
        COMMITMENT_STATUS,
        "Cumplimiento",
        "Status of the commitment",
        also="estatus, status, estatus del compromiso, statut, estado, situación",
        brief=13,
    )
    evidence: Parallel = declare(
        ParallelProse(),
        "Evidencia",
        "Evidence",
        also=(
            "evidencia de cumplimiento",
            "soporte documental",
            "evidence of completion",
            "proof of delivery",
            "preuve",
        ),
    )


COMMITMENT = RecordType(
    name="commitment",
    letter="T",
    cls=Commitment,
    label=Words("Compromiso", "Commitment"),
    plural=Words("Compromisos", "Commitments"),
    title="title",
    identity=("title", "owner"),
    beside=("owner", "due", "status"),
    form=("meeting", "body"),
)

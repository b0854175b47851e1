"""A request: one item of a list that they ask of us, or we of them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.provision import Provision
from workbench.domain.records.choices import TRACK
from workbench.domain.records.choices_asks import REQUEST_RESPONSE, REQUEST_STATUS
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Code,
    Parallel,
    ParallelProse,
    ParallelText,
    Provisions,
    Reference,
    References,
    Text,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words


@dataclass(frozen=True, kw_only=True)
class Request(Record):
    """What one party asks of another, with what is answered and where it stands."""

    title: Parallel = declare(
        ParallelText(),
        "Solicitud",
        "Request",
        also=(
            "demanda, petición, demand, demande, solicitud de la contraparte, asunto de la solicitud, requests, "
            "item requested, lo que solicita, lo que se solicita"
        ),
        required=True,
    )
    number: str = declare(
        Code(),
        "Número de solicitud",
        "Request number",
        also=(
            "núm. de solicitud",
            "request no.",
            "no.",
            "núm.",
            "n°",
            "numéro de la demande",
            "n° de la demande",
            "folio",
            "#",
        ),
    )
    asked_by: str = declare(
        Reference(("actor",)),
        "De",
        "From",
        also=(
            "solicitante",
            "requested by",
            "solicitada por",
            "demandeur",
            "país solicitante",
            "parte solicitante",
            "requesting party",
            "requester",
            "from whom",
        ),
    )
    asked_of: str = declare(
        Reference(("actor",)),
        "A quién",
        "To",
        also=(
            "requested of",
            "destinatario",
            "dirigida a",
            "dirigido a",
            "addressee",
            "addressed to",
            "destinataire",
        ),
    )
    track: Chosen | None = declare(TRACK, "Vía", "Track")
    received: WhenValue | None = declare(
        When(),
        "Recibida",
        "Received",
        also=(
            "fecha de recepción",
            "received date",
            "reçue le",
            "fecha de recibido",
            "fecha de la solicitud",
            "date of request",
        ),
    )
    channel: str = declare(Text(), "Canal", "Channel", also=("medio",))
    text: Parallel = declare(
        ParallelProse(),
        "Texto de la solicitud",
        "Text of the request",
        also=(
            "detalle de la solicitud",
            "descripción de la solicitud",
            "description of the request",
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
            "art.",
        ),
    )
    measure: str = declare(Reference(("measure",)), "Medida aludida", "Measure meant", also=("medida", "measure"))
    issues: tuple[str, ...] = declare(
        References(("issue",)), "Temas vinculados", "Linked issues", also=("vinculada a", "linked to")
    )
    positions: tuple[str, ...] = declare(
        References(("position",)),
        "Posiciones vinculadas",
        "Linked positions",
        also="posición vinculada, linked position, posiciones relacionadas, related positions, positions liées",
    )
    meeting: str = declare(Reference(("meeting",)), "Reunión en que se planteó", "Meeting where it was put")
    trade_offs: Parallel = declare(
        ParallelProse(),
        "Moneda de cambio de la solicitud",
        "Trade-offs of the request",
        also="a cambio de qué, qué se daría a cambio, given in exchange, in exchange for what, en échange de quoi",
        group="room",
        audience=Audience.NEGOTIATORS,
    )
    traded_for: tuple[str, ...] = declare(
        References(("request", "recommendation", "issue")),
        "Se intercambia por",
        "Traded for",
        also="se cambia por, intercambio con, traded against, exchanged for, échangée contre",
        group="room",
        audience=Audience.NEGOTIATORS,
    )
    response: Chosen | None = declare(
        REQUEST_RESPONSE, "Respuesta", "Response", also=("respuesta propuesta", "réponse"), group="answer"
    )
    reply: Parallel = declare(
        ParallelProse(),
        "Texto de la respuesta",
        "Text of the response",
        also="contestación, response text, texto de respuesta, texte de la réponse",
        group="answer",
    )
    answered: WhenValue | None = declare(
        When(),
        "Fecha de la respuesta",
        "Date of the response",
        also="contestada el, respondida el, fecha de contestación, answered on, response date, date de la réponse",
        group="answer",
    )
    status: Chosen | None = declare(
        REQUEST_STATUS,
        "Situación de la solicitud",
        "Status of the request",
        also="estatus, status, statut, estado, situación",
        group="answer",
    )
    closed: WhenValue | None = declare(
        When(),
        "Fecha de cierre",
        "Closed on",
        also="cerrada el, resuelta el, retirada el, fecha de resolución, closing date, date de clôture",
        group="answer",
    )
    due: WhenValue | None = declare(
        When(),
        "Contestar antes de",
        "Answer by",
        also=(
            "plazo de respuesta, fecha límite, deadline, due date, responder antes de, "
            "fecha límite de respuesta, date limite, vence, respond by"
        ),
        group="answer",
    )


REQUEST = RecordType(
    name="request",
    letter="Q",
    cls=Request,
    label=Words("Solicitud", "Request"),
    plural=Words("Solicitudes", "Requests"),
    title="title",
    identity=("title", "asked_by", "number"),
    beside=("asked_by", "status"),
    untitled=(("text",),),
    form=("asked_by", "asked_of", "received", "channel", "track"),
)

"""A meeting: one sitting of a body or a round, or what points to one."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.quantity import Quantity
from workbench.domain.records.choices_bodies import KNOWN_FROM, MEETING_LEVEL, MEETING_STANDING, MINUTES, MODE
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Address,
    Chosen,
    Code,
    Column,
    Flag,
    Number,
    Parallel,
    ParallelProse,
    ParallelText,
    Reference,
    References,
    Row,
    Rows,
    Text,
    When,
)
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words

AGENDA = Rows(
    (
        Column("number", Words("Núm.", "No."), Code()),
        Column("point", Words("Punto (español)", "Point (Spanish)"), Text()),
        Column("point_en", Words("Punto (inglés)", "Point (English)"), Text()),
        Column("issue", Words("Tema", "Issue"), Reference(("issue",))),
        Column("mexico", Words("Planteamiento de México", "Mexico’s view"), Text()),
        Column("united_states", Words("Planteamiento de Estados Unidos", "United States’ view"), Text()),
        Column("canada", Words("Planteamiento de Canadá", "Canada’s view"), Text()),
        Column("result", Words("Resultado", "Result"), Text()),
        Column("carried_over", Words("Pasa a la próxima", "Carried over"), Flag()),
        Column("comes_from", Words("Viene de la reunión", "Comes from the meeting"), Reference(("meeting",))),
    )
)
PARTICIPANTS = Rows(
    (
        Column("person", Words("Persona", "Person"), Text()),
        Column("post", Words("Cargo", "Post"), Text()),
        Column("side", Words("Parte", "Side"), Text()),
    )
)


@dataclass(frozen=True, kw_only=True)
class Meeting(Record):
    """One sitting of a body with its standing; evidence and claims are kept beside, never as meetings held."""

    title: Parallel = declare(
        ParallelText(),
        "Reunión",
        "Meeting",
        also=(
            "sesión, título de la reunión, meeting title, réunion, nombre de la reunión, name of the meeting, session"
        ),
        required=True,
    )
    body: str = declare(
        Reference(("body",)),
        "Órgano que se reúne",
        "Body that meets",
        also=(
            "comité, committee, órgano, comité o grupo, body, working group, grupo de trabajo, grupo, organe, "
            "committee or group, groupe de travail, subcomité, subcommittee"
        ),
        required=True,
    )
    when: WhenValue | None = declare(
        When(),
        "Fecha de la reunión",
        "Date of the meeting",
        also=("fecha, date, fecha de reunión, fecha de celebración, fecha de la sesión, fecha y hora, date and time"),
        brief=13,
    )
    ordinal: str = declare(
        Code(),
        "Número de reunión",
        "Meeting number",
        also=(
            "núm. de reunión",
            "meeting no.",
            "no. de reunión",
            "número de sesión",
            "núm. de sesión",
            "no. de sesión",
            "session no.",
            "numéro de réunion",
            "reunión núm.",
        ),
    )
    standing: Chosen | None = declare(
        MEETING_STANDING,
        "Situación de la reunión",
        "Standing of the meeting",
        also="estatus, status, estado, statut",
        brief=13,
    )
    known_from: Chosen | None = declare(KNOWN_FROM, "Se sabe por", "Known from", brief=13)
    sittings: Quantity | None = declare(Number(), "Reuniones que afirma", "Sittings claimed")
    place: Parallel = declare(
        ParallelText(),
        "Lugar",
        "Place",
        also=(
            "sede",
            "lieu",
            "host",
            "place/mode",
            "venue",
            "location",
            "lugar de la reunión",
            "ubicación",
        ),
    )
    mode: Chosen | None = declare(
        MODE,
        "Modalidad",
        "Mode",
        also=(
            "lugar/modalidad",
            "formato",
            "modality",
            "modalité",
            "format",
        ),
    )
    meeting_level: Chosen | None = declare(
        MEETING_LEVEL, "Nivel de la reunión", "Level of the meeting", also=("nivel",)
    )
    chair: str = declare(
        Reference(("actor",)),
        "Preside",
        "Chair",
        also=(
            "presidencia",
            "presidencia/sede",
            "chair/host",
            "présidence",
            "chaired by",
            "presidida por",
            "quién preside",
        ),
    )
    parties_present: tuple[str, ...] = declare(
        References(("actor",)), "Partes presentes", "Parties present", also=("partes asistentes",)
    )
    participants: tuple[Row, ...] = declare(
        PARTICIPANTS,
        "Participantes",
        "Participants",
        also="asistentes, attendance, asistencia, attendees, lista de asistencia, participantes y cargos, présents",
        group="people",
        audience=Audience.GOVERNMENT,
    )
    agenda: tuple[Row, ...] = declare(
        AGENDA,
        "Orden del día",
        "Agenda",
        also=(
            "punto del orden del día, agenda item, agenda, temario, puntos a tratar, ordre du jour, "
            "temas tratados, topics discussed"
        ),
        group="content",
        audience=Audience.NEGOTIATORS,
    )
    outcome: Parallel = declare(
        ParallelProse(),
        "Acuerdos",
        "Outcome",
        also=(
            "acuerdo, decision, resultado, resultados, results, outcomes, résultat, conclusiones, conclusions, "
            "decisiones, decisions, acuerdos alcanzados"
        ),
        group="content",
    )
    next_meeting: WhenValue | None = declare(
        When(),
        "Próxima reunión",
        "Next meeting",
        also="siguiente reunión, prochaine réunion, próxima sesión, next session, fecha de la próxima reunión",
        group="content",
    )
    document: str = declare(
        Address(),
        "Documento publicado",
        "Published document",
        also="documento/liga, document/link, liga al documento, lien",
        group="content",
    )
    minutes: Chosen | None = declare(
        MINUTES,
        "Minuta",
        "Minutes",
        also="estado de la minuta, procès-verbal, compte rendu, status of the minutes",
        group="content",
    )


MEETING = RecordType(
    name="meeting",
    letter="M",
    cls=Meeting,
    label=Words("Reunión", "Meeting"),
    plural=Words("Reuniones", "Meetings"),
    title="title",
    identity=("body", "title", "when"),
    beside=("when", "standing"),
    untitled=(("body", "when"), ("body", "ordinal")),
    form=("body", "ordinal", "when", "place", "mode", "chair"),
)

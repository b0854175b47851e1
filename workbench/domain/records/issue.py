"""An issue: what is being negotiated, at one table."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.provision import Provision
from workbench.domain.records.choices import ISSUE_STATUS, LEGAL_CHANGE, ORIENTATION, PRIORITY, TRACK
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import (
    Chosen,
    Code,
    Column,
    Parallel,
    ParallelProse,
    ParallelText,
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

# Spanish first; the same in English was added later, so it stands at the end.
ARGUMENTS = Rows(
    (
        Column("argument", Words("Argumento", "Argument"), Text()),
        Column("figure", Words("Cifra", "Figure"), Text()),
        Column("source", Words("Fuente", "Source"), Text()),
        Column("argument_en", Words("Argumento (inglés)", "Argument (English)"), Text()),
        Column("figure_en", Words("Cifra (inglés)", "Figure (English)"), Text()),
        Column("source_en", Words("Fuente (inglés)", "Source (English)"), Text()),
    )
)
REPLIES = Rows(
    (
        Column("raise", Words("Si plantean", "If they raise"), Text()),
        Column("answer", Words("Responder", "Answer"), Text()),
        Column("raise_en", Words("Si plantean (inglés)", "If they raise (English)"), Text()),
        Column("answer_en", Words("Responder (inglés)", "Answer (English)"), Text()),
    )
)

_RESERVED = Audience.NEGOTIATORS


@dataclass(frozen=True, kw_only=True)
class Issue(Record):
    """What is being negotiated, at one table, with what Mexico wants of it and how it is argued."""

    title: Parallel = declare(
        ParallelText(),
        "Tema",
        "Issue",
        also=(
            "asunto, materia, topic, subject, subtema, irritante, irritant, asunto / trámite, sujet, "
            "tema de negociación, negotiating issue, enjeu, temática"
        ),
        required=True,
        brief=1,
    )
    number: str = declare(
        Code(),
        "Número",
        "Number",
        also="no., núm., folio, clave, #, ref., item, consec., consecutivo, id, n°, num, numéro",
    )
    pillar: str = declare(
        Reference(("pillar",)),
        "Pilar",
        "Pillar",
        also=(
            "eje",
            "pilier",
        ),
    )
    provisions: tuple[Provision, ...] = declare(
        Provisions(),
        "Disposiciones",
        "Provisions",
        also=(
            "disposición, disp., provision, artículo, artículo(s), article, capítulo, cap., chapter, cap./art., "
            "disp, ch., chapitre, dispositions, disposición del tratado, treaty provision"
        ),
        brief=2,
    )
    table: str = declare(
        Text(),
        "Mesa",
        "Table",
        also="mesa de trabajo, grupo, área, round table, mesa técnica, mesa de negociación, negotiating table",
        brief=2,
    )
    orientation: Chosen | None = declare(
        ORIENTATION,
        "Orientación",
        "Orientation",
        also=("ofensivo/defensivo", "offensive/defensive"),
        audience=_RESERVED,
        brief=2,
    )
    track: Chosen | None = declare(TRACK, "Vía", "Track", also=("carril", "formato"), brief=1)
    status: Chosen | None = declare(
        ISSUE_STATUS, "Estatus", "Status", also="estado, situación, statut, état, estado actual", brief=2
    )
    cycle: WhenValue | None = declare(When(), "Ciclo", "Cycle", also=("ciclo de revisión", "ronda", "round"), brief=1)
    background: Parallel = declare(
        ParallelProse(),
        "Antecedentes",
        "Background",
        also=(
            "contexto, context, status quo, situación actual, problemática, contexte, diagnóstico, "
            "current situation, situation actuelle, historique"
        ),
        group="content",
    )
    interest: Parallel = declare(
        ParallelProse(),
        "Objetivo",
        "Objective",
        also="interés, interest, interés de fondo, objectif, intérêt, goal, aim",
        group="content",
        brief=4,
    )
    priority: Chosen | None = declare(
        PRIORITY,
        "Prioridad",
        "Priority",
        also="prior., semáforo, priorité, prioridad asignada",
        group="handling",
        audience=_RESERVED,
    )
    sensitivity: Chosen | None = declare(
        PRIORITY, "Sensibilidad", "Sensitivity", also=("sensib.", "sensibilité"), group="handling", audience=_RESERVED
    )
    lead: str = declare(
        Reference(("actor",)),
        "Dependencia responsable",
        "Lead ministry",
        also=(
            "responsable, resp., dependencia, lead, focal point, punto de contacto, responsible, "
            "área responsable, unidad responsable, institución responsable, chef de file, lead department, "
            "ministère responsable, dependencia líder"
        ),
        group="handling",
    )
    co_leads: tuple[str, ...] = declare(
        References(("actor",)),
        "Corresponsables",
        "Co-leads",
        also=(
            "corresponsable, co-lead, co-responsable, coresponsable, dependencia coadyuvante, "
            "supporting agencies, coresponsables"
        ),
        group="handling",
    )
    consulted: tuple[str, ...] = declare(
        Tags(),
        "Sectores consultados",
        "Consulted stakeholders",
        also=(
            "consultados, parties prenantes consultées, stakeholders consulted, sectores, "
            "partes interesadas consultadas"
        ),
        group="handling",
        audience=Audience.GOVERNMENT,
    )
    head_of_table: str = declare(
        Text(),
        "Jefe de mesa",
        "Head of table",
        also="jefe negociador, lead negotiator, jefa de mesa, chief negotiator, négociateur en chef",
        group="handling",
    )
    counterpart_lead: str = declare(
        Text(),
        "Contraparte",
        "Counterpart",
        also="jefe de mesa de la contraparte, counterpart lead, homologue, homólogo",
        group="handling",
        brief=1,
    )
    decision: Parallel = declare(
        ParallelProse(),
        "Decisión solicitada",
        "Decision asked for",
        also=("decisión", "decision"),
        group="room",
        audience=_RESERVED,
        brief=3,
    )
    decision_by: WhenValue | None = declare(
        When(), "Decidir antes de", "Decide by", also=("fecha de decisión",), group="room", audience=_RESERVED, brief=3
    )
    arguments: tuple[Row, ...] = declare(
        ARGUMENTS,
        "Argumentos",
        "Arguments",
        also="mensajes clave, key messages, líneas discursivas, talking points, puntos de conversación",
        group="lines",
        brief=8,
    )
    replies: tuple[Row, ...] = declare(
        REPLIES,
        "Si lo plantean",
        "If raised",
        also=("en caso de que pregunten", "si se plantea", "if pressed"),
        group="lines",
        brief=9,
    )
    do_not_say: Parallel = declare(
        ParallelProse(),
        "No decir, no ofrecer",
        "Do not say, do not offer",
        also=("no abordar", "do not raise"),
        group="lines",
        audience=_RESERVED,
        brief=10,
    )
    trade_offs: Parallel = declare(
        ParallelProse(),
        "Moneda de cambio",
        "Trade-offs",
        also="trade-off, vinculación, linkage, concesión, concession, paquete, package",
        group="room",
        audience=_RESERVED,
        brief=11,
    )
    cost_at_home: Parallel = declare(
        ParallelProse(),
        "Costo interno",
        "Cost at home",
        also=("impacto, impact, costo, costo político, impacto interno, domestic impact, domestic cost, coût interne"),
        group="home",
        audience=_RESERVED,
        brief=12,
    )
    legal_change_mx: Chosen | None = declare(
        LEGAL_CHANGE,
        "Cambio normativo en México",
        "Legal change in Mexico",
        also=("cambio normativo", "legal change needed", "legal change"),
        group="home",
        brief=12,
    )
    legal_change_us: Chosen | None = declare(
        LEGAL_CHANGE, "Cambio normativo en Estados Unidos", "Legal change in the United States", group="home", brief=12
    )
    legal_change_ca: Chosen | None = declare(
        LEGAL_CHANGE, "Cambio normativo en Canadá", "Legal change in Canada", group="home", brief=12
    )
    tariff_lines: tuple[str, ...] = declare(
        Tags(),
        "Fracciones arancelarias",
        "Tariff lines",
        also=(
            "fracc. aranc., fracción arancelaria, hs, sa, tigie, hs code, hs codes, hts, códigos sa, "
            "partidas arancelarias, partida arancelaria, lignes tarifaires"
        ),
        group="home",
    )
    next_step: Parallel = declare(
        ParallelProse(),
        "Siguiente paso",
        "Next step",
        also=(
            "próximo paso, next steps, acción, prochaine étape, prochaines étapes, acciones a seguir, "
            "follow-up action, pasos a seguir"
        ),
        group="next",
        audience=Audience.GOVERNMENT,
        brief=14,
    )
    next_owner: str = declare(
        Text(),
        "Responsable del siguiente paso",
        "Owner of the next step",
        also=("responsable de la acción",),
        group="next",
        audience=Audience.GOVERNMENT,
        brief=14,
    )
    next_by: WhenValue | None = declare(
        When(),
        "Fecha compromiso",
        "Due date",
        also=(
            "fecha comp., fecha límite, deadline, due, plazo, compromiso y fecha, échéance, date limite, "
            "fecha de entrega, fecha de vencimiento, vence, vencimiento, due by, fecha tope"
        ),
        group="next",
        audience=Audience.GOVERNMENT,
        brief=14,
    )


ISSUE = RecordType(
    name="issue",
    letter="I",
    cls=Issue,
    label=Words("Tema", "Issue"),
    plural=Words("Temas", "Issues"),
    title="title",
    identity=("title",),
    beside=("status",),
)

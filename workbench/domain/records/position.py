"""A position: where one actor stands on one thing."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.audience import Audience
from workbench.domain.records.choices import CLEARANCE, CONFIDENCE, FLEXIBILITY, FORMALITY, STANCE, STANDING
from workbench.domain.schema import Record, RecordType, declare
from workbench.domain.types import Chosen, Parallel, ParallelProse, ParallelText, Reference, Text, When
from workbench.domain.when import When as WhenValue
from workbench.i18n import Words

_RESERVED = Audience.NEGOTIATORS


@dataclass(frozen=True, kw_only=True)
class Position(Record):
    """Where one actor stands on the thing named in ``on``, as stated or as we estimate it."""

    on: Parallel = declare(
        ParallelText(),
        "Sobre qué",
        "On",
        also=("position on", "objeto de la posición", "punto"),
        required=True,
    )
    issue: str = declare(Reference(("issue",)), "Tema de la posición", "Issue of the position", required=True)
    actor: str = declare(
        Reference(("actor",)),
        "Actor de la posición",
        "Actor of the position",
        also=(
            "parte, party, actor, fuente de la posición, source of position, planteado por, partie, acteur, "
            "país o actor, country or actor"
        ),
        required=True,
    )
    stance: Chosen | None = declare(
        STANCE, "Postura", "Stance", also="sentido de la posición, position or stance, apoyo, posture", brief=6
    )
    statement: Parallel = declare(
        ParallelProse(),
        "Posición",
        "Position",
        also=(
            "posición de, position of, planteamiento, statement, summary, propuesta, stated position, "
            "posición declarada, posición expresada, position exprimée, texto de la posición, posición texto, "
            "position text, text of the position, texte de la position"
        ),
        brief=6,
    )
    standing: Chosen | None = declare(
        STANDING, "Expresada o estimada", "Stated or estimate", also=("carácter", "standing"), group="basis"
    )
    basis: str = declare(
        Text(),
        "Base de la estimación",
        "Basis of the estimate",
        also=("sustento",),
        group="basis",
        audience=_RESERVED,
    )
    confidence: Chosen | None = declare(
        CONFIDENCE,
        "Confianza",
        "Confidence",
        also="certeza, niveau de confiance, grado de confianza, level of confidence, nivel de certeza",
        group="basis",
        audience=_RESERVED,
    )
    formality: Chosen | None = declare(FORMALITY, "Formal o informal", "Formal or informal", group="basis")
    as_of: WhenValue | None = declare(
        When(),
        "Al",
        "As of",
        also="fecha, date, fecha de la posición, date of position",
        group="basis",
        brief=6,
    )
    last_verified: WhenValue | None = declare(
        When(), "Última verificación", "Last verified", also=("verificada el",), group="basis"
    )
    reason: str = declare(
        Text(),
        "Motivo del último cambio",
        "Why it last moved",
        also="motivo del cambio, justificación del cambio, reason for the change, motif du changement",
        group="basis",
        audience=_RESERVED,
    )
    opening: Parallel = declare(
        ParallelProse(),
        "Posición inicial",
        "Opening position",
        also=("opening", "position initiale", "initial position"),
        group="room",
        audience=_RESERVED,
        brief=7,
    )
    target: Parallel = declare(
        ParallelProse(),
        "Objetivo de negociación",
        "Target",
        also=("meta", "objectif de négociation", "negotiating objective"),
        group="room",
        audience=_RESERVED,
        brief=7,
    )
    fallback: Parallel = declare(
        ParallelProse(),
        "Posición de repliegue",
        "Fallback",
        also="repliegue, alternativa, mínimo aceptable, piso, fallback position, position de repli",
        group="room",
        audience=_RESERVED,
        brief=7,
    )
    landing_zone: Parallel = declare(
        ParallelProse(),
        "Zona de aterrizaje",
        "Landing zone",
        also="punto medio, compromise, zopa, zona de posible acuerdo, zone d'atterrissage, landing zones",
        group="room",
        audience=_RESERVED,
    )
    red_line: Parallel = declare(
        ParallelProse(),
        "Línea roja",
        "Red line",
        also="líneas rojas, walk-away, lo que no aceptamos, ligne rouge",
        group="room",
        audience=_RESERVED,
        brief=7,
    )
    best_alternative: Parallel = declare(
        ParallelProse(),
        "Mejor alternativa",
        "Best alternative",
        also=("maan", "batna", "mejor alternativa a un acuerdo"),
        group="room",
        audience=_RESERVED,
    )
    flexibility: Chosen | None = declare(
        FLEXIBILITY,
        "Flexibilidad",
        "Flexibility",
        also="margen, flexibilité, marge, room for manoeuvre, margen de maniobra",
        group="room",
        audience=_RESERVED,
        brief=7,
    )
    clearance: Chosen | None = declare(CLEARANCE, "Autorización", "Clearance", also=("validación",), group="clearance")
    drafted_by: str = declare(
        Text(), "Elaboró", "Drafted by", also=("redactó",), group="clearance", audience=Audience.GOVERNMENT, brief=15
    )
    reviewed_by: str = declare(
        Text(), "Revisó", "Reviewed by", also=("revisor",), group="clearance", audience=Audience.GOVERNMENT, brief=15
    )
    authorised_by: str = declare(
        Text(), "Autorizó", "Authorised by", also=("aprobó",), group="clearance", audience=Audience.GOVERNMENT, brief=15
    )
    authority: str = declare(
        Text(), "Mandato", "Authority", also=("instrucción",), group="clearance", audience=_RESERVED, brief=7
    )
    valid_until: WhenValue | None = declare(
        When(),
        "Vigente hasta",
        "Valid until",
        also=("vigencia", "vigente al"),
        group="clearance",
        audience=_RESERVED,
        brief=7,
    )


def _estimates_are_reserved(position: Position) -> Audience:
    """Our own reading of somebody's position is for negotiators."""
    estimated = position.standing is not None and position.standing.key == "estimate"
    return Audience.NEGOTIATORS if estimated else Audience.PUBLIC


# Where an actor stands, from what it says to the last step of its room.
_WORDING = (
    *("stance", "statement", "opening", "target", "fallback"),
    *("landing_zone", "red_line", "best_alternative"),
)

POSITION = RecordType(
    name="position",
    letter="P",
    cls=Position,
    label=Words("Posición", "Position"),
    plural=Words("Posiciones", "Positions"),
    title="on",
    identity=("issue", "actor", "on", "standing"),
    beside=("actor", "stance", "standing", "as_of"),
    rule=_estimates_are_reserved,
    rule_fields=("standing",),
    under_clearance=("on", *_WORDING),
    moving=(*_WORDING, "flexibility"),
    reason="reason",
)

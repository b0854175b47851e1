"""What a careful reader would mark in a dossier: statements without source, expired authority, the unverified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from workbench.assessing.authority import OFFERING, offers_beyond, speaks_for_us
from workbench.assessing.clearance import Moves, changed_since
from workbench.assessing.cycles import review_cycles
from workbench.assessing.ladder import out_of_order
from workbench.assessing.verification import is_past
from workbench.domain.personal_data import personal_data
from workbench.domain.quantity import show_quantity
from workbench.domain.records import (
    POSITION,
    Actor,
    Body,
    Citation,
    Commitment,
    Figure,
    Issue,
    Meeting,
    Milestone,
    Position,
    Recommendation,
    Source,
    Statement,
    Submission,
)
from workbench.domain.schema import Record, Schema
from workbench.domain.when import told_when
from workbench.i18n import PROGRAM_LANGUAGES, Words, fold

R = TypeVar("R", bound=Record)
Past = Mapping[str, Sequence[Moves]]  # by uid: what happened to a record, latest first

# Types that state a fact, so that a record of theirs needs a source.
STATING = ("figure", "measure")
_CLOSED = frozenset(("kept", "dropped", "superseded"))
_WHOLE_BODY = 3


@dataclass(frozen=True)
class Finding:
    """One thing to look at: what kind, in which record and field, in one sentence; ``other`` is a second record."""

    code: str
    uid: str
    field: str
    message: Words
    other: str = ""


@dataclass(frozen=True)
class Looked:
    """What is looked over: the records by type name, and the past of those whose past matters."""

    schema: Schema
    records: Mapping[str, Sequence[Record]]
    today: date
    past: Past = field(default_factory=dict)

    def all(self, cls: type[R]) -> list[R]:
        """The records of one type."""
        name = next(t.name for t in self.schema.types if t.cls is cls)
        return [r for r in self.records.get(name, ()) if isinstance(r, cls)]


def findings(looked: Looked) -> list[Finding]:
    """All findings, those that leave the dossier inconsistent first."""
    found: list[Finding] = []
    for check in (
        _missing,
        _dangling,
        _uncited,
        _unverified,
        _past_verification,
        _expired,
        _offering,
        _recleared,
        _disordered,
        _bilateral,
        _unowned,
        _unanchored,
        _two_values,
        _moved,
        _personal,
        _unused,
    ):
        found += check(looked)
    return found


def _missing(looked: Looked) -> Iterator[Finding]:
    for name, found in looked.records.items():
        for record in found:
            for declared in looked.schema.type(name).missing(record):
                yield Finding("field-missing", record.uid, declared.name, _MISSING.fill(field=declared.label))


def _dangling(looked: Looked) -> Iterator[Finding]:
    known = {record.uid for found in looked.records.values() for record in found}
    for name, found in looked.records.items():
        pointing = [f for f in looked.schema.type(name).fields if f.refers_to]
        for record in found:
            for declared in pointing:
                if any(t not in known for t in declared.type.targets(getattr(record, declared.name))):
                    message = _DANGLING.fill(field=declared.label)
                    yield Finding("reference-dangling", record.uid, declared.name, message)


def _uncited(looked: Looked) -> Iterator[Finding]:
    """Stated positions, figures, measures and meetings of the public record that no source supports."""
    cited = {c.record for c in looked.all(Citation)}
    for position in looked.all(Position):
        stated = position.standing is None or position.standing.key == "stated"
        if stated and position.uid not in cited:
            yield Finding("position-uncited", position.uid, "statement", _UNCITED)
    for statement in looked.all(Statement):
        if not statement.meeting and statement.uid not in cited:
            yield Finding("statement-uncited", statement.uid, "", _UNHEARD)
    stating = [r for name in STATING for r in looked.records.get(name, ())]
    public = [m for m in looked.all(Meeting) if m.known_from is not None and m.known_from.key == "public"]
    for record in (*stating, *public):
        if record.uid not in cited:
            yield Finding("record-uncited", record.uid, "", _NO_SOURCE)


def _unverified(looked: Looked) -> Iterator[Finding]:
    for citation in looked.all(Citation):
        if not citation.verified:
            yield Finding("citation-unverified", citation.record, citation.field, _UNVERIFIED)


def _past_verification(looked: Looked) -> Iterator[Finding]:
    """Positions that nobody has looked at again for half a year, where it is told when somebody last did."""
    for position in looked.all(Position):
        seen = position.last_verified or position.as_of
        if seen is not None and is_past(seen, looked.today):
            yield Finding("position-unverified", position.uid, "last_verified", _PAST.fill(day=told_when(seen)))


def _expired(looked: Looked) -> Iterator[Finding]:
    for position in looked.all(Position):
        if position.valid_until is not None and position.valid_until.last() < looked.today:
            yield Finding("authority-expired", position.uid, "valid_until", _EXPIRED)


def _offering(looked: Looked) -> Iterator[Finding]:
    """Positions of ours that offer more than they are authorised to; see ``authority`` for what is compared."""
    ours = {actor.uid for actor in looked.all(Actor) if speaks_for_us(actor)}
    for position in looked.all(Position):
        for name in OFFERING if position.actor in ours else ():
            found = offers_beyond(position, name, looked.today)
            if found is not None:
                rungs = {"gave": found.gave, "reach": found.reach}
                labels = {key: POSITION.field(rung).label for key, rung in rungs.items()}
                yield Finding("offer-beyond", position.uid, name, _OFFERS.fill(**labels))


def _recleared(looked: Looked) -> Iterator[Finding]:
    """Cleared wording that says something else since: it is no longer what was cleared."""
    for name, found in looked.records.items():
        record_type = looked.schema.type(name)
        for record in found if record_type.under_clearance else ():
            for changed in changed_since(record_type, record, looked.past.get(record.uid, ())):
                message = _RECLEARED.fill(field=record_type.field(changed).label)
                yield Finding("cleared-changed", record.uid, changed, message)


def _disordered(looked: Looked) -> Iterator[Finding]:
    for position in looked.all(Position):
        broken = out_of_order(position)
        if broken is not None:
            yield Finding("ladder-disordered", position.uid, broken[0], _DISORDERED.fill(amounts=broken[1]))


def _bilateral(looked: Looked) -> Iterator[Finding]:
    """Sittings of a body of three parties at which fewer were present."""
    parties = {body.uid: set(body.parties) for body in looked.all(Body)}
    for meeting in looked.all(Meeting):
        due, present = parties.get(meeting.body, set()), set(meeting.parties_present)
        if len(due) >= _WHOLE_BODY and present and due - present:
            message = _BILATERAL.fill(present=len(present & due), due=len(due))
            yield Finding("meeting-bilateral", meeting.uid, "parties_present", message)


def _unowned(looked: Looked) -> Iterator[Finding]:
    """Promises that nobody has to keep, or by no day."""
    for commitment in looked.all(Commitment):
        if commitment.status is not None and commitment.status.key in _CLOSED:
            continue
        if not commitment.owner:
            yield Finding("commitment-unowned", commitment.uid, "owner", _UNOWNED)
        if commitment.due is None:
            yield Finding("commitment-undated", commitment.uid, "due", _UNDATED)


def _unanchored(looked: Looked) -> Iterator[Finding]:
    """Recommendations that name no provision, nor hang on an issue that does."""
    anchored = {issue.uid for issue in looked.all(Issue) if issue.provisions}
    for recommendation in looked.all(Recommendation):
        if not recommendation.provisions and recommendation.issue not in anchored:
            yield Finding("recommendation-unanchored", recommendation.uid, "provisions", _UNANCHORED)


def _two_values(looked: Looked) -> Iterator[Finding]:
    """Figures of one name, period, actor, partner and unit that do not say the same."""
    alike: dict[tuple[str, ...], list[Figure]] = {}
    for figure in looked.all(Figure):
        name = fold(figure.title.es or figure.title.en)
        if figure.value is None or not name:
            continue
        period = figure.period.iso() if figure.period is not None else ""
        key = (name, period, figure.actor, figure.partner, figure.value.unit)
        alike.setdefault(key, []).append(figure)
    for figures in alike.values():
        told = {f.value for f in figures if f.value is not None}
        for figure in figures if len(told) > 1 else ():
            others = sorted(told - {figure.value}, key=lambda value: value.amount)
            es, en = (", ".join(show_quantity(value, language) for value in others) for language in PROGRAM_LANGUAGES)
            yield Finding("figure-two-values", figure.uid, "value", _TWO_VALUES.fill(others=Words(es, en)))


def _moved(looked: Looked) -> Iterator[Finding]:
    """Computed dates that are kept and no longer are what they were computed from."""
    parties = [a.uid for a in looked.all(Actor) if a.kind is not None and a.kind.key == "party"]
    series = review_cycles(looked.all(Milestone), parties, looked.today)
    for uid, when in series.moved.items():
        day = told_when(when)
        yield Finding("computed-moved", uid, "when", _MOVED.fill(day=day))
    for uid in sorted(series.set_aside):
        yield Finding("computed-moved", uid, "when", _SET_ASIDE)


def _personal(looked: Looked) -> Iterator[Finding]:
    for submission in looked.all(Submission):
        for declared in looked.schema.of(submission).fields:
            kinds = dict.fromkeys(
                kind for text in declared.type.texts(getattr(submission, declared.name)) for kind in personal_data(text)
            )
            for kind in kinds:
                message = _PERSONAL.fill(field=declared.label, kind=kind)
                yield Finding("personal-data", submission.uid, declared.name, message)


def _unused(looked: Looked) -> Iterator[Finding]:
    used = {c.source for c in looked.all(Citation)}
    for source in looked.all(Source):
        if source.uid not in used:
            yield Finding("source-unused", source.uid, "", _UNUSED)


# What each kind of finding is called where many of them stand together, the gravest first.
KINDS: Mapping[str, Words] = MappingProxyType(
    {
        "file-damaged": Words("Archivo dañado", "Damaged file"),
        "journal-broken": Words("Bitácora alterada", "Altered journal"),
        "field-missing": Words("Campos obligatorios vacíos", "Mandatory fields that are empty"),
        "reference-dangling": Words("Referencias a registros que no existen", "References to records that are gone"),
        "authority-expired": Words("Mandatos vencidos", "Authority that has expired"),
        "answer-beyond": Words("Respuestas más allá de lo autorizado", "Answers beyond what was authorised"),
        "offer-beyond": Words(
            "Posiciones que ofrecen más que su mandato", "Positions that offer beyond their authority"
        ),
        "brief-beyond": Words("Fichas más allá de lo autorizado", "Briefs beyond what was authorised"),
        "brief-outdated": Words(
            "Fichas con posiciones que cambiaron después", "Briefs with positions that moved after they had left"
        ),
        "position-moved-expired": Words(
            "Posiciones que cambiaron con el mandato vencido", "Positions that moved after their authority had expired"
        ),
        "cleared-changed": Words("Textos que cambiaron después de autorizarse", "Wording changed after its clearance"),
        "ladder-disordered": Words("Escalones que no van en un mismo sentido", "Ladders that do not go one way"),
        "duplicate-likely": Words("Posibles duplicados", "Likely duplicates"),
        "figure-two-values": Words("Cifras con dos valores", "Figures with two values"),
        "meeting-bilateral": Words("Reuniones a las que faltó una Parte", "Meetings that a Party missed"),
        "commitment-unowned": Words("Compromisos sin responsable", "Commitments without an owner"),
        "commitment-undated": Words("Compromisos sin fecha", "Commitments without a date"),
        "computed-moved": Words("Fechas calculadas que ya no son", "Computed dates that no longer hold"),
        "personal-data": Words("Datos personales", "Personal data"),
        "position-unexplained": Words(
            "Cambios de posición sin motivo ni fuente", "Moves of positions without reason or source"
        ),
        "position-uncited": Words("Posiciones sin fuente", "Positions without a source"),
        "statement-uncited": Words("Declaraciones sin reunión ni fuente", "Statements without meeting or source"),
        "record-uncited": Words(
            "Cifras, medidas y reuniones sin fuente", "Figures, measures and meetings without a source"
        ),
        "position-unverified": Words("Posiciones sin verificar en medio año", "Positions unverified for half a year"),
        "recommendation-unanchored": Words("Recomendaciones sin disposición", "Recommendations on no provision"),
        "citation-unverified": Words("Citas por verificar", "Citations to be checked"),
        "source-unused": Words("Fuentes que nada cita", "Sources that nothing cites"),
    }
)

_MISSING = Words("Falta «{field}».", "“{field}” is missing.")
_DANGLING = Words("«{field}» apunta a un registro que no existe.", "“{field}” points to a record that is not there.")
_UNCITED = Words("La posición no cita ninguna fuente.", "The position cites no source.")
_NO_SOURCE = Words("El registro no cita ninguna fuente.", "The record cites no source.")
_UNVERIFIED = Words("La cita está por verificar.", "The citation is yet to be checked.")
_UNHEARD = Words(
    "La declaración no dice en qué reunión se oyó ni cita ninguna fuente.",
    "The statement tells no meeting at which it was heard, and cites no source.",
)
_PAST = Words("Nadie ha verificado la posición desde el {day}.", "Nobody has verified the position since {day}.")
_UNOWNED = Words("El compromiso no tiene responsable.", "The commitment has no owner.")
_UNDATED = Words("El compromiso no tiene fecha.", "The commitment has no date.")
_UNANCHORED = Words(
    "La recomendación no señala ninguna disposición, ni su tema.",
    "The recommendation names no provision, nor does its issue.",
)
_TWO_VALUES = Words("Otra cifra igual dice {others}.", "Another figure of the same says {others}.")
_EXPIRED = Words("El mandato de la posición venció.", "The authority of the position has expired.")
_OFFERS = Words(
    "Da «{gave}»; el mandato alcanza hasta «{reach}».", "It gives “{gave}”; the authority reaches to “{reach}”."
)
_RECLEARED = Words(
    "«{field}» cambió después de la autorización: el texto vuelve a ser borrador.",
    "“{field}” changed after the clearance: the text is a draft again.",
)
_DISORDERED = Words(
    "Posición inicial, objetivo, repliegue y línea roja no van en un mismo sentido: {amounts}.",
    "Opening, target, fallback and red line do not go one way: {amounts}.",
)
_BILATERAL = Words(
    "Asistieron {present} de las {due} Partes del órgano: no cumple el deber de reunirse las {due}.",
    "{present} of the {due} Parties of the body were present: it does not meet the duty of all {due}.",
)
_MOVED = Words(
    "La fecha de la que depende cambió: por su cuenta ahora es {day}.",
    "The date that it is counted from has changed: by its arithmetic it is {day} now.",
)
_SET_ASIDE = Words(
    "Otro registro da la fecha, o ya no hay revisiones anuales.",
    "Another record states the date, or no yearly reviews follow.",
)
_PERSONAL = Words("«{field}» trae datos personales: {kind}.", "“{field}” holds personal data: {kind}.")
_UNUSED = Words("Ninguna cita usa la fuente.", "Nothing cites the source.")

"""The paper about a body: what it is for, how often it is to meet and did, what it agreed, owes and has open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from workbench.assessing.meetings_due import Owed
from workbench.briefs.arranging import part_keys
from workbench.briefs.compose import clock, frame, tables, words
from workbench.briefs.compose.desk import Desk, desk_of
from workbench.briefs.compose.lists import Column, listed, newest, rows_of, shown
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.points import points_of
from workbench.briefs.compose.stands import key_of
from workbench.briefs.compose.ties import Ties, about, tied
from workbench.briefs.compose.voice import joined
from workbench.briefs.document import Block, Bullets, Document, Facts, Heading, Paragraph, telling_of
from workbench.domain.audience import Audience
from workbench.domain.records import (
    ACTOR,
    COMMITMENT,
    CONCERN,
    ISSUE,
    MEETING,
    RECOMMENDATION,
    Actor,
    Body,
    Commitment,
    Concern,
    Issue,
    Meeting,
    Recommendation,
)
from workbench.domain.records.actor import POSTS
from workbench.domain.records.meeting import PARTICIPANTS
from workbench.domain.types import Provisions
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

LABEL = Words("Ficha de órgano", "Committee brief")
_OPEN, _MANDATE, _CLOCK, _MET, _PROMISED, _WORRIES, _ISSUES, _ASKED, _WHO = range(2, 11)
KEYS = part_keys("open mandate cadence meetings commitments concerns issues recommendations members")
_BESIDE = frozenset({"evidence", "claimed"})  # standings of meetings that are not counted


def compose_committee(reader: Reader, body: Body, language: Language, as_of: date, options: Options) -> Document:
    """The paper about a body as of a day, for the audience or recipient of the reader."""
    desk = desk_of(reader, language, as_of, options, frame.marking_of(reader, language))
    ties = tied(reader, [body.uid])
    meetings = [m for m in ties.of(Meeting) if m.body == body.uid]
    (owed,) = clock.owed_by(desk, [body], meetings)
    commitments = tied(reader, [body.uid, *(m.uid for m in meetings)], "body", "meeting").of(Commitment)
    concerns = tied(reader, [body.uid, *(m.uid for m in meetings)], "body", "meetings").of(Concern)
    blocks = [
        *desk.section(_OPEN, _OPEN_IS, _open(desk, owed, meetings, commitments, concerns)),
        *_mandate(desk, body, ties),
        *desk.section(_CLOCK, _CLOCK_IS, _due(desk, owed, meetings)),
        *desk.section(_MET, MEETING.plural, _meetings(desk, meetings)),
        *desk.section(_PROMISED, COMMITMENT.plural, tables.commitments(desk, _PROMISED, commitments)),
        *desk.section(_WORRIES, CONCERN.plural, tables.concerns(desk, _WORRIES, concerns)),
        *desk.section(_ISSUES, _ISSUES_ARE, _issues(desk, body)),
        *desk.section(_ASKED, RECOMMENDATION.plural, tables.recommendations(desk, _ASKED, ties.of(Recommendation))),
        *desk.section(_WHO, _WHO_IS, _members(desk, body, meetings)),
    ]
    blocks = telling_of(body.uid, blocks)
    head = frame.head(
        desk,
        desk.fact(body, "kind"),
        desk.fact(body, "provisions", Provisions().show(body.provisions, language)),
        desk.fact(body, "acronym", body.acronym),
        (words.KEY, body.key, None),
    )
    blocks += frame.at_foot(desk, desk.voice.name(body.title), blocks, head, body)
    return frame.framed(
        desk,
        LABEL,
        desk.voice.name(body.title),
        blocks,
        frame.stamp(desk, blocks, ()),
        titled_in=desk.voice.tongue(body.title),
        titled=desk.title_seen_by(body),
        head=head,
        notes_at="foot",
    )


def _mandate(desk: Desk, body: Body, ties: Ties) -> list[Block]:
    voice = desk.voice
    said = voice.wording(body.mandate)
    support = desk.notes.support(body.uid, "mandate", "provisions")
    blocks: list[Block] = []
    if said:
        mark = desk.mark(support, voice.fixed(_MANDATE_IS))
        blocks.append(Paragraph(_MANDATE, (*said, *support.runs, *mark), seen_by=desk.seen_by(body, "mandate")))
    elif desk.insider:
        blocks.append(desk.missing(_MANDATE, _NO_MANDATE))
    below = [other for other in ties.of(Body) if other.parent == body.uid]
    known = desk.facts(
        (
            desk.fact(body, "basis", voice.wording(body.basis)),
            desk.fact(body, "parent", desk.names([body.parent] if body.parent else [])),
            desk.fact(body, "parties", desk.names(body.parties)),
            (_BELOW, joined([voice.named(other.title) for other in below], "; "), desk.all_seen_by(below, "title")),
        )
    )
    if known:
        blocks.append(Facts(_MANDATE, known, min(len(known), 2), tells=tuple(other.uid for other in below)))
    return desk.section(_MANDATE, _MANDATE_IS, blocks)


def _due(desk: Desk, owed: Owed, meetings: Sequence[Meeting]) -> list[Block]:
    if not owed.body.cadence:
        missing: list[Block] = [desk.missing(_CLOCK, _NO_CADENCE)] if desk.insider else []
        return [*missing, *clock.timeline(desk, _CLOCK, [owed], meetings)]
    return [
        *clock.duty(desk, _CLOCK, owed, meetings),
        *clock.timeline(desk, _CLOCK, [owed], meetings),
        *clock.periods(desk, _CLOCK, owed, meetings),
    ]


def _meetings(desk: Desk, meetings: Sequence[Meeting]) -> list[Block]:
    """The meetings and what they agreed; evidence and claims apart, for they are not counted."""
    known = [m for m in meetings if key_of(m.standing) not in _BESIDE]
    beside = [m for m in meetings if key_of(m.standing) in _BESIDE]
    none = [] if known else [desk.small(_MET, _NONE_ON_RECORD)]
    return [
        *none,
        *tables.meetings(desk, _MET, known),
        *desk.under(_MET, _BESIDE_ARE, tables.meetings(desk, _MET, beside)),
    ]


def _open(
    desk: Desk, owed: Owed, meetings: Sequence[Meeting], promised: Sequence[Commitment], worries: Sequence[Concern]
) -> list[Block]:
    """What is open, a line each: periods, commitments, concerns, points carried over, the next meeting."""
    voice = desk.voice
    pending = [c for c in promised if tables.is_open(c)]
    late = sum(desk.is_past(c.due) for c in pending)
    standing = [c for c in worries if tables.is_open_concern(c)]
    coming = [m for m in meetings if key_of(m.standing) == "planned" and m.when and m.when.last() >= desk.as_of]
    lines: list[tuple[Words, Audience, str]] = []  # each with the record that it tells of, if it is one
    if owed.public.no_record and not owed.is_ruled:
        counting = clock.sittings_seen_by(desk, owed.public, owed.body, meetings)
        level = max(desk.seen_by(owed.body, "cadence"), counting)
        lines.append((_PERIODS.fill(count=owed.public.no_record), level, ""))
    if pending:
        said = (_LATE if late else _PENDING).fill(count=len(pending), late=late)
        lines.append((said, desk.all_seen_by(pending, "status", *(["due"] if late else [])), ""))
    if standing:
        lines.append((_STANDING.fill(count=len(standing)), desk.all_seen_by(standing, "status"), ""))
    lines += [(_CARRIED_OVER.fill(point=point), level, of) for point, level, of in _carried(desk, meetings)]
    for meeting in coming:
        if meeting.when:
            level = desk.seen_by(meeting, "when", "standing")
            lines.append((_NEXT.fill(when=voice.when(meeting.when)), level, meeting.uid))
    if not lines:
        return []
    said_of, levels, items_of = zip(*lines, strict=True)
    return [Bullets(_OPEN, tuple(map(voice.fixed, said_of)), items_of=items_of, items_seen_by=levels)]


def _carried(desk: Desk, meetings: Iterable[Meeting]) -> list[tuple[str, Audience, str]]:
    """The points that were carried over at the latest meeting that says so, with who may see its agenda, and which it
    is.
    """
    for meeting in sorted((m for m in meetings if m.when), key=newest("when")):
        points = [desk.voice.name(p.said) for p in points_of(meeting) if p.carried_over and p.said]
        if points:
            level = desk.levels.one(meeting.uid, "agenda")
            return [(point, level, meeting.uid) for point in points]
    return []


def _issues(desk: Desk, body: Body) -> list[Block]:
    """The issues that are about the provisions of the body."""
    columns = (
        Column(ISSUE.label, shown("title"), 2.2),
        Column(ISSUE.field("provisions").label, shown("provisions"), 1.0),
        Column(ISSUE.field("interest").label, shown("interest"), 2.6),
        Column(ISSUE.field("status").label, shown("status"), 0.9),
    )
    return listed(desk, _ISSUES, about(desk.reader, body.provisions).of(Issue), columns, "interest")


def _members(desk: Desk, body: Body, meetings: Sequence[Meeting]) -> list[Block]:
    """The Parties with their posts on record, who presided, and who sat in the latest meeting that says so."""
    chairs = [m.chair for m in meetings if m.chair]
    actors = [r for r in desk.reader.get_all([*body.parties, *chairs]) if isinstance(r, Actor)]
    return [*rows_of(desk, _WHO, POSTS, actors, "posts", ACTOR.label), *_sat(desk, meetings)]


def _sat(desk: Desk, meetings: Sequence[Meeting]) -> list[Block]:
    with_people = [m for m in meetings if m.participants and m.when]
    if not with_people:
        return []
    last = max(with_people, key=lambda m: m.when.last() if m.when else date.min)
    said = desk.voice.fixed(_LAST_SAT.fill(meeting=desk.voice.name(last.title)))
    heading = Heading(_WHO, said, 3, seen_by=desk.title_seen_by(last))
    return [heading, *rows_of(desk, _WHO, PARTICIPANTS, [last], "participants")]


_MANDATE_IS = Words("Mandato y fundamento", "Mandate and basis")
_CLOCK_IS = Words("Periodicidad de reuniones", "Meetings due")
_OPEN_IS = Words("Lo que está abierto", "What is open")
_ISSUES_ARE = Words("Temas en su materia", "Issues in its field")
_WHO_IS = Words("Quiénes lo integran", "Who sits in it")
_BELOW = Words("Órganos que dependen de él", "Bodies under it")
_NO_MANDATE = Words("El mandato del órgano.", "The mandate of the body.")
_NO_CADENCE = Words("Cada cuándo debe reunirse, y según qué texto.", "How often it is to meet, and by which text.")
_NONE_ON_RECORD = Words(
    "Sin registro de reuniones, lo que no significa que no se haya reunido.",
    "No meetings on record, which does not mean that it did not meet.",
)
_BESIDE_ARE = Words("Indicios y afirmaciones de terceros, sin contar", "Evidence and claims of others, not counted")
_PERIODS = Words(
    "Periodos concluidos sin registro público de reunión: {count}.",
    "Periods over without public record of a meeting: {count}.",
)
_PENDING = Words("Compromisos pendientes: {count}.", "Open commitments: {count}.")
_LATE = Words(
    "Compromisos pendientes: {count}, con plazo vencido: {late}.", "Open commitments: {count}, past due: {late}."
)
_STANDING = Words("Preocupaciones comerciales sin resolver: {count}.", "Trade concerns not resolved: {count}.")
_CARRIED_OVER = Words(
    "Punto que pasó a la siguiente reunión: {point}.", "Point carried over to the next meeting: {point}."
)
_NEXT = Words("Próxima reunión: {when}.", "Next meeting: {when}.")
_LAST_SAT = Words("Participantes: {meeting}", "Participants: {meeting}")

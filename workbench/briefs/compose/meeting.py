"""The script of a meeting: what it is for, what to say on each point, who will be there, what they said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.briefs.arranging import part_keys
from workbench.briefs.compose import frame, sides, subject, tables, words
from workbench.briefs.compose.desk import Desk, IssueDesk, desk_of, lay
from workbench.briefs.compose.lists import newest, rows_of
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.points import Point, points_of
from workbench.briefs.compose.stands import key_of
from workbench.briefs.compose.ties import Ties, about, tied
from workbench.briefs.document import Block, Bullets, Document, Facts, Heading, Paragraph, Run, Text, telling_of
from workbench.domain.audience import Audience
from workbench.domain.records import (
    MEETING,
    REQUEST,
    Body,
    Commitment,
    Concern,
    Issue,
    Meeting,
    Request,
    Statement,
)
from workbench.domain.records.meeting import AGENDA, PARTICIPANTS
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

LABEL = Words("Guion de reunión", "Meeting brief")
MOST_BEFORE = 3  # earlier meetings of the body
_FACTS, _OBJECTIVE, _AGENDA, _WHO, _LAST, _PROMISED, _WORRIES, _SAID, _ASKED = range(2, 11)
KEYS = part_keys("facts objective agenda participants last commitments concerns statements requests")
_SIDES = {column.name: column.label for column in AGENDA.columns}


@dataclass(frozen=True)
class _Item:
    """A point of the agenda, or an issue in the field of the body where there is no agenda to be seen."""

    title: str
    titled: Audience  # who may see the title
    point: Point | None
    desk: IssueDesk | None


def compose_meeting(reader: Reader, meeting: Meeting, language: Language, as_of: date, options: Options) -> Document:
    """The script of a meeting as of a day, for the audience or recipient of the reader."""
    desk = desk_of(reader, language, as_of, options, frame.marking_of(reader, language))
    found = reader.get(meeting.body)
    body = found if isinstance(found, Body) else None
    items = list(_items(desk, meeting, body))
    desks = [item.desk for item in items if item.desk is not None]
    ties = tied(reader, [meeting.body, *(each.issue.uid for each in desks)]) if body else Ties(())
    blocks = [
        *desk.section(_FACTS, MEETING.label, _facts(desk, meeting, body)),
        *desk.section(_OBJECTIVE, _OBJECTIVE_IS, _objective(desk, desks)),
        *desk.section(_AGENDA, _AGENDA_IS if meeting.agenda else _ISSUES_ARE, _agenda(desk, meeting, items)),
        *desk.section(_WHO, PARTICIPANTS_ARE, rows_of(desk, _WHO, PARTICIPANTS, [meeting], "participants")),
        *desk.section(_LAST, _LAST_IS, _last(desk, meeting, ties)),
        *desk.section(_PROMISED, _PROMISED_IS, _promised(desk, meeting, ties)),
        *desk.section(_WORRIES, _WORRIES_ARE, _worries(desk, ties)),
        *desk.section(_SAID, _SAID_IS, _said_besides(desk, ties, desks)),
        *desk.section(_ASKED, REQUEST.plural, tables.requests(desk, _ASKED, ties.of(Request))),
    ]
    blocks = telling_of(meeting.uid, blocks)
    head = frame.head(
        desk,
        desk.fact(meeting, "when"),
        desk.fact(meeting, "place", desk.voice.wording(meeting.place)),
        desk.fact(meeting, "meeting_level"),
        (words.KEY, meeting.key, None),
    )
    blocks += frame.at_foot(desk, desk.voice.name(meeting.title), blocks, head, meeting)
    return frame.framed(
        desk,
        LABEL,
        desk.voice.name(meeting.title),
        blocks,
        frame.stamp(desk, blocks, (stand.position for each in desks for stand in each.stands.ours)),
        head=head,
        notes_at="foot",
        titled_in=desk.voice.tongue(meeting.title),
        titled=desk.title_seen_by(meeting),
    )


def _items(desk: Desk, meeting: Meeting, body: Body | None) -> Iterator[_Item]:
    points, agenda = list(points_of(meeting)), desk.levels.one(meeting.uid, "agenda")
    if points:
        issues = {r.uid: r for r in desk.reader.get_all([p.issue for p in points if p.issue]) if isinstance(r, Issue)}
        for at, point in enumerate(points, 1):
            issue = issues.get(point.issue)
            said = desk.voice.name(point.said) or (desk.voice.name(issue.title) if issue else "")
            by_issue = issue is not None and not desk.voice.name(point.said)
            titled = max(agenda, desk.title_seen_by(issue)) if issue is not None and by_issue else agenda
            yield _Item(f"{point.number or at}. {said}", titled, point, lay(desk, issue) if issue else None)
        return
    for issue in about(desk.reader, body.provisions).of(Issue) if body is not None else ():
        yield _Item(desk.voice.name(issue.title), desk.title_seen_by(issue), None, lay(desk, issue))


def _facts(desk: Desk, meeting: Meeting, body: Body | None) -> list[Block]:
    voice = desk.voice
    known = desk.facts(
        (
            frame.of_body(desk, meeting, body),
            desk.fact(meeting, "standing"),
            desk.fact(meeting, "mode"),
            desk.fact(meeting, "ordinal", meeting.ordinal),
            desk.fact(meeting, "chair", desk.names([meeting.chair] if meeting.chair else [])),
            desk.fact(meeting, "parties_present", desk.names(meeting.parties_present)),
        )
    )
    outcome = voice.wording(meeting.outcome)
    support = desk.notes.of_record(meeting.uid)
    agreed = (voice.label(_OUTCOME), *outcome, *support.runs, *desk.mark(support))
    blocks: list[Block] = []
    if known:
        blocks.append(Facts(_FACTS, known, min(len(known), 3)))
    if outcome:
        blocks.append(Paragraph(_FACTS, agreed, seen_by=desk.seen_by(meeting, "outcome")))
    return blocks


def _objective(desk: Desk, desks: Sequence[IssueDesk]) -> list[Block]:
    """What we want of the meeting: our objective on each issue, and what is to be decided there."""
    lines: list[Text] = []
    told: list[Issue] = []
    for each in desks:
        wanted = desk.voice.wording(each.issue.interest)
        support = desk.notes.support(each.issue.uid, "interest")
        if wanted:
            name = (*desk.voice.named(each.issue.title, "strong"), Run(": ", "strong"))
            lines.append((*name, *wanted, *support.runs, *(desk.mark(support) if support.numbers else ())))
            told.append(each.issue)
    if lines:
        levels, of = tuple(desk.seen_by(i, "title", "interest") for i in told), tuple(i.uid for i in told)
        return [Bullets(_OBJECTIVE, tuple(lines), items_of=of, items_seen_by=levels)]
    return [desk.missing(_OBJECTIVE, _NO_OBJECTIVE)] if desk.insider else []


def _agenda(desk: Desk, meeting: Meeting, items: Sequence[_Item]) -> list[Block]:
    if not items:
        return [desk.missing(_AGENDA, _NO_AGENDA)] if desk.insider else []
    level = desk.levels.one(meeting.uid, "agenda")
    blocks: list[Block] = []
    for item in items:
        blocks.append(Heading(_AGENDA, item.title, 3, seen_by=item.titled))
        blocks += _noted(desk, item.point, level) if item.point is not None else []
        blocks += _lines(desk, item)
    return blocks


def _lines(desk: Desk, item: _Item) -> list[Block]:
    """What to say on a point, what they said, what to answer, what not to say."""
    on = item.desk
    if on is None:
        return []
    labels = (words.THEY_RAISE, words.WE_ANSWER)
    said = tables.statements(desk, _AGENDA, tied(desk.reader, [on.issue.uid], "issue").of(Statement))
    lines = [
        *desk.under(_AGENDA, _WE_SAY, [*sides.quotes(on, _AGENDA), *subject.argued(on, _AGENDA)]),
        *desk.under(_AGENDA, _THEY_SAID, [*sides.stated(on, _AGENDA), *said]),
        *sides.readings(on, _AGENDA),
        *desk.under(_AGENDA, words.IF_RAISED, subject.answered(on, _AGENDA, labels)),
        *desk.under(_AGENDA, words.DO_NOT_SAY, subject.unsayable(on, _AGENDA)),
    ]
    return telling_of(on.issue.uid, lines)


def _noted(desk: Desk, point: Point, level: Audience) -> list[Block]:
    """What the agenda itself holds of a point: what each side said and how it ended."""
    voice = desk.voice
    said = [(_SIDES[name], text) for name, text in point.sides]
    if point.result:
        said.append((_SIDES["result"], point.result))
    if point.carried_over:
        said.append((_SIDES["carried_over"], voice.fixed(_YES)))
    facts = desk.facts((label, text, level) for label, text in said)
    return [Facts(_AGENDA, facts, min(len(facts), 2))] if facts else []


def _last(desk: Desk, meeting: Meeting, ties: Ties) -> list[Block]:
    """The meetings that the body held before."""
    before = [
        m
        for m in ties.of(Meeting)
        if m.body == meeting.body
        and m.uid != meeting.uid
        and key_of(m.standing) == "held"
        and m.when is not None
        and desk.has_begun(m.when)
        and (meeting.when is None or m.when.first() < meeting.when.first())
    ]
    return tables.meetings(desk, _LAST, sorted(before, key=newest("when"))[: desk.most(MOST_BEFORE)])


def _promised(desk: Desk, meeting: Meeting, ties: Ties) -> list[Block]:
    """What is promised and not settled: to the body, on the issues, and at this meeting or another of the body."""
    sittings = [meeting.uid, *(m.uid for m in ties.of(Meeting) if m.body == meeting.body)]
    made = [*ties.of(Commitment), *tied(desk.reader, sittings, "meeting").of(Commitment)]
    return tables.commitments(desk, _PROMISED, filter(tables.is_open, Ties(made).of(Commitment)))


def _worries(desk: Desk, ties: Ties) -> list[Block]:
    return tables.concerns(desk, _WORRIES, filter(tables.is_open_concern, ties.of(Concern)))


def _said_besides(desk: Desk, ties: Ties, desks: Sequence[IssueDesk]) -> list[Block]:
    """What was said in the body on what is not on the agenda."""
    listed = {each.issue.uid for each in desks}
    said = tied(desk.reader, [m.uid for m in ties.of(Meeting)], "meeting").of(Statement)
    return tables.statements(desk, _SAID, (s for s in said if s.issue not in listed))


PARTICIPANTS_ARE = MEETING.field("participants").label
_OBJECTIVE_IS = Words("Qué buscamos", "What we want")
_AGENDA_IS = Words("Orden del día y líneas", "Agenda and lines to take")
_ISSUES_ARE = Words("Temas del órgano y líneas", "Issues of the body and lines to take")
_LAST_IS = Words("Reuniones anteriores", "Earlier meetings")
_PROMISED_IS = Words("Compromisos pendientes", "Open commitments")
_WORRIES_ARE = Words("Preocupaciones sin resolver", "Concerns not resolved")
_WE_SAY = Words("Decir", "Say")
_THEY_SAID = Words("Lo que dijeron antes", "What they said before")
_SAID_IS = Words("Dicho en el órgano sobre otros asuntos", "Said in the body on other matters")
_OUTCOME = Words("Acuerdos: ", "Outcome: ")
_YES = Words("sí", "yes")
_NO_OBJECTIVE = Words("Qué se busca de la reunión.", "What is wanted of the meeting.")
_NO_AGENDA = Words("El orden del día.", "The agenda.")

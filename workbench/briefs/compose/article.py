"""The paper about a provision of the treaty: its body and duty, meetings, positions, and all else that bears on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.assessing.article_lens import named_within
from workbench.briefs.arranging import part_keys
from workbench.briefs.compose import clock, frame, sides, tables, words
from workbench.briefs.compose.desk import Desk, IssueDesk, desk_of, lay
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.ties import Ties
from workbench.briefs.document import Block, Document, Facts, Heading, Paragraph, telling_of
from workbench.domain.audience import Audience
from workbench.domain.provision import Provision
from workbench.domain.records import (
    BODY,
    COMMITMENT,
    CONCERN,
    ENGAGEMENT,
    FIGURE,
    MEASURE,
    MEETING,
    MILESTONE,
    PROVISION,
    RECOMMENDATION,
    REQUEST,
    STATEMENT,
    SUBMISSION,
    Body,
    Commitment,
    Concern,
    Engagement,
    Figure,
    Issue,
    Measure,
    Meeting,
    Milestone,
    Recommendation,
    Request,
    Statement,
    Submission,
    TreatyProvision,
)
from workbench.gathering.bearing import bearing_on
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

LABEL = Words("Ficha de artículo", "Article brief")
_WHAT, _BODY, _MET, _ISSUES, _ASKED, _REQUESTS, _WORRIES, _PROMISED, _SAID, _DOES, _DAYS, _PUT = range(2, 14)
KEYS = part_keys(
    "provision bodies meetings issues recommendations requests concerns commitments statements measures milestones rest"
)
MOST_WITHIN = 20  # parts of the provision that are named in one line


def compose_article(
    reader: Reader, provision: Provision, language: Language, as_of: date, options: Options
) -> Document:
    """The paper about a provision as of a day, for the audience or recipient of the reader."""
    desk = desk_of(reader, language, as_of, options, frame.marking_of(reader, language))
    ties = _bearing(reader, provision)
    desks = [lay(desk, issue) for issue in ties.of(Issue)]
    meetings = ties.of(Meeting)
    blocks = [
        *_what(desk, provision),
        *_bodies(desk, ties.of(Body), meetings),
        *desk.section(_MET, MEETING.plural, tables.meetings(desk, _MET, meetings)),
        *desk.section(_ISSUES, _ISSUES_ARE, [block for each in desks for block in _issue(each)]),
        *_rest(desk, ties),
    ]
    if ties.is_empty:
        blocks.append(Paragraph(_WHAT, desk.voice.fixed(_NOTHING), seen_by=Audience.PUBLIC))
    holding = _holding(desk, provision)
    title = _headed(desk, provision.show(language), holding)
    head = frame.head(desk, (PROVISION.label, provision.show(language), Audience.PUBLIC))
    blocks += frame.at_foot(desk, title, blocks, head, holding)
    ours = [stand.position for each in desks for stand in each.stands.ours]
    return frame.framed(
        desk,
        LABEL,
        title,
        blocks,
        frame.stamp(desk, blocks, ours),
        head=head,
        notes_at="foot",
        titled=desk.title_seen_by(holding) if holding is not None else Audience.PUBLIC,
    )


def _bearing(reader: Reader, provision: Provision) -> Ties:
    """All that bears on the provision, by the shortest way that leads to it."""
    touches = bearing_on(reader, provision)
    return Ties(reader.get_all(dict.fromkeys(uid for touch in touches for uid in touch.uids)))


def _holding(desk: Desk, provision: Provision) -> TreatyProvision | None:
    """The record of a provision, which knows its heading."""
    found = [p.record for p in desk.reader.about(provision) if isinstance(p.record, TreatyProvision)]
    return next((r for r in found if provision in r.reference), None)


def _headed(desk: Desk, shown: str, record: TreatyProvision | None) -> str:
    """A provision with its heading, where that is known."""
    heading = desk.voice.name(record.title) if record is not None else ""
    return f"{shown}. {heading}" if heading else shown


def _named_seen_by(desk: Desk, provision: Provision) -> Audience:
    """Who may know that some record names the provision or a part of it."""
    naming = desk.reader.about(provision)
    desk.levels.fetch(pointer.record.uid for pointer in naming)
    return min((desk.levels.one(p.record.uid, p.field) for p in naming), default=desk.reader.audience)


def _what(desk: Desk, provision: Provision) -> list[Block]:
    """What the provision stands in, and which parts of it records name."""
    voice = desk.voice
    around = [(p.show(voice.language), _holding(desk, p)) for p in provision.ancestors()]
    within = named_within(provision, desk.reader.provisions_named())
    named = [p.show(voice.language).replace(" ", "\u00a0") for p in within[: desk.most(MOST_WITHIN)]]
    if len(within) > len(named):
        named.append(voice.fixed(words.AND_MORE.fill(count=len(within) - len(named))))
    stands_in = "\n".join(_headed(desk, shown, record) for shown, record in around)
    holding = [record for _, record in around if record is not None]
    known = desk.facts(
        (
            (_STANDS_IN, stands_in, desk.all_seen_by(holding, "title")),
            (_WITHIN, ", ".join(named), max((_named_seen_by(desk, p) for p in within), default=Audience.PUBLIC)),
        )
    )
    tells = tuple(record.uid for record in holding)
    return desk.section(_WHAT, PROVISION.label, [Facts(_WHAT, known, len(known), tells=tells)] if known else [])


def _bodies(desk: Desk, bodies: Sequence[Body], meetings: Sequence[Meeting]) -> list[Block]:
    """The bodies of the provision, what each is to do and how often it is to meet, on one line of time."""
    if not bodies:
        return []
    owed = clock.owed_by(desk, bodies, meetings)
    blocks: list[Block] = []
    for body, one in zip(bodies, owed, strict=True):
        mandate = desk.voice.wording(body.mandate)
        blocks.append(replace(desk.named(_BODY, body), level=3))
        told = [Paragraph(_BODY, mandate, seen_by=desk.seen_by(body, "mandate"))] if mandate else []
        blocks += telling_of(body.uid, [*told, *clock.duty(desk, _BODY, one, meetings)])
    return desk.section(_BODY, BODY.plural, [*blocks, *clock.timeline(desk, _BODY, owed, meetings)])


def _issue(desk: IssueDesk) -> list[Block]:
    """Where everybody stands on one issue, ours first, our reading last."""
    objective = desk.voice.wording(desk.issue.interest)
    support = desk.notes.support(desk.issue.uid, "interest")
    mark = desk.mark(support) if support.numbers else ()
    label, level = desk.voice.label(_OBJECTIVE), desk.seen_by(desk.issue, "interest")
    said = [
        *([Paragraph(_ISSUES, (label, *objective, *support.runs, *mark), seen_by=level)] if objective else []),
        *sides.quotes(desk, _ISSUES),
        *sides.stated(desk, _ISSUES),
        *sides.readings(desk, _ISSUES),
    ]
    return [replace(desk.named(_ISSUES, desk.issue), level=3), *telling_of(desk.issue.uid, said)]


def _rest(desk: Desk, ties: Ties) -> list[Block]:
    sections: tuple[tuple[int, Words, list[Block]], ...] = (
        (_ASKED, RECOMMENDATION.plural, tables.recommendations(desk, _ASKED, ties.of(Recommendation))),
        (_REQUESTS, REQUEST.plural, tables.requests(desk, _REQUESTS, ties.of(Request))),
        (_WORRIES, CONCERN.plural, tables.concerns(desk, _WORRIES, ties.of(Concern))),
        (_PROMISED, COMMITMENT.plural, tables.commitments(desk, _PROMISED, ties.of(Commitment))),
        (_SAID, STATEMENT.plural, tables.statements(desk, _SAID, ties.of(Statement))),
        (_DOES, MEASURE.plural, tables.measures(desk, _DOES, ties.of(Measure))),
        (_DAYS, MILESTONE.plural, tables.milestones(desk, _DAYS, ties.of(Milestone))),
        (_PUT, FIGURE.plural, tables.figures(desk, _PUT, ties.of(Figure))),
        (_PUT, ENGAGEMENT.plural, tables.engagements(desk, _PUT, ties.of(Engagement))),
        (_PUT, SUBMISSION.plural, tables.submissions(desk, _PUT, ties.of(Submission))),
    )
    return [b for part, name, said in sections if said for b in (Heading(part, desk.voice.fixed(name)), *said)]


_ISSUES_ARE = Words("Temas y posiciones", "Issues and positions")
_OBJECTIVE = Words("Objetivo de México: ", "Mexico’s objective: ")
_STANDS_IN = Words("Está en", "Stands in")
_WITHIN = Words("Partes que se nombran", "Parts that are named")
_NOTHING = Words(
    "Nada de lo registrado para esta audiencia toca esta disposición.",
    "Nothing on record for this audience bears on this provision.",
)

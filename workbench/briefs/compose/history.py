"""What a position brief in full says beyond one page: where the issue comes from, what was asked, said and promised."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.briefs.compose import tables, words
from workbench.briefs.compose.desk import IssueDesk
from workbench.briefs.compose.lists import Column, listed, named, newest, shown
from workbench.briefs.compose.stands import key_of
from workbench.briefs.compose.ties import Ties, tied
from workbench.briefs.document import Block, Heading, Paragraph
from workbench.domain.records import (
    COMMITMENT,
    CONCERN,
    ENGAGEMENT,
    FIGURE,
    MEASURE,
    MILESTONE,
    POSITION,
    RECOMMENDATION,
    REQUEST,
    STATEMENT,
    SUBMISSION,
    Commitment,
    Concern,
    Engagement,
    Figure,
    Measure,
    Milestone,
    Position,
    Recommendation,
    Request,
    Statement,
    Submission,
)
from workbench.i18n import Words

_BEFORE_OURS = 5  # the part that earlier positions stand before
_NEXT = 14


def with_history(desk: IssueDesk, blocks: Sequence[Block]) -> list[Block]:
    """The parts of a brief with the background before the positions and the record of the issue before what is next."""
    ties = tied(desk.reader, [desk.issue.uid])
    first = [b for b in blocks if b.part < _BEFORE_OURS]
    middle = [b for b in blocks if _BEFORE_OURS <= b.part < _NEXT]
    last = [b for b in blocks if b.part >= _NEXT]
    return [*first, *background(desk), *middle, *_record(desk, ties), *last]


def background(desk: IssueDesk) -> list[Block]:
    """Where the issue comes from."""
    part = _BEFORE_OURS - 1
    said = desk.voice.wording(desk.issue.background)
    support = desk.notes.support(desk.issue.uid, "background")
    mark = desk.mark(support) if support.numbers else ()
    level = desk.seen_by(desk.issue, "background")
    told = [Paragraph(part, (*said, *support.runs, *mark), seen_by=level)] if said else []
    return desk.section(part, _BACKGROUND, told)


def _record(desk: IssueDesk, ties: Ties) -> list[Block]:
    part = _NEXT - 1
    sections: tuple[tuple[Words, list[Block]], ...] = (
        (_EARLIER, _earlier(desk, ties.of(Position))),
        (STATEMENT.plural, tables.statements(desk, part, ties.of(Statement))),
        (RECOMMENDATION.plural, tables.recommendations(desk, part, ties.of(Recommendation))),
        (REQUEST.plural, tables.requests(desk, part, ties.of(Request))),
        (CONCERN.plural, tables.concerns(desk, part, ties.of(Concern))),
        (COMMITMENT.plural, tables.commitments(desk, part, ties.of(Commitment))),
        (MEASURE.plural, tables.measures(desk, part, ties.of(Measure))),
        (FIGURE.plural, tables.figures(desk, part, ties.of(Figure))),
        (MILESTONE.plural, tables.milestones(desk, part, ties.of(Milestone))),
        (ENGAGEMENT.plural, tables.engagements(desk, part, ties.of(Engagement))),
        (SUBMISSION.plural, tables.submissions(desk, part, ties.of(Submission))),
    )
    return [block for title, said in sections if said for block in (Heading(part, desk.voice.fixed(title)), *said)]


def _earlier(desk: IssueDesk, positions: Sequence[Position]) -> list[Block]:
    """Positions that others took the place of, the newest first; estimates say that they are ours."""
    replaced = [p for p in positions if key_of(p.clearance) == "superseded" and desk.has_begun(p.as_of)]
    columns = (
        Column(POSITION.label, shown("statement"), 2.6),
        Column(POSITION.field("on").label, shown("on"), 1.2),
        Column(words.WHO, named("actor"), 0.9),
        Column(words.STANCE, shown("stance"), 0.8),
        Column(words.WHEN, shown("as_of"), 0.9),
        Column(POSITION.field("standing").label, shown("standing"), 0.9),
    )
    return listed(desk, _NEXT - 1, sorted(replaced, key=newest("as_of")), columns)


_BACKGROUND = Words("Antecedentes", "Background")
_EARLIER = Words("Posiciones anteriores, ya sustituidas", "Earlier positions, replaced since")

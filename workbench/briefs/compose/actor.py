"""The paper about an actor: who it is, what it wants, where it stands on each issue, what it said and promised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from workbench.briefs.arranging import part_keys
from workbench.briefs.charts import Strip, StripLine
from workbench.briefs.compose import frame, tables, words
from workbench.briefs.compose.desk import Desk, desk_of
from workbench.briefs.compose.lists import Column, above, led, light, listed, named, newest, rows_of, shown, so_far
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.stands import OFFICIAL, PARTY, key_of
from workbench.briefs.compose.ties import Ties, tied
from workbench.briefs.compose.voice import joined
from workbench.briefs.document import Block, Document, Facts, Heading, Paragraph, telling_of
from workbench.domain.audience import Audience
from workbench.domain.records import (
    ACTOR,
    COMMITMENT,
    CONCERN,
    ENGAGEMENT,
    FIGURE,
    ISSUE,
    MEASURE,
    RECOMMENDATION,
    REQUEST,
    STATEMENT,
    SUBMISSION,
    Actor,
    Commitment,
    Concern,
    Engagement,
    Figure,
    Measure,
    Position,
    Recommendation,
    Request,
    Statement,
    Submission,
)
from workbench.domain.records.actor import POSTS
from workbench.domain.records.choices import STANCE
from workbench.domain.types import Chosen
from workbench.i18n import Language, Words, clip
from workbench.store.reader import Reader

LABEL = Words("Ficha de actor", "Actor brief")
_WHO, _POSTS, _STANDS, _SAID, _ASKED, _PROMISED, _WORRIES, _MET, _DOES, _PUT = range(2, 12)
KEYS = part_keys("who posts stances statements requests commitments concerns engagements measures put-forward")
STEPS = ("proposes", "supports", "conditional", "reserves", "opposes", "refuses")  # from one end to the other
MOST_LINES = 18  # issues on one strip
LONGEST = 160  # letters of what a line of a strip is called, which is wrapped; more tell nothing at a glance

Called = tuple[str, tuple[str, ...]]  # what a line of a strip is called, and the fields of the position that say it


def compose_actor(reader: Reader, actor: Actor, language: Language, as_of: date, options: Options) -> Document:
    """The paper about an actor as of a day, for the audience or recipient of the reader."""
    desk = desk_of(reader, language, as_of, options, frame.marking_of(reader, language))
    speaking = _speaking(desk, actor)
    ties = tied(reader, [a.uid for a in speaking])
    own = tied(reader, [actor.uid])
    spoke = {p.actor for p in ties.of(Position)} | {s.actor for s in ties.of(Statement)}
    blocks = [
        *_who(desk, actor, [a for a in speaking if a.uid in spoke]),
        *desk.section(_POSTS, ACTOR.field("posts").label, rows_of(desk, _POSTS, POSTS, [actor], "posts")),
        *desk.section(_STANDS, _STANDS_IS, _positions(desk, ties.of(Position))),
        *desk.section(_SAID, STATEMENT.plural, tables.statements(desk, _SAID, ties.of(Statement))),
        *desk.section(_ASKED, REQUEST.plural, tables.requests(desk, _ASKED, ties.of(Request))),
        *desk.section(_PROMISED, COMMITMENT.plural, tables.commitments(desk, _PROMISED, ties.of(Commitment))),
        *desk.section(_WORRIES, CONCERN.plural, tables.concerns(desk, _WORRIES, ties.of(Concern))),
        *desk.section(_MET, ENGAGEMENT.plural, tables.engagements(desk, _MET, ties.of(Engagement))),
        *_record(desk, ties, own),
    ]
    blocks = telling_of(actor.uid, blocks)
    head = frame.head(
        desk,
        desk.fact(actor, "kind"),
        desk.fact(actor, "country"),
        desk.fact(actor, "acronym", actor.acronym),
        (words.KEY, actor.key, None),
    )
    blocks += frame.at_foot(desk, desk.voice.name(actor.title), blocks, head, actor)
    ours = (p for p in ties.of(Position) if key_of(actor.country) == "MX" and key_of(p.standing) == "stated")
    return frame.framed(
        desk,
        LABEL,
        desk.voice.name(actor.title),
        blocks,
        frame.stamp(desk, blocks, ours),
        head=head,
        notes_at="foot",
        titled_in=desk.voice.tongue(actor.title),
        titled=desk.title_seen_by(actor),
    )


def _speaking(desk: Desk, actor: Actor) -> list[Actor]:
    """Who speaks for an actor: itself and what is part of it; for a Party its government too."""
    found = {actor.uid: actor}
    waiting = [actor.uid]
    while waiting:
        below = [r for r in tied(desk.reader, [waiting.pop()], "parent").of(Actor) if r.uid not in found]
        found |= {r.uid: r for r in below}
        waiting += [r.uid for r in below]
    if key_of(actor.kind) == PARTY and actor.country is not None:
        land = (r for r in desk.reader.where(ACTOR.name, country=Chosen(actor.country.key)) if isinstance(r, Actor))
        found |= {r.uid: r for r in land if key_of(r.kind) in OFFICIAL and r.uid not in found}
    return list(found.values())


def _who(desk: Desk, actor: Actor, speaking: Sequence[Actor]) -> list[Block]:
    voice = desk.voice
    blocks: list[Block] = []
    wanted = voice.wording(actor.interest)
    support = desk.notes.support(actor.uid, "interest")
    if wanted:
        label = voice.fixed(ACTOR.field("interest").label)
        said = (*wanted, *support.runs, *desk.mark(support, label))
        blocks.append(Paragraph(_WHO, said, seen_by=desk.seen_by(actor, "interest")))
    elif desk.insider:
        blocks.append(desk.missing(_WHO, _NO_INTEREST))
    others = [a for a in speaking if a.uid != actor.uid]
    known = desk.facts(
        (
            desk.fact(actor, "parent", desk.names([actor.parent] if actor.parent else [])),
            desk.fact(actor, "names", "; ".join(actor.names)),
            desk.fact(actor, "influence"),
            (_SPEAK, joined(map(desk.voice.named, (a.title for a in others)), "; "), desk.all_seen_by(others, "title")),
        )
    )
    if known:
        blocks.append(Facts(_WHO, known, min(len(known), 2), tells=tuple(a.uid for a in others)))
    return desk.section(_WHO, _WHO_IS, blocks)


def _positions(desk: Desk, positions: Iterable[Position]) -> list[Block]:
    """Issue by issue: the strip of stances, what was stated, and apart from it what we read."""
    live = [p for p in positions if key_of(p.clearance) != "superseded"]
    known, later = so_far(desk, live, "as_of")
    desk.titles.fetch(p.issue for p in known)
    said = [p for p in known if key_of(p.standing) == "stated"]
    read = [p for p in known if key_of(p.standing) != "stated"]
    columns = (
        Column(ISSUE.label, above(named("issue"), light(shown("on"))), 1.5),
        Column(words.STANCE, shown("stance"), 0.8),
        Column(words.STATED, shown("statement"), 2.6, noted=True),
        Column(words.WHEN, above(shown("as_of"), light(named("actor"))), 1.0),
    )
    readings = (
        Column(ISSUE.label, above(named("issue"), light(shown("on"))), 1.5),
        Column(_WE_READ, light(above(shown("stance"), shown("statement"))), 2.6, noted=True),
        Column(_RESTS_ON, above(shown("basis"), led(words.CONFIDENCE, shown("confidence"))), 1.4),
        Column(words.WHEN, above(shown("as_of"), light(named("actor"))), 1.0),
    )
    return [
        *strips(desk, _STANDS, known),
        *listed(desk, _STANDS, sorted(said, key=newest("as_of")), columns),
        *desk.under(_STANDS, _READING, listed(desk, _STANDS, sorted(read, key=newest("as_of")), readings)),
        *desk.counted(_STANDS, words.LATER, later, "as_of"),
    ]


def strips(
    desk: Desk, part: int, positions: Iterable[Position], named: Callable[[Desk, Position], Called] | None = None
) -> list[Strip]:
    """The stances on a strip, issue by issue or as they are ``named``; none where no position is on it."""
    drawn: list[tuple[StripLine, Audience]] = []
    for position in positions:
        if key_of(position.stance) in STEPS:
            label, fields = (_about if named is None else named)(desk, position)
            step, estimate = STEPS.index(key_of(position.stance)), key_of(position.standing) != "stated"
            level = desk.seen_by(position, "stance", "standing", *fields)
            drawn.append((StripLine(label, step, estimate, position.uid), level))
    drawn.sort(key=lambda line: (line[0].estimate, line[0].at, line[0].label))
    steps = tuple(STANCE.show(Chosen(key), desk.voice.language) for key in STEPS)
    legend = (desk.voice.fixed(_STATED), desk.voice.fixed(_ESTIMATED))
    found: list[Strip] = []
    for at in range(0, len(drawn), MOST_LINES):
        some, levels = zip(*drawn[at : at + MOST_LINES], strict=True)
        alt = "; ".join(_told(desk, line, steps) for line in some)
        found.append(Strip(part, steps, some, legend, alt, seen_by=max(levels)))
    return found


def _about(desk: Desk, position: Position) -> Called:
    """The issue and, where it says more, what of it."""
    issue, on = desk.titles.of(position.issue), desk.voice.name(position.on)
    if not on or on == issue:
        return clip(issue, LONGEST), ("issue",)
    return clip(f"{issue}: {on}", LONGEST), ("issue", "on")


def _told(desk: Desk, line: StripLine, steps: Sequence[str]) -> str:
    mark = f" {desk.voice.fixed(words.ESTIMATE)}" if line.estimate else ""
    return f"{line.label}: {steps[line.at or 0]}{mark}"


def _record(desk: Desk, ties: Ties, own: Ties) -> list[Block]:
    """What it applies, proposed, wrote and counts."""
    sections: tuple[tuple[int, Words, list[Block]], ...] = (
        (_DOES, MEASURE.plural, tables.measures(desk, _DOES, ties.of(Measure))),
        (_PUT, RECOMMENDATION.plural, tables.recommendations(desk, _PUT, _proposed(ties, own))),
        (_PUT, SUBMISSION.plural, tables.submissions(desk, _PUT, ties.of(Submission))),
        (_PUT, FIGURE.plural, tables.figures(desk, _PUT, own.of(Figure))),
    )
    return [b for part, name, said in sections if said for b in (Heading(part, desk.voice.fixed(name)), *said)]


def _proposed(ties: Ties, own: Ties) -> list[Recommendation]:
    return list({r.uid: r for r in (*own.of(Recommendation), *ties.of(Recommendation))}.values())


_WHO_IS = Words("Quién es", "Who it is")
_SPEAK = Words("Hablan por este actor", "Who speaks for it")
_NO_INTEREST = Words("Qué busca este actor.", "What this actor wants.")
_STANDS_IS = Words("Dónde está en cada tema", "Where it stands on each issue")
_WE_READ = Words("Lo que leemos", "What we read")
_RESTS_ON = Words("En qué se basa", "What it rests on")
_READING = Words("Nuestra lectura, no declarada por el actor", "Our reading, not stated by the actor")
_STATED = Words("Postura declarada", "Stated stance")
_ESTIMATED = Words("Estimación nuestra", "Our estimate")

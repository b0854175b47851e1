"""The position brief of an issue, on one page or in full, in the order that readers of briefs expect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from workbench.briefs.arranging import part_keys
from workbench.briefs.compose import frame, history, record, room, sides, subject, words
from workbench.briefs.compose.desk import IssueDesk, desk_of, lay
from workbench.briefs.compose.options import PLAIN, Options
from workbench.briefs.compose.voice import joined
from workbench.briefs.document import SOURCES_PART, Block, Cut, Document, Fact, Run, SmallLine, telling_of
from workbench.domain.audience import Audience
from workbench.domain.records import Issue
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

# Parts 2 to 14.
_PARTS: tuple[Callable[[IssueDesk], list[Block]], ...] = (
    subject.subject,
    subject.decision,
    subject.objective,
    sides.ours,
    sides.others,
    room.room,
    subject.arguments,
    subject.replies,
    subject.do_not_say,
    subject.trade_offs,
    sides.at_home,
    record.record,
    subject.next_step,
)
KEYS = part_keys(
    "subject decision objective position others room arguments replies do-not-say trade-offs at-home record next"
)
_SIGNED = ((words.DRAFTED, "drafted_by"), (words.REVIEWED, "reviewed_by"), (words.AUTHORISED, "authorised_by"))


def compose_position(
    reader: Reader, issue: Issue, language: Language, as_of: date, options: Options = PLAIN
) -> Document:
    """The position brief of an issue as it stood on a day, for the audience or recipient of the reader.

    The issue is read again through the reader, so that nothing it may not see comes in with it;
    ValueError where the reader does not know of it. Only negotiators' papers say what is missing of
    the reserved parts; in all others those parts are simply not there. Origins are listed among the sources, in no
    paper but theirs. In full nothing is left out, and what led to today's positions is added.
    """
    seen = reader.get(issue.uid)
    if not isinstance(seen, Issue):
        raise ValueError("the reader does not know of the issue")
    desk = lay(desk_of(reader, language, as_of, options, frame.marking_of(reader, language)), seen)
    voice = desk.voice
    blocks = parts(desk)
    if options.full:
        blocks = history.with_history(desk, blocks)
    blocks = telling_of(seen.uid, blocks)
    head, last = _head(desk), signed(desk)
    name, named = frame.unit_of(desk, seen.lead)
    unit = name, max(named, desk.levels.one(seen.uid, "lead"))
    frame.list_origins(desk, "\n".join((voice.name(seen.title), name)), [*blocks, *last], head, seen)
    blocks += frame.sources(desk, *last)
    return frame.framed(
        desk,
        words.BRIEF,
        voice.name(seen.title),
        blocks,
        frame.stamp(desk, blocks, (stand.position for stand in desk.stands.ours)),
        unit,
        titled_in=voice.tongue(seen.title),
        titled=desk.title_seen_by(seen),
        head=head,
        fit_one_page=not options.full,
        cut_order=(Cut(13), Cut(12), Cut(8, item=3, label=voice.fixed(words.THIRD_ARGUMENT))),
    )


def parts(desk: IssueDesk) -> list[Block]:
    """What is said of an issue, from the issue to the next step."""
    return [block for part in _PARTS for block in part(desk)]


def signed(desk: IssueDesk) -> list[Block]:
    """Who drafted, reviewed and authorised Mexico's positions, as far as anybody is named."""
    said = joined(_signed(desk, label, field) for label, field in _SIGNED)
    level = desk.all_seen_by((stand.position for stand in desk.stands.ours), *(field for _, field in _SIGNED))
    tells = tuple(stand.position.uid for stand in desk.stands.ours)
    return [SmallLine(SOURCES_PART, said, seen_by=level, tells=tells)] if said else []


def _head(desk: IssueDesk) -> tuple[Fact, ...]:
    """Part 1: the date of the facts, the event, the counterpart, the version."""
    voice, issue, version = desk.voice, desk.issue, desk.options.version
    cycle = f" {voice.when(issue.cycle)}" if issue.cycle else ""
    of_cycle = desk.seen_by(issue, "cycle") if cycle else Audience.PUBLIC
    return frame.head(
        desk,
        (words.EVENT_LABEL, voice.fixed(words.EVENT) + cycle, of_cycle),
        desk.fact(issue, "counterpart_lead", issue.counterpart_lead.strip()),
        desk.fact(issue, "track"),
        (words.VERSION if version else words.KEY, " · ".join(filter(None, (issue.key, version))), None),
    )


def _signed(desk: IssueDesk, label: Words, field: str) -> tuple[Run, ...]:
    names = dict.fromkeys(getattr(stand.position, field).strip() for stand in desk.stands.ours)
    said = "; ".join(name for name in names if name)
    return (Run(desk.voice.fixed(label)), Run(said)) if said else ()

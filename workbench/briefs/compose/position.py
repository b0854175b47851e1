"""The one-page position brief of an issue, in the order that readers of briefs expect."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from workbench.briefs.compose import record, room, sides, subject, words
from workbench.briefs.compose.desk import Desk
from workbench.briefs.compose.notes import Notes
from workbench.briefs.compose.origins import origin_notes
from workbench.briefs.compose.stands import stands_of
from workbench.briefs.compose.voice import Voice, joined
from workbench.briefs.document import Block, Cut, Document, Fact, Missing, Run, SmallLine
from workbench.domain.audience import Audience
from workbench.domain.records import ISSUE, Actor, Citation, Issue, Position
from workbench.i18n import Language, Words
from workbench.store.reader import Reader
from workbench.store.scope import ReleaseScope

# Parts 2 to 14.
_PARTS: tuple[Callable[[Desk], list[Block]], ...] = (
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
_SIGNED = ((words.DRAFTED, "drafted_by"), (words.REVIEWED, "reviewed_by"), (words.AUTHORISED, "authorised_by"))


def compose_position(
    reader: Reader, issue: Issue, language: Language, as_of: date, *, version: str = "", origins: bool = False
) -> Document:
    """The position brief of an issue as it stood on a day, for the audience or recipient of the reader.

    The issue is read again through the reader, so that nothing it may not see comes in with it;
    ValueError where the reader does not know of it. Only negotiators' papers say what is missing of
    the reserved parts; in all others those parts are simply not there. ``origins`` lists among the sources the cell
    that each value came from; in no paper but theirs.
    """
    seen = reader.get(issue.uid)
    if not isinstance(seen, Issue):
        raise ValueError("the reader does not know of the issue")
    voice = Voice(language)
    desk = _desk(reader, seen, voice, as_of)
    blocks = [block for part in _PARTS for block in part(desk)]
    for told in origin_notes(reader, seen, voice) if origins and desk.insider else ():
        desk.notes.list_origin(told)
    notes = desk.notes.notes()
    blocks += _closing(desk, bool(notes))
    return Document(
        title=voice.name(seen.title),
        language=language,
        marking=desk.marking,
        blocks=tuple(blocks),
        head=_head(desk, version),
        notes=notes,
        stamp=_stamp(desk, blocks),
        foot=_foot(reader, desk),
        subject=voice.fixed(words.BRIEF),
        open=reader.audience is Audience.PUBLIC,
        fit_one_page=True,
        cut_order=(Cut(13), Cut(12), Cut(8, item=3, label=voice.fixed(words.THIRD_ARGUMENT))),
    )


def _desk(reader: Reader, issue: Issue, voice: Voice, as_of: date) -> Desk:
    """All that points to the issue, read once."""
    insider = reader.scope.keys
    notes = Notes(reader, voice, origins=insider)
    positions: list[Position] = []
    citations: list[Citation] = []
    for pointer in reader.pointing_to(issue.uid):
        if isinstance(pointer.record, Position) and pointer.field == "issue":
            positions.append(pointer.record)
        elif isinstance(pointer.record, Citation) and pointer.field == "record":
            citations.append(pointer.record)
    notes.know(issue.uid, citations)
    stands = stands_of(reader, positions, as_of)
    return Desk(reader, issue, as_of, insider, _marking(reader, voice), voice, notes, stands)


def _marking(reader: Reader, voice: Voice) -> str:
    """Who may read the paper."""
    label = reader.audience.label
    is_open = reader.audience is Audience.PUBLIC
    if isinstance(reader.scope, ReleaseScope):
        handed = words.HANDED if is_open else words.HANDED_ONLY
        said = voice.fixed(handed.fill(recipient=reader.scope.recipient))
        return f"{voice.fixed(label)} · {said}" if is_open else said
    return voice.fixed(label if is_open else words.ONLY.fill(audience=label))


def _head(desk: Desk, version: str) -> tuple[Fact, ...]:
    """Part 1: the date of the facts, the event, the counterpart, the version."""
    voice, issue = desk.voice, desk.issue
    cycle = f" {voice.when(issue.cycle)}" if issue.cycle else ""
    facts = (
        Fact(voice.fixed(words.AS_OF), voice.day(desk.as_of)),
        Fact(voice.fixed(words.EVENT_LABEL), voice.fixed(words.EVENT) + cycle),
        Fact(voice.fixed(ISSUE.field("counterpart_lead").label), issue.counterpart_lead.strip()),
        Fact(voice.fixed(ISSUE.field("track").label), voice.shown(ISSUE, issue, "track")),
        Fact(voice.fixed(words.VERSION if version else words.KEY), " · ".join(filter(None, (issue.key, version)))),
    )
    return tuple(fact for fact in facts if fact.value)


def _foot(reader: Reader, desk: Desk) -> str:
    """What the paper is, of whom, and the date of its facts."""
    lead = reader.get(desk.issue.lead) if desk.issue.lead else None
    unit = desk.voice.name(lead.title) if isinstance(lead, Actor) else ""
    said = (desk.voice.fixed(words.BRIEF), unit, desk.voice.fixed(words.FACTS_AT.fill(date=desk.voice.day(desk.as_of))))
    return " · ".join(part for part in said if part)


def _closing(desk: Desk, cited: bool) -> list[Block]:
    """Part 15: the sources, and who drafted, reviewed and authorised Mexico's position."""
    blocks: list[Block] = [desk.heading(15, words.SOURCES)]
    if not cited:
        blocks.append(SmallLine(15, desk.voice.fixed(words.NO_SOURCES)))
    signed = joined(_signed(desk, label, field) for label, field in _SIGNED)
    return [*blocks, SmallLine(15, signed)] if signed else blocks


def _signed(desk: Desk, label: Words, field: str) -> tuple[Run, ...]:
    names = dict.fromkeys(getattr(stand.position, field).strip() for stand in desk.stands.ours)
    said = "; ".join(name for name in names if name)
    return (Run(desk.voice.fixed(label)), Run(said)) if said else ()


def _stamp(desk: Desk, blocks: Iterable[Block]) -> str:
    """Across the paper: that its authority is over, else that it is a draft; nothing on a finished one."""
    if room.authority_expired(desk):
        return desk.voice.fixed(words.EXPIRED)
    unfinished = any(isinstance(block, Missing) for block in blocks) or not room.cleared(desk)
    return desk.voice.fixed(words.DRAFT) if unfinished else ""

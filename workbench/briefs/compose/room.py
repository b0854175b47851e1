"""The negotiator's room: how far Mexico may go, who said so and until when."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.briefs.compose import words
from workbench.briefs.compose.desk import IssueDesk
from workbench.briefs.compose.stands import Stand
from workbench.briefs.compose.voice import Runs, joined, stacked
from workbench.briefs.document import Block, Fact, Facts, Room, Run
from workbench.domain.audience import Audience
from workbench.domain.records import POSITION, Position
from workbench.domain.types import Parallel
from workbench.i18n import Words

STEPS = ("opening", "target", "fallback", "red_line")
MOST = 6  # positions whose steps stand in the panel


def room(desk: IssueDesk) -> list[Block]:
    """Part 7: opening, target, fallback and red line with their authority.

    A paper that is not the negotiators' own holds only the steps that its reader may see, and no
    trace of the others.
    """
    heading = desk.heading(7, words.ROOM)
    held = [stand for stand in desk.stands.ours if any(_step(stand, name) for name in STEPS)]
    tells = tuple(stand.position.uid for stand in held)
    if not desk.insider:
        facts = _facts(desk, held)
        return [heading, Facts(7, facts, len(facts), tells=tells)] if facts else []
    if not held:
        return [heading, desk.missing(7, words.MISSING_ROOM)]
    opening, target, fallback, red_line = (_steps(desk, held, name) for name in STEPS)
    authority = _authority(desk, held)
    of = held[0].position.uid if len(held) == 1 else ""
    levels = (*(_seen_by(desk, held, name) for name in STEPS), _mandate_seen_by(desk, held))
    steps = (opening, target, fallback, red_line, authority)
    return [heading, Room(7, *steps, desk.marking, of=of, tells=tells, steps_seen_by=levels)]


def _seen_by(desk: IssueDesk, held: Sequence[Stand], step: str) -> Audience:
    """Who may see one step of the room; that it is empty none but negotiators are told."""
    filled = [stand for stand in held if _step(stand, step)]
    shown = filled[: desk.most(MOST)]
    names = [_name_seen_by(desk, stand) for stand in shown] if len(held) > 1 else []
    found = (desk.all_seen_by((stand.position for stand in some), *of) for some, of in ((shown, [step]), (filled, [])))
    return max([*found, *names]) if filled else desk.reader.audience


def _mandate_seen_by(desk: IssueDesk, held: Sequence[Stand]) -> Audience:
    """Who may see who gave the room and until when; what is not known of it none but negotiators are told."""
    names = ("authority", "valid_until", "clearance", "flexibility")
    return max(desk.levels.one(stand.position.uid, name) for stand in held[: desk.most(MOST)] for name in names)


def _facts(desk: IssueDesk, held: Sequence[Stand]) -> tuple[Fact, ...]:
    return desk.facts(
        (POSITION.field(name).label, _steps(desk, held, name), _seen_by(desk, held, name)) for name in STEPS
    )


def _step(stand: Stand, name: str) -> Parallel:
    value = getattr(stand.position, name)
    return value if isinstance(value, Parallel) else Parallel()


def _steps(desk: IssueDesk, held: Sequence[Stand], name: str) -> Runs:
    """One step of all positions that have it, each named where the room is that of several."""
    parts: list[Runs] = []
    filled = [stand for stand in held if _step(stand, name)]
    for stand in filled[: desk.most(MOST)]:
        said = desk.voice.wording(_step(stand, name))
        parts.append((Run(f"{_name(desk, stand)}: ", "italic"), *said) if len(held) > 1 else said)
    if len(filled) > len(parts):
        parts.append((Run(desk.voice.fixed(words.AND_MORE.fill(count=len(filled) - len(parts))), "italic"),))
    return stacked(parts)


def _name(desk: IssueDesk, stand: Stand) -> str:
    """The point that a position is about, with the ministry where it is not the party's."""
    who = stand.actor.acronym or desk.voice.name(stand.actor.title)
    on = desk.voice.name(stand.position.on)
    return f"{on} ({who})" if stand.rank else on


def _name_seen_by(desk: IssueDesk, stand: Stand) -> Audience:
    """Who may see that name."""
    on = desk.seen_by(stand.position, "on")
    return max(on, desk.name_seen_by(stand.actor.uid)) if stand.rank else on


def _authority(desk: IssueDesk, held: Sequence[Stand]) -> Runs:
    """Who gave the room and until when, a line a position; the same line once."""
    lines = [_mandate(desk, stand.position) for stand in held[: desk.most(MOST)]]
    return stacked(list(dict.fromkeys(lines)))


def _mandate(desk: IssueDesk, position: Position) -> Runs:
    voice = desk.voice
    lapsed = (voice.marked(words.LAPSED),) if desk.is_past(position.valid_until) else ()
    until = voice.when(position.valid_until) if position.valid_until else ""
    flexibility = voice.shown(POSITION, position, "flexibility")
    return joined(
        (
            _labelled(desk, words.AUTHORITY, position.authority.strip()),
            (*_labelled(desk, words.VALID_UNTIL, until), *lapsed),
            _labelled(desk, words.CLEARANCE, voice.shown(POSITION, position, "clearance")),
            _labelled(desk, words.FLEXIBILITY, flexibility) if flexibility else "",
        )
    )


def _labelled(desk: IssueDesk, label: Words, value: str) -> Runs:
    known = Run(value, "strong") if value else Run(desk.voice.fixed(words.NOT_STATED), "italic")
    return (Run(desk.voice.fixed(label)), known)

"""What the bodies of an issue have on record: meetings that were held, and commitments that are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.briefs.compose import tables, words
from workbench.briefs.compose.desk import IssueDesk
from workbench.briefs.compose.stands import key_of
from workbench.briefs.compose.voice import Runs, joined
from workbench.briefs.document import Block, Paragraph, Run
from workbench.domain.records import Body, Commitment, Meeting
from workbench.domain.schema import Record
from workbench.i18n import Words

MOST_BODIES = 3
MOST_DATES = 6
WHOLE = 3  # parties of a body in which two alone are no meeting


def record(desk: IssueDesk) -> list[Block]:
    """Part 13: one line a body, one for the open commitments; the part is not there where nothing is known."""
    bodies = _bodies(desk)
    tied = [p.record for body in bodies for p in desk.reader.pointing_to(body.uid)]
    meetings = [r for r in tied if isinstance(r, Meeting)]
    said: list[Block] = []
    for body in bodies[: desk.most(MOST_BODIES)]:
        own = [m for m in meetings if m.body == body.uid]
        said.append(_meetings(desk, body, own))
    promised = _pending([*tied, *(p.record for p in desk.reader.pointing_to(desk.issue.uid))])
    level = desk.all_seen_by(promised, "status", "due")
    said += [Paragraph(13, _commitments(desk, promised), seen_by=level)] if promised else []
    return [desk.heading(13, words.ON_RECORD), *said] if said else []


def _bodies(desk: IssueDesk) -> list[Body]:
    """The bodies that are based on a provision of the issue, each once."""
    found = (p.record for provision in desk.issue.provisions for p in desk.reader.about(provision))
    return list({r.uid: r for r in found if isinstance(r, Body)}.values())


def _meetings(desk: IssueDesk, body: Body, meetings: Sequence[Meeting]) -> Block:
    """How many meetings a body is known to have held, and when; that none is on record never says that none was."""
    public = _held(desk, body, meetings, "public")
    own = _held(desk, body, meetings, "own_file") if desk.insider else []
    counts = [_count(desk, public, words.HELD_PUBLIC, words.HELD_NONE)]
    if own:
        counts.append(_count(desk, own, words.HELD_OWN, words.HELD_NONE))
    support = desk.notes.of_records(m.uid for m in public)
    mark = desk.mark(support) if support.numbers else ()
    label = (*desk.voice.named(body.title, "strong"), Run(": ", "strong"))
    said = (*label, Run("; ".join(counts)), *support.runs, *mark, Run("."))
    level = max(desk.title_seen_by(body), desk.all_seen_by([*public, *own], "when", "standing", "known_from"))
    return Paragraph(13, said, of=body.uid, seen_by=level)


def _held(desk: IssueDesk, body: Body, meetings: Iterable[Meeting], known_from: str) -> list[Meeting]:
    """The meetings held by the day of the facts; two parties do not make a meeting of a body of three."""
    found = [
        m
        for m in meetings
        if key_of(m.standing) == "held"
        and (key_of(m.known_from) or "own_file") == known_from  # of what nobody says is public we have it ourselves
        and (m.when is None or m.when.first() <= desk.as_of)
        and not (len(body.parties) >= WHOLE and m.parties_present and set(body.parties) - set(m.parties_present))
    ]
    return sorted(found, key=lambda m: m.when.first().toordinal() if m.when else 0)


def _count(desk: IssueDesk, held: Sequence[Meeting], some: Words, none: Words) -> str:
    if not held:
        return desk.voice.fixed(none)
    years = dict.fromkeys(
        str(m.when.start.year) for m in held[-desk.most(MOST_DATES) :] if m.when and m.when.end is None
    )
    said = desk.voice.fixed(some.fill(count=len(held)))
    return f"{said} ({', '.join(years)})" if years else said


def _pending(tied: Iterable[Record]) -> list[Commitment]:
    """The commitments that are open, each once."""
    return list({r.uid: r for r in tied if isinstance(r, Commitment) and tables.is_open(r)}.values())


def _commitments(desk: IssueDesk, found: Sequence[Commitment]) -> Runs:
    late = sum(desk.is_past(c.due) for c in found)
    counted = [desk.voice.fixed(words.OPEN_COMMITMENTS.fill(count=len(found)))]
    if late:
        counted.append(desk.voice.fixed(words.LATE_COMMITMENTS.fill(count=late)))
    return joined(counted, ", ")

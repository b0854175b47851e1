"""The tables that several kinds of papers share: meetings, commitments, concerns, statements and the like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from workbench.briefs.compose import words
from workbench.briefs.compose.desk import Desk
from workbench.briefs.compose.lists import (
    Column,
    Of,
    above,
    beside,
    led,
    light,
    listed,
    named,
    newest,
    shown,
    so_far,
    soonest,
)
from workbench.briefs.compose.stands import key_of
from workbench.briefs.document import Block, Run, Text
from workbench.domain.records import (
    COMMITMENT,
    CONCERN,
    ENGAGEMENT,
    FIGURE,
    MEASURE,
    MEETING,
    MILESTONE,
    RECOMMENDATION,
    REQUEST,
    STATEMENT,
    SUBMISSION,
    Commitment,
    Concern,
    Engagement,
    Figure,
    Measure,
    Meeting,
    Milestone,
    Recommendation,
    Request,
    Statement,
    Submission,
)
from workbench.domain.schema import Record, RecordType
from workbench.domain.when import show_when
from workbench.gathering.requests_told import POSITIONS, TRADED_FOR
from workbench.i18n import Words

OPEN = frozenset({"", "open", "in_progress", "delivered", "partly"})  # commitments that are not settled
COMING = frozenset({"planned", "postponed", "cancelled"})  # meetings that were not held by any day
OPEN_CONCERNS = frozenset({"", "not_reported", "open", "partly"})


def label(record_type: RecordType, name: str) -> Words:
    """What a field is called."""
    return record_type.field(name).label


def meetings(desk: Desk, part: int, records: Iterable[Meeting]) -> list[Block]:
    """Meetings, the newest first: when, which, how it stands, what was agreed."""
    columns = (
        Column(words.WHEN, above(shown("when"), light(shown("place"))), 1.1),
        Column(MEETING.label, beside(shown("title"), shown("mode")), 1.6, noted=True),
        Column(words.STATUS, above(shown("standing"), light(shown("known_from"))), 0.9),
        Column(label(MEETING, "outcome"), shown("outcome"), 2.6),
    )
    found = list(records)
    coming = [m for m in found if key_of(m.standing) in COMING]
    known, later = so_far(desk, [m for m in found if key_of(m.standing) not in COMING], "when")
    table = listed(desk, part, sorted([*coming, *known], key=newest("when")), columns)
    return [*table, *desk.counted(part, words.LATER_ROWS, later, "when")]


def commitments(desk: Desk, part: int, records: Iterable[Commitment]) -> list[Block]:
    """Commitments, what is due first on top; one that is late says so."""
    columns = (
        Column(COMMITMENT.label, above(shown("title"), light(shown("evidence"))), 3.2),
        Column(label(COMMITMENT, "owner"), above(named("owner"), led(words.TO, named("to_whom"))), 1.1),
        Column(words.DUE_ON, Of(_due, ("due", "status")), 1.1),
        Column(words.STATUS, above(shown("status"), light(shown("origin"))), 0.9),
    )
    return listed(desk, part, sorted(records, key=soonest("due")), columns)


def is_open(commitment: Commitment) -> bool:
    """Whether a commitment is not settled."""
    return key_of(commitment.status) in OPEN


def is_open_concern(concern: Concern) -> bool:
    """Whether a concern is not known to be settled."""
    return key_of(concern.status) in OPEN_CONCERNS


def _due(desk: Desk, commitment: Commitment) -> Text:
    if commitment.due is None:
        return ()
    late = desk.is_past(commitment.due) and is_open(commitment)
    return (Run(show_when(commitment.due, desk.voice.language)), *((desk.voice.marked(words.PAST),) if late else ()))


def concerns(desk: Desk, part: int, records: Iterable[Concern]) -> list[Block]:
    """Trade concerns, those raised last on top."""
    columns = (
        Column(CONCERN.label, above(beside(shown("number"), shown("title")), light(shown("evidence"))), 3.4),
        Column(label(CONCERN, "raised_by"), above(named("raised_by"), led(words.WITH, named("supporters"))), 1.1),
        Column(label(CONCERN, "respondent"), named("respondent"), 0.9),
        Column(
            words.RAISED,
            above(
                led(words.SINCE, shown("first_raised")),
                led(words.LAST, shown("last_raised")),
                Of(_times, ("times_raised",)),
            ),
            1.2,
        ),
        Column(words.STATUS, shown("status"), 0.8),
    )
    return listed(desk, part, sorted(records, key=newest("last_raised")), columns)


def _times(desk: Desk, concern: Concern) -> Text:
    if concern.times_raised is None:
        return ()
    return desk.voice.fixed(words.TIMES.fill(count=f"{concern.times_raised.amount.normalize():f}"))


def statements(desk: Desk, part: int, records: Iterable[Statement]) -> list[Block]:
    """What was said, the newest first; what nobody reviewed yet says so."""
    columns = (
        Column(words.WHO, above(named("actor"), light(shown("speaker"))), 1.0),
        Column(words.SAID, above(light(beside(shown("verb"), shown("on"))), shown("words")), 2.8, noted=True),
        Column(
            words.WHEN_WHERE, above(shown("when"), light(named("meeting")), Of(_how, ("formality", "reviewed"))), 1.2
        ),
    )
    return _until_now(desk, part, records, "when", columns)


def _until_now(desk: Desk, part: int, records: Iterable[Record], field: str, columns: Sequence[Column]) -> list[Block]:
    """The records by a date of theirs, the newest first, none later than the day of the facts."""
    known, later = so_far(desk, records, field)
    table = listed(desk, part, sorted(known, key=newest(field)), columns)
    return [*table, *desk.counted(part, words.LATER_ROWS, later, field)]


def _how(desk: Desk, statement: Statement) -> Text:
    """Whether it was said informally or ad referendum, and whether somebody reviewed it."""
    informal = key_of(statement.formality) == "informal"
    said = [desk.voice.shown(STATEMENT, statement, "formality").lower()] if informal else []
    if statement.ad_referendum and key_of(statement.verb) != "agrees":  # that verb says it already
        said.append(desk.voice.fixed(words.AD_REFERENDUM))
    if desk.insider and not statement.reviewed:
        said.append(desk.voice.fixed(words.NOT_REVIEWED))
    return (Run(f"({', '.join(said)})", "italic"),) if said else ()


def recommendations(desk: Desk, part: int, records: Iterable[Recommendation]) -> list[Block]:
    """Recommendations in the order of their keys: what is asked, how far, by which instrument."""
    columns = (
        Column(RECOMMENDATION.label, above(shown("title"), light(named("proposer"))), 1.6),
        Column(label(RECOMMENDATION, "ask"), shown("ask"), 2.6),
        Column(label(RECOMMENDATION, "instrument"), above(shown("instrument"), light(shown("ambition"))), 1.1),
        Column(words.STATUS, above(shown("standing"), led(words.BY, shown("due"))), 1.0),
    )
    return listed(desk, part, records, columns)


def requests(desk: Desk, part: int, records: Iterable[Request]) -> list[Block]:
    """Requests, what is to be answered first on top."""
    columns = (
        Column(REQUEST.label, above(shown("title"), shown("text"), led(POSITIONS, named("positions"))), 2.4),
        Column(words.FROM_TO, above(named("asked_by"), led(words.TO, named("asked_of"))), 1.0),
        Column(words.ANSWERED, above(shown("response"), shown("reply")), 1.8),
        Column(words.STATUS, above(shown("status"), led(words.BY, shown("due"))), 0.9),
        Column(words.TRADE_OFFS, above(shown("trade_offs"), led(TRADED_FOR, named("traded_for"))), 1.4),
    )
    return listed(desk, part, sorted(records, key=soonest("due")), columns)


def measures(desk: Desk, part: int, records: Iterable[Measure]) -> list[Block]:
    """Measures, those in force last on top."""
    columns = (
        Column(MEASURE.label, above(shown("title"), light(shown("legal_basis"))), 1.8),
        Column(label(MEASURE, "authority"), named("authority"), 0.9),
        Column(label(MEASURE, "rate"), above(shown("rate"), shown("time_limit")), 0.7),
        Column(label(MEASURE, "scope"), above(shown("scope"), light(shown("exemption"))), 2.2),
        Column(words.IN_FORCE, Of(_in_force, ("in_force_from", "in_force_to")), 1.0),
    )
    return listed(desk, part, sorted(records, key=newest("in_force_from")), columns)


def _in_force(desk: Desk, measure: Measure) -> Text:
    said = ((words.SINCE, measure.in_force_from), (words.UNTIL, measure.in_force_to))
    return "\n".join(f"{desk.voice.fixed(lead)}{show_when(when, desk.voice.language)}" for lead, when in said if when)


def engagements(desk: Desk, part: int, records: Iterable[Engagement]) -> list[Block]:
    """Contacts, the newest first; what was said and promised where the reader may see it."""
    columns = (
        Column(words.WHEN, above(shown("when"), light(shown("channel"))), 0.9),
        Column(ENGAGEMENT.label, above(shown("title"), light(named("actors"))), 1.4, noted=True),
        Column(label(ENGAGEMENT, "said"), shown("said"), 2.0),
        Column(label(ENGAGEMENT, "promised"), shown("promised"), 1.6),
    )
    return _until_now(desk, part, records, "when", columns)


def figures(desk: Desk, part: int, records: Iterable[Figure]) -> list[Block]:
    """Figures with their period."""
    columns = (
        Column(FIGURE.label, above(shown("title"), light(shown("method"))), 3.2),
        Column(label(FIGURE, "value"), shown("value"), 0.9),
        Column(label(FIGURE, "period"), shown("period"), 0.8),
        Column(words.WHOSE, above(named("actor"), led(words.WITH, named("partner"))), 1.0),
    )
    return listed(desk, part, records, columns)


def milestones(desk: Desk, part: int, records: Iterable[Milestone]) -> list[Block]:
    """Days that matter, in their order."""
    columns = (
        Column(words.WHEN, above(shown("when"), Of(_basis, ("when",))), 1.0),
        Column(MILESTONE.label, shown("title"), 2.6, noted=True),
        Column(label(MILESTONE, "kind"), shown("kind"), 0.9),
        Column(label(MILESTONE, "legal_basis"), shown("legal_basis"), 1.4),
    )
    return listed(desk, part, sorted(records, key=soonest("when")), columns)


def _basis(desk: Desk, record: Any) -> Text:
    """Whether a day was computed or is only claimed."""
    said = {"computed": words.COMPUTED, "claimed": words.CLAIMED}.get(record.when.basis if record.when else "")
    return (Run(desk.voice.fixed(said), "italic"),) if said else ()


def submissions(desk: Desk, part: int, records: Iterable[Submission]) -> list[Block]:
    """What stakeholders wrote."""
    columns = (
        Column(SUBMISSION.label, above(shown("title"), light(beside(shown("submitter_name"), shown("received")))), 1.5),
        Column(label(SUBMISSION, "problem"), shown("problem"), 2.0),
        Column(label(SUBMISSION, "proposal"), shown("proposal"), 2.0),
    )
    return _until_now(desk, part, records, "received", columns)

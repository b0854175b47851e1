"""The parts of a position brief that positions fill: Mexico's, the others' and the actors' at home."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.briefs.compose import words
from workbench.briefs.compose.clearing import state_told
from workbench.briefs.compose.desk import IssueDesk
from workbench.briefs.compose.notes import Support
from workbench.briefs.compose.stands import Stand, chosen, key_of
from workbench.briefs.compose.voice import Runs, joined
from workbench.briefs.document import Aside, Block, Paragraph, Run, Statement, Table, Text, in_italics
from workbench.domain.audience import Audience
from workbench.domain.records import ACTOR, ISSUE, POSITION, Position
from workbench.domain.records.choices import COUNTRY
from workbench.domain.types import Choice
from workbench.i18n import Words, fold

MOST_OURS = 3
MOST_OTHERS = 6
MOST_READINGS = 3
MOST_NAMES = 6
_WEIGHTS = (1.0, 0.7, 2.2, 1.45)
_LONG_NAME = 28  # letters; a longer name gives way to its acronym where there is one

_FAVOUR = ("proposes", "supports", "conditional")
_CAMPS: tuple[tuple[Words, tuple[str, ...]], ...] = (
    (words.IN_FAVOUR, _FAVOUR),
    (words.RESERVED, ("reserves",)),
    (words.AGAINST, ("opposes", "refuses")),
    (words.NO_STANCE, ("none", "unknown", "")),
)


def ours(desk: IssueDesk) -> list[Block]:
    """Part 5: Mexico's position, as it may be quoted."""
    return [desk.heading(5, words.POSITION), *(quotes(desk, 5) or [desk.missing(5, words.MISSING_POSITION)])]


def quotes(desk: IssueDesk, part: int) -> list[Block]:
    """Mexico's positions in words that may be quoted."""
    found = [s for s in desk.stands.ours if s.position.statement or s.position.stance]  # a red line alone says nothing
    shown = chosen(found, desk.most(MOST_OURS))
    blocks = [
        Statement(part, _quoted(desk, stand), of=stand.position.uid, seen_by=_seen_by(desk, stand)) for stand in shown
    ]
    return [*blocks, *desk.counted(part, words.MORE_OURS, len(found) - len(shown))]


_SAID = ("on", "statement", "stance", "as_of", "clearance", "valid_until")
_READ = (*_SAID, "standing", "basis", "confidence")


def _seen_by(desk: IssueDesk, stand: Stand, *, read: bool = False) -> Audience:
    """Who may see all that is printed of a position."""
    desk.levels.fetch([stand.position.uid, stand.actor.uid])
    return max(desk.seen_by(stand.position, *(_READ if read else _SAID)), desk.seen_by(stand.actor))


def _quoted(desk: IssueDesk, stand: Stand) -> Runs:
    """The position, whose it is where not the party's, of when, and whether it is cleared."""
    position, voice = stand.position, desk.voice
    by = voice.name(stand.actor.title) if stand.rank else ""
    when = voice.when(position.as_of) if position.as_of else ""
    said = ", ".join(part for part in (by, when, state_told(desk, position)) if part)
    support = desk.notes.of_position(position)
    tail = (Run(f" —\u00a0{said}", "italic"),) if said else ()
    return (*_said(desk, position), *support.runs, *_mark(desk, stand, support), *tail)


def _said(desk: IssueDesk, position: Position) -> Runs:
    """The statement under the point it is about; the stance where there are no words."""
    voice = desk.voice
    statement = voice.wording(position.statement)
    if not statement:
        stance = voice.shown(POSITION, position, "stance")
        statement = (Run(stance),) if stance else ()
    on = voice.wording(position.on)
    titles = {fold(title) for title in (desk.issue.title.es, desk.issue.title.en) if title}
    if not on or (statement and titles & {fold(position.on.es), fold(position.on.en)}):
        return statement
    return (*in_italics(on), Run(": ", "italic"), *statement) if statement else on


def _mark(desk: IssueDesk, stand: Stand, support: Support, basis: str = "") -> Runs:
    """Whether nothing stands behind a position, or nothing that was checked."""
    about = f"{stand.actor.acronym or desk.voice.name(stand.actor.title)}, {desk.voice.name(stand.position.on)}"
    return desk.mark(support, about, basis)


def others(desk: IssueDesk) -> list[Block]:
    """Part 6: what the others last stated, then, apart from it, our own reading."""
    return desk.section(6, words.OTHERS, [*stated(desk, 6), *readings(desk, 6)])


def stated(desk: IssueDesk, part: int) -> list[Block]:
    """What the others last stated, as a table."""
    shown = chosen(desk.stands.others, desk.most(MOST_OTHERS))
    blocks: list[Block] = []
    if shown:
        header = desk.header(words.WHO, words.STANCE, words.STATED, words.WHEN_WHERE)
        rows_of = tuple(stand.position.uid for stand in shown)
        rows = tuple(_row(desk, stand) for stand in shown)
        levels = tuple(_seen_by(desk, stand) for stand in shown)
        seen = max(levels)
        blocks.append(Table(part, header, rows, _WEIGHTS, rows_of=rows_of, rows_seen_by=levels, seen_by=seen))
    elif desk.insider:
        blocks.append(desk.small(part, words.NO_OTHERS))
    blocks += desk.counted(part, words.MORE_POSITIONS, len(desk.stands.others) - len(shown))
    return [*blocks, *desk.counted(part, words.LATER, desk.stands.later)]


def readings(desk: IssueDesk, part: int) -> list[Block]:
    """Our own reading of the others."""
    shown = chosen(desk.stands.readings, desk.most(MOST_READINGS))
    more = desk.counted(part, words.MORE_READINGS, len(desk.stands.readings) - len(shown))
    return [*(_reading(desk, part, stand) for stand in shown), *more]


def _row(desk: IssueDesk, stand: Stand) -> tuple[Text, ...]:
    position, voice = stand.position, desk.voice
    support = desk.notes.of_position(position)
    undated = voice.fixed(words.NO_DATE) if desk.insider else ""
    when = voice.when(position.as_of) if position.as_of else undated
    where = ", ".join(support.publishers)
    placed = ", ".join(part for part in (when, where) if part)
    return (
        _who(desk, stand),
        voice.shown(POSITION, position, "stance"),
        (*_said(desk, position), *_mark(desk, stand, support)),
        (Run(placed), *support.runs),
    )


def _who(desk: IssueDesk, stand: Stand) -> Runs:
    """The actor and, where that does not tell it, its country."""
    name = desk.voice.name(stand.actor.title)
    short = stand.actor.acronym if len(name) > _LONG_NAME else ""
    called = (Run(short),) if short else desk.voice.named(stand.actor.title)
    country = desk.voice.shown(ACTOR, stand.actor, "country").replace(" ", "\u00a0")
    told = not country or stand.rank == 0 or _names_country(short or name, stand)
    return called if told else (*called, Run(f", {country}", "italic"))


def _names_country(name: str, stand: Stand) -> bool:
    """Whether the name of an actor holds a name of its country."""
    options = (o for o in COUNTRY.options if o.key == key_of(stand.actor.country))
    spellings = {fold(spelling) for option in options for spelling in option.spellings()}
    return any(f" {spelling} " in f" {fold(name)} " for spelling in spellings)


def _reading(desk: IssueDesk, part: int, stand: Stand) -> Aside:
    position, voice = stand.position, desk.voice
    support = desk.notes.of_position(position)
    stance = voice.shown(POSITION, position, "stance")
    confidence = voice.shown(POSITION, position, "confidence")
    facts = (
        stance if position.statement else "",
        voice.when(position.as_of) if position.as_of else "",
        f"{voice.fixed(words.CONFIDENCE)}{confidence.lower()}" if confidence else "",
        f"{voice.fixed(words.BASIS)}{position.basis.strip()}" if position.basis.strip() else "",
    )
    tail = "; ".join(fact for fact in facts if fact)
    label = voice.fixed(words.OUR_READING.fill(actor=voice.name(stand.actor.title)))
    mark = _mark(desk, stand, support, position.basis.strip())
    said = (*_said(desk, position), *support.runs, *mark, Run(f" ({tail})" if tail else ""))
    return Aside(part, label, said, of=position.uid, seen_by=_seen_by(desk, stand, read=True))


def at_home(desk: IssueDesk) -> list[Block]:
    """Part 12: what it costs at home, which law changes where, who supports and who opposes it."""
    voice = desk.voice
    cost = voice.wording(desk.issue.cost_at_home)
    changes = [f.name for f in ISSUE.in_brief(12) if isinstance(f.type, Choice)]
    said = (
        (joined(((voice.label(words.COST),), cost), "") if cost else (), desk.seen_by(desk.issue, "cost_at_home")),
        (_legal_change(desk), desk.seen_by(desk.issue, *changes)),
        *_camps(desk),
    )
    blocks = [Paragraph(12, line, seen_by=level) for line, level in said if line]
    return [desk.heading(12, words.AT_HOME), *blocks] if blocks else []


def _legal_change(desk: IssueDesk) -> Runs:
    fields = [f.name for f in ISSUE.in_brief(12) if isinstance(f.type, Choice)]
    shown = [desk.voice.shown(ISSUE, desk.issue, name) for name in fields]
    said = [f"{desk.voice.fixed(c)}: {what}" for c, what in zip(words.COUNTRIES, shown, strict=True) if what]
    return (desk.voice.label(words.LEGAL_CHANGE), *joined(said)) if said else ()


def _camps(desk: IssueDesk) -> list[tuple[Runs, Audience]]:
    """Who is in favour, reserved, against: an actor once in each camp, with what stands behind it."""
    camps: list[tuple[Runs, Audience]] = []
    for label, stances in _CAMPS:
        newest: dict[str, Stand] = {}
        for stand in desk.stands.at_home:
            if key_of(stand.position.stance) in stances:
                newest.setdefault(stand.actor.uid, stand)
        if newest:
            level = max(_seen_by(desk, stand, read=True) for stand in newest.values())
            camps.append(((desk.voice.label(label), *_names(desk, list(newest.values()))), level))
    return camps


def _names(desk: IssueDesk, stands: Sequence[Stand]) -> Runs:
    voice = desk.voice
    names: list[Text] = []
    for stand in stands[: desk.most(MOST_NAMES)]:
        support = desk.notes.of_position(stand.position)
        name = (Run(stand.actor.acronym),) if stand.actor.acronym else voice.named(stand.actor.title)
        runs = [*name, *support.runs]
        if key_of(stand.position.stance) == "conditional":
            runs.append(voice.marked(words.CONDITIONS))
        if key_of(stand.position.standing) != "stated":
            runs.append(voice.marked(words.ESTIMATE))
        names.append((*runs, *_mark(desk, stand, support, stand.position.basis.strip())))
    if len(stands) > len(names):
        names.append(voice.fixed(words.AND_MORE.fill(count=len(stands) - len(names))))
    return joined(names, ", ")

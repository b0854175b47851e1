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
    missing = desk.missing(5, words.MISSING_POSITION, Audience.PUBLIC)
    return [desk.heading(5, words.POSITION), *(quotes(desk, 5) or [missing])]


def quotes(desk: IssueDesk, part: int) -> list[Block]:
    """Mexico's positions in words that may be quoted."""
    found = [s for s in desk.stands.ours if s.position.statement or s.position.stance]  # a red line alone says nothing
    shown = chosen(found, desk.most(MOST_OURS))
    desk.levels.fetch(uid for stand in shown for uid in (stand.position.uid, stand.actor.uid))
    blocks = [
        Statement(part, _quoted(desk, stand), of=stand.position.uid, seen_by=_quote_seen_by(desk, stand))
        for stand in shown
    ]
    return [*blocks, *_more(desk, part, words.MORE_OURS, found, shown)]


def _more(desk: IssueDesk, part: int, text: Words, found: Sequence[Stand], shown: Sequence[Stand]) -> list[Block]:
    """How many positions there are that are not shown."""
    printed = {stand.position.uid for stand in shown}
    left_out = [stand.position for stand in found if stand.position.uid not in printed]
    return desk.counted(part, text, left_out, "standing")


def _quote_seen_by(desk: IssueDesk, stand: Stand) -> Audience:
    """Who may see all that is printed of a position of ours: where it is not cleared, that too."""
    clearance = ["clearance"] if state_told(desk, stand.position) else []
    position = desk.seen_by(stand.position, *_told(desk, stand.position), "standing", "as_of", *clearance)
    return max(position, desk.title_seen_by(stand.actor)) if stand.rank else position


def _reading_seen_by(desk: IssueDesk, stand: Stand) -> Audience:
    """Who may see our reading of somebody."""
    told = (*_told(desk, stand.position), "stance", "standing", "as_of", "basis", "confidence")
    return max(desk.seen_by(stand.position, *told), desk.title_seen_by(stand.actor))


def _row_seen_by(desk: IssueDesk, stand: Stand) -> Audience:
    """Who may see what somebody stated, whose it is and who published it."""
    actor = desk.seen_by(stand.actor, *_who_told(desk, stand))
    position = desk.seen_by(stand.position, *_told(desk, stand.position), "stance", "standing", "as_of")
    return max(actor, position, desk.notes.published_for(desk.notes.of_position(stand.position), desk.levels))


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
    said = _told(desk, position)
    stance = voice.shown(POSITION, position, "stance") if "stance" in said else ""
    statement = voice.wording(position.statement) or ((Run(stance),) if stance else ())
    if "on" not in said:
        return statement
    on = voice.wording(position.on)
    return (*in_italics(on), Run(": ", "italic"), *statement) if statement else on


def _told(desk: IssueDesk, position: Position) -> tuple[str, ...]:
    """The fields that ``_said`` says: not what the position is about where that is the issue itself."""
    what = "statement" if desk.voice.wording(position.statement) else "stance" if position.stance else ""
    titles = {fold(title) for title in (desk.issue.title.es, desk.issue.title.en) if title}
    alone = not desk.voice.wording(position.on) or (what and titles & {fold(position.on.es), fold(position.on.en)})
    return tuple(name for name in (what, "" if alone else "on") if name)


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
        desk.levels.fetch(uid for stand in shown for uid in (stand.position.uid, stand.actor.uid))
        levels = tuple(_row_seen_by(desk, stand) for stand in shown)
        seen = max(levels)
        blocks.append(Table(part, header, rows, _WEIGHTS, rows_of=rows_of, rows_seen_by=levels, seen_by=seen))
    elif desk.insider:
        blocks.append(desk.small(part, words.NO_OTHERS, seen_by=None))
    blocks += _more(desk, part, words.MORE_POSITIONS, desk.stands.others, shown)
    return [*blocks, *desk.counted(part, words.LATER, desk.stands.later, "as_of")]


def readings(desk: IssueDesk, part: int) -> list[Block]:
    """Our own reading of the others."""
    shown = chosen(desk.stands.readings, desk.most(MOST_READINGS))
    more = _more(desk, part, words.MORE_READINGS, desk.stands.readings, shown)
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
    told = _who_told(desk, stand)
    called = (Run(stand.actor.acronym),) if "acronym" in told else desk.voice.named(stand.actor.title)
    country = desk.voice.shown(ACTOR, stand.actor, "country").replace(" ", "\u00a0")
    return (*called, Run(f", {country}", "italic")) if "country" in told else called


def _who_told(desk: IssueDesk, stand: Stand) -> tuple[str, ...]:
    """The fields of the actor that ``_who`` says."""
    name = desk.voice.name(stand.actor.title)
    short = stand.actor.acronym if len(name) > _LONG_NAME else ""
    called = "acronym" if short else "title"
    known = stand.actor.country is None or stand.rank == 0 or _names_country(short or name, stand)
    return (called,) if known else (called, "country")


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
    return Aside(part, label, said, of=position.uid, seen_by=_reading_seen_by(desk, stand))


def at_home(desk: IssueDesk) -> list[Block]:
    """Part 12: what it costs at home, which law changes where, who supports and who opposes it."""
    voice = desk.voice
    cost = voice.wording(desk.issue.cost_at_home)
    changes = [f.name for f in ISSUE.in_brief(12) if isinstance(f.type, Choice)]
    said = (
        (joined(((voice.label(words.COST),), cost), "") if cost else (), desk.seen_by(desk.issue, "cost_at_home")),
        (_legal_change(desk), desk.seen_by(desk.issue, *changes)),
    )
    blocks = [Paragraph(12, line, seen_by=level) for line, level in said if line]
    blocks += _camps(desk)
    return [desk.heading(12, words.AT_HOME), *blocks] if blocks else []


def _legal_change(desk: IssueDesk) -> Runs:
    fields = [f.name for f in ISSUE.in_brief(12) if isinstance(f.type, Choice)]
    shown = [desk.voice.shown(ISSUE, desk.issue, name) for name in fields]
    said = [f"{desk.voice.fixed(c)}: {what}" for c, what in zip(words.COUNTRIES, shown, strict=True) if what]
    return (desk.voice.label(words.LEGAL_CHANGE), *joined(said)) if said else ()


def _camps(desk: IssueDesk) -> list[Paragraph]:
    """Who is in favour, reserved, against: an actor once in each camp, with what stands behind it."""
    camps: list[Paragraph] = []
    for label, stances in _CAMPS:
        newest: dict[str, Stand] = {}
        for stand in desk.stands.at_home:
            if key_of(stand.position.stance) in stances:
                newest.setdefault(stand.actor.uid, stand)
        if newest:
            found = list(newest.values())
            said = (desk.voice.label(label), *_names(desk, found))
            tells = tuple(stand.position.uid for stand in found[: desk.most(MOST_NAMES)])
            camps.append(Paragraph(12, said, tells=tells, seen_by=_camp_seen_by(desk, found)))
    return camps


def _camp_seen_by(desk: IssueDesk, found: Sequence[Stand]) -> Audience:
    """Who may see who stands there; of those who are not named only that somebody does."""
    named = [desk.name_seen_by(stand.actor.uid) for stand in found[: desk.most(MOST_NAMES)]]
    return max([desk.all_seen_by((stand.position for stand in found), "stance", "standing"), *named])


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

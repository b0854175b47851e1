"""What stands around the parts of every paper: who may read it, its head and foot, its sources, its stamp."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from workbench.briefs import marking
from workbench.briefs.charts import Chart, Strip
from workbench.briefs.compose import words
from workbench.briefs.compose.clearing import is_cleared
from workbench.briefs.compose.desk import Desk, shortened
from workbench.briefs.compose.origins import origins_in
from workbench.briefs.compose.voice import Voice
from workbench.briefs.document import SOURCES_PART, Block, Document, Fact, Missing, SmallLine, Text
from workbench.briefs.portions import headed, levels_in, noted, portioned
from workbench.domain.audience import Audience
from workbench.domain.records import MEETING, Actor, Body, Meeting, Position
from workbench.domain.schema import Record
from workbench.gathering.evolution import went_beyond
from workbench.i18n import Language, Words, clip
from workbench.store.reader import Reader
from workbench.store.scope import ReleaseScope

MOST_LACKING = 12  # statements without a source that are named; of more only how many there are
_LONGEST = 70  # letters of each
ORIGINS = Words("Otras fuentes y origen de los datos", "Other sources and origin of the values")
_LINE, _STRIP = Words("Línea del tiempo", "Line of time"), Words("Escala de posturas", "Scale of stances")


def marking_of(reader: Reader, language: Language) -> str:
    """Who may read the paper."""
    voice, label = Voice(language), reader.audience.label
    is_open = reader.audience is Audience.PUBLIC
    if isinstance(reader.scope, ReleaseScope):
        handed = words.HANDED if is_open else words.HANDED_ONLY
        said = voice.fixed(handed.fill(recipient=reader.scope.recipient))
        return f"{voice.fixed(label)} · {said}" if is_open else said
    return voice.fixed(label if is_open else words.ONLY.fill(audience=label))


def head(desk: Desk, *facts: tuple[Words, Text, Audience | None]) -> tuple[Fact, ...]:
    """The head of a paper: the date of its facts, and what else is known of its subject, each with who may see it.

    Of what is not said it counts as its readers' own; the date is the same for everybody.
    """
    return desk.facts(((words.AS_OF, desk.day_told(), Audience.PUBLIC), *facts))


def list_origins(
    desk: Desk, title: str, blocks: Sequence[Block], head: Sequence[Fact] = (), subject: Record | None = None
) -> bool:
    """Lists among the sources where the values of a paper came from, if that was asked for; whether there are any.

    Only negotiators are told. ``subject`` is the record that its title and its head tell of.
    """
    if not (desk.options.origins and desk.insider):
        return False
    if subject is not None:
        desk.title_seen_by(subject)
    found = list(origins_in(desk, subject, title, head, blocks))
    for origin in found:
        desk.notes.list_origin(origin.told, origin.parts)
    return bool(found)


def of_body(desk: Desk, meeting: Meeting, body: Body | None) -> tuple[Words, Text, Audience]:
    """Which body meets, by its title."""
    name = desk.voice.named(body.title) if body is not None else ""
    titled = desk.title_seen_by(body) if body is not None else Audience.PUBLIC
    return MEETING.field("body").label, name, max(desk.levels.one(meeting.uid, "body"), titled)


def unit_of(desk: Desk, lead: str) -> tuple[str, Audience]:
    """Whose paper it is where an actor leads what it is about, and who may see that it does."""
    actor = desk.reader.get(lead) if lead else None
    if not isinstance(actor, Actor):
        return "", Audience.PUBLIC
    return desk.voice.name(actor.title), desk.title_seen_by(actor)


def framed(
    desk: Desk,
    kind: Words,
    title: str,
    blocks: Sequence[Block],
    stamp: str = "",
    unit: tuple[str, Audience] = ("", Audience.PUBLIC),
    titled: Audience | None = None,
    **more: Any,
) -> Document:
    """The paper: its parts between head and foot, its sources last; ``unit`` is whose it is if nobody says otherwise,
    with who may see that.

    ``titled`` is who may see its title, its readers if nobody says. ``more`` are further fields of the Document.
    """
    voice, audience, said = desk.voice, desk.reader.audience, desk.marking
    wanted, told = desk.options.marking, desk.options.marking is not None or desk.options.portions
    notes = desk.notes.notes(desk.levels if told else None)
    titled = audience if titled is None else titled
    led = [] if desk.options.unit.strip() else [unit[1]]
    besides = [titled, *led, *levels_in(more.get("head", ()), audience)]
    if wanted is not None:
        released = isinstance(desk.reader.scope, ReleaseScope)
        marking.check(wanted, [*blocks, *notes], audience, besides=besides, released=released)
        said = f"{marking.banner(wanted, voice.language)} · {said}"
    foot = (
        voice.fixed(kind),
        desk.options.unit.strip() or unit[0],
        desk.facts_at(),
        *_number(desk),
    )
    made = Document(
        title=title,
        language=voice.language,
        marking=said,
        blocks=tuple(blocks),
        notes=notes,
        stamp=stamp,
        foot=" · ".join(part for part in foot if part),
        subject=voice.fixed(kind),
        page_size=desk.options.page_size,
        open=desk.reader.audience is Audience.PUBLIC,
        **more,
    )
    return _portioned(desk, made, titled, besides) if desk.options.portions else made


def number_told(desk: Desk) -> str:
    """The number of an issued paper and which of its copies it is; nothing of one that is not issued."""
    return ", ".join(_number(desk))


def _portioned(desk: Desk, paper: Document, titled: Audience, besides: Sequence[Audience]) -> Document:
    """The paper, everything in it with the mark of what it tells, and last what the marks mean."""
    wanted, audience, voice = desk.options.marking, desk.reader.audience, desk.voice

    def sign(level: Audience) -> str:
        return marking.sign(wanted, level, voice.language)

    def called(chart: Chart) -> str:
        return voice.fixed(_STRIP if isinstance(chart, Strip) else _LINE)

    levels = sorted({*levels_in((*paper.blocks, *paper.notes), audience), *besides})
    meant = {sign(level): voice.fixed(marking.meaning(wanted, level)) for level in levels}
    said = "; ".join(f"{sign}\u00a0{words}" for sign, words in meant.items())
    last = max((block.part for block in paper.blocks), default=1)
    legend = SmallLine(last, f"{voice.fixed(words.PORTIONS)}{said}")
    return replace(
        paper,
        title_mark=sign(titled),
        head=headed(paper.head, audience, sign),
        blocks=(*portioned(paper.blocks, audience, sign, called), legend),
        notes=tuple(noted(paper.notes, audience, sign)),
    )


def _number(desk: Desk) -> tuple[str, ...]:
    """The number of an issued paper; of several copies each says which one it is."""
    issued = desk.options.numbered
    if issued is None:
        return ()
    number = desk.voice.fixed(words.NUMBERED.fill(number=issued.number))
    if issued.copies == 1:
        return (number,)
    return (number, desk.voice.fixed(words.COPY.fill(copy=issued.copy, copies=issued.copies)))


def sources(desk: Desk, *last: Block) -> list[Block]:
    """The part that the sources stand in, what negotiators read without one, and what stands behind them."""
    heading = desk.heading(SOURCES_PART, words.SOURCES)
    return [heading, *_none_or_lacking(desk), *last]


def at_foot(
    desk: Desk, title: str, blocks: Sequence[Block], head: Sequence[Fact] = (), subject: Record | None = None
) -> list[Block]:
    """What is to be said of sources where each stands at the foot of its page: that there are none, or where; last
    stands the heading of where the values of the paper came from, if that was asked for.
    """
    has_origins = list_origins(desk, title, blocks, head, subject)
    said = desk.section(SOURCES_PART, words.SOURCES, _none_or_lacking(desk))
    return [*said, *([desk.heading(SOURCES_PART, ORIGINS)] if has_origins else [])]


def _none_or_lacking(desk: Desk) -> list[Block]:
    blocks: list[Block] = [] if desk.notes.notes() else [desk.small(SOURCES_PART, words.NO_SOURCES)]
    named, more = shortened([clip(about, _LONGEST) for about in desk.notes.lacked], MOST_LACKING)
    if named:
        said = [*named, *([desk.voice.fixed(words.AND_MORE.fill(count=more))] if more else [])]
        blocks.append(SmallLine(SOURCES_PART, f"{desk.voice.fixed(words.LACKING)}{'; '.join(said)}"))
    return blocks


def stamp_seen_by(desk: Desk, stamps: Iterable[str]) -> Audience:
    """Who may see what is stamped across some papers: that something is a draft says nothing of what is authorised."""
    plain = ("", desk.voice.fixed(words.DRAFT))
    return Audience.PUBLIC if all(stamp in plain for stamp in stamps) else desk.reader.audience


def stamp(desk: Desk, blocks: Iterable[Block], ours: Iterable[Position]) -> str:
    """Across the paper: that the authority of a position of ours is over or was exceeded, else that it is a draft.

    It was exceeded where we answered a request with more than was authorised, or where a position's own statement or
    landing zone offers more, which negotiators alone are told. Nothing on a finished paper: none of its mandatory
    parts is missing and all of our positions are cleared.
    """
    positions = list(ours)
    expired = any(desk.is_past(position.valid_until) for position in positions)
    exceeded = desk.insider and went_beyond(desk.reader, positions, desk.as_of)
    if expired or exceeded:
        both = words.EXPIRED_AND_EXCEEDED if exceeded else words.EXPIRED
        return desk.voice.fixed(both if expired else words.EXCEEDED)
    missing = any(isinstance(block, Missing) for block in blocks)
    unfinished = missing or not all(is_cleared(desk, position) for position in positions)
    return desk.voice.fixed(words.DRAFT) if unfinished else ""

"""The mark before each paragraph: of how reserved a thing it tells, printed like any other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import singledispatch

from workbench.briefs.charts import Chart, Milestones, Strip, Timeline
from workbench.briefs.document import (
    Aside,
    Block,
    Bullets,
    Contents,
    Cover,
    Fact,
    Facts,
    Heading,
    Missing,
    Note,
    Pairs,
    Paragraph,
    Room,
    SmallLine,
    Statement,
    Table,
    is_empty,
    marked,
)
from workbench.domain.audience import Audience

Sign = Callable[[Audience], str]


def portioned(
    blocks: Iterable[Block], audience: Audience, sign: Sign, called: Callable[[Chart], str]
) -> Iterator[Block]:
    """The blocks, each with its mark before it; headings have none, for what they name stands marked below them.

    A block of which nobody says what it tells is marked as its readers are. A drawing has no words of its own before
    which to stand: a line over it says what it is ``called``.
    """
    for block in blocks:
        level = block.seen_by if block.seen_by is not None else audience
        if isinstance(block, Timeline | Strip | Milestones):
            yield SmallLine(block.part, marked(sign(level), called(block)), seen_by=level)
            yield replace(block, alt=f"{sign(level)} {block.alt}")
        elif isinstance(block, Table) and block.rows_seen_by:
            yield _rows(block, sign)
        elif isinstance(block, Bullets) and block.items_seen_by:
            items = zip(block.items, block.items_seen_by, strict=True)
            yield replace(block, items=tuple(marked(sign(one), item) for item, one in items))
        elif isinstance(block, Pairs) and block.items_seen_by:
            pairs = zip(block.items, block.items_seen_by, strict=True)
            yield replace(block, items=tuple((marked(sign(one), raised), answer) for (raised, answer), one in pairs))
        elif isinstance(block, Facts | Cover):
            yield replace(block, facts=headed(block.facts, level, sign))
        elif isinstance(block, Room) and block.steps_seen_by:
            yield _stepped(block, [sign(one) for one in block.steps_seen_by])
        else:
            yield _marked(block, sign(level))


def noted(notes: Iterable[Note], audience: Audience, sign: Sign) -> Iterator[Note]:
    """The sources, each with its mark before it."""
    for note in notes:
        level = note.seen_by if note.seen_by is not None else audience
        yield replace(note, text=marked(sign(level), note.text))


def labelled(facts: Iterable[Fact], mark: str) -> tuple[Fact, ...]:
    """Facts with the mark before what each is called."""
    return tuple(replace(fact, label=f"{mark} {fact.label}") for fact in facts)


def headed(facts: Iterable[Fact], audience: Audience, sign: Sign) -> tuple[Fact, ...]:
    """Facts, each with its own mark; those of which nobody says what they tell are of the audience."""
    levels = ((fact, audience if fact.seen_by is None else fact.seen_by) for fact in facts)
    return tuple(fact for each, level in levels for fact in labelled((each,), sign(level)))


def levels_in(parts: Iterable[Block | Note | Fact], audience: Audience) -> list[Audience]:
    """The levels of all that a paper tells, the widest first; what a heading of whom nobody says it names is told of
    below it.
    """
    found: set[Audience] = set()
    for part in parts:
        level = part.seen_by
        if isinstance(part, Heading | Contents):
            found.update(() if level is None else (level,))
        else:
            each = _each_seen_by(part, audience)
            found.update(each or (audience if level is None else level,))
            found.update(() if level is None else (level,))
    return sorted(found)


def _each_seen_by(part: Block | Note | Fact, audience: Audience) -> tuple[Audience, ...]:
    """Who may see each row, item, fact or step, where that is known of each."""
    if isinstance(part, Table):
        return part.rows_seen_by
    if isinstance(part, Facts | Cover):
        default = audience if part.seen_by is None else part.seen_by
        return tuple(default if fact.seen_by is None else fact.seen_by for fact in part.facts)
    if isinstance(part, Room):
        return part.steps_seen_by
    return part.items_seen_by if isinstance(part, Bullets | Pairs) else ()


def _stepped(block: Room, marks: Sequence[str]) -> Room:
    """The room with a mark before each of its steps that says something."""
    steps = (block.opening, block.target, block.fallback, block.red_line, block.authority)
    said = [text if is_empty(text) else marked(mark, text) for text, mark in zip(steps, marks, strict=True)]
    return replace(block, opening=said[0], target=said[1], fallback=said[2], red_line=said[3], authority=said[4])


def _rows(block: Table, sign: Sign) -> Table:
    """A table whose rows are known each has a mark in each of them."""
    rows = zip(block.rows, block.rows_seen_by, strict=True)
    return replace(block, rows=tuple((marked(sign(level), row[0]), *row[1:]) for row, level in rows))


@singledispatch
def _marked(block: Block, mark: str) -> Block:
    return block


@_marked.register
def _(block: Paragraph, mark: str) -> Block:
    return replace(block, text=marked(mark, block.text))


@_marked.register
def _(block: Statement, mark: str) -> Block:
    return replace(block, text=marked(mark, block.text))


@_marked.register
def _(block: SmallLine, mark: str) -> Block:
    return replace(block, text=marked(mark, block.text))


@_marked.register
def _(block: Aside, mark: str) -> Block:
    return replace(block, label=f"{mark} {block.label}")


@_marked.register
def _(block: Missing, mark: str) -> Block:
    return replace(block, text=f"{mark} {block.text}")


@_marked.register
def _(block: Bullets, mark: str) -> Block:
    return replace(block, items=tuple(item if is_empty(item) else marked(mark, item) for item in block.items))


@_marked.register
def _(block: Pairs, mark: str) -> Block:
    return replace(block, items=tuple((marked(mark, raised), answer) for raised, answer in block.items))


@_marked.register
def _(block: Table, mark: str) -> Block:
    return replace(block, header=(f"{mark} {block.header[0]}".rstrip(), *block.header[1:]))


@_marked.register
def _(block: Room, mark: str) -> Block:
    return _stepped(block, [mark] * 5)

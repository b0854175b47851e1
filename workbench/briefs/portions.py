"""The mark before each paragraph: of how reserved a thing it tells, printed like any other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import singledispatch

from workbench.briefs.charts import Milestones, Strip, Timeline
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
    Pairs,
    Paragraph,
    Room,
    Run,
    SmallLine,
    Statement,
    Table,
    Text,
    is_empty,
    runs_of,
)
from workbench.domain.audience import Audience

Sign = Callable[[Audience], str]


def portioned(blocks: Iterable[Block], audience: Audience, sign: Sign) -> Iterator[Block]:
    """The blocks, each with its mark before it; headings have none.

    A block of which nobody says what it tells is marked as its readers are.
    """
    for block in blocks:
        level = block.seen_by if block.seen_by is not None else audience
        if isinstance(block, Timeline | Strip | Milestones):
            yield SmallLine(block.part, sign(level), seen_by=level)  # a drawing has no words before which to stand
            yield block
        elif isinstance(block, Table) and block.rows_seen_by:
            yield _rows(block, sign)
        else:
            yield _marked(block, sign(level))


def levels_in(blocks: Iterable[Block], audience: Audience) -> list[Audience]:
    """The levels that the marks of a paper stand for, the widest first."""
    found: set[Audience] = set()
    for block in blocks:
        if not isinstance(block, Heading | Cover | Contents):
            rows = block.rows_seen_by if isinstance(block, Table) else ()
            found.update(rows or [block.seen_by if block.seen_by is not None else audience])
    return sorted(found)


def _rows(block: Table, sign: Sign) -> Table:
    """A table whose rows are known each has a mark in each of them."""
    rows = zip(block.rows, block.rows_seen_by, strict=True)
    return replace(block, rows=tuple((_before(row[0], sign(level)), *row[1:]) for row, level in rows))


def _before(text: Text, mark: str) -> Text:
    return (Run(f"{mark} "), *runs_of(text))


@singledispatch
def _marked(block: Block, mark: str) -> Block:
    return block


@_marked.register
def _(block: Paragraph, mark: str) -> Block:
    return replace(block, text=_before(block.text, mark))


@_marked.register
def _(block: Statement, mark: str) -> Block:
    return replace(block, text=_before(block.text, mark))


@_marked.register
def _(block: SmallLine, mark: str) -> Block:
    return replace(block, text=_before(block.text, mark))


@_marked.register
def _(block: Aside, mark: str) -> Block:
    return replace(block, label=f"{mark} {block.label}")


@_marked.register
def _(block: Missing, mark: str) -> Block:
    return replace(block, text=f"{mark} {block.text}")


@_marked.register
def _(block: Facts, mark: str) -> Block:
    return replace(block, facts=tuple(Fact(f"{mark} {fact.label}", fact.value) for fact in block.facts))


@_marked.register
def _(block: Bullets, mark: str) -> Block:
    return replace(block, items=tuple(item if is_empty(item) else _before(item, mark) for item in block.items))


@_marked.register
def _(block: Pairs, mark: str) -> Block:
    return replace(block, items=tuple((_before(raised, mark), answer) for raised, answer in block.items))


@_marked.register
def _(block: Table, mark: str) -> Block:
    return replace(block, header=(f"{mark} {block.header[0]}".rstrip(), *block.header[1:]))


@_marked.register
def _(block: Room, mark: str) -> Block:
    steps = (block.opening, block.target, block.fallback, block.red_line, block.authority)
    said = [text if is_empty(text) else _before(text, mark) for text in steps]
    return replace(block, opening=said[0], target=said[1], fallback=said[2], red_line=said[3], authority=said[4])

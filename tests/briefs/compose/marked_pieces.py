"""The pieces of a paper that have a mark each: what is said of each, its words, and the records that it tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compose_helpers import strings

from workbench.briefs.document import (
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Facts,
    Heading,
    OfRecord,
    Pairs,
    Room,
    Table,
    is_empty,
    plain_of,
)
from workbench.domain.audience import Audience


@dataclass(frozen=True)
class Piece:
    """``kind`` is what it is a piece of, ``of`` the records that it is said to tell of."""

    kind: str
    seen_by: Audience | None
    text: str
    of: tuple[str, ...] = ()


def pieces(document: Document) -> Iterator[Piece]:
    """Every piece of a paper; headings and contents have no mark."""
    for fact in document.head:
        yield Piece("head", fact.seen_by, _said(fact))
    for block in document.blocks:
        if not isinstance(block, Heading | Contents):
            yield from _of_block(block)
    for note in document.notes:
        yield Piece("note", note.seen_by, plain_of(note.text))


def _of_block(block: Block) -> Iterator[Piece]:
    kind, of = type(block).__name__, (block.of,) if isinstance(block, OfRecord) and block.of else ()
    if isinstance(block, Table) and block.rows_seen_by:
        for at, (row, level) in enumerate(zip(block.rows, block.rows_seen_by, strict=True)):
            yield Piece(kind, level, _said(row), _one(block.rows_of, at) or of)
    elif isinstance(block, Bullets | Pairs) and block.items_seen_by:
        items_of = block.items_of if isinstance(block, Bullets) else ()
        for at, (item, level) in enumerate(zip(block.items, block.items_seen_by, strict=True)):
            yield Piece(kind, level, _said(item), _one(items_of, at) or of)
    elif isinstance(block, Facts | Cover):
        for fact in block.facts:
            yield Piece(kind, block.seen_by if fact.seen_by is None else fact.seen_by, _said(fact), of)
    elif isinstance(block, Room) and block.steps_seen_by:
        steps = (block.opening, block.target, block.fallback, block.red_line, block.authority)
        for step, level in zip(steps, block.steps_seen_by, strict=True):
            if not is_empty(step):
                yield Piece(kind, level, plain_of(step), of)
    else:
        yield Piece(kind, block.seen_by, _said(block), of)


def _one(uids: tuple[str, ...], at: int) -> tuple[str, ...]:
    return (uids[at],) if uids and uids[at] else ()


def _said(value: object) -> str:
    return "\n".join(strings(value))

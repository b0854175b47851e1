"""Where a paper holds characters that its typefaces lack: of which record, under which heading or label."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from workbench.briefs.document import Block, Bullets, Document, Facts, Heading, OfRecord, Table
from workbench.briefs.texts import texts_in


class Unprinted(NamedTuple):
    """Characters of one place; ``of`` is the uid of the record, ``under`` what stands above the words, if anything."""

    characters: tuple[str, ...]
    of: str
    under: str


def unprinted(document: Document, characters: tuple[str, ...]) -> list[Unprinted]:
    """Every place of some characters, in the order of reading, each once."""
    lacking = frozenset(characters)
    found: dict[Unprinted, None] = {}
    for of, under, piece in _pieces(document):
        held = sorted({letter for text in texts_in(piece) for letter in text if letter in lacking})
        if held:
            found[Unprinted(tuple(held), of, under)] = None
    return list(found)


def _pieces(document: Document) -> Iterator[tuple[str, str, object]]:
    """The pieces of a paper with the record that each tells of and the words that stand above it."""
    yield "", "", document.title
    yield from (("", fact.label, fact) for fact in document.head)
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text
            yield block.of, "", block
        else:
            yield from ((of, under or heading, piece) for of, under, piece in _pieces_of(block))
    yield from (("", "", note) for note in document.notes)


def _pieces_of(block: Block) -> Iterator[tuple[str, str, object]]:
    own = block.of if isinstance(block, OfRecord) else ""
    if isinstance(block, Table):
        for of, row in zip_longest(block.rows_of, block.rows, fillvalue=""):
            yield from ((of or own, label, cell) for label, cell in zip(block.header, row, strict=True))
    elif isinstance(block, Bullets):
        yield from ((of or own, "", item) for of, item in zip_longest(block.items_of, block.items, fillvalue=""))
    elif isinstance(block, Facts):
        yield from ((own, fact.label, fact) for fact in block.facts)
    else:
        yield own, "", block

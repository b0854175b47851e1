"""A paper with whole parts taken out or moved, as somebody asked for it: what is taken out is named on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.briefs import fixed
from workbench.briefs.document import Block, Document, Heading, SmallLine, references
from workbench.i18n import PROGRAM_LANGUAGES, Told, Words, clip, fold

_NAMED = 2  # headings of a part that its name holds; of more only how many there are


class NoPart(Told):
    """A part that was named and that the paper does not have."""


@dataclass(frozen=True)
class Part:
    """A part of a paper that can be taken out or moved: its number, and what its headings call it."""

    number: int
    name: str


@dataclass(frozen=True)
class Arrangement:
    """``without`` are parts by number or name; ``order`` are numbers, what it does not name stays behind what it
    stands behind anyway. A number that a paper does not have is nothing to take out; a name must be there.
    """

    without: tuple[str, ...] = ()
    order: tuple[int, ...] = ()


AS_COMPOSED = Arrangement()


def parts_of(document: Document) -> tuple[Part, ...]:
    """The parts that can be taken out or moved, in their order: those with a heading, but not that of the sources."""
    names: dict[int, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, Heading) and block.level < 3 and block.part != document.closing:
            names.setdefault(block.part, []).append(block.text)
    return tuple(Part(number, _name(found)) for number, found in names.items())


def _name(headings: Sequence[str]) -> str:
    more = len(headings) - _NAMED
    return ", ".join(headings[:_NAMED]) + (f" (+{more})" if more > 0 else "")


def taken_out(document: Document, arrangement: Arrangement) -> tuple[Part, ...]:
    """The parts of the paper that are taken out; raises NoPart where a name in ``without`` is none of them."""
    parts = parts_of(document)
    out = {part.number for words in arrangement.without for part in _meant(document, parts, words)}
    return tuple(part for part in parts if part.number in out)


def arranged(document: Document, arrangement: Arrangement) -> Document:
    """The paper as it was asked for; raises NoPart where a name in ``without`` is none of its parts.

    Before its sources stands which parts were taken out. Sources that only those named go with them.
    """
    if arrangement == AS_COMPOSED:
        return document
    parts = parts_of(document)
    out = taken_out(document, arrangement)
    blocks: list[Block] = []
    for number in _ordered(document, parts, arrangement.order):
        if all(part.number != number for part in out):
            blocks.extend(block for block in document.blocks if block.part == number)
    if out:
        said = fixed.TAKEN_OUT.in_(document.language).format(what="; ".join(part.name for part in out))
        at = next((at for at, block in enumerate(blocks) if block.part == document.closing), len(blocks))
        blocks.insert(at, SmallLine(document.closing, said))
    return with_blocks(document, tuple(blocks))


def with_blocks(document: Document, blocks: tuple[Block, ...]) -> Document:
    """The paper with fewer blocks, without the sources that only the others named."""
    before = set(references(document))
    shorter = replace(document, blocks=blocks)
    gone = before - set(references(shorter))
    return replace(shorter, notes=tuple(note for note in document.notes if note.number not in gone))


def _meant(document: Document, parts: Sequence[Part], words: str) -> list[Part]:
    """The part of a number or a name; none for a number that the paper does not have."""
    if words.strip().isdecimal():
        return [part for part in parts if part.number == int(words)]
    firsts = {
        block.part: block.text for block in reversed(document.blocks) if isinstance(block, Heading) and block.level < 3
    }
    found = [part for part in parts if fold(words) in (fold(part.name), fold(firsts[part.number]))]
    if not found:
        there = "; ".join(f"{part.number} {clip(part.name, 40)}" for part in parts)
        listed = Words(*(there or _NONE.in_(language) for language in PROGRAM_LANGUAGES))
        raise NoPart(_NO_PART.fill(words=clip(words), parts=listed))
    return found[:1]


def in_order(composed: Sequence[int], order: Sequence[int]) -> list[int]:
    """Numbers of parts as asked; what the order does not name stays behind what it stands behind."""
    found = [number for number in dict.fromkeys(order) if number in composed]
    for at, number in enumerate(composed):
        if number not in found:
            before = composed[at - 1] if at else None
            found.insert(found.index(before) + 1 if before is not None else 0, number)
    return found


def _ordered(document: Document, parts: Sequence[Part], order: Sequence[int]) -> list[int]:
    """The numbers of all parts, those that can be moved as asked; the sources stay last."""
    movable = {part.number for part in parts}
    composed = list(dict.fromkeys(block.part for block in document.blocks))
    found = in_order(composed, [number for number in order if number in movable])
    if document.closing in found:
        found.remove(document.closing)
        found.append(document.closing)
    return found


_NO_PART = Words(
    "La ficha no tiene la parte «{words}». Tiene: {parts}.", "The brief has no part “{words}”. It has: {parts}."
)
_NONE = Words("ninguna que se pueda quitar", "none that can be taken out")

"""A paper with whole parts taken out or moved, as somebody asked for it: what is taken out is named on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from workbench.briefs import fixed
from workbench.briefs.document import Block, Document, Heading, SmallLine, references
from workbench.i18n import PROGRAM_LANGUAGES, Told, Words, clip, fold

_NAMED = 2  # headings of a part that its name holds; of more only how many there are

T = TypeVar("T")
Keys = Mapping[int, str]  # what the parts of a kind of paper are called in every paper of it, by their numbers
NO_KEYS: Keys = MappingProxyType({})


class NoPart(Told):
    """A part that was named and that the paper does not have, or a paper of which no part would be left."""


@dataclass(frozen=True)
class Part:
    """A part of a paper that can be taken out or moved: its number, what its headings call it, and its key.

    The key is the same in every paper of a kind and in every language; where a kind has none it is the number.
    """

    number: int
    name: str
    key: str


@dataclass(frozen=True)
class Arrangement:
    """Parts by key, number or name: those that are taken ``without``, the ``order`` of the others, and those of them
    that stand ``first`` of all.

    What the order does not name stays behind what it stands behind anyway. A part that the kind has and this paper
    has not is nothing to take out or to move; any other must be there. None can be taken out and stand first.
    """

    without: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


AS_COMPOSED = Arrangement()


def part_keys(keys: str, first: int = 2) -> Keys:
    """The keys of successive parts, from the number ``first`` on."""
    return MappingProxyType(dict(enumerate(keys.split(), first)))


def parts_of(document: Document, keys: Keys = NO_KEYS) -> tuple[Part, ...]:
    """The parts that can be taken out or moved, in their order: those with a heading, but not that of the sources."""
    names: dict[int, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, Heading) and block.level < 3 and block.part != document.closing:
            names.setdefault(block.part, []).append(block.text)
    return tuple(Part(number, _name(found), keys.get(number, f"{number}")) for number, found in names.items())


def _name(headings: Sequence[str]) -> str:
    more = len(headings) - _NAMED
    return ", ".join(headings[:_NAMED]) + (f" (+{more})" if more > 0 else "")


def known(arrangement: Arrangement, keys: Keys) -> Arrangement:
    """The arrangement without whatever is no part of the kind by its key or number; numbers become keys."""
    return Arrangement(*(_all_known(named, keys) for named in _named(arrangement)))


def _all_known(named: Sequence[str], keys: Keys) -> tuple[str, ...]:
    found = (_of_kind(words, keys) for words in named)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def check_known(arrangement: Arrangement, keys: Keys) -> None:
    """Raises NoPart where a part is none of the kind by its key or number, or is taken out and first: for papers that
    are not composed yet.
    """
    for words in (word for named in _named(arrangement) for word in named):
        if _of_kind(words, keys) is None:
            raise NoPart(_NO_KIND.fill(words=clip(words), parts=_listed(_numbered(n, key) for n, key in keys.items())))
    _check_apart(known(arrangement, keys))


def _named(arrangement: Arrangement) -> tuple[tuple[str, ...], ...]:
    return arrangement.without, arrangement.order, arrangement.first


def _check_apart(arrangement: Arrangement) -> None:
    """Raises NoPart where a part, by its key, is taken out and stands first."""
    for key in arrangement.first:
        if key in arrangement.without:
            raise NoPart(_BOTH.fill(part=key))


def meant(document: Document, arrangement: Arrangement, keys: Keys = NO_KEYS) -> Arrangement:
    """The arrangement with every part by its key, those that stand first in the order; raises NoPart where one is
    none, where one is taken out and first, or where no part would be left.
    """
    parts = parts_of(document, keys)
    found = ([_meant(document, parts, keys, words) for words in names] for names in _named(arrangement))
    named = Arrangement(*(tuple(dict.fromkeys(names)) for names in found))
    _check_apart(named)
    if parts and all(part.key in named.without for part in parts):
        raise NoPart(_NOTHING_LEFT)
    if not named.first:
        return named
    others = named.order or (*keys.values(), *(part.key for part in parts))
    return Arrangement(named.without, tuple(dict.fromkeys((*named.first, *others))))


def taken_out(document: Document, arrangement: Arrangement, keys: Keys = NO_KEYS) -> tuple[Part, ...]:
    """The parts of the paper that are taken out; raises NoPart as ``meant`` does."""
    out = meant(document, arrangement, keys).without
    return tuple(part for part in parts_of(document, keys) if part.key in out)


def arranged(document: Document, arrangement: Arrangement, keys: Keys = NO_KEYS) -> Document:
    """The paper as it was asked for; raises NoPart as ``meant`` does.

    Before its sources stands which parts were taken out. Sources that only those named go with them.
    """
    if arrangement == AS_COMPOSED:
        return document
    parts = parts_of(document, keys)
    out = taken_out(document, arrangement, keys)
    numbers = {part.key: part.number for part in parts}
    order = [numbers[key] for key in meant(document, arrangement, keys).order if key in numbers]
    blocks: list[Block] = []
    for number in _ordered(document, parts, order):
        if all(part.number != number for part in out):
            blocks.extend(block for block in document.blocks if block.part == number)
    if out:
        said = fixed.TAKEN_OUT.in_(document.language).format(what="; ".join(part.name for part in out))
        at = next((at for at, block in enumerate(blocks) if block.part == document.closing), len(blocks))
        blocks.insert(at, SmallLine(document.closing, said))
    return with_blocks(document, tuple(blocks))


def with_blocks(document: Document, blocks: tuple[Block, ...]) -> Document:
    """The paper with fewer blocks, without the sources that only the others named or that only they were about."""
    before = set(references(document))
    shorter = replace(document, blocks=blocks)
    gone, parts = before - set(references(shorter)), {block.part for block in blocks}
    kept = (note for note in document.notes if note.number not in gone and (not note.parts or note.parts & parts))
    return replace(shorter, notes=tuple(kept))


def _meant(document: Document, parts: Sequence[Part], keys: Keys, words: str) -> str:
    """The key of the part that some words name."""
    firsts = {
        block.part: block.text for block in reversed(document.blocks) if isinstance(block, Heading) and block.level < 3
    }
    called = [((part.key, f"{part.number}"), part) for part in parts]
    called += [((part.name, firsts[part.number]), part) for part in parts]
    said = fold(words)
    found = next((part.key for names, part in called if said and said in map(fold, names)), _of_kind(words, keys))
    if found is None:
        raise NoPart(_NO_PART.fill(words=clip(words), parts=_listed(_told(part) for part in parts)))
    return found


def _of_kind(words: str, keys: Keys) -> str | None:
    """The key of the part of a kind that its key or its number names."""
    said = fold(words)
    return next((key for number, key in keys.items() if said in (fold(key), f"{number}")), None)


def _told(part: Part) -> str:
    named = clip(part.name, 40)
    return f"{part.key} ({named})" if part.key == f"{part.number}" else f"{part.key} ({part.number}, {named})"


def _numbered(number: int, key: str) -> str:
    return f"{key} ({number})"


def _listed(parts: Iterable[str]) -> Words:
    said = "; ".join(parts)
    return Words(*(said or _NONE.in_(language) for language in PROGRAM_LANGUAGES))


def in_order(composed: Sequence[T], order: Sequence[T]) -> list[T]:
    """Numbers or keys of parts as asked; what the order does not name stays behind what it stands behind."""
    found = [part for part in dict.fromkeys(order) if part in composed]
    for at, part in enumerate(composed):
        if part not in found:
            found.insert(found.index(composed[at - 1]) + 1 if at else 0, part)
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
_NO_KIND = Words(
    "Las fichas de esta clase no tienen la parte «{words}». Tienen: {parts}.",
    "Briefs of this kind have no part “{words}”. They have: {parts}.",
)
_BOTH = Words(
    "La parte «{part}» se pide al principio y también fuera: sólo puede ser una de las dos.",
    "The part “{part}” is asked for first and left out as well: it can only be one of them.",
)
_NOTHING_LEFT = Words(
    "Así no queda nada en la ficha: deje al menos una parte.", "Nothing is left on the brief: keep at least one part."
)
_NONE = Words("ninguna que se pueda quitar", "none that can be taken out")

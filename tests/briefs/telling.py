"""What a paper says, block by block, worked out from the ``Document`` alone: to be compared with what is heard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatchmethod

from workbench.briefs import fixed
from workbench.briefs.charts import Milestones, Strip, Timeline
from workbench.briefs.document import (
    Aside,
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    Missing,
    Pairs,
    Paragraph,
    Room,
    SmallLine,
    Statement,
    Table,
    Text,
    is_empty,
    plain_of,
    references,
    runs_of,
)
from workbench.briefs.lettering import Lettering

TALL = 120  # letters of words that no longer stand beside a panel


def letters(text: str) -> str:
    """The letters of a text as a page prints them, without any white space."""
    return "".join(Lettering({}).line(text).split())


class Teller:
    """Tells one paper."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._printed = {number: place for place, number in enumerate(references(document), 1)}

    def told(self) -> Iterator[str]:
        """The letters of every piece in the order of the document; a chart by its alternative text."""
        document = self._document
        yield letters(document.marking)
        if not (document.blocks and isinstance(document.blocks[0], Cover)):
            yield letters(document.title_mark) + letters(document.title) + letters(document.stamp)
            yield from map(self._fact, document.head)
        due = bool(document.notes)
        before: Block | None = None
        for block in document.blocks:
            if isinstance(block, Room) and not self._hangs(before):
                yield letters(fixed.ROOM.in_(document.language))
            yield "".join(self._of(block))
            if self._hangs(block) and block.part == document.closing and due:
                due = False
                yield from self._notes()
                before = None
                continue
            before = block
        if due:
            yield letters(fixed.SOURCES.in_(document.language))
            yield from self._notes()
        yield letters(document.foot)

    def _hangs(self, block: Block | None) -> bool:
        """Whether a heading stands in the rail, beside what follows it."""
        wide = False
        if block is not None:
            place = next(at for at, other in enumerate(self._document.blocks) if other is block)
            wide = any(getattr(other, "wide", False) for other in self._document.blocks[place + 1 : place + 2])
        short = isinstance(block, Heading) and block.level == 2 and len(block.text) <= TALL
        return short and not block.opens_page and not wide

    def _notes(self) -> Iterator[str]:
        last = len(self._printed) + 1
        for note in sorted(self._document.notes, key=lambda note: self._printed.get(note.number, last)):
            yield f"{self._printed.get(note.number, '–')}{letters(plain_of(note.text))}"

    def _text(self, text: Text) -> str:
        said = ""
        numbered = False
        for run in runs_of(text):
            drawn = letters(run.text)
            numbered = numbered and Lettering({})._letters.lines(run.text) == [""]
            said += drawn
            if run.note:
                said += f"{',' if numbered else ''}{self._printed[run.note]}"
                numbered = True
        return said

    def _fact(self, fact: Fact) -> str:
        return letters(fact.label) + self._value(fact.value)

    def _value(self, text: Text) -> str:
        nothing = letters(fixed.NOTHING.in_(self._document.language)) if is_empty(text) else ""
        return nothing + self._text(text)

    @singledispatchmethod
    def _of(self, block: Block) -> Iterator[str]:
        raise TypeError(type(block).__name__)

    @_of.register
    def _(self, block: Heading) -> Iterator[str]:
        yield letters(block.text)

    @_of.register
    def _(self, block: Cover) -> Iterator[str]:
        yield (
            letters(block.kicker) + letters(self._document.title_mark) + letters(block.title) + letters(block.subtitle)
        )
        for fact in (*self._document.head, *block.facts):
            yield letters(fact.label) + self._text(fact.value)
        yield letters(self._document.stamp)

    @_of.register
    def _(self, block: Contents) -> Iterator[str]:
        yield letters(block.title)

    @_of.register
    def _(self, block: Paragraph | Statement | SmallLine) -> Iterator[str]:
        yield self._text(block.text)

    @_of.register
    def _(self, block: Facts) -> Iterator[str]:
        yield from map(self._fact, block.facts)

    @_of.register
    def _(self, block: Table) -> Iterator[str]:
        yield from map(letters, block.header)
        for row in block.rows:
            yield from map(self._text, row)

    @_of.register
    def _(self, block: Bullets) -> Iterator[str]:
        for place, item in enumerate(block.items, 1):
            if self._text(item):
                yield {"bullet": "•", "never": "×"}.get(block.mark, f"{place}")
                yield self._text(item)

    @_of.register
    def _(self, block: Pairs) -> Iterator[str]:
        yield from map(letters, block.labels)
        for pair in block.items:
            yield from map(self._text, pair)

    @_of.register
    def _(self, block: Room) -> Iterator[str]:
        short = len(block.reserved) <= TALL
        yield letters(block.reserved) if short else ""
        for name, step in zip(fixed.STEPS, (block.opening, block.target, block.fallback, block.red_line), strict=True):
            yield letters(name.in_(self._document.language)) + self._value(step)
        yield self._text(block.authority) + ("" if short else letters(block.reserved))

    @_of.register
    def _(self, block: Aside) -> Iterator[str]:
        yield letters(f"{block.label}: ") + self._text(block.text)

    @_of.register
    def _(self, block: Missing) -> Iterator[str]:
        yield letters(fixed.MISSING.in_(self._document.language)) + letters(block.text)

    @_of.register
    def _(self, block: Timeline | Strip | Milestones) -> Iterator[str]:
        yield letters(block.alt)

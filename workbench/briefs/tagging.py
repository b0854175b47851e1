"""What each stretch of a page is, for somebody who hears it: tags, and the tree of them that drawing fills.

A tag is made where the layout makes a cell, and goes with its letters over line ends, cells and pages. What is drawn
under one tag on one page is a marked content sequence of it; a paragraph parted over pages stays one element with a
sequence on each. What carries no tag is an artefact: it is drawn, and not read out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from workbench.briefs.document import Text, is_empty
from workbench.i18n import Language

Role = Literal[
    "Document", "H1", "H2", "H3", "H4", "P", "BlockQuote", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "Figure", "Note", "Reference", "Link", "Span", "TOC", "TOCI", "Artifact",
]  # fmt: skip
Numbering = Literal["", "None", "Disc", "Decimal"]


@dataclass(eq=False, slots=True)
class Tag:
    """One element of the tree: two tags are never the same one, however alike.

    What is ``under`` nothing stands in the document itself. ``alt`` stands in place of a figure. ``scope`` says what a
    header cell heads, ``numbering`` how a list counts. ``name`` is what a link may lead to, ``to`` where this one leads
    in the paper or ``out`` on the web, and ``says`` what it is called. ``language`` is that of its words where it is
    known not to be the paper's.
    """

    role: Role
    under: Tag | None = None
    alt: str = ""
    scope: Literal["", "Row", "Column"] = ""
    numbering: Numbering = ""
    name: str = ""
    to: str = ""
    says: str = ""
    out: str = ""
    language: Language | None = None

    @property
    def leads(self) -> bool:
        """Whether it is a link."""
        return bool(self.to or self.out)

    def inside(self, role: Role) -> Tag:
        """A new element of this one."""
        return Tag(role, self)


ORNAMENT = Tag("Artifact", name="Layout")  # rules, boxes, frames
FURNITURE = Tag("Artifact", name="Pagination")  # what pages repeat

_HEADINGS: tuple[Role, ...] = ("H1", "H2", "H3", "H4")


class Roles:
    """The headings of one paper, as its layout asks for them: they go down one level at a time."""

    def __init__(self, titled: bool) -> None:
        self._titled = titled
        self._open: list[int] = []

    def title(self, language: Language | None) -> Tag:
        """The title of the paper."""
        return Tag("H1", language=language)

    def heading(self, level: int, name: str = "", language: Language | None = None) -> Tag:
        """A heading of that level of the document: on paper that is heard no level is left out."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return Tag(_HEADINGS[len(self._open) - (0 if self._titled else 1)], name=name, language=language)


def note_tag(paragraph: Tag, number: int) -> Tag:
    """A source in its paragraph, to which its references lead."""
    return Tag("Note", paragraph, name=_note_name(number))


def reference(within: Tag | None, number: int, says: str) -> Tag:
    """The printed number of a source, which leads to it."""
    return Tag("Link", Tag("Reference", within), to=_note_name(number), says=says)


def heading_name(place: int) -> str:
    """What the heading at that place among the blocks is called where a link leads to it."""
    return f"heading-{place:06}"


def outward(within: Tag | None, address: str, says: str) -> Tag:
    """A web address, which leads there."""
    return Tag("Link", within, out=address, says=says)


def entry_tag(listed: Tag, place: int, text: str, language: Language | None) -> tuple[Tag, Tag]:
    """An entry of the contents: the link to the heading at that place, and what holds its page."""
    item = listed.inside("TOCI")
    return Tag("Link", item.inside("Reference"), to=heading_name(place), says=text, language=language), item


def _note_name(number: int) -> str:
    return f"note-{number:06}"


def item_of(listed: Tag) -> tuple[Tag, Tag]:
    """The label and the body of a new item."""
    item = listed.inside("LI")
    return item.inside("Lbl"), item.inside("LBody")


def header_cells(table: Tag, texts: Sequence[Text]) -> tuple[Tag, ...]:
    """The cells of a row that heads its columns; what is empty heads nothing."""
    row = table.inside("TR")
    return tuple(row.inside("TD") if is_empty(text) else Tag("TH", row, scope="Column") for text in texts)


def row_cells(table: Tag, texts: Sequence[Text]) -> tuple[Tag, ...]:
    """The cells of a row of values, of which the first names the row if there are others."""
    row = table.inside("TR")
    names = len(texts) > 1 and not is_empty(texts[0])
    first = Tag("TH", row, scope="Row") if names else row.inside("TD")
    return (first, *(row.inside("TD") for _ in texts[1:]))


Box = tuple[float, float, float, float]  # left, bottom, right, top, from the lower left corner


@dataclass(eq=False, slots=True)
class Node:
    """An element as it was drawn: in its order other elements, and sequences as (page from 0, number on the page)."""

    tag: Tag
    above: Node | None = None
    kids: list[Node | tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Jump:
    """A place on a page that leads somewhere."""

    node: Node
    page: int
    box: Box


class Tree:
    """What was drawn of each tag, in the order in which it was first met."""

    def __init__(self) -> None:
        self.root = Node(Tag("Document"))
        self.pages: list[list[Node]] = []  # the owner of each sequence
        self.jumps: list[Jump] = []
        self.places: dict[str, tuple[int, float]] = {}  # page and height of what a link may lead to
        self.boxes: dict[Node, Box | None] = {}  # what figures cover; None for one that goes on over pages
        self._nodes: dict[Tag, Node] = {}

    def node(self, tag: Tag) -> Node:
        """The element of the tag, with all that it stands in."""
        known = self._nodes.get(tag)
        if known is None:
            above = self.node(tag.under) if tag.under else self.root
            known = self._nodes[tag] = Node(tag, above)
            above.kids.append(known)
        return known

    def nodes(self) -> Iterator[Node]:
        """Every element in the order in which it was first met."""
        yield self.root
        yield from self._nodes.values()


class Marks:
    """The marked content of one page: exactly one sequence is open while something is drawn."""

    def __init__(self, write: Callable[[str], None], tree: Tree) -> None:
        self._write = write
        self._tree = tree
        self._open: Tag | None = None
        self._all: Tag | None = None
        self._page = len(tree.pages)
        self._owners: list[Node] = []
        tree.pages.append(self._owners)

    def enter(self, tag: Tag | None, height: float = 0.0) -> None:
        """What is drawn next belongs to ``tag``, or is furniture of the page; ``height`` is where it stands."""
        tag = self._all or tag or FURNITURE
        if tag is self._open:
            return
        self.leave()
        self._open = tag
        if tag.role == "Artifact":
            self._write(f"/Artifact <</Type /{tag.name}>> BDC")
            return
        node = self._tree.node(tag)
        node.kids.append((self._page, len(self._owners)))
        self._write(f"/{tag.role} <</MCID {len(self._owners)}>> BDC")
        self._owners.append(node)
        above: Tag | None = tag
        while above is not None:
            if above.name:
                self._tree.places.setdefault(above.name, (self._page, height))
            above = above.under

    def leave(self) -> None:
        """Nothing is drawn for now."""
        if self._open is not None:
            self._write("EMC")
            self._open = None

    def stand(self, tag: Tag) -> None:
        """The element exists even if nothing of it is drawn, such as an empty cell."""
        if self._all is None:
            self._tree.node(tag)

    def cover(self, tag: Tag, box: Box) -> None:
        """A figure, or the part of it that stands on this page, covers ``box``."""
        node = self._tree.node(tag)
        self._tree.boxes[node] = None if node in self._tree.boxes else box

    def jump(self, tag: Tag, box: Box) -> None:
        """What was drawn in ``box`` is a link."""
        if self._all is None:
            self._tree.jumps.append(Jump(self._tree.node(tag), self._page, box))

    @contextmanager
    def all_as(self, tag: Tag | None) -> Iterator[None]:
        """Whatever is drawn meanwhile belongs to ``tag``: a figure, or what a page only repeats; None: to its own."""
        before, self._all = self._all, tag or self._all
        try:
            yield
        finally:
            self._all = before

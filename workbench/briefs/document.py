"""A paper as plain blocks: what it says and in which order, without fonts, measures or files.

Every text is data. Nothing in it is ever read as markup, so ``<b>`` prints as ``<b>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Literal

from workbench.briefs.charts import Chart, Timeline
from workbench.briefs.seen import Seen
from workbench.domain.audience import Audience
from workbench.i18n import Language

PageSize = Literal["A4", "letter"]
Emphasis = Literal["", "strong", "italic"]
Mark = Literal["bullet", "number", "never"]

NotesAt = Literal["end", "foot"]

PARTS = range(1, 16)  # the order of a position brief; part 15 holds the sources
SOURCES_PART = 15
NEVER_CUT = frozenset({3, 7, 10})  # the decision, the room, what must not be said


@dataclass(frozen=True)
class Run:
    """A stretch of text; ``note`` is the number of the Note that it rests on, 0 for none.

    ``language`` is known to be that of the text; None where it is the paper's, or nobody knows. ``leads_to`` is the web
    address that the text is: of a checked field, never of words that only look like one.
    """

    text: str
    emphasis: Emphasis = ""
    note: int = 0
    language: Language | None = None
    leads_to: str = ""


Text = str | tuple[Run, ...]


def runs_of(text: Text) -> tuple[Run, ...]:
    """The text as runs."""
    return (Run(text),) if isinstance(text, str) else text


def plain_of(text: Text) -> str:
    """The text without emphasis and notes."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def marked(mark: str, text: Text) -> Text:
    """The text behind a mark; the text alone where there is none."""
    return (Run(f"{mark} "), *runs_of(text)) if mark else text


def in_italics(text: Text) -> tuple[Run, ...]:
    """The text set apart from what stands around it."""
    return tuple(replace(run, emphasis="italic") for run in runs_of(text))


def is_empty(text: Text) -> bool:
    """Whether nothing would be seen of it."""
    return not plain_of(text).strip()


@dataclass(frozen=True)
class Fact(Seen):
    """A value under its label; where nobody says who may see it, it is seen as what it stands in is."""

    label: str
    value: Text


@dataclass(frozen=True)
class Note(Seen):
    """A source. Runs name it by ``number``; on paper notes are numbered as they are first met.

    A note that no run names is listed last, without a number. One that is about what stands in some ``parts`` alone
    goes where none of them is printed.
    """

    number: int
    text: Text
    parts: frozenset[int] = frozenset()


@dataclass(frozen=True)
class OfRecord(Seen):
    """``of`` is the uid of the record that a block tells of; empty where it tells of none or of several. ``tells`` are
    those of further records of which values stand in it.
    """

    of: str = field(default="", kw_only=True)
    tells: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Heading(OfRecord):
    """Level 1 opens a section across the page, 2 names a part, 3 stands inside a part.

    ``opens_page`` begins a new page with it. ``language`` is that of its text where it is known not to be the paper's.
    ``seen_by`` is said where it names a record; it stands unmarked, but no marking of the paper is lower.
    """

    part: int
    text: str
    level: Literal[1, 2, 3] = 2
    opens_page: bool = False
    language: Language | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Cover(OfRecord):
    """The first page of a long paper, alone on it: what it is, of what, the facts of the head and its own."""

    part: int
    kicker: str  # what kind of paper it is
    title: str
    subtitle: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Contents(Seen):
    """Where the contents stand: every heading behind it down to level ``deepest``, with its page."""

    part: int
    title: str
    deepest: Literal[1, 2] = 2


@dataclass(frozen=True)
class Paragraph(OfRecord):
    """Running text; ``lead`` sets it larger and stronger, for what must be read first."""

    part: int
    text: Text
    lead: bool = False


@dataclass(frozen=True)
class Statement(OfRecord):
    """A position in words that may be quoted."""

    part: int
    text: Text


@dataclass(frozen=True)
class Facts(OfRecord):
    """Labels with values, side by side in so many columns."""

    part: int
    facts: tuple[Fact, ...]
    columns: int = 3


@dataclass(frozen=True)
class Table(OfRecord):
    """Rows under a header that returns on every page; ``weights`` share out the width (empty: equally).

    A ``wide`` one takes the whole width of the page; then its heading stands above it, not beside. ``rows_of`` are the
    uids of the records that the rows tell of (empty: none), ``rows_tell`` those of further ones, row by row, and
    ``rows_seen_by`` who may see each row, where it is known.
    """

    part: int
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    weights: tuple[float, ...] = ()
    wide: bool = False
    rows_seen_by: tuple[Audience, ...] = field(default=(), kw_only=True)
    rows_of: tuple[str, ...] = field(default=(), kw_only=True)
    rows_tell: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        width = len(self.header)
        if self.rows_of and len(self.rows_of) != len(self.rows):
            raise ValueError("every row of a table tells of a record, or none does")
        if not width or any(len(row) != width for row in self.rows):
            raise ValueError("every row of a table has as many cells as its header")
        if self.weights and (len(self.weights) != width or min(self.weights) <= 0):
            raise ValueError("a table needs one weight above zero for each column")
        if self.rows_seen_by and len(self.rows_seen_by) != len(self.rows):
            raise ValueError("who may see a row is known of every row or of none")


@dataclass(frozen=True)
class Bullets(OfRecord):
    """A list; ``never`` marks what must not be said or offered. ``items_of`` is what each tells of (empty: none),
    ``items_seen_by`` who may see each, where it is not the same for all.
    """

    part: int
    items: tuple[Text, ...]
    mark: Mark = "bullet"
    items_of: tuple[str, ...] = field(default=(), kw_only=True)
    items_seen_by: tuple[Audience, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        if self.items_of and len(self.items_of) != len(self.items):
            raise ValueError("every item of a list tells of a record, or none is said to")


@dataclass(frozen=True)
class Pairs(OfRecord):
    """What they may raise, each with our answer; ``labels`` head the two columns (empty: none).

    ``items_seen_by`` is who may see each, where it is not the same for all.
    """

    part: int
    items: tuple[tuple[Text, Text], ...]
    labels: tuple[str, str] = ("", "")
    items_seen_by: tuple[Audience, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Room(OfRecord):
    """The negotiator's room from opening to red line, who gave it and until when: a reserved panel.

    The heading of its part is drawn inside the panel. An empty step is shown as empty, not left out.
    ``steps_seen_by`` is who may see each of the five, where it is not the same for all.
    """

    part: int
    opening: Text
    target: Text
    fallback: Text
    red_line: Text
    authority: Text = ""
    reserved: str = ""  # the words beside the panel, such as "Sólo equipo negociador"
    steps_seen_by: tuple[Audience, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Aside(OfRecord):
    """Our reading of others: never looks like a stated position."""

    part: int
    label: str
    text: Text


@dataclass(frozen=True)
class Missing(OfRecord):
    """A mandatory part that is empty, said in so many words."""

    part: int
    text: str


@dataclass(frozen=True)
class SmallLine(OfRecord):
    """A line of lesser weight."""

    part: int
    text: Text


Block = (
    Heading
    | Cover
    | Contents
    | Paragraph
    | Statement
    | Facts
    | Table
    | Bullets
    | Pairs
    | Room
    | Aside
    | Missing
    | SmallLine
    | Chart
)


def telling_of(uid: str, blocks: Iterable[Block]) -> list[Block]:
    """The blocks; those that tell of no record so far tell of this one. A heading is left as it is."""
    return [replace(block, of=uid) if isinstance(block, OfRecord) and _is_free(block) else block for block in blocks]


def _is_free(block: OfRecord) -> bool:
    by_row = (isinstance(block, Table) and block.rows_of) or (isinstance(block, Bullets) and block.items_of)
    return not (block.of or by_row or isinstance(block, Heading))


def is_wide(block: Block) -> bool:
    """Whether a block takes the whole width of the page, so that its heading stands above it."""
    return isinstance(block, Table | Timeline) and block.wide


@dataclass(frozen=True)
class Cut:
    """What may be left out for one page: a whole part, or its ``item``-th listed item (from 1).

    ``label`` names it in the line that says what was left out; empty: the heading of the part.
    """

    part: int
    item: int = 0
    label: str = ""

    def __post_init__(self) -> None:
        if self.part in NEVER_CUT or self.part < 1:
            raise ValueError(f"part {self.part} of a brief is never cut")


CUT_ORDER = (Cut(13), Cut(12), Cut(8, item=3))


@dataclass(frozen=True)
class Document:
    """One paper. ``marking`` says who may read it and stands at the head and foot of every page.

    ``open`` tells that the marking is not a restriction: it is then outlined instead of solid.
    Notes stand at the end (in the part ``closing``) or each at the foot of the page that first names it.
    ``foot`` names the issuing unit and the date of the facts. ``titled_in`` is the language of the title, also on a
    cover, where it is known not to be the paper's; ``title_mark`` is printed before it. With ``fit_one_page`` the
    pieces of ``cut_order`` may be left out, in that order, if that brings the paper on one page.
    """

    title: str
    language: Language
    marking: str
    blocks: tuple[Block, ...]
    head: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    stamp: str = ""
    foot: str = ""
    subject: str = ""
    page_size: PageSize = "A4"
    landscape: bool = False
    notes_at: NotesAt = "end"
    closing: int = SOURCES_PART
    open: bool = False
    fit_one_page: bool = False
    cut_order: tuple[Cut, ...] = CUT_ORDER
    titled_in: Language | None = None
    title_mark: str = ""

    def __post_init__(self) -> None:
        if not self.marking.strip():
            raise ValueError("a paper without a marking must not exist")
        for block in self.blocks:
            if block.part < 1:
                raise ValueError(f"a paper has no part {block.part}")
        numbers = [note.number for note in self.notes]
        if len(set(numbers)) != len(numbers) or min(numbers, default=1) < 1:
            raise ValueError("notes have different numbers, from 1")
        for number in references(self):
            if number not in numbers:
                raise ValueError(f"there is no note {number}")


def references(document: Document) -> tuple[int, ...]:
    """The numbers of the notes that the paper names, in the order of reading, each once."""
    return references_in((*document.head, *document.blocks))


def printed_numbers(document: Document) -> dict[int, int]:
    """The number that is printed for each note that the paper names, from 1 in the order of reading."""
    return {number: place for place, number in enumerate(references(document), 1)}


def end_notes(document: Document, printed: Mapping[int, int]) -> list[Note]:
    """The notes that stand at the end, by their printed numbers, those that nothing names last: all of them, or of a
    paper with notes at the foot those that no page names.
    """
    at_foot = printed if document.notes_at == "foot" else {}
    notes = [note for note in document.notes if note.number not in at_foot]
    return sorted(notes, key=lambda note: printed.get(note.number, len(printed) + 1))


def note_sign(printed: Mapping[int, int], note: Note) -> str:
    """What stands before a note: its printed number, or a dash where nothing names it."""
    return f"{printed.get(note.number, '–')}\u00a0"


def references_in(pieces: Iterable[object]) -> tuple[int, ...]:
    """The numbers of the notes that some pieces of a paper name, in the order of reading, each once."""
    found: dict[int, None] = {}
    for piece in pieces:
        for run in _runs_in(piece):
            if run.note:
                found[run.note] = None
    return tuple(found)


def _runs_in(value: object) -> Iterator[Run]:
    """Every run inside a block, in the order of its fields, which is the order of reading."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, str):
                yield from _runs_in(item)
    elif is_dataclass(value):
        for declared in fields(value):
            yield from _runs_in(getattr(value, declared.name))

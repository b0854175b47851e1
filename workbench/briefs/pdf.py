"""A document becomes a PDF: its pages drawn one by one, then all that a file says of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.briefs import fixed, style
from workbench.briefs.archiving import archived
from workbench.briefs.document import Document, marked, plain_of
from workbench.briefs.faces import Faces
from workbench.briefs.fitting import Fitted, fit
from workbench.briefs.inking import Ink
from workbench.briefs.lettering import Lettering, Line
from workbench.briefs.outlining import Entry, outlined
from workbench.briefs.packing import Objects
from workbench.briefs.paging import Page, Room
from workbench.briefs.panels import draw
from workbench.briefs.pens import Pen
from workbench.briefs.rendered import Rendered
from workbench.briefs.spots import spots_of
from workbench.briefs.structure import written
from workbench.briefs.style import Grid, Look
from workbench.briefs.tagging import FURNITURE, Marks, Tag, Tree
from workbench.progress import SILENT, Progress

_UNTITLED = "–"  # a file without a title would not be announced at all
_BAND = Look(style.STRONG, 8.8, 1.2, style.WHITE)
_BAND_OPEN = Look(style.STRONG, 8.8, 1.2, style.INK)
_FOOT = Look(style.REGULAR, style.SMALLEST, 1.2, style.QUIET)
_BAND_LINES = 4  # a marking is a few words; it never pushes the text off the page
_FOOT_LINES = 2
_NUMBER_WIDTH = 110.0
_RUNNING_GAP = 6.0
_LONGEST_TITLE = 120  # letters in the outline
_ABOVE_TITLE = 6.0  # what is seen above a heading to which the outline leads


def render(document: Document, path: Path, progress: Progress = SILENT) -> Rendered:
    """Writes the paper to ``path`` (the caller hands a temporary one); the same paper, the same bytes.

    Errors: Cancelled from ``progress``, OSError from the disk.
    """
    content, rendered = rendered_in_memory(document, progress)
    path.write_bytes(content)
    return rendered


def rendered_in_memory(document: Document, progress: Progress = SILENT) -> tuple[bytes, Rendered]:
    """The bytes of the paper, for one that must not stand on the disk as it is. Raises Cancelled from ``progress``."""
    with _uncollected():
        return _rendered(document, progress)


@contextmanager
def _uncollected() -> Iterator[None]:
    """A paper is many small values that all stay until it is written: to look for waste among them is in vain."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _rendered(document: Document, progress: Progress) -> tuple[bytes, Rendered]:
    grid = style.grid_of(document.page_size, document.landscape)
    lettering = Lettering({}, document.language)
    furniture = _Furniture(document, grid, lettering)
    fitted = fit(document, grid, furniture.room(), progress)
    drawn = _drawn(document, fitted, grid, furniture, progress)
    content = _finished(drawn, document, grid, lettering)
    unprintable = tuple(sorted({*lettering.unprintable, *fitted.unprintable}))
    spots = spots_of(fitted.pages, grid, furniture.text_top)
    return content, Rendered(len(fitted.pages), fitted.cut, unprintable, spots)


@dataclass(frozen=True)
class _Drawn:
    """The file so far: the streams of its pages, the fonts and the tree of what stands on them, and its outline."""

    objects: Objects
    faces: Faces
    tree: Tree
    contents: list[int]
    entries: list[Entry]


class _Furniture:
    """What stands on every page: the marking above and below, the foot, and from page 2 the title."""

    def __init__(self, document: Document, grid: Grid, lettering: Lettering) -> None:
        self._document = document
        self._grid = grid
        self._lettering = lettering
        look = _BAND_OPEN if document.open else _BAND
        self._marking = self._capped(document.marking, look, grid.content - 16.0, _BAND_LINES, Tag("P"))
        self._foot = self._capped(document.foot, _FOOT, grid.content - _NUMBER_WIDTH, _FOOT_LINES, Tag("P"))
        self._band = _height(self._marking) + 2 * grid.band_pad
        self._below = max(_height(self._foot), _FOOT.leading)

    def room(self) -> Room:
        """The height between the furniture."""
        bottom = self._foot_top() - self._grid.band_gap
        return Room(bottom - self.text_top(1), bottom - self.text_top(2))

    def text_top(self, page: int) -> float:
        """Where text begins on that page, from its top edge."""
        running = 0.0 if page == 1 else _FOOT.leading + _RUNNING_GAP
        return self._grid.top + self._band + self._grid.band_gap + running

    def draw_head(self, pen: Pen, page: int) -> None:
        """Draws what stands above the text of a page; the marking of the first is heard before everything else."""
        with pen.marks.all_as(FURNITURE if page > 1 else None):
            self._draw_band(pen, self._grid.top)
            if page > 1:
                self._draw_running(pen)

    def draw_foot(self, pen: Pen, page: int, pages: int) -> None:
        """Draws what stands below it; the unit and the date of the last page are heard after everything else."""
        grid = self._grid
        with pen.marks.all_as(FURNITURE):
            self._draw_band(pen, self._band_top())
        top = self._foot_top()
        with pen.marks.all_as(FURNITURE if page < pages else None):
            pen.lines(self._foot, 0.0, top, grid.content)
        said = fixed.PAGE_OF.in_(self._document.language).format(page=page, pages=pages)
        number = self._lettering.lines(said, _FOOT, _NUMBER_WIDTH)
        pen.lines(number, grid.content - number[0].width, top, number[0].width)

    def _draw_band(self, pen: Pen, top: float) -> None:
        width = self._grid.content
        if self._document.open:
            pen.frame(0.0, top, width, self._band, style.INK, 0.9)
        else:
            pen.box(0.0, top, width, self._band, style.INK)
        pen.lines(self._marking, 0.0, top + self._grid.band_pad, width, centred=True)

    def _draw_running(self, pen: Pen) -> None:
        """The title again, and the stamp: a page that is taken out still says what it is."""
        title = plain_of(marked(self._document.title_mark, self._document.title))
        said = " · ".join(t for t in (self._document.stamp, title) if t.strip())
        width = self._grid.content
        text = self._lettering.shortened(said, _FOOT, width)
        top = self.text_top(1)
        pen.lines(self._lettering.lines(text, _FOOT, width + 1), 0.0, top, width)
        pen.rule(0.0, top + _FOOT.leading + 1.5, width, style.RULE, 0.5)

    def _band_top(self) -> float:
        return self._grid.height - self._grid.bottom - self._band

    def _foot_top(self) -> float:
        return self._band_top() - self._grid.band_gap / 2 - self._below

    def _capped(self, text: str, look: Look, width: float, most: int, tag: Tag) -> tuple[Line, ...]:
        """The text in at most so many lines."""
        flat = self._lettering.line(text)
        lines = self._lettering.lines(flat, look, width, tag)
        if len(lines) <= most:
            return lines
        kept = sum(len(s.text) for line in lines[: most - 1] for s in line.segments)
        rest = self._lettering.shortened(flat[kept:], look, width)
        return lines[: most - 1] + self._lettering.lines(rest, look, width + 1, tag)


def _height(lines: tuple[Line, ...]) -> float:
    return sum(line.height for line in lines)


def _drawn(document: Document, fitted: Fitted, grid: Grid, furniture: _Furniture, progress: Progress) -> _Drawn:
    """The pages one by one, each written as soon as it is drawn, with the tree of what stands on them."""
    drawn = _Drawn(Objects(), Faces(), Tree(), [], [])
    pages = len(fitted.pages)
    for number, page in enumerate(fitted.pages, 1):
        progress.step("draw", number - 1, pages)
        said: list[str] = []
        pen = Pen(grid, Marks(said.append, drawn.tree), Ink(said.append, drawn.faces))
        furniture.draw_head(pen, number)
        drawn.entries.extend(_draw_page(pen, page, furniture.text_top(number), number - 1))
        furniture.draw_foot(pen, number, pages)
        pen.marks.leave()
        drawn.contents.append(drawn.objects.stream("\n".join(said).encode("latin-1")))
    progress.step("draw", pages, pages)
    return drawn


def _draw_page(pen: Pen, page: Page, start: float, number: int) -> Iterator[Entry]:
    """Draws the panels of a page; gives those of their headings that stand in the outline."""
    tidy = Lettering({})
    for placed in page:
        top = start + placed.top
        draw(placed.panel, pen, top)
        if placed.panel.outline is not None:
            level, text = placed.panel.outline
            title = tidy.line(text)[:_LONGEST_TITLE]
            if title:
                yield Entry(level, title, number, pen.grid.height - top + _ABOVE_TITLE)


def _finished(drawn: _Drawn, document: Document, grid: Grid, lettering: Lettering) -> bytes:
    """The file whole, with its tree, its title and all that makes it last."""
    objects = drawn.objects
    subject = lettering.line(document.subject)
    title = lettering.line(document.title) or subject or lettering.line(document.marking) or _UNTITLED
    lasting, info = archived(title, subject, document.language, objects)
    above, root = objects.number(), objects.number()
    pages = [objects.number() for _ in drawn.contents]
    outline = outlined(drawn.entries, pages, objects)
    told = written(drawn.tree, pages, first=objects.free)
    objects.put(told.objects)
    fonts = objects.add(f"<</Font<<{drawn.faces.resources(objects)}>>>>")
    shared = f"/Type/Page/Parent {above} 0 R/MediaBox[0 0 {grid.width:g} {grid.height:g}]/Resources {fonts} 0 R"
    said = zip(drawn.contents, told.pages, strict=True)
    objects.put(dict(zip(pages, (f"<<{shared}/Contents {at} 0 R{more}>>" for at, more in said), strict=True)))
    objects.put({above: f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{page} 0 R' for page in pages)}]>>"})
    objects.put({root: f"<</Type/Catalog/Pages {above} 0 R{told.catalogue}{outline}{lasting}>>"})
    return objects.closed(root, info)

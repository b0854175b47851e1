"""What stands before the text of a long paper: its cover, and its contents with their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.briefs import style
from workbench.briefs.document import Block, Contents, Cover, Document, Heading, Text, marked
from workbench.briefs.lettering import Lettering, Line
from workbench.briefs.paging import Page, Placed
from workbench.briefs.panels import Cell, Panel, Row
from workbench.briefs.shapes import Shape
from workbench.briefs.style import REGULAR, STRONG, Density, Grid, Look
from workbench.briefs.tagging import Roles, Tag, entry_tag, item_of

_KICKER = Look(STRONG, 11.0, 1.25, style.ACCENT)
_TITLE = Look(STRONG, 27.0, 1.14, style.INK)
_SUBTITLE = Look(REGULAR, 14.0, 1.3, style.QUIET)
_LABEL = Look(REGULAR, 8.6, 1.25, style.QUIET)
_VALUE = Look(STRONG, 10.6, 1.3, style.INK)
_ABOVE = 0.2  # of the height of the page, over the cover's first line
_COVER_WIDTH = 0.82  # of the width between the margins
_LABELS = 118.0  # the column of labels on a cover
_NUMBERS = 26.0  # the column of page numbers
_INDENT = 14.0
_LEADER = (0.6, 2.6)


def cover(
    block: Cover, document: Document, stamp: Sequence[Cell], roles: Roles, grid: Grid, lettering: Lettering
) -> Panel:
    """The cover; what follows it begins a new page."""
    title, tag = marked(document.title_mark, block.title), roles.title(document.titled_in)
    wide = grid.content * _COVER_WIDTH
    rows = [
        Row((_cell(lettering, block.kicker, _KICKER, wide, Tag("P")),), before=grid.height * _ABOVE),
        Row((_cell(lettering, title, _TITLE, wide, tag),), before=8.0, of=block.of),
        Row(
            (_cell(lettering, block.subtitle, _SUBTITLE, wide, Tag("P")),),
            before=10.0 if block.subtitle.strip() else 0.0,
            of=block.of,
        ),
        Row((), before=22.0, least=1.0, shapes=(Shape("solid", 0.0, 0.0, 64.0, 2.6, style.ACCENT),)),
    ]
    listed = Tag("L", numbering="None")
    for place, fact in enumerate((*document.head, *block.facts)):
        name, body = item_of(listed)
        value = _cell(lettering, fact.value, _VALUE, wide - _LABELS, body)._replace(left=_LABELS)
        label = _cell(lettering, fact.label, _LABEL, _LABELS - 10.0, name)
        rows.append(Row((label._replace(pad=1.6), value), before=20.0 if not place else 5.0))
    if stamp:
        rows.append(Row(tuple(cell._replace(left=0.0) for cell in stamp), before=26.0))
    return Panel(tuple(rows), block=block, kind="cover", part=block.part)


def after_cover(panels: list[Panel]) -> list[Panel]:
    """The panels, the one behind a cover on a page of its own."""
    for place, panel in enumerate(panels[:-1]):
        if panel.kind == "cover":
            panels[place + 1] = replace(panels[place + 1], opens=True)
    return panels


def contents(
    block: Contents, blocks: Sequence[Block], title: Tag, density: Density, grid: Grid, lettering: Lettering
) -> Panel:
    """Every heading behind the contents that is to stand in them, as yet without its page."""
    look = Look(STRONG, density.body + 5.0, 1.2, style.ACCENT)
    rows = [Row((_cell(lettering, block.title, look, grid.content, title),))]
    listed = Tag("TOC")
    behind = next(place for place, other in enumerate(blocks) if other is block)
    for place in range(behind + 1, len(blocks)):
        heading = blocks[place]
        if isinstance(heading, Heading) and heading.level <= block.deepest and lettering.line(heading.text):
            tags = entry_tag(listed, place, lettering.line(heading.text), heading.language)
            rows.append(_entry(heading, place, tags, density, grid, lettering))
    outline = (0, block.title) if lettering.line(block.title) else None
    return Panel(tuple(rows), block=block, kind="contents", part=block.part, outline=outline)


def _entry(
    heading: Heading, place: int, tags: tuple[Tag, Tag], density: Density, grid: Grid, lettering: Lettering
) -> Row:
    first = heading.level == 1
    look = Look(STRONG if first else REGULAR, density.body + 0.6, 1.28, style.INK)
    left = 0.0 if first else _INDENT
    width = grid.content - _NUMBERS - left
    link, item = tags
    lines = lettering.lines(heading.text, look, width - 8.0, link)
    number = Cell(lettering.lines("0", look, _NUMBERS, item), grid.content - _NUMBERS, _NUMBERS)
    end = left + (lines[-1].width if lines else 0.0) + 4.0
    under = sum(line.height for line in lines) - look.leading * 0.32
    leader = Shape("line", end, under, grid.content - _NUMBERS - end, 0.0, style.QUIET, 0.5, _LEADER)
    before = density.gap * (1.1 if first else 0.35)
    return Row((Cell(lines, left, width), number), before=before, shapes=(leader,), target=place, of=heading.of)


def numbered(pages: Sequence[Page], lettering: Lettering) -> tuple[Page, ...]:
    """The pages, the contents among them with the page of every heading."""
    if not any(placed.panel.kind == "contents" for page in pages for placed in page):
        return tuple(pages)
    found = {placed.panel.anchor: number for number, page in enumerate(pages, 1) for placed in page}
    return tuple(tuple(_with_numbers(placed, found, lettering) for placed in page) for page in pages)


def _with_numbers(placed: Placed, found: dict[int, int], lettering: Lettering) -> Placed:
    if placed.panel.kind != "contents":
        return placed
    rows = tuple(_with_number(row, found, lettering) for row in placed.panel.rows)
    return replace(placed, panel=replace(placed.panel, rows=rows))


def _with_number(row: Row, found: dict[int, int], lettering: Lettering) -> Row:
    if row.target < 0 or row.target not in found:
        return row  # the title; or a heading on a page that was not laid out, as one was enough to see
    blank = row.cells[-1]
    first = blank.lines[0]
    lines: tuple[Line, ...] = lettering.lines(str(found[row.target]), first.look, _NUMBERS, first.segments[0].tag)
    right = blank.left + blank.width
    return replace(row, cells=(*row.cells[:-1], Cell(lines, right - lines[0].width, lines[0].width + 1.0)))


def _cell(lettering: Lettering, text: Text, look: Look, width: float, tag: Tag) -> Cell:
    return Cell(lettering.lines(text, look, width, tag), 0.0, width)

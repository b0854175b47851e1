"""Where on the pages of a paper which record is told of, for whoever looks at them and wants to go there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from workbench.briefs.document import OfRecord
from workbench.briefs.paging import Page, Placed
from workbench.briefs.panels import Row
from workbench.briefs.rendered import Spot
from workbench.briefs.shapes import Shape
from workbench.briefs.style import Grid
from workbench.i18n import clip, squash

_LEAST = 7.0  # points of a mark that one can point at
_WORDS = 160  # letters of a paragraph that it is known by


def spots_of(pages: Sequence[Page], grid: Grid, start: Callable[[int], float]) -> tuple[Spot, ...]:
    """The spots in the order of reading; ``start`` tells where the text of a page begins, from its top edge."""
    return tuple(
        spot
        for number, page in enumerate(pages, 1)
        for placed in page
        for spot in _of_panel(placed, number, start(number) + placed.top, grid)
    )


def _of_panel(placed: Placed, number: int, top: float, grid: Grid) -> Iterator[Spot]:
    panel = placed.panel
    at = top + panel.pad + sum(row.height for row in panel.header)
    if any(row.of or _telling(row) for row in panel.rows):
        for row in panel.rows:
            if row.of and not row.empty:
                yield _spot(number, row.of, [row], at + row.before, row.height - row.before, grid)
            for shape in _telling(row):
                yield _mark(number, shape, at + row.before, grid)
            at += row.height
    elif isinstance(panel.block, OfRecord) and panel.block.of and panel.rows:
        yield _spot(number, panel.block.of, panel.rows, top, panel.words_height, grid)


def _telling(row: Row) -> list[Shape]:
    """The marks of a row that tell of a record of their own, from left to right."""
    return sorted((shape for shape in row.shapes if shape.of), key=attrgetter("left"))


def _mark(number: int, shape: Shape, top: float, grid: Grid) -> Spot:
    """A mark lies over its row: whoever means it need not hit it to the point."""
    wide, high = max(shape.width, _LEAST), max(shape.height, _LEAST)
    left, above = shape.left - (wide - shape.width) / 2, shape.top - (high - shape.height) / 2
    return Spot(number, shape.of, grid.side + left, top + above, wide, high, clip(squash(shape.words), _WORDS))


def _spot(number: int, of: str, rows: Sequence[Row], top: float, height: float, grid: Grid) -> Spot:
    cells = [cell for row in rows for cell in row.cells]
    left = min(cell.left for cell in cells)
    right = max(cell.left + cell.width for cell in cells)
    segments = (segment.text for cell in cells for line in cell.lines for segment in line.segments)
    words = clip(squash(" ".join(segments)), _WORDS)
    return Spot(number, of, grid.side + left, top, right - left, height, words)

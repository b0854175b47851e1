"""Where on the pages of a paper which record is told of, for whoever looks at them and wants to go there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workbench.briefs.document import OfRecord
from workbench.briefs.paging import Page, Placed
from workbench.briefs.panels import Row
from workbench.briefs.rendered import Spot
from workbench.briefs.style import Grid
from workbench.i18n import clip, squash

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
    if any(row.of for row in panel.rows):
        for row in panel.rows:
            if row.of:
                yield _spot(number, row.of, [row], at + row.before, row.height - row.before, grid)
            at += row.height
    elif isinstance(panel.block, OfRecord) and panel.block.of and panel.rows:
        yield _spot(number, panel.block.of, panel.rows, top, panel.words_height, grid)


def _spot(number: int, of: str, rows: Sequence[Row], top: float, height: float, grid: Grid) -> Spot:
    cells = [cell for row in rows for cell in row.cells]
    left = min(cell.left for cell in cells)
    right = max(cell.left + cell.width for cell in cells)
    segments = (segment.text for cell in cells for line in cell.lines for segment in line.segments)
    words = clip(squash(" ".join(segments)), _WORDS)
    return Spot(number, of, grid.side + left, top, right - left, height, words)

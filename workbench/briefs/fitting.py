"""A paper onto its pages, and onto one page: tightened first, then cut in the agreed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.briefs.arranging import with_blocks
from workbench.briefs.document import Block, Bullets, Cut, Document, Heading, Pairs, printed_numbers
from workbench.briefs.flowables import Layout
from workbench.briefs.front import numbered
from workbench.briefs.lettering import Lettering
from workbench.briefs.paging import Page, Placed, Room, paginate
from workbench.briefs.style import DENSITIES, NORMAL, Density, Grid
from workbench.progress import SILENT, Progress

_MOST_SPREAD = 5.0  # what a part may gain where a page has height left


@dataclass(frozen=True)
class Fitted:
    """Pages ready to be drawn, and the names of what was left out."""

    pages: tuple[Page, ...]
    cut: tuple[str, ...]
    unprintable: tuple[str, ...]


def fit(document: Document, grid: Grid, room: Room, progress: Progress = SILENT) -> Fitted:
    """The pages of the paper.

    Asked for one page, it takes the airiest density that fits; if none does, the fewest cuts in
    their order; if even all cuts do not bring it on one page, nothing is cut and it flows on.
    """
    if not document.fit_one_page:
        return _laid_out(document, (), NORMAL, grid, room, progress)
    for count in _counts(document, grid, room):
        shorter, names = _without(document, document.cut_order[:count])
        for density in DENSITIES:
            fitted = _laid_out(shorter, names, density, grid, room, progress)
            if len(fitted.pages) == 1:
                return replace(fitted, pages=(_spread(fitted.pages[0], room.first),))
    return _laid_out(document, (), NORMAL, grid, room, progress)


def _spread(page: Page, height: float) -> Page:
    """The page with what is left of its height shared out between the parts, within measure."""
    if not page:
        return page
    parts = sum(1 for placed in page if placed.panel.rule)
    left = height - (page[-1].top + page[-1].panel.height)
    each = min(_MOST_SPREAD, max(0.0, left) / max(parts, 1))
    moved: list[Placed] = []
    shift = 0.0
    for placed in page:
        panel = placed.panel
        if panel.rule:
            shift += each
            panel = replace(panel, before=panel.before + each)
        moved.append(Placed(panel, placed.top + shift))
    return tuple(moved)


def _counts(document: Document, grid: Grid, room: Room) -> list[int]:
    """The smallest number of cuts with which the tightest setting fits, if there is one."""
    for count in range(len(document.cut_order) + 1):
        shorter, names = _without(document, document.cut_order[:count])
        if len(_laid_out(shorter, names, DENSITIES[-1], grid, room, SILENT, 1).pages) == 1:
            return [count]
    return []


def _laid_out(
    document: Document,
    names: tuple[str, ...],
    density: Density,
    grid: Grid,
    room: Room,
    progress: Progress,
    enough: int = 0,
) -> Fitted:
    numbers = printed_numbers(document)
    lettering = Lettering(numbers, document.language)
    layout = Layout(document, density, grid, lettering)
    panels = layout.panels(names)
    pages = paginate(panels, room, progress, enough, layout.sources.row if document.notes_at == "foot" else None)
    return Fitted(numbered(pages, lettering), names, lettering.unprintable)


def _without(document: Document, cuts: Sequence[Cut]) -> tuple[Document, tuple[str, ...]]:
    """The paper without those pieces, and the names of the pieces that it really held.

    Sources that only the pieces named go with them.
    """
    names: list[str] = []
    blocks = document.blocks
    for cut in cuts:
        kept = _cut(blocks, cut)
        if kept != blocks:
            names.append(_name(document, cut))
            blocks = kept
    if not names:
        return document, ()
    return with_blocks(document, blocks), tuple(names)


def _cut(blocks: tuple[Block, ...], cut: Cut) -> tuple[Block, ...]:
    if not cut.item:
        return tuple(block for block in blocks if block.part != cut.part)
    kept: list[Block] = []
    seen = 0
    for block in blocks:
        if block.part == cut.part and isinstance(block, Bullets | Pairs):
            place = cut.item - seen - 1
            seen += len(block.items)
            if 0 <= place < len(block.items):
                kept.extend(_without_item(block, place))
                continue
        kept.append(block)
    return tuple(kept)


def _without_item(block: Bullets | Pairs, place: int) -> tuple[Block, ...]:
    """The list without one of its items; nothing where it was the only one."""
    if len(block.items) == 1:
        return ()
    levels = block.items_seen_by[:place] + block.items_seen_by[place + 1 :]
    if isinstance(block, Bullets):
        of: tuple[str, ...] = block.items_of[:place] + block.items_of[place + 1 :]
        items = block.items[:place] + block.items[place + 1 :]
        return (replace(block, items=items, items_of=of, items_seen_by=levels),)
    return (replace(block, items=block.items[:place] + block.items[place + 1 :], items_seen_by=levels),)


def _name(document: Document, cut: Cut) -> str:
    """How the line of what was left out calls it."""
    if cut.label:
        return cut.label
    headings = (b.text for b in document.blocks if isinstance(b, Heading) and b.part == cut.part)
    name = next(headings, str(cut.part))
    return f"{name} ({cut.item})" if cut.item else name

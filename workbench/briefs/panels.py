"""Panels: cells of lettering on the grid, which know their height, can be parted, and draw themselves."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from workbench.briefs import style
from workbench.briefs.document import Block
from workbench.briefs.lettering import Line
from workbench.briefs.pens import Pen
from workbench.briefs.shapes import Shape
from workbench.briefs.tagging import FURNITURE, Tag

Kind = Literal["plain", "title", "cover", "contents", "statement", "aside", "missing", "room", "chart", "notes"]

_TALL_ROW = 130.0  # a row higher than this, about a sixth of a page, may be parted between its lines
_PARTED_LINES = 24.0  # never less than this of it before the break
_SHORT = 84.0  # a panel no higher than this is not parted
_NOTES_RULE = 72.0  # above the notes at the foot of a page
_ROOM_PAD, _ROOM_INSET = 5.0, 7.0  # around the words in the dark rail of the reserved panel


class Cell(NamedTuple):
    """Lines in a column of the grid, ``left`` measured from the left margin, ``drop`` from the top of its row."""

    lines: tuple[Line, ...]
    left: float
    width: float
    fill: str = ""
    border: str = ""
    centred: bool = False
    pad: float = 0.0  # above and below the lines
    drop: float = 0.0
    tag: Tag | None = None  # of a cell of a table, which stands even where it is empty

    @property
    def height(self) -> float:
        """What the lines and their air take."""
        return self.drop + sum([line.height for line in self.lines]) + 2 * self.pad

    def parted(self, room: float, force: bool) -> tuple[Cell, Cell]:
        """The lines that fit into ``room``, and the others; at least one with ``force``."""
        used, count = 2 * self.pad, 0
        for line in self.lines:
            used += line.height
            if used > room and not (force and count == 0):
                break
            count += 1
        count = self._without_widows(count, force)
        return self._replace(lines=self.lines[:count]), self._replace(lines=self.lines[count:])

    def _without_widows(self, count: int, force: bool) -> int:
        """No line of a text stands alone before or after a break, where the text has enough of them."""
        lines = len(self.lines)
        if lines < 4 or count in (0, lines):
            return count
        if count == lines - 1:
            count -= 1
        return count if count > 1 or force else 0


@dataclass(frozen=True)
class Row:
    """Cells side by side, with the air above them and a rule there if ``ruled``.

    ``shapes`` are drawn under the lines of the cells; ``least`` is what they need of height. ``target`` is the place
    among the blocks of the heading whose page stands in the last cell (-1: none). ``of`` is the uid of the record that
    it tells of (empty: the block says it).
    """

    cells: tuple[Cell, ...]
    before: float = 0.0
    ruled: bool = False
    head: bool = False
    shapes: tuple[Shape, ...] = ()
    least: float = 0.0
    target: int = -1
    of: str = ""

    @cached_property
    def height(self) -> float:
        """The highest of the cells, with the air above."""
        return self.before + max(self.least, max((cell.height for cell in self.cells), default=0.0))

    def parted(self, room: float, force: bool) -> tuple[Row, Row]:
        """What fits of every cell, and the rest; the first is empty where nothing does."""
        pairs = [cell.parted(room - self.before, force) for cell in self.cells]
        return (
            replace(self, cells=tuple(first for first, _ in pairs)),
            replace(self, cells=tuple(second for _, second in pairs), shapes=(), least=0.0),
        )

    def edges(self, top: float) -> Iterator[tuple[float, float, float, float]]:
        """The edges of its cells and shapes, its own upper edge at ``top``: left, top, right, lower."""
        top += self.before
        for cell in self.cells:
            yield cell.left, top, cell.left + cell.width, top + cell.height
        for shape in self.shapes:
            upper, thick = top + shape.top, shape.thick
            yield (shape.left - thick, upper - thick, shape.left + shape.width + thick, upper + shape.height + thick)

    @property
    def empty(self) -> bool:
        """Whether no line stands in it."""
        return not any(cell.lines for cell in self.cells)


@dataclass(frozen=True)
class Panel:
    """One block as it stands on paper; ``header`` rows return where it continues on the next page.

    ``heading`` hangs in the rail beside it. ``block`` is what it was made of, None for what the
    layout adds by itself.
    """

    rows: tuple[Row, ...]
    block: Block | None = None
    kind: Kind = "plain"
    header: tuple[Row, ...] = ()
    heading: tuple[Line, ...] = ()
    outline: tuple[int, str] | None = None  # level from 0, text
    before: float = 0.0
    pad: float = 0.0
    rule: Literal["", "thin", "strong"] = ""  # across the page above it: here a part begins
    keep: bool = False  # on one page with what follows
    whole: bool = False  # on one page, if a page can hold it
    opens: bool = False  # on a new page
    anchor: int = -1  # the place among the blocks of the heading that it begins with
    part: int = 0
    continued: bool = False  # heading and header were on a page before: here they are not heard again
    figure: Tag | None = None  # all of it is one figure, heard as its alternative text; not its heading

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes that its words name, in the order of reading."""
        lines = (line for row in self.rows for cell in row.cells for line in cell.lines)
        return tuple(dict.fromkeys(segment.note for line in lines for segment in line.segments if segment.note))

    def height_up_to(self, limit: float) -> float:
        """Its height, or some height above ``limit``: a long table is not summed up on every page."""
        heading = sum(line.height for line in self.heading)
        height = 2 * self.pad + sum(row.height for row in self.header)
        for row in self.rows:
            height += row.height
            if height > limit:
                break
        return max(height, heading + 2 * (_ROOM_PAD if self.kind == "room" else self.pad))

    @property
    def height(self) -> float:
        """Its height on an endless page."""
        return self.height_up_to(float("inf"))

    @property
    def words_height(self) -> float:
        """The height of its words and their air, whatever the heading beside it takes."""
        return 2 * self.pad + sum(row.height for row in (*self.header, *self.rows))

    def edges(self) -> tuple[float, float, float, float]:
        """What is drawn of its rows: left, top, right and lower edge, measured from the top of the first."""
        rows = (*self.header, *self.rows)
        tops = itertools.accumulate((row.height for row in rows[:-1]), initial=0.0)
        found = [edges for row, top in zip(rows, tops, strict=False) for edges in row.edges(top)]
        lefts, uppers, rights, lowers = zip(*found, strict=True) if found else ((0.0,),) * 4
        return min(lefts), min(uppers), max(rights), max(lowers)

    def parted(self, room: float, force: bool) -> tuple[Panel | None, Panel]:
        """What fits into ``room`` and what goes on to the next page; with ``force`` at least a line fits."""
        if not force and (self.whole or self.height_up_to(_SHORT) <= _SHORT):
            return None, self
        room -= 2 * self.pad + sum(row.height for row in self.header)
        count = 0
        while count < len(self.rows) and self.rows[count].height <= room:
            room -= self.rows[count].height
            count += 1
        first, rest = list(self.rows[:count]), list(self.rows[count:])
        must = force and not count
        if rest and (must or (rest[0].height > _TALL_ROW and room >= _PARTED_LINES)):
            upper, lower = rest[0].parted(room, must)
            if not upper.empty:
                first.append(upper)
                rest[:1] = [] if lower.empty else [replace(lower, before=0.0, ruled=False)]
        if not first:
            return None, self
        return replace(self, rows=tuple(first)), self._continued(rest)

    def _continued(self, rows: Sequence[Row]) -> Panel:
        """The rest, its heading again in the rail, so that the next page says what it goes on with."""
        return replace(
            self,
            rows=tuple(rows),
            outline=None,
            before=0.0,
            rule="",
            whole=False,
            opens=False,
            anchor=-1,
            continued=True,
        )


def draw(panel: Panel, pen: Pen, top: float) -> None:
    """Draws a panel with its top edge at ``top``: the one place where a block reaches the paper."""
    height = panel.height if panel.kind == "room" else panel.words_height
    if panel.rule:
        thick, colour = (1.2, style.INK) if panel.rule == "strong" else (0.5, style.RULE)
        pen.rule(0, top - panel.before / 2, pen.grid.content, colour, thick)
    if panel.kind == "notes":
        pen.rule(0, top, _NOTES_RULE, style.QUIET, 0.5)
    _draw_ground(panel, pen, top, height)
    inset, pad = (_ROOM_INSET, _ROOM_PAD) if panel.kind == "room" else (0.0, panel.pad)
    at = top + panel.pad
    again = FURNITURE if panel.continued else None
    with pen.marks.all_as(again):
        pen.lines(panel.heading, inset, top + pad, pen.grid.rail)
    if panel.figure:
        left, upper, right, lower = panel.edges()
        pen.cover(panel.figure, left, at + upper, right, at + lower)
    with pen.marks.all_as(again or panel.figure):
        for row in panel.header:
            _draw_row(row, pen, at)
            at += row.height
    with pen.marks.all_as(panel.figure):
        for row in panel.rows:
            _draw_row(row, pen, at)
            at += row.height
    _draw_frame(panel, pen, top, height)


def _draw_ground(panel: Panel, pen: Pen, top: float, height: float) -> None:
    left, width = pen.grid.body_left, pen.grid.body
    if panel.kind == "statement":
        pen.box(left, top, width, height, style.TINT)
        pen.box(left, top, 3.0, height, style.ACCENT)
    elif panel.kind == "room":
        pen.box(0, top, left, height, style.RESERVED)


def _draw_frame(panel: Panel, pen: Pen, top: float, height: float) -> None:
    left, width = pen.grid.body_left, pen.grid.body
    if panel.kind == "aside":
        pen.frame(left, top, width, height, style.QUIET, 0.7, (2.2, 2.2))
    elif panel.kind == "missing":
        pen.frame(left, top, width, height, style.INK, 0.7, (0.7, 2.0))
    elif panel.kind == "room":
        pen.frame(0, top, pen.grid.content, height, style.RESERVED, 1.4)


def _draw_row(row: Row, pen: Pen, top: float) -> None:
    height = row.height - row.before
    if row.ruled:
        left = min(cell.left for cell in row.cells)
        right = max(cell.left + cell.width for cell in row.cells)
        thick, colour = (0.9, style.INK) if row.head else (0.4, style.RULE)
        pen.rule(left, top + row.before / 2, right - left, colour, thick)
    for shape in row.shapes:
        pen.shape(shape, top + row.before)
    for cell in row.cells:
        if cell.tag:
            pen.marks.stand(cell.tag)
        if cell.fill:
            pen.box(cell.left, top + row.before, cell.width, height, cell.fill)
        if cell.border:
            pen.frame(cell.left, top + row.before, cell.width, cell.height, cell.border, 1.2)
        inset = _inset(cell)
        pen.lines(
            cell.lines,
            cell.left + inset,
            top + row.before + cell.drop + cell.pad,
            cell.width - 2 * inset,
            cell.centred,
        )


def _inset(cell: Cell) -> float:
    return INSET if cell.fill or cell.border else 0.0


INSET = 5.0  # beside the lines of a cell that is filled or framed

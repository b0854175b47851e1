"""The pen of a page: what the layout measures from the top is drawn and marked, letters by their tags."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from operator import attrgetter

from workbench.briefs import style
from workbench.briefs.inking import Ink
from workbench.briefs.lettering import Line, Segment
from workbench.briefs.shapes import Point, Shape
from workbench.briefs.tagging import ORNAMENT, Marks, Tag


class Pen:
    """Draws on one page: distances are from the left margin and from the top edge of the paper.

    Everything is marked: letters by their tags, the rest as ornament.
    """

    def __init__(self, grid: style.Grid, marks: Marks, ink: Ink) -> None:
        self._ink = ink
        self.grid = grid
        self.marks = marks

    def box(self, left: float, top: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle."""
        self.marks.enter(ORNAMENT)
        self._ink.box(self.grid.side + left, self.grid.height - top - height, width, height, fill)

    def frame(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        colour: str,
        thick: float,
        dash: tuple[float, ...] = (),
    ) -> None:
        """An outlined rectangle, its line inside the measures."""
        half = thick / 2
        self._stroke(colour, thick, dash)
        x, y = self.grid.side + left + half, self.grid.height - top - height + half
        self._ink.frame(x, y, width - thick, height - thick)

    def rule(self, left: float, top: float, width: float, colour: str, thick: float) -> None:
        """A level line."""
        self._stroke(colour, thick, ())
        x, y = self.grid.side + left, self.grid.height - top
        self._ink.line(x, y, x + width, y)

    def line(self, start: Point, end: Point, colour: str, thick: float, dash: tuple[float, ...] = ()) -> None:
        """A straight line from point to point."""
        self._stroke(colour, thick, dash)
        side, height = self.grid.side, self.grid.height
        self._ink.line(side + start[0], height - start[1], side + end[0], height - end[1])

    def circle(self, centre: Point, radius: float, fill: str, colour: str, thick: float) -> None:
        """A filled circle, its outline inside the measures."""
        self._stroke(colour, thick, ())
        self._ink.circle(self.grid.side + centre[0], self.grid.height - centre[1], radius - thick / 2, fill)

    def shape(self, shape: Shape, top: float) -> None:
        """A mark whose row has its top edge at ``top``."""
        left, upper, half = shape.left, top + shape.top, shape.width / 2
        if shape.kind == "solid":
            self.box(left, upper, shape.width, shape.height, shape.colour)
        elif shape.kind in ("dot", "ring"):
            fill = shape.colour if shape.kind == "dot" else style.WHITE
            self.circle((left + half, upper + shape.height / 2), half, fill, shape.colour, shape.thick)
        elif shape.kind != "line":
            self.frame(left, upper, shape.width, shape.height, shape.colour, shape.thick, shape.dash)
        for start, end in shape.strokes():
            self.line((start[0], start[1] + top), (end[0], end[1] + top), shape.colour, shape.thick, shape.dash)

    def cover(self, figure: Tag, left: float, top: float, right: float, lower: float) -> None:
        """A figure stands inside these edges."""
        side, height = self.grid.side, self.grid.height
        self.marks.cover(figure, (side + left, height - lower, side + right, height - top))

    def lines(self, lines: Sequence[Line], left: float, top: float, width: float, centred: bool = False) -> None:
        """Lettering, line by line; lines of one look and tag right below one another are written in one go."""
        start = 0
        while start < len(lines):
            stop = start + 1
            if _may_go_on(lines[start], centred):
                while stop < len(lines) and _goes_on(lines[stop], lines[start]):
                    stop += 1
            top = self._column(lines[start:stop], left, top, width, centred)
            start = stop

    def _column(self, lines: Sequence[Line], left: float, top: float, width: float, centred: bool) -> float:
        """Draws lines of one look, of which only the first may be centred or of more than one tag; gives their end."""
        first, look = lines[0], lines[0].look
        shift = (width - first.width) / 2 if centred else 0.0
        x = self.grid.side + left + shift
        y = self.grid.height - (top + first.before + (look.leading - look.size) / 2 + style.ASCENT * look.size)
        if len(lines) > 1:
            self.marks.enter(first.tag, y + look.size)
            self._ink.letters([line.segments for line in lines], x, y, look.leading, look.colour)
        else:
            self._line(first, x, y)
        return top + first.before + len(lines) * look.leading

    def _line(self, line: Line, x: float, y: float) -> None:
        if line.of_one_tag:
            self._tagged(line.segments, line.tag, x, y, line.width, line.look)
            return
        for tag, group in itertools.groupby(line.segments, key=attrgetter("tag")):
            segments = tuple(group)
            width = sum(style.width_of(segment.text, segment.font, segment.size) for segment in segments)
            self._tagged(segments, tag, x, y, width, line.look)
            x += width

    def _tagged(
        self, segments: Sequence[Segment], tag: Tag | None, x: float, y: float, width: float, look: style.Look
    ) -> None:
        """Letters of one tag; where it leads somewhere, what they cover is a link."""
        self.marks.enter(tag, y + look.size)
        self._ink.letters((segments,), x, y, look.leading, look.colour)
        if tag is not None and tag.leads:
            self.marks.jump(tag, (x, y - look.size / 4, x + width, y + look.size))

    def _stroke(self, colour: str, thick: float, dash: tuple[float, ...]) -> None:
        self.marks.enter(ORNAMENT)
        self._ink.stroke(colour, thick, dash)


def _may_go_on(line: Line, centred: bool) -> bool:
    """Whether others may stand right below it and be written with it: all under one tag, which leads nowhere."""
    return not centred and line.of_one_tag and not (line.tag is not None and line.tag.leads)


def _goes_on(line: Line, first: Line) -> bool:
    """Whether it stands right below a line just as that one does, under the same tag."""
    alike = line.look is first.look and line.tag is first.tag
    return alike and not line.before and line.of_one_tag

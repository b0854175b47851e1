"""The few marks that charts are made of: told apart by shape, so that they can be read in grey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.briefs import style

Kind = Literal["solid", "frame", "hatched", "crossed", "dot", "ring", "line"]
Point = tuple[float, float]
_HATCH = 3.2  # between the lines of a hatched box


@dataclass(frozen=True)
class Shape:
    """A mark: ``left`` from the left margin, ``top`` from the top of its row. A line runs from corner to corner.

    ``of`` is the uid of the record that it tells of (empty: the row says it), ``words`` what it is called.
    """

    kind: Kind
    left: float
    top: float
    width: float
    height: float
    colour: str = style.INK
    thick: float = 0.7
    dash: tuple[float, ...] = ()
    of: str = ""
    words: str = ""

    def strokes(self) -> tuple[tuple[Point, Point], ...]:
        """The straight lines that it is drawn with besides its outline, measured as it is."""
        right, lower = self.left + self.width, self.top + self.height
        if self.kind == "line":
            return (((self.left, self.top), (right, lower)),)
        if self.kind == "crossed":
            return (((self.left, self.top), (right, lower)), ((self.left, lower), (right, self.top)))
        return self._hatching() if self.kind == "hatched" else ()

    def _hatching(self) -> tuple[tuple[Point, Point], ...]:
        """Slanting lines, each cut off at the edges of the box."""
        wide, high = self.width, self.height
        lines = []
        at = _HATCH
        while at < wide + high:
            start = (self.left + min(at, wide), self.top + max(0.0, at - wide))
            end = (self.left + max(0.0, at - high), self.top + min(at, high))
            lines.append((start, end))
            at += _HATCH
        return tuple(lines)

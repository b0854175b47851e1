"""What is drawn as the operators of a page: ten thousand times the same few, so they are written without detours."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence

from workbench.briefs.faces import Faces
from workbench.briefs.lettering import Segment

_HAND = 0.5522847  # of the radius: how far a curve is led on from each end of a quarter of a circle


class Ink:
    """Writes on one page with the fonts of its paper; places are measured from the lower left corner."""

    def __init__(self, write: Callable[[str], None], faces: Faces) -> None:
        self._write = write
        self._faces = faces

    def letters(self, lines: Iterable[Sequence[Segment]], x: float, y: float, leading: float, colour: str) -> None:
        """Lines one below the other, each of segments one behind the other; the first on the base line ``y``."""
        said = [f"BT {rgb(colour)} rg {x:.2f} {y:.2f} Td"]
        down, font = "", ("", 0.0)
        for segments in lines:
            if down:
                said.append(down)
            down = down or f"0 {-leading:.3f} Td"
            for segment in segments:
                if segment.rise:
                    said.append(f"{segment.rise:.2f} Ts")
                for name, codes in self._faces.face(segment.font).coded(segment.text):
                    if font != (name, segment.size):
                        font = name, segment.size
                        said.append(f"{name} {segment.size:.2f} Tf")
                    said.append(f"({codes}) Tj")
                if segment.rise:
                    said.append("0 Ts")
        said.append("ET")
        self._write(" ".join(said))

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._write(f"{rgb(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """An outlined rectangle, with the stroke that was set."""
        self._write(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """A straight line, with the stroke that was set."""
        self._write(f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S")

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """A circle around that place, filled, with the stroke that was set."""
        left, right, low, high = x - radius, x + radius, y - radius, y + radius
        hand = radius * _HAND
        quarters = (
            (right, y + hand, x + hand, high, x, high),
            (x - hand, high, left, y + hand, left, y),
            (left, y - hand, x - hand, low, x, low),
            (x + hand, low, right, y - hand, right, y),
        )
        curves = " ".join(" ".join(f"{place:.3f}" for place in quarter) + " c" for quarter in quarters)
        self._write(f"{rgb(colour)} rg {right:.3f} {y:.3f} m {curves} b")

    def stroke(self, colour: str, thick: float, dash: Sequence[float]) -> None:
        """Sets how lines are drawn."""
        dashes = " ".join(f"{length:.2f}" for length in dash)
        self._write(f"{rgb(colour)} RG {thick:.2f} w [{dashes}] 0 d")


@functools.cache
def rgb(colour: str) -> str:
    """A colour written as ``#rrggbb`` in the numbers of a page."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))

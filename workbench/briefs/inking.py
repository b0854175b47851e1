"""Letters and lines as the operators of a page: what is drawn ten thousand times is written without detours."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from reportlab.pdfbase import pdfmetrics

from workbench.briefs.lettering import Segment


class Ink:
    """Writes on the pages of one canvas."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._codes: dict[str, dict[str, str]] = {}  # of each font: the codes of letters in its first part
        self._names: dict[str, str] = {}

    def letters(self, segments: Sequence[Segment], x: float, y: float, colour: str) -> None:
        """Segments one behind the other, the base line of the first at ``x`` and ``y`` from the lower left corner."""
        said = [f"BT {rgb(colour)} rg 1 0 0 1 {x:.3f} {y:.3f} Tm"]
        for segment in segments:
            if segment.rise:
                said.append(f"{segment.rise:.3f} Ts")
            for name, codes in self._coded(segment.font, segment.text):
                said.append(f"{name} {segment.size:.3f} Tf <{codes}> Tj")
            if segment.rise:
                said.append("0 Ts")
        said.append("ET")
        self._canvas.addLiteral(" ".join(said))

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._canvas.addLiteral(f"{rgb(colour)} rg {x:.3f} {y:.3f} {width:.3f} {height:.3f} re f")

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """An outlined rectangle, with the stroke that was set."""
        self._canvas.addLiteral(f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re S")

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """A straight line, with the stroke that was set."""
        self._canvas.addLiteral(f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S")

    def stroke(self, colour: str, thick: float, dash: Sequence[float]) -> None:
        """Sets how lines are drawn."""
        dashes = " ".join(f"{length:.3f}" for length in dash)
        self._canvas.addLiteral(f"{rgb(colour)} RG {thick:.3f} w [{dashes}] 0 d")

    def fill(self, colour: str) -> None:
        """Sets how areas are filled."""
        self._canvas.addLiteral(f"{rgb(colour)} rg")

    def _coded(self, font: str, text: str) -> Iterator[tuple[str, str]]:
        """The text as codes of its font, which has a name for each 256 letters."""
        codes = self._codes.setdefault(font, {})
        try:
            yield self._names[font], "".join([codes[letter] for letter in text])
            return
        except KeyError:
            parts = [self._code(font, letter) for letter in text]
        for name, group in itertools.groupby(parts, key=attrgetter("name")):
            yield name, "".join(code.said for code in group)

    def _code(self, font: str, letter: str) -> _Code:
        face = pdfmetrics.getFont(font)
        ((part, code),) = face.splitString(letter, self._canvas._doc)
        name = face.getSubsetInternalName(part, self._canvas._doc)
        if not part:
            self._names[font] = name
            self._codes[font][letter] = code.hex()
        return _Code(name, code.hex())


class _Code:
    """A letter as a code under the name of a part of its font."""

    __slots__ = ("name", "said")

    def __init__(self, name: str, said: str) -> None:
        self.name = name
        self.said = said


@functools.cache
def rgb(colour: str) -> str:
    """A colour written as ``#rrggbb`` in the numbers of a page."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))

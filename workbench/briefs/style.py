"""The look of paper: fonts, the page grid, sizes and colours; every measure stands here.

Measures are points (1/72 inch), from the left and from the top unless they say otherwise.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from reportlab.pdfbase.ttfonts import TTFontFile

from workbench import paths
from workbench.briefs.document import PageSize

REGULAR = "WorkbenchSans"
STRONG = "WorkbenchSans-SemiBold"
ITALIC = "WorkbenchSans-Italic"
_FILES = {
    REGULAR: "IBMPlexSans-Regular.ttf",
    STRONG: "IBMPlexSans-SemiBold.ttf",
    ITALIC: "IBMPlexSans-Italic.ttf",
}
ASCENT = 0.78  # of the size, above the base line: where a first line hangs

# Each pair keeps a contrast of at least 4.5 on white, or of white on it; printed in grey the
# reserved colour is the darkest surface of the page, the accent the next.
INK = "#1b2029"
QUIET = "#565d69"
ACCENT = "#1d3d63"
RULE = "#c4c9d1"
TINT = "#eff3f8"
RESERVED = "#5f1020"
RESERVED_STEPS = ("#f3e3e4", "#dcb4b8", "#a04a57", RESERVED)  # opening, target, fallback, red line
RESERVED_GROUND = "#fbf4f4"
WHITE = "#ffffff"

PAGE_SIZES: dict[PageSize, tuple[float, float]] = {"A4": (595.28, 841.89), "letter": (612.0, 792.0)}
SMALLEST = 7.6  # no text is smaller, save the numbers of notes


@dataclass(frozen=True)
class Grid:
    """The page: margins, a rail for the headings of parts, and the column of text beside it."""

    width: float
    height: float
    side: float = 42.0
    top: float = 26.0
    bottom: float = 24.0
    rail: float = 86.0
    gutter: float = 12.0
    band_pad: float = 3.2  # above and below the words of the marking
    band_gap: float = 8.0  # between the bands and what stands next to them

    @property
    def content(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side

    @property
    def body_left(self) -> float:
        """Where text begins, from the left margin."""
        return self.rail + self.gutter

    @property
    def body(self) -> float:
        """The width of the column of text."""
        return self.content - self.body_left


def grid_of(size: PageSize, landscape: bool = False) -> Grid:
    """The grid of that size of paper, upright or lying."""
    width, height = PAGE_SIZES[size]
    return Grid(height, width) if landscape else Grid(width, height)


@dataclass(frozen=True)
class Density:
    """How tightly a paper is set: the size of text, the line as a share of it, and the air around parts."""

    body: float
    line: float
    gap: float

    @property
    def small(self) -> float:
        """The size of labels, notes and table headers."""
        return max(SMALLEST, self.body - 1.0)


# From the airiest to the tightest that is allowed; a paper of more than one page uses NORMAL.
DENSITIES = (
    Density(9.2, 1.34, 7.0),
    Density(9.0, 1.30, 6.0),
    Density(8.8, 1.28, 5.0),
    Density(8.6, 1.26, 4.2),
    Density(8.3, 1.25, 3.6),
    Density(8.0, 1.24, 3.2),
    Density(7.8, 1.23, 2.8),
    Density(SMALLEST, 1.22, 2.4),
)
NORMAL = DENSITIES[1]


@dataclass(frozen=True)
class Look:
    """How lettering looks; ``line`` is the height of a line as a share of the size."""

    font: str
    size: float
    line: float
    colour: str = INK

    @functools.cached_property
    def leading(self) -> float:
        """The height of a line."""
        return self.size * self.line


@functools.cache
def face(font: str) -> TTFontFile:
    """What the file of a font holds, read once."""
    return TTFontFile(str(paths.resources() / "fonts" / _FILES[font]))


@functools.cache
def drawable() -> frozenset[int]:
    """The code points that every one of the fonts has a glyph for."""
    return frozenset(set.intersection(*(set(face(name).charToGlyph) for name in _FILES)))


@functools.cache
def letter_widths(font: str) -> dict[str, float]:
    """The width of each drawable character, in thousandths of the size."""
    widths = face(font).charWidths
    return {chr(code): float(widths[code]) for code in (*drawable(), ord("\u00a0"))}


def width_of(text: str, font: str, size: float) -> float:
    """How wide the text is when it is set on one line."""
    widths = letter_widths(font)
    return sum([widths[letter] for letter in text]) * size / 1000

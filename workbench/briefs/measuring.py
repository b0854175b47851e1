"""How wide words are, each measured once, and where a text of one font ends its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from workbench.briefs import style

HINGE = re.compile(r"(?<=[^\W\d]{2}[-/–—@_])(?=[^\W\d])")  # a line may end after sanitario-, not after T-
_PIECE = re.compile("[^ ]+ ?")
_HINGED = re.compile(r"[-/–—@_]")
_FUZZ = 1e-6  # what sums of widths may be out by


class Measures(dict[str, float]):
    """The widths of words in one font and size."""

    def __init__(self, font: str, size: float) -> None:
        super().__init__()
        self._font, self._size = font, size

    def __missing__(self, word: str) -> float:
        self[word] = style.width_of(word, self._font, self._size)
        return self[word]


def lines_of(text: str, measures: Measures, width: float) -> list[tuple[str, float]] | None:
    """The text in lines no wider than ``width``, each with its width; None where a word of it is wider.

    A line keeps the blank at which it ended, beyond its width. Of blanks that follow one another one is kept.
    """
    pieces = _PIECE.findall(text + " ")
    blank = measures[" "]
    hinged = _HINGED.search(text) is not None
    if hinged:
        pieces = [part for piece in pieces for part in HINGE.split(piece)]
    wide = [measures[piece] for piece in pieces]
    padded = [_padded(piece, size, blank) for piece, size in zip(pieces, wide, strict=True)] if hinged else wide
    if not pieces or max(padded) > width + blank:
        return None if pieces else []
    ends = list(accumulate(wide, initial=0.0))  # of each piece, were all of them on one line
    tops = [end + size for end, size in zip(ends, padded, strict=False)] if hinged else ends[1:]
    lines: list[tuple[str, float]] = []
    start = 0
    while start < len(pieces):
        left = ends[start]
        stop = bisect_right(tops, left + width + blank + _FUZZ, start + 1)
        lines.append(("".join(pieces[start:stop]), tops[stop - 1] - blank - left))
        start = stop
    last, wide_of_last = lines[-1]
    lines[-1] = last.removesuffix(" "), wide_of_last
    return lines


def _padded(piece: str, size: float, blank: float) -> float:
    """The size with a blank behind it, which what ends at a hyphen does not have."""
    return size if piece[-1] == " " else size + blank

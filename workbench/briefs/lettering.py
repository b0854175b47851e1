"""Texts of records become lines of lettering: every character printed as it is or visibly replaced.

There is no markup and so no parser of markup: a text can only ever print itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.briefs import style
from workbench.briefs.document import Run, Text, runs_of
from workbench.briefs.letters import Letters
from workbench.briefs.measuring import HINGE, Measures, lines_of
from workbench.briefs.style import Look
from workbench.briefs.tagging import Tag, outward, reference
from workbench.i18n import Language, Words

_BOXES = ("\u25a1", "\u25fb", "\u2610", "\ufffd", "?")
_GLUE = frozenset("\u00a0\u2007\u202f")  # blanks at which a line never ends
_FONTS = {"strong": style.STRONG, "italic": style.ITALIC}
_HINGES = frozenset("-/–—_.@:,;")  # where an over-wide word is parted first
_PARAGRAPH_GAP = 0.22  # before a line that the text itself begins, as a share of the line
_NUMBER_SIZE, _NUMBER_RISE = 0.68, 0.34
_NOTE = Words("Nota {number}", "Note {number}", "Note {number}")
_PAGE = Words("Página web: {address}", "Web page: {address}", "Page web : {address}")


class Segment(NamedTuple):
    """Letters of one font, size and tag on one line, ``rise`` above its base line; ``note``: the number of a note."""

    text: str
    font: str
    size: float
    rise: float = 0.0
    note: int = 0
    tag: Tag | None = None


class Line(NamedTuple):
    """One line: its segments, its width, and the air before it.

    The blank at which it ended is drawn too, beyond its width: else its last word would be heard with the next one.
    """

    segments: tuple[Segment, ...]
    width: float
    look: Look
    before: float = 0.0

    @property
    def height(self) -> float:
        """What the line takes from the page, with the air before it."""
        return self.before + self.look.leading

    @property
    def tag(self) -> Tag | None:
        """The tag with which it begins."""
        return self.segments[0].tag

    @property
    def of_one_tag(self) -> bool:
        """Whether all of it is under that tag."""
        return len(self.segments) == 1 or all(segment.tag is self.tag for segment in self.segments)


@dataclass(frozen=True)
class _Word:
    """Segments that stay together, and the blank before them."""

    segments: tuple[Segment, ...]
    blank: Segment | None


class Lettering:
    """Sets the texts of one paper and keeps what could not be printed.

    ``numbers`` gives the printed number of each note.
    """

    def __init__(self, numbers: Mapping[int, int], language: Language = "es") -> None:
        self._numbers = numbers
        self._language = language
        self._unprintable: set[str] = set()
        self._drawable = style.drawable()
        self._box = next(b for b in _BOXES if ord(b) in self._drawable)
        self._known: dict[tuple[str, float], Measures] = {}
        self._letters = Letters(self._drawn)

    @property
    def unprintable(self) -> tuple[str, ...]:
        """The characters met so far that no font has, in the order of their code points."""
        return tuple(sorted(self._unprintable))

    def line(self, text: str) -> str:
        """The text on one line, of drawable characters and single blanks."""
        return " ".join(" ".join(self._letters.lines(text)).split())

    def shortened(self, text: str, look: Look, width: float) -> str:
        """The text on one line, its end replaced by an ellipsis where it is wider than ``width``."""
        whole = self.line(text)
        if self._width(whole, look.font, look.size) <= width:
            return whole
        kept = whole[:400]
        while kept and self._width(kept + "…", look.font, look.size) > width:
            kept = kept[:-1]
        return kept.rstrip() + "…"

    def lines(self, text: Text, look: Look, width: float, tag: Tag | Sequence[Tag] | None = None) -> tuple[Line, ...]:
        """The text in lines no wider than ``width``; none for a text in which nothing is to be seen.

        ``tag`` is that of the whole text, or one for each of its runs.
        """
        lines: list[Line] = []
        for paragraph in self._paragraphs(text, look, tag):
            broken = self._plain(paragraph[0], look, width) if len(paragraph) == 1 else None
            if broken is None:
                broken = self._broken(self._words(paragraph, look), look, width)
            if lines and broken:
                blank = Segment(" ", look.font, look.size, tag=broken[0].segments[0].tag)
                lines[-1] = lines[-1]._replace(segments=_joined((*lines[-1].segments, blank)))
                broken[0] = broken[0]._replace(before=look.leading * _PARAGRAPH_GAP)
            lines.extend(broken)
        return tuple(lines)

    def _paragraphs(self, text: Text, look: Look, tag: Tag | Sequence[Tag] | None) -> Iterable[list[Segment]]:
        """The segments of each stretch that the text itself keeps apart by a line break."""
        if isinstance(text, str) and (tag is None or isinstance(tag, Tag)):
            stretches = self._letters.lines(text)
            return [[Segment(said, look.font, look.size, tag=tag)] if said else [] for said in stretches]
        runs = runs_of(text)
        return self._in_runs(runs, look, tag if isinstance(tag, Sequence) else (tag,) * len(runs))

    def _in_runs(self, runs: Sequence[Run], look: Look, tags: Sequence[Tag | None]) -> Iterator[list[Segment]]:
        current: list[Segment] = []
        for run, tag in zip(runs, tags, strict=True):
            font = _FONTS.get(run.emphasis, look.font)
            own = self._own_tag(run, tag) if run.language or run.leads_to else tag
            for index, drawn in enumerate(self._letters.lines(run.text)):
                if index:
                    yield current
                    current = []
                if drawn:
                    current.append(Segment(drawn, font, look.size, tag=own))
            if run.note:
                comma = "," if current and current[-1].rise else ""
                size, rise = look.size * _NUMBER_SIZE, look.size * _NUMBER_RISE
                printed = self._numbers[run.note]
                says = _NOTE.in_(self._language).format(number=printed)
                leads = tag and reference(tag, run.note, says)
                current.append(Segment(f"{comma}{printed}", look.font, size, rise, run.note, leads))
        yield current

    def _own_tag(self, run: Run, tag: Tag | None) -> Tag | None:
        """What a run is inside its text: a link, words of another language."""
        if tag is None:
            return None
        if run.leads_to:
            says = _PAGE.in_(self._language).format(address=self.line(run.text))
            return outward(tag, run.leads_to, says)
        return tag if run.language == self._language else Tag("Span", tag, language=run.language)

    def _drawn(self, char: str) -> str:
        """The character as it is set: controls as blanks, a box for what no font has."""
        if char in _GLUE:
            return "\u00a0"
        kind = unicodedata.category(char)
        if kind in ("Cc", "Zs"):
            return " "
        if kind == "Cf" or "\ufe00" <= char <= "\ufe0f":
            return ""  # joiners, direction marks and the like: nothing to see
        if ord(char) in self._drawable:
            return char
        self._unprintable.add(char)
        return self._box

    def _words(self, segments: Sequence[Segment], look: Look) -> Iterator[_Word]:
        """What stays together on a line; a change of font inside a word does not part it."""
        word: list[Segment] = []
        blank: Segment | None = None
        for segment in segments:
            for index, chunk in enumerate(segment.text.split(" ")):
                if index:
                    if word:
                        yield _Word(tuple(word), blank)
                    word, blank = [], Segment(" ", look.font, look.size, tag=segment.tag)
                for place, piece in enumerate(HINGE.split(chunk)):
                    if place:
                        yield _Word(tuple(word), blank)
                        word, blank = [], None
                    if piece:
                        word.append(_said(segment, piece))
        if word:
            yield _Word(tuple(word), blank)

    def _broken(self, words: Iterator[_Word], look: Look, width: float) -> list[Line]:
        """The words on lines; a word wider than a line is parted between letters."""
        lines: list[Line] = []
        current: list[Segment] = []
        used = 0.0
        for word in words:
            wide = self._wide(word.segments)
            blank = self._width(" ", look.font, look.size) if word.blank and current else 0.0
            if current and used + blank + wide > width:
                lines.append(_line([*current, word.blank] if word.blank else current, used, look))
                current, used, blank = [], 0.0, 0.0
            if wide > width:
                full, current, used = self._parted(word.segments, width)
                lines.extend(_line(part, size, look) for part, size in full)
                continue
            if word.blank and current:
                current.append(word.blank)
            current.extend(word.segments)
            used += blank + wide
        if current:
            lines.append(_line(current, used, look))
        return lines

    def _parted(
        self, segments: Sequence[Segment], width: float
    ) -> tuple[list[tuple[list[Segment], float]], list[Segment], float]:
        """An over-wide word as full lines, and the segments and width of what is left of it."""
        full: list[tuple[list[Segment], float]] = []
        current: list[Segment] = []
        used = 0.0
        for segment in segments:
            letters: list[str] = []
            for letter in segment.text:
                wide = self._width(letter, segment.font, segment.size)
                if used + wide > width and (letters or current):
                    kept, letters = _at_hinge(letters)
                    moved = sum(self._width(c, segment.font, segment.size) for c in letters)
                    if kept:
                        current.append(_said(segment, "".join(kept)))
                    full.append((current, used - moved))
                    current, used = [], moved
                letters.append(letter)
                used += wide
            current.append(_said(segment, "".join(letters)))
        return full, current, used

    def _wide(self, segments: Sequence[Segment]) -> float:
        return sum([self._width(s.text, s.font, s.size) for s in segments])

    def _width(self, text: str, font: str, size: float) -> float:
        return self._measures(font, size)[text]

    def _measures(self, font: str, size: float) -> Measures:
        known = self._known.get((font, size))
        if known is None:
            known = self._known[font, size] = Measures(font, size)
        return known

    def _plain(self, segment: Segment, look: Look, width: float) -> list[Line] | None:
        """A stretch of one font on lines, as nearly all are; None where a word of it is wider than a line."""
        text, font, size, rise, note, tag = segment
        lines = lines_of(text, self._measures(font, size), width)
        if lines is None:
            return None
        return [Line((Segment(said, font, size, rise, note, tag),), wide, look) for said, wide in lines]


def _line(segments: Sequence[Segment], width: float, look: Look) -> Line:
    return Line(_joined(segments), width, look)


def _kind(segment: Segment) -> tuple[str, float, float, int, Tag | None]:
    return segment.font, segment.size, segment.rise, segment.note, segment.tag


def _said(segment: Segment, text: str) -> Segment:
    """The segment with other letters."""
    return Segment(text, segment.font, segment.size, segment.rise, segment.note, segment.tag)


def _joined(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Neighbours of one font and tag become one segment, so that a reader finds whole words."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if last is not None and _kind(last) == _kind(segment):
            joined[-1] = _said(segment, last.text + segment.text)
        else:
            joined.append(segment)
    return tuple(joined)


def _at_hinge(letters: list[str]) -> tuple[list[str], list[str]]:
    """The letters up to the last blank, else up to a late hyphen, slash or stop, and those after it; else all."""
    for place in range(len(letters), 0, -1):
        if letters[place - 1] == "\u00a0" or (place > len(letters) // 2 and letters[place - 1] in _HINGES):
            return letters[:place], letters[place:]
    return letters, []

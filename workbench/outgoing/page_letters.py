"""The letters of a page as its file tells them: each code through the map of its font, nothing else believed.

Only pages that draw all their letters so are read here: strings of codes under ``Tj``, and no other string anywhere.
What such a page says is complete, whatever is seen of it: letters that are hidden, covered or beyond its edge too.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

import pikepdf

_END = b") Tj"  # of a string that is shown
_WORD = re.compile(
    rb"[-+\d.]+|/[\w.+-]+|\[|\[?[\d.]*\]?|<</MCID|<</Type|\d+>>|/[A-Za-z]+>>"
    rb"|BT|ET|Td|Tf|Ts|BDC|EMC|rg|RG|re|[bcdflmSw]"
)
_TOLD = re.compile(rb"<([0-9A-Fa-f]{2})> *<([0-9A-Fa-f]{4,8})>")
_COUNT = re.compile(rb"(\d+) +beginbfchar")
_UNTOLD = "\ufffe"

Maps = dict[bytes, str]


class PageLetters:
    """Reads the pages of one open file, and knows which streams it has read whole."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._read: set[tuple[int, int]] = set()
        self._maps: dict[tuple[int, int], Maps | None] = {}
        self._known: set[bytes] = set()  # words of pages that neither say nor fetch anything

    def read(self, page: pikepdf.Page) -> str | None:
        """The letters of a page, a line break wherever they move on; None where it has to be read in another way."""
        content, resources = page.obj.get("/Contents"), page.obj.get("/Resources")
        if not isinstance(content, pikepdf.Stream) or not isinstance(resources, pikepdf.Dictionary):
            return None
        maps = self._maps_of(resources)
        if maps is None:
            return None
        parted = _parted(content.read_bytes())
        if parted is None or not self._draws_plainly(b" ".join(parted[0])):
            return None
        try:
            said = _letters(*parted, maps)
        except (KeyError, ValueError):
            return None
        self._read.add(content.objgen)
        return said

    def has_read(self, stream: pikepdf.Stream) -> bool:
        """Whether the stream is a page of which nothing is left to be read."""
        return stream.objgen in self._read

    def _draws_plainly(self, rest: bytes) -> bool:
        """Whether what is left of a page without its strings is such as our own pages are drawn with, and no more."""
        fresh = set(rest.split()) - self._known
        if has_strings(rest) or not all(map(_WORD.fullmatch, fresh)):
            return False
        self._known |= fresh
        return True

    def _maps_of(self, resources: pikepdf.Dictionary) -> Maps | None:
        """The maps of the fonts by their names; None where one does not tell all its codes."""
        place = resources.objgen
        if place not in self._maps or place == (0, 0):
            found = {str(name)[1:].encode(): _map(font) for name, font in resources.get("/Font", {}).items()}
            whole = {name: told for name, told in found.items() if told is not None}
            self._maps[place] = whole if len(whole) == len(found) else None
        return self._maps[place]


def has_strings(written: bytes) -> bool:
    """Whether a string or a remark begins in it; a dictionary begins with two signs, a string in codes with one."""
    return b"(" in written or b"%" in written or b"<" in written.replace(b"<<", b"")


def _parted(data: bytes) -> tuple[list[bytes], list[bytes]] | None:
    """What stands before each shown string and behind the last, and the strings; None where one has another form."""
    first, *others = data.split(b"(")
    between, strings = [first], []
    for other in others:
        codes, end, behind = other.partition(_END)
        if not end or b"\\" in codes or b")" in codes:
            return None
        strings.append(codes)
        between.append(behind)
    return between, strings


def _letters(between: list[bytes], strings: list[bytes], maps: Maps) -> str:
    """The strings through the maps of their fonts; KeyError, ValueError where one does not tell a code."""
    said: list[str] = []
    known = ""
    for before, codes in zip(between, strings, strict=False):
        if b"Td" in before or b"Ts" in before:  # what follows stands elsewhere
            said.append("\n")
        if b"Tf" in before:
            known = maps[before[: before.rindex(b" Tf")].rpartition(b"/")[2].split()[0]]
        said.append(codecs.charmap_decode(codes, "strict", known)[0])
    return "".join(said)


def _map(font: Any) -> str | None:
    """What each code of a font of one byte stands for; None where its file does not say it letter by letter."""
    told = font.get("/ToUnicode")
    if str(font.get("/Subtype")) != "/TrueType" or not isinstance(told, pikepdf.Stream):
        return None
    data = told.read_bytes()
    pairs = _TOLD.findall(data)
    if b"bfrange" in data or b"usecmap" in data or sum(map(int, _COUNT.findall(data))) != len(pairs):
        return None
    letters = [_UNTOLD] * 256
    for code, letter in pairs:
        letters[int(code, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be", "replace")
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else None

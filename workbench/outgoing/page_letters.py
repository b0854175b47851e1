"""The letters of a page as its file tells them: each code through the map of its font, nothing else believed.

Only pages that draw all their letters so are read here: strings of codes under ``Tj``, and no other string anywhere.
What such a page says is complete, whatever is seen of it: letters that are hidden, covered or beyond its edge too.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

import pikepdf

_SHOWN = re.compile(rb"/([^\s/]+) [-\d.]+ Tf\b|\(([^()\\]*)\) Tj\b|\b(?:Td|Ts)\b")
_STRING = re.compile(rb"\([^()\\]*\) Tj\b")
_BARE_MARK = re.compile(rb"/[A-Za-z0-9]+ <</(?:MCID \d+|Type /[A-Za-z]+)>> BDC\b")
_TOLD = re.compile(rb"<([0-9A-Fa-f]{2})> *<([0-9A-Fa-f]{4,8})>")
_COUNT = re.compile(rb"(\d+) +beginbfchar")
_OTHER = re.compile(rb"\b(?:Do|BI|DP|gs|sh|scn|SCN)\b")  # what may draw or say something that stands elsewhere
_UNTOLD = "\ufffe"

Maps = dict[bytes, str]


class PageLetters:
    """Reads the pages of one open file, and knows which streams it has read whole."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._read: set[tuple[int, int]] = set()
        self._maps: dict[tuple[int, int], Maps | None] = {}

    def read(self, page: pikepdf.Page) -> str | None:
        """The letters of a page, a line break wherever they move on; None where it has to be read in another way."""
        content, resources = page.obj.get("/Contents"), page.obj.get("/Resources")
        if not isinstance(content, pikepdf.Stream) or not isinstance(resources, pikepdf.Dictionary):
            return None
        maps = self._maps_of(resources)
        if maps is None:
            return None
        data = content.read_bytes()
        if not _draws_plainly(data):
            return None
        try:
            said = _letters(data, maps)
        except (KeyError, UnicodeDecodeError):
            return None
        self._read.add(content.objgen)
        return said

    def has_read(self, stream: pikepdf.Stream) -> bool:
        """Whether the stream is a page of which nothing is left to be read."""
        return stream.objgen in self._read

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


def _draws_plainly(data: bytes) -> bool:
    """Whether a page shows strings of codes and holds no others, neither in marks nor in what it points to."""
    rest = _STRING.sub(b"", data)
    return not has_strings(rest) and not _OTHER.search(rest) and rest.count(b"BDC") == len(_BARE_MARK.findall(rest))


def _letters(data: bytes, maps: Maps) -> str:
    """The strings through the maps of their fonts; KeyError, UnicodeDecodeError where one does not tell a code."""
    said: list[str] = []
    known = None
    for font, codes in _SHOWN.findall(data):
        if font:
            known = maps[font]
        elif codes:
            said.append(codecs.charmap_decode(codes, "strict", known or "")[0])
        else:
            said.append("\n")
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

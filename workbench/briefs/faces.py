"""The fonts of one paper: which code stands for which letter, and the parts of each font that its file carries."""

from __future__ import annotations

import codecs
import copy
import itertools
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from workbench.briefs import style
from workbench.briefs.packing import Objects

_NONE = "\ufffe"  # what a code stands for that has no letter yet
_CODES = 256
_CLOSED = frozenset(b"\0\n\r()\\")  # in a string of a page these would have to be written in some other way
_SYMBOLIC, _NOT_SYMBOLIC = 4, 32  # flags: the codes are those of the font alone
_MOST_TOLD = 100  # codes in one section of a map

Coded = Sequence[tuple[str, str]]


class Faces:
    """The fonts of one paper, each with the letters that were written in it so far."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}

    def face(self, font: str) -> Face:
        """The font of that name."""
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = Face(font, len(self._faces) + 1)
        return face

    def resources(self, objects: Objects) -> str:
        """Writes the parts that were used; gives them by their names, as pages ask for them."""
        parts = (part for face in self._faces.values() for part in face.parts)
        return "".join(f"{part.name} {part.written(objects)} 0 R" for part in parts)


class Face:
    """A font in parts, as a code is one byte."""

    def __init__(self, font: str, number: int) -> None:
        self._font = font
        self._name = f"/F{number}"
        self._of: dict[str, int] = {}  # the part of each letter
        self.parts = [_Part(font, self._name, 0)]

    def coded(self, text: str) -> Coded:
        """The text as codes, each stretch of them under the name of the part that knows them."""
        text = text.replace("\u00a0", " ")
        first = self.parts[0]
        try:
            return ((first.name, first.codes(text)),)
        except UnicodeEncodeError:
            return list(self._parted(text))

    def _parted(self, text: str) -> Iterator[tuple[str, str]]:
        """The same for a text with letters that are new, or whose code the first part does not have."""
        for letter in text:
            if letter not in self._of:
                if self.parts[-1].full:
                    self.parts.append(_Part(self._font, f"{self._name}.{len(self.parts)}", len(self.parts)))
                self.parts[-1].take(letter)
                self._of[letter] = len(self.parts) - 1
        pairs = [(self._of[letter], letter) for letter in text]
        for place, group in itertools.groupby(pairs, key=itemgetter(0)):
            part = self.parts[place]
            yield part.name, part.codes("".join([letter for _, letter in group]))


class _Part:
    """Letters of a font under codes of one byte: those of ASCII under their own, if they are free."""

    def __init__(self, font: str, name: str, place: int) -> None:
        self._font = font
        self.name = name
        self._place = place
        self._letters = [_NONE] * _CODES
        self._open = [code for code in (*range(128, _CODES), *range(1, 128)) if code not in _CLOSED]
        self._map = codecs.charmap_build(_NONE * _CODES)

    @property
    def full(self) -> bool:
        """Whether no code is left."""
        return not self._open

    def take(self, letter: str) -> None:
        """Gives the letter a code."""
        code = ord(letter) if ord(letter) in self._open else self._open[0]
        self._open.remove(code)
        self._letters[code] = letter
        self._map = codecs.charmap_build("".join(self._letters))

    def codes(self, text: str) -> str:
        """The codes of a text as letters of Latin-1; UnicodeEncodeError where it has a letter without one."""
        return codecs.charmap_encode(text, "strict", self._map)[0].decode("latin-1")

    def written(self, objects: Objects) -> int:
        """The font cut down to these letters, by its number."""
        face: Any = copy.copy(style.face(self._font))  # it remembers where it reads
        last = max(code for code, letter in enumerate(self._letters) if letter != _NONE)
        letters = [0 if letter == _NONE else ord(letter) for letter in self._letters[: last + 1]]
        name = f"/{'A' * 5}{chr(ord('A') + self._place)}+{face.name.decode('ascii')}"
        widths = [face.charWidths.get(letter, face.defaultWidth) for letter in letters]
        told = objects.stream(_told(letters))
        return objects.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont{name}/FirstChar 0/LastChar {last}"
            f"/Widths[{' '.join(f'{width:g}' for width in widths)}]/ToUnicode {told} 0 R"
            f"/FontDescriptor {_descriptor(face, name, letters, objects)} 0 R>>"
        )


def _descriptor(face: Any, name: str, letters: list[int], objects: Objects) -> int:
    file = face.makeSubset(letters)
    box = " ".join(f"{side:g}" for side in face.bbox)
    return objects.add(
        f"<</Type/FontDescriptor/FontName{name}/Flags {face.flags & ~_NOT_SYMBOLIC | _SYMBOLIC}/FontBBox[{box}]"
        f"/ItalicAngle {face.italicAngle:g}/Ascent {face.ascent:g}/Descent {face.descent:g}"
        f"/CapHeight {face.capHeight:g}/StemV {face.stemV:g}/MissingWidth {face.defaultWidth:g}"
        f"/FontFile2 {objects.stream(file, f'/Length1 {len(file)}', growing=False)} 0 R>>"
    )


def _told(letters: Sequence[int]) -> bytes:
    """Which character each code is, for who looks for words; codes that are not used are not told to be nothing."""
    pairs = [(code, letter) for code, letter in enumerate(letters) if letter]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(pairs), _MOST_TOLD):
        section = pairs[start : start + _MOST_TOLD]
        lines.append(f"{len(section)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>" for code, letter in section]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")

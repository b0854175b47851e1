"""A PDF as it is written: small objects packed together, every stream compressed, the same objects the same bytes.

Where the bytes of a stream look at their end like the end of a line, a strict reader takes it for one byte shorter
than it says. Here none ends so.
"""

from __future__ import annotations

import codecs
import hashlib
import struct
import zlib
from collections.abc import Mapping

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # letters above 127 tell that the file is no text
_TOGETHER = 200  # objects in one packet
_ENTRY = struct.Struct(">BIH")  # of the table of places: kind, place, place within
_LINE_ENDS = (b"\r", b"\n")


class Objects:
    """The objects of a file: streams are written at once, small ones are kept until it is closed."""

    def __init__(self) -> None:
        self._bytes = bytearray(_HEAD)
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
        self._small: dict[int, str] = {}
        self.free = 1  # the lowest number that no object has

    def number(self) -> int:
        """The number of an object that is told later."""
        self.free += 1
        return self.free - 1

    def add(self, written: str) -> int:
        """A small object, by its number."""
        number = self.number()
        self._small[number] = written
        return number

    def put(self, objects: Mapping[int, str]) -> None:
        """Small objects with numbers of their own."""
        self._small.update(objects)
        self.free = max(self.free, *(number + 1 for number in objects))

    def stream(self, data: bytes, entries: str = "", *, growing: bool = True, plain: bool = False) -> int:
        """A stream, by its number; one that may be ``growing`` takes a blank where it would end like a line.

        What is ``plain`` can be read without unpacking.
        """
        number = self.number()
        said, how = (data, "") if plain else (zlib.compress(data), "/Filter/FlateDecode")
        if growing and said.endswith(_LINE_ENDS):
            said = zlib.compress(data + b" ")
        if not plain and said.endswith(_LINE_ENDS):
            said, how = data, ""
        self._places[number] = (1, len(self._bytes), 0)
        self._bytes += f"{number} 0 obj\n<<{entries}/Length {len(said)}{how}>>\nstream\n".encode("ascii")
        self._bytes += said
        self._bytes += b"\nendstream\nendobj\n"
        return number

    def closed(self, root: int, info: int) -> bytes:
        """The whole file: small objects in packets, the table of places last, its own place in it."""
        self._pack()
        number = self.number()
        start = len(self._bytes)
        self._places[number] = (1, start, 0)
        size = self.free
        table = b"".join([_ENTRY.pack(*self._places[place]) for place in range(size)])
        name = hashlib.sha256(self._bytes + table).hexdigest()[:32]
        entries = f"/Type/XRef/Size {size}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"
        self.free = number
        self.stream(table, entries, growing=False)
        self._bytes += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._bytes)

    def _pack(self) -> None:
        numbers = list(self._small)
        for start in range(0, len(numbers), _TOGETHER):
            held = numbers[start : start + _TOGETHER]
            packet = self.free
            heads, at = [], 0
            for place, number in enumerate(held):
                self._places[number] = (2, packet, place)
                heads.append(f"{number} {at}")
                at += len(self._small[number]) + 1
            head = " ".join(heads) + "\n"
            said = head + "\n".join([self._small[number] for number in held]) + "\n"
            self.stream(said.encode("ascii"), f"/Type/ObjStm/N {len(held)}/First {len(head)}")


def string(text: str) -> str:
    """A text as an object, whatever letters it has."""
    return f"<{(codecs.BOM_UTF16_BE + text.encode('utf-16-be', 'replace')).hex()}>"


def references(numbers: list[int]) -> str:
    """Objects one after the other."""
    return " ".join([f"{number} 0 R" for number in numbers])

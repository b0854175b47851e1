"""The last writing of a PDF: small objects packed together, every stream compressed, the same objects the same bytes.

The library's own writing leaves to chance with which byte a stream ends; where that looks like the end of a line, a
strict reader takes the stream for one byte shorter than it says. Here none ends so.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping, Sequence

import pikepdf

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # letters above 127 tell that the file is no text
_TOGETHER = 200  # objects in one packet
_ENTRY = struct.Struct(">BIH")  # of the table of places: kind, place, place within
_LINE_ENDS = (b"\r", b"\n")


def packed(pdf: pikepdf.Pdf, more: Mapping[int, str], added: Mapping[int, str]) -> bytes:
    """The open file as bytes.

    ``more`` are objects with numbers that the file does not use, ``added`` are entries for dictionaries that it holds.
    """
    out = _Out()
    loose: list[tuple[int, bytes]] = []
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Object):
            continue  # a number that nothing has
        number = int(thing.objgen[0])
        if isinstance(thing, pikepdf.Stream):
            out.stream(
                number,
                _entries(thing),
                thing.read_bytes(),
                growing="/Length1" not in thing,
                plain=thing.get("/Type") == "/Metadata",
            )
            continue
        written = thing.unparse(resolved=True)
        if number in added:
            written = written[: written.rindex(b">>")] + added[number].encode("ascii") + b">>"
        loose.append((number, written))
    loose += [(number, written.encode("ascii")) for number, written in more.items()]
    out.together(loose)
    return out.closed(pdf.Root.objgen[0], pdf.docinfo.objgen[0])


def highest(pdf: pikepdf.Pdf) -> int:
    """The highest number of an object of the open file."""
    return max(int(thing.objgen[0]) for thing in pdf.objects if isinstance(thing, pikepdf.Object))


def _entries(stream: pikepdf.Stream) -> bytes:
    """The entries of its dictionary but those on how it is packed."""
    kept = pikepdf.Dictionary(
        {key: value for key, value in stream.stream_dict.items() if key not in ("/Length", "/Filter", "/DecodeParms")}
    )
    return kept.unparse()[2:-2]


class _Out:
    """A file as it grows: its bytes and where each object stands."""

    def __init__(self) -> None:
        self._bytes = bytearray(_HEAD)
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def stream(self, number: int, entries: bytes, data: bytes, *, growing: bool, plain: bool = False) -> None:
        """Writes a stream; one that may be ``growing`` takes a blank where it would end like a line.

        Metadata stays ``plain``, for readers that look for it in files that they cannot open.
        """
        said, how = zlib.compress(data), b"/Filter/FlateDecode"
        if growing and said.endswith(_LINE_ENDS):
            said = zlib.compress(data + b" ")
        if plain or said.endswith(_LINE_ENDS):
            said, how = data, b""
        self._places[number] = (1, len(self._bytes), 0)
        self._bytes += b"%d 0 obj\n<<%b/Length %d%b>>\nstream\n" % (number, entries, len(said), how)
        self._bytes += said + b"\nendstream\nendobj\n"

    def together(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """Writes small objects in packets."""
        free = max((*self._places, *(number for number, _ in objects))) + 1
        for packet, start in enumerate(range(0, len(objects), _TOGETHER), free):
            held = objects[start : start + _TOGETHER]
            heads, at = [], 0
            for place, (number, written) in enumerate(held):
                self._places[number] = (2, packet, place)
                heads.append(b"%d %d" % (number, at))
                at += len(written) + 1
            head = b" ".join(heads) + b"\n"
            entries = b"/Type/ObjStm/N %d/First %d" % (len(held), len(head))
            self.stream(packet, entries, head + b"\n".join(written for _, written in held) + b"\n", growing=True)

    def closed(self, root: int, info: int) -> bytes:
        """The whole file: the table of places last, its own place in it."""
        number = max(self._places) + 1
        start = len(self._bytes)
        self._places[number] = (1, start, 0)
        size = number + 1
        table = b"".join(_ENTRY.pack(*self._places.get(place, (0, 0, 0))) for place in range(size))
        name = hashlib.sha256(self._bytes + table).hexdigest()[:32].encode("ascii")
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (size, root, info, name, name)
        self.stream(number, entries, table, growing=False)
        self._bytes += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._bytes)

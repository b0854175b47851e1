"""Every text of a finished PDF: what its pages say, and what only its objects hold."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from workbench.outgoing.decoding import Source, Text, bytes_of, decoded
from workbench.outgoing.page_letters import PageLetters, has_strings

if TYPE_CHECKING:
    import pypdfium2

_PICTURES = ("/Image",)
_PACKET, _TABLE = "/ObjStm", "/XRef"  # streams of small objects, and of the places of all
_LARGEST = 50_000_000  # bytes of one stream: more is no text
_DEEPEST = 50
_OBJECT = re.compile(rb"obj\b")
_NUMBERS = re.compile(rb"(?<!\d)(\d{1,9})\s+(\d{1,5})\s+$")
_NUMBERS_LENGTH = 24  # bytes that hold them


def pages_of(source: Source) -> int:
    """How many pages a finished PDF has; raises where it cannot be opened."""
    with closing(_opened(source)) as document:
        return len(document)


def pdf_texts(source: Source) -> Iterator[Text]:
    """The texts of the pages in their order, then those of all objects, each with its place."""
    with pikepdf.open(source) as document:
        letters = PageLetters(document)
        yield from _pages(source, document, letters)
        yield from _objects(document, bytes_of(source), letters)


def _opened(source: Source) -> pypdfium2.PdfDocument:
    import pypdfium2  # seldom needed: our own pages are read without it

    return pypdfium2.PdfDocument(source if isinstance(source, Path) else source.getvalue())


# ---- pages


def _pages(source: Source, document: pikepdf.Pdf, letters: PageLetters) -> Iterator[Text]:
    """What each page says; one that is not drawn as ours are is left to a program that reads any."""
    for number, page in enumerate(document.pages, 1):
        said = letters.read(page)
        if said is None:
            said = "\n".join((_seen(source, number), *_marked(page)))
        yield f"p. {number}", said


def _seen(source: Source, number: int) -> str:
    with closing(_opened(source)) as document:
        return str(document[number - 1].get_textpage().get_text_bounded())


def _marked(drawn: pikepdf.Page | pikepdf.Stream) -> Iterator[str]:
    """The strings of marked content: what a screen reader is told in place of what is drawn."""
    for instruction in pikepdf.parse_content_stream(drawn, "BDC DP"):
        for operand in instruction.operands:
            yield from _strings(operand, 0)


# ---- objects


def _objects(document: pikepdf.Pdf, written: bytes, letters: PageLetters) -> Iterator[Text]:
    """Metadata, outline titles, annotations and every other string of the objects; streams that are text."""
    yield "trailer", "\n".join(_strings(document.trailer, 0))
    for number, generation in _numbers(written):
        thing = document.get_object(number, generation)
        place = f"object {number}"
        if not isinstance(thing, pikepdf.Stream):
            yield place, "\n".join(_strings(thing, 0))
            continue
        yield place, "\n".join(_strings(thing.stream_dict, 0))
        if thing.get("/Type") == _PACKET:
            yield from _packet(document, thing)
        elif not letters.has_read(thing) and thing.get("/Type") != _TABLE:
            yield from _stream(thing, place)


def _numbers(written: bytes) -> Iterable[tuple[int, int]]:
    """The number and generation of each object that a file begins anywhere, whatever its table of places says."""
    heads = (written[max(0, found.start() - _NUMBERS_LENGTH) : found.start()] for found in _OBJECT.finditer(written))
    return dict.fromkeys((int(said[1]), int(said[2])) for head in heads if (said := _NUMBERS.search(head)))


def _packet(document: pikepdf.Pdf, packet: pikepdf.Stream) -> Iterator[Text]:
    """The strings of the objects in a packet: of those alone in which any begins, as thousands are without."""
    data = packet.read_bytes()
    if not has_strings(data):
        return
    first = int(packet.First)
    heads = [int(number) for number in data[:first].split()]
    starts = [first + at for at in heads[1::2]]
    for number, start, end in zip(heads[::2], starts, (*starts[1:], len(data)), strict=True):
        if start > end or has_strings(data[start:end]):
            yield f"object {number}", "\n".join(_strings(document.get_object(number, 0), 0))


def _stream(stream: pikepdf.Stream, place: str) -> Iterator[Text]:
    """What a stream holds: an attachment, metadata, the drawing of a form; never pictures or fonts."""
    if str(stream.get("/Subtype", "")) in _PICTURES or "/Length1" in stream or int(stream.get("/Length", 0)) > _LARGEST:
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        data = stream.read_raw_bytes()
    if str(stream.get("/Subtype", "")) == "/Form":
        yield place, "\n".join(_marked(stream))
    if data.startswith(b"PK\x03\x04"):
        from workbench.outgoing.packages import package_texts  # an attachment, which our papers do not have

        yield from package_texts(io.BytesIO(data), f"{place}: ")
        return
    yield place, decoded(data)


def _strings(thing: object, depth: int) -> Iterator[str]:
    """The strings of one object; other objects that it points to are visited on their own."""
    if depth > _DEEPEST:
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Array)):
        inside = list(dict(thing).values()) if isinstance(thing, pikepdf.Dictionary) else list(thing)
        for value in inside:
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from _strings(value, depth + 1)

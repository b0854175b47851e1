"""XML without surprises: no entities of the file's own, no tag beyond reason, one sentence where it is wrong."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from typing import NoReturn
from xml.parsers import expat

from workbench.importing.archive import LONGEST, Archive
from workbench.importing.trouble import Place

# What the parser knows, and one that old programs write; others it would map byte by byte, or not at all.
_ENCODINGS = frozenset(("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ISO-8859-1", "LATIN-1", "WINDOWS-1252"))


def parser_of(place: Place) -> expat.XMLParserType:
    """A parser that refuses document type declarations, and with them every entity of the file's own."""

    def refuse(*_: object) -> NoReturn:
        raise place.refuse("declara entidades XML", "it declares XML entities")

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.upper() not in _ENCODINGS:
            raise place.refuse("su XML no es válido", "its XML is not valid")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.XmlDeclHandler = declared
    return parser


def parsed(parser: expat.XMLParserType, blocks: Iterator[bytes], place: Place) -> Iterator[bytes]:
    """The same blocks, each once it is parsed; raises Unreadable when they are not well-formed XML."""
    size = 0
    try:
        for block in blocks:
            size += len(block)
            parser.Parse(block, False)
            if size - parser.CurrentByteIndex > LONGEST:
                raise place.refuse("su XML no es válido", "its XML is not valid")
            yield block
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise place.refuse("su XML no es válido", "its XML is not valid") from error


def look_through(archive: Archive, info: zipfile.ZipInfo, tell: Callable[[], None]) -> None:
    """Unpacks a part to the end, and parses it where it is XML; raises Unreadable where it is broken."""
    blocks = archive.stream(info, tell)
    if info.filename.lower().endswith((".xml", ".rels")):
        blocks = parsed(parser_of(archive.place), blocks, archive.place)
    for _ in blocks:
        pass


def local_name(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def elements_of(data: bytes, place: Place, *names: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part that have one of the names, in order, and their attributes, without prefixes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if local_name(name) in names:
            found.append((local_name(name), {local_name(k): v for k, v in attributes.items()}))

    parser = parser_of(place)
    parser.StartElementHandler = start
    for _ in parsed(parser, iter((data,) if data else ()), place) if data else ():
        pass
    return found

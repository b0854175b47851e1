"""XML without surprises: no entities of the file's own, no tag beyond reason, one sentence where it is wrong."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from typing import NoReturn
from xml.parsers import expat

from workbench.importing.archive import LONGEST, Archive
from workbench.importing.trouble import Place


def parser_of(place: Place) -> expat.XMLParserType:
    """A parser that refuses document type declarations, and with them every entity of the file's own."""

    def refuse(*_: object) -> NoReturn:
        raise place.refuse("declara entidades XML", "it declares XML entities")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
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


def elements_of(data: bytes, place: Place) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part in order: its name and attributes, both without prefixes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = parser_of(place)
    parser.StartElementHandler = lambda name, attributes: found.append(
        (local_name(name), {local_name(k): v for k, v in attributes.items()})
    )
    for _ in parsed(parser, iter((data,) if data else ()), place) if data else ():
        pass
    return found

"""Looks through the binary parts of an xlsb package, and keeps what the reader of its values drops.

A part is a chain of records: a kind in one or two bytes and a size in one to four, seven bits each, then
that many bytes. Source: [MS-XLSB], 2.1.4 and the records named below.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from workbench.domain.sheet import Box
from workbench.importing.archive import LONGEST, Archive
from workbench.importing.facts import COLUMNS, ROWS, SheetFacts
from workbench.importing.number_formats import kind_of_number
from workbench.importing.trouble import Place

BOOK = "xl/workbook.bin"
_ROW, _BLANK, _ERROR, _LAST_CELL, _COLUMN, _SHEET, _FILTER, _MERGE = 0, 1, 3, 11, 60, 156, 161, 176
_FORMULA_ERROR = 11
_PROPERTIES = 153
_NUMBERS = (2, 5, 9)  # a short number, a long one, that of a formula
_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 44, 47, 617, 618
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x01
_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def sheets_of(archive: Archive) -> list[tuple[str, str, bool]]:
    """Relation, name, and whether it is hidden, of every sheet of the workbook in order."""
    found: list[tuple[str, str, bool]] = []
    for kind, data in _records(archive, iter((archive.whole(BOOK),))):
        if kind != _SHEET:
            continue
        try:
            (state,) = struct.unpack_from("<I", data)
            relation, end = _words(data, 8)
            name, _ = _words(data, end)
        except (struct.error, UnicodeDecodeError) as error:
            raise archive.damaged() from error
        found.append((relation, name, state != 0))
        if len(found) > archive.limits.sheets:
            raise archive.too_much()
    return found


def counts_from_1904(archive: Archive) -> bool:
    """Whether the workbook counts days from 1904 on."""
    records = _records(archive, iter((archive.whole(BOOK),)))
    return any(kind == _PROPERTIES and bool(data[:1]) and bool(data[0] & 1) for kind, data in records)


def styles_of(archive: Archive, part: str) -> dict[int, str]:
    """The styles of cells, by their number, whose formats say something beyond the looks."""
    info = archive.parts.get(part)
    codes: dict[int, str] = {}
    found: dict[int, str] = {}
    count, inside, before = 0, False, archive.unpacked
    try:
        for kind, data in _records(archive, archive.stream(info, lambda: None)) if info is not None else ():
            if kind == _FORMAT:
                codes[struct.unpack_from("<H", data)[0]] = _words(data, 2)[0]
            elif kind in (_STYLES_BEGIN, _STYLES_END):
                inside = kind == _STYLES_BEGIN
            elif kind == _STYLE and inside:
                number = struct.unpack_from("<H", data, 2)[0]
                if says := kind_of_number(number, codes.get(number)):
                    found[count] = says
                count += 1
    except (struct.error, UnicodeDecodeError) as error:
        raise archive.damaged() from error
    archive.unpacked = before  # it is measured with the other parts as well
    return found


def scan(
    archive: Archive, part: str, name: str, tell: Callable[[], None], styles: Mapping[int, str] = MappingProxyType({})
) -> SheetFacts:
    """The facts of one sheet; raises Unreadable where its part is broken or asks too much."""
    facts, place, row = SheetFacts(name), Place(archive.place.file, name), 0
    info = archive.parts[part]
    try:
        for kind, data in _records(archive, archive.stream(info, tell)):
            if kind == _ROW:
                row = struct.unpack_from("<I", data)[0] + 1
                if len(data) > 11 and data[11] & _HIDDEN_ROW:
                    facts.hidden_rows.add(row)
            elif _BLANK < kind <= _LAST_CELL:
                column = struct.unpack_from("<I", data)[0] + 1
                if row > ROWS or column > COLUMNS:
                    raise archive.damaged()
                facts.cells += 1
                facts.bottom, facts.right = max(facts.bottom, row), max(facts.right, column)
                if kind in _NUMBERS and styles:
                    style = int.from_bytes(data[4:7], "little")
                    if style in styles:
                        facts.formatted.add(styles[style], row, column)
                if kind in (_ERROR, _FORMULA_ERROR):
                    facts.errors[row, column] = _CODES.get(data[8], "#N/A")
                if archive.cells + facts.cells > archive.limits.cells:
                    raise archive.too_much()
            elif kind == _COLUMN:
                first, last = struct.unpack_from("<II", data)
                if struct.unpack_from("<H", data, 16)[0] & _HIDDEN_COLUMN:
                    facts.hidden_columns.update(range(min(first, COLUMNS) + 1, min(last, COLUMNS - 1) + 2))
            elif kind == _MERGE:
                top, bottom, left, right = (n + 1 for n in struct.unpack_from("<IIII", data))
                if not (0 < top <= bottom <= ROWS and 0 < left <= right <= COLUMNS):
                    raise archive.damaged()
                facts.merge(Box(top, left, bottom, right), place, archive.limits)
            elif kind == _FILTER:
                top, bottom, left, right = (n + 1 for n in struct.unpack_from("<IIII", data))
                facts.declare(Box(top, left, bottom, right), archive.limits, loose=True)
    except (struct.error, IndexError) as error:
        raise archive.damaged() from error
    archive.count_cells(facts.cells)
    facts.check_area(place, archive.limits)
    return facts


def _words(data: bytes, at: int) -> tuple[str, int]:
    """The text at a place, which says its length first, and where it ends."""
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * length
    if end > len(data):
        raise struct.error
    return data[at + 4 : end].decode("utf-16-le"), end


def _records(archive: Archive, blocks: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """The records of a part, whole ones only; raises Unreadable where one is longer than any can be."""
    tail = b""
    for block in blocks:
        data, at = tail + block, 0
        while (head := _head(data, at)) is not None:
            kind, size, begin = head
            if size > LONGEST:
                raise archive.damaged()
            if begin + size > len(data):
                break
            yield kind, data[begin : begin + size]
            at = begin + size
        tail = data[at:]
    if tail:
        raise archive.damaged()


def _head(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Kind, size, and where the bytes of the record at a place begin; None where its head is not whole."""
    kind = size = 0
    for number in range(2):
        if at >= len(data):
            return None
        kind |= (data[at] & 0x7F) << (7 * number)
        at += 1
        if not data[at - 1] & 0x80:
            break
    for number in range(4):
        if at >= len(data):
            return None
        size |= (data[at] & 0x7F) << (7 * number)
        at += 1
        if not data[at - 1] & 0x80:
            break
    return kind, size, at

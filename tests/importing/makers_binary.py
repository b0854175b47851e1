"""Writes small xlsb workbooks, record by record, and OpenDocument ones, tag by tag."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

CONTENT_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>"""
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Cell = str | float | bool | None


def record(kind: int, data: bytes = b"") -> bytes:
    """One record: its kind, its size, its bytes."""
    head = bytes([kind]) if kind < 128 else bytes([(kind & 0x7F) | 0x80, kind >> 7])
    size, length = len(data), bytearray()
    while True:
        size, low = size >> 7, size & 0x7F
        length.append(low | (0x80 if size else 0))
        if not size:
            return head + bytes(length) + data


def words(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _cell(column: int, value: Cell, style: int = 0) -> bytes:
    place = struct.pack("<II", column, style)
    if isinstance(value, bool):
        return record(4, place + bytes([value]))
    if isinstance(value, str):
        return record(3, place + b"\x07") if value == "#DIV/0!" else record(6, place + words(value))
    return record(5, place + struct.pack("<d", value))


def sheet(
    rows: Sequence[Sequence[Cell]],
    hidden_rows: Iterable[int] = (),
    hidden_column: int = -1,
    more: bytes = b"",
    styles: Sequence[int] = (),
) -> bytes:
    """The part of a sheet; rows and columns are counted from 0 here, as the format does, ``styles`` are by column."""
    height, width = len(rows), max(map(len, rows), default=0)
    parts = [record(129), record(148, struct.pack("<IIII", 0, max(height - 1, 0), 0, max(width - 1, 0)))]
    if hidden_column >= 0:
        info = struct.pack("<IIIIH", hidden_column, hidden_column, 2304, 0, 1)
        parts += [record(390), record(60, info), record(391)]
    parts.append(record(145))
    for number, row in enumerate(rows):
        flags = 0x10 if number in hidden_rows else 0
        parts.append(record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0)))
        looks = [*styles, *[0] * len(row)]
        parts += [_cell(column, value, looks[column]) for column, value in enumerate(row) if value is not None]
    return b"".join([*parts, record(146), more, record(130)])


def merge(top: int, left: int, bottom: int, right: int) -> bytes:
    return record(177, struct.pack("<I", 1)) + record(176, struct.pack("<IIII", top, bottom, left, right)) + record(178)


def styles_part(codes: Mapping[int, str], numbers: Sequence[int]) -> bytes:
    """The part of styles: codes of formats by their number, and the format of each style."""
    formats = [record(44, struct.pack("<H", number) + words(code)) for number, code in codes.items()]
    styles = [record(47, struct.pack("<HHHHHBBHH", 0, number, 0, 0, 0, 0, 0, 0, 0)) for number in numbers]
    counts = [struct.pack("<I", len(of)) for of in (formats, styles)]
    formatted = [record(615, counts[0]), *formats, record(616)]
    return b"".join([record(278), *formatted, record(617, counts[1]), *styles, record(618), record(279)])


def xlsb(
    path: Path, part: bytes, name: str = "Matriz", state: int = 0, styles: bytes = b"", before: bytes = b""
) -> Path:
    """A workbook of one sheet; ``before`` are records that stand before the list of sheets."""
    bundle = record(156, struct.pack("<II", state, 1) + words("rId1") + words(name))
    book = record(131) + before + record(143) + bundle + record(144) + record(132)
    relation = '<Relationship Id="rId1" Type="{type}" Target="{target}"/>'
    main = relation.format(type=f"{OFFICE}/officeDocument", target="xl/workbook.bin")
    own = relation.format(type=f"{OFFICE}/worksheet", target="worksheets/sheet1.bin")
    if styles:
        own += relation.format(type=f"{OFFICE}/styles", target="styles.bin").replace("rId1", "rId2")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", CONTENT_TYPES)
        target.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>')
        target.writestr("xl/workbook.bin", book)
        target.writestr("xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{RELATIONS}">{own}</Relationships>')
        target.writestr("xl/worksheets/sheet1.bin", part)
        if styles:
            target.writestr("xl/styles.bin", styles)
    return path


def ods(path: Path, tables: str, manifest: str = "<manifest/>", before: str = "") -> Path:
    """An OpenDocument spreadsheet with these table elements."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {spaces} office:version="1.3"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        target.writestr("META-INF/manifest.xml", manifest)
        target.writestr("content.xml", content)
    return path

"""Looks through an xlsx package as a stream, before any library opens it, and keeps what libraries drop."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from workbench.domain.problem import Problem
from workbench.domain.sheet import Box, address
from workbench.i18n import Words
from workbench.importing.trouble import Limits, Place, Unreadable
from workbench.progress import SILENT, Progress

_BLOCK = 1 << 20
_LONGEST = 1 << 23  # bytes of one cell or tag: a cell holds 32,767 characters at most
_ROWS, _COLUMNS = 1_048_576, 16_384
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")

Spot = tuple[int, int]


@dataclass
class SheetFacts:
    """What a sheet's part says beyond its values; places are 1-based (row, column)."""

    name: str = ""
    hidden: bool = False
    cells: int = 0
    bottom: int = 0
    right: int = 0
    merges: list[Box] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncomputed: set[Spot] = field(default_factory=set)
    errors: dict[Spot, str] = field(default_factory=dict)
    comments: Mapping[Spot, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PackageFacts:
    """The work sheets in the workbook's order, and remarks on what is not followed."""

    sheets: tuple[SheetFacts, ...]
    remarks: tuple[Problem, ...]


def check(path: Path, progress: Progress = SILENT, limits: Limits | None = None) -> PackageFacts:
    """The facts of an xlsx or xlsm file; raises Unreadable when it is broken or asks too much; OSError."""
    with path.open("rb") as file:
        archive = _Archive(file, Place(path.name), limits or Limits())
        layout = _layout(archive)
        found: dict[str, SheetFacts] = {}
        comments: dict[str, dict[Spot, str]] = {}
        for number, (key, info) in enumerate(archive.parts.items()):
            progress.step("check", number, len(archive.parts))
            tell = _teller(progress, number, len(archive.parts))
            if key in layout.sheets:
                found[key] = _scan(archive, info, layout.sheets[key], tell)
                archive.count_cells(found[key])
            elif key in layout.comments:
                comments[key] = _comments(archive, info, tell)
            else:
                _look_through(archive, info, tell)
    return PackageFacts(tuple(_named(layout, found, comments)), _remarks(archive, layout))


def _teller(progress: Progress, done: int, total: int) -> Callable[[], None]:
    return lambda: progress.step("check", done, total)


class _Archive:
    """The parts of a zip file by lower-case name, unpacked by ourselves: headers are claims, not facts."""

    def __init__(self, file: BinaryIO, place: Place, limits: Limits) -> None:
        self.file, self.place, self.limits = file, place, limits
        self.unpacked = 0
        self.cells = 0
        self._refuse_foreign()
        self.parts = self._index()

    def _refuse_foreign(self) -> None:
        start = self.file.read(8)
        if start == _OLE2:
            raise self.place.refuse(
                "está protegido con contraseña o es un .xls antiguo",
                "it is password-protected or an old .xls",
            )
        if not start.startswith(b"PK\x03\x04"):
            raise self.place.refuse("no es un libro de Excel (.xlsx)", "it is not an Excel workbook (.xlsx)")
        size = self.file.seek(0, 2)
        self.file.seek(max(0, size - 65_557))
        tail = self.file.read()
        end = tail[tail.rfind(b"PK\x05\x06") :] if b"PK\x05\x06" in tail else b""
        if len(end) < 22:
            raise self.damaged()
        entries, directory, offset = struct.unpack("<HII", end[10:20])
        # No workbook below the size limit needs zip64; a lying directory would fill the memory.
        if entries == 0xFFFF or 0xFFFFFFFF in (directory, offset):
            raise self.place.refuse("su zip tiene un formato inusual", "its zip has an unusual format")
        if entries > self.limits.entries or directory > self.limits.entries * 1_000:
            raise self.too_much()

    def _index(self) -> dict[str, zipfile.ZipInfo]:
        try:
            entries = zipfile.ZipFile(self.file).infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            struct.error,
            EOFError,
            OSError,
        ) as error:
            raise self.damaged() from error
        if len(entries) > self.limits.entries:
            raise self.too_much()
        parts: dict[str, zipfile.ZipInfo] = {}
        for info in entries:
            name = info.orig_filename.replace("\\", "/").lower()
            if name in parts or name.startswith("/") or ".." in name.split("/") or "\0" in name:
                raise self.place.refuse(
                    "sus partes tienen nombres repetidos o inseguros",
                    "its parts have repeated or unsafe names",
                )
            if info.flag_bits & 0x1:
                raise self.place.refuse("está protegido con contraseña", "it is password-protected")
            parts[name] = info
        if sum(i.compress_size for i in entries) > self.file.seek(0, 2):
            raise self.damaged()  # parts that share bytes: the trick of the overlapping bomb
        return parts

    def damaged(self) -> Unreadable:
        return self.place.refuse("el archivo está dañado o incompleto", "the file is damaged or incomplete")

    def too_much(self) -> Unreadable:
        return self.place.refuse("contiene más datos de lo permitido", "it holds more data than is allowed")

    def count_cells(self, facts: SheetFacts) -> None:
        self.cells += facts.cells
        if self.cells > self.limits.cells:
            raise self.too_much()

    def stream(self, info: zipfile.ZipInfo, tell: Callable[[], None]) -> Iterator[bytes]:
        """The unpacked bytes in blocks, size, ratio and checksum measured; raises Unreadable."""
        size = checksum = 0
        for block in self._inflate(info):
            tell()
            size += len(block)
            self.unpacked += len(block)
            checksum = zlib.crc32(block, checksum)
            thin = size > 10_000_000 and size > self.limits.ratio * info.compress_size
            if thin or self.unpacked > self.limits.unpacked:
                raise self.too_much()
            yield block
        if size != info.file_size or checksum != info.CRC:
            raise self.damaged()

    def whole(self, name: str) -> bytes:
        """A small part in one piece, and empty when there is none; not counted, it is streamed as well."""
        info = self.parts.get(name.lower())
        before, data = self.unpacked, bytearray()
        for block in self.stream(info, lambda: None) if info else ():
            data += block
            if len(data) > 2 * _LONGEST:
                raise self.too_much()
        self.unpacked = before
        return bytes(data)

    def _inflate(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            self._seek_data(info)
            if info.compress_type == zipfile.ZIP_STORED:
                yield from self._stored(info.compress_size)
            elif info.compress_type == zipfile.ZIP_DEFLATED:
                yield from self._deflated(info.compress_size)
            else:
                raise self.place.refuse("su zip tiene un formato inusual", "its zip has an unusual format")
        except (zlib.error, struct.error, UnicodeDecodeError, ValueError) as error:
            raise self.damaged() from error

    def _seek_data(self, info: zipfile.ZipInfo) -> None:
        self.file.seek(info.header_offset)
        header = self.file.read(30)
        name_size, extra_size = struct.unpack("<HH", header[26:30])
        name = self.file.read(name_size).decode("utf-8" if info.flag_bits & 0x800 else "cp437")
        if not header.startswith(b"PK\x03\x04") or name != info.orig_filename:
            raise self.damaged()
        self.file.seek(extra_size, 1)

    def _stored(self, left: int) -> Iterator[bytes]:
        while left:
            block = self.file.read(min(left, _BLOCK))
            if not block:
                raise self.damaged()
            left -= len(block)
            yield block

    def _deflated(self, left: int) -> Iterator[bytes]:
        engine = zlib.decompressobj(-15)
        while not engine.eof:
            feed = engine.unconsumed_tail
            if not feed:
                feed = self.file.read(min(left, _BLOCK))
                left -= len(feed)
            block = engine.decompress(feed, _BLOCK)
            if block:
                yield block
            elif not feed:
                raise self.damaged()


# ---- XML without surprises


def _parser(place: Place) -> expat.XMLParserType:
    """A parser that refuses document type declarations, and with them every entity of the file's own."""

    def refuse(*_: object) -> NoReturn:
        raise place.refuse("declara entidades XML", "it declares XML entities")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def _parse(parser: expat.XMLParserType, blocks: Iterator[bytes], place: Place) -> Iterator[bytes]:
    """The same blocks, each once it is parsed; raises Unreadable when they are not well-formed XML."""
    size = 0
    try:
        for block in blocks:
            size += len(block)
            parser.Parse(block, False)
            if size - parser.CurrentByteIndex > _LONGEST:
                raise place.refuse("su XML no es válido", "its XML is not valid")
            yield block
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise place.refuse("su XML no es válido", "its XML is not valid") from error


def _look_through(archive: _Archive, info: zipfile.ZipInfo, tell: Callable[[], None]) -> None:
    blocks = archive.stream(info, tell)
    if info.filename.lower().endswith((".xml", ".rels")):
        blocks = _parse(_parser(archive.place), blocks, archive.place)
    for _ in blocks:
        pass


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _elements(data: bytes, place: Place) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part in order: its name and attributes, both without prefixes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = _parser(place)
    parser.StartElementHandler = lambda name, attributes: found.append(
        (_local(name), {_local(k): v for k, v in attributes.items()})
    )
    for _ in _parse(parser, iter((data,) if data else ()), place) if data else ():
        pass
    return found


# ---- one sheet


_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NO_CELL = (0, 0)
# A cell with an address and a plain value: no formula, no error, nothing that a later cell counts from.
_PLAIN = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="[0-9]+")?(?: t="(?:s|n|b|inlineStr)")?>'
    rb"(?:<v>[^<]*</v>|<is><t[^<>]*>[^<]*</t></is>)</c>"
)


class _Uncounted(Exception):
    """A cell without an address stands among plain ones, from which it has to be counted."""


class _Cells:
    """Collects the facts of a sheet from expat's events.

    Only element starts are always heard; text and ends only inside a value that matters, because
    each call costs as much as the parsing itself. Cells and rows without an address are counted on.
    """

    def __init__(self, parser: expat.XMLParserType, place: Place, limits: Limits) -> None:
        self.facts = SheetFacts()
        self.parser, self.place, self.limits = parser, place, limits
        self.row = self.column = self.merged = 0
        self.count = self.bottom = self.right = 0
        self.digits, self.width = "0", 1
        self.kind = "c"  # the tag of the cells, with its prefix
        self.cell_type = ""
        self.formula = _NO_CELL
        self.text: list[str] = []
        self.plain = 0  # cells that were counted without the parser
        self.columns: dict[str, int] = {}
        self.others: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._row, "col": self._hidden_columns, "mergeCell": self._merge
        }  # fmt: skip
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: list[str]) -> None:
        """Hears every element: written out flat, because it runs two million times for a large sheet."""
        if name == "c":
            if attributes and attributes[0] == "r" and self.formula is _NO_CELL:
                written = attributes[1]
                column = self.columns.get(written[: -self.width])
                if column and written[-self.width :] == self.digits:
                    self.column = column
                    self.count += 1
                    self.cell_type = "e" if "e" in attributes else "str" if "str" in attributes else ""
                    return
            self._cell(name, attributes)
        elif name == "v" or name == "is":
            if self.column > self.right or self.row > self.bottom:
                self.right, self.bottom = max(self.right, self.column), max(self.bottom, self.row)
            if self.formula is not _NO_CELL or self.cell_type:
                self._listen()
        elif name != "t":
            self._rare(name, attributes)

    def _rare(self, name: str, attributes: list[str]) -> None:
        local = _local(name)
        if local in ("c", "v", "is"):
            if local == "c":
                self._cell(name, attributes)
            else:
                self._start(local, attributes)
        elif local == "f":
            if name[:-1] == self.kind[:-1]:  # not the formulas of extensions, which have another prefix
                self.formula = (self.row, self.column)
        elif local in self.others:
            self.others[local](dict(zip(attributes[::2], attributes[1::2], strict=True)))

    def _cell(self, name: str, attributes: list[str]) -> None:
        self.close()
        self.kind = name
        self.count += 1
        self._place(attributes)
        self.cell_type = "e" if "e" in attributes else "str" if "str" in attributes else ""

    def _place(self, attributes: list[str]) -> None:
        """The place of a cell whose address is missing, new or of another row than the one around it."""
        written = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("r")
        if written is None:
            if self.plain:
                raise _Uncounted
            self.column += 1
        else:
            self.row, self.column = self._spot(written)
            self.columns[written.rstrip("0123456789")] = self.column
        if self.column > _COLUMNS or self.row > _ROWS:
            raise self._outside(address(self.row, self.column))

    def _spot(self, written: str) -> Spot:
        match = _PLACE.fullmatch(written)
        if not match:
            raise self._outside(written[:20])
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        row = int(match[2])
        if not (0 < row <= _ROWS and column <= _COLUMNS):
            raise self._outside(written)
        return row, column

    def _outside(self, cell: str) -> Unreadable:
        return self.place.refuse("esa celda no puede existir", "no such cell can exist", cell)

    def _row(self, attributes: dict[str, str]) -> None:
        self.column = 0
        written = attributes.get("r", "")
        self.row = self._number(written) if written else self.row + 1
        if not 0 < self.row <= _ROWS:
            raise self._outside(written or str(self.row))
        self.digits = str(self.row)
        self.width = len(self.digits)
        if attributes.get("hidden") in ("1", "true"):
            self.facts.hidden_rows.add(self.row)

    def _number(self, written: str) -> int:
        if not (written.isascii() and written.isdigit() and len(written) <= 7):
            raise self._outside(written[:20])
        return int(written)

    def _hidden_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first, last = (self._number(attributes.get(k, "")) for k in ("min", "max"))
            self.facts.hidden_columns.update(range(first, min(last, _COLUMNS) + 1))

    def _merge(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        (top, left), (bottom, right) = self._spot(first), self._spot(last or first)
        box = Box(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
        self.facts.merges.append(box)
        self.merged += (box.bottom - box.top + 1) * (box.right - box.left + 1)
        if self.merged > self.limits.area or len(self.facts.merges) > self.limits.merges:
            raise self.place.refuse("combina demasiadas celdas", "it merges too many cells", first)

    def _listen(self) -> None:
        self.text = []
        self.parser.CharacterDataHandler = self.text.append
        self.parser.EndElementHandler = self._value_ends

    def _value_ends(self, _: str) -> None:
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None
        text = "".join(self.text)
        if text or self.cell_type == "str":  # a formula may well give the empty text
            self.formula = _NO_CELL
        if self.cell_type == "e" and text:
            self.facts.errors[self.row, self.column] = text[:20]

    def close(self) -> None:
        """Nothing more comes for the cell that is open: without a value, its formula was never computed."""
        self.facts.cells, self.facts.bottom, self.facts.right = self.count, self.bottom, self.right
        if self.formula is not _NO_CELL:
            self.facts.uncomputed.add(self.formula)
            self.formula = _NO_CELL

    def without_plain(self, blocks: Iterator[bytes]) -> Iterator[bytes]:
        """The blocks without their plain cells, which are counted here: most cells of any file.

        The blocks have to be well-formed XML, where a "<" begins a tag; one inside a comment counts as a
        cell too many, never as one too few.
        """
        tail = b""
        for block in blocks:
            data = tail + block
            cut = data.rfind(b"<c ")
            cut = len(data) if cut < 0 or len(data) - cut > _LONGEST else cut
            pieces, tail = _PLAIN.split(data[:cut]), data[cut:]
            self._count_plain(set(pieces[1::3]), set(pieces[2::3]))
            self.plain += len(pieces) // 3
            self.count += len(pieces) // 3
            yield b"".join(pieces[::3])
        yield tail

    def _count_plain(self, letters: set[bytes], digits: set[bytes]) -> None:
        for written in letters:
            self.right = max(self.right, self._spot(f"{written.decode()}1")[1])
        rows = [int(number) for number in digits]
        for row in (min(rows), max(rows)) if rows else ():
            self.bottom = max(self.bottom, self._spot(f"A{row}")[0])


def _scan(archive: _Archive, info: zipfile.ZipInfo, sheet: str, tell: Callable[[], None]) -> SheetFacts:
    before = archive.unpacked
    try:
        return _scan_part(archive, info, sheet, tell, quick=True)
    except _Uncounted:
        archive.unpacked = before
        return _scan_part(archive, info, sheet, tell, quick=False)


def _scan_part(
    archive: _Archive, info: zipfile.ZipInfo, sheet: str, tell: Callable[[], None], *, quick: bool
) -> SheetFacts:
    place, limits = Place(archive.place.file, sheet), archive.limits
    parser = _parser(place)
    cells = _Cells(parser, place, limits)
    facts = cells.facts
    blocks = archive.stream(info, tell)
    if quick:  # the whole part goes through a parser without ears, the rest through the one that listens
        blocks = cells.without_plain(_parse(_parser(place), blocks, place))
    for _ in _parse(parser, blocks, place):
        if archive.cells + cells.count > limits.cells:
            raise archive.too_much()
    cells.close()
    area = facts.bottom * facts.right
    if area > limits.area or area > limits.area_per_cell * facts.cells + limits.area_slack:
        raise place.refuse(
            "hay una celda con datos demasiado lejos de las demás; bórrela y guarde el libro de nuevo",
            "a cell with data stands too far from the others; delete it and save the workbook again",
            address(facts.bottom, facts.right),
        )
    return facts


def _comments(archive: _Archive, info: zipfile.ZipInfo, tell: Callable[[], None]) -> dict[Spot, str]:
    found: dict[str, list[str]] = {}
    parser = _parser(archive.place)
    cells = _Cells(expat.ParserCreate(), archive.place, archive.limits)
    current: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        if _local(name) == "comment":
            current = found.setdefault(attributes.get("ref", ""), [])
        parser.CharacterDataHandler = current.append if _local(name) == "t" else None

    def end(_: str) -> None:
        parser.CharacterDataHandler = None

    parser.StartElementHandler, parser.EndElementHandler = start, end
    for _ in _parse(parser, archive.stream(info, tell), archive.place):
        if len(found) > archive.limits.comments:
            raise archive.too_much()
    return {cells._spot(ref): "".join(parts) for ref, parts in found.items()}


# ---- the workbook around the sheets


@dataclass
class _Layout:
    """Sheet parts by their key with their names, in order, and what the workbook says of itself."""

    sheets: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    comments: dict[str, str] = field(default_factory=dict)  # of a comments part: the key of its sheet
    names: int = 0


def _targets(archive: _Archive, part: str) -> dict[str, tuple[str, str]]:
    """The internal relations of a part: identifier to (last word of the type, key of the target)."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}
    for element, attributes in _elements(archive.whole(f"{folder}/_rels/{name}.rels".lstrip("/")), archive.place):
        if element != "Relationship" or attributes.get("TargetMode") == "External":
            continue
        # An absolute target is usual; posixpath keeps every ".." inside the package.
        target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
        found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target[1:].lower())
    return found


def _layout(archive: _Archive) -> _Layout:
    layout = _Layout()
    main = [t for kind, t in _targets(archive, "").values() if kind == "officeDocument"]
    book = main[0] if main else "xl/workbook.xml"
    relations = _targets(archive, book)
    if book not in archive.parts:
        raise archive.place.refuse("no contiene un libro de Excel", "it holds no Excel workbook")
    for element, attributes in _elements(archive.whole(book), archive.place):
        layout.names += element == "definedName"
        kind, key = relations.get(attributes.get("id", ""), ("", "")) if element == "sheet" else ("", "")
        if kind != "worksheet":
            continue
        if key not in archive.parts or key in layout.sheets or len(layout.sheets) >= archive.limits.sheets:
            raise archive.damaged()
        layout.sheets[key] = attributes.get("name", "")
        if attributes.get("state") in ("hidden", "veryHidden"):
            layout.hidden.add(key)
        layout.comments |= {t: key for kind, t in _targets(archive, key).values() if kind == "comments"}
    return layout


def _named(layout: _Layout, found: dict[str, SheetFacts], comments: dict[str, dict[Spot, str]]) -> Iterator[SheetFacts]:
    for key, name in layout.sheets.items():
        facts = found[key]
        facts.name, facts.hidden = name, key in layout.hidden
        facts.comments = {
            s: t for c, of in layout.comments.items() if of == key for s, t in comments.get(c, {}).items()
        }
        yield facts


def _remarks(archive: _Archive, layout: _Layout) -> tuple[Problem, ...]:
    """What stands in the file and is never followed, run or shown as if it were visible."""
    links = sum(1 for k in archive.parts if re.fullmatch(r"xl/externallinks/[^/]+\.xml", k))
    told = (
        ("macros", any(k.endswith("vbaproject.bin") for k in archive.parts),
         "El libro contiene macros; no se ejecutan.", "The workbook contains macros; they are not run."),
        ("external-links", links, "El libro enlaza con otros archivos ({n}); no se siguen.",
         "The workbook links to other files ({n}); they are not followed."),
        ("hidden-sheets", len(layout.hidden), "El libro tiene hojas ocultas ({n}).",
         "The workbook has hidden sheets ({n})."),
        ("defined-names", layout.names, "El libro define nombres ({n}); no se usan.",
         "The workbook defines names ({n}); they are not used."),
    )  # fmt: skip
    return tuple(Problem(code, Words(es, en).fill(n=int(n))) for code, n, es, en in told if n)

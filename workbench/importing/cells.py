"""One sheet's part, scanned as a stream: its size, and what the readers of values drop."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from itertools import compress
from operator import not_
from types import MappingProxyType
from xml.parsers import expat

from workbench.domain.sheet import Box, address, column_number
from workbench.importing.archive import LONGEST, Archive
from workbench.importing.facts import COLUMNS, ROWS, SheetFacts, Spot
from workbench.importing.markup import local_name, parsed, parser_of
from workbench.importing.number_formats import cells_pattern
from workbench.importing.trouble import Limits, Place, Unreadable

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NO_CELL = (0, 0)
# A cell with an address and a plain value, or without any: no formula, no error, nothing that a later one counts from.
_PLAIN = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="[0-9]+")?(?: t="(?:s|n|b|inlineStr)")?'
    rb"(?:>(?:<v>[^<]*</v>|<is><t[^<>]*>[^<]*</t></is>)</c>|(/>))"
)


def spot_of(written: str, place: Place) -> Spot:
    """The row and column of an address such as D14; raises Unreadable where no such cell can exist."""
    match = _PLACE.fullmatch(written)
    if not match:
        raise _outside(place, written[:20])
    column, row = column_number(match[1]), int(match[2])
    if not (0 < row <= ROWS and column <= COLUMNS):
        raise _outside(place, written)
    return row, column


def box_of(written: str, place: Place) -> Box:
    """The box of an address such as A1:D14; raises Unreadable where no such cells can exist."""
    first, _, last = written.partition(":")
    (top, left), (bottom, right) = spot_of(first, place), spot_of(last or first, place)
    return Box(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def hinted(written: str) -> Box | None:
    """The box that a file names beside its cells; None where it is none: nothing of the file is lost by that."""
    try:
        return box_of(written.replace("$", ""), Place(""))
    except Unreadable:
        return None


def _outside(place: Place, cell: str) -> Unreadable:
    return place.refuse("esa celda no puede existir", "no such cell can exist", cell)


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
        self.row = self.column = 0
        self.count = self.bottom = self.right = 0
        self.digits, self.width = "0", 1
        self.kind = "c"  # the tag of the cells, with its prefix
        self.cell_type = ""
        self.formula = _NO_CELL
        self.text: list[str] = []
        self.plain = 0  # cells that were counted without the parser
        self.columns: dict[str, int] = {}
        self.others: dict[str, Callable[[dict[str, str]], None]] = {
            "col": self._hidden_columns, "mergeCell": self._merge, "autoFilter": self._filter
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
        elif name == "row":
            self._row(attributes)
        elif name != "t":
            self._rare(name, attributes)

    def _rare(self, name: str, attributes: list[str]) -> None:
        local = local_name(name)
        if local in ("c", "v", "is"):
            if local == "c":
                self._cell(name, attributes)
            else:
                self._start(local, attributes)
        elif local == "f":
            if name[:-1] == self.kind[:-1]:  # not the formulas of extensions, which have another prefix
                self.formula = (self.row, self.column)
        elif local == "row":
            self._row(attributes)
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
            self.row, self.column = spot_of(written, self.place)
            self.columns[written.rstrip("0123456789")] = self.column
        if self.column > COLUMNS or self.row > ROWS:
            raise _outside(self.place, address(self.row, self.column))

    def _row(self, attributes: list[str]) -> None:
        """Runs a million times where somebody coloured whole columns."""
        self.column = 0
        if attributes and attributes[0] == "r":
            written = attributes[1]
        else:
            written = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("r", "")
        self.row = self._number(written) if written else self.row + 1
        if not 0 < self.row <= ROWS:
            raise _outside(self.place, written or str(self.row))
        self.digits = str(self.row)
        self.width = len(self.digits)
        if "hidden" in attributes:
            named = dict(zip(attributes[::2], attributes[1::2], strict=True))
            if named.get("hidden") in ("1", "true"):
                self.facts.hidden_rows.add(self.row)

    def _number(self, written: str) -> int:
        if not (written.isascii() and written.isdigit() and len(written) <= 7):
            raise _outside(self.place, written[:20])
        return int(written)

    def _hidden_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first, last = (self._number(attributes.get(k, "")) for k in ("min", "max"))
            self.facts.hidden_columns.update(range(first, min(last, COLUMNS) + 1))

    def _merge(self, attributes: dict[str, str]) -> None:
        self.facts.merge(box_of(attributes.get("ref", ""), self.place), self.place, self.limits)

    def _filter(self, attributes: dict[str, str]) -> None:
        self.facts.declare(hinted(attributes.get("ref", "")), self.limits, loose=True)

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
            cut = len(data) if cut < 0 or len(data) - cut > LONGEST else cut
            pieces, tail = _PLAIN.split(data[:cut]), data[cut:]
            self.plain += len(pieces) // 4
            self.count += len(pieces) // 4
            columns, rows, empty = pieces[1::4], pieces[2::4], pieces[3::4]
            if empty.count(None) < len(empty):  # a cell that only has a style is nowhere
                columns, rows = list(compress(columns, map(not_, empty))), list(compress(rows, map(not_, empty)))
            self._count_plain(set(columns), set(rows))
            yield b"".join(pieces[::4])
        yield tail

    def _count_plain(self, letters: set[bytes], digits: set[bytes]) -> None:
        for written in letters:
            self.right = max(self.right, spot_of(f"{written.decode()}1", self.place)[1])
        rows = [int(number) for number in digits]
        for row in (min(rows), max(rows)) if rows else ():
            self.bottom = max(self.bottom, spot_of(f"A{row}", self.place)[0])


def scan(
    archive: Archive,
    info: zipfile.ZipInfo,
    sheet: str,
    tell: Callable[[], None],
    styles: Mapping[str, str] = MappingProxyType({}),
) -> SheetFacts:
    """The facts of a sheet; raises Unreadable where its part is broken or asks too much.

    ``styles`` are the kinds of formats that matter, by the number of the style.
    """
    before = archive.unpacked
    try:
        return _scan_part(archive, info, sheet, tell, styles, quick=True)
    except _Uncounted:
        archive.unpacked = before
        return _scan_part(archive, info, sheet, tell, styles, quick=False)


def _scan_part(
    archive: Archive,
    info: zipfile.ZipInfo,
    sheet: str,
    tell: Callable[[], None],
    styles: Mapping[str, str],
    *,
    quick: bool,
) -> SheetFacts:
    place, limits = Place(archive.place.file, sheet), archive.limits
    parser = parser_of(place)
    cells = _Cells(parser, place, limits)
    facts = cells.facts
    blocks = archive.stream(info, tell)
    pattern = cells_pattern(styles)
    if pattern is not None:
        blocks = _with_formats(blocks, pattern, styles, facts, place)
    if quick:  # the whole part goes through a parser without ears, the rest through the one that listens
        blocks = cells.without_plain(parsed(parser_of(place), blocks, place))
    for _ in parsed(parser, blocks, place):
        many = max(len(facts.errors), len(facts.uncomputed))
        if archive.cells + cells.count > limits.cells or many > limits.errors:
            raise archive.too_much()
    cells.close()
    facts.check_area(place, limits)
    return facts


def _with_formats(
    blocks: Iterator[bytes], pattern: re.Pattern[bytes], styles: Mapping[str, str], facts: SheetFacts, place: Place
) -> Iterator[bytes]:
    """The blocks as they come; the cells whose format says something are noted in passing."""

    def note(data: bytes) -> None:
        for letters, digits, style in pattern.findall(data):
            facts.formatted.add(styles[style.decode()], *spot_of(f"{letters.decode()}{digits.decode()}", place))

    tail = b""
    for block in blocks:
        data = tail + block
        cut = data.rfind(b"<c ")
        cut = len(data) if cut < 0 or len(data) - cut > LONGEST else cut
        note(data[:cut])
        tail = data[cut:]
        yield block
    note(tail)


def comments_of(archive: Archive, info: zipfile.ZipInfo, tell: Callable[[], None]) -> dict[Spot, str]:
    """The comments of a part by their cells."""
    found: dict[str, list[str]] = {}
    parser = parser_of(archive.place)
    current: list[str] = []
    before = archive.unpacked

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        if local_name(name) == "comment":
            current = found.setdefault(attributes.get("ref", ""), [])
        parser.CharacterDataHandler = current.append if local_name(name) == "t" else None

    def end(_: str) -> None:
        parser.CharacterDataHandler = None

    parser.StartElementHandler, parser.EndElementHandler = start, end
    for _ in parsed(parser, archive.stream(info, tell), archive.place):
        if len(found) > archive.limits.comments or archive.unpacked - before > archive.limits.comment_bytes:
            raise archive.too_much()
    return {spot_of(ref, archive.place): "".join(parts) for ref, parts in found.items()}

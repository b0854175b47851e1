"""Looks through an OpenDocument spreadsheet as a stream, and keeps what the reader of its values drops."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.domain.sheet import Box
from workbench.importing.archive import Archive
from workbench.importing.cells import hinted
from workbench.importing.facts import COLUMNS, ROWS, SheetFacts, Spot
from workbench.importing.markup import local_name, parsed, parser_of
from workbench.importing.number_formats import CURRENCIES, PERCENT
from workbench.importing.trouble import Place

CONTENT = "content.xml"
_HIDDEN = ("collapse", "filter")
_RANGE = re.compile(
    r"\$?(?P<name>'(?:[^']|'')+'|[^'.]+)\.(?P<first>\$?[A-Z]+\$?\d+):(?:[^:]*\.)?(?P<last>\$?[A-Z]+\$?\d+)"
)
_REPEATED = 256  # cells beside one another that are one percentage or amount


def scan(archive: Archive, tell: Callable[[], None]) -> list[SheetFacts]:
    """The facts of every sheet in order; raises Unreadable where a part is broken, secret, or asks too much."""
    if b"encryption-data" in archive.whole("meta-inf/manifest.xml"):
        raise archive.place.refuse("está protegido con contraseña", "it is password-protected")
    kind = archive.whole("mimetype") if "mimetype" in archive.parts else b""
    if kind.startswith(b"application/vnd.oasis.") and b"spreadsheet" not in kind:
        raise archive.place.refuse_kind()
    tables: list[SheetFacts] = []
    for key, info in archive.parts.items():
        if key != CONTENT:
            for _ in archive.stream(info, tell):  # measured; nobody reads what is in it, some of it is empty
                pass
            continue
        parser = parser_of(archive.place)
        heard = _Tables(archive)
        parser.StartElementHandler, parser.EndElementHandler = heard.start, heard.end
        parser.CharacterDataHandler = heard.text
        for _ in parsed(parser, archive.stream(info, tell), archive.place):
            pass
        tables = heard.tables
    if not tables:
        raise archive.damaged()
    return tables


@dataclass
class _Cell:
    """The cell that is open: how many columns it stands for, and what it says."""

    times: int
    has_value: bool
    has_formula: bool
    is_error: bool
    merge: tuple[int, int]
    shown: str = ""  # what the kind of its value says beyond it
    text: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


class _Tables:
    """Collects the facts of all sheets from expat's events."""

    def __init__(self, archive: Archive) -> None:
        self.archive, self.limits = archive, archive.limits
        self.tables: list[SheetFacts] = []
        self.unseen: set[str] = set()  # styles of sheets that are not displayed
        self.style = ""
        self.from_1904 = False
        self.depth = 0  # of tables within tables: only the outer ones are sheets
        self.row = self.column = self.row_times = 0
        self.columns = 0
        self.cell: _Cell | None = None
        self.paragraphs = self.notes = 0
        self.comments: dict[Spot, str] = {}

    # ---- what begins

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local_name(name)
        handler = _STARTS.get(kind)
        if handler is not None:
            handler(self, {local_name(k): v for k, v in attributes.items()})

    def _style(self, attributes: dict[str, str]) -> None:
        self.style = attributes.get("name", "")

    def _properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("display") == "false":
            self.unseen.add(self.style)

    def _table(self, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > 1:
            return
        hidden = attributes.get("style-name", "") in self.unseen
        self.tables.append(SheetFacts(attributes.get("name", ""), hidden, from_1904=self.from_1904))
        if len(self.tables) > self.limits.sheets:
            raise self.archive.too_much()
        self.row = self.column = self.columns = 0
        self.comments = {}

    def _day_zero(self, attributes: dict[str, str]) -> None:
        self.from_1904 = attributes.get("date-value", "").startswith("1904")

    def _range(self, attributes: dict[str, str]) -> None:
        """A range with buttons to filter it: the first row holds the names."""
        match = _RANGE.fullmatch(attributes.get("target-range-address", ""))
        if match is None or attributes.get("display-filter-buttons") != "true":
            return
        name = match["name"]
        name = name[1:-1].replace("''", "'") if name[0] == "'" else name
        for facts in self.tables:
            if facts.name == name:
                facts.declare(hinted(f"{match['first']}:{match['last']}"), self.limits, loose=True)

    def _column(self, attributes: dict[str, str]) -> None:
        times = self._times(attributes, "number-columns-repeated", COLUMNS)
        if self.depth == 1 and attributes.get("visibility") in _HIDDEN:
            self.tables[-1].hidden_columns.update(range(self.columns + 1, min(self.columns + times, COLUMNS) + 1))
        self.columns += times

    def _row(self, attributes: dict[str, str]) -> None:
        if self.depth != 1:
            return
        self.row_times = self._times(attributes, "number-rows-repeated", ROWS)
        self.row += 1
        self.column = 0
        if attributes.get("visibility") in _HIDDEN:
            self.tables[-1].hidden_rows.update(range(self.row, min(self.row + self.row_times, ROWS + 1)))

    def _cell(self, attributes: dict[str, str]) -> None:
        if self.depth != 1:
            return
        spans = (
            self._times(attributes, "number-rows-spanned", ROWS),
            self._times(attributes, "number-columns-spanned", COLUMNS),
        )
        self.cell = _Cell(
            self._times(attributes, "number-columns-repeated", COLUMNS),
            "value-type" in attributes,
            "formula" in attributes,
            attributes.get("value-type") == "error",
            spans,
            _shown(attributes),
        )

    def _paragraph(self, _: dict[str, str]) -> None:
        self.paragraphs += 1

    def _note(self, _: dict[str, str]) -> None:
        self.notes += 1

    def text(self, words: str) -> None:
        if self.cell is not None and self.paragraphs:
            (self.cell.note if self.notes else self.cell.text).append(words)

    # ---- what ends

    def end(self, name: str) -> None:
        kind = local_name(name)
        if kind == "p":
            self.paragraphs -= 1
        elif kind == "annotation":
            self.notes -= 1
        elif kind == "table":
            self.depth -= 1
            if not self.depth:
                facts = self.tables[-1]
                facts.comments = self.comments
                facts.check_area(Place(self.archive.place.file, facts.name), self.limits)
        elif kind == "table-row" and self.depth == 1:
            self.row += self.row_times - 1
        elif kind in ("table-cell", "covered-table-cell") and self.depth == 1 and self.cell is not None:
            self._keep(self.cell)
            self.column += self.cell.times
            self.cell = None

    def _keep(self, cell: _Cell) -> None:
        facts, at = self.tables[-1], (self.row, self.column + 1)
        place = Place(self.archive.place.file, facts.name)
        if max(cell.merge) > 1:
            box = Box(*at, min(at[0] + cell.merge[0] - 1, ROWS), min(at[1] + cell.merge[1] - 1, COLUMNS))
            facts.merge(box, place, self.limits)
        if cell.note:
            self.comments[at] = "".join(cell.note)
            if len(self.comments) > self.limits.comments:
                raise self.archive.too_much()
        words = "".join(cell.text)
        if cell.has_formula and not cell.has_value and not words:
            facts.uncomputed.add(at)
        if not cell.has_value and not words:
            return
        if cell.is_error:
            facts.errors[at] = words[:20]
        if cell.shown:
            for column in range(at[1], at[1] + min(cell.times, _REPEATED)):
                facts.formatted.add(cell.shown, self.row, column, self.row_times)
        facts.cells += cell.times * self.row_times
        self.archive.count_cells(cell.times * self.row_times)
        facts.bottom = max(facts.bottom, self.row + self.row_times - 1)
        facts.right = max(facts.right, self.column + cell.times)

    def _times(self, attributes: dict[str, str], name: str, most: int) -> int:
        written = attributes.get(name, "1")
        if not (written.isascii() and written.isdigit() and 0 < len(written) <= 9):
            raise self.archive.damaged()
        return min(max(int(written), 1), most)


def _shown(attributes: dict[str, str]) -> str:
    """Whether a value is a percentage or an amount in a currency that figures are kept in."""
    if attributes.get("value-type") == "percentage":
        return PERCENT
    money = attributes.get("currency", "").casefold() if attributes.get("value-type") == "currency" else ""
    return money if money in CURRENCIES else ""


_STARTS: dict[str, Callable[[_Tables, dict[str, str]], None]] = {
    "style": _Tables._style,
    "table-properties": _Tables._properties,
    "null-date": _Tables._day_zero,
    "table": _Tables._table,
    "table-column": _Tables._column,
    "table-row": _Tables._row,
    "table-cell": _Tables._cell,
    "covered-table-cell": _Tables._cell,
    "p": _Tables._paragraph,
    "annotation": _Tables._note,
    "database-range": _Tables._range,
}

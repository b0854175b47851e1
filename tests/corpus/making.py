"""Workbooks written as text, a line a row and a bar between its cells, and saved as the files that people send."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | date | datetime | None

_FORMULA = r'(<c r="{place}"[^>]*?)(?: t="\w+")?>(<f>[^<]*</f>)<v ?/?>(?:</v>)?</c>'


@dataclass(frozen=True)
class Page:
    """One sheet. In ``text`` the first line is row 1; the marks of a cell are told by ``cell``.

    ``merges`` are ranges, ``hidden`` the letters of columns and the numbers of rows, both with blanks between.
    ``colours`` and ``comments`` are by cell or range, ``stored`` are the values that formulas were saved with,
    ``formats`` how the numbers of a cell are shown.
    """

    name: str
    text: str
    merges: str = ""
    hidden: str = ""
    state: str = "visible"
    colours: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    stored: Mapping[str, str | float] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of every row, from row 1."""
        return tuple(tuple(map(cell, line.split("|"))) if line.strip() else () for line in self._lines())

    def _lines(self) -> list[str]:
        return self.text.removeprefix("\n").rstrip().split("\n")


@dataclass(frozen=True)
class Book:
    """One file: its sheets, its kind by the suffix, and for texts the encoding and what separates the cells."""

    pages: tuple[Page, ...]
    suffix: str = ".xlsx"
    since_1904: bool = False
    encoding: str = "utf-8"
    separator: str = ";"

    def save(self, folder: Path, name: str) -> Path:
        """Writes the file into a folder and gives its path."""
        path = folder / f"{name}{self.suffix}"
        path.write_bytes(_WRITERS.get(self.suffix, _text)(self))
        return path


def book(*pages: Page, since_1904: bool = False) -> Book:
    """An xlsx workbook of these sheets."""
    return Book(pages, since_1904=since_1904)


def text_file(text: str, suffix: str = ".csv", encoding: str = "utf-8", separator: str = ";") -> Book:
    """A file of separated texts; its lines are written like those of a page."""
    return Book((Page("", text),), suffix, encoding=encoding, separator=separator)


def cell(words: str) -> Cell:
    """The cell that the words stand for.

    ``@2027-03-31`` is a date, ``#12.5`` a number, ``⏎`` a line end within a text, ``¦`` a bar; a formula begins
    with ``=``; anything else is text as it stands, also where it looks like a number.
    """
    words = words.strip().replace("⏎", "\n").replace("¦", "|")
    if words.startswith("@20"):
        moment = datetime.fromisoformat(words[1:])
        return moment if "T" in words else moment.date()
    if re.fullmatch(r"#-?\d+(\.\d+)?", words):
        return float(words[1:]) if "." in words else int(words[1:])
    return words or None


def _xlsx(made: Book) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    if made.since_1904:
        workbook.epoch = CALENDAR_MAC_1904
    for page in made.pages:
        _fill(workbook.create_sheet(page.name), page)
    saved = io.BytesIO()
    workbook.save(saved)
    return _with_stored(saved, made.pages)


def _fill(sheet: Worksheet, page: Page) -> None:
    sheet.sheet_state = page.state
    for number, row in enumerate(page.rows(), 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for merged in page.merges.split():
        sheet.merge_cells(merged)
        sheet[merged.partition(":")[0]].font = Font(bold=True)
    for hidden in page.hidden.split():
        if hidden.isdigit():
            sheet.row_dimensions[int(hidden)].hidden = True
        else:
            sheet.column_dimensions[hidden].hidden = True
    for where, colour in page.colours.items():
        for row in _area(sheet, where):
            for coloured in row:
                coloured.fill = PatternFill("solid", fgColor=colour)
    for place, shown in page.formats.items():
        sheet[place].number_format = shown
    for place, words in page.comments.items():
        sheet[place].comment = Comment(words, "Mesa")


def _area(sheet: Worksheet, where: str) -> Sequence[Sequence[object]]:
    found = sheet[where]
    return found if isinstance(found, tuple) else ((found,),)


def _with_stored(saved: io.BytesIO, pages: Sequence[Page]) -> bytes:
    """The workbook with the values that a spreadsheet would have saved with its formulas."""
    if not any(page.stored for page in pages):
        return saved.getvalue()
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            numbered = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            if numbered:
                part = _stored_in(part.decode(), pages[int(numbered[1]) - 1].stored).encode()
            new.writestr(name, part)
    return made.getvalue()


def _stored_in(xml: str, values: Mapping[str, str | float]) -> str:
    for place, value in values.items():
        kind = ' t="e"' if str(value).startswith("#") else ' t="str"' if isinstance(value, str) else ""
        told = rf"\g<1>{kind}>\g<2><v>{escape(str(value))}</v></c>"
        xml, count = re.subn(_FORMULA.format(place=place), told, xml)
        assert count == 1, f"no formula in {place}"
    return xml


def _text(made: Book) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=made.separator, lineterminator="\r\n")
    writer.writerows(["" if value is None else str(value) for value in row] for row in made.pages[0].rows())
    return written.getvalue().encode(made.encoding)


def _ods(made: Book) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    tables = "".join(
        f'<table:table table:name="{escape(page.name)}">{"".join(_ods_rows(page))}</table:table>' for page in made.pages
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.3"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", content)
    return saved.getvalue()


def _ods_rows(page: Page) -> Iterator[str]:
    for row in page.rows():
        yield f"<table:table-row>{''.join(map(_ods_cell, row)) or '<table:table-cell/>'}</table:table-row>"


def _ods_cell(value: Cell) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


_WRITERS: Mapping[str, Callable[[Book], bytes]] = {".xlsx": _xlsx, ".ods": _ods}

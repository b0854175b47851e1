"""Every text of a finished file, with its place: what a reader of the paper sees, and what only its bytes hold."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

import pikepdf
import pypdfium2

from workbench.domain.when import from_iso, show_when
from workbench.i18n import PROGRAM_LANGUAGES

_ESCAPED = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|[nrt])")
_CALENDAR_ESCAPED = re.compile(r"\\(.)")
_PICTURES = ("/Image",)
_SHOWN = re.compile(rb"<[0-9A-Fa-f]*> Tj")  # letters as codes of a font: read as the text of the page
_BARE_MARK = re.compile(rb"/[A-Za-z0-9]+ <</(?:MCID \d+|Type /[A-Za-z]+)>> BDC")
_LARGEST = 50_000_000  # bytes of one stream: more is no text
_DEEPEST = 50
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAYS = re.compile(r"[1-9]\d{2,4}(\.\d+)?")
_FIRST_DAY = date(1899, 12, 30)  # that of day 0, as workbooks have counted since 1 March 1900

Text = tuple[str, str]


def pages_of(path: Path) -> int:
    """How many pages a finished PDF has; raises where it cannot be opened."""
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def texts_of(path: Path, name: str) -> Iterator[Text]:
    """Every text of a finished file as (place, text): pages, cells, metadata, outline, attachments.

    ``name`` is what the file will be called. A text whose escapes hide something is given once more
    without them.
    """
    for place, text in _raw(path, Path(name).suffix.casefold()):
        yield place, text
        if "\\" in text:
            yield place, _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", text)


def _raw(path: Path, suffix: str) -> Iterator[Text]:
    if suffix == ".pdf":
        yield from _pages(path)
        with pikepdf.open(path) as document:
            yield from _objects(document)
    elif suffix in (".xlsx", ".docx"):
        with path.open("rb") as file:
            for place, text in _parts(file, ""):
                yield place, text.replace("_x005F_", "_")  # how a workbook keeps an underscore that opens a code
    elif suffix == ".ics":
        yield from _calendar(path.read_text(encoding="utf-8"))
    else:
        yield "text", path.read_text(encoding="utf-8-sig")


# ---- calendars


def _calendar(text: str) -> Iterator[Text]:
    """The properties of a calendar, unfolded and unescaped; of each event its days in the words of people too."""
    number, days = 0, {"DTSTART": "", "DTEND": ""}
    for line in re.sub("\r?\n[ \t]", "", text).splitlines():
        head, _, value = line.partition(":")
        name = head.partition(";")[0]
        if line == "BEGIN:VEVENT":
            number, days = number + 1, {"DTSTART": "", "DTEND": ""}
        elif line == "END:VEVENT":
            yield f"VEVENT {number} DTSTART", "\n".join(_days_told(days["DTSTART"], days["DTEND"]))
        elif name in days:
            days[name] = value
        elif name not in ("BEGIN", "END"):
            said = _CALENDAR_ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)
            yield f"VEVENT {number} {name}" if number else name, said


def _days_told(start: str, end: str) -> Iterator[str]:
    """The day, or every way in which people say the span, of an event that ends on the day before ``end``."""
    first = date.fromisoformat(start)
    last = max(date.fromisoformat(end) - timedelta(days=1), first)
    forms = [first.isoformat()]
    if first != last:
        forms = [f"{first.isoformat()}{mark}{last.isoformat()}" for mark in ("/", "..")]
        if first.day == 1 and (last + timedelta(days=1)).day == 1:
            months = f"{first.year:04d}-{first.month:02d}", f"{last.year:04d}-{last.month:02d}"
            forms += [months[0]] if months[0] == months[1] else [mark.join(months) for mark in ("/", "..")]
    for form in forms:
        yield from (show_when(from_iso(form), language) for language in PROGRAM_LANGUAGES)


# ---- packages


def _parts(file: BinaryIO, within: str) -> Iterator[Text]:
    """The names and the texts of the parts of a zip file."""
    with zipfile.ZipFile(file) as package:
        sheets = _sheet_names(package)
        dated = _date_styles(package)
        for part in package.namelist():
            data = package.read(part)
            yield f"{within}{part}", part
            if part.endswith((".xml", ".rels", ".vml")):
                # A file of our own making, written a moment ago: it holds no entities.
                root = ElementTree.fromstring(data)  # noqa: S314
                yield from _cells(root, f"{within}{sheets[part]}!", dated) if part in sheets else ()
                yield f"{within}{part}", "\n".join(_xml_texts(root))
            else:
                yield f"{within}{part}", _decoded(data)


def _sheet_names(package: zipfile.ZipFile) -> dict[str, str]:
    """The name of the sheet that a part holds, as our own workbooks number them."""
    if "xl/workbook.xml" not in package.namelist():
        return {}
    root = ElementTree.fromstring(package.read("xl/workbook.xml"))  # noqa: S314
    names = [e.get("name", "") for e in root.iter() if e.tag.endswith("}sheet")]
    return {f"xl/worksheets/sheet{number}.xml": name for number, name in enumerate(names, 1)}


def _date_styles(package: zipfile.ZipFile) -> frozenset[str]:
    """The styles of cells that show a number as a day."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    root = ElementTree.fromstring(package.read("xl/styles.xml"))  # noqa: S314
    formats = {e.get("numFmtId") for e in root.iter(f"{_MAIN}numFmt") if "yy" in e.get("formatCode", "")}
    styles = root.find(f"{_MAIN}cellXfs")
    return frozenset(str(n) for n, e in enumerate(styles if styles is not None else ()) if e.get("numFmtId") in formats)


def _cells(root: ElementTree.Element, sheet: str, dated: frozenset[str]) -> Iterator[Text]:
    """The cells of a sheet that hold their text themselves, each with its address; days in the words of people too."""
    for cell in root.iter(f"{_MAIN}c"):
        text = "".join(cell.itertext())
        if text:
            yield sheet + cell.get("r", ""), text
        if cell.get("s") in dated and _DAYS.fullmatch(text):
            day = _FIRST_DAY + timedelta(days=int(float(text)))
            when = from_iso(day.isoformat())
            yield sheet + cell.get("r", ""), "\n".join(show_when(when, language) for language in PROGRAM_LANGUAGES)


def _xml_texts(root: ElementTree.Element) -> Iterator[str]:
    """The texts of a part in their order, so that runs of one text stay together; its attributes after them."""
    yield from root.itertext()
    for element in root.iter():
        yield from element.attrib.values()


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


# ---- PDF


def _pages(path: Path) -> Iterator[Text]:
    document = pypdfium2.PdfDocument(path)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            yield f"p. {number}", text.get_text_bounded()
            text.close()
            page.close()
    finally:
        document.close()


def _objects(document: pikepdf.Pdf) -> Iterator[Text]:
    """Metadata, outline titles, annotations and every other string of the objects; streams that are text."""
    yield "trailer", "\n".join(_strings(document.trailer, 0))
    drawn = {page.obj.Contents.objgen for page in document.pages if "/Contents" in page}
    for number, thing in enumerate(document.objects, 1):
        place = f"object {number}"
        if isinstance(thing, pikepdf.Stream):
            yield place, "\n".join(_strings(thing.stream_dict, 0))
            yield from _stream(thing, place, thing.objgen in drawn)
        elif isinstance(thing, pikepdf.Object) and _has_strings(thing.unparse(resolved=True)):
            yield place, "\n".join(_strings(thing, 0))
    for number, page in enumerate(document.pages, 1):
        yield f"p. {number}", "\n".join(_marked(page))


def _stream(stream: pikepdf.Stream, place: str, drawn: bool) -> Iterator[Text]:
    """What a stream holds: an attachment, metadata, the drawing of a form; never pictures or fonts.

    A page that is ``drawn`` with codes of its fonts alone is read as its text.
    """
    if str(stream.get("/Subtype", "")) in _PICTURES or "/Length1" in stream or int(stream.get("/Length", 0)) > _LARGEST:
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        data = stream.read_raw_bytes()
    if str(stream.get("/Subtype", "")) == "/Form":
        yield place, "\n".join(_marked(stream))
    if data.startswith(b"PK\x03\x04"):
        yield from _parts(io.BytesIO(data), f"{place}: ")
        return
    if drawn:
        data = _SHOWN.sub(b"", data)
    if not (drawn or stream.get("/Type") == "/ObjStm") or _has_strings(data):
        yield place, _decoded(data)


def _marked(drawn: pikepdf.Page | pikepdf.Stream) -> Iterator[str]:
    """The strings of marked content: what a screen reader is told in place of what is drawn.

    To take a page apart is slow: one whose marks all say no more than a role and a number is not.
    """
    content = drawn.obj.get("/Contents") if isinstance(drawn, pikepdf.Page) else drawn
    if isinstance(content, pikepdf.Stream):
        data = content.read_bytes()
        if b"DP" not in data and data.count(b"BDC") == len(_BARE_MARK.findall(data)):
            return
    for instruction in pikepdf.parse_content_stream(drawn, "BDC DP"):
        for operand in instruction.operands:
            yield from _strings(operand, 0)


def _has_strings(written: bytes) -> bool:
    """Whether a string or a remark begins in it; a dictionary begins with two signs, a string in codes with one."""
    return b"(" in written or b"%" in written or b"<" in written.replace(b"<<", b"")


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

"""Every text of a package: a zip file of parts, such as a workbook or a document of Word."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import BinaryIO
from xml.etree import ElementTree

from workbench.domain.when import from_iso, show_when
from workbench.i18n import PROGRAM_LANGUAGES
from workbench.outgoing.decoding import Text, decoded

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAYS = re.compile(r"[1-9]\d{2,4}(\.\d+)?")
_FIRST_DAY = date(1899, 12, 30)  # that of day 0, as workbooks have counted since 1 March 1900


def package_texts(file: BinaryIO, within: str) -> Iterator[Text]:
    """The names and the texts of the parts of a zip file, the places ``within`` something that holds it."""
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
                yield f"{within}{part}", decoded(data)


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

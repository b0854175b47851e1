"""The proof of audience: the finished file is opened again and searched for what it must not hold."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2

from workbench.i18n import Words
from workbench.outgoing.reserved import Reserved, ReservedValue
from workbench.progress import SILENT, Progress

_NOT_ALNUM = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+")
SHINGLE = 10
SMALL = 200_000
STEP = 2_000


@dataclass(frozen=True)
class Proof:
    """What was searched: places of the file, values looked for, values too short to look for."""

    places: int
    searched: int
    too_short: int
    allowed: int


@dataclass(frozen=True)
class Hit:
    """A reserved value that stands in a file, and where."""

    place: str
    value: ReservedValue


class LeakFound(Exception):
    """A finished file holds what its audience may not see; ``words`` names the place, never the value."""

    def __init__(self, hits: tuple[Hit, ...], words: Words) -> None:
        super().__init__(words.en)
        self.hits = hits
        self.words = words


def prove(path: Path, name: str, reserved: Reserved, progress: Progress = SILENT) -> Proof:
    """Searches a finished file for every reserved value that does not also stand in a visible one.

    ``name`` is what the file will be called. Raises LeakFound with the place of each hit.
    """
    if not reserved.values:
        return Proof(0, 0, reserved.too_short, 0)
    texts = list(texts_of(path, name))
    visible = _squeeze("\n".join(reserved.visible))
    index = _Index([(place, _squeeze(text)) for place, text in texts], [text for _, text in texts])
    hits: list[Hit] = []
    allowed = 0
    for number, value in enumerate(reserved.values):
        if number % STEP == 0:
            progress.step("prove", number, len(reserved.values))
        wanted = _squeeze(value.words)
        if not wanted:
            continue
        place = index.find(wanted)
        if place is not None:
            if wanted in visible:
                allowed += 1
            else:
                hits.append(Hit(place, value))
    if hits:
        raise LeakFound(tuple(hits), _leak(name, hits))
    return Proof(len(texts), len(reserved.values), reserved.too_short, allowed)


def _leak(name: str, hits: list[Hit]) -> Words:
    first = hits[0]
    return _LEAK.fill(file=name, place=first.place, key=first.value.key, field=first.value.field, more=len(hits) - 1)


def _squeeze(text: str) -> str:
    """A text as it is compared: letters and digits only, no case, no accents.

    So a value split over lines, hyphenated or decomposed is still found.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_ALNUM.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))


class _Index:
    """Finds squeezed values in squeezed texts; large texts are asked first whether a word begins so."""

    def __init__(self, texts: list[tuple[str, str]], originals: list[str]) -> None:
        self._texts = [*texts, ("*", "".join(text for _, text in texts))]
        self._beginnings: set[str] | None = None
        if len(self._texts[-1][1]) > SMALL:
            self._beginnings = set().union(*(_beginnings(text) for text in originals))

    def find(self, wanted: str) -> str | None:
        """The first place that holds the value, or None."""
        if self._beginnings is not None and wanted[:SHINGLE] not in self._beginnings:
            return None
        for place, text in self._texts:
            if wanted in text:
                return place
        return None


def _beginnings(text: str) -> set[str]:
    """What stands, squeezed, from the beginning of each word on."""
    words = [_squeeze(word) for word in _WORD.findall(text)]
    joined = "".join(words)
    found: set[str] = set()
    at = 0
    for word in words:
        found.add(joined[at : at + SHINGLE])
        at += len(word)
    return found


def texts_of(path: Path, name: str) -> Iterator[tuple[str, str]]:
    """Every text of a finished file with its place: pages, cells, metadata, outline, package parts."""
    suffix = Path(name).suffix.casefold()
    if suffix == ".pdf":
        yield from _pdf_pages(path)
        yield from _pdf_objects(path)
    elif suffix == ".xlsx":
        yield from _package_parts(path)
    else:
        yield "text", path.read_text(encoding="utf-8-sig")


def _pdf_pages(path: Path) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(path)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            yield f"p. {number}", text.get_text_bounded()
            text.close()
            page.close()
    finally:
        document.close()


def _pdf_objects(path: Path) -> Iterator[tuple[str, str]]:
    """Metadata, outline titles, annotations and every other string of the file's objects."""
    with pikepdf.open(path) as document:
        for number, thing in enumerate(document.objects, 1):
            strings = list(_strings(thing, 0))
            if strings:
                yield f"object {number}", "\n".join(strings)
        if "/Metadata" in document.Root:
            yield "XMP", document.Root.Metadata.read_bytes().decode("utf-8", "replace")


def _strings(thing: object, depth: int) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Stream):
        yield from _strings(thing.stream_dict, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary) and depth < 50:
        for value in dict(thing).values():
            yield from _strings(value, depth + 1)
    elif isinstance(thing, pikepdf.Array) and depth < 50:
        for value in list(thing):
            yield from _strings(value, depth + 1)


def _package_parts(path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as package:
        for part in package.namelist():
            data = package.read(part)
            if part.endswith((".xml", ".rels", ".vml")):
                # A file of our own making, written a moment ago: it holds no entities.
                root = ElementTree.fromstring(data)  # noqa: S314
                yield part, "\n".join(_xml_texts(root))
            else:
                yield part, data.decode("utf-8", "replace")


def _xml_texts(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        yield from (text for text in (element.text, element.tail) if text)
        yield from element.attrib.values()


_LEAK = Words(
    "{file} no salió: en {place} aparece {field} de {key}, que su audiencia no puede ver (y {more} más).",
    "{file} was not issued: {place} holds {field} of {key}, which its audience may not see (and {more} more).",
)

"""What the reading process tells, line by line: nothing of it is believed before it was looked at."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import time as clock
from pathlib import PurePath
from typing import Any

from workbench.domain.problem import Problem
from workbench.domain.sheet import Box, Raw
from workbench.i18n import Words
from workbench.importing.facts import ROWS, SheetFacts, too_far
from workbench.importing.number_formats import KINDS
from workbench.importing.trouble import Limits, Place, Unreadable

_FACTS = 11  # parts of the frame that tells what a sheet holds beyond its values
_EDGES = 4  # of a box
_ALONE = (["done"], ["ready"], ["unknown"])


@dataclass
class Read:
    """The rows of each sheet by its name, what else was told of it, and remarks on the file."""

    rows: dict[str, list[tuple[Raw, ...]]] = field(default_factory=dict)
    facts: dict[str, SheetFacts] = field(default_factory=dict)
    remarks: list[Problem] = field(default_factory=list)


def decoded(line: bytes, place: Place) -> list[Any]:
    """One line as a frame; no line at all means that the process died before it was done. Raises Unreadable."""
    with contextlib.suppress(ValueError, RecursionError, LookupError, TypeError):
        frame: list[Any] = json.loads(line, object_hook=_untag)
        if frame in _ALONE or _is_sound(frame):
            return frame
    raise place.refuse(
        "el lector se detuvo; el archivo está dañado o pide demasiada memoria",
        "the reader stopped; the file is damaged or asks for too much memory",
    )


def _is_sound(frame: list[Any]) -> bool:
    kind, what, *rest = frame
    if kind == "rows":
        return all(type(row) is list or (type(row) is int and 0 < row <= ROWS) for row in what)
    if type(what) is not str:
        return False
    if kind == "facts":
        return len(frame) == _FACTS and type(rest[-1]) is bool and _are_facts(*rest[1:-1])
    if kind == "text":
        return type(rest[0]) is str and all(type(line) is int for line in rest[1])
    if what == "far":
        return type(rest[0]) is str and all(type(number) is int for number in rest[1:3])
    return kind in ("sheet", "failed", "refused")


def _are_facts(merges: Any, rows: Any, columns: Any, errors: Any, comments: Any, formats: Any, filters: Any) -> bool:
    """Whether what is told of a sheet has the form of boxes, numbers, cells with a text each, and runs of formats."""
    boxes = all(_are_numbers(box) and len(box) == _EDGES for box in (*merges, *filters))
    cells = all(
        type(cell) is list and len(cell) == 3 and _are_numbers(cell[:2]) and type(cell[2]) is str
        for cell in (*errors, *comments)
    )
    runs = all(
        type(run) is list and len(run) == _EDGES and run[0] in KINDS and _are_numbers(run[1:]) and run[2] > 0
        for run in formats
    )
    return boxes and cells and runs and _are_numbers(rows) and _are_numbers(columns)


def _are_numbers(told: Any) -> bool:
    return type(told) is list and all(type(number) is int for number in told)


def _untag(tagged: Mapping[str, str]) -> Raw:
    ((kind, text),) = tagged.items()
    if kind == "m":
        return datetime.fromisoformat(text)
    return date.fromisoformat(text) if kind == "d" else clock.fromisoformat(text)


def collected(frames: Iterator[list[Any]], place: Place, limits: Limits) -> Read:
    """All that the frames tell; raises Unreadable where a sheet was not read."""
    read = Read()
    rows: list[tuple[Raw, ...]] = []
    cells = 0
    with contextlib.closing(frames):  # type: ignore[type-var]
        for kind, *parts in frames:
            if kind == "sheet":
                rows = read.rows.setdefault(parts[0], [])
            elif kind == "rows":
                cells += _taken(parts[0], rows)
            elif kind == "facts":
                read.facts[parts[0]] = _facts(*parts, place=place, limits=limits)
            elif kind == "text":
                read.remarks += _text_remarks(place, *parts)
            elif kind == "unknown":
                read.remarks.append(Problem("hidden-unknown", _UNKNOWN))
            else:
                raise _refused(kind, parts, place)
            if cells > limits.area:
                raise too_much(place)
    return read


def _taken(told: list[list[Raw] | int], rows: list[tuple[Raw, ...]]) -> int:
    """Adds rows to those of a sheet, a number of empty ones for a number; gives how much that is."""
    before, cells = len(rows), 0
    for row in told:
        if isinstance(row, int):
            rows += [()] * row
        else:
            rows.append(tuple(row))
            cells += len(row)
    return cells + len(rows) - before


def _facts(name: str, hidden: bool, *told: Any, place: Place, limits: Limits) -> SheetFacts:
    """What the reading process tells of a sheet beyond its values."""
    merges, rows, columns, errors, comments, formats, filters, from_1904 = told
    facts = SheetFacts(name, bool(hidden), from_1904=from_1904)
    for box in merges:
        facts.merge(Box(*box), Place(place.file, name), limits)
    facts.hidden_rows, facts.hidden_columns = set(rows), set(columns)
    facts.errors = {(row, column): code for row, column, code in errors}
    facts.comments = {(row, column): text for row, column, text in comments}
    for kind, column, first, last in formats:
        facts.formatted.add(kind, first, column, last - first + 1)
    for box in filters:
        facts.declare(Box(*box), limits, loose=True)
    return facts


def too_much(place: Place) -> Unreadable:
    """The exception for a file that asks more than the limits allow."""
    return place.refuse("contiene más datos de lo permitido", "it holds more data than is allowed")


def _refused(kind: str, parts: list[Any], place: Place) -> Unreadable:
    """The exception for a file, or a sheet, that the process could not read."""
    if kind == "failed":
        return Place(place.file, parts[0]).refuse(_NOT_UNDERSTOOD.es, _NOT_UNDERSTOOD.en)
    if parts[0] == "memory":
        return too_much(place)
    if parts[0] == "far":
        return too_far(Place(place.file, parts[1]), parts[2], parts[3])
    words = _WHY.get(parts[0], _NOT_UNDERSTOOD)
    return place.refuse(words.es, words.en)


def _text_remarks(place: Place, encoding: str, separator: str, strays: list[int]) -> Iterator[Problem]:
    """How a text was read, unless it was as most are, and what in it was read otherwise than it was meant."""
    usual = "\t" if PurePath(place.file).suffix.casefold() == ".tsv" else ","
    if encoding not in ("utf-8", "utf-8-sig") or separator != usual:
        words = Words("Se leyó con la codificación {encoding} y {separator} como separador.",
                      "It was read in the encoding {encoding}, with {separator} as separator.")  # fmt: skip
        separator_words = _SIGNS.get(separator, Words(f"«{separator}»", f"“{separator}”"))
        name = _ENCODINGS.get(encoding, encoding.upper())
        yield Problem("text-read-as", words.fill(encoding=name, separator=separator_words))
    for line in strays:
        words = Words("Renglón {line}: una comilla que nunca se cierra se leyó como parte del texto.",
                      "Line {line}: a quotation mark that is never closed was read as part of the text.")  # fmt: skip
        yield Problem("quote-open", words.fill(line=line))


_SIGNS = {"\t": Words("el tabulador", "the tab"), ",": Words("la coma", "the comma")}
_ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "DOS 850",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_UNKNOWN = Words(
    "No se pudo saber qué renglones y columnas del libro están ocultos, qué celdas están combinadas, ni qué cifras son "
    "porcentajes (0.125 puede ser 12.5 %) o de qué moneda.",
    "Which rows and columns of the workbook are hidden, which cells are merged, and which figures are percentages "
    "(0.125 may be 12.5%) or of which currency, could not be found out.",
)
_NOT_UNDERSTOOD = Words("su contenido no se entiende", "its content cannot be understood")
_WHY = {
    "password": Words("está protegido con contraseña", "it is password-protected"),
    "damaged": Words("el archivo está dañado o incompleto", "the file is damaged or incomplete"),
    "wide": Words("tiene más columnas que una hoja de cálculo", "it has more columns than a spreadsheet"),
    "tall": Words("tiene más renglones que una hoja de cálculo", "it has more rows than a spreadsheet"),
    "quotes": Words("demasiadas comillas se abren y nunca se cierran", "too many quotation marks are never closed"),
}

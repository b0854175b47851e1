"""What only the format of a cell tells: that 0.25 is shown as 25 %, a currency, that a day stands for its month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from workbench.domain.sheet import Exact, Raw
from workbench.importing.archive import Archive
from workbench.importing.markup import local_name, parsed, parser_of

PERCENT, MONTH = "percent", "month"
CURRENCIES = ("usd", "mxn", "cad")  # that figures are kept in
KINDS = (PERCENT, MONTH, *CURRENCIES)
_BUILT_IN = {9: PERCENT, 10: PERCENT, 17: MONTH}  # ECMA-376, 18.8.30: 0%, 0.00%, mmm-yy
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_MONTH = re.compile(r"[-/. ,]*m{1,5}[-/. ,]*y{2,4}[-/. ,]*|[-/. ,]*y{2,4}[-/. ,]*m{1,5}[-/. ,]*")


_SIGNED = re.compile(r"\[\$(?P<sign>[^\]-]*)(?:-(?P<where>[0-9A-Za-z]+))?\]")
_QUOTED_WORDS = re.compile(r'"([^"]*)"')
_DOLLARS = {"80A": "mxn", "409": "usd", "1009": "cad", "C0C": "cad"}  # of the places whose sign "$" is
_NAMES = (
    ("usd", re.compile(r"\b(?:USD|DLL?S)\b|\bUS ?\$", re.IGNORECASE)),
    ("mxn", re.compile(r"\bMXN\b|\bMX ?\$|\bM\.N\.", re.IGNORECASE)),
    ("cad", re.compile(r"\bCAD\b|\bCA? ?\$", re.IGNORECASE)),
)


def currency_of(code: str) -> str:
    """The currency that a code of a number format names; nothing for a "$" of which nobody knows whose it is."""
    positive = code.split(";")[0]
    signs = list(_SIGNED.finditer(positive))
    words = " ".join([*(s["sign"] for s in signs), *_QUOTED_WORDS.findall(positive)])
    named = {key for key, pattern in _NAMES if pattern.search(words)}
    places = [(s["where"] or "").upper() for s in signs if s["sign"].strip() == "$"]
    named |= {_DOLLARS[place] for place in places if place in _DOLLARS}
    return named.pop() if len(named) == 1 else ""


def kind_of(code: str) -> str:
    """What a code of a number format says beyond the looks: ``percent``, ``month``, a currency, or nothing."""
    bare = _QUOTED.sub("", code.split(";")[0]).casefold().replace("a", "y")
    if "%" in bare:
        return PERCENT
    return MONTH if _MONTH.fullmatch(bare.strip()) else currency_of(code)


def kind_of_number(number: int, code: str | None) -> str:
    """What the format of a number says: by its own code, else that of a number that every program knows."""
    return kind_of(code) if code is not None else _BUILT_IN.get(number, "")


def styles_of(archive: Archive, key: str) -> dict[str, str]:
    """The styles of cells, by their number as written, that say something beyond the looks."""
    info = archive.parts.get(key)
    if info is None:
        return {}
    reader = _Styles()
    parser = parser_of(archive.place)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    before = archive.unpacked
    for _ in parsed(parser, archive.stream(info, lambda: None), archive.place):
        pass
    archive.unpacked = before
    return reader.found


@dataclass
class _Styles:
    """Hears the part of styles: formats with a number, then the styles of cells, counted from 0."""

    codes: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    inside: bool = False
    count: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local_name(name)
        if kind == "numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif kind == "cellXfs":
            self.inside = True
        elif kind == "xf" and self.inside:
            number = attributes.get("numFmtId", "")
            known = int(number) if number.isdigit() and len(number) < 4 else -1
            if says := kind_of_number(known, self.codes.get(number)):
                self.found[str(self.count)] = says
            self.count += 1

    def end(self, name: str) -> None:
        if local_name(name) == "cellXfs":
            self.inside = False


@dataclass
class Formatted:
    """The cells whose format says something, as runs of rows in each column: whole columns are usual."""

    runs: dict[tuple[str, int], list[list[int]]] = field(default_factory=dict)

    def add(self, kind: str, row: int, column: int, rows: int = 1) -> None:
        """Adds a cell, or so many below one another; they come row by row."""
        runs = self.runs.setdefault((kind, column), [])
        if runs and runs[-1][1] >= row - 1:
            runs[-1][1] = max(runs[-1][1], row + rows - 1)
        else:
            runs.append([row, row + rows - 1])


def as_shown(rows: list[tuple[Raw, ...]], formatted: Formatted) -> list[tuple[Raw, ...]]:
    """The rows with numbers and days as their formats show them: ``25%``, ``1250 USD``, ``2026-08``."""
    changed: dict[int, dict[int, Raw]] = {}
    for (kind, column), runs in formatted.runs.items():
        for first, last in runs:
            for row in range(first, min(last, len(rows)) + 1):
                cells = rows[row - 1]
                if column <= len(cells) and (shown := _shown(cells[column - 1], kind)) is not None:
                    changed.setdefault(row, {})[column] = shown
    for row, cells_of_row in changed.items():
        rows[row - 1] = tuple(cells_of_row.get(c, raw) for c, raw in enumerate(rows[row - 1], 1))
    return rows


def _shown(raw: Raw, kind: str) -> Raw:
    """A value as its format shows it; None where that says no more than the value."""
    if kind == PERCENT and isinstance(raw, int | float) and not isinstance(raw, bool):
        hundredfold = Decimal(format(raw, ".15g")) * 100
        return Exact(f"{format(hundredfold.normalize() if hundredfold else hundredfold, 'f')}%")
    if kind in CURRENCIES and isinstance(raw, int | float) and not isinstance(raw, bool):
        return Exact(f"{format(Decimal(format(raw, '.15g')), 'f')} {kind.upper()}")
    if kind == MONTH and isinstance(raw, date) and raw.day == 1:
        at_midnight = not isinstance(raw, datetime) or raw.time() == time()
        return f"{raw.year:04d}-{raw.month:02d}" if at_midnight else None
    return None


def cells_pattern(styles: Mapping[str, str]) -> re.Pattern[bytes] | None:
    """What finds, in the text of a sheet, the cells with one of the styles and a value; None where there are none."""
    if not styles:
        return None
    numbers = b"|".join(sorted(number.encode() for number in styles))
    return re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})" s="(' + numbers + rb')"(?: t="n")?>')

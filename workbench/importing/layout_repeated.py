"""The rows below a header that repeat it."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.sheet import Sheet
from workbench.importing.layout_headers import Header, HeaderRow, same_header
from workbench.importing.layout_rows import cell_words, is_filled
from workbench.importing.mapping_words import header_key

_SOME_NAMES = 3  # of a header, in a row that holds nothing else


def repeats(anchor: HeaderRow, candidates: Iterable[HeaderRow]) -> frozenset[int]:
    """The rows further down that repeat a header."""
    return frozenset(c.row for c in candidates if c.row > anchor.row and same_header(anchor, c))


def headings_below(sheet: Sheet, header: Header, end: int, repeated: frozenset[int]) -> frozenset[int]:
    """All rows under a header that repeat it, with the group and sub-header rows around them."""
    row = sheet.rows[header.anchor.row - 1]
    texts = [(at, cell) for at, cell in enumerate(row) if isinstance(cell, str) and cell]
    enough = max(2, 0.6 * len(texts))
    found: set[int] = set()
    for number in range(header.last + 1, end + 1):
        row = sheet.rows[number - 1]
        other = bool(texts) and is_filled(sheet.at(number, texts[0][0] + 1)) and row[texts[0][0]] != texts[0][1]
        if other and number not in repeated:
            continue
        again = sum(at < len(row) and row[at] == cell for at, cell in texts)
        if number in repeated or again >= enough or (again >= _SOME_NAMES and again == sum(map(is_filled, row))):
            found |= _heading(sheet, number, header)
    return frozenset(found)


def _heading(sheet: Sheet, number: int, header: Header) -> set[int]:
    """The rows of one repeated header, given the row that repeats its anchor."""
    shift = number - header.anchor.row
    return {number} | {
        n + shift
        for n in range(header.first, header.last + 1)
        if n != header.anchor.row and _alike(sheet, n, n + shift)
    }


def _alike(sheet: Sheet, one: int, other: int) -> bool:
    """Whether two rows hold the same words in the same columns."""
    if not 0 < other <= len(sheet.rows):
        return False
    width = max(len(sheet.rows[one - 1]), len(sheet.rows[other - 1]))
    pairs = [(cell_words(sheet.at(one, c)), cell_words(sheet.at(other, c))) for c in range(1, width + 1)]
    return all(header_key(a) == header_key(b) for a, b in pairs)

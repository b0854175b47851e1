"""Headers in words that nobody declared, told by shape alone: short, distinct texts above regular rows."""

from __future__ import annotations

from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet
from workbench.importing.layout_headers import (
    Header,
    HeaderRow,
    Window,
    is_form_row,
    read_header,
)
from workbench.importing.layout_rows import cell_words, filled_columns
from workbench.importing.mapping_match import is_title
from workbench.importing.mapping_words import header_key

_TOP_ROWS = 40
_SAMPLED = 30
_LONGEST_NAME = 50
_LONGEST_ITEM = 200


def shaped_header(sheet: Sheet, window: Window, schema: Schema) -> Header | None:
    """The header of a table with unknown words, or of a list of titles; None where there is none."""
    for number in range(1, min(_TOP_ROWS, len(sheet.rows)) + 1):
        row = read_header(sheet, number, window, schema)
        if row is None:
            continue
        if _is_shaped(sheet, row, window) or _is_list(sheet, row, window, schema):
            return Header(number, number, row, dict(row.cells))
    return None


def _is_shaped(sheet: Sheet, row: HeaderRow, window: Window) -> bool:
    """Whether three or more distinct names stand above rows as full, of which one differs in kind."""
    names = list(row.cells.values())
    if len(names) < 3 or len({header_key(n) for n in names}) < len(names) or is_form_row(row, sheet, window):
        return False
    if any(len(n) > _LONGEST_NAME or (n.endswith((".", ",", ";")) and " " in n) for n in names):
        return False
    below = range(row.row + 1, min(row.row + _SAMPLED, len(sheet.rows)) + 1)
    counts = [len([c for c in _filled(sheet, n, window) if c in row.cells]) for n in below]
    regular = sum(count >= max(2, 0.5 * len(names)) for count in counts)
    if regular < 2 or regular < 0.6 * sum(count > 0 for count in counts):
        return False
    return len(names) >= 4 or any(not isinstance(sheet.at(n, c), str | None) for n in below for c in row.cells)


def _is_list(sheet: Sheet, row: HeaderRow, window: Window, schema: Schema) -> bool:
    """Whether a title's name heads the only column, with short items close under it."""
    if len(row.cells) != 1 or any(_filled(sheet, n, window) for n in range(1, row.row)):
        return False
    ((column, name),) = row.cells.items()
    last = max(n for n in range(row.row, len(sheet.rows) + 1) if _filled(sheet, n, window))
    below = [(_filled(sheet, n, window), cell_words(sheet.at(n, column))) for n in range(row.row + 1, last + 1)]
    if len(below) < 2 or any(len(words) > _LONGEST_ITEM or words.endswith(".") for _, words in below):
        return False
    return is_title(name, schema) and all(cells == [column] for cells, _ in below)


def _filled(sheet: Sheet, number: int, window: Window) -> list[int]:
    return filled_columns(sheet.rows[number - 1], window.left, window.right)

"""Which rows of known names begin a table: the first ones, better ones below a form, others after a gap or a title."""

from __future__ import annotations

from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet
from workbench.importing.layout_headers import (
    Header,
    HeaderRow,
    Window,
    filled_in,
    is_listed,
    same_header,
    whole_header,
)
from workbench.importing.layout_kinds import is_prose
from workbench.importing.layout_rows import cell_words, is_section_title
from workbench.importing.layout_shape import completed

_TITLES = 5  # rows between a title and the header under it, at most


def known_headers(sheet: Sheet, candidates: list[HeaderRow], window: Window, schema: Schema) -> list[Header]:
    """The headers that begin a table; repeated ones and data that happens to look like one are left out."""
    if is_prose(sheet):
        candidates = [c for c in candidates if len(c.known) >= 3]
    headers: list[Header] = []
    for candidate in candidates:
        before = headers[-1] if headers else None
        if is_listed(sheet, candidate, window):
            continue
        if before is None:
            headers.append(_whole(sheet, candidate, window, schema))
        elif candidate.row <= before.last:
            continue
        elif same_header(before.anchor, candidate):
            if _is_titled(sheet, candidate.row, before, window):
                headers.append(_whole(sheet, candidate, window, schema))
        elif _is_better(candidate, before, sheet, window):
            headers[-1] = _whole(sheet, candidate, window, schema)
        elif _begins_table(candidate, sheet, window):
            headers.append(_whole(sheet, candidate, window, schema))
    return headers


def _whole(sheet: Sheet, anchor: HeaderRow, window: Window, schema: Schema) -> Header:
    return completed(sheet, whole_header(sheet, anchor, window, schema), window, schema)


def _is_titled(sheet: Sheet, number: int, before: Header, window: Window) -> bool:
    """Whether a title with a blank row above it stands over a header that is written again: another table begins."""
    above = number - 1
    while above > before.last and number - above <= _TITLES and len(filled_in(sheet, above, window)) <= 1:
        if filled_in(sheet, above, window) and not filled_in(sheet, above - 1, window) and above - 1 > before.last:
            return not is_section_title(cell_words(sheet.at(above, filled_in(sheet, above, window)[0])))
        above -= 1
    return False


def _is_better(candidate: HeaderRow, before: Header, sheet: Sheet, window: Window) -> bool:
    """Whether a richer header follows so soon that the one before was only a form or a group row."""
    between = range(before.last + 1, candidate.row)
    if candidate.matched <= before.anchor.matched or len(between) > 12:
        return False
    if len(before.anchor.cells) < 0.4 * len(candidate.cells) and candidate.matched >= 4:
        return True  # a form above the table, whatever stands in it
    if _are_filled_pairs(before, between, sheet, window):
        return False
    most = 4 if _is_pairs(before.anchor) else 2
    return all(len(filled_in(sheet, n, window)) <= most for n in between)


def _are_filled_pairs(before: Header, between: range, sheet: Sheet, window: Window) -> bool:
    """Whether both of two names are known, and several rows fill both their columns, down to a gap: a narrow table."""
    columns = sorted(before.anchor.cells)
    rows = [filled_in(sheet, n, window) for n in between]
    block = rows[: rows.index([])] if [] in rows else []
    return before.anchor.known == set(columns) and len(columns) == 2 <= len(block) and all(r == columns for r in block)


def _is_pairs(row: HeaderRow) -> bool:
    """Whether a short row may as well be labels with their values: every second cell is unknown."""
    columns = sorted(row.cells)
    return len(columns) == 4 and row.known == set(columns[::2]) and not row.parties


def _begins_table(candidate: HeaderRow, sheet: Sheet, window: Window) -> bool:
    """Whether a header below a table begins another one: after a gap or title, or beyond doubt."""
    above = filled_in(sheet, candidate.row - 1, window)
    share = candidate.matched / len(candidate.cells)
    if len(above) <= 1:
        return len(candidate.known) >= 2 and share >= 0.5
    return len(candidate.known) >= 4 and share >= 0.75

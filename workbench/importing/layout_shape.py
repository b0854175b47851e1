"""Headers in words that nobody declared, told by shape alone: names above rows that are regular and unlike them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet
from workbench.importing.layout_again import begins_anew
from workbench.importing.layout_headers import Header, HeaderRow, Window, given_header, read_header, tagged
from workbench.importing.layout_look import SAMPLED, Look
from workbench.importing.layout_rows import cell_words, filled_columns, is_figure
from workbench.importing.mapping_match import is_title

_TOP_ROWS = 60
_LONGEST_ITEM = 200


def shaped_header(sheet: Sheet, window: Window, schema: Schema) -> Header | None:
    """The first header of a table with unknown words, or of a list of titles; None where there is none."""
    look = Look(sheet, window, schema)
    for number in range(1, min(_TOP_ROWS, len(sheet.rows)) + 1):
        last = look.header_from(number)
        if last:
            number, last = look.bettered(number, last)
            number, last = look.raised(number, last), tagged(sheet, last, window)
            return given_header(sheet, (number, last), window, schema, carried=look.has_loose_groups(number, last))
        row = read_header(sheet, number, window, schema)
        if row is not None and _is_list(sheet, row, window, schema):
            return Header(number, number, row, dict(row.cells))
    return None


def shaped_headers(sheet: Sheet, window: Window, schema: Schema) -> list[Header]:
    """All headers of tables with unknown words, from the top; those below the first under a gap or title."""
    first = shaped_header(sheet, window, schema)
    return [] if first is None else with_more(sheet, [first], window, schema)


def with_more(sheet: Sheet, headers: Sequence[Header], window: Window, schema: Schema) -> list[Header]:
    """The headers with those of unknown words that begin a table of their own below one of them."""
    look, found = Look(sheet, window, schema), []
    for header, after in zip(headers, [*(h.first for h in headers[1:]), len(sheet.rows) - 1], strict=True):
        found.append(header)
        for number in range(header.last + 3, after):
            above = sheet.rows[number - 2]
            thin = (
                above.count(None) + above.count("") >= len(above) - 2
            )  # a gap, a title, a form: all else is quickly passed
            if thin and number > found[-1].last + 2 and begins_anew(look, number, found[-1]):
                rows = (number, max(look.header_from(number), number))
                found.append(given_header(sheet, rows, window, schema))
    return found


def headless_rows(sheet: Sheet, window: Window) -> tuple[int, int] | None:
    """The rows of a table that begins without names: rows alike, figures and words in their columns."""
    every = [filled_columns(row, window.left, window.right) for row in sheet.rows]
    rows = [n for n, cells in enumerate(every, 1) if len(cells) > 1]
    if len(rows) < 3 or rows[-1] - rows[0] != len(rows) - 1:
        return None
    usual = median(len(every[n - 1]) for n in rows)
    alike = [n for n in rows if len(every[n - 1]) >= 0.6 * usual]
    sample = rows[:SAMPLED]
    figures = [{c for c in every[n - 1] if is_figure(sheet.at(n, c))} for n in sample]
    words = [{c for c in every[n - 1] if not is_figure(sheet.at(n, c))} for n in sample]
    mixed = set.intersection(*figures) and set.intersection(*words)
    return (rows[0], rows[-1]) if usual >= 3 and len(alike) >= 0.8 * len(rows) and mixed else None


def completed(sheet: Sheet, header: Header, window: Window, schema: Schema) -> Header:
    """A header of known words with the rows under it that still name columns of figures: units, years, parts."""
    look = Look(sheet, window, schema)
    last = look.names_on(header.first, header.last)
    if last == header.last:
        return header
    rows = (header.first, last)
    more = given_header(sheet, rows, window, schema, carried=look.has_loose_groups(*rows))
    return Header(more.first, more.last, header.anchor, more.texts)


def _is_list(sheet: Sheet, row: HeaderRow, window: Window, schema: Schema) -> bool:
    """Whether a title's name heads the only column, with short items close under it."""

    def filled(number: int) -> list[int]:
        return filled_columns(sheet.rows[number - 1], window.left, window.right)

    if len(row.cells) != 1 or any(map(filled, range(1, row.row))):
        return False
    ((column, name),) = row.cells.items()
    last = max(n for n in range(row.row, len(sheet.rows) + 1) if filled(n))
    below = [(filled(n), cell_words(sheet.at(n, column))) for n in range(row.row + 1, last + 1)]
    if len(below) < 2 or any(len(words) > _LONGEST_ITEM or words.endswith(".") for _, words in below):
        return False
    return is_title(name, schema) and all(cells == [column] for cells, _ in below)

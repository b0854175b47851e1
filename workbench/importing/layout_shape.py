"""Headers in words that nobody declared, told by shape alone: names above rows that are regular and unlike them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import dropwhile, takewhile
from statistics import median

from workbench.domain.schema import Schema
from workbench.domain.sheet import Raw, Sheet
from workbench.i18n import fold
from workbench.importing.layout_again import begins_anew, header_end, rows_named_alike
from workbench.importing.layout_groups import has_loose_groups, raised, told_apart
from workbench.importing.layout_headers import Header, HeaderRow, Window, filled_in, given_header, read_header, tagged
from workbench.importing.layout_like import form_of
from workbench.importing.layout_look import Look
from workbench.importing.layout_rows import cell_words, counts, filled_columns, is_figure, is_filled, is_number, is_year
from workbench.importing.layout_seen import SAMPLED
from workbench.importing.layout_series import rows_above_series
from workbench.importing.layout_weighed import BEYOND_DOUBT, points
from workbench.importing.layout_words import is_head
from workbench.importing.mapping_match import is_title

_TOP_ROWS = 60
_LEAST_CODES = 4
_LONGEST_ITEM = 200
_LONGEST_NAME = 40
_LONGEST_CODE = 12
_COUNTED = 8  # items
_CHOSEN, _FEW = 8, 0.7  # rows, of them
_STRAYS = 2  # cells, rows
_THIN = 8  # rows for each of which nothing is told
_FEWEST = 3  # rows that are counted
_NUMBERED = 3  # rows that cannot be so by chance


def shaped_header(sheet: Sheet, window: Window, schema: Schema) -> Header | None:
    """The first header of a table with unknown words, or of a list of titles; None where there is none."""
    look = Look(sheet, window, schema)
    if (series := rows_above_series(look)) is not None:
        return given_header(sheet, series, window)
    return _shaped_header(look, 1)


def header_under_form(sheet: Sheet, form: Header, window: Window, schema: Schema) -> Header | None:
    """The first header of twice as many names, in words, below what turned out to be labels with their values."""
    look, names = Look(sheet, window, schema), len(form.texts)
    rows = range(form.last + 2, min(_TOP_ROWS, len(sheet.rows)) + 1)
    wide = (n for n in rows if len(look.filled(n)) >= 2 * names and look.header_from(n))
    top = next((n for n in wide if all(cell_words(sheet.at(n, c)) for c in look.filled(n))), 0)
    return _shaped_header(look, top) if top else None


def _shaped_header(look: Look, top: int) -> Header | None:
    sheet, window, schema = look.sheet, look.window, look.schema
    for number in range(top, min(_TOP_ROWS, len(sheet.rows)) + 1):
        last = look.header_from(number)
        if last:
            number, last = look.bettered(number, last)
            number, last = raised(look, number, last), tagged(sheet, last, window)
            return given_header(sheet, (number, last), window, carried=has_loose_groups(look, number, last))
        row = read_header(sheet, number, window, schema)
        if row is not None and _is_list(sheet, row, window, schema):
            return Header(number, number, row, dict(row.cells))
        if row is not None and (last := _names_figures(look, number)):
            return given_header(sheet, (number, last), window)
    return None


def shaped_headers(sheet: Sheet, window: Window, schema: Schema) -> list[Header]:
    """All headers of tables with unknown words, from the top; those below the first under a gap or title."""
    first = shaped_header(sheet, window, schema)
    return [] if first is None else with_more(sheet, [first], window, schema)


def with_more(sheet: Sheet, headers: Sequence[Header], window: Window, schema: Schema) -> list[Header]:
    """The headers with those of unknown words that begin a table of their own below one of them."""
    look, found = Look(sheet, window, schema), []
    for header, after in zip(headers, [*(h.first for h in headers[1:]), len(sheet.rows) + 1], strict=True):
        found.append(header)
        alike = rows_named_alike(sheet, header)
        for number in range(header.last + 3, after):
            above = sheet.rows[number - 2][window.left - 1 : window.right]
            thin = above.count(None) + above.count("") >= len(above) - 2  # all else is quickly passed
            if (
                (thin or number in alike)
                and number > found[-1].last + 2
                and begins_anew(look, number, found[-1], alike=number in alike)
            ):
                last = max(header_end(look, number, found[-1]), number)
                least = last + found[-1].first - found[-1].last  # no higher than the header before
                rows = (min(number, max(raised(look, number, last), least)), tagged(sheet, last, window))
                loose = has_loose_groups(look, *rows)
                found.append(given_header(sheet, rows, window, carried=loose))
                alike = rows_named_alike(sheet, found[-1])
    return found


def headless_rows(sheet: Sheet, window: Window) -> tuple[int, int] | None:
    """The rows of a table that begins without names: rows alike, figures and words in their columns."""
    every = [filled_columns(row, window.left, window.right) for row in sheet.rows]
    every = _with_merged_down(sheet, _without_strays(every), window)
    if (counted := _figures_alone(sheet, every)) is not None:
        return counted
    rows = _in_a_row(every)
    if len(rows) < 2:
        return None
    usual = median(len(every[n - 1]) for n in rows)
    alike = [n for n in rows if len(every[n - 1]) >= 0.6 * usual]
    sample = rows[:SAMPLED]
    mixed = _always(sheet, every, sample, figures=True), _always(sheet, every, sample, figures=False)
    pairs = usual == 2 and len(rows) >= 3 and all(every[n - 1] == every[rows[0] - 1] for n in rows)
    if pairs and _are_notes(sheet, rows, every[rows[0] - 1]):
        return None
    wide = usual >= 3 and len(alike) >= 0.8 * len(rows)
    chosen = (usual >= 3 or pairs) and len(rows) >= _CHOSEN and _are_chosen(sheet, every, sample)
    if chosen or (all(mixed) and (wide or pairs)):
        return rows[0], rows[-1]
    if not pairs or not _are_told_by_codes(sheet, sample, every[rows[0] - 1]):
        return None
    ends = [n for n, cells in enumerate(every[rows[-1] :], rows[-1] + 1) if cells]  # of the last one no more is told
    lone = ends == [rows[-1] + 1] and every[ends[0] - 1] == every[rows[0] - 1][:1]
    return rows[0], rows[-1] + lone


def _are_notes(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether pairs are notes, each behind the same mark."""
    marks = {cell_words(sheet.at(n, columns[0])) for n in rows}
    mark = marks.pop() if len(marks) == 1 else ""
    return bool(mark) and not any(map(str.isalnum, mark))


def _in_a_row(every: Sequence[Sequence[int]]) -> list[int]:
    """The rows of several cells if nothing stands between them but now and then a row that only begins as they do."""
    rows = [n for n, cells in enumerate(every, 1) if len(cells) > 1]
    begun = rows and all(every[n - 1][:1] == every[rows[0] - 1][:1] for n in range(rows[0], rows[-1] + 1))
    thin = rows[-1] - rows[0] + 1 - len(rows) if rows else 0
    return rows if not thin or (begun and _THIN * thin <= len(rows)) else []


def _without_strays(every: list[list[int]]) -> list[list[int]]:
    """The filled columns of each row, without a cell or two in a row or two above a gap and rows that hold more."""
    first = next((at for at, cells in enumerate(every) if cells), 0)
    gap = next((at for at in range(first, len(every)) if not every[at]), 0)
    under = next((cells for cells in every[gap:] if cells), [])
    most = max(map(len, every[first:gap]), default=0)
    stray = 0 < gap - first <= _STRAYS and most <= _STRAYS and len(under) > most
    return [[] for _ in every[:gap]] + every[gap:] if stray else every


def _with_merged_down(sheet: Sheet, every: list[list[int]], window: Window) -> list[list[int]]:
    """The filled columns of each row, with those of which a cell further up tells in it, merged down over it."""
    told = [set(cells) for cells in every]
    for box in sheet.merges:
        if window.left <= box.left == box.right <= window.right and is_filled(sheet.at(box.top, box.left)):
            for cells in told[box.top : box.bottom]:
                cells.update([box.left] if cells else [])
    return [sorted(cells) for cells in told]


def _are_chosen(sheet: Sheet, every: Sequence[Sequence[int]], rows: Sequence[int]) -> bool:
    """Whether rows all fill the same columns, and in one of them or more the words are chosen from a few."""
    columns = every[rows[0] - 1]
    told = [{sheet.at(n, c) for n in rows} for c in columns]
    return all(every[n - 1] == columns for n in rows) and any(len(values) <= _FEW * len(rows) for values in told)


def _are_told_by_codes(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether pairs are codes with what they mean, or each says the same twice: what a list is chosen from."""
    told = [[cell_words(sheet.at(n, c)) for c in columns] for n in rows]
    twice = sum(bool(one) and one == other for one, other in told)
    again = len(rows) >= _COUNTED and 10 * twice >= 9 * len(rows)
    return again or _are_coded(sheet, [(n, columns[0]) for n in rows])


def _are_coded(sheet: Sheet, places: Sequence[tuple[int, int]]) -> bool:
    """Whether some cells hold codes of one form, each another one: the numbers of tables, of articles."""
    codes = [cell_words(sheet.at(*place)) for place in places]
    forms = set(map(form_of, codes))
    short = all(len(code) <= _LONGEST_CODE and re.search(r"\d", code) for code in codes)
    return short and len(forms) == 1 and len(set(codes)) == len(codes) >= _LEAST_CODES


def first_name(look: Look, rows: tuple[int, int]) -> int:
    """The row of the names of rows that seem to have none: right above them, or the first of them; 0 where neither is.

    Right above them stands the name of their first column alone: it heads columns in any office, over figures, or comes
    again in most of the cells under it, as "Precinct" does in "Belvidere, Precinct 1". Or it is that of the second of
    two columns, the first of which counts the rows.
    """
    number, left = rows[0] - 1, min(look.filled(rows[0]))
    if _is_unlike(look, rows):
        return rows[0]
    raws = [look.sheet.at(n, left) for n in range(rows[0], min(rows[1], rows[0] + SAMPLED) + 1)]
    if number == 1 and look.filled(number) == [left + 1] == look.filled(rows[0])[1:]:
        first = 1 if str(raws[0]) == "1" else 0
        counted = [str(raw) for raw in raws] == [str(at) for at in range(first, first + len(raws))]
        return number if counted and len(raws) > _FEWEST else 0
    word = fold(cell_words(look.sheet.at(number, left))) if number else ""
    if not word.isalpha() or look.filled(number) != [left]:
        return 0
    again = sum(word in (text := fold(cell_words(raw))).split() and text != word for raw in raws)
    return number if 2 * again > len(raws) or (is_head(word) and all(str(raw)[:1].isdigit() for raw in raws)) else 0


def _is_unlike(look: Look, rows: tuple[int, int]) -> bool:
    """Whether the first of some rows names the others: each begins with the next number, from 1 on, and it does not; or
    they hold nothing but numbers, each column, and it mostly texts that are none, each another.
    """
    cells, under = look.filled(rows[0]), range(rows[0] + 1, min(rows[1], rows[0] + SAMPLED) + 1)
    first = [str(look.sheet.at(n, cells[0])).strip() for n in under]
    if len(first) >= _NUMBERED and first == [str(n) for n in range(1, len(first) + 1)]:
        return not is_figure(look.sheet.at(rows[0], cells[0]))
    texts = [words for c in cells if (words := cell_words(look.sheet.at(rows[0], c))) and not is_number(words)]
    told = 4 * len(set(texts)) >= 3 * len(cells) and all(any(map(str.isalnum, text)) for text in texts)
    numbers = all(counts(look.sheet.at(n, c)) for n in under for c in look.filled(n))
    return told and numbers and len(under) >= _NUMBERED and all(look.filled(n) == cells for n in under)


def _always(sheet: Sheet, every: Sequence[Sequence[int]], rows: Sequence[int], *, figures: bool) -> list[int]:
    """The columns that hold figures, or words, in nearly all of some rows."""

    def counts(raw: Raw) -> bool:
        return is_figure(raw) and not (isinstance(raw, str) and raw.strip().isalpha())

    found = Counter(c for n in rows for c in every[n - 1] if counts(sheet.at(n, c)) is figures)
    return [c for c, count in found.items() if count >= 0.9 * len(rows)]


def _figures_alone(sheet: Sheet, every: Sequence[Sequence[int]]) -> tuple[int, int] | None:
    """The rows of a sheet that holds nothing but figures, and titles above or notes below; the last may be shorter."""
    rows = [n for n, cells in enumerate(every, 1) if cells]
    wide = max((len(every[n - 1]) for n in rows), default=0) > 1

    def is_told(n: int) -> bool:
        return wide and len(every[n - 1]) == 1 and not is_figure(sheet.at(n, every[n - 1][0]))

    while rows and is_told(rows[-1]):
        rows.pop()
    rows = list(dropwhile(is_told, rows))
    if len(rows) < 2 or rows[-1] - rows[0] != len(rows) - 1:
        return None
    columns = set(every[rows[0] - 1])
    whole = sum(set(every[n - 1]) == columns for n in rows)
    inside = all(set(every[n - 1]) <= columns for n in rows) and 2 * whole > len(rows)
    counted = all(is_figure(sheet.at(n, c)) for n in rows for c in every[n - 1])
    return (rows[0], rows[-1]) if inside and counted else None


def completed(sheet: Sheet, header: Header, window: Window, schema: Schema) -> Header:
    """A header of known words with the rows under it that still name columns of figures: units, years, parts; and with
    those above it that tell apart what is alike in it.
    """
    look = Look(sheet, window, schema)
    last = look.names_on(header.first, header.last)
    rows = (told_apart(look, header.first, last), last)
    if rows == (header.first, header.last):
        return header
    more = given_header(sheet, rows, window, carried=has_loose_groups(look, *rows))
    return Header(more.first, more.last, header.anchor, more.texts)


def _names_figures(look: Look, number: int) -> int:
    """The last row of the only name over a column of figures, one column of words, days or years beside them without a
    name or two, as far as it goes; or over words, if it heads columns in any office and stands first of all; 0 where
    none does.
    """
    cells = look.filled(number)
    if len(cells) != 1 or cells[0] < 2 or look.filled(number - 1) not in ([], [cells[0] - 1], [cells[0] - 2]):
        return 0
    (column,) = cells
    last = number + 1 if look.filled(number + 1) == cells and _goes_on_alone(look, number + 1, column) else number
    first = last + 2 if look.filled(last + 1) == [column - 1] else last + 1  # below the title of a section
    block = list(takewhile(lambda n: column in look.filled(n), range(first, first + SAMPLED - 1)))
    heads = number == last == 1 and is_head(cell_words(look.sheet.at(1, column)))
    told = all(
        look.filled(n) in ([column - 1, column], [column - 2, column - 1, column])
        and not any(is_figure(raw := look.sheet.at(n, c)) and not is_year(raw) for c in look.filled(n)[:-1])
        and (heads or is_figure(look.sheet.at(n, column)))
        for n in block
    )
    return last if told and len(block) >= 3 else 0


def _goes_on_alone(look: Look, number: int, column: int) -> bool:
    """Whether a cell goes on with the name above it: in words."""
    return bool(cell_words(look.sheet.at(number, column))) and not is_figure(look.sheet.at(number, column))


def _counts_items(name: str, words: Sequence[str]) -> bool:
    """Whether many items under a name differ by their number alone, which it has not: "x1", "x2" under "var"."""
    told = [re.fullmatch(r"(\D{1,12})\d+", word) for word in words]
    starts = {match[1] for match in told if match}
    counted = all(told) and len(starts) == 1 and len(set(words)) == len(words) >= _COUNTED
    return counted and not re.search(r"\d", name)


def _is_list(sheet: Sheet, row: HeaderRow, window: Window, schema: Schema) -> bool:
    """Whether one name heads the only column, with short items close under it, or figures whatever it is."""

    def filled(number: int) -> list[int]:
        return filled_in(sheet, number, window)

    if len(row.cells) != 1:
        return False
    ((column, name),) = row.cells.items()
    titled = any(map(filled, range(1, row.row)))
    last = max(n for n in range(row.row, len(sheet.rows) + 1) if filled(n))
    below = [(filled(n), sheet.at(n, column)) for n in range(row.row + 1, last + 1)]
    values = [raw for cells, raw in below if cells == [column]]
    if row.row == 1 and len(values) > 1 and is_head(name) and all(cells in ([], [column]) for cells, _ in below):
        return max(len(str(raw)) for raw in values) <= _LONGEST_NAME  # some may be missing
    if not below or any(cells != [column] for cells, _ in below):
        return False
    if len(name) <= _LONGEST_NAME and all(is_figure(raw) for _, raw in below):
        return all(filled(n) in ([], [column]) for n in range(1, row.row))
    if titled:
        return False
    words = [cell_words(raw) for _, raw in below]
    short = len(words) > 1 and not any(len(w) > _LONGEST_ITEM or w.endswith(".") for w in words)
    close = len(below) == last - row.row and max(map(len, words)) <= _LONGEST_NAME
    told = (
        close and all(words) and (points(name, [raw for _, raw in below]) >= BEYOND_DOUBT or _counts_items(name, words))
    )
    return short and (is_title(name, schema) or (is_head(name) and all(words)) or told)

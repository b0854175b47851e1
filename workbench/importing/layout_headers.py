"""Where headers stand: rows whose cells are names of fields, and the rows that belong to one header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain.schema import Schema
from workbench.domain.sheet import Box, Raw, Sheet
from workbench.importing.layout_forms import in_pairs
from workbench.importing.layout_joined import boxes, continued, joined
from workbench.importing.layout_numbered import numbered
from workbench.importing.layout_rows import (
    COLONS,
    across,
    cell_words,
    counts,
    filled_columns,
    is_figure,
    is_filled,
    name_words,
)
from workbench.importing.layout_words import is_head
from workbench.importing.mapping_match import ACCEPTED, known, matches
from workbench.importing.mapping_words import header_key, lexicon, party_of

_TOP_ROWS = 60
_AFTER_BLANK = 4
_BUDGET = 400
_LONGEST_HEADER = 120
_MOST_ROWS = 3
_SAMPLED = 40
_OFTEN = 3  # cells of one row: what stands there more often is an answer, "No", and no name
_GROUPED = 5  # rows that show that a column under a group is in use, though it has no name of its own
# What the rows are, under what the columns are: "GEO (Labels)" under "TIME".
_OF_ROWS = re.compile(r"\w{2,20} \((labels|codes|libellés|etiquetas|códigos)\)", re.IGNORECASE)
_VARIABLE = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST_WORD = 30  # letters of what names the rows
_ADDRESS = re.compile(r"\w{2,8}://|www\.")


@dataclass(frozen=True)
class Window:
    """The columns of a sheet that are looked at, both ends inside."""

    left: int
    right: int


def filled_in(sheet: Sheet, number: int, window: Window) -> list[int]:
    """The filled columns of a row within a window; none beyond the sheet."""
    if not 0 < number <= len(sheet.rows):
        return []
    return filled_columns(sheet.rows[number - 1], window.left, window.right)


@dataclass(frozen=True)
class HeaderRow:
    """A row that may be a header: its cells by column, and which of them are known."""

    row: int
    cells: Mapping[int, str]
    known: frozenset[int]
    parties: frozenset[int]

    @property
    def matched(self) -> int:
        """How many cells are names of fields or parties."""
        return len(self.known) + len(self.parties)

    def keys(self) -> frozenset[str]:
        """The cells as they are compared."""
        return frozenset(header_key(text) for text in self.cells.values())


@dataclass(frozen=True)
class Header:
    """A whole header: its rows and the joined text of every column."""

    first: int
    last: int
    anchor: HeaderRow
    texts: Mapping[int, str]


def header_rows(sheet: Sheet, window: Window, schema: Schema) -> list[HeaderRow]:
    """The rows that may be headers, from the top.

    Rows near the top and after blank ones are read closely, the others only where they hold two
    names as they are usually spelled: a long sheet is not folded cell by cell.
    """
    spelled = lexicon(schema).spelled
    found: list[HeaderRow] = []
    budget, since_blank = _BUDGET, 0
    for number, row in enumerate(sheet.rows, 1):
        if not any(row):
            since_blank = 0
            continue
        since_blank += 1
        close = number <= _TOP_ROWS
        if not close and since_blank <= _AFTER_BLANK and budget:
            budget -= 1
            close = True
        if close or len(spelled.intersection(row)) >= 2:
            candidate = read_header(sheet, number, window, schema)
            if candidate is not None and _is_candidate(candidate, sheet, window):
                found.append(candidate)
    return [row for row in found if not _is_like_above(row, found, sheet, window)]


def _is_like_above(row: HeaderRow, found: Sequence[HeaderRow], sheet: Sheet, window: Window) -> bool:
    """Whether a row of few known names goes on as the row above does, which is no header: it is a row of data."""
    if row.row == 1 or 4 * row.matched >= 3 * len(row.cells) or any(other.row == row.row - 1 for other in found):
        return any(other.row == row.row - 1 and _is_like_above(other, found, sheet, window) for other in found)
    above = sheet.rows[row.row - 2]
    columns = filled_in(sheet, row.row, window)
    if filled_columns(above, window.left, window.right) != columns:
        return False
    return all(isinstance(above[c - 1], str) == isinstance(sheet.at(row.row, c), str) for c in columns)


def read_header(sheet: Sheet, number: int, window: Window, schema: Schema) -> HeaderRow | None:
    """The row read as a header; None where numbers or long texts make it something else."""
    row = sheet.rows[number - 1]
    columns = filled_columns(row, window.left, window.right)
    texts = {c: words for c in columns if (words := cell_words(row[c - 1]))}
    if not texts or 4 * (len(columns) - len(texts)) > len(columns):
        return None
    if sum(len(text) > _LONGEST_HEADER for text in texts.values()) > len(texts) // 4:
        return None
    parties = frozenset(c for c, text in texts.items() if party_of(text))
    named = {c: text for c, text in texts.items() if c not in parties and not _ADDRESS.match(text)}
    often = Counter(map(header_key, named.values()))
    fields = frozenset(c for c, text in named.items() if often[header_key(text)] <= _OFTEN and known(text, schema))
    return HeaderRow(number, texts, fields, parties)


def _is_candidate(row: HeaderRow, sheet: Sheet, window: Window) -> bool:
    parties = {party_of(row.cells[c]) for c in row.parties}
    names = {header_key(row.cells[c]) for c in row.known}
    if not names or len(names) + len(parties) < 2:
        return False
    if len(row.known) == 1 and len(parties) < len(row.parties):
        return False
    if row.matched < 0.4 * len(row.cells) and row.matched < 4:
        return False
    keys = [header_key(text) for text in row.cells.values()]
    return len(set(keys)) > len(keys) // 2 and not is_form_row(row, sheet, window)


def is_form_row(row: HeaderRow, sheet: Sheet, window: Window) -> bool:
    """Whether a row holds labels with their values beside them, as the head of a form does."""
    if in_pairs(sheet, row.row, window.left, window.right):
        return True
    columns = sorted(row.cells)
    labels, values, around = columns[::2], columns[1::2], (row.row - 1, row.row + 1)
    if len(columns) > 6 or any(c in row.known or c in row.parties for c in values):
        colons = [row.cells[c].endswith(COLONS) for c in columns]
        among = len(columns) == 2 and colons[0] and all(_is_label_row(sheet, n, row, window) for n in around)
        among = among or _labels_figure(sheet, row, window)
        return len(columns) <= 6 and ((all(colons[::2]) and len(labels) > 1) or all(colons) or among)
    if any(row.cells[c].endswith(COLONS) for c in labels):
        return True
    # Without colons only a neighbour that starts with a label too, and holds no more, tells.
    return len(columns) in (2, 4) and any(_is_label_row(sheet, n, row, window) for n in around)


def _labels_figure(sheet: Sheet, row: HeaderRow, window: Window) -> bool:
    """Whether the only cell of a row that is no text stands behind a label with its colon: "Periodo: | 2025"."""
    others = [c for c in filled_in(sheet, row.row, window) if c not in row.cells]
    return len(others) == 1 and row.cells.get(others[0] - 1, "").endswith(COLONS)


def _is_label_row(sheet: Sheet, number: int, row: HeaderRow, window: Window) -> bool:
    if not 0 < number <= len(sheet.rows):
        return False
    columns = filled_in(sheet, number, window)
    words = cell_words(sheet.rows[number - 1][columns[0] - 1]) if columns else ""
    return columns[:1] == sorted(row.cells)[:1] and len(columns) in (2, 4) and words.endswith(COLONS)


def same_header(one: HeaderRow, other: HeaderRow) -> bool:
    """Whether two rows are one header written twice, in the same columns."""
    shared = [c for c in one.cells if header_key(one.cells[c]) == header_key(other.cells.get(c, ""))]
    return len(shared) >= max(2, 0.6 * max(len(one.cells), len(other.cells)))


def is_listed(sheet: Sheet, row: HeaderRow, window: Window) -> bool:
    """Whether two known words stand right below others in a list, whose second column goes on alone."""
    around = sheet.rows[row.row - 2 : row.row + 1 : 2] if row.row > 1 else ()
    beside = [filled_columns(other, window.left, window.right) for other in around]
    return len(row.cells) == 2 and bool(beside and beside[0]) and beside[1:] == [[max(row.cells)]]


def whole_header(sheet: Sheet, anchor: HeaderRow, window: Window, schema: Schema) -> Header:
    """The header that a row belongs to, with the rows above and below that complete it."""
    first = last = anchor.row
    if _is_loose(sheet, anchor, window):
        return _assembled(sheet, range(anchor.row - 1, anchor.row + 1), anchor, window, carried=True)
    while anchor.row - first < _MOST_ROWS - 1 and _is_above(sheet, first - 1, anchor, window, schema):
        first -= 1
    while last - first < _MOST_ROWS - 1 and _is_below(sheet, last + 1, anchor, window, schema):
        last += 1
    last = tagged(sheet, _tall(sheet, first, last, window), window)
    return _assembled(sheet, range(first, last + 1), anchor, window)


def _is_loose(sheet: Sheet, anchor: HeaderRow, window: Window) -> bool:
    """Whether a few short names stand over the columns of a header, from its first to its last part: groups that are
    not merged over theirs.
    """
    if anchor.row < 2:
        return False
    columns = sorted(anchor.cells)
    above = filled_columns(sheet.rows[anchor.row - 2], window.left, window.right)
    words = [cell_words(sheet.at(anchor.row - 1, c)) for c in above]
    if not 3 <= len(above) <= len(columns) // 2 or above[0] != columns[0] or not set(above) <= set(columns):
        return False
    if any(across(sheet, anchor.row - 1, c) for c in above) or above[-1] <= columns[len(columns) // 2]:
        return False
    return all(0 < len(w) <= 30 and not w.endswith(COLONS) and not re.search(r"\d", w) for w in words)


def tagged(sheet: Sheet, last: int, window: Window) -> int:
    """The last row of a header with the row under it that is none of the records: tags by which a standard knows the
    columns, such as "#sector", one word for all, such as "Label", what to fill in, over records that are numbered from
    1 on, or the numbers of the columns.
    """
    if (counted := numbered(sheet, last, window.left, window.right)) > last:
        return counted
    row = _row(sheet, last + 1)
    cells = filled_columns(row, window.left, window.right)
    words = [cell_words(row[c - 1]) for c in cells]
    tags = len(words) > 1 and all(w.startswith("#") for w in words)
    tags = tags or (len(words) == 1 and (bool(_OF_ROWS.fullmatch(words[0])) or _names_rows(sheet, last, cells, window)))
    tags = tags or (len(set(words)) == 1 and is_head(words[0]) and _are_all(sheet, last, cells, window))
    to_fill = len(words) > 2 and all(words) and _is_before_first(sheet, last, cells, window)
    return last + 1 if tags or to_fill else last


def _names_rows(sheet: Sheet, last: int, cells: Sequence[int], window: Window) -> bool:
    """Whether the only cell of a row names what the rows are: under what the columns are, over numbers, both as names
    of variables, such as "cell_size"; or before all names, over days, years or numbers.
    """
    over = filled_in(sheet, last, window)
    words = [cell_words(sheet.at(n, cells[0])) for n in (last, last + 1)]
    beside = len(over) > 1 and cells == [over[0] - 1] and across(sheet, last + 1, cells[0]) is None
    if beside and 0 < len(words[1]) <= _LONGEST_WORD and not is_figure(words[1]):
        under = range(last + 2, last + 5)
        return all(is_figure(sheet.at(n, cells[0])) and is_filled(sheet.at(n, over[0])) for n in under)
    numbered = len(over) > 2 and over[0] == cells[0] and all(counts(sheet.at(last, c)) for c in over[1:])
    return numbered and all(map(_VARIABLE.fullmatch, words)) and is_filled(sheet.at(last + 2, cells[0]))


def _are_all(sheet: Sheet, last: int, cells: Sequence[int], window: Window) -> bool:
    """Whether cells stand under all names of a header, and the row under them holds other words."""
    under = [cell_words(raw) for c in cells if is_filled(raw := sheet.at(last + 2, c))]
    return len(cells) > 1 < len(set(under)) and filled_in(sheet, last, window) == cells


def _is_before_first(sheet: Sheet, last: int, cells: Sequence[int], window: Window) -> bool:
    """Whether a row has no number while those under it are numbered from 1 on, in the first column of the header."""
    names = filled_in(sheet, last, window)
    if not names or names[0] in cells or not set(cells) <= set(names) or 2 * len(cells) < len(names):
        return False
    numbers = [str(sheet.at(n, names[0])).strip() for n in range(last + 2, last + 4)]
    return bool(re.fullmatch(r"\D{0,6}0*1\D?", numbers[0])) and numbers[1] == numbers[0].replace("1", "2")


def _tall(sheet: Sheet, first: int, last: int, window: Window) -> int:
    """The last row of the cells of a header, where they are merged down over rows that hold nothing else."""
    ends = [box.bottom for box in boxes(sheet, first, last) if first <= box.top and box.left >= window.left]
    end = min(max([*ends, last]), last + _MOST_ROWS)
    blank = not any(filled_columns(row, window.left, window.right) for row in sheet.rows[last:end])
    return end if blank else last


def given_header(sheet: Sheet, rows: tuple[int, int], window: Window, *, carried: bool = False) -> Header:
    """The header in the rows that are given, whatever stands in them; ``carried`` where a group that is not merged
    stands over all columns up to the next one.
    """
    at = rows[1]
    while at > rows[0] and not filled_in(sheet, at, window):
        at -= 1
    cells = {c: name_words(sheet.at(at, c)) for c in filled_in(sheet, at, window)}
    anchor = HeaderRow(at, cells, frozenset(), frozenset())
    header = _assembled(sheet, range(rows[0], rows[1] + 1), anchor, window, carried=carried)
    return header if header.texts else replace(header, texts=dict.fromkeys(cells, ""))


def _assembled(sheet: Sheet, rows: range, anchor: HeaderRow, window: Window, *, carried: bool = False) -> Header:
    columns = sorted({c for n in rows for c in filled_in(sheet, n, window)})
    columns = sorted({*columns, *_merged_columns(sheet, rows, window)})
    texts = {c: joined(sheet, rows, c, window.left if carried else 0) for c in columns}
    return Header(rows[0], rows[-1], anchor, continued({c: t for c, t in texts.items() if t}))


def _row(sheet: Sheet, number: int) -> Sequence[Raw]:
    """The cells of a row; none below the last one, to which a merge may reach."""
    return sheet.rows[number - 1] if number <= len(sheet.rows) else ()


def _merged_columns(sheet: Sheet, rows: range, window: Window) -> set[int]:
    """Columns under a merge that spans part of the header, where the row below names them, or data stand there."""
    return {
        c
        for box in boxes(sheet, rows[0], rows[-1])
        for c in range(box.left, box.right + 1)
        if window.left <= c <= window.right
        and (any(name_words(sheet.at(n, c)) for n in rows) or _names_below(sheet, box, rows, c))
    }


def _names_below(sheet: Sheet, box: Box, rows: range, column: int) -> bool:
    """Whether a merge that reaches down to the last row of a header names a column with something under it; a single
    cell is enough where it names the column before it too.
    """
    last = rows[-1]
    under = range(last + 1, min(last + _SAMPLED, len(sheet.rows)) + 1)
    filled = sum(is_filled(sheet.at(n, column)) for n in under)
    tall = filled > 0 and any(b.left == column and b.top in under and b.bottom > b.top for b in sheet.merges)
    group = last > box.bottom and filled >= min(_GROUPED, len(under)) and not is_filled(sheet.at(box.top - 1, box.left))
    if group or box.bottom < last:
        return group
    beside = filled > 0 and column - 1 > box.left and _names_below(sheet, box, rows, column - 1)
    return tall or beside or filled >= min(2, len(under))


def _is_above(sheet: Sheet, number: int, anchor: HeaderRow, window: Window, schema: Schema) -> bool:
    """Whether the row is a row of groups over the header: "POSICIÓN" over its parties, not a title."""
    row = read_header(sheet, number, window, schema) if number > 0 else None
    columns = sorted(anchor.cells)
    if row is None or is_form_row(row, sheet, window):
        return False
    if any(box.top <= number and box.bottom >= anchor.row for box in boxes(sheet, number, number)):
        return any(box.left >= columns[0] - 1 for box in boxes(sheet, number, anchor.row))
    beside = [c for c in row.cells if not columns[0] <= c <= columns[-1]]
    if any(not is_filled(sheet.at(anchor.row + 1, c)) for c in beside):
        return False  # names of their own may stand beside the parts of groups
    spans = {c: _span(sheet, number, c, columns) for c in row.cells}
    if len(row.cells) == 1:
        (column,) = row.cells
        below = [
            c for r in sheet.rows[anchor.row : anchor.row + 3] for c in filled_columns(r, window.left, window.right)
        ]
        inner = spans[column] > 1 and min(below, default=column) < columns[0] <= column  # rows are named beside it
        partial = inner or 1 < spans[column] < 0.8 * len(columns)
        return partial or (column in anchor.parties and column in row.known)
    grouped = sum(1 < span < 0.8 * len(columns) for span in spans.values())
    if grouped < 2 and any(re.search(r"\d{4}", text) for text in row.cells.values()):
        return False
    return bool(grouped) or any(c in anchor.parties and c in row.known for c in row.cells)


def _span(sheet: Sheet, row: int, column: int, columns: list[int]) -> int:
    """How many columns of the header a cell is merged over."""
    box = across(sheet, row, column)
    return sum(column <= c <= box.right for c in columns) if box else 1


def _is_below(sheet: Sheet, number: int, anchor: HeaderRow, window: Window, schema: Schema) -> bool:
    """Whether the row completes the header: names under a group, or the same header in another language."""
    row = read_header(sheet, number, window, schema) if number <= len(sheet.rows) else None
    if row is None or len(row.cells) != len(filled_in(sheet, number, window)):
        return False
    reaching = [b for b in boxes(sheet, number, number) if b.top <= anchor.row and b.left in anchor.cells]
    if reaching:
        return True
    if any(len(text) > 60 for text in row.cells.values()):
        return False
    grouped = {c for g in anchor.cells if (box := across(sheet, anchor.row, g)) for c in range(g, box.right + 1)}
    beyond = [
        box for c in row.cells if (box := across(sheet, number, c)) and not grouped.issuperset(range(c, box.right + 1))
    ]
    if len(row.cells) == 1 and beyond:
        return False  # the title of a section
    beside = set(row.cells).difference(anchor.cells) if number == anchor.row + 1 else set()
    if grouped & set(row.cells) and set(row.cells) <= grouped | beside:
        return True
    parties = {party_of(row.cells[c]) for c in row.parties}
    own = beside.difference(row.known, row.parties)  # columns that somebody added, named beside the parts of groups
    if len(parties) >= 2 and len(parties) == len(row.parties) > len(own) == len(row.cells) - row.matched:
        return all(c not in anchor.cells or c in anchor.known for c in row.parties)
    return _is_translation(row, anchor, schema)


def _is_translation(row: HeaderRow, anchor: HeaderRow, schema: Schema) -> bool:
    """Whether most cells stand for the same fields as the cells above them, in other words."""
    if row.keys() & anchor.keys() == row.keys() or not set(row.cells) <= set(anchor.cells):
        return False
    agreeing = [c for c in row.known if _targets(row.cells[c], schema) & _targets(anchor.cells[c], schema)]
    return len(agreeing) >= 2 and len(agreeing) >= 0.5 * len(row.cells)


def _targets(text: str, schema: Schema) -> set[tuple[str, str]]:
    found = (m for m in matches(text, schema) if m.score >= ACCEPTED and not m.actor)
    return {(m.record_type, m.field) for m in found}

"""What is asked of whole columns: whether their blank cells repeat the one above, and which of them names the issue.

A person answers at the cell of the header, with yes, no, or what the column stands for; or decides the column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet, address
from workbench.domain.types import Code, Provisions, Tags, Text, finds_nothing
from workbench.domain.types.choice import NO, YES
from workbench.i18n import Words, fold
from workbench.importing.layout import Table
from workbench.importing.layout_columns import TableColumn
from workbench.importing.layout_rows import SECTION, is_filled, listed
from workbench.importing.mapping import ColumnMapping, SheetMapping, are_about_nothing
from workbench.importing.mapping_content import SHORT, content_of
from workbench.importing.mapping_decided import Target, head_cell, is_target, target_of
from workbench.importing.mapping_words import ISSUE, POSITION

BLANK, UNNAMED = "group-blank", "issue-unnamed"  # the codes of what is asked, and of the rows that wait for it
_FEWEST, _SHARE = 2, 4  # blank cells: two, and one in four
_NAME = 40  # letters of a name, on the average
_YES = "yes"

Spot = tuple[int, int]


@dataclass(frozen=True)
class Asked:
    """A question about a column: the cell of its header, what a yes makes of it, and the question itself.

    ``blank`` are the rows that wait because their cell is empty.
    """

    column: int
    cell: str
    field: str
    proposal: str
    problem: Problem
    blank: tuple[int, ...] = ()


def data_rows_of(table: Table) -> tuple[int, ...]:
    """The rows between the first and the last of the data that are no titles or notes."""
    if table.data_rows is None:
        return ()
    first, last = table.data_rows
    skipped = {row for row, _ in table.skipped}
    return tuple(row for row in range(first, last + 1) if row not in skipped)


def asked_of(mapping: SheetMapping, table: Table, sheet: Sheet, schema: Schema) -> tuple[Asked, ...]:
    """What is to be asked of the columns of a table; nothing of our own sheets."""
    if table.data_rows is None or any(c.field in ("uid", "key") for c in mapping.columns):
        return ()
    rows = _rows(mapping, table, sheet)
    if are_about_nothing(mapping.columns, schema):
        return (_unnamed(mapping, table, sheet, schema, rows),)
    return tuple(
        _blank(column, table, blank, len(rows), schema)
        for column in mapping.columns
        if column.down is None and (_is_needed(column, schema) or _leads(column, mapping, schema))
        if (blank := _blanks(_tongues(column, mapping), sheet, rows)) is not None
    )


def _rows(mapping: SheetMapping, table: Table, sheet: Sheet) -> list[int]:
    """The rows of data in which a column that is read says something."""
    return [r for r in data_rows_of(table) if any(is_filled(sheet.at(r, c.column)) for c in mapping.columns)]


def _is_needed(column: ColumnMapping, schema: Schema) -> bool:
    """Whether a record cannot be without what the column says; a position is about its issue where it says nothing."""
    record_type = schema.type(column.record_type)
    declared = record_type.by_name.get(column.field)
    ours = declared is not None and (declared.required or column.field == record_type.title)
    return ours and not column.ids and not (column.record_type == POSITION and column.field == record_type.title)


def _leads(column: ColumnMapping, mapping: SheetMapping, schema: Schema) -> bool:
    """Whether a column says which issue rows are about and stands before what they say, as the name of a group does."""
    record_type = schema.type(column.record_type)
    declared = record_type.by_name.get(column.field)
    if declared is None or declared.refers_to != (ISSUE,) or column.ids:
        return False
    titles = [c.column for c in mapping.columns if (c.record_type, c.field) == (record_type.name, record_type.title)]
    return bool(titles) and column.column < min(titles)


def _tongues(column: ColumnMapping, mapping: SheetMapping) -> list[int]:
    """A column and those that say the same in other languages."""
    place = column.record_type, column.field, column.fixed
    return [c.column for c in mapping.columns if (c.record_type, c.field, c.fixed) == place and not c.unit]


def _blanks(columns: Sequence[int], sheet: Sheet, rows: Sequence[int]) -> tuple[int, ...] | None:
    """The rows whose cells are empty, where they look like the rest of groups; None where they do not."""
    merged = {(r, b.left) for b in sheet.merges if b.left == b.right for r in range(b.top, b.bottom + 1)}
    merged &= {(r, c) for r in rows for c in columns}
    filled = [r for r in rows if any(is_filled(sheet.at(r, c)) or (r, c) in sheet.uncomputed for c in columns)]
    above = filled[0] if filled else 0
    blank = tuple(sorted(r for r in set(rows) - set(filled) - {r for r, _ in merged} if r > above))
    if not filled or len(blank) < _FEWEST or _SHARE * len(blank) < len(rows):
        return None
    return blank


def _blank(column: ColumnMapping, table: Table, blank: tuple[int, ...], count: int, schema: Schema) -> Asked:
    proposal = replace(target_of(column), down=True).key
    cell = head_cell(table, column).rpartition("!")[2]
    told = {"header": column.header, "filled": count - len(blank), "count": count, "rows": listed(blank)}
    message = _REPEATS.fill(**told, cell=cell, key=proposal)
    label = f"{column.record_type}.{column.field}"
    return Asked(column.column, cell, label, proposal, Problem(BLANK, message, Severity.QUESTION, (_YES,)), blank)


def _unnamed(mapping: SheetMapping, table: Table, sheet: Sheet, schema: Schema, rows: Sequence[int]) -> Asked:
    column = _candidate(mapping, table, sheet, schema)
    if column is None:
        cell = head_cell(table, table.columns[0]).rpartition("!")[2]
        return Asked(0, cell, "", "", Problem(UNNAMED, _NO_ISSUE.fill(sheet=table.sheet), Severity.BLOCKING))
    down = _blanks([column.column], sheet, rows) is not None
    proposal = Target(ISSUE, schema.type(ISSUE).title, down=down).key
    cell = head_cell(table, column).rpartition("!")[2]
    message = _WHICH_ISSUE.fill(header=column.header, cell=cell, key=proposal, sheet=table.sheet)
    return Asked(column.column, cell, "", proposal, Problem(UNNAMED, message, Severity.QUESTION, (_YES,)))


def _candidate(mapping: SheetMapping, table: Table, sheet: Sheet, schema: Schema) -> TableColumn | None:
    """The column that may well name the issue: the first that is not read and holds short texts, or that says
    something of the issue.
    """
    position, kinds = schema.type(POSITION), (Text, Provisions, Tags, Code)
    near = {c.column for c in mapping.columns if (c.record_type, c.field) == (POSITION, position.title)}
    for mapped in mapping.columns:
        if mapped.record_type == ISSUE and isinstance(schema.type(ISSUE).field(mapped.field).type, kinds):
            near.add(mapped.column)
    near |= {c.column for c in mapping.unmapped if _holds_names(c.column, mapping, table, sheet)}
    return next((c for c in table.columns if c.header and c.column in near), None)


def _holds_names(column: int, mapping: SheetMapping, table: Table, sheet: Sheet) -> bool:
    """Whether most cells of a column are texts, and short enough to name something."""
    content = content_of(table, sheet, column, mapping.language, finds_nothing)
    words = [raw for raw in content.cells if isinstance(raw, str) and any(map(str.isalpha, raw))]
    if content.kind is not None and content.kind.what is not SHORT:
        return False
    return 2 * len(words) > len(content.cells) and sum(map(len, words)) <= _NAME * len(words)


def answered(
    mapping: SheetMapping, table: Table, sheet: Sheet, schema: Schema, answers: Mapping[str, str]
) -> dict[str, str]:
    """What answers at the cells of headers decide of columns; a no leaves the column what it is.

    Where nothing is asked of a column, only what it may stand for is an answer.
    """
    if table.header_rows is None:
        return {}
    places = {head_cell(table, column): column.column for column in table.columns}
    proposals = {a.column: a.proposal for a in asked_of(mapping, table, sheet, schema) if a.proposal}
    settled = {c.column: target_of(c).key for c in mapping.columns if c.down is not None}
    now = {c.column: target_of(c).key for c in mapping.columns if c.column in proposals} | settled
    decided: dict[str, str] = {}
    for place, column in places.items():
        words = answers.get(place)
        if words is None:
            continue
        if _is(words, YES):
            said = proposals.get(column) or settled.get(column)
        elif _is(words, NO):
            said = now.get(column, "" if column in proposals else None)
        else:
            said = words.strip() if column in proposals or is_target(words.strip(), schema) else None
        if said is not None:
            decided[place] = said
    return decided


def _is(words: str, answers: Sequence[str]) -> bool:
    return fold(words) in {fold(a) for a in answers if a.isalnum()}


def filled_down(mapping: SheetMapping, table: Table, sheet: Sheet, rows: Sequence[int]) -> dict[Spot, Spot]:
    """For blank cells of columns that repeat, the cell above that holds the value; never over a title between rows."""
    sections = sorted(row for row, why in table.skipped if why is SECTION)
    found: dict[Spot, Spot] = {}
    for column in (c.column for c in mapping.columns if c.down):
        above = 0
        for row in rows:
            if is_filled(sheet.at(row, column)) or (row, column) in sheet.uncomputed:
                above = row
            elif above and not any(above < section < row for section in sections):
                found[row, column] = above, column
    return found


def waits(asked: Asked, row: int) -> tuple[str, Problem]:
    """The cell of a row that waits for the answer about its column, and the problem that says so."""
    return address(row, asked.column), Problem(BLANK, _WAITS.fill(cell=asked.cell), Severity.BLOCKING)


NO_ISSUE = Problem(
    UNNAMED,
    Words("No se sabe de qué tema es esta posición.", "It is not known which issue this position is about."),
    Severity.BLOCKING,
)
_REPEATS = Words(
    "La columna «{header}» trae algo en {filled} de {count} renglones y los demás parecen repetir lo de arriba. "
    "¿Se repite hacia abajo? Responda «sí» en {cell}, o léala como «{key}»; mientras, esperan las filas {rows}.",
    "The column “{header}” holds something in {filled} of {count} rows, and the others seem to repeat what stands "
    "above. Does it repeat downwards? Answer “yes” in {cell}, or read it as “{key}”; until then rows {rows} wait.",
)
_WAITS = Words(
    "La celda está vacía; el renglón espera lo que se diga de su columna en {cell}.",
    "The cell is empty; the row waits for what is said of its column in {cell}.",
)
_WHICH_ISSUE = Words(
    "Hoja «{sheet}»: hay posiciones y ninguna columna dice de qué tema es cada una. ¿Lo dice «{header}»? Responda «sí» "
    "en {cell}, o diga «{key}» de la columna que sea; hasta entonces no entran.",
    "Sheet “{sheet}”: there are positions, and no column says which issue each is about. Does “{header}”? Answer “yes” "
    "in {cell}, or say “{key}” of whichever column does; until then they do not go in.",
)
_NO_ISSUE = Words(
    "Hoja «{sheet}»: hay posiciones y ninguna columna dice de qué tema es cada una; agregue una que lo diga.",
    "Sheet “{sheet}”: there are positions, and no column says which issue each is about; add one that does.",
)

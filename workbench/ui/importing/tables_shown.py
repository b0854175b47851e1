"""What the screen of an import shows of the tables of a file: where they stand, what their columns are read as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.schema import Schema
from workbench.domain.sheet import column_letters, column_number
from workbench.domain.types.base import plain
from workbench.i18n import Language, Words, clip, quoted, squash
from workbench.importing.layout_columns import TableColumn
from workbench.importing.layout_given import Given
from workbench.importing.mapping import NOTES, TAGS, ColumnMapping
from workbench.importing.mapping_decided import head_cell, target_of, targets
from workbench.importing.stage import Frame


@dataclass(frozen=True)
class ColumnShown:
    """One column of a table and what it stands for; empty where it is not read.

    ``place`` is the cell of its header, ``target`` the key of what it stands for, ``may_be`` that of what it may be.
    """

    letters: str
    header: str
    meaning: str
    why: str
    score: float
    place: str
    target: str = ""
    may_be: str = ""


@dataclass(frozen=True)
class TableShown:
    """One table that was found, and why; ``choices`` are all that its columns may stand for: keys and labels."""

    sheet: str
    where: Words
    why: Words
    columns: Sequence[ColumnShown]
    choices: Sequence[tuple[str, str]] = ()
    frame: Given | None = None


def table_shown(frame: Frame, schema: Schema, language: Language, record_type: str = "") -> TableShown:
    """One table as the screen shows it, with all that its columns may stand for."""
    table, mapping = frame.table, frame.mapping
    rows, data = table.header_rows, table.data_rows or (0, 0)
    words = _WHERE if rows is not None else _HEADLESS
    where = words.fill(header=span(rows or (0, 0)), data=span(data), kind=_LAYOUTS[mapping.layout])
    columns = [
        ColumnShown(
            column_letters(c.column),
            _named(frame, c.header, c.column, language),
            _meaning(schema, c, language),
            c.why.in_(language),
            c.score,
            head_cell(table, c),
            target_of(c).key,
        )
        for c in mapping.columns
    ]
    unread = [_beside(frame, c, schema, language) for c in mapping.unmapped]
    choices = [(t.key, t.label(schema).in_(language)) for t in targets(mapping, schema, record_type)]
    choices = [*((where, words.in_(language)) for where, words in _BESIDE.items()), *choices]
    stands = Given(table.header_rows, table.data_rows) if table.data_rows is not None else None
    every = sorted([*columns, *unread], key=lambda c: column_number(c.letters))
    return TableShown(table.sheet, where, table.why, every, choices, stands)


def _beside(frame: Frame, column: TableColumn, schema: Schema, language: Language) -> ColumnShown:
    """A column that stands for no field: where it goes, or that it is not read."""
    where = frame.mapping.beside.get(column.column, NOTES if frame.mapping.keeps else "")
    meaning = _BESIDE[where].in_(language) if where else ""
    why, score, key = (_NO_FIELD.in_(language) if where else ""), 0.0, ""
    may_be = frame.mapping.suggestion(column.column)
    if may_be is not None and column.column not in frame.mapping.beside:
        label, key = target_of(may_be).label(schema), target_of(may_be).key
        why, score = _MAY_BE.fill(label=label, why=may_be.why).in_(language), may_be.score
    place, header = head_cell(frame.table, column), _named(frame, column.header, column.column, language)
    return ColumnShown(column_letters(column.column), header, meaning, why, score, place, where, key)


def _named(frame: Frame, header: str, column: int, language: Language) -> str:
    """What a column is known by: its header, or, where it has none, the first words in it."""
    if header:
        return header
    first, last = frame.table.data_rows or (1, 0)
    words = (squash(plain(frame.sheet.at(row, column))) for row in range(first, last + 1))
    found = next(filter(None, words), "")
    return quoted([clip(found, _LETTERS)]).in_(language) if found else ""


def span(rows: tuple[int, int]) -> str:
    """Rows as they are told: one, or from one to another."""
    return str(rows[0]) if rows[0] == rows[1] else f"{rows[0]}-{rows[1]}"


def _meaning(schema: Schema, column: ColumnMapping, language: Language) -> str:
    """What a column stands for; uids and keys of our own sheets are no fields."""
    record_type = schema.type(column.record_type)
    if column.field not in record_type.by_name:
        return f"{record_type.label.in_(language)}: {column.field}"
    return target_of(column).label(schema).in_(language)


_LETTERS = 40  # of a cell in place of a header
_BESIDE = {NOTES: Words("En las notas", "In the notes"), TAGS: Words("En las etiquetas", "Among the tags")}
_MAY_BE = Words("¿es «{label}»? {why}", "is it “{label}”? {why}")
_NO_FIELD = Words("no es ningún campo", "is no field")
_WHERE = Words(
    "encabezado en {header}, datos en {data}; {kind}",
    "header in {header}, data in {data}; {kind}",
)
_HEADLESS = Words("sin encabezado, datos en {data}; {kind}", "no header, data in {data}; {kind}")
_LAYOUTS = {
    "long": Words("un registro por renglón", "a record a row"),
    "wide": Words("una columna por Parte", "a column a Party"),
}

"""What a sheet says beside what is read: columns that stand for no field, words that give no value.

Nothing of it is lost: it stays with the record, in its notes as ``Header: words``, or among its tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.domain.problem import Problem
from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet, address, column_letters
from workbench.domain.types import plain
from workbench.i18n import Language, Words, squash
from workbench.importing.layout import Table
from workbench.importing.layout_rows import is_filled
from workbench.importing.mapping import NOTES, TAGS, SheetMapping

Said = Mapping[str, str]  # a header or label, and the words that stood under it


def header_row(table: Table) -> int:
    """The row by whose cells columns are told."""
    return table.header_rows[1] if table.header_rows else 1


def columns_beside(
    table: Table, sheet: Sheet, mapping: SheetMapping, rows: Sequence[int]
) -> dict[int, tuple[str, str]]:
    """The columns that stand for no field and stay beside the records: where they go, and what they are called.

    A column that only counts the rows says nothing of them.
    """
    found: dict[int, tuple[str, str]] = {}
    for column in mapping.unmapped:
        where = mapping.beside.get(column.column, NOTES if mapping.keeps else "")
        if where in (NOTES, TAGS) and not _only_counts(sheet, column.column, rows):
            found[column.column] = where, label_of(column.header) or column_letters(column.column)
    return found


def label_of(header: str) -> str:
    """A header as the beginning of a line: its own colons would end it too soon."""
    return squash(header).rstrip(": ").replace(": ", " | ")


def _only_counts(sheet: Sheet, column: int, rows: Sequence[int]) -> bool:
    values = [plain(raw) for row in rows if is_filled(raw := sheet.at(row, column))]
    return len(values) > 1 and values == [str(n) for n in range(1, len(values) + 1)]


def words_beside(sheet: Sheet, columns: Mapping[int, tuple[str, str]], row: int) -> Iterator[tuple[str, str, str, str]]:
    """What the cells of a row say in those columns: where it goes, the header, the words, the cell."""
    for column, (where, header) in columns.items():
        raw = sheet.at(row, column)
        if is_filled(raw):
            yield where, header, squash(plain(raw)), address(row, column)


def with_lines(notes: str, said: Said) -> str:
    """The notes with a line for each thing said; a line that said another thing of the same is written anew."""
    lines = notes.split("\n") if notes else []
    for header, words in said.items():
        begin, line = f"{header}: ", f"{header}: {words}"
        at = next((n for n, old in enumerate(lines) if old.startswith(begin)), None)
        if at is None:
            lines.append(line)
        else:
            lines[at] = line
    return "\n".join(lines)


def with_tags(tags: Sequence[str], said: Iterable[str]) -> tuple[str, ...]:
    """The tags with those that are new."""
    return tuple(dict.fromkeys((*tags, *said)))


def comments_beside(sheet: Sheet, table: Table, row: int, language: Language) -> Iterator[tuple[str, str, str, str]]:
    """The comments on the cells of a row: they go to the notes, with the header of their column."""
    for column in table.columns:
        words = squash(sheet.comments.get((row, column.column), ""))
        if words:
            header = label_of(column.header) or column_letters(column.column)
            yield NOTES, _COMMENT.fill(header=header).in_(language), words, address(row, column.column)


def column_remarks(
    table: Table,
    sheet: Sheet,
    mapping: SheetMapping,
    rows: Sequence[int],
    kept: Mapping[int, tuple[str, str]],
    schema: Schema,
) -> Iterator[tuple[str, str, Problem]]:
    """What a person should know of columns, as (cell, field, problem): what stands for no field, and hidden ones.

    ``kept`` are those of ``columns_beside``.
    """
    for column in mapping.unmapped:
        filled = sum(is_filled(sheet.at(r, column.column)) or (r, column.column) in sheet.uncomputed for r in rows)
        where = kept[column.column][0] if filled and column.column in kept else ""
        words = {NOTES: _TO_NOTES, TAGS: _TO_TAGS}.get(where, _UNMAPPED)
        message = words.fill(header=column.header or column_letters(column.column), count=filled)
        code, suggested = "column-unmapped", mapping.suggestion(column.column)
        if suggested is not None and filled and column.column not in mapping.beside:
            told = {"label": schema.type(suggested.record_type).field(suggested.field).label, "why": suggested.why}
            code, message = "column-suggested", _MAY_BE.fill(message=message, **told)
        yield address(header_row(table), column.column), "", Problem(code, message)
    for mapped in mapping.columns:
        if mapped.column in sheet.hidden_columns:
            message = _HIDDEN.fill(header=mapped.header)
            place = address(header_row(table), mapped.column)
            yield place, f"{mapped.record_type}.{mapped.field}", Problem("column-hidden", message)


_COMMENT = Words("Comentario en «{header}»", "Comment on “{header}”", "Commentaire sur « {header} »")
_UNMAPPED = Words(
    "No se leyó la columna «{header}» (celdas con contenido: {count}).",
    "The column “{header}” was not read (cells with content: {count}).",
)
_TO_NOTES = Words(
    "La columna «{header}» no es ningún campo: va a las notas (celdas con contenido: {count}).",
    "The column “{header}” is no field: it goes to the notes (cells with content: {count}).",
)
_TO_TAGS = Words(
    "La columna «{header}» va a las etiquetas (celdas con contenido: {count}).",
    "The column “{header}” goes to the tags (cells with content: {count}).",
)
_MAY_BE = Words(
    "{message} Podría ser «{label}» ({why}); si lo es, dígalo en las tablas de la importación.",
    "{message} It may be “{label}” ({why}); if so, say it among the tables of the import.",
)
_HIDDEN = Words(
    "La columna «{header}» está oculta en la hoja; se leyó.",
    "The column “{header}” is hidden in the sheet; it was read.",
)

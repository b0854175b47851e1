"""A layout of which an import was accepted: what stayed is read as it was, what is new since is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import Schema
from workbench.domain.sheet import column_letters
from workbench.i18n import Words, clip, quoted
from workbench.importing.layout import Table
from workbench.importing.mapping import NOTES, TAGS, ColumnMapping, SheetMapping, tells
from workbench.importing.mapping_decided import decide, head_cell, is_target, target_of
from workbench.importing.mapping_words import POSITION
from workbench.importing.profile import Recalled, header_ids

NEW_COLUMN = "column-new"  # the code of the question


def read_of(mapping: SheetMapping) -> dict[int, str]:
    """What the columns of a table are read as, by their number; nothing of our own sheets, which say it themselves."""
    if any(c.ids or c.field in ("uid", "key") for c in mapping.columns):
        return {}
    beside = {c.column: mapping.beside.get(c.column, NOTES) for c in mapping.unmapped if mapping.keeps}
    return {**beside, **{c.column: target_of(c).key for c in mapping.columns}}


def as_before(
    mapping: SheetMapping,
    before: Recalled | None,
    table: Table,
    schema: Schema,
    suggested: Callable[[str], SheetMapping],
) -> SheetMapping:
    """The mapping of a table with the columns that an earlier file had read as they were; the same where they are.

    ``suggested`` gives the mapping as a type. Where a new column says what the rows are, the table is another one.
    """
    read = _still_read(before, table, schema)
    if not read:
        return mapping
    types = _types_of(read.values())
    if types and not types & set(mapping.record_types) and not _says_itself(mapping, read, schema):
        mapping = suggested(POSITION if POSITION in types else min(types))
    if not types & set(mapping.record_types):
        return mapping
    now = {c.column: target_of(c).key for c in mapping.columns}
    other = {c: t for c, t in read.items() if _is_of(t, mapping) and _bare(now.get(c, NOTES)) != _bare(t)}
    if not other:
        return mapping
    stayed = decide(mapping, table, {}, schema, other)
    return replace(stayed, columns=tuple(_unsettled(c, other) for c in stayed.columns))


def is_read_again(mapping: SheetMapping, before: Recalled) -> bool:
    """Whether a table is of the records that it was of."""
    return bool(_types_of(before.table.read.values()) & set(mapping.record_types))


def _still_read(before: Recalled | None, table: Table, schema: Schema) -> dict[int, str]:
    """What the columns that stayed were read as, by their number in this table."""
    read = before.table.read if before is not None else {}
    ids = header_ids(table)
    return {column: read[name] for column, name in ids.items() if is_target(read.get(name, "-"), schema)}


def _types_of(targets: Iterable[str]) -> set[str]:
    return {target.partition(".")[0] for target in targets if "." in target}


def _is_of(target: str, mapping: SheetMapping) -> bool:
    return target in ("", NOTES, TAGS) or target.partition(".")[0] in mapping.record_types


def _bare(target: str) -> str:
    return target.removesuffix("+down")


def _unsettled(column: ColumnMapping, told: Mapping[int, str]) -> ColumnMapping:
    """A column that was read so before; whether it repeats downwards is known only where somebody said so."""
    return replace(column, down=column.down or None) if column.column in told else column


def _says_itself(mapping: SheetMapping, stayed: Mapping[int, str], schema: Schema) -> bool:
    """Whether it takes columns that are new to tell which record a row is about."""
    return _tells(mapping.columns, schema) and not _tells([c for c in mapping.columns if c.column in stayed], schema)


def _tells(columns: Sequence[ColumnMapping], schema: Schema) -> bool:
    types = {c.record_type for c in columns}
    return any(tells(schema.type(t), {c.field for c in columns if c.record_type == t}) for t in types)


def new_columns(
    mapping: SheetMapping, before: Recalled | None, table: Table, filled: Iterable[int], schema: Schema
) -> dict[str, Problem]:
    """What is asked of new columns that stand for no field, by the cell of their header.

    ``filled`` are the columns that say anything. What columns that are gone stood for is likeliest.
    """
    if before is None or not before.new or not is_read_again(mapping, before):
        return {}
    ids, open_ = header_ids(table), set(filled) - set(mapping.beside)
    taken = {_bare(target_of(c).key) for c in mapping.columns}
    gone = {name: t for name in before.gone if "." in (t := before.table.read.get(name, ""))}
    free = [t for t in dict.fromkeys(gone.values()) if _bare(t) not in taken and _is_of(t, mapping)]
    found: dict[str, Problem] = {}
    for column in (c for c in mapping.unmapped if c.column in open_ and ids.get(c.column) in before.new):
        guess = mapping.suggestion(column.column)
        likely = [t for t in free if is_target(t, schema)] + ([target_of(guess).key] if guess is not None else [])
        cell = head_cell(table, column).rpartition("!")[2]
        told = {
            "header": column.header or column_letters(column.column),
            "source": clip(before.profile.source),
            "cell": cell,
            "keys": quoted([*dict.fromkeys(likely), NOTES]),
        }
        message = (_NEW_FOR if gone else _NEW).fill(**told, gone=quoted(map(clip, before.gone)))
        found[cell] = Problem(NEW_COLUMN, message, Severity.QUESTION, tuple(dict.fromkeys([*likely, NOTES])))
    return found


_NEW = Words(
    "La columna «{header}» no estaba en «{source}» y no es ningún campo conocido. ¿Qué es? Responda en {cell} lo que "
    "es ({keys}); mientras, va a las notas.",
    "The column “{header}” was not in “{source}”, and it is no known field. What is it? Answer in {cell} what it is "
    "({keys}); until then it goes to the notes.",
)
_NEW_FOR = Words(
    "La columna «{header}» no estaba en «{source}», y ya no está {gone}. ¿Qué es? Responda en {cell} lo que es "
    "({keys}); mientras, va a las notas.",
    "The column “{header}” was not in “{source}”, and {gone} is gone. What is it? Answer in {cell} what it is "
    "({keys}); until then it goes to the notes.",
)

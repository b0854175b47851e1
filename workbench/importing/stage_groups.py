"""The columns of a table by the record that they speak of, and what tells such a record apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.domain.schema import RecordType, Schema
from workbench.domain.sheet import Raw, says_nothing
from workbench.importing.form_above import Form
from workbench.importing.mapping import ColumnMapping, SheetMapping, are_about_nothing, tells
from workbench.importing.mapping_words import STATEMENT

Group = tuple[str, tuple[tuple[str, str], ...]]  # a type, and the values that are fixed for its records


def groups(mapping: SheetMapping, form: Form, schema: Schema) -> dict[Group, list[ColumnMapping]]:
    """The columns by the record that they speak of, of those records that can be told apart; units go with numbers."""
    found: dict[Group, list[ColumnMapping]] = {}
    for column in mapping.columns:
        if not column.unit:
            found.setdefault(_group(column), []).append(column)
    return {group: columns for group, columns in found.items() if _names(group, columns, mapping, form, schema)}


def _group(column: ColumnMapping) -> Group:
    return column.record_type, tuple(sorted(column.fixed.items()))


def units(mapping: SheetMapping) -> Mapping[int, ColumnMapping]:
    """The columns of units by the columns of the numbers that they belong to."""
    named = {(_group(c), c.field): c for c in mapping.columns if c.unit}
    return {c.column: named[place] for c in mapping.columns if not c.unit and (place := (_group(c), c.field)) in named}


def _names(group: Group, columns: Sequence[ColumnMapping], mapping: SheetMapping, form: Form, schema: Schema) -> bool:
    """Whether columns, or the form above, tell which record a row is about.

    A position goes by the issue of its row too; where no column names any, it waits for a person to say which does.
    """
    record_type = schema.type(group[0])
    said = {v.field for v in form.values if v.record_type == record_type.name}
    if tells(record_type, {c.field for c in columns} | {name for name, _ in group[1]} | said):
        return True
    if record_type.name != "position":
        return False
    issue = [c.field for c in mapping.columns if c.record_type == "issue"]
    return (bool(issue) and tells(schema.type("issue"), issue)) or are_about_nothing(mapping.columns, schema)


def is_untitled(record_type: RecordType, columns: Sequence[ColumnMapping]) -> bool:
    """Whether no column names the records of a type that can go without a title."""
    return bool(record_type.untitled) and not {c.field for c in columns} & {"uid", "key", record_type.title}


def said(raw: Raw, column: ColumnMapping, schema: Schema) -> Raw:
    """What a cell of a foreign sheet says; nothing where a title has no letter, or a position only "n/a"."""
    if not isinstance(raw, str):
        return raw
    if column.field == schema.type(column.record_type).title and not any(map(str.isalnum, raw)):
        return None
    return None if column.field == STATEMENT and says_nothing(raw.strip()) else raw

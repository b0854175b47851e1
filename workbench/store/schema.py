"""The tables of a dossier, derived from the declarations: what the migrations must arrive at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain.schema import Field, RecordType, Schema
from workbench.domain.types import Reference


@dataclass(frozen=True)
class Table:
    """One table: its columns as SQL, in order, and what closes it."""

    name: str
    columns: Mapping[str, str]
    ending: str = "STRICT"

    def sql(self) -> str:
        """The statement that makes the table."""
        columns = ",\n  ".join(f'"{name}" {rest}'.rstrip() for name, rest in self.columns.items())
        return f'CREATE TABLE "{self.name}" (\n  {columns}\n) {self.ending}'.rstrip()


_FIXED = (
    Table(
        "record",
        {
            "id": "INTEGER PRIMARY KEY",
            "uid": "TEXT NOT NULL UNIQUE",
            "type": "TEXT NOT NULL",
            "number": "INTEGER NOT NULL",
            "revision": "INTEGER NOT NULL",
            "level": "INTEGER NOT NULL",
            "alive": "INTEGER NOT NULL",
        },
    ),
    Table(
        "batch",
        {
            "id": "INTEGER PRIMARY KEY",
            "file": "TEXT NOT NULL",
            "sha256": "TEXT NOT NULL",
            "sheets": "TEXT NOT NULL",
            "language": "TEXT NOT NULL",
            "sender": "TEXT NOT NULL",
            "profile": "TEXT NOT NULL",
        },
    ),
    Table(
        "change",
        {
            "id": "INTEGER PRIMARY KEY",
            "at": "TEXT NOT NULL",
            "author": "TEXT NOT NULL",
            "kind": "TEXT NOT NULL",
            "title": "TEXT NOT NULL",
            "batch": "INTEGER REFERENCES batch(id)",
            "reverts": "INTEGER REFERENCES change(id)",
            "undone_by": "INTEGER REFERENCES change(id)",
            "schema_version": "INTEGER NOT NULL",
            "digest": "TEXT NOT NULL",
            "part_of": "INTEGER REFERENCES change(id)",
        },
    ),
    Table(
        "entry",
        {
            "id": "INTEGER PRIMARY KEY",
            "change": "INTEGER NOT NULL REFERENCES change(id)",
            "record": "INTEGER NOT NULL REFERENCES record(id)",
            "action": "TEXT NOT NULL",
            "digests": "TEXT NOT NULL",
        },
    ),
    Table("entry_values", {"entry": "INTEGER PRIMARY KEY REFERENCES entry(id)", "content": "TEXT NOT NULL"}),
    Table(
        "origin",
        {
            "batch": "INTEGER NOT NULL REFERENCES batch(id)",
            "record": "INTEGER NOT NULL REFERENCES record(id)",
            "cells": "TEXT NOT NULL, PRIMARY KEY (batch, record)",
        },
        "STRICT, WITHOUT ROWID",
    ),
    Table(
        "merged",
        {
            "change": "INTEGER PRIMARY KEY REFERENCES change(id)",
            "kept": "INTEGER NOT NULL REFERENCES record(id)",
            "gone": "INTEGER NOT NULL REFERENCES record(id)",
            "fields": "TEXT NOT NULL",
        },
    ),
    Table(
        "link",
        {
            "record": "INTEGER NOT NULL REFERENCES record(id)",
            "field": "TEXT NOT NULL",
            "target": "TEXT NOT NULL",
            "level": "INTEGER NOT NULL, PRIMARY KEY (record, field, target)",
        },
        "STRICT, WITHOUT ROWID",
    ),
    Table(
        "issued",
        {
            "number": "INTEGER PRIMARY KEY",
            "at": "TEXT NOT NULL",
            "author": "TEXT NOT NULL",
            "kind": "TEXT NOT NULL",
            "subject": "TEXT NOT NULL",
            "title": "TEXT NOT NULL",
            "audience": "TEXT NOT NULL",
            "recipient": "TEXT NOT NULL",
            "language": "TEXT NOT NULL",
            "as_of": "TEXT NOT NULL",
            "copies": "INTEGER NOT NULL",
            "change": "INTEGER NOT NULL",
            "data": "TEXT NOT NULL",
            "options": "TEXT NOT NULL",
            "proof": "TEXT NOT NULL",
        },
    ),
    Table(
        "issued_file",
        {
            "number": "INTEGER NOT NULL REFERENCES issued(number)",
            "copy": "INTEGER NOT NULL",
            "name": "TEXT NOT NULL",
            "sha256": "TEXT NOT NULL",
            "content": "BLOB NOT NULL, PRIMARY KEY (number, copy)",
        },
    ),
    Table("scratch", {"name": "TEXT PRIMARY KEY", "content": "TEXT NOT NULL"}),
)

_FIXED_INDEXES = (
    ("record_number", 'CREATE UNIQUE INDEX "record_number" ON "record" (type, number)'),
    ("entry_change", 'CREATE INDEX "entry_change" ON "entry" (change)'),
    ("entry_record", 'CREATE INDEX "entry_record" ON "entry" (record)'),
    ("link_target", 'CREATE INDEX "link_target" ON "link" (target, level)'),
    ("origin_record", 'CREATE INDEX "origin_record" ON "origin" (record)'),
)

# Columns that few records fill and that audience turns on: which records do is asked often.
SELDOM = ("levels", "release_to")

SEARCH = (
    'CREATE VIRTUAL TABLE "search" USING fts5(public, consulted, government, negotiators, '
    "tokenize='unicode61 remove_diacritics 2')"
)
SEARCH_OPTION = "INSERT INTO search(search, rank) VALUES('secure-delete', 1)"


def _type_columns(record_type: RecordType) -> dict[str, str]:
    columns = {"id": "INTEGER PRIMARY KEY REFERENCES record(id)", "level": "INTEGER NOT NULL"}
    for field in record_type.fields:
        columns.update(field_sql(field))
    return columns


def field_sql(field: Field) -> dict[str, str]:
    """The columns of a field with their SQL types; nothing is NOT NULL: a dossier may be unfinished."""
    return {field.name + slot.suffix: slot.sql for slot in field.type.slots()}


def tables(schema: Schema) -> tuple[Table, ...]:
    """All tables: the fixed ones, then one for each record type."""
    return (*_FIXED, *(Table(t.name, _type_columns(t)) for t in schema.types))


def sort_columns(record_type: RecordType) -> tuple[str, ...]:
    """The columns that a list of that type can be sorted by."""
    found = (f.sort_column(language) for f in record_type.fields for language in ("es", "en"))
    return tuple(dict.fromkeys(column for column in found if column is not None))


def reference_columns(record_type: RecordType) -> tuple[str, ...]:
    """The columns that hold the uid of one other record."""
    return tuple(f.name for f in record_type.fields if isinstance(f.type, Reference))


def indexes(schema: Schema) -> dict[str, str]:
    """All indexes by name: one on (column, level) for each column that sorts a list or names a record."""
    found = dict(_FIXED_INDEXES)
    for record_type in schema.types:
        name = f"{record_type.name}_level"
        found[name] = f'CREATE INDEX "{name}" ON "{record_type.name}" (level)'
        for column in SELDOM:
            name = f"{record_type.name}_{column}"
            found[name] = f'CREATE INDEX "{name}" ON "{record_type.name}" (id) WHERE "{column}" IS NOT NULL'
        for column in (*sort_columns(record_type), *reference_columns(record_type)):
            name = f"{record_type.name}_{column}"
            found[name] = f'CREATE INDEX "{name}" ON "{record_type.name}" ("{column}", level)'
    return found


def statements(schema: Schema) -> tuple[str, ...]:
    """Every statement that makes an empty dossier, in order."""
    made = tuple(table.sql() for table in tables(schema))
    return (*made, *indexes(schema).values(), SEARCH, SEARCH_OPTION)


def snapshot(schema: Schema) -> str:
    """The schema as the text kept beside the migrations."""
    return ";\n".join(statements(schema)) + ";\n"

"""The numbered migrations: applied to files, and generated from the declarations."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlite_utils.migrations import Migrations

from workbench import paths
from workbench.domain.schema import Schema
from workbench.store.driver import Database, sqlite
from workbench.store.schema import indexes, snapshot, statements, tables
from workbench.store.shape import expected_shape, shape_of

SET = "workbench"
SNAPSHOT = "schema.sql"


def files(folder: Path | None = None) -> list[Path]:
    """The migration files in order."""
    return sorted((folder or paths.migrations()).glob("m[0-9][0-9][0-9][0-9]_*.py"))


def latest(folder: Path | None = None) -> int:
    """The version that the migrations arrive at."""
    return len(files(folder))


def migrate(database: Database, folder: Path | None = None) -> None:
    """Applies what is pending, inside the caller's transaction, and sets the file's version."""
    migrations = Migrations(SET)
    for file in files(folder):
        spec = importlib.util.spec_from_file_location(f"workbench_migration_{file.stem}", file)
        if spec is None or spec.loader is None:
            raise ImportError(f"{file} cannot be loaded")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        migrations(name=file.stem)(module.apply)
    migrations.apply(database)
    database.conn.execute(f"PRAGMA user_version = {latest(folder)}")


class ByHand(Exception):
    """A difference that no generated migration should guess at, such as a column that changed its type."""


def generate(schema: Schema, name: str, folder: Path | None = None) -> Path | None:
    """Writes the migration that brings the last version to the declarations, and the new snapshot.

    Returns None where they agree. Raises ByHand where a table, column or index went or changed.
    """
    where = folder or paths.migrations()
    wanted = _difference(schema, where)
    if not wanted:
        return None
    path = where / f"m{latest(where) + 1:04d}_{name}.py"
    path.write_text(_source(name, wanted), encoding="utf-8")
    (where / SNAPSHOT).write_text(snapshot(schema), encoding="utf-8")
    return path


def _difference(schema: Schema, folder: Path) -> Sequence[str]:
    if not files(folder):
        return statements(schema)
    connection = sqlite.connect(":memory:", isolation_level=None)
    try:
        migrate(Database(connection, execute_plugins=False), folder)
        found = shape_of(connection)
    finally:
        connection.close()
    wanted = expected_shape(schema)
    for table, columns in found.tables.items():
        for column, kind in columns.items():
            if wanted.tables.get(table, {}).get(column) != kind:
                raise ByHand(f"column {table}.{column} went or changed: write that migration by hand")
    for index, sql in found.indexes.items():
        if wanted.indexes.get(index) != sql:
            raise ByHand(f"index {index} went or changed: write that migration by hand")
    return _additions(schema, found.tables, found.indexes)


def _additions(
    schema: Schema, have_tables: Mapping[str, Mapping[str, object]], have_indexes: Mapping[str, str]
) -> list[str]:
    made: list[str] = []
    for table in tables(schema):
        if table.name not in have_tables:
            made.append(table.sql())
            continue
        for column, rest in table.columns.items():
            if column not in have_tables[table.name]:
                made.append(f'ALTER TABLE "{table.name}" ADD COLUMN "{column}" {rest}')
    made += [sql for name, sql in indexes(schema).items() if name not in have_indexes]
    return made


def _source(name: str, wanted: Sequence[str]) -> str:
    listed = "".join(f'    """{statement}""",\n' for statement in wanted)
    return (
        f'"""Migration: {name.replace("_", " ")}."""\n\n'
        "from __future__ import annotations\n\n"
        "from typing import Any\n\n"
        f"STATEMENTS = (\n{listed})\n\n\n"
        "def apply(db: Any) -> None:\n"
        '    """Brings a dossier of the version before to this one."""\n'
        "    for statement in STATEMENTS:\n"
        "        db.conn.execute(statement)\n"
    )

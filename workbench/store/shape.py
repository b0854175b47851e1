"""What tables a file really has, to compare with what a dossier should have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.domain.schema import Schema
from workbench.store.driver import Database, sqlite
from workbench.store.schema import statements

_OWN = re.compile(r"^(sqlite_|_sqlite_migrations|idx__sqlite_migrations|search_)")


@dataclass(frozen=True)
class Shape:
    """Tables with their columns (type, not null, place in the key), indexes by their SQL, anything else by name."""

    tables: Mapping[str, Mapping[str, tuple[str, int, int]]]
    indexes: Mapping[str, str]
    others: frozenset[str]


def shape_of(connection: Any) -> Shape:
    """The shape of an open file; the order of columns does not matter."""
    tables: dict[str, Mapping[str, tuple[str, int, int]]] = {}
    indexes: dict[str, str] = {}
    others: set[str] = set()
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        if _OWN.match(name):
            continue
        if kind == "table":
            quoted = name.replace('"', '""')
            info = connection.execute(f'PRAGMA table_info("{quoted}")').fetchall()
            tables[name] = {row[1]: (row[2], row[3], row[5]) for row in info}
        elif kind == "index":
            indexes[name] = normal(sql)
        else:
            others.add(f"{kind} {name}")
    return Shape(tables, indexes, frozenset(others))


def normal(sql: str) -> str:
    """A statement without quotes, doubled blanks and letter case."""
    return re.sub(r"\s+", " ", sql.replace('"', "")).strip().casefold()


def expected_shape(schema: Schema) -> Shape:
    """The shape that the declarations ask for."""
    connection = sqlite.connect(":memory:")
    try:
        for statement in statements(schema):
            connection.execute(statement)
        return shape_of(connection)
    finally:
        connection.close()


def differences(found: Shape, expected: Shape) -> list[str]:
    """What differs, by name; empty where nothing does."""
    different = [f"table {n}" for n in _unequal(found.tables, expected.tables)]
    different += [f"index {n}" for n in _unequal(found.indexes, expected.indexes)]
    return sorted(different) + sorted(found.others ^ expected.others)


def _unequal(found: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    return [n for n in {*found, *expected} if found.get(n) != expected.get(n)]


def foreign(database: Database, schema: Schema) -> list[str]:
    """What a file holds, or lacks, that makes it no dossier of this program's version."""
    return differences(shape_of(database.conn), expected_shape(schema))

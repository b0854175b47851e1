"""What tables a file really has, to compare with what a dossier should have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.domain.schema import Schema
from workbench.store.driver import Database, sqlite
from workbench.store.schema import statements

# What SQLite, sqlite-utils and the full-text index make for themselves; a trigger or view is never among it.
_OWN = {
    "table": re.compile(r"(sqlite_sequence|sqlite_stat\d|_sqlite_migrations|search_(data|idx|content|docsize|config))"),
    "index": re.compile(r"(sqlite_autoindex_.*|idx__sqlite_migrations_.*)"),
}
_EXTRAS = re.compile(r"\b(check ?\(|collate |generated always|on conflict|on delete|on update|virtual table)")


@dataclass(frozen=True)
class Shape:
    """Tables with their columns, indexes by their SQL, anything else by name.

    A column is its type, not null, default, place in the key and whether it is hidden; ``endings`` holds
    of each table its options, and its SQL where that says more than columns can.
    """

    tables: Mapping[str, Mapping[str, tuple[str, int, str | None, int, int]]]
    endings: Mapping[str, str]
    indexes: Mapping[str, str]
    others: frozenset[str]


def shape_of(connection: Any) -> Shape:
    """The shape of an open file; the order of columns does not matter."""
    tables: dict[str, Mapping[str, tuple[str, int, str | None, int, int]]] = {}
    endings: dict[str, str] = {}
    options = {row[1]: f"rowid={not row[4]} strict={row[5]}" for row in connection.execute("PRAGMA table_list")}
    indexes: dict[str, str] = {}
    others: set[str] = set()
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        if kind in _OWN and _OWN[kind].fullmatch(name):
            continue
        if kind == "table":
            quoted = name.replace('"', '""')
            info = connection.execute(f'PRAGMA table_xinfo("{quoted}")').fetchall()
            tables[name] = {row[1]: (row[2], row[3], row[4], row[5], row[6]) for row in info}
            made = normal(sql)
            endings[name] = f"{options.get(name)} {made if _EXTRAS.search(made) else ''}"
        elif kind == "index":
            indexes[name] = normal(sql)
        else:
            others.add(f"{kind} {name}")
    return Shape(tables, endings, indexes, frozenset(others))


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
    unequal = {*_unequal(found.tables, expected.tables), *_unequal(found.endings, expected.endings)}
    different = [f"table {n}" for n in unequal]
    different += [f"index {n}" for n in _unequal(found.indexes, expected.indexes)]
    return sorted(different) + sorted(found.others ^ expected.others)


def _unequal(found: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    return [n for n in {*found, *expected} if found.get(n) != expected.get(n)]


def foreign(database: Database, schema: Schema) -> list[str]:
    """What a file holds, or lacks, that makes it no dossier of this program's version."""
    return differences(shape_of(database.conn), expected_shape(schema))

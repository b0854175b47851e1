"""Ids in order: by SQL where indexes know the answer, by hand where hidden values must not show in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.query import Query
from workbench.domain.schema import Field, Record, RecordType, Schema
from workbench.domain.types import Reference, sort_form
from workbench.i18n import Language, fold
from workbench.store.codec import derived_of, field_columns
from workbench.store.conditions import condition_sql
from workbench.store.scope import ActorScope, AudienceScope, ReleaseScope, Scope


def json_list(values: Sequence[Any]) -> str:
    """Values for ``json_each``."""
    return json.dumps(list(values))


def _within(scope: Scope) -> tuple[str, list[Any]]:
    """The condition that a record of an audience's reader fulfils."""
    if isinstance(scope, ReleaseScope):
        return "t.id IN (SELECT value FROM json_each(?))", [json_list(list(scope.visible))]
    if scope.audience is Audience.NEGOTIATORS:
        return "1", []
    if isinstance(scope, ActorScope):
        handed = json_list([*scope.ticked, *scope.put, scope.own])
        return "(t.level <= ? OR t.id IN (SELECT value FROM json_each(?)))", [int(scope.audience), handed]
    return "t.level <= ?", [int(scope.audience)]


def count(connection: Any, record_type: RecordType, scope: Scope) -> int:
    """How many records of a type a reader may know of."""
    condition, values = _within(scope)
    sql = f'SELECT count(*) FROM "{record_type.name}" t WHERE {condition}'
    return int(connection.execute(sql, values).fetchone()[0])


def named(connection: Any, record_type: RecordType, words: str, limit: int, *, within: bool = True) -> list[int]:
    """The ids of the records one of whose names begins with the words; where too few do, also those that hold them.

    Looking ``within`` names reads every record of the type.
    """
    naming = [record_type.field(name) for name in record_type.naming]
    sorted_by = [column for f in naming for column in f.derived_columns]
    listed = [f.name for f in naming if not f.derived_columns]
    fits = " OR ".join(f"t.\"{column}\" LIKE ? ESCAPE '!'" for column in (*sorted_by, *listed))
    sql = f'SELECT t.id FROM "{record_type.name}" t WHERE {fits} ORDER BY t."{sorted_by[0]}", t.id LIMIT ?'
    wanted, as_typed = _pattern(fold(words)), _pattern(words)
    found: dict[int, None] = {}
    for start, start_in_list in (("", '%"'), ("%", "%")):
        shapes = [f"{start}{wanted}%"] * len(sorted_by) + [f"{start_in_list}{as_typed}%"] * len(listed)
        found.update(dict.fromkeys(row[0] for row in connection.execute(sql, (*shapes, limit)).fetchall()))
        if len(found) >= limit or not wanted or not within:
            break
    return list(found)[:limit]


def _pattern(words: str) -> str:
    return "".join(f"!{c}" if c in "!%_" else c for c in words)


def all_ids(connection: Any, record_type: RecordType, scope: Scope) -> list[int]:
    """The ids that a reader may know of, in the order of their keys."""
    condition, values = _within(scope)
    sql = f'SELECT t.id FROM "{record_type.name}" t WHERE {condition} ORDER BY t.id'
    return [row[0] for row in connection.execute(sql, values).fetchall()]


def columns(connection: Any, record_type: RecordType, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """The uid and some columns of every record of a type, in the order of their keys."""
    wanted = ", ".join(f't."{name}"' for name in names)
    sql = f'SELECT r.uid, {wanted} FROM "{record_type.name}" t JOIN record r ON r.id = t.id ORDER BY t.id'
    return list(connection.execute(sql).fetchall())


def fits_sql(connection: Any, schema: Schema, record_type: RecordType, query: Query, scope: Scope) -> bool:
    """Whether SQL may sort and choose: only where no hidden value can take part in it.

    Conditions are for negotiators: ValueError for anybody else's.
    """
    if isinstance(scope, AudienceScope) and scope.audience is Audience.NEGOTIATORS:
        return True
    if query.conditions:
        raise ValueError("conditions are for negotiators")
    if isinstance(scope, (ReleaseScope, ActorScope)):
        return False
    used = [record_type.field(name) for name in (*([query.order] if query.order else []), *query.equals)]
    if not used:
        return True
    if any(f.audience > scope.audience or (f.refers_to and not f.required) for f in used):
        return False
    targets = [schema.type(name) for f in used for name in f.refers_to]  # a reference sorts by their titles
    if any(t.field(t.title).audience > scope.audience for t in targets):
        return False
    return not any(_has_levels_by_hand(connection, t) for t in dict.fromkeys((record_type, *targets)))


def _has_levels_by_hand(connection: Any, record_type: RecordType) -> bool:
    sql = f'SELECT 1 FROM "{record_type.name}" WHERE levels IS NOT NULL LIMIT 1'
    return connection.execute(sql).fetchone() is not None


def ids(connection: Any, schema: Schema, record_type: RecordType, query: Query, scope: Scope) -> list[int]:
    """The ids that a query asks for, by indexes; empty values last."""
    condition, values = _conditions(record_type, query, scope)
    if not query.order:
        sql = f'SELECT t.id FROM "{record_type.name}" t WHERE {condition} ORDER BY t.id'
        return [row[0] for row in connection.execute(sql, values).fetchall()]
    field = record_type.field(query.order)
    if isinstance(field.type, Reference):
        return _by_reference(connection, schema, record_type, field, query, condition, values)
    column = field.sort_column(query.language)
    if column is None:
        raise ValueError(f"{record_type.name}.{field.name} does not sort")
    way = "DESC" if query.descending else "ASC"
    table = f'"{record_type.name}" t'
    filled = (
        f'SELECT t.id FROM {table} WHERE t."{column}" IS NOT NULL AND {condition} '
        f'ORDER BY t."{column}" {way}, t.level {way}, t.id {way}'
    )
    empty = f'SELECT t.id FROM {table} WHERE t."{column}" IS NULL AND {condition} ORDER BY t.level, t.id'
    found = connection.execute(filled, values).fetchall() + connection.execute(empty, values).fetchall()
    return [row[0] for row in found]


def _conditions(record_type: RecordType, query: Query, scope: Scope) -> tuple[str, list[Any]]:
    condition, values = _within(scope)
    parts = [condition]
    for name, value in query.equals.items():
        or_null = ""
        if value == record_type.field(name).loaded_none:  # as in rows that are older than the field
            or_null = f' OR t."{name}" IS NULL' if name in record_type.owners else ""
        for column, stored in _asked(record_type, name, value).items():
            parts.append(f'(t."{column}" IS ?{or_null})')
            values.append(stored)
    for asked in query.conditions:
        sql, found = condition_sql(asked, record_type)
        parts.append(sql)
        values += found
    return " AND ".join(parts), values


def _asked(record_type: RecordType, name: str, value: Any) -> dict[str, Any]:
    """The columns by which a value is looked for: what it does not say is free, unless it says nothing at all."""
    columns = field_columns(record_type, name, value)
    return {c: stored for c, stored in columns.items() if stored is not None} or columns


def _fits(record_type: RecordType, record: Record, name: str, value: Any) -> bool:
    """The same question put to a record as the reader sees it."""
    kept = field_columns(record_type, name, getattr(record, name))
    return all(kept[c] == stored for c, stored in _asked(record_type, name, value).items())


def _by_reference(
    connection: Any,
    schema: Schema,
    record_type: RecordType,
    field: Field,
    query: Query,
    condition: str,
    values: list[Any],
) -> list[int]:
    """Ids in the order of the titles of what a field points to."""
    way = "DESC" if query.descending else "ASC"
    assert isinstance(field.type, Reference)
    order: list[int] = []
    for name in field.type.to:
        target = schema.type(name)
        column = target.field(target.title).sort_column(query.language)
        sql = (
            f'SELECT t.id FROM "{name}" o CROSS JOIN record r ON r.id = o.id '
            f'CROSS JOIN "{record_type.name}" t ON t."{field.name}" = r.uid WHERE {condition} '
            f'ORDER BY o."{column}" {way}, o.id {way}, t.level, t.id'
        )
        order += [row[0] for row in connection.execute(sql, values).fetchall()]
    sql = f'SELECT t.id FROM "{record_type.name}" t WHERE t."{field.name}" IS NULL AND {condition} ORDER BY t.id'
    return order + [row[0] for row in connection.execute(sql, values).fetchall()]


def ordered(
    record_type: RecordType,
    query: Query,
    found: Sequence[tuple[int, Record]],
    title: Callable[[str, Language], str],
) -> list[int]:
    """The same answer by hand, from records as the reader sees them."""
    chosen = [
        (id_, record)
        for id_, record in found
        if all(_fits(record_type, record, name, value) for name, value in query.equals.items())
    ]
    if not query.order:
        return [id_ for id_, _ in chosen]
    field = record_type.field(query.order)
    column = field.sort_column(query.language)

    def sort_key(record: Record) -> Any:
        value = getattr(record, field.name)
        if isinstance(field.type, Reference):
            return sort_form(title(value, "es" if query.language == "es" else "en"))
        if column is None:
            raise ValueError(f"{record_type.name}.{field.name} does not sort")
        kept = field_columns(record_type, field.name, value)
        return kept.get(column, derived_of(record_type, record).get(column))

    keyed = [(sort_key(record), id_) for id_, record in chosen]
    filled = sorted(((k, i) for k, i in keyed if k is not None), reverse=query.descending)
    return [i for _, i in filled] + [i for k, i in keyed if k is None]

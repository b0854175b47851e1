"""The conditions of a query as SQL: pieces of our own text, every value of a user as a parameter."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import singledispatch
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.provision import from_code
from workbench.domain.query import Among, Between, Condition, Holding, OneOf
from workbench.domain.schema import Field, RecordType
from workbench.domain.types import Flag, Number, Provisions, Rows, When
from workbench.domain.types.links import References
from workbench.domain.types.several import Listed
from workbench.store.codec import provision_target
from workbench.store.search import match

Sql = tuple[str, list[Any]]


@singledispatch
def condition_sql(condition: Condition, record_type: RecordType) -> Sql:
    """A condition on rows of ``t``, the table of the type, with its parameters."""
    raise TypeError(type(condition).__name__)


@condition_sql.register
def _among(condition: Among, record_type: RecordType) -> Sql:
    declared = record_type.field(condition.field)
    asked = [value for value in condition.values if value]
    parts, values = [], []
    if asked:
        sql, found = _says(declared, asked)
        parts.append(sql)
        values += found
    if "" in condition.values:
        parts.append(f't."{declared.columns[0]}" IS NULL')
    return (f"({' OR '.join(parts)})" if parts else "0"), values


def _says(declared: Field, asked: list[str]) -> Sql:
    column = f't."{declared.columns[0]}"'
    if isinstance(declared.type, Provisions):
        return _linked(declared, [provision_target(from_code(code)) for code in asked])
    if isinstance(declared.type, (References, Rows)):
        return _linked(declared, asked)
    if isinstance(declared.type, Listed):
        return f"EXISTS(SELECT 1 FROM json_each({column}) j WHERE j.value IN {_LISTED})", [json.dumps(asked)]
    if isinstance(declared.type, Flag):
        return f"coalesce({column}, 0) IN {_LISTED}", [json.dumps([int(value) for value in asked])]
    return f"{column} IN {_LISTED}", [json.dumps(asked)]


def _linked(declared: Field, targets: list[str]) -> Sql:
    sql = f"t.id IN (SELECT record FROM link WHERE field = '{declared.name}' AND target IN {_LISTED})"
    return sql, [json.dumps(targets)]


_LISTED = "(SELECT value FROM json_each(?))"


@condition_sql.register
def _between(condition: Between, record_type: RecordType) -> Sql:
    declared = record_type.field(condition.field)
    if isinstance(declared.type, Number):
        return _numbers(f't."{declared.name}_sort"', condition)
    if isinstance(declared.type, When):
        return _dates(f't."{declared.columns[0]}"', condition)
    raise ValueError(f"{record_type.name}.{condition.field} has no bounds")


def _numbers(column: str, condition: Between) -> Sql:
    parts, values = [f"{column} IS NOT NULL"], []
    for bound, sign in ((condition.low, ">="), (condition.high, "<=")):
        if bound is not None:
            parts.append(f"{column} {sign} ?")
            values.append(float(bound))  # type: ignore[arg-type]
    return f"({' AND '.join(parts)})", values


def _dates(column: str, condition: Between) -> Sql:
    """A kept date is ``2026``, ``2026-05``, ``2026-05-06``, or two of them with ``/`` or ``..`` between.

    Its first day is its beginning, filled up; with ``~`` after it, its end sorts after every day that it can
    mean and before the day that follows.
    """
    apart = f"replace({column}, '..', '/')"
    start = f"substr({apart}, 1, coalesce(nullif(instr({apart}, '/'), 0), 99) - 1)"
    first = f"({start} || substr('0000-01-01', length({start}) + 1))"
    end = f"(substr({apart}, instr({apart}, '/') + 1) || '~')"
    parts, values = [f"{column} IS NOT NULL"], []
    if isinstance(condition.low, date):
        parts.append(f"{first if condition.whole else end} >= ?")
        values.append(condition.low.isoformat())
    if isinstance(condition.high, date):
        parts.append(f"{end} < ?" if condition.whole else f"{first} <= ?")
        values.append((condition.high + timedelta(days=int(condition.whole))).isoformat())
    return f"({' AND '.join(parts)})", values


@condition_sql.register
def _holding(condition: Holding, record_type: RecordType) -> Sql:
    question = match(condition.words, Audience.NEGOTIATORS)
    if question is None:
        return "0", []
    return "t.id IN (SELECT rowid FROM search WHERE search MATCH ?)", [question]


@condition_sql.register
def _one_of(condition: OneOf, record_type: RecordType) -> Sql:
    return f"t.id IN (SELECT id FROM record WHERE uid IN {_LISTED})", [json.dumps(list(condition.uids))]

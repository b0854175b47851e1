"""Why a table is taken to hold records of a type."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.schema import RecordType, Schema
from workbench.i18n import Words, quoted
from workbench.importing.layout import Table
from workbench.importing.mapping import ColumnMapping, SheetMapping
from workbench.importing.mapping_words import ASKS, ISSUE, POSITION


def type_reasons(mapping: SheetMapping, table: Table, schema: Schema) -> dict[str, Words]:
    """The reason for each type of a table: how many of its columns say something of it, and what names its records."""
    count = sum(bool(column.header) for column in table.columns)
    found: dict[str, Words] = {}
    for name in mapping.record_types:
        of = [c for c in mapping.columns if c.record_type == name]
        if of:
            named = _named(schema.type(name), of, by_issue=name == POSITION and ISSUE in mapping.record_types)
            named = _with_issue(schema.type(name), of, named)
            found[name] = _REASON.fill(count=len(of), all=count, type=schema.type(name).plural, named=named)
    return found


def _named(record_type: RecordType, columns: list[ColumnMapping], *, by_issue: bool) -> Words:
    headers = {c.field: c.header for c in reversed(columns)}
    for fields, words in _ways(record_type):
        if set(fields) <= set(headers):
            return words.fill(headers=quoted([headers[name] for name in fields]))
    return _BY_ISSUE if by_issue else _BY_NONE


def _with_issue(record_type: RecordType, columns: list[ColumnMapping], named: Words) -> Words:
    """The words with the headers that name the issue of an ask: why the rows are not issues."""
    fields = {f.name for f in record_type.fields if f.refers_to == (ISSUE,)} if record_type.name in ASKS else set()
    about = [c.header for c in columns if c.field in fields]
    return _OF_ISSUE.fill(named=named, headers=quoted(about)) if about else named


def _ways(record_type: RecordType) -> Iterator[tuple[tuple[str, ...], Words]]:
    yield (record_type.title,), _BY_TITLE
    for fields in record_type.untitled:
        yield fields, _BY_OTHERS


_REASON = Words(
    "{count} de {all} encabezados son de {type}; {named}", "{count} of {all} headers are those of {type}; {named}"
)
_BY_TITLE = Words("{headers} dice cuál es cada uno", "{headers} says which one a row is")
_BY_OTHERS = Words("sin columna de título, se conocen por {headers}", "without a title, they are known by {headers}")
_BY_ISSUE = Words("se conocen por el tema de su renglón", "they are known by the issue of their row")
_OF_ISSUE = Words(
    "{named}, {headers} de qué tema es y no qué es el renglón",
    "{named}, {headers} which issue it is about, not the row",
)
_BY_NONE = Words("ninguna columna dice cuál es cada uno", "no column says which one a row is")

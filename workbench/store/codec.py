"""Records as rows of their tables, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbench.domain.provision import Provision
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Provisions, Stored

Columns = dict[str, Stored]


def columns_of(record_type: RecordType, record: Record) -> Columns:
    """The kept columns of a record, derived ones left out."""
    found: Columns = dict(record_type.empty_columns)
    for field in record_type.fields:
        value = getattr(record, field.name)
        if value is not field.empty:
            found.update(zip(field.columns, field.type.store(value), strict=False))
    return found


def derived_of(record_type: RecordType, record: Record) -> Columns:
    """The columns that are computed from a record for sorting."""
    found: Columns = {}
    for field in record_type.sorting:
        value = getattr(record, field.name)
        stored = field.stored_empty if value is field.empty else field.type.store(value)
        found.update(zip(field.derived_columns, stored[len(field.columns) :], strict=True))
    return found


def field_columns(record_type: RecordType, name: str, value: Any) -> Columns:
    """The kept columns of one field that has that value."""
    field = record_type.field(name)
    return dict(zip(field.columns, field.type.store(value), strict=False))


def record_of(
    record_type: RecordType, columns: Mapping[str, Stored], *, uid: str, number: int = 0, revision: int = 0
) -> Record:
    """The record that a row keeps."""
    values: dict[str, Any] = dict(record_type.loaded_none)
    owners = record_type.owners
    said = {owners[column].name: owners[column] for column, value in columns.items() if value is not None}
    for name, field in said.items():
        values[name] = field.type.load([columns.get(column) for column in field.columns])
    return record_type.cls(uid=uid, key=record_type.key_of(number), revision=revision, **values)


def provision_target(provision: Provision) -> str:
    """A provision as the target of a link; uids never look like it."""
    return f"provision:{provision.code()}"


def links_of(record_type: RecordType, record: Record) -> Iterator[tuple[str, str]]:
    """What a record points to, as (field, target): uids, and provisions with all that they are part of."""
    for field in record_type.linking:
        value = getattr(record, field.name)
        if not value:
            continue
        for target in field.type.targets(value):
            yield field.name, target
        if isinstance(field.type, Provisions):
            for provision in value:
                for part in (provision, *provision.ancestors()):
                    yield field.name, provision_target(part)


def values_of(fields: Sequence[Field], stored: Sequence[Any]) -> Iterator[Any]:
    """The values of some fields from their columns, laid end to end."""
    at = 0
    for field in fields:
        width = len(field.columns)
        yield field.type.load(stored[at : at + width])
        at += width

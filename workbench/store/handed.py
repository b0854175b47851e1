"""What may be handed to somebody by name: records that were ticked for them, and those that were put to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.levels import release_fields
from workbench.domain.schema import Record, RecordType, Schema
from workbench.domain.types import spellings
from workbench.i18n import fold
from workbench.store import listing, rows
from workbench.store.rows import Row
from workbench.store.scope import ticked


def released(connection: Any, schema: Schema, recipient: str, audience: Audience) -> dict[int, None]:
    """The ids that a recipient may know of: ticked, within the audience, all they require ticked too."""
    visible: dict[int, None] = {}
    uids: dict[str, frozenset[str]] = {}  # with the fields that may be handed over, and their columns
    for record_type in schema.types:
        for row in _ticked_rows(connection, schema, record_type, uids):
            record = row.record()
            if row.level > audience:
                continue
            if not release_fields(record_type, record):
                continue
            if not ticked(record, recipient) and (record_type.listed or record.own_audience > Audience.PUBLIC):
                continue
            if not all(getattr(record, f.name) in uids for f in record_type.required_references):
                continue
            if record_type.speaks_of:
                about, name = (getattr(record, n) for n in record_type.speaks_of)
                if name and name not in uids[about]:
                    continue  # it would tell of a field that stays here
            visible[row.id] = None
            handed = release_fields(record_type, record)
            uids[row.uid] = frozenset(n for name in handed for n in (name, *record_type.field(name).columns))
    return visible


def _ticked_rows(connection: Any, schema: Schema, record_type: RecordType, uids: Iterable[str]) -> Iterable[Row]:
    """Rows that carry any tick; of types that people do not list, those tied to what is visible, if tied at all."""
    if record_type.listed or not record_type.required_references:
        where, values = "release_to IS NOT NULL", []
    else:
        field = record_type.required_references[0].name
        values = sorted(uids)
        where = f'"{field}" IN (SELECT value FROM json_each(?))'
        values = [listing.json_list(values)]
    sql = f'SELECT id FROM "{record_type.name}" WHERE {where}'
    ids = [row[0] for row in connection.execute(sql, values).fetchall()]
    return rows.load_ids(connection, schema, ids).values()


def ticked_for(connection: Any, schema: Schema, actor: Record, others: Set[str]) -> Mapping[int, None]:
    """The ids of the records that were ticked for an actor, under any of its names that is not one of ``others`` too:
    what was ticked for "CNA" goes to neither of two that are called so.
    """
    record_type = schema.of(actor)
    named = {n for field in record_type.naming for n in spellings(getattr(actor, field))}
    names = {n for n in named if fold(n) and fold(n) not in others}
    return {id_: None for name in sorted(names) for id_ in released(connection, schema, name, Audience.NEGOTIATORS)}


def put_to(connection: Any, schema: Schema, uid: str) -> Mapping[int, None]:
    """The ids of the records that were put to an actor."""
    found: dict[int, None] = {}
    for record_type in schema.types:
        if record_type.put_to:
            sql = f'SELECT id FROM "{record_type.name}" WHERE "{record_type.put_to}" = ?'
            found.update((row[0], None) for row in connection.execute(sql, (uid,)).fetchall())
    return found

"""What points where, told by the index of links alone, without reading the records."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from workbench.domain.link import Links
from workbench.domain.provision import Provision, from_code
from workbench.domain.schema import Record, Schema
from workbench.store.codec import links_of, provision_target
from workbench.store.listing import json_list

_POINTING = (
    "SELECT l.target, r.type, l.field, json_group_array(r.uid ORDER BY r.id) FROM json_each(?) j "
    "CROSS JOIN link l ON l.target = j.value CROSS JOIN record r ON r.id = l.record WHERE r.alive = 1 "
    "GROUP BY l.target, r.type, l.field"
)
_CITED = provision_target(Provision("chapter", ("",)))  # what every provision as a target begins with
_COUNTED = (
    "SELECT l.target, count(DISTINCT l.record) FROM link l CROSS JOIN record r ON r.id = l.record "
    "WHERE l.target >= ? AND l.target < ? AND r.alive = 1 GROUP BY l.target"
)


def pointing(connection: Any, targets: Sequence[str]) -> list[Links]:
    """Everything that points to some targets; records of one type in the order of their keys."""
    rows = connection.execute(_POINTING, [json_list(targets)]).fetchall()
    return [Links(target, type_, field, tuple(json.loads(uids))) for target, type_, field, uids in rows]


def told_by(schema: Schema, pointing: Iterable[tuple[Record, str, str]]) -> list[Links]:
    """The same told by records, each with its field and its target."""
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for record, field, target in pointing:
        found.setdefault((target, schema.of(record).name, field), {})[record.uid] = None
    return [Links(*group, tuple(uids)) for group, uids in found.items()]


def provisions(connection: Any) -> dict[Provision, int]:
    """Every provision that anything names, or that something named stands in, with the number of those records."""
    bounds = (_CITED, _CITED + "\U0010ffff")
    found = connection.execute(_COUNTED, bounds).fetchall()
    return {from_code(target.removeprefix(_CITED)): count for target, count in found}


def counted(schema: Schema, records: Iterable[Record]) -> dict[Provision, int]:
    """The same told by the records themselves."""
    found: Counter[str] = Counter()
    for record in records:
        found.update({target for _, target in links_of(schema.of(record), record) if target.startswith(_CITED)})
    return {from_code(target.removeprefix(_CITED)): count for target, count in found.items()}

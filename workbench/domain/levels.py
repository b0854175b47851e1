"""The audience of a record and of each of its fields: the highest of what each of them asks for."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from workbench.domain.audience import Audience
from workbench.domain.schema import Record, RecordType

RULE = "*"
SEEN_BY = ("audience", "levels", "release_to")  # the fields that say who may see a record


def record_level(record_type: RecordType, record: Record, required: Iterable[Audience]) -> Audience:
    """The least audience that may know of the record.

    ``required`` are the levels of what the record cannot do without. A hand-set level for ``*``
    stands in for the rule of the type, never for the rest.
    """
    return max([record.own_audience, _rule(record_type, record), *required])


def field_levels(record_type: RecordType, record: Record, level: Audience) -> Mapping[str, Audience]:
    """The audience of each field of a record that has that level itself."""
    usual = _usual_levels(record_type, level)
    if not record.levels:
        return usual
    by_hand = {name: max(level, own) for name, own in record.levels if name in usual}
    return {**usual, **by_hand}


@functools.lru_cache(maxsize=256)
def _usual_levels(record_type: RecordType, level: Audience) -> Mapping[str, Audience]:
    return {f.name: max(level, f.audience) for f in record_type.fields}


def release_fields(record_type: RecordType, record: Record) -> frozenset[str]:
    """The fields that may be handed to a named recipient of a ticked record.

    Only those whose own audience is public, or was made so by hand: a tick never releases a red line.
    """
    by_hand = dict(record.levels)
    if by_hand.get(RULE, record_type.rule(record)) > Audience.PUBLIC:
        return frozenset()
    return frozenset(f.name for f in record_type.fields if by_hand.get(f.name, f.audience) is Audience.PUBLIC)


def widens(record_type: RecordType, before: Record, after: Record) -> bool:
    """Whether a change by itself could show a record, or a field of it, to more readers than before.

    A required reference that moves counts as such: what it moves to may be known to more.
    """
    if after.own_audience < before.own_audience or _rule(record_type, after) < _rule(record_type, before):
        return True
    was, is_ = dict(before.levels), dict(after.levels)
    if any(is_.get(f.name, f.audience) < was.get(f.name, f.audience) for f in record_type.fields):
        return True
    if set(after.release_to) - set(before.release_to):
        return True
    return any(getattr(after, f.name) != getattr(before, f.name) for f in record_type.required_references)


def _rule(record_type: RecordType, record: Record) -> Audience:
    return dict(record.levels).get(RULE, record_type.rule(record))


def shapes_audience(record_type: RecordType, name: str) -> bool:
    """Whether a field takes part in who may see the record."""
    return name in (*SEEN_BY, *(f.name for f in record_type.required_references)) or (name in record_type.rule_fields)

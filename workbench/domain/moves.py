"""A move of a position: what it said before is said otherwise or no longer, and whoever moves it can say why."""

from __future__ import annotations

from typing import Any

from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Parallel
from workbench.i18n import LANGUAGES


def is_move(old: Any, new: Any) -> bool:
    """Whether a value says otherwise than before; words where there were none are no move, nor is a translation."""
    if isinstance(old, Parallel) and isinstance(new, Parallel):
        return any(old.in_(tongue) and old.in_(tongue) != new.in_(tongue) for tongue in LANGUAGES)
    return bool(old) and old != new


def moved(record_type: RecordType, before: Record, after: Record) -> tuple[str, ...]:
    """The fields of a position by which it moved between two states of its record."""
    return tuple(name for name in record_type.moving if is_move(getattr(before, name), getattr(after, name)))


def reason_follows(record_type: RecordType, before: Record, after: Record) -> dict[str, Any]:
    """The reason of an earlier move does not stand for a new one: it goes where nobody gives another."""
    if not record_type.moving or not moved(record_type, before, after):
        return {}
    old, new = (getattr(record, record_type.reason) for record in (before, after))
    return {record_type.reason: ""} if old and old == new else {}

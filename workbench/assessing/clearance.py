"""Whether the wording of a cleared position still is the one that was cleared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.domain.clearance import CLEARED
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Parallel
from workbench.i18n import LANGUAGES, Language

Part = Language | None  # of a wording one language, of anything else the whole
Moves = Mapping[str, tuple[Any, Any]]  # by field: the value before and after one change


def changed_since(record_type: RecordType, record: Record, past: Iterable[Moves]) -> tuple[str, ...]:
    """The fields under clearance that no longer say what was cleared; none for a record that is not cleared.

    ``past`` is what happened to the record, latest first. Of a wording only the languages that moved
    are held against what stood there.
    """
    if not record_type.is_cleared(record):
        return ()
    then: dict[str, dict[Part, Any]] = {}  # by field and language: what stood there just after the clearance
    for moves in past:
        if "clearance" in moves and getattr(moves["clearance"][1], "key", "") == CLEARED:
            break
        for name in record_type.under_clearance:
            if name in moves:
                then.setdefault(name, {}).update(_before(*moves[name]))
    return tuple(
        name
        for name in record_type.under_clearance
        if any(_part(getattr(record, name), part) != old for part, old in then.get(name, {}).items())
    )


def _before(old: Any, new: Any) -> dict[Part, Any]:
    if not isinstance(old, Parallel):
        return {None: old}
    return {tongue: old.in_(tongue) for tongue in LANGUAGES if old.in_(tongue) != new.in_(tongue)}


def _part(value: Any, part: Part) -> Any:
    return value.in_(part) if part is not None else value

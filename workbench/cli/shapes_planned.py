"""What an import does to each record as JSON: every field that it writes, with the cell that says so."""

from __future__ import annotations

from typing import Any

from workbench.domain.schema import Field
from workbench.domain.types import Chosen, ParallelText
from workbench.domain.when import When
from workbench.gathering.reading import PlanTitles, read_with
from workbench.importing.planned import Move, Plan, Planned
from workbench.store.reader import Reader

Json = dict[str, Any]


def records(plan: Plan, reader: Reader) -> list[Json]:
    """The records that are new, changed or deleted; those without a change are only counted."""
    titles = PlanTitles(reader, "en", {p.record.uid: p.record for p in plan.planned})
    return [_record(p, titles) for p in plan.planned if p.action != "unchanged"]


def _record(planned: Planned, titles: PlanTitles) -> Json:
    record = planned.record
    return {
        "action": planned.action,
        "type": planned.type.name,
        "key": record.key,
        "uid": record.uid,
        "title": planned.type.title_of(record, "en"),
        "sheet": planned.sheet,
        "row": planned.row,
        "fields": [_move(move, titles) for move in planned.moves],
    }


def _move(move: Move, titles: PlanTitles) -> Json:
    """One field; ``cell`` is empty where no cell says it."""
    old, new = (_value(titles, move.field, value) for value in (move.old, move.new))
    return {"field": move.field.name, "old": old, "new": new, "sheet": move.sheet, "cell": move.cell}


def _value(titles: PlanTitles, field: Field, value: Any) -> Any:
    """A choice by its key, a date in ISO form, a wording by language, anything else as people read it."""
    if value is None:
        return ""
    if isinstance(value, Chosen):
        return value.key
    if isinstance(value, When):
        return value.iso()
    if isinstance(field.type, ParallelText):
        return {language: value.in_(language) for language in field.type.languages if value.in_(language)}
    return read_with(titles, field, value, "en")

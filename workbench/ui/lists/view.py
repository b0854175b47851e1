"""How a list is looked at: its columns, its order, its filters; as a value, and as what settings keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from workbench.domain.query import Among, Between, Condition, Query
from workbench.domain.schema import RecordType
from workbench.domain.types import Prose, Reference, Rows
from workbench.domain.types.several import Levels
from workbench.domain.types.text import ParallelProse
from workbench.i18n import Language

KEY = "key"


@dataclass(frozen=True)
class View:
    """One way to look at the records of a type. ``columns`` are names of fields, or ``key``."""

    columns: tuple[str, ...]
    order: str = ""
    descending: bool = False
    conditions: tuple[Condition, ...] = ()

    def query(self, record_type: RecordType, language: Language) -> Query:
        """The question to the store."""
        order = "" if self.order == KEY else self.order
        return Query(record_type.name, order, self.descending, language, conditions=self.conditions)

    def with_condition(self, condition: Condition) -> View:
        """The same with one condition more; it takes the place of one on the same field."""
        kept = tuple(c for c in self.conditions if not _same_subject(c, condition))
        return replace(self, conditions=(*kept, condition))

    def without(self, condition: Condition) -> View:
        """The same with one condition less."""
        return replace(self, conditions=tuple(c for c in self.conditions if c != condition))


def _same_subject(one: Condition, other: Condition) -> bool:
    return type(one) is type(other) and getattr(one, "field", "") == getattr(other, "field", "")


def usual(record_type: RecordType, language: Language) -> View:
    """The view of a list that nobody changed: key, title, what is told beside it, in the order of the title."""
    first = record_type.field(record_type.title)
    sorts = first.sort_column(language) is not None
    return View((KEY, record_type.title, *record_type.beside), record_type.title if sorts else "")


def can_be_column(record_type: RecordType, name: str) -> bool:
    """Whether a field reads well in one line of a list."""
    return name == KEY or not isinstance(record_type.field(name).type, (Prose, ParallelProse, Rows, Levels))


def sorts(record_type: RecordType, name: str, language: Language) -> bool:
    """Whether the list can be ordered by a column."""
    if name == KEY:
        return True
    field = record_type.field(name)
    return isinstance(field.type, Reference) or field.sort_column(language) is not None


# ---- as settings keep it


def packed(view: View) -> dict[str, Any]:
    """A view as plain data. What it finds by words is not kept: settings hold no contents of records."""
    return {
        "columns": list(view.columns),
        "order": view.order,
        "descending": view.descending,
        "conditions": [p for c in view.conditions if (p := _packed(c)) is not None],
    }


def _packed(condition: Condition) -> dict[str, Any] | None:
    if isinstance(condition, Among):
        return {"field": condition.field, "among": list(condition.values)}
    if isinstance(condition, Between):
        low, high = (None if b is None else str(b) for b in (condition.low, condition.high))
        return {"field": condition.field, "low": low, "high": high, "whole": condition.whole}
    return None


def unpacked(data: Any, record_type: RecordType) -> View | None:
    """The view that was packed; None where it makes no sense for the type any more."""
    try:
        columns = tuple(c for c in data["columns"] if c == KEY or c in record_type.by_name)
        order = data["order"] if data["order"] in ("", KEY) or data["order"] in record_type.by_name else ""
        conditions = tuple(_unpacked(c, record_type) for c in data["conditions"])
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return None
    return View(columns, order, bool(data.get("descending")), conditions) if columns else None


def _unpacked(data: Any, record_type: RecordType) -> Condition:
    name = record_type.field(data["field"]).name
    if "among" in data:
        return Among(name, tuple(str(v) for v in data["among"]))
    low, high = (None if data[side] is None else _bound(data[side]) for side in ("low", "high"))
    return Between(name, low, high, bool(data["whole"]))


def _bound(text: str) -> date | Decimal:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Decimal(text)

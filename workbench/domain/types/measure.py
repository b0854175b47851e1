"""Numbers with their unit, and dates with their basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from workbench.domain.problem import Reading
from workbench.domain.quantity import Quantity, parse_quantity, show_quantity
from workbench.domain.sheet import Raw
from workbench.domain.types.base import Context, Slot, Stored, Type
from workbench.domain.when import Basis, from_iso, show_when
from workbench.domain.when import When as WhenValue
from workbench.domain.when_parse import parse_when
from workbench.i18n import Language

_DIGITS = 15  # that a cell keeps of a number
_YEARS = range(1901, 2200)  # in which every spreadsheet knows each day


@dataclass(frozen=True)
class Number(Type[Quantity | None]):
    """A decimal number, kept to the digit, with its unit."""

    units: tuple[str, ...] = ()

    @property
    def empty(self) -> Quantity | None:
        return None

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""), Slot("_unit"), Slot("_sort", "REAL", derived=True))

    def store(self, value: Quantity | None) -> tuple[Stored, ...]:
        if value is None:
            return (None, None, None)
        return (str(value.amount), value.unit or None, float(value.amount))

    def load(self, stored: Sequence[Stored]) -> Quantity | None:
        if stored[0] is None:
            return None
        return Quantity(Decimal(cast(str, stored[0])), cast(str, stored[1] or ""))

    def parse(self, raw: Raw, context: Context) -> Reading[Quantity | None]:
        reading = parse_quantity(raw, context.language, self.units)
        return Reading(reading.value, reading.problems, reading.unread)

    def show(self, value: Quantity | None, language: Language) -> str:
        return "" if value is None else show_quantity(value, language)

    def cell(self, value: Quantity | None, language: Language) -> Raw:
        if value is None or value.unit or len(value.amount.as_tuple().digits) > _DIGITS:
            return self.show(value, language)
        return int(value.amount) if value.amount == value.amount.to_integral_value() else float(value.amount)

    def sort_suffix(self, language: Language) -> str | None:
        return "_sort"


@dataclass(frozen=True)
class When(Type[WhenValue | None]):
    """A date, a range or a window, to the precision at which it is known, with its basis."""

    @property
    def empty(self) -> WhenValue | None:
        return None

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""), Slot("_basis"))

    def store(self, value: WhenValue | None) -> tuple[Stored, ...]:
        return (None, None) if value is None else (value.iso(), value.basis)

    def load(self, stored: Sequence[Stored]) -> WhenValue | None:
        if stored[0] is None:
            return None
        return from_iso(cast(str, stored[0]), cast(Basis, stored[1] or "stated"))

    def parse(self, raw: Raw, context: Context) -> Reading[WhenValue | None]:
        reading = parse_when(raw, context.language, context.day_first)
        return Reading(reading.value, reading.problems, reading.unread)

    def show(self, value: WhenValue | None, language: Language) -> str:
        return "" if value is None else show_when(value, language)

    def cell(self, value: WhenValue | None, language: Language) -> Raw:
        if value is None or value.end is not None or not value.start.day or value.start.year not in _YEARS:
            return self.show(value, language)
        return value.first()

    def sort_suffix(self, language: Language) -> str | None:
        return ""

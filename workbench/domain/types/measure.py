"""Numbers with their unit, dates with their basis, and hours of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import cast

from workbench.domain.problem import Problem, Reading, Severity
from workbench.domain.quantity import Quantity, parse_quantity, show_quantity
from workbench.domain.sheet import Raw, says_nothing
from workbench.domain.types.base import Context, Slot, Stored, Type, text_of
from workbench.domain.when import Basis, from_iso, show_when
from workbench.domain.when import When as WhenValue
from workbench.domain.when_parse import parse_when
from workbench.i18n import Language, Words, clip, squash

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
        reading = parse_quantity(raw, context.language, self.units, context.notation)
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
        reading = parse_when(raw, context.language, context.day_first, from_1904=context.from_1904)
        return Reading(reading.value, reading.problems, reading.unread)

    def show(self, value: WhenValue | None, language: Language) -> str:
        return "" if value is None else show_when(value, language)

    def cell(self, value: WhenValue | None, language: Language) -> Raw:
        if value is None or value.end is not None or not value.start.day or value.start.year not in _YEARS:
            return self.show(value, language)
        return value.first()

    def sort_suffix(self, language: Language) -> str | None:
        return ""


_HOUR = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::00)?(?:h|hs|hrs|hours?|horas?)?\.?(am|pm)?", re.IGNORECASE)
_HALF = re.compile(r"([ap])\.?m\.?$", re.IGNORECASE)
_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True)
class Hour(Type[str]):
    """A time of the day on the clock of whoever reads it, kept as ``18:00``."""

    @property
    def empty(self) -> str:
        return ""

    def slots(self) -> tuple[Slot, ...]:
        return (Slot(""),)

    def store(self, value: str) -> tuple[Stored, ...]:
        return (value or None,)

    def load(self, stored: Sequence[Stored]) -> str:
        return cast(str, stored[0] or "")

    def parse(self, raw: Raw, context: Context) -> Reading[str]:
        if isinstance(raw, (datetime, time)):
            return Reading(f"{raw.hour:02d}:{raw.minute:02d}")
        if isinstance(raw, float) and 0 <= raw < 1:  # as a spreadsheet keeps an hour
            minutes = round(raw * _MINUTES_A_DAY) % _MINUTES_A_DAY
            return Reading(f"{minutes // 60:02d}:{minutes % 60:02d}")
        text, problems = text_of(raw)
        words = squash(text)
        if problems or says_nothing(words):
            return Reading("" if not problems else None, problems)
        hour = _hour(words)
        if hour is not None:
            return Reading(hour)
        message = Words("«{words}» no es una hora del día.", "“{words}” is no time of the day.")
        problem = Problem("hour-unread", message.fill(words=clip(words)), Severity.QUESTION)
        return Reading(None, (problem,), words)

    def show(self, value: str, language: Language) -> str:
        return value

    def sort_suffix(self, language: Language) -> str | None:
        return ""


def _hour(words: str) -> str | None:
    """The time that words name: ``18:00``, ``18 h``, ``6 p. m.``, ``18.30 hrs.``; None where they name none."""
    found = _HOUR.fullmatch(_HALF.sub(r"\1m", "".join(words.split())))
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (found[3].casefold() == "pm")
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None

"""Dates as people write them: partial, ranges, windows, each with its basis."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbench.i18n import PROGRAM_LANGUAGES, Language, Words

Form = Literal["date", "range", "window"]
Basis = Literal["stated", "computed", "claimed"]

MONTHS = (
    Words("enero", "January", "janvier"),
    Words("febrero", "February", "février"),
    Words("marzo", "March", "mars"),
    Words("abril", "April", "avril"),
    Words("mayo", "May", "mai"),
    Words("junio", "June", "juin"),
    Words("julio", "July", "juillet"),
    Words("agosto", "August", "août"),
    Words("septiembre", "September", "septembre"),
    Words("octubre", "October", "octobre"),
    Words("noviembre", "November", "novembre"),
    Words("diciembre", "December", "décembre"),
)
_ORDINALS = (
    Words("1er", "first", "1er"),
    Words("2º", "second", "2e"),
    Words("3er", "third", "3e"),
    Words("4º", "fourth", "4e"),
)
_PERIODS = {
    3: Words("{nth} trimestre de {year}", "{nth} quarter of {year}", "{nth} trimestre {year}"),
    6: Words("{nth} semestre de {year}", "{nth} half of {year}", "{nth} semestre {year}"),
}
_RANGE = Words("{start} {end}", "{start} to {end}", "{start} {end}")
_WINDOW = Words("entre {start} y {end}", "between {start} and {end}", "entre {start} et {end}")
COMPUTED = Words("calculada", "computed")
CLAIMED = Words("según un tercero", "as a third party claims")
# What stands before the first and last date of a range and a date of a window: for days, for the rest.
_BEFORE_FIRST = (Words("del ", "", "du "), Words("de ", "", "de "))
_BEFORE_LAST = (Words("al ", "", "au "), Words("a ", "", "à "))
_BEFORE_EITHER = (Words("el ", "", "le "), Words("", "", ""))

_PARTIAL = r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?"
_STORED = re.compile(rf"{_PARTIAL}(?:(/|\.\.){_PARTIAL})?")


@dataclass(frozen=True, order=True)
class Partial:
    """A date known to the year, the month (1-12) or the day; 0 stands for not known."""

    year: int
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        """``2021``, ``2021-05`` or ``2021-05-06``."""
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text

    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class When:
    """A date, a range (it lasted from start to end) or a window (some time between start and end).

    ``basis`` says whether a text states it, the program computed it or a third party claims it.
    """

    start: Partial
    end: Partial | None = None
    form: Form = "date"
    basis: Basis = "stated"

    def first(self) -> date:
        """The first day that it can mean."""
        return self.start.first()

    def last(self) -> date:
        """The last day that it can mean."""
        return (self.end or self.start).last()

    def iso(self) -> str:
        """The stored form: ``2021-05``, ``2021-05/2021-07`` (range), ``2021-05..2021-07`` (window)."""
        if self.end is None:
            return self.start.iso()
        return f"{self.start.iso()}{'/' if self.form == 'range' else '..'}{self.end.iso()}"


def whole_day(day: date) -> When:
    """That day, as a stated date."""
    return When(Partial(day.year, day.month, day.day))


def from_iso(text: str, basis: Basis = "stated") -> When:
    """The When whose stored form is ``text``.

    Raises ValueError when the text is not a stored form, names no day of the calendar, or ends
    before it begins.
    """
    found = _STORED.fullmatch(text)
    if not found:
        raise ValueError(f"not a stored date: {text[:40]!r}")
    year, month, day, mark, *end = found.groups()
    start = _existing(year, month, day)
    if not mark:
        return When(start, basis=basis)
    when = When(start, _existing(*end), "range" if mark == "/" else "window", basis)
    if when.first() > when.last():
        raise ValueError(f"ends before it begins: {text!r}")
    return when


def _existing(year: str, month: str | None, day: str | None) -> Partial:
    partial = Partial(int(year), int(month or 0), int(day or 0))
    partial.first()  # raises ValueError for 30 February and the year 0
    return partial


def show_when(value: When, language: Language) -> str:
    """The date in words, without its basis: ``31 de marzo de 2027``, ``del 3 al 5 de junio de 2026``.

    What is shown for the years 1900 to 2200 is read back as the same date.
    """
    if value.end is None:
        return _point(value.start, language)
    if value.form == "range":
        return _period(value.start, value.end, language) or _between(value, value.end, language)
    return _between(value, value.end, language)


def told_when(value: When) -> Words:
    """The date in the words of every language of the program, to stand in a sentence."""
    es, en = (show_when(value, language) for language in PROGRAM_LANGUAGES)
    return Words(es, en)


def told_day(day: date) -> Words:
    """A day of the calendar in the words of every language of the program."""
    return told_when(whole_day(day))


def _period(start: Partial, end: Partial, language: Language) -> str:
    """The quarter or the half year that start and end cover, in words; "" where it is neither."""
    months = end.month - start.month + 1
    whole = start.year == end.year and start.month and end.month and not start.day and not end.day
    if not whole or months not in _PERIODS or (start.month - 1) % months:
        return ""
    ordinal = _ORDINALS[(start.month - 1) // months]
    return _PERIODS[months].fill(nth=ordinal, year=start.year).in_(language)


def _between(value: When, end: Partial, language: Language) -> str:
    ranged = value.form == "range"
    before_start = _BEFORE_FIRST if ranged else _BEFORE_EITHER
    before_end = _BEFORE_LAST if ranged else _BEFORE_EITHER
    start = _led(before_start, value.start, _point(value.start, language, end), language)
    finish = _led(before_end, end, _point(end, language), language)
    return (_RANGE if ranged else _WINDOW).fill(start=start, end=finish).in_(language)


def _led(before: tuple[Words, Words], point: Partial, shown: str, language: Language) -> str:
    lead = before[0 if point.day else 1].in_(language)
    if language == "fr" and lead == "de " and shown[0] in "ao":
        lead = "d'"
    return lead + shown


def _point(point: Partial, language: Language, followed_by: Partial | None = None) -> str:
    """A partial date in words, without the month and the year that the date after it says too."""
    if not point.month:
        return f"{point.year:04d}"
    of = " de " if language == "es" else " "
    name = MONTHS[point.month - 1].in_(language)
    day = "1er" if language == "fr" and point.day == 1 else str(point.day)
    alike = followed_by and followed_by.year == point.year and bool(point.day) == bool(followed_by.day)
    if alike and followed_by and followed_by.month:
        if point.day and point.month == followed_by.month:
            return day
        return f"{day}{of}{name}" if point.day else name
    dated = f"{day}{of}{name}" if point.day else name
    return f"{dated}{of}{point.year:04d}"

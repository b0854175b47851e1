"""Dates of cells: what people wrote becomes a When, or what is to be said about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from workbench.domain.problem import Problem, Reading, Severity
from workbench.domain.sheet import ErrorCell, Raw, cell_error, says_nothing
from workbench.domain.when import MONTHS, Form, Partial, When, from_iso
from workbench.domain.when_order import ORDERED_WITHIN
from workbench.i18n import Language, Words, clip, plain, squash

FIRST_YEAR, LAST_YEAR = 1900, 2200
_LONGEST = 200  # characters; a longer cell is prose
_SERIALS = (20000, 80000)
# Day 0 of numbers for days: of the 1900 system, for every day after February 1900, and of that which begins in 1904.
_SERIAL_ZERO, _SERIAL_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)

_SHORT_MONTHS = (
    ("ene", "jan", "janv"),
    ("feb", "febr", "fev", "fevr"),
    ("mar",),
    ("abr", "apr", "avr"),
    ("may",),
    ("jun",),
    ("jul", "juil"),
    ("ago", "aug"),
    ("sep", "sept", "set", "setiembre"),
    ("oct",),
    ("nov",),
    ("dic", "dec"),
)
_MONTH_OF = {
    name: number
    for number, (words, short) in enumerate(zip(MONTHS, _SHORT_MONTHS, strict=True), 1)
    for name in (*map(plain, words.all()), *short)
}
_NTH_OF = {
    word: str(number)
    for number, words in enumerate(
        (
            "primer primero primera first premier premiere",
            "segundo segunda second deuxieme seconde",
            "tercer tercero tercera third troisieme",
            "cuarto cuarta fourth quatrieme",
        ),
        1,
    )
    for word in words.split()
}

_TAIL = re.compile(r"[ *†]*[.,;]?[ *†]*$")
_WEEKDAYS = re.compile(
    r"\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|mie|jue|vie|sab|dom"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu|thurs?|fri|sat|sun"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim)\b\.?,?"
)
# Said of a day without changing it: it is the last one all the same.
_BY = re.compile(
    r"^(?:(?:vence|fecha limite|due|deadline)[: ]+)?(?:a mas tardar|no later than|not later than|au plus tard)\b"
)
_WEEK = re.compile(r"(?:semana|week|semaine) (?P<day>.+)")
_NOISE = re.compile(r"\b(?:de|del|of|the|el|la|los|le|les|du|des|on|en|in|dia|ano|annee|year)\b|\b[dl]'")
_NTH_WORD = re.compile(rf"\b(?:{'|'.join(_NTH_OF)})\b")

_NTH = r"(?:\.?(?:ero|eme|ere|er|ro|do|to|st|nd|rd|th|re|o|a|e|°))?"
_DAY = rf"(?P<d>[0-9]{{1,2}}){_NTH}"
_MONTH = rf"(?P<m>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})(?![a-z])"
_YEAR = r"'?(?P<y>[0-9]{4}|[0-9]{2})"
_LONG_YEAR = r"(?P<y>[0-9]{4})"
_GAP = r"[ ./,-]{0,3}"
_TIME = r"(?:[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
_FIGURES = tuple(
    map(
        re.compile,
        (
            _LONG_YEAR,
            rf"{_LONG_YEAR}(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}}){_TIME}",
            rf"{_LONG_YEAR}[-/.](?P<m>[0-9]{{1,2}})",
            rf"(?P<m>[0-9]{{1,2}})[-/.]{_LONG_YEAR}",
        ),
    )
)
_NAMED = tuple(
    map(
        re.compile,
        (
            rf"(?:mar[., ]+)?{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}",  # "mar" in front is a Tuesday
            rf"{_MONTH}{_GAP}{_DAY}[ ./,-]{{1,3}}{_YEAR}",
            rf"{_MONTH}{_GAP}{_LONG_YEAR}",
            rf"{_MONTH}\.?(?:[-/]| ?')?(?P<y>[0-9]{{2}})",  # "ago-25"; "ago 25" may be a day
            rf"{_LONG_YEAR}{_GAP}{_MONTH}(?:{_GAP}{_DAY})?",
        ),
    )
)
_PERIOD = "trimestre|trim|quarter|qtr|q|t|semestre|half|h|s"
_PERIODS = tuple(
    map(
        re.compile,
        (
            rf"(?P<n>[1-4]){_NTH}[ -]?(?P<p>{_PERIOD}|tri|sem)\.?[ ,/-]{{0,3}}{_YEAR}",
            rf"(?P<p>{_PERIOD})\.?[ -]?(?P<n>[1-4])[ ,/-]{{1,3}}{_YEAR}",
            rf"{_LONG_YEAR}[ ,/-]{{0,3}}(?P<p>{_PERIOD})\.?[ -]?(?P<n>[1-4])",
            rf"{_LONG_YEAR}[ ,/-]{{1,3}}(?P<n>[1-4]){_NTH}[ -]?(?P<p>{_PERIOD}|sem)",
        ),
    )
)
_QUARTERS = ("t", "q")  # how the names of quarters begin; the others are halves
_ORDERED = re.compile(rf"(?P<a>[0-9]{{1,2}}) ?([-/.]) ?(?P<b>[0-9]{{1,2}}) ?\2 ?{_YEAR}{_TIME}")

_WINDOW = re.compile(r"(?:entre|between) (.+)")
_AND = re.compile(r" (?:y|e|and|et) ")
_TWO_DOTS = re.compile(r" ?\.\. ?")
_FROM = re.compile(r"(?:desde|from) ")
_TO = re.compile(r" (?:a|al|au|to|hasta|through|thru|until|till|jusqu'au|jusqu'a) | ?- ?")
_DAYS_AFTER_MONTH = re.compile(
    rf"{_MONTH}{_GAP}{_DAY}(?: (?:a|al|to|through|au) | ?- ?)(?P<d2>[0-9]{{1,2}}){_NTH}"
    rf"[ ,]{{1,2}}{_LONG_YEAR}"
)
_LEFT_OF = (
    re.compile(_DAY),
    re.compile(_MONTH + r"\.?"),
    re.compile(rf"{_DAY}{_GAP}{_MONTH}\.?"),
    re.compile(rf"{_MONTH}{_GAP}{_DAY}"),
)
_LEFT_ORDERED = re.compile(r"(?P<a>[0-9]{1,2})[/.](?P<b>[0-9]{1,2})")
_BETWEEN_DATES = re.compile(r" ?[;|+&\n] ?| (?:y|e|and|et|o|or|ou|/) ")
_COMMA = re.compile(r" ?, ?")

_NONE = Words("«{words}» no da ninguna fecha.", "“{words}” gives no date.")
_UNREAD = Words("No se entendió la fecha «{words}».", "The date “{words}” was not understood.")
_AMBIGUOUS = Words(
    "«{words}» puede ser {choices}: no se sabe si va primero el día o el mes.",
    "“{words}” may be {choices}: it is not known whether the day or the month comes first.",
)
_NUMBER = Words(
    "El número {words} puede ser una fecha de Excel: {choices}.",
    "The number {words} may be a date of Excel: {choices}.",
)
_SEVERAL = Words(
    "Hay varias fechas en la celda «{words}»: {choices}.",
    "There are several dates in the cell “{words}”: {choices}.",
)


def parse_when(
    raw: Raw, language: Language, day_first: bool | None = None, *, from_1904: bool = False
) -> Reading[When]:
    """The date, range or window that a cell says, months named in Spanish, English or French.

    ``day_first`` decides ``03/04/2026``; None leaves it a question, with the order that is usual in
    ``language`` as the first choice; ``from_1904`` tells that numbers count days from 1904 on. Years are 1900 to 2200.
    Never raises: what cannot be read is a Problem, and its words are ``unread``.
    """
    if isinstance(raw, str):
        return _from_text(raw, language, day_first, from_1904)
    if raw is None:
        return Reading(None)
    if isinstance(raw, ErrorCell):
        return Reading(None, (cell_error(raw),), str(raw))
    if isinstance(raw, date):
        day = _partial(raw.year, raw.month, raw.day)
        return Reading(When(day)) if day else _unread(raw.isoformat())
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _from_number(raw, from_1904)
    return _unread(str(raw))


def _from_number(number: int | float, from_1904: bool) -> Reading[When]:
    if FIRST_YEAR <= number <= LAST_YEAR and number == int(number):
        return Reading(When(Partial(int(number))))
    if _SERIALS[0] <= number <= _SERIALS[1]:
        day = (_SERIAL_ZERO_1904 if from_1904 else _SERIAL_ZERO) + timedelta(days=int(number))
        return _question("date-number", _NUMBER, f"{number:g}", (day.isoformat(),))
    return _unread(str(number))


def _from_text(raw: str, language: Language, day_first: bool | None, from_1904: bool) -> Reading[When]:
    text = raw.strip()
    if not text:
        return Reading(None)
    if says_nothing(text):
        return Reading(None, (Problem("date-none", _NONE.fill(words=clip(text))),), text)
    if len(text) > _LONGEST:
        return _unread(text)
    if text.isascii() and text.isdigit() and len(text) == 5:
        return _from_number(int(text), from_1904)
    if day_first is None:
        return _undecided(text, (True, False) if language != "en" else (False, True))
    for order in (day_first, not day_first):
        found = _read(_tidy(text), order)
        if found:
            return Reading(found)
    for order in (day_first, not day_first):
        several = _several(text, order)
        if several:
            return _one_of(text, several)
    return _unread(text)


def _undecided(text: str, orders: tuple[bool, bool]) -> Reading[When]:
    """The reading of a text for which nobody said whether days come first."""
    if not ORDERED_WITHIN.search(text) and "/" not in text and "." not in text:
        orders = (True, True)  # no figures that depend on the order: read it once
    tidy = _tidy(text)
    found = {w.iso(): w for order in dict.fromkeys(orders) if (w := _read(tidy, order))}
    if len(found) == 1:
        return Reading(next(iter(found.values())))
    if found:
        return _question("date-ambiguous", _AMBIGUOUS, text, tuple(found))
    several = [w for order in dict.fromkeys(orders) for w in _several(text, order)]
    return _one_of(text, several) if several else _unread(text)


def _one_of(text: str, several: list[When]) -> Reading[When]:
    found = {w.iso(): w for w in several}
    if len(found) == 1:
        return Reading(several[0])
    return _question("date-several", _SEVERAL, text, tuple(found))


def _question(code: str, message: Words, text: str, choices: tuple[str, ...]) -> Reading[When]:
    filled = message.fill(words=clip(text), choices=", ".join(choices))
    return Reading(None, (Problem(code, filled, Severity.QUESTION, choices),), text)


def _unread(text: str) -> Reading[When]:
    problem = Problem("date-unread", _UNREAD.fill(words=clip(text)), Severity.BLOCKING)
    return Reading(None, (problem,), text)


def _tidy(text: str) -> str:
    """The text in one spelling: no case, accents, weekdays, ``de``/``of`` or closing marks."""
    bare = _BY.sub(" ", plain(text).replace("’", "'"))
    bare = _NOISE.sub(" ", _WEEKDAYS.sub(" ", bare))
    bare = _NTH_WORD.sub(lambda m: _NTH_OF[m.group()], bare)
    return _TAIL.sub("", squash(bare))


def _read(tidy: str, day_first: bool) -> When | None:
    return _single(tidy, day_first) or _stored(tidy) or _span(tidy, day_first)


def _stored(tidy: str) -> When | None:
    try:
        when = from_iso(tidy)
    except ValueError:
        return None
    reached = when.first().year >= FIRST_YEAR and when.last().year <= LAST_YEAR
    return when if reached else None


def _single(tidy: str, day_first: bool) -> When | None:
    """One date, or a quarter or half year as the range that it is."""
    if ordered := _ORDERED.fullmatch(tidy):
        day, month = _in_order(ordered, day_first)
        return _date(ordered["y"], month, day)
    named = any(c.isalpha() for c in tidy)
    if named and (week := _WEEK.fullmatch(tidy)):
        return _week(_single(week["day"], day_first))
    for pattern in _NAMED + _FIGURES if named else _FIGURES:
        if found := pattern.fullmatch(tidy):
            groups = found.groupdict()
            return _date(groups["y"], groups.get("m"), groups.get("d"))
    return _period(tidy) if named else None


def _week(first: When | None) -> When | None:
    """The seven days that begin with a day."""
    if first is None or first.end is not None or not first.start.day:
        return None
    last = first.first() + timedelta(days=6)
    return _joined(first.start, _partial(last.year, last.month, last.day), "range")


def _in_order(found: re.Match[str], day_first: bool) -> tuple[str, str]:
    return (found["a"], found["b"]) if day_first else (found["b"], found["a"])


def _date(year: str, month: str | None, day: str | None) -> When | None:
    point = _checked(year, month, day)
    return When(point) if point else None


def _checked(year: str, month: str | None, day: str | None) -> Partial | None:
    m = 0 if month is None else _MONTH_OF.get(month) or int(month)
    d = 0 if day is None else int(day)
    if (month is not None and not m) or (day is not None and not d):
        return None
    return _partial(int(year) + (2000 if len(year) == 2 else 0), m, d)


def _partial(year: int, month: int = 0, day: int = 0) -> Partial | None:
    """The partial date, or None where the calendar has no such day or the year is out of reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Partial(year, month, day)


def _period(tidy: str) -> When | None:
    for pattern in _PERIODS:
        if found := pattern.fullmatch(tidy):
            months = 3 if found["p"].startswith(_QUARTERS) else 6
            last = int(found["n"]) * months
            if last > 12:
                return None
            start, end = (_checked(found["y"], str(m), None) for m in (last - months + 1, last))
            return _joined(start, end, "range")
    return None


def _span(tidy: str, day_first: bool) -> When | None:
    """A range or a window: two dates with a joint between them, the first perhaps without its year."""
    if window := _WINDOW.fullmatch(tidy):
        return _either_side(window[1], _AND.finditer(window[1]), "window", day_first)
    if found := _either_side(tidy, _TWO_DOTS.finditer(tidy), "window", day_first):
        return found
    if days := _DAYS_AFTER_MONTH.fullmatch(tidy):
        start_day, end_day = (_checked(days["y"], days["m"], days[d]) for d in ("d", "d2"))
        return _joined(start_day, end_day, "range")
    start = _FROM.match(tidy)
    rest = tidy[start.end() :] if start else tidy
    return _either_side(rest, _TO.finditer(rest), "range", day_first)


def _either_side(text: str, joints: Iterator[re.Match[str]], form: Form, day_first: bool) -> When | None:
    for joint in joints:
        last = _single(text[joint.end() :], day_first)
        if last and (first := _before(text[: joint.start()], last.start, day_first)):
            return _joined(first.start, last.end or last.start, form)
    return None


def _before(text: str, later: Partial, day_first: bool) -> When | None:
    """A date that may leave out the month or the year of the date after it."""
    if whole := _single(text, day_first):
        return whole
    year = f"{later.year:04d}"
    if ordered := _LEFT_ORDERED.fullmatch(text):
        day, month = _in_order(ordered, day_first)
        return _date(year, month, day)
    for pattern in _LEFT_OF:
        if found := pattern.fullmatch(text):
            groups = found.groupdict()
            if "m" not in groups and not later.day:
                return None
            return _date(year, groups.get("m", str(later.month)), groups.get("d"))
    return None


def _joined(start: Partial | None, end: Partial | None, form: Form) -> When | None:
    if start is None or end is None or start.first() > end.last():
        return None
    return When(start, end, form)


def _several(text: str, day_first: bool) -> list[When]:
    """The dates of a cell that holds more than one and nothing else; an empty list where it does not."""
    lines = " ; ".join(_tidy(line) for line in text.splitlines() if line.strip())
    parts = _BETWEEN_DATES.split(lines)
    if len(parts) == 1:
        parts = _COMMA.split(lines)
    if len(parts) == 1 or not parts[-1]:
        return []
    found: list[When] = []
    for part in reversed(parts):
        tidy = _TAIL.sub("", part.strip())
        when = _read(tidy, day_first) or (_before(tidy, found[-1].start, day_first) if found else None)
        if when is None:
            return []
        found.append(when)
    return found[::-1]

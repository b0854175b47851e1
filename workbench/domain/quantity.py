"""Quantities: an amount with its unit, as sheets write them and as people read them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from workbench.domain.problem import Problem, Reading, Severity
from workbench.domain.sheet import ErrorCell, Exact, Raw, cell_error, says_nothing
from workbench.i18n import Language, Words, clip, fold, hyphens, same, squash

LONGEST = 200  # characters; a longer cell is prose
Notation = Literal["", ".", ",", "unshown", "mixed"]


@dataclass(frozen=True)
class Quantity:
    """An amount and the key of its unit in ``UNITS``, or "" for a plain number."""

    amount: Decimal
    unit: str = ""


@dataclass(frozen=True)
class Unit:
    """A unit: what follows an amount, what follows the amount 1, and how else people write it."""

    label: Words
    one: Words
    spellings: tuple[str, ...] = ()


def _unit(es: str, en: str, fr: str, one: tuple[str, str, str], spellings: str) -> Unit:
    return Unit(Words(es, en, fr), Words(*one), tuple(spellings.split(", ")))


UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        "percent": Unit(same("%"), same("%"), ("por ciento", "percent", "per cent", "pct", "pour cent")),
        "mxn": _unit(
            *("pesos", "pesos", "pesos", ("peso", "peso", "peso")),
            "mxn, m.n., mn, pesos mexicanos, mexican pesos, pesos m.n., pesos mxn",
        ),
        "usd": _unit(
            *("dólares", "US dollars", "dollars US", ("dólar", "US dollar", "dollar US")),
            "usd, dls, dlls, dólares de EE.UU., dólares estadounidenses, dollars usd, dólares usd, us dls",
        ),
        "million_usd": _unit(
            *("millones de dólares", "million US dollars", "millions de dollars US"),
            ("millón de dólares", "million US dollars", "million de dollars US"),
            "mdd, mdd usd, millones usd, millones de usd, millón usd, million usd, million dollars usd, "
            "million dollars, mill. usd, millions usd, millones de dls, m usd, mn usd, mm usd",
        ),
        "billion_usd": _unit(
            *("miles de millones de dólares", "billion US dollars", "milliards de dollars US"),
            ("mil millones de dólares", "billion US dollars", "milliard de dollars US"),
            "mmd, mmdd, mmd usd, mil mdd, miles de mdd, mil millones usd, miles de millones usd, "
            "miles de millones de usd, billion usd, billion dollars usd, billion dollars, billions usd, "
            "bn usd, milliards usd",
        ),
        "cad": _unit(
            *("dólares canadienses", "Canadian dollars", "dollars canadiens"),
            ("dólar canadiense", "Canadian dollar", "dollar canadien"),
            "cad, dollars cad, dólares cad",
        ),
        "months": _unit(*("meses", "months", "mois", ("mes", "month", "mois")), "mo, mos"),
        "days": _unit(*("días", "days", "jours", ("día", "day", "jour")), "d, días naturales, calendar days"),
        "business_days": _unit(
            *("días hábiles", "business days", "jours ouvrables"),
            ("día hábil", "business day", "jour ouvrable"),
            "d.h., dh, d. hábiles, working days, working day, jours ouvrés",
        ),
        "years": _unit(*("años", "years", "ans", ("año", "year", "an")), "yrs, yr, années, année"),
        "meetings": _unit(
            *("reuniones", "meetings", "réunions", ("reunión", "meeting", "réunion")),
            "sesiones, sesión",
        ),
        "tonnes": _unit(
            *("toneladas", "tonnes", "tonnes", ("tonelada", "tonne", "tonne")),
            "t, ton, tons, t.m., tm, toneladas métricas, metric tons, metric tonnes",
        ),
        "articles": _unit(*("artículos", "articles", "articles", ("artículo", "article", "article")), "arts., art."),
    }
)

# "%" and "$" are marks, which folding drops; each becomes a word.
_MARKS = (
    (re.compile(r"%"), " percent "),
    (re.compile(r"(?:MXN|MX|M)\$", re.IGNORECASE), " mxn "),
    (re.compile(r"(?:CAN|CAD|CA|C)\$", re.IGNORECASE), " cad "),
    (re.compile(r"(?:U\.S\.|USD|US)\s?\$", re.IGNORECASE), " usd "),
)
_UNIT_OF: Mapping[str, str] = MappingProxyType(
    {
        fold(spelling): key
        for key, unit in UNITS.items()
        for spelling in (key.replace("_", " "), *unit.label.all(), *unit.one.all(), *unit.spellings)
        if fold(spelling)
    }
)

_APPROX = re.compile(
    r"(?<!\w)(?:aproximadamente|aproximad[oa]s?|aprox|approximately|approx|about|around|circa|ca\.|cerca de"
    r"|alrededor de|m[aá]s o menos|environ|un[oa]s)(?!\w)\.?|[~≈±]",
    re.IGNORECASE,
)
_NUMBER = r"[+-]?(?:[0-9](?:[0-9.,' ]*[0-9])?|[.,][0-9]+)"
_CURRENCY = r"(?:(?:U\.S\.|USD|US|MXN|MX|M|CAN|CAD|CA|C)?\s?\$|USD|MXN|CAD)"
_ONE = re.compile(rf"(?P<sign>[+-]?)(?P<before>{_CURRENCY}?)\s?(?P<number>{_NUMBER})(?P<after>[^0-9]*)", re.IGNORECASE)
_RANGE = re.compile(r"\s?-\s?(?=[0-9$.])|\s(?:a|to|à|y|and|et|hasta)\s", re.IGNORECASE)
_RANGE_OPENS = re.compile(r"(?:entre|between|from|desde|de)\s", re.IGNORECASE)
_SEVERAL = re.compile(r"\s?[/;|\n]\s?|,\s+|\s(?:y|and|et)\s", re.IGNORECASE)
_SHAPES = (  # thousands by commas, by dots, by blanks; then a decimal mark alone
    (re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"), ",", "."),
    (re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?"), ".", ","),
    (re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3},[0-9]+"), ".", ","),
    (re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?"), " ", "."),
    (re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+,[0-9]+"), " ", ","),
    (re.compile(r"[0-9]*\.?[0-9]+"), "", "."),
    (re.compile(r"[0-9]*,[0-9]+"), "", ","),
)
_EITHER = re.compile(r"[1-9][0-9]{0,2}(?P<mark>[.,])[0-9]{3}")  # thousands or decimals
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})+")
_BOTH_MARKS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?P<point>\.)[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+(?P<comma>,)[0-9]+")
_DECIMALS = re.compile(r"[0-9]*(?P<mark>[.,])[0-9]+")
# Money has cents, never three decimals: what stands behind its sign with a comma is thousands.
_WRITTEN = re.compile(r"(?P<money>\$ ?)?(?<![0-9.,'])(?P<number>[0-9]*(?:[.,'][0-9]+)+)(?![0-9])")
_TIMES = (
    (re.compile(r"\s*(?:mil|miles|thousand|thousands|mille|milliers)\b(?:\s+(?:de|d'|of))?\s*", re.IGNORECASE), 1000),
    (re.compile(r"\s*(?:mill[oó]n(?:es)?|millions?)\b(?:\s+(?:de|d'|of))?\s*", re.IGNORECASE), 1_000_000),
)
# As books write a loss; before another number it is the mark of a note.
_IN_BRACKETS = re.compile(rf"^(?P<before>{_CURRENCY}?)\s?\((?P<number>[0-9][0-9.,' ]*)\)(?!\s*[0-9])")
_MILLIONS = re.compile(r"(?<=[0-9])'(?=[0-9]{3})")  # 1'250,000

_APPROXIMATE = Words("«{words}»: la cifra es aproximada.", "“{words}”: the figure is approximate.")
_NONE = Words("«{words}» no da ninguna cifra.", "“{words}” gives no figure.")
_UNREAD = Words("No se entendió la cifra «{words}».", "The figure “{words}” was not understood.")
_TWO_ENDS = Words(
    "«{words}» va de una cifra a otra: {choices}.", "“{words}” runs from one figure to another: {choices}."
)
_MANY = Words("Hay varias cifras en «{words}»: {choices}.", "There are several figures in “{words}”: {choices}.")
_WHICH_UNIT = Words(
    "No se sabe en qué unidad está «{words}»: {choices}.", "The unit of “{words}” is not known: {choices}."
)
_WHICH_MARK = Words(
    "«{words}» puede ser {choices}: la columna no muestra si los decimales van tras el punto o tras la coma.",
    "“{words}” may be {choices}: the column does not show whether decimals come after the point or the comma.",
)
_WHICH_DOLLAR = Words("«{words}»: el signo $ no dice qué moneda es.", "“{words}”: the sign $ names no currency.")


def parse_quantity(
    raw: Raw, language: Language, units: tuple[str, ...] = (), notation: Notation = ""
) -> Reading[Quantity]:
    """The quantity that a cell says; a lone ``1,240`` is thousands, except in French.

    ``notation`` is the mark before decimals in its column. Where that is ``unshown``, a lone ``2.345`` is a question,
    where it is ``mixed`` ``1,240`` is one too; where nobody looked ("") they are read as the language writes them.

    ``units`` are the keys that the field takes, any when empty. A number without a unit takes the
    only one of them; among several, or with a unit that is none of them, it is a question. Never
    raises: what cannot be read is a Problem, and its words are ``unread``.
    """
    if raw is None:
        return Reading(None)
    if isinstance(raw, ErrorCell):
        return Reading(None, (cell_error(raw),), str(raw))
    if isinstance(raw, Exact):
        return _from_text(raw, language, units, ".")
    if isinstance(raw, str):
        if (notation == "unshown" or notation == "mixed") and _is_in_doubt(raw, notation):
            return _either(raw, language, units)
        return _from_text(raw, language, units, notation if notation in (".", ",") else _usual(language))
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        return _unread(str(raw))
    amount = Decimal(raw) if isinstance(raw, int) else Decimal(format(raw, ".15g"))
    plain_amount = Decimal(format(amount, "f")) if amount else Decimal(0)
    return _fitted(Quantity(plain_amount), format(plain_amount, "f"), language, units)


def notation_of(raws: Iterable[Raw]) -> Notation:
    """The mark that texts of a column write before decimals; numbers of a spreadsheet are no evidence, nor are texts
    such as ``2.345`` that are read either way.
    """
    marks: set[str] = set()
    for raw in raws:
        if isinstance(raw, str) and not isinstance(raw, Exact):
            marks.update(mark for number, is_money in _written(raw) if (mark := _mark_shown(number, is_money)))
    if len(marks) > 1:
        return "mixed"
    return "," if marks == {","} else "." if marks else "unshown"


def _written(text: str) -> list[tuple[str, bool]]:
    """The numbers with a mark in a text, each with whether the sign of money stands before it."""
    return [(_MILLIONS.sub(",", f["number"]), bool(f["money"])) for f in _WRITTEN.finditer(text[:LONGEST])]


def _mark_shown(number: str, is_money: bool) -> str:
    """The mark before decimals that a number proves; nothing where it is none, or could be read either way."""
    if both := _BOTH_MARKS.fullmatch(number):
        return both["point"] or both["comma"]
    if thousands := _THOUSANDS.fullmatch(number):
        return "." if thousands[1] == "," else ","
    decimals, either = _DECIMALS.fullmatch(number), _EITHER.fullmatch(number)
    if either:
        return "." if is_money and either["mark"] == "," else ""
    return decimals["mark"] if decimals else ""


def _is_in_doubt(text: str, notation: Notation) -> bool:
    """Whether a text holds a number that could be read either way; a comma is one only where a column mixes both."""
    for number, is_money in _written(text):
        either = _EITHER.fullmatch(number)
        if either and (either["mark"] == "." or (notation == "mixed" and not is_money)):
            return True
    return False


def _either(raw: str, language: Language, units: tuple[str, ...]) -> Reading[Quantity]:
    """The question which of two quantities a text says; its reading where it says neither or the same."""
    usual, other = (_from_text(raw, language, units, mark) for mark in (".", ","))
    if usual.value is None or other.value is None or usual.value == other.value:
        return usual
    return _question("number-notation", _WHICH_MARK, raw.strip(), [usual.value, other.value], language)


def _usual(language: Language) -> str:
    """The marks before decimals where a number could be read either way."""
    return ".," if language == "fr" else "."


def unit_named(words: str) -> str:
    """The key of the unit that words name by themselves: ``MDD``, ``%``; empty where they name none."""
    return _unit_of(words.strip(" .*()")) or ""


def show_quantity(value: Quantity, language: Language) -> str:
    """The quantity in words: ``1,250 millones de dólares``, ``3.7%`` (en), ``3,7 %`` (fr); zeros stay.

    What is shown in at most ``LONGEST`` characters is read back as the same quantity.
    """
    digits = f"{value.amount:,f}"
    if language == "fr":
        digits = digits.replace(",", " ").replace(".", ",")
    if not value.unit:
        return digits
    unit = UNITS[value.unit]
    label = (unit.one if value.amount == 1 else unit.label).in_(language)
    return f"{digits}{'' if label == '%' and language == 'en' else ' '}{label}"


def _from_text(raw: str, language: Language, units: tuple[str, ...], marks: str) -> Reading[Quantity]:
    text = raw.strip()
    if not text:
        return Reading(None)
    if says_nothing(text):
        return Reading(None, (Problem("number-none", _NONE.fill(words=clip(text))),), text)
    if len(text) > LONGEST:
        return _unread(text)
    about = _APPROX.search(text)
    exact = text[: about.start()] + text[about.end() :] if about else text
    exact = _IN_BRACKETS.sub(r"\g<before>-\g<number>", hyphens(exact).strip(" *†.;:"))
    reading = _exact(exact, text, language, units, marks)
    if about and reading.value is not None:
        problem = Problem("number-approx", _APPROXIMATE.fill(words=clip(text)))
        unread = "; ".join(filter(None, (about.group(), reading.unread)))
        return Reading(reading.value, (*reading.problems, problem), unread)
    return reading


def _exact(exact: str, text: str, language: Language, units: tuple[str, ...], marks: str) -> Reading[Quantity]:
    if found := _quantity(squash(exact), marks):
        return _fitted(found, text, language, units)
    opens = _RANGE_OPENS.match(exact)
    ends = _split(_RANGE, exact[opens.end() :] if opens else exact, marks)
    if len(ends) == 2:
        return _question("number-range", _TWO_ENDS, text, ends, language)
    if several := _split(_SEVERAL, exact, marks):
        return _question("number-several", _MANY, text, several, language)
    return _unread(text)


def _split(joints: re.Pattern[str], text: str, marks: str) -> list[Quantity]:
    """The quantities between the joints, a missing unit taken from the last; empty where one is unread."""
    parts = joints.split(text)
    found = [q for part in parts if (q := _quantity(squash(part), marks))]
    if len(parts) < 2 or len(found) < len(parts):
        return []
    return [Quantity(q.amount, q.unit or found[-1].unit) for q in found]


def _quantity(text: str, marks: str) -> Quantity | None:
    found = _ONE.fullmatch(text)
    amount = _amount(found["number"], marks) if found else None
    if not found or amount is None:
        return None
    unit, times = _unit_of(f"{found['after']} {found['before']}"), 1
    if unit is None:
        unit, times = _multiplied(found["after"], found["before"])
    if unit is None:
        return None
    if times > 1:
        amount = Decimal(format((amount * times).normalize(), "f"))
    return Quantity(amount.copy_negate() if found["sign"] == "-" else amount, unit)


def _multiplied(after: str, before: str) -> tuple[str | None, int]:
    """The unit behind "mil" or "million", and by how much that multiplies; None where the words are unknown."""
    for pattern, times in _TIMES:
        if opening := pattern.match(after):
            return _unit_of(f"{after[opening.end() :]} {before}"), times
    return None, 1


def _amount(digits: str, marks: str) -> Decimal | None:
    """The number that digits say; ``marks`` are those before decimals where thousands could be meant as well."""
    sign, digits = (digits[0], digits[1:]) if digits[0] in "+-" else ("", digits)
    digits = _MILLIONS.sub(",", digits)
    if either := _EITHER.fullmatch(digits):
        return Decimal(sign + digits.replace(either["mark"], "." if either["mark"] in marks else ""))
    for shape, thousands, decimal in _SHAPES:
        if shape.fullmatch(digits):
            return Decimal(sign + digits.replace(thousands, "").replace(decimal, "."))
    return None


def _unit_of(words: str) -> str | None:
    """The key of the unit that the words name, "" where they name none, None where they are unknown."""
    for mark, word in _MARKS:
        words = mark.sub(word, words)
    folded = fold(words)
    return _UNIT_OF.get(folded) if folded else ""


def _fitted(found: Quantity, text: str, language: Language, units: tuple[str, ...]) -> Reading[Quantity]:
    """The quantity in a unit that the field takes, or the question which unit it is."""
    if not found.unit and len(units) == 1:
        found = Quantity(found.amount, units[0])
    if units and found.unit not in units:
        choices = [Quantity(found.amount, unit) for unit in units]
        return _question("number-unit", _WHICH_UNIT, text, choices, language)
    if "$" in text and not found.unit:
        return Reading(found, (Problem("number-unit", _WHICH_DOLLAR.fill(words=clip(text))),), "$")
    return Reading(found)


def _question(code: str, message: Words, text: str, found: list[Quantity], language: Language) -> Reading[Quantity]:
    choices = tuple(dict.fromkeys(show_quantity(q, language) for q in found))
    filled = message.fill(words=clip(text), choices=", ".join(choices))
    return Reading(None, (Problem(code, filled, Severity.QUESTION, choices),), text)


def _unread(text: str) -> Reading[Quantity]:
    problem = Problem("number-unread", _UNREAD.fill(words=clip(text)), Severity.BLOCKING)
    return Reading(None, (problem,), text)

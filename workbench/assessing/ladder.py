"""The rungs of a position: whether opening, target, fallback and red line go one way, and which way that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.domain.quantity import Quantity, parse_quantity, show_quantity
from workbench.domain.records import Position
from workbench.domain.types import Parallel
from workbench.i18n import Language

RUNGS = ("opening", "target", "fallback", "red_line")
_NUMBER = re.compile(r"(?<![\w.,])[$]?\d[\d.,]*(?:\s?%|(?:\s+[^\W\d_]+\.?){1,4})?")


def out_of_order(position: Position) -> tuple[str, str] | None:
    """The rung that leaves the order, and the amounts as they stand; None where they go one way.

    Only rungs that hold one amount each, all in one unit, can be compared; three are needed, since two
    amounts are always in some order.
    """
    for language in ("es", "en"):
        found = list(amounts(position, language))
        if len(found) > 2 and len({q.unit for _, q in found}) == 1:
            place = _breaks([q for _, q in found])
            if place is not None:
                told = " → ".join(show_quantity(q, language) for _, q in found)
                return found[place][0], told
            return None
    return None


def amounts(position: Position, language: Language) -> Iterator[tuple[str, Quantity]]:
    """The rungs that hold one amount each, with it, in their order."""
    for rung in RUNGS:
        wording: Parallel = getattr(position, rung)
        amount = amount_in(wording.in_(language), language)
        if amount is not None:
            yield rung, amount


def amount_in(text: str, language: Language) -> Quantity | None:
    """The one amount that a text holds; None where it holds none or several."""
    found = [q for words in _NUMBER.findall(text) if (q := _quantity(words, language))]
    return found[0] if len(found) == 1 else None


def way(position: Position, language: Language, unit: str) -> int:
    """Which way the amounts of a ladder go from its first rung to its last: up 1, down -1; 0 where they do not tell."""
    found = [q.amount for _, q in amounts(position, language) if q.unit == unit]
    return 0 if len(found) < 2 else (found[-1] > found[0]) - (found[-1] < found[0])


def _quantity(words: str, language: Language) -> Quantity | None:
    """The amount that words begin with, with the longest unit that is known; a plain number where none is."""
    parts = words.rstrip(".,").split()
    for length in range(len(parts), 0, -1):
        reading = parse_quantity(" ".join(parts[:length]), language, ())
        if reading.value is not None and not reading.problems:
            return reading.value
    return None


def _breaks(amounts: Sequence[Quantity]) -> int | None:
    """The first place at which the amounts turn back."""
    way = 0
    for place in range(1, len(amounts)):
        step = amounts[place].amount - amounts[place - 1].amount
        if step and way and (step > 0) != (way > 0):
            return place
        way = way or (1 if step > 0 else -1 if step < 0 else 0)
    return None

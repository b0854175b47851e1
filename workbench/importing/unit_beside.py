"""Numbers whose unit stands in a column of its own."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.problem import Problem
from workbench.domain.quantity import UNITS, parse_quantity, unit_named
from workbench.domain.sheet import Exact, Raw, says_nothing
from workbench.domain.types import plain
from workbench.i18n import Language, Words, clip, squash


@dataclass(frozen=True)
class Joined:
    """A number's cell with the unit beside it; what is to be said of that, and the words of an unknown unit."""

    raw: Raw
    problem: Problem | None = None
    unread: str = ""


def joined(raw: Raw, unit: Raw, language: Language) -> Joined:
    """A number with the unit that stands beside it; a unit in the number's own cell wins."""
    words = squash(plain(unit))
    known = unit_named(words)
    if not known and (not words or says_nothing(words)):
        return Joined(raw)
    own = parse_quantity(raw, language).value
    if own is not None and own.unit:
        if known == own.unit:
            return Joined(raw)
        told = {"own": UNITS[own.unit].label, "unit": clip(words)}
        return Joined(raw, Problem("unit-contradicts", _CONTRADICTS.fill(**told)), "" if known else words)
    if not known:
        return Joined(raw, Problem("unit-unknown", _UNKNOWN.fill(unit=clip(words))), words)
    if own is None and not any(letter.isdigit() for letter in str(raw)):
        return Joined(raw)  # no number: told of its own cell
    both = f"{plain(raw)} {words}"
    return Joined(both if isinstance(raw, str) and not isinstance(raw, Exact) else Exact(both))


_CONTRADICTS = Words(
    "La celda de la cifra dice {own} y la de su unidad «{unit}»; vale la de la cifra.",
    "The cell of the figure says {own} and that of its unit “{unit}”; the figure's own counts.",
)
_UNKNOWN = Words(
    "No se conoce la unidad «{unit}»; la cifra queda sin unidad y la palabra en las notas.",
    "The unit “{unit}” is not known; the figure stays without one and the word in the notes.",
)

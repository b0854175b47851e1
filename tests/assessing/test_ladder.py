"""The rungs of a position go one way, or the one that does not is told."""

from __future__ import annotations

import pytest

from workbench.assessing.ladder import RUNGS, out_of_order
from workbench.domain.records import Position
from workbench.domain.types import Parallel

LADDERS: dict[str, tuple[tuple[str, str, str, str], str | None]] = {
    "downwards": (("16 años", "16 años", "12 años", "10 años"), None),
    "upwards": (("0 %", "2.5 %", "5 %", "10 %"), None),
    "a red line above the fallback": (("16 años", "14 años", "10 años", "12 años"), "red_line"),
    "a target beyond the opening": (("90 días", "120 días", "60 días", "30 días"), "fallback"),
    "two amounts are in some order": (("16 años", "", "10 años", ""), None),
    "one rung is words": (("16 años", "lo más posible", "10 años", "12 años"), "red_line"),
    "two amounts in one rung decide nothing": (("de 10 a 16 años", "14 años", "", "12 años"), None),
    "several units cannot be compared": (("16 años", "50 %", "10 años", "5 %"), None),
    "amounts stand in sentences": (
        (
            "Pedir un plazo de 180 días hábiles.",
            "Aceptar 120 días hábiles",
            "Ceder a 60 días hábiles",
            "Nunca 90 días hábiles",
        ),
        "red_line",
    ),
    "words only": (("todo", "mucho", "algo", "nada"), None),
}


SPANISH = "amounts stand in sentences"
TOLD = [(name, language) for name in LADDERS for language in ("es", "en") if (name, language) != (SPANISH, "en")]


@pytest.mark.parametrize(("name", "language"), TOLD)
def test_the_rung_that_turns_back_is_told(name: str, language: str) -> None:
    rungs, wrong = LADDERS[name]
    values = {rung: Parallel(**{language: words}) for rung, words in zip(RUNGS, rungs, strict=True)}
    found = out_of_order(Position(uid="p", **values))
    assert (found and found[0]) == wrong


def test_the_amounts_are_told_in_their_order() -> None:
    values = dict(zip(RUNGS, map(Parallel, ("16 %", "14 %", "10 %", "12 %")), strict=True))
    assert out_of_order(Position(uid="p", **values)) == ("red_line", "16 % → 14 % → 10 % → 12 %")

"""Figures whose point may be of thousands or of decimals, by what their column shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from planning import furnished, planned, sheet

from workbench.domain.sheet import Exact, Raw
from workbench.store.dossier import Dossier

HEAD = ("Indicador", "Valor", "Unidad", "Año")


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with furnished(dossier_path) as opened:
        yield opened


def figures(*values: Raw) -> list[tuple[Raw, ...]]:
    return [HEAD, *((f"Exportaciones de {n}", value, "MDD", 2025) for n, value in zip("abcdef", values, strict=False))]


@pytest.mark.parametrize(
    ("values", "amounts"),
    [
        (["1.234,5", "2.345", "3.456"], ["1234.5", "2345", "3456"]),
        (["12.345.678", "2.345"], ["12345678", "2345"]),
        (["2.345", "0.12", "13.5"], ["2.345", "0.12", "13.5"]),
        (["1,234", "2,345"], ["1234", "2345"]),
        ([2.345, 3.456], ["2.345", "3.456"]),
        ([Exact("12.345%"), 3], ["12.345", "3"]),
    ],
)
def test_the_whole_column_decides(dossier: Dossier, values: list[Raw], amounts: list[str]) -> None:
    made = planned(dossier, sheet(figures(*values), "Cifras"))
    assert [str(p.record.value.amount) for p in made.planned] == amounts  # type: ignore[attr-defined]
    assert made.questions == ()


def test_what_it_does_not_decide_is_asked_with_both_readings(dossier: Dossier) -> None:
    rows = figures("2.345", "3.456", 7, "n.d.")
    made = planned(dossier, sheet(rows, "Cifras"))
    assert [(q.cell, q.problem.code) for q in made.questions] == [("B2", "number-notation"), ("B3", "number-notation")]
    assert made.questions[0].problem.choices == ("2.345 millones de dólares", "2,345 millones de dólares")
    answers = {f"Cifras!{q.cell}": q.problem.choices[1] for q in made.questions}
    answered = planned(dossier, sheet(rows, "Cifras"), answers=answers)
    assert [str(p.record.value.amount) for p in answered.planned[:3]] == ["2345", "3456", "7"]  # type: ignore[attr-defined]

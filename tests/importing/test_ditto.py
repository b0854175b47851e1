"""Marks that repeat the cell above: asked about, never silently nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from planning import furnished, planned, sheet

from workbench.domain.sheet import Raw
from workbench.importing.ditto import is_ditto, repeats
from workbench.store.dossier import Dossier

HEAD = ("Tema", "Prioridad", "Responsable", "Antecedentes")
ROWS = (HEAD, ("Zinc", "Alta", "SE", "antes"), ("Litio", '"', "''", '"'), ("Cobre", "ídem", '-"-', "ídem"))


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with furnished(dossier_path) as opened:
        yield opened


@pytest.mark.parametrize("raw", ['"', "''", "”", "〃", '-"-', ' " ', "´´", '" "'])
def test_ditto_marks(raw: Raw) -> None:
    assert is_ditto(raw) and repeats(str(raw))


@pytest.mark.parametrize("raw", ["-", "", "'", "n/a", "Alta", '"Alta"', "--", 3, None, "…"])
def test_what_is_none(raw: Raw) -> None:
    assert not is_ditto(raw)


def test_each_is_a_question_whose_choice_is_the_cell_above(dossier: Dossier) -> None:
    made = planned(dossier, sheet(ROWS))
    asked = {q.cell: (q.problem.code, q.problem.choices) for q in made.questions}
    assert asked.pop("B4")[0] == "choice-unknown"
    assert asked == {"B3": ("ditto", ("Alta",)), "C3": ("ditto", ("SE",)), "C4": ("ditto", ("SE",))}
    assert (made.rows_out, made.count("create")) == (2, 1)


def test_answers_are_taken_and_not_learned_for_other_rows(dossier: Dossier) -> None:
    answers = {"Hoja!B3": "Alta", "Hoja!C3": "SE", "Hoja!B4": "Baja", "Hoja!C4": ""}
    made = planned(dossier, sheet(ROWS), answers=answers)
    assert made.rows_out == 0
    assert [p.record.priority.key for p in made.planned] == ["high", "high", "low"]  # type: ignore[attr-defined]


def test_one_with_nothing_above_is_asked_about_too(dossier: Dossier) -> None:
    made = planned(dossier, sheet((HEAD, ("Zinc", '"', "SE", ""), ('"', "Alta", "SE", ""))))
    asked = [(q.cell, q.problem.code, q.problem.choices) for q in made.questions]
    assert asked == [("B2", "ditto", ()), ("A3", "ditto", ("Zinc",))]

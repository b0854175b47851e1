"""Two rows of one file about one actor that the dossier does not have yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from planning import furnished, planned, sheet

from workbench.domain.records import Actor
from workbench.store.dossier import Dossier

HEAD = ("Nombre", "Siglas", "Tipo", "País")
FIRST = ("Cámara de Zinc", "CAZI", "Cámara", "México")


@pytest.fixture
def dossier(dossier_path: Path) -> Iterator[Dossier]:
    with furnished(dossier_path) as found:
        yield found


def test_other_words_for_one_answer_are_no_conflict(dossier: Dossier) -> None:
    plan = planned(dossier, sheet([HEAD, FIRST, ("Cámara de Zinc", "CAZI", "cámara", "México")]))
    assert plan.conflicts == () and plan.complete and plan.count("create") == 1
    plan = planned(dossier, sheet([HEAD, FIRST, ("Cámara de Zinc", "CAZI", "Empresa", "MEX")]))
    (conflict,) = plan.conflicts
    assert conflict.shown("es") == ("Organismo empresarial", "Empresa")
    assert conflict.shown("en") == ("Business body", "Company")


def test_a_row_that_gives_only_the_acronym_is_about_the_row_that_says_more(dossier: Dossier) -> None:
    plan = planned(dossier, sheet([HEAD, FIRST, ("CAZI", "", "Asociación", "México")]))
    (made,) = plan.planned
    assert isinstance(made.record, Actor) and made.record.title.es == "Cámara de Zinc"
    assert plan.complete and plan.rows_out == 0
    (kept,) = [p.problem.message for p in plan.problems if p.problem.code == "title-kept"]
    assert "fila 2" in kept.es and "row 2" in kept.en and "dossier" not in kept.en


def test_where_the_row_that_says_more_stays_out_the_other_does_too(dossier: Dossier) -> None:
    first = ("Cámara de Zinc", "CAZI", "Cosa rara", "México")
    plan = planned(dossier, sheet([HEAD, first, ("CAZI", "", "Asociación", "México")]))
    assert plan.planned == () and plan.rows_out == 2
    assert "A3" in [p.cell for p in plan.problems if p.problem.code == "refers-to-left-out"]

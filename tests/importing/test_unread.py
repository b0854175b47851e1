"""What no table holds that is read is told: nothing of a sheet vanishes without a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from planning import saved

from workbench.domain.sheet import Raw
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.dossiers import new_dossier
from workbench.tasks.import_file import Options, plan_import


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    new_dossier(tmp_path / "d.dossier", "usmca-review")
    with open_dossier(tmp_path / "d.dossier", write=True) as opened:
        yield opened


def told(dossier: Dossier, path: Path, *rows: tuple[Raw, ...]) -> list[tuple[str, str, str]]:
    problems = plan_import(dossier, saved(path, *rows, title="H"), Options()).problems
    return [
        (p.cell, p.problem.code, p.problem.message.en)
        for p in problems
        if p.problem.code in ("rows-outside", "rows-no-record", "table-unnamed", "cells-beside")
    ]


ISSUES = (("Tema", "Prioridad"), ("Vidrio plano", "Alta"), ("Papel cartón", "Baja"), ("Zinc crudo", "Alta"))


def test_a_table_of_no_type_beside_one_that_is_read_is_told(dossier: Dossier, tmp_path: Path) -> None:
    positions = (
        ("Posición", "Postura", "Línea roja"),
        ("Mantener el cupo", "Se opone", "No ceder"),
        ("Reducir el plazo", "Apoya", "Seis meses"),
    )
    found = told(dossier, tmp_path / "a.xlsx", ("Posiciones de la SE",), *positions, (), ("Temas",), *ISSUES)
    assert found == [
        (
            "A2",
            "table-unnamed",
            "Sheet “H”, rows 2 to 4: the table does not say which record each row is about; it was not read.",
        )
    ]


def test_rows_below_a_table_are_told_by_their_numbers(dossier: Dossier, tmp_path: Path) -> None:
    found = told(
        dossier, tmp_path / "a.xlsx", *ISSUES, ("Total", 3), (), (None, "suelta: importante"), ("Nota: borrador",)
    )
    assert found == [("A5", "rows-outside", "Outside of the tables 3 rows were not read: 5, 7, 8.")]


def test_titles_and_forms_above_a_table_are_not_told(dossier: Dossier, tmp_path: Path) -> None:
    assert told(dossier, tmp_path / "a.xlsx", ("Secretaría",), ("Matriz de temas",), (), *ISSUES) == []


def test_rows_that_say_nothing_of_any_field_are_told(dossier: Dossier, tmp_path: Path) -> None:
    head = ("Tema", "Prioridad", "Cosa rara")
    rows = (("Vidrio plano", "Alta", "x"), (None, None, "sólo esto"), ("Papel cartón", "Baja", None))
    (found,) = told(dossier, tmp_path / "a.xlsx", head, *rows)
    assert found == ("C3", "rows-no-record", "1 row says nothing of any field and was not read: 3.")


def test_cells_beside_the_columns_are_told_those_of_a_table_beside_are_not(dossier: Dossier, tmp_path: Path) -> None:
    rows = (("Tema", "Prioridad"), ("Vidrio plano", "Alta", "suelto", "más"), ("Papel cartón", "Baja"), *ISSUES[3:])
    (found,) = told(dossier, tmp_path / "a.xlsx", *rows[:3], ("Zinc crudo", "Alta", None, "FIN"))
    assert found == (
        "C2",
        "cells-beside",
        "3 cells with content beside the table, under no header, were not read: C2, D2, D4.",
    )
    actors = (("Actor", "Siglas"), ("Cámara de Zinc", "CAZI"), ("Cámara de Litio", "CALI"))
    beside = [(*one, None, None, *other) for one, other in zip(ISSUES, actors, strict=False)]
    assert told(dossier, tmp_path / "b.xlsx", *beside) == []

"""Rows that a person leaves out, and conflicts that a person decides: previewed, counted, committed."""

from __future__ import annotations

from pathlib import Path

import pytest
from planning import MAIZE, furnished, planned, sheet, told

from workbench.domain.records import Issue
from workbench.importing.choices import Choices
from workbench.importing.planned import Plan
from workbench.importing.trouble import Unreadable

HEADER = ("Tema", "Prioridad", "Antecedentes")
MAIZE_ROW, SECOND, ODD = ("Maíz blanco", "Alta", "x"), ("Otro", "Baja", "y"), ("Tercero", "quién sabe", "z")
WIDE = ("Tema", "Posición MX", "Posición EE.UU.")


def counts(made: Plan) -> tuple[int, int, int, int]:
    return made.count("create"), made.count("update"), made.rows_out, made.rows_left


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({}, (1, 1, 1, 0)),
        ({"Hoja!2": "skip"}, (1, 0, 1, 1)),
        ({"Hoja!4": "skip"}, (1, 1, 0, 1)),
        ({"Hoja!*": "skip"}, (0, 0, 0, 3)),
        ({"Hoja!*": "skip", "Hoja!3": "take"}, (1, 0, 0, 2)),
    ],
)
def test_rows_stay_out_by_decision_and_the_counts_are_those_of_the_commit(
    dossier_path: Path, rows: dict[str, str], expected: tuple[int, int, int, int]
) -> None:
    with furnished(dossier_path) as dossier:
        made = planned(dossier, sheet([HEADER, MAIZE_ROW, SECOND, ODD]), choices=Choices(rows=rows))
        assert counts(made) == expected
        assert made.complete is ("Hoja!4" in rows or "Hoja!*" in rows)
        assert {(a.row, a.chosen) for a in made.aside} >= {(4, "Hoja!4" in rows or "Hoja!*" in rows)}
        effect = dossier.journal.commit(made.change_set)
        assert (len(effect.created), len(effect.updated)) == expected[:2]


def test_a_kind_stays_out_and_a_row_of_it_is_taken_again(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        rows = sheet([WIDE, ("Maíz blanco", "Queremos", "Quieren"), ("Otro", "a", "b")])
        made = planned(dossier, rows, choices=Choices(types={"position": "skip"}))
        assert {p.type.name for p in made.planned} == {"issue"} and made.rows_left == 2
        assert [(a.type.name, a.title) for a in made.aside][:2] == [("position", "Maíz blanco")] * 2
        made = planned(dossier, rows, choices=Choices(types={"position": "skip"}, rows={"Hoja!3": "take"}))
        assert [p.row for p in made.planned if p.type.name == "position"] == [3, 3]


def test_what_refers_to_a_new_record_that_was_left_out_stays_out_and_says_so(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        rows = sheet([WIDE, ("Maíz blanco", "Queremos", "Quieren"), ("Otro", "a", "b")])
        made = planned(dossier, rows, choices=Choices(types={"issue": "skip"}))
        assert {(p.type.name, p.row) for p in made.planned} == {("position", 2)}
        assert {code for _, code in told(made)} >= {"refers-to-left-out"} and made.rows_out == 1
        dossier.journal.commit(made.change_set)


def test_of_two_rows_that_contradict_each_other_the_one_that_is_chosen_counts(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        rows = sheet([HEADER, MAIZE_ROW, ("MAÍZ BLANCO", "Baja", "w")])
        chosen = Choices(conflicts={"Hoja!B3": "theirs", "Hoja!C3": "ours"})
        made = planned(dossier, rows, choices=chosen)
        assert [(c.cell, c.decided) for c in made.conflicts] == [("B3", "theirs"), ("C3", "ours")] and made.complete
        dossier.journal.commit(made.change_set)
        found = dossier.reader.get(MAIZE)
        assert isinstance(found, Issue) and found.priority is not None
        assert (found.priority.key, found.background.es) == ("low", "x")
        (cell,) = [p.cell for p in dossier.reader.provenance(MAIZE) if p.field == "priority"]
        assert cell == "B3"


def test_one_word_for_all_conflicts_is_about_what_changed_here_alone(dossier_path: Path) -> None:
    """Of two rows of one file neither is theirs: which one counts is said of its cell."""
    with furnished(dossier_path) as dossier:
        rows = sheet([HEADER, MAIZE_ROW, ("Maíz blanco", "Baja", "x")])
        made = planned(dossier, rows, choices=Choices(conflicts={"*": "theirs"}))
        assert [c.decided for c in made.conflicts] == [""] and not made.complete


def test_a_choice_for_what_is_not_read_is_told() -> None:
    cells, rows = frozenset({"Hoja!B2"}), {"Hoja": {2, 3}}
    Choices(rows={"Hoja!2": "skip", "Hoja!*": "skip"}, conflicts={"Hoja!B2": "ours", "*": "ours"}).check(
        "f.xlsx", rows, cells, ()
    )
    Choices(rows={"Otra!2": "skip"}).check("f.xlsx", rows, cells, ("Otra",))
    for wrong in (Choices(rows={"Hoja!4": "skip"}), Choices(conflicts={"Hoja!Z2": "ours"})):
        with pytest.raises(Unreadable, match="Hoja!"):
            wrong.check("f.xlsx", rows, cells, ())

"""What a sender's earlier file brought and the next one no longer holds: listed, never deleted unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from planning import MAIZE, furnished, imported, planned, sheet, told

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Commitment, Issue
from workbench.domain.sheet import Sheet
from workbench.domain.types import Parallel
from workbench.importing.choices import Choices
from workbench.importing.planned import Plan
from workbench.importing.trouble import Unreadable
from workbench.store.dossier import Dossier

HEADER = ("Tema", "Prioridad", "Antecedentes")
WIDE = ("Tema", "Posición MX", "Posición EE.UU.")


def rows(*titles: str, name: str = "MATRIZ vf2 (3)") -> Sheet:
    return sheet([HEADER, *((title, "Alta", "x") for title in titles)], name)


def absent(made: Plan) -> list[str]:
    return [r.title.es for r in made.absent if isinstance(r, Issue)]


def key(dossier: Dossier, title: str) -> str:
    return next(r.key for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == title)


def test_what_came_before_and_is_missing_is_listed_and_stays(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        assert absent(planned(dossier, rows("Uno", "Dos", "Tres", "Maíz blanco"))) == []
        imported(dossier, rows("Uno", "Dos", "Tres", "Maíz blanco"))
        imported(dossier, rows("Uno", "Dos", "Maíz blanco", name="Matriz final"))  # nothing new of them
        made = planned(dossier, rows("Uno", "Cuatro", name="MATRIZ vf3"))
        assert absent(made) == ["Maíz blanco", "Dos", "Tres"]
        assert (made.count("delete"), made.count("create"), made.complete) == (0, 1, True)
        dossier.journal.commit(made.change_set)
        assert dossier.reader.get(MAIZE) is not None


def test_other_sheets_other_files_and_what_was_undone_say_nothing(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        effect = imported(dossier, rows("Uno", "Dos"))
        assert absent(planned(dossier, rows("Uno", name="Otra"))) == []
        assert absent(planned(dossier, rows("Nada de aquello"))) == []  # no row of it is there: another sheet
        assert absent(planned(dossier, rows("Uno"))) == ["Dos"]
        waits = sheet([HEADER, ("Uno", "Alta", "x"), ("Dos", "quién sabe", "x")], "MATRIZ vf2 (3)")
        assert absent(planned(dossier, waits)) == []  # a row that stays out is in the file
        dossier.journal.undo(effect.change)
        assert absent(planned(dossier, rows("Uno"))) == []


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        *(("Matriz", n, True) for n in ("MATRIZ vf2 (3)", "Copia de matriz", "matriz_v3", "Matriz rev. 2")),
        ("Matriz 2026-07-20", "Matriz 2026-07-27", True),
        *(("Capítulo 9", n, False) for n in ("Capítulo 10", "Capítulo", "Capítulo V")),
        ("Anexo V", "Anexo R", False),
        ("2025", "2026", False),
    ],
)
def test_versions_of_a_sheet_are_told_from_its_neighbours(
    dossier_path: Path, before: str, now: str, same: bool
) -> None:
    with furnished(dossier_path) as dossier:
        imported(dossier, rows("Uno", "Dos", name=before))
        assert absent(planned(dossier, rows("Uno", name=now))) == (["Dos"] if same else [])


def test_what_somebody_ticks_goes_with_the_same_change_and_comes_back_with_it(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        imported(dossier, rows("Uno", "Dos", "Tres"))
        two = key(dossier, "Dos")
        made = planned(dossier, rows("Uno", "Cuatro"), choices=Choices(delete=(two.lower(),)))
        assert (made.count("delete"), made.count("create"), absent(made)) == (1, 1, ["Dos", "Tres"])
        effect = dossier.journal.commit(made.change_set)
        assert (len(effect.deleted), len(effect.created)) == (1, 1)
        assert dossier.reader.by_key(two) is None
        dossier.journal.undo(effect.change)
        assert dossier.reader.by_key(two) is not None


def test_what_others_use_stays_and_they_go_together(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        wide = [WIDE, ("Uno", "a", "b"), ("Dos", "c", "d")]
        imported(dossier, sheet(wide, "Matriz"))
        now = sheet(wide[:2], "Matriz")
        two = key(dossier, "Dos")
        made = planned(dossier, now, choices=Choices(delete=(two,)))
        assert made.count("delete") == 0 and not made.complete
        assert ("", "still-used") in told(made)
        all_of_it = tuple(r.key for r in made.absent)
        assert len(all_of_it) == 3
        made = planned(dossier, now, choices=Choices(delete=all_of_it))
        assert made.count("delete") == 3 and made.complete
        assert len(dossier.journal.commit(made.change_set).deleted) == 3


def test_what_a_record_made_here_uses_stays(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        imported(dossier, rows("Uno", "Dos"))
        uid = next(r.uid for r in dossier.reader.all("issue") if isinstance(r, Issue) and r.title.es == "Dos")
        promised = Commitment(uid="00000000-0000-4000-8000-00000000000a", title=Parallel("Enviar"), issue=uid)
        dossier.journal.commit(ChangeSet((Create(promised),), "edit"))
        made = planned(dossier, rows("Uno"), choices=Choices(delete=(uid,)))
        (problem,) = [p.problem for p in made.problems if p.problem.code == "still-used"]
        assert "T-1" in problem.message.es and made.change_set.edits == ()


def test_only_what_is_listed_can_go(dossier_path: Path) -> None:
    with furnished(dossier_path) as dossier:
        imported(dossier, rows("Uno", "Dos"))
        for name in (key(dossier, "Uno"), "I-99", MAIZE):
            with pytest.raises(Unreadable, match=name):
                planned(dossier, rows("Uno"), choices=Choices(delete=(name,)))

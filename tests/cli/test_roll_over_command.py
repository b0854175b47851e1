"""The command that closes a cycle: what it tells before, what it writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commanding import said

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier

pytestmark = pytest.mark.usefixtures("spanish")
TITLES = ("Maíz", "Acero", "Energía", "Lácteos")


@pytest.fixture
def own(dossier_path: Path) -> Path:
    """An open issue with a cleared position, a closed one, one without a cycle, one of another cycle."""
    said_ = (("2026", "negotiating"), ("2026", "closed"), (None, None), ("2027", None))
    issues = [
        Issue(
            uid=uid(n), title=Parallel(title), cycle=from_iso(cycle) if cycle else None,
            status=Chosen(status) if status else None,
        )
        for n, (title, (cycle, status)) in enumerate(zip(TITLES, said_, strict=True))
    ]  # fmt: skip
    actor = Actor(uid=uid(8), title=Parallel("México"))
    stand = Position(uid=uid(9), on=Parallel("Cupo"), issue=uid(0), actor=actor.uid, clearance=Chosen("cleared"))
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, (*issues, actor, stand))), "mundo"))
    return dossier_path


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def rolled(path: Path, *more: str) -> dict[str, Any]:
    answered = said("roll-over", path, "--from", "2026", "--to", "2027", "--json", *more)
    assert answered.exit_code in (0, 1), answered.output
    found: dict[str, Any] = json.loads(answered.stdout)
    return found


def moves(found: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    return {i["title"]: (i["why"], i["moves"]) for i in found["issues"]}


def cycles_of(path: Path) -> list[str]:
    with open_dossier(path) as dossier:
        issues = [r for r in dossier.reader.all("issue") if isinstance(r, Issue)]
        return [i.cycle.iso() if i.cycle else "" for i in issues]


def test_a_dry_run_tells_and_writes_nothing(own: Path) -> None:
    found = rolled(own, "--dry-run", "--reset-clearance")
    assert moves(found) == {"Maíz": ("open", True), "Acero": ("over", False), "Energía": ("no-cycle", False)}
    assert (found["elsewhere"], found["resets"], found["change"]) == (1, 1, None)
    assert cycles_of(own) == ["2026", "2026", "", "2027"]
    told = said("roll-over", own, "--from", "2026", "--to", "2027", "--dry-run", "--reset-clearance").output
    assert "  →    I-1  Maíz [2026]: abierto, En negociación" in told
    assert "       I-2  Acero [2026]: ya no se negocia, Cerrado" in told
    assert "1 tema pasa a 2027; 2 se quedan; 1 de otros ciclos" in told
    assert "1 posición autorizada o en revisión vuelve a borrador" in told


def test_it_is_one_change_that_can_be_undone(own: Path) -> None:
    found = rolled(own, "--reset-clearance")
    assert found["change"] is not None and cycles_of(own) == ["2027", "2026", "", "2027"]
    with open_dossier(own) as dossier:
        (stand,) = (p for p in dossier.reader.all("position") if isinstance(p, Position))
        assert stand.clearance == Chosen("draft")
        assert dossier.reader.changes(1)[0].title == "Cierre del ciclo 2026: 1 tema pasa a 2027"
    again = rolled(own, "--dry-run")
    assert moves(again) == {"Acero": ("over", False), "Energía": ("no-cycle", False)}
    assert said("undo", own).exit_code == 0
    assert cycles_of(own) == ["2026", "2026", "", "2027"]


def test_a_person_decides_otherwise(own: Path) -> None:
    assert moves(rolled(own, "--dry-run", "--no-cycle"))["Energía"] == ("no-cycle", True)
    assert moves(rolled(own, "--dry-run", "--take", "I-2"))["Acero"] == ("over", True)
    found = rolled(own, "--keep", "Maíz", "--take", "Energía")
    assert moves(found) == {"Maíz": ("open", False), "Acero": ("over", False), "Energía": ("no-cycle", True)}
    assert cycles_of(own) == ["2026", "2026", "2027", "2027"]


def test_the_cycles_in_which_an_issue_has_lived_are_told(own: Path) -> None:
    rolled(own)
    answered = said("roll-over", own, "--from", "2027", "--to", "2028", "--dry-run", "--json")
    assert {i["title"]: i["cycles"] for i in json.loads(answered.stdout)["issues"]} == {
        "Maíz": "2026 → 2027", "Energía": "", "Lácteos": "2027",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "2027", "--to", "2027"), "no viene después"),
        (("--from", "2027", "--to", "2026"), "no viene después"),
        (("--from", "26", "--to", "2027"), "26 no es un ciclo: los ciclos son años"),
        (("--from", "-5", "--to", "99999"), "-5 no es un ciclo"),
        (("--from", "2026", "--to", "99999"), "99999 no es un ciclo"),
        (("--from", "2026", "--to", "2050"), "queda fuera de la vigencia, que termina en 2036"),
        (("--from", "2026", "--to", "2027", "--keep", "I-3", "--take", "Energía"), "I-3 pase y que se quede"),
        (("--from", "2026", "--to", "2027", "--keep", "I-4"), "«I-4» no es un tema del ciclo 2026"),
        (("--from", "2026", "--to", "2027", "--take", "nada"), "«nada»"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(own: Path, arguments: tuple[str, ...], words: str) -> None:
    answered = said("roll-over", own, *arguments)
    assert answered.exit_code == 2 and words in answered.output
    assert cycles_of(own) == ["2026", "2026", "", "2027"]


def test_nothing_to_move_is_a_no(own: Path) -> None:
    answered = said("roll-over", own, "--from", "2030", "--to", "2031")
    assert answered.exit_code == 1 and "0 temas pasan a 2031" in answered.output
    assert "1 tema no dice ciclo y se queda; con --no-cycle pasa también" in answered.output
    assert "--no-cycle" not in said("roll-over", own, "--from", "2026", "--to", "2027", "--dry-run").output

"""What the command line tells of where everybody stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import said

from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import Actor, Issue, Position
from workbench.domain.types import Chosen, Parallel
from workbench.store.dossier import open_dossier

PUBLIC, STATED = Chosen("public"), Chosen("stated")


pytestmark = pytest.mark.usefixtures("spanish")


def test_the_cells_are_the_positions_of_the_dossier(review: Path) -> None:
    found = json.loads(said("matrix", review, "--json").stdout)
    shown = {p["uid"]: (c["issue"], c["actor"], p["stance"]) for c in found["cells"] for p in c["positions"]}
    with open_dossier(review) as dossier:
        kept = {
            p.uid: (p.issue, p.actor, p.stance.key if p.stance else None)  # type: ignore[attr-defined]
            for p in dossier.reader.all("position")
        }
    assert shown == kept and len(kept) == 71
    assert {c["issue"] for c in found["cells"]} == {i["uid"] for i in found["issues"]}


def test_issues_are_chosen_by_what_they_say(review: Path) -> None:
    told = said("matrix", review, "--chapter", "9")
    assert told.exit_code == 0, told.output
    assert "    Estados Unidos: Se opone — Tiempos de espera" in told.output and "USTR" not in told.output
    assert said("matrix", review, "--chapter", "cap. 9").output == told.output
    refused = said("matrix", review, "--chapter", "21")
    assert refused.exit_code == 2 and "Cap. 9" in refused.output
    nothing = said("matrix", review, "--sector", "acero")
    assert nothing.exit_code == 1 and "Ningún tema así tiene posiciones." in nothing.output


def test_a_red_line_and_an_estimate_are_for_negotiators(dossier_path: Path) -> None:
    issue = Issue(uid=uid(1), title=Parallel("Plazos"), audience=PUBLIC)
    actor = Actor(uid=uid(2), title=Parallel("Canadá"), audience=PUBLIC)
    common = {"on": Parallel("Plazo"), "issue": issue.uid, "actor": actor.uid, "audience": PUBLIC}
    made = (
        issue,
        actor,
        Position(uid=uid(3), **common, standing=STATED, stance=Chosen("opposes"), red_line=Parallel("Noventa.")),
        Position(uid=uid(4), **common, standing=Chosen("estimate"), stance=Chosen("supports")),
    )
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, made)), "c"))
    ours, theirs = (
        [
            (p["stance"], p["estimated"], p["red_line"], p["sourced"])
            for c in json.loads(said("matrix", dossier_path, "--audience", audience, "--json").stdout)["cells"]
            for p in c["positions"]
        ]
        for audience in ("negotiators", "public")
    )
    assert ours == [("opposes", False, True, False), ("supports", True, False, False)]
    assert theirs == [("opposes", False, False, False)]
    told = said("matrix", dossier_path).output
    assert "[línea roja, sin fuente, sin verificar, sin fecha]; Apoya — Plazo [estimación nuestra" in told


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"

"""What the bodies of the bundled dossier owe equals a table made by hand."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli.commands import workbench
from workbench.tasks.dossiers import new_dossier

HERE = Path(__file__).resolve().parent
NUMBERS = ("due", "periods", "held", "meetings", "waived", "no_record", "uncertain", "open")


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What the command says of every body, by the body's English title."""
    path = tmp_path_factory.mktemp("due") / "review.dossier"
    new_dossier(path, "usmca-review")
    said = CliRunner().invoke(workbench, ["meetings-due", str(path), "--as-of", "2026-07-01", "--json"])
    assert said.exit_code == 0, said.output
    return {one["body"]: one for one in json.loads(said.stdout)}


def test_every_body_has_the_answer_worked_out_by_hand(answered: dict[str, dict[str, object]]) -> None:
    expected = tomllib.loads((HERE / "meetings_due.toml").read_text("utf-8"))
    bodies = tomllib.loads((HERE.parents[1] / "resources/dossiers/usmca-review/bodies.toml").read_text("utf-8"))
    titles = {one["id"]: one["title"]["en"] for one in bodies["record"]}
    assert set(expected) == set(titles)
    for name, row in expected.items():
        said = answered[titles[name]]
        got = {"basis": said["basis"], **{n: said[n] for n in NUMBERS}}
        assert got == {"basis": row["basis"], **{n: row.get(n) for n in NUMBERS}}, (name, row["why"])


def test_the_periods_are_those_of_their_counts(answered: dict[str, dict[str, object]]) -> None:
    for said in answered.values():
        for of in (said, said["own_file"]):
            states = [slot["state"] for slot in of["slots"]]  # type: ignore[index]
            assert len(states) == of["periods"] and states.count("open") == of["open"]  # type: ignore[index]
            assert states.count("waived") == of["waived"]  # type: ignore[index]


def test_the_claim_stands_beside(answered: dict[str, dict[str, object]]) -> None:
    barriers = answered["Committee on Technical Barriers to Trade"]
    assert (barriers["held"], len(barriers["claims"]), len(barriers["evidence"])) == (0, 1, 3)  # type: ignore[arg-type]

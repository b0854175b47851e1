"""What the bodies of the bundled dossier owe equals a table made by hand."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.cli.commands import workbench
from workbench.tasks.dossiers import new_dossier

HERE = Path(__file__).resolve().parent
SPANISH = {"WORKBENCH_LANGUAGE": "es"}
NUMBERS = ("due", "periods", "held", "meetings", "waived", "no_record", "uncertain", "open")


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("due") / "review.dossier"
    new_dossier(path, "usmca-review")
    return path


@pytest.fixture(scope="module")
def answered(reviewed: Path) -> dict[str, dict[str, object]]:
    """What the command says of every body, by the body's English title."""
    said = CliRunner().invoke(workbench, ["meetings-due", str(reviewed), "--as-of", "2026-07-01", "--json"])
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
    (claim,) = barriers["claims"]  # type: ignore[misc]
    assert (barriers["held"], barriers["claimed"], claim["sittings"]) == (0, 4, 4)
    assert claim["when"] == "2020-07-01..2024-12-31" and "2020 and 2024" in claim["title"]["en"]
    signs = barriers["evidence"]
    assert [sign["when"] for sign in signs] == ["2020-07-01..2021-05-18", "2022-07-08", "2024-05-22"]  # type: ignore


def test_the_words_read_stand_with_what_they_are_the_basis_of(answered: dict[str, dict[str, object]]) -> None:
    for said in answered.values():
        assert said["answer"]["es"] and said["answer"]["en"]  # type: ignore[index]
        if said["basis"] in ("text", "page", "paper"):
            assert said["words"]["es"] and said["words"]["en"]  # type: ignore[index]


def test_every_body_is_told_as_text(reviewed: Path) -> None:
    said = CliRunner().invoke(workbench, ["meetings-due", str(reviewed), "--as-of", "2026-07-01"], env=SPANISH)
    lines = said.output.splitlines()
    told = [line for line in lines if re.match(r" +B-\d+  ", line)]
    assert len(told) == 39 and "()" not in said.output
    goods = next(n for n, line in enumerate(lines) if "B-4  " in line)
    assert "se reúne a solicitud: nunca está en falta; 0 celebradas — página oficial" in lines[goods]
    assert lines[goods + 1].strip().startswith("«A solicitud de una Parte") and lines[goods + 2].strip().startswith(
        "1 ind"
    )
    barriers = said.output[said.output.index(" B-13 ") : said.output.index(" B-14 ")]
    assert "1 afirmación de terceros, de 4 reuniones, sin contar:" in barriers
    assert "8 de julio de 2022 · Trabajo del Comité de Obstáculos" in barriers

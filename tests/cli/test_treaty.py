"""What the command line tells of a provision, and of where the treaty has nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import said

pytestmark = pytest.mark.usefixtures("spanish")


def test_a_provision_with_its_duty_and_all_that_bears_on_it(review: Path) -> None:
    told = said("lens", review, "art. 9.17 T-MEC", "--as-of", "2026-07-01")
    assert told.exit_code == 0, told.output
    assert "6 previstas, 2 celebradas, 4 sin registro público" in told.output
    assert "Está en: Cap. 9 (" in told.output
    assert "[Estados Unidos · Se opone" in told.output and "← por «Medidas sanitarias" in told.output


def test_a_chapter_as_json(review: Path) -> None:
    told = said("lens", review, "capítulo 9", "--as-of", "2026-07-01", "--json")
    found = json.loads(told.stdout)
    assert (found["provision"], found["heading"][:7]) == ("9", "Medidas")
    assert [p["provision"] for p in found["parts"]] == ["9.9", "9.17", "9.18", "9.19"]
    assert {b["key"]: b["due"] for b in found["bodies"]}["B-12"] == 6
    (position,) = found["records"]["position"]
    assert position["parts"] == ["9.9", "9.17"] and position["estimated"] is False
    assert position["through"]["title"] == "Medidas sanitarias y fitosanitarias"


def test_others_are_told_no_keys(review: Path) -> None:
    found = json.loads(said("lens", review, "9.17", "--audience", "public", "--json").stdout)
    lines = [line for lines in found["records"].values() for line in lines]
    assert lines and not any(line["key"] or line["reserved"] for line in lines)


def test_a_provision_of_which_there_is_nothing_is_a_no(review: Path) -> None:
    told = said("lens", review, "21")
    assert told.exit_code == 1 and "Ningún registro trata de Cap. 21." in told.output
    told = said("lens", review, "Cofepris")
    assert told.exit_code == 2 and "no nombra ninguna disposición" in told.output


def test_where_there_is_nothing(review: Path) -> None:
    told = said("coverage", review)
    assert told.exit_code == 0 and "Sin ningún registro: 8 (Cap. 1, Cap. 8, Anexo 12-E, Cap. 14" in told.output
    rows = {row["provision"]: row for row in json.loads(said("coverage", review, "--json").stdout)}
    assert rows["9"]["counts"]["meeting"] == 2 and rows["9"]["gaps"] == ["request"]
    assert rows["22"]["not_held"] == 5 and "meeting" in rows["22"]["gaps"]
    assert rows["14"]["total"] == 0 and len(rows) >= 34

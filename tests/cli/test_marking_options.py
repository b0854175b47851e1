"""Markings on the command line: by key, with what the office fills in, in own words; refused in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import said

from workbench import paths
from workbench.outgoing.texts import texts_of
from workbench.settings import MARKING_FIELDS, Settings

pytestmark = pytest.mark.usefixtures("spanish")

FIELDS = ("fundamento=el que cite la oficina", "area=DG de Reglas", "fecha=1 de julio de 2026", "periodo=tres años")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    return tmp_path / "home"


def page(path: Path) -> str:
    return next(text for place, text in texts_of(path, path.name) if place == "p. 1").replace("\r\n", " ")


def fields(*named: str) -> list[str]:
    return [word for name in named for word in ("--marking-field", name)]


def test_a_marking_by_its_key_and_marks_before_paragraphs(review: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    told = said(
        "brief", review, out, "--of", "I-3", "--audience", "government", "--marking", "tlp:amber", "--portion-marks"
    )
    assert told.exit_code == 0, told.output
    assert page(out).count("TLP:AMBER · queda en la institución") == 2
    assert "(TLP:CLEAR) Que el Comité vuelva a reunirse" in page(out)
    plain = tmp_path / "b.pdf"
    assert said("brief", review, plain, "--of", "I-3").exit_code == 0
    assert "TLP" not in page(plain) and "Marcas de los párrafos" not in page(plain)


def test_what_the_office_fills_in_comes_from_the_command_and_from_the_settings(review: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    asked = ("brief", review, out, "--of", "I-3", "--audience", "government", "--marking", "reservada")
    lacking = said(*asked, *fields(*FIELDS[:1]))
    assert lacking.exit_code == 2 and not out.exists()
    assert "área que clasifica, fecha de clasificación, periodo de reserva" in lacking.output
    Settings(paths.settings_file()).set(MARKING_FIELDS, {"area": "Oficina de siempre", "legal_basis": "el de siempre"})
    assert said(*asked, *fields(*FIELDS[2:], "area=DG de Reglas")).exit_code == 0
    assert page(out).count("Fundamento legal: el de siempre · Área que clasifica: DG de Reglas") == 2


def test_a_marking_that_does_not_go_with_the_paper_writes_nothing(review: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    low = said("brief", review, out, "--of", "I-3", "--audience", "negotiators", "--marking", "tlp:green")
    assert low.exit_code == 2 and "es menor que lo que dice el documento" in low.output
    for words in ("tlp:red", "tlp:blue", "reservada", ""):
        assert said("brief", review, out, "--of", "I-3", "--marking", words).exit_code == 2, words
    assert said("brief", review, out, "--of", "I-3", *fields("area=x")).exit_code == 2
    assert said("brief", review, out, "--of", "I-3", "--marking", "reservada", *fields("area")).exit_code == 2
    assert not out.exists()


def test_words_of_ones_own_on_an_issued_paper(review: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.dossier"
    own.write_bytes(review.read_bytes())
    out = tmp_path / "a.pdf"
    told = said("brief", own, out, "--of", "I-3", "--marking", "Para la mesa del 5", "--issue", "--json")
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["file"] == str(out)
    assert page(out).count("Para la mesa del 5 · Público") == 2

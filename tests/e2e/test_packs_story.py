"""A round's questions through the real program: asked, sent, answered in LibreOffice or by hand, late, undone."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from test_libreoffice import edit_in_libreoffice, has_libreoffice
from test_story import answer, workbench

ANSWER = "Respuesta a la pregunta"
DUE = (date.today() + timedelta(days=2)).isoformat()


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "review.dossier"
    answer("new", path, "--from", "usmca-review")
    return path


def board(dossier: Path, moment: str = "") -> dict[str, tuple[str, int, int]]:
    """Where each stands, by the pack and the acronym."""
    found = answer("board", dossier, *(("--as-of", moment) if moment else ()))
    return {f"{p['pack']} {p['name']}".strip(): (p["state"], p["answered"], p["asked"]) for p in found["packs"]}


def fill(pack: str, answers: list[str], to: Path) -> Path:
    book = load_workbook(pack)
    sheet = book["Preguntas"]
    at = [cell.value for cell in sheet[1]].index(ANSWER) + 1
    for row, words in enumerate(answers, 2):
        sheet.cell(row, at).value = words or None
    book.save(to)
    return to


def asked(dossier: Path, out: Path) -> dict[str, Any]:
    """Two questions to a ministry and one to a chamber, sent."""
    first = answer(
        *("ask", dossier, "¿Qué medidas siguen pendientes?", "--about", "I-3", "--about", "I-4"),
        *("--of", "COFEPRIS", "--by", f"{DUE} 18:00", "--pack", "R3"),
    )
    assert [len(first["inquiries"]), first["nobody"]] == [2, []]
    answer("ask", dossier, "¿Qué opina el sector?", "--about", "I-3", "--of", "CNA", "--by", DUE, "--pack", "R3")
    made = answer("pack", dossier, out)
    assert made["failed"] == []
    return {p["name"]: p for p in made["packs"]}


def test_a_round_of_questions(dossier: Path, tmp_path: Path) -> None:
    packs = asked(dossier, tmp_path / "out")
    assert {n: (p["audience"], p["questions"]) for n, p in packs.items()} == {
        "COFEPRIS": ("government", 2),
        "CNA": ("consulted", 1),
    }
    assert board(dossier) == {"R3 COFEPRIS": ("waiting", 0, 2), "R3 CNA": ("waiting", 0, 1)}
    late = f"{(date.today() + timedelta(days=3)).isoformat()} 09:00"
    assert board(dossier, late) == {"R3 COFEPRIS": ("late", 0, 2), "R3 CNA": ("late", 0, 1)}

    # The latest to come first, in part, twice, corrected; each is one change that can be undone.
    chamber = fill(packs["CNA"]["file"], ["Nada que añadir"], tmp_path / "a.xlsx")
    part = fill(packs["COFEPRIS"]["file"], ["Dos permisos"], tmp_path / "b.xlsx")
    for file, updated in ((chamber, 1), (part, 1), (part, 0)):
        done = answer("import", dossier, file)
        assert (done["updated"], done["created"], done["conflicts"], done["questions"]) == (updated, 0, [], [])
    assert board(dossier) == {"R3 COFEPRIS": ("in-part", 1, 2), "R3 CNA": ("answered", 1, 1)}
    assert board(dossier, late)["R3 COFEPRIS"] == ("late-in-part", 1, 2)
    corrected = fill(packs["COFEPRIS"]["file"], ["Tres permisos", "Ninguna"], tmp_path / "c.xlsx")
    assert answer("import", dossier, corrected)["updated"] == 2
    assert board(dossier, late)["R3 COFEPRIS"] == ("answered", 2, 2)
    (shown,) = answer("show", dossier, "K-1")["subjects"]
    assert shown["fields"]["answer"]["es"] == "Tres permisos"
    answer("undo", dossier)
    assert board(dossier) == {"R3 COFEPRIS": ("in-part", 1, 2), "R3 CNA": ("answered", 1, 1)}
    text = workbench("board", dossier, WORKBENCH_LANGUAGE="es").stdout
    assert "En parte  |  COFEPRIS  |  1 de 2" in text and "quedan" in text


def test_one_question_in_the_middle_of_a_round(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "sala"
    done = answer("ask", dossier, "¿Firma hoy?", "--of", "SE", "--by", "00:00", "--pack", "Sala", "--out", out)
    (pack,) = done["packs"]
    facts = dict(load_workbook(pack["file"])["Léeme"].iter_rows(values_only=True))
    assert facts["A más tardar"].endswith(", 00:00 h")
    (line,) = answer("board", dossier)["packs"]
    assert line["state"] == "late" and line["minutes_left"] < 1
    answer("import", dossier, fill(pack["file"], ["Sí"], tmp_path / "SE.xlsx"))
    assert board(dossier) == {"Sala SE": ("answered-late", 1, 1)}


def test_what_is_asked_wrongly_is_one_sentence(dossier: Path, tmp_path: Path) -> None:
    for arguments, why in (
        (("ask", dossier, "¿?", "--about", "I-999"), "no record"),
        (("ask", dossier, "¿?", "--about", "I-3", "--by", "pronto"), "no time limit"),
        (("ask", dossier, "¿?", "--where", "issue.colour=red"), "type.field=value"),
        (("ask", dossier, "¿?", "--where", "issue.lead=SE"), "No record meets"),
        (("ask", dossier, "¿?", "--about", "I-3"), "None of the records"),
        (("pack", dossier, tmp_path / "out"), "no open questions"),
        (("pack", dossier, tmp_path / "out", "--to", "Nadie"), "no record"),
    ):
        done = workbench(*arguments)
        assert done.returncode == 2 and why in done.stderr and len(done.stderr.splitlines()) == 1, done
    assert not (tmp_path / "out").exists()
    assert answer("board", dossier)["packs"] == []


@pytest.mark.skipif(not has_libreoffice(), reason="LibreOffice with its Python module is not installed")
def test_a_pack_answered_in_libreoffice(dossier: Path, tmp_path: Path) -> None:
    packs = asked(dossier, tmp_path / "out")
    back = Path(shutil.copy(packs["COFEPRIS"]["file"], tmp_path / "respuesta.xlsx"))
    uids = [row[-1] for row in load_workbook(back)["Preguntas"].iter_rows(min_row=2, values_only=True)]
    edit_in_libreoffice(back, [("Preguntas", uids[1], ANSWER, "=Sí, +2 permisos")], tmp_path / "profile")
    done = answer("import", dossier, back)
    assert (done["updated"], done["problems"], done["questions"]) == (1, [], [])
    assert board(dossier)["R3 COFEPRIS"] == ("in-part", 1, 2)
    (shown,) = answer("show", dossier, "K-2")["subjects"]
    assert shown["fields"]["answer"]["es"] == "=Sí, +2 permisos"
    assert json.dumps(shown).count("respuesta.xlsx") >= 1

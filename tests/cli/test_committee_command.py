"""What the command line tells of a body: its history on the bundled review, and what each audience may know of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commanding import said

from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import BODY, MEETING, Commitment, Concern, Meeting, Statement
from workbench.domain.records.meeting import AGENDA
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier
from workbench.tasks.dossiers import new_dossier

pytestmark = pytest.mark.usefixtures("spanish")

SPS = "Comité de Medidas Sanitarias y Fitosanitarias"
PARTS = [
    *("MANDATO Y FUNDAMENTO", "PERIODICIDAD", "PRESIDENCIA", "INTEGRANTES", "REUNIONES", "ACUERDOS", "COMPROMISOS"),
    *("PREOCUPACIONES", "DOCUMENTOS Y FUENTES", "PENDIENTE DE LA ÚLTIMA VEZ", "PRÓXIMA REUNIÓN"),
    "ÓRGANOS DEPENDIENTES",
]


def shape(*arguments: object) -> dict[str, Any]:
    told = said("body", *arguments, "--as-of", "2026-07-01", "--json")
    assert told.exit_code == 0, told.output
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def test_the_sanitary_committee(review: Path) -> None:
    told = said("body", review, "SPS", "--as-of", "2026-07-01")
    assert told.exit_code == 0, told.output
    lines = told.output.splitlines()
    assert lines[0] == f"B-12  {SPS}" and lines[1] == "SPS · Comité · Art. 9.17"
    assert [line for line in lines if line in PARTS] == PARTS
    assert max(map(len, lines)) <= 80
    assert "Previstas: 6 · Celebradas: 2 · Sin registro público: 4" in told.output
    assert "A más tardar el 30 de junio de 2027 (fecha calculada)" in told.output
    assert "  6 de mayo de 2021 · Primera reunión" in told.output
    assert "Grupos técnicos de trabajo en medidas sanitarias y fitosanitarias · Art. 9.18" in told.output
    found = shape(review, "SPS")
    assert (found["duty"]["due"], found["duty"]["held"], found["duty"]["no_record"]) == (6, 2, 4)
    assert [(m["when"], m["standing"]) for m in found["meetings"]] == [
        ("2021-05-06", "held"),
        ("2022-07-08", "evidence"),
        ("2022", "held"),
    ]
    assert found["next"] == {"kind": "computed", "when": "2027-06-30", "meeting": ""}
    assert found["members"] == ["México", "Estados Unidos", "Canadá"]


def test_what_came_after_the_day_stands_apart(review: Path) -> None:
    told = said("body", review, "SPS", "--as-of", "2021-06-30").output.splitlines()
    at = told.index("  Después del 30 de junio de 2021, fuera de lo que se cuenta:")
    said_of = [line.strip() for line in told[at + 1 : told.index("ACUERDOS")] if line.strip()[:1].isdigit()]
    assert [line.split(" · ")[0] for line in said_of] == ["2022", "8 de julio de 2022", "6 de mayo de 2021"]
    assert [line[:6] for line in told if "6 de mayo de 2021 · Primera" in line] == ["  6 de"]
    assert "Previstas: 0 · Celebradas: 0 · Sin registro público: 0 · En el periodo en curso: 1" in " ".join(told)
    assert "0 celebradas, 0 sin registro público, y 1 en el periodo en curso" in " ".join(" ".join(told).split())
    found = json.loads(said("body", review, "SPS", "--as-of", "2021-06-30", "--json").stdout)
    assert [m["when"] for m in found["meetings"]] == ["2021-05-06"]
    assert [m["when"] for m in found["ahead"]] == ["2022-07-08", "2022"]
    assert (found["duty"]["running"], len(found["duty"]["evidence"])) == (1, 0)


def test_the_committee_on_agriculture(review: Path) -> None:
    found = shape(review, "Comité sobre Comercio Agropecuario")
    assert (found["duty"]["due"], found["duty"]["held"]) == (6, 1)
    assert [(m["when"], m["standing"]) for m in found["meetings"]] == [
        ("2021", "held"),
        ("2021-05-18..2022-01-13", "evidence"),
        ("2022-07-08", "evidence"),
    ]
    assert len(found["below"]) == 4 and found["left_open"]["points"] == []


def test_who_presided_over_the_labor_council(review: Path) -> None:
    found = shape(review, "Consejo Laboral")
    assert [(c["actor"], len(c["meetings"])) for c in found["chairs"]] == [("Estados Unidos", 1)]


def test_a_body_on_request_and_one_whose_text_was_not_read(review: Path) -> None:
    kinds = {b["title"]["es"]: b for b in (shape(review, key) for key in bodies(review))}
    assert kinds["Comité de Medio Ambiente"]["next"]["kind"] == "no_duty"
    requested = [b for b in kinds.values() if b["duty"]["on_request"]]
    assert requested and {b["next"]["kind"] for b in requested} == {"on_request"}
    told = said("body", review, "TBT", "--as-of", "2026-07-01")
    assert "Por la regla general; no se leyó el texto, y nada se da por vencido." in " ".join(told.output.split())
    assert "Previstas:" not in told.output  # figures of the general rule are told with what they rest on


def bodies(review: Path) -> list[str]:
    with open_dossier(review) as opened:
        return [r.key for r in opened.reader.all(BODY.name)]


def test_words_that_name_no_body(review: Path) -> None:
    told = said("body", review, "Cofepris")
    assert told.exit_code == 2 and "no nombra ningún órgano" in told.output


@pytest.fixture(scope="module")
def minuted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled review with minutes of our own, a promise, a concern and a statement; what is ours is marked."""
    path = tmp_path_factory.mktemp("minuted") / "minuted.dossier"
    new_dossier(path, "usmca-review")
    with open_dossier(path, write=True, author="test") as opened:
        reader, commit = opened.reader, opened.journal.commit
        (sps,) = [r for r in reader.all(BODY.name) if getattr(r, "acronym", "") == "SPS"]
        public = next(r for r in reader.all(MEETING.name) if getattr(r, "ordinal", "") == "1" and r.body == sps.uid)  # type: ignore[attr-defined]
        actors = {getattr(r, "acronym", ""): r.uid for r in reader.all("actor")}
        cells = {"number": "4", "point": "RESERVADO punto", "canada": "RESERVADO planteamiento"}
        row = tuple(cells.get(c.name, c.type.empty) for c in AGENDA.columns)
        ours = Meeting(
            uid="11111111-1111-4111-8111-111111111111",
            title=Parallel(es="RESERVADO reunión"),
            body=sps.uid,
            when=from_iso("2026-05-12"),
            standing=Chosen("held"),
            known_from=Chosen("own_file"),
            agenda=(row,),
        )
        promised = Commitment(
            uid="22222222-2222-4222-8222-222222222222",
            title=Parallel(es="RESERVADO entregar el calendario"),
            owner=actors["US"],
            due=from_iso("2026-06"),
            status=Chosen("open"),
            meeting=ours.uid,
        )
        raised = Concern(
            uid="33333333-3333-4333-8333-333333333333",
            title=Parallel(es="Plazos públicos"),
            raised_by=(actors["US"],),
            meetings=(ours.uid, public.uid),
            audience=Chosen("public"),
        )
        statement = Statement(
            uid="44444444-4444-4444-8444-444444444444",
            on=Parallel(es="RESERVADO dicho"),
            actor=actors["US"],
            meeting=ours.uid,
        )
        commit(ChangeSet(tuple(map(Create, (ours, promised, raised, statement))), "minuta"))
        said_ = tuple({**cells, "point": "RESERVADO en la pública"}.get(c.name, c.type.empty) for c in AGENDA.columns)
        commit(ChangeSet((Update(public.uid, public.revision, {"agenda": (said_,)}),), "orden del día"))
    return path


def test_negotiators_see_what_is_open_and_overdue(minuted: Path) -> None:
    found = shape(minuted, "SPS")
    assert [p["number"] for p in found["left_open"]["points"]] == ["4"]
    assert [(c["due"], c["owner"]) for c in found["commitments"]["overdue"]] == [("2026-06", "Estados Unidos")]
    assert [(len(c["meetings"]), c["times"]) for c in found["concerns"]] == [(2, 2)]
    (ours,) = [m for m in found["meetings"] if m["when"] == "2026-05-12"]
    assert (len(ours["statements"]), len(ours["commitments"])) == (1, 1)
    assert (found["duty"]["held"], found["duty"]["own_file"]["held"]) == (2, 3)
    told = " ".join(said("body", minuted, "SPS", "--as-of", "2026-07-01").output.split())
    assert "4. RESERVADO punto Planteamiento de Canadá: RESERVADO planteamiento" in told
    assert "RESERVADO entregar el calendario Vencido: junio de 2026 · Estados Unidos · Pendiente" in told
    assert "Planteada en 2 reuniones de este órgano: 6 de mayo de 2021; 12 de mayo de 2026" in told


@pytest.mark.parametrize("audience", ["public", "consulted", "government"])
def test_others_are_told_nothing_that_is_reserved(minuted: Path, audience: str) -> None:
    told = said("body", minuted, "SPS", "--as-of", "2026-07-01", "--audience", audience)
    found = shape(minuted, "SPS", "--audience", audience)
    for text in (told.output, json.dumps(found, ensure_ascii=False)):
        assert "RESERVADO" not in text and "B-12" not in text
    assert [m["when"] for m in found["meetings"]] == ["2021-05-06", "2022-07-08", "2022"]
    assert all(m["agenda"] == [] for m in found["meetings"])
    assert found["commitments"] == {"overdue": [], "open": [], "over": []}
    assert [len(c["meetings"]) for c in found["concerns"]] == [1]  # at the meeting that is known of
    assert [c["times"] for c in found["concerns"]] == [1]
    assert found["duty"]["own_file"]["held"] == 2

"""What the command line tells of requests over time and of rounds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import said

from workbench.domain.change import ChangeSet, Create, Update
from workbench.domain.records import Actor, Body, Issue, Meeting, Position, Request, Statement
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier

PUBLIC = Chosen("public")
pytestmark = pytest.mark.usefixtures("spanish")


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


@pytest.fixture
def asked(dossier_path: Path) -> Path:
    """Three requests of a round, one answered and one settled, one of them for negotiators alone."""
    us, issue, body, met = (uid(n) for n in range(1, 5))
    common = {"asked_by": us, "issues": (issue,), "meeting": met, "received": from_iso("2026-03-01")}

    def request(number: int, audience: str, **more: object) -> Request:
        title = Parallel(f"Petición {number}")
        return Request(uid=uid(number), title=title, audience=Chosen(audience), **common, **more)  # type: ignore[arg-type]

    made = (
        Actor(uid=us, title=Parallel("Estados Unidos"), acronym="US", audience=PUBLIC),
        Issue(uid=issue, title=Parallel("Maíz"), table="Agricultura", audience=PUBLIC),
        Body(uid=body, title=Parallel("Ronda"), kind=Chosen("bilateral"), audience=PUBLIC),
        Meeting(uid=met, title=Parallel("Primera ronda"), body=body, when=from_iso("2026-03-01"), audience=PUBLIC),
        Statement(
            uid=uid(9), on=Parallel("Cuota"), actor=us, verb=Chosen("agrees"), meeting=met, audience=PUBLIC,
            words=Parallel("Aceptamos."),
        ),
        request(5, "public", response=Chosen("counter"), answered=from_iso("2026-04-01")),
        request(6, "public", status=Chosen("settled"), closed=from_iso("2026-05-01")),
        Position(uid=uid(8), on=Parallel("Cupo"), issue=issue, actor=us, audience=PUBLIC),
        request(
            7, "negotiators", positions=(uid(8),), traded_for=(uid(5),), trade_offs=Parallel("Un cupo por otro"),
        ),
    )  # fmt: skip
    with open_dossier(dossier_path, write=True) as dossier:
        dossier.journal.commit(ChangeSet(tuple(map(Create, made)), "todo"))
    return dossier_path


def test_the_series_the_groups_and_the_day(asked: Path) -> None:
    found = json.loads(said("requests", asked, "--by", "table", "--as-of", "2026-06-01", "--json").stdout)
    assert [(p["day"], p["open"], p["answered"], p["closed"]) for p in found["series"]] == [
        ("2026-03-01", 3, 0, 0), ("2026-04-01", 2, 1, 0), ("2026-05-01", 1, 1, 1), ("2026-06-01", 1, 1, 1),
    ]  # fmt: skip
    assert [(g["key"], g["now"]["pending"], g["now"]["uids"]["closed"]) for g in found["groups"]] == [
        ("Agricultura", 2, [uid(6)])
    ]
    assert found["dated_here"] == [] and found["claims"] == []
    told = said("requests", asked, "--as-of", "2026-04-15").output
    assert "Solicitudes al 2026-04-15: 3 sobre la mesa (2 abiertas, 1 contestada), 0 cerradas" in told
    assert "Estados Unidos: 3 sobre la mesa" in told


def test_who_may_not_know_of_a_request_does_not_count_it(asked: Path) -> None:
    found = json.loads(said("requests", asked, "--audience", "public", "--as-of", "2026-06-01", "--json").stdout)
    assert (found["now"]["open"], found["now"]["answered"], found["now"]["closed"]) == (0, 1, 1)
    assert uid(7) not in json.dumps(found)


def test_a_state_without_a_date_counts_from_the_day_on_which_it_was_written(asked: Path) -> None:
    with open_dossier(asked, write=True) as dossier:
        dossier.journal.commit(ChangeSet((Update(uid(7), 1, {"status": Chosen("withdrawn")}),), "retirada"))
    found = json.loads(said("requests", asked, "--as-of", "2026-06-01", "--json").stdout)
    assert found["now"]["open"] == 1, "it was withdrawn after that day"
    now = json.loads(said("requests", asked, "--json").stdout)
    assert now["now"]["open"] == 0 and now["dated_here"] == [uid(7)]
    assert "alguna fecha es la del día en que se registró aquí" in said("requests", asked).output


def test_what_the_paper_claims_is_shown_and_never_counted(review: Path) -> None:
    told = said("requests", review)
    assert told.exit_code == 0 and "8 sobre la mesa (6 abiertas, 2 contestadas), 1 cerrada" in told.output
    assert "54 · Peticiones de Estados Unidos en la revisión, antes de reducirse (por verificar)" in told.output
    assert [c["value"] for c in json.loads(said("requests", review, "--json").stdout)["claims"]] == ["54", "14"]


def test_the_readout_of_a_round(asked: Path) -> None:
    told = said("readout", asked, "Primera ronda").output
    assert "Lo que se pidió (3)" in told and "Lo que queda abierto (2)" in told
    assert "Estados Unidos · Cuota · Acuerda ad referéndum · «Aceptamos.»" in told
    assert "posiciones: Cupo · moneda de cambio: Un cupo por otro · se intercambia por: Petición 5" in told
    found = json.loads(said("readout", asked, "M-1", "--json").stdout)
    of_seven = next(i for i in found["asked"] if i["uid"] == uid(7))
    assert (of_seven["positions"], of_seven["traded_for"]) == ([uid(8)], [uid(5)])
    assert of_seven["trade_offs"] == {"es": "Un cupo por otro", "en": ""}
    assert [i["uid"] for i in found["agreed"]] == [uid(9)]
    public = json.loads(said("readout", asked, "Primera ronda", "--audience", "public", "--json").stdout)
    assert public == json.loads(said("readout", asked, "M-1", "--audience", "public", "--json").stdout)
    assert [i["uid"] for i in public["asked"]] == [uid(5), uid(6)]
    assert said("readout", asked, "Nada").exit_code == 2

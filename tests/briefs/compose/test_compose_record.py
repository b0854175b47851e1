"""Part 13 of a position brief: what the bodies of an issue have on record, and which commitments are open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from compose_helpers import DAY, PUBLIC, paper, part

from workbench.domain.audience import Audience
from workbench.domain.provision import from_code
from workbench.domain.records import Actor, Body, Citation, Commitment, Issue, Meeting, Source
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso

PARTIES = tuple(Actor(uid=uid, title=Parallel(uid.upper()), audience=PUBLIC) for uid in ("mx", "us", "ca"))
ISSUE = Issue(uid="i", title=Parallel("Medidas"), provisions=(from_code("9.17"),), audience=PUBLIC)
BODY = Body(
    uid="b",
    title=Parallel("Comité MSF", "SPS Committee"),
    provisions=(from_code("9.17"),),
    parties=("mx", "us", "ca"),
    audience=PUBLIC,
)


def meeting(uid: str, when: str, **more: Any) -> Meeting:
    values = {"standing": Chosen("held"), "known_from": Chosen("public"), "audience": PUBLIC}
    return Meeting(uid=uid, title=Parallel(uid), body="b", when=from_iso(when), **{**values, **more})


def commitment(uid: str, **more: Any) -> Commitment:
    return Commitment(uid=uid, title=Parallel(uid), **{"issue": "i", "audience": PUBLIC, **more})


@pytest.fixture
def said(empty_dossier: Path, tmp_path: Path) -> Any:
    def of(*records: Record, audience: Audience = Audience.NEGOTIATORS, language: Any = "es") -> list[str]:
        document = paper(empty_dossier, tmp_path, (*PARTIES, ISSUE, BODY, *records), "i", audience, language)
        return part(document, 13).splitlines()[1:]

    return of


def test_meetings_held_are_counted_with_their_years(said: Any) -> None:
    assert said(meeting("m1", "2021-05-06"), meeting("m2", "2022")) == [
        "Comité MSF: 2 reuniones en el registro público (2021, 2022)."
    ]
    assert said(meeting("m1", "2021-05-06"), language="en") == ["SPS Committee: 1 meeting in the public record (2021)."]


def test_no_record_never_says_that_the_body_did_not_meet(said: Any) -> None:
    assert said() == ["Comité MSF: sin registro público de reuniones."]


def test_what_is_no_meeting_of_the_body_is_not_counted(said: Any) -> None:
    others = (
        meeting("evidence", "2021", standing=Chosen("evidence")),
        meeting("claim", "2022", standing=Chosen("claimed")),
        meeting("bilateral", "2023", parties_present=("mx", "us")),
        meeting("later", "2026-09-01"),
        meeting("planned", "2026-01-01", standing=Chosen("planned")),
    )
    assert said(*others) == ["Comité MSF: sin registro público de reuniones."]
    assert said(*others, meeting("whole", "2024", parties_present=("mx", "us", "ca"))) == [
        "Comité MSF: 1 reunión en el registro público (2024)."
    ]


def test_meetings_that_no_source_which_was_read_supports_are_marked(said: Any) -> None:
    source = Source(uid="w", title="Titular", audience=PUBLIC)
    cite = Citation(uid="z", record="m1", source="w", verified=False, audience=PUBLIC)
    (line,) = said(source, meeting("m1", "2021"), cite)
    assert line == "Comité MSF: 1 reunión en el registro público (2021) (por verificar)."


def test_the_own_file_is_counted_apart_and_for_negotiators_only(said: Any) -> None:
    own = meeting("own", "2025", known_from=Chosen("own_file"))
    assert said(own) == ["Comité MSF: sin registro público de reuniones; 1 más en el expediente propio (2025)."]
    assert said(own, audience=Audience.PUBLIC) == ["Comité MSF: sin registro público de reuniones."]


def test_open_commitments_are_counted_and_the_late_ones_told(said: Any) -> None:
    found = said(
        commitment("c1", due=from_iso("2026-01-01")),
        commitment("c2", due=from_iso("2027"), status=Chosen("in_progress")),
        commitment("c3", status=Chosen("kept")),
        commitment("c4", body="b", issue=""),
    )
    assert found[-1] == "Compromisos pendientes: 3, con plazo vencido: 1"
    assert DAY.isoformat() == "2026-07-23"


def test_an_issue_without_a_body_has_no_such_part(empty_dossier: Path, tmp_path: Path) -> None:
    alone = Issue(uid="i", title=Parallel("Otro"), provisions=(from_code("10"),), audience=PUBLIC)
    document = paper(empty_dossier, tmp_path, (*PARTIES, alone, BODY), "i")
    assert part(document, 13) == ""

"""Each finding is found where it is planted, and nowhere else."""

from __future__ import annotations

from datetime import date

from workbench.assessing.checks import Looked, findings
from workbench.domain.records import (
    SCHEMA,
    Actor,
    Body,
    Citation,
    Figure,
    Issue,
    Meeting,
    Position,
    Source,
    Submission,
)
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso

TODAY = date(2026, 11, 23)


def sound() -> dict[str, list[Record]]:
    """A small dossier in which nothing is to be found."""
    return {
        "source": [Source(uid="w", title="Texto del tratado")],
        "actor": [Actor(uid="a", title=Parallel(es="México"))],
        "issue": [Issue(uid="i", title=Parallel(es="Tema"))],
        "position": [
            Position(uid="p", issue="i", actor="a", on=Parallel(es="Algo"), valid_until=from_iso("2026-11-23"))
        ],
        "citation": [Citation(uid="z", record="p", source="w", verified=True)],
    }


def found(records: dict[str, list[Record]]) -> list[tuple[str, str, str]]:
    return [(f.code, f.uid, f.field) for f in findings(Looked(SCHEMA, records, TODAY))]


def test_a_sound_dossier_has_no_findings() -> None:
    assert found(sound()) == []


def test_a_stated_position_without_source_and_the_source_that_nothing_cites() -> None:
    records = sound() | {"citation": []}
    assert found(records) == [("position-uncited", "p", "statement"), ("source-unused", "w", "")]


def test_an_estimate_needs_no_source() -> None:
    records = sound() | {"citation": [], "source": []}
    records["position"] = [Position(uid="p", issue="i", actor="a", on=Parallel(es="Algo"), standing=Chosen("estimate"))]
    assert found(records) == []


def test_unverified_expired_missing_and_dangling() -> None:
    records = sound()
    records["citation"] = [Citation(uid="z", record="p", field="statement", source="w")]
    records["position"] = [
        Position(uid="p", issue="i", actor="gone", on=Parallel(es="Algo"), valid_until=from_iso("2026-11-22"))
    ]
    records["issue"] = [Issue(uid="i")]
    assert found(records) == [
        ("field-missing", "i", "title"),
        ("reference-dangling", "p", "actor"),
        ("citation-unverified", "p", "statement"),
        ("authority-expired", "p", "valid_until"),
    ]


def test_a_figure_and_a_public_meeting_need_a_source() -> None:
    records = sound()
    records["figure"] = [Figure(uid="f", title=Parallel(es="Arancel medio"))]
    records["body"] = [Body(uid="b", title=Parallel(es="Comité"))]
    records["meeting"] = [
        Meeting(uid="m", title=Parallel(es="Una"), body="b", known_from=Chosen("public")),
        Meeting(uid="n", title=Parallel(es="Otra"), body="b", known_from=Chosen("own_file")),
    ]
    assert found(records) == [("record-uncited", "f", ""), ("record-uncited", "m", "")]


def test_two_parties_do_not_make_a_meeting_of_three() -> None:
    records = sound()
    records["actor"] += [Actor(uid=uid, title=Parallel(es=uid)) for uid in ("mx", "us", "ca")]
    records["body"] = [
        Body(uid="b", title=Parallel(es="Comité"), parties=("mx", "us", "ca")),
        Body(uid="two", title=Parallel(es="Comité de dos"), parties=("mx", "us")),
    ]

    def sitting(uid: str, body: str, *present: str) -> Meeting:
        return Meeting(uid=uid, title=Parallel(es=uid), body=body, parties_present=present)

    records["meeting"] = [
        sitting("whole", "b", "mx", "us", "ca"),
        sitting("short", "b", "mx", "us"),
        sitting("unknown", "b"),
        sitting("bilateral", "two", "mx", "us"),
    ]
    assert found(records) == [("meeting-bilateral", "short", "parties_present")]


def test_personal_data_in_a_submission_is_told_by_kind_and_never_repeated() -> None:
    records = sound()
    records["submission"] = [
        Submission(
            uid="u", title=Parallel(es="Acero"), problem=Parallel(es="Escriba a ana@acero.mx, tel. 55 1234 5678")
        ),
        Submission(uid="v", title=Parallel(es="Leche"), problem=Parallel(es="Fracción 0402.10.01, 1,250 MDD en 2025")),
    ]
    told = [f for f in findings(Looked(SCHEMA, records, TODAY)) if f.code == "personal-data"]
    assert [(f.uid, f.field) for f in told] == [("u", "problem")] * 2
    assert all("ana@" not in f.message.es and "1234" not in f.message.es for f in told)

"""Each finding is found where it is planted, and nowhere else."""

from __future__ import annotations

from datetime import date

from workbench.assessing.checks import findings
from workbench.domain.records import SCHEMA, Actor, Citation, Issue, Position, Source
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
    return [(f.code, f.uid, f.field) for f in findings(SCHEMA, records, TODAY)]


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

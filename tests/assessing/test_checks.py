"""Each finding is found where it is planted, and nowhere else."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from workbench.assessing import checks
from workbench.assessing.checks import Looked, findings
from workbench.assessing.evolution import FINDINGS
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.quantity import Quantity
from workbench.domain.records import (
    SCHEMA,
    Actor,
    Body,
    Citation,
    Commitment,
    Figure,
    Issue,
    Meeting,
    Milestone,
    Position,
    Recommendation,
    Source,
    Statement,
    Submission,
)
from workbench.domain.schema import Record
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import Basis, from_iso

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


def test_a_position_that_nobody_has_looked_at_for_half_a_year() -> None:
    records = sound()

    def seen(uid: str, **days: str) -> Position:
        told = {name: from_iso(day) for name, day in days.items()}
        return Position(uid=uid, issue="i", actor="a", on=Parallel(es=uid), standing=Chosen("estimate"), **told)

    records["position"] += [
        seen("old", as_of="2026-05-23"),
        seen("month", as_of="2026-05"),
        seen("again", as_of="2025", last_verified="2026-11-01"),
        seen("never"),
    ]
    assert found(records) == [("position-unverified", "old", "last_verified")]


def test_a_statement_needs_a_meeting_or_a_source() -> None:
    records = sound()
    records["meeting"] = [Meeting(uid="m", title=Parallel(es="Una"), known_from=Chosen("own_file"), body="b")]
    records["body"] = [Body(uid="b", title=Parallel(es="Comité"))]
    records["statement"] = [
        Statement(uid="s", actor="a", on=Parallel(es="Acero")),
        Statement(uid="t", actor="a", on=Parallel(es="Acero"), meeting="m"),
        Statement(uid="u", actor="a", on=Parallel(es="Acero")),
    ]
    records["citation"] += [Citation(uid="y", record="u", source="w", verified=True)]
    assert found(records) == [("statement-uncited", "s", "")]


def test_a_promise_without_owner_or_date_until_it_is_kept() -> None:
    records = sound()
    records["commitment"] = [
        Commitment(uid="c", title=Parallel(es="Publicar el decreto")),
        Commitment(uid="d", title=Parallel(es="Publicar el aviso"), owner="a", due=from_iso("2027-03-31")),
        Commitment(uid="e", title=Parallel(es="Publicar la guía"), status=Chosen("kept")),
    ]
    assert found(records) == [("commitment-unowned", "c", "owner"), ("commitment-undated", "c", "due")]


def test_a_recommendation_without_a_provision_of_its_own_or_of_its_issue() -> None:
    records = sound()
    (article,) = parse_provisions("9.17").value or ()
    records["issue"] += [Issue(uid="j", title=Parallel(es="Otro"), provisions=(article,))]
    records["recommendation"] = [
        Recommendation(uid="r", title=Parallel(es="Una")),
        Recommendation(uid="q", title=Parallel(es="Dos"), issue="j"),
        Recommendation(uid="o", title=Parallel(es="Tres"), provisions=(article,)),
    ]
    assert found(records) == [("recommendation-unanchored", "r", "provisions")]


def test_figures_of_the_same_with_two_values() -> None:
    records = sound()

    def figure(uid: str, amount: str, year: str = "2025", unit: str = "usd", title: str = "Exportaciones") -> Figure:
        value = Quantity(Decimal(amount), unit)
        return Figure(uid=uid, title=Parallel(es=title), value=value, period=from_iso(year))

    records["figure"] = [
        figure("f", "1250"),
        figure("g", "1300", title="EXPORTACIONES "),
        figure("h", "1300", year="2024"),
        figure("k", "9", unit="percent"),
    ]
    records["citation"] += [Citation(uid=f"y{u}", record=u, source="w", verified=True) for u in "fghk"]
    assert found(records) == [("figure-two-values", "f", "value"), ("figure-two-values", "g", "value")]
    told = [f.message.es for f in findings(Looked(SCHEMA, records, TODAY))]
    assert "1,300" in told[0] and "1,250" in told[1]
    records["figure"][1] = figure("g", "1250.0")
    assert found(records) == []


def test_computed_dates_that_are_kept_and_moved() -> None:
    """The report of 70 days hangs on the anniversary, 1 July 2027; another record states 15 June: 6 April it is."""

    def review(uid: str, day: str, basis: Basis) -> Milestone:
        provisions = parse_provisions("34.7").value
        return Milestone(
            uid=uid, title=Parallel(uid), when=from_iso(day, basis), kind=Chosen("review"), provisions=provisions
        )

    report = Milestone(
        uid="d", title=Parallel("Informe"), when=from_iso("2027-04-22", "computed"), moves_with="r",
        offset=Quantity(Decimal(-70), "days"), kind=Chosen("deadline"),
    )  # fmt: skip
    records = sound() | {"milestone": [review("r", "2027-07-01", "computed"), report]}
    assert found(records) == []
    records["milestone"].append(review("real", "2027-06-15", "stated"))
    assert found(records) == [("computed-moved", "d", "when"), ("computed-moved", "r", "when")]
    messages = [f.message.es for f in findings(Looked(SCHEMA, records, TODAY))]
    assert messages[0].endswith("ahora es 6 de abril de 2027.")


def test_every_kind_of_finding_has_a_name() -> None:
    source = Path(checks.__file__).read_text("utf-8")
    codes = set(re.findall(r'Finding\(\s*"([a-z-]+)"', source))
    codes |= {"file-damaged", "journal-broken", "duplicate-likely", *FINDINGS.values()}
    assert len(codes) > 18 and codes == set(checks.KINDS)

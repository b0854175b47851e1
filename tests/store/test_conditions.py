"""Conditions of a query: held against the same question asked of every record by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Create
from workbench.domain.provision import from_code
from workbench.domain.quantity import Quantity
from workbench.domain.query import Among, Between, Condition, Holding, OneOf, Query
from workbench.domain.records import Actor, Figure, Issue, Milestone, Position
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso
from workbench.store.dossier import Dossier, open_dossier

DATES = ("2026", "2026-05", "2026-05-06", "2026-05/2026-07", "2026-06-30..2027", "2025-12-31", "2027-01-01")


@pytest.fixture(scope="module")
def dossier(empty_dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    path = tmp_path_factory.mktemp("conditions") / "a.twb"
    path.write_bytes(empty_dossier.read_bytes())
    made = (
        Actor(uid="mx", title=Parallel("México", "Mexico"), acronym="MX", names=("Méjico",)),
        Actor(uid="us", title=Parallel("Estados Unidos", "United States"), acronym="EE.UU."),
        Actor(uid="nm", title=Parallel("Nuevo México 100%", "New Mexico"), acronym="NM"),
        Issue(uid="sps", title=Parallel("Sanidad", "Health"), provisions=(from_code("9.17.2"),), co_leads=("mx",)),
        Issue(uid="tbt", title=Parallel("Obstáculos", "Barriers"), provisions=(from_code("11"),), tags=("acero", "ti")),
        Issue(uid="non", title=Parallel("Sin nada", "Nothing"), status=Chosen("closed"), co_leads=("us", "mx")),
        Position(uid="p1", on=Parallel("Uno"), issue="sps", actor="mx", stance=Chosen("supports")),
        Position(uid="p2", on=Parallel("Dos"), issue="tbt", actor="us", stance=Chosen("opposes")),
        Position(uid="p3", on=Parallel("Tres"), issue="tbt", actor="mx"),
        *(Milestone(uid=f"d{n}", title=Parallel(f"Hito {n}"), when=from_iso(d)) for n, d in enumerate(DATES)),
        Milestone(uid="d-none", title=Parallel("Sin fecha")),
        Figure(uid="f1", title=Parallel("Una"), value=Quantity(Decimal("3.7"), "%")),
        Figure(uid="f2", title=Parallel("Otra"), value=Quantity(Decimal("-2"), "%")),
    )
    with open_dossier(path, write=True) as opened:
        opened.journal.commit(ChangeSet(tuple(Create(r) for r in made), "x"))
        yield opened


def asked(dossier: Dossier, record_type: str, *conditions: Condition) -> list[str]:
    return sorted(r.uid for r in dossier.reader.page(dossier.reader.ids(Query(record_type, conditions=conditions))))


@pytest.mark.parametrize(
    ("record_type", "condition", "uids"),
    [
        ("position", Among("stance", ("supports",)), ["p1"]),
        ("position", Among("stance", ("supports", "")), ["p1", "p3"]),
        ("position", Among("stance", ()), []),
        ("position", Among("actor", ("mx",)), ["p1", "p3"]),
        ("issue", Among("co_leads", ("mx",)), ["non", "sps"]),
        ("issue", Among("co_leads", ("",)), ["tbt"]),
        ("issue", Among("tags", ("ti",)), ["tbt"]),
        ("issue", Among("tags", ("t",)), []),
        ("issue", Among("provisions", ("9",)), ["sps"]),
        ("issue", Among("provisions", ("9.17", "11")), ["sps", "tbt"]),
        ("issue", Holding("sani"), ["sps"]),
        ("issue", Holding('" OR'), []),
        ("issue", OneOf(("tbt", "gone", "p1")), ["tbt"]),
        ("figure", Between("value", Decimal("0"), None), ["f1"]),
        ("figure", Between("value", Decimal("-2"), Decimal("3.7")), ["f1", "f2"]),
    ],
)
def test_a_condition_chooses(dossier: Dossier, record_type: str, condition: Condition, uids: list[str]) -> None:
    assert asked(dossier, record_type, condition) == uids


def test_conditions_add_up_and_keep_the_order(dossier: Dossier) -> None:
    both = (Among("actor", ("mx",)), Among("issue", ("tbt", "sps")))
    ids = dossier.reader.ids(Query("position", order="on", descending=True, conditions=both))
    assert [r.uid for r in dossier.reader.page(ids)] == ["p1", "p3"]


DAYS = st.dates(date(2025, 12, 30), date(2027, 2, 1)) | st.none()


@given(low=DAYS, high=DAYS, whole=st.booleans())
@settings(max_examples=150, deadline=None)
def test_dates_lie_between_days_as_their_first_and_last_days_do(
    dossier: Dossier, low: date | None, high: date | None, whole: bool
) -> None:
    def lies(iso: str) -> bool:
        when = from_iso(iso)
        first, last = (when.first(), when.last()) if whole else (when.last(), when.first())
        return (low is None or first >= low) and (high is None or last <= high)

    expected = [f"d{n}" for n, iso in enumerate(DATES) if lies(iso)]
    assert asked(dossier, "milestone", Between("when", low, high, whole)) == expected


def test_conditions_are_for_negotiators(dossier: Dossier) -> None:
    with pytest.raises(ValueError, match="negotiators"):
        dossier.reader.for_audience(Audience.GOVERNMENT).ids(Query("issue", conditions=(Holding("x"),)))


@pytest.mark.parametrize(
    ("types", "words", "uids"),
    [
        (("actor",), "mex", ["mx", "nm"]),  # what begins so before what only holds it
        (("actor",), "méji", ["mx"]),
        (("actor",), "ee uu", ["us"]),
        (("actor",), "100%", ["nm"]),
        (("actor",), "zz_", []),
        (("issue", "actor"), "ob", ["tbt"]),
        (("actor",), "", ["us", "mx", "nm"]),
    ],
)
def test_names_complete(dossier: Dossier, types: tuple[str, ...], words: str, uids: list[str]) -> None:
    assert [r.uid for r in dossier.reader.named(types, words)] == uids
    assert dossier.reader.for_audience(Audience.GOVERNMENT).named(types, words) == []


def test_what_points_to_a_record_is_counted_by_type_and_field(dossier: Dossier) -> None:
    assert dossier.reader.tied("mx") == [("issue", "co_leads", 2), ("position", "actor", 2)]
    assert dossier.reader.tied("tbt") == [("position", "issue", 2)]
    assert dossier.reader.for_audience(Audience.GOVERNMENT).tied("mx") == []


def test_the_id_of_a_record(dossier: Dossier) -> None:
    id_ = dossier.reader.id_of("sps")
    assert id_ is not None and [r.uid for r in dossier.reader.page([id_])] == ["sps"]
    assert dossier.reader.id_of("gone") is None

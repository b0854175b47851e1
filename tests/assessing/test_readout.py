"""The readout of a round holds what its records say, each in its part, and nothing of other rounds."""

from __future__ import annotations

from workbench.assessing.readout import PARTS, readout
from workbench.domain.records import Commitment, Meeting, Request, Statement
from workbench.domain.records.meeting import AGENDA
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import from_iso

ROUND = Meeting(
    uid="m",
    title=Parallel("Segunda ronda"),
    body="b",
    when=from_iso("2026-07-06/2026-07-08"),
    outcome=Parallel("Comunicado conjunto"),
    agenda=(
        AGENDA.row("1", "Maíz", "Corn", "i", "Que se retire", "Se mantiene", "", "Sin acuerdo", True),
        AGENDA.row("2", "Acero", "Steel"),
    ),
)


def request(uid: str, **values: object) -> Request:
    return Request(uid=uid, title=Parallel(uid), asked_by="us", **values)  # type: ignore[arg-type]


def statement(uid: str, verb: str, meeting: str = "m") -> Statement:
    return Statement(uid=uid, on=Parallel(uid), actor="us", verb=Chosen(verb), meeting=meeting)


def test_each_record_stands_in_its_part() -> None:
    requests = [
        request("put", meeting="m", status=Chosen("open")),
        request("settled", meeting="m", response=Chosen("accept"), status=Chosen("settled")),
        request("late", meeting="m", response=Chosen("accept"), answered=from_iso("2026-08-01")),
        request("earlier", meeting="other", response=Chosen("decline"), answered=from_iso("2026-07-07")),
        request("elsewhere", meeting="other"),
    ]
    statements = [statement(n, n) for n in ("asks", "agrees", "objects")] + [statement("far", "agrees", "other")]
    promised = [
        Commitment(uid="due", title=Parallel("due"), owner="mx", meeting="m"),
        Commitment(uid="kept", title=Parallel("kept"), owner="mx", meeting="m", status=Chosen("kept")),
        Commitment(uid="far", title=Parallel("far"), owner="mx", meeting="other"),
    ]
    found = readout(ROUND, requests, statements, promised).parts
    assert {part: [item.uid for item in items] for part, items in found.items()} == {
        "asked": ["put", "settled", "late", "asks"],
        "answered": ["settled", "earlier"],
        "agreed": ["agrees", "m", "m"],
        "promised": ["due", "kept"],
        "said": ["objects", "m", "m"],
        "open": ["put", "late", "m", "due"],
    }
    assert [item.words.es for item in found["agreed"]] == ["", "Sin acuerdo", "Comunicado conjunto"]
    assert [(i.side, i.title.es, i.title.en, i.words.es, i.issues) for i in found["said"][1:]] == [
        ("MX", "1 Maíz", "1 Corn", "Que se retire", ("i",)),
        ("US", "1 Maíz", "1 Corn", "Se mantiene", ("i",)),
    ]


def test_a_round_of_which_nothing_is_known_has_every_part_empty() -> None:
    found = readout(Meeting(uid="n", title=Parallel("x"), body="b"), [], [], [])
    assert found.parts == dict.fromkeys(PARTS, ())

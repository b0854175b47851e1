"""A paper is stamped where we answered with more than a position of ours authorised; negotiators alone are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from compose_helpers import PARTIES, PUBLIC, composed, es, kept

from workbench.domain.audience import Audience
from workbench.domain.change import ChangeSet, Update
from workbench.domain.records import Issue, Position, Request
from workbench.domain.types import Chosen
from workbench.domain.when import from_iso
from workbench.store.dossier import open_dossier

DAY = date(2026, 11, 1)
EXCEEDED, BOTH = "MANDATO EXCEDIDO", "MANDATO VENCIDO Y EXCEDIDO"


def room(path: Path, reply: str, response: str = "accept_with_changes", **more: Any) -> Path:
    """A position that may be taken to its target of 10 %, and a request that was answered in October."""
    return kept(
        path,
        *PARTIES,
        Issue(uid="i", title=es("Cuotas"), audience=PUBLIC),
        Position(
            uid="p", on=es("Cuota"), issue="i", actor="mx", audience=PUBLIC, clearance=Chosen("cleared"),
            target=es("10 %"), fallback=es("6 %"), flexibility=Chosen("firm"), statement=es("Diez."), **more,
        ),
        Request(
            uid="r", title=es("Bajarla"), issues=("i",), asked_by="us", asked_of="mx", audience=PUBLIC,
            response=Chosen(response), reply=es(reply), answered=from_iso("2026-10-05"),
        ),
    )  # fmt: skip


def stamp(path: Path, kind: str = "position", audience: Audience = Audience.NEGOTIATORS, day: date = DAY) -> str:
    return composed(path, kind, "i" if kind == "position" else "mx", audience=audience, as_of=day).stamp


def test_an_answer_beyond_what_was_authorised_is_stamped_to_negotiators(new_path: Callable[[], Path]) -> None:
    path = room(new_path(), "Aceptamos 6 %.")
    assert stamp(path) == EXCEEDED
    assert stamp(path, "actor") == EXCEEDED
    for audience in (Audience.PUBLIC, Audience.CONSULTED, Audience.GOVERNMENT):
        assert "EXCEDIDO" not in stamp(path, audience=audience)
    assert stamp(path, day=date(2026, 10, 4)) != EXCEEDED  # on that day nobody had answered


@pytest.mark.parametrize(("reply", "response"), [("Aceptamos 10 %.", "accept"), ("No.", "decline"), ("", "studying")])
def test_an_answer_within_what_was_authorised_is_not(new_path: Callable[[], Path], reply: str, response: str) -> None:
    assert "EXCEDIDO" not in stamp(room(new_path(), reply, response))


@pytest.mark.parametrize(("offered", "beyond"), [("Con 6 % bastaría.", True), ("Con 10 % bastaría.", False)])
def test_a_position_that_offers_more_than_it_authorises_is_stamped_to_negotiators(
    new_path: Callable[[], Path], offered: str, beyond: bool
) -> None:
    path = room(new_path(), "No.", "decline", landing_zone=es(offered))
    assert (stamp(path) == EXCEEDED) is (stamp(path, "actor") == EXCEEDED) is beyond
    for audience in (Audience.PUBLIC, Audience.CONSULTED, Audience.GOVERNMENT):
        assert "EXCEDIDO" not in stamp(path, audience=audience)


def test_a_mandate_that_is_over_and_was_exceeded_says_both(new_path: Callable[[], Path]) -> None:
    path = room(new_path(), "Aceptamos 6 %.", valid_until=from_iso("2026-10-20"))
    assert stamp(path) == BOTH
    assert composed(path, "position", "i", language="en", as_of=DAY).stamp == "AUTHORITY EXPIRED AND EXCEEDED"


def test_a_mandate_that_was_widened_since_settles_it(new_path: Callable[[], Path]) -> None:
    path = room(new_path(), "Aceptamos 6 %.")
    with open_dossier(path, write=True, author="test") as dossier:
        change = Update("p", 1, {"flexibility": Chosen("some"), "clearance": Chosen("cleared")})
        dossier.journal.commit(ChangeSet((change,), "mandato"))
    assert "EXCEDIDO" not in stamp(path)

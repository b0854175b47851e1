"""Whose table it is: a counterpart's own position is never Mexico's, a ministry's list of positions is."""

from __future__ import annotations

import pytest

from workbench.domain.records import SCHEMA, Actor
from workbench.domain.sheet import Sheet
from workbench.domain.types import Chosen, Parallel
from workbench.importing.layout import find_tables
from workbench.importing.mapping import suggest
from workbench.importing.mapping_sender import side_of


def meanings(head: list[str], side: str) -> dict[str, str]:
    """Each header with what it is taken for in a table that a side sent, and whose that is."""
    row = ("Maíz", *("algo" for _ in head[1:]))
    sheet = Sheet("Hoja", (tuple(head), row, ("Azúcar", *row[1:])))
    (table,) = find_tables(sheet, SCHEMA)
    mapping = suggest(table, sheet, SCHEMA, side=side)
    return {c.header: f"{c.record_type}.{c.field}@{c.fixed.get('actor', '')}" for c in mapping.columns}


THEIRS = ["Issue", "Our position", "Red line", "Mexico position", "US position"]


def test_our_position_is_the_senders() -> None:
    told = meanings(THEIRS[:4], "US")
    assert told == {
        "Issue": "issue.title@",
        "Our position": "position.statement@US",
        "Red line": "position.red_line@US",
    }
    ours = meanings(THEIRS, "MX")
    assert ours["Our position"] == "position.statement@MX" or ours["Mexico position"] == "position.statement@MX"
    assert ours["Red line"] == "position.red_line@MX" and ours["US position"] == "position.statement@US"


def test_a_chambers_own_is_nobodys_position() -> None:
    told = meanings(["Tema", "Nuestra posición", "Línea roja", "Posición de EE. UU."], "others")
    assert told == {"Tema": "issue.title@", "Posición de EE. UU.": "position.statement@US"}


def test_a_ministrys_list_of_positions_is_mexicos() -> None:
    head = ["Tema", "Posición", "Línea roja", "Responsable"]
    assert meanings(head, "MX")["Posición"] == "position.statement@MX"
    assert meanings(head, "MX")["Línea roja"] == "position.red_line@MX"
    assert "Posición" not in meanings(head, "")  # nobody says whose it is


@pytest.mark.parametrize(
    ("country", "kind", "side"),
    [("US", "agency", "US"), ("MX", "ministry", "MX"), ("MX", "business", "others"), ("XX", "ministry", "others")],
)
def test_for_whom_a_sender_speaks(country: str, kind: str, side: str) -> None:
    who = Actor(uid="a", title=Parallel(es="Alguien"), country=Chosen(country), kind=Chosen(kind))
    assert side_of(who) == side
    assert side_of(None) == "" and side_of(Actor(uid="b", title=Parallel(es="Otro"))) == ""


@pytest.mark.parametrize(
    ("title", "country", "side"),
    [
        ("Secretaría de Economía", "MX", "MX"),
        ("Secretaría de Desarrollo Económico de Jalisco", "MX", "others"),
        ("California Department of Food and Agriculture", "US", "others"),
        ("U.S. Department of State", "US", "US"),
        ("Ministry of Agriculture of Ontario", "CA", "others"),
    ],
)
def test_the_ministry_of_a_state_does_not_speak_for_its_party(title: str, country: str, side: str) -> None:
    sender = Actor(uid="x", title=Parallel(es=title), country=Chosen(country), kind=Chosen("ministry"))
    assert side_of(sender) == side

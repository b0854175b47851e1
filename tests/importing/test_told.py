"""What the reading process tells is looked at before it is believed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from workbench.domain.sheet import Box, Declared
from workbench.importing.told import collected, decoded
from workbench.importing.trouble import Limits, Place, Unreadable

PLACE = Place("viejo.xls")
SOUND: list[Any] = [
    "facts",
    "Hoja",
    False,
    [[1, 1, 2, 2]],
    [3],
    [4],
    [[5, 1, "#N/A"]],
    [[6, 1, "Ojo"]],
    [["usd", 2, 3, 9]],
    [[5, 1, 9, 4]],
    False,
]


def test_what_is_told_of_a_sheet_is_taken_up() -> None:
    read = collected((decoded(line, PLACE) for line in [json.dumps(SOUND).encode()]), PLACE, Limits())
    facts = read.facts["Hoja"]
    assert (facts.merges, facts.hidden_rows, facts.hidden_columns) == ([Box(1, 1, 2, 2)], {3}, {4})
    assert (facts.errors, facts.comments) == ({(5, 1): "#N/A"}, {(6, 1): "Ojo"})
    assert facts.declared == [Declared(Box(5, 1, 9, 4), loose=True)]
    assert facts.formatted.runs == {("usd", 2): [[3, 9]]}


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (3, [[1, 1, 2]]),
        (3, [["a", 1, 2, 2]]),
        (3, [7]),
        (4, [[3]]),
        (5, ["D"]),
        (6, [[5, 1]]),
        (6, [[5, None, "#N/A"]]),
        (7, [[6, 1, "Ojo", "más"]]),
        (7, [[6, 1, 2]]),
        (7, [None]),
        (7, "Ojo"),
        (8, [["euros", 2, 3, 9]]),
        (8, [["usd", 2, 3]]),
        (8, [["usd", "B", 3, 9]]),
        (8, [["usd", 2, 0, 9]]),
        (8, "usd"),
    ],
)
def test_what_is_told_otherwise_is_the_answer_of_a_damaged_file(part: int, told: object) -> None:
    line = json.dumps([*SOUND[:part], told, *SOUND[part + 1 :]]).encode()
    with pytest.raises(Unreadable, match=r"viejo\.xls"):
        decoded(line, PLACE)

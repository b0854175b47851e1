"""Ditto marks: which cell each of them repeats, however many stand below one another."""

from __future__ import annotations

import pytest

from workbench.domain.sheet import Raw, Sheet
from workbench.importing.ditto import Above, is_ditto


def test_each_mark_repeats_the_nearest_cell_above_that_says_anything() -> None:
    cells: list[Raw] = ['"', "Alta", '"', None, "''", "Baja", "ídem", '"', 3, '"']
    above = Above(Sheet("Hoja1", tuple((raw,) for raw in cells)), range(1, len(cells) + 1))
    told = [above.asked(row, 1).choices for row, raw in enumerate(cells, 1) if is_ditto(raw)]
    assert told == [(), ("Alta",), ("Alta",), ("Baja",), ("3",)]
    assert above.asked(10, 1).choices == ("3",)  # asked about once more


@pytest.mark.parametrize("raw", ["", "Alta", "5'", '5"', "--", None, 4, '"Alta"'])
def test_what_says_something_or_nothing_is_no_mark(raw: Raw) -> None:
    assert not is_ditto(raw)

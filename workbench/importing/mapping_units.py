"""Columns that hold the unit of the number beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.quantity import unit_named
from workbench.i18n import Words, fold
from workbench.importing.layout_columns import TableColumn
from workbench.importing.mapping_heads import Head

_NAMED = re.compile(
    r"(?:unidad(?:es)?|units?|unites?|u m|um|u de m|moneda|currency|devise)"
    r"(?: (?:de|of) (?:medida|measure|mesure|la cifra|valor))?(?: monetaria)?"
)
_FAR = 3  # columns between a number and its unit, at most
_BESIDE, _APART = 0.95, 0.85

_WHY = Words("es la unidad de «{field}», que está cerca", "is the unit of “{field}”, which stands near it")


@dataclass(frozen=True)
class UnitColumn:
    """A column that holds the unit of the number in another one."""

    column: TableColumn
    of: int
    score: float
    why: Words


def unit_columns(heads: Sequence[Head], numbers: Mapping[int, Words]) -> Iterator[UnitColumn]:
    """The columns that hold units, each of the number next to it, or of the only one that there is.

    ``numbers`` are the columns of numbers with the labels of their fields. A column whose cells name no unit
    ("Unidad": an office) is none.
    """
    left = dict(numbers)
    for head in heads:
        if not left or not _NAMED.fullmatch(fold(head.column.header)) or not _names_units(head):
            continue
        at = head.column.column
        nearest = min(left, key=lambda column: (abs(column - at), column > at))
        away = abs(nearest - at)
        if away == 1 or (len(numbers) == 1 and away <= _FAR):
            yield UnitColumn(head.column, nearest, _BESIDE if away == 1 else _APART, _WHY.fill(field=left[nearest]))
            del left[nearest]


def _names_units(head: Head) -> bool:
    cells = [raw for raw in head.content.cells if isinstance(raw, str)]
    if not head.content.is_evidence:
        return True
    return 2 * sum(bool(unit_named(raw)) for raw in cells) >= len(head.content.cells)

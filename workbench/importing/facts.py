"""What a sheet holds beyond its values, whatever kind of file it came in, and when that is too much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.domain.sheet import Box, Declared, address
from workbench.importing.number_formats import Formatted
from workbench.importing.trouble import Limits, Place, Unreadable

ROWS, COLUMNS = 1_048_576, 16_384

Spot = tuple[int, int]


@dataclass
class SheetFacts:
    """What a sheet says beyond its values; places are 1-based (row, column)."""

    name: str = ""
    hidden: bool = False
    cells: int = 0
    bottom: int = 0
    right: int = 0
    merges: list[Box] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncomputed: set[Spot] = field(default_factory=set)
    errors: dict[Spot, str] = field(default_factory=dict)
    comments: Mapping[Spot, str] = field(default_factory=dict)
    merged: int = 0
    formatted: Formatted = field(default_factory=Formatted)
    from_1904: bool = False  # days are counted from then
    declared: list[Declared] = field(default_factory=list)

    def merge(self, box: Box, place: Place, limits: Limits) -> None:
        """Adds a merge; raises Unreadable where there are more than anybody draws."""
        self.merges.append(box)
        self.merged += (box.bottom - box.top + 1) * (box.right - box.left + 1)
        if self.merged > limits.area or len(self.merges) > limits.merges:
            raise place.refuse("combina demasiadas celdas", "it merges too many cells", address(box.top, box.left))

    def declare(self, box: Box | None, limits: Limits, *, totals: int = 0, loose: bool = False) -> None:
        """Adds what the file says to be a table, as many as people make; a box of one row holds no record."""
        if box is not None and box.bottom - totals > box.top and len(self.declared) < limits.declared:
            self.declared.append(Declared(box, totals, loose))

    def check_area(self, place: Place, limits: Limits) -> None:
        """Raises Unreadable where readers would fill the memory with emptiness."""
        if self.is_far(limits):
            raise too_far(place, self.bottom, self.right)

    def is_far(self, limits: Limits) -> bool:
        """Whether the box of all cells with a value is nearly empty, or too large."""
        area = self.bottom * self.right
        return area > limits.area or area > limits.area_per_cell * self.cells + limits.area_slack


def too_far(place: Place, row: int, column: int) -> Unreadable:
    """The exception for a sheet in which a cell stands so far away that nobody can read what is between."""
    return place.refuse(
        "hay una celda con datos demasiado lejos de las demás; bórrela y guarde el libro de nuevo",
        "a cell with data stands too far from the others; delete it and save the workbook again",
        address(row, column),
    )

"""What a person decides of the rows of a file before they go in: which stay out, whose words count, what goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from workbench.i18n import Words, clip
from workbench.importing.trouble import Unreadable

ALL = "*"
SKIP, TAKE = "skip", "take"
Side = Literal["", "ours", "theirs"]
OURS: Side = "ours"
THEIRS: Side = "theirs"
KEEP = "keep"
NO = "no"


@dataclass(frozen=True)
class Choices:
    """``rows`` are ``Sheet!7``, or ``Sheet!*`` for all of a sheet, with skip or take; ``types`` are record types none
    of which is taken. The word about a row outweighs that about its sheet, and both that about its type.

    ``conflicts`` are cells with ``theirs``, where they count against what counts else, or ``ours``; ``*`` decides all
    conflicts with what was written in the dossier since the sheet had left it. ``personal`` are cells whose personal
    data is kept; ``*`` keeps all. ``delete`` are keys or uids of records that are not in the file and are to go.
    ``series`` are sheets, ``*`` for all, with ``no`` where dates of a position are not to be read as its states.
    """

    rows: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    conflicts: Mapping[str, str] = field(default_factory=dict)
    personal: Mapping[str, str] = field(default_factory=dict)
    delete: tuple[str, ...] = ()
    series: Mapping[str, str] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether anything was decided."""
        return any((self.rows, self.types, self.conflicts, self.personal, self.delete, self.series))

    @property
    def by_cell(self) -> bool:
        """Whether anything was decided of single cells."""
        return bool(self.conflicts or self.personal)

    @property
    def leaves_any(self) -> bool:
        """Whether anything is left out."""
        return SKIP in self.rows.values() or SKIP in self.types.values()

    def leaves_out(self, sheet: str, row: int, record_type: str) -> bool:
        """Whether what a row says of a record of a type is left out."""
        said = self.rows.get(row_place(sheet, row)) or self.rows.get(f"{sheet}!{ALL}") or self.types.get(record_type)
        return said == SKIP

    def spread(self, sheet: str, header: int, rows: Iterable[int]) -> Choices:
        """The same, with what is said of the row of a header said of all rows of its table."""
        said = self.rows.get(row_place(sheet, header))
        if said is None:
            return self
        rest = {place: word for place, word in self.rows.items() if place != row_place(sheet, header)}
        return replace(self, rows={**{row_place(sheet, row): said for row in rows}, **rest})

    def side(self, sheet: str, cell: str, *, since: bool) -> Side:
        """Whose words count in a conflict; empty where nobody decided."""
        said = self.conflicts.get(f"{sheet}!{cell}") or (self.conflicts.get(ALL, "") if since else "")
        return THEIRS if said == THEIRS else OURS if said == OURS else ""

    def is_no_series(self, sheet: str) -> bool:
        """Whether the dates of a position in a sheet are not to be read as its states."""
        return NO in (self.series.get(sheet), self.series.get(ALL))

    def keeps_personal(self, place: str) -> bool:
        """Whether the personal data of a cell goes in."""
        return KEEP in (self.personal.get(place), self.personal.get(ALL))

    def check(self, file: str, sheets: Mapping[str, Iterable[int]], cells: frozenset[str], left: Sequence[str]) -> None:
        """Raises Unreadable where a choice is for a row or a cell that is not read.

        ``sheets`` are those that are read, with the rows of their data; choices for those ``left`` aside wait.
        """
        places = {row_place(sheet, row) for sheet, rows in sheets.items() for row in rows} if self.rows else set()
        places |= {f"{sheet}!{ALL}" for sheet in sheets}
        lost = [p for p in self.rows if p not in places]
        lost += [f"{sheet}!{ALL}" for sheet in self.series if sheet != ALL and f"{sheet}!{ALL}" not in places]
        lost += [p for by_cell in (self.conflicts, self.personal) for p in by_cell if p not in cells]
        for place in lost:
            if place != ALL and place.rpartition("!")[0] not in left:
                raise Unreadable(_NO_PLACE.fill(file=clip(file), place=clip(place)))


def row_place(sheet: str, row: int) -> str:
    """What a row is called."""
    return f"{sheet}!{row}"


_NO_PLACE = Words(
    "{file}: la decisión sobre «{place}» no corresponde a ningún renglón ni celda leídos.",
    "{file}: the decision about “{place}” is for no row and no cell that is read.",
)

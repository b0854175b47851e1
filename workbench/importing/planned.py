"""The plan of an import as values: what becomes of every record, and what contradicts itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from workbench.domain.change import ChangeSet
from workbench.domain.problem import Severity
from workbench.domain.schema import Field, Record, RecordType
from workbench.importing.stage import CellProblem

Action = Literal["create", "update", "unchanged", "out"]


@dataclass(frozen=True, slots=True)
class Move:
    """One field that an import changes, with the cell that says so."""

    field: Field
    old: Any
    new: Any
    cell: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """One record of an import and what will become of it. ``record`` is it afterwards."""

    action: Action
    type: RecordType
    record: Record
    sheet: str
    row: int
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Two sayings of one field, of which the ``first`` counts: that of an earlier row, or, where ``since`` is set,
    what was written in the dossier after the sheet had left it.
    """

    sheet: str
    cell: str
    field: str
    title: str
    first: str
    second: str
    since: bool = False


@dataclass(frozen=True)
class Plan:
    """The change set, what it does record by record, and what stays out or should be known."""

    change_set: ChangeSet
    planned: tuple[Planned, ...]
    conflicts: tuple[Conflict, ...]
    problems: tuple[CellProblem, ...]
    rows_out: int

    @property
    def questions(self) -> tuple[CellProblem, ...]:
        """The problems that a person can answer."""
        return tuple(p for p in self.problems if p.problem.severity is Severity.QUESTION)

    def count(self, action: Action) -> int:
        """How many records end so."""
        return sum(p.action == action for p in self.planned)

    def by_type(self) -> dict[str, dict[str, int]]:
        """How many records of each type are created, updated and unchanged."""
        counts = Counter((p.type.name, p.action) for p in self.planned)
        names = dict.fromkeys(p.type.name for p in self.planned)
        return {
            n: {"created": counts[n, "create"], "updated": counts[n, "update"], "unchanged": counts[n, "unchanged"]}
            for n in names
        }

    @property
    def complete(self) -> bool:
        """Whether nothing stayed out and nothing contradicts itself."""
        unread = any(p.problem.code == "table-unnamed" for p in self.problems)
        return not (self.rows_out or self.conflicts or unread)

"""The plan of an import as values: what becomes of every record, and what contradicts itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from workbench.domain.change import ChangeSet
from workbench.domain.problem import Severity
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.when import When
from workbench.i18n import Language, Words
from workbench.importing.choices import Side
from workbench.importing.stage import CellProblem
from workbench.progress import let_go

Action = Literal["create", "update", "unchanged", "delete"]


@dataclass(frozen=True, slots=True)
class Move:
    """One field that an import changes, with the cell that says so."""

    field: Field
    old: Any
    new: Any
    cell: str
    sheet: str = ""


StateKind = Literal["new", "past", "known"]


@dataclass(frozen=True, slots=True)
class State:
    """One state of a position that a file tells in a series of dates: ``new``, older than what the dossier holds and
    so ``past``, or ``known`` already. ``cell`` is that of its date.
    """

    when: When
    kind: StateKind
    sheet: str
    row: int
    cell: str
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """One record of an import and what will become of it. ``record`` is it afterwards; ``states`` are those by which
    it gets there, where a file tells several.
    """

    action: Action
    type: RecordType
    record: Record
    sheet: str
    row: int
    moves: tuple[Move, ...] = ()
    states: tuple[State, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Two sayings of one field, of which the ``first`` counts: that of an earlier row, or, where ``since`` is set,
    what was written in the dossier after the sheet had left it. ``decided`` is ``theirs`` where a person said that
    the second one counts, ``ours`` where it is to be the first.
    """

    sheet: str
    cell: str
    field: str
    title: str
    first: str
    second: str
    since: bool = False
    decided: Side = ""
    refers: tuple[tuple[str, ...], ...] = ()
    told: tuple[Words, Words] | None = None

    def shown(self, language: Language) -> tuple[str, str]:
        """The two sayings for who reads that language; free words stay in that of the sheet."""
        if self.told is None:
            return self.first, self.second
        first, second = self.told
        return first.in_(language), second.in_(language)

    @property
    def place(self) -> str:
        """The cell of the second saying, by which the conflict is decided."""
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class Aside:
    """One record that a row speaks of and that does not go in: ``chosen`` where a person left it out, else because
    the row cannot go in yet. ``uid`` is set where the dossier has it.
    """

    type: RecordType
    sheet: str
    row: int
    title: str
    uid: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Plan:
    """The change set, what it does record by record, and what stays out or should be known; ``absent`` are records
    that earlier files brought and this one no longer holds. ``later`` change sets bring the states after the first of
    what the file tells in series; they are committed with the first, as one step of undo.
    """

    change_set: ChangeSet
    planned: tuple[Planned, ...]
    conflicts: tuple[Conflict, ...]
    problems: tuple[CellProblem, ...]
    rows_out: int
    aside: tuple[Aside, ...] = ()
    absent: tuple[Record, ...] = ()
    later: tuple[ChangeSet, ...] = ()

    @property
    def rows_left(self) -> int:
        """How many rows a person left out, wholly or in part."""
        return len({(a.sheet, a.row) for a in self.aside if a.chosen})

    @property
    def series(self) -> int:
        """How many positions are told in a series of states."""
        return sum(bool(p.states) for p in self.planned)

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
        names = dict.fromkeys(p.type.name for p in self.planned if p.action != "delete")
        return {
            n: {"created": counts[n, "create"], "updated": counts[n, "update"], "unchanged": counts[n, "unchanged"]}
            for n in names
        }

    @property
    def complete(self) -> bool:
        """Whether nothing stayed out but what a person left out, and nobody need say which of two sayings counts."""
        unread = any(p.problem.code in ("table-unnamed", "still-used") for p in self.problems)
        undecided = any(not c.decided for c in self.conflicts)
        return not (self.rows_out or undecided or unread)


def let_go_of(plans: list[Plan]) -> None:
    """Frees plans bit by bit, where the list is the last to hold them: a large one at once would stop everybody."""
    while plans:
        plan = plans.pop()
        batch = plan.change_set.batch
        parts: list[list[Any]] = [list(plan.planned), list(plan.change_set.edits), list(plan.problems)]
        parts += [list(one.edits) for one in plan.later]
        parts += [list(plan.aside), list(plan.conflicts), list(batch.cells.values()) if batch is not None else []]
        del plan, batch
        let_go(*parts)

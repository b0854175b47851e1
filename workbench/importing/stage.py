"""The records that rows of tables stand for: raw cells with their places, not yet understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from workbench.domain.columns import column_id, control_sum
from workbench.domain.problem import Problem
from workbench.domain.quantity import Notation
from workbench.domain.schema import RecordType
from workbench.domain.sheet import Raw, Sheet
from workbench.domain.types import ParallelText, plain
from workbench.i18n import Language
from workbench.importing.form_above import NO_FORM, Form
from workbench.importing.layout import Table
from workbench.importing.layout_rows import is_filled
from workbench.importing.mapping import SheetMapping
from workbench.importing.profile import Recalled

_CONTROL = re.compile(r"(?P<sum>(?P<revision>[1-9]\d{0,8})-[0-9a-f]{12})(?:-(?P<mark>[0-9a-f]{8}))?")

Answers = Mapping[str, str]  # "Sheet!D14" -> the words to read in place of the cell


@dataclass(frozen=True)
class Frame:
    """One table of a workbook with what its columns stand for, and the form above it.

    ``answered`` is what answers at the cells of its headers decided of columns.
    """

    sheet: Sheet
    table: Table
    mapping: SheetMapping
    recalled: Recalled | None = None
    form: Form = NO_FORM
    answered: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem with its place; ``field`` is ``type.field``, empty where the row itself is meant."""

    sheet: str
    cell: str
    field: str
    problem: Problem


class Written(NamedTuple):
    """What a cell shares with all of its column: what the sender calls it, how decimals are written there, and whether
    its workbook counts days from 1904.
    """

    header: str = ""
    notation: Notation = ""
    from_1904: bool = False


class StagedCell(NamedTuple):
    """One raw value, what it stands for and where it stood.

    ``answered`` where a person said it instead of ``words``; ``recalled`` where that was in an earlier file. ``unit``
    is what a column of units says of a number, in ``unit_cell``.
    """

    field: str
    language: Language
    ids: bool
    raw: Raw
    cell: str
    day_first: bool | None = None
    answered: bool = False
    recalled: bool = False
    words: Raw = None
    unit: Raw = None
    unit_cell: str = ""
    written: Written = Written()

    @property
    def filled(self) -> bool:
        """Whether it holds anything; blanks alone are nothing."""
        return is_filled(self.raw)


@dataclass
class StagedRecord:
    """One record that a row stands for.

    ``fixed`` are values that its columns imply; ``issue_of_row`` is the issue of the same row, if any;
    ``ours`` tells that the sheet was exported by this program; ``beside`` is what its row says beside its fields: where
    it goes (notes or tags), under which header, in which words, in which cell. Of ``values``, those in ``implied`` are
    said by no cell, those in ``made`` by the program alone; ``renamed`` are references whose name and whose identifier
    differ, as the names say. ``untitled`` tells that its table has no column for its title, ``is_exact`` that it is
    no row that somebody may have typed in, but what a program wrote down of the whole record.
    """

    type: RecordType
    sheet: str
    row: int
    language: Language
    fixed: Mapping[str, str]
    cells: list[StagedCell]
    ours: bool = False
    issue_of_row: StagedRecord | None = None
    uid: str = ""
    existing: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    implied: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    untitled: bool = False
    is_exact: bool = False
    renamed: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    beside: list[tuple[str, str, str, str]] = field(default_factory=list)
    _said: dict[str, StagedCell] | None = field(default=None, repr=False, compare=False)

    @property
    def place(self) -> tuple[str, int]:
        """The sheet and row that it stands in."""
        return self.sheet, self.row

    def said(self, name: str) -> StagedCell | None:
        """The cell of a field, if it is not empty."""
        if self._said is None:
            self._said = {c.field: c for c in reversed(self.cells) if c.filled}
        return self._said.get(name)

    def add(self, cell: StagedCell) -> None:
        """Adds a cell that says one more field."""
        self.cells.append(cell)
        self._said = None

    @property
    def whole(self) -> bool:
        """Whether its row shows all that the record holds: short keys are only in what negotiators got."""
        return self.said("key") is not None

    @property
    def revision(self) -> int:
        """The revision that its record had when the row left; 0 where it does not say so."""
        return int(self._control("revision") or 0)

    @property
    def mark(self) -> str:
        """The mark of whose row it was when it left; empty where its control has none."""
        return self._control("mark")

    @property
    def is_untouched(self) -> bool:
        """Whether every cell is as it was when the row left, by its control."""
        if not self.revision or any(c.answered for c in self.cells):
            return False
        cells = {self._column_id(c): plain(c.raw) for c in self.cells if c.field != "control"}
        return control_sum(self.revision, cells) == self._control("sum")

    def _control(self, part: str) -> str:
        cell = self.said("control")
        told = _CONTROL.fullmatch(str(cell.raw).strip()) if cell is not None else None
        return (told[part] or "") if told else ""

    def _column_id(self, cell: StagedCell) -> str:
        declared = self.type.by_name.get(cell.field)
        parallel = declared is not None and isinstance(declared.type, ParallelText)
        return column_id(cell.field, cell.language if parallel else None, cell.ids)

    def replace_cells(self, cells: list[StagedCell]) -> None:
        """Takes other cells in place of its own."""
        self.cells, self._said = cells, None

    def let_go(self) -> None:
        """Forgets its cells and values; where it stood and what is wrong with it stay."""
        self.cells, self.values, self.beside, self._said = [], {}, [], {}

    @property
    def heading(self) -> str:
        """The address of the cell that names it, or of its first one."""
        return (self.said(self.type.title) or self.cells[0]).cell

    def note(self, cell: str, name: str, problem: Problem) -> None:
        """Adds a problem of one of its cells."""
        full = f"{self.type.name}.{name}" if name else ""
        self.problems.append(CellProblem(self.sheet, cell, full, problem))

"""Rows of a table as the records they stand for: raw cells with their places, not yet understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import RecordType, Schema
from workbench.domain.sheet import Box, Raw, Sheet, address, column_letters
from workbench.domain.when_parse import day_order
from workbench.i18n import Language, Words
from workbench.importing.layout import Table
from workbench.importing.mapping import ColumnMapping, SheetMapping

Answers = Mapping[str, str]  # "Sheet!D14" -> the words to read in place of the cell


@dataclass(frozen=True)
class Frame:
    """One table of a workbook with what its columns stand for."""

    sheet: Sheet
    table: Table
    mapping: SheetMapping


@dataclass(frozen=True)
class CellProblem:
    """A problem with its place; ``field`` is ``type.field``, empty where the row itself is meant."""

    sheet: str
    cell: str
    field: str
    problem: Problem


@dataclass(frozen=True)
class StagedCell:
    """One raw value, what it stands for and where it stood."""

    field: str
    language: Language
    ids: bool
    raw: Raw
    cell: str
    day_first: bool | None = None


@dataclass
class StagedRecord:
    """One record that a row stands for.

    ``fixed`` are values that its columns imply; ``issue_of_row`` is the issue of the same row, if any;
    ``ours`` tells that the sheet was exported by this program.
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
    problems: list[CellProblem] = field(default_factory=list)

    @property
    def place(self) -> tuple[str, int]:
        """The sheet and row that it stands in."""
        return self.sheet, self.row

    def said(self, name: str) -> StagedCell | None:
        """The cell of a field, if it is not empty."""
        return next((c for c in self.cells if c.field == name and c.raw not in (None, "")), None)

    def note(self, cell: str, name: str, problem: Problem) -> None:
        """Adds a problem of one of its cells."""
        full = f"{self.type.name}.{name}" if name else ""
        self.problems.append(CellProblem(self.sheet, cell, full, problem))


def stage(frames: Sequence[Frame], schema: Schema, answers: Answers) -> tuple[list[StagedRecord], list[CellProblem]]:
    """The records that the rows of all frames stand for, in their order, and remarks about columns."""
    records: list[StagedRecord] = []
    remarks: list[CellProblem] = []
    for frame in frames:
        remarks += _column_remarks(frame)
        records += _Stager(frame, schema, answers).records()
    return records, remarks


class _Stager:
    """Stages the rows of one frame."""

    def __init__(self, frame: Frame, schema: Schema, answers: Answers) -> None:
        self._frame = frame
        self._sheet = frame.sheet
        self._schema = schema
        self._answers = {k: v for k, v in answers.items() if k.startswith(f"{frame.sheet.name}!")}
        self._merged = _merge_origins(frame.sheet.merges, frame.table)
        self._groups = _groups(frame.mapping)
        self._day_first = {c.column: self._order(c) for c in frame.mapping.columns}
        self._ours = any(c.field == "uid" for c in frame.mapping.columns)

    def records(self) -> Iterator[StagedRecord]:
        """The records of every row of data."""
        table = self._frame.table
        if table.data_rows is None:
            return
        skipped = {row for row, _ in table.skipped}
        for row in range(table.data_rows[0], table.data_rows[1] + 1):
            if row not in skipped:
                yield from self._row(row)

    def _row(self, row: int) -> list[StagedRecord]:
        made: list[StagedRecord] = []
        for (name, fixed), columns in self._groups.items():
            cells = [self._cell(column, row) for column in columns]
            if all(c.raw in (None, "") for c in cells):
                continue
            record_type = self._schema.type(name)
            language = self._frame.mapping.language
            made.append(StagedRecord(record_type, self._sheet.name, row, language, dict(fixed), cells, self._ours))
        issue = next((r for r in made if r.type.name == "issue"), None)
        for record in made:
            if record is not issue:
                record.issue_of_row = issue
        return made

    def _cell(self, column: ColumnMapping, row: int) -> StagedCell:
        at = self._merged.get((row, column.column), (row, column.column))
        place = address(*at)
        raw = self._sheet.at(*at)
        answer = self._answers.get(f"{self._sheet.name}!{place}")
        if answer is not None:
            raw = answer
        language = column.language or self._frame.mapping.language
        return StagedCell(column.field, language, column.ids, raw, place, self._day_first[column.column])

    def _order(self, column: ColumnMapping) -> bool | None:
        table = self._frame.table
        if table.data_rows is None:
            return None
        rows = range(table.data_rows[0], table.data_rows[1] + 1)
        return day_order(self._sheet.at(row, column.column) for row in rows)


def _merge_origins(merges: Sequence[Box], table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """For cells of the data inside a merge down a column, the cell that holds the value.

    A merge across columns is a heading within the table, not a value of each column.
    """
    if table.data_rows is None:
        return {}
    first, last = table.data_rows
    return {
        (row, box.left): (box.top, box.left)
        for box in merges
        if box.left == box.right and first <= box.top and box.bottom <= last
        for row in range(box.top, box.bottom + 1)
    }


def _groups(mapping: SheetMapping) -> dict[tuple[str, tuple[tuple[str, str], ...]], list[ColumnMapping]]:
    """The columns of a table by the record that they speak of: its type and what is fixed for it."""
    found: dict[tuple[str, tuple[tuple[str, str], ...]], list[ColumnMapping]] = {}
    for column in mapping.columns:
        found.setdefault((column.record_type, tuple(sorted(column.fixed.items()))), []).append(column)
    return found


def _column_remarks(frame: Frame) -> Iterator[CellProblem]:
    """What a person should know of columns: those that nothing was read from, and hidden ones that were."""
    header_row = frame.table.header_rows[1] if frame.table.header_rows else 1
    for column in frame.mapping.unmapped:
        message = _UNMAPPED.fill(header=column.header or column_letters(column.column))
        yield CellProblem(frame.sheet.name, address(header_row, column.column), "", Problem("column-unmapped", message))
    for mapped in frame.mapping.columns:
        if mapped.column in frame.sheet.hidden_columns:
            message = _HIDDEN.fill(header=mapped.header)
            yield CellProblem(
                frame.sheet.name,
                address(header_row, mapped.column),
                f"{mapped.record_type}.{mapped.field}",
                Problem("column-hidden", message),
            )


_UNMAPPED = Words("No se leyó la columna «{header}».", "The column “{header}” was not read.")
_HIDDEN = Words(
    "La columna «{header}» está oculta en la hoja; se leyó.",
    "The column “{header}” is hidden in the sheet; it was read.",
)

NO_VALUE = Problem(
    "formula-uncomputed",
    Words("La fórmula no trae un valor guardado.", "The formula carries no stored value."),
    Severity.BLOCKING,
)

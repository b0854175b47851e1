"""Rows of a table as the records they stand for: raw cells with their places, not yet understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from workbench.domain.columns import OF_THE_SHEET, column_id, control
from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import RecordType, Schema
from workbench.domain.sheet import Raw, Sheet, address
from workbench.domain.types import ParallelText, plain
from workbench.domain.when_parse import day_order, order_told
from workbench.i18n import Language, Words, clip
from workbench.importing.beside import column_remarks, columns_beside, comments_beside, header_row, words_beside
from workbench.importing.form_above import NO_FORM, Form, form_remarks
from workbench.importing.layout import Table
from workbench.importing.layout_rows import NOTE, SECTION, is_filled
from workbench.importing.mapping import ColumnMapping, SheetMapping
from workbench.importing.merged_cells import continued, merge_origins, merged_across
from workbench.importing.profile import Recalled, words_of
from workbench.importing.stage_groups import groups, is_untitled, said, units
from workbench.importing.trouble import Unreadable

_CONTROL = re.compile(r"(?P<revision>[1-9]\d{0,8})-[0-9a-f]{12}")

Answers = Mapping[str, str]  # "Sheet!D14" -> the words to read in place of the cell


@dataclass(frozen=True)
class Frame:
    """One table of a workbook with what its columns stand for, and the form above it."""

    sheet: Sheet
    table: Table
    mapping: SheetMapping
    recalled: Recalled | None = None
    form: Form = NO_FORM


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A problem with its place; ``field`` is ``type.field``, empty where the row itself is meant."""

    sheet: str
    cell: str
    field: str
    problem: Problem


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
    differ, as the names say. ``untitled`` tells that its table has no column for its title.
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
        told = _CONTROL.fullmatch(str(cell.raw).strip()) if (cell := self.said("control")) is not None else None
        return int(told["revision"]) if told else 0

    @property
    def is_untouched(self) -> bool:
        """Whether every cell is as it was when the row left, by its control."""
        told = self.said("control")
        if told is None or any(c.answered for c in self.cells):
            return False
        cells = {self._column_id(c): plain(c.raw) for c in self.cells if c.field != "control"}
        return control(self.revision, cells) == str(told.raw).strip()

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


def stage(frames: Sequence[Frame], schema: Schema, answers: Answers) -> tuple[list[StagedRecord], list[CellProblem]]:
    """The records that the rows of all frames stand for, in their order, and remarks about columns.

    Where a frame knows what was read in place of words before, that is read again, unless it is answered now.
    A table that names none of its records is told in a remark and otherwise left alone.
    """
    records: list[StagedRecord] = []
    remarks: list[CellProblem] = []
    for frame in frames:
        stager = _Stager(frame, schema, answers)
        if stager.named:
            remarks += stager.remarks()
            records += stager.records()
        else:
            remarks.append(_unnamed(frame))
    return records, remarks


class _Stager:
    """Stages the rows of one frame."""

    def __init__(self, frame: Frame, schema: Schema, answers: Answers) -> None:
        self._frame = frame
        self._sheet = frame.sheet
        self._schema = schema
        self._answers = answers
        self._rows = _data_rows(frame)
        self._merged = merge_origins(frame.sheet.merges, self._rows)
        self._across = merged_across(frame.sheet, frame.table, self._rows)
        self._groups = groups(frame.mapping, frame.form, schema)
        self._untitled = {g for g, of in self._groups.items() if is_untitled(schema.type(g[0]), of)}
        self._units = units(frame.mapping)
        self._beside = columns_beside(frame.table, frame.sheet, frame.mapping, self._rows)
        self._day_first = {c.column: self._order(c) for c in frame.mapping.columns}
        self._before = {c.column: _words_before(frame, c) for c in frame.mapping.columns}
        self._ours = any(c.field == "uid" for c in frame.mapping.columns)
        self._continued = continued(frame.sheet, frame.table)
        self._form = self._form_cells()

    @property
    def named(self) -> bool:
        """Whether any record of a row can be told apart from the others."""
        return bool(self._groups)

    def records(self) -> Iterator[StagedRecord]:
        """The records of every row of data."""
        for row in self._rows:
            if not self._is_heading(row) and any(self._has(row, c.column) for c in self._frame.mapping.columns):
                yield from self._row(row)

    def remarks(self) -> Iterator[CellProblem]:
        """What a person should know of columns and rows: what was not read, and what is hidden and was."""
        rows = [row for row in self._rows if not self._is_heading(row)]
        for cell, name, problem in column_remarks(
            self._frame.table, self._sheet, self._frame.mapping, rows, self._beside, self._schema
        ):
            yield CellProblem(self._sheet.name, cell, name, problem)
        for cell, problem in form_remarks(self._frame.form):
            yield CellProblem(self._sheet.name, cell, "", problem)
        if left := [row for row, why in self._frame.table.skipped if why in (SECTION, NOTE)]:
            told = ", ".join(str(row) for row in left[:_TOLD]) + (" …" if len(left) > _TOLD else "")
            message = _NO_DATA.fill(count=len(left), rows=told)
            yield CellProblem(self._sheet.name, address(left[0], 1), "", Problem("rows-no-data", message))
        hidden = [row for row in self._rows if row in self._sheet.hidden_rows]
        if hidden:
            message = _HIDDEN_ROWS.fill(count=len(hidden))
            yield CellProblem(self._sheet.name, address(hidden[0], 1), "", Problem("rows-hidden", message))

    def _is_heading(self, row: int) -> bool:
        """Whether nothing but one cell, merged over several columns of the table, stands in a row."""
        filled = [c.column for c in self._frame.table.columns if self._has(row, c.column)]
        return len(filled) == 1 and (row, filled[0]) in self._across

    def _has(self, row: int, column: int) -> bool:
        return is_filled(self._sheet.at(row, column)) or (row, column) in self._sheet.uncomputed

    def _row(self, row: int) -> list[StagedRecord]:
        made: list[StagedRecord] = []
        for group, columns in self._groups.items():
            name, fixed = group
            cells = [self._cell(column, row) for column in columns]
            if self._units:
                cells = [self._with_unit(cell, column, row) for cell, column in zip(cells, columns, strict=True)]
            missing = [c for c in cells if self._is_uncomputed(c)]
            if not missing and not any(c.filled for c in cells):
                continue
            record_type = self._schema.type(name)
            language = self._frame.mapping.language
            record = StagedRecord(record_type, self._sheet.name, row, language, dict(fixed), cells, self._ours)
            for cell in missing:
                record.note(cell.cell, "" if cell.field in OF_THE_SHEET else cell.field, NO_VALUE)
            self._note_across(record, columns)
            record.untitled = group in self._untitled
            if self._form:
                filled = {cell.field for cell in cells if cell.filled}
                record.cells += [cell for of, cell in self._form if of == name and cell.field not in filled]
            made.append(record)
        issue = next((r for r in made if r.type.name == "issue"), None)
        for record in made:
            if record is not issue:
                record.issue_of_row = issue
        if made:
            (issue or made[0]).beside += words_beside(self._sheet, self._beside, row)
            if self._sheet.comments and not self._ours:
                (issue or made[0]).beside += comments_beside(self._sheet, self._frame.table, row, language)
        return made

    def _is_uncomputed(self, cell: StagedCell) -> bool:
        return not cell.answered and not cell.filled and cell.field != "control" and cell.cell in self._uncomputed

    @cached_property
    def _uncomputed(self) -> frozenset[str]:
        return frozenset(address(*at) for at in self._sheet.uncomputed)

    def _note_across(self, record: StagedRecord, columns: Sequence[ColumnMapping]) -> None:
        for column in columns:
            if (record.row, column.column) in self._across and self._has(record.row, column.column):
                message = _ACROSS.fill(header=column.header)
                record.note(address(record.row, column.column), column.field, Problem("merged-across", message))

    def _cell(self, column: ColumnMapping, row: int) -> StagedCell:
        here = row, column.column
        at = self._merged.get(here, here) if self._merged else here
        answer = self._answer(here, at) if self._answers else None
        if answer is not None and self._is_answered(here):
            at = here
        stood = self._sheet.at(*at) if self._ours else said(self._sheet.at(*at), column, self._schema)
        if self._continued and (more := self._continued.get(at)):
            stood = "\n".join([plain(stood), *more])
        words = self._before[column.column]
        before = words.get(plain(stood)) if words and answer is None else None
        return StagedCell(
            column.field,
            column.language or self._frame.mapping.language,
            column.ids,
            answer if answer is not None else before if before is not None else stood,
            address(*at),
            self._day_first[column.column],
            answer is not None or before is not None,
            before is not None,
            stood,
        )

    def _with_unit(self, cell: StagedCell, column: ColumnMapping, row: int) -> StagedCell:
        """The cell of a number with the unit that stands beside it."""
        of = self._units.get(column.column)
        if of is None:
            return cell
        unit = self._cell(of, row)
        return cell._replace(unit=unit.raw, unit_cell=unit.cell)

    def _form_cells(self) -> list[tuple[str, StagedCell]]:
        """The values of the form above as cells of every row, by the type that they are of."""
        found: list[tuple[str, StagedCell]] = []
        for value in self._frame.form.values:
            answer = self._answers.get(f"{self._sheet.name}!{value.cell}")
            raw = value.raw if answer is None else answer
            language = self._frame.mapping.language
            cell = StagedCell(value.field, language, False, raw, value.cell, None, answer is not None, words=value.raw)
            found.append((value.record_type, cell))
        return found

    def _answer(self, here: tuple[int, int], at: tuple[int, int]) -> str | None:
        """What a person said in place of a cell, or of the one that it is merged with."""
        for place in (here, at):
            answer = self._answers.get(f"{self._sheet.name}!{address(*place)}")
            if answer is not None:
                return answer
        return None

    def _is_answered(self, here: tuple[int, int]) -> bool:
        return f"{self._sheet.name}!{address(*here)}" in self._answers

    def _order(self, column: ColumnMapping) -> bool | None:
        told = order_told(column.header)
        return told if told is not None else day_order(self._sheet.at(row, column.column) for row in self._rows)


def _words_before(frame: Frame, column: ColumnMapping) -> Mapping[str, str]:
    """What was read in place of words of a column in an earlier file of this layout."""
    return words_of(frame.recalled, column) if frame.recalled is not None else {}


def _data_rows(frame: Frame) -> tuple[int, ...]:
    """The rows of data, and those just below whose formulas carry no value: they look empty and are not."""
    table, columns = frame.table, {c.column for c in frame.mapping.columns}
    if table.data_rows is None:
        return ()
    first, last = table.data_rows
    waiting = {row for row, column in frame.sheet.uncomputed if column in columns}
    while last + 1 in waiting:
        last += 1
    skipped = {row for row, _ in table.skipped}
    return tuple(row for row in range(first, last + 1) if row not in skipped)


def cells_of(frames: Sequence[Frame]) -> frozenset[str]:
    """The cells of rows of data and forms that are read, as ``Sheet!D14``: those that a person can answer."""
    return frozenset(
        f"{frame.sheet.name}!{address(row, column.column)}"
        for frame in frames
        for row in _data_rows(frame)
        for column in frame.mapping.columns
    ) | frozenset(f"{frame.sheet.name}!{value.cell}" for frame in frames for value in frame.form.values)


def check_answers(file: str, answers: Answers, left: Sequence[str], cells: frozenset[str]) -> None:
    """Raises Unreadable where an answer is for a cell that is not among those read.

    ``left`` are sheets that were left aside on purpose: answers for their cells wait.
    """
    for place in answers:
        if place not in cells and place.rpartition("!")[0] not in left:
            raise Unreadable(_NO_CELL.fill(file=clip(file), place=clip(place)))


def _unnamed(frame: Frame) -> CellProblem:
    """The remark about a table whose columns are known, but not whose they are: a summary, a list of keys."""
    row = header_row(frame.table)
    message = _UNNAMED.fill(sheet=frame.sheet.name, row=row)
    place = address(row, frame.table.columns[0].column)
    return CellProblem(frame.sheet.name, place, "", Problem("table-unnamed", message))


_NO_CELL = Words(
    "{file}: la decisión sobre «{place}» no corresponde a ninguna celda leída.",
    "{file}: the decision about “{place}” is for no cell that is read.",
)
_UNNAMED = Words(
    "Hoja «{sheet}», encabezado en la fila {row}: la tabla no dice de qué registro es cada renglón; no se leyó.",
    "Sheet “{sheet}”, header in row {row}: the table does not say which record each row is about; it was not read.",
)
_TOLD = 12  # rows that are told by their numbers
_NO_DATA = Words(
    "{count} {count|renglón es título o nota y no se leyó|renglones son títulos o notas y no se leyeron}: {rows}.",
    "{count} {count|row is a title or a note and was not read|rows are titles or notes and were not read}: {rows}.",
)
_HIDDEN_ROWS = Words(
    "La tabla tiene renglones ocultos ({count}); se leyeron.", "The table has hidden rows ({count}); they were read."
)
_ACROSS = Words(
    "La celda está combinada sobre varias columnas; se leyó sólo como «{header}».",
    "The cell is merged over several columns; it was read as “{header}” only.",
)

NO_VALUE = Problem(
    "formula-uncomputed",
    Words("La fórmula no trae un valor guardado.", "The formula carries no stored value."),
    Severity.BLOCKING,
)

"""The rows of tables made into the records that they stand for, and what a person should know of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from workbench.domain.columns import OF_THE_SHEET
from workbench.domain.problem import Problem, Severity
from workbench.domain.quantity import Notation, notation_of
from workbench.domain.schema import Schema
from workbench.domain.sheet import address
from workbench.domain.types import Number, plain
from workbench.domain.when_order import day_order, order_told
from workbench.i18n import Words, clip
from workbench.importing.beside import (
    column_remarks,
    columns_beside,
    comments_beside,
    header_row,
    label_of,
    words_beside,
)
from workbench.importing.ditto import Above, means_above, with_marks
from workbench.importing.form_above import form_remarks
from workbench.importing.layout_changed import new_columns
from workbench.importing.layout_rows import NOTE, REPEATED, SECTION, TOTAL, cell_words, is_filled, listed
from workbench.importing.mapping import ColumnMapping
from workbench.importing.mapping_asked import NO_ISSUE, UNNAMED, asked_of, filled_down, waits
from workbench.importing.merged_cells import continued, merge_origins, merged_across
from workbench.importing.profile import words_of
from workbench.importing.stage import Answers, CellProblem, Frame, StagedCell, StagedRecord, Written
from workbench.importing.stage_cells import data_rows
from workbench.importing.stage_groups import groups, is_untitled, said, units


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
        self._rows = data_rows(frame)
        down = filled_down(frame.mapping, frame.table, frame.sheet, self._rows)
        self._merged = {**down, **merge_origins(frame.sheet.merges, self._rows)}
        self._asked = asked_of(frame.mapping, frame.table, frame.sheet, schema)
        self._waiting = {row: asked for asked in self._asked for row in asked.blank}
        self._nameless = any(asked.problem.code == UNNAMED for asked in self._asked)
        self._across = merged_across(frame.sheet, frame.table, self._rows)
        self._groups = groups(frame.mapping, frame.form, schema)
        self._untitled = {g for g, of in self._groups.items() if is_untitled(schema.type(g[0]), of)}
        self._units = units(frame.mapping)
        self._beside = columns_beside(frame.table, frame.sheet, frame.mapping, self._rows)
        self._day_first = {c.column: self._order(c) for c in frame.mapping.columns}
        self._ours = any(c.field == "uid" for c in frame.mapping.columns)
        self._answered = {
            c.column: Written(label_of(c.header), from_1904=frame.sheet.from_1904) for c in frame.mapping.columns
        }
        self._written = {
            c.column: self._answered[c.column]._replace(notation=self._notation(c)) for c in frame.mapping.columns
        }
        self._before = {c.column: _words_before(frame, c) for c in frame.mapping.columns}
        self._continued = continued(frame.sheet, frame.table)
        self._above = Above(frame.sheet, self._rows)
        columns = [c.column for c in frame.mapping.columns]
        self._marked = frozenset() if self._ours else with_marks(frame.sheet, self._rows, columns)
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
        mapping, table = self._frame.mapping, self._frame.table
        filled = [column for column in self._beside if any(self._has(row, column) for row in rows)]
        new = new_columns(mapping, self._frame.recalled, table, filled, self._schema)
        for cell, name, problem in column_remarks(table, self._sheet, mapping, rows, self._beside, self._schema):
            yield CellProblem(self._sheet.name, cell, name, new.get(cell, problem))
        for asked in self._asked:
            yield CellProblem(self._sheet.name, asked.cell, asked.field, asked.problem)
        for cell, problem in form_remarks(self._frame.form):
            yield CellProblem(self._sheet.name, cell, "", problem)
        for reasons, code, words in _SKIPPED:
            if left := [row for row, why in self._frame.table.skipped if why in reasons]:
                named = ", ".join(map(self._words_of, left[:_NAMED])) + (" …" if len(left) > _NAMED else "")
                message = words.fill(count=len(left), rows=listed(left), cells=named)
                yield CellProblem(self._sheet.name, address(left[0], 1), "", Problem(code, message))
        hidden = [row for row in self._rows if row in self._sheet.hidden_rows]
        if hidden:
            message = _HIDDEN_ROWS.fill(count=len(hidden))
            yield CellProblem(self._sheet.name, address(hidden[0], 1), "", Problem("rows-hidden", message))

    def _words_of(self, row: int) -> str:
        """The first words of a row with their cell."""
        cells = ((c.column, cell_words(self._sheet.at(row, c.column))) for c in self._frame.table.columns)
        return next((f"{address(row, c)} «{clip(words)}»" for c, words in cells if words), str(row))

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
            repeated = (
                [at for at, c in enumerate(columns) if self._is_repeated(cells[at], c, row)] if self._marked else ()
            )
            if not missing and not repeated and not any(c.filled for c in cells):
                continue
            for at in repeated:
                cells[at] = cells[at]._replace(raw=None)
            record_type = self._schema.type(name)
            language = self._frame.mapping.language
            record = StagedRecord(record_type, self._sheet.name, row, language, dict(fixed), cells, self._ours)
            for at in repeated:
                problem = self._above.asked(row, columns[at].column)
                record.note(cells[at].cell, cells[at].field, problem)
            for cell in missing:
                record.note(cell.cell, "" if cell.field in OF_THE_SHEET else cell.field, NO_VALUE)
            self._note_across(record, columns)
            record.untitled = group in self._untitled
            if self._form:
                filled = {cell.field for cell in cells if cell.filled}
                record.cells += [cell for of, cell in self._form if of == name and cell.field not in filled]
            made.append(record)
        self._note_waiting(made, row)
        issue = next((r for r in made if r.type.name == "issue"), None)
        for record in made:
            if record is not issue:
                record.issue_of_row = issue
        if made:
            (issue or made[0]).beside += words_beside(self._sheet, self._beside, row)
            if self._sheet.comments and not self._ours:
                (issue or made[0]).beside += comments_beside(self._sheet, self._frame.table, row, language)
        return made

    def _note_waiting(self, made: list[StagedRecord], row: int) -> None:
        """Tells of a row that waits for what is asked of a column."""
        asked = self._waiting.get(row)
        if made and asked is not None and self._answer((row, asked.column), (row, asked.column)) is None:
            cell, problem = waits(asked, row)
            made[0].problems.append(CellProblem(self._sheet.name, cell, asked.field, problem))
        for record in made if self._nameless else ():
            if record.type.name == "position":
                record.note(record.cells[0].cell, "", NO_ISSUE)

    def _is_repeated(self, cell: StagedCell, column: ColumnMapping, row: int) -> bool:
        if cell.answered or column.column not in self._marked:
            return False
        return means_above(self._sheet.at(row, column.column), column, self._schema)

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
            written=(self._written if answer is None and before is None else self._answered)[column.column],
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
            cell = cell._replace(written=Written(label_of(value.label), from_1904=self._sheet.from_1904))
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

    def _notation(self, column: ColumnMapping) -> Notation:
        """How a column of numbers writes decimals; we ourselves always write the point."""
        declared = self._schema.type(column.record_type).by_name.get(column.field)
        if self._ours or declared is None or not isinstance(declared.type, Number):
            return ""
        return notation_of(self._sheet.at(row, column.column) for row in self._rows)


def _words_before(frame: Frame, column: ColumnMapping) -> Mapping[str, str]:
    """What was read in place of words of a column in an earlier file of this layout."""
    return words_of(frame.recalled, column) if frame.recalled is not None else {}


def _unnamed(frame: Frame) -> CellProblem:
    """The remark about a table whose columns are known, but not whose they are: a summary, a list of keys."""
    row = header_row(frame.table)
    message = _UNNAMED.fill(sheet=frame.sheet.name, row=row)
    place = address(row, frame.table.columns[0].column)
    return CellProblem(frame.sheet.name, place, "", Problem("table-unnamed", message))


_UNNAMED = Words(
    "Hoja «{sheet}», encabezado en la fila {row}: la tabla no dice de qué registro es cada renglón; no se leyó.",
    "Sheet “{sheet}”, header in row {row}: the table does not say which record each row is about; it was not read.",
)
_TOTALS = Words(
    "{count} {count|renglón parece de totales y no se leyó|renglones parecen de totales y no se leyeron}: {cells}.",
    "{count} {count|row looks like totals and was not read|rows look like totals and were not read}: {cells}.",
)
_REPEATED = Words(
    "{count} {count|renglón repite|renglones repiten} el encabezado y no se {count|leyó|leyeron}: {rows}.",
    "{count} {count|row repeats the header and was not read|rows repeat the header and were not read}: {rows}.",
)
_NO_DATA = Words(
    "{count} {count|renglón es título o nota y no se leyó|renglones son títulos o notas y no se leyeron}: {rows}.",
    "{count} {count|row is a title or a note and was not read|rows are titles or notes and were not read}: {rows}.",
)
_SKIPPED = (
    ((SECTION, NOTE), "rows-no-data", _NO_DATA),
    ((TOTAL,), "rows-total", _TOTALS),
    ((REPEATED,), "rows-repeated", _REPEATED),
)
_NAMED = 12  # rows that are told by their words
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

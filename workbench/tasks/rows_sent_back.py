"""Which rows of a file go back to its sender, under what stood above them, and what of them stays behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.domain.problem import Severity
from workbench.domain.schema import Schema
from workbench.domain.sheet import Box, Raw, Sheet, Workbook, address, column_letters, column_number
from workbench.domain.types import plain
from workbench.exporting.rows_back import Kind, LineBack, SheetBack
from workbench.i18n import Language, Words
from workbench.importing.layout_rows import is_filled
from workbench.importing.mapping_asked import filled_down
from workbench.importing.matching_words import OUTSIDE
from workbench.importing.merged_cells import continued, merge_origins
from workbench.importing.planned import Plan
from workbench.importing.read_alone import read_alone
from workbench.importing.stage import Frame
from workbench.importing.stage_cells import data_rows

_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_MOST_ABOVE = 30  # rows: titles and forms, not whatever stands far above

_Spot = tuple[int, int]
_Wrong = Mapping[tuple[str, int, int], Sequence[str]]


@dataclass(frozen=True)
class Behind:
    """A hidden column of a sheet: the cells of rows that go back whose values do not."""

    sheet: str
    header: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class _Block:
    """Tables side by side, or one: the rows of their header, none where they have none, and of their data."""

    header: range
    data: range


def rows_back(
    workbook: Workbook, frames: Sequence[Frame], schema: Schema, plan: Plan, language: Language
) -> tuple[list[SheetBack], list[Behind]]:
    """The rows that stayed out, sheet by sheet, but for what stands in hidden columns: that is told."""
    out = {(aside.sheet, aside.row) for aside in plan.aside if not aside.chosen}
    wrong = _wrong(plan, language)
    sheets: list[SheetBack] = []
    behind: list[Behind] = []
    for sheet in workbook.sheets:
        rows = frozenset(row for name, row in out if name == sheet.name)
        if rows:
            own = [f for f in frames if f.sheet.name == sheet.name]
            alone = {at: words for f in own for at, words in read_alone(f, schema, data_rows(f), sorted(rows))}
            back = _Back(sheet, own, rows, alone, wrong, language)
            sheets.append(SheetBack(sheet.name, back.lines(), back.merges()))
            behind += back.behind()
    return sheets, behind


def _wrong(plan: Plan, language: Language) -> _Wrong:
    found: dict[tuple[str, int, int], list[str]] = {}
    for told in plan.problems:
        place = _CELL.fullmatch(told.cell)
        if place is not None and told.problem.severity is not Severity.REMARK:
            message = OUTSIDE.get(told.problem.code, told.problem.message).in_(language)
            found.setdefault((told.sheet, int(place[2]), column_number(place[1])), []).append(message)
    return found


class _Back:
    """What goes back of one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        frames: Sequence[Frame],
        rows: frozenset[int],
        alone: Mapping[_Spot, str],
        wrong: _Wrong,
        language: Language,
    ) -> None:
        self._alone = alone
        self._sheet = sheet
        self._frames = frames
        self._rows = rows
        self._wrong = wrong
        self._language = language
        width = max(map(len, sheet.rows), default=0)
        self._shown = [c for c in range(1, width + 1) if c not in sheet.hidden_columns]

    def lines(self) -> list[LineBack]:
        return [self._line(row, kind) for row, kind in self._kinds.items()]

    def merges(self) -> list[Box]:
        """The merges of what goes back, by their places in it."""
        return [box for box, _ in self._boxes.values()]

    def behind(self) -> Iterator[Behind]:
        """The hidden columns in which something stands in the rows that go back."""
        headers = {c.column: c.header for frame in self._frames for c in frame.table.columns if c.header}
        for column in sorted(self._sheet.hidden_columns):
            spots = [(row, column) for row, kind in self._kinds.items() if kind is Kind.ROW]
            filled = [address(*at) for at in spots if is_filled(self._value(at)) or at in self._sheet.uncomputed]
            if filled:
                yield Behind(self._sheet.name, headers.get(column) or column_letters(column), tuple(filled))

    @cached_property
    def _kinds(self) -> dict[int, Kind]:
        """The rows that go back in their order: under each header those that stayed out, above it what stood there."""
        found: dict[int, Kind] = {}
        end = 0
        for block in _blocks(self._frames):
            rows = [row for row in block.data if row in self._rows]
            start = block.header.start if block.header else block.data.start
            if rows:
                above = range(max(end + 1, start - _MOST_ABOVE), start)
                found |= {row: Kind.ABOVE for row in above if row not in self._sheet.hidden_rows}
                found |= dict.fromkeys(block.header, Kind.HEADER)
                found |= dict.fromkeys(rows, Kind.ROW)
            end = block.data.stop - 1
        return found

    @cached_property
    def _origins(self) -> dict[_Spot, _Spot]:
        """For cells of the data whose value stands in another row, that cell."""
        found: dict[_Spot, _Spot] = {}
        for frame in self._frames:
            rows = data_rows(frame)
            found |= filled_down(frame.mapping, frame.table, self._sheet, rows)
            found |= merge_origins(self._sheet.merges, rows)
        return found

    @cached_property
    def _continued(self) -> dict[_Spot, list[str]]:
        return {at: more for frame in self._frames for at, more in continued(self._sheet, frame.table).items()}

    @cached_property
    def _boxes(self) -> dict[_Spot, tuple[Box, Raw]]:
        """The merges that go back with their values, by the first of their cells that does."""
        number = {row: at for at, row in enumerate(self._kinds, 1)}
        place = {column: at for at, column in enumerate(self._shown, 1)}
        found: dict[_Spot, tuple[Box, Raw]] = {}
        for box in self._sheet.merges:
            rows = [row for row in range(box.top, box.bottom + 1) if row in number]
            columns = [column for column in range(box.left, box.right + 1) if column in place]
            is_repeated = box.left == box.right and (box.top, box.left) in self._origins
            if rows and columns and not is_repeated:
                ends = number[rows[0]], place[columns[0]], number[rows[-1]], place[columns[-1]]
                found[rows[0], columns[0]] = Box(*ends), self._sheet.at(box.top, box.left)
        return found

    def _line(self, row: int, kind: Kind) -> LineBack:
        wrong: dict[int, list[str]] = {}
        for column in [*self._shown, *self._sheet.hidden_columns]:
            told = self._wrong.get((self._sheet.name, *self._origins.get((row, column), (row, column))))
            if told and column in self._sheet.hidden_columns:
                wrong.setdefault(-1, []).append(_HIDDEN_WRONG.in_(self._language))
            elif told:
                wrong[self._shown.index(column)] = list(told)
        comments = {at: c for at, column in enumerate(self._shown) if (c := self._sheet.comments.get((row, column)))}
        return LineBack(kind, [self._value((row, column)) for column in self._shown], wrong, comments)

    def _value(self, at: _Spot) -> Raw:
        if at in self._boxes:
            return self._boxes[at][1]
        origin = self._origins.get(at, at)
        value = self._alone.get(origin, self._sheet.at(*origin))
        more = self._continued.get(origin)
        return "\n".join([plain(value), *more]) if more else value


def _blocks(frames: Sequence[Frame]) -> list[_Block]:
    """The tables from top to bottom, those of the same rows together."""
    found: list[_Block] = []
    spans = [(frame.table.header_rows, rows) for frame in frames if (rows := data_rows(frame))]
    for header, rows in sorted(spans, key=lambda span: (span[0] or span[1])[0]):
        block = _Block(range(header[0], header[1] + 1) if header else range(0), _span(rows))
        if found and (block.header or block.data).start < found[-1].data.stop:
            before = found.pop()
            heads = [h for h in (before.header, block.header) if h]
            start, stop = min((h.start for h in heads), default=0), max((h.stop for h in heads), default=0)
            data = range(min(before.data.start, block.data.start), max(before.data.stop, block.data.stop))
            block = _Block(range(start, stop), data)
        found.append(block)
    return found


def _span(rows: Sequence[int]) -> range:
    return range(rows[0], rows[-1] + 1)


_HIDDEN_WRONG = Words(
    "Hay algo que corregir en una columna oculta, que no está en este archivo.",
    "Something is to be corrected in a hidden column, which is not in this file.",
)

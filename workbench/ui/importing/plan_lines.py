"""The plan of an import line by line, a page at a time: what becomes of each row, and what can be decided of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.domain.schema import Record, RecordType, Schema
from workbench.domain.sheet import Workbook, column_letters, column_number
from workbench.domain.types import ParallelText
from workbench.domain.types.base import plain
from workbench.gathering.reading import PlanTitles, read_with, told
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words, clip, fold
from workbench.importing.choices import row_place
from workbench.importing.personal import KEPT, LEFT_OUT
from workbench.importing.planned import Aside, Conflict, Move, Plan, Planned
from workbench.importing.series import OF_A_DATE, STATE_KINDS
from workbench.importing.stage import CellProblem, Frame
from workbench.store.reader import Reader

PAGE = 200  # lines that are told at a time
CHANGES = "changes"
ROWS = ("create", "update", "unchanged", "left", "out")  # kinds of lines that are rows of the file
CELL = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True)
class MoveShown:
    """One field that changes: from what, to what, and the cell that says so.

    ``place`` is the cell as it can be answered, empty where it cannot; ``words`` are what stands in it, and ``reads``
    is what its column is read as, as ``type.field``, empty where that is several things.
    """

    field: str
    old: str
    new: str
    cell: str
    place: str = ""
    words: str = ""
    reads: str = ""


@dataclass(frozen=True)
class LineShown:
    """One line of a plan and what becomes of it. ``decides`` is what a decision about it names: its row, the cell of
    a conflict or of personal data, the key of a record that is not in the file. ``decided`` is what was decided.
    """

    action: str
    type: str
    key: str
    title: str
    place: str
    moves: Sequence[MoveShown] = ()
    decides: str = ""
    decided: str = ""
    uid: str = ""


@dataclass(frozen=True)
class Look:
    """What of a plan is looked at: one kind of lines, those that hold some words, from one line on."""

    kind: str = CHANGES
    words: str = ""
    at: int = 0


@dataclass(frozen=True)
class PageShown:
    """The lines of one page, and how many there are in all."""

    look: Look
    lines: Sequence[LineShown]
    total: int


@dataclass(frozen=True)
class Answerable:
    """The cells that a person can write something else for, and what stands in them or was written."""

    workbook: Workbook | None = None
    columns: Mapping[str, Sequence[tuple[Mapping[str, str], int, int]]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    def place(self, sheet: str, cell: str) -> str:
        """The cell, where it can be answered."""
        at = CELL.fullmatch(cell)
        if at is None:
            return ""
        holds = any(at[1] in letters and first <= int(at[2]) <= last for letters, first, last in self.of(sheet))
        return f"{sheet}!{cell}" if holds else ""

    def reads(self, sheet: str, cell: str) -> str:
        """What the column of a cell is read as, as ``type.field``; empty where that is nothing, or several things."""
        at = CELL.fullmatch(cell)
        found = (c.get(at[1], "") for c, first, last in self.of(sheet) if first <= int(at[2]) <= last) if at else ()
        return next(filter(None, found), "")

    def of(self, sheet: str) -> Sequence[tuple[Mapping[str, str], int, int]]:
        """The columns that are read of a sheet and what as, with the rows of their data."""
        return self.columns.get(sheet, ())

    def words(self, sheet: str, cell: str) -> str:
        """What a cell says."""
        answer = self.answers.get(f"{sheet}!{cell}")
        return cell_words(self.workbook, sheet, cell) if answer is None else answer


def answerable(workbook: Workbook | None, frames: Sequence[Frame], answers: Mapping[str, str]) -> Answerable:
    """The cells of the tables of a file that are read."""
    columns: dict[str, list[tuple[Mapping[str, str], int, int]]] = {}
    for frame in frames:
        first, last = frame.table.data_rows or (0, 0)
        read: dict[str, str] = {}
        for column in frame.mapping.columns:
            letters, reads = column_letters(column.column), f"{column.record_type}.{column.field}"
            read[letters] = reads if read.get(letters, reads) == reads else ""
        columns.setdefault(frame.sheet.name, []).append((read, first, last))
    return Answerable(workbook, columns, answers)


def cell_words(workbook: Workbook | None, sheet: str, cell: str) -> str:
    """The words that stand in a cell of a file."""
    at = CELL.fullmatch(cell)
    found = next((s for s in workbook.sheets if s.name == sheet), None) if workbook is not None else None
    if at is None or found is None:
        return ""
    return plain(found.at(int(at[2]), column_number(at[1])))


def counts(plan: Plan) -> dict[str, int]:
    """How many lines there are of each kind that there are any of."""
    found = {kind: plan.count(kind) for kind in ("create", "update", "unchanged", "delete")}
    found["left"] = sum(a.chosen for a in plan.aside)
    found["out"] = len(plan.aside) - found["left"]
    found["conflict"] = len(plan.conflicts)
    found["absent"] = len(plan.absent)
    found["personal"] = sum(p.problem.code in (LEFT_OUT, KEPT) for p in plan.problems)
    return {kind: count for kind, count in found.items() if count}


def page_of(plan: Plan, look: Look, cells: Answerable, reader: Reader, language: Language) -> PageShown:
    """One page of the lines that are looked at."""
    titles = PlanTitles(reader, language, {p.record.uid: p.record for p in plan.planned})
    found = _holding(plan, look, cells, titles, language)
    at = min(look.at, max((len(found) - 1) // PAGE * PAGE, 0))
    shown = Look(look.kind, look.words, at)
    gone = {p.record.uid for p in plan.planned if p.action == "delete"}
    return PageShown(shown, [_line(what, cells, titles, language, gone) for what in found[at : at + PAGE]], len(found))


def named(plan: Plan, look: Look, cells: Answerable, reader: Reader, language: Language) -> list[str]:
    """What decisions name, of all the lines that are looked at: for deciding of them all at once."""
    titles = PlanTitles(reader, language, {p.record.uid: p.record for p in plan.planned})
    found = _holding(plan, look, cells, titles, language)
    return list(dict.fromkeys(_decides(what) for what in found if getattr(what, "action", "") != "delete"))


_Line = Planned | Aside | Conflict | Record | CellProblem


def _holding(plan: Plan, look: Look, cells: Answerable, titles: PlanTitles, language: Language) -> list[Any]:
    """The lines of a kind that hold the words."""
    found = list(_of_kind(plan, look.kind))
    wanted = fold(look.words)
    if not wanted:
        return found
    return [w for w in found if wanted in fold(_heading(w, cells, titles, language))]


def _of_kind(plan: Plan, kind: str) -> Iterator[_Line]:
    if kind == CHANGES:
        moving = [p for p in plan.planned if p.action != "unchanged"]
        first = [p.action == "update" and any(m.field.group == "audience" for m in p.moves) for p in moving]
        yield from (p for p, seen in zip(moving, first, strict=True) if seen)  # who sees more or less, comes first
        yield from (p for p, seen in zip(moving, first, strict=True) if not seen)
    elif kind in ("left", "out"):
        yield from (a for a in plan.aside if a.chosen == (kind == "left"))
    elif kind == "conflict":
        yield from plan.conflicts
    elif kind == "absent":
        yield from plan.absent
    elif kind == "personal":
        yield from (p for p in plan.problems if p.problem.code in (LEFT_OUT, KEPT))
    else:
        yield from (p for p in plan.planned if p.action == kind)


def _heading(what: _Line, cells: Answerable, titles: PlanTitles, language: Language) -> str:
    """What a line is found by."""
    if isinstance(what, Planned):
        return f"{what.record.key} {told(titles, what.record)} {what.sheet} {what.row}"
    if isinstance(what, Aside):
        return f"{what.title} {what.sheet} {what.row}"
    if isinstance(what, Conflict):
        return f"{what.title} {what.first} {what.second} {what.place}"
    if isinstance(what, CellProblem):
        return f"{what.sheet} {what.cell} {cells.words(what.sheet, what.cell)}"
    return f"{what.key} {told(titles, what)}"


def _decides(what: _Line) -> str:
    if isinstance(what, Conflict):
        return what.place
    if isinstance(what, CellProblem):
        return f"{what.sheet}!{what.cell}"
    if isinstance(what, Planned):
        return row_place(what.sheet, what.row) if what.row else what.record.key
    return row_place(what.sheet, what.row) if isinstance(what, Aside) else what.key


def _line(what: _Line, cells: Answerable, titles: PlanTitles, language: Language, gone: set[str]) -> LineShown:
    schema, decides = titles.schema, _decides(what)
    if isinstance(what, Planned):
        whole = (m for m in what.moves if not what.states or m.field.name not in OF_A_DATE)
        moves = [_move(m, what, cells, titles, language) for m in whole]
        moves += _states(what, cells, titles, language)
        place = _row(what.sheet, what.row, language) if what.row else ""
        if what.states:
            place = _STATES.fill(place=place, count=len(what.states)).in_(language)
        known = what.record.uid if what.record.key else ""
        title, key = told(titles, what.record), what.record.key
        return LineShown(what.action, what.type.name, key, title, place, moves, decides, "", known)
    if isinstance(what, Aside):
        kind = "left" if what.chosen else "out"
        place = _row(what.sheet, what.row, language)
        return LineShown(kind, what.type.name, "", what.title, place, (), decides, "", what.uid)
    if isinstance(what, Conflict):
        record_type, name = _field(schema, what.field)
        move = MoveShown(record_type.field(name).label.in_(language), *what.shown(language), what.cell)
        kind = "since" if what.since else "rows"
        return LineShown("conflict", record_type.name, kind, what.title, what.place, (move,), decides, what.decided)
    if isinstance(what, CellProblem):
        record_type, name = _field(schema, what.field)
        message, words = what.problem.message.in_(language), cells.words(what.sheet, what.cell)
        move = MoveShown(record_type.field(name).label.in_(language), words, message, what.cell)
        decided = "keep" if what.problem.code == KEPT else ""
        return LineShown("personal", record_type.name, "", words, decides, (move,), decides, decided)
    decided = "delete" if what.uid in gone else ""
    return LineShown("absent", schema.of(what).name, what.key, told(titles, what), "", (), decides, decided, what.uid)


def _field(schema: Schema, full: str) -> tuple[RecordType, str]:
    name, _, field_ = full.partition(".")
    return schema.type(name), field_


def _row(sheet: str, row: int, language: Language) -> str:
    place = _ROW.fill(row=row).in_(language)
    return f"{sheet}, {place}" if sheet else place


def _move(move: Move, of: Planned, cells: Answerable, titles: PlanTitles, language: Language) -> MoveShown:
    sheet = move.sheet or of.sheet
    shown = f"{move.sheet}!{move.cell}" if move.cell and move.sheet not in ("", of.sheet) else move.cell
    place = cells.place(sheet, move.cell)
    words = clip(cells.words(sheet, move.cell), 30_000) if place else ""
    label, reads = move.field.label.in_(language), cells.reads(sheet, move.cell)
    return MoveShown(label, *_values(titles, of.type, move, language), shown, place, words, reads)


def _states(what: Planned, cells: Answerable, titles: PlanTitles, language: Language) -> Iterator[MoveShown]:
    """What each state of a series says, the oldest first, under its date; of one that says nothing new its kind."""
    for state in what.states:
        day = state.when.iso()
        if not state.moves:
            yield MoveShown(day, "", STATE_KINDS[state.kind].in_(language).strip(" ()"), state.cell)
        for move in state.moves:
            shown = _move(move, what, cells, titles, language)
            yield replace(shown, field=f"{day} {shown.field}{STATE_KINDS[state.kind].in_(language)}")


def _values(titles: Titles, record_type: RecordType, move: Move, language: Language) -> tuple[str, str]:
    """Old and new value; of a wording in several languages those that change."""
    field_, old, new = move.field, move.old, move.new
    if isinstance(field_.type, ParallelText):
        return field_.type.differing(old, new)
    shown = [read_with(titles, field_, value, language, record_type) for value in (old, new)]
    return shown[0], shown[1]


_STATES = Words("{place}, {count} {count|estado|estados}", "{place}, {count} {count|state|states}")
_ROW = Words("renglón {row}", "row {row}")

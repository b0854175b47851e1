"""What the screen of an import shows of a plan: made on the desk's lane, as plain texts."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import Field, Record, RecordType, Schema
from workbench.domain.sheet import Workbook, column_letters, column_number
from workbench.domain.types import NAME_UNKNOWN, Choice, Flag, ParallelText
from workbench.domain.types.base import plain
from workbench.i18n import Language, Words
from workbench.importing.layout import TableColumn
from workbench.importing.layout_given import Given
from workbench.importing.mapping import NOTES, TAGS, ColumnMapping
from workbench.importing.mapping_decided import head_cell, target_of, targets
from workbench.importing.planned import Move, Plan, Planned
from workbench.importing.stage import CellProblem, Frame
from workbench.importing.trouble import Unreadable
from workbench.store.reader import Reader
from workbench.tasks.import_file import RECALLED, Options, Taken, plan_taken, recall, tables_of, take_in
from workbench.tasks.reading import Titles, read_with, told
from workbench.ui.desks import Reading

SHOWN = 400  # records of a plan that are told one by one
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True)
class MoveShown:
    """One field that changes: from what, to what, and the cell that says so."""

    field: str
    old: str
    new: str
    cell: str


@dataclass(frozen=True)
class RecordShown:
    """One record of a plan and what becomes of it."""

    action: str
    type: str
    key: str
    title: str
    place: str
    moves: Sequence[MoveShown]


@dataclass(frozen=True)
class Question:
    """One thing that a person can decide, and every cell that asks it.

    ``options`` are answers with what they are called; ``types`` are set where a record's name answers, and then
    ``alike`` are the records whose names are most like what stands there.
    """

    cells: tuple[str, ...]
    field: str
    message: Words
    words: str
    blocking: bool
    options: Sequence[tuple[str, str]] = ()
    types: tuple[str, ...] = ()
    alike: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Remark:
    """One thing worth knowing, and where it stands."""

    place: str
    text: str
    weight: str


@dataclass(frozen=True)
class ColumnShown:
    """One column of a table and what it stands for; empty where it is not read.

    ``place`` is the cell of its header, ``target`` the key of what it stands for.
    """

    letters: str
    header: str
    meaning: str
    why: str
    score: float
    place: str
    target: str = ""


@dataclass(frozen=True)
class TableShown:
    """One table that was found, and why; ``choices`` are all that its columns may stand for: keys and labels."""

    sheet: str
    where: Words
    why: Words
    columns: Sequence[ColumnShown]
    choices: Sequence[tuple[str, str]] = ()
    frame: Given | None = None


@dataclass(frozen=True)
class PlanShown:
    """All that the screen shows, and the plan itself for the commit; ``recalled`` is what earlier files decided."""

    plan: Plan
    created: int
    updated: int
    unchanged: int
    out: int
    records: Sequence[RecordShown]
    questions: Sequence[Question]
    remarks: Sequence[Remark]
    tables: Sequence[TableShown]
    sheets: Sequence[str]
    language: Language
    recalled: Words | None = None


@dataclass
class Import:
    """One import that was begun: its file, what was decided, and how far it is. Kept until it is over."""

    path: Path
    options: Options = field(default_factory=Options)
    taken: Taken | None = None
    shown: PlanShown | None = None
    trouble: Words | None = None
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def is_decided(self) -> bool:
        """Whether a person decided anything of it."""
        options = self.decided()
        return bool(options.answers or options.columns or options.frames)

    def decided(self) -> Options:
        """The options with the answers given since the last plan."""
        return replace(self.options, answers={**self.options.answers, **self.answers})


@dataclass(frozen=True)
class Outcome:
    """What reading and planning came to: the plan, or why there is none though the file could be read."""

    taken: Taken
    shown: PlanShown | None
    trouble: Words | None = None
    tables: Sequence[TableShown] = ()


def planned(reading: Reading, taken: Taken | None, path: Path, options: Options, language: Language) -> Outcome:
    """Reads the file unless it was read, plans it, and tells the plan; raises Unreadable where it cannot be read."""
    taken = taken or take_in(path, reading.progress)
    try:
        plan = plan_taken(reading.dossier, taken, options, reading.progress)
        tables = tables_of(taken, reading.dossier.schema, recall(reading.dossier, taken, options))
    except Unreadable as error:
        if taken.workbook is None:
            raise
        return Outcome(taken, None, error.words, _unplanned(taken, options, reading.dossier.reader, language))
    return Outcome(taken, shown(plan, taken, tables, reading.dossier.reader, language))


def _unplanned(taken: Taken, options: Options, reader: Reader, language: Language) -> list[TableShown]:
    """The tables of a file of which no plan can be made, for a person to say what they are."""
    for kept in (options, replace(options, columns={}), replace(options, columns={}, frames={})):
        with contextlib.suppress(Unreadable):  # what was decided fits nothing, or there is no such sheet
            tables = tables_of(taken, reader.schema, kept)
            return [_table(f, reader.schema, language, options.record_type) for f in tables]
    return []


def told_again(reading: Reading, taken: Taken, options: Options, plan: Plan, language: Language) -> Outcome:
    """A plan that was made, told in another language."""
    tables = tables_of(taken, reading.dossier.schema, recall(reading.dossier, taken, options))
    return Outcome(taken, shown(plan, taken, tables, reading.dossier.reader, language))


def shown(plan: Plan, taken: Taken, tables: Sequence[Frame], reader: Reader, language: Language) -> PlanShown:
    """A plan as the screen shows it."""
    moving = [p for p in plan.planned if p.action != "unchanged"]
    first = [p for p in moving if any(m.field.group == "audience" for m in p.moves) and p.action == "update"]
    order = [*first, *(p for p in moving if p not in first)] if len(moving) <= SHOWN else moving
    brought = {p.record.uid: p.record for p in plan.planned}
    titles = _Titles(reader, language, brought)
    return PlanShown(
        plan,
        plan.count("create"),
        plan.count("update"),
        plan.count("unchanged"),
        plan.rows_out,
        [_record(p, titles, language) for p in order[:SHOWN]],
        _questions(plan.problems, taken.workbook, reader, language),
        [*_conflicts(plan, language), *_remarks(plan.problems, language)],
        [_table(f, reader.schema, language) for f in tables],
        [s.name for s in taken.workbook.sheets] if taken.workbook is not None else [],
        language,
        next((p.problem.message for p in plan.problems if p.problem.code == RECALLED), None),
    )


class _Titles(Titles):
    """Titles of records of the dossier, and of those that the file brings."""

    def __init__(self, reader: Reader, language: Language, brought: dict[str, Record]) -> None:
        super().__init__(reader, language, short=True)
        self._brought = brought

    def of(self, uid: str) -> str:
        if uid in self._brought:
            return self._title(self._brought[uid])
        return super().of(uid)


def _record(planned_: Planned, titles: _Titles, language: Language) -> RecordShown:
    record = planned_.record
    moves = [
        MoveShown(m.field.label.in_(language), *_values(titles, planned_.type, m, language), _cell(m, planned_))
        for m in planned_.moves
    ]
    place = _ROW.fill(row=planned_.row).in_(language)
    place = f"{planned_.sheet}, {place}" if planned_.sheet else place
    return RecordShown(planned_.action, planned_.type.name, record.key, told(titles, record), place, moves)


def _cell(move: Move, of: Planned) -> str:
    """The cell of a move; with its sheet where that is another one than that of the record."""
    return f"{move.sheet}!{move.cell}" if move.cell and move.sheet not in ("", of.sheet) else move.cell


def _values(titles: Titles, record_type: RecordType, move: Move, language: Language) -> tuple[str, str]:
    """Old and new value; of a wording in several languages those that change."""
    field_, old, new = move.field, move.old, move.new
    if isinstance(field_.type, ParallelText):
        return field_.type.differing(old, new)
    told = [read_with(titles, field_, value, language, record_type) for value in (old, new)]
    return told[0], told[1]


# ---- what is asked and told


def _questions(
    problems: Sequence[CellProblem], workbook: Workbook | None, reader: Reader, language: Language
) -> list[Question]:
    """The problems that a person can decide, those that ask the same together."""
    groups: dict[tuple[str, str, str], list[CellProblem]] = {}
    for found in problems:
        if found.problem.severity is not Severity.REMARK:
            words = _words(found, workbook)
            key = (found.field, found.problem.code, words or found.cell)
            groups.setdefault(key, []).append(found)
    return [_question(group, workbook, reader, language) for group in groups.values()]


def _question(group: Sequence[CellProblem], workbook: Workbook | None, reader: Reader, language: Language) -> Question:
    first = group[0]
    declared = _declared(first, reader.schema)
    cells = tuple(f"{p.sheet}!{p.cell}" for p in group)
    name = _field_name(first, reader.schema, language)
    types = declared.refers_to if declared is not None and declared.is_reference else ()
    options = _options(first.problem, declared, reader, language)
    return Question(
        cells,
        name,
        first.problem.message,
        _words(first, workbook),
        first.problem.severity is Severity.BLOCKING,
        () if first.problem.code == NAME_UNKNOWN else options,
        types,
        options if first.problem.code == NAME_UNKNOWN else (),
    )


def _words(found: CellProblem, workbook: Workbook | None) -> str:
    at = _CELL.fullmatch(found.cell)
    sheet = next((s for s in workbook.sheets if s.name == found.sheet), None) if workbook is not None else None
    if at is None or sheet is None:
        return ""
    return plain(sheet.at(int(at[2]), column_number(at[1])))


def _declared(found: CellProblem, schema: Schema) -> Field | None:
    name, _, field_ = found.field.partition(".")
    known = {t.name: t for t in schema.types}
    return known[name].by_name.get(field_) if name in known else None


def _field_name(found: CellProblem, schema: Schema, language: Language) -> str:
    declared = _declared(found, schema)
    if declared is None:
        return ""
    return f"{schema.type(found.field.partition('.')[0]).label.in_(language)}: {declared.label.in_(language)}"


def _options(problem: Problem, declared: Field | None, reader: Reader, language: Language) -> list[tuple[str, str]]:
    if declared is None:
        return []
    if isinstance(declared.type, Choice):
        return [(o.key, o.label.in_(language)) for o in declared.type.options]
    if isinstance(declared.type, Flag):
        return [(key, declared.type.show(key == "yes", language)) for key in ("yes", "no")]
    if declared.is_reference and problem.choices:
        found = {r.uid: r for r in reader.get_all(problem.choices)}
        records = [found[uid] for uid in problem.choices if uid in found]  # the likeliest first
        return [(r.uid, f"{r.key} · {reader.schema.of(r).title_of(r, language)}") for r in records]
    return []


def _remarks(problems: Sequence[CellProblem], language: Language) -> list[Remark]:
    """What is worth knowing; the same about many cells is said once."""
    groups: dict[tuple[str, str], list[CellProblem]] = {}
    for found in problems:
        if found.problem.severity is Severity.REMARK:  # the others are asked
            groups.setdefault((found.sheet, found.problem.message.in_(language)), []).append(found)
    return [Remark(_place(sheet, [p.cell for p in group]), text, "note") for (sheet, text), group in groups.items()]


def _place(sheet: str, cells: Sequence[str]) -> str:
    named = [c for c in dict.fromkeys(cells) if c]
    shown_ = ", ".join(named[:6]) + (f" +{len(named) - 6}" if len(named) > 6 else "")
    return f"{sheet}!{shown_}" if sheet and shown_ else sheet or shown_


def _conflicts(plan: Plan, language: Language) -> list[Remark]:
    return [
        Remark(
            f"{c.sheet}!{c.cell}",
            (_CHANGED_HERE if c.since else _CONFLICT).fill(title=c.title, first=c.first, second=c.second).in_(language),
            "conflict",
        )
        for c in plan.conflicts
    ]


# ---- tables


def _table(frame: Frame, schema: Schema, language: Language, record_type: str = "") -> TableShown:
    table, mapping = frame.table, frame.mapping
    rows = table.header_rows or (0, 0)
    data = table.data_rows or (0, 0)
    where = _WHERE.fill(header=span(rows), data=span(data), kind=_LAYOUTS[mapping.layout])
    columns = [
        ColumnShown(
            column_letters(c.column),
            c.header,
            _meaning(schema, c, language),
            c.why.in_(language),
            c.score,
            head_cell(table, c),
            target_of(c).key,
        )
        for c in mapping.columns
    ]
    unread = [_beside(frame, c, schema, language) for c in mapping.unmapped]
    choices = [(t.key, t.label(schema).in_(language)) for t in targets(mapping, schema, record_type)]
    choices = [*((where, words.in_(language)) for where, words in _BESIDE.items()), *choices]
    stands = Given(table.header_rows, table.data_rows) if table.data_rows is not None else None
    every = sorted([*columns, *unread], key=lambda c: column_number(c.letters))
    return TableShown(table.sheet, where, table.why, every, choices, stands)


def _beside(frame: Frame, column: TableColumn, schema: Schema, language: Language) -> ColumnShown:
    """A column that stands for no field: where it goes, or that it is not read."""
    where = frame.mapping.beside.get(column.column, NOTES if frame.mapping.keeps else "")
    meaning = _BESIDE[where].in_(language) if where else ""
    why, score = (_NO_FIELD.in_(language) if where else ""), 0.0
    may_be = frame.mapping.suggestion(column.column)
    if may_be is not None and column.column not in frame.mapping.beside:
        label = target_of(may_be).label(schema)
        why, score = _MAY_BE.fill(label=label, why=may_be.why).in_(language), may_be.score
    return ColumnShown(
        column_letters(column.column), column.header, meaning, why, score, head_cell(frame.table, column), where
    )


def span(rows: tuple[int, int]) -> str:
    """Rows as they are told: one, or from one to another."""
    return str(rows[0]) if rows[0] == rows[1] else f"{rows[0]}-{rows[1]}"


def _meaning(schema: Schema, column: ColumnMapping, language: Language) -> str:
    """What a column stands for; uids and keys of our own sheets are no fields."""
    record_type = schema.type(column.record_type)
    if column.field not in record_type.by_name:
        return f"{record_type.label.in_(language)}: {column.field}"
    return target_of(column).label(schema).in_(language)


_BESIDE = {NOTES: Words("En las notas", "In the notes"), TAGS: Words("En las etiquetas", "Among the tags")}
_MAY_BE = Words("¿es «{label}»? {why}", "is it “{label}”? {why}")
_NO_FIELD = Words("no es ningún campo", "is no field")
_ROW = Words("renglón {row}", "row {row}")
_WHERE = Words(
    "encabezado en {header}, datos en {data}; {kind}",
    "header in {header}, data in {data}; {kind}",
)
_LAYOUTS = {
    "long": Words("un registro por renglón", "a record a row"),
    "wide": Words("una columna por Parte", "a column a Party"),
}
_CHANGED_HERE = Words(
    "«{title}»: cambió aquí desde que salió la hoja; sigue «{first}», no «{second}».",
    "“{title}”: it changed here since the sheet left; “{first}” stays, not “{second}”.",
)
_CONFLICT = Words(
    "«{title}»: dos renglones se contradicen; vale «{first}», no «{second}».",
    "“{title}”: two rows contradict each other; “{first}” counts, not “{second}”.",
)

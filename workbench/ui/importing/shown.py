"""What the screen of an import shows of a plan: made on the desk's lane, as plain texts."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import Field, Schema
from workbench.domain.sheet import Workbook, column_letters, column_number
from workbench.domain.types import NAME_UNKNOWN, Choice, Flag
from workbench.i18n import Language, Words
from workbench.importing.layout import TableColumn
from workbench.importing.layout_given import Given
from workbench.importing.mapping import NOTES, TAGS, ColumnMapping
from workbench.importing.mapping_decided import head_cell, target_of, targets
from workbench.importing.planned import Plan
from workbench.importing.stage import CellProblem, Frame
from workbench.importing.trouble import Unreadable
from workbench.store.reader import Reader
from workbench.tasks.import_file import RECALLED, Options, Taken, plan_taken, recall, tables_of
from workbench.ui.desks import Reading
from workbench.ui.importing.plan_lines import (
    Answerable,
    LineShown,
    Look,
    PageShown,
    answerable,
    cell_words,
    counts,
    page_of,
)


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
    deleted: int
    out: int
    kinds: Mapping[str, int]
    page: PageShown
    cells: Answerable
    questions: Sequence[Question]
    remarks: Sequence[Remark]
    tables: Sequence[TableShown]
    sheets: Sequence[str]
    language: Language
    recalled: Words | None = None

    @property
    def records(self) -> Sequence[LineShown]:
        """The first lines of what changes."""
        return self.page.lines

    @property
    def moving(self) -> int:
        """How many records are written."""
        return self.created + self.updated + self.deleted


@dataclass(frozen=True)
class Outcome:
    """What reading and planning came to: the plan, or why there is none though the file could be read."""

    taken: Taken
    shown: PlanShown | None
    trouble: Words | None = None
    tables: Sequence[TableShown] = ()


def planned(reading: Reading, taken: Taken, options: Options, language: Language) -> Outcome:
    """Plans a file that was read and tells the plan; raises Unreadable where it cannot be read to its end."""
    try:
        plan = plan_taken(reading.dossier, taken, options, reading.progress)
        tables = tables_of(taken, reading.dossier.schema, recall(reading.dossier, taken, options))
    except Unreadable as error:
        if taken.workbook is None:
            raise
        return Outcome(taken, None, error.words, _unplanned(taken, options, reading.dossier.reader, language))
    return Outcome(taken, shown(plan, taken, tables, reading.dossier.reader, language, options.answers))


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
    return Outcome(taken, shown(plan, taken, tables, reading.dossier.reader, language, options.answers))


def shown(
    plan: Plan,
    taken: Taken,
    tables: Sequence[Frame],
    reader: Reader,
    language: Language,
    answers: Mapping[str, str] = MappingProxyType({}),
) -> PlanShown:
    """A plan as the screen shows it."""
    cells = answerable(taken.workbook, tables, answers)
    return PlanShown(
        plan,
        plan.count("create"),
        plan.count("update"),
        plan.count("unchanged"),
        plan.count("delete"),
        plan.rows_out,
        counts(plan),
        page_of(plan, Look(), cells, reader, language),
        cells,
        _questions(plan.problems, taken.workbook, reader, language),
        _remarks(plan.problems, language),
        [_table(f, reader.schema, language) for f in tables],
        [s.name for s in taken.workbook.sheets] if taken.workbook is not None else [],
        language,
        next((p.problem.message for p in plan.problems if p.problem.code == RECALLED), None),
    )


def counts_told(made: PlanShown, language: Language) -> str:
    """What becomes of the rows, in numbers; of what is rare only where there is any."""
    counts = {"created": made.created, "updated": made.updated, "unchanged": made.unchanged, "out": made.out}
    rare = (
        (_DELETED, made.deleted),
        (_LEFT, made.plan.rows_left),
        (_UNDECIDED, sum(not c.decided for c in made.plan.conflicts)),
        (_ABSENT, len(made.plan.absent)),
        (_PERSONAL, made.kinds.get("personal", 0)),
    )
    parts = [_COUNTS.fill(**counts), *(words.fill(count=f"{count:,}") for words, count in rare if count)]
    return ", ".join(part.in_(language) for part in parts)


# ---- what is asked and told


def _questions(
    problems: Sequence[CellProblem], workbook: Workbook | None, reader: Reader, language: Language
) -> list[Question]:
    """The problems that a person can decide, those that ask the same together."""
    groups: dict[tuple[str, str, str], list[CellProblem]] = {}
    for found in problems:
        if found.problem.severity is not Severity.REMARK:
            words = cell_words(workbook, found.sheet, found.cell)
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
        cell_words(workbook, first.sheet, first.cell),
        first.problem.severity is Severity.BLOCKING,
        () if first.problem.code == NAME_UNKNOWN else options,
        types,
        options if first.problem.code == NAME_UNKNOWN else (),
    )


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
    return [Remark(_place(sheet, [p.cell for p in group]), text) for (sheet, text), group in groups.items()]


def _place(sheet: str, cells: Sequence[str]) -> str:
    named = [c for c in dict.fromkeys(cells) if c]
    shown_ = ", ".join(named[:6]) + (f" +{len(named) - 6}" if len(named) > 6 else "")
    return f"{sheet}!{shown_}" if sheet and shown_ else sheet or shown_


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
_WHERE = Words(
    "encabezado en {header}, datos en {data}; {kind}",
    "header in {header}, data in {data}; {kind}",
)
_LAYOUTS = {
    "long": Words("un registro por renglón", "a record a row"),
    "wide": Words("una columna por Parte", "a column a Party"),
}
_COUNTS = Words(
    "{created} {created|nuevo|nuevos}, {updated} {updated|cambia|cambian}, {unchanged} sin cambio, "
    "{out} {out|renglón|renglones} fuera",
    "{created} new, {updated} {updated|changes|change}, {unchanged} unchanged, {out} {out|row|rows} left out",
)
_DELETED = Words("{count} {count|se borra|se borran}", "{count} deleted")
_LEFT = Words("{count} fuera por decisión", "{count} left out by decision")
_UNDECIDED = Words(
    "{count} {count|conflicto|conflictos} por decidir", "{count} {count|conflict|conflicts} to be decided"
)
_ABSENT = Words("{count} que el archivo ya no trae", "{count} no longer in the file")
_PERSONAL = Words("{count} {count|celda|celdas} con datos personales", "{count} {count|cell|cells} with personal data")

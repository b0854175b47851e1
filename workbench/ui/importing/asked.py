"""What an import asks of a person: each question once, for every cell that asks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import Field, Schema
from workbench.domain.sheet import Workbook
from workbench.domain.types import NAME_UNKNOWN, Choice, Context, Flag
from workbench.domain.when import When, show_when
from workbench.i18n import Language, Words, clip, quoted
from workbench.importing.choices import row_place
from workbench.importing.layout_changed import NEW_COLUMN
from workbench.importing.mapping import NOTES, TAGS
from workbench.importing.mapping_decided import head_cell, targets, told_target
from workbench.importing.matching_words import NEARLY
from workbench.importing.stage import CellProblem, Frame
from workbench.store.reader import Reader
from workbench.ui.importing.plan_lines import CELL, cell_words

_AMBIGUOUS = "date-ambiguous"  # code of the problem of a date for which nobody said whether days come first
_NAMED = 3  # dates by which a whole column is told


@dataclass(frozen=True)
class Question:
    """One thing that a person can decide, and every cell that asks it, with their ``rows``.

    ``options`` are answers with what they are called; ``types`` are set where a record's name answers. ``likely`` are
    the likeliest answers: what the words may mean, or the records whose names are most like them. ``other`` are the
    words that say that it is none of these but another record. Of a whole column of dates ``orders`` are what it may
    say, at length and in short, each with the answer of every cell, and ``parts`` the questions that it stands for.
    ``reads`` is the field that the cells are read as, as ``type.field``.
    """

    cells: tuple[str, ...]
    rows: Sequence[str]
    field: str
    message: Words
    words: str
    blocking: bool
    options: Sequence[tuple[str, str]] = ()
    types: tuple[str, ...] = ()
    likely: Sequence[tuple[str, str]] = ()
    other: str = ""
    orders: Sequence[tuple[Words, Words, Mapping[str, str]]] = ()
    parts: Sequence[Question] = ()
    reads: str = ""


def asked(
    problems: Sequence[CellProblem],
    workbook: Workbook | None,
    tables: Sequence[Frame],
    reader: Reader,
    language: Language,
) -> list[Question]:
    """The problems that a person can decide, those that ask the same together."""
    groups: dict[tuple[str, str, str], list[CellProblem]] = {}
    for found in problems:
        if found.problem.severity is not Severity.REMARK:
            words = cell_words(workbook, found.sheet, found.cell)
            key = (found.field, found.problem.code, words or found.cell)
            groups.setdefault(key, []).append(found)
    made = [(group, _question(group, workbook, reader, language)) for group in groups.values()]
    made = [(group, _of_new(group[0].problem, question, tables, reader.schema, language)) for group, question in made]
    return _by_columns(made, reader.schema, language)


def _of_new(
    problem: Problem, question: Question, tables: Sequence[Frame], schema: Schema, language: Language
) -> Question:
    """The question what a new column is, with all that it can be; any other as it is."""
    if problem.code != NEW_COLUMN:
        return question
    frame = next(f for f in tables if any(head_cell(f.table, c) in question.cells for c in f.table.columns))
    options = [(key, told_target(key, schema)) for key in (NOTES, TAGS)]
    options += [(t.key, t.label(schema)) for t in targets(frame.mapping, schema)]
    likely = [(words, told_target(words, schema).in_(language)) for words in problem.choices]
    return replace(question, options=[(key, label.in_(language)) for key, label in options], likely=likely)


# ---- a column of dates


@dataclass
class _Column:
    """The questions about the dates of a column, and what each cell says in either order."""

    parts: list[Question] = field(default_factory=list)
    days_first: dict[str, When] = field(default_factory=dict)
    months_first: dict[str, When] = field(default_factory=dict)


def _by_columns(
    made: Sequence[tuple[Sequence[CellProblem], Question]], schema: Schema, language: Language
) -> list[Question]:
    """The questions, where one column asks the same of several dates as one."""
    columns: dict[tuple[str, frozenset[str]], _Column] = {}
    found: list[Question | _Column] = []
    for group, question in made:
        either = _either(group[0], question, schema)
        if either is None:
            found.append(question)
            continue
        key = (question.reads, frozenset(cell.rstrip("0123456789") for cell in question.cells))
        if key not in columns:
            found.append(columns.setdefault(key, _Column()))
        column = columns[key]
        column.parts.append(question)
        column.days_first.update(dict.fromkeys(question.cells, either[0]))
        column.months_first.update(dict.fromkeys(question.cells, either[1]))
    return [f if isinstance(f, Question) else _of_column(f, language) for f in found]


def _either(first: CellProblem, question: Question, schema: Schema) -> tuple[When, When] | None:
    """What a date says that may be read in two ways: with its day first, and with its month first."""
    declared = _declared(first, schema)
    if first.problem.code != _AMBIGUOUS or declared is None:
        return None
    days, months = (declared.type.parse(question.words, Context("es", order)).value for order in (True, False))
    if not isinstance(days, When) or not isinstance(months, When):
        return None
    return (days, months) if {days.iso(), months.iso()} == set(first.problem.choices) else None


def _of_column(column: _Column, language: Language) -> Question:
    """The one question that stands for those about all dates of a column."""
    parts = column.parts
    if len(parts) == 1:
        return parts[0]
    orders = [_order(_DAYS_FIRST, column.days_first, language), _order(_MONTHS_FIRST, column.months_first, language)]
    named = quoted([clip(part.words) for part in parts][:_NAMED]).in_(language) + ("…" if len(parts) > _NAMED else "")
    return Question(
        tuple(cell for part in parts for cell in part.cells),
        list(dict.fromkeys(row for part in parts for row in part.rows)),
        parts[0].field,
        _COLUMN.fill(count=len(column.days_first), dates=named),
        "",
        any(part.blocking for part in parts),
        orders=orders,
        parts=parts,
        reads=parts[0].reads,
    )


def _order(words: Words, said: Mapping[str, When], language: Language) -> tuple[Words, Words, Mapping[str, str]]:
    """What a column says in one order of day and month, told by three of its dates and by one."""
    told = list(dict.fromkeys(show_when(when, language) for when in said.values()))
    at_length, short = (words.fill(dates=_listed(told, most)) for most in (_NAMED, 1))
    return at_length, short, {cell: when.iso() for cell, when in said.items()}


def _listed(told: Sequence[str], most: int = _NAMED) -> str:
    return ", ".join(told[:most]) + ("…" if len(told) > most else "")


# ---- one question


def _question(group: Sequence[CellProblem], workbook: Workbook | None, reader: Reader, language: Language) -> Question:
    first = group[0]
    declared = _declared(first, reader.schema)
    cells = tuple(f"{p.sheet}!{p.cell}" for p in group)
    name = _field_name(first, reader.schema, language)
    types = declared.refers_to if declared is not None and declared.is_reference else ()
    options = _options(first.problem, declared, reader, language)
    is_unknown = first.problem.code == NAME_UNKNOWN
    meant = _meant(first.problem, declared, language) if not options else []
    is_nearly = first.problem.code == NEARLY.code
    if is_nearly:
        meant = _named(first.problem, reader, language)
    words = cell_words(workbook, first.sheet, first.cell)
    return Question(
        cells,
        list(dict.fromkeys(row_place(p.sheet, int(at[2])) for p in group if (at := CELL.fullmatch(p.cell)))),
        name,
        first.problem.message,
        words,
        first.problem.severity is Severity.BLOCKING,
        () if is_unknown else options,
        types,
        options if is_unknown else meant,
        words if is_nearly else "",
        reads=first.field if declared is not None else "",
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


def _meant(problem: Problem, declared: Field | None, language: Language) -> list[tuple[str, str]]:
    """What words that can be read in several ways may mean, each as it is written and as people read it."""
    if declared is None or declared.is_reference:
        return []
    read = [(words, declared.type.parse(words, Context(language)).value) for words in problem.choices]
    return [(words, declared.type.read(value, language) if value is not None else words) for words, value in read]


def _named(problem: Problem, reader: Reader, language: Language) -> list[tuple[str, str]]:
    """The records that a new one is nearly the same as: their keys, which answer, and with them their titles."""
    found = [(key, reader.by_key(key) or reader.get(key)) for key in problem.choices]
    return [(key, f"{key} · {reader.schema.of(r).title_of(r, language)}" if r else key) for key, r in found]


_COLUMN = Words(
    "{count} {count|fecha de esta columna puede|fechas de esta columna pueden} leerse de dos modos. "
    "¿Va primero el día o el mes? {dates}",
    "{count} {count|date|dates} of this column can be read in two ways. Does the day come first, or the month? {dates}",
)
_DAYS_FIRST = Words("Primero el día: {dates}", "The day first: {dates}")
_MONTHS_FIRST = Words("Primero el mes: {dates}", "The month first: {dates}")

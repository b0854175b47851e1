"""What the screen of an import shows of a plan: made on the desk's lane, as plain texts."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from workbench.domain.problem import Severity
from workbench.domain.schema import Schema
from workbench.i18n import Language, Words
from workbench.importing.mapping import NOTES, TAGS
from workbench.importing.planned import Aside, Plan, Planned
from workbench.importing.stage import CellProblem, Frame
from workbench.importing.trouble import Unreadable
from workbench.store.reader import Reader
from workbench.tasks.import_file import RECALLED, Options, Taken, plan_taken, recall, tables_of
from workbench.ui.desks import Reading
from workbench.ui.importing.asked import Question, asked
from workbench.ui.importing.plan_lines import (
    Answerable,
    LineShown,
    Look,
    PageShown,
    answerable,
    counts,
    page_of,
)
from workbench.ui.importing.tables_shown import TableShown, table_shown


@dataclass(frozen=True)
class Remark:
    """One thing worth knowing, and where it stands."""

    place: str
    text: str


@dataclass(frozen=True)
class PlanShown:
    """All that the screen shows, and the plan itself for the commit; ``recalled`` is what earlier files decided.

    ``as_of`` is the latest change of the dossier that the plan knows of, ``told`` what becomes of the rows in numbers;
    ``types`` and ``of_sheets`` are what its rows are and where they stand; ``missing`` says why there are none;
    ``no_series`` tells that somebody decided that dates of a position are not its states.
    """

    plan: Plan
    as_of: int
    told: str
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
    types: Sequence[str] = ()
    of_sheets: Sequence[str] = ()
    rows_left: int = 0
    recalled: Words | None = None
    missing: Words | None = None
    no_series: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no row of the file was read as anything."""
        return self.missing is not None

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
    """What reading and planning came to: the plan, or why there is none though the file could be read.

    ``options`` are those that it was made with: what of them fits the dossier no longer is left out.
    """

    taken: Taken
    options: Options
    shown: PlanShown | None
    trouble: Words | None = None
    tables: Sequence[TableShown] = ()


def latest_change(reader: Reader) -> int:
    """The latest change of a dossier."""
    return max((change.id for change in reader.changes(1)), default=0)


def planned(reading: Reading, taken: Taken, options: Options, language: Language) -> Outcome:
    """Plans a file that was read and tells the plan; raises Unreadable where it cannot be read to its end."""
    dossier, reader = reading.dossier, reading.dossier.reader
    as_of = latest_change(reader)  # what is written while it is planned makes the plan an old one
    options = _still_there(options, reader)
    try:
        plan = plan_taken(dossier, taken, options, reading.progress)
        tables = tables_of(taken, dossier.schema, recall(dossier, taken, options))
    except Unreadable as error:
        if taken.workbook is None:
            raise
        found = _unplanned(taken, options, reader, language)
        return Outcome(taken, options, None, _trouble(error.words, found, options, reader.schema), found)
    return Outcome(
        taken,
        options,
        shown(plan, as_of, taken, tables, reader, language, options.answers, bool(options.choices.series)),
    )


def _still_there(options: Options, reader: Reader) -> Options:
    """The options without the deletion of records that somebody deleted meanwhile."""
    choices = options.choices
    kept = tuple(key for key in choices.delete if reader.by_key(key) or reader.get(key))
    return options if kept == choices.delete else replace(options, choices=replace(choices, delete=kept))


def _unplanned(taken: Taken, options: Options, reader: Reader, language: Language) -> list[TableShown]:
    """The tables of a file of which no plan can be made, for a person to say what they are."""
    for kept in (options, replace(options, columns={}), replace(options, columns={}, frames={})):
        with contextlib.suppress(Unreadable):  # what was decided fits nothing, or there is no such sheet
            tables = tables_of(taken, reader.schema, kept)
            return [table_shown(f, reader.schema, language, options.record_type) for f in tables]
    return []


def _trouble(words: Words, tables: Sequence[TableShown], options: Options, schema: Schema) -> Words:
    """Why there is no plan; where it is known what the rows are, what of them is still to be said."""
    reads = any(c.target not in ("", NOTES, TAGS) for table in tables for c in table.columns)
    if not tables or reads or not options.record_type:
        return words
    return _NO_COLUMN.fill(type=schema.type(options.record_type).label)


def told_again(reading: Reading, taken: Taken, options: Options, before: PlanShown, language: Language) -> Outcome:
    """A plan that was made, told in another language."""
    dossier = reading.dossier
    tables = tables_of(taken, dossier.schema, recall(dossier, taken, options))
    again = shown(before.plan, before.as_of, taken, tables, dossier.reader, language, options.answers, before.no_series)
    return Outcome(taken, options, again)


def shown(
    plan: Plan,
    as_of: int,
    taken: Taken,
    tables: Sequence[Frame],
    reader: Reader,
    language: Language,
    answers: Mapping[str, str] = MappingProxyType({}),
    no_series: bool = False,
) -> PlanShown:
    """A plan as the screen shows it."""
    cells = answerable(taken.workbook, tables, answers)
    kinds, rows_left = counts(plan), plan.rows_left
    rows: Sequence[Planned | Aside] = (*plan.planned, *plan.aside)
    remarks = [p.problem for p in plan.problems if p.problem.severity is Severity.REMARK]
    return PlanShown(
        plan,
        as_of,
        _told(plan, kinds, rows_left, language),
        kinds.get("create", 0),
        kinds.get("update", 0),
        kinds.get("unchanged", 0),
        kinds.get("delete", 0),
        plan.rows_out,
        kinds,
        page_of(plan, Look(), cells, reader, language),
        cells,
        asked(plan.problems, taken.workbook, tables, reader, language),
        _remarks(plan.problems, language),
        [table_shown(f, reader.schema, language) for f in tables],
        [s.name for s in taken.workbook.sheets] if taken.workbook is not None else [],
        language,
        list(dict.fromkeys(line.type.name for line in rows)),
        list(dict.fromkeys(line.sheet for line in rows if line.sheet)),
        rows_left,
        next((p.message for p in remarks if p.code == RECALLED), None),
        None if rows else next((p.message for p in remarks if p.code in _UNREAD), _NOTHING),
        no_series,
    )


def _told(plan: Plan, kinds: Mapping[str, int], rows_left: int, language: Language) -> str:
    """What becomes of the rows, in numbers; of what is rare only where there is any."""
    main = {"created": "create", "updated": "update", "unchanged": "unchanged"}
    rare = (
        (_DELETED, kinds.get("delete", 0)),
        (_LEFT, rows_left),
        (_UNDECIDED, sum(not c.decided for c in plan.conflicts)),
        (_ABSENT, len(plan.absent)),
        (_PERSONAL, kinds.get("personal", 0)),
    )
    first = _COUNTS.fill(out=f"{plan.rows_out:,}", **{name: f"{kinds.get(kind, 0):,}" for name, kind in main.items()})
    parts = [first, *(words.fill(count=f"{count:,}") for words, count in rare if count)]
    return ", ".join(part.in_(language) for part in parts)


# ---- what is told


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


_UNREAD = ("table-unnamed", "sheet-unread")  # codes of remarks about tables in which no row could be read
_NOTHING = Words("No hay ningún renglón que se pueda leer así.", "There is no row that can be read like this.")
_NO_COLUMN = Words(
    "Falta decir qué es cada columna ({type}): un clic en «Se lee como» muestra lo que puede ser.",
    "What each column is ({type}) is still to be said: a click under “Read as” shows what it may be.",
)
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

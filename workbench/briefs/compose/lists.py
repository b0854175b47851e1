"""Records of one type as a table: a row each, its sources behind it; columns that nobody fills are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from workbench.briefs.compose import words
from workbench.briefs.compose.desk import Desk
from workbench.briefs.compose.voice import Runs, joined, stacked
from workbench.briefs.document import Block, Run, Table, Text, in_italics, is_empty, runs_of
from workbench.domain.audience import Audience
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Parallel, Rows
from workbench.domain.when import When
from workbench.i18n import Words

R = TypeVar("R", bound=Record)

MOST = 60  # rows of a table; of more only how many there are, but in full


Cell = Callable[[Desk, Any], Text]


@dataclass(frozen=True)
class Of:
    """A cell that says which fields of the record it tells; of one that does not say, all of them.

    ``besides`` is who may see what it tells of other records.
    """

    make: Cell
    fields: tuple[str, ...]
    besides: Callable[[Desk, Any], Audience] | None = None

    def __call__(self, desk: Desk, record: Any) -> Text:
        return self.make(desk, record)


@dataclass(frozen=True)
class Column:
    """What stands under a label, of each record, and how wide it is beside the others.

    Where none is ``noted`` the first column carries the notes.
    """

    label: Words
    cell: Cell
    weight: float = 1.0
    noted: bool = False


def listed(desk: Desk, part: int, records: Iterable[Record], columns: Sequence[Column], *cited: str) -> list[Block]:
    """The records as a table, in their order; the first column names each, the noted one carries its notes.

    Where fields are named, only their notes.
    """
    found = list(records)
    shown = found[: desk.most(MOST)]
    if not shown:
        return []
    _fetch(desk, shown)
    carrying = next((at for at, column in enumerate(columns) if column.noted), 0)
    rows = [[column.cell(desk, record) for column in columns] for record in shown]
    for record, row in zip(shown, rows, strict=True):
        row[carrying] = (*runs_of(row[carrying]), *noted(desk, record, *cited))
    kept = [at for at in range(len(columns)) if not at or any(not is_empty(row[at]) for row in rows)]
    header = desk.header(*(columns[at].label for at in kept))
    weights = tuple(columns[at].weight for at in kept)
    lines = tuple(tuple(row[at] for at in kept) for row in rows)
    told = [columns[at].cell for at in kept]
    levels = tuple(_seen_by(desk, record, told) for record in shown)
    rows_of = tuple(record.uid for record in shown)
    table = Table(part, header, lines, weights, wide=True, rows_of=rows_of, rows_seen_by=levels, seen_by=max(levels))
    return [table, *desk.counted(part, words.MORE_ROWS, found[len(shown) :])]


def _seen_by(desk: Desk, record: Record, cells: Sequence[Cell]) -> Audience:
    """Who may see all that a row tells: of its fields those that say something."""
    record_type = desk.reader.schema.of(record)
    names = {name for cell in cells for name in _fields(cell, record_type)}
    besides = (cell.besides(desk, record) for cell in cells if isinstance(cell, Of) and cell.besides is not None)
    return max([desk.seen_by(record, *names), *besides])


def _fields(cell: Cell, record_type: RecordType) -> Iterable[str]:
    return cell.fields if isinstance(cell, Of) else [f.name for f in record_type.fields]


def rows_of(
    desk: Desk, part: int, rows_type: Rows, records: Iterable[Record], field: str, first: Words | None = None
) -> list[Block]:
    """The rows that a field of some records holds as a table; its ``first`` column says which record's each is."""
    held = [(record, row) for record in records for row in getattr(record, field)]
    if not held:
        return []
    rows = [row for _, row in held]
    cells = [rows_type.cells(row, desk.voice.language, desk.titles.of) for row in rows]
    kept = [at for at in range(len(rows_type.columns)) if any(row[at] for row in cells)]
    header = desk.header(*(rows_type.columns[at].label for at in kept))
    lines = [tuple(row[at] for at in kept) for row in cells]
    levels = [
        max([desk.levels.one(record.uid, field), *map(desk.name_seen_by, rows_type.targets((row,)))])
        for record, row in held
    ]
    if first is not None:
        header = (desk.voice.fixed(first), *header)
        lines = [(desk.titles.of(record.uid), *line) for (record, _), line in zip(held, lines, strict=True)]
        levels = [max(level, desk.name_seen_by(record.uid)) for (record, _), level in zip(held, levels, strict=True)]
    of = tuple(record.uid for record, _ in held)
    return [Table(part, header, tuple(lines), wide=True, rows_of=of, rows_seen_by=tuple(levels))] if header else []


def so_far(desk: Desk, records: Iterable[R], field: str) -> tuple[list[R], list[R]]:
    """The records whose date lies on the day of the facts or before, and those that are later."""
    known: list[R] = []
    later: list[R] = []
    for record in records:
        (known if desk.has_begun(getattr(record, field)) else later).append(record)
    return known, later


def _fetch(desk: Desk, records: Sequence[Record]) -> None:
    """Looks up what the records point to, and who stands behind them, all at once."""
    record_type = desk.reader.schema.of(records[0])
    references = [f for f in record_type.fields if f.refers_to]
    pointed = [uid for r in records for f in references for uid in f.type.targets(getattr(r, f.name))]
    desk.titles.fetch(pointed)
    desk.notes.fetch(r.uid for r in records)
    desk.levels.fetch((*(r.uid for r in records), *pointed))


def noted(desk: Desk, record: Record, *fields: str) -> Runs:
    """The notes behind a record or some fields of it, and whether there are none or only unchecked ones."""
    support = desk.notes.support(record.uid, *fields) if fields else desk.notes.of_record(record.uid)
    about = desk.reader.schema.of(record).title_of(record, desk.voice.language)
    return (*support.runs, *desk.mark(support, about))


# ---- cells


def shown(field: str) -> Of:
    """The value of a field as its type shows it; wording with its marks."""

    def cell(desk: Desk, record: Record) -> Text:
        value = getattr(record, field)
        if isinstance(value, Parallel):
            return desk.voice.wording(value)
        said = desk.voice.shown(desk.reader.schema.of(record), record, field)
        return said.replace("\u00a0", " ") if isinstance(value, When) else said  # a column is narrower than a date

    return Of(cell, (field,))


def named(*fields: str) -> Of:
    """What the records are called that some fields point to."""

    def cell(desk: Desk, record: Record) -> Text:
        declared = [desk.reader.schema.of(record).field(name) for name in fields]
        return desk.names(dict.fromkeys(u for f in declared for u in f.type.targets(getattr(record, f.name))))

    return Of(cell, fields)


def above(*cells: Of) -> Of:
    """Several values, each on its own line."""
    return Of(lambda desk, record: stacked([cell(desk, record) for cell in cells]), _of_all(cells))


def beside(*cells: Of) -> Of:
    """Several values on one line."""
    return Of(lambda desk, record: joined([cell(desk, record) for cell in cells]), _of_all(cells))


def _of_all(cells: Sequence[Of]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for cell in cells for name in cell.fields))


def light(cell: Of) -> Of:
    """The value in italics."""

    def slanted(desk: Desk, record: Record) -> Text:
        return in_italics(cell(desk, record))

    return Of(slanted, cell.fields)


def strong(cell: Of) -> Of:
    """The value set stronger than what stands below it."""

    def heavy(desk: Desk, record: Record) -> Text:
        return tuple(replace(run, emphasis="strong") for run in runs_of(cell(desk, record)))

    return Of(heavy, cell.fields)


def led(label: Words, cell: Of) -> Of:
    """The value behind its label; nothing where there is none."""

    def labelled(desk: Desk, record: Record) -> Text:
        value = cell(desk, record)
        return () if is_empty(value) else (Run(desk.voice.fixed(label), "italic"), *runs_of(value))

    return Of(labelled, cell.fields)


def newest(field: str) -> Callable[[Any], int]:
    """Sorts by a date, the newest first, what has none last."""

    def order(record: Record) -> int:
        when = getattr(record, field)
        return -when.first().toordinal() if isinstance(when, When) else 1

    return order


def soonest(field: str) -> Callable[[Any], int]:
    """Sorts by a date, the nearest first, what has none last."""

    def order(record: Record) -> int:
        when = getattr(record, field)
        return when.last().toordinal() if isinstance(when, When) else 4_000_000

    return order

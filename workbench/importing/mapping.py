"""What the columns of a table stand for: record types, fields, and the party whose position a column holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from workbench.domain.schema import RecordType, Schema
from workbench.domain.sheet import Sheet
from workbench.i18n import Language, Words
from workbench.importing.layout import Table, TableColumn
from workbench.importing.mapping_language import language_of
from workbench.importing.mapping_match import ACCEPTED, Match, matches
from workbench.importing.mapping_own import is_told_only, own_columns, own_sheet
from workbench.importing.mapping_words import ISSUE, OWN_ACTOR, POSITION

Layout = Literal["long", "wide"]
NOTES, TAGS = "notes", "tags"  # where a column goes that stands for no field


@dataclass(frozen=True)
class ColumnMapping:
    """What one column stands for. ``fixed`` are values that every record made from it has.

    ``field`` may also be ``uid`` or ``key``. ``language`` is set where the header names one, ``ids``
    where the column holds uids of a reference, not names. ``score`` is between 0.8 and 1.
    """

    column: int
    header: str
    record_type: str
    field: str
    language: Language | None
    ids: bool
    fixed: Mapping[str, str]
    score: float
    why: Words


@dataclass(frozen=True)
class SheetMapping:
    """What a table stands for. A wide one holds several records of a type in one row, one a party.

    ``beside`` are columns of which a person decided that they go to the notes or the tags, or, empty, that they are
    not read; ``keeps`` tells that the others of the ``unmapped`` go to the notes.
    """

    layout: Layout
    language: Language
    record_types: tuple[str, ...]
    columns: tuple[ColumnMapping, ...]
    unmapped: tuple[TableColumn, ...]
    beside: Mapping[int, str] = field(default_factory=dict)
    keeps: bool = True


@dataclass(frozen=True)
class _Plan:
    """One way to understand a table: its types, the one that takes what several have first."""

    layout: Layout
    types: tuple[str, ...]
    columns: tuple[ColumnMapping, ...]
    weight: float


# In a wide table what stands apart from the parties' columns is our own room and its clearance; the
# basis of a position, such as its date, could be any party's, so it is left to a person.
_OWN_GROUPS = ("room", "clearance")
_OWN_FIELDS = ("stance", "statement")
_SAYING = ("stance", "statement", "opening", "target", "fallback", "red_line", "best_alternative")


def suggest(
    table: Table,
    sheet: Sheet,
    schema: Schema,
    record_type: str | None = None,
    language: Language | None = None,
) -> SheetMapping:
    """The best mapping of a table; ``record_type`` and ``language`` are what a person decided already."""
    own = own_sheet(table, sheet, schema)
    if own is not None and record_type in (None, own.record_type):
        columns = tuple(
            ColumnMapping(c.column, c.header, own.record_type, m.field, m.language, m.ids, {}, 1.0, m.why)
            for c, m in own_columns(table, schema.type(own.record_type))
        )
        told = _told(table, "long", language or own.language, (own.record_type,), columns)
        rest = tuple(c for c in told.unmapped if not is_told_only(c))
        filled_in = not any(c.field == "uid" for c in columns)  # a template in somebody's hands, no export
        return replace(told, unmapped=rest, keeps=filled_in)
    plans = [_plan(table, schema, *way) for way in _ways(table, schema, record_type)]
    best = max(plans, key=lambda p: p.weight)
    used = {c.record_type for c in best.columns} or ({record_type} if record_type else set())
    types = tuple(t.name for t in schema.types if t.name in used)
    return _told(table, best.layout, language or language_of(table, sheet, schema), types, best.columns)


def _told(
    table: Table,
    layout: Layout,
    language: Language,
    types: tuple[str, ...],
    columns: tuple[ColumnMapping, ...],
) -> SheetMapping:
    taken = {c.column for c in columns}
    unmapped = tuple(c for c in table.columns if c.column not in taken)
    return SheetMapping(layout, language, types, columns, unmapped)


def _ways(table: Table, schema: Schema, record_type: str | None) -> list[tuple[Layout, tuple[str, ...]]]:
    """The ways in which a table may be understood, the likelier first where two weigh the same."""
    listed = [t.name for t in schema.types if t.listed]
    both = {ISSUE, POSITION} <= set(listed)
    if record_type not in (None, POSITION):
        return [("long", (str(record_type),))]
    if both and _is_wide(table, schema):
        return [("wide", (ISSUE, POSITION))]
    if record_type == POSITION:
        return [("long", (POSITION, ISSUE) if both else (POSITION,))]
    ways: list[tuple[Layout, tuple[str, ...]]] = [("long", (t,)) for t in listed if t != POSITION]
    ways.sort(key=lambda way: way[1] != (ISSUE,))
    if both and _is_long(table, schema):
        ways.append(("long", (POSITION, ISSUE)))
    return ways


def _headers(table: Table, schema: Schema) -> Iterable[tuple[TableColumn, tuple[Match, ...]]]:
    for column in table.columns:
        yield column, tuple(m for m in matches(column.header, schema) if m.score >= ACCEPTED)


def _is_wide(table: Table, schema: Schema) -> bool:
    """Whether parties head columns; a single bare name needs the title of an issue beside it."""
    found = [m for _, ms in _headers(table, schema) for m in ms]
    if any(m.actor and not m.bare for m in found):
        return True
    titled = any(m.record_type == ISSUE and m.field == schema.type(ISSUE).title for m in found)
    parties = {m.actor for m in found if m.bare}
    return len(parties) > 1 or (titled and bool(parties))


def _is_long(table: Table, schema: Schema) -> bool:
    """Whether one column names an actor and another one says where it stands.

    Without a column that names the actor nobody's position is assumed to be ours.
    """
    actors, sayings = set(), set()
    for column, found in _headers(table, schema):
        fields = {m.field for m in found if m.record_type == POSITION and not m.actor}
        if "actor" in fields:
            actors.add(column.column)
        if fields.intersection(_SAYING):
            sayings.add(column.column)
    return bool(actors) and bool(sayings - actors)


def _plan(table: Table, schema: Schema, layout: Layout, types: tuple[str, ...]) -> _Plan:
    """The table understood in one way: the best headers choose first, no field is taken twice."""
    offers = [
        (match, column, fixed)
        for column, found in _headers(table, schema)
        for match in found
        if (fixed := _fixed(match, layout, types, schema)) is not None
    ]
    offers.sort(key=lambda o: (-o[0].score, types.index(o[0].record_type), o[0].rank, o[1].column))
    columns: dict[int, ColumnMapping] = {}
    taken: set[tuple[object, ...]] = set()
    for match, column, fixed in offers:
        target = (match.record_type, match.field, match.language, match.ids, fixed.get("actor"))
        if column.column not in columns and target not in taken:
            columns[column.column] = _mapped(column, match, fixed)
            taken.add(target)
    ordered = tuple(columns[number] for number in sorted(columns))
    titles = sum(0.5 for c in ordered if c.field == schema.type(c.record_type).title)
    return _Plan(layout, types, ordered, sum(c.score for c in ordered) + titles)


def _mapped(column: TableColumn, match: Match, fixed: Mapping[str, str]) -> ColumnMapping:
    return ColumnMapping(
        column.column,
        column.header,
        match.record_type,
        match.field,
        match.language,
        match.ids,
        fixed,
        match.score,
        match.why,
    )


def _fixed(match: Match, layout: Layout, types: tuple[str, ...], schema: Schema) -> dict[str, str] | None:
    """The values that a match fixes; None where it has no place in this way to understand the table."""
    if match.record_type not in types:
        return None
    if layout == "long":
        return None if match.actor else {}
    if match.actor:
        return {"actor": match.actor}
    if match.record_type != POSITION:
        return {}
    return {"actor": OWN_ACTOR} if _is_own(match.field, schema.type(POSITION)) else None


def _is_own(field: str, position: RecordType) -> bool:
    return field in _OWN_FIELDS or position.field(field).group in _OWN_GROUPS

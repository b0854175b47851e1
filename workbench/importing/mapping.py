"""What the columns of a table stand for: record types, fields, and the party whose position a column holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from workbench.domain.schema import RecordType, Schema
from workbench.domain.sheet import Sheet
from workbench.domain.types import Finder, Number, finds_nothing
from workbench.i18n import Language, Words
from workbench.importing.layout import Table
from workbench.importing.layout_columns import TableColumn
from workbench.importing.mapping_asks import asked
from workbench.importing.mapping_heads import Head, heads_of
from workbench.importing.mapping_language import language_of
from workbench.importing.mapping_loose import names_issue_of_positions
from workbench.importing.mapping_match import ACCEPTED, Match
from workbench.importing.mapping_own import is_told_only, own_columns, own_sheet
from workbench.importing.mapping_sender import of_side
from workbench.importing.mapping_suggested import guesses
from workbench.importing.mapping_units import unit_columns
from workbench.importing.mapping_words import (
    ISSUE,
    OWN_ACTOR,
    POSITION,
    REQUEST,
    STATEMENT,
    header_key,
    without_party,
)

Layout = Literal["long", "wide"]
NOTES, TAGS = "notes", "tags"  # where a column goes that stands for no field


@dataclass(frozen=True)
class ColumnMapping:
    """What one column stands for. ``fixed`` are values that every record made from it has.

    ``field`` may also be ``uid`` or ``key``. ``language`` is set where the header names one, ``ids``
    where the column holds uids of a reference, not names, ``unit`` where it holds the unit of the field's number.
    ``score`` is between 0.8 and 1; below that it is only a suggestion. ``down`` tells whether a blank cell repeats the
    one above it; None where nobody said.
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
    unit: bool = False
    down: bool | None = None

    @property
    def place(self) -> tuple[object, ...]:
        """What no two columns of a table can stand for."""
        return self.record_type, self.field, self.language, self.ids, self.unit, self.fixed.get("actor")


@dataclass(frozen=True)
class SheetMapping:
    """What a table stands for. A wide one holds several records of a type in one row, one a party.

    ``beside`` are columns of which a person decided that they go to the notes or the tags, or, empty, that they are
    not read; ``keeps`` tells that the others of the ``unmapped`` go to the notes. ``suggested`` is what unmapped
    columns may well stand for: nobody takes that unasked.
    """

    layout: Layout
    language: Language
    record_types: tuple[str, ...]
    columns: tuple[ColumnMapping, ...]
    unmapped: tuple[TableColumn, ...]
    beside: Mapping[int, str] = field(default_factory=dict)
    keeps: bool = True
    suggested: tuple[ColumnMapping, ...] = ()

    def suggestion(self, column: int) -> ColumnMapping | None:
        """What an unmapped column may well stand for."""
        return next((c for c in self.suggested if c.column == column), None)


_IN_OTHER_WORDS = Words(
    "dice con otras palabras de qué tema («{field}») es cada posición",
    "says in other words which issue (“{field}”) each position is about",
)


@dataclass(frozen=True)
class _Plan:
    """One way to understand a table: its types, the one that takes what several have first."""

    layout: Layout
    types: tuple[str, ...]
    columns: tuple[ColumnMapping, ...]
    weight: float


# In a wide table what stands apart from the parties' columns is our own room. The basis of a position, such as its
# date, could be any party's, and who reviewed or cleared it may be said of the whole row: a person tells.
_OWN_GROUP = "room"
_OWN_FIELDS = ("stance", "statement")
SAYING = ("stance", "statement", "opening", "target", "fallback", "red_line", "best_alternative")
_UNTOLD = 0.7  # the weight of a way in which no row says which record it is about
SOURCE = "source"
_IN_CONTEXT = 0.85
_FEW = 4  # headers of which a single known one proves nothing


def suggest(
    table: Table,
    sheet: Sheet,
    schema: Schema,
    record_type: str | None = None,
    language: Language | None = None,
    find: Finder = finds_nothing,
    *,
    side: str = "",
) -> SheetMapping:
    """The best mapping of a table; ``record_type`` and ``language`` are what a person decided already.

    ``find`` tells which names the dossier knows; ``side`` for whom the sender speaks (``mapping_sender``): what a
    ministry of ours says of nobody is Mexico's, what others call their own is not.
    """
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
    spoken = language or language_of(table, sheet, schema)
    heads = heads_of(table, sheet, schema, spoken, find)
    ours = side == OWN_ACTOR
    plans = [_plan(heads, schema, *way, side) for way in _ways(heads, schema, record_type, ours=ours)]
    best = _best(plans, heads, schema)
    if record_type is None and _proves_nothing(best, heads, schema):
        return _told(table, "long", spoken, (), ())
    columns = _with_issue(_with_units(best.columns, heads, schema), heads, schema)
    columns = _with_asker(columns, schema)
    used = {c.record_type for c in columns} or ({record_type} if record_type else set())
    types = tuple(t.name for t in schema.types if t.name in used)
    told = _told(table, best.layout, spoken, types, columns)
    return replace(told, suggested=_suggested(told, heads, schema))


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


def _ways(
    heads: Sequence[Head], schema: Schema, record_type: str | None, *, ours: bool
) -> list[tuple[Layout, tuple[str, ...]]]:
    """The ways in which a table may be understood, the likelier first where two weigh the same."""
    listed = [t.name for t in schema.types if t.listed]
    both = {ISSUE, POSITION} <= set(listed)
    if record_type not in (None, POSITION):
        return [("long", (str(record_type),))]
    if both and (_is_wide(heads, schema) or (ours and record_type is None and _is_own_list(heads, schema))):
        return [("wide", (ISSUE, POSITION))]
    if record_type == POSITION:
        return [("long", (POSITION, ISSUE) if both else (POSITION,))]
    ways: list[tuple[Layout, tuple[str, ...]]] = [("long", (t,)) for t in listed if t != POSITION]
    ways.sort(key=lambda way: way[1] != (ISSUE,))
    if both and _is_long(heads):
        ways.append(("long", (POSITION, ISSUE)))
    return ways


def _is_wide(heads: Sequence[Head], schema: Schema) -> bool:
    """Whether parties head columns; a single bare name needs the title of an issue beside it."""
    found = [m for head in heads for m in head.matches]
    if any(m.actor and not m.bare and m.record_type == POSITION for m in found):
        return True
    titled = any(m.record_type == ISSUE and m.field == schema.type(ISSUE).title for m in found)
    parties = {m.actor for m in found if m.bare}
    return len(parties) > 1 or (titled and bool(parties))


def _is_own_list(heads: Sequence[Head], schema: Schema) -> bool:
    """Whether a column names issues and another one says a position, and none names whose it is."""
    found = [(head.column.column, m) for head in heads for m in head.matches if not m.actor]
    titled = {c for c, m in found if m.record_type == ISSUE and m.field == schema.type(ISSUE).title}
    saying = {c for c, m in found if m.record_type == POSITION and m.field in (STATEMENT, "red_line")}
    whose = {c for c, m in found if m.record_type == POSITION and m.field == "actor"}
    return bool(titled) and bool(saying - titled) and not whose


def _is_long(heads: Sequence[Head]) -> bool:
    """Whether one column names an actor and another one says where it stands.

    Without a column that names the actor nobody's position is assumed to be ours.
    """
    actors, sayings = set(), set()
    for head in heads:
        fields = {m.field for m in head.matches if m.record_type == POSITION and not m.actor}
        if "actor" in fields:
            actors.add(head.column.column)
        if fields.intersection(SAYING):
            sayings.add(head.column.column)
    return bool(actors) and bool(sayings - actors)


def _plan(heads: Sequence[Head], schema: Schema, layout: Layout, types: tuple[str, ...], side: str) -> _Plan:
    """The table understood in one way: the best headers choose first, no field is taken twice."""
    offers = [
        (match, head.column, fixed)
        for head in heads
        for match in head.matches
        if (fixed := of_side(_fixed(match, layout, types, schema), head.column.header, side)) is not None
    ]
    offers.sort(key=lambda o: (-o[0].score, types.index(o[0].record_type), o[0].rank, o[1].column))
    columns: dict[int, ColumnMapping] = {}
    taken: set[tuple[object, ...]] = set()
    for match, column, fixed in offers:
        mapped = _mapped(column, match, fixed)
        if column.column not in columns and mapped.place not in taken:
            columns[column.column] = mapped
            taken.add(mapped.place)
    ordered = tuple(columns[number] for number in sorted(columns))
    titles = sum(0.5 for c in ordered if c.field == schema.type(c.record_type).title)
    weight = sum(c.score for c in ordered) + titles
    if types == (SOURCE,) and _are_others(heads, schema):
        weight *= _UNTOLD  # any list may say where each row comes from
    return _Plan(layout, types, ordered, weight if _is_told_apart(ordered, schema) else _UNTOLD * weight)


def _best(plans: Sequence[_Plan], heads: Sequence[Head], schema: Schema) -> _Plan:
    """The plan that weighs most; what the rows ask for before the issue that they ask it of."""
    best = max(plans, key=lambda p: p.weight)
    if best.types != (ISSUE,):
        return best
    named = asked(heads, schema)
    asks = [p for p in plans if p.types[0] in named and _names_title(p, schema)]
    return max(asks, key=lambda p: p.weight) if asks else best


def _names_title(plan: _Plan, schema: Schema) -> bool:
    return any(c.field == schema.type(c.record_type).title for c in plan.columns)


def _are_others(heads: Sequence[Head], schema: Schema) -> bool:
    """Whether a header names the title of something else than sources."""
    titles = {(t.name, t.title) for t in schema.types if t.listed and t.name != SOURCE}
    return any((m.record_type, m.field) in titles and m.score >= ACCEPTED for head in heads for m in head.matches)


def _is_told_apart(columns: Sequence[ColumnMapping], schema: Schema) -> bool:
    """Whether columns say which record a row is about."""
    return any(tells(schema.type(t), {c.field for c in columns if c.record_type == t}) for t in _types(columns))


def _types(columns: Sequence[ColumnMapping]) -> set[str]:
    return {c.record_type for c in columns}


def _mapped(column: TableColumn, match: Match, fixed: Mapping[str, str]) -> ColumnMapping:
    said = match.record_type, match.field, match.language, match.ids
    return ColumnMapping(column.column, column.header, *said, fixed, match.score, match.why)


def _fixed(match: Match, layout: Layout, types: tuple[str, ...], schema: Schema) -> dict[str, str] | None:
    """The values that a match fixes; None where it has no place in this way to understand the table."""
    if match.record_type not in types:
        return None
    if layout == "long":
        return None if match.actor and match.record_type != REQUEST else {}
    if match.actor:
        return {"actor": match.actor} if match.record_type == POSITION else None
    if match.record_type != POSITION:
        return {}
    return {"actor": OWN_ACTOR} if _is_own(match.field, schema.type(POSITION)) else None


def _is_own(field: str, position: RecordType) -> bool:
    return field in _OWN_FIELDS or position.field(field).group == _OWN_GROUP


def tells(record_type: RecordType, fields: Iterable[str]) -> bool:
    """Whether fields say which record a row is about: an identifier, its title, its identity, or what stands for it."""
    known = set(fields)
    needed = {name for name in record_type.identity if record_type.field(name).required}
    if known & {"uid", "key", record_type.title} or (needed and needed <= known):
        return True
    return any(set(instead) <= known for instead in record_type.untitled)


def _proves_nothing(plan: _Plan, heads: Sequence[Head], schema: Schema) -> bool:
    """Whether so few columns are known, and none that names a record, that the table is none of ours."""
    headed = sum(bool(head.column.header) for head in heads)
    if len(plan.columns) > 1 or headed < _FEW:
        return False
    return not any(c.field == schema.type(c.record_type).title for c in plan.columns)


def _with_units(columns: Sequence[ColumnMapping], heads: Sequence[Head], schema: Schema) -> tuple[ColumnMapping, ...]:
    """The columns with those that hold the unit of the number beside them."""
    numbers = [c for c in columns if isinstance(schema.type(c.record_type).field(c.field).type, Number)]
    by_column = {c.column: c for c in numbers}
    taken = {c.column for c in columns}
    labels = {c.column: schema.type(c.record_type).field(c.field).label for c in numbers}
    found = [
        replace(by_column[u.of], column=u.column.column, header=u.column.header, unit=True, score=u.score, why=u.why)
        for u in unit_columns([h for h in heads if h.column.column not in taken], labels)
    ]
    return tuple(sorted((*columns, *found), key=lambda c: c.column))


def _with_issue(columns: Sequence[ColumnMapping], heads: Sequence[Head], schema: Schema) -> tuple[ColumnMapping, ...]:
    """The columns with the one that names the issue of positions in other words, where no column names it plainly."""
    taken = {c.column for c in columns if (c.record_type, c.field) != (POSITION, schema.type(POSITION).title)}
    free = [h.column for h in heads if h.column.column not in taken and names_issue_of_positions(h.column.header)]
    if len(free) != 1 or not are_about_nothing(columns, schema):
        return tuple(columns)
    (column,) = free
    title = schema.type(ISSUE).field(schema.type(ISSUE).title)
    why = _IN_OTHER_WORDS.fill(field=title.label)
    found = ColumnMapping(column.column, column.header, ISSUE, title.name, None, False, {}, _IN_CONTEXT, why)
    return tuple(sorted((*(c for c in columns if c.column != column.column), found), key=lambda c: c.column))


def _with_asker(columns: Sequence[ColumnMapping], schema: Schema) -> tuple[ColumnMapping, ...]:
    """The columns of requests, all of the party whose requests the header of their title says they are."""
    asker = {
        party
        for c in columns
        if c.record_type == REQUEST and c.field == schema.type(REQUEST).title
        if (party := without_party(header_key(c.header))[1])
    }
    if len(asker) != 1 or any((c.record_type, c.field) == (REQUEST, "asked_by") for c in columns):
        return tuple(columns)
    fixed = {"asked_by": asker.pop()}
    return tuple(replace(c, fixed=fixed) if c.record_type == REQUEST else c for c in columns)


def are_about_nothing(columns: Sequence[ColumnMapping], schema: Schema) -> bool:
    """Whether columns say where parties stand, and none says on which issue."""
    said = {c.field for c in columns if c.record_type == POSITION}
    parties = "actor" in said or any("actor" in c.fixed for c in columns)
    named = "issue" in said or any(c.field == schema.type(ISSUE).title for c in columns if c.record_type == ISSUE)
    return parties and bool(said & set(SAYING)) and not named


def _suggested(told: SheetMapping, heads: Sequence[Head], schema: Schema) -> tuple[ColumnMapping, ...]:
    """What columns that are not read may well stand for, each another thing that no column stands for."""
    left = {c.column for c in told.unmapped}
    taken = {c.place for c in told.columns}
    found: list[ColumnMapping] = []
    for head in (h for h in heads if h.column.column in left):
        for match in guesses(head, told.record_types, schema):
            fixed = _fixed(match, told.layout, told.record_types, schema)
            mapped = _mapped(head.column, match, fixed) if fixed is not None else None
            if mapped is not None and mapped.place not in taken:
                found.append(mapped)
                taken.add(mapped.place)
                break
    return tuple(found)

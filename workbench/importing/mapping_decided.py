"""What a person says that columns stand for, in place of what their headers say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from workbench.domain.bare_words import PARTIES
from workbench.domain.records.choices import COUNTRY
from workbench.domain.schema import Field, RecordType, Schema
from workbench.domain.sheet import address
from workbench.domain.types import Number, ParallelText, Rows
from workbench.i18n import LANGUAGE_NAMES, PROGRAM_LANGUAGES, Language, Words, clip, quoted
from workbench.importing.layout import Table
from workbench.importing.layout_columns import TableColumn
from workbench.importing.mapping import NOTES, TAGS, ColumnMapping, SheetMapping
from workbench.importing.mapping_words import ISSUE, POSITION
from workbench.importing.trouble import Unreadable

Decided = Mapping[
    str, str
]  # "Sheet!D5", the cell of a header -> "position.target@US", "notes", "tags"; "" where it is not read


@dataclass(frozen=True)
class Target:
    """What a column may stand for; written ``type.field``, with ``:language`` and ``@party`` where they say more.

    ``+unit`` at its end is the unit of that number, ``+down`` that a blank cell repeats the one above it.
    """

    record_type: str
    field: str
    language: Language | None = None
    actor: str = ""
    unit: bool = False
    down: bool = False

    @property
    def key(self) -> str:
        """The target as it is written."""
        language = f":{self.language}" if self.language else ""
        actor = f"@{self.actor}" if self.actor else ""
        return f"{self.record_type}.{self.field}{language}{actor}" + (
            _UNIT if self.unit else _DOWN if self.down else ""
        )

    def label(self, schema: Schema) -> Words:
        """The target as people read it."""
        record_type = schema.type(self.record_type)
        more = [LANGUAGE_NAMES[self.language]] if self.language else []
        more += [o.label for o in COUNTRY.options if o.key == self.actor]
        words = _FIELD.fill(type=record_type.label, field=record_type.field(self.field).label)
        more += [_OF_UNIT] if self.unit else [_REPEATS] if self.down else []
        for told in more:
            words = _MORE.fill(words=words, more=told)
        return words


def target_of(column: ColumnMapping) -> Target:
    """What a mapped column stands for."""
    actor = column.fixed.get("actor", "")
    return Target(column.record_type, column.field, column.language, actor, column.unit, bool(column.down))


def _place(target: Target) -> Target:
    """What no two columns can stand for, whether or not it repeats."""
    return replace(target, down=False)


def head_cell(table: Table, column: TableColumn | ColumnMapping) -> str:
    """The place by which a column is decided about: the cell of its header, or of its first row of data."""
    row = table.header_rows[1] if table.header_rows else (table.data_rows or (1, 1))[0]
    return f"{table.sheet}!{address(row, column.column)}"


def targets(mapping: SheetMapping, schema: Schema, record_type: str = "") -> list[Target]:
    """Everything that a column of a table may stand for, given what its rows are."""
    types = mapping.record_types or ((record_type,) if record_type else tuple(t.name for t in schema.types if t.listed))
    found: list[Target] = []
    for name in types:
        if name != POSITION or mapping.layout == "long" or not mapping.columns:
            found += _of_type(schema.type(name), mapping.language, "")
    if ISSUE in types and (mapping.layout == "wide" or not {c.field for c in mapping.columns} & {"actor"}):
        for actor in PARTIES:
            found += _of_type(schema.type(POSITION), mapping.language, actor)
    return found


def _of_type(record_type: RecordType, language: Language, actor: str) -> Iterator[Target]:
    for field in record_type.fields:
        if isinstance(field.type, Rows) or (actor and field.name in ("actor", "issue")):
            continue
        yield Target(record_type.name, field.name, None, actor)
        if not actor and (field.name == record_type.title or (field.required and field.is_reference)):
            yield Target(record_type.name, field.name, down=True)
        if isinstance(field.type, ParallelText):
            others = (n for n in field.type.languages if n != language and n in PROGRAM_LANGUAGES)
            yield from (Target(record_type.name, field.name, n, actor) for n in others)
        if isinstance(field.type, Number):
            yield Target(record_type.name, field.name, None, actor, unit=True)


def decide(
    mapping: SheetMapping,
    table: Table,
    decided: Decided,
    schema: Schema,
    before: Mapping[int, str] | None = None,
) -> SheetMapping:
    """The mapping with what a person decided; a column that stood for the same is not read then.

    ``before`` is what was decided of columns, by their number, in an earlier file of this layout: it gives way to
    what is decided now. Raises Unreadable where a decision names nothing that there is.
    """
    if before:
        now = set(decided.values()) - {"", NOTES, TAGS}
        kept = {c: words for c, words in before.items() if words not in now}
        mapping = _decided(mapping, table, kept, schema, _BEFORE)
    said = {c.column: decided[place] for c in table.columns if (place := head_cell(table, c)) in decided}
    return _decided(mapping, table, said, schema, _SAID)


def _decided(mapping: SheetMapping, table: Table, said: Mapping[int, str], schema: Schema, why: Words) -> SheetMapping:
    if not said:
        return mapping
    beside = {column: words for column, words in said.items() if words in ("", NOTES, TAGS)}
    chosen = {column: _target(table, words, schema) for column, words in said.items() if column not in beside}
    places = [_place(t) for t in chosen.values()]
    twice = [t for t in places if places.count(t) > 1]
    if twice:
        raise Unreadable(_TWICE.fill(sheet=clip(table.sheet), target=twice[0].label(schema)))
    taken = set(places)
    kept = [c for c in mapping.columns if c.column not in said and _place(target_of(c)) not in taken]
    shared = {c.record_type: c.fixed for c in mapping.columns if c.fixed and "actor" not in c.fixed}
    made = [_column(c, chosen[c.column], why, shared) for c in table.columns if c.column in chosen]
    columns = tuple(sorted((*kept, *made), key=lambda c: c.column))
    read = {c.column for c in columns}
    known = {*said, *(c.column for c in mapping.columns), *(c.column for c in mapping.unmapped)}
    types = {c.record_type for c in columns}
    return SheetMapping(
        "wide" if any("actor" in c.fixed for c in columns) else mapping.layout,
        mapping.language,
        tuple(t.name for t in schema.types if t.name in types) or mapping.record_types,
        columns,
        tuple(c for c in table.columns if c.column in known - read),
        {column: words for column, words in {**mapping.beside, **beside}.items() if column not in read},
        mapping.keeps,
        tuple(c for c in mapping.suggested if c.column not in said and target_of(c) not in taken),
    )


def _column(column: TableColumn, target: Target, why: Words, shared: Mapping[str, Mapping[str, str]]) -> ColumnMapping:
    """A column that stands for what was decided, of the party whose requests all of a table are (``shared``)."""
    fixed = {"actor": target.actor} if target.actor else shared.get(target.record_type, {})
    said = target.record_type, target.field, target.language
    return ColumnMapping(column.column, column.header, *said, False, fixed, 1.0, why, target.unit, target.down)


def is_target(words: str, schema: Schema) -> bool:
    """Whether a column can be read as that, or go there, or is not to be read."""
    return words in ("", NOTES, TAGS) or _parsed(words, schema) is not None


def told_target(words: str, schema: Schema) -> Words:
    """What a column can be read as, or where it goes, as people read it."""
    found = _parsed(words, schema)
    return found.label(schema) if found is not None else _BESIDE.get(words, Words(words, words))


def _target(table: Table, words: str, schema: Schema) -> Target:
    found = _parsed(words, schema)
    if found is None:
        every = [t.key for name in schema.types if name.listed for t in _of_type(name, "es", "")]
        near = [key for key, _, _ in process.extract(words, every, scorer=fuzz.ratio, limit=_OFFERED)]
        told = {"sheet": clip(table.sheet), "words": clip(words), "names": quoted(near)}
        raise Unreadable(_UNKNOWN.fill(**told))
    return found


def _parsed(words: str, schema: Schema) -> Target | None:
    rest, _, actor = words.removesuffix(_UNIT).removesuffix(_DOWN).partition("@")
    rest, _, language = rest.partition(":")
    type_name, _, name = rest.partition(".")
    known = {t.name: t for t in schema.types if t.listed}
    field: Field | None = known[type_name].by_name.get(name) if type_name in known else None
    spoken = next((n for n in PROGRAM_LANGUAGES if n == language), None)
    if field is None or isinstance(field.type, Rows) or bool(language) != bool(spoken) or actor not in ("", *PARTIES):
        return None
    if words.endswith(_UNIT) and not isinstance(field.type, Number):
        return None
    return Target(type_name, name, spoken, actor, words.endswith(_UNIT), words.endswith(_DOWN))


def check_decided(file: str, decided: Decided, left: tuple[str, ...], tables: list[Table]) -> None:
    """Raises Unreadable where a decision is about a column that no table has; those of ``left`` sheets wait."""
    known = {head_cell(table, column) for table in tables for column in table.columns}
    for place in decided:
        if place not in known and place.rpartition("!")[0] not in left:
            raise Unreadable(_NO_COLUMN.fill(file=clip(file), place=clip(place)))


_BESIDE = {NOTES: Words("Va a las notas", "Goes to the notes"), TAGS: Words("Va a las etiquetas", "Goes to the tags")}
_UNIT, _DOWN = "+unit", "+down"
_OF_UNIT = Words("su unidad", "its unit")
_REPEATS = Words("se repite hacia abajo", "repeats downwards")
_FIELD = Words("{type}: {field}", "{type}: {field}")
_MORE = Words("{words} ({more})", "{words} ({more})")
_SAID = Words("lo decidió una persona", "a person decided it")
_BEFORE = Words("se decidió así en un archivo anterior", "it was decided so in an earlier file")
_TWICE = Words(
    "Hoja «{sheet}»: dos columnas no pueden leerse como «{target}».",
    "Sheet “{sheet}”: two columns cannot both be read as “{target}”.",
)
_OFFERED = 3
_UNKNOWN = Words(
    "Hoja «{sheet}»: no hay un campo «{words}»; lo más parecido: {names}.",
    "Sheet “{sheet}”: there is no field “{words}”; most like it: {names}.",
)
_NO_COLUMN = Words(
    "{file}: la decisión sobre la columna «{place}» no corresponde a ningún encabezado.",
    "{file}: the decision about the column “{place}” is for no header.",
)

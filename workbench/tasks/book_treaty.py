"""The article lens and the map of chapters as workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workbench.assessing.coverage import COLUMNS, NOT_HELD
from workbench.domain.columns import KEY, TO_CHECK
from workbench.domain.provision import Provision
from workbench.domain.records import MEETING, POSITION
from workbench.domain.records.choices import STANDING
from workbench.domain.schema import Record, RecordType
from workbench.domain.sheet import Raw
from workbench.domain.types import Chosen, Provisions, When
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words
from workbench.store.reader import Reader
from workbench.tasks.book_due import bodies_table, due_facts, period_days
from workbench.tasks.books import Book, Column, Table, yes_or_no
from workbench.tasks.coverage import Row, covered
from workbench.tasks.lens import RESERVED, Lens, Line, lens

_WHOLE = 30_000  # letters of what a line says: as many as a cell holds, with room for a mark

# ---- the lens


def lens_book(reader: Reader, asked: Provision, language: Language, day: date) -> Book:
    """All that bears on a provision, with the duty of its bodies and its parts that are named."""
    found = lens(reader, asked, language, day, longest=_WHOLE)
    name = " · ".join(filter(None, (asked.show(language), found.heading)))
    facts = [
        (_PROVISION, Words(name, name)),
        (_COUNTED, _LENS_COUNTS.fill(count=found.total)),
        (_THROUGH, _THROUGH_IS),
        (TO_CHECK, _TO_CHECK_IS),
    ]
    tables = [_records(reader, found, language)]
    if found.bodies:
        facts += due_facts(found.bodies)
        tables.append(bodies_table(reader, found.bodies, language))
    tables.append(_parts(found, language))
    return Book(_LENS.fill(provision=asked.show(language)), day, facts, tables, list(period_days(found.bodies)))


def _records(reader: Reader, found: Lens, language: Language) -> Table:
    ours = reader.scope.keys
    columns = [
        Column(_TYPE),
        Column(KEY, ours),
        *map(Column, (_TITLE, _BESIDE, _DATE, _DATE_OF, _SAYS, _STANDING, _BY_PART, _THROUGH, TO_CHECK)),
        *(Column(declared.label, ours) for _, declared in RESERVED),
    ]
    rows: list[tuple[Raw, ...]] = []
    for section in found.sections:
        record_type = reader.schema.type(section.type)
        records = {r.uid: r for r in reader.get_all([line.uid for line in section.lines])}
        rows += [_line(record_type, line, records.get(line.uid), language) for line in section.lines]
    return Table(_RECORDS, columns, rows, side=3 if ours else 2)


def _line(record_type: RecordType, line: Line, record: Record | None, language: Language) -> tuple[Raw, ...]:
    day, whose = _dated(record_type, record, language)
    standing = STANDING.show(Chosen("estimate" if line.estimated else "stated"), language)
    reserved = {label.in_(language): words for label, words in line.reserved}
    return (
        record_type.label.in_(language),
        line.key,
        line.title,
        line.beside,
        day,
        whose,
        line.says,
        standing if record_type is POSITION else "",
        Provisions().show(line.parts, language) if line.parts else "",
        line.through,
        yes_or_no(line.unchecked, language),
        *(reserved.get(declared.label.in_(language), "") for _, declared in RESERVED),
    )


def _dated(record_type: RecordType, record: Record | None, language: Language) -> tuple[Raw, str]:
    """The first date that a record tells, and which of its dates that is."""
    if record is not None:
        for declared in record_type.fields:
            if isinstance(declared.type, When) and getattr(record, declared.name) is not None:
                return declared.type.cell(getattr(record, declared.name), language), declared.label.in_(language)
    return None, ""


def _parts(found: Lens, language: Language) -> Table:
    def rows() -> Iterator[tuple[Raw, ...]]:
        for words, parts in ((_WITHIN, found.around), (_PART, found.parts)):
            for part in parts:
                yield part.provision.show(language), part.heading, words.in_(language), part.count

    return Table(_PARTS, list(map(Column, (_PROVISION, _HEADING, _WHICH, _NAMED_BY))), list(rows()))


# ---- the map


def coverage_book(reader: Reader, language: Language, day: date) -> Book:
    """What there is of every chapter, annex and side letter, each record behind the numbers, and the gaps."""
    found = covered(reader, language)
    nothing = [row for row in found if row.covered.lacks("")]
    named = Words(*(_named(nothing, tongue) for tongue in ("es", "en")))
    facts = [(_COUNTED, _MAP_COUNTS), (_GAPS, _NOTHING.fill(count=len(nothing), named=named))]
    return Book(COVERAGE, day, facts, (_map(reader, found, language), _behind(reader, found, language)))


def _named(rows: Sequence[Row], language: Language) -> str:
    return Provisions().show(tuple(row.covered.provision for row in rows), language) or "–"


def _head(reader: Reader, name: str) -> Words:
    return {MEETING.name: _HELD, NOT_HELD: _IS_NOT_HELD}.get(name) or reader.schema.type(name).plural


def _map(reader: Reader, found: Sequence[Row], language: Language) -> Table:
    shown = [_PROVISION, _HEADING, *(_head(reader, name) for name in (*COLUMNS, NOT_HELD)), _ALL, _GAPS]
    rows: list[tuple[Raw, ...]] = [
        (
            row.covered.provision.show(language),
            row.heading,
            *(len(row.covered.of(name)) for name in (*COLUMNS, NOT_HELD)),
            row.covered.total,
            "; ".join(_head(reader, name).in_(language) for name in COLUMNS if row.covered.lacks(name)),
        )
        for row in found
    ]
    return Table(COVERAGE, list(map(Column, shown)), rows, side=2)


def _behind(reader: Reader, found: Sequence[Row], language: Language) -> Table:
    """The records that the numbers count, so that each can be followed."""
    uids = {uid for row in found for of_type in row.covered.uids.values() for uid in of_type}
    titles = Titles(reader, language)
    titles.fetch(uids)
    keys = {r.uid: r.key for r in reader.get_all(uids)} if reader.scope.keys else {}
    rows = [
        (row.covered.provision.show(language), _head(reader, name).in_(language), keys.get(uid, ""), titles.of(uid))
        for row in found
        for name, of_type in row.covered.uids.items()
        for uid in of_type
    ]
    columns = [Column(_PROVISION), Column(_COUNTED_AS), Column(KEY, reader.scope.keys), Column(_TITLE)]
    return Table(_RECORDS, columns, rows)


COVERAGE = Words("Mapa de capítulos", "Map of chapters")
_LENS = Words("Lente de {provision}", "Lens of {provision}")
_RECORDS = Words("Registros", "Records")
_PARTS = Words("Partes", "Parts")
_PROVISION = Words("Disposición", "Provision")
_HEADING = Words("Encabezado", "Heading")
_TYPE = Words("Tipo", "Type")
_TITLE = Words("Título", "Title")
_BESIDE = Words("De qué es", "What it is of")
_DATE = Words("Fecha", "Date")
_DATE_OF = Words("Qué fecha es", "Which date it is")
_SAYS = Words("Qué dice", "What it says")
_STANDING = POSITION.field("standing").label
_BY_PART = Words("Por qué parte", "Through which part")
_THROUGH = Words("Por qué registro", "Through which record")
_THROUGH_IS = Words(
    "Lo que no nombra la disposición cuelga de un registro que sí la nombra: un tema, un órgano, una medida.",
    "What does not name the provision hangs from a record that does: an issue, a body, a measure.",
)
_TO_CHECK_IS = Words("Nadie ha cotejado lo que dice con su fuente.", "Nobody has held what it says against its source.")
_WHICH = Words("Qué es", "What it is")
_WITHIN = Words("contiene a la disposición", "holds the provision")
_PART = Words("es parte de la disposición", "is part of the provision")
_NAMED_BY = Words("Registros que la nombran", "Records that name it")
_COUNTED = Words("Qué se cuenta", "What is counted")
_LENS_COUNTS = Words(
    "{count} {count|registro toca|registros tocan} la disposición o una de sus partes; cada uno está una vez, por el "
    "camino más corto. Las fuentes de todos ellos están al final.",
    "{count} {count|record bears|records bear} on the provision or one of its parts; each stands once, by the shortest "
    "way. The sources of all of them stand last.",
)
_COUNTED_AS = Words("Se cuenta en", "Counted under")
_HELD = Words("Reuniones celebradas", "Meetings held")
_IS_NOT_HELD = Words(
    "Reuniones sin celebrar, sólo indicio o de antes del tratado",
    "Meetings not held, mere evidence or from before the treaty",
)
_ALL = Words("Todos los registros", "All records")
_GAPS = Words("Sin nada de", "Nothing of")
_MAP_COUNTS = Words(
    "Los registros que tocan cada capítulo, anexo o carta, o una de sus partes. Un registro que toca varios se cuenta "
    "en cada uno: las columnas no se suman. De las reuniones se cuentan las celebradas.",
    "The records that bear on each chapter, annex or side letter, or on one of its parts. A record that bears on "
    "several counts in each: columns do not add up. Of meetings those held count.",
)
_NOTHING = Words("Sin ningún registro: {count} ({named})", "Without any record: {count} ({named})")

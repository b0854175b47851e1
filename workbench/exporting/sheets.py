"""Records as the rows of a sheet: what a cell shows of a field, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.assessing.verification import concerns, unchecked_by_record
from workbench.domain.audience import Audience
from workbench.domain.columns import OF_THE_SHEET, SheetColumn, control, sheet_columns, sheet_name
from workbench.domain.levels import SEEN_BY
from workbench.domain.records import CITATION, Citation
from workbench.domain.schema import Record, RecordType
from workbench.domain.sheet import Raw
from workbench.domain.types import Rows, plain, spellings
from workbench.i18n import LANGUAGES, Language, Words, fold
from workbench.store.reader import Reader
from workbench.store.scope import ReleaseScope

_MOST_NAMES = 1_000  # in a list to choose from


@dataclass(frozen=True)
class SheetOut:
    """One sheet to be written: its name, its headers, the fields behind them, and the cells of its rows.

    ``choices`` are what the cells of a column can be filled with, by the number of the column from 0. ``given`` are
    the fields that are not to be typed over, ``asked`` is the one that is to be filled in. So many columns at the
    ``side`` stay in sight. ``reads`` tells that the sheet is read, not sent back: its rows are as tall as their words,
    and it prints as wide as a page.
    """

    name: str
    headers: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: Iterator[tuple[Raw, ...]]
    choices: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    given: frozenset[str] = frozenset(OF_THE_SHEET)
    asked: str = ""
    side: int = 0
    reads: bool = False


@dataclass(frozen=True)
class Part:
    """Some records of a type alone, in that order; where ``columns`` are named, by their ids, these alone too."""

    uids: Sequence[str]
    columns: Sequence[str] = ()


def sheet_of(
    reader: Reader,
    record_type: RecordType,
    language: Language,
    unchecked: Mapping[str, frozenset[str]],
    part: Part | None = None,
) -> SheetOut:
    """A type's records as rows, in the order of their keys; only what the reader shows.

    ``unchecked`` are the fields of each record, by uid, that are marked as still to be checked. Of a ``part`` of the
    records nothing is told of the others: no names to choose from either.

    For others than negotiators the columns of short keys and of reserved fields are not there at all,
    but for a field that some record shows them because its audience was lowered by hand.
    """
    records = list(reader.get_all(part.uids)) if part is not None else None
    if part is not None and part.columns:
        named = {c.id: c for c in sheet_columns(record_type)}
        columns = tuple(named[name] for name in part.columns)
    else:
        shown = _shown_fields(reader, record_type, records)
        columns = tuple(c for c in sheet_columns(record_type) if c.field in shown)
    headers = tuple(c.header.in_(language) for c in columns)
    rows = _rows(reader, record_type, columns, language, unchecked, records)
    choices = dict(_choices(reader, record_type, columns, language, names=part is None))
    return SheetOut(sheet_name(record_type).in_(language), headers, columns, rows, choices)


def blank_sheet(reader: Reader, record_type: RecordType, language: Language) -> SheetOut:
    """A sheet of a type for others to fill in: no rows, and none of the columns that only this program fills."""
    whole = sheet_of(reader, record_type, language, {})
    ours = {*OF_THE_SHEET, "to_check", *SEEN_BY}
    kept = [at for at, c in enumerate(whole.columns) if c.field not in ours and not c.ids]
    choices = {new: whole.choices[at] for new, at in enumerate(kept) if at in whole.choices}
    headers, columns = zip(*((whole.headers[at], whole.columns[at]) for at in kept), strict=True)
    return SheetOut(whole.name, headers, columns, iter(()), choices)


def _choices(
    reader: Reader, record_type: RecordType, columns: Sequence[SheetColumn], language: Language, *, names: bool
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The answers of choices, and the ``names`` of the records that references may point to, where these are few."""
    for at, column in enumerate(columns):
        declared = record_type.by_name.get(column.field)
        if declared is None or column.ids:
            continue
        if declared.is_reference:
            if names and sum(reader.count(name) for name in declared.refers_to) <= _MOST_NAMES:
                named = [(reader.schema.type(name), r) for name in declared.refers_to for r in reader.all(name)]
                titles = {of.title_of(r, language) for of, r in named} - {""}
                yield at, tuple(sorted(titles, key=fold))
        elif declared.type.choices(language):
            yield at, declared.type.choices(language)


def _shown_fields(reader: Reader, record_type: RecordType, records: Sequence[Record] | None) -> frozenset[str]:
    """The fields that have a column, with ``uid`` and, for negotiators, ``key``."""
    names = {f.name for f in record_type.fields}
    if reader.scope.keys:
        return frozenset((*names, *OF_THE_SHEET, "to_check"))
    widest = Audience.PUBLIC if isinstance(reader.scope, ReleaseScope) else reader.audience
    # How often a record was written is told to those only who are to send it back.
    told = ("uid", "to_check") if widest is Audience.PUBLIC else ("uid", "control", "to_check")
    reserved = {f.name for f in record_type.fields if f.audience > widest}
    filled: set[str] = set()
    every = reader.all(record_type.name) if records is None else iter(records)
    for record in every if reserved else ():
        filled |= {n for n in reserved - filled if getattr(record, n) != record_type.field(n).type.blank}
    return frozenset((*(names - (reserved - filled)), *told))


def _rows(
    reader: Reader,
    record_type: RecordType,
    columns: Sequence[SheetColumn],
    language: Language,
    unchecked: Mapping[str, frozenset[str]],
    records: Sequence[Record] | None,
) -> Iterator[tuple[Raw, ...]]:
    names = _Names(reader, language)
    revisions = reader.returns.revisions(record_type.name)
    own = [c for c in columns if c.field not in ("control", "to_check")]
    for record in reader.all(record_type.name) if records is None else records:
        cells = {c.id: _cell(record_type, record, c, language, names) for c in own}
        told: dict[str, Raw] = {"to_check": _to_check(record_type, unchecked.get(record.uid, ()), language)}
        texts = {name: plain(cell) for name, cell in cells.items()}
        told["control"] = control(revisions.get(record.uid, 0), texts, record.uid, reader.scope.pack)
        yield tuple(told[c.field] if c.field in told else cells[c.id] for c in columns)


def unchecked_of(reader: Reader) -> Mapping[str, frozenset[str]]:
    """What of every record is to be checked, by the citations that the reader may see."""
    return unchecked_by_record(c for c in reader.all(CITATION.name) if isinstance(c, Citation))


def _to_check(record_type: RecordType, names: Iterable[str], language: Language) -> str:
    """The fields that are to be checked by their labels; a wording in another language too, since a sheet has it."""
    fields = (record_type.field_meant(name) for name in concerns(record_type, names, LANGUAGES))
    labels = ((field.label if field else _ALL).in_(language) for field in fields)
    return "; ".join(dict.fromkeys(labels))


class _Names:
    """The names of the records that references point to, looked up once each."""

    def __init__(self, reader: Reader, language: Language) -> None:
        self.reader = reader
        self._language = language
        self._known: dict[str, str] = {}
        self._counts: dict[str, Counter[str]] = {}

    def of(self, uid: str) -> str:
        """What people call the record of that uid."""
        if uid not in self._known:
            record = self.reader.get(uid)
            title = self.reader.schema.of(record).title_of(record, self._language) if record else ""
            self._known[uid] = title
        return self._known[uid]

    def telling(self, uid: str) -> str:
        """What says for certain which record is meant: its name where no other of its type has it, else the uid."""
        record = self.reader.get(uid)
        if record is None:
            return ""
        record_type = self.reader.schema.of(record)
        if record_type.name not in self._counts:
            self._counts[record_type.name] = Counter(
                name
                for _, values in self.reader.values(record_type.name, record_type.naming)
                for name in {fold(words) for value in values for words in spellings(value)}
            )
        name = self.of(uid)
        plain = name and self.reader.schema.of_key(name) is None
        return name if plain and self._counts[record_type.name][fold(name)] == 1 else uid


def says_nothing(value: object, reader: Reader) -> bool:
    """Whether a value must not be told: below negotiators a "no" may as well be a "yes" that is hidden."""
    return value is False and not reader.scope.keys


def _cell(record_type: RecordType, record: Record, column: SheetColumn, language: Language, names: _Names) -> Raw:
    if column.field in ("uid", "key"):
        return str(getattr(record, column.field))
    declared = record_type.field(column.field)
    value = getattr(record, column.field)
    if column.ids:
        return "; ".join(declared.type.targets(value))
    if declared.is_reference:
        return "; ".join(names.of(uid) for uid in declared.type.targets(value))
    if says_nothing(value, names.reader):
        return ""
    if isinstance(declared.type, Rows):
        return declared.type.show_named(value, language, names.telling)
    return declared.type.cell(value, column.language or language)


_ALL = Words("todo el registro", "the whole record")

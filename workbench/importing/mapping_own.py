"""Sheets that this program wrote: recognised by their headers, mapped without any guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.domain.columns import TO_CHECK, SheetColumn, sheet_columns, sheet_name
from workbench.domain.schema import RecordType, Schema
from workbench.domain.sheet import Sheet
from workbench.i18n import PROGRAM_LANGUAGES, Language, Words, fold
from workbench.importing.layout import Table
from workbench.importing.layout_columns import TableColumn

_SHARE = 0.8
_WHY = Words("es una columna de las hojas de este programa", "is a column of this program's own sheets")


@dataclass(frozen=True)
class OwnSheet:
    """The type and language that a sheet of ours was written for."""

    record_type: str
    language: Language


@dataclass(frozen=True)
class OwnColumn:
    """What a column of ours holds: a field, ``uid`` or ``key``."""

    field: str
    language: Language | None
    ids: bool
    why: Words


def own_sheet(table: Table, sheet: Sheet, schema: Schema) -> OwnSheet | None:
    """What a sheet of ours was written for; None where another hand made it.

    One header at least must be of a kind that only our sheets have: an identifier, ids, or a language.
    The sheet's name decides only between types whose columns fit equally well.
    """
    headers = [fold(c.header) for c in table.columns if c.header]
    best: tuple[float, OwnSheet] | None = None
    for record_type in schema.types:
        for language in PROGRAM_LANGUAGES:
            known = _by_header(record_type, language)
            found = [known[h] for h in headers if h in known]
            if len(found) < _SHARE * len(headers) or not any(_is_ours(c) for c in found):
                continue
            named = fold(sheet.name) == fold(sheet_name(record_type).in_(language))
            weight = len(found) + 0.5 * named
            if best is None or weight > best[0]:
                best = weight, OwnSheet(record_type.name, language)
    return best[1] if best else None


def own_columns(table: Table, record_type: RecordType) -> Iterable[tuple[TableColumn, OwnColumn]]:
    """The columns of a sheet of ours with what they hold; a second column of one name is left out."""
    known: dict[str, SheetColumn] = {}
    for language in reversed(PROGRAM_LANGUAGES):
        known.update(_by_header(record_type, language))
    taken: set[tuple[object, ...]] = set()
    for column in table.columns:
        found = known.get(fold(column.header)) if column.header else None
        if found is None or found.field == "to_check" or (found.field, found.language, found.ids) in taken:
            continue
        taken.add((found.field, found.language, found.ids))
        yield column, OwnColumn(found.field, found.language, found.ids, _WHY)


def is_told_only(column: TableColumn) -> bool:
    """Whether a column of ours only tells what follows from other records: nothing is read from it, nothing lost."""
    return fold(column.header) in {fold(words) for words in TO_CHECK.all()}


def _by_header(record_type: RecordType, language: Language) -> Mapping[str, SheetColumn]:
    return {fold(c.header.in_(language)): c for c in sheet_columns(record_type)}


def _is_ours(column: SheetColumn) -> bool:
    return column.field == "uid" or column.language is not None or column.ids

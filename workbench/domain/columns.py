"""The columns that a record type has on a sheet of our own: one a field, or one a language of it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.schema import Field, RecordType
from workbench.domain.types import ParallelText
from workbench.i18n import Language, Words

_IN = {
    "es": Words("español", "Spanish"),
    "en": Words("inglés", "English"),
    "fr": Words("francés", "French"),
}
JSON_FORMAT, JSON_VERSION = "treaty-workbench", 1  # what a JSON export calls itself
UID = Words("Identificador (uid)", "Identifier (uid)")
KEY = Words("Clave", "Key")
TO_CHECK = Words("Por verificar", "To be checked")  # what no source that was read supports; nothing reads it back
_ID = Words("{label} (id)", "{label} (id)")
_TONGUE = Words("{label} ({tongue})", "{label} ({tongue})")


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet: its header, and what of the record it holds.

    ``field`` is a field's name, or ``uid``, ``key`` or ``to_check``. ``language`` is set where the column holds one
    language of a parallel field. ``ids`` is set where it holds the uids of a reference, not its names.
    """

    header: Words
    field: str
    language: Language | None = None
    ids: bool = False


def field_columns(field: Field) -> tuple[SheetColumn, ...]:
    """The columns of one field."""
    if isinstance(field.type, ParallelText):
        return tuple(
            SheetColumn(_TONGUE.fill(label=field.label, tongue=_IN[language]), field.name, language)
            for language in field.type.languages
        )
    named = SheetColumn(field.label, field.name)
    if field.is_reference:
        return (named, SheetColumn(_ID.fill(label=field.label), field.name, ids=True))
    return (named,)


def sheet_columns(record_type: RecordType) -> tuple[SheetColumn, ...]:
    """All columns of a type: its key, its fields in order, what of it is to be checked, its uid last."""
    fields = tuple(column for field in record_type.fields for column in field_columns(field))
    told = (SheetColumn(TO_CHECK, "to_check"),) if record_type.listed else ()
    return (SheetColumn(KEY, "key"), *fields, *told, SheetColumn(UID, "uid"))


def sheet_name(record_type: RecordType) -> Words:
    """The name of the type's sheet, short enough for a workbook."""
    return record_type.plural

"""The columns that a record type has on a sheet of our own: one a field, or one a language of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.domain.schema import Field, RecordType
from workbench.domain.types import ParallelText
from workbench.i18n import Language, Words

_IN = {
    "es": Words("español", "Spanish"),
    "en": Words("inglés", "English"),
    "fr": Words("francés", "French"),
}
JSON_FORMAT, JSON_VERSION = "negotiation-dossier", 1  # what a JSON export calls itself
JSON_FORMATS = (JSON_FORMAT, "treaty-workbench")  # what those that are read call themselves
UID = Words("Identificador (uid)", "Identifier (uid)")
KEY = Words("Clave", "Key")
TO_CHECK = Words("Por verificar", "To be checked")  # what no source that was read supports; nothing reads it back
CONTROL = Words("Control (no editar)", "Control (do not edit)")
TO_CORRECT = Words("Qué corregir", "What to correct")  # of rows that went back to their sender; nothing reads it
OF_THE_SHEET = ("uid", "key", "control")  # columns of a sheet of ours that are no fields of a record
_ID = Words("{label} (id)", "{label} (id)")
_TONGUE = Words("{label} ({tongue})", "{label} ({tongue})")


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet: its header, and what of the record it holds.

    ``field`` is a field's name, or ``uid``, ``key``, ``control`` or ``to_check``. ``language`` is set where the column
    holds one language of a parallel field. ``ids`` is set where it holds the uids of a reference, not its names.
    """

    header: Words
    field: str
    language: Language | None = None
    ids: bool = False

    @property
    def id(self) -> str:
        """What tells the column apart from the others of its sheet, in any language of the program."""
        return column_id(self.field, self.language, self.ids)


def column_id(field: str, language: Language | None, ids: bool) -> str:
    """A column's name for a control sum; ``language`` where the column holds one language of a field."""
    return f"{field}:{language or ''}{':ids' if ids else ''}"


def control(revision: int, cells: Mapping[str, str], uid: str, pack: str = "") -> str:
    """What a row says of itself when it leaves: the revision of its record, a sum over its cells by column, and a mark
    of its identifier and of the actor whose ``pack`` it is in.
    """
    return f"{control_sum(revision, cells)}-{control_mark(uid, pack)}"


def control_sum(revision: int, cells: Mapping[str, str]) -> str:
    """The part of a control that tells whether a row is as it was."""
    told = "\x1e".join(f"{name}\x1f{_settled(text)}" for name, text in sorted(cells.items()) if _settled(text))
    return f"{revision}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def control_mark(uid: str, pack: str = "") -> str:
    """The part of a control that tells whose row it is, whatever was written into its cells."""
    return hashlib.sha256(f"{uid}\x1f{pack}".encode()).hexdigest()[:8]


def _settled(text: str) -> str:
    """A text as it survives being saved by a spreadsheet: without blanks around it, line ends as one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


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
    """All columns of a type: its key, its fields in order, what of it is to be checked, its control, its uid last."""
    fields = tuple(column for field in record_type.fields for column in field_columns(field))
    told = (SheetColumn(TO_CHECK, "to_check"),) if record_type.listed else ()
    return (SheetColumn(KEY, "key"), *fields, *told, SheetColumn(CONTROL, "control"), SheetColumn(UID, "uid"))


def sheet_name(record_type: RecordType) -> Words:
    """The name of the type's sheet, short enough for a workbook."""
    return record_type.plural

"""The groups of fields in a form, in the order in which they are shown."""

from __future__ import annotations

from workbench.domain.schema import Field, RecordType
from workbench.domain.types import Choice, Code, Flag, Hour, Number, Reference, When
from workbench.i18n import Words

GROUPS = {
    "main": Words("Datos generales", "General"),
    "text": Words("Texto", "Text"),
    "content": Words("Contenido", "Content"),
    "dates": Words("Fechas", "Dates"),
    "cadence": Words("Periodicidad", "Cadence"),
    "people": Words("Participantes", "People"),
    "answer": Words("Respuesta", "Response"),
    "basis": Words("En qué se basa", "Basis"),
    "room": Words("Margen de negociación", "Negotiating room"),
    "lines": Words("Líneas", "Lines to take"),
    "assessment": Words("Valoración", "Assessment"),
    "handling": Words("Gestión", "Handling"),
    "home": Words("En casa", "At home"),
    "next": Words("Siguiente paso", "Next step"),
    "clearance": Words("Autorización", "Clearance"),
    "notes": Words("Notas", "Notes"),
    "audience": Words("Quién puede verlo", "Who may see it"),
}


def grouped(record_type: RecordType, hidden: frozenset[str] = frozenset()) -> list[tuple[str, list[Field]]]:
    """The fields of a type by group; the group of its title first."""
    found: dict[str, list[Field]] = {}
    for field in record_type.fields:
        if field.name not in hidden:
            found.setdefault(field.group, []).append(field)
    first = record_type.field(record_type.title).group
    return sorted(found.items(), key=lambda item: (item[0] != first, list(GROUPS).index(item[0])))


def is_short(field: Field) -> bool:
    """Whether a field needs no more than half the width of a form."""
    return isinstance(field.type, (Choice, Flag, When, Hour, Number, Reference, Code))

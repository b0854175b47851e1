"""The lines of an evolution in words, for whoever shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from workbench.assessing.evolution import Alarm, AlarmKind, Kind, Line, Shift, Way
from workbench.domain.records import POSITION, REQUEST
from workbench.domain.schema import Field
from workbench.domain.types import Parallel
from workbench.domain.when import show_when
from workbench.i18n import LANGUAGE_NAMES, LANGUAGES, Language, Words, apart
from workbench.store.history import Provenance

LONGEST = 160  # letters of a wording in a line


def when_told(line: Line) -> Words:
    """The date of a line, and whether the record gives it or it is the day on which it was written here."""
    es, en = (show_when(line.when, language) for language in ("es", "en"))
    return Words(es, en) if line.dated else _CHANGED.fill(day=Words(es, en))


def field_of(line: Line, shift: Shift) -> Field:
    """The field that a shift is about."""
    return (REQUEST if line.kind == "answer" else POSITION).field(shift.field)


def shift_told(line: Line, shift: Shift, language: Language, most: int = LONGEST) -> str:
    """What one field said and says, and which way that leads."""
    declared = field_of(line, shift)
    tongue = _tongue(shift, language)
    old, new = apart(_side(declared, shift.old, tongue), _side(declared, shift.new, tongue), most)
    leads = f" ({WAYS[shift.way].in_(language)})" if shift.way else ""
    change = f"{old} → {new or '—'}" if old else new
    label = declared.label if tongue == language else _IN.fill(field=declared.label, language=LANGUAGE_NAMES[tongue])
    return f"{label.in_(language)}: {change}{leads}"


def _tongue(shift: Shift, language: Language) -> Language:
    """The language in which a shift is told: of a wording one that moved, that of the reader first."""
    if not isinstance(shift.old, Parallel) or not isinstance(shift.new, Parallel):
        return language
    moved = [tongue for tongue in LANGUAGES if shift.old.in_(tongue) != shift.new.in_(tongue)]
    return language if language in moved or not moved else moved[0]


def _side(declared: Field, value: Any, tongue: Language) -> str:
    return value.in_(tongue) if isinstance(value, Parallel) else declared.type.read(value, tongue)


def cells_told(cells: Sequence[Provenance]) -> list[str]:
    """The cells that say what moved, those of one sheet together."""
    places: dict[tuple[str, str], dict[str, None]] = {}
    for cell in cells:
        places.setdefault((cell.file, cell.sheet), {})[cell.cell] = None
    return [" · ".join(filter(None, (file, sheet, ", ".join(of)))) for (file, sheet), of in places.items()]


def alarm_told(alarm: Alarm) -> Words:
    """What is wrong, in words; that it was cleared again since is told with it."""
    if alarm.kind in ("unauthorised", "issued"):
        words = ALARMS[alarm.kind]
    elif alarm.kind == "beyond":
        words = _GAVE.fill(rung=POSITION.field(alarm.fields[0]).label)
    else:
        names = [POSITION.field(name).label for name in alarm.fields]
        words = _OF.fill(
            alarm=ALARMS[alarm.kind],
            fields=Words(", ".join(n.es for n in names), ", ".join(n.en for n in names)),
        )
    return _SETTLED.fill(alarm=words) if alarm.settled else words


WAYS: Mapping[Way, Words] = MappingProxyType(
    {
        "towards": Words("hacia el repliegue", "towards the fallback"),
        "back": Words("de regreso del repliegue", "back from the fallback"),
    }
)
KINDS: Mapping[Kind, Words] = MappingProxyType(
    {
        "start": Words("Inicio", "Beginning"),
        "move": Words("Cambio", "Move"),
        "words": Words("Se agregó", "Added"),
        "authority": Words("Autorización", "Authority"),
        "date": Words("Nueva fecha", "New date"),
        "said": Words("Se dijo", "Said"),
        "answer": Words("Respuesta", "Answer"),
        "brief": Words("Ficha emitida", "Issued brief"),
    }
)
ALARMS: Mapping[AlarmKind, Words] = MappingProxyType(
    {
        "unexplained": Words("Sin motivo ni fuente", "Without reason or source"),
        "expired": Words("Con el mandato vencido", "After its authority had expired"),
        "recleared": Words("Cambió después de autorizarse", "Changed after it was cleared"),
        "beyond": Words("Va más allá de lo autorizado", "Goes beyond what was authorised"),
        "issued": Words("Salió en una ficha sin estar autorizada", "Left in a brief without being authorised"),
        "outdated": Words("Cambió después de salir en la ficha", "Moved after it had left in the brief"),
        "unauthorised": Words("Compromete sin posición autorizada", "Commits without an authorised position"),
    }
)
_IN = Words("{field} [{language}]", "{field} [{language}]")
_CHANGED = Words("{day} (día del cambio)", "{day} (day of the change)")
_OF = Words("{alarm}: {fields}", "{alarm}: {fields}")
_GAVE = Words("Va más allá de lo autorizado: da «{rung}»", "Goes beyond what was authorised: gives “{rung}”")
_SETTLED = Words("{alarm} (resuelto desde entonces)", "{alarm} (settled since)")

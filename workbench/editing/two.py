"""Whether two records may become one at all, and in which fields somebody has to say so first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from workbench.assessing.telling_apart import differ, telling
from workbench.domain.schema import Field, Record, RecordType
from workbench.editing.combining import Met, Side
from workbench.i18n import Told, Words

# Where these differ, two are two: nobody's red line may become another's, nor our estimate what somebody said.
_NEVER: Mapping[str, tuple[str, ...]] = MappingProxyType({"position": ("actor", "standing")})


class CannotMerge(Told):
    """Two records that cannot become one; ``words`` says why in one sentence."""


def refuse_unlike(record_type: RecordType, keep: Record, drop: Record, read: Callable[[Field, Any], Words]) -> None:
    """Raises CannotMerge where two records differ in what can only mean that they are two."""
    for name in _NEVER.get(record_type.name, ()):
        declared = record_type.field(name)
        one, other = getattr(keep, name), getattr(drop, name)
        if differ(declared, one, other):
            told = {"one": read(declared, one), "other": read(declared, other), "field": declared.label}
            raise CannotMerge(_TWO.fill(keep=keep.key, drop=drop.key, **told))


def undecided(record_type: RecordType, met: Sequence[Met], take: Mapping[str, Side]) -> list[Field]:
    """The fields by which records of a type are told apart, in which two differ, and of which nobody chose a value."""
    asked = [m for m in met if m.field.name not in take]
    return [m.field for m in asked if is_decisive(record_type, m)]


def is_decisive(record_type: RecordType, met: Met) -> bool:
    """Whether two values of a field say that two records may be two."""
    told = telling(record_type)
    return met.field.name in (*told.agreed, *told.apart) and differ(met.field, met.keep, met.drop)


_TWO = Words(
    "{keep} y {drop} no se fusionan, porque difieren en {field} («{one}» y «{other}»); si uno de los dos está mal, "
    "corríjalo antes.",
    "{keep} and {drop} cannot be merged, as they differ in {field} (“{one}” and “{other}”); if one of the two is "
    "wrong, correct it first.",
)

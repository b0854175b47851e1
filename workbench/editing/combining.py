"""What two values of one field become when their records become one: united, filled, or chosen between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.domain.clearance import DRAFT
from workbench.domain.levels import SEEN_BY
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Chosen, Flag, Names, Parallel, Provisions, References, Rows
from workbench.i18n import Language

Side = Literal["keep", "drop", "both"]
How = Literal["same", "kept", "filled", "united", "chosen", "told", "narrower"]
_KEEP: Side = "keep"
_DROP: Side = "drop"
_LANGUAGES: tuple[Language, ...] = ("es", "en", "fr")
_ONE_RULE = ("cadence",)  # rows that together say one thing: those of two records would contradict each other
_VOUCHED = ("last_verified", "reviewed")  # said of the wording that a record had, by somebody who looked at it
NOTES = "notes"


@dataclass(frozen=True)
class Met:
    """Two values of one field, and what comes of them.

    ``how``: both say the same, only the kept one says something, only the other does, they are united, one of them
    was ``chosen``, or the other is only ``told`` in the notes; ``narrower`` is who may see it: nobody who could not
    see both. ``lost`` is what only the notes go on saying, or None, and ``lost_by`` which of the two said it.
    """

    field: Field
    keep: Any
    drop: Any
    value: Any
    how: How
    lost: Any = None
    lost_by: Side = "drop"

    @property
    def is_choice(self) -> bool:
        """Whether a person may choose between the two."""
        return self.how == "chosen"

    @property
    def counts(self) -> Side:
        """Whose value it is that counts."""
        return "keep" if self.value == self.keep else "drop" if self.value == self.drop else "both"


def goes_to(record_type: RecordType, met: Met) -> str:
    """The field in which what does not count goes on standing; "" where nothing is left over."""
    if met.lost is None:
        return ""
    return "names" if met.field.name in record_type.naming and "names" in record_type.by_name else NOTES


def says_nothing(declared: Field, value: Any) -> bool:
    """Whether a field with that value says nothing."""
    return value in (declared.type.blank, declared.type.empty) or not value


def meet(record_type: RecordType, keep: Record, drop: Record, take: Mapping[str, Side]) -> list[Met]:
    """What each field of two records becomes, those that say who may see it left out."""
    vouched = _vouched(record_type)
    fields = [f for f in record_type.fields if f.name not in (*SEEN_BY, NOTES)]
    met = [
        _met(f, _own(f, keep, keep, drop), _own(f, drop, keep, drop), take.get(f.name))
        for f in fields
        if f.name not in vouched
    ]
    values = {m.field.name: m.value for m in met}
    met += _vouch(record_type, keep, drop, values, [f for f in fields if f.name in vouched])
    order = {f.name: n for n, f in enumerate(fields)}
    return sorted(met, key=lambda m: order[m.field.name])


def _own(declared: Field, record: Record, keep: Record, drop: Record) -> Any:
    """A value without what would have the one record point to itself."""
    value = getattr(record, declared.name)
    pointed = set(declared.type.targets(value))
    return declared.type.knowing(value, pointed - {keep.uid, drop.uid}) if pointed & {keep.uid, drop.uid} else value


def _met(declared: Field, keep: Any, drop: Any, side: Side | None) -> Met:
    if keep == drop or (isinstance(keep, Chosen) and isinstance(drop, Chosen) and keep.key == drop.key):
        return Met(declared, keep, drop, keep, "same")
    if says_nothing(declared, drop):
        return Met(declared, keep, drop, keep, "kept")
    if says_nothing(declared, keep):
        return Met(declared, keep, drop, drop, "filled")
    if isinstance(declared.type, Flag):
        return Met(declared, keep, drop, True, "filled")
    if unites(declared) and side in (None, "both"):
        return Met(declared, keep, drop, tuple(dict.fromkeys((*keep, *drop))), "united")
    first, second, lost_by = (drop, keep, _KEEP) if side == "drop" else (keep, drop, _DROP)
    if unites(declared):
        left = tuple(one for one in second if one not in first)
        return Met(declared, keep, drop, first, "chosen", left or None, lost_by)
    if isinstance(first, Parallel):
        value, lost = _parallel(first, second)
        return Met(declared, keep, drop, value, "chosen" if lost else "united", lost, lost_by)
    return Met(declared, keep, drop, first, "chosen", second, lost_by)


def unites(declared: Field) -> bool:
    """Whether a field holds several things, so that both records' can stand there."""
    united = isinstance(declared.type, (Names, References, Provisions, Rows))
    return united and declared.name not in _ONE_RULE


def _parallel(first: Parallel, second: Parallel) -> tuple[Parallel, Parallel | None]:
    """One wording filled from the other, and of the other what it does not say; None where it says it all.

    A language that comes from the other is older where the two do not say the same.
    """
    own: dict[Language, str] = {n: first.in_(n) or second.in_(n) for n in _LANGUAGES}
    lost = {n: second.in_(n) for n in _LANGUAGES if second.in_(n) and second.in_(n) != own[n]}
    filled = {n for n in _LANGUAGES if own[n] and not first.in_(n)}
    older = {*first.older, *(n for n in filled if n in second.older or lost)}
    value = Parallel(own["es"], own["en"], own["fr"], tuple(n for n in _LANGUAGES if n in older))
    return value, Parallel(lost.get("es", ""), lost.get("en", ""), lost.get("fr", "")) if lost else None


# ---- what somebody said of a wording holds for that wording alone


def _vouched(record_type: RecordType) -> frozenset[str]:
    """The fields that say who looked at the wording, cleared it, and until when."""
    cleared = (f.name for f in record_type.fields if f.group == "clearance") if record_type.under_clearance else ()
    return frozenset((*cleared, *(name for name in _VOUCHED if name in record_type.by_name)))


def _vouch(
    record_type: RecordType, keep: Record, drop: Record, values: Mapping[str, Any], fields: Iterable[Field]
) -> Iterable[Met]:
    """The clearance of the record whose wording it is now; a draft where it is neither's."""
    worded = record_type.under_clearance or (record_type.title, *(n for n in ("words",) if n in record_type.by_name))
    is_kept = all(values[name] == getattr(keep, name) for name in worded)
    is_dropped = not is_kept and all(values[name] == getattr(drop, name) for name in worded)
    for declared in fields:
        own, other = getattr(keep, declared.name), getattr(drop, declared.name)
        value = other if is_dropped else own
        if declared.name == "clearance" and not is_kept and not is_dropped and record_type.is_cleared(keep):
            value = Chosen(DRAFT)
        gone = own if is_dropped else other
        lost = None if says_nothing(declared, gone) or gone == value or isinstance(declared.type, Flag) else gone
        how: How = "same" if own == other == value else "told"
        yield Met(declared, own, other, value, how, lost, _KEEP if is_dropped else _DROP)

"""What a reader may not see, value by value: what a finished file is searched for."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.domain.audience import Audience
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import Number
from workbench.store.reader import Reader

LONGER_THAN = 12


@dataclass(frozen=True)
class ReservedValue:
    """One wording above the reader's audience, and whose field it is."""

    words: str
    key: str
    field: str


@dataclass
class Reserved:
    """The values to search a file for, how many were too short to search for, and the visible wordings."""

    values: list[ReservedValue] = field(default_factory=list)
    too_short: int = 0
    visible: list[str] = field(default_factory=list)


def reserved_from(everything: Reader, reader: Reader) -> Reserved:
    """What ``everything`` shows and ``reader`` does not.

    A wording counts if it is longer than 12 characters or a number with its unit; shorter ones are kept
    out by construction and only counted.
    """
    found = Reserved()
    if everything.audience is Audience.NEGOTIATORS and reader.scope.keys:
        return found
    for record_type in everything.schema.types:
        seen = {record.uid: record for record in reader.all(record_type.name)}
        for record in everything.all(record_type.name):
            _compare(found, record_type, record, seen.get(record.uid))
    return found


def _compare(found: Reserved, record_type: RecordType, record: Record, seen: Record | None) -> None:
    for declared in record_type.fields:
        value = getattr(record, declared.name)
        shown = set(declared.type.texts(getattr(seen, declared.name))) if seen is not None else set()
        found.visible += shown
        for words in declared.type.texts(value):
            if words in shown:
                continue
            if len(words) > LONGER_THAN:
                found.values.append(ReservedValue(words, record.key, declared.name))
            else:
                found.too_short += 1
        if isinstance(declared.type, Number) and value is not None:
            if seen is None or getattr(seen, declared.name) is None:
                for words in {declared.type.show(value, "es"), declared.type.show(value, "en")}:
                    found.values.append(ReservedValue(words, record.key, declared.name))

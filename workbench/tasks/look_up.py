"""Finding records by what people call them, and everything that is tied to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain.provision import Provision
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records import Citation
from workbench.domain.schema import Record
from workbench.importing.names import Names
from workbench.store.history import Provenance
from workbench.store.reader import Pointer, Reader


@dataclass(frozen=True)
class Card:
    """One record with all that is tied to it: what points to it, its citations, the cells it came from."""

    record: Record
    pointers: Sequence[Pointer]
    citations: Sequence[Citation]
    provenance: Sequence[Provenance]


@dataclass(frozen=True)
class Lens:
    """A provision with the records about it or a part of it."""

    provision: Provision
    pointers: Sequence[Pointer]


def find_record(reader: Reader, words: str) -> Record | None:
    """The one record that goes by a short key, a uid, an acronym or a title; None where none or several do."""
    record = reader.by_key(words)
    if record is not None:
        return record
    listed = tuple(t.name for t in reader.schema.types if t.listed)
    names = Names(reader.schema, reader)
    for types in (*((name,) for name in listed if name != "position"), ("position",)):
        found = names.find(types, words)
        if len(found) == 1:
            return reader.get(found[0])
    return None


def show(reader: Reader, words: str) -> Card | Lens | None:
    """The card of a record, or the lens of a provision; None where the words name neither."""
    record = find_record(reader, words)
    if record is not None:
        return card(reader, record)
    provisions = parse_provisions(words).value or ()
    if len(provisions) == 1:
        return Lens(provisions[0], reader.about(provisions[0]))
    return None


def card(reader: Reader, record: Record) -> Card:
    """Everything tied to a record."""
    pointers = [p for p in reader.pointing_to(record.uid) if not isinstance(p.record, Citation)]
    return Card(record, pointers, reader.citations(record.uid), reader.provenance(record.uid))

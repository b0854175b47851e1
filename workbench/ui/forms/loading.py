"""All that a form shows of a record, gathered on the reader's lane in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.assessing.verification import WHOLE, unchecked
from workbench.domain.records import Citation, Issue
from workbench.domain.schema import Record
from workbench.domain.when import show_when
from workbench.gathering.reading import told
from workbench.gathering.titles import Titles
from workbench.i18n import Language
from workbench.store.history import Provenance
from workbench.store.origins import origin_told, origins_now
from workbench.store.reader import Reader
from workbench.tasks.roll_over import cycles_of

_SHOWN_TIES = 6


@dataclass(frozen=True)
class Tied:
    """Records of one type that point to a record by one field: how many, and the first of them."""

    type: str
    field: str
    count: int
    first: Sequence[tuple[str, str]] = ()  # uid, title


@dataclass(frozen=True)
class Loaded:
    """A record with the titles of what it points to, its citations by field, its cells and its back-links; ``origins``
    tell of each cell which file it stood in, who sent that and when it came; ``lived`` the review cycles in which an
    issue has lived, where it went on from one into another.
    """

    record: Record
    titles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    citations: Mapping[str, Sequence[Citation]] = field(default_factory=dict)
    unchecked: frozenset[str] = frozenset()
    cells: Mapping[str, Provenance] = field(default_factory=dict)
    tied: Sequence[Tied] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    lived: Sequence[str] = ()


def load(reader: Reader, uid: str, language: Language) -> Loaded | None:
    """The record of that uid for its form; None where it is not there."""
    record = reader.get(uid)
    if record is None:
        return None
    record_type = reader.schema.of(record)
    citations = reader.citations(uid)
    by_field: dict[str, list[Citation]] = {}
    for citation in citations:
        meant = record_type.field_meant(citation.field)
        by_field.setdefault(meant.name if meant else WHOLE, []).append(citation)
    cells = origins_now(reader, uid)
    to_check = frozenset(
        meant.name if (meant := record_type.field_meant(name)) else WHOLE for name in unchecked(citations)
    )
    titles, tied = _titles(reader, record, language), _tied(reader, uid, language)
    origins = {name: origin_told(reader, cell, language) for name, cell in cells.items()}
    return Loaded(record, titles, by_field, to_check, cells, tied, origins, _lived(reader, record, language))


def _lived(reader: Reader, record: Record, language: Language) -> tuple[str, ...]:
    """The cycles of an issue that was rolled over; nothing of one that lives in its first."""
    cycles = cycles_of(reader, record.uid) if isinstance(record, Issue) else ()
    return tuple(show_when(cycle, language) for cycle in cycles) if len(cycles) > 1 else ()


def _titles(reader: Reader, record: Record, language: Language) -> dict[str, tuple[str, str]]:
    record_type = reader.schema.of(record)
    targets = {t for f in record_type.fields if f.refers_to for t in f.type.targets(getattr(record, f.name))}
    found = reader.get_all(targets)
    return {r.uid: (reader.schema.of(r).name, reader.schema.of(r).title_of(r, language)) for r in found}


def _tied(reader: Reader, uid: str, language: Language) -> list[Tied]:
    """What people see as lists of their own; citations stand beside the fields."""
    titles = Titles(reader, language, short=True)
    groups: list[Tied] = []
    for name, by, count in reader.tied(uid):
        if not reader.schema.type(name).listed:
            continue
        first = reader.tied_first(uid, name, by, _SHOWN_TIES)
        titles.fetch(first)
        groups.append(Tied(name, by, count, [(r.uid, told(titles, r, beside=uid)) for r in reader.get_all(first)]))
    return groups

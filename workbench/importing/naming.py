"""What contradicts itself about other records is told by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.domain.schema import Record, Schema
from workbench.i18n import Language, clip
from workbench.importing.planned import Conflict, Planned
from workbench.store.reader import Reader

LONGEST = 200


def by_name(
    conflicts: Sequence[Conflict], planned: Iterable[Planned], schema: Schema, reader: Reader, language: Language
) -> Iterator[Conflict]:
    """The conflicts, those about references with acronyms or titles in place of uids."""
    wanted = {uid for conflict in conflicts for uids in conflict.refers for uid in uids}
    records = {r.uid: r for r in reader.get_all(sorted(wanted))} if wanted else {}
    records |= {p.record.uid: p.record for p in planned if p.record.uid in wanted}
    names = {uid: _name(record, schema, language) for uid, record in records.items()}
    for conflict in conflicts:
        if not conflict.refers:
            yield conflict
            continue
        first, second = (clip("; ".join(names.get(uid) or uid for uid in uids), LONGEST) for uids in conflict.refers)
        yield replace(conflict, first=first, second=second, told=None)


def _name(record: Record, schema: Schema, language: Language) -> str:
    return getattr(record, "acronym", "") or schema.of(record).title_of(record, language)

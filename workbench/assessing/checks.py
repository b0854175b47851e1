"""What a careful reader would mark in a dossier: statements without source, expired authority, the unverified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.domain.records import Citation, Position, Source
from workbench.domain.schema import Record, Schema
from workbench.i18n import Words


@dataclass(frozen=True)
class Finding:
    """One thing to look at: what kind, in which record and field, said in one sentence."""

    code: str
    uid: str
    field: str
    message: Words


def findings(schema: Schema, records: Mapping[str, Sequence[Record]], today: date) -> list[Finding]:
    """All findings of the records given by type name; dates are held against ``today``."""
    citations = [c for c in records.get("citation", ()) if isinstance(c, Citation)]
    positions = [p for p in records.get("position", ()) if isinstance(p, Position)]
    found: list[Finding] = []
    found += _missing(schema, records)
    found += _dangling(schema, records)
    found += _uncited(positions, citations)
    found += _unverified(citations)
    found += _expired(positions, today)
    found += _unused([s for s in records.get("source", ()) if isinstance(s, Source)], citations)
    return found


def _missing(schema: Schema, records: Mapping[str, Sequence[Record]]) -> Iterator[Finding]:
    for name, found in records.items():
        for record in found:
            for field in schema.type(name).missing(record):
                yield Finding("field-missing", record.uid, field.name, _MISSING.fill(field=field.label))


def _dangling(schema: Schema, records: Mapping[str, Sequence[Record]]) -> Iterator[Finding]:
    known = {record.uid for found in records.values() for record in found}
    for name, found in records.items():
        for record in found:
            for field in schema.type(name).fields:
                if any(t not in known for t in field.type.targets(getattr(record, field.name))):
                    yield Finding("reference-dangling", record.uid, field.name, _DANGLING.fill(field=field.label))


def _uncited(positions: Iterable[Position], citations: Iterable[Citation]) -> Iterator[Finding]:
    """Stated positions of others and of ours that no source supports; our own estimates need none."""
    cited = {c.record for c in citations}
    for position in positions:
        stated = position.standing is None or position.standing.key == "stated"
        if stated and position.uid not in cited:
            yield Finding("position-uncited", position.uid, "statement", _UNCITED)


def _unverified(citations: Iterable[Citation]) -> Iterator[Finding]:
    for citation in citations:
        if not citation.verified:
            yield Finding("citation-unverified", citation.record, citation.field, _UNVERIFIED)


def _expired(positions: Iterable[Position], today: date) -> Iterator[Finding]:
    for position in positions:
        if position.valid_until is not None and position.valid_until.last() < today:
            yield Finding("authority-expired", position.uid, "valid_until", _EXPIRED)


def _unused(sources: Iterable[Source], citations: Iterable[Citation]) -> Iterator[Finding]:
    used = {c.source for c in citations}
    for source in sources:
        if source.uid not in used:
            yield Finding("source-unused", source.uid, "", _UNUSED)


_MISSING = Words("Falta «{field}».", "“{field}” is missing.")
_DANGLING = Words("«{field}» apunta a un registro que no existe.", "“{field}” points to a record that is not there.")
_UNCITED = Words("La posición no cita ninguna fuente.", "The position cites no source.")
_UNVERIFIED = Words("La cita está por verificar.", "The citation is yet to be checked.")
_EXPIRED = Words("El mandato de la posición venció.", "The authority of the position has expired.")
_UNUSED = Words("Ninguna cita usa la fuente.", "Nothing cites the source.")

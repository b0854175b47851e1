"""Where the values of a paper came from, one note each: only on the negotiators' own paper, and only on request."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.briefs.compose.voice import Voice
from workbench.domain.records import Position
from workbench.domain.schema import Record
from workbench.store.origins import origin_told, origins_now
from workbench.store.reader import Reader


def origin_notes(reader: Reader, issue: Record, voice: Voice) -> Iterator[str]:
    """What is to be said of every value of an issue and its positions that still is as a received file said it."""
    pointing = [p.record for p in reader.pointing_to(issue.uid) if p.field == "issue"]
    for record in (issue, *(r for r in pointing if isinstance(r, Position))):
        yield from _of(reader, record, voice)


def _of(reader: Reader, record: Record, voice: Voice) -> Iterator[str]:
    record_type = reader.schema.of(record)
    cells = origins_now(reader, record.uid)
    for declared in record_type.fields:
        cell = cells.get(declared.name)
        if cell is not None and declared.brief:
            label = voice.fixed(declared.label)
            yield f"{record.key}, {label}: {origin_told(reader, cell, voice.language)}"

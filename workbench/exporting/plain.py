"""Records as CSV and as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from workbench.domain.columns import JSON_FORMAT, JSON_VERSION
from workbench.domain.schema import Record, RecordType
from workbench.domain.types import plain
from workbench.exporting.sheets import SheetOut, says_nothing
from workbench.store.codec import columns_of
from workbench.store.reader import Reader


def write_csv(path: Path, sheet: SheetOut) -> int:
    """Writes one sheet as UTF-8 with a mark and commas, so that Excel opens it right; returns its rows.

    A CSV has no way to say that ``=1+1`` is a text: a spreadsheet may compute it. Workbooks are safe.
    """
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(sheet.headers)
        for row in sheet.rows:
            writer.writerow(map(plain, row))
            count += 1
    return count


def write_json(
    path: Path,
    reader: Reader,
    types: Sequence[RecordType],
    audience: str,
    unchecked: Mapping[str, frozenset[str]],
    only: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, int]:
    """Writes records to the letter, as their columns; returns how many of each type.

    Shape: ``{"format", "version", "audience", "records": [{"type", "uid", "key", "fields"}]}``; a
    field that says nothing is left out. ``unchecked`` names the fields of a record, or ``""`` for the record
    itself, that no source which was read supports; it is left out where there are none. ``only`` are the uids of the
    records of a type that are written, where not all are.
    """
    counts: dict[str, int] = {}
    records: list[dict[str, Any]] = []
    for record_type in types:
        uids = only.get(record_type.name)
        written = reader.all(record_type.name) if uids is None else reader.get_all(uids)
        found = list(_entries(reader, record_type, written, unchecked))
        counts[record_type.name] = len(found)
        records += found
    content = {"format": JSON_FORMAT, "version": JSON_VERSION, "audience": audience, "records": records}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return counts


def check_plain(path: Path, counts: dict[str, int]) -> None:
    """Opens a written CSV or JSON again; ValueError where it does not hold as many records as were written."""
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        is_json = file.read(1) == "{"
        file.seek(0)
        found = len(json.load(file)["records"]) if is_json else sum(1 for _ in csv.reader(file)) - 1
    if found != sum(counts.values()):
        raise ValueError(f"{found} of {sum(counts.values())} records were written")


def _entries(
    reader: Reader, record_type: RecordType, records: Iterable[Record], unchecked: Mapping[str, frozenset[str]]
) -> Iterable[dict[str, Any]]:
    for record in records:
        hidden = {c for f in record_type.fields if says_nothing(getattr(record, f.name), reader) for c in f.columns}
        columns = columns_of(record_type, record)
        fields = {c: v for c, v in columns.items() if v is not None and c not in hidden}
        entry: dict[str, Any] = {"type": record_type.name, "uid": record.uid}
        if record.key:
            entry["key"] = record.key
        if unchecked.get(record.uid):
            entry["unchecked"] = sorted(unchecked[record.uid])
        yield {**entry, "fields": fields}

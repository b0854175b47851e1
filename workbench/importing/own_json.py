"""A JSON export of this program, read back to the letter."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.domain.schema import Record, RecordType, Schema
from workbench.i18n import Words
from workbench.importing.names import is_uid
from workbench.importing.stage import StagedCell, StagedRecord
from workbench.importing.trouble import Unreadable
from workbench.store.codec import record_of
from workbench.store.reader import Reader

FORMAT = "treaty-workbench"
VERSION = 1
LARGEST = 500_000_000


@dataclass(frozen=True)
class Exported:
    """The records of a JSON export and the SHA-256 of its file."""

    sha256: str
    records: Sequence[StagedRecord]


def read(path: Path, schema: Schema) -> Exported:
    """The records of a JSON export; Unreadable names the file and the record that is not as it should be."""
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(_TOO_LARGE.fill(file=path.name))
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(_NOT_READ.fill(file=path.name)) from error
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_NOT_JSON.fill(file=path.name)) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT or content.get("version") != VERSION:
        raise Unreadable(_NOT_OURS.fill(file=path.name))
    return Exported(hashlib.sha256(data).hexdigest(), list(_records(path, schema, content.get("records"))))


def _records(path: Path, schema: Schema, entries: Any) -> Iterator[StagedRecord]:
    if not isinstance(entries, list):
        raise Unreadable(_NOT_OURS.fill(file=path.name))
    for number, entry in enumerate(entries, 1):
        try:
            record_type = schema.type(entry["type"])
            record = _record(record_type, entry["uid"], entry["fields"])
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise Unreadable(_WRONG.fill(file=path.name, number=number)) from error
        yield _staged(record_type, record, number, entry["fields"])


def _record(record_type: RecordType, uid: Any, fields: Mapping[str, Any]) -> Record:
    if not isinstance(uid, str) or not is_uid(uid):
        raise ValueError("no uid")
    for column, value in fields.items():
        if column not in record_type.owners or not isinstance(value, (str, int)):
            raise ValueError(column)
    return record_of(record_type, fields, uid=uid.casefold())


def _staged(record_type: RecordType, record: Record, number: int, fields: Mapping[str, Any]) -> StagedRecord:
    names = dict.fromkeys(record_type.owners[column].name for column in fields)
    cells = [StagedCell(name, "es", False, None, f"records[{number}].{name}") for name in names]
    place = StagedCell("uid", "es", False, record.uid, f"records[{number}]")
    values = {name: getattr(record, name) for name in names}
    staged = StagedRecord(record_type, "JSON", number, "es", {}, [*cells, place], ours=True)
    staged.uid = record.uid
    staged.values = values
    return staged


def match(records: Sequence[StagedRecord], reader: Reader) -> None:
    """Tells which of the records the dossier has already."""
    known = reader.knows(r.uid for r in records)
    for record in records:
        record.existing = record.uid in known


_TOO_LARGE = Words("{file}: el archivo es demasiado grande.", "{file}: the file is too large.")
_NOT_READ = Words("{file}: no se pudo leer.", "{file}: it could not be read.")
_NOT_JSON = Words("{file}: no es JSON válido.", "{file}: it is not valid JSON.")
_NOT_OURS = Words("{file}: no es una exportación de este programa.", "{file}: it is no export of this program.")
_WRONG = Words(
    "{file}: el registro número {number} no es como debe ser.", "{file}: record number {number} is not as it should be."
)

"""A JSON export of this program, read back to the letter."""

from __future__ import annotations

import functools
import hashlib
import json
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.domain.columns import JSON_FORMATS, JSON_VERSION
from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import Record, RecordType, Schema
from workbench.i18n import Words, clip
from workbench.importing.names import is_uid
from workbench.importing.own_json_values import is_sound, unknown_choices
from workbench.importing.stage import StagedCell, StagedRecord
from workbench.importing.trouble import Unreadable, showable
from workbench.store.codec import record_of
from workbench.store.reader import Reader

LARGEST = 200_000_000
_READ = frozenset((name, JSON_VERSION) for name in JSON_FORMATS)
_MOST_VALUES = 12_000_000  # each takes some fifty bytes of memory, whatever its size in the file; _WEIGHT for an object
_WEIGHT = 5


@dataclass(frozen=True)
class Exported:
    """The records of a JSON export and the SHA-256 of its file."""

    sha256: str
    records: Sequence[StagedRecord]


def read(path: Path, schema: Schema) -> Exported:
    """The records of a JSON export; Unreadable names the file and the record that is not as it should be."""
    name = showable(path.name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device may never end
            raise Unreadable(_NO_FILE.fill(file=name))
        if status.st_size > LARGEST:
            raise Unreadable(_TOO_LARGE.fill(file=name))
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(_NOT_READ.fill(file=name)) from error
    if data.count(b",") + data.count(b"[") + _WEIGHT * data.count(b"{") > _MOST_VALUES:
        raise Unreadable(_TOO_LARGE.fill(file=name))
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_NOT_JSON.fill(file=name)) from error
    if not isinstance(content, dict) or (content.get("format"), content.get("version")) not in _READ:
        raise Unreadable(_NOT_OURS.fill(file=name))
    return Exported(hashlib.sha256(data).hexdigest(), list(_records(name, schema, content.get("records"))))


_WRONGS = (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, RecursionError)


def _records(file: str, schema: Schema, entries: Any) -> Iterator[StagedRecord]:
    if not isinstance(entries, list):
        raise Unreadable(_NOT_OURS.fill(file=file))
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        try:
            record_type = schema.type(entry["type"])
            record = _record(record_type, entry["uid"], entry["fields"])
        except _WRONGS as error:
            raise Unreadable(_WRONG.fill(file=file, number=number, part=_wrong_part(schema, entry))) from error
        if record.uid in seen:
            raise Unreadable(_TWICE.fill(file=file, number=number, uid=record.uid))
        seen.add(record.uid)
        staged = _staged(file, record_type, record, number, entry["fields"])
        if isinstance(entry.get("key"), str):
            staged.cells.append(StagedCell("key", "es", False, entry["key"], f"records[{number}]"))
        yield staged


def _record(record_type: RecordType, uid: Any, fields: Mapping[str, Any]) -> Record:
    """The record of an entry; raises what its wrong parts raise, ValueError where nothing else does."""
    if not isinstance(uid, str) or not is_uid(uid):
        raise ValueError("no uid")
    for column, value in fields.items():
        if type(value) is not (int if column in _whole_columns(record_type) else str):
            raise ValueError(column)
        if column not in record_type.owners:
            raise ValueError(column)
    record = record_of(record_type, fields, uid=uid.casefold())
    for declared in record_type.fields:
        if not is_sound(declared.type, getattr(record, declared.name)):
            raise ValueError(declared.name)
    return record


def _wrong_part(schema: Schema, entry: Any) -> str:
    """What of an entry cannot be: its type, its identifier, its fields, or the first of these that is wrong."""
    if not isinstance(entry, dict) or entry.get("type") not in [known.name for known in schema.types]:
        return "type"
    if not isinstance(entry.get("uid"), str) or not is_uid(entry["uid"]):
        return "uid"
    fields = entry.get("fields")
    for column, value in fields.items() if isinstance(fields, dict) else ():
        try:
            _record(schema.type(entry["type"]), entry["uid"], {column: value})
        except _WRONGS:
            return clip(str(column))
    return "fields"


@functools.cache
def _whole_columns(record_type: RecordType) -> frozenset[str]:
    return frozenset(f.name + s.suffix for f in record_type.fields for s in f.type.slots() if s.sql == "INTEGER")


def _staged(file: str, record_type: RecordType, record: Record, number: int, fields: Mapping[str, Any]) -> StagedRecord:
    names = dict.fromkeys(record_type.owners[column].name for column in fields)
    cells = [StagedCell(name, "es", False, None, f"records[{number}].{name}") for name in names]
    place = StagedCell("uid", "es", False, record.uid, f"records[{number}]")
    values = {name: getattr(record, name) for name in names}
    staged = StagedRecord(record_type, "JSON", number, "es", {}, [*cells, place], ours=True, is_exact=True)
    staged.uid = record.uid
    staged.values = values
    for cell in cells:
        for key in unknown_choices(record_type.field(cell.field).type, values[cell.field]):
            message = _NO_CHOICE.fill(file=file, number=number, key=key[:60])
            staged.note(cell.cell, cell.field, Problem("choice-unknown", message, Severity.BLOCKING))
    return staged


def match(records: Sequence[StagedRecord], reader: Reader) -> None:
    """Tells which of the records the dossier has already, and which point to what neither has."""
    targets = {t for r in records for _, t in _references(r)}
    types = {r.uid: reader.schema.of(r).name for r in reader.get_all({*targets, *(r.uid for r in records)})}
    brought = {r.uid: r.type.name for r in records}
    for record in records:
        record.existing = record.uid in types
        place = f"records[{record.row}]"
        if types.get(record.uid, record.type.name) != record.type.name:
            message = _OTHER_TYPE.fill(number=record.row, uid=record.uid)
            record.note(place, "", Problem("uid-other-type", message, Severity.BLOCKING))
        for name, target in _references(record):
            if (brought.get(target) or types.get(target)) not in record.type.field(name).refers_to:
                message = _NO_TARGET.fill(number=record.row, field=record.type.field(name).label, uid=target[:60])
                record.note(f"{place}.{name}", name, Problem("reference-unknown", message, Severity.BLOCKING))


def _references(record: StagedRecord) -> Iterator[tuple[str, str]]:
    """The fields of a record that point to others, with the uids that they say."""
    for declared in record.type.fields:
        if declared.refers_to and declared.name in record.values:
            for target in declared.type.targets(record.values[declared.name]):
                yield declared.name, target


_TOO_LARGE = Words("{file}: el archivo es demasiado grande.", "{file}: the file is too large.")
_NO_FILE = Words("{file}: no es un archivo.", "{file}: it is not a file.")
_NOT_READ = Words("{file}: no se pudo leer.", "{file}: it could not be read.")
_NOT_JSON = Words("{file}: no es JSON válido.", "{file}: it is not valid JSON.")
_NOT_OURS = Words("{file}: no es una exportación de este programa.", "{file}: it is no export of this program.")
_TWICE = Words(
    "{file}: el registro número {number} repite el identificador {uid}.",
    "{file}: record number {number} repeats the identifier {uid}.",
)
_NO_CHOICE = Words(
    "{file}, registro número {number}: «{key}» no es ninguna de las opciones.",
    "{file}, record number {number}: “{key}” is none of the choices.",
)
_OTHER_TYPE = Words(
    "Registro número {number}: el identificador {uid} es de un registro de otro tipo.",
    "Record number {number}: the identifier {uid} belongs to a record of another type.",
)
_NO_TARGET = Words(
    "Registro número {number}, «{field}»: no hay un registro {uid} que corresponda.",
    "Record number {number}, “{field}”: there is no fitting record {uid}.",
)
_WRONG = Words(
    "{file}: el registro número {number} no es como debe ser, en «{part}».",
    "{file}: record number {number} is not as it should be, in “{part}”.",
)

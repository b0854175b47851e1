"""A dossier written as text files: one TOML file a record type, read into one change set."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from workbench.domain.change import ChangeSet, Create
from workbench.domain.problem import Severity
from workbench.domain.records import CITATION
from workbench.domain.schema import Field, Record, RecordType, Schema
from workbench.domain.types import Choice, Chosen, Context, Parallel, Reference, References, Row, Rows, Type, When
from workbench.domain.when import Basis
from workbench.i18n import Words
from workbench.importing.trouble import Unreadable

NAMESPACE = uuid.UUID("6f0c9d3e-6c1f-5a53-9f3e-2f6d7a1c4b10")


def bundled_uid(record_type: str, key: str) -> str:
    """The uid that a bundled record has in every copy: made of its type and its key in the text."""
    return str(uuid.uuid5(NAMESPACE, f"{record_type}/{key}"))


def read_bundle(folder: Path, schema: Schema) -> ChangeSet:
    """The change set that brings all records of the folder's files, with their citations.

    Raises Unreadable where a file is not as the declarations say, naming file, record and field.
    """
    edits: list[Create] = []
    citations: list[Create] = []
    for record_type in schema.types:
        path = folder / f"{record_type.plural.en.casefold()}.toml"
        for entry in _entries(path):
            edits.append(Create(_record(path, record_type, entry)))
            citations += [Create(c) for c in _citations(path, record_type, entry)]
    return ChangeSet((*edits, *citations), folder.name, kind="load")


def _entries(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("record", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Unreadable(_NOT_TOML.fill(file=path.name, why=error)) from error
    return list(entries)


def _record(path: Path, record_type: RecordType, entry: Mapping[str, Any]) -> Record:
    values: dict[str, Any] = {}
    for name, raw in entry.items():
        if name in ("id", "cite"):
            continue
        if name not in record_type.by_name:
            raise _wrong(path, entry, name)
        values[name] = _value(path, entry, record_type.field(name), raw)
    return record_type.cls(uid=bundled_uid(record_type.name, entry["id"]), **values)


def _citations(path: Path, record_type: RecordType, entry: Mapping[str, Any]) -> Iterator[Record]:
    for number, cited in enumerate(entry.get("cite", []), 1):
        values = {name: _value(path, entry, CITATION.field(name), raw) for name, raw in cited.items()}
        values["record"] = bundled_uid(record_type.name, entry["id"])
        values["audience"] = Chosen("public")
        yield CITATION.cls(uid=bundled_uid(CITATION.name, f"{record_type.name}/{entry['id']}/{number}"), **values)


def _value(path: Path, entry: Mapping[str, Any], field: Field, raw: Any) -> Any:
    """A value of the text as a value of the field."""
    match field.type, raw:
        case Reference(), str():
            return _uid(field.refers_to, raw)
        case References(), list():
            return tuple(_uid(field.refers_to, key) for key in raw)
        case When(), dict():
            return _dated(path, entry, field.name, raw)
        case _, dict():
            return Parallel(**{language: text.strip() for language, text in raw.items()})
        case Choice(), str():
            if raw not in {o.key for o in field.type.options}:
                raise _wrong(path, entry, field.name)
            return Chosen(raw)
        case Rows(), list():
            return tuple(_row(path, entry, field.name, field.type, row) for row in raw)
        case _, list():
            return tuple(raw)
        case _, bool():
            return raw
    return _parsed(path, entry, field.name, field.type, raw)


def _dated(path: Path, entry: Mapping[str, Any], name: str, raw: Mapping[str, str]) -> Any:
    """A date with its basis: ``{date = "2027-07-01", basis = "computed"}``."""
    if set(raw) != {"date", "basis"} or raw["basis"] not in get_args(Basis):
        raise _wrong(path, entry, name)
    return replace(_parsed(path, entry, name, When(), raw["date"]), basis=raw["basis"])


def _row(path: Path, entry: Mapping[str, Any], name: str, rows: Rows, cells: Sequence[str]) -> Row:
    """A row of the text; cells that are left out at its end say nothing."""
    if len(cells) > len(rows.columns):
        raise _wrong(path, entry, name)
    return rows.row(*(_cell(path, entry, name, c.type, cell) for c, cell in zip(rows.columns, cells, strict=False)))


def _cell(path: Path, entry: Mapping[str, Any], name: str, type_: Type[Any], cell: str) -> Any:
    if not cell:
        return type_.empty
    return _uid(type_.to, cell) if isinstance(type_, Reference) else _parsed(path, entry, name, type_, cell)


def _uid(types: Sequence[str], key: str) -> str:
    """The uid of a record named in the text: by its key alone, or as ``type/key`` where it is not of the first type."""
    name, slash, rest = key.partition("/")
    return bundled_uid(name, rest) if slash and name in types else bundled_uid(types[0], key)


def _parsed(path: Path, entry: Mapping[str, Any], name: str, type_: Type[Any], raw: Any) -> Any:
    reading = type_.parse(raw, Context("es"))
    if reading.value is None or any(p.severity is not Severity.REMARK for p in reading.problems) or reading.unread:
        raise _wrong(path, entry, name)
    return reading.value


def _wrong(path: Path, entry: Mapping[str, Any], name: str) -> Unreadable:
    return Unreadable(_WRONG.fill(file=path.name, id=entry.get("id", "?"), field=name))


_NOT_TOML = Words("{file}: no se lee como texto TOML ({why}).", "{file}: it does not read as TOML text ({why}).")
_WRONG = Words(
    "{file}: el registro «{id}» tiene mal el campo «{field}».",
    "{file}: the record “{id}” has a wrong field “{field}”.",
)

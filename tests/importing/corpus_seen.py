"""What the program makes of a workbook of the corpus, told as ``tests/corpus/README.md`` says, and how it differs."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench import paths
from workbench.domain.columns import OF_THE_SHEET
from workbench.domain.problem import Severity
from workbench.domain.provision import Provision
from workbench.domain.quantity import Quantity
from workbench.domain.records import SCHEMA
from workbench.domain.sheet import column_letters
from workbench.domain.types import Chosen, Parallel
from workbench.domain.when import When
from workbench.importing.bundle import bundled_uid
from workbench.importing.layout import find_tables
from workbench.importing.mapping import ColumnMapping, suggest
from workbench.importing.matching import Matcher
from workbench.importing.personal import Personal
from workbench.importing.planned import Plan
from workbench.importing.stage import CellProblem, StagedRecord
from workbench.importing.stage_rows import stage
from workbench.progress import SILENT
from workbench.store.dossier import Dossier
from workbench.tasks.import_file import Options, Taken, frames_of, plan_taken, take_in

CORPUS = Path(__file__).parents[1] / "corpus"
EXPECTED = CORPUS / "expected"
ANYTHING = "*"
PARTS = ("tables", "mapping", "records", "problems", "plan")

Json = Any


@dataclass(frozen=True)
class Seen:
    """What was understood of a record. Values that lie ``aside`` no cell says: they count where they are expected."""

    values: Mapping[str, Json]
    aside: frozenset[str]


class Reader:
    """Reads workbooks against one dossier of the bundled review, and tells what it saw as plain values."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._bundled = dict(_bundled())
        self._titles: dict[str, Json] = {}

    def seen(self, path: Path) -> Json:
        """The tables, staged records, problems and counts of a file, as an expectation tells them."""
        taken = take_in(path)
        assert taken.workbook is not None
        sheets = [s for s in taken.workbook.sheets if not s.hidden]
        tables = [(table, suggest(table, sheet, SCHEMA)) for sheet in sheets for table in find_tables(sheet, SCHEMA)]
        frames = frames_of(taken, SCHEMA, Options())
        records, _ = stage(frames, SCHEMA, {})
        Personal(frames, self._dossier.reader, Options().choices).leave_out(records)
        Matcher(SCHEMA, self._dossier.reader).match(records, SILENT)
        self._titles = {r.uid: _words(r.values.get(r.type.title)) for r in records if not r.existing}
        made = self._planned(taken)
        problems = made.problems if made else ()
        return {
            "tables": [
                {
                    "sheet": table.sheet,
                    "header_rows": _pair(table.header_rows),
                    "data_rows": _pair(table.data_rows),
                    "language": mapping.language,
                    "layout": mapping.layout,
                    "columns": {
                        column_letters(c.column): [c.header, _target(c.column, mapping.columns)] for c in table.columns
                    },
                }
                for table, mapping in tables
            ],
            "records": self._records(records),
            "problems": _told(problems, asked=True),
            "remarks": _told(problems, asked=False),
            "plan": _counts(made),
        }

    def _planned(self, taken: Taken) -> Plan | None:
        frames = frames_of(taken, SCHEMA, Options())
        return plan_taken(self._dossier, taken, Options()) if frames else None

    def _records(self, records: Sequence[StagedRecord]) -> dict[tuple[str, str], Seen]:
        """The records by type and place; a second one of a type in a row has a place of its own."""
        found: dict[tuple[str, str], Seen] = {}
        for record in records:
            kind, place = _kind(record), f"{record.sheet}!{record.row}"
            found[kind, place if (kind, place) not in found else f"{place} (2)"] = self._record(record)
        return found

    def _record(self, record: StagedRecord) -> Seen:
        said = {name: self._plain(record, name, value) for name, value in record.values.items() if value}
        said["is"] = self._bundled.get(record.uid, record.uid) if record.existing else "new"
        said["beside"] = " | ".join(f"{header}: {words}" for _, header, words, _ in record.beside)
        return Seen({name: value for name, value in said.items() if value}, frozenset({"is", *record.implied}))

    def _plain(self, record: StagedRecord, name: str, value: Any) -> Json:
        if name in OF_THE_SHEET:
            return str(value)
        declared = record.type.field(name)
        if declared.is_reference:
            uids = [value] if isinstance(value, str) else value
            return ", ".join(self._bundled.get(uid) or self._titles.get(uid) or uid for uid in uids)
        return _words(value)


def _bundled() -> Iterator[tuple[str, str]]:
    for record_type in SCHEMA.types:
        path = paths.resources() / "dossiers" / "usmca-review" / f"{record_type.plural.en.casefold()}.toml"
        if path.exists():
            for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("record", []):
                yield bundled_uid(record_type.name, entry["id"]), entry["id"]


def _words(value: Any) -> Json:
    """A value as an expectation writes it."""
    if isinstance(value, Parallel):
        told = {language: words for language in ("es", "en", "fr") if (words := value.in_(language))}  # type: ignore[arg-type]
        return next(iter(told.values())) if len(told) == 1 else " // ".join(f"{k}: {v}" for k, v in told.items())
    if isinstance(value, Chosen):
        return f"{value.key} «{value.word}»" if value.word else value.key
    if isinstance(value, When):
        return value.iso()
    if isinstance(value, Quantity):
        return f"{value.amount} {value.unit}".strip()
    if isinstance(value, tuple):
        if all(isinstance(v, Provision) for v in value):
            return ", ".join(v.code() for v in value)
        return "; ".join(" / ".join(str(_words(p)) for p in v if p) if isinstance(v, tuple) else v for v in value)
    return value


def _pair(rows: tuple[int, int] | None) -> list[int] | None:
    return list(rows) if rows else None


def _target(column: int, mapped: Sequence[ColumnMapping]) -> str | None:
    for found in mapped:
        if found.column == column:
            fixed = "".join(f"@{party}" for party in found.fixed.values())
            language = f":{found.language}" if found.language else ""
            unit = "+unit" if found.unit else ""
            return f"{found.record_type}.{found.field}{fixed}{language}{unit}"
    return None


def _kind(record: StagedRecord) -> str:
    return record.type.name + "".join(f"@{party}" for party in record.fixed.values())


def _told(problems: Sequence[CellProblem], *, asked: bool) -> list[str]:
    return sorted(
        f"{p.sheet}!{p.cell} {p.problem.code}" for p in problems if (p.problem.severity is not Severity.REMARK) is asked
    )


def _counts(made: Plan | None) -> dict[str, int]:
    if made is None:
        return {"created": 0, "updated": 0, "unchanged": 0, "out": 0}
    return {
        "created": made.count("create"),
        "updated": made.count("update"),
        "unchanged": made.count("unchanged"),
        "out": made.rows_out,
    }


def expected(name: str) -> Json:
    """What is to be understood of a workbook."""
    return json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))


def differences(wanted: Json, came: Json) -> dict[str, list[str]]:
    """Where what came differs from what is wanted, a line each, by part."""
    found: dict[str, list[str]] = {part: [] for part in PARTS}
    _compare_tables(wanted["tables"], came["tables"], found)
    found["records"] = list(_compare_records(wanted["records"], came["records"]))
    asked, told = sorted(wanted["problems"]), came["problems"]
    found["problems"] = [f"not told: {p}" for p in asked if p not in told]
    found["problems"] += [f"told for nothing: {p}" for p in told if p not in asked]
    found["problems"] += [f"not remarked: {p}" for p in wanted["remarks"] if p not in came["remarks"]]
    if wanted["plan"] != came["plan"]:
        found["plan"] = [f"expected {wanted['plan']}, came {came['plan']}"]
    return {part: lines for part, lines in found.items() if lines}


def _compare_tables(wanted: Json, came: Json, found: dict[str, list[str]]) -> None:
    if len(wanted) != len(came):
        places = [(t["sheet"], t["header_rows"], t["data_rows"]) for t in came]
        found["tables"].append(f"expected {len(wanted)} tables, came {len(came)}: {places}")
    for number, (one, other) in enumerate(zip(wanted, came, strict=False), 1):
        for key in ("sheet", "header_rows", "data_rows"):
            if one[key] != other[key]:
                found["tables"].append(f"table {number}, {key}: expected {one[key]}, came {other[key]}")
        for key in ("language", "layout"):
            if one[key] != other[key]:
                found["mapping"].append(f"table {number}, {key}: expected {one[key]}, came {other[key]}")
        for letter in sorted({*one["columns"], *other["columns"]}):
            name, target = one["columns"].get(letter, ("(no column)", None))
            other_name, other_target = other["columns"].get(letter, ("(no column)", None))
            if name != other_name:
                found["tables"].append(f"table {number}, column {letter}: expected {name!r}, came {other_name!r}")
            if target != other_target:
                found["mapping"].append(
                    f"table {number}, column {letter} {name!r}: expected {target}, came {other_target}"
                )


def _compare_records(wanted: Json, came: Mapping[tuple[str, str], Seen]) -> Iterator[str]:
    rows = {
        (group["type"], place): dict(zip(group["fields"], values, strict=True))
        for group in wanted
        for place, values in group["rows"].items()
    }
    for kind, place in (*rows, *(k for k in came if k not in rows)):
        if (kind, place) not in came:
            yield f"{place}: no {kind}"
        elif (kind, place) not in rows:
            yield f"{place}: a {kind} for nothing"
        else:
            yield from _compare_record(f"{place} {kind}", rows[kind, place], came[kind, place])


def _compare_record(place: str, wanted: dict[str, Json], came: Seen) -> Iterator[str]:
    for name in sorted({*wanted, *came.values} - (came.aside - set(wanted))):
        one, other = wanted.get(name), came.values.get(name)
        if one == ANYTHING and other:
            continue
        if one != other:
            yield f"{place}.{name}: expected {one!r}, came {other!r}"

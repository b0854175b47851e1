"""Which rows of an import cannot go in, and why: unclear themselves, incomplete, or about something that stays out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.domain.problem import Problem, Severity
from workbench.domain.schema import Field
from workbench.i18n import Words
from workbench.importing.mapping_asked import BLANK, UNNAMED
from workbench.importing.stage import StagedRecord

Place = tuple[str, int]


def rows_out(records: Sequence[StagedRecord], left: Iterable[StagedRecord] = ()) -> set[Place]:
    """The places of the rows that cannot go in, each with a problem that says so.

    ``left`` are records that a person left out: what refers to one that is new stays out with it.
    """
    told = {r.place for r in records if any(p.problem.code in (BLANK, UNNAMED) for p in r.problems)}
    given = _given(records)
    leaning: list[tuple[StagedRecord, str]] = []
    for record in records:
        if not record.existing and record.place not in told:
            for missing in (f for f in record.type.fields if f.required and not record.values.get(f.name)):
                if given.get((record.uid, missing.name)):
                    leaning.append((record, missing.name))
                elif not _already_told(record, missing):
                    problem = Problem("field-missing", _MISSING.fill(field=missing.label), Severity.BLOCKING)
                    record.note(record.cells[0].cell, missing.name, problem)
    out = {r.place for r in records if not _clear(r)}
    unwanted = {r.uid for r in left if not r.existing}
    while True:
        brought = {r.uid for r in records if r.place not in out}
        left_out = (unwanted | {r.uid for r in records if r.place in out and not r.existing}) - brought
        dangling = [r for r in records if r.place not in out and _targets(r) & left_out]
        dangling += [r for r, name in leaning if r.place not in out and given[r.uid, name] <= out]
        if not dangling:
            return out
        for record in {id(r): r for r in dangling}.values():
            record.note(record.cells[0].cell, "", Problem("refers-to-left-out", _DANGLES, Severity.BLOCKING))
            out.add(record.place)


def _given(records: Sequence[StagedRecord]) -> dict[tuple[str, str], set[Place]]:
    """The rows that say what new records need, by uid and field: another row of the same one need not repeat it."""
    found: dict[tuple[str, str], set[Place]] = {}
    for record in records:
        for name in (f.name for f in record.type.fields if not record.existing and f.required):
            if record.uid and record.values.get(name):
                found.setdefault((record.uid, name), set()).add(record.place)
    return found


def _already_told(record: StagedRecord, missing: Field) -> bool:
    name = f"{record.type.name}.{missing.name}"
    return any(p.field == name and p.problem.severity is not Severity.REMARK for p in record.problems)


def _clear(record: StagedRecord) -> bool:
    return all(p.problem.severity is Severity.REMARK for p in record.problems)


def _targets(record: StagedRecord) -> set[str]:
    return {t for f in record.type.linking if f.name in record.values for t in f.type.targets(record.values[f.name])}


_MISSING = Words("Falta «{field}».", "“{field}” is missing.")
_DANGLES = Words("Se refiere a un registro que queda fuera.", "It refers to a record that stays out.")

"""Answers of tasks as JSON; the shapes are promises to whoever calls the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from workbench.assessing.checks import Finding
from workbench.assessing.verification import unchecked
from workbench.domain.change import Effect
from workbench.domain.problem import Severity
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Record
from workbench.gathering.reading import read_value
from workbench.gathering.steps import SeriesState
from workbench.i18n import Language
from workbench.importing.choices import row_place
from workbench.importing.planned import Aside, Conflict, Plan, Planned
from workbench.importing.stage import CellProblem
from workbench.outgoing.proof import Proof
from workbench.store.history import Step
from workbench.store.issued import Issued
from workbench.store.ledger import ChangeRow
from workbench.store.origins import origins_of
from workbench.store.reader import Found, Reader
from workbench.tasks.brief_to_file import Briefed
from workbench.tasks.export_file import Exported
from workbench.tasks.import_file import Imported

Json = dict[str, Any]


def imported(result: Imported, records: Sequence[Json]) -> Json:
    """What an import planned and did; ``records`` are those of ``shapes_planned``."""
    plan = result.plan
    return {
        "created": plan.count("create"),
        "updated": plan.count("update"),
        "unchanged": plan.count("unchanged"),
        "deleted": plan.count("delete"),
        "by_type": plan.by_type(),
        "records": list(records),
        "series": [series(p) for p in plan.planned if p.states],
        "conflicts": [conflict(c) for c in plan.conflicts],
        "questions": [question(q) for q in plan.questions],
        "problems": [cell_problem(p) for p in plan.problems if p.problem.severity is not Severity.QUESTION],
        "rows_out": plan.rows_out,
        "not_in_file": not_in_file(plan),
        "left_out": [left_out(a) for a in plan.aside if a.chosen],
        "change": result.effect.change if result.effect else None,
    }


def series(found: Planned) -> Json:
    """A position that the file tells at several dates, and its states; ``kind`` is new, past or known."""
    states = [
        {"as_of": s.when.iso(), "kind": s.kind, "sheet": s.sheet, "cell": s.cell, "cells": [m.cell for m in s.moves]}
        for s in found.states
    ]
    return {"key": found.record.key, "uid": found.record.uid, "on": found.type.title_of(found.record, "en")} | {
        "states": states
    }


def cell_problem(found: CellProblem) -> Json:
    """One problem with its place."""
    return {
        "sheet": found.sheet,
        "cell": found.cell,
        "field": found.field,
        "code": found.problem.code,
        "severity": found.problem.severity.value,
        "message": found.problem.message.en,
    }


def question(found: CellProblem) -> Json:
    """One question; ``id`` is what a file of decisions answers it by."""
    return {"id": f"{found.sheet}!{found.cell}", **cell_problem(found), "choices": list(found.problem.choices)}


def conflict(found: Conflict) -> Json:
    """Two sayings of one field; ``id`` is what a file of decisions decides it by."""
    return {"id": found.place, **asdict(found)}


def not_in_file(plan: Plan) -> list[Json]:
    """The records that the file no longer holds; ``key`` is what a file of decisions deletes them by."""
    gone = {p.record.uid for p in plan.planned if p.action == "delete"}
    return [
        {"key": r.key, "uid": r.uid, "type": t.name, "title": t.title_of(r, "en"), "delete": r.uid in gone}
        for r in plan.absent
        for t in (SCHEMA.of(r),)
    ]


def left_out(found: Aside) -> Json:
    """A record that a person left out; ``id`` is its row, as a file of decisions names it."""
    return {"id": row_place(found.sheet, found.row), "type": found.type.name, "title": found.title, "uid": found.uid}


def effect(done: Effect) -> Json:
    """What an undo or redo came to."""
    counts = {r: sum(o.result == r for o in done.outcomes) for r in ("reverted", "kept", "failed")}
    outcomes = [
        {"key": o.key, "result": o.result, "fields": list(o.fields), "reason": o.reason.en if o.reason else ""}
        for o in done.outcomes
    ]
    return {"change": done.change, **counts, "outcomes": outcomes}


def proof(done: Proof) -> Json:
    """What the proof of audience searched."""
    return {
        "places": done.places,
        "searched": done.searched,
        "too_short": done.too_short,
        "also_visible": done.allowed,
    }


def briefed(done: Briefed, files: Sequence[str], entry: Issued | None, spoken: Language) -> Json:
    """A brief that left, and its entry in the register if it was issued."""
    return {
        "file": files[0],
        "files": list(files),
        "issued": issued(entry) if entry is not None else None,
        "pages": done.rendered.pages,
        "cut": list(done.rendered.cut),
        "unprintable": list(done.rendered.unprintable),
        "remarks": [remark.in_(spoken) for remark in done.remarks],
        "proof": proof(done.proof),
    }


def issued(entry: Issued) -> Json:
    """An entry of the register."""
    return {
        **{name: getattr(entry, name) for name in ("number", "at", "author", "kind", "subject", "title")},
        "audience": entry.audience.key,
        "recipient": entry.recipient or None,
        "marking": entry.marking,
        "locked": entry.locked,
        "language": entry.language,
        "as_of": entry.as_of.isoformat(),
        "copies": entry.copies,
        "change": entry.change,
        "data": entry.data,
        "options": dict(entry.options),
        "proof": vars(entry.proof),
        "files": [vars(file) for file in entry.files],
    }


def exported(done: Exported, file: str) -> Json:
    """An export that left."""
    return {"file": file, "records": done.counts, "proof": proof(done.proof)}


def head(reader: Reader, record: Record, language: Language) -> Json:
    """A record in one line."""
    record_type = reader.schema.of(record)
    title = record_type.title_of(record, language)
    return {"key": record.key, "uid": record.uid, "type": record_type.name, "title": title}


def found(reader: Reader, result: Found, language: Language) -> Json:
    """What a search found; ``unchecked`` names the fields of a record that are still to be checked."""
    records = [
        {**head(reader, r, language), "unchecked": sorted(unchecked(reader.citations(r.uid)))} for r in result.records
    ]
    return {"total": result.total, "records": records}


def step(reader: Reader, taken: Step, language: Language, state: SeriesState | None = None) -> Json:
    """One change as one record saw it; a value that an import or a merge brought with its ``origin``, and which
    ``state`` it brought of a series of dates.
    """
    record = reader.get(taken.uid)
    cells = origins_of(reader, taken.uid) if taken.kind in ("import", "edit") else {}
    merges = reader.merges(taken.uid) if taken.action == "delete" else []
    into = next((m.kept_key for m in merges if m.change == taken.change), None)
    return {
        "change": taken.change,
        "at": taken.at,
        "author": taken.author,
        "kind": taken.kind,
        "title": taken.title,
        "record": head(reader, record, language) if record else {"uid": taken.uid},
        "action": taken.action,
        "merged_into": into,
        "step": taken.together,
        "state": None if state is None else {"as_of": state.when.iso() if state.when else None, "kind": state.kind},
        "fields": [
            {"field": m.field, "old": shown_value(reader, taken, m.field, m.old, language)}
            | {"new": shown_value(reader, taken, m.field, m.new, language)}
            | {"origin": asdict(cell) if (cell := cells.get((taken.change, m.field))) else None}
            for m in taken.moves
        ],
    }


def shown_value(reader: Reader, taken: Step, name: str, value: Any, language: Language) -> str:
    """A value of history as people read it; references by their titles."""
    return read_value(reader, reader.schema.type(taken.type).field(name), value, language)


def change(row: ChangeRow, parts: Sequence[int]) -> Json:
    """One step of undo; ``parts`` are the changes that came with it, of positions told at several dates."""
    return {
        "change": row.id,
        "at": row.at,
        "author": row.author,
        "kind": row.kind,
        "title": row.title,
        "reverts": row.reverts,
        "undone_by": row.undone_by,
        "parts": list(parts),
    }


def finding(reader: Reader, found_one: Finding, language: Language) -> Json:
    """One finding of a check."""
    record = reader.get(found_one.uid) if found_one.uid else None
    return {
        "code": found_one.code,
        "key": record.key if record else "",
        "uid": found_one.uid,
        "title": reader.schema.of(record).title_of(record, language) if record else "",
        "field": found_one.field,
        "message": found_one.message.in_(language),
        **({"other": found_one.other} if found_one.other else {}),
    }

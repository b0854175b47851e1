"""Plans made from sheets given as plain rows, against real dossiers on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from workbench.domain.change import Batch, ChangeSet, Create, Effect
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Record
from workbench.domain.sheet import Box, Raw, Sheet
from workbench.domain.types import Chosen, Parallel
from workbench.importing import plan
from workbench.importing.bundle import bundled_uid
from workbench.importing.choices import Choices
from workbench.importing.layout import find_tables
from workbench.importing.mapping import suggest
from workbench.importing.matching import Matcher
from workbench.importing.planned import Plan
from workbench.importing.stage import CellProblem, Frame, StagedRecord
from workbench.importing.stage_rows import stage
from workbench.progress import SILENT
from workbench.store.dossier import Dossier, open_dossier

PUBLIC = Chosen("public")
MX, US, SE = (bundled_uid("actor", key) for key in ("mx", "us", "se"))
MAIZE = bundled_uid("issue", "maize")


def actor(key: str, es: str, en: str, acronym: str, **more: Any) -> Record:
    """A public actor."""
    uid = bundled_uid("actor", key)
    return SCHEMA.type("actor").cls(uid=uid, title=Parallel(es, en), acronym=acronym, audience=PUBLIC, **more)


def furnished(path: Path, *more: Record) -> Dossier:
    """The dossier at a path with two parties, a ministry and a public issue, open for writing."""
    dossier = open_dossier(path, write=True)
    records = (
        actor("mx", "México", "Mexico", "MX"),
        actor("us", "Estados Unidos", "United States", "US", names=("EE.UU.",)),
        actor("se", "Secretaría de Economía", "Ministry of Economy", "SE"),
        SCHEMA.type("issue").cls(
            uid=MAIZE, title=Parallel("Maíz blanco", "White maize"), number="7", lead=SE, audience=PUBLIC
        ),
        *more,
    )
    dossier.journal.commit(ChangeSet(tuple(map(Create, records)), "base"))
    return dossier


def frames_of(*sheets: Sheet) -> list[Frame]:
    """The tables of sheets, understood."""
    return [Frame(s, t, suggest(t, s, SCHEMA)) for s in sheets for t in find_tables(s, SCHEMA)]


def sheet(rows: Sequence[Sequence[Raw]], name: str = "Hoja", merges: Sequence[str] = (), **more: Any) -> Sheet:
    """A sheet from rows; merges as ``A2:A3``."""
    return Sheet(name, tuple(map(tuple, rows)), merges=tuple(map(_box, merges)), **more)


def _box(ref: str) -> Box:
    (left, top), (right, bottom) = (("ABCDEFGH".index(p[0]) + 1, int(p[1:])) for p in ref.split(":"))
    return Box(top, left, bottom, right)


def staged(*sheets: Sheet, answers: Mapping[str, str] | None = None) -> tuple[list[StagedRecord], list[CellProblem]]:
    """The staged records of sheets, and the remarks."""
    return stage(frames_of(*sheets), SCHEMA, answers or {})


def planned(
    dossier: Dossier, *sheets: Sheet, answers: Mapping[str, str] | None = None, choices: Choices | None = None
) -> Plan:
    """The plan of importing sheets."""
    records, remarks = staged(*sheets, answers=answers)
    Matcher(SCHEMA, dossier.reader).match(records, SILENT)
    batch = Batch("prueba.xlsx", "0" * 64, tuple(s.name for s in sheets), "es")
    return plan.build(records, remarks, SCHEMA, dossier.reader, batch, choices or Choices())


def imported(dossier: Dossier, *sheets: Sheet) -> Effect:
    """What importing sheets did."""
    return dossier.journal.commit(planned(dossier, *sheets).change_set)


def told(made: Plan) -> list[tuple[str, str]]:
    """The problems of a plan as (cell, code)."""
    return [(p.cell, p.problem.code) for p in made.problems]


def saved(path: Path, *rows: Sequence[Raw], title: str = "Hoja") -> Path:
    """A workbook of one sheet with these rows, on disk."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path

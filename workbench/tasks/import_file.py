"""A ministry's file becomes one change set, shown before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.change import Batch, Effect
from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet, Workbook
from workbench.i18n import Language, Words
from workbench.importing import own_json, plan
from workbench.importing.layout import find_tables
from workbench.importing.mapping import suggest
from workbench.importing.matching import Matcher
from workbench.importing.plan import Plan
from workbench.importing.stage import CellProblem, Frame, StagedRecord, cells_of, check_answers, stage
from workbench.importing.trouble import Unreadable
from workbench.importing.workbook import read
from workbench.progress import SILENT, Progress
from workbench.store.dossier import Dossier


@dataclass(frozen=True)
class Options:
    """What a person decided of an import beforehand; empty where the file itself is to tell.

    ``answers`` are words to read in place of cells, by ``Sheet!D14``.
    """

    sheet: str = ""
    record_type: str = ""
    language: Language | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    """The plan of an import and, where it was carried out, what it did."""

    plan: Plan
    effect: Effect | None


def plan_import(dossier: Dossier, path: Path, options: Options, progress: Progress = SILENT) -> Plan:
    """The plan of importing a file: xlsx, xlsm, csv, or a JSON export of this program.

    Raises Unreadable, naming the file and the sheet, where the file cannot be read or holds no table.
    """
    if path.suffix.casefold() == ".json":
        exported = own_json.read(path, dossier.schema)
        check_answers(path.name, options.answers, (), frozenset())
        batch = Batch(path.name, exported.sha256, ())
        records, remarks = list(exported.records), list[CellProblem]()
        own_json.match(records, dossier.reader)
    else:
        workbook = read(path, progress)
        frames = _frames(workbook, path, dossier.schema, options)
        left = () if not options.sheet else tuple(s.name for s in workbook.sheets if s.name != options.sheet)
        check_answers(path.name, options.answers, left, cells_of(frames))
        sheets = tuple(dict.fromkeys(f.sheet.name for f in frames))
        batch = Batch(path.name, workbook.sha256, sheets, frames[0].mapping.language)
        progress.step("stage", 0, len(frames))
        records, remarks = _staged(workbook, frames, dossier.schema, options)
        Matcher(dossier.schema, dossier.reader).match(records, progress)
    progress.step("plan", 0, 1)
    return plan.build(records, remarks, dossier.schema, dossier.reader, batch)


def _staged(
    workbook: Workbook, frames: list[Frame], schema: Schema, options: Options
) -> tuple[list[StagedRecord], list[CellProblem]]:
    records, remarks = stage(frames, schema, options.answers)
    of_file = [CellProblem("", "", "", remark) for remark in workbook.remarks]
    return records, [*of_file, *remarks]


def carry_out(dossier: Dossier, made: Plan, *, all_or_nothing: bool = False, progress: Progress = SILENT) -> Imported:
    """Commits the change set of a plan, the very one that was shown.

    Rows with a blocking problem or an open question stayed out of it; with ``all_or_nothing`` they
    keep everything out.
    """
    if all_or_nothing and not made.complete:
        return Imported(made, None)
    return Imported(made, dossier.journal.commit(made.change_set, progress))


def _frames(workbook: Workbook, path: Path, schema: Schema, options: Options) -> list[Frame]:
    wanted = _wanted_sheets(workbook, path, options)
    frames: list[Frame] = []
    for sheet in wanted:
        for table in find_tables(sheet, schema):
            mapping = suggest(table, sheet, schema, options.record_type or None, options.language)
            if mapping.columns and table.data_rows is not None:
                frames.append(Frame(sheet, table, mapping))
    if not frames:
        raise Unreadable(_NO_TABLE.fill(file=path.name, sheets=", ".join(f"«{s.name}»" for s in wanted) or "-"))
    return frames


def _wanted_sheets(workbook: Workbook, path: Path, options: Options) -> list[Sheet]:
    if not options.sheet:
        return [s for s in workbook.sheets if not s.hidden]
    found = [s for s in workbook.sheets if s.name == options.sheet]
    if not found:
        names = ", ".join(f"«{s.name}»" for s in workbook.sheets)
        raise Unreadable(_NO_SHEET.fill(file=path.name, sheet=options.sheet, names=names))
    return found


_NO_TABLE = Words(
    "{file}: no se encontró ninguna tabla con datos conocidos en {sheets}.",
    "{file}: no table with known data was found in {sheets}.",
)
_NO_SHEET = Words(
    "{file}: no hay una hoja «{sheet}»; hay {names}.", "{file}: there is no sheet “{sheet}”; there are {names}."
)

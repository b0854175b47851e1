"""A ministry's file becomes one change set, shown before it is written."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.domain.change import Batch, Effect
from workbench.domain.problem import Problem
from workbench.domain.schema import Schema
from workbench.domain.sheet import Sheet, Workbook
from workbench.domain.types import Finder, finds_nothing
from workbench.i18n import Language, Words, clip, quoted
from workbench.importing import own_json, plan
from workbench.importing.choices import Choices
from workbench.importing.form_above import ends_before, form_above
from workbench.importing.layout import Table, find_tables
from workbench.importing.layout_changed import as_before, is_read_again, read_of
from workbench.importing.layout_given import Given, given_table
from workbench.importing.mapping import SheetMapping, suggest
from workbench.importing.mapping_asked import answered
from workbench.importing.mapping_decided import check_decided, decide, head_cell
from workbench.importing.mapping_sender import side_of
from workbench.importing.matching import Matcher
from workbench.importing.names import Names
from workbench.importing.personal import Personal
from workbench.importing.planned import Plan
from workbench.importing.profile import (
    Profile,
    Recalled,
    TableProfile,
    columns_of,
    framed_again,
    learned,
    parsed,
    recalled,
)
from workbench.importing.sender import sender_of
from workbench.importing.stage import CellProblem, Frame, StagedRecord
from workbench.importing.stage_cells import cells_of, check_answers, data_rows
from workbench.importing.stage_rows import stage
from workbench.importing.trouble import Unreadable, showable
from workbench.importing.unread import hidden_sheets, unread_rows, unread_sheets
from workbench.importing.workbook import read
from workbench.progress import SILENT, Progress, let_go
from workbench.store.dossier import Dossier

RECALLED = "profile-used"  # the code of the remark that an earlier file decided


@dataclass(frozen=True)
class Options:
    """What a person decided of an import beforehand; empty where the file itself is to tell.

    ``answers`` are words to read in place of cells, by ``Sheet!D14``; ``columns`` are what columns stand for, by the
    cell of their header, such as ``position.target@US``, "" for a column that is not read. ``frames`` are where
    the tables of a sheet stand, as ``4-5:7-22``. ``profile`` is what was decided of another file of that layout;
    without one, what the dossier remembers of earlier imports holds, unless the import is ``fresh``. ``sender`` is
    the uid of who sent the file; ``recall`` fills it in, its ``side``, what is ``known`` of earlier files, and who
    is called what.
    ``choices`` are which rows stay out and whose words count.
    """

    sheet: str = ""
    record_type: str = ""
    language: Language | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    frames: Mapping[str, Sequence[str]] = field(default_factory=dict)
    profile: Profile | None = None
    fresh: bool = False
    sender: str = ""
    known: tuple[Profile, ...] = ()
    find: Finder = finds_nothing
    side: str = ""
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True)
class Imported:
    """The plan of an import and, where it was carried out, what it did."""

    plan: Plan
    effect: Effect | None


@dataclass(frozen=True)
class Taken:
    """A file with its sheets as they were read once; None for a JSON export, which is read when it is planned."""

    path: Path
    workbook: Workbook | None


def take_in(path: Path, progress: Progress = SILENT) -> Taken:
    """Reads a file by what is in it: xlsx, xlsm, xlsb, xls, ods, a text with separators, or a JSON export of ours.

    Raises Unreadable, naming the file and the sheet, where it cannot be read.
    """
    if path.suffix.casefold() == ".json":
        return Taken(path, None)
    return Taken(path, read(path, progress))


def plan_import(dossier: Dossier, path: Path, options: Options, progress: Progress = SILENT) -> Plan:
    """The plan of importing a file; raises Unreadable where it cannot be read or holds no table."""
    return plan_taken(dossier, take_in(path, progress), options, progress)


def plan_taken(dossier: Dossier, taken: Taken, options: Options, progress: Progress = SILENT) -> Plan:
    """The plan of importing a file that was read; raises Unreadable where it holds no table."""
    options = recall(dossier, taken, options)
    of = _json_records if taken.workbook is None else _sheet_records
    records, remarks, batch, choices = of(dossier, taken, options, progress)
    progress.step("plan", 0, 1)
    made = plan.build(records, remarks, dossier.schema, dossier.reader, batch, choices)
    let_go(records)
    return made


_Matched = tuple[list[StagedRecord], list[CellProblem], Batch, Choices]


def _json_records(dossier: Dossier, taken: Taken, options: Options, progress: Progress) -> _Matched:
    """The records of a JSON export, those of the dossier among them found."""
    name = showable(taken.path.name)
    exported = own_json.read(taken.path, dossier.schema)
    check_answers(name, options.answers, (), frozenset())
    records = list(exported.records)
    options.choices.check(name, _rows_of(records), frozenset(), ())
    own_json.match(records, dossier.reader)
    return records, [], Batch(name, exported.sha256, ()), options.choices


def _sheet_records(dossier: Dossier, taken: Taken, options: Options, progress: Progress) -> _Matched:
    """The records of the tables of a workbook, those of the dossier among them found; what is to be known of it."""
    name, workbook = showable(taken.path.name), taken.workbook
    assert workbook is not None
    tables = tables_of(taken, dossier.schema, options)
    frames = _read_of(taken, tables, options)
    if not frames:
        raise Unreadable(_no_table(name, _wanted_sheets(workbook, name, options)))
    left = _left_aside(workbook, options)
    cells = cells_of(frames) if options.answers or options.choices.by_cell else frozenset()
    check_answers(name, options.answers, left, cells)
    sheets = tuple(dict.fromkeys(f.sheet.name for f in frames))
    progress.step("stage", 0, len(frames))
    records, remarks = _staged(workbook, frames, dossier.schema, options)
    choices = options.choices
    for frame in frames if choices.rows else ():
        if frame.table.header_rows is not None:
            choices = choices.spread(frame.sheet.name, frame.table.header_rows[1], data_rows(frame))
    personal = Personal(frames, dossier.reader, choices)
    remarks += personal.leave_out(records)
    choices.check(name, _rows_of(records), cells | personal.places, left)
    remarks += unread_rows(tables, frames, _rows_of(records))
    remarks += unread_sheets(_wanted_sheets(workbook, name, options), sheets)
    remarks += _unused_profile(options.profile, frames)
    answers = Matcher(dossier.schema, dossier.reader, options.sender).match(records, progress)
    profile = learn(name, frames, options, answers)
    remarks += [remark for frame in frames if (remark := _recalled(frame)) is not None]
    kept = profile.text() if profile.tables else ""
    batch = Batch(name, workbook.sha256, sheets, frames[0].mapping.language, options.sender, kept)
    return records, remarks, batch, choices


def _rows_of(records: Sequence[StagedRecord]) -> dict[str, set[int]]:
    """The rows that are read, by their sheets."""
    found: dict[str, set[int]] = {}
    for record in records:
        found.setdefault(record.sheet, set()).add(record.row)
    return found


def _staged(
    workbook: Workbook, frames: list[Frame], schema: Schema, options: Options
) -> tuple[list[StagedRecord], list[CellProblem]]:
    records, remarks = stage(frames, schema, options.answers)
    of_file = [CellProblem("", "", "", remark) for remark in workbook.remarks]
    of_sheets = hidden_sheets(workbook.sheets, {f.sheet.name for f in frames})
    return records, [*of_file, *of_sheets, *remarks]


def carry_out(dossier: Dossier, made: Plan, *, all_or_nothing: bool = False, progress: Progress = SILENT) -> Imported:
    """Commits the change set of a plan, the very one that was shown.

    Rows with a blocking problem or an open question stayed out of it; with ``all_or_nothing`` they
    keep everything out.
    """
    if all_or_nothing and not made.complete:
        return Imported(made, None)
    return Imported(made, dossier.journal.commit(made.change_set, progress, made.later))


def frames_of(taken: Taken, schema: Schema, options: Options) -> list[Frame]:
    """The tables of a file that would be read, each with what its columns stand for; none for a JSON export.

    Raises Unreadable where what was decided of a column fits none.
    """
    return _read_of(taken, tables_of(taken, schema, options), options)


def _read_of(taken: Taken, frames: list[Frame], options: Options) -> list[Frame]:
    """Those of the tables of which some column is known."""
    if taken.workbook is not None:
        _check_sheets(taken.workbook, taken.workbook.name, options)
        check_decided(
            taken.workbook.name, options.columns, _left_aside(taken.workbook, options), [f.table for f in frames]
        )
    return [f for f in frames if f.mapping.columns]


def tables_of(taken: Taken, schema: Schema, options: Options) -> list[Frame]:
    """All tables with data that were found in a file, those of which no column is known among them."""
    if taken.workbook is None:
        return []
    frames: list[Frame] = []
    for sheet in _wanted_sheets(taken.workbook, taken.workbook.name, options):
        tables = _tables(sheet, schema, options)
        for table in tables:
            if table.data_rows is not None:
                frame = _frame(sheet, table, schema, options)
                types = frame.mapping.record_types
                form = form_above(sheet, table, types, schema, ends_before(table, tables))
                frames.append(replace(frame, form=form))
    return frames


def _frame(sheet: Sheet, table: Table, schema: Schema, options: Options) -> Frame:
    """A table with what its columns stand for: decided now, or of an earlier file, or suggested."""
    before = recalled(options.known, table, options.sender)
    known = before.table.record_type if before and before.table.record_type in {t.name for t in schema.types} else ""
    record_type = options.record_type or known
    language = options.language or (before.table.language if before else None)

    def suggested(as_type: str) -> SheetMapping:
        return suggest(table, sheet, schema, as_type or None, language, options.find, side=options.side)

    own = suggested(record_type)
    mapping = as_before(own, before, table, schema, suggested if not record_type else lambda _: own)
    if before is not None and mapping is not own:
        before = replace(before, used=True)
    columns = columns_of(before, table, schema) if before else {}
    mapping = decide(mapping, table, options.columns, schema, columns)
    said = answered(mapping, table, sheet, schema, options.answers) if options.answers else {}
    return Frame(sheet, table, decide(mapping, table, said, schema), before, answered=said)


def _tables(sheet: Sheet, schema: Schema, options: Options) -> Sequence[Table]:
    """The tables that a person framed in a sheet, now or in an earlier file, else those that are found."""
    frames = options.frames.get(sheet.name)
    if frames:
        return [given_table(sheet, frame, schema) for frame in frames]
    return framed_again(options.known, sheet, options.sender, schema) or find_tables(sheet, schema)


def recall(dossier: Dossier, taken: Taken, options: Options) -> Options:
    """The options with who sent the file and what is known of earlier files, unless a person wants none of it."""
    if taken.workbook is None:
        return options
    names = Names(dossier.schema, dossier.reader)
    sender = options.sender or sender_of(taken.workbook, taken.workbook.name, names)
    known: list[Profile] = []
    if options.profile is not None:
        known = [replace(options.profile, sender="")]  # whoever sent it: a person says that it fits
    elif not options.fresh:
        for text in dossier.reader.returns.profiles():
            with contextlib.suppress(ValueError):  # kept by a later version of the program
                known.append(parsed(text))
    side = side_of(dossier.reader.get(sender) if sender else None)
    return replace(options, sender=sender, known=tuple(known), find=names.find, side=side)


def learn(file: str, frames: Sequence[Frame], options: Options, answers: Mapping[str, Mapping[str, str]]) -> Profile:
    """What was decided about the tables of a file, now and before; the tables about which nothing was are not in it."""
    tables = (_learned(frame, options, answers) for frame in frames)
    kept = (table for table in tables if table.says_anything or (table.read and not options.fresh))
    return Profile(options.sender, file, tuple(kept))


def _learned(frame: Frame, options: Options, answers: Mapping[str, Mapping[str, str]]) -> TableProfile:
    table = frame.table
    said = {head_cell(table, column): column.column for column in table.columns}
    decided = {**options.columns, **frame.answered}
    columns = {said[place]: target for place, target in decided.items() if place in said}
    read_ = {f"{c.record_type}.{c.field}" for c in frame.mapping.columns}
    words = {target: told for target, told in answers.items() if target in read_}
    framed = frame.sheet.name in options.frames and table.header_rows is not None and table.data_rows is not None
    place = Given(table.header_rows, table.data_rows or (1, 1), _span(table)).written() if framed else ""
    type_, read_as = options.record_type, read_of(frame.mapping)
    return learned(table, frame.recalled, columns, words, type_, options.language, place, read_as)


def _span(table: Table) -> tuple[int, int]:
    return table.columns[0].column, table.columns[-1].column


def _recalled(frame: Frame) -> CellProblem | None:
    """What a person is to know of decisions that were taken over from an earlier file."""
    told = frame.recalled
    if told is None or not (told.table.says_anything or _is_told(told, frame)):
        return None
    words = _RECALLED.fill(source=clip(told.profile.source))
    if told.new or told.gone:
        new, gone = (quoted(map(clip, headers)) if headers else "-" for headers in (told.new, told.gone))
        words = _RECALLED_CHANGED.fill(source=clip(told.profile.source), new=new, gone=gone)
    place = head_cell(frame.table, frame.table.columns[0]).rpartition("!")[2]
    return CellProblem(frame.sheet.name, place, "", Problem(RECALLED, words))


def _is_told(told: Recalled, frame: Frame) -> bool:
    """Whether it matters how an earlier file was read of which nobody decided anything."""
    return told.used or (told.changed and is_read_again(frame.mapping, told))


def _unused_profile(profile: Profile | None, frames: Sequence[Frame]) -> list[CellProblem]:
    """The remark that a profile that a person gave is of another layout than every table, where it is."""
    if profile is None or any(f.recalled is not None for f in frames):
        return []
    words = _UNUSED.fill(source=clip(profile.source) or "—")
    return [CellProblem("", "", "", Problem("profile-unused", words))]


def _left_aside(workbook: Workbook, options: Options) -> tuple[str, ...]:
    """The sheets that a person left aside: what was decided of them waits."""
    return () if not options.sheet else tuple(s.name for s in workbook.sheets if s.name != options.sheet)


def _check_sheets(workbook: Workbook, name: str, options: Options) -> None:
    """Raises Unreadable where a frame is for a sheet that the file does not have."""
    names = {s.name for s in workbook.sheets}
    for wanted in options.frames:
        if wanted not in names:
            raise _no_sheet(workbook, name, wanted)


def _no_sheet(workbook: Workbook, name: str, wanted: str) -> Unreadable:
    names = quoted(s.name for s in workbook.sheets)
    return Unreadable(_NO_SHEET.fill(file=name, sheet=clip(wanted), names=names))


def _no_table(name: str, wanted: list[Sheet]) -> Words:
    return _NO_TABLE.fill(file=name, sheets=quoted(s.name for s in wanted) if wanted else "-")


def _wanted_sheets(workbook: Workbook, name: str, options: Options) -> list[Sheet]:
    if not options.sheet:
        return [s for s in workbook.sheets if not s.hidden]
    found = [s for s in workbook.sheets if s.name == options.sheet]
    if not found:
        raise _no_sheet(workbook, name, options.sheet)
    return found


_RECALLED = Words(
    "Se leyó como se decidió para «{source}», que tiene el mismo formato.",
    "Read as was decided for “{source}”, which has the same layout.",
)
_RECALLED_CHANGED = Words(
    "Se leyó como se decidió para «{source}»; el formato cambió desde entonces: nuevo {new}, ya no está {gone}.",
    "Read as was decided for “{source}”; the layout has changed since: new {new}, gone {gone}.",
)
_UNUSED = Words(
    "El perfil que se indicó es de otro formato (el de «{source}»): no se usó nada de él.",
    "The profile that was given is of another layout (that of “{source}”): nothing of it was used.",
)
_NO_TABLE = Words(
    "{file}: no se encontró ninguna tabla con datos conocidos en {sheets}.",
    "{file}: no table with known data was found in {sheets}.",
)
_NO_SHEET = Words(
    "{file}: no hay una hoja «{sheet}»; hay {names}.", "{file}: there is no sheet “{sheet}”; there are {names}."
)

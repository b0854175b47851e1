"""What staged cells say, and which record of the dossier each row is about."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from workbench.domain.columns import OF_THE_SHEET
from workbench.domain.levels import SEEN_BY
from workbench.domain.problem import Problem, Reading, Severity
from workbench.domain.records import POSITION, SUBMISSION
from workbench.domain.schema import Field, RecordType, Schema
from workbench.domain.sheet import ErrorCell, cell_error
from workbench.domain.types import NAME_UNKNOWN, Chosen, Context, Parallel, plain
from workbench.i18n import fold, squash
from workbench.importing.controls import Controls
from workbench.importing.counterparts import Counterparts
from workbench.importing.ditto import repeats
from workbench.importing.mapping import NOTES
from workbench.importing.matching_words import (
    DELETED,
    NAME_IGNORED,
    NO_CONTROL,
    NO_PARTY,
    NO_SUCH_KEY,
    NO_UID,
    OTHER_TYPE,
    RESERVED_WORDS,
    UNIT_OF,
)
from workbench.importing.names import LONGEST_KEY, Names, is_uid
from workbench.importing.stage import StagedCell, StagedRecord
from workbench.importing.unit_beside import joined
from workbench.importing.untitled import entitle
from workbench.progress import Progress, let_go
from workbench.store.reader import Reader

STEP = 500
_SAYS, _REFERS, _REFERS_TO_ROWS = range(3)  # when a field of a type is read
REPEATED = 40  # letters of a cell that may well stand in other rows too


class Matcher:
    """Parses staged records and finds their counterparts, type by type, so that references resolve."""

    def __init__(self, schema: Schema, reader: Reader, sender: str = "") -> None:
        self._controls = Controls(schema, reader, sender)
        self._schema = schema
        self._reader = reader
        self._names = Names(schema, reader)
        self._counterparts = Counterparts(schema, reader, self._names)
        self._deleted: set[str] = set()
        self._repeated: set[str] = set()
        self._uncontrolled: set[str] = set()
        self._mexican: dict[str, bool] = {}
        self._readings: dict[tuple[Any, ...], dict[str, Reading[Any]]] = {}
        self._refers: Callable[..., tuple[str, ...]] = self._names.find
        self._answers: dict[str, dict[str, str]] = {}

    def match(self, records: Sequence[StagedRecord], progress: Progress) -> dict[str, dict[str, str]]:
        """Fills in uid, values and problems of every staged record.

        Gives the words that were answered because they were not understood, with their answers, by ``type.field``.
        """
        done = 0
        self._controls.begin(records)
        given = Counter(squash(str(c.raw)).casefold() for r in records if (c := r.said("uid")))
        self._repeated = {uid for uid, rows in given.items() if rows > 1}
        self._counterparts.existing = self._reader.knows(u for u in given if is_uid(u))
        self._deleted = self._reader.returns.deleted(u for u in given if is_uid(u))
        for record_type in self._schema.types:
            own = [r for r in records if r.type is record_type and not self._came_back_as_it_left(r)]
            for record in own:
                self._take_answer(record)
                self._parse(record, _SAYS)
                self._bring_uid(record)
            for record in own:
                self._parse(record, _REFERS)
                self._imply(record)
                self._counterparts.identify(record)
                done += 1
                if done % STEP == 0:
                    progress.step("match", done, len(records))
            for record in own if _last(record_type) else ():
                self._parse(record, _REFERS_TO_ROWS)  # now that every row of the type is known
        self._let_go()
        return self._answers

    def _let_go(self) -> None:
        """Frees bit by bit what was remembered of every row: all at once would keep every other thread waiting."""
        for read in self._readings.values():
            let_go(read)
        self._counterparts.let_go()
        self._names.let_go()

    def _came_back_as_it_left(self, record: StagedRecord) -> bool:
        """Whether nobody touched the row of a record that is still there: nothing is to be read in it."""
        uid = squash(str(cell.raw)).casefold() if (cell := record.said("uid")) else ""
        alone = uid in self._counterparts.existing and uid not in self._repeated
        if not (alone and record.is_untouched):
            self._controls.ask(record, uid)
        if uid in self._counterparts.existing and not record.revision and record.sheet not in self._uncontrolled:
            self._uncontrolled.add(record.sheet)
            record.note(record.heading, "", NO_CONTROL)
        if uid in self._deleted and record.revision:
            record.note(record.heading, "", DELETED)
        if not (alone and record.is_untouched):
            return False
        record.uid, record.existing = uid, True
        return True

    # Cells become values.

    def _parse(self, record: StagedRecord, turn: int) -> None:
        last = _last(record.type)
        for cell in record.cells:
            if cell.field in OF_THE_SHEET:
                continue
            declared = record.type.field(cell.field)
            reads = _SAYS if not declared.refers_to else _REFERS_TO_ROWS if declared.name in last else _REFERS
            if reads == turn:
                self._parse_cell(record, declared, cell)

    def _parse_cell(self, record: StagedRecord, declared: Field, cell: StagedCell) -> None:
        written = cell.written
        context = Context(cell.language, cell.day_first, self._refers, written.notation, written.from_1904)
        if cell.answered and not cell.recalled:
            self._learn(record.type, declared, cell, context)
        if not cell.filled:
            if cell.recalled:  # nobody is asked again what these words mean; they are not lost
                words = squash(plain(cell.words))
                record.beside.append((NOTES, _called(record, declared, cell), words, cell.cell))
            return  # an empty cell says nothing; it does not erase
        if cell.unit is not None:
            cell = self._with_unit(record, declared, cell)
        reading = self._read(record.type, declared, cell, context)
        if reading.value is not None and not reading.problems and not declared.is_reference:
            self._take(record, declared, cell, reading.value)
            return
        if cell.recalled and not reading.clear:  # what was answered then is not known here
            cell = cell._replace(raw=cell.words, answered=False, recalled=False)
            reading = self._read(record.type, declared, cell, context)
        if declared.is_reference and not cell.ids and self._has_ids(record, declared):
            self._compare_names(record, declared, cell, reading)
            return
        # In a sheet of ours a cell may be kept from those who may read the notes.
        stays = bool(reading.unread) and not (record.ours or declared.required or declared.name in record.type.identity)
        if stays and not any(p.severity is Severity.QUESTION for p in reading.problems):
            record.beside.append((NOTES, _called(record, declared, cell), squash(reading.unread), cell.cell))
        for problem in reading.problems:
            if stays and problem.severity is Severity.BLOCKING:  # the words stay, so the row need not wait for them
                problem = replace(problem, severity=Severity.REMARK)
            if problem.code == NAME_UNKNOWN:
                problem = replace(problem, choices=self._names.alike(declared.refers_to, reading.unread))
                if record.type is SUBMISSION and declared.name == "submitter" and not problem.choices:
                    problem = self._take_stranger(record, cell, problem)
            record.note(cell.cell, declared.name, problem)
        if reading.value is not None:
            self._take(record, declared, cell, reading.value)

    @staticmethod
    def _take_stranger(record: StagedRecord, cell: StagedCell, problem: Problem) -> Problem:
        """Keeps the name of who commented, like nobody's of the dossier: thousands may, so the row need not wait."""
        words = squash(plain(cell.raw))
        if record.said("submitter_name") is None:
            record.add(cell._replace(field="submitter_name"))
            record.values["submitter_name"] = words
        else:
            label = _called(record, record.type.field("submitter"), cell)
            record.beside.append((NOTES, label, words, cell.cell))
        return replace(problem, severity=Severity.REMARK)

    @staticmethod
    def _with_unit(record: StagedRecord, declared: Field, cell: StagedCell) -> StagedCell:
        """The cell of a number with the unit that stands beside it; what is wrong with that is noted."""
        both = joined(cell.raw, cell.unit, cell.language)
        if both.problem is not None:
            record.note(cell.unit_cell, declared.name, both.problem)
        if both.unread:
            label = UNIT_OF.fill(field=declared.label).in_(record.language)
            record.beside.append((NOTES, label, both.unread, cell.unit_cell))
        return cell._replace(raw=both.raw)

    @staticmethod
    def _take(record: StagedRecord, declared: Field, cell: StagedCell, value: Any) -> None:
        if declared.name == "notes" and _tells_reserved(str(cell.raw)):
            record.note(cell.cell, declared.name, RESERVED_WORDS)
        old = record.values.get(declared.name)
        record.values[declared.name] = declared.type.merge(
            declared.type.empty if old is None else old, value, cell.language
        )

    def _learn(self, record_type: RecordType, declared: Field, cell: StagedCell, context: Context) -> None:
        """Keeps what was answered in place of words that are not understood, but not who may read a record."""
        words = plain(cell.words)
        if (
            not words
            or len(words) > REPEATED
            or repeats(words)
            or declared.name in (*SEEN_BY, *record_type.rule_fields)
        ):
            return
        if not declared.type.parse(cell.words, context).clear:
            self._answers.setdefault(f"{record_type.name}.{declared.name}", {})[words] = plain(cell.raw)

    def _read(self, record_type: RecordType, declared: Field, cell: StagedCell, context: Context) -> Reading[Any]:
        """A cell as a value; what columns repeat (choices, dates, provisions) is read once."""
        if declared.refers_to or not isinstance(cell.raw, str) or len(cell.raw) > REPEATED:
            return declared.type.parse(cell.raw, context)
        how = (context.language, context.day_first, context.notation, context.from_1904, cell.raw.__class__)
        read = self._readings.setdefault((record_type.name, declared.name, *how), {})
        if cell.raw not in read:
            read[cell.raw] = declared.type.parse(cell.raw, context)
        return read[cell.raw]

    @staticmethod
    def _has_ids(record: StagedRecord, declared: Field) -> bool:
        return any(c.field == declared.name and c.ids and c.filled for c in record.cells)

    def _compare_names(self, record: StagedRecord, declared: Field, cell: StagedCell, names: Reading[Any]) -> None:
        """Looks at names that stand beside their identifiers: where they differ somebody edited one of them."""
        beside = next(c for c in record.cells if c.field == declared.name and c.ids and c.filled)
        ids = declared.type.parse(beside.raw, Context(beside.language, None, self._refers))
        if not ids.clear or (names.clear and names.value == ids.value):
            return  # what is wrong with the identifiers is told of their own cell
        if squash(str(cell.raw)) == squash(self._titles(declared.type.targets(ids.value), cell)):
            return  # as we wrote it, even where the name fits others better
        if not record.whole:
            return  # of what a lower audience got, names may be left out
        if names.clear:
            record.renamed[declared.name] = names.value
        else:
            record.note(cell.cell, declared.name, NAME_IGNORED.fill_problem(words=str(cell.raw)[:60]))

    def _titles(self, uids: Iterable[str], cell: StagedCell) -> str:
        """What our own sheet shows for some records."""
        found = self._reader.get_all(uids)
        return "; ".join(self._schema.of(r).title_of(r, cell.language) for r in found)

    def _bring_uid(self, record: StagedRecord) -> None:
        for named in (record.said("uid"), record.said("key")):
            if named is not None and isinstance(named.raw, ErrorCell):
                record.note(named.cell, "", cell_error(named.raw))
        cell = record.said("uid")
        if cell is None:
            return
        words = squash(str(cell.raw)).casefold()
        if not is_uid(words):
            record.note(cell.cell, "", NO_UID.fill_problem(words=words[:60]))
        elif self._names.type_of(words) not in (None, record.type.name):
            record.note(cell.cell, "", OTHER_TYPE.fill_problem(words=words))
        else:
            self._take_uid(record, words)

    def _take_answer(self, record: StagedRecord) -> None:
        """A person may answer the cell that names a record with its short key or uid: then it is that one.

        What stood in the cell counts again, but for a title: the record keeps its own.
        """
        if record.ours or not any(c.answered for c in record.cells):
            return
        heading = record.heading
        cells = list(record.cells)
        for at, cell in enumerate(cells):
            words = squash(str(cell.raw)) if cell.answered and cell.cell == heading else ""
            if not (is_uid(words) or self._schema.of_key(words[:LONGEST_KEY]) is not None):
                continue
            is_title = cell.field == record.type.title
            if cell.recalled and not is_title:
                continue  # what these words mean in their own field
            found = self._names.find((record.type.name,), words)
            if is_title and not found and not cell.recalled and words != squash(plain(cell.words)):
                record.note(heading, "", NO_SUCH_KEY.fill_problem(key=words, plural=record.type.plural))
            if len(found) == 1:
                self._take_uid(record, found[0])
                self._counterparts.existing.add(found[0])
                if is_title:  # of other cells the words are in many a row
                    told = self._answers.setdefault(f"{record.type.name}.{cell.field}", {})
                    told[plain(cell.words)] = found[0]
            if len(found) == 1 or (
                is_title and cell.recalled and is_uid(words)
            ):  # one that was answered then is not here
                kept = None if is_title and found else cell.words
                cells[at] = cell._replace(raw=kept, answered=bool(found), recalled=bool(found))
        record.replace_cells(cells)

    def _take_uid(self, record: StagedRecord, uid: str) -> None:
        record.uid = uid
        self._names.bring(record.type, uid, record.values)

    def _imply(self, record: StagedRecord) -> None:
        """Values that the table implies: the party of a column, the issue of the row, what it is about."""
        for name, words in record.fixed.items():
            found = self._names.find(record.type.field(name).refers_to, words)
            if len(found) == 1:
                self._imply_value(record, name, found[0])
            else:
                record.note(record.cells[0].cell, name, NO_PARTY.fill_problem(party=words))
        self._imply_submitter(record)
        entitle(record)
        if record.type is not POSITION:
            return
        issue = record.issue_of_row
        if issue is not None and "issue" not in record.values:
            self._imply_value(record, "issue", issue.uid)
            if "on" not in record.values:
                self._imply_value(record, "on", self._title(issue))
        if not record.ours and "standing" not in record.values:
            # A ministry writes down its own position, and what it makes of the others'.
            ours = record.fixed.get("actor") == "MX" or self._is_mexican(record.values.get("actor", ""))
            self._imply_value(record, "standing", Chosen("stated" if ours else "estimate"))

    def _imply_submitter(self, record: StagedRecord) -> None:
        """Who sent a submission, where the name that it gives is that of one actor of the dossier."""
        name = record.values.get("submitter_name") if record.type is SUBMISSION else None
        if name and "submitter" not in record.values:
            found = self._names.find(record.type.field("submitter").refers_to, name)
            if len(found) == 1:
                self._imply_value(record, "submitter", found[0])
                record.made.add("submitter")

    @staticmethod
    def _imply_value(record: StagedRecord, name: str, value: Any) -> None:
        record.values[name] = value
        record.implied.add(name)

    def _is_mexican(self, uid: str) -> bool:
        """Whether an actor of the dossier is of Mexico; one that only the file knows is not taken for it."""
        if uid not in self._mexican:
            country = getattr(self._reader.get(uid), "country", None)
            self._mexican[uid] = country is not None and country.key == "MX"
        return self._mexican[uid]

    def _title(self, issue: StagedRecord) -> Parallel:
        """The title of the issue of a row, in all languages that the dossier has of it."""
        title = issue.values.get("title", Parallel())
        known = self._reader.get(issue.uid) if issue.existing else None
        kept = getattr(known, "title", Parallel())
        return Parallel(title.es or kept.es, title.en or kept.en)


@functools.cache
def _last(record_type: RecordType) -> frozenset[str]:
    """The fields that may name a row further down: read last, but for those that tell which record a row is about."""
    tells = {*record_type.identity, *itertools.chain.from_iterable(record_type.untitled)}
    return frozenset(f.name for f in record_type.fields if record_type.name in f.refers_to) - tells


def _called(record: StagedRecord, declared: Field, cell: StagedCell) -> str:
    """What words that stay beside a field are called: what the sender calls it."""
    return cell.written.header or declared.label.in_(record.language)


def _tells_reserved(words: str) -> bool:
    told = fold(words)
    return any(sign in told for sign in ("linea roja", "red line", "ligne rouge", "repliegue", "fallback"))

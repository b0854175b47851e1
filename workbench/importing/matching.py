"""What staged cells say, and which record of the dossier each row is about."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from workbench.domain.problem import Problem, Severity
from workbench.domain.records import POSITION
from workbench.domain.schema import Field, RecordType, Schema
from workbench.domain.types import Chosen, Context, Parallel
from workbench.i18n import Words, fold, squash
from workbench.importing.names import Names, is_uid, spellings
from workbench.importing.stage import StagedCell, StagedRecord
from workbench.progress import Progress
from workbench.store.reader import Reader

STEP = 500


class Matcher:
    """Parses staged records and finds their counterparts, type by type, so that references resolve."""

    def __init__(self, schema: Schema, reader: Reader) -> None:
        self._schema = schema
        self._reader = reader
        self._names = Names(schema, reader)
        self._identities: dict[str, dict[tuple[Any, ...], str]] = {}
        self._existing: set[str] = set()
        self._refers: Callable[..., tuple[str, ...]] = self._names.find

    def match(self, records: Sequence[StagedRecord], progress: Progress) -> None:
        """Fills in uid, values and problems of every staged record."""
        done = 0
        given = [squash(str(c.raw)).casefold() for r in records if (c := r.said("uid"))]
        self._existing = self._reader.knows(u for u in given if is_uid(u))
        for record_type in self._schema.types:
            own = [r for r in records if r.type is record_type]
            for record in own:
                self._parse(record, references=False)
                self._bring_uid(record)
            for record in own:
                self._parse(record, references=True)
                self._imply(record)
                self._identify(record)
                done += 1
                if done % STEP == 0:
                    progress.step("match", done, len(records))

    # Cells become values.

    def _parse(self, record: StagedRecord, *, references: bool) -> None:
        for cell in record.cells:
            if cell.field in ("uid", "key"):
                continue
            declared = record.type.field(cell.field)
            if declared.is_reference is references:
                self._parse_cell(record, declared, cell)

    def _parse_cell(self, record: StagedRecord, declared: Field, cell: StagedCell) -> None:
        if cell.raw in (None, ""):
            return  # an empty cell says nothing; it does not erase
        if declared.is_reference and not cell.ids and self._has_ids(record, declared):
            return  # the column of uids beside it says the same without doubt
        context = Context(cell.language, cell.day_first, self._refers)
        reading = declared.type.parse(cell.raw, context)
        for problem in reading.problems:
            record.note(cell.cell, declared.name, problem)
        if declared.name == "notes" and _tells_reserved(str(cell.raw)):
            record.note(cell.cell, declared.name, _RESERVED_WORDS)
        if reading.value is not None:
            old = record.values.get(declared.name, declared.type.empty)
            record.values[declared.name] = declared.type.merge(old, reading.value, cell.language)

    @staticmethod
    def _has_ids(record: StagedRecord, declared: Field) -> bool:
        return any(c.field == declared.name and c.ids and c.raw not in (None, "") for c in record.cells)

    def _bring_uid(self, record: StagedRecord) -> None:
        cell = record.said("uid")
        if cell is None:
            return
        words = squash(str(cell.raw)).casefold()
        if is_uid(words):
            record.uid = words
            self._names.bring(record.type, words, record.values)
        else:
            record.note(cell.cell, "", _NO_UID.fill_problem(words=words[:60]))

    def _imply(self, record: StagedRecord) -> None:
        """Values that the table implies: the party of a column, the issue of the row, what it is about."""
        for name, words in record.fixed.items():
            found = self._names.find(record.type.field(name).refers_to, words)
            if len(found) == 1:
                record.values[name] = found[0]
            else:
                record.note(record.cells[0].cell, name, _NO_PARTY.fill_problem(party=words))
        if record.type is not POSITION:
            return
        issue = record.issue_of_row
        if issue is not None and "issue" not in record.values:
            record.values["issue"] = issue.uid
            if "on" not in record.values:
                record.values["on"] = self._title(issue)
        if record.fixed and "standing" not in record.values:
            ours = record.fixed.get("actor") == "MX"
            record.values["standing"] = Chosen("stated" if ours else "estimate")

    def _title(self, issue: StagedRecord) -> Parallel:
        """The title of the issue of a row, in all languages that the dossier has of it."""
        title = issue.values.get("title", Parallel())
        known = self._reader.get(issue.uid) if issue.existing else None
        kept = getattr(known, "title", Parallel())
        return Parallel(title.es or kept.es, title.en or kept.en)

    # Records find their counterparts.

    def _identify(self, record: StagedRecord) -> None:
        if record.uid:
            record.existing = record.uid in self._existing
            return
        key = record.said("key")
        known = self._reader.by_key(str(key.raw)) if key is not None else None
        if known is not None and self._schema.of(known) is record.type:
            record.uid, record.existing = known.uid, True
            return
        self._identify_by_values(record)

    def _identify_by_values(self, record: StagedRecord) -> None:
        index = self._index(record.type)
        wanted = list(identities(record.type, record.values))
        found = {index[i] for i in wanted if i in index}
        if len(found) == 1:
            record.uid = found.pop()
        elif found:
            record.note(record.cells[0].cell, "", _SEVERAL.fill_problem(count=len(found)))
            record.uid = str(uuid.uuid4())
        else:
            record.uid = str(uuid.uuid4())
            for identity in wanted:
                index[identity] = record.uid
        self._names.bring(record.type, record.uid, record.values)
        record.existing = record.uid in self._existing

    def _index(self, record_type: RecordType) -> dict[tuple[Any, ...], str]:
        if record_type.name not in self._identities:
            index: dict[tuple[Any, ...], str] = {}
            for uid, values in self._reader.values(record_type.name, record_type.identity):
                self._existing.add(uid)
                named = dict(zip(record_type.identity, values, strict=True))
                for identity in identities(record_type, named):
                    index.setdefault(identity, uid)
            self._identities[record_type.name] = index
        return self._identities[record_type.name]


def identities(record_type: RecordType, values: dict[str, Any]) -> Iterable[tuple[Any, ...]]:
    """The identities of a record with those values: one for each language of what names it."""
    if not record_type.identity:
        return ()
    parts: list[list[Any]] = []
    for name in record_type.identity:
        value = values.get(name, record_type.field(name).type.empty)
        if isinstance(value, Parallel):
            parts.append([fold(s) for s in spellings(value) if fold(s)])
        elif isinstance(value, Chosen):
            parts.append([value.key])
        else:
            parts.append([fold(value) if isinstance(value, str) and not is_uid(value) else value])
    if not any(parts[0]) or any(not p for p in parts):
        return ()
    return itertools.product(*parts)


def _tells_reserved(words: str) -> bool:
    told = fold(words)
    return any(sign in told for sign in ("linea roja", "red line", "ligne rouge", "repliegue", "fallback"))


class _Told:
    """A problem whose words are filled in."""

    def __init__(self, code: str, severity: Severity, words: Words) -> None:
        self._code = code
        self._severity = severity
        self._words = words

    def fill_problem(self, **values: object) -> Problem:
        """The problem about these values."""
        return Problem(self._code, self._words.fill(**values), self._severity)


_NO_UID = _Told(
    "uid-unread",
    Severity.REMARK,
    Words("«{words}» no es un identificador; se buscó por nombre.", "“{words}” is no identifier; the name was used."),
)
_NO_PARTY = _Told(
    "party-unknown",
    Severity.BLOCKING,
    Words(
        "El expediente no tiene a la Parte {party} entre sus actores.",
        "The dossier has no party {party} among its actors.",
    ),
)
_SEVERAL = _Told(
    "record-several",
    Severity.QUESTION,
    Words("El renglón puede corresponder a {count} registros.", "The row may be about {count} records."),
)
_RESERVED_WORDS = Problem(
    "reserved-words",
    Words(
        "Las notas parecen contener una línea roja o un repliegue; conviene moverlo a su campo.",
        "The notes seem to hold a red line or a fallback; it is better kept in its own field.",
    ),
)

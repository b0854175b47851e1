"""What earlier files of a sender brought and this one no longer says: listed, and gone only where somebody says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from workbench.domain.change import Batch, Delete
from workbench.domain.problem import Problem
from workbench.domain.schema import Record, Schema
from workbench.i18n import Words, clip, fold, plain
from workbench.importing.pasted import is_pasted
from workbench.importing.planned import Planned
from workbench.importing.stage import CellProblem, StagedRecord
from workbench.importing.trouble import Unreadable
from workbench.store.reader import Reader

STILL_USED = "still-used"
# What tells the versions of a name apart. A number alone does not: "Capítulo 9" and "Capítulo 10" are two.
_VERSION = re.compile(
    r"\([0-9]+\)|\b(?:v|vf|r|(?:ver|version|rev)[. ]*)[0-9]+\b|\b[0-9]{4}[-. ]?[0-9]{2}[-. ]?[0-9]{2}\b|"
    r"\b(?:version|vf|final|ok|copia|copy)\b(?: (?:de|of)\b)?"
)


def not_in_file(records: Sequence[StagedRecord], reader: Reader, batch: Batch) -> tuple[Record, ...]:
    """The records that came out of this sheet before, in imports that still hold, and that no row is about.

    It is the same sheet where its name is, version marks aside, and so is its sender; where nobody knows the sender,
    the name of the file. A sheet that says nothing any more of what it brought is another one.

    What was pasted is a part of something: nothing is missing in it.
    """
    if is_pasted(batch.file):
        return ()
    types: dict[str, set[str]] = {}
    for record in records:
        types.setdefault(_stem(record.sheet), set()).add(record.type.name)
    here = {r.uid for r in records}
    by_sheet: dict[str, list[str]] = {}
    for uid, record_type, sheet in reader.returns.brought(_is_earlier(batch)):
        stem = _stem(sheet)
        if record_type in types.get(stem, ()):
            by_sheet.setdefault(stem, []).append(uid)
    gone = [uid for uids in by_sheet.values() if not here.isdisjoint(uids) for uid in uids if uid not in here]
    return tuple(reader.get_all(dict.fromkeys(gone)))


def _is_earlier(batch: Batch) -> Any:
    name = _stem(Path(batch.file).stem)

    def holds(file: str, sender: str) -> bool:
        if batch.sender or sender:
            return batch.sender == sender
        return _stem(Path(file).stem) == name

    return holds


def _stem(name: str) -> str:
    """A name without what tells its versions apart: ``MATRIZ vf2 (3)`` and ``Matriz final`` are one."""
    return fold(_VERSION.sub(" ", plain(name).replace("_", " "))) or fold(name)


def deletions(
    wanted: Iterable[str],
    absent: Sequence[Record],
    planned: Sequence[Planned],
    schema: Schema,
    reader: Reader,
    file: str,
) -> tuple[list[Planned], list[CellProblem]]:
    """The records that are to go, of those that are not in the file; what others use stays, and why is told.

    Raises Unreadable where a key or uid is of none of them.
    """
    known = {name: record for record in absent for name in (record.key.casefold(), record.uid)}
    going: dict[str, Record] = {}
    for name in wanted:
        record = known.get(name.casefold())
        if record is None:
            raise Unreadable(_NOT_LISTED.fill(file=clip(file), name=clip(name)))
        going[record.uid] = record
    used = _used(going, planned, reader) if going else {}
    problems = [
        CellProblem("", "", "", Problem(STILL_USED, _STILL_USED.fill(key=going.pop(uid).key, by=by)))
        for uid, by in used.items()
    ]
    return [Planned("delete", schema.of(record), record, "", 0) for record in going.values()], problems


def edits_of(gone: Iterable[Planned]) -> list[Delete]:
    """The edits that let records go."""
    return [Delete(p.record.uid, p.record.revision) for p in gone]


def _used(going: dict[str, Record], planned: Sequence[Planned], reader: Reader) -> dict[str, str]:
    """Those of the records that cannot go, each with the key or title of one that uses it."""
    users: dict[str, dict[str, str]] = {uid: {} for uid in going}
    for uid, by in users.items():
        by.update({p.record.uid: p.record.key for p in reader.pointing_to(uid)})
    for plan in planned:
        if plan.action in ("create", "update"):
            for field in plan.type.linking:
                for target in field.type.targets(getattr(plan.record, field.name)):
                    if target in users:
                        users[target][plan.record.uid] = plan.record.key or plan.type.title_of(plan.record, "es")
    used: dict[str, str] = {}
    while True:
        more = {u: n for u, by in users.items() if u not in used for r, n in by.items() if r not in going or r in used}
        if not more:
            return used
        used |= more


_NOT_LISTED = Words(
    "{file}: «{name}» no está entre los registros que el archivo ya no trae; sólo ésos se pueden borrar con él.",
    "{file}: “{name}” is not among the records that the file no longer holds; only those can be deleted with it.",
)
_STILL_USED = Words("{key} no se borra: lo usa {by}.", "{key} is not deleted: {by} uses it.")

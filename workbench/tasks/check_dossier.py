"""The whole dossier looked over: its records, its journal, its file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.assessing.checks import KINDS, Finding, Looked, Past, findings
from workbench.assessing.evolution import FINDINGS
from workbench.domain.records import Citation
from workbench.domain.schema import Record
from workbench.gathering.evolution import alarmed, past_moves
from workbench.gathering.evolution_told import alarm_told, when_told
from workbench.i18n import Language, Words
from workbench.progress import SILENT, Progress
from workbench.store.dossier import Dossier
from workbench.store.reader import Reader
from workbench.tasks.duplicates import duplicate_findings


@dataclass(frozen=True)
class Item:
    """One finding as it is read: the record that it opens, and what is said of it; a file has no record."""

    uid: str
    type: str
    key: str
    title: str
    field: str
    message: Words
    other: str = ""


@dataclass(frozen=True)
class Group:
    """The findings of one kind."""

    code: str
    items: Sequence[Item]


def grouped(reader: Reader, found: Sequence[Finding], language: Language) -> list[Group]:
    """The findings by kind, the gravest first; what is found in a citation opens the record that cites."""
    records = {r.uid: r for r in reader.get_all({f.uid for f in found if f.uid})}
    citing = {uid: r.record for uid, r in records.items() if isinstance(r, Citation)}
    records |= {r.uid: r for r in reader.get_all(set(citing.values()) - records.keys())}
    by_code: dict[str, list[Item]] = {code: [] for code in KINDS}
    for finding in found:
        by_code[finding.code].append(
            _item(reader, finding, records.get(citing.get(finding.uid, finding.uid)), language)
        )
    return [Group(code, items) for code, items in by_code.items() if items]


def _item(reader: Reader, finding: Finding, record: Record | None, language: Language) -> Item:
    if record is None:
        return Item("", "", "", "", "", finding.message)
    record_type = reader.schema.of(record)
    field = finding.field if record.uid == finding.uid else ""
    title = record_type.title_of(record, language)
    return Item(record.uid, record_type.name, record.key, title, field, finding.message, finding.other)


def check_dossier(dossier: Dossier, today: date, progress: Progress = SILENT) -> list[Finding]:
    """Every finding, those about the file itself first."""
    types = dossier.schema.types
    progress.step("check", 0, len(types) + 2)
    found: list[Finding] = []
    if not dossier.reader.is_whole():
        found.append(Finding("file-damaged", "", "", _DAMAGED))
    for change in dossier.reader.broken_changes():
        found.append(Finding("journal-broken", "", "", _BROKEN.fill(change=change)))
    records: dict[str, list[Record]] = {}
    for done, t in enumerate(types, 1):
        progress.step("check", done, len(types) + 2)
        records[t.name] = list(dossier.reader.all(t.name))
    progress.step("check", len(types) + 1, len(types) + 2)
    past = _past(dossier, (r for found in records.values() for r in found))
    found += findings(Looked(dossier.schema, records, today, past))
    known = {(f.code, f.uid, f.field) for f in found}
    found += [f for f in _alarms(dossier) if (f.code, f.uid, f.field) not in known]
    return found + duplicate_findings(types, records, progress)


def _alarms(dossier: Dossier) -> Iterable[Finding]:
    """What is wrong about the moves of positions and the answers to requests, as far as nothing settled it."""
    for position, line in alarmed(dossier.reader, dossier.register.all()):
        for alarm in line.alarms:
            if not alarm.settled:
                uid = line.uid if line.kind == "answer" else position
                field = "reply" if line.kind == "answer" else alarm.fields[0] if alarm.fields else "clearance"
                words = _ALARM.fill(alarm=alarm_told(alarm), when=when_told(line))
                code = "brief-beyond" if line.kind == "brief" and alarm.kind == "beyond" else FINDINGS[alarm.kind]
                yield Finding(code, uid, field, words)


def _past(dossier: Dossier, records: Iterable[Record]) -> Past:
    """What happened to the records whose wording somebody cleared."""
    return {r.uid: past_moves(dossier.reader, r) for r in records if dossier.schema.of(r).is_cleared(r)}


_ALARM = Words("{alarm}; {when}.", "{alarm}; {when}.")
_DAMAGED = Words("El archivo está dañado.", "The file is damaged.")
_BROKEN = Words(
    "El cambio {change} de la bitácora no es como se escribió.",
    "Change {change} of the journal is not as it was written.",
)

"""Likely duplicates of a dossier, two of them side by side, and what a person says of them: one, or two."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from workbench.assessing.checks import Finding
from workbench.assessing.duplicates import Likely, Pair, chained, likely, pair
from workbench.domain.change import ChangeSet, Create, Delete
from workbench.domain.records import DISTINCTION, Distinction
from workbench.domain.schema import Field, Record, RecordType
from workbench.editing.combining import NOTES, How, Side, says_nothing
from workbench.editing.merge import Merging, merge, uids_of
from workbench.gathering.reading import read_with
from workbench.gathering.titles import Titles
from workbench.i18n import PROGRAM_LANGUAGES, Language, Told, Words, clip
from workbench.progress import SILENT, Progress
from workbench.store.reader import Reader

CODE = "duplicate-likely"
_TITLE = 80  # letters of the other record's title


class NotTwo(Told):
    """Two records of which somebody said already that they are two, or nobody has."""


def distinct_pairs(reader: Reader) -> frozenset[Pair]:
    """The pairs of records of which a person said that they are two."""
    return frozenset(pair(*uids_of(d)) for d in reader.all(DISTINCTION.name) if isinstance(d, Distinction))


def find_duplicates(
    reader: Reader, types: Sequence[RecordType], progress: Progress = SILENT
) -> list[tuple[RecordType, Likely]]:
    """The likely duplicates of some types, the surest of each type first."""
    distinct = distinct_pairs(reader)
    found: list[tuple[RecordType, Likely]] = []
    for record_type in types:
        progress.step("duplicates", 0, reader.count(record_type.name))
        records = list(reader.all(record_type.name))
        found += [(record_type, one) for one in chained(likely(record_type, records, distinct, progress))]
    return found


def duplicate_findings(
    types: Sequence[RecordType], records: Mapping[str, Sequence[Record]], progress: Progress = SILENT
) -> list[Finding]:
    """The same as findings, from records that were read already."""
    told = (d for d in records.get(DISTINCTION.name, ()) if isinstance(d, Distinction))
    distinct = frozenset(pair(*uids_of(d)) for d in told)
    by_uid = {r.uid: r for r in chain.from_iterable(records.values())}
    found: list[Finding] = []
    for record_type in types:
        every = records.get(record_type.name, ())
        for one in chained(likely(record_type, every, distinct, progress)) if record_type.listed else ():
            es, en = (clip(record_type.title_of(by_uid[one.other], n), _TITLE) for n in PROGRAM_LANGUAGES)
            message = _LIKELY.fill(key=by_uid[one.other].key, title=Words(es, en), reason=one.reason)
            found.append(Finding(CODE, one.one, "", message, one.other))
    return found


def tell_apart(reader: Reader, one: str, other: str, language: Language) -> ChangeSet:
    """The change by which two records count as two; NotTwo where they do already."""
    records = _two(reader, one, other)
    if pair(one, other) in distinct_pairs(reader):
        raise NotTwo(_KNOWN.fill(one=records[0].key, other=records[1].key))
    first, second = pair(one, other)
    title = _APART.fill(one=records[0].key, other=records[1].key).in_(language)
    return ChangeSet((Create(Distinction(uid=str(uuid.uuid4()), one=first, other=second)),), title)


def forget_apart(reader: Reader, one: str, other: str, language: Language) -> ChangeSet:
    """The change by which they no longer count as two; NotTwo where nobody said so."""
    records = _two(reader, one, other)
    every = (d for d in reader.all(DISTINCTION.name) if isinstance(d, Distinction))
    said = [d for d in every if pair(*uids_of(d)) == pair(one, other)]
    if not said:
        raise NotTwo(_UNKNOWN.fill(one=records[0].key, other=records[1].key))
    title = _FORGOTTEN.fill(one=records[0].key, other=records[1].key).in_(language)
    return ChangeSet(tuple(Delete(d.uid, d.revision) for d in said), title)


def _two(reader: Reader, one: str, other: str) -> list[Record]:
    found = reader.get_all((one, other))
    if len(found) != 2 or reader.schema.of(found[0]) is not reader.schema.of(found[1]):
        raise Told(_NO_PAIR)
    return found


# ---- side by side


@dataclass(frozen=True)
class Line:
    """One field of two records as people read it; ``may_choose`` is set where either value may be the one to count."""

    name: str
    label: Words
    keep: str
    drop: str
    how: How
    may_choose: bool = False


@dataclass(frozen=True)
class Compared:
    """Two records side by side, and what merging them comes to."""

    merging: Merging
    lines: Sequence[Line]
    titles: tuple[str, str]
    pointing: Sequence[tuple[Words, int]] = field(default_factory=tuple)


def compare(reader: Reader, keep: str, drop: str, take: Mapping[str, Side], language: Language) -> Compared:
    """Two records field by field, those that say something; CannotMerge where they cannot become one."""
    merging = merge(reader, keep, drop, take, language)
    record_type = reader.schema.of(merging.keep)
    titles = Titles(reader, language)

    def read(declared: Field, value: Any) -> str:
        return "" if says_nothing(declared, value) else read_with(titles, declared, value, language, record_type)

    lines = [
        Line(m.field.name, m.field.label, read(m.field, m.keep), read(m.field, m.drop), m.how, m.is_choice)
        for m in merging.met
        if not (says_nothing(m.field, m.keep) and says_nothing(m.field, m.drop))
    ]
    for name in (NOTES, "audience", "release_to"):
        declared = record_type.field(name)
        keep_value, drop_value = (getattr(record, name) for record in (merging.keep, merging.drop))
        if keep_value or drop_value:
            how: How = "same" if keep_value == drop_value else "united" if name == NOTES else "narrower"
            lines.append(Line(name, declared.label, read(declared, keep_value), read(declared, drop_value), how))
    named = tuple(record_type.title_of(record, language) for record in (merging.keep, merging.drop))
    pointing = [(reader.schema.type(name).plural, count) for name, count in sorted(merging.pointing.items())]
    return Compared(merging, lines, (named[0], named[1]), pointing)


_LIKELY = Words("Puede ser el mismo que {key} «{title}»: {reason}.", "It may be the same as {key} “{title}”: {reason}.")
_APART = Words("{one} y {other} son registros distintos", "{one} and {other} are two records")
_FORGOTTEN = Words("Ya no se dice que {one} y {other} son distintos", "No longer said that {one} and {other} are two")
_KNOWN = Words("Ya se dijo que {one} y {other} son distintos.", "It was said already that {one} and {other} are two.")
_UNKNOWN = Words("Nadie ha dicho que {one} y {other} son distintos.", "Nobody has said that {one} and {other} are two.")
_NO_PAIR = Words(
    "Se distinguen dos registros de un mismo tipo que existan.", "What is told apart are two records of one type."
)

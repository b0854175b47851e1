"""Likely duplicates of a dossier, two of them side by side, and what a person says of them: one, or two."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from workbench.assessing.checks import Finding
from workbench.assessing.duplicates import Likely, Pair, chained, likely, pair
from workbench.domain.audience import Audience, audience_of
from workbench.domain.change import ChangeSet, Create, Delete
from workbench.domain.records import DISTINCTION, Distinction
from workbench.domain.schema import Field, Record, RecordType
from workbench.editing.combining import NOTES, How, Met, Side, goes_to, says_nothing
from workbench.editing.merge import Merging, lay_out, uids_of
from workbench.editing.two import is_decisive
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
    """One field of two records as people read it, and what ``becomes`` of it: the value of which of the two ``counts``,
    and into which field the other one ``goes``, if it goes anywhere.

    ``may_choose`` is set where either value may be the one to count, ``must_choose`` where somebody has to say which.
    """

    name: str
    label: Words
    keep: str
    drop: str
    how: How
    may_choose: bool = False
    must_choose: bool = False
    becomes: str = ""
    counts: Side = "both"
    goes: str = ""


@dataclass(frozen=True)
class Compared:
    """Two records side by side, and what merging them comes to."""

    merging: Merging
    lines: Sequence[Line]
    titles: tuple[str, str]
    pointing: Sequence[tuple[Words, int]] = field(default_factory=tuple)


def compare(reader: Reader, keep: str, drop: str, take: Mapping[str, Side], language: Language) -> Compared:
    """Two records field by field, those that say something; CannotMerge where they cannot become one."""
    merging = lay_out(reader, keep, drop, take, language)
    record_type = reader.schema.of(merging.keep)
    titles = Titles(reader, language)

    def read(declared: Field, value: Any) -> str:
        if declared.name == "audience":  # what nobody chose is for negotiators
            return audience_of(value.key if value else Audience.NEGOTIATORS.key).label.in_(language)
        return "" if says_nothing(declared, value) else read_with(titles, declared, value, language, record_type)

    lines = [
        _line(record_type, m, read)
        for m in merging.met
        if not (says_nothing(m.field, m.keep) and says_nothing(m.field, m.drop))
    ]
    for name in (NOTES, "audience", "release_to"):
        declared = record_type.field(name)
        values = [getattr(record, name) for record in (merging.keep, merging.drop)]
        said = [read(declared, value) for value in values]
        if any(said):
            how: How = "same" if said[0] == said[1] else "united" if name == NOTES else "narrower"
            met = Met(declared, values[0], values[1], merging.values[name], how)
            lines.append(_line(record_type, met, read))
    named = tuple(record_type.title_of(record, language) for record in (merging.keep, merging.drop))
    pointing = [(reader.schema.type(name).plural, count) for name, count in sorted(merging.pointing.items())]
    return Compared(merging, lines, (named[0], named[1]), pointing)


def _line(record_type: RecordType, met: Met, read: Callable[[Field, Any], str]) -> Line:
    must = is_decisive(record_type, met)
    sides = (read(met.field, met.keep), read(met.field, met.drop))
    becomes = read(met.field, met.value)
    goes = goes_to(record_type, met)
    how, may = met.how, met.is_choice or must
    return Line(met.field.name, met.field.label, *sides, how, may, must, becomes, met.counts, goes)


_LIKELY = Words("Puede ser el mismo que {key} «{title}»: {reason}.", "It may be the same as {key} “{title}”: {reason}.")
_APART = Words("{one} y {other} son registros distintos", "{one} and {other} are two records")
_FORGOTTEN = Words("Ya no se dice que {one} y {other} son distintos", "No longer said that {one} and {other} are two")
_KNOWN = Words("Ya se dijo que {one} y {other} son distintos.", "It was said already that {one} and {other} are two.")
_UNKNOWN = Words("Nadie ha dicho que {one} y {other} son distintos.", "Nobody has said that {one} and {other} are two.")
_NO_PAIR = Words(
    "Se distinguen dos registros de un mismo tipo que existan.", "What is told apart are two records of one type."
)

"""Where the values of a paper came from, one note each: only on the negotiators' own paper, and only on request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.briefs.compose.desk import Desk
from workbench.briefs.compose.ties import about, tied
from workbench.briefs.document import texts_in
from workbench.domain.records import Body, Issue, Position
from workbench.domain.schema import Field, Record
from workbench.domain.types import Rows
from workbench.domain.when import When
from workbench.store.origins import origin_told, origins_now

_ENOUGH = 24  # letters by which a text is known that may be printed shortened
_FEW = 3  # letters: shorter ones stand in every paper


def origin_notes(desk: Desk, issue: Issue, paper: Iterable[object]) -> Iterator[str]:
    """What is to be said of every value that is printed in the pieces of a paper and still is as a received file said
    it: of the issue, of its positions, and of what else the paper may tell of.
    """
    printed = _letters("\n".join(texts_in(tuple(paper))))
    for record in _told_of(desk, issue):
        yield from _of(desk, record, printed, of_issue=_is_of(record, issue))


def _told_of(desk: Desk, issue: Issue) -> list[Record]:
    """The records that a paper about an issue may tell of: what hangs from it, its bodies with what hangs from them,
    and what all these name.
    """
    reader = desk.reader
    found: dict[str, Record] = {issue.uid: issue}
    found |= {r.uid: r for r in tied(reader, [issue.uid])}
    bodies = about(reader, issue.provisions).of(Body)
    found |= {r.uid: r for r in (*bodies, *tied(reader, [body.uid for body in bodies]))}
    named = {
        uid
        for record in found.values()
        for declared in reader.schema.of(record).linking
        for uid in declared.type.targets(getattr(record, declared.name))
    }
    found |= {r.uid: r for r in reader.get_all(named - found.keys())}
    return sorted(found.values(), key=lambda r: not _is_of(r, issue))  # the issue and its positions first


def _is_of(record: Record, issue: Issue) -> bool:
    return record is issue or (isinstance(record, Position) and record.issue == issue.uid)


def _of(desk: Desk, record: Record, printed: str, *, of_issue: bool) -> Iterator[str]:
    record_type = desk.reader.schema.of(record)
    cells = origins_now(desk.reader, record.uid)
    for declared in record_type.fields if cells else ():
        cell = cells.get(declared.name)
        if cell is None or declared.group == "audience":
            continue
        if (of_issue and declared.brief) or any(_is_in(said, printed) for said in _said(desk, record, declared)):
            label = desk.voice.fixed(declared.label)
            yield f"{record.key}, {label}: {origin_told(desk.reader, cell, desk.voice.language)}"


def _said(desk: Desk, record: Record, declared: Field) -> Iterator[str]:
    """How a paper may say a value."""
    value = getattr(record, declared.name)
    if declared.is_reference or isinstance(declared.type, Rows):
        for uid in declared.type.targets(value):
            named = desk.reader.get(uid)
            yield desk.titles.of(uid)
            yield desk.reader.schema.of(named).title_of(named, desk.voice.language) if named is not None else ""
    if isinstance(value, When):
        yield desk.voice.when(value)
    elif not declared.is_reference:
        yield from declared.type.texts(value)
        yield declared.type.read(value, desk.voice.language)


def _is_in(said: str, printed: str) -> bool:
    lines = (_letters(line.lstrip(" -–—•*×·")) for line in said.splitlines())
    return any(len(line) >= _FEW and line[:_ENOUGH] in printed for line in lines)


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()

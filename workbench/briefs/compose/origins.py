"""Where the values of a paper came from, one note each: only on the negotiators' own paper, and only on request.

What is printed is looked for where it stands: a value of a record in the row, item or paragraph that tells of that
record, so that the same word elsewhere on the paper brings no cell of a value that is not there; and of the fields only
those for which it was asked who may see them, as it is of everything that is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.briefs.charts import Milestones, Strip, Timeline
from workbench.briefs.compose.desk import Desk
from workbench.briefs.document import Block, Bullets, Contents, Fact, OfRecord, Table
from workbench.briefs.texts import texts_in
from workbench.domain.quantity import Quantity
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Rows
from workbench.domain.when import When
from workbench.i18n import clip, squash
from workbench.store.origins import origin_told, origins_now

_ENOUGH = 24  # letters by which a text is known that may be printed shortened
_FEW = 4  # letters: shorter ones stand in many a text
_LONGEST = 60  # letters of what a record is called
_ALWAYS = 0  # the part of what stands on every paper: its title and its head


@dataclass(frozen=True)
class Origin:
    """Where a value came from, as it is said, and in which parts of the paper it stands; in none where in its head."""

    told: str
    parts: frozenset[int]


@dataclass
class _Found:
    """What is printed of one record, by part: all that may be its own, and what it is called where others name it."""

    own: list[tuple[int, str]] = field(default_factory=list)
    named: list[tuple[int, str]] = field(default_factory=list)


def origins_in(
    desk: Desk, subject: Record | None, title: str, head: Sequence[Fact], blocks: Iterable[Block]
) -> Iterator[Origin]:
    """What is to be said of every value that is printed and still is as a received file said it, record by record."""
    found: dict[str, _Found] = {}
    about = (subject.uid,) if subject is not None else ()
    pieces = [(_ALWAYS, about, title), *((_ALWAYS, about, "\n".join(texts_in(fact))) for fact in head)]
    for part, uids, text in (*pieces, *(piece for block in blocks for piece in _pieces(block))):
        for uid in filter(None, uids):
            found.setdefault(uid, _Found()).own.append((part, _lines(text)))
    records = desk.reader.get_all(found)
    _take_named(desk, records, found)
    changes = {change.id: change for change in desk.reader.changes()}
    for record in (*records, *desk.reader.get_all(found.keys() - {r.uid for r in records})):
        cells = origins_now(desk.reader, record.uid, changes=changes)
        record_type = desk.reader.schema.of(record)
        for declared in record_type.fields if cells else ():
            cell = cells.get(declared.name)
            if cell is None or declared.group == "audience" or not desk.levels.was_asked(record.uid, declared.name):
                continue
            parts = _parts(desk, record, declared, found[record.uid])
            if parts:
                label = desk.voice.fixed(declared.label)
                told = f"{record.key}, {label}: {origin_told(desk.reader, cell, desk.voice.language)}"
                name = clip(squash(record_type.title_of(record, desk.voice.language)), _LONGEST)
                yield Origin(f"{told} ({name})" if name else told, frozenset() if _ALWAYS in parts else parts)


def _take_named(desk: Desk, records: Iterable[Record], found: dict[str, _Found]) -> None:
    """Takes down where the names may stand of what some records point to: where the records themselves are told of."""
    for record in records:
        own = found[record.uid].own
        for declared in desk.reader.schema.of(record).fields:
            for uid in declared.type.targets(getattr(record, declared.name)) if declared.refers_to else ():
                found.setdefault(uid, _Found()).named.extend(own)


def _parts(desk: Desk, record: Record, declared: Field, found: _Found) -> frozenset[int]:
    """The parts in which a value of a record is printed."""
    naming = (desk.reader.schema.of(record).title, "acronym")
    texts = [*found.own, *(found.named if declared.name in naming else ())]
    said = [line for value in _said(desk, record, declared) for line in value.splitlines()]
    return frozenset(part for part, text in texts if any(is_in(line, text) for line in said))


def _said(desk: Desk, record: Record, declared: Field) -> Iterator[str]:
    """How a paper may say a value."""
    value = getattr(record, declared.name)
    if declared.is_reference or isinstance(declared.type, Rows):
        targets = declared.type.targets(value)
        desk.titles.fetch(targets)
        yield from map(desk.titles.of, targets)
        yield from (_title(desk, named) for named in desk.reader.get_all(targets))
    if isinstance(value, When):
        yield desk.voice.when(value)
    elif not declared.is_reference:
        yield from declared.type.texts(value)
        yield declared.type.show(value, desk.voice.language)
        yield declared.type.read(value, desk.voice.language)
    if isinstance(value, Quantity):
        yield f"{value.amount.normalize():f}"


def _title(desk: Desk, record: Record) -> str:
    record_type: RecordType = desk.reader.schema.of(record)
    return record_type.title_of(record, desk.voice.language)


def is_in(said: str, printed: str) -> bool:
    """Whether a line stands in a text in whole words, or the beginning of a long one does, which may be cut short; a
    short one, which stands in many a text, only where nothing else can be meant.
    """
    line = squash(said.lstrip(" -–—•*×·"))
    if len(line) < _FEW:
        return bool(line) and _is_short_in(line, printed)
    line, printed = line.casefold(), printed.casefold()
    if len(line) > _ENOUGH:
        return line[:_ENOUGH] in printed
    return re.search(rf"(?<!\w){re.escape(line)}(?!\w)", printed) is not None


def _is_short_in(line: str, printed: str) -> bool:
    """Whether a number or capitals stand in a text as they are, other words as a line or behind a label."""
    if line.isupper() or line[:1].isdigit():
        return re.search(rf"(?<![\w.,]){re.escape(line)}(?!\w|[.,][0-9])", printed) is not None
    alone = line.casefold() in map(str.casefold, printed.splitlines())
    return alone or re.search(rf"(?<=[:·;] ){re.escape(line)}(?=$| ·|[;.,])", printed, re.MULTILINE) is not None


def _lines(text: str) -> str:
    """The text with the white space of its lines as one blank."""
    return "\n".join(map(squash, text.splitlines()))


# ---- what stands where


def _pieces(block: Block) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The pieces of a block, each with its part, the records that it tells of, and its words."""
    part = block.part
    if isinstance(block, Timeline):
        for lane in block.lanes:
            yield part, (lane.of,), lane.label
            yield from ((part, (spot.of,), spot.day) for spot in lane.spots)
    elif isinstance(block, Strip):
        for line in block.lines:
            yield part, (line.of,), "\n".join((line.label, "" if line.at is None else block.steps[line.at]))
    elif isinstance(block, Milestones):
        yield from ((part, (stone.of,), f"{stone.day}\n{stone.label}") for stone in block.stones)
    elif isinstance(block, Table) and (block.rows_of or block.rows_tell):
        for at, row in enumerate(block.rows):
            tells = block.rows_tell[at] if block.rows_tell else ()
            yield part, (block.rows_of[at] if block.rows_of else block.of, *tells), "\n".join(texts_in(row))
    elif isinstance(block, Bullets) and block.items_of:
        yield from (
            (part, (uid,), "\n".join(texts_in(item))) for uid, item in zip(block.items_of, block.items, strict=True)
        )
    elif isinstance(block, OfRecord) and not isinstance(block, Contents):
        yield part, (block.of, *block.tells), "\n".join(texts_in(block))

"""What changed since an issued brief or a day: field by field, as it was and as it is, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbench.briefs.compose import frame
from workbench.briefs.compose.desk import Desk, desk_of
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.ties import tied
from workbench.briefs.document import (
    SOURCES_PART,
    Block,
    Bullets,
    Cut,
    Document,
    Heading,
    Paragraph,
    SmallLine,
    Table,
    telling_of,
)
from workbench.domain.audience import Audience
from workbench.domain.clearance import is_work
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Field, Record, RecordType
from workbench.domain.types import Parallel
from workbench.gathering.reading import read_with, told
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words, clip
from workbench.store.history import FieldMove, Step
from workbench.store.reader import Reader

LABEL = Words("Qué cambió", "What changed")
MOST_RECORDS = 40  # that changed; of more only how many there are
MOST_NAMES = 8  # of what is new or gone, of each type
_LONGEST = 320  # letters of a value, unless the paper is in full
_FIRST_PART = 20  # each record is a part of its own, so that the last ones can be cut first
# What is negotiated comes first, what it rests on last.
_ORDER = (
    *("issue", "position", "request", "recommendation", "statement", "commitment", "meeting", "concern", "measure"),
    *("submission", "engagement", "inquiry", "figure", "milestone", "body", "actor"),
)
_DATES = frozenset({"as_of", "last_verified"})  # of a wording


@dataclass(frozen=True)
class _Changed:
    """A record with what moved in it, taken together: one line a field."""

    uid: str
    type: RecordType
    action: str  # what became of it on the whole: create, update or delete
    moves: tuple[FieldMove, ...]


def compose_delta(
    reader: Reader, named: Sequence[Record], language: Language, as_of: date, options: Options
) -> Document:
    """What changed of some records and of what belongs to them, or of everything, since ``options.start``."""
    if options.start is None:
        raise ValueError("a paper about changes needs to know since when")
    desk = desk_of(reader, language, as_of, options, frame.marking_of(reader, language))
    changed = _changed(desk, _steps(desk, named, options.start.change))
    titles = Titles(reader, language)
    updated = [each for each in changed if each.action == "update"]
    shown = updated[: desk.most(MOST_RECORDS)]
    pieces = [_told(desk, titles, each, _FIRST_PART + place) for place, each in enumerate(shown)]
    last = _FIRST_PART + len(pieces)
    left_out = updated[len(shown) :]
    pieces.append(desk.numbered(last, _MORE, len(left_out), _known_by(desk, left_out)))
    pieces += _come_and_gone(desk, titles, changed, last + 1)
    said = [block for piece in pieces for block in piece]
    blocks: list[Block] = [desk.small(_FIRST_PART - 1, _COMPARES)]
    if options.start.differs is not None:
        blocks.append(desk.small(_FIRST_PART - 1, options.start.differs, None))
    blocks += said
    if not said:
        blocks.append(Paragraph(_FIRST_PART, desk.voice.fixed(_NOTHING), seen_by=Audience.PUBLIC))
    since = None if options.since.strip().isdigit() else Audience.PUBLIC  # else it names a brief of the register
    alone = titles.of(named[0].uid) if len(named) == 1 else ""
    if frame.list_origins(desk, alone, said):
        blocks.append(desk.heading(SOURCES_PART, frame.ORIGINS))
    label, counted = desk.voice.fixed(LABEL), (_COUNT, f"{len(changed)}", _known_by(desk, changed))
    return frame.framed(
        desk,
        LABEL,
        f"{label} · {alone}" if alone else label,
        blocks,
        head=frame.head(desk, (_SINCE, desk.voice.fixed(options.start.told), since), counted),
        titled=desk.name_seen_by(named[0].uid, titles) if alone else Audience.PUBLIC,
        fit_one_page=not options.full,
        cut_order=tuple(Cut(piece[0].part) for piece in reversed(pieces[1:]) if piece),
    )


def _steps(desk: Desk, named: Sequence[Record], change: int) -> list[Step]:
    """What happened since, the oldest first."""
    steps = desk.reader.history(after=change)[::-1]
    if not named:
        return steps
    subjects = frozenset(record.uid for record in named)
    uids = subjects | {record.uid for record in tied(desk.reader, subjects)}
    uids |= {step.uid for step in steps if _pointed(step, subjects)}  # what is gone points nowhere now
    return [step for step in steps if step.uid in uids]


def _pointed(step: Step, subjects: frozenset[str]) -> bool:
    """Whether a record pointed to one of the subjects before or after a step."""
    fields = SCHEMA.type(step.type).by_name
    return any(
        not subjects.isdisjoint(
            (*fields[move.field].type.targets(move.old), *fields[move.field].type.targets(move.new))
        )
        for move in step.moves
        if fields[move.field].is_reference
    )


def _changed(desk: Desk, steps: Iterable[Step]) -> list[_Changed]:
    """Every record that is not as it was, what is negotiated first."""
    by_uid: dict[str, list[Step]] = {}
    for step in steps:
        by_uid.setdefault(step.uid, []).append(step)
    found = [_one(desk, uid, of_record) for uid, of_record in by_uid.items()]
    kept = [c for c in found if c is not None and (desk.insider or c.moves or c.action != "update")]
    return sorted(kept, key=lambda c: _place(c.type))


def _place(record_type: RecordType) -> int:
    return _ORDER.index(record_type.name) if record_type.name in _ORDER else len(_ORDER)


def _one(desk: Desk, uid: str, steps: Sequence[Step]) -> _Changed | None:
    """All that happened to a record as one; None where it ends as it began."""
    new, gone = steps[0].action == "create", steps[-1].action == "delete"
    if new and gone:
        return None
    record_type = SCHEMA.type(steps[0].type)
    by_field: dict[str, list[FieldMove]] = {}
    for step in steps:
        for move in step.moves:
            if desk.insider or not is_work(record_type, move.field):
                by_field.setdefault(move.field, []).append(move)
    moves = [together(moves) for moves in by_field.values()]
    kept = tuple(move for move in moves if move.old != move.new)
    if not desk.insider:
        kept = _without_bare_dates(record_type, kept)
    action = "create" if new else "delete" if gone else "update"
    return _Changed(uid, record_type, action, kept) if kept or action != "update" else None


def _without_bare_dates(record_type: RecordType, moves: tuple[FieldMove, ...]) -> tuple[FieldMove, ...]:
    """The same without the dates of a wording where none that these readers know moved: what did is for fewer."""
    if not record_type.under_clearance or any(move.field in record_type.under_clearance for move in moves):
        return moves
    return tuple(move for move in moves if move.field not in _DATES)


def together(moves: Sequence[FieldMove]) -> FieldMove:
    """Successive moves of one field as one: from where it began to where it ended, each language by itself."""
    first, last = moves[0], moves[-1]
    level = max(move.level for move in moves)
    if not isinstance(first.old, Parallel):
        return FieldMove(first.field, first.old, last.new, level)
    ends = {}
    for language in ("es", "en"):
        moved = [m for m in moves if getattr(m.old, language) or getattr(m.new, language)]
        if moved:
            ends[language] = (getattr(moved[0].old, language), getattr(moved[-1].new, language))
    olds, news = ({code: pair[end] for code, pair in ends.items()} for end in (0, 1))
    return FieldMove(first.field, Parallel(**olds), Parallel(**news), level)


def _told(desk: Desk, titles: Titles, changed: _Changed, part: int) -> list[Block]:
    """What moved in a record, as a table under its name."""
    told_of = [(row, move) for move in changed.moves if (row := _row(desk, titles, changed.type, move))]
    rows = tuple(row for row, _ in told_of)
    record = desk.reader.get(changed.uid)
    if record is None or not rows:
        return []
    levels = tuple(_seen_by(desk, titles, changed, move) for _, move in told_of)
    heading = Heading(part, desk.voice.fixed(changed.type.label))
    table = Table(part, desk.header(_FIELD, _BEFORE, _NOW), rows, (0.9, 1.6, 1.6), rows_seen_by=levels)
    name = SmallLine(part, told(titles, record), seen_by=_name_seen_by(desk, titles, record))
    return telling_of(changed.uid, [heading, name, table])


def _seen_by(desk: Desk, titles: Titles, changed: _Changed, move: FieldMove) -> Audience:
    """Who may see a field of a record as it is and could as it was, with the names that both point to."""
    most = desk.reader.audience
    if is_work(changed.type, move.field):
        return most
    field = changed.type.field(move.field)
    pointed = (*field.type.targets(move.old), *field.type.targets(move.new)) if field.refers_to else ()
    names = [desk.name_seen_by(uid, titles) for uid in pointed]
    return max([desk.levels.one(changed.uid, move.field), min(move.level, most), *names])


def _known_by(desk: Desk, changed: Sequence[_Changed]) -> Audience:
    """Who may know that so many records changed: each by the field that most may see of those that did."""
    most = desk.reader.audience
    desk.levels.fetch(each.uid for each in changed)
    return max((_one_known_by(desk, each, most) for each in changed), default=Audience.PUBLIC)


def _one_known_by(desk: Desk, changed: _Changed, most: Audience) -> Audience:
    """The same of one; of what is gone, or only moved in the work on it, nobody says who else may know it."""
    if changed.action != "update":
        return desk.levels.known(changed.uid)
    told_of = [move for move in changed.moves if not is_work(changed.type, move.field)]
    levels = (max(desk.levels.one(changed.uid, move.field), min(move.level, most)) for move in told_of)
    return min(levels, default=most)


def _name_seen_by(desk: Desk, titles: Titles, record: Record) -> Audience:
    """Who may see what a record is called, with what it cannot do without."""
    required = [getattr(record, field.name) for field in desk.reader.schema.of(record).required_references]
    return max(desk.name_seen_by(uid, titles) for uid in (record.uid, *required))


def _come_and_gone(desk: Desk, titles: Titles, changed: Sequence[_Changed], part: int) -> Iterator[list[Block]]:
    """The records that are new, and those that are gone: a part for each type."""
    for each in changed:
        if each.action == "delete":
            titles.take(_as_it_was(each))  # others that are gone may have belonged to it
    for action, words in (("create", _NEW), ("delete", _GONE)):
        for record_type in sorted({c.type.name: c.type for c in changed if c.action == action}.values(), key=_place):
            these = [c for c in changed if c.action == action and c.type is record_type]
            known = [(name, c.uid) for c in these if (name := _name(desk, titles, c))]
            shown, more = known[: desk.most(MOST_NAMES)], max(len(known) - desk.most(MOST_NAMES), 0)
            records = [desk.reader.get(uid) for _, uid in shown]  # nobody says who may see what is gone
            levels = tuple(_name_seen_by(desk, titles, r) if r is not None else desk.reader.audience for r in records)
            if not known:
                continue
            heading = Heading(part, desk.voice.fixed(words.fill(types=record_type.plural)))
            names, of = tuple(name for name, _ in shown), tuple(uid for _, uid in shown)
            items = Bullets(part, names, items_of=of, items_seen_by=levels)
            left_out = [c for c in these if c.uid not in {uid for _, uid in shown}]
            yield [heading, items, *desk.numbered(part, _AND_MORE, more, _known_by(desk, left_out))]
            part += 1


def _name(desk: Desk, titles: Titles, changed: _Changed) -> str:
    """What a record is called, or was called before it went."""
    record = desk.reader.get(changed.uid)
    if record is not None:
        return told(titles, record)
    return told(titles, _as_it_was(changed))


def _as_it_was(gone: _Changed) -> Record:
    """A record that is gone with what may be known of it."""
    return gone.type.cls(uid=gone.uid, **{move.field: move.old for move in gone.moves})


def _row(desk: Desk, titles: Titles, record_type: RecordType, move: FieldMove) -> tuple[str, str, str] | None:
    field = record_type.field(move.field)
    old, new = (_read(desk, titles, record_type, field, value) for value in (move.old, move.new))
    return None if old == new else (desk.voice.fixed(field.label), old, new)


def _read(desk: Desk, titles: Titles, record_type: RecordType, field: Field, value: Any) -> str:
    text = read_with(titles, field, value, desk.voice.language, record_type).strip()
    return text if desk.options.full else clip(text, _LONGEST)


_SINCE = Words("Desde", "Since")
_COUNT = Words("Registros con cambios", "Records changed")
_FIELD, _BEFORE, _NOW = Words("Campo", "Field"), Words("Antes", "Before"), Words("Ahora", "Now")
_NEW = Words("Nuevo · {types}", "New · {types}")
_GONE = Words("Retirado · {types}", "Removed · {types}")
_AND_MORE = Words("y {count} más", "and {count} more")
_COMPARES = Words(
    "Compara el expediente con el de entonces, sólo en lo que esta audiencia podía ver y puede ver hoy.",
    "Compares the dossier with that of then, only in what this audience could see and can see today.",
)
_NOTHING = Words(
    "Nada de lo que esta audiencia puede ver cambió desde entonces.",
    "Nothing that this audience may see has changed since then.",
)
_MORE = Words("Otros registros con cambios, no impresos: {count}.", "Other records that changed, not printed: {count}.")

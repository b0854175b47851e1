"""The readout of a round: what was asked, answered, agreed and promised, what stays open and what comes next.

Each edition holds what its readers may see of that, and says so where it holds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from workbench.assessing.readout import PARTS, Item, Part, Readout
from workbench.briefs.arranging import part_keys
from workbench.briefs.compose import frame, tables, words
from workbench.briefs.compose.desk import Desk, desk_of
from workbench.briefs.compose.lists import MOST, Column, Of, listed, rows_of, shown
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.stands import key_of
from workbench.briefs.compose.voice import joined
from workbench.briefs.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Paragraph,
    Run,
    SmallLine,
    Table,
    Text,
    runs_of,
    telling_of,
)
from workbench.domain.audience import Audience
from workbench.domain.records import ISSUE, MEETING, Body, Commitment, Issue, Meeting, Request, Statement
from workbench.domain.records.choices import COUNTRY
from workbench.domain.records.meeting import PARTICIPANTS
from workbench.domain.schema import Record
from workbench.domain.types import Chosen
from workbench.domain.when import show_when
from workbench.gathering.requests import readout_of
from workbench.gathering.requests_told import PART_NAMES
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

LABEL = Words("Reporte de la ronda", "Round readout")
_BRIEFLY, _FIRST = 2, 3
_NUMBERS: Mapping[Part, int] = MappingProxyType({name: at for at, name in enumerate(PARTS, _FIRST)})
_NEXT, _WHO = _FIRST + len(PARTS), _FIRST + len(PARTS) + 1
KEYS = part_keys(" ".join(("brief", *PARTS, "next", "participants")), _BRIEFLY)
_POINT_WEIGHTS = (1.6, 0.9, 3.0)


def compose_readout(reader: Reader, meeting: Meeting, language: Language, as_of: date, options: Options) -> Document:
    """The readout of a round as of a day, for the audience or recipient of the reader."""
    desk = desk_of(reader, language, as_of, options, frame.marking_of(reader, language))
    told = readout_of(reader, meeting.uid)
    if told is None:
        raise ValueError("the reader does not know of the meeting")
    parts = {name: _part(desk, told, name) for name in PARTS}
    said = [
        *_briefly(desk, told),
        *(b for name in PARTS for b in desk.section(_NUMBERS[name], PART_NAMES[name], parts[name])),
        *desk.section(_NEXT, _NEXT_IS, _next(desk, told)),
        *desk.section(
            _WHO, MEETING.field("participants").label, rows_of(desk, _WHO, PARTICIPANTS, [meeting], "participants")
        ),
    ]
    said = telling_of(meeting.uid, said)
    found = reader.get(meeting.body)
    head = frame.head(
        desk,
        desk.fact(meeting, "when"),
        desk.fact(meeting, "place", desk.voice.wording(meeting.place)),
        frame.of_body(desk, meeting, found if isinstance(found, Body) else None),
        desk.fact(meeting, "minutes"),
        (words.KEY, meeting.key, None),
    )
    blocks = [*said, *frame.at_foot(desk, desk.voice.name(meeting.title), said, head, meeting)]
    return frame.framed(
        desk,
        LABEL,
        desk.voice.name(meeting.title),
        blocks,
        frame.stamp(desk, blocks, ()),
        head=head,
        notes_at="foot",
        titled_in=desk.voice.tongue(meeting.title),
        titled=desk.title_seen_by(meeting),
    )


def _briefly(desk: Desk, told: Readout) -> list[Block]:
    """How much there is of everything, and of what there is nothing; honest words where there is nothing at all."""
    fixed = desk.voice.fixed
    counts = {name: len(told.parts[name]) for name in PARTS}
    if not any(counts.values()):
        return desk.section(_BRIEFLY, _BRIEFLY_IS, [Paragraph(_BRIEFLY, fixed(_NOTHING), seen_by=Audience.PUBLIC)])
    facts = desk.facts(
        (PART_NAMES[name], str(count), _counted_seen_by(desk, told.parts[name]))
        for name, count in counts.items()
        if count
    )
    none = [fixed(PART_NAMES[name]).lower() for name, count in counts.items() if not count]
    said: list[Block] = [Facts(_BRIEFLY, facts, min(len(facts), 3))]
    nothing = f"{fixed(_NONE_OF)}{'; '.join(none)}."
    said += [SmallLine(_BRIEFLY, nothing, seen_by=Audience.PUBLIC)] if none else []
    return desk.section(_BRIEFLY, _BRIEFLY_IS, said)


def _counted_seen_by(desk: Desk, items: Sequence[Item]) -> Audience:
    """Who may know that there are these lines, each by the field of its record that it rests on."""
    desk.levels.fetch(item.uid for item in items)
    return max((_item_seen_by(desk, item) for item in items), default=Audience.PUBLIC)


def _item_seen_by(desk: Desk, item: Item) -> Audience:
    """Who may know that there is a line; that a promise is kept is its status."""
    name = "status" if item.field == "kept" else item.field
    return desk.levels.of(item.uid).get(name, desk.levels.known(item.uid))


# ---- the parts of the round


def _part(desk: Desk, told: Readout, name: Part) -> list[Block]:
    """A part of the round: its records in their tables, and what its agenda says."""
    if name == "open":
        return _open(desk, told)
    part, items = _NUMBERS[name], told.parts[name]
    records = desk.reader.get_all(dict.fromkeys(i.uid for i in items if i.uid != told.meeting.uid))
    promised = [r for r in records if isinstance(r, Commitment)]
    return [
        *tables.requests(desk, part, [r for r in records if isinstance(r, Request)]),
        *tables.statements(desk, part, [r for r in records if isinstance(r, Statement)]),
        *_points(desk, part, told.meeting, [i for i in items if i.uid == told.meeting.uid]),
        *tables.commitments(desk, part, promised),
        *(_loose(desk, part, promised) if name == "promised" else []),
    ]


def _open(desk: Desk, told: Readout) -> list[Block]:
    """What stays open, a line each: it is told above in full."""
    items = told.parts["open"][: desk.most(MOST)]
    records = {r.uid: r for r in desk.reader.get_all(dict.fromkeys(i.uid for i in items))}
    lines: list[Text] = []
    levels: list[Audience] = []
    for item in items:
        record = records.get(item.uid)
        due = getattr(record, "due", None)
        label = _POINT if record is None or item.uid == told.meeting.uid else desk.reader.schema.of(record).label
        late = (desk.voice.marked(words.PAST),) if desk.is_past(due) else ()
        by = (Run(f"{desk.voice.fixed(_DUE)}{desk.voice.when(due)}"), *late) if due is not None else ()
        said = joined((desk.voice.named(item.title), desk.names([item.actor] if item.actor else []), by))
        lines.append((Run(f"{desk.voice.fixed(label)}: ", "strong"), *said))
        levels.append(_line_seen_by(desk, item, record))
    if not lines:
        return []
    left_out, part = told.parts["open"][len(items) :], _NUMBERS["open"]
    more = desk.numbered(part, words.MORE_ROWS, len(left_out), _counted_seen_by(desk, left_out))
    items_of = tuple(item.uid for item in items)
    return [Bullets(part, tuple(lines), items_of=items_of, items_seen_by=tuple(levels)), *more]


def _line_seen_by(desk: Desk, item: Item, record: Record | None) -> Audience:
    """Who may see a line of what stays open: what it is called, whose it is and when it is due."""
    named = desk.name_seen_by(item.actor) if item.actor else Audience.PUBLIC
    if record is None or isinstance(record, Meeting):
        return max(named, desk.levels.one(item.uid, "agenda"))
    return max(named, desk.seen_by(record, desk.reader.schema.of(record).title, "status", "due"))


def _points(desk: Desk, part: int, meeting: Meeting, items: Sequence[Item]) -> list[Block]:
    """What the agenda or the outcome of the meeting says, each side by its name."""
    if not items:
        return []
    support = desk.notes.of_record(meeting.uid)
    notes = (*support.runs, *desk.mark(support, desk.voice.name(meeting.title)))
    rows: list[tuple[Text, ...]] = []
    for item in items:
        about = _OUTCOME if item.field == "outcome" else None
        title = runs_of(desk.voice.fixed(about)) if about is not None else desk.voice.named(item.title)
        side = COUNTRY.show(Chosen(item.side), desk.voice.language) if item.side else ""
        rows.append(((*title, *notes), side, desk.voice.wording(item.words)))
    kept = [at for at in range(3) if not at or any(row[at] for row in rows)]
    header = desk.header(_POINT, words.WHO, words.SAID if any(row[1] for row in rows) else _CAME_OF_IT)
    levels = [desk.levels.one(meeting.uid, "outcome" if item.field == "outcome" else "agenda") for item in items]
    return [
        Table(
            part,
            tuple(header[at] for at in kept),
            tuple(tuple(row[at] for at in kept) for row in rows),
            tuple(_POINT_WEIGHTS[at] for at in kept),
            wide=True,
            rows_seen_by=tuple(levels),
        )
    ]


def _loose(desk: Desk, part: int, promised: Sequence[Commitment]) -> list[Block]:
    """The promises without an owner or a date: nobody can be held to them."""
    loose = [desk.voice.name(c.title) for c in promised if not c.owner or c.due is None]
    if not loose or not desk.insider:
        return []
    return [desk.missing(part, _LOOSE.fill(titles="; ".join(loose)))]


# ---- what comes next


def _next(desk: Desk, told: Readout) -> list[Block]:
    """When they meet again, and the next step on each issue that the round dealt with."""
    meeting = told.meeting
    uids = dict.fromkeys(uid for items in told.parts.values() for item in items for uid in item.issues)
    issues = [
        r for r in desk.reader.get_all(uids) if isinstance(r, Issue) and (r.next_step or r.next_owner or r.next_by)
    ]
    again = desk.voice.when(meeting.next_meeting) if meeting.next_meeting else ""
    label = desk.voice.label(MEETING.field("next_meeting").label)
    level = desk.seen_by(meeting, "next_meeting")
    blocks: list[Block] = [Paragraph(_NEXT, (label, Run(f": {again}")), seen_by=level)] if again else []
    columns = (
        Column(ISSUE.label, shown("title"), 1.6),
        Column(words.NEXT, shown("next_step"), 2.6),
        Column(tables.label(ISSUE, "next_owner"), shown("next_owner"), 1.1),
        Column(tables.label(ISSUE, "next_by"), Of(_by, ("next_by",)), 1.0),
    )
    steps = listed(desk, _NEXT, issues, columns, "next_step")
    planned = [
        r
        for r in desk.reader.where(MEETING.name, body=meeting.body)
        if isinstance(r, Meeting) and r.uid != meeting.uid and key_of(r.standing) == "planned" and _is_after(r, meeting)
    ]
    return [*blocks, *tables.meetings(desk, _NEXT, planned), *steps]


def _is_after(later: Meeting, meeting: Meeting) -> bool:
    return later.when is not None and (meeting.when is None or later.when.first() > meeting.when.first())


def _by(desk: Desk, issue: Issue) -> Text:
    """The day of a next step and whether it has passed."""
    if issue.next_by is None:
        return ()
    said = show_when(issue.next_by, desk.voice.language)
    return (Run(said), *((desk.voice.marked(words.PAST),) if desk.is_past(issue.next_by) else ()))


_BRIEFLY_IS = Words("En breve", "In brief")
_NEXT_IS = Words("Lo que sigue", "What comes next")
_DUE = Words("vence: ", "due: ")
_POINT = Words("Punto", "Point")
_CAME_OF_IT = Words("Resultado", "Result")
_OUTCOME = Words("Resultado de la reunión", "Outcome of the meeting")
_NONE_OF = Words("Sin nada en esta edición: ", "Nothing in this edition of: ")
_NOTHING = Words(
    "Esta edición no contiene solicitudes, respuestas, acuerdos ni compromisos de la reunión. No significa que no los "
    "haya habido: sólo que no hay ninguno registrado que sus lectores puedan ver.",
    "This edition holds no requests, answers, agreements or commitments of the meeting. It does not mean that there "
    "were none: only that none is on record that its readers may see.",
)
_LOOSE = Words("Responsable o fecha de: {titles}.", "Owner or date of: {titles}.")

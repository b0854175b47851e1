"""What every part of a paper is composed from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from workbench.briefs.compose import words
from workbench.briefs.compose.levels import FieldLevels
from workbench.briefs.compose.notes import Notes, Support
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.stands import Stands, stands_of
from workbench.briefs.compose.voice import Runs, Voice, joined
from workbench.briefs.document import Block, Fact, Heading, Missing, Run, SmallLine, Text, is_empty
from workbench.domain.audience import Audience
from workbench.domain.records import Body, Citation, Issue, Position, Request
from workbench.domain.schema import Record
from workbench.domain.when import When
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

_NO_LIMIT = 1_000_000


@dataclass(frozen=True)
class Desk:
    """A reader on a day, with the voice and the notes of the paper.

    ``insider`` is true for the negotiators' own paper: for others reserved fields do not exist, so
    that nothing may be called missing.
    """

    reader: Reader
    as_of: date
    options: Options
    insider: bool
    marking: str
    voice: Voice
    notes: Notes
    titles: Titles
    levels: FieldLevels

    def day_told(self) -> Text:
        """The day of the facts; of one that is still to come, that it is."""
        day = self.voice.day(self.as_of)
        return (Run(day), Run(self.voice.fixed(words.AHEAD), "italic")) if self.options.ahead else day

    def facts_at(self) -> str:
        """The same on one short line."""
        said = self.voice.fixed(words.FACTS_AT.fill(date=self.voice.day(self.as_of)))
        return said + (self.voice.fixed(words.AHEAD_SHORT) if self.options.ahead else "")

    def seen_by(self, record: Record, *names: str) -> Audience:
        """The widest audience that may see all that some fields of a record say, with the names that they point to.

        Of a field that says nothing nothing is told, and of none at all only that there is such a record.
        """
        record_type = self.reader.schema.of(record)
        filled = [f for f in map(record_type.field, names) if getattr(record, f.name) != f.type.blank]
        found = [self.levels.one(record.uid, f.name) for f in filled]
        targets = (uid for f in filled if f.refers_to for uid in f.type.targets(getattr(record, f.name)))
        return max([self.levels.known(record.uid), *found, *map(self.name_seen_by, targets)])

    def title_seen_by(self, record: Record) -> Audience:
        """Who may see the title of a record."""
        return self.seen_by(record, self.reader.schema.of(record).title)

    def name_seen_by(self, uid: str, titles: Titles | None = None) -> Audience:
        """Who may see what a record is called where others name it: its short name if it has one, else its title.

        ``titles`` are those that it is called by, where they are not the desk's.
        """
        titles = titles or self.titles
        return self.levels.one(uid, titles.field_of(uid)) if titles.of(uid) else Audience.PUBLIC

    def all_seen_by(self, records: Iterable[Record], *names: str) -> Audience:
        """Who may see some fields of all these records, or of no field that there are so many; of none everybody."""
        found = list(records)
        self.levels.fetch(record.uid for record in found)
        return max((self.seen_by(record, *names) for record in found), default=Audience.PUBLIC)

    def fact(
        self, record: Record, name: str, said: Text | None = None, label: Words | None = None
    ) -> tuple[Words, Text, Audience]:
        """What a field says, or what is ``said`` of it, under its label or another one, with who may see it."""
        record_type = self.reader.schema.of(record)
        value = self.voice.shown(record_type, record, name) if said is None else said
        return label or record_type.field(name).label, value, self.seen_by(record, name)

    def heading(self, part: int, text: Words) -> Heading:
        """The name of a part."""
        return Heading(part, self.voice.fixed(text))

    def named(self, part: int, record: Body | Issue) -> Heading:
        """The name of a record over what is said of it."""
        title, level = record.title, self.title_seen_by(record)
        return Heading(part, self.voice.name(title), language=self.voice.tongue(title), seen_by=level, of=record.uid)

    def facts(self, said: Iterable[tuple[Words, Text, Audience | None]]) -> tuple[Fact, ...]:
        """Values under their labels, each with who may see it (None: its readers); none of what says nothing."""
        return tuple(
            Fact(self.voice.fixed(label), value, seen_by=self.reader.audience if level is None else level)
            for label, value, level in said
            if not is_empty(value)
        )

    def section(self, part: int, text: Words, blocks: Iterable[Block]) -> list[Block]:
        """A part under its name; none where it says nothing."""
        said = list(blocks)
        return [self.heading(part, text), *said] if said else []

    def under(self, part: int, text: Words, blocks: Iterable[Block]) -> list[Block]:
        """The same inside a part."""
        said = list(blocks)
        return [Heading(part, self.voice.fixed(text), 3), *said] if said else []

    def missing(self, part: int, text: Words, seen_by: Audience | None = None) -> Missing:
        """A mandatory part that is empty: what its readers alone may know, unless every paper says so."""
        return Missing(part, self.voice.fixed(text), seen_by=seen_by)

    def small(self, part: int, text: Words, seen_by: Audience | None = Audience.PUBLIC) -> SmallLine:
        """A line of lesser weight in our own words, which are the same for everybody unless they count something."""
        return SmallLine(part, self.voice.fixed(text), seen_by=seen_by)

    def counted(self, part: int, text: Words, more: Sequence[Record], *names: str) -> list[Block]:
        """A line on how many more records there are, by what some fields of theirs say; none where there are none."""
        return self.numbered(part, text, len(more), self.all_seen_by(more, *names))

    def numbered(self, part: int, text: Words, count: int, seen_by: Audience) -> list[Block]:
        """The same of anything that can be counted, with who may know how many there are."""
        return [self.small(part, text.fill(count=count), seen_by)] if count > 0 else []

    def header(self, *labels: Words) -> tuple[str, ...]:
        """The header of a table."""
        return tuple(map(self.voice.fixed, labels))

    def is_past(self, when: When | None) -> bool:
        """Whether a date is over for certain."""
        return when is not None and when.last() < self.as_of

    def has_begun(self, when: When | None) -> bool:
        """Whether a date may lie on the day of the facts or before; one that nobody knows may."""
        return when is None or when.first() <= self.as_of

    def most(self, count: int) -> int:
        """How many of a kind are printed: so many on one page, all of them in full."""
        return _NO_LIMIT if self.options.full else count

    def names(self, uids: Iterable[str]) -> Runs:
        """What the records are called that the reader may know of, short where they have a short name."""
        return joined([(Run(self.titles.of(uid), language=self.titles.tongue(uid)),) for uid in uids], ", ")

    def mark(self, support: Support, about: str = "", basis: str = "") -> Runs:
        """Whether nothing stands behind a statement, or nothing that was checked.

        What negotiators read without a source is listed by what it is ``about`` at the end of their paper.
        """
        if support.numbers:
            return () if support.checked else (self.voice.marked(words.UNVERIFIED),)
        if not self.insider or basis:
            return ()
        if about:
            self.notes.lacking(about)
        return (self.voice.marked(words.NO_SOURCE),)


@dataclass(frozen=True)
class IssueDesk(Desk):
    """The desk of one issue, with who stands where on it and the requests about it."""

    issue: Issue
    stands: Stands
    requests: tuple[Request, ...]


def desk_of(reader: Reader, language: Language, as_of: date, options: Options, marking: str) -> Desk:
    """A desk with nothing on it yet."""
    insider, voice = reader.scope.keys, Voice(language)
    notes, titles = Notes(reader, voice, origins=insider), Titles(reader, language, short=True)
    return Desk(reader, as_of, options, insider, marking, voice, notes, titles, FieldLevels(reader))


def lay(desk: Desk, issue: Issue) -> IssueDesk:
    """The desk with an issue on it: all that points to the issue, read once."""
    positions: list[Position] = []
    requests: list[Request] = []
    citations: list[Citation] = []
    for pointer in desk.reader.pointing_to(issue.uid):
        if isinstance(pointer.record, Position) and pointer.field == "issue":
            positions.append(pointer.record)
        elif isinstance(pointer.record, Request) and pointer.field == "issues":
            requests.append(pointer.record)
        elif isinstance(pointer.record, Citation) and pointer.field == "record":
            citations.append(pointer.record)
    desk.notes.know(issue.uid, citations)
    stands = stands_of(desk.reader, positions, desk.as_of)
    shared = {f.name: getattr(desk, f.name) for f in fields(Desk)}
    return IssueDesk(**shared, issue=issue, stands=stands, requests=tuple(requests))


def shortened(names: Sequence[str], most: int) -> tuple[Sequence[str], int]:
    """At most so many of some names, and how many more there are."""
    return names[:most], max(len(names) - most, 0)

"""What every part of a paper is composed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from workbench.briefs.compose import words
from workbench.briefs.compose.notes import Notes, Support
from workbench.briefs.compose.options import Options
from workbench.briefs.compose.stands import Stands, stands_of
from workbench.briefs.compose.voice import Runs, Voice, joined
from workbench.briefs.document import Block, Heading, Missing, Run, SmallLine, Text
from workbench.domain.audience import Audience
from workbench.domain.records import Citation, Issue, Position, Request
from workbench.domain.schema import Record
from workbench.domain.types import Parallel
from workbench.domain.when import When
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words
from workbench.store.reader import Reader

_NO_LIMIT = 1_000_000


class FieldLevels:
    """Who may see each field of the records of a paper, asked for once each."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[str, Mapping[str, Audience]] = {}

    def fetch(self, uids: Iterable[str]) -> None:
        """Looks up many records at once."""
        wanted = [uid for uid in dict.fromkeys(uids) if uid not in self._known]
        most = self._reader.audience
        found = self._reader.levels_of(wanted) if wanted else {}
        self._known |= {uid: {} for uid in wanted}
        self._known |= {uid: {name: min(level, most) for name, level in of.items()} for uid, of in found.items()}

    def of(self, uid: str) -> Mapping[str, Audience]:
        """The audience of each field of a record, none above the readers' own; nothing of one they do not know."""
        if uid not in self._known:
            self.fetch((uid,))
        return self._known[uid]

    def of_name(self, uid: str) -> Audience:
        """The audience of what a record is called; none is above that of the readers, who are told it."""
        levels = self.of(uid)
        return levels.get("title", max(levels.values(), default=self._reader.audience))


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
        """The widest audience that may see all that some fields of a record say, with the names that they point to."""
        record_type, levels = self.reader.schema.of(record), self.levels.of(record.uid)
        filled = [f for f in map(record_type.field, names) if getattr(record, f.name) != f.type.blank]
        found = [levels.get(name, self.reader.audience) for name in (record_type.title, *(f.name for f in filled))]
        targets = (uid for f in filled if f.refers_to for uid in f.type.targets(getattr(record, f.name)))
        return max([*found, *map(self.levels.of_name, targets)])

    def fact(self, record: Record, name: str, said: Text | None = None) -> tuple[Words, Text, Audience]:
        """What a field says, or what is ``said`` of it, under its label, with who may see it."""
        record_type = self.reader.schema.of(record)
        value = self.voice.shown(record_type, record, name) if said is None else said
        return record_type.field(name).label, value, self.seen_by(record, name)

    def heading(self, part: int, text: Words) -> Heading:
        """The name of a part."""
        return Heading(part, self.voice.fixed(text))

    def named(self, part: int, title: Parallel) -> Heading:
        """The name of a record over what is said of it."""
        return Heading(part, self.voice.name(title), language=self.voice.tongue(title))

    def section(self, part: int, text: Words, blocks: Iterable[Block]) -> list[Block]:
        """A part under its name; none where it says nothing."""
        said = list(blocks)
        return [self.heading(part, text), *said] if said else []

    def under(self, part: int, text: Words, blocks: Iterable[Block]) -> list[Block]:
        """The same inside a part."""
        said = list(blocks)
        return [Heading(part, self.voice.fixed(text), 3), *said] if said else []

    def missing(self, part: int, text: Words) -> Missing:
        """A mandatory part that is empty."""
        return Missing(part, self.voice.fixed(text))

    def small(self, part: int, text: Words) -> SmallLine:
        """A line of lesser weight in our own words."""
        return SmallLine(part, self.voice.fixed(text))

    def counted(self, part: int, text: Words, count: int) -> list[Block]:
        """A line on how many more there are; none where there are none."""
        return [self.small(part, text.fill(count=count))] if count > 0 else []

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

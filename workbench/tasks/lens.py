"""A provision of the treaty with all that bears on it, as one reader may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from workbench.assessing.article_lens import Touch, named_within, rank
from workbench.assessing.meetings_due import Owed, meetings_due
from workbench.assessing.verification import concerns, unchecked
from workbench.domain.audience import Audience
from workbench.domain.provision import Provision, from_code
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records import (
    BODY,
    MEETING,
    POSITION,
    PROVISION,
    REQUEST,
    SOURCE,
    Actor,
    Body,
    Citation,
    Meeting,
    Position,
    TreatyProvision,
)
from workbench.domain.schema import Field, Record
from workbench.domain.types import Provisions
from workbench.gathering.bearing import bearing_on, whole
from workbench.gathering.reading import read_with
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Told, Words, clip, fold
from workbench.store.reader import Reader
from workbench.tasks.look_up import find_records

# The field of a type that says most of what the record says, where its title does not.
_SAYING = {
    "position": "statement",
    "recommendation": "ask",
    "request": "text",
    "concern": "evidence",
    "commitment": "evidence",
    "statement": "words",
    "measure": "scope",
    "meeting": "outcome",
    "issue": "interest",
    "submission": "problem",
    "engagement": "said",
}
# What only negotiators see: of a position its room, of a request what it may be traded for.
RESERVED = tuple(
    (of.name, field)
    for of in (POSITION, REQUEST)
    for field in of.fields
    if field.group == "room" and field.audience is Audience.NEGOTIATORS
)
_LONGEST = 400  # letters of what a line says


class NoProvision(Told):
    """Words that name no provision, or several, where one is asked for."""


@dataclass(frozen=True)
class Line:
    """One record as a lens shows it.

    ``parts`` are the parts of the provision that it names, or that what it hangs from names; ``through`` is the title
    of what it hangs from, empty where it names the provision itself. ``reserved`` are what only negotiators see.
    """

    uid: str
    key: str
    title: str
    beside: str
    says: str = ""
    parts: tuple[Provision, ...] = ()
    through: str = ""
    through_uid: str = ""
    estimated: bool = False
    reserved: tuple[tuple[Words, str], ...] = ()
    unchecked: bool = False


@dataclass(frozen=True)
class Section:
    """What bears on a provision of one type: all of it by uid, and the first of it to read."""

    type: str
    uids: tuple[str, ...]
    lines: Sequence[Line]


@dataclass(frozen=True)
class Part:
    """A provision that stands in the one asked for, or that it stands in, and how many records name it."""

    provision: Provision
    heading: str
    count: int


@dataclass(frozen=True)
class Lens:
    """A provision with its heading, what it stands in, nearest first, its parts that are named, what bears on it.

    A paragraph without a heading of its own has that of its article.
    """

    provision: Provision
    uid: str
    heading: str
    around: Sequence[Part]
    parts: Sequence[Part]
    bodies: Sequence[Owed]
    sections: Sequence[Section]

    @property
    def total(self) -> int:
        """How many records bear on it; sources are counted apart."""
        return sum(len(s.uids) for s in self.sections if s.type != SOURCE.name)


def provision_asked(reader: Reader, words: str) -> Provision:
    """The one provision that words name, in any spelling, by its other names or by its key; raises NoProvision."""
    with suppress(ValueError):
        return from_code(words.strip())
    found = [r for r in find_records(reader, words, (PROVISION.name,)) if isinstance(r, TreatyProvision)]
    reading = parse_provisions(words)
    named = tuple(dict.fromkeys(p for r in found for p in r.reference)) or reading.value or ()
    if not found and named and any(letter.isdigit() for letter in reading.unread):
        raise NoProvision(reading.problems[0].message)  # "art. 9, 17": what was read may not be what was meant
    if len(named) == 1:
        return named[0]
    if not named:
        raise NoProvision(_NONE.fill(words=clip(words)))
    listed = Words(*(Provisions().show(named[:6], language) for language in ("es", "en")))
    raise NoProvision(_SEVERAL.fill(words=clip(words), named=listed))


def lens(
    reader: Reader,
    asked: Provision,
    language: Language,
    day: date,
    most: int | None = None,
    longest: int = _LONGEST,
) -> Lens:
    """All that bears on a provision; of every type at most so many lines, or all, each of so many letters."""
    return _Looking(reader, asked, language, most, longest).looked(bearing_on(reader, asked), day)


@dataclass
class _Looking:
    """Reads what a lens shows: the first records of every type, with the titles of what they point to."""

    reader: Reader
    asked: Provision
    language: Language
    most: int | None
    longest: int
    titles: Titles = field(init=False)
    carrying: dict[str, Record] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.titles = Titles(self.reader, self.language, short=True)

    def looked(self, touches: Sequence[Touch], day: date) -> Lens:
        headings = {p: r for r in self._headings() for p in r.reference}
        own = headings.get(self.asked)
        by_type: dict[str, dict[str, str]] = defaultdict(dict)  # of each type the uids, with what each hangs from
        for touch in touches:
            by_type[touch.type] |= dict.fromkeys(touch.uids, touch.through)
        by_type[PROVISION.name].pop(own.uid if own else "", None)
        sections = [self._section(name, by_type[name]) for name in sorted(by_type, key=rank)]
        everybody = [uid for found in by_type.values() for uid in found]
        cited = self.reader.citations_of([*everybody, *([own.uid] if own else [])])
        if cited:
            sections.append(self._sources([c for found in cited.values() for c in found]))
        named = self.reader.provisions_named()
        return Lens(
            self.asked,
            own.uid if own else "",
            self._heading(own) or self._heading(next((headings[p] for p in whole(self.asked) if p in headings), None)),
            [self._part(p, headings, named) for p in self.asked.ancestors()],
            [self._part(p, headings, named) for p in named_within(self.asked, named)],
            self._owed(by_type, day),
            [s for s in sections if s.uids],
        )

    def _headings(self) -> list[TreatyProvision]:
        return [r for r in self.reader.all(PROVISION.name) if isinstance(r, TreatyProvision)]

    def _heading(self, record: TreatyProvision | None) -> str:
        return record.title.best(self.language)[0] if record is not None else ""

    def _part(
        self, provision: Provision, headings: Mapping[Provision, TreatyProvision], named: Mapping[Provision, int]
    ) -> Part:
        return Part(provision, self._heading(headings.get(provision)), named.get(provision, 0))

    def _owed(self, by_type: Mapping[str, Mapping[str, str]], day: date) -> list[Owed]:
        """What the bodies of the provision owe; their meetings are counted whether or not they are shown."""
        bodies = [r for r in self.reader.get_all(by_type.get(BODY.name, ())) if isinstance(r, Body)]
        if not bodies:
            return []
        met = self.reader.get_all(by_type.get(MEETING.name, ()))
        return meetings_due(bodies, [r for r in met if isinstance(r, Meeting)], day)

    def _section(self, name: str, through: Mapping[str, str]) -> Section:
        shown = list(through)[: self.most]
        records = {r.uid: r for r in self.reader.get_all(shown)}
        missing = {through[uid] for uid in shown if through[uid]} - self.carrying.keys()
        self.carrying |= {r.uid: r for r in self.reader.get_all(sorted(missing))}
        of = self.reader.schema.type(name)
        named = [f for f in (*map(of.field, of.beside), *_reserved_of(name)) if f.refers_to]
        pointed = (t for r in records.values() for f in named for t in f.type.targets(getattr(r, f.name)))
        self.titles.fetch([*pointed, *missing])
        cited = self.reader.citations_of(records)
        lines = [self._line(r, through[uid], cited.get(uid, [])) for uid, r in records.items()]
        if name == POSITION.name:
            lines.sort(key=self._place_of({uid: r.actor for uid, r in records.items() if isinstance(r, Position)}))
        return Section(name, tuple(through), lines)

    def _place_of(self, actors: Mapping[str, str]) -> Callable[[Line], tuple[bool, str, bool]]:
        """Each actor's positions together, the Parties first, what it said before what we make of it."""
        parties = {r.uid for r in self.reader.get_all(set(actors.values())) if isinstance(r, Actor) and _is_party(r)}

        def place(line: Line) -> tuple[bool, str, bool]:
            actor = actors[line.uid]
            return actor not in parties, fold(self.titles.of(actor)), line.estimated

        return place

    def _line(self, record: Record, through: str, citations: Sequence[Citation]) -> Line:
        record_type = self.reader.schema.of(record)
        carrier = self.carrying.get(through, record)
        saying = record_type.by_name.get(_SAYING.get(record_type.name, ""))
        says = saying.type.read(getattr(record, saying.name), self.language) if saying is not None else ""
        estimated = isinstance(record, Position) and record.standing is not None and record.standing.key == "estimate"
        to_check = concerns(record_type, unchecked(citations), (self.language,))
        return Line(
            record.uid,
            record.key,
            record_type.title_of(record, self.language),
            " · ".join(filter(None, self._beside(record))),
            clip(says, self.longest),
            named_within(self.asked, _provisions(self.reader, carrier)),
            self.titles.of(through) if through else "",
            through,
            estimated,
            tuple(self._reserved(record)),
            bool(to_check),
        )

    def _beside(self, record: Record) -> Iterator[str]:
        record_type = self.reader.schema.of(record)
        for name in record_type.beside:
            declared = record_type.field(name)
            yield read_with(self.titles, declared, getattr(record, name), self.language)

    def _reserved(self, record: Record) -> Iterator[tuple[Words, str]]:
        for declared in _reserved_of(self.reader.schema.of(record).name):
            said = read_with(self.titles, declared, getattr(record, declared.name), self.language)
            if said:
                yield declared.label, clip(said, self.longest)

    def _sources(self, citations: Sequence[Citation]) -> Section:
        """The sources of everything that bears on the provision, those that are cited most first."""
        cited: dict[str, list[Citation]] = defaultdict(list)
        for citation in citations:
            cited[citation.source].append(citation)
        order = sorted(cited, key=lambda uid: -len(cited[uid]))
        shown = self.reader.get_all(order[: self.most])
        lines = [
            Line(
                r.uid,
                r.key,
                SOURCE.title_of(r, self.language),
                _CITED.fill(count=len({c.record for c in cited[r.uid]})).in_(self.language),
                unchecked=not all(c.verified for c in cited[r.uid]),
            )
            for r in shown
            if self.reader.schema.of(r) is SOURCE
        ]
        return Section(SOURCE.name, tuple(order), lines)


def _reserved_of(record_type: str) -> list[Field]:
    return [declared for name, declared in RESERVED if name == record_type]


def _is_party(actor: Actor) -> bool:
    return actor.kind is not None and actor.kind.key == "party"


def _provisions(reader: Reader, record: Record) -> Iterator[Provision]:
    """The provisions that a record names by any of its fields."""
    for declared in reader.schema.of(record).linking:
        if isinstance(declared.type, Provisions):
            yield from getattr(record, declared.name) or ()


_NONE = Words(
    "«{words}» no nombra ninguna disposición del tratado; escriba por ejemplo 9.17, capítulo 9 o Anexo 4-B.",
    "“{words}” names no provision of the treaty; write for example 9.17, chapter 9 or Annex 4-B.",
)
_SEVERAL = Words(
    "«{words}» nombra varias disposiciones ({named}); escriba una.",
    "“{words}” names several provisions ({named}); write one.",
)
_CITED = Words("{count} {count|registro la cita|registros la citan}", "{count} {count|record cites it|records cite it}")

"""Finding records by what people call them, and everything that is tied to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.assessing.verification import unchecked
from workbench.domain.provision import Provision
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records import (
    ACTOR,
    BODY,
    ISSUE,
    MEASURE,
    MEETING,
    POSITION,
    SOURCE,
    Citation,
    TreatyProvision,
)
from workbench.domain.schema import Record
from workbench.i18n import PROGRAM_LANGUAGES, Told, Words, clip
from workbench.importing.names import Names, is_uid
from workbench.store.history import Merge, Provenance
from workbench.store.origins import origins_now
from workbench.store.reader import Pointer, Reader

# What hangs from these is tied to whatever they are tied to: positions from an issue, meetings from a body.
CARRIERS = (ISSUE.name, BODY.name, MEASURE.name)
MOST_MENTIONS = 50


class Ambiguous(Told):
    """Words that several records go by, where one is asked for."""


@dataclass(frozen=True)
class Card:
    """One record with its citations, the cells that its values are from and what of it is still to be checked."""

    record: Record
    citations: Sequence[Citation] = ()
    provenance: Sequence[Provenance] = ()
    unchecked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tie:
    """A record that is tied to what was asked for, by which of its fields, and through which other record.

    Where it points to what was asked for itself, ``through`` is None. Without a field it is what ``through``
    is about, or else a record that only mentions the words.
    """

    record: Record
    field: str
    through: Record | None = None
    unchecked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Gathered:
    """All that bears on some words: the records that go by them, the provision that they name, what is tied."""

    subjects: Sequence[Card]
    provision: Provision | None
    ties: Sequence[Tie]
    sources: Sequence[Record] = ()


def find_records(reader: Reader, words: str, types: Sequence[str] = ()) -> list[Record]:
    """The records of some types, or of any, that go by a short key, a uid, a name or an acronym.

    Of positions only where nothing else goes by the words: they are named after what they are on.
    """
    listed = [t.name for t in reader.schema.types if t.listed and (not types or t.name in types)]
    record = reader.by_key(words)
    if record is not None:
        return [record] if reader.schema.of(record).name in listed else []
    names = Names(reader.schema, reader)
    found = [uid for name in listed if name != POSITION.name for uid in names.find((name,), words)]
    if not found and POSITION.name in listed:
        found = list(names.find((POSITION.name,), words))
    return reader.get_all(found)


def find_record(reader: Reader, words: str, types: Sequence[str] = ()) -> Record | None:
    """The one record that goes by the words, None where there is none; Ambiguous names them where several do."""
    found = find_records(reader, words, types)
    if len(found) > 1:
        named = [_named(reader, record) for record in found[:6]]
        listed = Words("; ".join(n.es for n in named), "; ".join(n.en for n in named))
        raise Ambiguous(_SEVERAL.fill(words=clip(words), keys=listed))
    return found[0] if found else None


def find_seen(everything: Reader, seen: Reader, words: str, types: Sequence[str] = ()) -> Record | None:
    """The record that goes by the words, as another reader sees it; None where that may not know of it.

    It is looked for by the negotiators' reader: keys are theirs alone.
    """
    record = find_record(everything, words, types)
    return seen.get(record.uid) if record is not None else None


def gone_into(reader: Reader, key: str) -> list[Merge]:
    """The merges by which a record that is no longer there went into another one, and that one perhaps into a third."""
    uid = reader.uid_of_key(key)
    chain: list[Merge] = []
    while uid is not None and reader.get(uid) is None:
        after = chain[-1].change if chain else 0
        led = [m for m in reader.merges(uid) if m.gone == uid and m.stands and m.change > after]
        chain += led[-1:]
        uid = led[-1].kept if led else None
    return chain


def show(reader: Reader, words: str) -> Gathered | None:
    """All that bears on a key, a name or a provision; None where the words name nothing."""
    found = find_records(reader, words)
    by_name = bool(found) and reader.by_key(words) is None and not is_uid(words)
    provisions = parse_provisions(words).value or () if not found else ()
    if not found and len(provisions) != 1:
        return None
    asked = provisions[0] if provisions else None
    return _Gatherer(reader, found, asked, words if by_name else "").gathered()


@dataclass
class _Gatherer:
    """Follows the ties of some records and of a provision, each record once; ``words`` are looked for too."""

    reader: Reader
    subjects: list[Record]
    asked: Provision | None
    words: str
    ties: dict[str, Tie] = field(default_factory=dict)

    def gathered(self) -> Gathered:
        """The subjects with all that is tied to them, in the order of the types."""
        for provision in self._provisions():
            self._take(self.reader.about(provision))
        for subject in self.subjects:
            self._take(self.reader.pointing_to(subject.uid))
        self._take_issues_of_positions()
        for carrier in self._carriers():
            self._take(self.reader.pointing_to(carrier.uid), carrier)
        if self.words:
            mentions = self.reader.search(self.words, MOST_MENTIONS).records
            self._take(Pointer(r, "") for r in mentions if self._type(r) != SOURCE.name)
        citations = defaultdict(list, self.reader.citations_of(self._everybody()))
        order = [t.name for t in self.reader.schema.types]
        ties = [
            Tie(t.record, t.field, t.through, unchecked(citations[t.record.uid]))
            for t in sorted(self.ties.values(), key=lambda t: order.index(self._type(t.record)))
        ]
        cited = dict.fromkeys(c.source for found in citations.values() for c in found)
        sources = [r for r in self.reader.get_all(cited) if self._type(r) == SOURCE.name]
        return Gathered([self._card(s, citations[s.uid]) for s in self.subjects], self.asked, ties, sources)

    def _type(self, record: Record) -> str:
        return self.reader.schema.of(record).name

    def _everybody(self) -> Iterator[str]:
        yield from (s.uid for s in self.subjects)
        yield from self.ties

    def _provisions(self) -> Iterator[Provision]:
        """The provision asked for, and those that subjects are the records of."""
        if self.asked is not None:
            yield self.asked
        for subject in self.subjects:
            if isinstance(subject, TreatyProvision):
                yield from subject.reference

    def _carriers(self) -> list[Record]:
        """What else hangs from what is tied directly; of an actor only what hangs from its own measures.

        Otherwise an actor would bring everybody's positions on each issue that it has one on.
        """
        direct = [t.record for t in self.ties.values() if t.through is None]
        is_actor = any(self._type(s) == ACTOR.name for s in self.subjects)
        kinds = (MEASURE.name,) if is_actor else CARRIERS
        return [r for r in (*self.subjects, *direct) if self._type(r) in kinds]

    def _take(self, pointers: Iterable[Pointer], through: Record | None = None) -> None:
        own = {s.uid for s in self.subjects}
        for pointer in pointers:
            record = pointer.record
            if isinstance(record, Citation) or record.uid in own or record.uid in self.ties:
                continue
            self.ties[record.uid] = Tie(record, pointer.field, through)

    def _take_issues_of_positions(self) -> None:
        """What the positions of an actor are about, and the bodies whose meetings it sat in."""
        for tie in list(self.ties.values()):
            of = {POSITION.name: "issue", MEETING.name: "body"}.get(self._type(tie.record))
            target = self.reader.get(getattr(tie.record, of)) if of else None
            own = {s.uid for s in self.subjects}
            if target is not None and target.uid not in own and target.uid not in self.ties:
                self.ties[target.uid] = Tie(target, "", tie.record)

    def _card(self, record: Record, citations: list[Citation]) -> Card:
        cells = origins_now(self.reader, record.uid)
        order = [f.name for f in self.reader.schema.of(record).fields if f.name in cells]
        return Card(record, citations, [cells[name] for name in order], unchecked(citations))


def _named(reader: Reader, record: Record) -> Words:
    title = reader.schema.of(record).title_of
    return Words(*(f"{record.key} {clip(title(record, language), 60)}".strip() for language in PROGRAM_LANGUAGES))


_SEVERAL = Words(
    "«{words}» puede ser varios registros ({keys}); use la clave.",
    "“{words}” may be several records ({keys}); use the key.",
)

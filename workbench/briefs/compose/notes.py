"""The notes of a paper: which source stands behind what is printed, and whether it was checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.briefs.compose import words
from workbench.briefs.compose.levels import FieldLevels
from workbench.briefs.compose.voice import Runs, Voice, joined
from workbench.briefs.document import Note, Run, Text
from workbench.domain.audience import Audience
from workbench.domain.records import SOURCE, Citation, Position, Source
from workbench.domain.types import link_to
from workbench.i18n import LANGUAGES, Language, fold
from workbench.store.history import Provenance
from workbench.store.reader import Reader

_SHORT = 12  # letters of a place, such as p. 27, that does not wrap
WHOLE = ""  # the field of a citation that is about the whole record
_Key = tuple[str, ...]


@dataclass(frozen=True)
class Support:
    """What stands behind a statement: the numbers of its notes, their publishers, whether one was checked."""

    numbers: tuple[int, ...] = ()
    publishers: tuple[str, ...] = ()
    checked: bool = False
    cited: tuple[Citation, ...] = ()

    @property
    def runs(self) -> Runs:
        """The numbers behind a text."""
        return tuple(Run("", note=number) for number in self.numbers)


@dataclass
class _Entry:
    number: int
    source: Source | None
    checked: bool
    places: dict[str, None] = field(default_factory=dict)
    cited: dict[str, Citation] = field(default_factory=dict)  # by their uids
    parts: frozenset[int] = frozenset()


class Notes:
    """Collects what is cited while a paper is composed; one note a source, checked and unchecked apart.

    ``origins`` tells whether the cell of a received sheet may stand in for a source that nobody cited.
    """

    def __init__(self, reader: Reader, voice: Voice, *, origins: bool) -> None:
        self._reader = reader
        self._voice = voice
        self._origins = origins
        self._citations: dict[str, list[Citation]] = {}
        self._sources: dict[str, Source] = {}
        self._entries: dict[_Key, _Entry] = {}
        self._lacking: dict[str, None] = {}

    def know(self, uid: str, citations: Iterable[Citation]) -> None:
        """Takes the citations of a record that are read already."""
        self._citations[uid] = list(citations)

    def support(self, uid: str, *fields: str) -> Support:
        """The notes of some fields of a record; those of the whole record where the fields have none."""
        cited = self._cited(uid)
        found = [c for c in cited if c.field in fields] or [c for c in cited if c.field == WHOLE]
        return self._support(found)

    def fetch(self, uids: Iterable[str]) -> None:
        """Reads the citations of many records at once."""
        wanted = [uid for uid in dict.fromkeys(uids) if uid not in self._citations]
        self._citations |= {uid: [] for uid in wanted}
        self._citations |= self._reader.citations_of(wanted)

    def of_record(self, uid: str) -> Support:
        """What stands behind a record: behind it as a whole and behind any of its fields."""
        return self._support(self._cited(uid))

    def of_records(self, uids: Iterable[str]) -> Support:
        """What stands behind some records as wholes, together."""
        return self._support([c for uid in uids for c in self._cited(uid) if c.field == WHOLE])

    def of_position(self, position: Position) -> Support:
        """What stands behind a position: its citations, else the cell that its words came from."""
        fields = ("statement", "stance", "on", "as_of", WHOLE)
        found = self._support([c for c in self._cited(position.uid) if c.field in fields])
        if found.numbers or not self._origins:
            return found
        return self._from_cells(position)

    def named_in(self, uid: str, field_name: str, text: str) -> Support:
        """The citations of a field whose publisher or title the text names; the others are only listed."""
        named: list[Citation] = []
        for citation in self._cited(uid):
            if citation.field != field_name:
                continue
            if self._is_named(citation, fold(text)):
                named.append(citation)
            else:
                self._entry_of(citation)
        return self._support(named)

    def lacking(self, about: str) -> None:
        """Takes down what a statement without a source is about."""
        self._lacking[about] = None

    @property
    def lacked(self) -> tuple[str, ...]:
        """What the statements without a source are about, each once."""
        return tuple(self._lacking)

    def list_origin(self, told: str, parts: frozenset[int]) -> None:
        """Lists where a value came from that stands in some parts of the paper, beside what is cited."""
        self._entry(("origin", told), None, True).parts = parts

    def notes(self, levels: FieldLevels | None = None) -> tuple[Note, ...]:
        """The notes, as they are printed, each with who may see it where ``levels`` can tell it.

        A cell is its readers', who alone are told of cells.
        """
        if levels is not None:
            levels.fetch(uid for entry in self._entries.values() for uid in _uids(entry))
        return tuple(
            Note(entry.number, self._text(key, entry), entry.parts, seen_by=_seen_by(entry, levels) if levels else None)
            for key, entry in self._entries.items()
        )

    def published_for(self, support: Support, levels: FieldLevels) -> Audience:
        """Who may see the publishers of what stands behind a statement, each by the source that most may know of."""
        levels.fetch(uid for c in support.cited for uid in (c.uid, c.source))
        least: dict[str, Audience] = {}
        for cited in support.cited:
            name = self._sources[cited.source].publisher
            level = max(levels.one(cited.uid, "source"), levels.one(cited.source, "publisher"))
            least[name] = min(level, least.get(name, level))
        return max((level for name, level in least.items() if name), default=Audience.PUBLIC)

    def _cited(self, uid: str) -> list[Citation]:
        """The citations of a record whose source the reader may see."""
        if uid not in self._citations:
            self._citations[uid] = self._reader.citations(uid)
        found = self._citations[uid]
        unread = [c.source for c in found if c.source and c.source not in self._sources]
        if unread:
            self._sources |= {s.uid: s for s in self._reader.get_all(unread) if isinstance(s, Source)}
        return [c for c in found if c.source in self._sources]

    def _is_named(self, citation: Citation, said: str) -> bool:
        source = self._sources[citation.source]
        names = (fold(source.publisher), fold(source.title))
        return any(name and f" {name} " in f" {said} " for name in names)

    def _support(self, citations: Iterable[Citation]) -> Support:
        found = sorted(citations, key=lambda c: not c.verified)
        entries = [self._entry_of(c) for c in found]
        publishers = [self._sources[c.source].publisher for c in found]
        return Support(
            tuple(dict.fromkeys(e.number for e in entries)),
            tuple(dict.fromkeys(p for p in publishers if p)),
            any(c.verified for c in found),
            tuple(found),
        )

    def _entry_of(self, citation: Citation) -> _Entry:
        key = ("source", citation.source, str(citation.verified))
        entry = self._entry(key, self._sources[citation.source], citation.verified)
        entry.cited[citation.uid] = citation
        if citation.locator:
            entry.places[citation.locator] = None
        return entry

    def _entry(self, key: _Key, source: Source | None, checked: bool) -> _Entry:
        return self._entries.setdefault(key, _Entry(len(self._entries) + 1, source, checked))

    def _from_cells(self, position: Position) -> Support:
        """The cell whose words the statement still is."""
        now = {fold(text) for text in (position.statement.es, position.statement.en) if text}
        for cell in self._reader.provenance(position.uid):
            if cell.field == "statement" and fold(cell.words) in now:
                return Support((self._cell_entry(cell).number,), checked=True)
        return Support()

    def _cell_entry(self, cell: Provenance) -> _Entry:
        entry = self._entry(("cell", cell.file, cell.sheet), None, True)
        entry.places[cell.cell] = None
        return entry

    def _text(self, key: _Key, entry: _Entry) -> Text:
        places = ", ".join(p.replace(" ", "\u00a0") if len(p) <= _SHORT else p for p in entry.places)
        if key[0] == "origin":
            return key[1]
        if entry.source is None:
            said = words.SHEET.fill(file=key[1], sheet=key[2])
            return f"{self._voice.fixed(said)}, {places}."
        source = entry.source
        opening, closing = self._voice.fixed(words.QUOTED.fill(title="\n")).split("\n")
        title = (Run(opening), Run(source.title, language=self._tongue(source)), Run(closing))
        leads_to = link_to(source.address)
        address = (Run(source.address, leads_to=leads_to),) if leads_to else source.address
        parts = (source.publisher, title, self._voice.shown(SOURCE, source, "date"), places, address)
        text = joined(parts, ", ")
        return text if entry.checked else (*text, Run(f" {self._voice.fixed(words.UNVERIFIED)}"))

    def _tongue(self, source: Source) -> Language | None:
        """The language that the title is known to be in; None where that is the paper's, or nobody said it."""
        known = next((code for code in LANGUAGES if source.language is not None and source.language.key == code), None)
        return None if known == self._voice.language else known


_PRINTED = ("publisher", "title", "date", "address")


def _uids(entry: _Entry) -> tuple[str, ...]:
    return (*([entry.source.uid] if entry.source else []), *entry.cited)


def _seen_by(entry: _Entry, levels: FieldLevels) -> Audience | None:
    """Who may see a source and the places in it, each by the citation that most may know of; None where it is a cell.

    That a source is cited at all is told by any one citation.
    """
    if entry.source is None:
        return None
    said = [levels.one(entry.source.uid, name) for name in _PRINTED if getattr(entry.source, name)]
    least: dict[str, Audience] = {}
    for uid, cited in entry.cited.items():
        level = max(levels.one(uid, "source"), levels.one(uid, "locator") if cited.locator else Audience.PUBLIC)
        least[cited.locator] = min(level, least.get(cited.locator, level))
    places = [level for place, level in least.items() if place]
    return max([*said, *(places or [min(least.values(), default=Audience.PUBLIC)])])

"""The calendar leaves as an iCalendar file, for one audience and proved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench.assessing.verification import MARK, WHOLE, concerns, unchecked_by_record
from workbench.domain.records import Meeting
from workbench.domain.records.choices_bodies import MEETING_STANDING
from workbench.domain.schema import Schema
from workbench.domain.types import ParallelText
from workbench.domain.when import CLAIMED, COMPUTED, When, show_when
from workbench.exporting.icalendar import Event, check_ics, write_ics
from workbench.exporting.trouble import CannotExport
from workbench.i18n import PROGRAM_LANGUAGES, Language, Told, Words, clip
from workbench.outgoing.proof import Proof
from workbench.progress import SILENT, Progress
from workbench.store.dossier import Dossier
from workbench.store.reader import Reader
from workbench.tasks.calendar import DATED, Entry, calendar
from workbench.tasks.calendar_leaving import Leaving, leaving
from workbench.tasks.handing_out import Handing, NoRecipient, hand_out

SUFFIX = ".ics"
_EXPECTED = ("held", "planned")  # a meeting of another standing says so


@dataclass(frozen=True)
class Saved:
    """How many dates left, how many of them computed, the proof that nothing else did, and how many meetings stayed
    because only somebody says that they were held.
    """

    dates: int
    computed: int
    proof: Proof
    left_out: int = 0


class NoSpan(Told):
    """A span of days that ends before it begins."""


@dataclass(frozen=True)
class Span:
    """The days of which dates are wanted, both inside; None leaves a side open."""

    first: date | None = None
    last: date | None = None

    def touches(self, when: When) -> bool:
        """Whether any day that a date can mean lies in it."""
        return (self.first is None or when.last() >= self.first) and (self.last is None or when.first() <= self.last)


def reader_for(dossier: Dossier, handing: Handing) -> Reader:
    """The reader of a calendar; raises NoRecipient where nothing was ticked for who is named."""
    reader = handing.reader(dossier)
    listed = (t.name for t in reader.schema.types if t.listed)
    if handing.release_to is not None and not any(True for name in listed for _ in reader.all(name)):
        raise NoRecipient(_NOT_TICKED.fill(who=clip(handing.release_to), audience=handing.audience.label))
    return reader


def dates_in(reader: Reader, span: Span, language: Language, as_of: date) -> list[Entry]:
    """All dates of a dossier, and of Article 34.7, that touch a span of days; raises NoSpan where none can."""
    if span.first is not None and span.last is not None and span.first > span.last:
        raise NoSpan(_BACKWARDS.fill(first=span.first.isoformat(), last=span.last.isoformat()))
    types = tuple(dict.fromkeys(name for name, _ in DATED))
    return [entry for entry in calendar(reader, types, language, as_of) if span.touches(entry.when)]


def save_calendar(
    dossier: Dossier,
    path: Path,
    handing: Handing,
    language: Language,
    as_of: date,
    span: Span = Span(),
    progress: Progress = SILENT,
) -> Saved:
    """Writes the dates that an audience may see as a calendar.

    Raises CannotExport for a folder, for no name and for an ending other than .ics, NoSpan and NoRecipient where
    nothing can be meant, LeakFound and CannotWrite as every file does.
    """
    if not path.name:
        raise CannotExport(_NO_NAME)
    if path.is_dir():
        raise CannotExport(_FOLDER.fill(file=path))
    if path.suffix.casefold() != SUFFIX:
        raise CannotExport(_FORMAT.fill(file=path.name))
    seen = reader_for(dossier, handing)
    going = leaving(seen, dates_in(seen, span, language, as_of))

    def produce(temporary: Path, reader: Reader) -> int:
        return write_ics(temporary, _events(reader, going, language), _name(handing, language), as_of, language)

    count, proof = hand_out(dossier, path, handing, produce, check_ics, progress, _printed(going.entries))
    return Saved(count, sum(entry.is_computed for entry in going.entries), proof, going.left_out)


def _name(handing: Handing, language: Language) -> str:
    return _NAME.fill(audience=handing.audience.label).in_(language)


def _printed(entries: Iterable[Entry]) -> Sequence[str]:
    """The days that the file tells because they follow from others that may be seen: a reserved date may equal one."""
    computed = [entry for entry in entries if entry.is_computed]
    days = {show_when(entry.when, language) for entry in computed for language in PROGRAM_LANGUAGES}
    return [*sorted(days), *(words for entry in computed for words in entry.how.all())]


def _events(reader: Reader, going: Leaving, language: Language) -> Iterable[Event]:
    told = [*going.entries, *(e for of in going.told_by.values() for e in of)]
    uids = list(dict.fromkeys(entry.uid for entry in told if entry.uid))
    unchecked = unchecked_by_record(c for of in reader.citations_of(uids).values() for c in of)
    meetings = {r.uid: r for r in reader.get_all(uids) if isinstance(r, Meeting)}

    def summary(entry: Entry) -> str:
        standing = _standing(meetings.get(entry.uid))
        marks = [*_marks(entry, language), *([standing.in_(language)] if standing is not None else [])]
        if _is_unchecked(reader.schema, entry, unchecked, language):
            marks.append(MARK.in_(language).strip("()"))
        return _title(reader.schema, entry, language) + (f" ({'; '.join(marks)})" if marks else "")

    def label(entry: Entry) -> str:
        return reader.schema.type(entry.type).label.in_(language)

    for entry in going.entries:
        besides = (f"{label(other)}: {summary(other)}" for other in going.told_by.get(entry.uid, ()))
        yield Event(
            f"{entry.uid or 'usmca-34.7'}.{entry.field}",
            summary(entry),
            entry.when.first(),
            entry.when.last(),
            "\n".join(filter(None, (_day(entry, language), entry.how.in_(language), *besides))),
            label(entry),
            entry.uid in meetings and _is(meetings[entry.uid], "cancelled"),
        )


def _title(schema: Schema, entry: Entry, language: Language) -> str:
    """What happens, led by what the day means to it where it is not simply when it happens."""
    declared = schema.type(entry.type).by_name.get(entry.field)
    if declared is None or entry.field == "when":
        return entry.title
    return f"{declared.label.in_(language)}: {entry.title}"


def _marks(entry: Entry, language: Language) -> list[str]:
    """What a reader must know of a date: that nobody stated it, that it is some day of a span."""
    basis = _BASIS.get(entry.when.basis)
    marks = [basis.in_(language)] if basis is not None else []
    if entry.when.form == "window" or not entry.when.start.day:
        marks.append(_NO_DAY.fill(when=show_when(entry.when, language)).in_(language))
    return marks


def _day(entry: Entry, language: Language) -> str:
    basis = _BASIS.get(entry.when.basis)
    told = show_when(entry.when, language)
    return f"{told} ({basis.in_(language)})" if basis is not None else told


def _is(meeting: Meeting, standing: str) -> bool:
    return meeting.standing is not None and meeting.standing.key == standing


def _standing(meeting: Meeting | None) -> Words | None:
    """What is to be known of a meeting that was neither held nor is planned."""
    if meeting is None or meeting.standing is None or meeting.standing.key in _EXPECTED:
        return None
    return Words(MEETING_STANDING.show(meeting.standing, "es"), MEETING_STANDING.show(meeting.standing, "en"))


def _is_unchecked(schema: Schema, entry: Entry, unchecked: Mapping[str, frozenset[str]], language: Language) -> bool:
    """Whether nobody has read the source of what the calendar says of a record."""
    names = unchecked.get(entry.uid, frozenset())
    record_type = schema.type(entry.type)
    said = {WHOLE, entry.field, record_type.title}
    said |= {f.name + f"_{language}" for f in record_type.fields if f.name in said and isinstance(f.type, ParallelText)}
    return not said.isdisjoint(concerns(record_type, names, (language,)))


_BASIS = {"computed": COMPUTED, "claimed": CLAIMED}
_NO_DAY = Words("{when}, sin día fijo", "{when}, no fixed day")
_NAME = Words("T-MEC: fechas ({audience})", "USMCA: dates ({audience})")
_NOT_TICKED = Words(
    "Nada que pueda ver la audiencia «{audience}» está marcado para «{who}»: revise el nombre.",
    "Nothing that the audience “{audience}” may see is ticked for “{who}”: check the name.",
)
_NO_NAME = Words(
    "Falta el nombre del calendario: un archivo que termine en .ics.",
    "The calendar has no name: it is a file that ends in .ics.",
)
_FOLDER = Words(
    "{file} es una carpeta: agregue el nombre del calendario, que termina en .ics.",
    "{file} is a folder: add the name of the calendar, which ends in .ics.",
)
_BACKWARDS = Words(
    "El primer día ({first}) viene después del último ({last}).",
    "The first day ({first}) comes after the last one ({last}).",
)
_FORMAT = Words("{file}: un calendario es un .ics.", "{file}: a calendar is an .ics.")

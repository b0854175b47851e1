"""Questions about records become inquiries: one for each record and whoever sees to it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from workbench.assessing.responsible import to_ask
from workbench.domain.change import ChangeSet, Create
from workbench.domain.records import INQUIRY, Inquiry
from workbench.domain.schema import Record
from workbench.domain.types import Context, Hour, Parallel
from workbench.domain.types import When as WhenType
from workbench.domain.when import When, whole_day
from workbench.i18n import Language, Told, Words, clip, fold, squash
from workbench.store.reader import Reader

_SIGN_OF_AN_HOUR = re.compile(r"[:hm]", re.IGNORECASE)
_TODAY, _TOMORROW = ("hoy", "today"), ("manana", "tomorrow")


class CannotAsk(Told):
    """A question that cannot be put; ``words`` says why in one sentence."""


@dataclass(frozen=True)
class Limit:
    """By when an answer is needed: a day, and on it an hour where one is set."""

    due: When | None = None
    hour: str = ""


@dataclass(frozen=True)
class Question:
    """What is asked: about which records, of whom (whoever sees to each of them, where nobody is named), by when."""

    words: str
    language: Language
    about: Sequence[str] = ()
    of: Sequence[str] = ()
    batch: str = ""
    event: str = ""
    limit: Limit = Limit()


@dataclass(frozen=True)
class Prepared:
    """The inquiries that a question becomes; ``nobody`` are the records that nobody is named to see to."""

    inquiries: tuple[Inquiry, ...]
    nobody: tuple[Record, ...]

    def change_set(self) -> ChangeSet:
        """The inquiries as one step of undo."""
        first = self.inquiries[0].title
        return ChangeSet(tuple(map(Create, self.inquiries)), clip(first.es or first.en))

    @property
    def actors(self) -> tuple[str, ...]:
        """The uids of those who are asked."""
        return tuple(dict.fromkeys(i.asked for i in self.inquiries))


def prepare(reader: Reader, question: Question) -> Prepared:
    """The inquiries that a question becomes, numbered on from those that each actor was put before.

    Raises CannotAsk where there are no words, nobody to be asked, or a record that nobody can be asked about.
    """
    words = squash(question.words)
    if not words:
        raise CannotAsk(_NO_WORDS)
    if not question.about and not question.of:
        raise CannotAsk(_NOBODY_NAMED)
    known = {record.uid: record for record in reader.get_all((*question.about, *question.of))}
    about = [known[uid] for uid in dict.fromkeys(question.about) if uid in known]  # named and listed: asked once
    for record_type in map(reader.schema.of, about):
        if record_type.name not in INQUIRY.field("about").refers_to:
            raise CannotAsk(_NOT_ABOUT.fill(type=record_type.plural))
    pairs, nobody = _pairs(reader, question.of, about)
    if not pairs:
        raise CannotAsk(_NOBODY)
    title = Parallel().written(question.language, words)
    numbers = _numbers(reader, {actor for actor, _ in pairs})
    inquiries = tuple(
        Inquiry(
            uid=str(uuid.uuid4()),
            title=title,
            number=str(next(numbers[actor])),
            asked=actor,
            about=about,
            batch=squash(question.batch),
            event=question.event,
            due=question.limit.due,
            due_hour=question.limit.hour,
        )
        for actor, about in pairs
    )
    return Prepared(inquiries, nobody)


def _pairs(
    reader: Reader, actors: Sequence[str], about: Sequence[Record]
) -> tuple[list[tuple[str, str]], tuple[Record, ...]]:
    """Who is asked about what, and the records that nobody sees to."""
    if actors:
        return [(actor, uid) for actor in dict.fromkeys(actors) for uid in ([r.uid for r in about] or [""])], ()
    asked = [(to_ask(reader.schema.of(record), record, reader.get), record) for record in about]
    there = reader.knows(actor for actor, _ in asked if actor)
    pairs = [(actor, record.uid) for actor, record in asked if actor in there]
    return pairs, tuple(record for actor, record in asked if actor not in there)


def _numbers(reader: Reader, actors: Iterable[str]) -> dict[str, Iterator[int]]:
    """The next numbers of the questions to each actor."""
    found: dict[str, Iterator[int]] = {}
    for actor in actors:
        put = [r for r in reader.where(INQUIRY.name, asked=actor) if isinstance(r, Inquiry)]
        found[actor] = count(1 + max((int(i.number) for i in put if i.number.isdecimal()), default=0))
    return found


def read_limit(words: str, language: Language, today: date) -> Limit:
    """A limit in words: ``2026-07-23``, ``23 de julio de 2026, 18:00 h``, ``hoy 18:00``; an hour alone is today's.

    Raises CannotAsk where they name no day and no hour.
    """
    parts = squash(words).replace(",", " ").split()
    if not parts:
        return Limit()
    for at in range(len(parts)):
        day, hour = " ".join(parts[:at]), " ".join(parts[at:])
        reading = Hour().parse(hour, Context(language))
        says_hour = bool(reading.value) and (not day or _SIGN_OF_AN_HOUR.search(hour))
        if says_hour and (due := _day(day, language, today)) is not None:
            return Limit(due, reading.value or "")
    due = _day(" ".join(parts), language, today)
    if due is not None and ":" not in words:  # an hour that is none would be lost
        return Limit(due)
    raise CannotAsk(_NO_LIMIT.fill(words=clip(words)))


def _day(words: str, language: Language, today: date) -> When | None:
    if not words or fold(words) in _TODAY:
        return whole_day(today)
    if fold(words) in _TOMORROW:
        return whole_day(today + timedelta(days=1))
    reading = WhenType().parse(words, Context(language, day_first=True))
    return reading.value if reading.clear else None


_NO_WORDS = Words("Falta la pregunta.", "The question is missing.")
_NOBODY_NAMED = Words("Diga sobre qué registros se pregunta, o a quién.", "Say which records to ask about, or whom.")
_NOBODY = Words(
    "Ninguno de los registros dice qué dependencia lo lleva: diga a quién se pregunta.",
    "None of the records says which ministry sees to it: say whom to ask.",
)
_NOT_ABOUT = Words("Sobre «{type}» no se pregunta.", "No questions are asked about “{type}”.")
_NO_LIMIT = Words(
    "«{words}» no es un plazo; escriba un día, una hora o ambos, como «2026-07-23 18:00» u «hoy 18:00».",
    "“{words}” is no time limit; write a day, an hour or both, such as “2026-07-23 18:00” or “today 18:00”.",
)

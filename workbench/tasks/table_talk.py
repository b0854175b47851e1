"""At the table: what lines can name, what was written down at a meeting, and what somebody said on something before."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workbench.assessing.names_known import Book, Named
from workbench.assessing.table_talk import Known, Subject, Understood, moment
from workbench.domain.change import ChangeSet, Create
from workbench.domain.provision import Provision
from workbench.domain.query import Among, Holding, Query
from workbench.domain.records import ACTOR, ISSUE, POSITION, STATEMENT, Actor, Issue, Meeting, Position, Statement
from workbench.domain.records.choices import FORMALITY, STANCE
from workbench.domain.records.choices_asks import VERB
from workbench.domain.schema import Record
from workbench.domain.when import When, show_when
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Words, clip
from workbench.store.reader import Reader

MOST_SUBJECTS = 1_000  # statements whose subjects are offered
MOST_SAID = 200
_NOBODY = date.min
_STATE = ("ministry", "agency", "executive", "legislature")  # kinds of actors that speak for their country


@dataclass(frozen=True)
class About:
    """What is asked for: said by an actor, on an issue, on some words, on provisions; whatever of it is known.

    For a party its government and its legislature speak too.
    """

    actor: str = ""
    issue: str = ""
    on: str = ""
    provisions: tuple[Provision, ...] = ()

    @property
    def has_subject(self) -> bool:
        """Whether it is about something."""
        return bool(self.issue or self.on or self.provisions)


@dataclass(frozen=True)
class Saying:
    """A statement or a stated position as it is told; ``by`` is the uid of its actor, ``deed`` its verb or stance."""

    uid: str
    type: str
    key: str
    when: str
    by: str
    actor: str
    deed: str
    on: str
    words: str
    marks: tuple[str, ...] = ()


def known(reader: Reader) -> Known:
    """Whom and what lines can name."""
    parties: list[str] = []
    actors: list[Named] = []
    for actor in reader.all(ACTOR.name):
        assert isinstance(actor, Actor)
        actors.append(Named(actor.uid, actor.key, actor.title, actor.acronym, actor.names))
        if actor.kind is not None and actor.kind.key == "party":
            parties.append(actor.uid)
    issues = [Named(i.uid, i.key, i.title) for i in reader.all(ISSUE.name) if isinstance(i, Issue)]
    ids = reader.ids(Query(STATEMENT.name))[-MOST_SUBJECTS:]
    spoken = [s for s in reversed(reader.page(ids)) if isinstance(s, Statement)]
    return Known(Book(actors), Book(issues), [Subject(s.on, s.issue) for s in spoken], parties)


def keeping(
    understood: Understood, actor: str, language: Language, meeting: Meeting | None, now: datetime, uid: str = ""
) -> ChangeSet:
    """The change that keeps what a clear line says, as one step of undo; ``actor`` is what the actor is called."""
    when, hour = moment(meeting.when if meeting is not None else None, now)
    statement = understood.statement(
        uid or str(uuid.uuid4()), language, meeting=meeting.uid if meeting is not None else "", when=when, hour=hour
    )
    return ChangeSet((Create(statement),), f"{clip(actor)}: {clip(statement.on.best(language)[0])}")


def written_down(reader: Reader, meeting: str, day: When, language: Language) -> list[Saying]:
    """What was written down at a meeting, or on a day at none, the latest first."""
    asked: dict[str, Any] = {"meeting": meeting} if meeting else {"meeting": "", "when": day}
    ids = reader.ids(Query(STATEMENT.name, equals=asked))[-MOST_SAID:]
    return list(_told(reader, reversed(reader.page(ids)), language))


def said_before(reader: Reader, about: About, language: Language, most: int = MOST_SAID) -> list[Saying]:
    """The statements and the stated positions of an actor, or of all, on something; the latest first."""
    found: dict[str, Record] = {}
    voices = (about.actor, *speaking_for(reader, about.actor)) if about.actor else ()
    for record_type, dated in ((STATEMENT.name, "when"), (POSITION.name, "as_of")):
        for record in _found(reader, record_type, dated, about, voices, most):
            found[record.uid] = record
    latest = sorted(found.values(), key=_age, reverse=True)[:most]
    return list(_told(reader, latest, language))


def speaking_for(reader: Reader, actor: str) -> list[str]:
    """The uids of the government and the legislature of a party; nobody speaks for another actor."""
    party = reader.get(actor)
    if not isinstance(party, Actor) or party.kind is None or party.kind.key != "party" or party.country is None:
        return []
    state = (Among("country", (party.country.key,)), Among("kind", _STATE))
    return [record.uid for record in reader.page(reader.ids(Query(ACTOR.name, conditions=state)))]


def _found(
    reader: Reader, record_type: str, dated: str, about: About, voices: Sequence[str], most: int
) -> Iterator[Record]:
    """The records of a type that fit, those of each way of asking the latest first; of anybody without ``voices``."""
    spoken = (Among("actor", tuple(voices)),) if voices else ()
    stated = (Among("standing", ("stated", "")),) if record_type == POSITION.name else ()

    def ask(more: dict[str, Any], *conditions: Any) -> list[Record]:
        query = Query(record_type, dated, True, equals=more, conditions=(*stated, *spoken, *conditions))
        return reader.page(reader.ids(query)[:most])

    if not about.has_subject:
        yield from ask({}) if about.actor else []
        return
    issues = {about.issue: None} if about.issue else {}
    for provision in about.provisions:
        named = [pointer.record for pointer in reader.about(provision)]
        issues |= {record.uid: None for record in named if isinstance(record, Issue)}
        yield from (r for r in named if isinstance(r, Statement) and _is_meant(r, record_type, voices))
    for issue in issues:
        yield from ask({"issue": issue})
    if about.on:
        yield from ask({}, Holding(about.on))


def _is_meant(statement: Statement, record_type: str, voices: Sequence[str]) -> bool:
    return record_type == STATEMENT.name and (not voices or statement.actor in voices)


def _age(record: Record) -> tuple[date, str, int]:
    when = record.when if isinstance(record, Statement) else getattr(record, "as_of", None)
    hour = record.hour if isinstance(record, Statement) else ""
    number = record.key.rpartition("-")[2]
    return when.first() if when is not None else _NOBODY, hour, int(number) if number.isdecimal() else 0


def _told(reader: Reader, records: Iterable[Record], language: Language) -> Iterator[Saying]:
    kept: Sequence[Record] = list(records)
    titles = Titles(reader, language, short=True)
    titles.fetch(uid for record in kept for uid in _named(record))
    for record in kept:
        if isinstance(record, Statement):
            yield _statement(record, titles, language)
        elif isinstance(record, Position):
            yield _position(record, titles, language)


def _named(record: Record) -> Collection[str]:
    return [uid for name in ("actor", "promoted_to") if (uid := getattr(record, name, ""))]


def _statement(said: Statement, titles: Titles, language: Language) -> Saying:
    marks = [FORMALITY.show(said.formality, language).lower()] if said.formality is not None else []
    marks += [_AD_REFERENDUM.in_(language)] if said.ad_referendum else []
    marks += [p.show(language) for p in said.provisions]
    marks += [_PROMOTED.in_(language)] if said.promoted_to else []
    return Saying(
        said.uid,
        STATEMENT.name,
        said.key,
        " ".join(filter(None, [_day(said.when, language), said.hour])),
        said.actor,
        titles.of(said.actor) + (f" ({said.speaker})" if said.speaker else ""),
        VERB.show(said.verb, language).lower(),
        said.on.best(language)[0],
        said.words.best(language)[0],
        tuple(marks),
    )


def _position(held: Position, titles: Titles, language: Language) -> Saying:
    marks = [FORMALITY.show(held.formality, language).lower()] if held.formality is not None else []
    return Saying(
        held.uid,
        POSITION.name,
        held.key,
        _day(held.as_of, language),
        held.actor,
        titles.of(held.actor),
        STANCE.show(held.stance, language).lower(),
        held.on.best(language)[0],
        held.statement.best(language)[0],
        (POSITION.label.in_(language).lower(), *marks),
    )


def _day(when: When | None, language: Language) -> str:
    return show_when(when, language) if when is not None else ""


_AD_REFERENDUM = Words("ad referéndum", "ad referendum")
_PROMOTED = Words("pasó a posición", "made a position")

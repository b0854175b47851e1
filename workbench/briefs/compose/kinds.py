"""The kinds of papers, each once: what it is called, what it is about and how it is composed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from workbench.briefs.arranging import Keys
from workbench.briefs.compose import (
    actor,
    article,
    book,
    committee,
    delta,
    matrix,
    meeting,
    nonpaper,
    position,
    questions,
    readout,
    words,
)
from workbench.briefs.compose.actor import compose_actor
from workbench.briefs.compose.article import compose_article
from workbench.briefs.compose.book import compose_book
from workbench.briefs.compose.committee import compose_committee
from workbench.briefs.compose.delta import compose_delta
from workbench.briefs.compose.matrix import compose_matrix
from workbench.briefs.compose.meeting import compose_meeting
from workbench.briefs.compose.nonpaper import compose_nonpaper
from workbench.briefs.compose.options import PLAIN, Options
from workbench.briefs.compose.position import compose_position
from workbench.briefs.compose.questions import compose_questions
from workbench.briefs.compose.readout import compose_readout
from workbench.briefs.document import Document
from workbench.domain.provision import Provision
from workbench.domain.records import (
    ACTOR,
    BODY,
    ISSUE,
    MEETING,
    POSITION,
    PROVISION,
    SCHEMA,
    Actor,
    Body,
    Issue,
    Meeting,
)
from workbench.domain.schema import Record
from workbench.i18n import Language, Words
from workbench.progress import SILENT, Progress
from workbench.store.reader import Reader

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Subject:
    """What a paper is about: one record of some types, or with ``many`` any number of them, none meaning all.

    ``means`` has the types that stand for the record in one of their fields, as a position does for its issue. With
    ``is_provision`` the paper is about a provision of the treaty, whether or not a record holds it. Of the type
    ``once`` only one record may be among many.
    """

    label: Words
    types: tuple[str, ...]
    means: Mapping[str, str] = field(default_factory=dict)
    many: bool = False
    is_provision: bool = False
    once: str = ""

    @property
    def told(self) -> Words:
        """What may be named, in words."""
        labels = [SCHEMA.type(name).label for name in self.types]
        named = Words(", ".join(x.es.lower() for x in labels), ", ".join(x.en.lower() for x in labels))
        return _MANY.fill(named=named) if self.many else named


@dataclass(frozen=True)
class Asked:
    """The subject of one paper."""

    records: Sequence[Record] = ()
    provision: Provision | None = None


Compose = Callable[[Reader, Asked, Language, date, Options, Progress], Document]


@dataclass(frozen=True)
class Kind:
    """``parts`` are the keys of its parts, by their numbers; none where each paper has others.

    ``needs_recipient``: it is for a named recipient only, and so never lists cells;
    ``needs_start``: it tells what changed, which is told to no recipient by name; ``has_actors``: it can show a column
    an actor; ``computes_days``: it prints days that follow from others, such as those before a review.
    """

    key: str
    label: Words
    subject: Subject
    composed: Compose
    parts: Keys = field(default_factory=dict)
    needs_recipient: bool = False
    needs_start: bool = False
    has_actors: bool = False
    computes_days: bool = False


def _one(cls: type[R], compose: Callable[[Reader, R, Language, date, Options], Document]) -> Compose:
    """Composes about one record of a type, read again through the reader of the paper."""

    def composed(
        reader: Reader, asked: Asked, language: Language, as_of: date, options: Options, progress: Progress
    ) -> Document:
        (record,) = asked.records
        seen = reader.get(record.uid)
        if not isinstance(seen, cls):
            raise ValueError("the reader does not know of the subject")
        return compose(reader, seen, language, as_of, options)

    return composed


def _many(compose: Callable[[Reader, Sequence[Record], Language, date, Options], Document]) -> Compose:
    """Composes about any number of records, read again through the reader of the paper."""
    return lambda reader, asked, language, as_of, options, _: compose(reader, asked.records, language, as_of, options)


def _watched(compose: Callable[[Reader, Sequence[Record], Language, date, Options, Progress], Document]) -> Compose:
    """The same of a paper that takes long enough to be watched."""
    return lambda reader, asked, *rest: compose(reader, asked.records, *rest)


def _provision(
    reader: Reader, asked: Asked, language: Language, as_of: date, options: Options, progress: Progress
) -> Document:
    if asked.provision is None:
        raise ValueError("a paper about a provision needs one")
    return compose_article(reader, asked.provision, language, as_of, options)


_AN_ISSUE = Subject(ISSUE.label, (ISSUE.name, POSITION.name), {POSITION.name: "issue"})

_ISSUES = Subject(ISSUE.label, (ISSUE.name, POSITION.name), {POSITION.name: "issue"}, many=True)
_A_ROUND = Subject(
    ISSUE.label, (ISSUE.name, POSITION.name, MEETING.name), {POSITION.name: "issue"}, many=True, once=MEETING.name
)
_A_MEETING = Subject(MEETING.label, (MEETING.name,))
_A_BODY = Subject(BODY.label, (BODY.name,))
_AN_ACTOR = Subject(ACTOR.label, (ACTOR.name,))
_A_PROVISION = Subject(PROVISION.label, (PROVISION.name,), is_provision=True)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            Kind("position", words.BRIEF, _AN_ISSUE, _one(Issue, compose_position), position.KEYS),
            Kind("meeting", meeting.LABEL, _A_MEETING, _one(Meeting, compose_meeting), meeting.KEYS),
            Kind("committee", committee.LABEL, _A_BODY, _one(Body, compose_committee), committee.KEYS),
            Kind("actor", actor.LABEL, _AN_ACTOR, _one(Actor, compose_actor), actor.KEYS),
            Kind("article", article.LABEL, _A_PROVISION, _provision, article.KEYS),
            Kind("matrix", matrix.LABEL, _ISSUES, _many(compose_matrix), has_actors=True),
            Kind("qa", questions.LABEL, _ISSUES, _many(compose_questions), questions.KEYS),
            Kind("book", book.LABEL, _A_ROUND, _watched(compose_book), book.KEYS, computes_days=True),
            Kind("readout", readout.LABEL, _A_MEETING, _one(Meeting, compose_readout), readout.KEYS),
            Kind("nonpaper", nonpaper.LABEL, _ISSUES, _many(compose_nonpaper), nonpaper.KEYS, needs_recipient=True),
            Kind("delta", delta.LABEL, _ISSUES, _many(compose_delta), needs_start=True),
        )
    }
)


def kind_of(record_type: str) -> Kind | None:
    """The kind of paper about one record of a type; None where there is none."""
    return next((k for k in KINDS.values() if record_type in k.subject.types and not k.subject.many), None)


def compose(
    kind: Kind,
    reader: Reader,
    asked: Asked,
    language: Language,
    as_of: date,
    options: Options = PLAIN,
    progress: Progress = SILENT,
) -> Document:
    """A paper of a kind as of a day, for the audience or recipient of the reader.

    Nothing that the reader may not see comes in with the subject; ValueError where it does not know of it.
    Errors: Cancelled from ``progress``.
    """
    return kind.composed(reader, asked, language, as_of, options, progress)


_MANY = Words("{named}; todos si no se nombra ninguno", "{named}; all if none is named")

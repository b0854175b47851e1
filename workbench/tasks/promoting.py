"""A statement becomes a position of its actor, or what one says that is there; only where a person asks for it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.domain.change import ChangeSet, Create, Edit, Update
from workbench.domain.clearance import follows
from workbench.domain.query import Among, Query
from workbench.domain.records import POSITION, SOURCE, Citation, Meeting, Position, Source, Statement
from workbench.domain.types import Chosen, Parallel, spellings
from workbench.i18n import PROGRAM_LANGUAGES, Language, Told, Words, clip, fold
from workbench.store.reader import Reader

_MOST = 200
# What a verb says of where somebody stands; asking, agreeing and withdrawing say nothing of it by themselves.
_STANCES = {"proposes": "proposes", "supports": "supports", "reserves": "reserves", "objects": "opposes"}


class CannotPromote(Told):
    """A statement that cannot become a position; ``words`` says why in one sentence."""


@dataclass(frozen=True)
class Promotion:
    """A statement, the stated positions of its actor that it may be about, and whether one of them is certainly meant.

    ``candidates`` are uids with titles, those on the same words first; ``certain`` is empty where a person has to say.
    """

    statement: Statement
    candidates: Sequence[tuple[str, str]]
    certain: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether nothing has to be asked: one position is certainly meant, or there is none and the issue is known."""
        return bool(self.certain) or (bool(self.statement.issue) and not self.candidates)


def promotion(reader: Reader, uid: str, language: Language) -> Promotion:
    """What a statement can become; CannotPromote where it is none, or became a position before."""
    statement = reader.get(uid)
    if not isinstance(statement, Statement):
        raise CannotPromote(_NO_STATEMENT)
    if statement.promoted_to:
        promoted = reader.get(statement.promoted_to)
        raise CannotPromote(_PROMOTED.fill(key=statement.key, position=promoted.key if promoted is not None else "?"))
    asked: dict[str, Any] = {"actor": statement.actor}
    if statement.issue:
        asked["issue"] = statement.issue
    stated = (Among("standing", ("stated", "")),)
    query = Query(POSITION.name, "as_of", True, equals=asked, conditions=stated)
    found = [p for p in reader.page(reader.ids(query)[:_MOST]) if isinstance(p, Position)]
    words = _words_of(statement.on)
    same = [p for p in found if words & _words_of(p.on)]
    ordered = [*same, *(p for p in found if p not in same)]
    candidates = [(p.uid, f"{p.key} {clip(POSITION.title_of(p, language), 90)}") for p in ordered]
    return Promotion(statement, candidates, same[0].uid if len(same) == 1 else "")


def promote(reader: Reader, statement: Statement, language: Language, position: str = "", issue: str = "") -> ChangeSet:
    """The change that makes the statement what that position says, or a new position where none is named.

    A new one is on the statement's issue, or on the ``issue`` that is given. The meeting is its source, which counts as
    verified where somebody reviewed the statement. Raises CannotPromote where there is no issue.
    """
    current = reader.get(position) if position else None
    said = statement.words or statement.on
    values: dict[str, Any] = {"formality": statement.formality, "as_of": statement.when}
    edits: list[Edit] = []
    if isinstance(current, Position):
        values["statement"] = _revised(current.statement, said)
        kept = replace(current, **values)
        edits.append(Update(current.uid, current.revision, {**values, **follows(POSITION, current, kept)}))
        uid, title = current.uid, _UPDATED.fill(key=statement.key, position=current.key)
    else:
        new = _new(statement, issue, said, values)
        edits.append(Create(new))
        uid, title = new.uid, _MADE.fill(key=statement.key)
    edits += _source(reader, statement, uid, language)
    edits.append(Update(statement.uid, statement.revision, {"promoted_to": uid}))
    return ChangeSet(tuple(edits), title.in_(language))


def _new(statement: Statement, issue: str, said: Parallel, values: dict[str, Any]) -> Position:
    about = statement.issue or issue
    if not about:
        raise CannotPromote(_NO_ISSUE.fill(key=statement.key))
    verb = statement.verb.key if statement.verb is not None else ""
    stance = Chosen(_STANCES[verb]) if verb in _STANCES else None
    return Position(
        uid=str(uuid.uuid4()),
        on=statement.on,
        issue=about,
        actor=statement.actor,
        stance=stance,
        statement=said,
        standing=Chosen("stated"),
        **values,
    )


def _revised(before: Parallel, said: Parallel) -> Parallel:
    """What is said now, in the languages in which it was said; the other wording stays and counts as older."""
    for language in PROGRAM_LANGUAGES:
        if words := said.in_(language):
            before = before.written(language, words)
    return before


def _source(reader: Reader, statement: Statement, position: str, language: Language) -> list[Edit]:
    """The meeting as the source of what the position says; nothing where it was said at none."""
    meeting = reader.get(statement.meeting) if statement.meeting else None
    if not isinstance(meeting, Meeting):
        return []
    title = meeting.title.best(language)[0]
    same = [s for s in reader.where(SOURCE.name, title=title) if isinstance(s, Source) and s.date == meeting.when]
    made: list[Edit] = []
    source = same[0].uid if same else str(uuid.uuid4())
    if not same:
        made.append(Create(Source(uid=source, title=title, kind=Chosen("other"), date=meeting.when)))
    citation = Citation(
        uid=str(uuid.uuid4()),
        record=position,
        field="statement",
        source=source,
        locator=statement.key,
        as_of=statement.when,
        verified=statement.reviewed,
    )
    return [*made, Create(citation)]


def _words_of(wording: Parallel) -> set[str]:
    return {fold(s) for s in spellings(wording) if s}


_NO_STATEMENT = Words("Elija primero una declaración.", "Choose a statement first.")
_PROMOTED = Words("{key} ya pasó a la posición {position}.", "{key} was made the position {position} before.")
_NO_ISSUE = Words("Diga de qué tema es {key}.", "Say which issue {key} belongs to.")
_UPDATED = Words("{key} pasa a la posición {position}", "{key} goes into the position {position}")
_MADE = Words("{key} pasa a ser una posición", "{key} becomes a position")

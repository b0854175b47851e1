"""What can stand where the cursor is in a line at the table: actors, verbs, subjects, marks; what leads on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from workbench.assessing.table_talk import Known, actor_before
from workbench.domain.capture import AD_REFERENDUM_MARK, parts, read, write
from workbench.domain.capture import Spoken as Line
from workbench.domain.records.choices import FORMALITY
from workbench.domain.records.choices_asks import VERB
from workbench.domain.types import Choice
from workbench.i18n import Language, fold, squash

MOST = 8


@dataclass(frozen=True)
class Offer:
    """Something that can be put in place of what is being typed: how people read it, and what is written."""

    label: str
    text: str


@dataclass(frozen=True)
class Offers:
    """What is offered in place of the line from ``start`` to the cursor.

    ``part`` is what is being typed there: ``actor``, ``speaker``, ``verb``, ``on``, ``words`` or ``mark``. ``closed``
    is set where nothing but what is offered makes sense, ``after`` is what leads on to the next part.
    """

    part: str
    start: int
    items: tuple[Offer, ...] = ()
    closed: bool = False
    after: str = ""


def offers(before: str, known: Known, language: Language, recent: Sequence[str] = ()) -> Offers:
    """What is offered behind the text before the cursor; ``recent`` are the actors who spoke last, the latest first."""
    found = parts(before)
    mark = _mark(before, language)
    if mark is not None and (found.words is not None or found.on is not None):
        return mark
    if found.words is not None:
        return Offers("words", len(before), after=_gap(before) + "/")
    if found.on is not None:
        return _subjects(found.on, len(before) - len(found.on.lstrip()), known, language)
    return _head(before, known, language, recent)


def _gap(before: str) -> str:
    return "" if before.endswith(" ") else " "


def _mark(before: str, language: Language) -> Offers | None:
    """The marks that begin as what stands behind the last slash; None where the cursor is at no mark."""
    at = max(before.rfind(" /"), before.rfind('"/'))
    if at < 0 or '"' in before[at + 1 :]:
        return None
    typed = before[at + 2 :]
    words = [AD_REFERENDUM_MARK, *(o.label.in_(language).lower() for o in FORMALITY.options)]
    items = tuple(Offer(f"/{word}", word + " ") for word in words if word.startswith(fold(typed)))
    if not items or typed.endswith(" "):
        return None
    return Offers("mark", at + 2, items, closed=True)


def _head(before: str, known: Known, language: Language, recent: Sequence[str]) -> Offers:
    who, _, word = actor_before(before + "x", known.actors)  # behind the blank something begins, be it still empty
    if who:
        typed = word[:-1]
        if typed.startswith("("):
            return Offers("speaker", len(before), after=") ")
        start = len(before) - len(typed)
        return Offers("verb", start, _verbs(typed, language), closed=True, after=_gap(before) + "> ")
    typed = before.strip()
    uids = known.actors.like(typed, MOST) if typed else [*dict.fromkeys((*recent, *known.parties))][:MOST]
    items = tuple(
        Offer(known.actors.told(uid, language), _written(known.actors.short(uid, language)) + " ") for uid in uids
    )
    return Offers("actor", len(before) - len(before.lstrip()), items, closed=True, after=_gap(before))


def _written(actor: str) -> str:
    """The name of an actor as it stands in a line."""
    return write(Line(actor=actor))


def _verbs(typed: str, language: Language) -> tuple[Offer, ...]:
    return tuple(Offer(label, label.lower() + " > ") for label in _labels(VERB, typed, language))


def _labels(choice: Choice, typed: str, language: Language) -> list[str]:
    """The answers that begin as what was typed, by any of their words; all where nothing was typed."""
    wanted = fold(typed)
    return [
        option.label.in_(language)
        for option in choice.options
        if any(fold(s).startswith(wanted) for s in option.spellings())
    ]


def _subjects(text: str, start: int, known: Known, language: Language) -> Offers:
    typed = squash(text).lstrip('"')
    wanted = fold(typed)
    spoken = (s.on.best(language)[0] for s in known.subjects)
    if not wanted:
        found = list(dict.fromkeys(spoken))[:MOST]
    else:
        before = (on for on in spoken if fold(on).startswith(wanted) or f" {wanted}" in fold(on))
        issues = (known.issues.short(uid, language) for uid in known.issues.like(typed, MOST))
        found = list(dict.fromkeys(chain(before, issues)))[:MOST]
    items = tuple(Offer(_told(on, known, language), _subject(on) + ": ") for on in found)
    return Offers("on", start, items, after=": ")


def _told(on: str, known: Known, language: Language) -> str:
    """A subject as people read it: an issue that is only meant by its key has its title beside it."""
    named = known.issues.find(on)
    title = known.issues.by_uid[named[0]].title.best(language)[0] if len(named) == 1 else on
    return on if fold(title) == fold(on) else f"{on} {title}"


def _subject(on: str) -> str:
    """A subject as it stands in a line."""
    return write(Line(on=on)).removeprefix("> ")


def is_whole(before: str, part: str, known: Known) -> bool:
    """Whether what was typed of a part names one thing already, so that nothing need be chosen."""
    said = read(before)
    if part == "verb":
        return said.verb is not None
    return part == "actor" and len(known.actors.find(said.actor)) == 1

"""What a line at the table means: whom it names and what it is about; what is not clear is asked, never guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from workbench.assessing.names_known import Book
from workbench.domain.capture import AD_REFERENDUM_MARK, Spoken, read, slips
from workbench.domain.provision import Provision
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records import Statement
from workbench.domain.records.choices import FORMALITY
from workbench.domain.records.choices_asks import VERB
from workbench.domain.types import Chosen, Parallel, spellings
from workbench.domain.when import When, whole_day
from workbench.i18n import Language, Words, clip, fold, squash

MOST_CHOICES = 6
_WITH_KEY = re.compile(r"\s*(I-[0-9]{1,15})\b[\s,.–-]*(.*)", re.IGNORECASE | re.DOTALL)
_SPEAKER = re.compile(r"\(([^()]*)\)\s*")
_BARE_NUMBER = re.compile(r"\s*[0-9]+\s*")
_AD_REFERENDUM = "agrees"  # the verb that says so by itself


@dataclass(frozen=True)
class Subject:
    """Something that was spoken of before: its words, and the issue that it belonged to, if any."""

    on: Parallel
    issue: str = ""


class Known:
    """Whom and what a line can name: the actors, the issues, and the subjects of earlier statements, the latest first.

    ``parties`` are the actors to begin with where nobody has spoken yet.
    """

    def __init__(
        self,
        actors: Book | None = None,
        issues: Book | None = None,
        subjects: Iterable[Subject] = (),
        parties: Sequence[str] = (),
    ) -> None:
        self.actors, self.issues, self.parties = actors or Book(), issues or Book(), tuple(parties)
        self.subjects: tuple[Subject, ...] = tuple(dict.fromkeys(subjects))
        found: dict[str, list[Subject]] = defaultdict(list)
        for subject in self.subjects:
            for words in {fold(s) for s in spellings(subject.on) if s}:
                found[words].append(subject)
        self._by_words = dict(found)

    def with_subject(self, on: Parallel, issue: str) -> Known:
        """The same once something more was spoken of."""
        return Known(self.actors, self.issues, (Subject(on, issue), *self.subjects), self.parties)

    def spoken_of(self, words: str) -> Sequence[Subject]:
        """The subjects of earlier statements that go by just these words."""
        return self._by_words.get(fold(words), ())


@dataclass(frozen=True)
class Answer:
    """One way to clear up a doubt: what people read, and what the line says then."""

    label: str
    spoken: Spoken


@dataclass(frozen=True)
class Doubt:
    """What of a line has to be asked before it can be kept; ``part`` is ``actor``, ``verb``, ``on``, ``words`` or
    ``mark``.

    ``new`` is a name that no actor goes by, if that is what is in doubt.
    """

    part: str
    words: Words
    answers: tuple[Answer, ...] = ()
    new: str = ""


@dataclass(frozen=True)
class Understood:
    """What a line means; it can be kept where there is no doubt. ``likely`` is the one issue whose name holds the
    subject of a line that found no issue: told, never tied.
    """

    spoken: Spoken
    actor: str = ""
    on: Parallel = field(default_factory=Parallel)
    issue: str = ""
    provisions: tuple[Provision, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    likely: str = ""

    @property
    def ad_referendum(self) -> bool:
        """Whether it holds only once capitals agree: it is marked so, or the verb says so."""
        return self.spoken.ad_referendum or (self.spoken.verb is not None and self.spoken.verb.key == _AD_REFERENDUM)

    def statement(self, uid: str, language: Language, **more: Any) -> Statement:
        """The statement to keep; ``more`` are the values that no line says, such as the meeting."""
        said = self.spoken
        return Statement(
            uid=uid,
            on=self.on,
            actor=self.actor,
            speaker=squash(said.speaker),
            verb=said.verb,
            words=Parallel().written(language, said.words.strip()),
            formality=said.formality,
            ad_referendum=self.ad_referendum,
            issue=self.issue,
            provisions=self.provisions,
            **more,
        )


def understand(line: str, known: Known, language: Language) -> Understood:
    """What a line means, and what has to be asked about it."""
    spoken, slipped = read(line), slips(line)
    actor, about_actor = _actor(spoken, known, language)
    subject, about_subject = _subject(spoken, known, language)
    about_mark = _no_mark(slipped.marks[0], spoken, language) if slipped.marks else None
    is_verb_sought = about_actor is not None and about_actor.part == "verb"
    about_words = None if is_verb_sought else _unsaid(spoken, language, is_begun=slipped.is_wordless)
    doubts = tuple(d for d in (about_mark, about_actor, about_subject, about_words) if d is not None)
    likely = known.issues.likely(squash(spoken.on)) if not subject.issue and about_subject is None else ""
    return Understood(spoken, actor, subject.on, subject.issue, _provisions(spoken), doubts, likely)


def _no_mark(mark: str, spoken: Spoken, language: Language) -> Doubt:
    """The doubt about what stands as a mark and is none: it may be meant as words, which then stand in quotes."""
    formalities = (f"/{option.label.in_(language).lower()}" for option in FORMALITY.options)
    there = ", ".join((*formalities, f"/{AD_REFERENDUM_MARK}"))
    as_words = Answer(_AS_WORDS.fill(mark=clip(mark, 40)).in_(language), spoken)
    return Doubt("mark", _NO_MARK.fill(mark=clip(mark, 40), there=there), (as_words,))


def _unsaid(spoken: Spoken, language: Language, *, is_begun: bool) -> Doubt | None:
    """The doubt about a line that says nothing: a statement has words, or else a verb and no colon."""
    if spoken.words.strip() or (spoken.verb is not None and not is_begun):
        return None
    if spoken.verb is not None:
        verb = VERB.show(spoken.verb, language).lower()
        return Doubt("words", _NO_WORDS, (Answer(_VERB_ALONE.fill(verb=verb).in_(language), spoken),))
    answers = tuple(Answer(o.label.in_(language), replace(spoken, verb=Chosen(o.key))) for o in VERB.options)
    return Doubt("words", _NOTHING_SAID, answers)


def _provisions(spoken: Spoken) -> tuple[Provision, ...]:
    """The provisions that are marked, and those that the subject is nothing but."""
    named = parse_provisions(spoken.on)
    bare = _BARE_NUMBER.fullmatch(spoken.on) or named.problems or named.unread
    return tuple(dict.fromkeys((*spoken.provisions, *(() if bare else named.value or ()))))


def _actor(spoken: Spoken, known: Known, language: Language) -> tuple[str, Doubt | None]:
    actors = known.actors
    if not spoken.actor.strip():
        return "", Doubt("actor", _NO_ACTOR, _actors(known.parties, spoken, actors, language))
    found = actors.find(spoken.actor)
    if len(found) == 1:
        return found[0], None
    if found:
        words = _SEVERAL.fill(words=clip(spoken.actor))
        return "", Doubt("actor", words, _actors(found, spoken, actors, language))
    doubt = _not_closed(spoken, actors, language) or _verb_unknown(spoken, actors, language)
    if doubt is not None:
        return "", doubt
    answers = _actors(actors.alike(spoken.actor, MOST_CHOICES), spoken, actors, language)
    return "", Doubt("actor", _UNKNOWN.fill(words=clip(spoken.actor)), answers, squash(spoken.actor))


def _actors(uids: Sequence[str], spoken: Spoken, actors: Book, language: Language) -> tuple[Answer, ...]:
    return tuple(
        Answer(actors.told(uid, language), replace(spoken, actor=actors.short(uid, language)))
        for uid in uids[:MOST_CHOICES]
    )


def _not_closed(spoken: Spoken, actors: Book, language: Language) -> Doubt | None:
    """The doubt about a bracket that is opened behind an actor and never closed; None where there is none."""
    before, bracket, inside = spoken.actor.rpartition("(")
    if not bracket or ")" in inside:
        return None
    is_known = len(actors.find(before)) == 1 and inside.strip()
    said = replace(spoken, actor=before.strip(), speaker=squash(inside))
    answers = (Answer(f"{clip(said.actor)} ({clip(said.speaker)})", said),) if is_known else ()
    return Doubt("actor", _NOT_CLOSED.fill(words=clip(f"({inside}")), answers)


def _verb_unknown(spoken: Spoken, actors: Book, language: Language) -> Doubt | None:
    """The doubt about what stands behind an actor and is no verb; None where no actor stands before it."""
    who, speaker, word = actor_before(spoken.actor, actors) if spoken.verb is None else ("", "", "")
    if not who or not word:
        return None
    said = replace(spoken, actor=who, speaker=speaker or spoken.speaker)
    answers = tuple(Answer(o.label.in_(language), replace(said, verb=Chosen(o.key))) for o in VERB.options)
    return Doubt("verb", _NO_VERB.fill(words=clip(word), actor=clip(who)), answers)


def actor_before(head: str, actors: Book) -> tuple[str, str, str]:
    """The longest beginning of a head that names an actor, the speaker in brackets behind it, and what is left."""
    blanks = [found.start() for found in re.finditer(r"\s+", head.rstrip())]
    for at in reversed(blanks):
        if len(actors.find(head[:at])) == 1:
            rest = head[at:].strip()
            speaker = _SPEAKER.match(rest)
            if speaker is None:
                return head[:at].strip(), "", rest
            return head[:at].strip(), squash(speaker[1]), rest[speaker.end() :]
    return "", "", ""


def _subject(spoken: Spoken, known: Known, language: Language) -> tuple[Subject, Doubt | None]:
    words = squash(spoken.on)
    if not words:
        recent = tuple(
            Answer(told, replace(spoken, on=told))
            for told in dict.fromkeys(subject.on.best(language)[0] for subject in known.subjects[:MOST_CHOICES])
        )
        return Subject(Parallel()), Doubt("on", _NO_SUBJECT, recent)
    keyed = _WITH_KEY.fullmatch(words)
    named = known.issues.find(keyed[1]) if keyed is not None else ()
    if keyed is not None and named:
        title = known.issues.by_uid[named[0]].title
        return Subject(Parallel().written(language, keyed[2]) if keyed[2] else title, named[0]), None
    if keyed is not None:
        return Subject(Parallel()), Doubt("on", _NO_ISSUE.fill(key=keyed[1].upper()))
    found = known.issues.find(words)
    if len(found) == 1:
        return Subject(known.issues.by_uid[found[0]].title, found[0]), None
    if found:
        return Subject(Parallel()), _which_issue(spoken, found, known, language)
    return _spoken_before(spoken, words, known, language)


def _spoken_before(spoken: Spoken, words: str, known: Known, language: Language) -> tuple[Subject, Doubt | None]:
    """What the same words were about before; a subject of its own where nobody used them."""
    before = known.spoken_of(words)
    issues = [uid for uid in dict.fromkeys(s.issue for s in before) if uid in known.issues.by_uid]
    if len(issues) > 1:
        return Subject(Parallel()), _which_issue(spoken, issues, known, language)
    if before:
        return Subject(before[0].on, issues[0] if issues else ""), None
    return Subject(Parallel().written(language, words)), None


def _which_issue(spoken: Spoken, uids: Sequence[str], known: Known, language: Language) -> Doubt:
    issues = [known.issues.by_uid[uid] for uid in uids[:MOST_CHOICES]]
    answers = tuple(
        Answer(f"{i.key} {i.title.best(language)[0]}", replace(spoken, on=f"{i.key} {squash(spoken.on)}"))
        for i in issues
    )
    return Doubt("on", _SEVERAL_ISSUES.fill(words=clip(spoken.on)), answers)


def moment(sitting: When | None, now: datetime) -> tuple[When, str]:
    """When it was said what is written down now, at a meeting on those days: the day, and the hour if it is today.

    Who writes down later what was said at a meeting that is over says the day of that meeting and no hour.
    """
    today = now.date()
    if sitting is not None and not _is_on(sitting, today):
        return sitting, ""
    return whole_day(today), f"{now.hour:02d}:{now.minute:02d}"


def _is_on(when: When, day: date) -> bool:
    return when.first() <= day <= when.last()


_NO_ACTOR = Words("¿Quién lo dijo?", "Who said it?")
_NO_SUBJECT = Words("¿Sobre qué? Escriba > y el asunto.", "On what? Type > and the subject.")
_SEVERAL = Words("«{words}» puede ser varios actores: ¿cuál?", "“{words}” may be several actors: which one?")
_UNKNOWN = Words("Ningún actor se llama «{words}».", "No actor goes by “{words}”.")
_NO_VERB = Words(
    "«{words}» no es un verbo de la lista: ¿qué hizo {actor}?", "“{words}” is no verb of the list: what did {actor} do?"
)
_NOT_CLOSED = Words("Falta cerrar el paréntesis de «{words}».", "The bracket of “{words}” is not closed.")
_NO_MARK = Words(
    "«{mark}» no es una marca. Las marcas son {there} y una disposición como /9.17; "
    "lo que sea parte de las palabras va entre comillas.",
    "“{mark}” is no mark. The marks are {there} and a provision such as /9.17; "
    "what belongs to the words stands in quotes.",
)
_AS_WORDS = Words("«{mark}» es parte de las palabras", "“{mark}” belongs to the words")
_NO_WORDS = Words("Faltan las palabras después de los dos puntos.", "There are no words behind the colon.")
_VERB_ALONE = Words("Sin palabras: sólo «{verb}»", "No words: just “{verb}”")
_NOTHING_SAID = Words(
    "Faltan las palabras: escriba : y lo que se dijo, o al menos un verbo antes de >.",
    "There are no words: type : and what was said, or at least a verb before >.",
)
_NO_ISSUE = Words("No hay ningún tema {key}.", "There is no issue {key}.")
_SEVERAL_ISSUES = Words("«{words}» puede ser de varios temas: ¿cuál?", "“{words}” may be of several issues: which one?")

"""The line in which somebody at the table writes down who said what: how it is read, and how it is written.

    EE.UU. (Greer) propone > reglas de origen: "quitar el arancel" /informal /adref /9.17

Who, perhaps who spoke, what they did; after ``>`` on what; after ``:`` the words; at the end marks. All of it is data:
what is no verb stays with the actor, what is no mark stays in the words, and ``slips`` tells where that happened.
Quotes around the actor, the speaker, the subject or all of the words keep signs in them from being read; inside the
first three they are doubled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.domain.provision import Provision
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records.choices import FORMALITY
from workbench.domain.records.choices_asks import VERB
from workbench.domain.types import Choice, Chosen, Context
from workbench.i18n import Language, fold

_QUOTED = r'"(?:[^"]|"")*"'
_SIGN = re.compile(rf'{_QUOTED}|>|:(?=[\s"]|$)')
_NAME = re.compile(rf"\s*({_QUOTED})\s*(?:\(\s*({_QUOTED})\s*\))?\s*")
_SUBJECT = re.compile(rf"\s*({_QUOTED})\s*")
_MARK = re.compile(r"(?:^|(?<=\s))/(?=\S)")
_TOKEN = re.compile(r"\S+")
_BARE_NUMBER = re.compile(r"[0-9]+")
_AD_REFERENDUM = ("adref", "ad ref", "ad referendum", "adreferendum")
AD_REFERENDUM_MARK = "adref"
_VERB_WORDS = 3  # as many as the longest verb has: "acuerda ad referéndum"
_ANY = Context("es")


@dataclass(frozen=True)
class Spoken:
    """What a line says, in the words that were typed; nobody has looked yet whom and what they mean."""

    actor: str = ""
    speaker: str = ""
    verb: Chosen | None = None
    on: str = ""
    words: str = ""
    formality: Chosen | None = None
    ad_referendum: bool = False
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True)
class Parts:
    """Where the parts of a line stand, as its text: the head, the subject if ``>`` stands there, the words if ``:``."""

    head: str
    on: str | None = None
    words: str | None = None


@dataclass(frozen=True)
class Slips:
    """What somebody has to be asked about how a line is written: what stands as marks and is none, each with its
    slash; a ``:`` with no words behind it.
    """

    marks: tuple[str, ...] = ()
    is_wordless: bool = False


def parts(line: str) -> Parts:
    """The parts of a line, as they were typed."""
    sign = next(_signs(line), None)
    if sign is None:
        return Parts(line)
    at, which = sign
    head, rest = line[:at], line[at + 1 :]
    if which == ":":
        return Parts(head, None, rest)
    quoted = _SUBJECT.match(rest)
    if quoted is not None and rest[quoted.end() :].startswith(":"):
        return Parts(head, rest[: quoted.end()], rest[quoted.end() + 1 :])
    end = next((at for at, which in _signs(rest) if which == ":"), None)
    return Parts(head, rest) if end is None else Parts(head, rest[:end], rest[end + 1 :])


def _signs(text: str) -> Iterator[tuple[int, str]]:
    """Every sign that parts a line, outside of quotes."""
    return ((found.start(), found[0]) for found in _SIGN.finditer(text) if not found[0].startswith('"'))


def read(line: str) -> Spoken:
    """What a line says. Every line is read: what has no place of its own stays in the part where it stands."""
    found = parts(line)
    if found.words is not None:
        words, marks = _words(found.words)
        on, _ = _subject(found.on or "", Spoken(), marked=False)
        return replace(_head(found.head, marks), on=on, words=words)
    if found.on is not None:
        on, marks = _subject(found.on, Spoken(), marked=True)
        return replace(_head(found.head, marks), on=on)
    head, marks = _tail(found.head, Spoken())
    return _head(head, marks)


def slips(line: str) -> Slips:
    """What is amiss in how a line is written; a slash within words or between blanks is part of them."""
    found = parts(line)
    last = next(text for text in (found.words, found.on, found.head) if text is not None)
    rest, _ = _tail(last, Spoken())
    begun = [mark.end() for mark in _MARK.finditer(rest, rest.rfind('"') + 1)]
    marks = tuple("/" + rest[at:].split()[0] for at in begun)
    return Slips(marks, found.words is not None and not read(line).words)


def _head(text: str, said: Spoken) -> Spoken:
    """Who, and what they did; a head without a verb is all name."""
    quoted = _NAME.match(text)
    if quoted is not None:
        verb = _verb(rest) if (rest := text[quoted.end() :].strip()) else None
        if not rest or verb is not None:
            return replace(said, actor=_unquoted(quoted[1]), speaker=_unquoted(quoted[2] or ""), verb=verb)
    tokens = list(_TOKEN.finditer(text))
    for first in tokens[-_VERB_WORDS:]:
        verb = _verb(text[first.start() :].strip())
        if verb is not None:
            return _named(text[: first.start()], replace(said, verb=verb))
    return _named(text, said)


def _named(text: str, said: Spoken) -> Spoken:
    actor = text.strip()
    before, bracket, inside = actor.rpartition("(")
    if bracket and inside.endswith(")") and before.strip():
        return replace(said, actor=before.strip(), speaker=inside[:-1].strip())
    return replace(said, actor=actor)


def _verb(words: str) -> Chosen | None:
    return _chosen(VERB, words)


def _chosen(choice: Choice, words: str) -> Chosen | None:
    reading = choice.parse(words, _ANY)
    return reading.value if reading.clear else None


def _subject(text: str, said: Spoken, *, marked: bool) -> tuple[str, Spoken]:
    quoted = _SUBJECT.match(text)
    if quoted is not None:
        rest, marks = _tail(text[quoted.end() :], said) if marked else (text[quoted.end() :], said)
        if not rest.strip():
            return _unquoted(quoted[1]), marks
    on, marks = _tail(text, said) if marked else (text, said)
    return on.strip(), marks


def _words(text: str) -> tuple[str, Spoken]:
    said = text.strip()
    end = said.rfind('"')
    if said.startswith('"') and end > 0:
        rest, marks = _tail(said[end + 1 :], Spoken())
        if not rest.strip():
            return said[1:end], marks
    words, marks = _tail(said, Spoken())
    return words.strip(), marks


def _tail(text: str, said: Spoken) -> tuple[str, Spoken]:
    """The text without the marks at its end, and what these say; marks stand behind the last quote."""
    after = text.rfind('"') + 1
    for found in reversed(list(_MARK.finditer(text, after))):
        marked = _marked(text[found.end() :].strip(), said)
        if marked is None:
            break
        text, said = text[: found.start()], marked
    return text, said


def _marked(words: str, said: Spoken) -> Spoken | None:
    """What is said with one mark more; None for what is no mark, or contradicts the one behind it."""
    if fold(words) in _AD_REFERENDUM:
        return replace(said, ad_referendum=True)
    formality = _chosen(FORMALITY, words)
    if formality is not None:
        return replace(said, formality=formality) if said.formality in (None, formality) else None
    if _BARE_NUMBER.fullmatch(words):
        return None
    named = parse_provisions(words)
    if not named.value or named.problems or named.unread:
        return None
    return replace(said, provisions=(*named.value, *said.provisions))


def write(spoken: Spoken, language: Language = "es") -> str:
    """The line that says it; read again it says the same, and nothing in it looks like a mark that it is not."""
    plain = _written(spoken, language, quoted=False)
    is_clear = read(plain) == spoken and not slips(plain).marks
    return plain if is_clear else _written(spoken, language, quoted=True)


def _written(spoken: Spoken, language: Language, *, quoted: bool) -> str:
    def name(text: str) -> str:
        return _quote(text) if quoted and text else text

    head = [name(spoken.actor), f"({name(spoken.speaker)})" if spoken.speaker else ""]
    line = " ".join([*filter(None, head), *_worded(VERB, spoken.verb, language)])
    line += f" > {name(spoken.on)}" if spoken.on else ""
    line += f': "{spoken.words}"' if spoken.words else ""
    marks = _worded(FORMALITY, spoken.formality, language)
    marks += [AD_REFERENDUM_MARK] if spoken.ad_referendum else []
    marks += [p.show(language) for p in spoken.provisions]
    return "".join([line, *(f" /{mark}" for mark in marks)]).strip()


def _worded(choice: Choice, chosen: Chosen | None, language: Language) -> list[str]:
    return [chosen.word or choice.label(chosen.key).in_(language).lower()] if chosen is not None else []


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"')

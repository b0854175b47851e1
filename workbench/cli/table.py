"""The commands of the table: say keeps what is said, line by line; said tells what was said before."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from workbench.assessing.table_talk import Known, Understood, understand
from workbench.cli.group import FILE, Front, json_option, language_option, workbench
from workbench.cli.talk import NO, Voice, printable, spoken_language, told
from workbench.domain.provision_parse import parse_provisions
from workbench.domain.records import ACTOR, ISSUE, MEETING, Meeting
from workbench.domain.schema import Record
from workbench.gathering.titles import Titles
from workbench.i18n import Language, Told, Words, clip
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.trouble import Refused
from workbench.tasks.look_up import find_record
from workbench.tasks.table_talk import About, Saying, keeping, known, said_before, speaking_for


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("lines", nargs=-1)
@click.option("--meeting", default="", help="The meeting at which it was said, by key or name.")
@language_option
@json_option
@click.pass_obj
def say(front: Front, dossier: Path, lines: tuple[str, ...], meeting: str, language: Language, as_json: bool) -> None:
    """Keep what was said, one statement a line; lines come from standard input where none are given.

    A line is: ACTOR [(SPEAKER)] [VERB] > SUBJECT: WORDS, and at its end marks such as /informal, /adref or /9.17.
    Each is kept by itself as soon as it is read; one that is not clear is refused, and the others go in. It needs
    words, or at least a verb; words that hold a mark stand in quotes. Each line tells the issue that it found.
    """
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier, write=True, author=front.author) as opened:
        sitting = _meeting(opened, meeting) if meeting else None
        keeper = _Keeper(opened, sitting, language, known(opened.reader))
        kept: list[dict[str, Any]] = []
        refused: list[dict[str, Any]] = []
        for number, line in _given(lines):
            try:
                done = keeper.keep(line)
            except (_Unclear, Refused) as trouble:
                click.echo(printable(_LINE.fill(number=number, words=trouble.words).in_(voice.language)), err=True)
                refused.append({"line": number, "message": trouble.words.en})
                continue
            kept.append({"line": number, **done})
            voice.line(f"{done['key']:>6}  {clip(done['title'], 100)} · {keeper.tied.in_(voice.language)}")
        if not kept and not refused:
            raise _Unclear(_NO_LINE)
        voice.answer(lambda: {"kept": kept, "refused": refused})
        if refused:
            sys.exit(NO)


@workbench.command()
@click.argument("dossier", type=FILE)
@click.option("--actor", default="", help="Whose, by key, name or acronym.")
@click.option("--on", "on", default="", help="On an issue by key or name, on a provision, or on these words.")
@json_option
def said(dossier: Path, actor: str, on: str, as_json: bool) -> None:
    """Tell what was said before by an actor, on something, or both: statements and stated positions, latest first.

    For a party its government and its legislature count too, each under its own name. Words that are part of the
    name of one issue alone mean that issue as well.
    """
    voice = Voice(spoken_language(), as_json)
    if not actor and not on:
        raise click.UsageError("name an --actor, something to be --on, or both")
    with told(voice.language), open_dossier(dossier) as opened:
        about = _about(opened, actor, on)
        found = said_before(opened.reader, about, voice.language)
        for words in _counted(opened, about, voice.language):
            voice.line(words)
        for one in found:
            voice.line(_told(one))
        voice.answer(lambda: [asdict(one) for one in found])
        if not found:
            voice.line(_NOTHING)
            sys.exit(NO)


class _Unclear(Told):
    """A line that does not say clearly who said something on what."""


class _Keeper:
    """Keeps one line after another; what was spoken of is known to the lines behind it. ``tied`` says of the last one
    that was kept whether it found its issue.
    """

    tied = Words("", "")

    def __init__(self, dossier: Dossier, meeting: Meeting | None, language: Language, names: Known) -> None:
        self._dossier, self._meeting, self._language, self._known = dossier, meeting, language, names

    def keep(self, line: bytes | str) -> dict[str, Any]:
        """Keeps a line by a change of its own; what became of it. Raises _Unclear where it has to be asked about."""
        if isinstance(line, bytes):
            try:
                line = line.decode("utf-8-sig")
            except UnicodeDecodeError:
                raise _Unclear(_NO_TEXT) from None
        meant = understand(line, self._known, self._language)
        if meant.doubts:
            raise _Unclear(_asked(meant))
        name = self._known.actors.short(meant.actor, self._language)
        change_set = keeping(meant, name, self._language, self._meeting, datetime.now())
        effect = self._dossier.journal.commit(change_set)
        self._known = self._known.with_subject(meant.on, meant.issue)
        issues = self._known.issues.by_uid
        record = self._dossier.reader.get(effect.created[0])
        assert record is not None
        self.tied = _tied(meant, self._known, self._language)
        found = {"issue": meant.issue, "likely": meant.likely}
        keys = {name: issues[uid].key if uid else None for name, uid in found.items()}
        return {"key": record.key, "uid": record.uid, "change": effect.change, "title": change_set.title, **keys}


def _tied(meant: Understood, known: Known, language: Language) -> Words:
    """Whether a line found its issue; which one it may mean where it found none, and one is likely."""
    if meant.issue:
        return _TIED.fill(key=known.issues.by_uid[meant.issue].key)
    if not meant.likely:
        return _UNTIED
    likely = known.issues.by_uid[meant.likely]
    return _LIKELY.fill(key=likely.key, title=clip(likely.title.best(language)[0], 80))


def _asked(meant: Understood) -> Words:
    """The first thing that is not clear, with what it may be."""
    doubt = meant.doubts[0]
    if not doubt.answers or doubt.part not in _NAMED:
        return doubt.words
    offered = "; ".join(answer.label for answer in doubt.answers)
    return _MAY_BE.fill(words=doubt.words, answers=offered)


def _given(lines: tuple[str, ...]) -> Iterator[tuple[int, bytes | str]]:
    """The lines with their numbers, blank ones left out, each as soon as it is there."""
    source: Iterable[bytes | str] = lines or sys.stdin.buffer
    for number, line in enumerate(source, 1):
        if line.strip():
            yield number, line


def _meeting(opened: Dossier, words: str) -> Meeting:
    found = _one(opened, words, MEETING.name)
    assert isinstance(found, Meeting)
    return found


def _one(opened: Dossier, words: str, record_type: str) -> Record:
    record = find_record(opened.reader, words, (record_type,))
    if record is None:
        raise _Unclear(_UNKNOWN.fill(type=opened.schema.type(record_type).label, words=clip(words)))
    return record


def _about(opened: Dossier, actor: str, on: str) -> About:
    """What is asked for: an issue where one goes by the words, else a provision where they are one, else the words."""
    about = About(actor=_one(opened, actor, ACTOR.name).uid if actor else "")
    issue = find_record(opened.reader, on, (ISSUE.name,)) if on else None
    if issue is not None:
        return replace(about, issue=issue.uid)
    named = parse_provisions(on)
    if named.value and not named.problems and not named.unread and not on.strip().isdecimal():
        return replace(about, provisions=named.value)
    return replace(about, on=on, issue=known(opened.reader).issues.likely(on))


def _counted(opened: Dossier, about: About, language: Language) -> Iterator[Words]:
    """What counts besides the actor and the words that were asked for."""
    if about.actor and speaking_for(opened.reader, about.actor):
        yield _STATE.fill(actor=Titles(opened.reader, language).of(about.actor))
    if about.on and about.issue:
        issue = opened.reader.get(about.issue)
        assert issue is not None
        yield _ISSUE_TOO.fill(words=clip(about.on), key=issue.key, title=clip(ISSUE.title_of(issue, language), 80))


def _told(one: Saying) -> str:
    head = " · ".join(filter(None, [one.when, one.actor, one.deed, clip(one.on, 80)]))
    marks = f" [{', '.join(one.marks)}]" if one.marks else ""
    return f"{one.key:>6}  {head}{f': {clip(one.words, 200)}' if one.words else ''}{marks}"


_LINE = Words("línea {number}: {words}", "line {number}: {words}")
_MAY_BE = Words("{words} Puede ser: {answers}.", "{words} It may be: {answers}.")
_NO_TEXT = Words("No es texto en UTF-8.", "It is no UTF-8 text.")
_UNKNOWN = Words("No hay ningún registro del tipo «{type}» llamado «{words}».", "There is no {type} called “{words}”.")
_NAMED = ("actor", "verb", "on")  # parts of a line of which it can be told what they may be
_NO_LINE = Words(
    "No llegó ninguna línea: escriba las líneas después del expediente, o en la entrada estándar.",
    "No line came: write lines behind the dossier, or into standard input.",
)
_TIED = Words("tema {key}", "issue {key}")
_UNTIED = Words("sin tema", "no issue")
_LIKELY = Words("sin tema; ¿será {key} {title}?", "no issue; is it {key} {title}?")
_STATE = Words(
    "{actor}: cuentan también su gobierno y su poder legislativo, cada uno con su nombre.",
    "{actor}: its government and its legislature count too, each under its own name.",
)
_ISSUE_TOO = Words(
    "«{words}» está en el nombre de un solo tema: cuenta también lo dicho sobre {key} {title}.",
    "“{words}” is in the name of one issue alone: what was said on {key} {title} counts too.",
)
_NOTHING = Words("Nada dicho antes.", "Nothing said before.")

"""The commands about questions to ministries and chambers: ask, pack, board."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from workbench.assessing.inquiries import State
from workbench.assessing.responsible import ROWS
from workbench.cli import shapes, text
from workbench.cli.group import FILE, Front, json_option, language_option, workbench
from workbench.cli.talk import NO, Voice, progress, spoken_language, told
from workbench.domain.audience import Audience, audience_of
from workbench.domain.records import ACTOR, MEETING, MILESTONE, SCHEMA
from workbench.domain.schema import Record
from workbench.i18n import Language, Words, clip
from workbench.store.dossier import Dossier, open_dossier
from workbench.store.reader import Reader
from workbench.tasks.asking import CannotAsk, Prepared, Question, prepare, read_limit
from workbench.tasks.board import STATES, Board, Line, board_of, left_told, limit_told
from workbench.tasks.choosing import records_where
from workbench.tasks.look_up import find_record
from workbench.tasks.packs import Packs, Wanted, write_packs

_TYPES = click.Choice([t.name for t in SCHEMA.types if t.listed])
_EVENTS = (MEETING.name, MILESTONE.name)
_AUDIENCES = click.Choice([a.key for a in Audience if a is not Audience.NEGOTIATORS])
_MOMENT = click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d"])


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("question")
@click.option("--about", multiple=True, help="A record to ask about, by key or name; each may be asked of another.")
@click.option("--where", multiple=True, help="Records to ask about, such as issue.status=consulting.")
@click.option("--of", "of", multiple=True, help="Whom to ask; whoever sees to each record if left out.")
@click.option("--by", "limit", default="", help="The last day and hour, such as 2026-07-23 18:00; 18:00 is today's.")
@click.option("--for", "event", default="", help="The meeting or milestone that the answer is needed for.")
@click.option("--pack", "batch", default="", help="A name for what is asked together.")
@click.option("--out", type=FILE, default=None, help="Write the workbooks of these questions into this folder now.")
@language_option
@json_option
@click.pass_obj
def ask(
    front: Front,
    dossier: Path,
    question: str,
    about: tuple[str, ...],
    where: tuple[str, ...],
    of: tuple[str, ...],
    limit: str,
    event: str,
    batch: str,
    out: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Put a question about records to whoever sees to them, one for each record; a change that can be undone."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier, write=True, author=front.author) as opened:
        reader = opened.reader
        chosen = records_where(reader, where, language)
        if where and not chosen:
            raise CannotAsk(_NONE_MEET)
        records = [*(_found(reader, words) for words in about), *chosen]
        actors = [_found(reader, words, (ACTOR.name,)) for words in of]
        asked = Question(
            words=question,
            language=language,
            about=[record.uid for record in records],
            of=[actor.uid for actor in actors],
            batch=batch,
            event=_found(reader, event, _EVENTS).uid if event else "",
            limit=read_limit(limit, language, date.today()),
        )
        prepared = prepare(reader, asked)
        change = opened.journal.commit(prepared.change_set()).change
        _tell_asked(voice, reader, prepared)
        packs = None
        if out is not None:
            packs = _write(voice, opened, out, Wanted({i.uid for i in prepared.inquiries}, rows=()), language)
        voice.answer(lambda: {**_asked(reader, prepared), "change": change, **_packs(packs, reader)})
        if prepared.nobody or (packs is not None and packs.failed):
            sys.exit(NO)


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("out", type=FILE)
@click.option("--to", multiple=True, help="Only the workbooks of these; of all with open questions if left out.")
@click.option("--pack", "batch", default="", help="Only the questions that were asked under this name.")
@click.option(
    "--rows",
    type=_TYPES,
    multiple=True,
    default=ROWS,
    show_default=True,
    help="The types of which each gets its own records too.",
)
@click.option("--asked-only", is_flag=True, help="No records but those that are asked about.")
@click.option("--reply-to", default="", help="Where the workbooks are to be sent back.")
@click.option(
    "--audience",
    type=_AUDIENCES,
    default=Audience.GOVERNMENT.key,
    show_default=True,
    help="Show nobody more than this, whatever else they may see; what was ticked for one is shown to it all the same.",
)
@language_option
@json_option
@click.pass_obj
def pack(
    front: Front,
    dossier: Path,
    out: Path,
    to: tuple[str, ...],
    batch: str,
    rows: tuple[str, ...],
    asked_only: bool,
    reply_to: str,
    audience: str,
    language: Language,
    as_json: bool,
) -> None:
    """Write a workbook for each that has open questions: these, its own rows, and nobody else's; proved."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier, write=True, author=front.author) as opened:
        actors = [_found(opened.reader, words, (ACTOR.name,)).uid for words in to]
        wanted = Wanted(
            batch=batch,
            actors=actors,
            rows=() if asked_only else rows,
            audience=audience_of(audience),
            reply_to=reply_to,
        )
        packs = _write(voice, opened, out, wanted, language)
        voice.answer(lambda: _packs(packs, opened.reader))
        if packs.failed:
            sys.exit(NO)


@workbench.command()
@click.argument("dossier", type=FILE)
@click.option("--as-of", type=_MOMENT, default=None, help="A moment, such as '2026-07-23 18:30'; now if left out.")
@json_option
def board(dossier: Path, as_of: datetime | None, as_json: bool) -> None:
    """Tell who has answered, who in part, who is late and by how much, and who has not been asked."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        found = board_of(opened.reader, as_of or datetime.now(), voice.language)
        voice.line(_MOMENT_TOLD.fill(moment=found.moment.strftime("%Y-%m-%d %H:%M")))
        for line in found.lines:
            voice.line(_line(line, voice.language))
        if found.unasked:
            voice.line(_UNASKED.fill(names=", ".join(name for _, name in found.unasked)))
        voice.answer(lambda: _board(found, opened.reader))


def _found(reader: Reader, words: str, types: tuple[str, ...] = ()) -> Record:
    """The one record that goes by the words."""
    record = find_record(reader, words, types)
    if record is None:
        raise CannotAsk(_UNKNOWN.fill(words=clip(words)))
    return record


def _tell_asked(voice: Voice, reader: Reader, prepared: Prepared) -> None:
    names = {uid: shapes.head(reader, a, voice.language)["title"] for uid in prepared.actors if (a := reader.get(uid))}
    for inquiry in prepared.inquiries:
        kept = reader.get(inquiry.uid)
        about = reader.get(inquiry.about) if inquiry.about else None
        title = f"  {about.key} {clip(shapes.head(reader, about, voice.language)['title'])}" if about else ""
        voice.line(f"  {kept.key if kept else '':>6}  {clip(names[inquiry.asked])}{title}")
    for record in prepared.nobody:
        title = clip(shapes.head(reader, record, voice.language)["title"])
        voice.line(_NOBODY.fill(key=record.key, title=title))


def _asked(reader: Reader, prepared: Prepared) -> dict[str, Any]:
    kept = reader.get_all(i.uid for i in prepared.inquiries)
    return {
        "inquiries": [{"key": r.key, "uid": r.uid, "asked": i.asked} for r, i in _pairs(kept, prepared)],
        "nobody": [record.key for record in prepared.nobody],
    }


def _pairs(kept: list[Record], prepared: Prepared) -> list[tuple[Record, Any]]:
    return list(zip(kept, prepared.inquiries, strict=True))


def _write(voice: Voice, opened: Dossier, out: Path, wanted: Wanted, language: Language) -> Packs:
    """Writes the packs, tells of each, and notes what was sent."""
    with progress(voice.language) as watched:
        packs = write_packs(opened, out, wanted, language, date.today(), watched)
    for one in packs.files:
        voice.line(_WRITTEN.fill(path=one.path, count=one.questions, rows=sum(one.rows.values())))
        if one.hidden:
            voice.line(_HIDDEN.fill(count=one.hidden))
        text.proof(voice, one.proof)
    for name, words in packs.failed:
        click.echo(f"{name}: {words.in_(voice.language)}", err=True)
    opened.journal.commit(packs.sent)
    return packs


def _packs(packs: Packs | None, reader: Reader) -> dict[str, Any]:
    if packs is None:
        return {}
    return {
        "packs": [
            {
                "file": str(one.path),
                "actor": _key(reader, one.actor),
                "name": one.name,
                "audience": one.audience.key,
                "questions": one.questions,
                "records": dict(one.rows),
                "hidden": one.hidden,
                "proof": shapes.proof(one.proof),
            }
            for one in packs.files
        ],
        "failed": [{"name": name, "message": words.en} for name, words in packs.failed],
    }


def _key(reader: Reader, uid: str) -> str:
    record = reader.get(uid) if uid else None
    return record.key if record is not None else ""


def _line(line: Line, language: Language) -> str:
    pack = line.pack
    told_ = [
        STATES[pack.state].in_(language),
        line.actor,
        _COUNT.fill(answered=pack.answered, number=pack.number).in_(language),
        limit_told(pack).in_(language),
        left_told(pack).in_(language),
        " · ".join(filter(None, (pack.batch, line.event))),
        _UNSENT.fill(count=pack.unsent).in_(language) if 0 < pack.unsent < pack.number else "",
    ]
    return "  " + "  |  ".join(filter(None, told_))


def _board(found: Board, reader: Reader) -> dict[str, Any]:
    return {
        "as_of": found.moment.isoformat(timespec="minutes"),
        "counts": {state.value: found.counts[state] for state in State},
        "packs": [_board_line(line, reader) for line in found.lines],
        "unasked": [{"key": _key(reader, uid), "name": name} for uid, name in found.unasked],
    }


def _board_line(line: Line, reader: Reader) -> dict[str, Any]:
    pack = line.pack
    return {
        "state": pack.state.value,
        "actor": _key(reader, pack.actor),
        "name": line.actor,
        "pack": pack.batch,
        "for": line.event,
        "limit": pack.limit.isoformat(timespec="minutes") if pack.limit is not None else None,
        "minutes_left": int(pack.left.total_seconds() // 60) if pack.left is not None else None,
        "sent": pack.sent.iso() if pack.sent is not None else None,
        "asked": pack.number,
        "answered": pack.answered,
        "unsent": pack.unsent,
        "questions": [
            {
                "key": i.key,
                "number": i.number,
                "question": i.title.en or i.title.es,
                "about": _key(reader, i.about),
                "answered": bool(i.answer),
                "withdrawn": i.withdrawn,
            }
            for i in pack.questions
        ],
    }


_UNKNOWN = Words("No hay ningún registro «{words}».", "There is no record “{words}”.")
_NONE_MEET = Words("Ningún registro cumple con --where.", "No record meets --where.")
_NOBODY = Words(
    "  {key} {title}: nadie la lleva, no se preguntó.", "  {key} {title}: nobody sees to it, it was not asked about."
)
_WRITTEN = Words(
    "{path}: {count} {count|pregunta|preguntas}, {rows} {rows|registro|registros}",
    "{path}: {count} {count|question|questions}, {rows} {rows|record|records}",
)
_HIDDEN = Words(
    "  {count} {count|pregunta trata|preguntas tratan} de un registro que no puede ver: va sin él.",
    "  {count} {count|question is|questions are} about a record that it may not see: it goes without it.",
)
_MOMENT_TOLD = Words("Consultas al {moment}", "Inquiries as of {moment}")
_UNASKED = Words(
    "Llevan algún tema y no se les ha preguntado: {names}", "They lead an issue and were not asked: {names}"
)
_COUNT = Words("{answered} de {number}", "{answered} of {number}")
_UNSENT = Words("{count} sin enviar", "{count} not sent")

"""The commands about the treaty itself: all that bears on a provision, and where there is nothing."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from workbench.assessing.coverage import COLUMNS, NOT_HELD, Covered
from workbench.assessing.verification import MARK
from workbench.cli.books import Leaving, book_options
from workbench.cli.group import FILE, json_option, workbench
from workbench.cli.knowledge import owed_shape, owed_told
from workbench.cli.talk import NO, Voice, spoken_language, told
from workbench.domain.records import MEETING
from workbench.domain.schema import Schema
from workbench.domain.types import Provisions
from workbench.i18n import Language, Words, clip
from workbench.store.dossier import open_dossier
from workbench.tasks.book_treaty import coverage_book, lens_book
from workbench.tasks.coverage import Row, covered
from workbench.tasks.lens import Lens, Line, Part, lens, provision_asked

_DAY = click.DateTime(["%Y-%m-%d"])


@workbench.command("lens")
@click.argument("dossier", type=FILE)
@click.argument("provision")
@click.option("--as-of", type=_DAY, default=None, help="The day to count meetings to; today otherwise.")
@book_options
@json_option
def lens_(
    dossier: Path,
    provision: str,
    as_of: datetime | None,
    out: Path | None,
    audience: str | None,
    release_to: str | None,
    language: Language,
    as_json: bool,
) -> None:
    """Show all that bears on a provision, in any spelling, and on its parts."""
    voice, leaving = Voice(spoken_language(), as_json), Leaving(out, audience, release_to, language)
    day = as_of.date() if as_of else date.today()
    with told(voice.language), open_dossier(dossier) as opened:
        reader = leaving.handing.reader(opened)
        asked = provision_asked(reader, provision)
        if leaving.saved(voice, opened, lambda seen: lens_book(seen, asked, language, day)):
            return
        found = lens(reader, asked, voice.language, day)
        voice.answer(lambda: _shape(found))
        _lens_told(voice, opened.schema, found)
        if not found.total:
            sys.exit(NO)


@workbench.command("coverage")
@click.argument("dossier", type=FILE)
@book_options
@json_option
def coverage_(
    dossier: Path,
    out: Path | None,
    audience: str | None,
    release_to: str | None,
    language: Language,
    as_json: bool,
) -> None:
    """Show of which chapters, annexes and side letters there is something, and of which nothing."""
    voice, leaving = Voice(spoken_language(), as_json), Leaving(out, audience, release_to, language)
    with told(voice.language), open_dossier(dossier) as opened:
        if leaving.saved(voice, opened, lambda seen: coverage_book(seen, language, date.today())):
            return
        found = covered(leaving.handing.reader(opened), voice.language)
        voice.answer(lambda: [_row_shape(row) for row in found])
        for row in found:
            voice.line(_row_told(voice, opened.schema, row))
        nothing = [row for row in found if row.covered.lacks("")]
        voice.line(_NOTHING.fill(count=len(nothing), named=_named(voice, nothing)))


# ---- as JSON


def _shape(found: Lens) -> dict[str, Any]:
    return {
        "provision": found.provision.code(),
        "heading": found.heading,
        "uid": found.uid,
        "within": [_part_shape(p) for p in found.around],
        "parts": [_part_shape(p) for p in found.parts],
        "bodies": [owed_shape(o) for o in found.bodies],
        "records": {s.type: [_line_shape(line) for line in s.lines] for s in found.sections},
    }


def _part_shape(part: Part) -> dict[str, Any]:
    return {"provision": part.provision.code(), "heading": part.heading, "records": part.count}


def _line_shape(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "uid": line.uid,
        "title": line.title,
        "beside": line.beside,
        "says": line.says,
        "parts": [p.code() for p in line.parts],
        "through": {"uid": line.through_uid, "title": line.through} if line.through_uid else None,
        "estimated": line.estimated,
        "reserved": {label.en: words for label, words in line.reserved},
        "unchecked": line.unchecked,
    }


def _row_shape(row: Row) -> dict[str, Any]:
    one = row.covered
    return {
        "provision": one.provision.code(),
        "heading": row.heading,
        "total": one.total,
        "counts": {name: len(one.of(name)) for name in COLUMNS},
        "not_held": len(one.of(NOT_HELD)),
        "gaps": [name for name in COLUMNS if one.lacks(name)],
    }


# ---- as text


def _lens_told(voice: Voice, schema: Schema, found: Lens) -> None:
    language = voice.language
    voice.line(" · ".join(filter(None, (found.provision.show(language), found.heading))))
    for words, parts in ((_WITHIN, found.around), (_PARTS, found.parts)):
        if parts:
            voice.line(words.fill(named="; ".join(f"{p.provision.show(language)} ({p.count})" for p in parts)))
    for owed in found.bodies:
        owed_told(voice, owed)
        for said in filter(None, (owed.body.mandate.best(language)[0], owed.words.in_(language))):
            voice.line(f"         {clip(said, 300)}")
    for section in found.sections:
        voice.line(f"{schema.type(section.type).plural.in_(language)} ({len(section.uids)})")
        for line in section.lines:
            _line_told(voice, line)
    if not found.total:
        voice.line(_NO_RECORDS.fill(provision=found.provision.show(language)))


def _line_told(voice: Voice, line: Line) -> None:
    language = voice.language
    beside = f" [{line.beside}]" if line.beside else ""
    mark = f" {MARK.in_(language)}" if line.unchecked else ""
    ways = [_BY_PART.fill(parts=Provisions().show(line.parts, language)).in_(language)] if line.parts else []
    ways += [_BY_RECORD.fill(title=clip(line.through)).in_(language)] if line.through else []
    way = f"  ← {', '.join(ways)}" if ways else ""
    voice.line(f"  {line.key:>6}  {clip(line.title, 90)}{beside}{mark}{way}")
    for label, words in line.reserved:
        voice.line(f"          {label.in_(language)}: {clip(words, 200)}")


def _row_told(voice: Voice, schema: Schema, row: Row) -> str:
    language, one = voice.language, row.covered
    said = [f"{_column(schema, n).in_(language).lower()} {len(one.of(n))}" for n in COLUMNS if not one.lacks(n)]
    name = one.provision.show(language)
    return f"{name:<24} {clip(row.heading, 40):<40}  {', '.join(said) or _gap(one).in_(language)}"


def _column(schema: Schema, name: str) -> Words:
    return _HELD if name == MEETING.name else schema.type(name).plural


def _gap(one: Covered) -> Words:
    return _NONE if one.lacks("") else _OTHER.fill(count=one.total)


def _named(voice: Voice, rows: list[Row]) -> str:
    return Provisions().show(tuple(row.covered.provision for row in rows), voice.language) or "–"


_WITHIN = Words("Está en: {named}", "Stands in: {named}")
_PARTS = Words("Partes: {named}", "Parts: {named}")
_BY_PART = Words("por {parts}", "through {parts}")
_BY_RECORD = Words("por «{title}»", "through “{title}”")
_NO_RECORDS = Words("Ningún registro trata de {provision}.", "No record is about {provision}.")
_HELD = Words("Reuniones celebradas", "Meetings held")
_NONE = Words("nada", "nothing")
_OTHER = Words(
    "sólo {count} {count|registro|registros} de otros tipos", "only {count} {count|record|records} of other types"
)
_NOTHING = Words("Sin ningún registro: {count} ({named})", "Without any record: {count} ({named})")

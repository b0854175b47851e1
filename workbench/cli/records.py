"""The commands about the records of a dossier: search, show, history, undo, redo, check."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from workbench.assessing.verification import unchecked
from workbench.cli import shapes, shapes_shown, text, text_shown
from workbench.cli.group import (
    FILE,
    Front,
    json_option,
    workbench,
)
from workbench.cli.talk import NO, Voice, spoken_language, told
from workbench.domain.records import SCHEMA
from workbench.gathering.steps import SeriesState, change_steps, parts_told, series_states, series_told, together
from workbench.i18n import Words
from workbench.store.dossier import open_dossier
from workbench.store.history import Merge, Provenance
from workbench.store.origins import origin_told
from workbench.store.reader import Reader
from workbench.store.trouble import Refused, StoreError
from workbench.tasks.check_dossier import check_dossier
from workbench.tasks.look_up import find_record, gone_into, show


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("words")
@json_option
def search(dossier: Path, words: str, as_json: bool) -> None:
    """Find records by words, whatever their case and accents."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        found = opened.reader.search(words)
        voice.answer(lambda: shapes.found(opened.reader, found, voice.language))
        voice.line(_FOUND.fill(total=found.total))
        for record in found.records:
            text_shown.in_a_line(voice, opened.reader, record, unchecked(opened.reader.citations(record.uid)))
        if not found.total:
            sys.exit(NO)


@workbench.command("show")
@click.argument("dossier", type=FILE)
@click.argument("what")
@json_option
def show_(dossier: Path, what: str, as_json: bool) -> None:
    """Show everything tied to a key, a name, an acronym or a provision, in both languages."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        merges = gone_into(opened.reader, what)
        _tell_merges(voice, merges)
        key = merges[-1].kept_key if merges else what
        shown = show(opened.reader, key)
        if shown is None:
            raise StoreError(_UNKNOWN.fill(what=key))
        text_shown.gathered(voice, opened.reader, shown)
        told_of = [{"change": m.change, "from": m.gone_key, "into": m.kept_key} for m in merges]
        voice.answer(lambda: {**shapes_shown.gathered(opened.reader, shown), "merged": told_of})


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("key", required=False)
@click.option("--field", default=None, help="Only this field of the record, such as statement.")
@json_option
def history(dossier: Path, key: str | None, field: str | None, as_json: bool) -> None:
    """Show what happened to a record, or all changes of the dossier, latest first."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        reader = opened.reader
        if key is None:
            changes = [shapes.change(c, parts) for c, parts in change_steps(reader.changes())]
            for change in changes:
                parts = change["parts"]
                notes = [_UNDONE] if change["undone_by"] is not None else []
                notes += [parts_told(parts)] if parts else []
                told_of = "".join(f" ({words.in_(voice.language)})" for words in notes)
                voice.line("{change:>5}  {at}  {author}  {kind}  {title}".format(**change) + told_of)
            voice.answer(lambda: changes)
            return
        record = find_record(reader, key)
        uid = record.uid if record else reader.uid_of_key(key)
        if uid is None:
            raise StoreError(_UNKNOWN.fill(what=key))
        _tell_merges(voice, gone_into(reader, key))
        names = {name for t in opened.schema.types for name in t.by_name}
        if field is not None and field not in names:
            raise click.UsageError(f"--field {field}: there are {', '.join(sorted(names))}")
        steps = reader.history(uid, field)
        states = series_states(reader.history(uid) if field else steps)
        shown = [shapes.step(reader, s, voice.language, states.get(s.change)) for s in steps]
        at = 0
        for found in together(steps):
            _steps(voice, reader, shown[at : at + len(found)], [states[s.change] for s in found if s.change in states])
            at += len(found)
        voice.answer(lambda: shown)


def _steps(voice: Voice, reader: Reader, steps: Sequence[shapes.Json], states: Sequence[SeriesState]) -> None:
    """Steps that are one, the states that they brought under the first of them."""
    head = "{step:>5}  {at}  {author}  {kind}  {action}".format(**steps[-1])
    voice.line(f"{head}  ({series_told(states).in_(voice.language)})" if states else head)
    for at, step in enumerate(steps):
        if states:
            voice.line(f"       {states[at].words.in_(voice.language)}:")
        for move in step["fields"]:
            voice.line("         {field}: {old} → {new}".format(**move))
            if move["origin"] is not None:
                voice.line(f"           ← {origin_told(reader, Provenance(**move['origin']), voice.language)}")


def _tell_merges(voice: Voice, merges: Sequence[Merge]) -> None:
    """Into what a record went that is asked for by its former key."""
    for merge in merges:
        voice.line(_MERGED.fill(gone=merge.gone_key, kept=merge.kept_key, change=merge.change))


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("change", type=int, required=False)
@json_option
@click.pass_obj
def undo(front: Front, dossier: Path, change: int | None, as_json: bool) -> None:
    """Undo the latest change, or the one named."""
    _take_back(front.author, dossier, as_json, change, redo=False)


@workbench.command()
@click.argument("dossier", type=FILE)
@json_option
@click.pass_obj
def redo(front: Front, dossier: Path, as_json: bool) -> None:
    """Redo what was undone last."""
    _take_back(front.author, dossier, as_json, None, redo=True)


def _take_back(author: str, dossier: Path, as_json: bool, change: int | None, *, redo: bool) -> None:
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier, write=True, author=author) as opened:
        try:
            effect = opened.journal.redo() if redo else opened.journal.undo(change)
        except Refused as refused:
            if change is not None:
                raise
            click.echo(refused.words.in_(voice.language), err=True)
            sys.exit(NO)
        text.effect(voice, opened.schema, effect)
        voice.answer(lambda: shapes.effect(effect))
        if any(o.result != "reverted" for o in effect.outcomes):
            sys.exit(NO)


@workbench.command()
@click.argument("dossier", type=FILE)
@json_option
def check(dossier: Path, as_json: bool) -> None:
    """Look the dossier over: its records, its journal, its file."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        findings = [shapes.finding(opened.reader, f, voice.language) for f in check_dossier(opened, date.today())]
        for finding in findings:
            voice.line("  {code}  {key}  {title}  {message}".format(**finding))
        voice.line(_FINDINGS.fill(count=len(findings)))
        voice.answer(lambda: findings)
        if findings:
            sys.exit(NO)


@workbench.command("make-migration", hidden=True)
@click.argument("name")
def make_migration(name: str) -> None:
    """For contributors: write the migration that the declarations ask for."""
    from workbench.store.migrations import ByHand, generate

    if not name.isidentifier():
        raise click.UsageError("name the migration with letters, digits and underscores")
    try:
        path = generate(SCHEMA, name)
    except ByHand as by_hand:
        raise click.UsageError(str(by_hand)) from by_hand
    click.echo(str(path) if path else "the migrations agree with the declarations")


_FOUND = Words("{total} {total|registro|registros}", "{total} {total|record|records}")
_UNKNOWN = Words("No hay ningún registro ni disposición «{what}».", "There is no record or provision “{what}”.")
_MERGED = Words("{gone} se fusionó con {kept} (cambio {change}).", "{gone} was merged into {kept} (change {change}).")
_UNDONE = Words("deshecho", "undone")
_FINDINGS = Words("{count} {count|hallazgo|hallazgos}", "{count} {count|finding|findings}")

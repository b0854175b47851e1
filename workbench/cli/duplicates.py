"""The commands about records that were entered twice: duplicates, merge, distinct."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from workbench.cli import shapes, text
from workbench.cli.group import FILE, Front, json_option, workbench
from workbench.cli.talk import NO, Voice, progress, spoken_language, told
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Record
from workbench.editing.combining import Side
from workbench.editing.merge import Merging, merge
from workbench.i18n import Language, Words, clip
from workbench.store.dossier import open_dossier
from workbench.store.reader import Reader
from workbench.store.trouble import StoreError
from workbench.tasks.duplicates import NotTwo, find_duplicates, forget_apart, tell_apart
from workbench.tasks.look_up import find_record

_TYPES = click.Choice([t.name for t in SCHEMA.types if t.listed])
_TAKE = "A field whose value counts from the record that goes, such as title=drop; again for more."


@workbench.command()
@click.argument("dossier", type=FILE)
@click.option("--type", "names", type=_TYPES, multiple=True, help="Only records of this type; again for more.")
@json_option
def duplicates(dossier: Path, names: tuple[str, ...], as_json: bool) -> None:
    """List records that are likely one and the same, and why."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened, progress(voice.language) as watch:
        reader = opened.reader
        types = [t for t in opened.schema.types if (t.name in names if names else t.listed)]
        found = find_duplicates(reader, types, watch)
        by_uid = {r.uid: r for r in reader.get_all({uid for _, one in found for uid in (one.one, one.other)})}
        answer: list[dict[str, Any]] = [
            {
                "type": record_type.name,
                "keep": _head(reader, by_uid[one.one], voice.language),
                "drop": _head(reader, by_uid[one.other], voice.language),
                "score": round(one.score, 2),
                "reason": one.reason.in_(voice.language),
            }
            for record_type, one in found
        ]
        voice.answer(lambda: answer)
        for one in answer:
            keep, drop = one["keep"], one["drop"]
            voice.line(f"  {one['score']:.2f}  {keep['key']:>6}  {clip(keep['title'])}")
            voice.line(f"        {drop['key']:>6}  {clip(drop['title'])}  ← {one['reason']}")
        voice.line(_FOUND.fill(count=len(answer)))
        if answer:
            sys.exit(NO)


def _head(reader: Reader, record: Record, language: Language) -> dict[str, Any]:
    title = reader.schema.of(record).title_of(record, language)
    return {"key": record.key, "uid": record.uid, "title": title}


@workbench.command("merge")
@click.argument("dossier", type=FILE)
@click.argument("keep")
@click.argument("drop")
@click.option("--take", multiple=True, metavar="FIELD=drop", help=_TAKE)
@click.option("--dry-run", is_flag=True, help="Only tell what would become of each field.")
@json_option
@click.pass_obj
def merge_(
    front: Front, dossier: Path, keep: str, drop: str, take: tuple[str, ...], dry_run: bool, as_json: bool
) -> None:
    """Make two records one: KEEP stays, DROP goes into it; one step of undo.

    What they say differently is KEEP's unless --take says otherwise; the other words go on standing in the notes.
    """
    voice = Voice(spoken_language(), as_json)
    sides = _sides(take)
    with told(voice.language), open_dossier(dossier, write=not dry_run, author=front.author) as opened:
        reader = opened.reader
        merging = merge(reader, _uid(reader, keep), _uid(reader, drop), sides, voice.language)
        for one in merging.met:
            if one.how in ("filled", "united", "chosen", "told"):
                voice.line(f"  {one.field.label.in_(voice.language)}: {_HOW[one.how].in_(voice.language)}")
        voice.line(_POINTING.fill(count=sum(merging.pointing.values())))
        if merging.audience > merging.before:
            voice.line(_NARROWER.fill(key=merging.keep.key, audience=merging.audience.label))
        if dry_run:
            voice.answer(lambda: _shape(merging))
            return
        effect = opened.journal.commit(merging.change_set)
        text.effect(voice, opened.schema, effect)
        voice.answer(lambda: {**_shape(merging), "effect": shapes.effect(effect)})


def _sides(take: tuple[str, ...]) -> dict[str, Side]:
    found: dict[str, Side] = {}
    for one in take:
        name, _, side = one.partition("=")
        if side == "keep":
            found[name] = "keep"
        elif side == "drop":
            found[name] = "drop"
        else:
            raise click.UsageError(f"--take {one}: write FIELD=drop or FIELD=keep")
    return found


def _shape(merging: Merging) -> dict[str, Any]:
    return {
        "keep": merging.keep.key,
        "drop": merging.drop.key,
        "fields": {m.field.name: m.how for m in merging.met if m.how not in ("same", "kept")},
        "pointing": dict(merging.pointing),
        "audience": merging.audience.key,
    }


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("one")
@click.argument("other")
@click.option("--forget", is_flag=True, help="They may be one after all.")
@json_option
@click.pass_obj
def distinct(front: Front, dossier: Path, one: str, other: str, forget: bool, as_json: bool) -> None:
    """Remember that two records are two, though they look like one."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier, write=True, author=front.author) as opened:
        reader = opened.reader
        work = forget_apart if forget else tell_apart
        try:
            change_set = work(reader, _uid(reader, one), _uid(reader, other), voice.language)
        except NotTwo as refused:
            click.echo(refused.words.in_(voice.language), err=True)
            sys.exit(NO)
        effect = opened.journal.commit(change_set)
        voice.line(f"{change_set.title}.")
        voice.answer(lambda: shapes.effect(effect))


def _uid(reader: Reader, words: str) -> str:
    record = find_record(reader, words)
    if record is None:
        raise StoreError(_UNKNOWN.fill(what=words))
    return record.uid


_HOW = {
    "filled": Words("se completa con el otro", "filled from the other"),
    "united": Words("se juntan los dos", "both together"),
    "chosen": Words(
        "dicen cosas distintas: uno cuenta, el otro queda en las notas o entre los nombres",
        "they differ: one counts, the other stays in the notes or among the names",
    ),
    "told": Words("vale para el texto que tenía", "holds for the wording that it was said of"),
}
_FOUND = Words("{count} {count|posible duplicado|posibles duplicados}", "{count} likely {count|duplicate|duplicates}")
_POINTING = Words(
    "{count} {count|registro apunta|registros apuntan} ahora al que se conserva.",
    "{count} {count|record points|records point} to the one that is kept now.",
)
_NARROWER = Words(
    "{key} queda para menos lectores, los de ambos: {audience}.",
    "{key} is for fewer readers now, those of both: {audience}.",
)
_UNKNOWN = Words("No hay ningún registro «{what}».", "There is no record “{what}”.")

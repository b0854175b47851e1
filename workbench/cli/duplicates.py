"""The commands about records that were entered twice: duplicates, merge, distinct."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from workbench.cli import shapes
from workbench.cli.group import FILE, Front, json_option, workbench
from workbench.cli.talk import NO, Voice, progress, spoken_language, told
from workbench.domain.change import Effect
from workbench.domain.records import SCHEMA
from workbench.domain.schema import Record
from workbench.editing.combining import Side, unites
from workbench.editing.merge import Merging, MustChoose, merge
from workbench.editing.two import CannotMerge
from workbench.i18n import Language, Words, clip
from workbench.store.dossier import open_dossier
from workbench.store.reader import Reader
from workbench.store.trouble import StoreError
from workbench.tasks.duplicates import Compared, Line, NotTwo, compare, find_duplicates, forget_apart, tell_apart
from workbench.tasks.look_up import find_record

_TYPES = click.Choice([t.name for t in SCHEMA.types if t.listed])
_SIDES: tuple[Side, ...] = ("keep", "drop", "both")
_SHOWN = 200  # letters of a value in a line
_TAKE = (
    "A field whose value counts from the record that goes, such as title=drop; again for more. Of a list both may "
    "count: provisions=both."
)


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
@click.option("--take", multiple=True, metavar="FIELD=SIDE", help=_TAKE)
@click.option("--dry-run", is_flag=True, help="Only tell what would become of each field.")
@json_option
@click.pass_obj
def merge_(
    front: Front, dossier: Path, keep: str, drop: str, take: tuple[str, ...], dry_run: bool, as_json: bool
) -> None:
    """Make two records one: KEEP stays, DROP goes into it; one step of undo.

    What they say differently is KEEP's unless --take says otherwise; the other words go on standing in the notes. Where
    they differ in what tells records of their type apart, --take has to say which counts.
    """
    voice = Voice(spoken_language(), as_json)
    sides = _sides(take)
    with told(voice.language), open_dossier(dossier, write=not dry_run, author=front.author) as opened:
        uids = _uid(opened.reader, keep), _uid(opened.reader, drop)
        compared = compare(opened.reader, *uids, sides, voice.language)
        merging = compared.merging
        _tell_lines(voice, compared, whole=dry_run)
        if merging.audience > merging.before:
            voice.line(_NARROWER.fill(key=merging.keep.key, audience=merging.audience.label))
        if dry_run:
            count = sum(merging.pointing.values())
            voice.line(_WOULD_POINT.fill(count=count, key=merging.keep.key))
            voice.answer(lambda: _shape(compared))
        change_set = _decided(opened.reader, uids, sides, voice.language).change_set
        if dry_run:
            return
        effect = opened.journal.commit(change_set)
        voice.line(_merged(merging, effect))
        voice.answer(lambda: {**_shape(compared), "effect": shapes.effect(effect)})


def _decided(reader: Reader, uids: tuple[str, str], take: Mapping[str, Side], language: Language) -> Merging:
    """The merge; where something is left to choose, how to choose it here is said too."""
    try:
        return merge(reader, *uids, take, language)
    except MustChoose as asked:
        how = ", ".join(f"--take {f.name}={'|'.join(_SIDES if unites(f) else _SIDES[:2])}" for f in asked.fields)
        raise CannotMerge(_HOW_TO_CHOOSE.fill(why=asked.words, how=how)) from asked


def _tell_lines(voice: Voice, compared: Compared, *, whole: bool) -> None:
    """What becomes of each field; ``whole`` with the values of both records."""
    keys: dict[Side, str] = {"keep": compared.merging.keep.key, "drop": compared.merging.drop.key}
    for line in compared.lines:
        if line.how == "same" or (line.how == "kept" and not whole):
            continue
        label = line.label.in_(voice.language)
        if not whole:
            if line.how in _HOW:
                voice.line(f"  {label}: {_HOW[line.how].in_(voice.language)}")
            continue
        voice.line(f"  {label}")
        for key, value in ((keys["keep"], line.keep), (keys["drop"], line.drop)):
            voice.line(f"      {key}: {clip(value, _SHOWN) or '—'}")
        voice.line(f"      → {_becomes(line, keys).in_(voice.language)}")


def _becomes(line: Line, keys: Mapping[Side, str]) -> Words:
    """Which of two values counts, and where the other one goes."""
    counts = (
        _BOTH.fill(value=clip(line.becomes, _SHOWN)) if line.counts == "both" else _COUNTS.fill(key=keys[line.counts])
    )
    if not line.goes:
        return counts
    gone = keys["keep" if line.counts == "drop" else "drop"]
    return _GOES[line.goes].fill(counts=counts, key=gone)


def _merged(merging: Merging, effect: Effect) -> Words:
    keys = {"drop": merging.drop.key, "keep": merging.keep.key, "change": effect.change}
    count = sum(merging.pointing.values())
    return (_MERGED_POINTING if count else _MERGED).fill(**keys, count=count)


def _sides(take: tuple[str, ...]) -> dict[str, Side]:
    found: dict[str, Side] = {}
    for one in take:
        name, _, side = one.partition("=")
        if side == "keep":
            found[name] = "keep"
        elif side == "drop":
            found[name] = "drop"
        elif side == "both":
            found[name] = "both"
        else:
            raise click.UsageError(f"--take {one}: write FIELD=drop, FIELD=keep or, of a list, FIELD=both")
    return found


def _shape(compared: Compared) -> dict[str, Any]:
    merging = compared.merging
    return {
        "keep": merging.keep.key,
        "drop": merging.drop.key,
        "fields": {m.field.name: m.how for m in merging.met if m.how not in ("same", "kept")},
        "values": {
            line.name: {name: getattr(line, name) for name in ("keep", "drop", "how", "counts", "becomes", "goes")}
            for line in compared.lines
            if line.how != "same"
        },
        "undecided": [declared.name for declared in merging.undecided],
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
_COUNTS = Words("cuenta lo de {key}", "what {key} says counts")
_BOTH = Words("se juntan los dos: {value}", "both together: {value}")
_GOES = {
    "notes": Words("{counts}; lo de {key} va a las notas", "{counts}; what {key} says goes to the notes"),
    "names": Words("{counts}; lo de {key} va a los otros nombres", "{counts}; what {key} says goes to the other names"),
}
_HOW_TO_CHOOSE = Words("{why} Aquí se elige con {how}.", "{why} It is chosen here by {how}.")
_WOULD_POINT = Words(
    "{count} {count|referencia apuntaría|referencias apuntarían} a {key}.",
    "{count} {count|reference|references} would point to {key}.",
)
_MERGED = Words("{drop} se fusionó con {keep} (cambio {change}).", "{drop} was merged into {keep} (change {change}).")
_MERGED_POINTING = Words(
    "{drop} se fusionó con {keep} (cambio {change}); {count} {count|referencia apunta|referencias apuntan} ahora a "
    "{keep}.",
    "{drop} was merged into {keep} (change {change}); {count} {count|reference points|references point} to {keep} now.",
)
_NARROWER = Words(
    "{key} queda para menos lectores, los de ambos: {audience}.",
    "{key} is for fewer readers now, those of both: {audience}.",
)
_UNKNOWN = Words("No hay ningún registro «{what}».", "There is no record “{what}”.")

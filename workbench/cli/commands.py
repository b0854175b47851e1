"""The commands: each calls one task and reports as text or JSON."""

from __future__ import annotations

import getpass
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from workbench import __version__
from workbench.cli import shapes, text
from workbench.cli.talk import NO, Voice, progress, spoken_language, told
from workbench.domain.audience import AUDIENCES, Audience, audience_of
from workbench.domain.records import SCHEMA
from workbench.i18n import Language, Words
from workbench.importing.inspect import inspected
from workbench.importing.trouble import Unreadable
from workbench.importing.workbook import read
from workbench.store.dossier import open_dossier
from workbench.store.trouble import Refused, StoreError
from workbench.tasks.brief_to_file import KINDS, brief_to_file
from workbench.tasks.check_dossier import check_dossier
from workbench.tasks.demo import run_demo
from workbench.tasks.dossiers import EMPTY, bundled, new_dossier
from workbench.tasks.export_file import export_file
from workbench.tasks.handing_out import Handing
from workbench.tasks.import_file import Imported, Options, carry_out, plan_import
from workbench.tasks.look_up import Card, find_record, show

_LANGUAGES = click.Choice(["es", "en"])
_FILE = click.Path(path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
_language = click.option("--language", type=_LANGUAGES, default="es", show_default=True, help="Language of the file.")
_audience = click.option(
    "--audience",
    type=click.Choice([a.key for a in AUDIENCES]),
    default=Audience.PUBLIC.key,
    show_default=True,
    help="Who may see it.",
)
_release = click.option("--release-to", default="", help="Only what was ticked for this recipient.")


def _author() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="workbench")
@click.option("--author", envvar="WORKBENCH_AUTHOR", default=_author, help="Who makes the changes.")
@click.pass_context
def workbench(context: click.Context, author: str) -> None:
    """An offline workbench for trade negotiators: from a ministry's spreadsheet to a proved brief."""
    context.obj = author


@workbench.command()
@click.option("--out", type=_FILE, default=Path("workbench-demo"), show_default=True, help="Folder for the files.")
@click.option("--no-window", is_flag=True, help="End on the command line (this version has no window yet).")
@_language
@click.pass_obj
def demo(author: str, out: Path, no_window: bool, language: Language) -> None:
    """Run the main job on bundled data: import a ministry's workbook, make two briefs and a workbook."""
    voice = Voice(spoken_language(), as_json=False)
    with told(voice.language):
        with progress(voice.language) as watched:
            done = run_demo(
                out, language, lambda plan, reader: text.plan(voice, plan, reader), author=author, progress=watched
            )
        for path, briefed in done.briefs.items():
            voice.line(f"{path} ({briefed.rendered.pages} p.)")
            text.proof(voice, briefed.proof)
        voice.line(str(done.workbook))
        text.proof(voice, done.exported.proof)
        voice.line(_DEMO_END.fill(dossier=done.dossier))


@workbench.command()
@click.argument("dossier", type=_FILE)
@click.option("--from", "source", default=EMPTY, show_default=True, help=f"{EMPTY}, or {', '.join(bundled())}.")
@_json
@click.pass_obj
def new(author: str, dossier: Path, source: str, as_json: bool) -> None:
    """Make a dossier, empty or with bundled records."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language):
        effect = new_dossier(dossier, source, author=author)
        voice.line(_MADE.fill(path=dossier, count=len(effect.created)))
        voice.answer(lambda: {"file": str(dossier), "records": len(effect.created)})


@workbench.command()
@click.argument("file", type=_FILE)
@_json
def inspect(file: Path, as_json: bool) -> None:
    """Say which tables a file holds and why; needs no dossier."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language):
        found = inspected(read(file), SCHEMA)
        voice.answer(lambda: found)
        tables: Any = found["tables"]
        for table in tables:
            voice.line(_TABLE.fill(**{k: table[k] for k in ("sheet", "header_rows", "data_rows", "layout")}))
            voice.line(f"  {table.get('why', '')}")
            for letter, column in table["mapping"].items():
                fixed = " ".join(column["fixed"].values())
                target = f"{column['record_type']}.{column['field']} {fixed}".rstrip()
                voice.line(f"  {letter:>3}  {column['header']}  →  {target}  ({column['why']})")
        if not tables:
            voice.line(_NO_TABLES)
            sys.exit(NO)


@workbench.command("import")
@click.argument("dossier", type=_FILE)
@click.argument("file", type=_FILE)
@click.option("--sheet", default="", help="Only this sheet.")
@click.option("--as", "record_type", default="", help="What the rows are, such as issue or actor.")
@click.option("--language", type=click.Choice(["es", "en", "fr"]), default=None, help="Language of the sheet.")
@click.option("--dry-run", is_flag=True, help="Show the plan, write nothing.")
@click.option("--decide", type=_FILE, default=None, help="JSON with answers to questions, by Sheet!Cell.")
@click.option("--all-or-nothing", is_flag=True, help="Write nothing if any row has to stay out.")
@_json
@click.pass_obj
def import_(
    author: str,
    dossier: Path,
    file: Path,
    sheet: str,
    record_type: str,
    language: Language | None,
    dry_run: bool,
    decide: Path | None,
    all_or_nothing: bool,
    as_json: bool,
) -> None:
    """Import a ministry's file as one change that can be undone."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language):
        _known_type(record_type)
        options = Options(sheet, record_type, language, _answers(decide))
        with open_dossier(dossier, write=not dry_run, author=author) as opened:
            with progress(voice.language) as watched:
                plan = plan_import(opened, file, options, watched)
            text.plan(voice, plan, opened.reader)
            if dry_run:
                result = Imported(plan, None)
            else:
                with progress(voice.language) as watched:
                    result = carry_out(opened, plan, all_or_nothing=all_or_nothing, progress=watched)
                voice.line(_done(result))
        voice.answer(lambda: shapes.imported(result))
        if not plan.complete:
            sys.exit(NO)


def _known_type(name: str) -> None:
    names = [t.name for t in SCHEMA.types]
    if name and name not in names:
        raise click.UsageError(f"--as {name}: there is no such record type; there are {', '.join(names)}")


def _answers(path: Path | None) -> dict[str, str]:
    """The answers of a file of decisions: ``{"answers": {"Sheet!D14": "2027-04-03"}}``."""
    if path is None:
        return {}
    try:
        answers = json.loads(path.read_text(encoding="utf-8"))["answers"]
        if not isinstance(answers, dict) or not all(isinstance(v, str) for v in answers.values()):
            raise ValueError("answers")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(_NO_ANSWERS.fill(file=path.name)) from error
    return answers


def _done(result: Imported) -> Words:
    if result.effect is None:
        return _REFUSED_WHOLE
    if result.effect.change is None:
        return _NOTHING_NEW
    return _COMMITTED.fill(change=result.effect.change)


@workbench.command()
@click.argument("dossier", type=_FILE)
@click.argument("out", type=_FILE)
@click.option("--type", "types", multiple=True, help="Only these record types.")
@_audience
@_release
@_language
@_json
def export(
    dossier: Path, out: Path, types: tuple[str, ...], audience: str, release_to: str, language: Language, as_json: bool
) -> None:
    """Export records to .xlsx, .json or .csv (one type), for one audience and proved."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        handing = Handing(audience_of(audience), release_to)
        with progress(voice.language) as watched:
            done = export_file(opened, out, types, handing, language, watched)
        voice.line(f"{out}: " + ", ".join(f"{n} {c}" for n, c in done.counts.items()))
        text.proof(voice, done.proof)
        voice.answer(lambda: shapes.exported(done, str(out)))


@workbench.command()
@click.argument("dossier", type=_FILE)
@click.argument("out", type=_FILE)
@click.option("--kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True)
@click.option("--of", "of", required=True, help="An issue, or a position, which means its issue.")
@click.option("--as-of", default=None, help="The day whose facts are printed, such as 2026-07-23; today if left out.")
@_audience
@_release
@_language
@_json
def brief(
    dossier: Path,
    out: Path,
    kind: str,
    of: str,
    as_of: str | None,
    audience: str,
    release_to: str,
    language: Language,
    as_json: bool,
) -> None:
    """Make a one-page brief as PDF, for one audience and proved."""
    voice = Voice(spoken_language(), as_json)
    day = _day(as_of)
    with told(voice.language), open_dossier(dossier) as opened:
        with progress(voice.language) as watched:
            done = brief_to_file(opened, out, of, Handing(audience_of(audience), release_to), language, day, watched)
        voice.line(f"{out} ({done.rendered.pages} p.)")
        text.proof(voice, done.proof)
        voice.answer(lambda: shapes.briefed(done, str(out)))


def _day(words: str | None) -> date:
    if words is None:
        return date.today()
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise click.UsageError(f"--as-of {words}: write the day as 2026-07-23") from None


@workbench.command()
@click.argument("dossier", type=_FILE)
@click.argument("words")
@_json
def search(dossier: Path, words: str, as_json: bool) -> None:
    """Find records by words, whatever their case and accents."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        found = opened.reader.search(words)
        voice.answer(lambda: shapes.found(opened.reader, found, voice.language))
        voice.line(_FOUND.fill(total=found.total))
        for record in found.records:
            head = shapes.head(opened.reader, record, voice.language)
            voice.line(f"  {head['key']:>6}  {head['type']}: {head['title']}")
        if not found.total:
            sys.exit(NO)


@workbench.command("show")
@click.argument("dossier", type=_FILE)
@click.argument("what")
@_json
def show_(dossier: Path, what: str, as_json: bool) -> None:
    """Show a record by its key or name, or everything about a provision."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        shown = show(opened.reader, what)
        if shown is None:
            raise StoreError(_UNKNOWN.fill(what=what))
        if isinstance(shown, Card):
            text.card(voice, opened.reader, shown)
            voice.answer(lambda: shapes.card(opened.reader, shown, voice.language))
        else:
            text.lens(voice, opened.reader, shown)
            voice.answer(lambda: shapes.lens(opened.reader, shown, voice.language))


@workbench.command()
@click.argument("dossier", type=_FILE)
@click.argument("key", required=False)
@_json
def history(dossier: Path, key: str | None, as_json: bool) -> None:
    """Show what happened to a record, or all changes of the dossier, latest first."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        reader = opened.reader
        if key is None:
            changes = [shapes.change(c) for c in reader.changes()]
            for change in changes:
                undone = "" if change["undone_by"] is None else f" ({_UNDONE.in_(voice.language)})"
                line = "{change:>5}  {at}  {author}  {kind}  {title}".format(**change)
                voice.line(line + undone)
            voice.answer(lambda: changes)
            return
        record = find_record(reader, key)
        if record is None:
            raise StoreError(_UNKNOWN.fill(what=key))
        steps = [shapes.step(reader, s, voice.language) for s in reader.history(record.uid)]
        for step in steps:
            voice.line("{change:>5}  {at}  {author}  {kind}  {action}".format(**step))
            for move in step["fields"]:
                voice.line("         {field}: {old} → {new}".format(**move))
        voice.answer(lambda: steps)


@workbench.command()
@click.argument("dossier", type=_FILE)
@click.argument("change", type=int, required=False)
@_json
@click.pass_obj
def undo(author: str, dossier: Path, change: int | None, as_json: bool) -> None:
    """Undo the latest change, or the one named."""
    _take_back(author, dossier, as_json, change, redo=False)


@workbench.command()
@click.argument("dossier", type=_FILE)
@_json
@click.pass_obj
def redo(author: str, dossier: Path, as_json: bool) -> None:
    """Redo what was undone last."""
    _take_back(author, dossier, as_json, None, redo=True)


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
        text.effect(voice, effect)
        voice.answer(lambda: shapes.effect(effect))
        if any(o.result != "reverted" for o in effect.outcomes):
            sys.exit(NO)


@workbench.command()
@click.argument("dossier", type=_FILE)
@_json
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


_DEMO_END = Words(
    "Listo. El expediente es {dossier}; pruebe «workbench show {dossier} 9.17».",
    "Done. The dossier is {dossier}; try “workbench show {dossier} 9.17”.",
)
_MADE = Words("{path}: expediente nuevo, {count} registros", "{path}: new dossier, {count} records")
_TABLE = Words(
    "Hoja «{sheet}»: encabezado {header_rows}, datos {data_rows}, {layout}",
    "Sheet “{sheet}”: header {header_rows}, data {data_rows}, {layout}",
)
_NO_TABLES = Words("No se encontró ninguna tabla.", "No table was found.")
_NO_ANSWERS = Words(
    "{file}: no se lee como archivo de decisiones (un objeto «answers» con una respuesta por Hoja!Celda).",
    "{file}: it does not read as a file of decisions (an object “answers” with one answer for each Sheet!Cell).",
)
_REFUSED_WHOLE = Words(
    "No se escribió nada: hay renglones que quedarían fuera.", "Nothing was written: some rows would stay out."
)
_NOTHING_NEW = Words("No había nada que escribir.", "There was nothing to write.")
_COMMITTED = Words(
    "Cambio {change}; se deshace con «workbench undo».", "Change {change}; “workbench undo” takes it back."
)
_FOUND = Words("{total} registros", "{total} records")
_UNKNOWN = Words("No hay ningún registro ni disposición «{what}».", "There is no record or provision “{what}”.")
_UNDONE = Words("deshecho", "undone")
_FINDINGS = Words("{count} hallazgos", "{count} findings")

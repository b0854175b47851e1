"""The commands that make files or read them: demo, new, inspect, import, export, template."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from workbench.cli import shapes, shapes_planned, text
from workbench.cli.group import (
    FILE,
    Front,
    audience_option,
    json_option,
    language_option,
    release_option,
    workbench,
)
from workbench.cli.talk import NO, Voice, progress, spoken_language, told
from workbench.domain.audience import audience_of
from workbench.domain.records import SCHEMA
from workbench.i18n import Language, Words
from workbench.importing.choices import ALL, KEEP, Choices
from workbench.importing.inspect import inspected
from workbench.importing.planned import Plan
from workbench.importing.profile import read_profile
from workbench.importing.workbook import read
from workbench.store.dossier import Dossier, open_dossier
from workbench.tasks.decisions import read_decisions
from workbench.tasks.demo import run_demo
from workbench.tasks.dossiers import EMPTY, bundled, new_dossier
from workbench.tasks.export_file import export_file, write_template
from workbench.tasks.handing_out import Handing, spare
from workbench.tasks.import_file import Imported, Options, carry_out, plan_taken, take_in
from workbench.tasks.profiles import save_profile
from workbench.tasks.sending_back import check_book, send_back


@workbench.command()
@click.option("--out", type=FILE, default=Path("workbench-demo"), show_default=True, help="Folder for the files.")
@click.option("--no-window", is_flag=True, help="End on the command line, without showing the window.")
@language_option
@click.pass_obj
def demo(front: Front, out: Path, no_window: bool, language: Language) -> None:
    """Run the main job on bundled data: import a ministry's workbook, make two briefs and a workbook."""
    voice = Voice(spoken_language(), as_json=False)
    with told(voice.language):
        with progress(voice.language) as watched:
            done = run_demo(
                out,
                language,
                lambda plan, reader: text.plan(voice, plan, reader),
                author=front.author,
                progress=watched,
            )
        for path, briefed in done.briefs.items():
            voice.line(f"{path} ({briefed.rendered.pages} p.)")
            text.proof(voice, briefed.proof)
        voice.line(str(done.workbook))
        text.proof(voice, done.exported.proof)
        voice.line(_DEMO_END.fill(dossier=done.dossier))
    if front.show_window is not None and not no_window:
        sys.exit(front.show_window(done.dossier))


@workbench.command()
@click.argument("dossier", type=FILE)
@click.option("--from", "source", default=EMPTY, show_default=True, help=f"{EMPTY}, or {', '.join(bundled())}.")
@json_option
@click.pass_obj
def new(front: Front, dossier: Path, source: str, as_json: bool) -> None:
    """Make a dossier, empty or with bundled records."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language):
        begun = new_dossier(dossier, source, author=front.author)
        voice.line(_MADE.fill(path=dossier, count=begun.records))
        if begun.citations:
            voice.line(_RESTING.fill(count=begun.citations))
        voice.answer(lambda: {"file": str(dossier), **asdict(begun)})


@workbench.command()
@click.argument("file", type=FILE)
@json_option
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
            for name, why in table["types_why"].items():
                voice.line(f"  {name}: {why}")
            for value in table["form"]:
                voice.line(f"  {value['cell']:>3}  {value['label']}  →  {value['field']}")
            for columns, arrow in ((table["mapping"], "→"), (table["suggested"], "→ ?")):
                for letter, column in columns.items():
                    voice.line(f"  {letter:>3}  {column['header']}  {arrow}  {_target(column)}  ({column['why']})")
        if not tables:
            voice.line(_NO_TABLES)
            sys.exit(NO)


def _target(column: dict[str, Any]) -> str:
    unit = "+unit" if column.get("unit") else ""
    fixed = " ".join(column["fixed"].values())
    return f"{column['record_type']}.{column['field']}{unit} {fixed}".rstrip()


@workbench.command("import")
@click.argument("dossier", type=FILE)
@click.argument("file", type=FILE)
@click.option("--sheet", default="", help="Only this sheet.")
@click.option("--as", "record_type", default="", help="What the rows are, such as issue or actor.")
@click.option("--language", type=click.Choice(["es", "en", "fr"]), default=None, help="Language of the sheet.")
@click.option("--frame", "frames", multiple=True, help="Where a table stands, such as MATRIZ!4-5:7-22.")
@click.option("--dry-run", is_flag=True, help="Show the plan, write nothing.")
@click.option(
    "--decide",
    type=FILE,
    default=None,
    help="JSON with answers, what columns are, which rows stay out, whose words count; the review writes it.",
)
@click.option("--profile", type=FILE, default=None, help="What was decided of another file of that layout.")
@click.option(
    "--save-profile", "save_to", type=FILE, default=None, help="Write how this file was read and what was decided."
)
@click.option("--fresh", is_flag=True, help="Take over nothing of what was decided in earlier imports.")
@click.option("--keep-personal", is_flag=True, help="Take in tax numbers, telephone numbers and e-mail addresses too.")
@click.option("--rejected", type=FILE, default=None, help="Write the rows that stay out to an .xlsx for their sender.")
@click.option("--all-or-nothing", is_flag=True, help="Write nothing if any row has to stay out.")
@json_option
@click.pass_obj
def import_(
    front: Front,
    dossier: Path,
    file: Path,
    sheet: str,
    record_type: str,
    language: Language | None,
    frames: tuple[str, ...],
    dry_run: bool,
    decide: Path | None,
    profile: Path | None,
    save_to: Path | None,
    fresh: bool,
    keep_personal: bool,
    rejected: Path | None,
    all_or_nothing: bool,
    as_json: bool,
) -> None:
    """Import a ministry's file as one change that can be undone."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language):
        _known_type(record_type)
        for target in filter(None, (rejected, save_to)):
            spare(file, target)
        if rejected is not None:
            check_book(rejected)
        known = read_profile(profile) if profile is not None else None
        choices = Choices(personal={ALL: KEEP} if keep_personal else {})
        options = Options(sheet, record_type, language, {}, {}, _frames(frames), known, fresh, choices=choices)
        if decide is not None:
            options = read_decisions(decide, options)
        with open_dossier(dossier, write=not dry_run, author=front.author) as opened:
            with progress(voice.language) as watched:
                taken = take_in(file, watched)
                plan = plan_taken(opened, taken, options, watched)
            text.plan(voice, plan, opened.reader)
            records = shapes_planned.records(plan, opened.reader) if as_json else []
            if save_to is not None:
                voice.line(_save_profile(opened, plan, save_to))
            if rejected is not None and plan.rows_out:
                sent = send_back(opened, taken, plan, options, rejected, language or voice.language)
                voice.line(_SENT_BACK.fill(path=rejected, count=sent.rows))
                for behind in sent.behind:
                    voice.line(behind)
            if dry_run:
                result = Imported(plan, None)
            else:
                with progress(voice.language) as watched:
                    result = carry_out(opened, plan, all_or_nothing=all_or_nothing, progress=watched)
                voice.line(_done(result))
        voice.answer(lambda: shapes.imported(result, records))
        if not plan.complete:
            sys.exit(NO)


def _save_profile(dossier: Dossier, plan: Plan, path: Path) -> Words:
    """Writes what was decided of a file for the next ones."""
    batch = plan.change_set.batch
    if batch is None or not batch.profile:
        return _NO_PROFILE
    save_profile(dossier, batch.profile, path)
    return _PROFILE.fill(path=path)


def _known_type(name: str) -> None:
    names = [t.name for t in SCHEMA.types]
    if name and name not in names:
        raise click.UsageError(f"--as {name}: there is no such record type; there are {', '.join(names)}")


def _frames(written: tuple[str, ...]) -> dict[str, list[str]]:
    """The frames of tables by their sheets."""
    found: dict[str, list[str]] = {}
    for frame in written:
        sheet, mark, rows = frame.rpartition("!")
        if not mark:
            raise click.UsageError(f"--frame {frame}: it is not of the form SHEET!4-5:7-22")
        found.setdefault(sheet, []).append(rows)
    return found


def _done(result: Imported) -> Words:
    if result.effect is None:
        return _REFUSED_WHOLE
    if result.effect.change is None:
        return _NOTHING_NEW
    return _COMMITTED.fill(change=result.effect.change)


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("out", type=FILE)
@click.option("--type", "types", multiple=True, help="Only these record types.")
@click.option("--where", multiple=True, help="Only the records of a type that say this, such as issue.lead=SADER.")
@audience_option
@release_option
@language_option
@json_option
def export(
    dossier: Path,
    out: Path,
    types: tuple[str, ...],
    where: tuple[str, ...],
    audience: str,
    release_to: str | None,
    language: Language,
    as_json: bool,
) -> None:
    """Export records to .xlsx, .json or .csv (one type), for one audience and proved."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language), open_dossier(dossier) as opened:
        handing = Handing(audience_of(audience), release_to)
        with progress(voice.language) as watched:
            done = export_file(opened, out, types, handing, language, watched, where=where)
        voice.line(f"{out}: " + ", ".join(f"{n} {c}" for n, c in done.counts.items()))
        text.proof(voice, done.proof)
        voice.answer(lambda: shapes.exported(done, str(out)))


@workbench.command()
@click.argument("out", type=FILE)
@click.option("--type", "types", multiple=True, required=True, help="What its rows are, such as issue.")
@language_option
@json_option
def template(out: Path, types: tuple[str, ...], language: Language, as_json: bool) -> None:
    """Write an empty workbook for others to fill in; needs no dossier."""
    voice = Voice(spoken_language(), as_json)
    with told(voice.language):
        done = write_template(out, types, SCHEMA, language)
        voice.line(f"{out}: {', '.join(done)}")
        voice.answer(lambda: {"file": str(out), "types": done})


_DEMO_END = Words(
    "Listo. El expediente es {dossier}; pruebe «workbench show {dossier} 9.17».",
    "Done. The dossier is {dossier}; try “workbench show {dossier} 9.17”.",
)
_MADE = Words(
    "{path}: expediente nuevo, {count} {count|registro|registros}",
    "{path}: new dossier, {count} {count|record|records}",
)
_RESTING = Words(
    "con {count} {count|cita|citas} de las fuentes en que se basan",
    "with {count} {count|citation|citations} of the sources that they rest on",
)
_TABLE = Words(
    "Hoja «{sheet}»: encabezado {header_rows}, datos {data_rows}, {layout}",
    "Sheet “{sheet}”: header {header_rows}, data {data_rows}, {layout}",
)
_NO_TABLES = Words("No se encontró ninguna tabla.", "No table was found.")
_REFUSED_WHOLE = Words(
    "No se escribió nada: hay renglones que quedarían fuera.", "Nothing was written: some rows would stay out."
)
_PROFILE = Words(
    "{path}: cómo se leyó este archivo y lo que se decidió de él.",
    "{path}: how this file was read and what was decided.",
)
_NO_PROFILE = Words(
    "No se decidió nada de este archivo: no hay un perfil que guardar.",
    "Nothing was decided of this file: there is no profile to save.",
)
_SENT_BACK = Words(
    "{path}: {count} {count|renglón|renglones} para corregir.", "{path}: {count} {count|row|rows} to be corrected."
)
_NOTHING_NEW = Words("No había nada que escribir.", "There was nothing to write.")
_COMMITTED = Words(
    "Cambio {change}; se deshace con «workbench undo».", "Change {change}; “workbench undo” takes it back."
)

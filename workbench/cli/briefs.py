"""The command about paper: a brief of any kind, and lines to take as plain text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from workbench.briefs.compose.kinds import KINDS
from workbench.briefs.compose.options import Options
from workbench.briefs.document import PageSize
from workbench.cli import shapes, text
from workbench.cli.group import FILE, Front, audience_option, json_option, language_option, release_option, workbench
from workbench.cli.locking import password_given, password_options
from workbench.cli.markings import marking_meant, marking_options
from workbench.cli.matrix import issue_wishes, meant_wishes
from workbench.cli.parts import parts_meant, parts_options, parts_told
from workbench.cli.talk import Voice, progress, spoken_language, told
from workbench.domain.audience import audience_of
from workbench.i18n import Language, Words
from workbench.store.dossier import open_dossier
from workbench.tasks.brief_to_file import POSITION_BRIEF, brief_to_file
from workbench.tasks.copy_lines import lines_to_take
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import MOST_COPIES, NotIssued, give_out_again, issue_brief

as_of_option = click.option(
    "--as-of", default=None, help="The day whose facts are printed, such as 2026-07-23; today if left out."
)

kind_option = click.option("--kind", type=click.Choice(list(KINDS)), default=POSITION_BRIEF, show_default=True)
paper_option = click.option("--paper", type=click.Choice(["A4", "letter"]), default="A4", show_default=True)
full_option = click.option("--full", is_flag=True, help="Cut nothing: not to one page, nor long tables.")
letterhead_option = click.option(
    "--letterhead", type=FILE, default=None, help="A Word file whose pages a .docx is written on."
)


def _kinds() -> str:
    """What each kind is and what it is of, for the help."""
    return "\n".join(f"  {key:<10} {kind.label.en}: {kind.subject.told.en}" for key, kind in KINDS.items())


@workbench.command(epilog=f"\b\nKinds, and what each is of:\n{_kinds()}\n\n\b\nParts of each kind:\n{parts_told()}")
@click.argument("dossier", type=FILE)
@click.argument("out", type=FILE)
@kind_option
@click.option("--of", "of", multiple=True, help="A key, a name or a provision; of a kind that is of many, any number.")
@full_option
@parts_options
@paper_option
@click.option("--unit", default="", help="The issuing unit on it, if not who leads its issue.")
@click.option("--with-origins", is_flag=True, help="List the cell of every imported value; for negotiators only.")
@click.option("--by-actor", is_flag=True, help="Of the matrix: a column an actor, in as many tables as it takes.")
@click.option("--since", default="", help="Of a paper about changes: a number of the register, or a day.")
@letterhead_option
@click.option("--issue", "issued", is_flag=True, help="Number it and enter it in the register, with its very bytes.")
@click.option("--copies", type=click.IntRange(1, MOST_COPIES), default=1, help="So many numbered copies, with --issue.")
@password_options
@marking_options
@as_of_option
@issue_wishes
@audience_option
@release_option
@language_option
@json_option
@click.pass_obj
def brief(
    front: Front,
    /,
    dossier: Path,
    out: Path,
    kind: str,
    of: tuple[str, ...],
    full: bool,
    without: tuple[str, ...],
    order: tuple[str, ...],
    paper: PageSize,
    unit: str,
    with_origins: bool,
    by_actor: bool,
    since: str,
    letterhead: Path | None,
    issued: bool,
    copies: int,
    locked: bool,
    password_file: Path | None,
    marking: str | None,
    marking_fields: tuple[str, ...],
    portions: bool,
    as_of: str | None,
    audience: str,
    release_to: str | None,
    language: Language,
    as_json: bool,
    **wishes: str,
) -> None:
    """Make a brief as PDF or .docx, for one audience and proved."""
    voice = Voice(spoken_language(), as_json)
    day = day_meant(as_of)
    if copies > 1 and not issued:
        raise click.UsageError("--copies goes with --issue")
    password = password_given(locked, password_file, out)
    with told(voice.language), open_dossier(dossier, write=issued, author=front.author) as opened:
        handing = Handing(audience_of(audience), release_to)
        wanted = meant_wishes(handing.reader(opened), wishes, voice.language)
        parts = parts_meant(kind, without, order)
        options = Options(full, with_origins, page_size=paper, unit=unit, wanted=wanted, since=since, parts=parts)
        options = replace(options, marking=marking_meant(marking, marking_fields), portions=portions, by_actor=by_actor)
        with progress(voice.language) as watched:
            asked = (opened, out, of, handing, language, day, watched)
            if issued:
                made = issue_brief(
                    *asked, kind=kind, options=options, letterhead=letterhead, copies=copies, password=password
                )
                paths, done, entry = made.paths, made.briefed, made.entry
            else:
                done = brief_to_file(*asked, kind=kind, options=options, letterhead=letterhead, password=password)
                paths, entry = (out,), None
        for path in paths:
            pages = done.rendered.pages
            voice.line(f"{path} ({pages} p.)" if pages else f"{path}")
        text.proof(voice, done.proof)
        if entry is not None:
            voice.line(_ENTERED.fill(number=entry.number))
        voice.answer(lambda: shapes.briefed(done, [str(path) for path in paths], entry))


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("number", type=int, required=False)
@click.option("--out", type=FILE, default=None, help="Write the file of that number again, byte by byte as it left.")
@click.option("--copy", type=click.IntRange(1, MOST_COPIES), default=1, show_default=True)
@json_option
def register(dossier: Path, number: int | None, out: Path | None, copy: int, as_json: bool) -> None:
    """List the briefs that were issued, or give one of them out again."""
    voice = Voice(spoken_language(), as_json)
    if out is not None and number is None:
        raise click.UsageError("--out needs the number of a brief")
    with told(voice.language), open_dossier(dossier) as opened:
        if out is not None and number is not None:
            entries = [give_out_again(opened, number, out, copy)]
            voice.line(f"{out}")
        else:
            entries = [e for e in opened.register.all() if number in (None, e.number)]
            if number is not None and not entries:
                raise NotIssued(_NO_NUMBER.fill(number=number))
            text.register(voice, entries)
        voice.answer(lambda: {"issued": [shapes.issued(entry) for entry in entries]})


@workbench.command()
@click.argument("dossier", type=FILE)
@click.argument("key")
@as_of_option
@audience_option
@release_option
@language_option
@json_option
def lines(
    dossier: Path,
    key: str,
    as_of: str | None,
    audience: str,
    release_to: str | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print lines to take on an issue as plain text, for one audience and proved."""
    voice = Voice(spoken_language(), as_json)
    day = day_meant(as_of)
    with told(voice.language), open_dossier(dossier) as opened:
        with progress(voice.language) as watched:
            done = lines_to_take(opened, key, Handing(audience_of(audience), release_to), language, day, watched)
        for line in done.text.splitlines():
            voice.line(line)
        if not as_json:  # beside the text, so that it can be sent on as it is
            click.echo(text.proof_told(done.proof).in_(voice.language), err=True)
        voice.answer(lambda: {"text": done.text, "proof": shapes.proof(done.proof)})


def day_meant(words: str | None) -> date:
    """The day that somebody wrote, today where nobody did."""
    if words is None:
        return date.today()
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise click.UsageError(f"--as-of {words}: write the day as 2026-07-23") from None


_ENTERED = Words("Emitida con el núm. {number} del registro.", "Issued as no. {number} of the register.")
_NO_NUMBER = Words("En el registro no hay una ficha {number}.", "The register has no brief {number}.")

"""The command about paper: a brief of any kind, and lines to take as plain text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from workbench.cli import shapes, text
from workbench.cli.group import FILE, Front, audience_option, json_option, language_option, release_option, workbench
from workbench.cli.papers import KINDS_TOLD, as_of_option, day_meant, paper_asked, paper_options
from workbench.cli.talk import Voice, WrongUse, progress, spoken_language, told
from workbench.domain.audience import audience_of
from workbench.i18n import Language, Words
from workbench.store.dossier import open_dossier
from workbench.tasks.brief_to_file import brief_to_file
from workbench.tasks.copy_lines import lines_to_take
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import MOST_COPIES, NotIssued, give_out_again, issue_brief


@workbench.command(epilog=KINDS_TOLD)
@click.argument("dossier", type=FILE)
@click.argument("out", type=FILE)
@click.option("--of", "of", multiple=True, help="A key, a name or a provision; of a kind that is of many, any number.")
@click.option("--since", default="", help="Of a paper about changes: a number of the register, or a day.")
@paper_options
@json_option
@click.pass_obj
def brief(
    front: Front, /, dossier: Path, out: Path, of: tuple[str, ...], since: str, as_json: bool, **said: Any
) -> None:
    """Make a brief as PDF or .docx, for one audience and proved."""
    voice = Voice(spoken_language(), as_json)
    paper = paper_asked(said)
    password = paper.password(out)
    with told(voice.language), open_dossier(dossier, write=paper.issued, author=front.author) as opened:
        wanted = paper.wanted(paper.handing.reader(opened), voice.language)
        how: dict[str, Any] = {"kind": paper.kind, "options": replace(paper.options(since), wanted=wanted)}
        how |= {"letterhead": paper.letterhead, "password": password}
        with progress(voice.language) as watched:
            asked = (opened, out, of, paper.handing, paper.language, paper.day, watched)
            if paper.issued:
                made = issue_brief(*asked, **how, copies=paper.copies)
                paths, done, entry = made.paths, made.briefed, made.entry
            else:
                done = brief_to_file(*asked, **how)
                paths, entry = (out,), None
        for path in paths:
            pages = done.rendered.pages
            voice.line(f"{path} ({pages} p.)" if pages else f"{path}")
        text.proof(voice, done.proof)
        for remark in done.remarks:
            voice.line(remark)
        if entry is not None:
            voice.line(_ENTERED.fill(number=entry.number))
        voice.answer(lambda: shapes.briefed(done, [str(path) for path in paths], entry, voice.language))


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
        raise WrongUse(_OUT_ALONE)
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


_ENTERED = Words("Emitida con el núm. {number} del registro.", "Issued as no. {number} of the register.")
_OUT_ALONE = Words("--out pide el número de una ficha", "--out needs the number of a brief")
_NO_NUMBER = Words("En el registro no hay una ficha {number}.", "The register has no brief {number}.")

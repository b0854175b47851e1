"""The command that makes one brief for each of many records."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.briefs.compose.kinds import KINDS
from workbench.briefs.compose.options import Options
from workbench.briefs.document import PageSize
from workbench.cli import shapes
from workbench.cli.briefs import (
    as_of_option,
    day_meant,
    full_option,
    kind_option,
    letterhead_option,
    paper_option,
)
from workbench.cli.group import FILE, Front, audience_option, json_option, language_option, release_option, workbench
from workbench.cli.locking import password_given, password_options
from workbench.cli.matrix import issue_wishes, meant_wishes
from workbench.cli.parts import parts_meant, parts_options
from workbench.cli.talk import NO, Voice, progress, spoken_language, told
from workbench.domain.audience import audience_of
from workbench.i18n import Language, Words
from workbench.store.dossier import open_dossier
from workbench.tasks.brief_batch import Batch, Leaving, briefs_to_folder
from workbench.tasks.brief_subjects import all_of
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import MOST_COPIES


@workbench.command("briefs")
@click.argument("dossier", type=FILE)
@click.argument("folder", type=FILE)
@kind_option
@click.option("--of", "of", multiple=True, help="A key, a name or a provision; any number, a brief of each.")
@click.option("--all", "everything", is_flag=True, help="One of each record or provision that the kind can be of.")
@click.option("--where", "words", default="", help="With --all: only of those whose title or key holds these words.")
@click.option(
    "--since",
    default="",
    help="Of changes: a number of the register, or a day. Without: one since each issued brief, named by --of NUMBER.",
)
@click.option("--word", is_flag=True, help="As .docx instead of PDF.")
@full_option
@parts_options
@paper_option
@click.option("--unit", default="", help="The issuing unit on each, if not who leads its issue.")
@letterhead_option
@click.option("--issue", "issued", is_flag=True, help="Number each and enter it in the register.")
@click.option("--copies", type=click.IntRange(1, MOST_COPIES), default=1, help="So many of each, with --issue.")
@password_options
@as_of_option
@issue_wishes
@audience_option
@release_option
@language_option
@json_option
@click.pass_obj
def many_briefs(
    front: Front,
    /,
    dossier: Path,
    folder: Path,
    kind: str,
    of: tuple[str, ...],
    everything: bool,
    words: str,
    since: str,
    word: bool,
    full: bool,
    without: tuple[str, ...],
    order: tuple[str, ...],
    paper: PageSize,
    unit: str,
    letterhead: Path | None,
    issued: bool,
    copies: int,
    locked: bool,
    password_file: Path | None,
    as_of: str | None,
    audience: str,
    release_to: str | None,
    language: Language,
    as_json: bool,
    **wishes: str,
) -> None:
    """Make one brief for each of many records, into a folder; exit 1 if any did not leave."""
    voice, day = Voice(spoken_language(), as_json), day_meant(as_of)
    if bool(of) == everything:
        raise click.UsageError("name records with --of, or say --all")
    if words and of:
        raise click.UsageError("--where goes with --all")
    if copies > 1 and not issued:
        raise click.UsageError("--copies goes with --issue")
    password = password_given(locked, password_file, folder)
    with told(voice.language), open_dossier(dossier, write=issued, author=front.author) as opened:
        handing = Handing(audience_of(audience), release_to)
        wanted = meant_wishes(handing.reader(opened), wishes, voice.language)
        options = Options(full=full, page_size=paper, unit=unit, since=since, parts=parts_meant(kind, without, order))
        leaving = Leaving(kind, options, ".docx" if word else ".pdf", letterhead, copies if issued else 0, password)
        if everything:
            of = tuple(all_of(opened, handing.reader(opened), KINDS[kind], words, wanted, since))
        with progress(voice.language) as watched:
            done = briefs_to_folder(opened, folder, of, handing, language, day, watched, leaving=leaving)
        _tell(voice, done)
    if done.failed:
        sys.exit(NO)


def _tell(voice: Voice, done: Batch) -> None:
    for one in done.left:
        number = f"{one.number:>4}  " if one.number else ""
        for path in one.paths:
            voice.line(f"{number}{path}")
    for name, words in done.failed:
        voice.line(_NOT_LEFT.fill(name=name, why=words))
    voice.line(_COUNT.fill(left=len(done.left), failed=len(done.failed)))
    voice.answer(
        lambda: {
            "left": [
                {
                    "name": one.name,
                    "files": [str(path) for path in one.paths],
                    "number": one.number or None,
                    "pages": one.briefed.rendered.pages,
                    "proof": shapes.proof(one.briefed.proof),
                }
                for one in done.left
            ],
            "failed": [{"name": name, "why": words.in_(voice.language)} for name, words in done.failed],
        }
    )


_NOT_LEFT = Words("No salió: {name}: {why}", "Did not leave: {name}: {why}")
_COUNT = Words("Salieron {left}, no salieron {failed}.", "{left} left, {failed} did not.")

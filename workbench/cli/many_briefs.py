"""The command that makes one brief for each of many records."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from workbench.briefs.compose.kinds import KINDS
from workbench.cli import shapes
from workbench.cli.group import FILE, Front, json_option, workbench
from workbench.cli.matrix import WISHES
from workbench.cli.papers import KINDS_TOLD, paper_asked, paper_options
from workbench.cli.talk import NO, Voice, WrongUse, progress, spoken_language, told
from workbench.i18n import Words
from workbench.store.dossier import open_dossier
from workbench.tasks.brief_batch import Batch, Leaving, briefs_to_folder
from workbench.tasks.brief_subjects import all_of


@workbench.command("briefs", epilog=KINDS_TOLD)
@click.argument("dossier", type=FILE)
@click.argument("folder", type=FILE)
@click.option("--of", "of", multiple=True, help="A key, a name or a provision; any number, a brief of each.")
@click.option("--all", "everything", is_flag=True, help="One of each record or provision that the kind can be of.")
@click.option("--where", "words", default="", help="With --all: only of those whose title or key holds these words.")
@click.option(
    "--since",
    default="",
    help="Of changes: a number of the register, or a day. Without: one since each issued brief, named by --of NUMBER.",
)
@click.option("--word", is_flag=True, help="As .docx instead of PDF.")
@paper_options
@json_option
@click.pass_obj
def many_briefs(
    front: Front,
    /,
    dossier: Path,
    folder: Path,
    of: tuple[str, ...],
    everything: bool,
    words: str,
    since: str,
    word: bool,
    as_json: bool,
    **said: Any,
) -> None:
    """Make one brief for each of many records, into a folder; exit 1 if any did not leave."""
    voice, paper = Voice(spoken_language(), as_json), paper_asked(said)
    if bool(of) == everything:
        raise WrongUse(_OF_OR_ALL)
    if words and of:
        raise WrongUse(_WITH_ALL.fill(option="--where"))
    wishes = [f"--{name}" for name in WISHES if said[name] is not None]
    if wishes and of:
        raise WrongUse(_WITH_ALL.fill(option=wishes[0]))
    password = paper.password(folder)
    with told(voice.language), open_dossier(dossier, write=paper.issued, author=front.author) as opened:
        kind, reader = paper.kind, paper.handing.reader(opened)
        wanted = paper.wanted(reader, voice.language)
        leaving = Leaving(kind, paper.options(since), ".docx" if word else ".pdf", paper.letterhead)
        leaving = replace(leaving, copies=paper.copies, password=password)
        if everything:
            of = tuple(all_of(opened, reader, KINDS[kind], words, wanted, since))
        with progress(voice.language) as watched:
            asked = (opened, folder, of, paper.handing, paper.language, paper.day, watched)
            done = briefs_to_folder(*asked, leaving=leaving)
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
    for remark in dict.fromkeys(remark for one in done.left for remark in one.briefed.remarks):
        voice.line(remark)
    voice.line(_COUNT.fill(left=len(done.left), failed=len(done.failed)))
    voice.answer(
        lambda: {
            "left": [
                {
                    "name": one.name,
                    "files": [str(path) for path in one.paths],
                    "number": one.number or None,
                    "pages": one.briefed.rendered.pages,
                    "remarks": [remark.in_(voice.language) for remark in one.briefed.remarks],
                    "proof": shapes.proof(one.briefed.proof),
                }
                for one in done.left
            ],
            "failed": [{"name": name, "why": words.in_(voice.language)} for name, words in done.failed],
        }
    )


_OF_OR_ALL = Words("nombre los registros con --of, o diga --all", "name records with --of, or say --all")
_WITH_ALL = Words("{option} va con --all", "{option} goes with --all")
_NOT_LEFT = Words("No salió: {name}: {why}", "Did not leave: {name}: {why}")
_COUNT = Words("Salieron {left}, no salieron {failed}.", "{left} left, {failed} did not.")

"""The command about paper: a brief of any kind, and lines to take as plain text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from workbench.briefs.compose.kinds import KINDS
from workbench.briefs.compose.options import Options
from workbench.briefs.document import PageSize
from workbench.cli import shapes, text
from workbench.cli.group import FILE, audience_option, json_option, language_option, release_option, workbench
from workbench.cli.matrix import issue_wishes, meant_wishes
from workbench.cli.talk import Voice, progress, spoken_language, told
from workbench.domain.audience import audience_of
from workbench.i18n import Language
from workbench.store.dossier import open_dossier
from workbench.tasks.brief_to_file import POSITION_BRIEF, brief_to_file
from workbench.tasks.handing_out import Handing

as_of_option = click.option(
    "--as-of", default=None, help="The day whose facts are printed, such as 2026-07-23; today if left out."
)


def _kinds() -> str:
    """What each kind is and what it is of, for the help."""
    return "\n".join(f"  {key:<10} {kind.label.en}: {kind.subject.told.en}" for key, kind in KINDS.items())


@workbench.command(epilog=f"\b\nKinds, and what each is of:\n{_kinds()}")
@click.argument("dossier", type=FILE)
@click.argument("out", type=FILE)
@click.option("--kind", type=click.Choice(list(KINDS)), default=POSITION_BRIEF, show_default=True)
@click.option("--of", "of", multiple=True, help="A key, a name or a provision; of a kind that is of many, any number.")
@click.option("--full", is_flag=True, help="Cut nothing: not to one page, nor long tables.")
@click.option("--paper", type=click.Choice(["A4", "letter"]), default="A4", show_default=True)
@click.option("--with-origins", is_flag=True, help="List the cell of every imported value; for negotiators only.")
@as_of_option
@issue_wishes
@audience_option
@release_option
@language_option
@json_option
def brief(
    dossier: Path,
    out: Path,
    kind: str,
    of: tuple[str, ...],
    full: bool,
    paper: PageSize,
    with_origins: bool,
    as_of: str | None,
    audience: str,
    release_to: str | None,
    language: Language,
    as_json: bool,
    **wishes: str,
) -> None:
    """Make a brief as PDF, for one audience and proved."""
    voice = Voice(spoken_language(), as_json)
    day = day_meant(as_of)
    with told(voice.language), open_dossier(dossier) as opened:
        handing = Handing(audience_of(audience), release_to)
        wanted = meant_wishes(handing.reader(opened), wishes, voice.language)
        options = Options(full=full, origins=with_origins, page_size=paper, wanted=wanted)
        with progress(voice.language) as watched:
            done = brief_to_file(opened, out, of, handing, language, day, watched, kind=kind, options=options)
        voice.line(f"{out} ({done.rendered.pages} p.)")
        text.proof(voice, done.proof)
        voice.answer(lambda: shapes.briefed(done, str(out)))


def day_meant(words: str | None) -> date:
    """The day that somebody wrote, today where nobody did."""
    if words is None:
        return date.today()
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise click.UsageError(f"--as-of {words}: write the day as 2026-07-23") from None

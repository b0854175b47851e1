"""The command group, and the options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from workbench import __version__
from workbench.domain.audience import AUDIENCES, Audience
from workbench.store.lock import user_name

LANGUAGES = click.Choice(["es", "en"])
FILE = click.Path(path_type=Path)
json_option = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
language_option = click.option(
    "--language", type=LANGUAGES, default="es", show_default=True, help="Language of the file."
)
audience_option = click.option(
    "--audience",
    type=click.Choice([a.key for a in AUDIENCES]),
    default=Audience.PUBLIC.key,
    show_default=True,
    help="Who may see it.",
)
seen_by = click.option(
    "--audience",
    type=click.Choice([a.key for a in AUDIENCES]),
    default=Audience.NEGOTIATORS.key,
    show_default=True,
    help="As this audience sees it.",
)
release_option = click.option("--release-to", default=None, help="Only what was ticked for this recipient.")


@dataclass
class Front:
    """What the front door hands to every command: who makes the changes, and how a window is shown, if it can be."""

    show_window: Callable[[Path | None], int] | None = None
    author: str = ""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="workbench")
@click.option("--author", envvar="WORKBENCH_AUTHOR", default=user_name, help="Who makes the changes.")
@click.pass_context
def workbench(context: click.Context, author: str) -> None:
    """An offline workbench for trade negotiators: from a ministry's spreadsheet to a proved brief."""
    front = context.ensure_object(Front)
    front.author = author

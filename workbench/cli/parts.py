"""Parts of a paper that are taken out or moved, by options of the command line."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill

import click

from workbench.briefs.arranging import Arrangement
from workbench.briefs.compose.kinds import KINDS

_WITHOUT = click.option(
    "--without", multiple=True, metavar="PART", help="A part to leave out, by key, number or name; the brief says so."
)
_ORDER = click.option(
    "--order", multiple=True, metavar="PART", help="A part to come first; several in the order of naming."
)


def parts_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options of which parts a paper has, and in which order."""
    return _WITHOUT(_ORDER(command))


def parts_meant(without: tuple[str, ...], order: tuple[str, ...]) -> Arrangement:
    """The parts that were asked for: those of ``order`` first, then all others as they stand anyway."""
    return Arrangement(without, first=order)


def parts_told() -> str:
    """The keys of the parts of each kind, for the help."""
    listed = ((key, " ".join(kind.parts.values())) for key, kind in KINDS.items() if kind.parts)
    return "\n".join(
        fill(f"{key:<10} {keys}", 78, initial_indent="  ", subsequent_indent=" " * 13, break_on_hyphens=False)
        for key, keys in listed
    )

"""The password that a PDF is locked with, by options of the command line: never a word of the command itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from workbench.cli.group import FILE
from workbench.cli.talk import WrongUse, spoken_language
from workbench.i18n import Words

_ASKED = click.option("--password", "locked", is_flag=True, help="Lock the PDF: asked for, or from WORKBENCH_PASSWORD.")
_FILE = click.option(
    "--password-file",
    type=FILE,
    default=None,
    help="Lock the PDF with the first line of a file. Nobody can recover it.",
)


def password_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options of a password."""
    return _ASKED(_FILE(command))


def password_given(asked: bool, file: Path | None, out: Path) -> str | None:
    """What locks the file ``out``, None for nothing; never on the command line, which other users could read."""
    if asked and file is not None:
        raise WrongUse(_ONE_OF_THEM)
    if file is not None and file.resolve() == out.resolve():
        raise WrongUse(_IN_ITS_PLACE.fill(file=file))
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError):
            raise WrongUse(_NOT_TEXT.fill(file=file)) from None
    if not asked:
        return None
    given = os.environ.get("WORKBENCH_PASSWORD")
    if given is not None:
        return given
    said: str = click.prompt(_PASSWORD.in_(spoken_language()), hide_input=True, confirmation_prompt=True, err=True)
    return said


_PASSWORD = Words("Contraseña", "Password")
_ONE_OF_THEM = Words(
    "--password y --password-file: diga una de las dos", "--password and --password-file: say one of them"
)
_IN_ITS_PLACE = Words(
    "--password-file {file}: la ficha ocuparía su lugar", "--password-file {file}: the brief would take its place"
)
_NOT_TEXT = Words(
    "--password-file {file}: no se puede leer como texto", "--password-file {file}: it cannot be read as text"
)

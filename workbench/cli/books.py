"""What the commands share that tell something on the screen, or write it as a workbook with ``--out``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from workbench.cli import shapes, text
from workbench.cli.group import FILE, language_option, release_option
from workbench.cli.talk import Voice, progress
from workbench.domain.audience import AUDIENCES, Audience, audience_of
from workbench.i18n import Language, Words
from workbench.store.dossier import Dossier
from workbench.store.reader import Reader
from workbench.tasks.books import Book, save_book
from workbench.tasks.handing_out import Handing

_OUT = click.option("--out", type=FILE, default=None, help="A workbook to write, .xlsx, or its main table as a .csv.")
_AUDIENCE = click.option(
    "--audience",
    type=click.Choice([a.key for a in AUDIENCES]),
    default=None,
    help="Who may see it; left out, negotiators on the screen and the public in a file.",
)


def book_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options of whom it is for and of the file that it may be written to."""
    for option in (language_option, release_option, _AUDIENCE, _OUT):
        command = option(command)
    return command


@dataclass(frozen=True)
class Leaving:
    """Whom the answer of a command is for, and the file that it is written to, if any."""

    out: Path | None
    audience: str | None
    release_to: str | None
    language: Language

    @property
    def handing(self) -> Handing:
        """Whom it is for: a file is public unless somebody says otherwise, the screen is the negotiators' own."""
        usual = Audience.NEGOTIATORS if self.out is None else Audience.PUBLIC
        return Handing(audience_of(self.audience) if self.audience else usual, self.release_to)

    def saved(self, voice: Voice, opened: Dossier, made: Callable[[Reader], Book]) -> bool:
        """Writes the workbook and tells so; False where none was asked for."""
        if self.out is None:
            return False
        with progress(voice.language) as watched:
            done = save_book(opened, self.out, self.handing, self.language, made, watched)
        voice.line(_SAVED.fill(file=self.out, count=done.rows, sheets=len(done.counts)))
        text.proof(voice, done.proof)
        voice.answer(lambda: {"file": str(self.out), "rows": done.counts, "proof": shapes.proof(done.proof)})
        return True


_SAVED = Words(
    "{file}: {count} {count|renglón|renglones}, {sheets} {sheets|hoja|hojas}.",
    "{file}: {count} {count|row|rows}, {sheets} {sheets|sheet|sheets}.",
)

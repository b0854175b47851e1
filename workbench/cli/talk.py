"""How the command line speaks: its language, one sentence for trouble, text or JSON for answers."""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from workbench.i18n import Language, Told, Words
from workbench.outgoing.proof import LeakFound
from workbench.progress import SILENT, Cancelled, Progress
from workbench.tasks.steps import STEPS

NO, WRONG, BUG, INTERRUPTED = 1, 2, 3, 130


def spoken_language() -> Language:
    """The language of the reports: that of the environment, Spanish or else English."""
    wish = os.environ.get("WORKBENCH_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "es" if wish.casefold().startswith("es") else "en"


def printable(text: str) -> str:
    """A text that no terminal takes for a command: control characters shown as a mark."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)


class WrongUse(click.UsageError):
    """Options that do not go together, or one that means nothing: told in the language of the reports."""

    def __init__(self, words: Words) -> None:
        super().__init__(printable(words.in_(spoken_language())))


@dataclass(frozen=True)
class Voice:
    """Speaks as text in one language, or as JSON."""

    language: Language
    as_json: bool

    def line(self, words: Words | str) -> None:
        """One line of a report; nothing where the answer is JSON."""
        if self.as_json:
            return
        try:
            click.echo(printable(words.in_(self.language) if isinstance(words, Words) else words))
        except BrokenPipeError:  # nobody reads on: the work goes on all the same
            sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115

    def answer(self, shape: Callable[[], Any]) -> None:
        """The whole answer as JSON; nothing where it is text."""
        if self.as_json:
            click.echo(json.dumps(shape(), ensure_ascii=False, indent=1))


@dataclass
class Watched:
    """Progress in one line of a terminal's standard error, written over and wiped at the end."""

    language: Language
    shown: float = 0.0

    def step(self, name: str, done: int, total: int) -> None:
        """Shows the step at most ten times a second."""
        if time.monotonic() - self.shown < 0.1:
            return
        self.shown = time.monotonic()
        words = STEPS.get(name, Words(name, name)).in_(self.language)
        click.echo(f"\r\x1b[K{words} {done:,}{f'/{total:,}' if total else ''}", err=True, nl=False)


@contextmanager
def progress(language: Language) -> Iterator[Progress]:
    """A progress that people see where standard error is a terminal, and nobody elsewhere."""
    if not sys.stderr.isatty():
        yield SILENT
        return
    try:
        yield Watched(language)
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)


@contextmanager
def told(language: Language) -> Iterator[None]:
    """Trouble inside becomes one sentence on standard error and an exit code; never record contents."""
    try:
        yield
    except Told as error:
        click.echo(printable(error.words.in_(language)), err=True)
        sys.exit(NO if isinstance(error, LeakFound) else WRONG)
    except (Cancelled, KeyboardInterrupt):
        click.echo(_STOPPED.in_(language), err=True)
        sys.exit(INTERRUPTED)
    except (click.exceptions.ClickException, click.exceptions.Exit, click.exceptions.Abort, BrokenPipeError):
        raise
    except OSError as error:
        path = error.filename or "-"
        click.echo(printable(_SYSTEM.fill(path=path, why=error.strerror or "?").in_(language)), err=True)
        sys.exit(WRONG)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119
        click.echo(_BUG.fill(kind=type(error).__name__, place=place).in_(language), err=True)
        if os.environ.get("WORKBENCH_DEBUG"):
            raise
        sys.exit(BUG)


_SYSTEM = Words("{path}: el sistema no lo permite ({why}).", "{path}: the system does not allow it ({why}).")
_STOPPED = Words("Se detuvo; nada se escribió.", "Stopped; nothing was written.")
_BUG = Words(
    "Error interno del programa ({kind} en {place}); ningún cambio quedó a medias.",
    "Internal error of the program ({kind} in {place}); no change was left half done.",
)

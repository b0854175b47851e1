"""One brief for each of many into a folder: each proved by itself, and told which left and which did not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from workbench.briefs.arranging import check_known
from workbench.briefs.compose.kinds import KINDS, Kind
from workbench.briefs.compose.options import PLAIN, Options
from workbench.i18n import Language, Told, Words
from workbench.outgoing.write import CannotWrite
from workbench.progress import SILENT, Cancelled, Progress
from workbench.store.dossier import Dossier
from workbench.tasks.brief_subjects import Each, each_named
from workbench.tasks.brief_to_file import Briefed, NoBrief, brief_to_file, check_asked, check_form
from workbench.tasks.days import check_day
from workbench.tasks.handing_out import Handing
from workbench.tasks.issuing import issue_brief

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Leaving:
    """How each brief of a batch leaves: its kind and form, and whether it is issued, in so many copies."""

    kind: str
    options: Options = PLAIN
    suffix: str = ".pdf"
    letterhead: Path | None = None
    copies: int = 0  # 0: it is not issued
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Left:
    """One brief that left: of what, its files, and its number where it was issued."""

    name: str
    paths: tuple[Path, ...]
    briefed: Briefed
    number: int = 0


@dataclass(frozen=True)
class Batch:
    """The briefs that left, those that did not, each with the reason, and whether somebody stopped the work."""

    left: Sequence[Left]
    failed: Sequence[tuple[str, Words]]
    stopped: bool = False


@dataclass
class _Step:
    """The progress of the whole as every brief tells its own: only whole briefs count."""

    whole: Progress
    total: int
    done: int = field(default=0)

    def step(self, name: str, done: int, total: int) -> None:
        """Whoever stops the work stops the brief that is being made."""
        self.whole.step("briefs", self.done, self.total)


def briefs_to_folder(
    dossier: Dossier,
    folder: Path,
    of: Sequence[str],
    handing: Handing,
    language: Language,
    as_of: date,
    progress: Progress = SILENT,
    *,
    leaving: Leaving,
) -> Batch:
    """Writes a brief of each of what some words name into the folder; never over a file that is there.

    A paper of changes without a day to begin with is made since each issued brief that is named by its number.

    A brief that cannot be made, that its proof holds back or that cannot be written keeps none of the others. Where
    somebody stops the work, what has left stays, for an issued brief stays issued; it is told which. Raises NoBrief
    where ``of`` names no subject of the kind, NoPart where a part is none that the kind has, what ``check_day``,
    ``check_asked`` and ``check_form`` do where nothing could leave so, and CannotWrite where there is no such folder
    and none can be made.
    """
    kind = KINDS[leaving.kind]
    check_day(as_of)
    check_asked(kind, handing, leaving.options)
    check_form(Path(f"*{leaving.suffix}"), leaving.letterhead, leaving.password)
    check_known(leaving.options.parts, kind.parts)
    wanted = each_named(dossier, kind, handing, of, language, leaving.options.since)
    if not wanted:
        raise NoBrief(_NOTHING)
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(_NOT_A_FOLDER.fill(folder=folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(_NO_FOLDER.fill(folder=folder)) from error
    left: list[Left] = []
    failed: list[tuple[str, Words]] = []
    step = _Step(progress, len(wanted))
    for each in wanted:
        try:
            step.step("", 0, 0)
            path = _free(folder, each, kind, handing, language, leaving.suffix)
            left.append(_one(dossier, path, each, handing, language, as_of, step, leaving))
        except Told as trouble:
            failed.append((each.name, trouble.words))
        except Cancelled:
            return Batch(left, failed, stopped=True)
        step.done += 1
    return Batch(left, failed)


def _one(
    dossier: Dossier,
    path: Path,
    each: Each,
    handing: Handing,
    language: Language,
    as_of: date,
    progress: Progress,
    leaving: Leaving,
) -> Left:
    asked = (dossier, path, each.of, handing, language, as_of, progress)
    how: dict[str, Any] = {
        "kind": leaving.kind,
        "options": replace(leaving.options, since=each.since or leaving.options.since),
        "letterhead": leaving.letterhead,
        "password": leaving.password,
    }
    if not leaving.copies:
        return Left(each.name, (path,), brief_to_file(*asked, **how))
    made = issue_brief(*asked, **how, copies=leaving.copies)
    return Left(each.name, made.paths, made.briefed, made.entry.number)


def _free(folder: Path, each: Each, kind: Kind, handing: Handing, language: Language, suffix: str) -> Path:
    """A name that no file in the folder has, with nothing in it that those who get the file may not read."""
    said = (kind.label.in_(language), each.called[: 2 * _LONGEST_NAME], handing.audience.key, language)
    stem = "-".join(filter(None, (_plain(part) for part in said)))
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}--{number}{suffix}", number + 1
    return path


def _plain(words: str) -> str:
    """The words in letters that every system takes in a name."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_NAMES.sub("-", letters)[:_LONGEST_NAME].strip("-")


_NOTHING = Words("No hay de qué hacer fichas.", "There is nothing to make briefs of.")
_NOT_A_FOLDER = Words("{folder} es un archivo, no una carpeta.", "{folder} is a file, not a folder.")
_NO_FOLDER = Words(
    "{folder}: la carpeta no existe y no se pudo crear.", "{folder}: there is no such folder and it cannot be made."
)

"""One brief for each of many records into a folder: each proved by itself, and told which left and which did not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from workbench.briefs.arranging import check_known
from workbench.briefs.compose.kinds import KINDS, Kind
from workbench.briefs.compose.options import PLAIN, Options
from workbench.domain.records import ISSUE
from workbench.domain.schema import Record
from workbench.gathering.matrix import chosen_issues
from workbench.i18n import Language, Told, Words, fold
from workbench.outgoing.write import CannotWrite
from workbench.progress import SILENT, Cancelled, Progress
from workbench.store.dossier import Dossier
from workbench.store.reader import Reader
from workbench.tasks.brief_to_file import Briefed, NoBrief, asked_of, brief_to_file, check_lock
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


def subjects_of(reader: Reader, kind: Kind, words: str = "", wanted: Mapping[str, str] | None = None) -> list[Record]:
    """The records that a kind may be of one each: all of them, those that hold some words, those that fit a wish."""
    if kind.subject.is_provision or kind.needs_start:
        raise NoBrief(_NO_BATCH.fill(kind=kind.label))
    name = kind.subject.types[0]
    fitting = chosen_issues(reader, wanted) if wanted and any(wanted.values()) and name == ISSUE.name else None
    looked_for = fold(words).split()
    found: list[Record] = []
    for record in reader.all(name):
        said = fold(" ".join((record.key, *_titles(reader, record))))
        if (fitting is None or record.uid in fitting) and all(word in said for word in looked_for):
            found.append(record)
    return sorted(found, key=lambda record: (fold(_title(reader, record, "es")), record.uid))


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
    """Writes a brief of each record into the folder; never over a file that is there.

    A brief that cannot be made, that its proof holds back or that cannot be written keeps none of the others. Where
    somebody stops the work, what has left stays, for an issued brief stays issued; it is told which. Raises NoBrief
    where ``of`` names no subject of the kind or a Word file is to be locked, NoPart where a part is none that the kind
    has, BadPassword where a password will not do, CannotWrite where there is no such folder and none can be made.
    """
    kind = KINDS[leaving.kind]
    if kind.subject.is_provision or kind.needs_start:
        raise NoBrief(_NO_BATCH.fill(kind=kind.label))
    if leaving.password is not None:
        check_lock(leaving.password, Path(f"*{leaving.suffix}"))
    check_known(leaving.options.parts, kind.parts)
    records = list({r.uid: r for words in of for r in asked_of(dossier, kind, [words]).records}.values())
    if not records:
        raise NoBrief(_NOTHING)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(_NO_FOLDER.fill(folder=folder)) from error
    left: list[Left] = []
    failed: list[tuple[str, Words]] = []
    step = _Step(progress, len(records))
    reader = handing.reader(dossier)
    for record in records:
        name = _title(dossier.reader, record, language) or record.key
        try:
            step.step("", 0, 0)
            path = _free(folder, reader, record, kind, handing, language, leaving.suffix)
            left.append(_one(dossier, path, record.uid, name, handing, language, as_of, step, leaving))
        except Told as trouble:
            failed.append((name, trouble.words))
        except Cancelled:
            return Batch(left, failed, stopped=True)
        step.done += 1
    return Batch(left, failed)


def _one(
    dossier: Dossier,
    path: Path,
    uid: str,
    name: str,
    handing: Handing,
    language: Language,
    as_of: date,
    progress: Progress,
    leaving: Leaving,
) -> Left:
    asked = (dossier, path, uid, handing, language, as_of, progress)
    how: dict[str, Any] = {
        "kind": leaving.kind,
        "options": leaving.options,
        "letterhead": leaving.letterhead,
        "password": leaving.password,
    }
    if not leaving.copies:
        return Left(name, (path,), brief_to_file(*asked, **how))
    made = issue_brief(*asked, **how, copies=leaving.copies)
    return Left(name, made.paths, made.briefed, made.entry.number)


def _titles(reader: Reader, record: Record) -> tuple[str, str]:
    return _title(reader, record, "es"), _title(reader, record, "en")


def _title(reader: Reader, record: Record, language: Language) -> str:
    return reader.schema.of(record).title_of(record, language)


def _free(
    folder: Path, reader: Reader, record: Record, kind: Kind, handing: Handing, language: Language, suffix: str
) -> Path:
    """A name that no file in the folder has, with nothing in it that those who get the file may not read."""
    seen = reader.get(record.uid)
    title = _title(reader, seen, language) if seen is not None else ""
    said = (kind.label.in_(language), title[: 2 * _LONGEST_NAME], handing.audience.key, language)
    stem = "-".join(filter(None, (_plain(part) for part in said)))
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}--{number}{suffix}", number + 1
    return path


def _plain(words: str) -> str:
    """The words in letters that every system takes in a name."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_NAMES.sub("-", letters)[:_LONGEST_NAME].strip("-")


_NO_BATCH = Words("{kind}: no se hace una por cada registro.", "{kind}: it is not made one for each record.")
_NOTHING = Words("No hay de qué hacer fichas.", "There is nothing to make briefs of.")
_NO_FOLDER = Words(
    "{folder}: la carpeta no existe y no se pudo crear.", "{folder}: there is no such folder and it cannot be made."
)

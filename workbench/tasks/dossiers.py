"""Making a dossier: empty, or from the ones that come with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench import paths
from workbench.domain.change import Create
from workbench.domain.records import Citation
from workbench.i18n import Words
from workbench.importing.bundle import read_bundle
from workbench.progress import SILENT, Progress
from workbench.store.backup import copy_to
from workbench.store.dossier import create_dossier, open_dossier
from workbench.store.trouble import StoreError

EMPTY = "empty"


def bundled() -> tuple[str, ...]:
    """The names of the dossiers that come with the program."""
    folder = paths.resources() / "dossiers"
    return tuple(sorted(p.name for p in folder.iterdir() if p.is_dir()))


@dataclass(frozen=True)
class Begun:
    """What a new dossier begins with: records that lists show, and the citations that say what they rest on."""

    records: int = 0
    citations: int = 0


def new_dossier(path: Path, source: str = EMPTY, *, author: str = "", progress: Progress = SILENT) -> Begun:
    """Makes a dossier, empty or with a bundled one's records as its first change.

    Raises StoreError where the file exists, the folder cannot be written to, or there is no such source;
    then no file is left behind.
    """
    if source != EMPTY and source not in bundled():
        raise StoreError(_NO_SOURCE.fill(name=source, names=", ".join((EMPTY, *bundled()))))
    create_dossier(path)
    if source == EMPTY:
        return Begun()
    try:
        with open_dossier(path, write=True, author=author) as dossier:
            bundle = read_bundle(paths.resources() / "dossiers" / source, dossier.schema)
            dossier.journal.commit(bundle, progress)
            citations = sum(isinstance(edit, Create) and isinstance(edit.record, Citation) for edit in bundle.edits)
            return Begun(len(bundle.edits) - citations, citations)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def copy_dossier(path: Path, target: Path) -> None:
    """Saves a dossier, open or not, as another file; StoreError where that file exists or cannot be written."""
    copy_to(path, target)


_NO_SOURCE = Words(
    "No hay un expediente de partida «{name}»; hay {names}.",
    "There is no starting dossier “{name}”; there are {names}.",
)

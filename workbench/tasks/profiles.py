"""What was decided in an import leaves as a small file, for other dossiers and colleagues."""

from __future__ import annotations

from pathlib import Path

from workbench.importing.profile import read_profile
from workbench.outgoing.write import CannotWrite, write
from workbench.store.dossier import Dossier, is_dossier
from workbench.tasks.handing_out import IS_DOSSIER


def save_profile(dossier: Dossier, text: str, path: Path) -> None:
    """Writes a profile, as an import keeps it, to a file that its owner alone can read.

    It holds words of the sender's file: it goes to negotiators. Raises CannotWrite.
    """
    if is_dossier(path, dossier.path):
        raise CannotWrite(IS_DOSSIER.fill(path=path))

    def produce(temporary: Path) -> None:
        temporary.write_text(text + "\n", encoding="utf-8")

    write(path, produce, _check, private=True)


def _check(path: Path) -> None:
    read_profile(path)

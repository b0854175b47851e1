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

    save_text(path, text + "\n")
    read_profile(path)


def save_text(path: Path, text: str) -> None:
    """Writes a text to a file that its owner alone can read; raises CannotWrite."""

    def produce(temporary: Path) -> None:
        temporary.write_text(text, encoding="utf-8")

    def check(temporary: Path) -> None:
        if temporary.read_text(encoding="utf-8") != text:
            raise ValueError("it reads otherwise")

    write(path, produce, check, private=True)

"""Copies of a dossier that are whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

from workbench.i18n import Words
from workbench.store.driver import connect, is_sound, sqlite, trouble
from workbench.store.trouble import StoreError


def back_up(path: Path, label: str) -> Path:
    """A checked copy beside the dossier, named after it and ``label``; returns its path.

    Written under a temporary name, opened again and checked, then renamed: a copy of that name is whole.
    """
    return copy_to(path, _free(path, label))


def copy_to(path: Path, target: Path) -> Path:
    """A checked copy of a dossier under a name of its own; StoreError where the name is taken or cannot be written."""
    if target.exists():
        raise StoreError(EXISTS.fill(path=target))
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    temporary.unlink(missing_ok=True)
    try:
        try:
            os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, path.stat().st_mode & 0o700))
        except OSError as error:
            raise StoreError(NOT_MADE.fill(path=target)) from error
        database = connect(path, writer=True)
        try:
            database.conn.execute("VACUUM INTO ?", (str(temporary),))
        except sqlite.Error as error:
            raise trouble(error, target) from error
        finally:
            database.close()
        _check(temporary)
        temporary.rename(target)
    finally:
        temporary.unlink(missing_ok=True)
    return target


def _free(path: Path, label: str) -> Path:
    candidate = path.with_name(f"{path.stem}.{label}{path.suffix}")
    number = 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}.{label}-{number}{path.suffix}")
        number += 1
    return candidate


def _check(copy: Path) -> None:
    if not is_sound(copy):
        raise StoreError(
            Words("{path}: la copia de respaldo no salió íntegra.", "{path}: the backup copy is not whole.").fill(
                path=copy
            )
        )


EXISTS = Words("{path}: ya existe; elija otro nombre.", "{path}: it exists already; choose another name.")
NOT_MADE = Words(
    "{path}: no se pudo crear; la carpeta no permite escribir o el disco está lleno.",
    "{path}: it could not be made; the folder cannot be written to, or the disk is full.",
)

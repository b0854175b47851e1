"""Copies of a dossier that are whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

from workbench.i18n import Words
from workbench.store.driver import connect, sqlite, trouble
from workbench.store.trouble import StoreError


def back_up(path: Path, label: str) -> Path:
    """A checked copy beside the dossier, named after it and ``label``; returns its path.

    Written under a temporary name, opened again and checked, then renamed: a copy of that name is whole.
    """
    target = _free(path, label)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    temporary.unlink(missing_ok=True)
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, path.stat().st_mode & 0o700))
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
    database = connect(copy, writer=False)
    try:
        if database.conn.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise StoreError(
                Words("{path}: la copia de respaldo no salió íntegra.", "{path}: the backup copy is not whole.").fill(
                    path=copy
                )
            )
    finally:
        database.close()

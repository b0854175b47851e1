"""The SQLite that every dossier is opened with, and the settings that a dossier is never without."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

# sqlite-utils takes pysqlite3 where it finds it, and catches that module's errors: it must be ours.
sys.modules["pysqlite3"] = sys.modules["sqlcipher3"]

import sqlite_utils  # noqa: E402  (only now does it see our SQLite)

from workbench.i18n import Words  # noqa: E402
from workbench.store.trouble import StoreError  # noqa: E402

sqlite = dbapi2
Database = sqlite_utils.Database
APPLICATION_ID = 0x54574244  # "TWBD"
BUSY_SECONDS = 30
COMMIT_WAIT_MS = 250

_PRAGMAS = {
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("FULL", 2),
    "secure_delete": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
}
_READER_PRAGMAS = {"query_only": ("ON", 1)}
_WRITER_PRAGMAS = {"cache_spill": ("OFF", 0), "cache_size": ("-131072", -131072)}


def connect(path: Path, *, writer: bool, create: bool = False) -> Database:
    """An open database with every pragma set and read back.

    Raises StoreError where the file is not there, may not be read, or is no database.
    """
    # A reader opens for writing too: only so can SQLite roll back what a killed writer left half done.
    mode = "rwc" if create else "rw"
    try:
        connection = sqlite.connect(
            f"file:{quote(str(path.absolute()))}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite.Error as error:
        raise cannot_open(path) from error
    try:
        _settle(connection, path, writer)
        database = Database(connection, execute_plugins=False, recursive_triggers=False)
    except BaseException:
        connection.close()
        raise
    return database


def _settle(connection: Any, path: Path, writer: bool) -> None:
    wanted = {**_PRAGMAS, **(_WRITER_PRAGMAS if writer else _READER_PRAGMAS)}
    if not writer:
        wanted.pop("journal_mode")  # a reader must not change it
    try:
        for name, (value, _) in wanted.items():
            connection.execute(f"PRAGMA {name}={value}")
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite.DatabaseError as error:
        raise trouble(error, path) from error
    wrong = [name for name, (_, value) in wanted.items() if found[name] != value]
    if wrong:
        raise StoreError(
            Words(
                "{path}: SQLite no aceptó el ajuste {names}; el expediente no se abre sin él.",
                "{path}: SQLite did not take the setting {names}; a dossier is not opened without it.",
            ).fill(path=path, names=", ".join(wrong))
        )


def is_sound(path: Path) -> bool:
    """Whether SQLite finds the pages and indexes of a file sound.

    Through a connection of its own: one that has looked before holds the word index of that time against what others
    have written since.
    """
    database = connect(path, writer=False)
    try:
        return bool(database.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    finally:
        database.close()


def cannot_open(path: Path) -> StoreError:
    """The trouble of a file that is not there or may not be opened."""
    if path.is_dir():
        words = Words("{path} es una carpeta, no un expediente.", "{path} is a folder, not a dossier.")
    elif not path.exists():
        words = Words("{path}: no existe ese expediente.", "{path}: there is no such dossier.")
    else:
        words = Words("{path}: no se pudo abrir.", "{path}: it could not be opened.")
    return StoreError(words.fill(path=path))


def trouble(error: Exception, path: Path) -> StoreError:
    """An error of SQLite as a sentence about the user's world."""
    if isinstance(error, StoreError):
        return error
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else 0
    text = str(error).casefold()
    for codes, words_in_error, words in _TROUBLES:
        if primary in codes or any(w in text for w in words_in_error):
            return StoreError(words.fill(path=path))
    return StoreError(_OTHER.fill(path=path))


_TROUBLES: tuple[tuple[tuple[int, ...], tuple[str, ...], Words], ...] = (
    (
        (5, 6),
        ("locked", "busy"),
        Words(
            "{path}: otro programa está escribiendo en el expediente; intente de nuevo.",
            "{path}: another program is writing to the dossier; try again.",
        ),
    ),
    (
        (8,),
        ("readonly", "read-only"),
        Words("{path}: el expediente es de sólo lectura.", "{path}: the dossier is read-only."),
    ),
    (
        (13,),
        ("full",),
        Words("{path}: el disco está lleno; nada se escribió.", "{path}: the disk is full; nothing was written."),
    ),
    (
        (26,),
        ("not a database", "encrypted"),
        Words("{path}: no es un expediente, o está cifrado.", "{path}: it is not a dossier, or it is encrypted."),
    ),
    (
        (11,),
        ("malformed", "corrupt"),
        Words(
            "{path}: el expediente está dañado; recurra a una copia de respaldo.",
            "{path}: the dossier is damaged; turn to a backup copy.",
        ),
    ),
    (
        (14,),
        ("unable to open",),
        Words(
            "{path}: no se pudo abrir o su carpeta no permite escribir.",
            "{path}: it could not be opened, or its folder cannot be written to.",
        ),
    ),
)
_OTHER = Words("{path}: SQLite no pudo completar el trabajo.", "{path}: SQLite could not finish the work.")


@contextmanager
def transaction(database: Database, path: Path) -> Iterator[None]:
    """One transaction for one action of the user: begun for writing, committed whole or not at all."""
    connection = database.conn
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite.Error as error:
        raise trouble(error, path) from error
    try:
        with database.atomic():
            yield
        _commit(connection)
    except sqlite.Error as error:
        _roll_back(connection)
        raise trouble(error, path) from error
    except BaseException:
        _roll_back(connection)
        raise


def _commit(connection: Any) -> None:
    """COMMIT, tried again while a reader of our own still holds the file, half a minute at most."""
    deadline = time.monotonic() + BUSY_SECONDS
    connection.execute(f"PRAGMA busy_timeout = {COMMIT_WAIT_MS}")
    try:
        while True:
            try:
                connection.execute("COMMIT")
                return
            except sqlite.OperationalError as error:
                busy = "locked" in str(error) or "busy" in str(error)
                if not busy or time.monotonic() > deadline or not connection.in_transaction:
                    raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def _roll_back(connection: Any) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of SQLite inside become sentences about the file."""
    try:
        yield
    except sqlite.Error as error:
        raise trouble(error, path) from error

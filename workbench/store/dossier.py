"""A dossier: one file, opened with everything checked, with its reader and, for a writer, its journal."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

from workbench.domain.records import SCHEMA
from workbench.domain.schema import Schema
from workbench.i18n import Words
from workbench.store import migrations
from workbench.store.backup import EXISTS, NOT_MADE, back_up
from workbench.store.driver import APPLICATION_ID, Database, connect, transaction
from workbench.store.issued import Issued, Register, ToIssue
from workbench.store.journal import Journal
from workbench.store.lock import WriterLock
from workbench.store.reader import Reader
from workbench.store.scratch import Scratch
from workbench.store.shape import foreign
from workbench.store.trouble import StoreError


class Dossier:
    """An open dossier. ``journal`` is there only for a writer; use it as a context manager."""

    def __init__(self, path: Path, database: Database, schema: Schema, lock: WriterLock | None, author: str) -> None:
        self.path = path
        self.schema = schema
        self.reader = Reader(database, path, schema)
        self.scratch = Scratch(database, path)
        self._database = database
        self._lock = lock
        self._author = author

    @property
    def journal(self) -> Journal:
        """The door for writes; StoreError where the dossier was opened for reading."""
        if self._lock is None:
            raise StoreError(_READING.fill(path=self.path))
        version = migrations.latest()
        return Journal(self._database, self.path, self.schema, schema_version=version, author=self._author)

    @property
    def register(self) -> Register:
        """The register of issued briefs; it is for negotiators alone, and no reader of another audience leads to it."""
        return Register(self._database, self.path)

    def enter(self, issued: ToIssue, number: int, state: tuple[int, str], at: str) -> Issued:
        """Enters an issued brief under the author of this dossier; StoreError where it was opened for reading."""
        if self._lock is None:
            raise StoreError(_READING.fill(path=self.path))
        return self.register.enter(issued, number, state, at, self._author)

    def close(self) -> None:
        """Closes the file and gives back the lock."""
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Dossier:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_dossier(path: Path, *, write: bool = False, author: str = "", schema: Schema = SCHEMA) -> Dossier:
    """Opens a dossier to read, or to write with the lock held.

    An older file is backed up and migrated first. StoreError says in one sentence why a file cannot be
    opened: not there, no dossier, newer than the program, foreign tables, locked, or not writable.
    """
    version = _check_file(path)
    if version < migrations.latest():
        _upgrade(path, schema)
    lock = WriterLock(path) if write else None
    if lock is not None:
        lock.take()
    try:
        database = connect(path, writer=write)
        try:
            _check_shape(path, database, schema)
            return Dossier(path, database, schema, lock, author)
        except BaseException:
            database.close()
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def create_dossier(path: Path, schema: Schema = SCHEMA) -> None:
    """Makes an empty dossier; StoreError where the file is there already or the folder cannot be written to.

    It is made under a temporary name and appears whole.
    """
    if path.exists():
        raise StoreError(EXISTS.fill(path=path))
    if not path.parent.is_dir():
        raise StoreError(_NO_FOLDER.fill(path=path, folder=path.parent))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    temporary.unlink(missing_ok=True)
    try:
        _private(temporary, path)
        database = connect(temporary, writer=True)
        try:
            with transaction(database, path):
                database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrations.migrate(database)
            _check_shape(path, database, schema)
        finally:
            database.close()
        _appear(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def is_dossier(path: Path, opened: Path) -> bool:
    """Whether a path leads to the open dossier, or to another one."""
    try:
        if not path.exists():
            return False
        if path.samefile(opened):
            return True
        with path.open("rb") as file:  # not the open one: reading that would drop SQLite's lock on it
            head = file.read(72)
    except OSError:
        return False
    return head[:15] == b"SQLite format 3" and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def _private(temporary: Path, path: Path) -> None:
    """Makes an empty file that only its owner can read, for SQLite to fill."""
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreError(NOT_MADE.fill(path=path)) from error


def _appear(temporary: Path, path: Path) -> None:
    """Gives the finished file its name, never over another one."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise StoreError(EXISTS.fill(path=path)) from None
    except OSError:  # a file system without hard links, such as a USB stick
        if path.exists():
            raise StoreError(EXISTS.fill(path=path)) from None
        temporary.rename(path)


def _check_file(path: Path) -> int:
    """The version of a file that is a dossier of this program or an older one."""
    database = connect(path, writer=False)
    try:
        application = database.conn.execute("PRAGMA application_id").fetchone()[0]
        version = int(database.conn.execute("PRAGMA user_version").fetchone()[0])
    finally:
        database.close()
    if application != APPLICATION_ID:
        raise StoreError(_NO_DOSSIER.fill(path=path))
    if version > migrations.latest():
        raise StoreError(_NEWER.fill(path=path, version=version, ours=migrations.latest()))
    return version


def _upgrade(path: Path, schema: Schema) -> None:
    """Backs the file up and brings it to this version, as one transaction."""
    lock = WriterLock(path)
    lock.take()
    try:
        copy = back_up(path, f"before-v{migrations.latest()}")
        database = connect(path, writer=True)
        try:
            with transaction(database, path):
                migrations.migrate(database)
                _check_shape(path, database, schema)
        except BaseException:
            copy.unlink(missing_ok=True)  # nothing was changed: there is nothing to go back to
            raise
        finally:
            database.close()
    finally:
        lock.release()


def _check_shape(path: Path, database: Database, schema: Schema) -> None:
    different = foreign(database, schema)
    if different:
        raise StoreError(_FOREIGN.fill(path=path, names=", ".join(different[:3])))


_READING = Words("{path} se abrió sólo para leer.", "{path} was opened for reading only.")
_NO_FOLDER = Words("{path}: no existe la carpeta {folder}.", "{path}: there is no folder {folder}.")
_NO_DOSSIER = Words("{path}: no es un expediente.", "{path}: it is not a dossier.")
_NEWER = Words(
    "{path}: lo escribió una versión más nueva del programa (formato {version}, aquí {ours}); actualice el programa.",
    "{path}: a newer version of the program wrote it (format {version}, here {ours}); update the program.",
)
_FOREIGN = Words(
    "{path}: sus tablas no son las de un expediente ({names}).",
    "{path}: its tables are not those of a dossier ({names}).",
)

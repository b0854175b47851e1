"""One writer at a time: a lock file beside the dossier that says who holds it."""

from __future__ import annotations

import getpass
import json
import os
import socket
from pathlib import Path

from workbench.i18n import Words
from workbench.store.trouble import StoreError

SUFFIX = ".lock"


class WriterLock:
    """Held from ``take`` to ``release``; a lock left by a process that died is taken over."""

    def __init__(self, dossier: Path) -> None:
        self._path = dossier.with_name(dossier.name + SUFFIX)
        self._dossier = dossier
        self._held = False

    def take(self) -> None:
        """Takes the lock; StoreError names who holds it, or says that the folder cannot be written to."""
        for attempt in range(2):
            try:
                handle = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            except FileExistsError:
                holder = self._holder()
                if attempt == 0 and self._is_stale(holder) and self._clear_away():
                    continue
                raise StoreError(_HELD.fill(path=self._dossier, **holder)) from None
            except OSError as error:
                raise StoreError(_NO_LOCK.fill(path=self._dossier)) from error
            self._held = True
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump({"host": socket.gethostname(), "user": user_name(), "process": os.getpid()}, file)
            except OSError as error:
                self.release()
                raise StoreError(_NO_LOCK.fill(path=self._dossier)) from error
            return

    def release(self) -> None:
        """Gives the lock back; nothing happens where it is not held."""
        if self._held:
            self._path.unlink(missing_ok=True)
            self._held = False

    def _clear_away(self) -> bool:
        """Takes a dead process's lock out of the way; false where somebody alive got there first.

        Of two processes that judged the same lock dead, the second may have moved the first one's new
        lock: it looks at what it moved, and puts it back.
        """
        moved = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            self._path.rename(moved)
        except OSError:
            return False
        if self._is_stale(self._holder(moved)):
            moved.unlink(missing_ok=True)
            return True
        moved.rename(self._path)
        return False

    def _holder(self, path: Path | None = None) -> dict[str, object]:
        try:
            found = json.loads((path or self._path).read_text(encoding="utf-8"))
            return {name: found[name] for name in ("host", "user", "process")}
        except (OSError, ValueError, KeyError, TypeError):
            return {"host": "?", "user": "?", "process": "?"}

    @staticmethod
    def _is_stale(holder: dict[str, object]) -> bool:
        process = holder["process"]
        if holder["host"] != socket.gethostname() or not isinstance(process, int):
            return False
        if os.name == "nt":  # there, signal 0 is Ctrl-C: a person deletes the file, as the sentence says
            return False
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return True
        except OSError:
            return False
        return False


def user_name() -> str:
    """The name of who runs the program; a question mark where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


_HELD = Words(
    "{path}: lo está escribiendo {user} en {host} (proceso {process}); ciérrelo allí o borre el archivo .lock "
    "si ese programa ya no corre.",
    "{path}: {user} on {host} (process {process}) is writing to it; close it there, or delete the .lock file "
    "if that program no longer runs.",
)
_NO_LOCK = Words(
    "{path}: su carpeta no permite escribir; el expediente sólo se puede leer.",
    "{path}: its folder cannot be written to; the dossier can only be read.",
)

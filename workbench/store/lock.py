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
                if attempt == 0 and self._is_stale(holder):
                    self._path.unlink(missing_ok=True)
                    continue
                raise StoreError(_HELD.fill(path=self._dossier, **holder)) from None
            except OSError as error:
                raise StoreError(_NO_LOCK.fill(path=self._dossier)) from error
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"host": socket.gethostname(), "user": _user(), "process": os.getpid()}, file)
            self._held = True
            return

    def release(self) -> None:
        """Gives the lock back; nothing happens where it is not held."""
        if self._held:
            self._path.unlink(missing_ok=True)
            self._held = False

    def _holder(self) -> dict[str, object]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
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


def _user() -> str:
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

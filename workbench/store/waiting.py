"""Lines that wait for a dossier that is being written to: one small file each beside it, for as long as they wait.

While a large change is written nothing else can be: what is typed meanwhile would be lost with the program. A file is
readable by its owner alone and goes as soon as the dossier itself holds what it says.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

_ENDING = ".line"


@dataclass(frozen=True)
class Line:
    """A line, the uid of the statement that it is to become, its meeting, and when it was entered (ISO 8601), which
    is empty while it is being typed.
    """

    uid: str
    text: str
    meeting: str = ""
    entered: str = ""


class Waiting:
    """The lines that wait for one dossier."""

    def __init__(self, dossier: Path) -> None:
        self._folder = dossier.parent
        self._begins = f".{dossier.name}."

    def put(self, line: Line) -> None:
        """Keeps a line in place of the one of the same uid: the end of the program no longer loses it.

        It is no error where it cannot be kept: the line is on its way into the dossier, which tells what is wrong.
        """
        temporary = self._folder / f"{self._begins}{line.uid}.part"
        with contextlib.suppress(OSError):
            handle = os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(line), file, ensure_ascii=False)
            temporary.replace(self._file(line.uid))

    def reach_disk(self, uid: str) -> None:
        """Waits until a line is on the disk, where it outlives the power too; nothing where it is gone by now."""
        with contextlib.suppress(OSError):
            handle = os.open(self._file(uid), os.O_RDWR)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def drop(self, uid: str) -> None:
        """Forgets a line."""
        with contextlib.suppress(OSError):
            self._file(uid).unlink(missing_ok=True)

    def lines(self) -> list[Line]:
        """All that wait, in the order in which they were entered; what is being typed comes last."""
        return sorted(self._read(), key=lambda line: (not line.entered, line.entered))

    def _read(self) -> Iterator[Line]:
        for path in sorted(self._folder.iterdir()):
            if path.name.startswith(self._begins) and path.name.endswith(_ENDING):
                with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                    found = json.loads(path.read_text(encoding="utf-8"))
                    yield Line(**{name: str(found[name]) for name in ("uid", "text", "meeting", "entered")})

    def _file(self, uid: str) -> Path:
        return self._folder / f"{self._begins}{uid}{_ENDING}"

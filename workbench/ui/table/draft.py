"""The line that is being typed, kept in the dossier at every key: a program that ends in its midst loses nothing."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.store.dossier import Dossier
from workbench.ui.bench import Bench
from workbench.ui.desks import Writing

_NAME = "capture"


@dataclass(frozen=True)
class Draft:
    """A line, the uid of the statement that it is to become, and the meeting at which it was typed."""

    uid: str
    line: str = ""
    meeting: str = ""

    def content(self) -> str:
        """The text that is kept of it; nothing of an empty line."""
        return json.dumps(asdict(self), ensure_ascii=False) if self.line else ""


def kept_draft(dossier: Dossier) -> Draft | None:
    """The line that was being typed when a program ended; None where it became a statement, or there is none."""
    try:
        found = json.loads(dossier.scratch.get(_NAME) or "{}")
        draft = Draft(**{name: str(found[name]) for name in ("uid", "line", "meeting")})
    except (ValueError, KeyError, TypeError):
        return None
    return draft if draft.line and dossier.reader.get(draft.uid) is None else None


def forget(writing: Writing) -> None:
    """Forgets the line: it became a statement. Done right behind the change, by the same piece of work."""
    writing.dossier.scratch.put(_NAME, "")


class _Slip:
    """The draft of one line. It is queued at most once: whatever it says when its turn comes is written."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.is_queued = False
        self.written = draft.content()


class DraftKeeper(QObject):
    """Writes the draft on the writer's lane, which needs no turn of the window for it. ``failed`` carries words."""

    failed = Signal(object)

    def __init__(self, bench: Bench, path: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._path = bench, path
        self._slip = _Slip(Draft(str(uuid.uuid4())))

    @property
    def draft(self) -> Draft:
        """The line as it is now."""
        return self._slip.draft

    def note(self, line: str, meeting: str) -> None:
        """The line as it is now, to be kept."""
        slip, path = self._slip, self._path
        slip.draft = Draft(slip.draft.uid, line, meeting)
        if slip.is_queued or slip.draft.content() == slip.written or not self._bench.writable:
            return

        def write(writing: Writing) -> None:
            slip.is_queued = False  # what is typed from now on is queued again
            content = slip.draft.content()
            if writing.dossier.path == path:  # another one may have been opened meanwhile
                writing.dossier.scratch.put(_NAME, content)
                slip.written = content

        slip.is_queued = True
        self._bench.jobs.write(write, None, owner=self, failed=self.failed.emit)

    def take(self, draft: Draft) -> None:
        """Goes on with a draft that was kept."""
        self._slip = _Slip(draft)

    def begin(self) -> str:
        """Another line begins; the uid of the statement that the one before it becomes."""
        uid = self._slip.draft.uid
        self._slip = _Slip(Draft(str(uuid.uuid4())))
        return uid

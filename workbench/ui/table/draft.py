"""The line that is being typed, kept at every key: a program that ends in its midst loses nothing.

It is kept in the dossier; while something large is written there, in a file beside it, as are the lines entered since.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.assessing.table_talk import Known, understand
from workbench.domain.records import Meeting
from workbench.i18n import Language
from workbench.store.dossier import Dossier
from workbench.store.waiting import Line, Waiting
from workbench.tasks.table_talk import keeping, known
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
    waiting = [Draft(line.uid, line.text, line.meeting) for line in Waiting(dossier.path).lines()]
    try:
        found = json.loads(dossier.scratch.get(_NAME) or "{}")
        waiting.insert(0, Draft(**{name: str(found[name]) for name in ("uid", "line", "meeting")}))
    except (ValueError, KeyError, TypeError):
        pass  # there is none in the dossier
    open_ = [draft for draft in waiting if draft.line and dossier.reader.get(draft.uid) is None]
    return open_[-1] if open_ else None  # one beside the dossier was typed after the one in it


def keep_entered(writing: Writing, language: Language) -> int:
    """Writes down the lines that were entered and still waited when a program ended; how many there were.

    One that is no longer clear, since an actor is gone or has a namesake, stays and comes back as the line.
    """
    dossier, waiting = writing.dossier, Waiting(writing.dossier.path)
    entered = [line for line in waiting.lines() if line.entered]
    whom = known(dossier.reader) if entered else None
    kept = 0
    for line in entered:
        if dossier.reader.get(line.uid) is None:
            assert whom is not None
            if not _keep(writing, line, whom, language):
                continue
            kept += 1
        waiting.drop(line.uid)
    return kept


def _keep(writing: Writing, line: Line, whom: Known, language: Language) -> bool:
    """Whether a line could be written down as a statement."""
    meant = understand(line.text, whom, language)
    if meant.doubts:
        return False
    found = writing.dossier.reader.get(line.meeting) if line.meeting else None
    meeting = found if isinstance(found, Meeting) else None
    name, at = whom.actors.short(meant.actor, language), datetime.fromisoformat(line.entered)
    writing.commit(keeping(meant, name, language, meeting, at, line.uid))
    return True


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
    """Writes the draft on the writer's lane, which needs no turn of the window for it. ``failed`` carries words.

    Where the lane is busy, and for what is entered, it is kept beside the dossier first.
    """

    failed = Signal(object)

    def __init__(self, bench: Bench, path: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._path = bench, path
        self._waiting = Waiting(path) if path is not None else None
        self._slip = _Slip(Draft(str(uuid.uuid4())))

    @property
    def draft(self) -> Draft:
        """The line as it is now."""
        return self._slip.draft

    def note(self, line: str, meeting: str) -> None:
        """The line as it is now, to be kept."""
        slip, path = self._slip, self._path
        slip.draft = Draft(slip.draft.uid, line, meeting)
        if not self._bench.writable:
            return
        if slip.is_queued and self._waiting is not None:
            self._waiting.put(Line(slip.draft.uid, line, meeting))
        if slip.is_queued or slip.draft.content() == slip.written:
            return

        def write(writing: Writing) -> None:
            slip.is_queued = False  # what is typed from now on is queued again
            content = slip.draft.content()
            if writing.dossier.path == path:  # another one may have been opened meanwhile
                writing.dossier.scratch.put(_NAME, content)
                slip.written = content

        def written(_: None) -> None:
            if not slip.is_queued and slip is self._slip:  # entered, it is dropped as a statement
                self.kept(slip.draft.uid)

        slip.is_queued = True
        self._bench.jobs.write(write, written, owner=self, failed=self.failed.emit)

    def take(self, draft: Draft) -> None:
        """Goes on with a draft that was kept."""
        self._slip = _Slip(draft)

    def begin(self, at: datetime) -> str:
        """Another line begins; the uid of the statement that the one before it becomes. It is kept already."""
        draft, waiting = self._slip.draft, self._waiting
        if waiting is not None:
            waiting.put(Line(draft.uid, draft.line, draft.meeting, at.isoformat()))
            self._bench.jobs.read(lambda _: waiting.reach_disk(draft.uid), lambda _: None, owner=self)
        self._slip = _Slip(Draft(str(uuid.uuid4())))
        return draft.uid

    def kept(self, uid: str) -> None:
        """The dossier holds a line, or whoever typed it has it back: it waits no more."""
        if self._waiting is not None:
            self._waiting.drop(uid)

"""The connections of the window's lanes to one dossier: a reader, a desk for long work, the one writer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain.change import ChangeSet, Effect
from workbench.i18n import Words
from workbench.progress import Progress

if TYPE_CHECKING:
    from workbench.importing.planned import Plan
    from workbench.store.dossier import Dossier
    from workbench.store.reader import Reader


@dataclass(frozen=True)
class Reading:
    """What long work gets: a dossier opened for reading, and the progress to tell."""

    dossier: Dossier
    progress: Progress


@dataclass(frozen=True)
class Writing:
    """What a change gets: the dossier with its journal; every effect is remembered for all who show data."""

    dossier: Dossier
    progress: Progress
    effects: list[Any]

    def commit(self, change_set: ChangeSet) -> Effect:
        """Writes a change set as one step of undo."""
        return self._done(self.dossier.journal.commit(change_set, self.progress))

    def undo(self, change: int | None = None) -> Effect:
        """Takes back the latest change, or the one named."""
        return self._done(self.dossier.journal.undo(change, self.progress))

    def redo(self) -> Effect:
        """Takes back the latest undo."""
        return self._done(self.dossier.journal.redo(self.progress))

    def carry_out(self, plan: Plan) -> Effect | None:
        """Commits the plan of an import."""
        from workbench.tasks.import_file import carry_out

        effect = carry_out(self.dossier, plan, progress=self.progress).effect
        return self._done(effect) if effect is not None else None

    def _done(self, effect: Effect) -> Effect:
        if effect.change is not None:
            self.effects.append(effect)
        return effect


class Desks:
    """Opens a dossier once for each lane. Every method runs on the lane that it is for."""

    def __init__(self, author: str) -> None:
        self.author = author
        self.closing = False
        self._path: Path | None = None
        self._writer: Dossier | None = None
        self._readers: dict[str, tuple[Path, Dossier]] = {}

    def open(self, path: Path) -> bool:
        """Opens for writing, on the writer's lane; for reading only where that cannot be. Whether it can."""
        from workbench.store.dossier import open_dossier
        from workbench.store.trouble import StoreError

        try:
            opened = open_dossier(path, write=True, author=self.author)
            writable = True
        except StoreError:
            opened = open_dossier(path)  # somebody else writes to it, or its folder cannot be written to
            writable = False
        if self._writer is not None:
            self._writer.close()
        self._writer, self._path = opened, path
        return writable

    def reader(self) -> Reader | None:
        """The reader's lane: None before a dossier is open."""
        dossier = self._reading("reader")
        return dossier.reader if dossier is not None else None

    def reading(self, progress: Progress) -> Reading | None:
        """The desk's lane."""
        dossier = self._reading("desk")
        return Reading(dossier, progress) if dossier is not None else None

    def writing(self, progress: Progress, effects: list[Any]) -> Writing | None:
        """The writer's lane."""
        return Writing(self._writer, progress, effects) if self._writer is not None else None

    def _reading(self, name: str) -> Dossier | None:
        from workbench.store.dossier import open_dossier

        path = self._path
        if path is None:
            return None
        known = self._readers.get(name)
        if known is not None and known[0] == path:
            return known[1]
        if known is not None:
            known[1].close()
        opened = open_dossier(path)
        self._readers[name] = (path, opened)
        return opened

    def close(self) -> None:
        """Closes every connection, once the lanes are still."""
        for _, dossier in self._readers.values():
            dossier.close()
        if self._writer is not None:
            self._writer.close()
        self._readers, self._writer, self._path = {}, None, None


NOT_WRITABLE = Words(
    "El expediente se abrió sólo para leer: otra persona lo está escribiendo o su carpeta no permite escribir.",
    "The dossier was opened for reading only: somebody else is writing to it, or its folder cannot be written to.",
)

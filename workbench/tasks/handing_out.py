"""Who a file is for, and the ways in which it leaves: written, proved, renamed; or proved in memory and locked."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from workbench.domain.audience import Audience
from workbench.i18n import Told, Words, fold
from workbench.outgoing.locking import locked
from workbench.outgoing.proof import Proof, prove
from workbench.outgoing.reserving import reserved_from
from workbench.outgoing.write import CannotWrite, write
from workbench.progress import Progress
from workbench.store.dossier import Dossier, is_dossier
from workbench.store.reader import Reader

T = TypeVar("T")


class NoRecipient(Told):
    """A release without a recipient's name."""


@dataclass(frozen=True)
class Handing:
    """Who gets a file: an audience, or a named recipient who gets only what was ticked for it.

    ``actor`` is the uid of who is asked something: that actor gets what is within the audience, what was ticked for
    it, and the questions that are put to it.
    """

    audience: Audience = Audience.PUBLIC
    release_to: str | None = None
    actor: str = ""

    @property
    def is_private(self) -> bool:
        """Whether the file is for some and not for everybody."""
        return self.audience is not Audience.PUBLIC or self.release_to is not None or bool(self.actor)

    def reader(self, dossier: Dossier) -> Reader:
        """The reader that the file is made from."""
        if self.actor:
            return dossier.reader.for_actor(self.actor, self.audience)
        if self.release_to is not None:
            if not fold(self.release_to):
                raise NoRecipient(_NO_RECIPIENT)
            return dossier.reader.for_release(self.release_to, self.audience)
        return dossier.reader.for_audience(self.audience)


def hand_out(
    dossier: Dossier,
    path: Path,
    handing: Handing,
    produce: Callable[[Path, Reader], T],
    check: Callable[[Path, T], None],
    progress: Progress,
    printed: Sequence[str] = (),
) -> tuple[T, Proof]:
    """Makes a file from the reader of its audience, opens it again, proves it and gives it its name.

    ``printed`` are words that it holds on request, such as its date. Raises LeakFound where the file holds what its
    audience may not see; then there is no file.
    """
    reader = handing.reader(dossier)
    proofs: list[Proof] = []
    made: list[T] = []

    def produced(temporary: Path) -> T:
        result = produce(temporary, reader)
        made.append(result)
        return result

    def checked(temporary: Path) -> None:
        check(temporary, made[0])
        proofs.append(prove(temporary, path.name, reserved_from(dossier.reader, reader, printed), progress))

    _spare_dossier(dossier, path)
    return write(path, produced, checked, private=handing.is_private), proofs[0]


def hand_out_locked(
    dossier: Dossier,
    path: Path,
    handing: Handing,
    produce: Callable[[Reader], tuple[bytes, T]],
    check: Callable[[io.BytesIO, T], None],
    progress: Progress,
    printed: Sequence[str],
    password: str,
) -> tuple[T, Proof]:
    """The same for a PDF that is locked with ``password`` once it is proved: only its locked bytes touch the disk."""
    proofs: list[Proof] = []
    written: list[bytes] = []

    def produced(temporary: Path) -> T:
        content, result, proof = proved_in_memory(dossier, path.name, handing, produce, check, progress, printed)
        proofs.append(proof)
        written.append(locked(content, password))
        temporary.write_bytes(written[0])
        return result

    def checked(temporary: Path) -> None:
        if temporary.read_bytes() != written[0]:
            raise ValueError("the file was not written whole")

    _spare_dossier(dossier, path)
    return write(path, produced, checked, private=handing.is_private), proofs[0]


def proved_in_memory(
    dossier: Dossier,
    name: str,
    handing: Handing,
    produce: Callable[[Reader], tuple[bytes, T]],
    check: Callable[[io.BytesIO, T], None],
    progress: Progress,
    printed: Sequence[str],
) -> tuple[bytes, T, Proof]:
    """The bytes of a file that would be called ``name``, opened again and proved, and what was said of its making."""
    reader = handing.reader(dossier)
    content, made = produce(reader)
    check(io.BytesIO(content), made)
    reserved = reserved_from(dossier.reader, reader, printed)
    return content, made, prove(io.BytesIO(content), name, reserved, progress)


def _spare_dossier(dossier: Dossier, path: Path) -> None:
    if is_dossier(path, dossier.path):
        raise CannotWrite(IS_DOSSIER.fill(path=path))


def spare(source: Path, path: Path) -> None:
    """Raises CannotWrite where what is to be written would stand in the place of the file that it is about."""
    if path.resolve() == source.resolve() or (path.exists() and source.exists() and path.samefile(source)):
        raise CannotWrite(_IS_SOURCE.fill(path=path))


IS_DOSSIER = Words(
    "{path} es un expediente; elija otro nombre para el archivo.",
    "{path} is a dossier; choose another name for the file.",
)
_NO_RECIPIENT = Words("Falta decir a quién se entrega.", "Say to whom it is released.")
_IS_SOURCE = Words(
    "{path} es el archivo que se importa: elija otro nombre para lo que se escribe.",
    "{path} is the file that is imported: choose another name for what is written.",
)

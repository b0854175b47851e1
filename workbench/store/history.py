"""What happened to a record, as people read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbench.domain.audience import Audience


@dataclass(frozen=True)
class FieldMove:
    """One field of one record in one change: its value before and after; ``level`` is who could see it then."""

    field: str
    old: Any
    new: Any
    level: Audience = Audience.NEGOTIATORS


@dataclass(frozen=True)
class Step:
    """One change as one record saw it.

    ``change``, ``author`` and ``title`` are for negotiators; for others they are 0 and empty. So is ``together``, the
    number of the step of undo that the change is or is part of.
    """

    change: int
    at: str
    author: str
    kind: str
    title: str
    uid: str
    type: str
    action: str
    moves: tuple[FieldMove, ...]
    together: int = 0


@dataclass(frozen=True)
class Provenance:
    """The cell that a field's value came from, in which file; ``change`` is the import that brought it.

    ``sender`` is the uid of who sent the file, empty where nobody knows. Who imported it and who sent it are for
    negotiators; for others they are empty and the change is 0.
    """

    field: str
    file: str
    sha256: str
    sheet: str
    cell: str
    words: str
    at: str
    author: str
    sender: str = ""
    change: int = 0


@dataclass(frozen=True)
class Merge:
    """A change by which one record went into another, by uid and by short key; ``stands`` unless it was taken back.

    ``fields`` are those of the kept one that said then what the other one had said.
    """

    change: int
    kept: str
    kept_key: str
    gone: str
    gone_key: str
    fields: tuple[str, ...]
    stands: bool

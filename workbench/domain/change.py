"""Changes as values: what is to be written, where it came from and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from workbench.domain.schema import Record
from workbench.i18n import Words

ChangeKind = Literal["edit", "import", "load", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Create:
    """A new record; its key and revision are given when it is kept."""

    record: Record


@dataclass(frozen=True, slots=True)
class Update:
    """New values for some fields of a record that is at that revision."""

    uid: str
    revision: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Delete:
    """A record that goes, if it is at that revision; its key is never used again."""

    uid: str
    revision: int


Edit = Create | Update | Delete


@dataclass(frozen=True, slots=True)
class Origin:
    """The cell that a value came from: sheet, address and the words that stood there."""

    sheet: str
    cell: str
    words: str


@dataclass(frozen=True)
class Batch:
    """The file that an import came from, and the cell of every value, by uid and field."""

    file: str
    sha256: str
    sheets: tuple[str, ...]
    language: str = ""
    sender: str = ""
    profile: str = ""
    cells: Mapping[str, Mapping[str, Origin]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Merger:
    """Which record went into which, by uid, and the fields of the kept one that say now what the other one said."""

    kept: str
    gone: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeSet:
    """Edits that are written together or not at all, as one step of undo."""

    edits: tuple[Edit, ...]
    title: str
    author: str = ""
    kind: ChangeKind = "edit"
    batch: Batch | None = None
    merger: Merger | None = None


Result = Literal["reverted", "kept", "failed"]


@dataclass(frozen=True)
class Outcome:
    """What became of one record in an undo or redo: reverted, kept (edited since) or failed, and why."""

    uid: str
    key: str
    result: Result
    fields: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True)
class Effect:
    """What a commit did. ``change`` is None where there was nothing to write."""

    change: int | None
    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

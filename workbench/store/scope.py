"""What one reader may see: of every record the fields within its audience, or nothing at all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.levels import field_levels, release_fields
from workbench.domain.schema import Record, RecordType
from workbench.i18n import fold
from workbench.store.rows import Row

Sees = Callable[[Iterable[str]], set[str]]  # uids -> those of them that the reader may know of


class Scope(ABC):
    """The rule of one reader."""

    audience: Audience

    @abstractmethod
    def knows(self, id_: int, level: int) -> bool:
        """Whether the reader may know of the record of that id and level."""

    def allows(self, row: Row) -> bool:
        """Whether the reader may know of the record."""
        return self.knows(row.id, row.level)

    @abstractmethod
    def fields(self, row: Row, record: Record) -> frozenset[str]:
        """The fields of a known record that the reader may see."""

    @property
    def keys(self) -> bool:
        """Whether the reader may see short keys and revisions."""
        return False

    @property
    def pack(self) -> str:
        """The uid of the one actor that it reads for; empty where it reads for more."""
        return ""


@dataclass(frozen=True)
class AudienceScope(Scope):
    """Everything up to one audience."""

    audience: Audience

    def knows(self, id_: int, level: int) -> bool:
        return level <= self.audience

    def fields(self, row: Row, record: Record) -> frozenset[str]:
        levels = field_levels(row.type, record, Audience(row.level))
        return frozenset(name for name, level in levels.items() if level <= self.audience)

    @property
    def keys(self) -> bool:
        return self.audience is Audience.NEGOTIATORS


@dataclass(frozen=True)
class ReleaseScope(Scope):
    """What was ticked for one recipient, and of it nothing that is above the audience or reserved by field."""

    recipient: str
    audience: Audience
    visible: Mapping[int, None] = field(default_factory=dict, repr=False)

    def knows(self, id_: int, level: int) -> bool:
        return id_ in self.visible

    def fields(self, row: Row, record: Record) -> frozenset[str]:
        return release_fields(row.type, record)


@dataclass(frozen=True)
class ActorScope(AudienceScope):
    """Everything up to one audience; beyond it what was ticked for an actor, of what was put to it the question, and
    its own names: its rows name it, whoever else may know of it.
    """

    own: int = 0
    ticked: Mapping[int, None] = field(default_factory=dict, repr=False)
    put: Mapping[int, None] = field(default_factory=dict, repr=False)
    actor: str = ""

    @property
    def pack(self) -> str:
        return self.actor

    def knows(self, id_: int, level: int) -> bool:
        return super().knows(id_, level) or id_ in self.ticked or id_ in self.put or id_ == self.own

    def fields(self, row: Row, record: Record) -> frozenset[str]:
        handed = release_fields(row.type, record) if row.id in self.ticked else frozenset()
        told = frozenset(row.type.told) if row.id in self.put else frozenset()
        names = frozenset(row.type.naming) if row.id == self.own else frozenset()
        return super().fields(row, record) | handed | told | names


def ticked(record: Record, recipient: str) -> bool:
    """Whether a record was ticked for a recipient, whatever the case and accents of its name."""
    return fold(recipient) in {fold(name) for name in record.release_to}


def masked(row: Row, record: Record, scope: Scope, sees: Sees) -> Record:
    """The record as the reader sees it: hidden fields blank, references to hidden records gone."""
    allowed = scope.fields(row, record)
    changes: dict[str, Any] = {}
    for declared in row.type.fields:
        if declared.name not in allowed:
            changes[declared.name] = declared.type.blank
        elif declared.refers_to:
            value = getattr(record, declared.name)
            changes[declared.name] = declared.type.knowing(value, sees(declared.type.targets(value)))
    if not scope.keys:
        changes |= {"key": "", "revision": 0}
    return replace(record, **changes)


def text_of(record_type: RecordType, record: Record) -> str:
    """All words of a record as the reader sees it."""
    return "\n".join(words for f in record_type.fields for words in f.type.texts(getattr(record, f.name)))

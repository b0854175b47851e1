"""One record of an import while it is gathered: what all rows say of it, and what that moves in the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.domain.audience import Audience
from workbench.domain.change import Origin
from workbench.domain.clearance import follows
from workbench.domain.schema import Field, Record, RecordType
from workbench.i18n import Language, fold
from workbench.importing.beside import with_lines, with_tags
from workbench.importing.mapping import NOTES, TAGS
from workbench.importing.planned import Move


@dataclass
class Gathered:
    """One record of the dossier, or to be, and all that the file says of it."""

    type: RecordType
    uid: str
    place: tuple[str, int]  # where its first row stands
    language: Language
    left_at: int  # the revision that it had when our sheet left; 0 where nobody knows
    whole: bool
    existing: Record | None
    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    implied: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    ours: bool = False
    made_for: Audience = Audience.PUBLIC  # what our sheet that says its notes was made for
    lines: dict[str, str] = field(default_factory=dict)  # for the notes, by header
    tags: list[str] = field(default_factory=list)
    spoken: dict[tuple[str, Language], Origin] = field(default_factory=dict)
    answered_in: set[tuple[str, Language]] = field(default_factory=set)

    def origin_of(self, name: str) -> Origin:
        """The cell of a field, none where no cell says it."""
        return self.origins.get(name, Origin("", "", ""))

    def origins_of(self, names: Iterable[str]) -> dict[str, Origin]:
        """The cells of some fields, of those that a cell says."""
        return {n: o for n in names if (o := self.origins.get(n)) is not None and o.cell}


def with_beside(target: Gathered, existing: Record, moves: list[Move]) -> list[Move]:
    """The moves with what the sheet says beside the fields: added to the notes and tags, never in their place."""
    after = replace(existing, **{m.field.name: m.new for m in moves})
    said = {NOTES: with_lines(after.notes, target.lines), TAGS: with_tags(after.tags, target.tags)}
    for name, new in said.items():
        if new != getattr(after, name):
            moves = [m for m in moves if m.field.name != name]
            if new != getattr(existing, name):
                moves.append(moved_by(target.type.field(name), getattr(existing, name), new, target.origins[name]))
    return moves


def moved_by(field: Field, old: Any, new: Any, origin: Origin) -> Move:
    """One field that the cell of an origin changes."""
    return Move(field, old, new, origin.cell, origin.sheet)


def following(target: Gathered, existing: Record, moves: list[Move]) -> list[Move]:
    """What follows from the moves of a record without any cell saying so."""
    after = replace(existing, **{m.field.name: m.new for m in moves})
    new = follows(target.type, existing, after, target.values)
    return [Move(target.type.field(name), getattr(existing, name), value, "") for name, value in new.items()]


def same_words(target: Gathered, name: str, one: str, other: str) -> bool:
    """Whether two wordings of a field are one; what tells records apart is read without case and accents."""
    return fold(one) == fold(other) if name in target.type.identity else one == other

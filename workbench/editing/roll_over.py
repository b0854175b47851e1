"""Closing a review cycle: its open issues go on in another one, as the records that they are, with their history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from workbench.assessing.cycles import cycle_of, is_over
from workbench.domain.change import ChangeSet, Edit, Update
from workbench.domain.clearance import DRAFT
from workbench.domain.records import Issue, Position
from workbench.domain.types import Chosen
from workbench.domain.when import Partial, When
from workbench.i18n import Language, Words
from workbench.store.history import Step

Why = Literal["open", "over", "no-cycle"]
_STANDS = ("cleared", "in_review")  # clearances that were given, or sought, for the cycle that closes


@dataclass(frozen=True)
class Line:
    """One issue of a cycle that closes, or of none, and why it goes on or stays."""

    issue: Issue
    why: Why


@dataclass(frozen=True)
class RollOver:
    """What closing a cycle would do. ``lines`` are its issues and those that say no cycle; ``elsewhere`` counts those
    of other cycles. ``positions`` are those of the lines' issues whose clearance was given or sought.
    """

    closing: int
    next: int
    lines: tuple[Line, ...]
    elsewhere: int
    positions: tuple[Position, ...]

    @property
    def usual(self) -> frozenset[str]:
        """The uids of the issues that go on unless a person decides otherwise: the open ones of the cycle."""
        return frozenset(line.issue.uid for line in self.lines if line.why == "open")

    def resets(self, taken: Collection[str]) -> tuple[Position, ...]:
        """The positions of the issues taken whose clearance would be a draft again."""
        return tuple(p for p in self.positions if p.issue in taken)

    def change_set(self, taken: Collection[str], language: Language, *, reset: bool) -> ChangeSet:
        """The issues taken in the next cycle, as one step of undo; with ``reset`` their positions are drafts again."""
        moving = [line.issue for line in self.lines if line.issue.uid in taken]
        edits: list[Edit] = [Update(i.uid, i.revision, {"cycle": When(Partial(self.next))}) for i in moving]
        if reset:
            edits += [Update(p.uid, p.revision, {"clearance": Chosen(DRAFT)}) for p in self.resets(taken)]
        title = _TITLE.fill(closing=self.closing, next=self.next, count=len(moving))
        return ChangeSet(tuple(edits), title.in_(language))


def roll_over(issues: Iterable[Issue], positions: Iterable[Position], closing: int, next_: int) -> RollOver:
    """What closing a cycle would do with the issues of a dossier, in the order given."""
    found = list(issues)
    lines = [Line(i, _why(i)) for i in found if cycle_of(i) in (closing, 0)]
    listed = {line.issue.uid for line in lines}
    standing = (p for p in positions if p.issue in listed and p.clearance is not None and p.clearance.key in _STANDS)
    return RollOver(closing, next_, tuple(lines), len(found) - len(lines), tuple(standing))


def _why(issue: Issue) -> Why:
    if is_over(issue):
        return "over"
    return "open" if cycle_of(issue) else "no-cycle"


def lineage(past: Sequence[Step]) -> tuple[When, ...]:
    """The cycles in which an issue has lived, from what happened to it (latest first); what was undone is not one."""
    lived: list[When | None] = [None]
    for step in reversed(past):
        for move in step.moves:
            if move.field != "cycle":
                continue
            if step.kind == "undo" and len(lived) > 1 and lived[-2] == move.new:
                lived.pop()
            elif move.new != lived[-1]:
                lived.append(move.new)
    return tuple(cycle for cycle, _ in groupby(cycle for cycle in lived if cycle is not None))


_TITLE = Words(
    "Cierre del ciclo {closing}: {count} {count|tema pasa|temas pasan} a {next}",
    "Cycle {closing} closed: {count} {count|issue goes|issues go} on in {next}",
)

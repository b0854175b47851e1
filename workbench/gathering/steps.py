"""The steps of a record's history that are one: an import may bring several states of a position at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Literal

from workbench.domain.when import When, told_when
from workbench.i18n import Words
from workbench.store.history import Step
from workbench.store.ledger import ChangeRow

_DATE = "as_of"
Kind = Literal["state", "past", "back"]


@dataclass(frozen=True)
class SeriesState:
    """What one step of a series brought: a state of that date, one of the ``past``, or what stood ``back`` again."""

    when: When | None
    kind: Kind

    @property
    def words(self) -> Words:
        """The state in words."""
        day = told_when(self.when) if self.when is not None else _NO_DATE
        return _KINDS[self.kind].fill(day=day)

    def before(self, field: str) -> Words:
        """The name of a field with the state in short."""
        day = self.when.iso() if self.when is not None and self.kind != "back" else ""
        return _SHORT[self.kind].fill(field=f"{day} {field}".strip())


def together(steps: Iterable[Step]) -> list[list[Step]]:
    """Steps of one record, those that are one step of undo together, in their order."""
    alone = ((step.together or (n, step.at), step) for n, step in enumerate(steps))
    return [[step for _, step in found] for _, found in groupby(alone, key=lambda one: one[0])]


def series_states(steps: Iterable[Step]) -> dict[int, SeriesState]:
    """What each step of a series brought, by the number of its change; ``steps`` are whole, latest first."""
    return {change: state for found in together(steps) if len(found) > 1 for change, state in _states(found[::-1])}


def _states(steps: Sequence[Step]) -> Iterator[tuple[int, SeriesState]]:
    """What the steps of one series brought, the oldest first."""
    moves = [next((m for m in step.moves if m.field == _DATE), None) for step in steps]
    stood: When | None = next((m.old for m in moves if m is not None), None)
    began = steps[0].action == "create"
    now, went_back = stood, False
    for step, move in zip(steps, moves, strict=True):
        now = move.new if move is not None else now
        kind: Kind = "state"
        if not began and now is not None and stood is not None:
            if now.last() < stood.first():
                kind, went_back = "past", True
            elif went_back and now == stood:
                kind, went_back = "back", False
        yield step.change, SeriesState(now, kind)


def series_told(states: Iterable[SeriesState]) -> Words:
    """What some steps are together."""
    return _SERIES.fill(count=sum(state.kind != "back" for state in states))


def change_steps(changes: Iterable[ChangeRow]) -> list[tuple[ChangeRow, tuple[int, ...]]]:
    """Changes, latest first, one for each step of undo, with the numbers of those that came with it."""
    found: list[tuple[ChangeRow, tuple[int, ...]]] = []
    parts: list[int] = []
    for change in changes:
        if change.part_of is not None:
            parts.append(change.id)
            continue
        found.append((change, tuple(sorted(parts))))
        parts = []
    return found


def parts_told(parts: Sequence[int]) -> Words:
    """Which changes came with one and are one step of undo with it."""
    return _PARTS.fill(parts=f"{parts[0]}–{parts[-1]}" if len(parts) > 1 else parts[0])


_PARTS = Words(
    "posiciones a varias fechas: un solo cambio con {parts}", "positions at several dates: one change with {parts}"
)
_NO_DATE = Words("sin fecha", "no date")
_KINDS: Mapping[Kind, Words] = MappingProxyType(
    {
        "state": Words("al {day}", "as of {day}"),
        "past": Words("al {day}, sólo historia", "as of {day}, history only"),
        "back": Words("de vuelta a lo vigente", "back to what stands"),
    }
)
_SHORT: Mapping[Kind, Words] = MappingProxyType(
    {
        "state": Words("{field}", "{field}"),
        "past": Words("{field} (sólo historia)", "{field} (history only)"),
        "back": Words("{field} (de vuelta a lo vigente)", "{field} (back to what stands)"),
    }
)
_SERIES = Words(
    "{count} {count|estado|estados} de una serie de fechas, un solo cambio",
    "{count} {count|state|states} of a series of dates, one change",
)

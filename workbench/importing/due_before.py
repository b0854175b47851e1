"""Deadlines that lie before what they are for was there: a year that was mistyped, or read from too few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from workbench.domain.problem import Problem
from workbench.domain.when import When
from workbench.i18n import Words
from workbench.importing.planned import Planned
from workbench.importing.stage import CellProblem

_SINCE: Mapping[str, str] = MappingProxyType({"request": "received", "recommendation": "submitted_on"})
_DUE = "due"


def due_before(planned: Iterable[Planned]) -> Iterator[CellProblem]:
    """Remarks on deadlines that an import sets and that end before the day of which the record is."""
    for one in planned:
        since_name = _SINCE.get(one.type.name, "")
        move = next((m for m in one.moves if m.field.name == _DUE and m.cell), None)
        if move is None or not since_name:
            continue
        due, since = move.new, getattr(one.record, since_name)
        if isinstance(due, When) and isinstance(since, When) and due.last() < since.first():
            labels = {"due": move.field.label, "since": one.type.field(since_name).label}
            problem = Problem("due-before", _BEFORE.fill(**labels))
            yield CellProblem(move.sheet or one.sheet, move.cell, f"{one.type.name}.{_DUE}", problem)


_BEFORE = Words(
    "«{due}» es anterior a «{since}»: ¿es otro año, o un día y no un año?",
    "“{due}” lies before “{since}”: is it another year, or a day and no year?",
)

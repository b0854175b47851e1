"""Which cells of a table are read, and that answers are for such cells only."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.sheet import address
from workbench.i18n import Words, clip
from workbench.importing.stage import Answers, Frame
from workbench.importing.trouble import Unreadable


def data_rows(frame: Frame) -> tuple[int, ...]:
    """The rows of data, and those just below whose formulas carry no value: they look empty and are not."""
    table, columns = frame.table, {c.column for c in frame.mapping.columns}
    if table.data_rows is None:
        return ()
    first, last = table.data_rows
    waiting = {row for row, column in frame.sheet.uncomputed if column in columns}
    while last + 1 in waiting:
        last += 1
    skipped = {row for row, _ in table.skipped}
    return tuple(row for row in range(first, last + 1) if row not in skipped)


def cells_of(frames: Sequence[Frame]) -> frozenset[str]:
    """The cells that a person can answer, as ``Sheet!D14``: of rows of data and forms that are read, and of headers
    of which something was answered.
    """
    found = {place for frame in frames for place in frame.answered}
    for frame in frames:
        columns, rows = frame.mapping.columns, data_rows(frame)
        found.update(f"{frame.sheet.name}!{address(row, c.column)}" for row in rows for c in columns)
        found.update(f"{frame.sheet.name}!{value.cell}" for value in frame.form.values)
    return frozenset(found)


def check_answers(file: str, answers: Answers, left: Sequence[str], cells: frozenset[str]) -> None:
    """Raises Unreadable where an answer is for a cell that is not among those read.

    ``left`` are sheets that were left aside on purpose: answers for their cells wait.
    """
    for place in answers:
        if place not in cells and place.rpartition("!")[0] not in left:
            raise Unreadable(_NO_CELL.fill(file=clip(file), place=clip(place)))


_NO_CELL = Words(
    "{file}: la decisión sobre «{place}» no corresponde a ninguna celda leída.",
    "{file}: the decision about “{place}” is for no cell that is read.",
)

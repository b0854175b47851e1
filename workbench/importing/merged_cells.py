"""Cells of the data that belong together: merged down a column or across several, or going on in the row below."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.sheet import Box, Sheet
from workbench.importing.layout import Table
from workbench.importing.layout_rows import CONTINUED, cell_words, filled_columns


def merge_origins(merges: Sequence[Box], rows: Sequence[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """For cells of the data inside a merge down a column, the cell that holds the value.

    A merge across columns is a heading within the table, not a value of each column.
    """
    if not rows:
        return {}
    return {
        (row, box.left): (box.top, box.left)
        for box in merges
        if box.left == box.right and rows[0] <= box.top <= rows[-1]
        for row in range(box.top, min(box.bottom, rows[-1]) + 1)
    }


def merged_across(sheet: Sheet, table: Table, rows: Sequence[int]) -> frozenset[tuple[int, int]]:
    """The cells of the data that are merged over two or more columns with a header of their own."""
    if not rows:
        return frozenset()
    headed = [c.column for c in table.columns if c.header]
    return frozenset(
        (box.top, box.left)
        for box in sheet.merges
        if rows[0] <= box.top <= rows[-1] and sum(box.left <= c <= box.right for c in headed) > 1
    )


def continued(sheet: Sheet, table: Table) -> dict[tuple[int, int], list[str]]:
    """For cells whose text goes on in rows of their own, the texts of those rows, from top to bottom."""
    left, right = table.columns[0].column, table.columns[-1].column
    found: dict[tuple[int, int], list[str]] = {}
    before = {row for row, why in table.skipped if why is CONTINUED}
    for row in sorted(before):
        (column,) = filled_columns(sheet.rows[row - 1], left, right)
        at = row - 1
        while at in before:
            at -= 1
        found.setdefault((at, column), []).append(cell_words(sheet.at(row, column)))
    return found
